from dataclasses import replace
from itertools import permutations

import pytest

from explainer.assemble.clustering import cluster

from .tellings import article, telling


def groups(*told):
    return [[one.key for one in group] for group in cluster(told)]


def one(*told):
    return len(groups(*told)) == 1


def expelled(**fields):
    return telling("expel", "peru", "chile", **fields)


def test_two_articles_telling_one_expulsion_are_one():
    assert one(expelled(number=3, date="1998-05-04"), expelled(source="002", number=3, date="1998-05"))


def test_what_is_of_no_type_that_is_known_joins_nothing():
    told = telling("event", "peru", "chile", number=3, date="1998-05-04")
    assert not one(told, telling("event", "peru", "chile", source="002", number=3, date="1998-05-04"))
    assert not one(told, expelled(source="002", number=3, date="1998-05-04"))


def test_an_order_to_leave_and_persona_non_grata_are_one_expulsion():
    assert one(expelled(), telling("order-out", "peru", "chile", source="002"))


def test_tit_for_tat_is_two():
    assert not one(expelled(), telling("expel", "chile", "peru", source="002"))


def test_nine_and_three_in_one_article_stay_two():
    assert not one(expelled(number=9, date="1998-05-04"), expelled(index=1, number=3, date="1998-05-04"))


def test_two_counts_of_one_telling_are_of_one_event():
    assert one(expelled(number=22), expelled(index=1, number=21, trigger=expelled().mention.trigger))


def test_nine_and_three_stay_two_when_another_article_tells_one_of_them():
    told = [expelled(number=9), expelled(index=1, number=3), expelled(source="002", number=9)]
    assert groups(*told) == [[("001", 0), ("002", 0)], [("001", 1)]]


def test_another_number_in_another_article_is_one_event_with_two_claims():
    assert one(expelled(number=5), expelled(source="002", number="all members of the embassy"))
    assert one(expelled(number=5, date="1998-05-04"), expelled(source="002", number=6, date="1998-05-04"))


def test_an_order_of_may_and_one_of_july_stay_two():
    assert not one(expelled(date="1998-05"), expelled(source="002", date="1998-07"))


def test_the_report_of_the_next_morning_is_of_the_same_event():
    assert one(expelled(date="1998-05-04"), expelled(source="002", date="1998-05-05"))
    assert not one(expelled(date="1998-05-04"), expelled(source="002", date="1998-05-14"))


def test_one_article_does_not_date_one_event_twice():
    assert not one(expelled(date="1998-05-04"), expelled(index=1, date="1998-05-05"))


def test_a_named_man_is_not_dozens_of_soldiers():
    man = telling("arrest", "peru", persons=("ann-lund",))
    crowd = telling("arrest", "peru", source="002", number="dozens", people="soldiers")
    assert not one(man, crowd)


def test_a_national_without_a_name_is_the_named_one_of_that_state():
    named = telling("arrest", "peru", "chile", persons=("ann-lund",))
    national = telling("arrest", "peru", "chile", source="002", number=1, people="nationals")
    assert one(named, national)


def test_two_named_people_are_two_arrests():
    assert not one(
        telling("arrest", "peru", persons=("ann-lund",)), telling("arrest", "peru", source="002", persons=("bo-berg",))
    )


def test_parties_dissolved_are_not_a_parliament_dissolved():
    parties = telling("dissolve", "peru", what="political parties")
    assert not one(parties, telling("dissolve", "peru", source="002", what="parliament"))
    assert one(parties, telling("dissolve", "peru", source="002", what="parties"))


@pytest.mark.parametrize("kind", ["arrest", "sanction"])
def test_events_of_different_types_are_never_one(kind):
    assert not one(expelled(), telling(kind, "peru", "chile", source="002"))


def test_what_says_nothing_of_who_is_not_joined():
    assert not one(telling("arrest", source="001"), telling("arrest", source="002"))


def test_the_order_of_tellings_does_not_matter():
    told = [
        expelled(number=9, date="1998-05-04"),
        expelled(index=1, number=3, date="1998-05-04"),
        expelled(source="002", number=9),
        expelled(source="003", date="1998-07"),
        telling("expel", "chile", "peru", source="003", index=1),
    ]
    expected = groups(*told)
    assert all(groups(*order) == expected for order in permutations(told))


def test_a_matter_is_the_same_with_and_without_a_hyphen_and_contracts_are_no_other():
    suspended = telling("suspend-cooperation", "peru", "chile", what="counterterrorism cooperation")
    assert one(suspended, telling("suspend-cooperation", "peru", "chile", source="002", what="counter-terrorism work"))
    assert one(suspended, telling("suspend-cooperation", "peru", "chile", source="002", what="all contracts"))


def test_other_grounds_are_no_other_arrest():
    named = telling("arrest", "peru", "chile", persons=("ann-lund",), what="charges of spying")
    assert one(named, telling("arrest", "peru", "chile", source="002", persons=("ann-lund",), what="coup plot"))


def test_two_persons_expelled_singly_are_two_expulsions():
    one = telling("expel", "chad", "oman", persons=("rojas",), number=1)
    other = telling("expel", "chad", "oman", persons=("ruiz",), number=1, index=1)
    assert len(cluster([one, other])) == 2


def test_a_person_told_with_others_is_of_the_expulsion_of_all():
    one = telling("expel", "chad", "oman", persons=("rojas",), number=6)
    other = telling("order-out", "chad", "oman", number=6, index=1)
    assert len(cluster([one, other])) == 1


def test_what_an_article_tells_did_not_happen_after_it_was_out():
    early = expelled(published="1998-05-01")
    assert one(early, expelled(source="002", date="1998-05-01"))
    assert one(early, expelled(source="002", date="1998-05"))
    assert one(early, expelled(source="002", date="1998-05-02"))
    assert not one(early, expelled(source="002", date="1998-05-03"))


def closed(**fields):
    return telling("close-mission", "peru", "chile", what="embassy", date="1998-05-08", **fields)


def test_what_was_planned_and_came_to_pass_is_one_event():
    assert one(closed(published="1998-05-04", modality="planned"), closed(source="002", published="1998-05-09"))
    assert not one(closed(published="1998-05-04"), closed(source="002", published="1998-05-09"))


def test_a_headline_tells_what_the_text_under_it_tells():
    over = telling("arrest", None, "chile", number=1)
    title = replace(over, article=article("001", "1998-05-20", kind="title"))
    told = telling("arrest", "peru", "chile", index=1, date="1998-05-08")
    assert one(title, told)
    assert not one(title, replace(told, mention=replace(told.mention, background=True)))


def test_like_events_years_apart_stay_two():
    assert not one(expelled(published="1998-03-26"), expelled(source="002", published="2002-04-07"))
    assert one(expelled(published="1998-03-26"), expelled(source="002", published="1998-04-02"))


def test_what_is_told_again_with_its_number_months_later_is_the_same():
    assert one(expelled(number=3, published="1998-03-26"), expelled(source="002", number=3, published="1998-11-02"))
    assert not one(expelled(number=3, published="1998-03-26"), expelled(source="002", number=3, published="2002-04-07"))


def test_an_article_without_a_day_joins_by_a_number_or_a_person():
    known = expelled(number=3, published="1998-03-26")
    assert not one(known, expelled(source="002", published="unknown"))
    assert one(known, expelled(source="002", number=3, published="unknown"))
    arrest = telling("arrest", "peru", persons=("ann-lund",), index=1)
    again = telling("arrest", "peru", persons=("ann-lund",), source="002", index=1, published="unknown")
    told = [known, arrest, expelled(source="002", published="unknown"), again]
    assert len(groups(*told)) == 2


def test_what_is_alleged_is_another_fact_than_what_happened():
    happened = telling("kill", persons=("ann-lund",), date="1998-05-08")
    accused = telling("kill", "peru", persons=("ann-lund",), source="002", date="1998-05-08", modality="alleged")
    assert not one(happened, accused)


def test_other_doers_of_what_was_done_to_one_person_on_one_day_are_of_one_event():
    by_peru = telling("kill", "peru", persons=("ann-lund",), date="1998-05-08")
    assert one(by_peru, telling("kill", "chile", persons=("ann-lund",), source="002", date="1998-05-08"))
    assert not one(by_peru, telling("kill", "chile", persons=("ann-lund",), source="002", date="1998-05"))


def test_one_article_s_two_doers_did_two_things():
    guards = replace(telling("attack", index=1), by=("guards",))
    crowd = replace(telling("attack", index=2), by=("protesters",))
    assert not one(guards, crowd)
    assert not one(replace(guards, persons=frozenset({"ann-lund"})), replace(crowd, persons=frozenset({"ann-lund"})))


@pytest.mark.parametrize(
    ("place", "is_one"), [("Abuja", False), ("Nigeria", False), ("Niger", True), ("Niamey", True), ("Tera", True)]
)
def test_what_was_in_two_states_is_two_events(place, is_one):
    fields = {"number": 4, "people": "protesters", "date": "1998-05-04"}
    told = telling("kill", place="Niamey", **fields)
    assert one(told, telling("kill", source="002", place=place, **fields)) is is_one
