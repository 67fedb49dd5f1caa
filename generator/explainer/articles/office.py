"""Articles written with a word processor: DOCX by mammoth, ODT as the XML that it is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from ..diagnostics import Diagnostic
from ..errors import InvalidContent, ReaderMissing
from .lines import Hint, Line
from .markup import lines_of_markup
from .raw import RawArticle

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["read_docx", "read_odt"]

_MAX_BYTES = 64 * 2**20
"""Bytes of a document when unpacked: a picture book has as many, and a file made to fill the memory has more."""

_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => p:fresh
"""
"""What mammoth makes of styles that its own table leaves out."""

_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_STYLE = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_ODF_UNSEEN = frozenset(
    {
        f"{{{_OFFICE}}}annotation",  # a comment in the margin
        f"{{{_TEXT}}}note",  # a footnote: its text comes at the end
        f"{{{_TEXT}}}sequence-decls",
        f"{{{_TEXT}}}table-of-content",
        f"{{{_TEXT}}}tracked-changes",  # what was deleted
    }
)
_ODF_SPACES = {f"{{{_TEXT}}}s": " ", f"{{{_TEXT}}}tab": " "}


def read_docx(data: bytes, file: str) -> RawArticle:
    """An article in a ``.docx``: its paragraphs as they stand, tracked changes accepted, footnotes at the end.

    What the document's properties say is left alone: they name who made the file and when, not who wrote the article.

    :raises InvalidContent: it cannot be read.
    :raises ReaderMissing: mammoth is not installed.
    """
    try:
        import mammoth
        from lxml import html
    except ImportError as error:
        raise ReaderMissing(f"reading .docx needs mammoth: pip install 'explainer-site[extract]' ({error})") from None
    _unpacked(data, file, "word/document.xml")
    try:
        made = mammoth.convert_to_html(io.BytesIO(data), style_map=_STYLES, convert_image=lambda image: [])
    except Exception as error:  # whatever a broken file makes the library raise, it is the file that is broken
        raise _broken(file, error) from None
    root = html.fromstring(f"<body>{made.value}</body>")
    backs = [link for link in root.iter("a") if (link.get("href") or "").startswith(("#footnote-ref", "#endnote-ref"))]
    return RawArticle(lines_of_markup(root, leave_out=frozenset(backs)))


def read_odt(data: bytes, file: str) -> RawArticle:
    """An article in an ``.odt``: its paragraphs as they stand, tracked changes accepted, footnotes at the end.

    :raises InvalidContent: it cannot be read.
    :raises ReaderMissing: lxml is not installed.
    """
    try:
        from lxml import etree
    except ImportError as error:
        raise ReaderMissing(f"reading .odt needs lxml: pip install 'explainer-site[extract]' ({error})") from None
    content = _unpacked(data, file, "content.xml")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise _broken(file, error) from None
    body = root.find(f"{{{_OFFICE}}}body/{{{_OFFICE}}}text")
    if body is None:
        raise _broken(file, "it has no text")
    parents = {
        style.get(f"{{{_STYLE}}}name", ""): style.get(f"{{{_STYLE}}}parent-style-name", "")
        for style in root.iter(f"{{{_STYLE}}}style")
    }
    notes = (note for note in body.iter(f"{{{_TEXT}}}note-body"))
    return RawArticle(
        [*_odf_lines(body, parents, None), *(line for note in notes for line in _odf_lines(note, {}, "item"))]
    )


def _odf_lines(root: Element, parents: Mapping[str, str], hint: Hint | None) -> Iterator[Line]:
    """The lines in an element of OpenDocument, which may be nested deep.

    :param parents: the style that each style of the document is made from.
    """
    waiting: list[tuple[Element, Hint | None]] = [(child, hint) for child in reversed(root)]
    while waiting:
        element, hint = waiting.pop()
        if element.tag in _ODF_UNSEEN or not isinstance(element.tag, str):
            continue
        if element.tag == f"{{{_TEXT}}}h":
            yield from _odf_paragraph(element, "heading")
        elif element.tag == f"{{{_TEXT}}}p":
            style = element.get(f"{{{_TEXT}}}style-name", "")
            is_title = "Title" in (style, parents.get(style))
            yield from _odf_paragraph(element, "title" if is_title else hint)
        elif element.tag == f"{{{_TABLE}}}table-row":
            cells = (" ".join(line.text for line in _odf_lines(cell, parents, None)) for cell in element)
            yield Line(" | ".join(filter(None, cells)), "item")
        else:
            inner: Hint | None = "item" if element.tag == f"{{{_TEXT}}}list-item" else hint
            waiting += [(child, inner) for child in reversed(element)]


def _odf_paragraph(paragraph: Element, hint: Hint | None) -> Iterator[Line]:
    """A paragraph's lines, broken where it breaks them."""
    parts: list[str] = []
    waiting: list[Element | str] = [paragraph]
    while waiting:
        piece = waiting.pop()
        if isinstance(piece, str):
            parts.append(" ".join(piece.split("\n")))
            continue
        if piece.tag == f"{{{_TEXT}}}line-break":
            parts.append("\n")
        parts.append(_ODF_SPACES.get(str(piece.tag), ""))
        if piece.tag in _ODF_UNSEEN or not isinstance(piece.tag, str):
            continue
        for child in reversed(piece):
            if child.tail:
                waiting.append(child.tail)
            waiting.append(child)
        if piece.text:
            waiting.append(piece.text)
    yield from (Line(row.strip(), hint) for row in "".join(parts).split("\n") if row.strip())


def _unpacked(data: bytes, file: str, part: str) -> bytes:
    """One part of a zipped document, which must have it and not be larger than a document is."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > _MAX_BYTES:
                raise _broken(file, f"unpacked it is larger than {_MAX_BYTES // 2**20} MiB")
            if any(info.flag_bits & 1 for info in archive.infolist()):
                raise _broken(file, "it has a password")
            return archive.read(part)
    except InvalidContent:
        raise
    except Exception as error:  # zipfile and zlib have errors of many kinds, and each says that the file is broken
        raise _broken(file, error) from None


def _broken(file: str, why: object) -> InvalidContent:
    message = f"this document cannot be read: {why}"
    help = "open it in a word processor and save it anew, or save its text in a .txt file"
    return InvalidContent([Diagnostic(code="document-unreadable", message=message, file=file, help=help)])
