"""Pages that were saved with all that belongs to them."""

from __future__ import annotations

import io
import plistlib
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from explainer.articles import read_article
from explainer.articles.page_archives import page_of_mhtml, page_of_wacz, page_of_warc, page_of_webarchive
from explainer.errors import InvalidContent

_PAGE = (
    '<html lang="en"><head><title>Envoys leave</title></head><body><article><h1>Envoys leave</h1>'
    "<p>Graustark expelled two envoys of Ruritania on Friday, the ministry said in Strelsau, and the embassy stays open.</p>"
    "<p>Ruritania called the decision unjustified and said that it would answer in the coming days, “soon”.</p>"
    "</article></body></html>"
)


def _warc(*pages: tuple[str, str, str], zipped: bool = True) -> bytes:
    """A WARC of answers: status, address and kind of each."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=zipped)
    for status, address, kind in pages:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        body = io.BytesIO(_PAGE.encode())
        writer.write_record(writer.create_warc_record(address, "response", payload=body, http_headers=headers))
    return out.getvalue()


def _wacz(warc: bytes, *listed: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        rows = ['{"format": "json-pages-1.0"}', *(f'{{"url": "{address}"}}' for address in listed)]
        archive.writestr("pages/pages.jsonl", "\n".join(rows))
        archive.writestr("archive/data.warc.gz", warc)
    return out.getvalue()


def _webarchive(form: plistlib.PlistFormat) -> bytes:
    main = {"WebResourceData": _PAGE.encode(), "WebResourceURL": "https://news.example/a"}
    return plistlib.dumps({"WebMainResource": main | {"WebResourceTextEncodingName": "UTF-8"}}, fmt=form)


_OK = ("200 OK", "https://news.example/a", "text/html; charset=utf-8")
_ARCHIVES = {
    "a.webarchive": _webarchive(plistlib.FMT_BINARY),
    "b.webarchive": _webarchive(plistlib.FMT_XML),
    "c.warc": _warc(_OK, zipped=False),
    "d.warc.gz": _warc(
        ("301 Moved", "http://news.example/a", "text/html"), _OK, ("200 OK", "https://x.example", "a/b")
    ),
    "e.wacz": _wacz(_warc(_OK, ("200 OK", "https://ads.example/frame", "text/html")), _OK[1]),
}


@pytest.mark.parametrize(("name", "data"), _ARCHIVES.items())
def test_an_archived_page_is_read_like_a_saved_one_with_its_address(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    article = read_article(tmp_path / name)
    assert article.id == name[0]
    assert article.meta.title == "Envoys leave"
    assert article.meta.url == "https://news.example/a"
    assert article.meta.published == "unknown"  # the day on which it was archived is none
    assert "“soon”" in article.text


def test_an_archive_of_many_pages_names_some_and_says_what_to_do() -> None:
    many = _warc(*(("200 OK", f"https://news.example/{no}", "text/html") for no in range(5)))
    with pytest.raises(InvalidContent, match=r"holds 5 pages.*news.example/0.*news.example/2, …") as caught:
        page_of_warc(many, "a.warc")
    assert "save each" in caught.value.diagnostics[0].help


@pytest.mark.parametrize(
    ("unpack", "data", "code"),
    [
        (page_of_mhtml, b"Content-Type: image/png\n\nx", "archive-without-page"),
        (page_of_mhtml, b"", "archive-without-page"),
        (page_of_webarchive, b"bplist00 no", "archive-unreadable"),
        (page_of_webarchive, plistlib.dumps({"WebMainResource": {}}), "archive-unreadable"),
        (page_of_webarchive, plistlib.dumps({"WebMainResource": {"WebResourceData": "x"}}), "archive-without-page"),
        (page_of_warc, b"", "archive-without-page"),
        (page_of_warc, _warc(("404 Not Found", "https://news.example/a", "text/html")), "archive-without-page"),
        (page_of_wacz, b"PK\x03\x04", "archive-unreadable"),
        (page_of_wacz, _wacz(b""), "archive-without-page"),
    ],
)
def test_an_archive_without_a_page_says_so(unpack, data: bytes, code: str) -> None:
    with pytest.raises(InvalidContent, match=code):
        unpack(data, "a")


@given(st.sampled_from(list(_ARCHIVES.values())), st.integers(0, 400), st.binary(max_size=8))
def test_a_damaged_archive_raises_nothing_but_our_own_error(whole: bytes, at: int, bytes_: bytes) -> None:
    damaged = whole[:at] + bytes_ + whole[at + len(bytes_) :]
    for unpack in (page_of_mhtml, page_of_wacz, page_of_warc, page_of_webarchive):
        try:
            unpack(damaged, "a")
        except InvalidContent:
            continue


@pytest.mark.parametrize("address", ["https://news.example/a b", "file:///home/me/a.html", "https://<p>"])
def test_what_an_archive_says_of_its_place_is_only_an_address_on_the_web(tmp_path: Path, address: str) -> None:
    main = {"WebResourceData": _PAGE.encode(), "WebResourceURL": address, "WebResourceTextEncodingName": "UTF-8"}
    (tmp_path / "a.webarchive").write_bytes(plistlib.dumps({"WebMainResource": main}))
    assert read_article(tmp_path / "a.webarchive").meta.url == "unknown"
