from explainer.phrase_matcher import PhraseMatcher

MATCHER = PhraseMatcher([(("new", "guinea"), 2), (("guinea",), 1), (("papua", "new", "guinea"), 3)])


def test_the_longest_phrase_is_taken():
    assert MATCHER.at(["papua", "new", "guinea"], 0) == (3, 3)
    assert MATCHER.at(["new", "guinea"], 0) == (2, 2)


def test_nothing_is_found_where_a_phrase_is_cut_short():
    assert MATCHER.at(["papua", "new"], 0) is None


def test_phrases_found_in_a_row_do_not_overlap():
    words = ["guinea", "and", "papua", "new", "guinea", "or", "new", "guinea"]
    assert list(MATCHER.all(words)) == [(0, 1, 1), (2, 5, 3), (6, 8, 2)]


def test_only_the_asked_stretch_is_searched():
    assert list(MATCHER.all(["guinea", "guinea", "guinea"], 1, 2)) == [(1, 2, 1)]
