"""What the site says of its own: in another language no page says anything in English."""

import copy
import re
import xml.etree.ElementTree as ET
from typing import get_args, get_origin

import pytest
import yaml
from babel.messages.pofile import read_po, write_po
from mkdocs.utils.meta import get_data

from explainer import messages
from explainer.corrections import ChangeLog, Entry
from explainer.corrections.field_changes import FieldChange
from explainer.field_types import FieldKind, Holds, kinds_of
from explainer.messages import Messages
from explainer.model import SHEETS, ActorKind, Claimable, Fact, Modality
from explainer.render import feed, render, with_marks
from explainer.render.catalogue import LONG_TIMELINE
from explainer.render.changed import choices
from explainer.render.environment import environment
from tests.collect_messages import COLLECTED
from tests.render.stories import HERRING, as_html, base_of

WORDS = environment(None, Messages("en")).get_template("macros.md.j2").module
FIELDS = [(model, name) for model in SHEETS.values() for name in kinds_of(model) if name not in Fact.model_fields]

_GREEK = str.maketrans(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz", "ΑΒΨΔΕΦΓΗΙΞΚΛΜΝΟΠΩΡΣΤΘΥΣΧΥΖαβψδεφγηιξκλμνοπωρστθυσχυζ"
)
_MARKUP = re.compile(r"(%\(\w+\)s|<[^<>]*>|\]\([^()]*\)|&#?\w+;)")
_CONTENT = {
    "title",
    "standfirst",
    "publisher",
    "agency",
    "text",
    "quote",
    "name",
    "summary",
    "statement",
    "topic",
    "people",
}
_CONTENT |= {"note", "why", "short", "status"}
_NOT_OURS = re.compile(r'<a class="footnote-backref".*?</a>|<code>.*?</code>|BibTeX|CSL-JSON', re.DOTALL)
"""What the site builder says, what programs read, names of formats."""
_READ_ALOUD = re.compile(r'\s(?:alt|aria-label|data-x-all|data-x-some|title)="([^"]*)"')


def _may_have_claims(annotation):
    return get_origin(annotation) is Claimable or any(map(_may_have_claims, get_args(annotation)))


@pytest.mark.parametrize(("model", "name"), FIELDS)
def test_what_may_change_in_a_fact_has_a_label_and_what_sources_may_differ_on_a_question(model, name):
    assert name in WORDS.labels
    assert name in WORDS.questions or not _may_have_claims(model.model_fields[name].annotation)


def test_every_word_of_a_fixed_list_is_a_message():
    assert {*get_args(ActorKind), *get_args(Modality)} == choices(Messages("en")).keys()


def _greek(text):
    """A text in which no letter is Latin but those of its marks and of the places for values."""
    return "".join(part if _MARKUP.fullmatch(part) else part.translate(_GREEK) for part in _MARKUP.split(text))


@pytest.fixture
def speaking_greek(monkeypatch, tmp_path):
    """A catalogue that has every message with Greek letters in the place of the Latin ones."""
    with COLLECTED.open("rb") as template:
        catalog = read_po(template, locale="el")
    for message in catalog:
        if message.id:
            said = message.id if isinstance(message.id, tuple) else (message.id,)
            message.string = tuple(map(_greek, said)) if len(said) > 1 else _greek(said[0])
    catalog.fuzzy = False
    (tmp_path / COLLECTED.name).write_bytes(COLLECTED.read_bytes())
    with (tmp_path / "el.po").open("wb") as po:
        write_po(po, catalog)
    monkeypatch.setattr(messages, "LOCALE", tmp_path)


def _content(value, key=""):
    """The same story told by people who write Greek."""
    match value:
        case dict():
            return {name: _content(item, name) for name, item in value.items()}
        case list():
            return [_content(item, key * (key in _CONTENT)) for item in value]
        case str() if key in _CONTENT or (key == "value" and value[:1].isalpha()):
            return value.translate(_GREEK)
    return value


def _story():
    """A story with all that pages can say: disputes, notes, what is set aside, unchecked, inferred or not known."""
    raw = yaml.load(HERRING, yaml.BaseLoader)
    raw["story"] |= {
        "language": "el",
        "since": "2031-04-01",
        "unknown": ["Why nobody knows."],
        "former_ids": {"x": "crew-untold"},
    }
    raw["articles"] = [one | {"meta": {"title": "A note"} | one.get("meta", {})} for one in raw["articles"]]
    log, crew, envoys = raw["articles"][0]["meta"], raw["timeline"][1], raw["expulsions"][0]
    log["language"] = "el"
    crew |= {"note": "Nobody else says so.", "in_response_to": ["havdis-held"]}
    source = {"article": "001", "quote": "Norway sent"}
    envoys |= {
        "summary": "Norway sent envoys home.",
        "status": "ordered to leave",
        "deadline": [
            {"value": "2031-04-05~", "sources": [source]},
            {"value": "2031-04-06", "inferred_from": "001", "sources": [{"article": "002", "quote": "Norge"}]},
            {"value": "2031-04-09", "rank": "deprecated", "note": "A slip.", "sources": [source]},
        ],
        "checked": "2031-05-01",
    }
    answer = copy.deepcopy(envoys) | {
        "id": "iceland-answers",
        "by": ["iceland"],
        "against": ["norway"],
        "date": "2031-04-01",
    }
    answer |= {
        "in_response_to": [{"value": ["norway-expels"], "sources": [source]}],
        "number": "1",
        "summary": "Iceland answered.",
    }
    raw["expulsions"].append(answer)
    raw["timeline"].append(
        {"id": "told", "type": "event", "sources": [{"article": "003", "quote": "a note says", "said_by": "A man"}]}
    )
    raw["actors"][0]["aliases"] = ["Nor"]
    raw["actors"][2]["roles"].append({"value": "keeper", "until": "2030", "rank": "deprecated", "sources": [source]})
    for alias in raw["actors"]:
        alias |= {"aliases": [one.translate(_GREEK) for one in alias.get("aliases", [])]}
    raw["timeline"][-1]["sources"][0]["said_by"] = "A man".translate(_GREEK)
    raw["story"]["unknown"] = [one.translate(_GREEK) for one in raw["story"]["unknown"]]
    return raw


def _log():
    """Every way in which something can have changed."""
    text, modality = FieldKind(Holds.TEXT), FieldKind(Holds.OTHER)
    old, new = ("ΑΒΓ",), ("ΔΕΖ",)
    changes = [
        FieldChange("people", kind, before, after, text, withdrawn)
        for kind in ("correction", "update")
        for before, after, withdrawn in [
            (old, new, ""),
            (old, (), ""),
            ((), new, ""),
            ((), new, "value"),
            ((), (), "words"),
            ((), new, "wording"),
            (old, new, "value"),
        ]
    ]
    changes += [FieldChange("modality", "correction", ("alleged",), ("asserted",), modality)]
    what = [("changed", "norway-expels"), ("new", "norway-expels"), ("withdrawn", "")]
    entries = [
        Entry(
            ident=f"6f0c7f5e-0000-5000-8000-00000000000{number}",
            kind=kind,
            what=said,
            when="2031-04-05T09:30:00+02:00",
            sheet=sheet,
            fact=fact,
            said="",
            changes=changes if said == "changed" else [],
            why=["ΑΒΓ"],
        )
        for number, (kind, sheet, (said, fact)) in enumerate(
            (kind, sheet, one)
            for kind in ("correction", "update")
            for sheet in ("expulsions", "actors")
            for one in what
        )
    ]
    return ChangeLog(entries, since="2031-04-01")


def _english(text):
    """The words in Latin letters that a reader sees or hears."""
    heard = " ".join(_READ_ALOUD.findall(text))
    return re.findall(r"[A-Za-z]{2,}", re.sub(r"<[^<>]*>|&#?\w+;", " ", f"{text} {heard}"))


def _own_words(page):
    markdown, meta = get_data(page.markdown)
    shown = _NOT_OURS.sub("", with_marks(as_html(markdown), page.evidence))
    said = [shown, str(meta.get("title", "")), str(meta.get("description", ""))]
    return _english(" ".join(said))


def test_no_page_of_another_language_says_a_word_in_english(speaking_greek):
    base = base_of(yaml.safe_dump(_content(_story()), allow_unicode=True))
    found = {path: _own_words(page) for path, page in render(base, None, _log(), feed="corrections.xml").items()}
    assert {path: words for path, words in found.items() if words} == {}


def test_no_page_of_a_long_timeline_or_an_empty_story_says_a_word_in_english(speaking_greek):
    raw = _story()
    raw["timeline"] += [
        raw["timeline"][0] | {"id": f"x{n}", "date": f"203{n % 3}-0{1 + n % 9}"} for n in range(LONG_TIMELINE)
    ]
    for story in (raw, {"story": {"title": "A story", "language": "el"}}):
        base = base_of(yaml.safe_dump(_content(story), allow_unicode=True))
        found = {path: _own_words(page) for path, page in render(base).items()}
        assert {path: words for path, words in found.items() if words} == {}


def test_the_feed_of_another_language_says_no_word_in_english(speaking_greek):
    base = base_of(yaml.safe_dump(_content(_story()), allow_unicode=True))
    root = ET.fromstring(feed(base, None, _log(), site="", page=""))
    shown = [
        node.text or ""
        for tag in ("title", "content", "name")
        for node in root.iter(f"{{http://www.w3.org/2005/Atom}}{tag}")
    ]
    assert _english(" ".join(shown)) == []
