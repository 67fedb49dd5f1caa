"""A PDF opened: its pages, and what it says of itself; or what is wrong with it, and what to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...diagnostics import Diagnostic
from ...errors import InvalidContent, ReaderMissing
from .printed_page import PrintedPage, read_printed_page

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

__all__ = ["MOST_PAGES", "Document", "open_document"]

MOST_PAGES = 60
"""Pages of a PDF that is an article; those of a book take longer than a reading may."""
_HEAD = 1024
"""Bytes in which a PDF begins; what stands before that browsers pass over."""
_AS_TEXT = "copy the article's text into a .txt file"


@dataclass(frozen=True, slots=True)
class Document:
    """A PDF."""

    pages: list[PrintedPage]
    title: str
    """What its information has as title; empty where nothing is."""
    author: str
    language: str
    """A code such as ``en-GB``; empty where it says none."""


def open_document(data: bytes, file: str) -> Document:
    """The pages of a PDF and what it says of itself.

    :param file: how diagnostics call it.
    :raises InvalidContent: it is none, damaged, wants a password, is too long or is a form that only some programs show.
    :raises ReaderMissing: pypdfium2 is not installed.
    """
    if b"%PDF-" not in data[:_HEAD]:
        help = "let its name end in what it is, or save it anew"
        raise _wrong("article-not-of-its-kind", "the file ends in .pdf but begins as something else", file, help)
    try:
        import pypdfium2
        import pypdfium2.raw as pdfium
    except ImportError as error:
        raise ReaderMissing(f"reading PDFs needs pypdfium2: pip install 'explainer-site[extract]' ({error})") from None
    try:
        pdf = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            help = f"save it without its password (print it into a new PDF), or {_AS_TEXT}"
            raise _wrong("pdf-locked", "this PDF opens with a password only", file, help) from None
        raise _damaged(file) from None
    try:
        if not len(pdf):
            raise _damaged(file)
        if len(pdf) > MOST_PAGES:
            message = f"this PDF has {len(pdf)} pages, and more than {MOST_PAGES} are not read"
            raise _wrong("pdf-too-long", message, file, f"save only the article's pages, or {_AS_TEXT}")
        if pdf.get_formtype() == pdfium.FORMTYPE_XFA_FULL:
            message = "this PDF is a form that only Adobe's reader shows"
            raise _wrong("pdf-form", message, file, f"print it into a new PDF there, or {_AS_TEXT}")
        pages = [_read(pdf, number) for number in range(len(pdf))]
        told = (pdf.get_metadata_value("Title"), pdf.get_metadata_value("Author"))
        return Document(pages, *told, _language(pdf))
    except (pypdfium2.PdfiumError, ValueError):  # pages of no size are refused by pypdfium2 itself
        raise _damaged(file) from None
    finally:
        pdf.close()


def _read(pdf: PdfDocument, number: int) -> PrintedPage:
    page = pdf.get_page(number)
    try:
        return read_printed_page(page)
    finally:
        page.close()


def _language(pdf: PdfDocument) -> str:
    import pypdfium2.raw as pdfium

    length = pdfium.FPDFCatalog_GetLanguage(pdf.raw, None, 0)
    buffer = (pdfium.FPDF_WCHAR * (length // 2 + 1))()
    pdfium.FPDFCatalog_GetLanguage(pdf.raw, buffer, length)
    return bytes(buffer)[:length].decode("utf-16-le", "ignore").rstrip("\0")


def _damaged(file: str) -> InvalidContent:
    help = f"save it anew where it comes from, or {_AS_TEXT}"
    return _wrong("pdf-damaged", "this PDF is damaged: its pages cannot be read", file, help)


def _wrong(code: str, message: str, file: str, help: str) -> InvalidContent:
    return InvalidContent([Diagnostic(code=code, message=message, file=file, help=help)])
