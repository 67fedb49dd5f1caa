from explainer.person_nouns import gender_of_noun, is_person, is_person_noun, nouns_in


def test_the_last_word_of_a_phrase_for_somebody_means_a_person():
    assert is_person("ambassador")
    assert is_person("secretary")
    assert not is_person("agreement")


def test_one_person_is_meant_by_a_noun_of_the_table_or_by_how_it_ends():
    assert is_person_noun("villager")
    assert is_person_noun("beadmaker")
    assert not is_person_noun("staff")


def test_a_role_holds_its_nouns_in_the_singular():
    assert "prime minister" in nouns_in("former prime minister of Togo")
    assert nouns_in("ministers") == frozenset()


def test_a_noun_says_whether_a_woman_or_a_man_is_meant():
    assert (gender_of_noun("spokeswoman"), gender_of_noun("king"), gender_of_noun("envoy")) == ("f", "m", "")
