from explainer.check.causes import causes
from explainer.check.problem import Problem


def _told(*found):
    return [one.code for one in causes([Problem(code, "", path, "", severity) for code, path, severity in found])]


def test_a_character_that_nobody_sees_is_told_alone():
    found = [("no-such-id", ("by", 0), "error"), ("not-named", ("place",), "warning")]
    unseen = ("invisible-character", ("by", 0), "error")
    assert _told(*found, unseen) == ["not-named", "invisible-character"]


def test_what_is_nobody_is_not_asked_to_be_named():
    typo = ("no-such-id", ("by", 0), "error")
    assert _told(typo, ("not-a-state", ("by",), "warning"), ("not-named", ("by", 0), "warning")) == ["no-such-id"]
    assert _told(typo, ("not-named", ("by", 1), "warning")) == ["no-such-id", "not-named"]


def test_a_date_is_told_by_its_words_or_by_its_order():
    words = ("date-not-quoted", ("deadline", 0, "value"), "warning")
    assert _told(words, ("deadline-before-order", ("deadline", 0, "value"), "warning")) == ["date-not-quoted"]
    other = ("deadline-before-order", ("deadline", 1, "value"), "warning")
    assert _told(words, other) == ["date-not-quoted", "deadline-before-order"]


def test_each_slip_in_a_quote_is_told():
    quote = ("sources", 0, "quote")
    found = [("quote-cuts-number", quote, "error"), ("governor-left-out", quote, "warning")]
    assert _told(*found) == ["quote-cuts-number", "governor-left-out"]


def test_a_fact_whose_parties_are_swapped_is_not_asked_what_it_answers():
    answer = ("not-borne", ("in_response_to",), "warning")
    assert _told(("doer-not-quoted", ("by",), "warning"), answer) == ["doer-not-quoted"]
    assert _told(answer) == ["not-borne"]


def test_a_fact_of_a_wrong_type_is_not_asked_for_its_sentence():
    sentence = ("no-sentence", ("type",), "warning")
    assert _told(("not-borne", ("modality",), "warning"), sentence) == ["not-borne"]
    assert _told(("number-not-quoted", ("number",), "warning"), sentence) == ["number-not-quoted", "no-sentence"]


def test_nothing_stands_within_the_whole_fact():
    assert _told(("no-source", (), "error"), ("not-named", ("by",), "warning")) == ["no-source", "not-named"]
