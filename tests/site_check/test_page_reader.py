"""What is wrong with a page by itself: each is told where it stands, and what is right is not."""

import base64
import hashlib
import time

import pytest

from explainer.site_check.page_reader import read_page

from .small_site import FRONT, TIMELINE, page

HEAD = len(page("").split("</head>")[0].splitlines()) + 2
"""The lines before a page's body."""


def faults(body):
    """The code, the line in the body and the column of each fault, but for those that only people's own pages have."""
    return [(one.code, one.line - HEAD, one.column) for one in read_page(page(body)).faults if not one.own]


@pytest.mark.parametrize("body", [FRONT, TIMELINE])
def test_a_page_that_is_right_has_no_fault(body):
    assert faults(body) == []


@pytest.mark.parametrize(
    ("code", "wrong", "right"),
    [
        ("site-id-twice", '<p id="a">1</p>\n <p id="a">2</p>', '<p id="a">1</p>\n <p id="b">2</p>'),
        ("site-id-twice", '<p id="a">1</p>\n <a name="a">2</a>', '<p>1</p>\n <a id="a" name="a">2</a>'),
        ("site-no-such-id", '\n <label for="who">Who</label>', '\n <label for="who">Who</label><input id="who">'),
        (
            "site-no-such-id",
            '\n <i aria-labelledby="a b"></i><b id="a"></b>',
            '\n <i aria-labelledby="a"></i><b id="a"></b>',
        ),
        (
            "site-no-such-id",
            '\n <button popovertarget="p">1</button>',
            '\n <button popovertarget="p">1</button><i id="p"></i>',
        ),
        ("site-no-such-id", '\n <td-x headers="h"></td-x>', '\n <label for="__drawer"></label>'),
        ("site-inline-handler", '\n <p onclick="go()">1</p>', '\n <p data-onclick="go()">1</p>'),
        ("site-inline-handler", "\n <svg OnLoad=go() />", '\n <svg class="onload"/>'),
        ("site-inline-script", "\n <script>gone()</script>", "\n <script>go()</script>"),
        (
            "site-inline-script",
            '\n <script type="module">gone()</script>',
            '\n <script type="application/json">{}</script>',
        ),
        (
            "site-unsafe-link",
            '\n <a href="javascript:go()">1</a>',
            '\n <a href="https://example.org/#javascript:">1</a>',
        ),
        ("site-unsafe-link", '\n <a href=" java&#10;script:go()">1</a>', '\n <a href="mailto:ada@example.org">1</a>'),
        (
            "site-unsafe-link",
            '\n <iframe src="data:text/html,1"></iframe>',
            '\n <img src="data:image/png;base64,AA==">',
        ),
    ],
)
def test_each_is_told_at_its_place(code, wrong, right):
    assert (code, 2, 2) in faults(wrong)
    assert code not in [fault for fault, _, _ in faults(right)]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("<p><div>1</div></p>", "<div><p>1</p></div>"),
        ("<b><i>1</b></i>", "<b><i>1</i></b>"),
        ("<p>1</p></p>", "<p>1</p>"),
        ('<p id="a" id="a">1</p>', '<p id="a" class="a">1</p>'),
        ("<table><p>1</p></table>", "<table><tbody><tr><td><p>1</p></td></tr></tbody></table>"),
        ('<a href="">1<a href="">2</a></a>', '<a href="">1</a><a href="">2</a>'),
        ("<p>&notaname;</p>", "<p>&eacute;&#233;&#xe9; &amp; & so</p>"),
        ("<!-- <!-- --> -->", "<!-- so -->"),
        ("<div>", "<div></div>"),
        ("<b>" * 600, "<b>" * 500 + "</b>" * 500),
    ],
)
def test_markup_in_which_browsers_guess_is_told(wrong, right):
    assert {code for code, _, _ in faults(wrong)} == {"site-parse-error"}
    assert faults(right) == []


def test_a_reference_to_no_footnote_is_told_on_peoples_own_pages():
    page_ = read_page(page("<p>1</p>\n<p>So it is.[^1] And <code>[^2]</code>.</p>"))
    assert [(one.code, one.line - HEAD, one.column, one.written) for one in page_.faults if one.own] == [
        ("site-no-footnote", 2, 13, "[^1]")
    ]


def test_a_page_without_a_policy_is_told_and_its_scripts_are_not():
    html = page("<script>gone()</script>").replace("http-equiv", "name")
    assert [(one.code, one.severity) for one in read_page(html).faults] == [("site-no-policy", "warning")]


def test_every_policy_has_to_let_a_script_run_and_stand_before_it():
    early = page("").replace("<head>\n", "<head>\n<script>go()</script>\n", 1)
    assert [one.code for one in read_page(early).faults] == ["site-inline-script"]
    more = "<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'self' 'unsafe-inline'\">"
    assert read_page(page("").replace("<title>", f"{more}<title>")).faults == []
    assert "site-inline-script" in [one.code for one in read_page(page(f"{more}<script>gone()</script>")).faults]


def test_a_hash_is_of_the_scripts_very_text():
    script = "if (a < b && c) {\n  go('é')\n}\n"
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    html = page(f"<script>{script}</script>").replace("'self' '", f"'self' 'sha256-{digest}' '", 1)
    assert read_page(html).faults == []
    assert [one.code for one in read_page(html.replace("'é'", "'e'")).faults] == ["site-inline-script"]


def test_what_a_page_loads_is_told_from_what_it_links_to():
    body = """\
<a href="1"></a><img src="2" srcset="3 1x, 4 2x"><form action="5"><button formaction="6">1</button></form>
<p style="background: url(7)">1</p><iframe src="8"></iframe><object data="9"></object><video poster="10"><source src="11"></video>
<link rel="preconnect" href="12"><link rel="canonical" href="13"><meta http-equiv="refresh" content="0; url=14">
<svg><use href="15"></use></svg><style>@import "16";</style>
"""
    links = read_page(page(body)).links[1:]
    assert {int(one.address) for one in links} == set(range(1, 17))
    assert {int(one.address) for one in links if not one.loads} == {1, 13}


@pytest.mark.parametrize(
    "hostile", ["<div>", "<b>", "<", '<a href="', "<!--", "&", "[^", "<p id=a>", "<table>", "<a b "]
)
def test_a_page_is_read_in_time_that_grows_with_its_length(hostile):
    start = time.process_time()
    read_page(page(hostile * 4_000))
    assert time.process_time() - start < 5  # each takes a twentieth of that


def test_a_page_whose_last_tags_never_end_is_read_in_such_time_and_told():
    start = time.process_time()
    faults = read_page(page("<a b='" * 8_000).rpartition("</body>")[0]).faults
    assert time.process_time() - start < 10  # a tenth of that; the square of it without
    assert "site-parse-error" in {one.code for one in faults}
