"""Web pages that were saved with all that belongs to them: MHTML, Safari's web archives, WARC and WACZ."""

from __future__ import annotations

import email
import email.policy
import io
import json
import plistlib
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass

from ..diagnostics import Diagnostic
from ..errors import InvalidContent, ReaderMissing

__all__ = ["ArchivedPage", "page_of_mhtml", "page_of_wacz", "page_of_warc", "page_of_webarchive"]

_HTML = frozenset({"text/html", "application/xhtml+xml"})
_MAX_BYTES = 256 * 2**20
"""Bytes of an archive when unpacked."""
_LONGEST_LIST = 3
"""Addresses that are named where an archive holds too many."""


@dataclass(frozen=True, slots=True)
class ArchivedPage:
    """The page that an archive was made of."""

    data: bytes
    """Its markup."""
    charset: str
    """The encoding that its server or the archive declares; empty where neither does."""
    address: str
    """Where it was; empty where the archive does not say."""


def page_of_mhtml(data: bytes, file: str) -> ArchivedPage:
    """The page that a browser saved as one ``.mhtml`` (RFC 2557): its root part, else its first of HTML.

    :raises InvalidContent: there is none in it.
    """
    letter = email.message_from_bytes(data, policy=email.policy.default)
    pages = [part for part in letter.walk() if part.get_content_type() in _HTML]
    root = str(letter.get_param("start") or "")
    first = next((part for part in pages if root and part.get("Content-ID") == root), pages[0] if pages else None)
    markup = first.get_payload(decode=True) if first is not None else None
    if first is None or not isinstance(markup, bytes):
        raise _without_page(file)
    address = first.get("Content-Location") or letter.get("Snapshot-Content-Location") or ""
    return ArchivedPage(markup, str(first.get_param("charset") or ""), str(address).strip())


def page_of_webarchive(data: bytes, file: str) -> ArchivedPage:
    """The page that Safari saved as a ``.webarchive``: its main resource.

    :raises InvalidContent: there is none in it.
    """
    try:
        main = plistlib.loads(data)["WebMainResource"]
        page = ArchivedPage(
            main["WebResourceData"], main.get("WebResourceTextEncodingName", ""), main.get("WebResourceURL", "")
        )
    except Exception as error:  # plistlib raises whatever its parsers do
        raise _broken(file, error) from None
    if not isinstance(page.data, bytes) or not isinstance(page.charset, str) or not isinstance(page.address, str):
        raise _without_page(file)
    return page


def page_of_warc(data: bytes, file: str) -> ArchivedPage:
    """The page that a ``.warc`` or ``.warc.gz`` was made of: the only one of HTML in it.

    :raises InvalidContent: there is none in it, or several.
    :raises ReaderMissing: warcio is not installed.
    """
    return _only(list(_pages_of_warc(data, file)), file)


def page_of_wacz(data: bytes, file: str) -> ArchivedPage:
    """The page that a ``.wacz`` was made of: the one that its list of pages names.

    :raises InvalidContent: there is none in it, or several.
    :raises ReaderMissing: warcio is not installed.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(info.file_size for info in archive.infolist()) > _MAX_BYTES:
                raise ValueError(f"unpacked it is larger than {_MAX_BYTES // 2**20} MiB")
            listed = list(_listed(archive))
            warcs = [archive.read(name) for name in archive.namelist() if name.endswith((".warc", ".warc.gz"))]
    except Exception as error:  # zlib and json have errors of their own
        raise _broken(file, error) from None
    pages = [page for warc in warcs for page in _pages_of_warc(warc, file)]
    return _only([page for page in pages if page.address in listed] or pages, file)


def _listed(archive: zipfile.ZipFile) -> Iterator[str]:
    """The addresses that a WACZ names as its pages."""
    if "pages/pages.jsonl" not in archive.namelist():
        return
    for row in archive.read("pages/pages.jsonl").decode("utf-8", "replace").splitlines():
        page = json.loads(row) if row.strip() else None
        if isinstance(page, dict) and isinstance(page.get("url"), str):  # the first row tells of the list itself
            yield page["url"]


def _pages_of_warc(data: bytes, file: str) -> Iterator[ArchivedPage]:
    """The pages of HTML that were answered in a WARC, each address once."""
    try:
        from warcio.archiveiterator import ArchiveIterator
    except ImportError as error:
        raise ReaderMissing(f"reading .warc needs warcio: pip install 'explainer-site[extract]' ({error})") from None
    seen: set[str] = set()
    left = _MAX_BYTES
    try:
        for record in ArchiveIterator(io.BytesIO(data)):
            headers = record.http_headers
            if record.rec_type not in ("response", "resource"):
                continue
            kind = (headers or record.rec_headers).get_header("Content-Type") or ""
            address = record.rec_headers.get_header("WARC-Target-URI") or ""
            if kind.partition(";")[0].strip().lower() not in _HTML or address in seen:
                continue
            if headers and headers.get_statuscode() != "200":
                continue
            markup = record.content_stream().read(left)
            left -= len(markup)
            seen.add(address)
            yield ArchivedPage(markup, _charset(kind), address)
    except Exception as error:  # zlib, brotli and warcio have errors of their own
        raise _broken(file, error) from None


def _charset(content_type: str) -> str:
    """What ``text/html; charset=…`` declares."""
    name = email.message_from_string(f"Content-Type: {content_type}\n\n").get_param("charset")
    return name if isinstance(name, str) else ""


def _only(pages: list[ArchivedPage], file: str) -> ArchivedPage:
    if not pages:
        raise _without_page(file)
    if len(pages) == 1:
        return pages[0]
    named = ", ".join(page.address for page in pages[:_LONGEST_LIST]) + (", …" if len(pages) > _LONGEST_LIST else "")
    message = f"this archive holds {len(pages)} pages, and an article is one: {named}"
    help = "save each article’s page in an archive of its own, or as .html"
    raise InvalidContent([Diagnostic(code="archive-of-many", message=message, file=file, help=help)])


def _without_page(file: str) -> InvalidContent:
    message = "there is no web page in this archive"
    help = "save the page anew from the browser, as .html or .mhtml"
    return InvalidContent([Diagnostic(code="archive-without-page", message=message, file=file, help=help)])


def _broken(file: str, why: object) -> InvalidContent:
    message = f"this archive cannot be read: {why or type(why).__name__}"
    help = "save the page anew from the browser, as .html or .mhtml"
    return InvalidContent([Diagnostic(code="archive-unreadable", message=message, file=file, help=help)])
