"""A story on disk: people make two facts one and take one apart, and readings keep to it."""

import pytest

from explainer.cli import main
from explainer.content import ContentFolder
from explainer.errors import ExplainerError
from explainer.merge import edits, merge, merge_facts, open_proposals, rename, split
from explainer.model import Sheets
from explainer.strict_yaml import dump, load


def _source(article, quote):
    return {"article": article, "quote": quote}


COURIER = _source("001-courier", "Ruritania expelled two envoys")
HERALD = _source("003-herald", "three envoys were sent home by Ruritania")
COOK = _source("001-courier", "so was the cook of the embassy")
RURITANIA = {
    "id": "ruritania",
    "name": "Ruritania",
    "kind": "country",
    "sources": [_source("001-courier", "Ruritania")],
}
EXPULSION = {"id": "expulsion", "date": "2024-05", "by": ["ruritania"], "number": 2, "sources": [COURIER]}
AGAIN = {"id": "again", "date": "2024-05-03", "by": ["ruritania"], "number": 3, "sources": [HERALD, COOK]}
ARREST = {"id": "arrest", "type": "arrest", "by": ["ruritania"], "place": "Zenda", "sources": [HERALD]}
ANSWER = {
    "id": "answer",
    "date": "2024-06",
    "by": ["ruritania"],
    "in_response_to": ["again"],
    "sources": [_source("002-gazette", "they answered")],
}
BOTH = {
    "id": "both",
    "type": "arrest",
    "date": "2024-05",
    "by": ["ruritania"],
    "number": [{"value": 2, "sources": [COURIER]}, {"value": 3, "sources": [_source("003-herald", "three envoys")]}],
    "sources": [COURIER, COOK, HERALD],
}


def _sheets(*expulsions, **more):
    return Sheets.model_validate({"actors": [RURITANIA], "expulsions": list(expulsions), **more})


@pytest.fixture
def folder(tmp_path):
    return ContentFolder(tmp_path / "content")


@pytest.fixture
def story(folder):
    merge(folder, _sheets(EXPULSION, AGAIN, ANSWER))
    return folder


def _facts(folder, sheet="expulsions"):
    return {fact["id"]: fact for fact in load((folder.facts / f"{sheet}.yml").read_text("utf-8"), sheet)}


def _edit(folder, sheet, old, new):
    file = folder.facts / f"{sheet}.yml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def _bytes(folder):
    return {path: path.read_bytes() for path in folder.root.rglob("*") if path.is_file() and path.name != ".lock"}


def _nothing_new(folder, reading):
    before = _bytes(folder)
    report = merge(folder, reading)
    assert (report.summary(), report.files, open_proposals(folder)) == ("nothing new", (), [])
    assert _bytes(folder) == before


def test_a_fact_that_becomes_part_of_another_leaves_its_values_as_claims_and_references_lead_on(story):
    merge_facts(story, "again", "expulsion")
    fact = _facts(story)["expulsion"]
    assert "again" not in _facts(story)
    assert [claim["value"] for claim in fact["number"]] == ["2", "3"]
    assert fact["number"][1]["sources"] == [HERALD, COOK]
    assert (fact["by"], fact["sources"]) == (["ruritania"], [COURIER, HERALD, COOK])
    assert _facts(story)["answer"]["in_response_to"] == ["expulsion"]
    _nothing_new(story, _sheets(EXPULSION, AGAIN, ANSWER))


def test_a_later_article_that_tells_the_fact_that_is_gone_is_read_into_the_other(story):
    merge_facts(story, "again", "expulsion")
    later = _source("004-post", "the three were back on Monday")
    merge(story, _sheets(EXPULSION, AGAIN | {"sources": [HERALD, COOK, later]}, ANSWER))
    assert later in _facts(story)["expulsion"]["sources"]
    assert set(_facts(story)) == {"expulsion", "answer"}


def test_a_fact_that_is_gone_comes_back_as_no_second_fact_though_it_was_unread_for_a_while(story):
    merge_facts(story, "again", "expulsion")
    merge(story, _sheets(EXPULSION, ANSWER | {"in_response_to": []}))
    merge(story, _sheets(EXPULSION, AGAIN, ANSWER))
    assert set(_facts(story)) == {"expulsion", "answer"}
    assert _facts(story)["expulsion"]["sources"] == [COURIER, HERALD, COOK]
    _nothing_new(story, _sheets(EXPULSION, AGAIN, ANSWER))


def test_a_fact_that_is_not_read_any_more_keeps_its_words_in_the_one_that_it_becomes_a_part_of(story):
    less = _sheets(EXPULSION, ANSWER | {"in_response_to": []})
    story.articles.mkdir()
    (story.articles / "003-herald.md").write_text("x", "utf-8")
    merge(story, less)
    merge_facts(story, "again", "expulsion")
    assert _facts(story)["expulsion"]["sources"] == [COURIER, HERALD, COOK]
    _nothing_new(story, less)
    assert [claim["value"] for claim in _facts(story)["expulsion"]["number"]] == ["2", "3"]


def test_one_sentence_that_tells_both_facts_is_known_again_by_either_of_its_words(folder):
    sentence = _source("001-courier", "first they left, and then they came back")
    facts = [{"id": ident, "type": "event", "sources": [sentence]} for ident in ("left", "back")]
    words = {(ident, *sentence.values()): told for ident, told in (("left", "they left"), ("back", "they came back"))}
    merge(folder, _sheets(timeline=facts), words=words)
    merge_facts(folder, "back", "left")
    before = _bytes(folder)
    for _ in range(2):
        assert merge(folder, _sheets(timeline=facts), words=words).summary() == "nothing new"
        assert list(_facts(folder, "timeline")) == ["left"]
    assert _bytes(folder) == before


def test_a_part_of_one_of_two_facts_takes_no_quote_of_the_other_when_they_become_one(folder):
    quotes = [_source(article, "first they left, and then they came back") for article in ("001-courier", "003-herald")]
    facts = [{"id": ident, "type": "event", "sources": quotes} for ident in ("left", "back")]
    told = {"left": "they left", "back": "they came back"}
    words = {(ident, *quote.values()): told[ident] for ident in told for quote in quotes}
    merge(folder, _sheets(timeline=facts), words=words)
    split(folder, "back", "part", ["003"])
    part = _facts(folder, "timeline")["part"]
    merge_facts(folder, "back", "left")
    assert _facts(folder, "timeline") == {"left": facts[0], "part": part}
    before = _bytes(folder)
    merge(folder, _sheets(timeline=facts), words=words)
    assert _bytes(folder) == before


def test_edits_and_comments_of_both_stay(story):
    _edit(story, "expulsions", "number: 2", "number: 5 # counted")
    _edit(story, "expulsions", "number: 3", "number: 4 # guessed\n  note: Ours.")
    merge_facts(story, "again", "expulsion")
    text = (story.facts / "expulsions.yml").read_text("utf-8")
    fact = _facts(story)["expulsion"]
    assert [claim["value"] for claim in fact["number"]] == ["5", "4"] and fact["note"] == "Ours."
    assert "# counted" in text and "# guessed" in text
    _nothing_new(story, _sheets(EXPULSION, AGAIN, ANSWER))
    assert {row.fact for row in edits(story)} == {"expulsion"}


def test_what_a_person_wrote_in_a_field_that_has_but_one_value_stands_in_a_comment(story):
    _edit(story, "expulsions", "number: 2", "number: 2\n  note: First.")
    _edit(story, "expulsions", "number: 3", "number: 3\n  note: |\n    Second,\n    and more.")
    _, aside = merge_facts(story, "again", "expulsion")
    text = (story.facts / "expulsions.yml").read_text("utf-8")
    assert list(aside) == ["note"]
    assert text.startswith("# again had:\n# note: 'Second,\n#\n#   and more.\n")
    assert _facts(story)["expulsion"]["note"] == "First."
    _nothing_new(story, _sheets(EXPULSION, AGAIN, ANSWER))


def test_facts_of_two_sheets_become_one_in_the_sheet_of_the_one_that_is_kept(folder):
    reading = _sheets(EXPULSION, timeline=[ARREST])
    merge(folder, reading)
    _edit(folder, "timeline", "  place: Zenda", "  # at night\n  place: Zenda")
    _, aside = merge_facts(folder, "arrest", "expulsion")
    assert list(aside) == ["type", "place"]
    assert (folder.facts / "timeline.yml").read_text("utf-8") == "[]\n"
    assert _facts(folder)["expulsion"]["sources"] == [COURIER, HERALD]
    assert "# at night\n- id: expulsion" in (folder.facts / "expulsions.yml").read_text("utf-8")
    _nothing_new(folder, reading)


def test_a_fact_that_a_person_wrote_stays_a_persons_when_one_that_was_read_becomes_part_of_it(story):
    file = story.facts / "expulsions.yml"
    own = "\n- id: own\n  number: 9\n  sources: [{article: 005-letter, quote: nine of them}]\n"
    file.write_text(file.read_text("utf-8") + own, "utf-8")
    merge_facts(story, "again", "own")
    merge(story, _sheets(EXPULSION, ANSWER | {"in_response_to": []}))
    fact = _facts(story)["own"]
    assert fact["number"][0]["value"] == "9" and _source("005-letter", "nine of them") in fact["sources"]
    assert not [one for one in open_proposals(story) if one.fact == "own"]


def test_so_it_is_when_a_reading_has_come_since_the_person_wrote_it(story):
    file = story.facts / "expulsions.yml"
    own = "\n- id: own\n  number: 9\n  sources: [{article: 005-letter, quote: nine of them}]\n"
    file.write_text(file.read_text("utf-8") + own, "utf-8")
    merge(story, _sheets(EXPULSION, AGAIN, ANSWER))
    merge_facts(story, "again", "own")
    before = _facts(story)["own"]
    longer = _source("003-herald", f"{HERALD['quote']}, it said")
    merge(story, _sheets(EXPULSION, AGAIN | {"sources": [longer, COOK]}, ANSWER))
    assert _facts(story)["own"] == before


def test_what_tells_a_persons_own_fact_and_what_became_part_of_it_are_two_to_the_reader(story):
    """Under one id the one was lost, and came back as a fact of its own in the second run."""
    letter = _source("005-letter", "nine of them were on the train")
    file = story.facts / "expulsions.yml"
    own = {"id": "ours", "date": "2024-07", "by": ["ruritania"], "number": 9, "sources": [letter]}
    file.write_text(file.read_text("utf-8") + "\n" + dump([own]), "utf-8")
    merge_facts(story, "again", "ours")
    merge(story, _sheets(EXPULSION, ANSWER | {"in_response_to": []}))  # neither is read for a while
    reading = _sheets(EXPULSION, AGAIN, ANSWER, own | {"id": "told"})
    merge(story, reading)
    before = _bytes(story)
    assert set(_facts(story)) == {"expulsion", "answer", "ours"}
    assert merge(story, reading).rows == ()
    assert _bytes(story) == before


@pytest.mark.parametrize(
    ("gone", "kept", "why"),
    [
        ("again", "again", "part of itself"),
        ("again", "xyz", "no fact xyz"),
        ("again", "ruritania", "explainer merge-actors"),
        ("again", "old-quarrel", r"again is of expulsions\.yml and old-quarrel of context\.yml"),
        ("denied", "arrest", "differ in modality"),
        ("hidden", "arrest", "differ in publish"),
    ],
)
def test_facts_that_cannot_be_one_are_refused(folder, gone, kept, why):
    others = [ARREST | {"id": "denied", "modality": "denied"}, ARREST | {"id": "hidden", "publish": False}]
    context = [{"id": "old-quarrel", "topic": "Before", "sources": [_source("002-gazette", "an old quarrel")]}]
    merge(folder, _sheets(AGAIN, timeline=[ARREST, *others], context=context))
    before = _bytes(folder)
    with pytest.raises(ExplainerError, match=why):
        merge_facts(folder, gone, kept)
    assert _bytes(folder) == before


def test_sources_make_a_fact_of_their_own_with_what_only_they_bear(folder):
    reading = _sheets(timeline=[BOTH])
    merge(folder, reading)
    split(folder, "both", "homecoming", ["003"])
    facts = _facts(folder, "timeline")
    assert list(facts) == ["both", "homecoming"]
    assert [claim["value"] for claim in facts["both"]["number"]] == ["2"]
    assert (facts["both"]["type"], facts["both"]["date"], facts["both"]["sources"]) == (
        "arrest",
        "2024-05",
        [COURIER, COOK],
    )
    assert facts["homecoming"] == {
        "id": "homecoming",
        "type": "event",
        "number": [{"value": "3", "sources": [_source("003-herald", "three envoys")]}],
        "sources": [HERALD],
    }
    _nothing_new(folder, reading)


def test_one_source_of_an_article_is_named_by_its_place(folder):
    reading = _sheets(timeline=[BOTH])
    merge(folder, reading)
    split(folder, "both", "cook", ["001:2"])
    facts = _facts(folder, "timeline")
    assert (facts["both"]["sources"], facts["cook"]["sources"]) == ([COURIER, HERALD], [COOK])
    assert len(facts["both"]["number"]) == 2
    _nothing_new(folder, reading)


def test_a_new_quote_of_the_moved_sentence_goes_where_that_went_and_another_article_does_not(folder):
    merge(folder, _sheets(timeline=[BOTH]))
    split(folder, "both", "homecoming", ["003"])
    longer = _source("003-herald", "On Monday three envoys were sent home by Ruritania")
    other = _source("004-post", "two envoys had to go")
    reading = _sheets(timeline=[BOTH | {"sources": [COURIER, COOK, longer, other]}])
    merge(folder, reading)
    facts = _facts(folder, "timeline")
    assert (facts["both"]["sources"], facts["homecoming"]["sources"]) == ([COURIER, COOK, other], [longer])
    _nothing_new(folder, reading)


def test_a_part_of_a_fact_that_a_person_just_wrote_is_the_persons_too(folder):
    quarrel = {"id": "quarrel", "topic": "Before", "statement": "They quarrel", "sources": [COURIER]}
    merge(folder, _sheets(context=[quarrel]))
    _edit(folder, "context", "id: quarrel", "id: mine")
    _edit(folder, "context", "sources:", "sources:\n    - article: 003-herald\n      quote: Words of my own")
    split(folder, "mine", "part", ["001"])
    before = _facts(folder, "context")
    merge(folder, _sheets(context=[quarrel | {"statement": "They are friends"}]))
    assert _facts(folder, "context") == before


def test_a_reader_that_tells_the_two_apart_finds_the_fact_that_people_made(folder):
    merge(folder, _sheets(timeline=[BOTH]))
    split(folder, "both", "homecoming", ["003"])
    one = BOTH | {"number": 2, "sources": [COURIER, COOK]}
    reading = _sheets(timeline=[ARREST | {"id": "sent-home"}, one])
    merge(folder, reading)
    facts = _facts(folder, "timeline")
    assert set(facts) == {"both", "homecoming"}
    assert (facts["homecoming"]["type"], facts["homecoming"]["place"]) == ("arrest", "Zenda")
    _nothing_new(folder, reading)


def test_a_reading_without_the_moved_words_leaves_the_fact_and_says_so(folder):
    merge(folder, _sheets(timeline=[BOTH]))
    split(folder, "both", "homecoming", ["003"])
    (folder.articles).mkdir()
    (folder.articles / "003-herald.md").write_text("x", "utf-8")
    merge(folder, _sheets(timeline=[BOTH | {"number": 2, "sources": [COURIER, COOK]}]))
    merge(folder, _sheets(timeline=[BOTH]))
    assert list(_facts(folder, "timeline")) == ["both", "homecoming"]
    _nothing_new(folder, _sheets(timeline=[BOTH]))


def test_a_fact_that_was_made_of_another_and_deleted_stays_deleted(folder):
    merge(folder, _sheets(timeline=[BOTH]))
    split(folder, "both", "homecoming", ["003"])
    file = folder.facts / "timeline.yml"
    file.write_text(file.read_text("utf-8").split("\n- id: homecoming")[0], "utf-8")
    merge(folder, _sheets(timeline=[BOTH]))
    assert list(_facts(folder, "timeline")) == ["both"]
    assert _facts(folder, "timeline")["both"]["sources"] == [COURIER, COOK]


def test_a_fact_keeps_what_was_moved_under_other_ids(folder):
    merge(folder, _sheets(timeline=[BOTH]))
    split(folder, "both", "homecoming", ["003"])
    rename(folder, "homecoming", "home")
    rename(folder, "both", "two")
    assert set(_facts(folder, "timeline")) == {"home", "two"}
    _nothing_new(folder, _sheets(timeline=[BOTH]))


@pytest.mark.parametrize("edited", [False, True])
def test_taking_apart_is_undone_by_making_one_and_the_other_way_round(folder, edited):
    reading = _sheets(EXPULSION, AGAIN)
    merge(folder, reading)
    if edited:
        _edit(folder, "expulsions", "number: 3", "number: 4 # counted")
    before = _facts(folder)
    merge_facts(folder, "again", "expulsion")
    one = _facts(folder)
    split(folder, "expulsion", "again-then", ["003", "001:2"])
    apart = _facts(folder)
    assert apart["again-then"]["number"] == [{"value": "4" if edited else "3", "sources": [HERALD, COOK]}]
    assert apart["expulsion"]["sources"] == before["expulsion"]["sources"]
    assert apart["again-then"]["sources"] == before["again"]["sources"]
    merge(folder, reading)
    merge_facts(folder, "again-then", "expulsion")
    assert _facts(folder) == one
    _nothing_new(folder, reading)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("xyz", "new", ["003"]), "no fact xyz"),
        (("both", "ruritania", ["003"]), "has a fact ruritania already"),
        (("both", "No id", ["003"]), "is not an id"),
        (("ruritania", "new", ["001"]), "is an actor"),
        (("both", "new", ["007"]), "no article in both 007"),
        (("both", "new", ["001:3"]), "has 2 sources of 001-courier, counted from 1: there is no 001:3"),
        (("both", "new", ["001:x"]), "there is no 001:x"),
        (("both", "new", ["001", "003"]), "no source would stay with both"),
    ],
)
def test_what_cannot_be_taken_apart_is_refused(folder, words, why):
    merge(folder, _sheets(timeline=[BOTH]))
    before = _bytes(folder)
    with pytest.raises(ExplainerError, match=why):
        split(folder, *words)
    assert _bytes(folder) == before


def test_a_broken_memory_of_moved_quotes_is_told(folder):
    merge(folder, _sheets(timeline=[BOTH]))
    split(folder, "both", "homecoming", ["003"])
    (folder.extracted / "moved.yml").write_text("homecoming: 3\n", "utf-8")
    with pytest.raises(ExplainerError):
        merge(folder, _sheets(timeline=[BOTH]))


def test_the_commands_say_what_they_did_and_what_is_to_be_looked_at(folder, capsys):
    merge(folder, _sheets(EXPULSION, timeline=[BOTH]))
    assert (
        main(["--content", str(folder.root), "split", "bo", "homecoming", "--source", "003", "--source", "001:2"]) == 0
    )
    said = capsys.readouterr().err
    assert "new in timeline.yml\n  homecoming  “" in said and "homecoming is told by its article's words: look" in said
    assert main(["--content", str(folder.root), "merge-facts", "bo", "exp"]) == 0
    said = capsys.readouterr().err
    assert "has taken in both" in said
    assert "set aside, since a fact has only one: its type;" in said and "moved" not in said.split("written")[0]
