"""The feed of corrections is what RFC 4287 asks for, and what feed readers read."""

import re
import uuid
import xml.etree.ElementTree as ET
from datetime import datetime
from urllib.parse import urlsplit

import feedparser
import pytest

from explainer.corrections import ChangeLog
from explainer.corrections.entries import Entry
from explainer.corrections.field_changes import FieldChange
from explainer.field_types import FieldKind, Holds
from explainer.render import feed
from tests.render.stories import HERRING, base_of

_ATOM = "{http://www.w3.org/2005/Atom}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_ADDRESS = "https://example.org/herring/"
_STRANGE = "<b>Ærø</b> & 'فرنسا' “q” ]]> \x00\x08\x0b\x7f\ufffe\ud800 🐟"


def _log():
    """A log of every kind of entry, with all that could break a document of XML."""
    people = FieldChange("people", "correction", (_STRANGE,), (f"{_STRANGE}!",), FieldKind(Holds.TEXT))
    number = FieldChange("number", "update", (), ("3",), FieldKind(Holds.COUNT))
    made = [
        {"what": "changed", "kind": "correction", "changes": [people], "why": [_STRANGE]},
        {"what": "changed", "kind": "update", "changes": [number]},
        {"what": "new", "kind": "update"},
        {"what": "withdrawn", "kind": "correction", "fact": ""},
        {"what": "withdrawn", "kind": "correction", "fact": "", "said": _STRANGE},
    ]
    entries = [
        Entry(
            **{
                "ident": str(uuid.uuid5(uuid.NAMESPACE_OID, str(number))),
                "when": f"2031-04-{9 - number:02}T09:30:00{zone}",
                "sheet": "expulsions",
                "fact": "norway-expels",
            }
            | fields
        )
        for number, (fields, zone) in enumerate(zip(made, ["+02:00", "Z", "-05:30", "+00:00", "Z"], strict=True))
    ]
    return ChangeLog(entries, since="2031-04-01")


@pytest.fixture(scope="module", params=[_ADDRESS, ""], ids=["published", "nobody knows where"])
def written(request):
    base = base_of(HERRING.replace("title: The herring quarrel", "title: 'The <herring> & \"quarrel\"'"))
    return feed(base, None, _log(), site=request.param, page="corrections/"), request.param


def test_a_feed_reader_reads_it_without_a_complaint(written):
    text, address = written
    read = feedparser.parse(text)
    assert not read.bozo and read.version == "atom10"
    assert read.feed.title == 'The <herring> & "quarrel": corrections and updates'
    assert read.feed.language == "en" and read.feed.author == 'The <herring> & "quarrel"'
    assert [entry.title.partition(":")[0] for entry in read.entries] == [
        "Correction",
        "Update",
        "New",
        "Correction",
        "Correction",
    ]
    assert [entry.tags[0].label for entry in read.entries][:3] == ["Correction", "Update", "New"]
    assert all(entry.link.startswith(f"{address}corrections/#change:") for entry in read.entries)
    assert "“<b>Ærø</b> & 'فرنسا'" in read.entries[0].content[0].value


def test_it_has_what_an_atom_feed_must_have_and_nothing_twice(written):
    text, address = written
    assert text.startswith(b'<?xml version="1.0" encoding="utf-8"?>\n')
    root = ET.fromstring(text)
    assert root.tag == f"{_ATOM}feed" and root.get(_XML_LANG) == "en"
    for part in (root, *root.iterfind(f"{_ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(part.findall(f"{_ATOM}{name}")) == 1
        links = [(link.get("rel"), link.get("type"), link.get("href")) for link in part.iterfind(f"{_ATOM}link")]
        assert sorted(rel for rel, *_ in links) == (
            ["alternate", "self"] if part is root and address else ["alternate"]
        )
        assert all(re.fullmatch(r"[\x21-\x7e]+", href) for *_, href in links)
    names = {element.tag.removeprefix(_ATOM) for element in root.iter()}
    assert names <= {
        *("author", "category", "content", "entry", "feed", "generator"),
        *("id", "link", "name", "subtitle", "title", "updated"),
    }


def test_its_ids_are_absolute_and_no_two_alike_and_its_days_are_days(written):
    root = ET.fromstring(written[0])
    idents = [element.text for element in root.iter(f"{_ATOM}id")]
    assert len(set(idents)) == len(idents) == 6
    assert all(urlsplit(ident).scheme in ("https", "urn") for ident in idents)
    days = [element.text for element in root.iter(f"{_ATOM}updated")]
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)", day) for day in days)
    first, *others = map(datetime.fromisoformat, days)
    assert first == max(others)


def test_its_texts_are_texts(written):
    """What has no ``type`` is text, and text has no elements in it."""
    root = ET.fromstring(written[0])
    for element in root.iter():
        if element.tag.removeprefix(_ATOM) not in ("author", "entry", "feed"):
            assert not list(element), element.tag
            assert element.get("type", "text") in ("text", "text/html", "application/atom+xml")
