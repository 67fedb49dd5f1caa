import pytest

from explainer.check import check
from explainer.content import load

from ..content_folder import SHEETS, write_content


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
        ("timeline", "it denied any delight", "it denied all delight", "quote-not-found", 8, "it denied any delight"),
        ("timeline", "article: 001", "article: 009", "no-article", 7, "by its file's stem"),
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
        (
            "timeline",
            "in_response_to: norland-expels-sudria",
            "in_response_to: regret",
            "refers-to-itself",
            5,
            "another fact",
        ),
        ("timeline", "type: deny", "type: xxx", "no-such-type", 2, "use one of"),
        ("timeline", "id: regret", "id: sudria", "id-twice", 1, "another id"),
        ("expulsions", "value: 3", "value: 4", "number-not-quoted", 10, "mend the number"),
        ("expulsions", "value: 3", "value: 1,000", "number-not-quoted", 10, "mend the number"),
        ("expulsions", "value: 3", "value: seven", "number-not-quoted", 10, "mend the number"),
        ("expulsions", "value: 3", "value: 10-12", "number-not-quoted", 10, "mend the number"),
        ("expulsions", "[sudria]", "[sudria, chad]", "no-such-id", 4, "add the actor"),
    ],
)
def test_what_is_wrong_is_said_with_its_place_and_what_to_do(tmp_path, sheet, old, new, code, line, help):
    (found,) = problems(tmp_path, **changed(sheet, old, new))
    assert (found.code, found.file, found.mark.line) == (code, f"content/facts/{sheet}.yml", line)
    assert help in found.help


def test_of_a_fact_that_was_taken_back_no_evidence_is_asked(tmp_path):
    stub = "\n- id: they-met\n  publish: false\n  corrections: [{date: 2019-03-15, why: We misread it.}]\n"
    for sheet in ("timeline", "expulsions", "context"):
        assert problems(tmp_path / sheet, **{sheet: SHEETS.get(sheet, "") + stub}) == []


@pytest.mark.parametrize("words", ["the ministry", "The Ministry", "ministry said", "[norland, the ministry]"])
def test_who_is_no_actor_is_named_by_words_of_a_quote(tmp_path, words):
    sheet = SHEETS["timeline"].replace("quote: it denied", "quote: The ministry said so, and it denied")
    assert problems(tmp_path, timeline=sheet.replace("by: norland", f"by: {words}")) == []


@pytest.mark.parametrize(("words", "help"), [("malice", "mend the id. Who"), ("norlan", "did you mean norland? Who")])
def test_words_that_no_quote_has_are_an_id_to_nowhere(tmp_path, words, help):
    (found,) = problems(tmp_path, **changed("timeline", "by: norland", f"by: {words}"))
    assert (found.code, found.severity) == ("no-such-id", "error") and help in found.help
    assert found.message == f"there is no actor {words}, and no quote of this fact has these words"


@pytest.mark.parametrize("field", ["type: arrest\n  verb: yodel", "type: attack"])
def test_a_type_without_a_sentence_is_a_warning_but_not_where_a_person_wrote_one(tmp_path, field):
    untold = changed("timeline", "type: deny", field)
    untold["timeline"] = untold["timeline"].replace("  what: any pleasure\n", "  checked: 2019-03-20\n")
    (found,) = problems(tmp_path / "1", **untold)
    assert (found.code, found.severity, found.field) == ("no-sentence", "warning", f"regret.{field.split()[-2][:-1]}")
    untold["timeline"] += "  summary: It sang.\n"
    assert problems(tmp_path / "2", **untold) == []


def test_what_an_articles_words_tell_needs_no_sentence(tmp_path):
    assert problems(tmp_path, **changed("timeline", "type: deny", "type: event\n  verb: yodel")) == []


def test_an_expulsion_is_between_states_or_organisations(tmp_path):
    court = SHEETS["actors"].replace("kind: country", "kind: person", 1)
    (found,) = (one for one in problems(tmp_path, actors=court) if one.code == "not-a-state")
    assert (found.code, found.severity, found.field) == ("not-a-state", "warning", "norland-expels-sudria.by.0")


def test_by_what_one_article_says_nothing_answers_what_answers_it(tmp_path):
    both = SHEETS["expulsions"] + "  in_response_to: regret\n"
    found = problems(tmp_path / "1", expulsions=both)
    assert [(d.code, d.severity, d.field) for d in found] == [
        ("answers-itself", "warning", "regret.in_response_to"),
        ("not-borne", "warning", "norland-expels-sudria.in_response_to"),
        ("answers-itself", "warning", "norland-expels-sudria.in_response_to"),
    ]
    other = "  in_response_to: [{value: [regret], sources: [{article: '002', quote: Three envoys}]}]\n"
    apart = problems(tmp_path / "2", expulsions=SHEETS["expulsions"] + other)
    assert not [one for one in apart if one.code == "answers-itself"]


def test_a_quote_that_stands_twice_is_a_warning_that_a_prefix_settles(tmp_path):
    sheet = SHEETS["timeline"].replace("type: deny", "type: event")
    twice = sheet.replace("quote: it denied any delight", "quote: The ministry said")
    (found,) = problems(tmp_path / "twice", timeline=twice)
    assert (found.code, found.severity) == ("quote-ambiguous", "warning")
    assert problems(tmp_path / "once", timeline=f"{twice}      prefix: 'short:'\n") == []


def test_a_character_that_nobody_sees_is_named_where_it_keeps_words_from_being_found(tmp_path):
    (found,) = problems(tmp_path, **changed("timeline", "it denied any delight", "it denied\u200b any delight"))
    assert found.code == "quote-not-found" and found.help.startswith("column 23 is U+200B (zero width space); ")
    (found,) = problems(tmp_path / "2", **changed("timeline", "by: norland", "by: nor\u00adland"))
    assert found.code == "invisible-character"
    assert found.help == "column 10 is U+00AD (soft hyphen); take it out"


def test_spaces_and_hyphens_that_are_alike_in_a_quote_are_not_blamed(tmp_path):
    (found,) = problems(tmp_path, **changed("timeline", "it denied any delight", "it\u00a0denied – all delight"))
    assert found.code == "quote-not-found" and "column" not in found.help


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
    assert (found.code, found.field, found.file) == ("no-such-key-fact", "key_facts.1", "content/story.yml")
    assert found.severity == "warning"  # the front page tells the others


def test_facts_whose_articles_are_all_gone_are_told_in_one_line_with_what_to_do(tmp_path):
    root = write_content(tmp_path)
    for article in (root / "articles").iterdir():
        article.rename(article.with_stem(f"9-{article.stem}"))
    (found,) = check(load(root), root)
    assert (found.code, found.severity, found.file) == ("no-article", "error", "content/facts/actors.yml")
    assert found.message == "4 facts rest only on articles that are not there: 001, 002"
    assert "explainer extract --forget-missing" in found.help


def test_a_fact_that_lost_one_of_its_articles_is_told_where_it_cites_it(tmp_path):
    root = write_content(tmp_path)
    (root / "articles" / "002.md").unlink()
    (found,) = check(load(root), root)
    assert (found.code, found.field) == ("no-article", "norland-expels-sudria.number.1.sources.0.article")


def test_what_lies_among_the_articles_and_is_none_is_a_warning(tmp_path):
    root = write_content(tmp_path)
    (root / "articles" / "note.msg").write_bytes(b"\xd0\xcf")
    (found,) = check(load(root), root)
    assert (found.severity, found.file) == ("warning", "content/articles/note.msg")
