"""What a page carries in its addresses is left out before anything else looks at it."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.articles import read_article
from explainer.articles.data_addresses import without_data
from explainer.errors import InvalidContent

PICTURE = base64.b64encode(bytes(range(256)) * 4)


@pytest.mark.parametrize(
    ("page", "left"),
    [
        (b'<img src="data:image/png;base64,%s" alt="x">', b'<img src="data:," alt="x">'),
        (b"<img src='DATA:image/png;base64,%s'>", b"<img src='data:,'>"),
        (b"a { background: url(data:font/woff2;charset=utf-8;base64,%s) }", b"a { background: url(data:,) }"),
        (b'<img srcset="data:image/png;base64,%s 2x">', b'<img srcset="data:, 2x">'),
        (b'{"image": "data:image/png;base64,%s"}', b'{"image": "data:,"}'),
    ],
)
def test_long_data_addresses_are_empty_ones_then(page: bytes, left: bytes) -> None:
    assert without_data(page % PICTURE) == left


def test_an_address_may_go_over_many_lines() -> None:
    lines = b"\r\n  ".join(PICTURE[at : at + 76] for at in range(0, len(PICTURE) // 76 * 76, 76))
    assert without_data(b'<img src="data:image/png;base64,' + lines + b'"> The border is shut.') == (
        b'<img src="data:,"> The border is shut.'
    )


@pytest.mark.parametrize(
    "text",
    [
        b"Fresh data: 5,000 envoys left, the ministry said, and " + b"more words " * 60,
        b"write data:text/plain,hello to see it",
        b'<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">',
        b"data:image/png;base64, is how it begins, and then come words of a text that goes on and on and on and on",
    ],
)
def test_what_a_text_says_of_data_stays(text: bytes) -> None:
    assert without_data(text) == text


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_nothing_around_an_address_goes_with_it(before: bytes, after: bytes) -> None:
    page = before + b' "data:image/png;base64,' + PICTURE + b'" ' + after
    assert without_data(page).startswith(without_data(before)[:1])
    assert b' "data:,"' in without_data(page)


@pytest.mark.slow
def test_a_page_of_thirty_megabytes_of_pictures_is_read(tmp_path: Path) -> None:
    words = "<p>Norland shut border post {} with Sudland on Friday, the ministry said in a statement.</p>"
    picture = f'<img src="data:image/png;base64,{PICTURE.decode() * 750}">'
    file = tmp_path / "a.html"
    file.write_text("<html><title>Norland</title><body><article>")
    with file.open("a") as page:
        page.writelines(words.format(no) + picture for no in range(31))
    assert file.stat().st_size > 30 * 2**20
    assert read_article(file).text.count("ministry") == 31


@pytest.mark.slow
def test_a_page_that_is_large_without_pictures_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>Norland shut its border.</p>" * 400_000)
    with pytest.raises(InvalidContent, match=r"article-too-large.*without the pictures") as caught:
        read_article(tmp_path / "a.html")
    assert ".txt" in caught.value.diagnostics[0].help
