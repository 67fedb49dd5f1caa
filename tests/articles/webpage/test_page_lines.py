from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml.html import document_fromstring

from explainer.articles.webpage.page_lines import PageLine, page_lines


def _lines(body: str) -> list[PageLine]:
    return list(page_lines(document_fromstring(f"<html><head><title>T</title></head><body>{body}</body></html>")))


def _texts(body: str) -> list[str]:
    return [line.text for line in _lines(body)]


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("Hello<br>world", ["Hello", "world"]),
        ("<p><b>M</b>ali and <i>Su</i>dland</p>", ["Mali and Sudland"]),
        ("<p>the 2<sup>nd</sup> of CO<sub>2</sub></p>", ["the 2nd of CO2"]),
        ("<p>Nort<wbr>haven Mini\u00adster</p>", ["Northaven Minister"]),
        ("<p>10\u00a0000 “envoys” – ﬁve</p>", ["10 000 “envoys” – ﬁve"]),
        ("<p>She said <q>no</q>.</p>", ["She said “no”."]),
        ("<p>One</p>two<p>three</p>four", ["One", "two", "three", "four"]),
        ("<div>One<div>two</div>three</div>", ["One", "two", "three"]),
        ("<p>One <!-- x -->two<script>x</script> three<style>y</style></p>", ["One two three"]),
        ("<p>One <img src=x>two</p>", ["One two"]),
        ("<pre>one\n  two</pre>", ["one", "two"]),
        ("<p>one\ntwo</p>", ["one two"]),
        ("<table><tr><th>Month<th>Left<tr><td><p>May<td>3</table>", ["Month | Left", "May | 3"]),
        ("<table><tr><td><div>One.</div><td><div>Two.</div></table>", ["One.", "Two."]),
        ("<template><p>x</p></template><noscript>y</noscript><p>z</p>", ["z"]),
    ],
)
def test_lines_are_broken_where_the_page_breaks_them(body: str, texts: list[str]) -> None:
    assert _texts(body) == texts


def test_a_line_says_what_the_markup_says_of_it() -> None:
    body = "<h2><span>a</span></h2><ul><li><p>b</p></li></ul><figure><figcaption>c</figcaption></figure><p>d</p>"
    assert [line.hint for line in _lines(body)] == ["heading", "item", "caption", None]


def test_only_links_that_lead_elsewhere_count_as_linked() -> None:
    lines = _lines('<p>See <a href="/x">that one</a></p><p>See <a href="#note">the note</a> <a name="x">here</a></p>')
    assert [line.linked for line in lines] == [len("that one"), 0]


def test_a_page_nested_deeply_is_read() -> None:
    assert _texts("<div>" * 200 + "deep" + "</div>" * 200) == ["deep"]


_WORD = st.text("abcé", min_size=1, max_size=4)
_TAGS = st.sampled_from(("p", "div", "b", "span", "li", "td", "h2", "a", "q", "br"))


@given(st.lists(st.tuples(_TAGS, _WORD), max_size=12))
def test_no_letter_is_lost_or_doubled(pieces: list[tuple[str, str]]) -> None:
    body = "".join(f"<{tag}>{word}</{tag}>" if tag != "br" else f"<br>{word}" for tag, word in pieces)
    letters = "".join(filter(str.isalpha, "".join(_texts(body))))
    assert letters == "".join(word for _, word in pieces)
