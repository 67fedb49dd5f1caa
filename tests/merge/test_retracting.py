"""What an editor takes back stays out, whatever is read later."""

from datetime import date

import pytest

from explainer.content import ContentFolder
from explainer.errors import ExplainerError
from explainer.merge import edits, merge, open_proposals, rename, restore, retract
from explainer.model import Lead, Sheets
from explainer.strict_yaml import load

TODAY = date.today().isoformat()
WHY = "We misread it."
COURIER = {"article": "001-courier", "quote": "Ruritania expelled two envoys"}
GAZETTE = {"article": "001-courier", "quote": "Graustark answered in kind"}
RURITANIA = {"id": "ruritania", "name": "Ruritania", "kind": "country", "sources": [COURIER]}
GRAUSTARK = {"id": "graustark", "name": "Graustark", "kind": "country", "aliases": ["the duchy"], "sources": [GAZETTE]}
EXPULSION = {
    "id": "ruritania-expels-envoys",
    "date": "2024-05",
    "by": ["ruritania"],
    "number": 2,
    "people": "envoys",
    "sources": [COURIER],
}
ANSWER = {
    "id": "graustark-answers",
    "date": "2024-06",
    "by": ["graustark"],
    "in_response_to": ["ruritania-expels-envoys"],
    "sources": [GAZETTE],
}


def _reading(**other):
    return Sheets.model_validate({"actors": [RURITANIA, GRAUSTARK], "expulsions": [EXPULSION | other, ANSWER]})


@pytest.fixture
def story(tmp_path):
    folder = ContentFolder(tmp_path / "content")
    folder.articles.mkdir(parents=True)
    (folder.articles / "001-courier.md").write_text("Text.", "utf-8")
    folder.story.write_text("title: T\nkey_facts: [graustark-answers, ruritania-expels-envoys] # both\n", "utf-8")
    merge(folder, _reading())
    return folder


def _facts(folder):
    return {
        fact["id"]: fact
        for sheet in ("actors", "timeline", "expulsions")
        for fact in load((folder.facts / f"{sheet}.yml").read_text("utf-8"), sheet)
    }


def _edit(folder, old, new):
    sheet = folder.facts / "expulsions.yml"
    text = sheet.read_text("utf-8")
    assert old in text
    sheet.write_text(text.replace(old, new), "utf-8")


STUB = {"id": "ruritania-expels-envoys", "publish": "false", "corrections": [{"date": TODAY, "why": WHY}]}


def test_of_a_fact_its_id_is_left_and_nothing_refers_to_it(story):
    ident, report = retract(story, "ruritania-e", WHY)
    assert ident == "ruritania-expels-envoys"
    assert "graustark-answers" in {row.fact for row in report.rows}
    facts = _facts(story)
    assert facts[ident] == STUB
    assert "in_response_to" not in facts["graustark-answers"]
    assert story.story.read_text("utf-8") == "title: T\nkey_facts: [graustark-answers] # both\n"


@pytest.mark.parametrize(
    "other",
    [{}, {"number": 3}, {"id": "two-envoys-home"}, {"sources": [COURIER, COURIER | {"quote": "two envoys left"}]}],
)
def test_no_reading_fills_it_or_asks_about_it(story, other):
    retract(story, "ruritania-expels-envoys", WHY)
    merge(story, _reading(**other))
    assert _facts(story)["ruritania-expels-envoys"] == STUB
    assert "in_response_to" not in _facts(story)["graustark-answers"]
    assert open_proposals(story) == []
    assert "two-envoys-home" not in _facts(story)
    assert merge(story, _reading(**other)).files == ()


def test_what_was_read_as_an_expulsion_does_not_come_back_as_an_event(story):
    retract(story, "ruritania-expels-envoys", WHY)
    event = {name: value for name, value in EXPULSION.items() if name != "people"} | {"type": "expel"}
    merge(story, Sheets.model_validate({"actors": [RURITANIA, GRAUSTARK], "timeline": [event], "expulsions": [ANSWER]}))
    assert _facts(story)["ruritania-expels-envoys"] == STUB
    assert "ruritania-expels-envoys" not in (story.facts / "timeline.yml").read_text("utf-8")


def test_what_a_person_wrote_is_known_again_when_it_is_read(story):
    _edit(
        story,
        "- id: graustark-answers",
        "- id: mine\n  by: graustark\n  number: 9\n  sources: [{article: 001-courier, quote: nine guards went home}]\n\n- id: graustark-answers",
    )
    merge(story, _reading())
    retract(story, "mine", WHY)
    guards = {"article": "001-courier", "quote": "nine guards went home"}
    read = _reading()
    read.expulsions.append(type(read.expulsions[0])(id="guards-home", by=["graustark"], sources=[guards]))
    lead = Lead(id="guards", article="001-courier", quote="Then nine guards went home.", why="no type")
    report = merge(story, read, leads=[lead])
    assert _facts(story)["mine"].keys() == {"id", "publish", "corrections"}
    assert "guards-home" not in _facts(story)
    assert (report.leads, report.missing) == (0, ())


def test_a_fact_with_another_id_is_known_again_too(story):
    rename(story, "ruritania-expels-envoys", "envoys-sent-home")
    retract(story, "envoys", WHY)
    merge(story, _reading())
    assert _facts(story)["envoys-sent-home"].keys() == {"id", "publish", "corrections"}
    assert "ruritania-expels-envoys" not in _facts(story)


def test_it_is_told_as_taken_out_and_not_brought_back(story):
    retract(story, "ruritania-expels-envoys", WHY)
    rows = [row for row in edits(story) if row.fact == "ruritania-expels-envoys"]
    assert [row.what for row in rows] == ["taken out"]
    with pytest.raises(ExplainerError, match="nothing that was read is missing"):
        restore(story, every=True)


def test_new_facts_still_go_where_their_dates_are(story):
    retract(story, "ruritania-expels-envoys", WHY)
    read = _reading()
    early = type(read.expulsions[0])(id="earlier", date="2024-01", sources=[COURIER | {"quote": "sent one home"}])
    merge(story, read.model_copy(update={"expulsions": [*read.expulsions, early]}))
    assert list(_facts(story))[-3:] == ["ruritania-expels-envoys", "earlier", "graustark-answers"]


def test_an_actor_keeps_what_it_is_called_so_that_it_can_be_withheld(story):
    retract(story, "graustark", WHY)
    facts = _facts(story)
    assert facts["graustark"] == {
        "id": "graustark",
        "name": "Graustark",
        "kind": "country",
        "aliases": ["the duchy"],
        "publish": "false",
        "corrections": [{"date": TODAY, "why": WHY}],
    }
    merge(story, _reading())
    assert _facts(story) == facts


def test_a_field_is_taken_out_and_a_note_says_so_without_its_words(story):
    retract(story, "ruritania-expels-envoys", WHY, "people")
    fact = _facts(story)["ruritania-expels-envoys"]
    assert "people" not in fact
    assert fact["corrections"] == [{"date": TODAY, "field": "people", "said": "withheld", "why": WHY}]
    merge(story, _reading())
    assert _facts(story)["ruritania-expels-envoys"] == fact
    merge(story, _reading(people="clerks"))
    assert _facts(story)["ruritania-expels-envoys"] == fact
    assert [one.path for one in open_proposals(story)] == [("people",)]


def test_nobody_is_asked_to_tell_again_what_was_taken_out_of_a_field(story):
    retract(story, "ruritania-expels-envoys", WHY, "number")
    claims = [{"value": value, "sources": [COURIER]} for value in (3, 2)]
    merge(story, _reading(number=claims))
    assert open_proposals(story) == []
    merge(story, _reading(number=claims[:1]))
    assert [one.path for one in open_proposals(story)] == [("number",)]


def test_a_field_that_a_person_wrote_stays_out_too(story):
    _edit(story, "  number: 2\n", "  number: 2\n  deadline: 2024-05-07\n")
    retract(story, "ruritania-expels-envoys", WHY, "deadline")
    merge(story, _reading(deadline="2024-05-07"))
    assert "deadline" not in _facts(story)["ruritania-expels-envoys"]
    assert open_proposals(story) == []


@pytest.mark.parametrize(
    ("ident", "field", "said"),
    [
        ("nobody", "", "there is no fact nobody"),
        ("graustark", "name", "no fact of actors.yml can do without name"),
        ("graustark-answers", "sources", "has no field sources to take back: it has date, by, in_response_to"),
        ("graustark-answers", "people", "has no field people"),
    ],
)
def test_what_cannot_be_taken_back_is_said(story, ident, field, said):
    before = _facts(story)
    with pytest.raises(ExplainerError, match=said):
        retract(story, ident, WHY, field)
    assert _facts(story) == before


def test_nothing_is_taken_back_twice(story):
    retract(story, "ruritania-expels-envoys", WHY)
    with pytest.raises(ExplainerError, match="taken back already"):
        retract(story, "ruritania-expels-envoys", WHY)
