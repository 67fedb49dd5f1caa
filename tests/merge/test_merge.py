"""A story on disk: readings come, people edit and decide, and nothing of theirs is lost."""

import pytest
from pydantic import TypeAdapter

from explainer.content import ContentFolder
from explainer.errors import ExplainerError, InvalidContent
from explainer.merge import apart, edits, merge, merge_actors, open_proposals, rename, settle, unsure
from explainer.model import Sheets
from explainer.sheets import dump_sheet
from explainer.strict_yaml import load

from ..test_transaction import killed_at

SOURCE = {"article": "001-courier", "quote": "Ruritania expelled two envoys"}
LATER = {"article": "002-gazette", "quote": "the two envoys have left"}
RURITANIA = {
    "id": "ruritania",
    "name": "Ruritania",
    "kind": "country",
    "sources": [{"article": "001-courier", "quote": "Ruritania"}],
}
GRAUSTARK = {
    "id": "graustark",
    "name": "Graustark",
    "kind": "country",
    "sources": [{"article": "001-courier", "quote": "Graustark"}],
}
EXPULSION = {
    "id": "ruritania-expels-graustark",
    "date": "2024-05",
    "by": ["ruritania"],
    "against": ["graustark"],
    "number": 2,
    "sources": [SOURCE],
}
ANSWER = {
    "id": "graustark-expels-ruritania",
    "date": "2024-06",
    "by": ["graustark"],
    "against": ["ruritania"],
    "number": 1,
    "in_response_to": ["ruritania-expels-graustark"],
    "sources": [{"article": "002-gazette", "quote": "Graustark answered"}],
}


def _sheets(*expulsions, actors=(RURITANIA, GRAUSTARK), **more):
    return Sheets.model_validate({"actors": list(actors), "expulsions": list(expulsions), **more})


@pytest.fixture
def story(tmp_path):
    """A story whose first reading has two actors and an expulsion."""
    folder = ContentFolder(tmp_path / "content")
    merge(folder, _sheets(EXPULSION))
    return folder


@pytest.fixture
def empty(tmp_path):
    """A story of which nothing was read yet."""
    return ContentFolder(tmp_path / "content")


def _edit(folder, sheet, old, new):
    file = folder.facts / f"{sheet}.yml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def _facts(folder, sheet="expulsions"):
    return {fact["id"]: fact for fact in load((folder.facts / f"{sheet}.yml").read_text("utf-8"), sheet)}


def _told(rows):
    return [(row.what, row.fact, *(remark.text for remark in row.remarks)) for row in rows]


def _bytes(folder):
    return {path: path.read_bytes() for path in folder.root.rglob("*") if path.is_file() and path.name != ".lock"}


def test_the_first_reading_is_written_as_it_is(story):
    for part in (story.facts, story.extracted):
        assert (part / "expulsions.yml").read_text("utf-8") == dump_sheet(_sheets(EXPULSION).expulsions)
        assert (part / "timeline.yml").read_text("utf-8") == "[]\n"


def test_a_reading_that_finds_nothing_new_leaves_every_byte(story):
    _edit(story, "expulsions", "  number: 2\n", "  number: 5   # counted\n\n\n")
    merge(story, _sheets(EXPULSION))
    before = _bytes(story)
    report = merge(story, _sheets(EXPULSION))
    assert _bytes(story) == before
    assert (report.files, report.summary()) == ((), "nothing new")


def test_an_edit_stays_and_a_comment_with_it(story):
    _edit(story, "expulsions", "number: 2", "number: 5 # I was there")
    report = merge(story, _sheets(EXPULSION | {"number": 3, "date": "2024-05-03"}))
    text = (story.facts / "expulsions.yml").read_text("utf-8")
    assert "number: 5 # I was there\n" in text
    assert "date: 2024-05-03\n" in text
    assert report.summary() == "1 changed, 1 in conflict"
    assert _told(report.rows) == [("changed", "ruritania-expels-graustark", "date: May 2024 → 3 May 2024")]
    assert [(one.field, one.now, one.proposed) for one in report.proposals] == [("number", 5, 3)]


def test_the_last_reading_is_kept_in_the_readers_own_words(story):
    _edit(story, "expulsions", "number: 2", "number: 5")
    merge(story, _sheets(EXPULSION | {"number": 3}))
    assert (story.extracted / "expulsions.yml").read_text("utf-8") == dump_sheet(
        _sheets(EXPULSION | {"number": 3}).expulsions
    )


def test_an_accepted_proposal_is_written_and_the_field_follows_again(story):
    _edit(story, "expulsions", "number: 2", "number: 5 # counted")
    merge(story, _sheets(EXPULSION | {"number": 3}))
    settle(story, accept=[open_proposals(story)[0].id])
    assert "number: 3 # counted\n" in (story.facts / "expulsions.yml").read_text("utf-8")
    assert open_proposals(story) == []
    merge(story, _sheets(EXPULSION | {"number": 4}))
    assert _facts(story)["ruritania-expels-graustark"]["number"] == "4"


def test_a_rejected_proposal_comes_back_only_with_other_evidence(story):
    _edit(story, "expulsions", "number: 2", "number: 5")
    merge(story, _sheets(EXPULSION | {"number": 3}))
    settle(story, reject=[open_proposals(story)[0].id])
    merge(story, _sheets(EXPULSION | {"number": 3}))
    assert open_proposals(story) == []
    merge(story, _sheets(EXPULSION | {"number": 3, "sources": [SOURCE, LATER]}))
    assert [one.proposed for one in open_proposals(story)] == [3]
    merge(story, _sheets(EXPULSION | {"number": 3}))
    assert open_proposals(story) == []


def test_a_rejected_proposal_stays_rejected_when_more_or_fewer_words_are_quoted_or_a_value_becomes_a_claim(story):
    _edit(story, "expulsions", "number: 2", "number: 5")
    merge(story, _sheets(EXPULSION | {"number": 3}))
    settle(story, reject=[open_proposals(story)[0].id])
    for quote in ("he said that Ruritania expelled two envoys on Monday", "expelled two envoys"):
        source = SOURCE | {"quote": quote}
        for number in (3, [{"value": 3, "sources": [source]}]):
            merge(story, _sheets(EXPULSION | {"number": number, "sources": [source]}))
            assert open_proposals(story) == []
    merge(story, _sheets(EXPULSION | {"number": 4, "sources": [source]}))
    assert [one.proposed for one in open_proposals(story)] == [4]


def test_a_rejected_proposal_stays_rejected_when_its_fact_gets_another_id(story):
    _edit(story, "expulsions", "number: 2", "number: 5")
    merge(story, _sheets(EXPULSION | {"number": 3}))
    settle(story, reject=[open_proposals(story)[0].id])
    rename(story, "ruritania-expels-graustark", "the-expulsion")
    assert open_proposals(story) == []


@pytest.mark.parametrize(
    "mine",
    [
        "Ruritania expelled two envoys\n    - article: 001-courier\n      quote: two envoys",
        "Yesterday Ruritania expelled two envoys",
    ],
)
def test_other_words_quoted_of_a_sentence_are_the_same_fact_under_another_id_too(story, mine):
    rename(story, "ruritania-expels-graustark", "the-expulsion")
    _edit(story, "expulsions", "Ruritania expelled two envoys", mine)
    later = EXPULSION | {"number": 3, "sources": [SOURCE | {"quote": "Ruritania expelled two envoys, it said"}]}
    merge(story, _sheets(later))
    assert merge(story, _sheets(later)).files == ()
    merge(story, _sheets(later | {"number": 4}))
    assert _facts(story)["the-expulsion"]["number"] == "4"


def test_an_actor_of_two_that_a_person_writes_anew_is_known_at_once(story):
    merge_actors(story, "graustark", "ruritania")
    _edit(story, "actors", "id: ruritania", "id: the-kingdom\n  note: Of two")
    _edit(story, "actors", "quote: Graustark", "quote: Graustark and Ruritania")
    _edit(story, "actors", "quote: Ruritania\n", "quote: one kingdom\n")
    merge(story, _sheets(EXPULSION))
    assert list(_facts(story, "actors")) == ["the-kingdom"]
    assert merge(story, _sheets(EXPULSION)).files == ()


def test_a_proposal_that_is_not_open_cannot_be_settled(story):
    before = _bytes(story)
    with pytest.raises(ExplainerError, match="no open proposal or lead 12345678"):
        settle(story, accept=["12345678"])
    assert _bytes(story) == before


def test_a_deleted_fact_stays_deleted_though_it_was_unread_for_a_while(story):
    (story.facts / "expulsions.yml").write_text("[]\n", "utf-8")
    for sheets in (
        _sheets(EXPULSION),
        _sheets(),
        _sheets(EXPULSION | {"id": "other", "number": 7, "sources": [SOURCE, LATER]}),
    ):
        merge(story, sheets)
        assert _facts(story) == {}
    merge(story, _sheets())
    merge(story, _sheets(EXPULSION | {"sources": [LATER]}))
    assert _facts(story) == {}


def test_a_fact_that_names_a_deleted_actor_is_written_without_it(story):
    text = (story.facts / "actors.yml").read_text("utf-8")
    (story.facts / "actors.yml").write_text(text[: text.index("- id: graustark")], "utf-8")
    _edit(story, "expulsions", "  against: [graustark]\n", "")
    merge(story, _sheets(EXPULSION, ANSWER))
    facts = _facts(story)
    assert "by" not in facts["graustark-expels-ruritania"]
    assert facts["graustark-expels-ruritania"]["in_response_to"] == ["ruritania-expels-graustark"]
    assert open_proposals(story) == []


def test_a_fact_that_no_article_bears_stays_and_is_asked(story):
    report = merge(story, _sheets())
    assert list(_facts(story)) == ["ruritania-expels-graustark"]
    assert (report.rows, report.summary()) == ((), "1 gone from the articles")
    (one,) = open_proposals(story)
    assert one.sources == ((SOURCE["article"], SOURCE["quote"]),)
    merge(story, _sheets(EXPULSION))
    assert open_proposals(story) == []


def test_facts_that_are_not_read_surely_any_more_are_told_once_and_nobody_is_asked(story):
    merge(story, _sheets(EXPULSION, ANSWER))
    _edit(story, "expulsions", "  number: 2\n", "  number: 2\n  checked: 2024-07-01\n")
    story.articles.mkdir()
    for article in ("001-courier", "002-gazette"):
        (story.articles / f"{article}.md").write_text("Ruritania.\n", "utf-8")
    report = merge(story, _sheets())
    assert list(_facts(story)) == ["ruritania-expels-graustark", "graustark-expels-ruritania"]
    assert report.summary() == "1 fact is no longer read surely: `explainer diff --unsure` lists it"
    assert _told(unsure(story)) == [("unsure", "graustark-expels-ruritania", "002-gazette: “Graustark answered”")]
    assert (merge(story, _sheets()).summary(), open_proposals(story)) == ("nothing new", [])
    assert "2 facts are no longer" in merge(story, _sheets(actors=[RURITANIA])).summary()
    (story.articles / "002-gazette.md").unlink()
    assert [one.fact for one in open_proposals(story)] == ["graustark-expels-ruritania"]
    assert [row.fact for row in unsure(story)] == ["graustark"]


def test_a_fact_that_is_taken_out_is_taken_out_of_what_refers_to_it(story):
    merge(story, _sheets(EXPULSION, ANSWER))
    story.story.write_text(
        "title: T\nkey_facts: [ruritania-expels-graustark, graustark-expels-ruritania] # both\n", "utf-8"
    )
    merge(story, _sheets(ANSWER | {"in_response_to": []}))
    merge(story, _sheets(ANSWER))
    settle(story, accept=[one.id for one in open_proposals(story)])
    assert list(_facts(story)) == ["graustark-expels-ruritania"]
    assert "in_response_to" not in _facts(story)["graustark-expels-ruritania"]
    assert story.story.read_text("utf-8") == "title: T\nkey_facts: [graustark-expels-ruritania] # both\n"


def test_a_fact_that_a_person_wrote_stays_and_is_not_asked_about(story):
    file = story.facts / "expulsions.yml"
    own = "- id: ours\n  by: ruritania\n  number: 9\n  sources:\n    - {article: '003', quote: ours}\n"
    file.write_text(file.read_text("utf-8") + "\n" + own, "utf-8")
    merge(story, _sheets(EXPULSION | {"number": 3}))
    assert file.read_text("utf-8").endswith(own)
    assert open_proposals(story) == []


def test_a_fact_that_a_person_wrote_first_and_the_reader_then_finds_is_one(story):
    file = story.facts / "expulsions.yml"
    own = "- id: ours\n  by: graustark\n  number: 9 # mine\n  sources:\n    - {article: '002', quote: Graustark answered}\n"
    file.write_text(file.read_text("utf-8") + "\n" + own, "utf-8")
    merge(story, _sheets(EXPULSION, ANSWER))
    facts = _facts(story)
    assert list(facts) == ["ruritania-expels-graustark", "ours"]
    assert file.read_text("utf-8").endswith(own)
    assert {one.reason for one in open_proposals(story)} == {
        "a person wrote this fact, and the articles say something else"
    }
    asked = {one.field: one.proposed for one in open_proposals(story)}
    assert asked == {"date": "2024-06", "against": ["ruritania"], "number": 1, "in_response_to": [EXPULSION["id"]]}
    merge(story, _sheets(EXPULSION))
    assert "ours" in _facts(story)
    assert open_proposals(story) == []


@pytest.mark.parametrize(
    "change",
    [
        {"number": 3},
        {"date": "2024-05-03"},
        {"id": "another-id", "people": "envoys"},
        {"sources": [SOURCE, LATER]},
        {"sources": [LATER]},
        {"id": "other", "sources": [SOURCE | {"quote": "said that Ruritania expelled two envoys on Friday"}]},
    ],
)
def test_an_id_survives(story, change):
    report = merge(story, _sheets(EXPULSION | change))
    assert list(_facts(story)) == ["ruritania-expels-graustark"]
    assert not [row for row in report.rows if row.what == "new"]


TOLD = "On Monday Ruritania expelled two envoys, and Graustark answered at once"


def _in_one_sentence(first, second):
    """Two facts that one sentence tells, by these ids, and the words that tell each."""
    facts = [
        {"id": ident, "date": "2024-05", "type": "event", "sources": [SOURCE | {"quote": TOLD}]}
        for ident in (first, second)
    ]
    words = {first: "Ruritania expelled two envoys", second: "Graustark answered"}
    return facts, {(ident, "001-courier", TOLD): told for ident, told in words.items()}


def test_two_facts_of_one_sentence_keep_their_ids_and_their_edits(empty):
    facts, words = _in_one_sentence("one", "two")
    merge(empty, _sheets(timeline=facts), words=words)
    _edit(empty, "timeline", "- id: two\n", "- id: two\n  summary: Ours.\n")
    facts, words = _in_one_sentence("two", "one")
    facts[0]["place"] = "Strelsau"
    for _ in range(2):
        merge(empty, _sheets(timeline=facts), words=words)
        there = _facts(empty, "timeline")
        assert (there["one"].get("place"), there["two"]["summary"]) == ("Strelsau", "Ours.")
        assert "summary" not in there["one"] and len(there) == 2
    rename(empty, "two", "the-answer")
    merge(empty, _sheets(timeline=facts[1:]), words=words)
    merge(empty, _sheets(timeline=facts), words=words)
    assert list(_facts(empty, "timeline")) == ["one", "the-answer"]


def test_an_event_that_is_told_in_a_sentence_again_is_the_same_fact(empty):
    event = {"id": "told", "type": "event", "date": "2024-06", "sources": [SOURCE]}
    typed = event | {"id": "graustark-foil", "type": "coup", "verb": "foil"}
    merge(empty, _sheets(timeline=[event]))
    _edit(empty, "timeline", "- id: told\n", "- id: told\n  summary: Ours.\n")
    for fact in (typed, event):
        assert merge(empty, _sheets(timeline=[fact])).proposals == ()
        mine = {**{name: value for name, value in fact.items() if name != "id"}, "id": "told", "summary": "Ours."}
        assert _facts(empty, "timeline") == {"told": mine}


MOVING = {"id": "told", "type": "event", "date": "2024-05", "sources": EXPULSION["sources"], "number": 2}


def test_an_event_that_becomes_an_expulsion_takes_its_id_its_text_and_its_edits_along(empty):
    other = MOVING | {"id": "other", "sources": [LATER]}
    merge(empty, _sheets(timeline=[MOVING, other]))
    text = "# Why?\n- id: told\n  date: 2024-05\n  number: 5 # counted\n  type: event # or not\n"
    timeline = empty.facts / "timeline.yml"
    there = timeline.read_text("utf-8")
    timeline.write_text(text + there[there.index("  sources") :], "utf-8")
    report = merge(empty, _sheets(EXPULSION | {"number": 3}, timeline=[other]))
    (moved,) = [row for row in report.rows if row.what == "moved"]
    assert _told([moved]) == [("moved", "told", "was in timeline.yml")]
    assert report.summary() == "1 changed, 1 moved, 1 in conflict"
    moved = (empty.facts / "expulsions.yml").read_text("utf-8")
    assert moved.startswith(
        "# Why?\n- id: told\n  date: 2024-05\n  number: 5 # counted\n  # or not\n  by: [ruritania]\n"
    )
    assert list(_facts(empty, "timeline")) == ["other"]
    assert _told(edits(empty)) == [("changed", "told", "number: 2 → 5")]
    merge(empty, _sheets(timeline=[MOVING | {"id": "again"}, other]))
    text = timeline.read_text("utf-8")
    assert "# Why?\n" in text and "number: 5 # counted\n" in text and "  # or not\n" in text
    assert (empty.facts / "expulsions.yml").read_text("utf-8") == "[]\n"
    assert (_facts(empty, "timeline")["told"]["type"], open_proposals(empty)) == ("event", [])


def test_a_fact_that_stays_in_a_persons_sheet_is_known_there(empty):
    merge(empty, _sheets(timeline=[MOVING]))
    _edit(empty, "timeline", "- id: told\n", "- id: told\n  place: Zenda\n")
    for _ in range(2):
        report = merge(empty, _sheets(EXPULSION | {"number": 3}))
        assert (_facts(empty), _facts(empty, "timeline")["told"]["number"]) == ({}, "3")
        assert [(row.what, row.fact, row.remarks[0].text.split(":")[0]) for row in edits(empty)] == [
            ("changed", "told", "place")
        ]
    assert report.summary() == "nothing new"
    merge(empty, _sheets(timeline=[MOVING]))
    assert _facts(empty, "timeline")["told"]["number"] == "2"


def test_a_checked_fact_is_never_written_but_for_what_bears_it(story):
    _edit(story, "expulsions", "  number: 2\n", "  number: 2\n  checked: 2024-07-01\n")
    text = (story.facts / "expulsions.yml").read_text("utf-8")
    longer = SOURCE | {"quote": "he said that Ruritania expelled two envoys"}
    report = merge(story, _sheets(EXPULSION | {"number": 3, "date": "2024-05-03", "sources": [longer]}))
    assert (story.facts / "expulsions.yml").read_text("utf-8") == text
    assert [(one.field, one.proposed) for one in report.proposals] == [("date", "2024-05-03"), ("number", 3)]
    assert {one.reason for one in report.proposals} == {
        "a person checked this fact, and the articles now say something else"
    }
    settle(story, accept=[report.proposals[1].id], reject=[report.proposals[0].id])
    assert (_facts(story)["ruritania-expels-graustark"]["number"], open_proposals(story)) == ("3", [])
    report = merge(story, _sheets(EXPULSION | {"number": 3, "sources": [SOURCE, LATER]}))
    assert report.summary() == "1 told again"
    assert _facts(story)["ruritania-expels-graustark"]["sources"] == [SOURCE, LATER]
    assert _facts(story)["ruritania-expels-graustark"]["checked"] == "2024-07-01"
    assert merge(story, _sheets(EXPULSION | {"number": 3, "sources": [SOURCE, LATER]})).files == ()


def test_an_accepted_type_comes_with_its_verb(empty):
    event = {"id": "told", "type": "event", "date": "2024-06", "sources": [SOURCE]}
    merge(empty, _sheets(timeline=[event]))
    _edit(empty, "timeline", "type: event", "type: arrest")
    merge(empty, _sheets(timeline=[event | {"type": "coup", "verb": "foil"}]))
    settle(empty, accept=[open_proposals(empty)[0].id])
    fact = _facts(empty, "timeline")["told"]
    assert (fact["type"], fact["verb"]) == ("coup", "foil")


def test_words_for_people_who_are_no_actor_are_asked_against_nobody_and_part_no_fact_from_itself(empty):
    event = {"id": "told", "type": "protest", "by": ["ruritania"], "against": ["graustark"], "sources": [SOURCE]}
    merge(empty, _sheets(timeline=[event]))
    _edit(empty, "timeline", "by: [ruritania]", "by: [graustark]")
    words = event | {"id": "again", "by": ["two envoys"], "against": ["Ruritania"]}
    assert merge(empty, _sheets(timeline=[words])).proposals == ()
    fact = _facts(empty, "timeline")["told"]
    assert (fact["by"], fact["against"]) == (["graustark"], ["Ruritania"])
    borduria = GRAUSTARK | {"id": "borduria", "name": "Borduria"}
    merge(empty, _sheets(timeline=[event | {"by": ["borduria"]}], actors=[RURITANIA, GRAUSTARK, borduria]))
    assert [(one.field, one.proposed) for one in open_proposals(empty)] == [("by", ["borduria"])]
    _edit(empty, "timeline", "- id: told\n", "- id: told\n  checked: 2024-07-01\n")
    asked = merge(empty, _sheets(timeline=[words])).proposals
    assert [one.proposed for one in asked if one.field == "by"] == [["two envoys"]]


def test_a_value_that_has_only_another_shape_is_no_edit(story):
    merge(story, _sheets(EXPULSION | {"number": [{"value": 2, "sources": [SOURCE]}]}))
    assert _facts(story)["ruritania-expels-graustark"]["number"] == "2"
    assert edits(story) == []
    merge(story, _sheets(EXPULSION | {"number": 3}))
    assert _facts(story)["ruritania-expels-graustark"]["number"] == "3"


def test_two_of_one_kind_keep_their_ids_when_the_reader_swaps_them(story):
    second = EXPULSION | {"id": "ruritania-expels-graustark-2", "date": "2024-09", "sources": [LATER]}
    merge(story, _sheets(EXPULSION, second))
    merge(story, _sheets(second | {"id": EXPULSION["id"]}, EXPULSION | {"id": second["id"]}))
    facts = _facts(story)
    assert facts["ruritania-expels-graustark"]["date"] == "2024-05"
    assert facts["ruritania-expels-graustark-2"]["date"] == "2024-09"


def test_a_new_fact_never_gets_an_id_that_is_taken(story):
    _edit(story, "expulsions", "  number: 2\n", "  number: 5\n")
    other = EXPULSION | {"by": ["graustark"], "against": ["ruritania"], "sources": [LATER]}
    merge(story, _sheets(EXPULSION | {"id": "x"}, other))
    assert list(_facts(story)) == ["ruritania-expels-graustark", "ruritania-expels-graustark-2"]


def test_new_facts_take_their_place_by_date(story):
    early = ANSWER | {"date": "2024-04-01", "in_response_to": []}
    merge(story, _sheets(early, EXPULSION))
    assert list(_facts(story)) == ["graustark-expels-ruritania", "ruritania-expels-graustark"]


def test_a_new_id_goes_everywhere_and_is_remembered(story):
    merge(story, _sheets(EXPULSION, ANSWER))
    story.story.write_text("title: T\nkey_facts: [ruritania-expels-graustark] # the first\n", "utf-8")
    rename(story, "ruritania-expels-graustark", "the-expulsion")
    rename(story, "graustark", "the-others")
    merge(story, _sheets(EXPULSION | {"number": 3}, ANSWER))
    facts = _facts(story)
    assert list(facts) == ["the-expulsion", "graustark-expels-ruritania"]
    assert facts["the-expulsion"]["against"] == ["the-others"]
    assert facts["the-expulsion"]["number"] == "3"
    assert facts["graustark-expels-ruritania"]["in_response_to"] == ["the-expulsion"]
    assert list(_facts(story, "actors")) == ["ruritania", "the-others"]
    assert "[the-expulsion] # the first" in story.story.read_text("utf-8")
    assert open_proposals(story) == []


def test_an_id_may_change_twice_and_back(story):
    rename(story, "ruritania-expels-graustark", "b")
    rename(story, "b", "c")
    rename(story, "c", "ruritania-expels-graustark")
    merge(story, _sheets(EXPULSION | {"number": 3}))
    assert list(_facts(story)) == ["ruritania-expels-graustark"]


def test_an_id_changed_by_hand_is_noticed_and_mended_where_it_is_referred_to(story):
    merge(story, _sheets(EXPULSION, ANSWER))
    _edit(story, "expulsions", "- id: ruritania-expels-graustark", "- id: the-expulsion")
    merge(story, _sheets(EXPULSION | {"number": 3}, ANSWER))
    facts = _facts(story)
    assert list(facts) == ["the-expulsion", "graustark-expels-ruritania"]
    assert facts["the-expulsion"]["number"] == "3"
    assert facts["graustark-expels-ruritania"]["in_response_to"] == ["the-expulsion"]


def test_an_id_changed_by_hand_and_then_by_the_command_leads_to_the_last(story):
    _edit(story, "expulsions", "- id: ruritania-expels-graustark", "- id: between")
    rename(story, "between", "the-expulsion")
    assert merge(story, _sheets(EXPULSION)).files == ()
    merge(story, _sheets(EXPULSION | {"number": 3}))
    assert _facts(story)["the-expulsion"]["number"] == "3"


def test_an_actor_s_id_changed_by_hand_in_its_own_sheet_is_mended_everywhere(story):
    envoy = {"id": "envoy", "name": "An envoy", "kind": "person", "country": "graustark", "sources": [LATER]}
    said = {"article": "001-courier", "quote": "Ruritania said so", "said_by": "ruritania"}
    about = {"id": "quarrel", "topic": "T", "statement": "S", "actors": ["graustark", "ruritania"], "sources": [said]}
    sheets = _sheets(EXPULSION, ANSWER, actors=(RURITANIA, GRAUSTARK, envoy), context=[about])
    merge(story, sheets)
    _edit(story, "actors", "- id: graustark", "- id: the-others")
    _edit(story, "actors", "- id: ruritania", "- id: the-kingdom")
    assert {row.what for row in merge(story, sheets).rows} >= {"renamed"}
    for sheet in ("actors", "expulsions", "context"):
        facts = str(_facts(story, sheet))
        assert "'graustark'" not in facts
        assert "'ruritania'" not in facts
    assert _facts(story, "actors")["envoy"]["country"] == "the-others"
    assert _facts(story, "context")["quarrel"]["actors"] == ["the-others", "the-kingdom"]
    assert _facts(story, "context")["quarrel"]["sources"][0]["said_by"] == "the-kingdom"
    assert _facts(story)["graustark-expels-ruritania"]["by"] == ["the-others"]
    assert merge(story, sheets).files == ()


def test_an_actor_whose_id_and_names_a_person_changes_at_once_is_known_by_its_sources(story):
    actors = story.facts / "actors.yml"
    text = actors.read_text("utf-8").replace("id: graustark\n  name: Graustark", "id: them\n  name: Edelweiss")
    actors.write_text(text, "utf-8")
    merge(story, _sheets(EXPULSION | {"number": 3}))
    assert _facts(story)["ruritania-expels-graustark"]["against"] == ["them"]
    assert _facts(story, "actors")["them"]["name"] == "Edelweiss"
    assert len(_facts(story, "actors")) == 2


OWN = """\
- id: ours
  date: 2024-06-02
  by: graustark
  number: 1
  sources:
    - article: "002"
      quote: Graustark answered
"""
"""What a person writes where the reader's fact stood: some of it is as the reader had it."""


LONGER = {"article": "002-gazette", "quote": "Graustark answered, it was said"}
OTHERWISE = ANSWER | {"by": ["ruritania"], "number": 3, "sources": [LONGER]}
"""What a better reading may have instead of the same fact."""
TAKEN = (
    "taken for",
    "ours",
    "is taken for what was read as graustark-expels-ruritania; "
    "if these are two: explainer apart graustark-expels-ruritania",
)
"""How it is told that a person's fact is taken for the reader's."""


def _written_anew(story, read=ANSWER):
    """Instead of the reader's answer a person's own."""
    merge(story, _sheets(EXPULSION, read))
    file = story.facts / "expulsions.yml"
    file.write_text(file.read_text("utf-8").split("\n- id: graustark-expels-ruritania")[0] + "\n" + OWN, "utf-8")


def test_of_a_fact_that_a_person_wrote_instead_of_one_that_was_read_nothing_changes(story):
    _written_anew(story)
    report = merge(story, _sheets(EXPULSION, OTHERWISE))
    assert (story.facts / "expulsions.yml").read_text("utf-8").endswith(OWN)
    assert _told(row for row in report.rows if row.what == "taken for") == [TAKEN]
    assert {one.field for one in report.proposals} == {"by", "number"}
    assert TAKEN in _told(edits(story))


def test_a_fact_that_an_earlier_merge_took_for_a_persons_is_the_persons_too(story):
    """Its quotes are not the reader's, and nothing else was kept of how it came to be."""
    _written_anew(story, ANSWER | {"sources": [*ANSWER["sources"], SOURCE]})
    (story.extracted / "ids.yml").write_text("graustark-expels-ruritania: ours\n", "utf-8")
    merge(story, _sheets(EXPULSION, OTHERWISE))
    assert (story.facts / "expulsions.yml").read_text("utf-8").endswith(OWN)


def test_a_fact_that_a_person_wrote_before_is_not_taken_for_one_that_is_deleted_later(story):
    merge(story, _sheets(EXPULSION, ANSWER))
    file = story.facts / "expulsions.yml"
    file.write_text(file.read_text("utf-8") + "\n" + OWN, "utf-8")
    merge(story, _sheets(EXPULSION, ANSWER))
    first, rest = file.read_text("utf-8").split("\n- id: graustark-expels-ruritania")
    file.write_text(first + "\n" + OWN, "utf-8")
    assert "ours" in rest
    assert not [row for row in merge(story, _sheets(EXPULSION, ANSWER)).rows if row.what == "taken for"]
    assert list(_facts(story)) == [EXPULSION["id"], "ours"]


def test_what_was_taken_for_a_persons_fact_can_be_told_apart_for_good(story):
    _written_anew(story)
    merge(story, _sheets(EXPULSION, ANSWER))
    with pytest.raises(ExplainerError, match="did you mean graustark-expels-ruritania"):
        apart(story, "graustark-expels-rurytania")
    apart(story, "graustark-expels-ruritania")
    assert {row.what for row in edits(story)} == {"new"}
    for number in (1, 4):
        merge(story, _sheets(EXPULSION, ANSWER | {"number": number}))
        facts = _facts(story)
        assert facts["graustark-expels-ruritania"]["number"] == str(number)
        assert facts["ours"]["date"] == "2024-06-02"
        assert open_proposals(story) == []
    with pytest.raises(ExplainerError, match="no fact taken for another"):
        apart(story, "graustark-expels-ruritania")


def test_what_a_reading_newly_takes_for_a_persons_fact_is_told_and_can_be_told_apart(story):
    file = story.facts / "expulsions.yml"
    file.write_text(file.read_text("utf-8") + "\n" + OWN, "utf-8")
    report = merge(story, _sheets(EXPULSION, ANSWER))
    assert TAKEN in _told(report.rows)
    assert report.summary().startswith("1 taken for a fact that people wrote")
    assert not [row for row in merge(story, _sheets(EXPULSION, ANSWER)).rows if row.what == "taken for"]
    apart(story, ANSWER["id"])
    merge(story, _sheets(EXPULSION, ANSWER))
    assert list(_facts(story)) == [EXPULSION["id"], "ours", ANSWER["id"]]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ("x", "y", "no fact x"),
        ("ruritannia", "y", "did you mean ruritania"),
        ("ruritania", "graustark", r"actors\.yml has a fact graustark already; .* merge-actors"),
        ("ruritania", "ruritania-expels-graustark", r"expulsions\.yml has a fact [a-z-]+ already$"),
        ("ruritania", "ruritania", "already$"),
        ("ruritania", "A b", "not an id"),
        ("ruritania", "", "not an id"),
        ("ruritania", "borduria", "taken out of the sheets"),
    ],
)
def test_an_id_that_cannot_be_given_is_refused(story, old, new, why):
    borduria = {**GRAUSTARK, "id": "borduria", "name": "Borduria"}
    merge(story, _sheets(EXPULSION, actors=(RURITANIA, GRAUSTARK, borduria)))
    actors = story.facts / "actors.yml"
    actors.write_text(actors.read_text("utf-8").split("\n- id: borduria")[0], "utf-8")
    before = _bytes(story)
    with pytest.raises(ExplainerError, match=why):
        rename(story, old, new)
    assert _bytes(story) == before


def test_actors_made_one_stay_one(story):
    regime = {"id": "the-regime", "name": "Regime in Edelweiss", "kind": "country", "sources": [LATER]}
    sheets = _sheets(EXPULSION | {"against": ["the-regime"]}, actors=[RURITANIA, GRAUSTARK, regime])
    merge(story, sheets)
    _edit(story, "actors", "- id: the-regime", "# whose?\n- id: the-regime")
    merge_actors(story, "the-regime", "graustark")
    for _ in range(2):
        actors = _facts(story, "actors")
        assert list(actors) == ["ruritania", "graustark"]
        assert actors["graustark"]["aliases"] == ["Regime in Edelweiss"]
        assert LATER in actors["graustark"]["sources"]
        assert all("the-regime" not in str(fact) for fact in _facts(story).values())
        assert "# whose?" in (story.facts / "actors.yml").read_text("utf-8")
        assert open_proposals(story) == []
        merge(story, sheets)


def test_actors_made_one_by_hand_are_noticed(story):
    regime = {"id": "the-regime", "name": "Regime in Edelweiss", "kind": "country", "sources": [LATER]}
    merge(story, _sheets(EXPULSION, actors=[RURITANIA, GRAUSTARK, regime]))
    text = (story.facts / "actors.yml").read_text("utf-8")
    text = text[: text.index("- id: the-regime")].replace(
        "name: Graustark\n", "name: Graustark\n  aliases: Regime in Edelweiss\n"
    )
    (story.facts / "actors.yml").write_text(text, "utf-8")
    merge(story, _sheets(EXPULSION, ANSWER | {"by": ["the-regime"]}, actors=[RURITANIA, GRAUSTARK, regime]))
    assert _facts(story)["graustark-expels-ruritania"]["by"] == ["graustark"]


def test_a_sheet_with_a_syntax_error_stops_all_and_names_the_line(story):
    _edit(story, "expulsions", "  number: 2\n", "  number: [2\n")
    before = _bytes(story)
    with pytest.raises(InvalidContent, match=r"expulsions\.yml:\d+"):
        merge(story, _sheets(EXPULSION, ANSWER))
    assert _bytes(story) == before


def test_two_facts_of_one_id_stop_all(story):
    file = story.facts / "actors.yml"
    file.write_text(file.read_text("utf-8") + "\n- id: ruritania\n  name: Twice\n  kind: country\n", "utf-8")
    with pytest.raises(InvalidContent, match="two facts have the id ruritania") as raised:
        merge(story, _sheets(EXPULSION))
    assert raised.value.diagnostics[0].mark.line == len(file.read_text("utf-8").splitlines()) - 2


def test_a_sheet_that_is_not_there_is_written_anew(story):
    _edit(story, "actors", "name: Graustark", "name: Great Graustark")
    (story.facts / "expulsions.yml").unlink()
    merge(story, _sheets(EXPULSION))
    assert list(_facts(story)) == ["ruritania-expels-graustark"]
    assert _facts(story, "actors")["graustark"]["name"] == "Great Graustark"


@pytest.mark.parametrize("layout", ["windows", "old", "mark", "mark and windows", "flow", "indented"])
def test_a_sheet_keeps_the_form_in_which_a_person_saves_it(story, layout):
    file = story.facts / "expulsions.yml"
    text = {
        "windows": file.read_text("utf-8").replace("\n", "\r\n"),
        "old": file.read_text("utf-8").replace("\n", "\r"),
        "mark": "\ufeff" + file.read_text("utf-8"),
        "mark and windows": "\ufeff# by us\r\n" + file.read_text("utf-8").replace("\n", "\r\n"),
        "flow": "# all\n[{id: ruritania-expels-graustark, date: 2024-05, by: ruritania, against: graustark, number: 2,\n sources: [{article: '001', quote: Ruritania expelled two envoys}]}]\n",
        "indented": "".join(f"  {line}" for line in file.read_text("utf-8").splitlines(keepends=True)),
    }[layout]
    file.write_bytes(text.encode())
    merge(story, _sheets(EXPULSION | {"number": 3}, ANSWER))
    data = file.read_bytes().decode()
    if layout in ("windows", "mark and windows"):
        assert not {"\n", "\r"} & set(data.replace("\r\n", ""))
    if layout == "old":
        assert "\n" not in data
    starts = {"mark": "\ufeff", "mark and windows": "\ufeff# by us", "flow": "# all", "indented": "  - "}
    assert data.startswith(starts.get(layout, "-"))
    facts = load(data.removeprefix("\ufeff"), "")
    assert [(fact["id"], fact["number"]) for fact in facts] == [
        ("ruritania-expels-graustark", "3"),
        ("graustark-expels-ruritania", "1"),
    ]


@pytest.mark.parametrize(
    ("form", "end"),
    [("key_facts: [{}] # so", "\n"), ("key_facts:\n  - {} # so\n", "\n"), ("key_facts: ['{}']", "\r\n")],
)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_the_story_keeps_the_form_in_which_a_person_saves_it(story, form, end, mark):
    text = mark + f"title: Goïta # who\n{form}\nlanguage: en\n".replace("\n", end)
    story.story.write_bytes(text.format("ruritania-expels-graustark").encode())
    rename(story, "ruritania-expels-graustark", "x")
    former = "former_ids:\n  ruritania-expels-graustark: x\n".replace("\n", end)
    assert story.story.read_bytes().decode() == text.format("x") + former


def test_what_git_left_to_decide_is_told_by_its_line(story):
    _edit(story, "expulsions", "  number: 2\n", "<<<<<<< ours\n  number: 2\n=======\n  number: 5\n>>>>>>> theirs\n")
    before = _bytes(story)
    with pytest.raises(
        InvalidContent, match=r"git left two texts here(.|\n)*expulsions\.yml:5:1(.|\n)*run explainer resolve"
    ):
        merge(story, _sheets(EXPULSION))
    assert _bytes(story) == before


def test_an_id_in_two_sheets_stops_all_and_is_told_by_its_line(story):
    file = story.facts / "context.yml"
    file.write_text('- topic: T\n  statement: S\n  "id": ruritania\n  sources: [{article: "001", quote: x}]\n', "utf-8")
    before = _bytes(story)
    with pytest.raises(InvalidContent, match=r"stands in actors\.yml already(.|\n)*context\.yml:3:3"):
        rename(story, "ruritania", "the-kingdom")
    assert _bytes(story) == before


def test_an_emptied_sheet_stops_all_and_one_that_says_so_does_not(story):
    file = story.facts / "expulsions.yml"
    file.write_text("\n", "utf-8")
    with pytest.raises(InvalidContent, match=r"this sheet is empty, and 1 facts were read(.|\n)*expulsions\.yml"):
        merge(story, _sheets(EXPULSION))
    file.write_text("[]\n", "utf-8")
    assert merge(story, _sheets(EXPULSION)).summary() == "nothing new"


def test_without_a_known_reading_all_counts_as_written_by_people_and_that_is_told(story):
    for file in story.extracted.iterdir():
        file.unlink()
    report = merge(story, _sheets(EXPULSION | {"number": 3}))
    assert report.unknown == 3
    assert _facts(story)["ruritania-expels-graustark"]["number"] == "2"
    assert merge(story, _sheets(EXPULSION | {"number": 3})).unknown == 0


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("expulsions.yml", "", "somebody emptied this file"),
        ("expulsions.yml", "[]\n", "lacks ruritania-expels-graustark, of which given.json"),
        ("expulsions.yml", "- id: x\n  kind: y\n", "expulsions.yml:2"),
        ("ids.yml", "- a\n", "must be a mapping"),
        ("ids.yml", "a: [b]\n", "ids.yml:1"),
        ("given.json", "", "somebody emptied this file"),
        ("given.json", '{"expulsions":\n', "this is not JSON"),
        ("given.json", "<<<<<<< a\n{}\n=======\n{}\n>>>>>>> b\n", "git left two texts here"),
        ("given.json", '{"expulsions": {"x": 3}}', "x must be a mapping"),
        ("given.json", '{"expulsions": {"x": {"sources": [{"quote": {}}]}}}', "given.json:1"),
        ("given.json", '{"novels": {}}', "given.json:1"),
        ("words.json", "", "somebody emptied this file"),
        ("words.json", '{"x": {"001": ["a"]}}', "words.json:1"),
        ("proposals.yml", "", "somebody emptied this file"),
        ("proposals.yml", "hello\n", "must be a list"),
        ("proposals.yml", "- id: x\n  state: rejected\n", "is missing"),
    ],
)
def test_a_file_of_ours_that_somebody_broke_stops_all_and_says_what_to_do(story, name, text, said):
    _edit(story, "expulsions", "number: 2", "number: 5")
    merge(story, _sheets(EXPULSION | {"number": 3}))
    (story.extracted / name).write_text(text, "utf-8")
    before = _bytes(story)
    for work in (lambda: merge(story, _sheets(EXPULSION)), lambda: open_proposals(story), lambda: edits(story)):
        with pytest.raises(InvalidContent) as raised:
            work()
        told = str(raised.value)
        assert said in told
        assert f"content/extracted/{name}" in told
        assert "help: " in told
    assert _bytes(story) == before


def test_what_people_changed_is_told(story):
    _edit(story, "expulsions", "number: 2", "number: 5")
    (story.facts / "actors.yml").write_text(
        (story.facts / "actors.yml").read_text("utf-8").split("\n- id: graustark")[0], "utf-8"
    )
    assert _told(edits(story)) == [
        ("changed", "ruritania-expels-graustark", "number: 2 → 5"),
        ("missing", "graustark"),
    ]


def test_an_id_that_people_changed_is_told(story):
    _edit(story, "expulsions", "- id: ruritania-expels-graustark", "- id: the-expulsion")
    renamed = ("renamed", "the-expulsion", "was ruritania-expels-graustark")
    assert _told(edits(story)) == [renamed]
    report = merge(story, _sheets(EXPULSION))
    assert _told(report.rows) == [renamed]
    assert report.summary() == "1 renamed"
    assert merge(story, _sheets(EXPULSION)).summary() == "nothing new"
    assert _told(edits(story)) == [renamed]


def test_of_a_list_only_what_differs_is_told(story):
    merge(story, _sheets(EXPULSION | {"sources": [SOURCE, LATER]}))
    _edit(story, "expulsions", LATER["quote"], "the envoys have left")
    said = "002-gazette: “the envoys have left” is quoted, in place of “the two envoys have left”"
    assert _told(edits(story)) == [("changed", "ruritania-expels-graustark", said)]


def test_what_is_written_is_what_the_sheets_mean(story):
    """The machine's own files are read back as the same."""
    _edit(story, "expulsions", "number: 2", "number: 5")
    merge(story, _sheets(EXPULSION | {"number": 3}, ANSWER))
    before = _bytes(story)
    settle(story)
    assert _bytes(story) == before
    assert TypeAdapter(list).validate_python(load((story.extracted / "proposals.yml").read_text("utf-8"), ""))


@pytest.mark.slow
def test_a_merge_killed_at_any_point_is_done_by_the_next_one_or_was_not_begun(tmp_path):
    def laid(name):
        folder = ContentFolder(tmp_path / name / "content")
        merge(folder, _sheets(EXPULSION))
        _edit(folder, "expulsions", "number: 2", "number: 5 # counted")
        return folder

    def texts(folder):
        return {path.relative_to(folder.root): data for path, data in _bytes(folder).items()}

    news = _sheets(EXPULSION | {"number": 3, "date": "2024-05-03"}, ANSWER)
    done = laid("done")
    before = texts(done)
    merge(done, news)
    after = texts(done)
    seen = []
    for point in range(1, 500):
        folder = laid(str(point))
        if not killed_at(point, lambda folder=folder: merge(folder, news)):
            break
        open_proposals(folder)
        if not list(folder.extracted.glob(".*.json")):
            there = {path: data for path, data in texts(folder).items() if not path.name.startswith(".")}
            assert there in (before, after), point
            seen.append(there == after)
        merge(folder, news)
        assert texts(folder) == after, point
    assert set(seen) == {False, True}
    assert point > 60


def test_a_further_article_that_tells_a_deleted_fact_is_mentioned_once(story):
    file = story.facts / "expulsions.yml"
    file.write_text("[]\n", "utf-8")
    again = EXPULSION | {"sources": [SOURCE, LATER]}
    assert merge(story, _sheets(EXPULSION)).rows == ()
    assert _told(merge(story, _sheets(again)).rows) == [("told again", "ruritania-expels-graustark", "by 002-gazette")]
    assert merge(story, _sheets(again)).rows == ()
    assert file.read_text("utf-8") == "[]\n"


def test_old_ids_lead_to_those_that_facts_have_now_and_one_that_is_used_again_to_itself(story):
    story.story.write_text("title: T\n", "utf-8")
    rename(story, "ruritania-expels-graustark", "first")
    _edit(story, "expulsions", "id: first", "id: second")
    merge(story, _sheets(EXPULSION))
    merge_actors(story, "graustark", "ruritania")
    former = {"ruritania-expels-graustark": "second", "first": "second", "graustark": "ruritania"}
    assert load(story.story.read_text("utf-8"), "story") == {"title": "T", "former_ids": former}
    rename(story, "second", "first")
    former = {"ruritania-expels-graustark": "first", "graustark": "ruritania", "second": "first"}
    assert load(story.story.read_text("utf-8"), "story")["former_ids"] == former


def test_what_is_proposed_and_was_not_taken_over_is_no_edit(story):
    _edit(story, "expulsions", "  number: 2\n", "  number: 2\n  checked: 2024-07-01\n")
    assert merge(story, _sheets(EXPULSION | {"number": 3})).proposals
    assert _told(edits(story)) == [("changed", "ruritania-expels-graustark", "checked: 1 July 2024")]
