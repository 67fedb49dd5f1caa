"""A PDF read as an article, and what of it could not be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...diagnostics import Diagnostic
from ...errors import InvalidContent
from ...quotes import canonical, fold
from ...tables import table
from ..raw import Attested, RawArticle, Said
from .document import Document, open_document
from .margins import without_margins
from .outline import body_size, lines_of, texts_of, title_of
from .paragraphs import paragraphs_of
from .printed_page import PrintedPage
from .reading_order import in_reading_order
from .strips import Strip, strips_of

__all__ = ["read_pdf"]

_URL = re.compile(r"https?://[^\s<>\"…]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-\w+)*")
_UNKNOWN = 0.05
"""Share of a document's letters of which it does not say what they are, above which its text is none."""
_SHOWN = 5
"""Words that a warning shows of those that nobody sees."""


def read_pdf(data: bytes, file: str) -> RawArticle:
    """The article that a PDF shows.

    :param file: how diagnostics call it.
    :raises InvalidContent: it is damaged, locked, scanned or too long, or its letters have no meaning.
    :raises ReaderMissing: pypdfium2 is not installed.
    """
    document = open_document(data, file)
    _refuse_what_has_no_text(document.pages, file)
    kept, margins = without_margins(
        [strips_of(page) for page in document.pages], [page.height for page in document.pages]
    )
    blocks = [in_reading_order(strips, page.rules) for strips, page in zip(kept, document.pages, strict=True)]
    size = body_size(strip for strips in kept for strip in strips)
    paragraphs = paragraphs_of(blocks, size)
    texts = texts_of(paragraphs)
    told = canonical(document.title)
    title, is_told = title_of(paragraphs, texts, size, told if _is_title(told) else "")
    said = _said(document, texts, margins)
    if title is not None:
        where = "the document's information (Title)" if is_told else "the largest words of page 1"
        said["title"] = Attested(texts[title], where)
    return RawArticle(
        lines_of(paragraphs, texts, size, title),
        said,
        warnings=list(_warnings(document.pages, kept, file)),
    )


def _refuse_what_has_no_text(pages: Sequence[PrintedPage], file: str) -> None:
    letters = sum(page.letters for page in pages)
    unknown = sum(page.unknown for page in pages)
    copy = "copy the article's text into a .txt file"
    if unknown > _UNKNOWN * letters:
        message = "this PDF does not say which letters it shows, so that copying gives other words than one sees"
        help = f"run text recognition over it, such as ocrmypdf --force-ocr, or {copy} by hand"
        raise InvalidContent([Diagnostic(code="pdf-without-letters", message=message, file=file, help=help)])
    if not any(page.words for page in pages):
        message = "no text is in this PDF"
        if any(page.unseen for page in pages):
            message = "the text of this PDF is hidden, so that nobody sees it"
        elif any(page.picture for page in pages):
            message = "this PDF holds pictures of pages and no text"
        help = f"run text recognition over it, such as ocrmypdf, and correct what it writes, or {copy}"
        raise InvalidContent([Diagnostic(code="pdf-scanned", message=message, file=file, help=help)])


def _said(document: Document, texts: Sequence[str], margins: Sequence[Strip]) -> Said:
    """What a document says of itself, as far as its text bears it out."""
    said: Said = {}
    author = canonical(document.author)
    shown = fold(" ".join(texts)).casefold()
    if _is_name(author) and fold(author).casefold() in shown:
        said["author"] = Attested(author, "the document's information (Author), which the text shows")
    if _LANGUAGE.fullmatch(document.language):
        said["language"] = Attested(document.language, "the document's language (Lang)")
    printed = [found[0] for strip in margins for found in [_URL.fullmatch(strip.text)] if found]
    if printed and len(set(printed)) == 1:
        said["url"] = Attested(printed[0], "the address that the browser printed at the page's edge")
    return said


def _is_title(told: str) -> bool:
    """Whether the title of a document's information is one, and no name of a file or program."""
    return len(told.split()) > 1 and not re.fullmatch("|".join(table("pdf")["no_titles"]), told.casefold())


def _is_name(author: str) -> bool:
    """Whether the author of a document's information may be a person's or a body's name."""
    plain = not re.search(r"[\d@_/\\]", author) and author.casefold() not in table("pdf")["no_authors"]
    return plain and 2 <= len(author.split()) <= 6 and author[:1].isupper()


def _warnings(pages: Sequence[PrintedPage], kept: Sequence[Sequence[Strip]], file: str) -> Iterator[Diagnostic]:
    """What a person should know of pages that were not read, or not as they are seen."""
    pictures = [
        number for number, (page, strips) in enumerate(zip(pages, kept, strict=True), 1) if page.picture and not strips
    ]
    layers = [number for number, page in enumerate(pages, 1) if page.layer]
    if pictures:
        message = f"there is a picture and no text on {_pages(pictures)}, so what is written there is not read"
        help = "run text recognition over it, such as ocrmypdf, or add the words in a .txt file"
        yield _warning("pdf-partly-scanned", message, file, help)
    if layers:
        message = f"the text of {_pages(layers)} was recognised from a picture, so letters may be wrong"
        yield _warning(
            "pdf-recognised", message, file, "hold quotes and numbers against the picture before you check a fact"
        )
    unsure = [number for number, strips in enumerate(kept, 1) if any(strip.unsure for strip in strips)]
    if unsure:
        message = f"on {_pages(unsure)} this PDF does not tell how words that run from the right are written"
        help = "compare each quote with the page, as letters, marks and brackets may be wrong, or write it into a .txt file"
        yield _warning("pdf-right-to-left", message, file, help)
    if unknown := sum("\ufffd" in word.text for page in pages for word in page.words):
        message = f"this PDF does not say what some letters are, in {unknown} word{'s' * (unknown > 1)}: they are read as \ufffd"
        yield _warning(
            "pdf-unknown-letters", message, file, "do not quote these words, or write the article into a .txt file"
        )
    for words, code, what in (
        ([word for page in pages for word in page.unseen], "pdf-unseen", "what is in this PDF and nobody sees"),
        (
            [word for page in pages for word in page.askew],
            "pdf-askew",
            "what stands askew or along an edge in this PDF",
        ),
    ):
        if words:
            some = " ".join(words[:_SHOWN]) + (" …" if len(words) > _SHOWN else "")
            message = f"{what} is not read ({len(words)} word{'s' * (len(words) > 1)}): {some}"
            yield _warning(code, message, file, "if it belongs to the article, copy the text into a .txt file")


def _pages(numbers: Sequence[int]) -> str:
    return f"page{'s' if len(numbers) > 1 else ''} {', '.join(map(str, numbers))}"


def _warning(code: str, message: str, file: str, help: str) -> Diagnostic:
    return Diagnostic(code=code, message=message, file=file, help=help, severity="warning")
