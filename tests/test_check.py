import pytest

from explainer.check import check
from explainer.content import load

from .content_folder import SHEETS, write_content


def problems(tmp_path, **sheets):
    root = write_content(tmp_path, **sheets)
    return check(load(root), root)


def changed(sheet, old, new):
    assert old in SHEETS[sheet]
    return {sheet: SHEETS[sheet].replace(old, new)}


def test_a_story_in_which_every_fact_is_borne_has_nothing_wrong(tmp_path):
    assert problems(tmp_path) == []


@pytest.mark.parametrize(
    ("sheet", "old", "new", "code", "line", "help"),
    [
        ("timeline", "it regretted the step", "it regretted a step", "quote-not-found", 8, "it regretted the step"),
        ("timeline", "article: 001", "article: 009", "no-article", 7, "by its stem"),
        ("timeline", "article: 001", "article: 00", "ambiguous-article", 7, "more of the file's name"),
        ("timeline", "by: norland", "by: norlan", "no-such-id", 3, "did you mean norland?"),
        (
            "timeline",
            "in_response_to: norland-expels-sudria",
            "in_response_to: [nothing]",
            "no-such-id",
            5,
            "add the fact",
        ),
        ("timeline", "in_response_to: norland-expels-sudria", "in_response_to: regret", "own-id", 5, "another fact"),
        ("timeline", "type: deny", "type: xxx", "no-such-type", 2, "use one of"),
        ("timeline", "id: regret", "id: sudria", "id-twice", 1, "another id"),
        ("expulsions", "value: 3", "value: 4", "number-not-quoted", 10, "mend the number"),
        ("expulsions", "[sudria]", "[sudria, chad]", "no-such-id", 4, "add the actor"),
    ],
)
def test_what_is_wrong_is_said_with_its_place_and_what_to_do(tmp_path, sheet, old, new, code, line, help):
    (found,) = problems(tmp_path, **changed(sheet, old, new))
    assert (found.code, found.file, found.mark.line) == (code, f"content/facts/{sheet}.yml", line)
    assert help in found.help


def test_a_quote_that_stands_twice_is_a_warning_that_a_prefix_settles(tmp_path):
    twice = changed("timeline", "quote: it regretted the step", "quote: The ministry said")
    (found,) = problems(tmp_path, **twice)
    assert (found.code, found.severity) == ("quote-ambiguous", "warning")


def test_a_prefix_tells_two_places_apart(tmp_path):
    once = changed("timeline", "quote: it regretted the step", "quote: The ministry said\n      prefix: the step.")
    assert problems(tmp_path, **once) == []


def test_a_fact_and_a_claim_without_a_source_are_refused(tmp_path):
    bare = SHEETS["timeline"].partition("  sources:")[0]
    claim = SHEETS["expulsions"].replace("    - value: 3\n", "    - value: 7\n    - value: 3\n")
    found = problems(tmp_path, timeline=bare, expulsions=claim)
    assert [(d.code, d.field) for d in found] == [
        ("no-source", "regret"),
        ("no-source", "norland-expels-sudria.number.1"),
    ]


def test_everything_wrong_is_said_in_the_order_of_the_sheets(tmp_path):
    found = problems(
        tmp_path, **changed("timeline", "type: deny", "type: denial"), **changed("expulsions", "value: 2", "value: 9")
    )
    assert [d.code for d in found] == ["no-such-type", "number-not-quoted"]


def test_a_key_fact_that_is_not_there_is_said(tmp_path):
    root = write_content(tmp_path)
    (root / "story.yml").write_text("title: x\nkey_facts: [regret, nothing]\n", "utf-8")
    (found,) = check(load(root), root)
    assert (found.code, found.field, found.file) == ("no-such-id", "key_facts.1", "content/story.yml")
