"""Encodings as browsers have them: labels that mean more than they say, and what broken bytes are."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.articles.encodings import BROKEN, decode, encoding_of, is_utf8, likely_encoding, may_be_utf8
from explainer.errors import ReaderMissing

NAMES = ["utf-8", "utf-16le", "windows-1252", "koi8-u", "gbk", "big5", "euc-kr", "euc-jp", "shift_jis", "iso-2022-jp"]


@pytest.mark.parametrize(
    ("label", "data", "text"),
    [
        ("iso-8859-1", b"\x93yes\x94 \x80", "“yes” €"),
        ("us-ascii", b"\x92", "’"),
        ("iso-8859-9", b"\xdd\x9f", "İŸ"),
        ("tis-620", b"\xa1\x93", "ก“"),
        ("gb2312", "朱镕基".encode("gbk"), "朱镕基"),
        ("gb2312", "㐂€".encode("gb18030") + b"\x80", "㐂€€"),
        ("x-sjis", "髙橋①ｶﾅ".encode("cp932"), "髙橋①ｶﾅ"),
        ("ks_c_5601-1987", "뙤약볕".encode("cp949"), "뙤약볕"),
        ("big5", "啫嘅".encode("big5hkscs") + b"\xa1\x45", "啫嘅‧"),
        ("euc-jp", b"\xad\xa1\xf9\xa1\xa1\xc1", "①纊～"),
        ("iso-2022-jp", b"A\x1b$B-!8e\x1b(I6\x1b(BZ", "A①後ｶZ"),
        ("iso-8859-8-i", b"\xf9", "ש"),
        ("macintosh", b"\x8e", "é"),
        ("koi8-u", b"\xae", "ў"),
    ],
)
def test_a_label_means_what_browsers_take_it_for(label: str, data: bytes, text: str) -> None:
    assert decode(data, encoding_of(label)) == text


def test_a_label_that_browsers_do_not_know_means_nothing() -> None:
    assert [encoding_of(label) for label in ("foo", "", "cp437", " UTF8 ")] == ["", "", "", "utf-8"]


@pytest.mark.parametrize(
    ("encoding", "data", "text"),
    [
        ("utf-8", b"caf\xc3...", "caf\udcff..."),
        ("utf-8", b"a\xe2\x80 b\xf0\x9f\x92c\xff", "a\udcff b\udcffc\udcff"),
        ("gbk", b"\x81 <\xff\xcd\xe2", "\udcff <\udcff外"),
        ("shift_jis", b"\x81<\xa0\xfd\x82\xff\x8aO", "\udcff<\udcff\udcff\udcff外"),
        ("euc-kr", b"\xfe\xff\xb0\xa1", "\udcff가"),
        ("euc-jp", b"\xc8\xe7\xa9\xf6\xb3\xb0\xb3", "泌\udcff外\udcff"),
        ("iso-2022-jp", b"\xe9\x1b$B30", "\udcff外"),
        ("windows-1252", b"a\x81b", "a\udcffb"),
        ("iso-8859-2", b"\x84\xb1", "\udcffą"),
        ("utf-8", b"don\xc2\x92t", "don\udcfft"),
    ],
)
def test_a_broken_sequence_is_one_and_what_follows_is_itself(encoding: str, data: bytes, text: str) -> None:
    assert decode(data, encoding) == text


@given(st.binary(), st.sampled_from(NAMES))
def test_all_bytes_can_be_decoded(data: bytes, encoding: str) -> None:
    assert len(decode(data, encoding).replace(BROKEN, "?").encode("utf-16-le")) <= 4 * len(data)


def test_utf_8_with_broken_places_is_told_from_other_encodings() -> None:
    russian = "Посол уехал в пятницу. "
    assert may_be_utf8((russian * 5).encode() + b"\xc3 \xff", 4)
    assert not may_be_utf8((russian * 5).encode("windows-1251"), 1)
    assert not may_be_utf8(b"caf\xe9 " * 5 + "é".encode() * 5, 2)
    assert may_be_utf8("It’s ".encode() + b"caf\xc3", 2)
    assert not may_be_utf8("外務省は大使を召還".encode("euc-jp") * 4, 2)
    assert may_be_utf8("© and it’s".encode(), 4)
    assert not may_be_utf8("CAFÉ–BAR".encode("windows-1252"), 4) and is_utf8("CAFÉ–BAR".encode("windows-1252"))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Der Botschafter müsse gehen, erklärte die Behörde. „Wir bedauern das“, hieß es aus Köln.", "windows-1252"),
        ("The envoy “must leave”, the minister said on Friday.", "windows-1252"),
        ("Minister oświadczył w piątek, że ambasador musi opuścić kraj. „To błąd” – powiedział.", "windows-1250"),
        ("Министр заявил в пятницу, что посол должен покинуть страну.", "windows-1251"),
        ("Министр заявил в пятницу, что посол должен покинуть страну.", "koi8-r"),
        ("外務省は金曜日、大使を召還すると発表した。両国は来月にも協議を再開する。", "shift_jis"),
        ("外交部发言人星期五表示，大使必须离开该国。双方将于六月继续谈判。", "gbk"),
        ("외교부 대변인은 금요일 대사가 떠나야 한다고 밝혔다.", "euc-kr"),
    ],
)
def test_the_encoding_of_a_text_that_tells_none_is_told_by_its_letters(text: str, encoding: str) -> None:
    markup = b"<html><script>" + b"x" * 500 + b"</script><p>" + text.encode(encoding) + b"</p></html>"
    assert likely_encoding(text.encode(encoding)) == likely_encoding(markup) == encoding


@pytest.mark.parametrize("library", ["webencodings", "charset_normalizer"])
def test_a_library_that_is_missing_is_told(monkeypatch: pytest.MonkeyPatch, library: str) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(ReaderMissing, match=r"pip install 'explainer-site\[extract\]'"):
        encoding_of("utf-8") if library == "webencodings" else likely_encoding(b"caf\xe9")
