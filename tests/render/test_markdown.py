import html
from html.parser import HTMLParser

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from explainer.render.markdown import Markdown, digest, escape, external_link, link, meta_value, title_value
from tests.render.stories import as_html

HOSTILE = [
    "*bold* and _slanted_ and `code`",
    "[link](http://example.org) and ![picture](x.png)",
    "<script>alert(1)</script> &amp; <b",
    "<!-- a comment --> <?php ?> <![CDATA[x]]>",
    "# heading",
    "- item",
    "+ item",
    "1. item",
    "2) item",
    "> quote",
    "    code",
    "***",
    "===",
    ": definition",
    "!!! note",
    '??? "note"',
    "```\nfence",
    "~~~",
    "a | b",
    "x {: #id .class onclick=evil() }",
    "[^1]: a footnote",
    "[^1]",
    "[ref]: http://example.org",
    "*[HTML]: abbreviation",
    "[TOC]",
    "///Footnotes Go Here///",
    "http://example.org/a_b_c <http://example.org>",
    "javascript:alert(1)",
    "line\nbreak  \nhard\r\n\r\nparagraph\x0bvertical\x85next\u2028line",
    "back\\slash \\* \\[",
    "it's \"quoted\" ' onmouseover='x' \" onclick=\"x",
    "&lt; &#60; &#x3c; &nbsp",
    "\x02amp\x03 \x02klzzwxh:0000\x03 wzxhzdk:0",
    "{{ here }} {% raw %} {# x #}",
    "\ud800 lone, \x00 null, \ufeff mark",
    "",
    " ",
    "12. Oktober, 3.5, 2) und 1) dann",
]

CONTEXTS = [
    "{}",
    "Before {} after",
    "{} after",
    "Before {}",
    "- {}\n- {}",
    "## {} {{: #id }}",
    "| a | b |\n| - | - |\n| {} | {} |",
    "[{}](page.md)",
    "<q>{}</q> and <b>{}</b>",
    '<p title="{}">raw</p>',
    "<p title='{}'>raw</p>",
    "<div>\n{}\n</div>",
    '<ul markdown>\n<li markdown>{} <span title="{}">x</span></li>\n</ul>',
    "Text[^x]\n\n[^x]: {}",
    "Text\n{}",
    "{}\n\nText[^x]\n\n[^x]: Note",
]


class _Seen(HTMLParser):
    """The elements of a page with the names of their attributes, and the text that a reader sees, attributes' included."""

    def __init__(self):
        super().__init__()
        self.elements, self.text = [], ""

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, *(name for name, _ in attrs if name not in ("id", "href"))))
        self.text += "".join(f" {value} " for name, value in attrs if name == "title")

    def handle_data(self, data):
        self.text += data

    def handle_comment(self, data):
        self.elements.append("comment")

    handle_decl = handle_pi = unknown_decl = handle_comment


def _seen(page):
    seen = _Seen()
    seen.feed(as_html(page, "abbr", "admonition", "def_list", "fenced_code"))
    seen.close()
    return seen.elements, " ".join(seen.text.split())


def _visible(text):
    """What of a text can be seen: its characters but for control characters, its white space folded."""
    kept = "".join(c for c in text if c.isspace() or escape(c) != "")
    return " ".join(kept.replace("\x1c", " ").split())


def _shows_as_it_stands(text, context):
    plain = "ordinary" if _visible(text) else ""
    page, ordinary = (context.format(*[escape(value)] * 2) for value in (text, plain))
    elements, words = _seen(page)
    wanted_elements, wanted_words = _seen(ordinary)
    wanted = " ".join(wanted_words.replace("ordinary", _visible(text) or "").split())
    assert elements == wanted_elements
    assert words == wanted


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("text", [text for text in HOSTILE if text.strip()])
def test_hostile_text_shows_as_it_stands(text, context):
    _shows_as_it_stands(text, context)


@pytest.mark.slow
@settings(max_examples=300)
@given(st.text(min_size=1).filter(str.strip), st.sampled_from(CONTEXTS))
def test_any_text_shows_as_it_stands(text, context):
    if _visible(text):
        _shows_as_it_stands(text, context)


_MARKS = st.text(st.sampled_from("*_[](){}<>&#`~^|!\\\"'=+-:/.1 \n^abX"), min_size=1, max_size=24)


@pytest.mark.slow
@settings(max_examples=500)
@given(_MARKS, st.sampled_from(CONTEXTS))
@example("://", CONTEXTS[0])
def test_any_marks_show_as_they_stand(text, context):
    if _visible(text):
        _shows_as_it_stands(text, context)


@pytest.mark.parametrize("mark", "&<>\"'\\`*_{}[]#|~^!")
def test_every_mark_becomes_an_entity(mark):
    assert escape(f"a{mark}b") == f"a&#{ord(mark)};b"


def test_markdown_is_let_through_and_what_is_joined_to_it_is_escaped():
    made = Markdown("**{}**").format("a*b") + "_c_"
    assert made == "**a&#42;b**&#95;c&#95;"
    assert escape(made) is made
    assert Markdown(", ").join(["[a]", Markdown("[b](c)")]) == "&#91;a&#93;, [b](c)"
    assert Markdown("%s") % "<x>" == "&#60;x&#62;"


def test_html_that_is_safe_is_let_through():
    assert escape(Markup("<b>x</b>")) == "<b>x</b>"


def test_a_date_and_a_sentence_stay_readable():
    assert escape("On 2025-09-19, at 10:30, it ended (or so).") == "On 2025-09-19, at 10:30, it ended (or so)."


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "data:text/html,x",
        "//host/x",
        "ftp://host/x",
        "x",
        "http://",
        "http://[",
        " javascript://host/%0aalert(1)",
    ],
)
def test_what_is_no_web_address_is_no_link(url):
    assert external_link("text", url) == "text"


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a?b=c&d=e#f",
        "http://example.org/a_(b)_*c*",
        'https://example.org/"><script>',
        "https://example.org/é b",
    ],
)
def test_a_web_address_is_a_link_and_nothing_else(url):
    elements, text = _seen(str(external_link("text", url)))
    assert elements == [("p",), ("a",)]
    assert text == "text"


def test_the_words_of_a_link_are_escaped():
    assert link("a]b", "c.md") == "[a&#93;b](c.md)"


_TEXTS = st.text(st.characters(blacklist_categories=["Cs"])) | st.text("&<>\"'\\ #;ampltcoy38x")


@pytest.mark.parametrize("value_of", [meta_value, title_value])
@given(_TEXTS)
@example('A&B\'s <b>&amp; &copy &#38; "x" \\*s\\* _u_ [l]')
def test_a_value_of_the_front_matter_is_one_yaml_string_that_html_shows_as_it_stands(value_of, text):
    value = yaml.safe_load(f"title: {value_of(text)}")["title"]
    shown = html.unescape(value)
    assert shown == html.unescape(escape(text)).strip()
    assert "<" not in value
    assert len(value_of(text).splitlines()) == 1


@given(_TEXTS)
def test_a_value_can_stand_in_an_attribute_and_a_title_as_it_is_where_html_reads_nothing_else(text):
    assert '"' not in yaml.safe_load(f"title: {meta_value(text)}")["title"]
    title = yaml.safe_load(f"title: {title_value(text)}")["title"]
    shown = html.unescape(title)
    assert title == shown or "<" in shown or html.unescape(shown) != shown


def test_a_value_of_the_front_matter_has_no_tags_of_what_is_markdown_already():
    assert title_value(Markdown('Before <span lang="fr">l&#39;été</span>')) == '"Before l\'été"'


def test_a_digest_is_the_same_on_every_run_and_tells_parts_apart():
    assert digest("a", "b") == digest("a", "b") == "59b271ae1bbc"
    assert digest("ab") != digest("a", "b")
