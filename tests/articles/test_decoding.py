"""Bytes as text: which encoding is believed, and what a person is told of it."""

from __future__ import annotations

import sys

import pytest

from explainer.articles.decoding import Decoded, decoded, decoded_page
from explainer.diagnostics import Mark
from explainer.errors import InvalidContent

RUSSIAN = "Посол уехал в пятницу, заявил министр."


def _codes(read: Decoded) -> list[str]:
    assert all(warning.severity == "warning" and warning.file == "a" and warning.help for warning in read.warnings)
    return [warning.code for warning in read.warnings]


def _page(text: str, encoding: str, head: str = "") -> bytes:
    return f"<html><head>{head}</head><body><p>{text}</p></body></html>".encode(encoding)


def test_a_page_is_in_the_encoding_that_it_declares() -> None:
    read = decoded_page(_page(RUSSIAN, "koi8-r", "<meta charset=foo><meta charset=koi8-r>"), "a")
    assert RUSSIAN in read.text and _codes(read) == []


def test_what_came_with_a_page_goes_before_what_it_declares_and_its_mark_before_both() -> None:
    page = _page(RUSSIAN, "windows-1251", "<meta charset=koi8-r>")
    assert RUSSIAN in decoded_page(page, "a", "windows-1251").text
    assert RUSSIAN not in decoded_page(page, "a", "foo").text
    marked = b"\xef\xbb\xbf" + _page(RUSSIAN, "utf-8", "<meta charset=koi8-r>")
    assert RUSSIAN in decoded_page(marked, "a", "windows-1251").text
    assert RUSSIAN in decoded_page(b"\xfe\xff" + _page(RUSSIAN, "utf-16-be"), "a").text


def test_letters_of_utf_8_are_read_so_whatever_a_page_declares() -> None:
    for label, text in [("iso-8859-1", "It’s"), ("windows-1251", RUSSIAN), ("gb2312", "外交部发言人")]:
        read = decoded_page(_page(text, "utf-8", f"<meta charset={label}>"), "a")
        assert text in read.text and _codes(read) == ["encoding-not-as-declared"]


def test_a_broken_sequence_changes_nothing_around_it_and_is_told_with_its_place() -> None:
    page = _page(f"The envoy’s café.\r\n{RUSSIAN}", "utf-8", "<meta charset=utf-8>").replace(b"\xa9", b"")
    read = decoded_page(page, "a")
    assert f"The envoy’s caf\ufffd.\n{RUSSIAN}" in read.text
    (warning,) = read.warnings
    column = read.text.index("\ufffd") + 1
    assert (warning.code, warning.mark) == ("letter-lost", Mark(1, column))
    assert warning.message.endswith("a letter is lost: “The envoy’s caf\ufffd.”")


def test_many_broken_sequences_are_one_warning_that_lists_their_lines() -> None:
    text = "".join(f"<p>M\xfcller {no}</p>\n" for no in range(9))
    read = decoded_page(_page(text, "windows-1252", "<meta charset=utf-8>"), "a")
    assert read.text.count("M\ufffdller") == 9
    (warning,) = read.warnings
    assert warning.message.endswith("8 more in lines 2, 3, 4, 5, 6 and others")
    assert "iconv -f windows-1252 -t UTF-8" in warning.help


def test_a_page_that_declares_nothing_is_utf_8_or_what_is_likely() -> None:
    assert _codes(decoded_page(_page("CAFÉ–BAR", "windows-1252"), "a")) == []
    assert _codes(decoded_page(_page("plain", "ascii"), "a")) == []
    broken = decoded_page(_page("It’s shut", "utf-8") + b"caf\xc3", "a")
    assert "It’s" in broken.text and _codes(broken) == ["letter-lost"]
    read = decoded_page(_page(RUSSIAN, "windows-1251"), "a")
    assert RUSSIAN in read.text and _codes(read) == ["encoding-guessed"]
    assert "windows-1251" in read.warnings[0].message


def test_an_encoding_that_browsers_refuse_is_told() -> None:
    with pytest.raises(InvalidContent, match="encoding-refused"):
        decoded_page(_page("x", "ascii", "<meta charset=iso-2022-kr>"), "a")


def test_an_xml_declaration_of_bytes_that_are_no_more_is_left_out() -> None:
    read = decoded_page(b"<?xml version='1.0' encoding='windows-1251'?>" + _page(RUSSIAN, "windows-1251"), "a")
    assert read.text.startswith("<html>") and RUSSIAN in read.text


def test_xhtml_is_not_asked_for_its_meta() -> None:
    page = b"<?xml version='1.0' encoding='windows-1251'?>" + _page(RUSSIAN, "windows-1251", "<meta charset='koi8-r'/>")
    assert RUSSIAN in decoded_page(page, "a", xml=True).text
    assert RUSSIAN not in decoded_page(page, "a").text


def test_a_text_is_utf_8_or_what_its_mark_says_or_what_is_likely() -> None:
    assert decoded("\ufeffcafé".encode("utf-16-le"), "a") == decoded("café".encode(), "a") == Decoded("café")
    assert _codes(decoded(b"\xff\xfea", "a")) == ["letter-lost"]
    read = decoded(b"one\nThe envoy left the caf\xe9 on Friday", "a")
    assert read.text == "one\nThe envoy left the café on Friday" and _codes(read) == ["encoding-guessed"]
    assert decoded("It’s ".encode() + b"caf\xc3", "a").text == "It’s caf\ufffd"


@pytest.mark.parametrize("data", [b"a\0b", b"\x89PNG\r\n\x1a\nx", b"PK\x03\x04\xff\xfe\x14", "a".encode("utf-16-le")])
def test_what_is_no_text_is_told(data: bytes) -> None:
    with pytest.raises(InvalidContent, match="not-text"):
        decoded(data, "a")


def test_a_text_in_utf_8_needs_no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    for library in ("webencodings", "charset_normalizer"):
        monkeypatch.setitem(sys.modules, library, None)
    assert decoded("It’s a café".encode(), "a").text == "It’s a café"
