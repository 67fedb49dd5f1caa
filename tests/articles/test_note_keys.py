"""What clippers, reference managers and blogs call our fields: understood, or told and left."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer import strict_yaml
from explainer.articles.metadata import parse_metadata
from explainer.errors import InvalidContent
from explainer.model import ArticleMeta


def _read(*lines: str) -> tuple[dict[str, Any], list[str]]:
    written = parse_metadata("\n".join(lines) + "\n", "a.md")
    assert all(one.severity == "warning" and one.mark and one.line and one.help for one in written.warnings)
    return written.fields, [one.code for one in written.warnings]


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ("source: https://post.example/a", {"url": "https://post.example/a"}),
        ("Canonical_URL: <https://post.example/a>", {"url": "https://post.example/a"}),
        ("link: '[The Post](https://post.example/a)'", {"url": "https://post.example/a"}),
        ("source: [https://post.example/a, https://post.example/b]", {"url": "https://post.example/a"}),
        ("author: ['[[Ada Quill]]']", {"author": "Ada Quill"}),
        ("authors: ['[[people/Ada Quill|Ada Q.]]', Ben Roe]", {"author": ["Ada Q.", "Ben Roe"]}),
        ("author: '[[people/Ada Quill]], [Ben Roe](https://post.example/ben)'", {"author": ["Ada Quill", "Ben Roe"]}),
        ("author: [{given: Ada, family: Quill}, {name: Ben Roe}, '']", {"author": ["Ada Quill", "Ben Roe"]}),
        ("author: Quill, Ada; van Roe, Ben; O'Neil, C. D.", {"author": ["Ada Quill", "Ben van Roe", "C. D. O'Neil"]}),
        ("author: Ada Quill; Ben Roe;", {"author": ["Ada Quill", "Ben Roe"]}),
        ("author: Quill, Ada; Reuters", {"author": ["Ada Quill", "Reuters"]}),
        ("author: Quill, Ada;", {"author": "Ada Quill"}),
        ("site: The Post", {"publisher": "The Post"}),
        ("Publication-Title: '[[The Post]]'", {"publisher": "The Post"}),
        ("lang: en-GB", {"language": "en-GB"}),
        ("short: AFP 19/9", {"short": "AFP 19/9"}),
        ("archived: '[Archive](https://archive.example/a)'", {"archived": "https://archive.example/a"}),
        ("archive-url: https://archive.example/a", {"archived": "https://archive.example/a"}),
        ("archived: true", {}),
        ("archived: 2024-06-04", {}),
        ("title: [Shut]", {"title": "Shut"}),
        ("date: 2024-06-04 10:00:00 +0200", {"published": "2024-06-04"}),
        ("date: 2024-06-04T23:30:00-05:00", {"published": "2024-06-04"}),
        ("date: 2024-06-04T23:30", {"published": "2024-06-04"}),
        ("date: 2024-06-04 23:30:00 EST", {"published": "2024-06-04"}),
        ("date-published: '[[2024-06-04]]'", {"published": "2024-06-04"}),
        ("published: 2024-06-04T00:00:00.000Z", {"published": "2024-06-04"}),
        ("published: 2024-06-04T09:00:00Z", {"published": "2024-06-04"}),
        ("published: June 4, 2024", {"published": "2024-06-04"}),
        ("published: 2024-06", {"published": "2024-06"}),
        ("author:\ntitle: ''\ntags:", {}),
    ],
)
def test_what_a_program_calls_a_field_is_understood(typed: str, fields: dict[str, Any]) -> None:
    assert _read(typed)[0] == fields


@pytest.mark.parametrize(
    "typed",
    [
        "Quill, Ada",
        "Ada Quill, The Post; Ben Roe, Reuters",
        "Quill, Reuters; Roe, AFP",
        "Quill, Jr.; Roe, PhD",
        "Quill, Ada, Roe; Ben",
        "Quill, reporter; Roe, editor",
        "Quill &amp; Roe",
        "Ada Quill; additional reporting by Ben Roe",
        ";",
    ],
)
def test_no_names_are_made_of_what_may_be_more_than_a_list_of_names(typed: str) -> None:
    assert _read(f"author: '{typed}'")[0] == {"author": typed}


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("2024-06-04T22:30:00Z", "2024-06"),
        ("2024-06-04T01:30:00+00:00", "2024-06"),
        ("2024-05-31T22:30:00Z", "2024"),
        ("2024-01-01T01:30:00 UTC", None),
    ],
)
def test_a_moment_in_utc_that_may_be_another_day_elsewhere_dates_no_day(typed: str, taken: str | None) -> None:
    fields, codes = _read(f"date: {typed}")
    assert fields.get("published") == taken
    assert codes == ["day-in-utc" if taken else "key-not-understood"]


def test_our_own_name_goes_before_others_and_what_differs_is_told() -> None:
    fields, codes = _read(
        "date: 2024-06-05", "source: https://post.example/a", "published: 2024-06-04", "link: https://post.example/a"
    )
    assert fields == {"published": "2024-06-04", "url": "https://post.example/a"}
    assert codes == ["keys-differ"]


@pytest.mark.parametrize(
    "typed",
    [
        "source: Reuters",
        "published: true",
        "url: /posts/shut",
        "title: [a, b]",
        "author: {role: editor}",
        "date: 4/6/2024",
        "date: soon",
    ],
)
def test_what_is_not_understood_is_told_and_nothing_is_made_of_it(typed: str) -> None:
    assert _read(typed) == ({}, ["key-not-understood"])


@pytest.mark.parametrize(
    "typed", ["published: soon", "published: 4/6/2024", "url: javascript:alert(1)", "rights: mine", "publish: maybe"]
)
def test_what_a_person_wrote_wrongly_is_wrong(typed: str) -> None:
    with pytest.raises(InvalidContent) as caught:
        _read("title: Shut", typed)
    (wrong,) = caught.value.diagnostics
    assert wrong.severity == "error" and wrong.mark and wrong.mark.line == 2


def test_when_a_note_was_made_is_no_day_of_publication_and_other_keys_are_named_once() -> None:
    written = parse_metadata("created: 2024-06-10\nsaved: 2024-06-10\ntags: [a]\nstatus: read\n", "a.md")
    assert written.fields == {}
    (told,) = written.warnings
    assert told.message == "nothing is made of created, saved, tags and status, which are no fields of an article"


def test_only_a_misspelling_gets_a_hint_and_only_of_an_articles_own_fields() -> None:
    keys = [
        "titel",
        "autor",
        "Published by",
        "quotes",
        "sources",
        "said_by",
        "tag",
        "states",
        "date saved",
        "Rights",
        "publishr",
    ]
    hints = {one.field: one.help for one in parse_metadata("".join(f"{key}: x\n" for key in keys), "a.md").warnings}
    meant = {"titel": "title", "autor": "author", "Rights": "rights", "publishr": "publisher"}
    assert {key: help for key, help in hints.items() if "mean" in help} == {
        key: f"did you mean {name}?" for key, name in meant.items()
    }
    assert len(hints) == len(meant) + 1


def test_json_is_read_like_yaml() -> None:
    assert _read(json.dumps({"title": "Shut", "draft": False}))[0] == {"title": "Shut"}


@pytest.mark.parametrize(
    "lines",
    [
        ["tags: #clippings #mali"],
        ["tags:", "  - #clippings", "  - b"],
        ["tags:", "- #clippings"],
        ["description: He said: yes"],
        ["layout: @page"],
        ["tags: a", "tags: b"],
        ["tags: [a", "  b: c: d]", "created: &now 2024"],
        ["created: !ruby/object x", "alias: *x"],
    ],
)
def test_what_is_no_strict_yaml_in_another_programs_key_is_left_out(lines: list[str]) -> None:
    written = parse_metadata("\n".join(["title: Shut", *lines, "date: 2024-06-04"]), "a.md")
    assert written.fields == {"title": "Shut", "published": "2024-06-04"}
    assert [one.code for one in written.warnings] == ["keys-unknown"]


@pytest.mark.parametrize("lines", [["title: A: b"], ["title: Envoy #1 leaves"], ["date: *x"], ["tags: a", "title: B"]])
def test_what_is_no_strict_yaml_in_ours_is_wrong(lines: list[str]) -> None:
    with pytest.raises(InvalidContent):
        parse_metadata("\n".join(["title: Shut", *lines]), "a.md")


def test_what_is_wrong_is_told_as_it_stands_there() -> None:
    with pytest.raises(InvalidContent) as caught:
        parse_metadata("layout: @page\ntitle: A: b\n", "a.md")
    assert caught.value.diagnostics[0].line == "layout: @page"


_KEYS = st.sampled_from(
    ["title", "author", "date", "published", "url", "source", "lang", "tags", "publish", "rights", "titel"]
)
_TEXTS = st.one_of(
    st.sampled_from(
        [
            "[[a|b]]",
            "[x](https://a.example)",
            "0001-01-01T01:00Z",
            "9999-12-31 23:59:59 UTC",
            "2024-13-01T00:00",
            "true",
        ]
    ),
    st.text(max_size=9),
)
_VALUES = st.recursive(
    _TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=4,
)


@given(st.dictionaries(_KEYS, _VALUES, max_size=4))
def test_whatever_is_written_it_is_understood_or_told(values: dict[str, Any]) -> None:
    text = strict_yaml.dump(values)
    try:
        written = parse_metadata(text, "a.md")
    except InvalidContent as error:
        assert all(one.help for one in error.diagnostics)
    else:
        assert ArticleMeta(**written.fields)
        assert len(written.warnings) <= len(values)


@pytest.mark.parametrize("breaks", ["\x85", "\u2028", "\u2029"])
def test_a_slip_is_told_where_yaml_counts_other_lines(breaks: str) -> None:
    with pytest.raises(InvalidContent):
        parse_metadata(f"tags: [a{breaks}{breaks}\n", "a.md")


def test_thousands_of_slips_take_no_longer_than_their_lines() -> None:
    written = parse_metadata("title: Envoys leave\ntags:\n" + " gs:\n" * 50_000, "a.md")
    assert written.fields == {"title": "Envoys leave"}
