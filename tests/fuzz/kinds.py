"""What is damaged: the formats' files, and what people write about articles."""

from __future__ import annotations

import io
import plistlib
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from ..articles.zipped import docx, odt, zipped
from ..fixtures import FIXTURES, read_fixtures

__all__ = ["KINDS", "Kind"]


def _as_it_is(data: bytes) -> bytes:
    return data


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file to damage."""

    name: str
    """What the file's name ends in, or what is damaged in one."""
    suffix: str
    """What the article's file ends in."""
    seeds: tuple[bytes, ...]
    """What is damaged."""
    wrapped: Callable[[bytes], bytes] = _as_it_is
    """The file that a damaged seed makes, where most damage to a whole file only makes it no archive any more."""
    sidecar: bool = False
    """Whether what is damaged is the article's sidecar."""


def _fixtures(name: str) -> tuple[bytes, ...]:
    return tuple(text.encode() for _, _, text, _ in read_fixtures(FIXTURES / "articles" / f"{name}.txt"))


def _whole_and(part: Callable[[bytes], bytes], seeds: Iterable[bytes]) -> Callable[[bytes], bytes]:
    """Wraps what is no archive: whole archives among the seeds are damaged as they are."""
    begins = tuple(seed[:2] for seed in seeds)
    return lambda data: data if data.startswith(begins) else part(data)


def _in_zip(whole: bytes, name: str) -> Callable[[bytes], bytes]:
    """Puts a part into an archive in place of its own."""
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        parts = {one: archive.read(one) for one in archive.namelist()}

    def put(data: bytes) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for one, content in (parts | {name: data}).items():
                archive.writestr(one, content)
        return out.getvalue()

    return put


def _part(whole: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        return archive.read(name)


def _zipped_kind(suffix: str, whole: bytes, part: str) -> Kind:
    seeds = (whole, _part(whole, part))
    return Kind(suffix, suffix, seeds, _whole_and(_in_zip(whole, part), [whole]))


def _warc(*, zipped: bool) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=zipped)
    headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
    body = io.BytesIO(_PAGES[0])
    writer.write_record(writer.create_warc_record("https://a.example/", "response", body, http_headers=headers))
    return out.getvalue()


_PAGES = _fixtures("webpages")
_FRONT_MATTER = b"---\n%s\n---\n\nThe border is shut, the ministry said.\n"
_METADATA = (
    b"title: Norland shuts its border\nauthor: Jane Doe\npublished: 2024-05-03\nlanguage: en\n",
    b"title: >\n  Norland\n  shuts\nauthor: [Jane Doe, 'John Roe']\npublish: false\nurl: https://post.example/a\n# why\n",
    b"tags:\n  - border\n  - {a: 1}\ntitle: \"Norland: a 'border'\"\npublished: unknown\nsource: &a x\n",
)
_WORDS = (
    '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Envoys leave</w:t></w:r></w:p>'
    '<w:p><w:r><w:t>Graustark said “no”.</w:t><w:br/></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>A</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
)
_ODF_WORDS = (
    '<text:h text:outline-level="1">Envoys leave</text:h><text:p>Graustark<text:s text:c="3"/>said<text:line-break/>no.'
    '<text:note text:id="n1"><text:note-body><text:p>So it was.</text:p></text:note-body></text:note></text:p>'
    "<table:table><table:table-row><table:table-cell><text:p>A</text:p></table:table-cell></table:table-row></table:table>"
)
_ARCHIVE = {"WebMainResource": {"WebResourceData": _PAGES[0], "WebResourceURL": "https://a.example/"}}
_LETTERS = _fixtures("letters")
_WACZ = zipped({"pages/pages.jsonl": '{"format": "a"}\n{"url": "https://a.example/"}', "archive/data.warc": "x"})

KINDS = {
    kind.name: kind
    for kind in (
        Kind(".md", ".md", _fixtures("markdown")),
        Kind(".txt", ".txt", (*_fixtures("plain"), *_fixtures("furniture"))),
        Kind(".html", ".html", _PAGES),
        Kind(".xhtml", ".xhtml", _PAGES),
        Kind(".mhtml", ".mhtml", _fixtures("mhtml")),
        Kind(".eml", ".eml", _LETTERS),
        Kind(
            ".webarchive",
            ".webarchive",
            (plistlib.dumps(_ARCHIVE), plistlib.dumps(_ARCHIVE, fmt=plistlib.FMT_BINARY)),
        ),
        Kind(".warc", ".warc", (_warc(zipped=False),)),
        Kind(".warc.gz", ".warc.gz", (_warc(zipped=True),)),
        _zipped_kind(".wacz", _in_zip(_WACZ, "archive/data.warc")(_warc(zipped=False)), "archive/data.warc"),
        _zipped_kind(".docx", docx(_WORDS, '<w:footnote w:id="2"><w:p/></w:footnote>'), "word/document.xml"),
        _zipped_kind(".odt", odt(_ODF_WORDS), "content.xml"),
        Kind(
            ".pdf",
            ".pdf",
            tuple(file.read_bytes() for file in sorted((FIXTURES.parent / "articles" / "pdfs").glob("harbour-*.pdf"))),
        ),
        Kind("front matter", ".md", _METADATA, lambda data: _FRONT_MATTER % data),
        Kind("sidecar", ".txt", _METADATA, sidecar=True),
    )
}
"""By their names; each built-in format's reader has one."""
