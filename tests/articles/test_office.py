"""Articles written with a word processor."""

from __future__ import annotations

import pytest

from explainer.articles.office import read_docx, read_odt
from explainer.errors import InvalidContent, ReaderMissing

from .zipped import docx, odt, zipped


def _p(text: str, style: str = "") -> str:
    about = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{about}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def _lines(raw) -> list[tuple[str | None, str]]:
    return [(line.hint, line.text) for line in raw.lines]


def test_a_docx_has_its_title_headings_and_paragraphs():
    body = _p("Envoys leave", "Title") + _p("The answer", "Heading1") + _p("Graustark said “no”.")
    assert _lines(read_docx(docx(body), "a.docx")) == [
        ("title", "Envoys leave"),
        ("title", "The answer"),  # of several the first is the article's: a heading like it is a heading
        (None, "Graustark said “no”."),
    ]


def test_words_in_several_runs_are_not_parted_and_a_break_parts_lines():
    runs = "<w:p><w:r><w:t>env</w:t></w:r><w:r><w:b/><w:t>oys</w:t></w:r><w:r><w:br/><w:t>They left.</w:t></w:r></w:p>"
    assert _lines(read_docx(docx(runs), "a.docx")) == [(None, "envoys"), (None, "They left.")]


def test_what_was_deleted_in_a_docx_is_not_read_and_what_was_put_in_is():
    body = (
        "<w:p><w:r><w:t>Two </w:t></w:r><w:del><w:r><w:delText>three </w:delText></w:r></w:del>"
        '<w:ins><w:r><w:t xml:space="preserve"> envoys</w:t></w:r></w:ins></w:p>'
    )
    assert _lines(read_docx(docx(body), "a.docx")) == [(None, "Two envoys")]


def test_a_footnote_of_a_docx_stands_at_its_end_and_not_in_the_sentence():
    note = f'<w:footnote w:id="2">{_p("It was said in Strelsau.")}</w:footnote>'
    body = '<w:p><w:r><w:t>They left</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>.</w:t></w:r></w:p>'
    (_, first), (_, last) = _lines(read_docx(docx(body, note), "a.docx"))
    assert first == "They left[1]."
    assert "It was said in Strelsau." in last


def test_a_row_of_a_table_is_a_line():
    cells = "".join(f"<w:tc>{_p(text)}</w:tc>" for text in ("Norland", "two envoys"))
    assert _lines(read_docx(docx(f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"), "a.docx")) == [
        ("item", "Norland | two envoys")
    ]


def test_an_odt_has_its_title_headings_paragraphs_and_items():
    styles = '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
    body = (
        '<text:p text:style-name="P1">Envoys leave</text:p><text:h text:outline-level="1">The answer</text:h>'
        "<text:p>Graustark<text:s/>said <text:span>“no</text:span>”.<text:line-break/>They left.</text:p>"
        "<text:list><text:list-item><text:p>the net</text:p></text:list-item></text:list>"
        "<table:table><table:table-row><table:table-cell><text:p>Norland</text:p></table:table-cell>"
        "<table:table-cell><text:p>two</text:p></table:table-cell></table:table-row></table:table>"
    )
    assert _lines(read_odt(odt(body, styles), "a.odt")) == [
        ("title", "Envoys leave"),
        ("heading", "The answer"),
        (None, "Graustark said “no”."),
        (None, "They left."),
        ("item", "the net"),
        ("item", "Norland | two"),
    ]


def test_what_an_odt_deleted_or_noted_in_the_margin_is_not_read_and_footnotes_stand_at_its_end():
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>three</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes><text:p>Two envoys<office:annotation><text:p>sure?</text:p>"
        '</office:annotation> left<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>It was said.</text:p></text:note-body></text:note>.</text:p>"
    )
    assert _lines(read_odt(odt(body), "a.odt")) == [(None, "Two envoys left."), ("item", "It was said.")]


@pytest.mark.parametrize("read", [read_docx, read_odt])
@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04 no archive",
        zipped({"other.xml": "<a/>"}),
        zipped({"word/document.xml": "<w:document", "content.xml": "<office"}),
        zipped({"word/document.xml": "<a/>", "content.xml": "<a/>"}),
        zipped({"word/document.xml": "<a/>", "content.xml": "<a/>", "bomb": "0" * (65 * 2**20)}),
    ],
)
def test_a_broken_document_is_told_with_what_to_do(read, data):
    with pytest.raises(InvalidContent, match="document-unreadable") as caught:
        read(data, "content/articles/a.docx")
    assert "save" in caught.value.diagnostics[0].help


def test_entities_of_an_odt_lead_nowhere():
    text = (
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text='
        '"urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:p>so &e; so</text:p>'
        "</office:text></office:body></office:document-content>"
    )
    assert _lines(read_odt(zipped({"content.xml": text}), "a.odt")) == [(None, "so  so")]


@pytest.mark.parametrize(("read", "library"), [(read_docx, "mammoth"), (read_odt, "lxml")])
def test_without_its_library_a_document_says_what_to_install(monkeypatch, read, library):
    monkeypatch.setitem(__import__("sys").modules, library, None)
    with pytest.raises(ReaderMissing, match=library):
        read(docx(_p("x")), "a.docx")
