"""Which kinds of files articles may be, and what reads each: the one table, and the door for further ones.

A further format comes in by an entry point named as its files end, in small letters, which leads to a :class:`Format`:

    [project.entry-points."explainer.formats"]
    rtf = "my_package:RTF"

    RTF = Format(read_rtf, kept=True, begins=(b"{\\\\rtf",))

It takes the place of a built-in one of that ending. What needs a large library imports it when a file is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from ..diagnostics import Diagnostic, Mark
from ..doors import Plugin, plugins
from ..errors import InvalidContent
from ..model import ArticleMeta
from ..names import composed
from .commonmark import read_markdown
from .data_addresses import without_data
from .decoding import decoded, decoded_page
from .front_matter import as_in_file, split_front_matter
from .lines import Line, read_plain
from .mail import read_mail
from .metadata import parse_metadata
from .note_marks import comment_without_end
from .office import read_docx, read_odt
from .page_archives import ArchivedPage, page_of_mhtml, page_of_wacz, page_of_warc, page_of_webarchive
from .pdf import read_pdf
from .raw import Attested, RawArticle
from .webpage import is_address, read_page

__all__ = ["Format", "article_id", "format_of", "suffix_of", "suffixes"]

_MIB = 2**20
_LARGEST_PAGE = 10 * _MIB
"""Bytes of a page without what it carries as data."""
_OPENS_A_PAGE = re.compile(r"<(?:!doctype\s{1,9}html|html)[\s>]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that articles may be."""

    read: Callable[[bytes, str], RawArticle]
    """Reads a file's bytes; the second is what diagnostics call the file.

    It raises :class:`InvalidContent` where the file is wrong, and :class:`ReaderMissing` where a library is missing.
    """
    max_bytes: int = 32 * _MIB
    """Larger files are refused."""
    begins: tuple[bytes, ...] = ()
    """What such files begin with, one of these; others of its suffix are refused. Empty where nothing tells."""
    kept: bool = False
    """Whether what was read is kept in ``extracted/texts``, so that a site is built without the library that reads it."""
    plain: bool = False
    """Whether it is text, so that a short file is read at once; others are read in a process of their own: see ``worker``."""


def suffixes() -> tuple[str, ...]:
    """What an article's file may end in, in small letters, such as ``.md``.

    :raises PluginBroken: two packages add a format of the same suffix.
    """
    return tuple(dict.fromkeys([*_BUILT_IN, *(f".{name}" for name in plugins(_GROUP))]))


def suffix_of(file: Path) -> str:
    """What a file's name ends in by which its format is known, as it stands there: ``.warc.gz``, ``.HTML``; else its last."""
    name = file.name.lower()
    known = max((suffix for suffix in suffixes() if name.endswith(suffix)), key=len, default=file.suffix)
    return file.name[len(file.name) - len(known) :]


def article_id(file: Path) -> str:
    """What facts call the article of a file: its name, letters and accents in one, without what it ends in."""
    return composed(file.name.removesuffix(suffix_of(file)))


def format_of(file: Path) -> Format | None:
    """The format of a file by its suffix; None where it is none of an article's.

    :raises PluginBroken: the package that adds the format is broken.
    """
    suffix = suffix_of(file).lower()
    plugin = plugins(_GROUP).get(suffix[1:])
    return _from_plugin(plugin) if plugin else _BUILT_IN.get(suffix)


def _from_plugin(plugin: Plugin) -> Format:
    """The format that a package adds; what it reads is looked at here, where it is known whose it is."""
    format = plugin.load()
    if not isinstance(format, Format):
        raise plugin.broken(f"it is {format!r} and no explainer.articles.Format")

    @plugin.guarded
    def read(data: bytes, file: str) -> RawArticle:
        raw = format.read(data, file)
        if not isinstance(raw, RawArticle) or not all(isinstance(line, Line) for line in raw.lines):
            raise TypeError("what it reads is no explainer.articles.RawArticle of Lines")
        ArticleMeta(**{name: found.value for name, found in raw.metadata.items()})
        ArticleMeta(**raw.front_matter or {})
        return raw

    return replace(format, read=read)


def _read_markdown(data: bytes, file: str) -> RawArticle:
    return _with_front_matter(data, file, read_markdown, comment_without_end)


def _read_text(data: bytes, file: str) -> RawArticle:
    return _with_front_matter(data, file, read_plain)


def _with_front_matter(
    data: bytes,
    file: str,
    lines_of: Callable[[str], list[Line]],
    hidden_from: Callable[[str], int | None] | None = None,
) -> RawArticle:
    """A text below what is written of it.

    :param hidden_from: where all the rest of a text is hidden, if anywhere.
    """
    read = decoded(data, file)
    if _OPENS_A_PAGE.match(read.text.lstrip("\ufeff \t\r\n")):
        message = f"the file ends in {suffix_of(Path(file))} but is a web page"
        help = "let its name end in .html"
        raise InvalidContent([Diagnostic(code="article-not-of-its-kind", message=message, file=file, help=help)])
    front, body = split_front_matter(read.text, file)
    hidden = hidden_from(body) if hidden_from else None
    if hidden is not None:
        told = _hidden(read.text, len(read.text) - len(body) + hidden, file)
        read = replace(read, warnings=(*read.warnings, told))
    if front is None:
        return RawArticle(lines_of(body), warnings=read.warnings)
    try:
        written = parse_metadata(front, file)
    except InvalidContent as error:
        raise InvalidContent([as_in_file(told, read.text) for told in error.diagnostics]) from None
    warnings = [*read.warnings, *(as_in_file(told, read.text) for told in written.warnings)]
    return RawArticle(lines_of(body), front_matter=written.fields, warnings=warnings)


def _hidden(text: str, start: int, file: str) -> Diagnostic:
    number = text.count("\n", 0, start) + 1
    return Diagnostic(
        code="comment-without-end",
        message="the comment that begins here has no end, so nothing from here on is read",
        file=file,
        mark=Mark(number, start - text.rfind("\n", 0, start)),
        line=text.split("\n")[number - 1],
        help="close it where it ends, with %% or -->, or remove its mark",
        severity="warning",
    )


def _read_page(data: bytes, file: str, charset: str = "", *, xml: bool = False) -> RawArticle:
    data = without_data(data)
    if len(data) > _LARGEST_PAGE:
        message = f"this page is larger than {_LARGEST_PAGE // _MIB} MiB, without the pictures in it"
        help = "copy the article's text into a .txt file"
        raise InvalidContent([Diagnostic(code="article-too-large", message=message, file=file, help=help)])
    page = decoded_page(data, file, charset, xml=xml)
    raw = read_page(page.text, file)
    if raw.lines:
        return replace(raw, warnings=[*page.warnings, *raw.warnings])
    message = "no article is found on this page"
    help = "if a script builds the page, copy the article's text into a .txt file"
    raise InvalidContent([Diagnostic(code="page-without-article", message=message, file=file, help=help)])


def _read_xhtml(data: bytes, file: str) -> RawArticle:
    return _read_page(data, file, xml=True)


def _archived(unpacked: Callable[[bytes, str], ArchivedPage]) -> Callable[[bytes, str], RawArticle]:
    """Reads the page in an archive; its address is the page's own, where that names none."""

    def read(data: bytes, file: str) -> RawArticle:
        page = unpacked(data, file)
        raw = _read_page(page.data, file, page.charset)
        if "url" not in raw.metadata and is_address(page.address):
            raw.metadata["url"] = Attested(page.address, "the archive’s note of where the page was")
        return replace(raw, warnings=[replace(told, mark=None) for told in raw.warnings])  # it counts the page's lines

    return read


_GROUP = "explainer.formats"
_PAGE = Format(_read_page, max_bytes=128 * _MIB, kept=True)  # a saved page may carry its pictures in itself
_XHTML = Format(_read_xhtml, max_bytes=128 * _MIB, kept=True)
_MHTML = Format(_archived(page_of_mhtml), kept=True)
_MARKDOWN = Format(_read_markdown, max_bytes=4 * _MIB, plain=True)  # a book is a megabyte of text
_ZIP = (b"PK\x03\x04",)
_GZIP = b"\x1f\x8b"
_BUILT_IN = {
    ".md": _MARKDOWN,
    ".markdown": _MARKDOWN,
    ".txt": Format(_read_text, max_bytes=4 * _MIB, plain=True),
    ".html": _PAGE,
    ".htm": _PAGE,
    ".xhtml": _XHTML,
    ".xht": _XHTML,
    ".mhtml": _MHTML,
    ".mht": _MHTML,
    ".webarchive": Format(_archived(page_of_webarchive), kept=True),
    ".warc": Format(_archived(page_of_warc), kept=True, begins=(b"WARC/", _GZIP)),
    ".warc.gz": Format(_archived(page_of_warc), kept=True, begins=(_GZIP,)),
    ".wacz": Format(_archived(page_of_wacz), kept=True, begins=_ZIP),
    ".eml": Format(read_mail, kept=True),
    ".docx": Format(read_docx, kept=True, begins=_ZIP),
    ".odt": Format(read_odt, kept=True, begins=_ZIP),
    ".pdf": Format(read_pdf, kept=True),
}
