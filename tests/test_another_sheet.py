"""A sheet more takes its model, its template and its words: all that is done with facts is done with its facts, too."""

from typing import Annotated

import pytest
from pydantic import Field

from explainer import content, sheets, strict_yaml
from explainer.changes import changes
from explainer.check import check
from explainer.content import ContentFolder
from explainer.corrections.field_changes import changes as field_changes
from explainer.corrections.states import Stated
from explainer.disagreements import disagreements
from explainer.errors import InvalidContent
from explainer.export import export
from explainer.field_types import ActorGroup, ActorId, Count, Date, FactSet, SpeakerSet, Text, TextSet, Trait
from explainer.merge import edits, merge, merge_actors, open_proposals, rename, settle
from explainer.model import SHEETS, Claimable, Fact, Sheets
from explainer.resources import packaged
from explainer.site import make_site

from .content_folder import write_content


class Ruling(Fact):
    """What a court decides."""

    decision: Annotated[Claimable[Text], Trait.HEADLINE, Trait.OUR_WORDS]
    given: Annotated[Claimable[Date] | None, Trait.IDENTIFYING] = None
    court: Claimable[ActorId] | None = None
    parties: Annotated[Claimable[ActorGroup], Trait.IDENTIFYING] = Field(default_factory=list)
    votes: Claimable[Count] | None = None
    grounds: TextSet = Field(default_factory=list)
    overturns: FactSet = Field(default_factory=list)
    heard: SpeakerSet = Field(default_factory=list)


class SheetsWithRulings(Sheets):
    """The fact sheets, with one more line."""

    rulings: list[Ruling] = Field(default_factory=list)


RULINGS = """\
- id: envoys-may-stay
  decision: A court let the envoys stay.
  given: 2019-03
  court: norland
  parties: [norland, sudria]
  votes: 3
  grounds: [the treaty]
  overturns: norland-expels-sudria
  heard: [a source, sudria]
  sources:
    - article: "002"
      quote: Three envoys must leave
    - article: "001"
      quote: Norland expelled two Sudrian envoys
"""
TEMPLATE = """\
{% import "macros.md.j2" as m with context %}
{% for fact in site.base.sheets.rulings %}
## {{ here.subject(fact) }} {: #{{ fact.id }} }

{{ here.told(fact, linked=true) }}
{% for name in ["given", "court", "parties", "votes"] %}
{% for value in here.values(fact, name) %}{{ m.labels[name] }}: {{ value.words }}{% endfor %}

{% endfor %}
{% endfor %}
{{ m.footnotes() }}
"""


@pytest.fixture(autouse=True)
def rulings(monkeypatch):
    """What the line in the table of the sheets does where the model is made."""
    monkeypatch.setitem(SHEETS, "rulings", Ruling)
    monkeypatch.setattr(sheets, "Sheets", SheetsWithRulings)


def _content(tmp_path, rulings=RULINGS):
    return write_content(tmp_path, rulings=rulings)


def _problems(root):
    return [(one.code, one.field) for one in check(content.load(root), root)]


def test_it_is_read_and_written(tmp_path):
    (ruling,) = content.load(_content(tmp_path)).sheets.by_name()["rulings"]
    assert (ruling.votes, ruling.overturns) == (3, ["norland-expels-sudria"])
    assert sheets.dump_sheet([ruling]).startswith("- id: envoys-may-stay\n  decision: A court let the envoys stay.\n")


def test_what_is_wrong_in_it_is_said_with_its_place(tmp_path):
    with pytest.raises(InvalidContent) as wrong:
        content.load(_content(tmp_path, RULINGS.replace("2019-03", "in March").replace("votes:", "voters:")))
    assert [(one.field, one.mark.line) for one in wrong.value.diagnostics] == [
        ("envoys-may-stay.given", 3),
        ("envoys-may-stay.voters", 6),
    ]
    assert wrong.value.diagnostics[1].help == "did you mean votes?"


def test_a_field_that_stands_in_another_sheet_is_told_where_it_belongs(tmp_path):
    text = "- id: x\n  type: arrest\n  votes: 3\n"
    with pytest.raises(InvalidContent) as wrong:
        content.load(write_content(tmp_path, timeline=text))
    assert "rulings.yml" in wrong.value.diagnostics[0].help


def test_its_references_and_numbers_are_checked(tmp_path):
    assert _problems(_content(tmp_path / "right")) == []
    wrong = RULINGS.replace("votes: 3", "votes: 4").replace("court: norland", "court: noland")
    wrong = wrong.replace("overturns: norland", "overturns: norlund").replace("[norland, sudria]", "[norland, sud]")
    ident = "envoys-may-stay"
    assert _problems(_content(tmp_path, wrong)) == [
        ("no-such-id", f"{ident}.court"),
        ("no-such-id", f"{ident}.overturns.0"),
        ("no-such-id", f"{ident}.parties.1"),
        ("number-not-quoted", f"{ident}.votes"),
    ]


def test_what_its_sources_do_not_agree_on_is_found(tmp_path):
    sources = ["[{article: '001', quote: x}]", "[{article: '002', quote: x}]"]
    claims = f"[{{value: 2019-03-14, sources: {sources[0]}}}, {{value: 2019-03-15, sources: {sources[1]}}}]"
    root = _content(tmp_path, RULINGS.replace("given: 2019-03", f"given: {claims}"))
    found = [(one.sheet, one.field) for one in disagreements(content.load(root).sheets)]
    assert ("rulings", "given") in found
    finer = _content(tmp_path / "finer", RULINGS.replace("given: 2019-03", f"given: {claims.replace('-15', '')}"))
    assert ("rulings", "given") not in [(one.sheet, one.field) for one in disagreements(content.load(finer).sheets)]


def test_it_is_exported_and_two_exports_are_compared(tmp_path):
    old = export(content.load(_content(tmp_path)))
    assert old["rulings"][0]["parties"] == ["norland", "sudria"]
    assert old["rulings"][0]["sources"][0]["verified"]
    new = export(content.load(_content(tmp_path / "new", RULINGS.replace("votes: 3", "votes: 2"))))
    (change,) = changes(old, new)
    assert (change.sheet, change.remarks[0].text) == ("rulings", "votes: 3 → 2")
    (gone,) = changes(old, {**old, "rulings": []})
    assert (gone.what, gone.told) == ("taken out", "A court let the envoys stay.")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("given: 2019-03", "given: 2019-03-14", [("given", "update")]),
        ("votes: 3", "votes: 2", [("votes", "correction")]),
        ("[norland, sudria]", "[sudria, norland]", []),
        ("[norland, sudria]", "[norland]", [("parties", "correction")]),
        ("[the treaty]", "[the treaty, the law]", [("grounds", "update")]),
        ("the envoys stay", "the envyos stay", []),
    ],
)
def test_what_it_tells_otherwise_is_a_correction_or_an_update(old, new, expected):
    before, after = (Stated("rulings", strict_yaml.load(text, "")[0]) for text in (RULINGS, RULINGS.replace(old, new)))
    found = field_changes(before, after, lambda ident: ident)
    assert [(change.field, change.kind) for change in found] == expected


def _read(**more):
    """A reading of two actors and a ruling."""
    source = {"article": "001-courier", "quote": "The court let them stay"}
    actors = [{"id": i, "name": i.title(), "kind": "country", "sources": [source]} for i in ("norland", "sudria")]
    ruling = {
        "id": "envoys-may-stay",
        "decision": "A court let the envoys stay.",
        "parties": ["norland", "sudria"],
        "grounds": ["the treaty"],
        "sources": [source],
    }
    return SheetsWithRulings.model_validate({"actors": actors, "rulings": [ruling | more]})


@pytest.fixture
def folder(tmp_path):
    """A story that has been read once."""
    made = ContentFolder(tmp_path / "content")
    merge(made, _read(given="2019", votes=2))
    return made


def _text(folder):
    return (folder.facts / "rulings.yml").read_text("utf-8")


def _edit(folder, old, new):
    assert old in _text(folder)
    (folder.facts / "rulings.yml").write_text(_text(folder).replace(old, new), "utf-8")


def test_a_new_reading_is_merged_with_what_people_made_of_it(folder):
    _edit(folder, "votes: 2", "votes: 4 # counted")
    _edit(folder, "grounds: [the treaty]", "grounds: [an old law]")
    report = merge(folder, _read(id="they-may-stay", given="2019-03", votes=3, grounds=["the treaty", "decency"]))
    assert _text(folder).splitlines()[:6] == [
        "- id: envoys-may-stay",
        "  decision: A court let the envoys stay.",
        "  given: 2019-03",
        "  parties: [norland, sudria]",
        "  votes: 4 # counted",
        "  grounds: [an old law, decency]",
    ]
    (asked,) = report.proposals
    assert (asked.sheet, asked.path, asked.now, asked.proposed) == ("rulings", ("votes",), 4, 3)
    (row,) = edits(folder)
    assert [remark.text for remark in row.remarks] == ["votes: 2 → 4", "grounds: the treaty → an old law"]


def test_its_proposals_are_settled_and_remembered(folder):
    _edit(folder, "votes: 2", "votes: 4")
    (asked,) = merge(folder, _read(given="2019", votes=3)).proposals
    settle(folder, reject=[asked.id])
    assert open_proposals(folder) == []
    (again,) = merge(folder, _read(given="2019", votes=5)).proposals
    settle(folder, accept=[again.id])
    assert "votes: 5" in _text(folder)


def test_its_references_follow_the_ids_that_people_give(folder):
    rename(folder, "sudria", "kingdom")
    assert "parties: [norland, kingdom]" in _text(folder)
    merge_actors(folder, "kingdom", "norland")
    assert "parties: [norland]" in _text(folder)


def test_its_template_makes_its_page_and_its_words_name_its_fields(tmp_path):
    root = _content(tmp_path, RULINGS.replace("votes: 3", "votes: [{value: 4, sources: []}, {value: 5, sources: []}]"))
    templates = tmp_path / "templates"
    templates.mkdir()
    (templates / "rulings.md.j2").write_text(TEMPLATE, "utf-8")
    macros = (packaged("templates") / "macros.md.j2").read_text("utf-8")
    labels = 'set labels = dict(field_labels(), votes="Votes", given="Given", court="Court", parties="Parties")'
    macros = macros.replace("set labels = field_labels()", labels)
    macros = macros.replace("set questions = {", 'set questions = { "votes": "How many votes?",')
    (templates / "macros.md.j2").write_text(macros, "utf-8")
    text = (root / "facts" / "rulings.yml").read_text("utf-8")
    for source in ('{article: "001", quote: Norland expelled}', '{article: "002", quote: Three envoys must leave}'):
        text = text.replace("sources: []", f"sources: [{source}]", 1)
    (root / "facts" / "rulings.yml").write_text(text, "utf-8")
    pages = make_site(root, templates).pages
    page = pages["rulings.md"].markdown
    assert "A court let the envoys stay." in page and "Given: March 2019" in page
    assert "Parties: [Norland](actors/norland.md) and [Sudria](actors/sudria.md)" in page
    assert "How many votes?" in pages["differences.md"].markdown
    assert "(rulings.md" in pages["differences.md"].markdown
