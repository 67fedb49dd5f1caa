"""What is taken for plain has no error by the standard's own algorithm, whatever is done to a page."""

from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.site_check import page_reader
from explainer.site_check.parse_errors import parse_errors

from .small_site import FRONT, TIMELINE, page

TAGS = [
    "a",
    "b",
    "button",
    "dd",
    "div",
    "dl",
    "h2",
    "input",
    "li",
    "ol",
    "option",
    "p",
    "select",
    "svg",
    "path",
    "table",
    "tbody",
    "td",
    "tr",
    "title",
    "style",
]
PIECES = st.one_of(
    st.sampled_from(
        [
            "text",
            " ",
            "&amp;",
            "& ",
            "&x",
            "&copy",
            "<!-- a -->",
            "<!-- a -- b -->",
            "<",
            "</>",
            ">",
            '"',
            "\x01",
            "<br/>",
            "<p/>",
        ]
    ),
    st.builds("<{}>".format, st.sampled_from(TAGS)),
    st.builds("</{}>".format, st.sampled_from(TAGS)),
    st.builds('<{} id="a" {}>'.format, st.sampled_from(TAGS), st.sampled_from(["", 'id="b"', "c=d/", "e='f'", "g"])),
)
ELEMENTS = st.recursive(
    st.sampled_from(["text", "", "&eacute;", "<br>", "<input>"]),
    lambda inner: st.builds(
        lambda tag, parts: f"<{tag}>{''.join(parts)}</{tag}>", st.sampled_from(TAGS), st.lists(inner, max_size=3)
    ),
    max_leaves=8,
)


def is_plain(html):
    reader = page_reader._Reader(html)
    reader.feed(html)
    reader.close()
    return reader.is_plain()


def test_pages_that_are_made_are_plain():
    assert all(map(is_plain, [page(FRONT), page(TIMELINE), page("<dl><div><dt>1</dt><dd>2</dd></div></dl>")]))


@settings(max_examples=150)
@given(ELEMENTS)
def test_elements_that_are_closed_where_they_are_to_be_are_plain_only_where_they_may_stand(body):
    html = page(body)
    assert not is_plain(html) or not list(parse_errors(html))


@settings(max_examples=150)
@given(st.integers(0, len(page(TIMELINE))), st.integers(0, 12), PIECES)
def test_a_damaged_page_is_not_plain_where_it_has_an_error(at, length, piece):
    html = page(TIMELINE)
    damaged = html[:at] + piece + html[at + length :]
    assert not is_plain(damaged) or not list(parse_errors(damaged))
