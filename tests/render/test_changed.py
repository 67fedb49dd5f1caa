"""The page of corrections and updates and its feed, from the history of sheets to the letter."""

import dataclasses
import re
import xml.etree.ElementTree as ET
from datetime import datetime

import pytest
import yaml

from explainer.corrections import NO_LOG, ChangeLog, Entry, change_log
from explainer.corrections.field_changes import FieldChange
from explainer.corrections.history import History, Revision
from explainer.field_types import FieldKind, Holds, kind_of
from explainer.model import SHEETS, Actor, Event
from explainer.render import feed, render
from tests.corrections.repository import Repository
from tests.fixtures import FIXTURES, read_fixtures
from tests.render.stories import HERRING, as_html, base_of, body
from tests.render.test_markdown import HOSTILE

_FIXTURES = read_fixtures(FIXTURES / "render" / "corrections.txt")
_ATOM = {"a": "http://www.w3.org/2005/Atom"}
_BASE = base_of(HERRING)
SINCE = "2031-04-01"
_BADGE = "Who they were: corrected on 5 April 2031"


def _made(text, folder):
    """The base and log of a story that is told commit by commit, each a YAML document with what is other in it."""
    facts = folder / "content" / "facts"
    facts.mkdir(parents=True)
    repository = Repository(folder)
    story = {}
    for document in yaml.load_all(text, yaml.BaseLoader):
        message, days, tag = (document.pop(name, "") for name in ("message", "days", "tag"))
        story |= document
        for sheet in SHEETS:
            (facts / f"{sheet}.yml").write_text(yaml.safe_dump(story.get(sheet, []), allow_unicode=True), "utf-8")
        repository.commit(message, days=int(days or 0))
        if tag:
            repository.git("tag", tag)
    base = base_of(yaml.safe_dump(story, allow_unicode=True))
    return base, change_log(base, facts)


@pytest.mark.parametrize(
    ("title", "story", "page"), [f[1:] for f in _FIXTURES], ids=[f"{line}-{title}" for line, title, *_ in _FIXTURES]
)
def test_the_page_says_what_the_history_says(title, story, page, tmp_path):
    base, log = _made(story, tmp_path)
    assert render(base, None, log, feed="corrections.xml")["corrections.md"].markdown.rstrip("\n") == page


def _entry(**fields):
    made = {
        "ident": "6f0c7f5e-0000-5000-8000-000000000001",
        "when": "2031-04-05T09:30:00+02:00",
        "kind": "correction",
        "what": "changed",
        "sheet": "expulsions",
        "fact": "norway-expels",
        "changes": [FieldChange("people", "correction", ("envoys",), ("diplomats",), FieldKind(Holds.TEXT))],
        "why": ["They were diplomats"],
    }
    return Entry(**made | fields)


def _feed(log, site="https://example.org/herring/", page="corrections/"):
    return ET.fromstring(feed(_BASE, None, log, site=site, page=page))


def test_the_feed_has_what_atom_asks_for():
    entries = [_entry(), _entry(ident="6f0c7f5e-0000-5000-8000-000000000002", what="new", kind="update", changes=[])]
    root = _feed(ChangeLog(entries, since=SINCE))
    assert root.tag == "{http://www.w3.org/2005/Atom}feed"
    for element in (root, *root.iterfind("a:entry", _ATOM)):
        for name in ("id", "title", "updated"):
            [found] = element.iterfind(f"a:{name}", _ATOM)
            assert found.text
        assert datetime.fromisoformat(element.findtext("a:updated", None, _ATOM)).tzinfo
        assert [link.get("href") for link in element.iterfind("a:link[@rel='alternate']", _ATOM)] != []
    assert root.find("a:author/a:name", _ATOM).text == "The herring quarrel"
    ids = [entry.findtext("a:id", None, _ATOM) for entry in root.iterfind("a:entry", _ATOM)]
    assert ids == [f"urn:uuid:{entry.ident}" for entry in entries]


def test_the_feed_says_what_the_page_says():
    [entry] = _feed(ChangeLog([_entry()], since=SINCE)).iterfind("a:entry", _ATOM)
    assert entry.findtext("a:title", None, _ATOM) == "Correction: Norway expelled two Icelandic diplomats"
    assert entry.findtext("a:content", None, _ATOM).strip() == (
        "Who they were: “envoys”, corrected to “diplomats”. Why: They were diplomats"
    )
    assert entry.find("a:category", _ATOM).get("term") == "correction"


def test_that_a_sentence_gave_way_to_an_articles_words_is_said():
    change = FieldChange("type", "correction", ("arrest",), ("event",), kind_of(Event, "type"))
    [entry] = _feed(ChangeLog([_entry(changes=[change])])).iterfind("a:entry", _ATOM)
    said = "“Arrest”, corrected to “in an article’s words”"
    assert said in entry.findtext("a:content", None, _ATOM)


def test_the_feed_s_links_lead_to_the_entry_on_the_page():
    log = ChangeLog([_entry()], since=SINCE)
    [entry] = _feed(log).iterfind("a:entry", _ATOM)
    address, _, anchor = entry.find("a:link", _ATOM).get("href").partition("#")
    assert address == "https://example.org/herring/corrections/"
    assert f'id="{anchor}"' in render(_BASE, None, log)["corrections.md"].markdown


def test_without_the_site_s_address_the_feed_s_links_are_relative_and_its_id_stays():
    root = _feed(ChangeLog([_entry()], since=SINCE), site="", page="corrections.html")
    assert {link.get("href").partition("#")[0] for link in root.iter("{http://www.w3.org/2005/Atom}link")} == {
        "corrections.html"
    }
    assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", root.findtext("a:id", None, _ATOM))
    assert root.findtext("a:id", None, _ATOM) == _feed(NO_LOG, site="").findtext("a:id", None, _ATOM)


def test_the_feed_has_the_newest_fifty():
    entries = [_entry(ident=f"6f0c7f5e-0000-5000-8000-{number:012}") for number in range(60)]
    found = _feed(ChangeLog(entries, since=SINCE)).findall("a:entry", _ATOM)
    assert [entry.findtext("a:id", None, _ATOM)[-2:] for entry in found] == [f"{number:02}" for number in range(50)]


_PLAIN = "Qxyzxq"


def _with(text):
    """A log in which all that can be a text is this."""
    revision = Revision("c" * 40, "2031-04-01T00:00:00Z", (), {}, release=text)
    change = FieldChange("people", "correction", (text,), (f"{text}, {text}",), FieldKind(Holds.TEXT))
    roles = FieldChange("roles", "correction", ((text, "", ""),), ((text, text, ""),), kind_of(Actor, "roles"))
    entries = [
        _entry(changes=[change, roles], why=[text]),
        _entry(what="withdrawn", fact="", said=text, changes=[]),
        _entry(changes=[FieldChange("against", "correction", ((text,),), (), kind_of(Event, "against"))]),
    ]
    return ChangeLog(entries, History("whole", [revision]), SINCE)


def _read(page):
    """A page's elements in order, and its visible text."""
    root = ET.fromstring(f"<page>{as_html(body(page))}</page>")
    return [element.tag for element in root.iter()], " ".join("".join(root.itertext()).split())


@pytest.mark.parametrize("hostile", [text for text in HOSTILE if text.isprintable()])
def test_any_text_is_text_on_the_page(hostile):
    text = " ".join(f"Qx {hostile} xQ".split())
    elements, words = _read(render(_BASE, None, _with(_PLAIN))["corrections.md"].markdown)
    assert words.count(_PLAIN) == 10
    assert _read(render(_BASE, None, _with(text))["corrections.md"].markdown) == (elements, words.replace(_PLAIN, text))


@pytest.mark.parametrize("hostile", [text for text in HOSTILE if text.isprintable()])
def test_any_text_is_text_in_the_feed(hostile):
    text = " ".join(f"Qx {hostile} xQ".split())
    plain, marked = _feed(_with(_PLAIN)), _feed(_with(text))
    assert [element.tag for element in marked.iter()] == [element.tag for element in plain.iter()]
    words = "".join(plain.itertext())
    assert words.count(_PLAIN) == 9
    assert "".join(marked.itertext()) == words.replace(_PLAIN, text)


def test_a_feed_of_control_characters_is_still_xml():
    everything = "".join(map(chr, [*range(1, 160), 0xFFFE, 0xFFFF, 0xFEFF]))
    assert _feed(_with(everything)).findall("a:entry", _ATOM)


def test_a_corrected_fact_says_so_where_it_stands():
    facts = "norway-expels", "havdis-held", "shared-waters", "eva-strand"
    log = ChangeLog([_entry(fact=fact) for fact in facts], since=SINCE)
    pages = render(_BASE, None, log)
    for path in ("expulsions.md", "timeline.md", "context.md"):
        assert pages[path].markdown.count(f"[{_BADGE}](corrections.md#change:6f0c7f5e-0000)") == 1, path
    assert f"[{_BADGE}](../corrections.md#change:6f0c7f5e-0000)" in pages["actors/eva-strand.md"].markdown


@pytest.mark.parametrize(
    ("changes", "badge"),
    [
        ([("deadline", "correction", (), "value")], "To leave by: taken back on 5 April 2031"),
        (  # it says who they were all the same
            [("people", "correction", (), "value")],
            "Who they were: an earlier statement was taken back on 5 April 2031",
        ),
        ([("people", "correction", ("consuls",), "value")], "Who they were: corrected on 5 April 2031"),
        (
            [
                ("people", "correction", ("consuls",), ""),
                ("place", "update", ("Oslo",), ""),
                ("status", "correction", (), ""),
            ],
            "Who they were, Status: corrected on 5 April 2031",
        ),
        ([], "Corrected on 5 April 2031"),
    ],
)
def test_the_mark_of_a_correction_says_what_was_corrected_or_taken_back(changes, badge):
    told = [
        FieldChange(field, kind, ("envoys",), after, FieldKind(Holds.TEXT), withdrawn)
        for field, kind, after, withdrawn in changes
    ]
    page = render(_BASE, None, ChangeLog([_entry(changes=told)], since=SINCE))["expulsions.md"].markdown
    assert f"[{badge}](corrections.md#" in page


def test_the_front_page_leads_to_the_last_correction():
    page = render(_BASE, None, ChangeLog([_entry()], since=SINCE))["index.md"].markdown
    assert re.search(r"Last corrected \[.{0,60}5 April 2031.{0,20}\]\(corrections.md#change:6f0c7f5e-0000\)", page)


def test_an_updated_fact_says_nothing_of_it():
    log = ChangeLog([_entry(kind="update")], since=SINCE)
    assert "Corrected" not in "".join(page.markdown for path, page in render(_BASE, None, log).items())


def test_the_latest_correction_is_told_beside_the_fact():
    older = dataclasses.replace(_entry(), when="2031-04-04T09:30:00+02:00")
    assert _BADGE in render(_BASE, None, ChangeLog([_entry(), older], since=SINCE))["expulsions.md"].markdown


def test_all_corrections_are_listed_and_the_newest_updates():
    entries = [
        _entry(
            ident=f"{number:08}-0000-5000-8000-000000000001",
            kind="update" if number % 2 else "correction",
            when=f"{2400 - number}-04-05T09:30:00Z",
        )
        for number in range(300)
    ]
    page = render(_BASE, None, ChangeLog(entries, since=SINCE))["corrections.md"].markdown
    assert (page.count(">Correction</b>"), page.count(">Update</b>")) == (150, 100)
    assert "50 older updates are not listed here" in page


def test_what_changed_in_one_fact_on_one_day_is_listed_once():
    again = FieldChange("status", "update", (), ("recalled",), FieldKind(Holds.TEXT))
    other = _entry(ident="7f0c7f5e-0000-5000-8000-000000000001", kind="update", changes=[again], why=[])
    page = _page(ChangeLog([other, _entry()], since=SINCE))
    assert page.count("expulsions.md#norway-expels") == 1
    assert page.count(">Correction</b>") == 1 and ">Update</b>" not in page
    assert 'id="change:6f0c7f5e-0000"' in page and 'id="change:7f0c7f5e-0000"' in page
    assert "recalled" in page and "<ins>diplomats</ins>" in page


def test_what_was_withdrawn_on_one_day_is_counted():
    gone = [
        _entry(ident=f"{number}f0c7f5e-0000-5000-8000-000000000001", what="withdrawn", fact="", changes=[], why=[])
        for number in range(3)
    ]
    assert "3 statements were withdrawn" in _page(ChangeLog(gone, since=SINCE))


def _page(log):
    return render(_BASE, None, log)["corrections.md"].markdown


def test_a_story_that_nobody_dated_lists_nothing_and_says_so():
    assert "No day of first publication has been set yet" in _page(NO_LOG)
    assert "without the history" not in _page(NO_LOG)


@pytest.mark.parametrize("reach", ["none", "partial", "refused"])
def test_without_a_history_the_page_says_so(reach):
    log = ChangeLog(history=History(reach), since=SINCE)
    assert "without the history of its facts" in _page(log)
    assert "since the first publication on 1 April 2031" in _page(log)


def test_of_a_part_of_the_history_the_page_says_where_it_begins():
    revision = Revision("c" * 40, "2031-04-01T00:00:00Z", (), {})
    page = _page(ChangeLog(history=History("shallow", [revision]), since=SINCE))
    assert "of what changed before 1 April 2031, only what the editors noted is listed" in page


def test_a_release_is_told_without_the_name_of_somebody_hidden():
    revision = Revision("c" * 40, "2031-04-01T00:00:00Z", (), {}, release="v2-without-eva-strand")
    log = ChangeLog(history=History("whole", [revision]), since=SINCE)
    raw = HERRING.replace("- id: eva-strand", "- id: eva-strand\n    publish: false")
    page = render(base_of(raw), None, log)["corrections.md"].markdown
    assert "v2-without-&#91;name withheld" in page


def test_a_fact_that_was_withdrawn_is_told_by_its_kind_alone():
    log = ChangeLog([_entry(what="withdrawn", fact="", changes=[], why=["We misread it."])], since=SINCE)
    assert '<b class="x-flag">Correction</b> A statement was withdrawn\n' in _page(log)
    [entry] = _feed(log).iterfind("a:entry", _ATOM)
    assert entry.findtext("a:title", None, _ATOM) == "Correction: A statement was withdrawn"
    assert entry.findtext("a:content", None, _ATOM).strip() == "Why: We misread it."
    actor = dataclasses.replace(log.entries[0], sheet="actors")
    assert "An entry of “Who is involved” was withdrawn" in _page(ChangeLog([actor], since=SINCE))


def test_what_a_withdrawn_fact_said_is_told_where_an_editor_gives_it():
    log = ChangeLog([_entry(what="withdrawn", fact="", said="Norway sent somebody home", changes=[])], since=SINCE)
    assert "A statement was withdrawn: <del>Norway sent somebody home</del>" in _page(log)


@pytest.mark.parametrize(
    ("kind", "before", "after", "withdrawn", "told"),
    [
        ("correction", (), ("diplomats",), "value", "an earlier statement was withdrawn; now “diplomats”"),
        ("correction", ("envoys",), ("envoys",), "value", "an earlier statement was withdrawn; now “envoys”"),
        ("correction", (), (), "value", "an earlier statement was withdrawn"),
        (
            "correction",
            ("envoys",),
            ("diplomats",),
            "value",
            "“envoys”, corrected to “diplomats”; an earlier statement was withdrawn",
        ),
        ("update", (), ("diplomats",), "wording", "in other words: “diplomats”"),
        ("update", (), ("diplomats",), "", "added: “diplomats”"),
        ("correction", ("envoys",), (), "", "“envoys” is no longer told"),
        ("correction", (), ("diplomats",), "", "now “diplomats”"),
        ("update", ("envoys",), ("diplomats",), "", "“envoys”, now “diplomats”"),
    ],
)
def test_of_a_field_what_was_taken_back_is_not_told_again(kind, before, after, withdrawn, told):
    change = FieldChange("people", kind, before, after, FieldKind(Holds.TEXT), withdrawn)
    log = ChangeLog([_entry(kind=kind, changes=[change], why=[])], since=SINCE)
    [entry] = _feed(log).iterfind("a:entry", _ATOM)
    assert entry.findtext("a:content", None, _ATOM).strip() == f"Who they were: {told}."
    marks = str.maketrans(dict.fromkeys("“”"))
    words = " ".join("".join(ET.fromstring(f"<page>{as_html(body(_page(log)))}</page>").itertext()).split())
    assert told.translate(marks) in words
