"""A built site held against itself and the sheets: what is broken by hand is told, and what is right is not."""

import pytest

from explainer.content import load
from explainer.errors import ExplainerError
from explainer.site_check import built_site, check_site
from tests.content_folder import SHEETS, write_content

from .small_site import FRONT, TIMELINE, page, put, write_site


@pytest.fixture
def story(tmp_path):
    """The folder of a story and its site."""
    write_content(tmp_path)
    write_site(tmp_path)
    return tmp_path


def found(story):
    """The code of each finding and its file within the site, or within the story."""
    told = check_site(load(story / "content"), story / "content", story / "build" / "site")
    return [(one.code, one.file.removeprefix("build/site/")) for one in told]


def on_front(story, html):
    """What is found once the front page has this, too."""
    put(story / "build" / "site", "index.html", page(FRONT + html))
    return found(story)


def own_page(story, markdown, html):
    """What is found with a page of a person's own, as it was written and as it was made: with places."""
    put(story / "content" / "pages", "visits.md", markdown)
    put(story / "build" / "site", "visits/index.html", page(html, "../"))
    told = check_site(load(story / "content"), story / "content", story / "build" / "site")
    return [(one.code, one.file, one.mark.line, one.mark.column) for one in told]


def test_a_site_that_is_right_has_no_finding(story):
    assert found(story) == []


def test_where_no_site_is_that_is_said(story):
    with pytest.raises(ExplainerError, match="no site"):
        check_site(load(story / "content"), story / "content", story / "nowhere")


@pytest.mark.parametrize(
    ("code", "wrong", "right"),
    [
        (
            "site-dead-link",
            '<a href="timelin/">1</a>',
            '<a href="timeline">1</a><a href="timeline/index.html?q=1">2</a>',
        ),
        (
            "site-dead-link",
            '<a href="../">1</a>',
            '<a href="./">1</a><a href="/">2</a><a href="https://example.org/">3</a>',
        ),
        ("site-dead-link", '<img srcset="assets/mark.svg 1x, mark.svg 2x">', '<img srcset="assets/mark.svg 1x">'),
        (
            "site-dead-link",
            '<p style="background: url(mark.svg)">1</p>',
            "<p style=\"background: url('assets/mark.svg')\">1</p>",
        ),
        ("site-dead-anchor", '<a href="timeline/#regrets">1</a>', '<a href="timeline/#regret:~:text=so">1</a>'),
        (
            "site-dead-anchor",
            '<a href="#down">1</a>',
            '<a href="#top">1</a><a href="#">2</a><a href="#top%2dof-page">3</a>',
        ),
        ("site-dead-anchor", '<sup><a href="#fn:1">1</a></sup>', '<sup><a href="#fn:1">1</a></sup><p id="fn:1">2</p>'),
        ("site-other-host", '<img src="https://example.org/1.png">', '<a href="https://example.org/1.png">1</a>'),
        ("site-other-host", '<img src="//example.org/1.png">', '<img src="assets/mark.svg">'),
        (
            "site-other-host",
            '<link rel="preconnect" href="https://example.org">',
            '<link rel="canonical" href="https://example.org">',
        ),
        ("site-other-host", '<form action="https:\\\\example.org"></form>', '<form action="timeline/"></form>'),
        (
            "site-other-host",
            "<style>p { background: url(https://example.org/1.png) }</style>",
            "<style>p { top: 0 }</style>",
        ),
    ],
)
def test_what_a_page_leads_to_or_loads_is_there_and_on_this_host(story, code, wrong, right):
    assert set(on_front(story, wrong)) == {(code, "index.html")}
    assert on_front(story, right) == []


def test_another_host_that_the_policy_allows_is_not_told(story):
    html = page(FRONT + '<img src="https://pictures.example.org/1.png">')
    put(story / "build" / "site", "index.html", html.replace("img-src 'self'", "img-src 'self' https://*.example.org"))
    assert found(story) == []


def test_a_style_sheets_files_are_there_and_on_this_host(story):
    put(story / "build" / "site", "assets/site.css", "@import 'more.css'; a { cursor: url(//example.org/1.png) }")
    assert found(story) == [("site-dead-link", "assets/site.css"), ("site-other-host", "assets/site.css")]


def test_what_programs_read_of_the_site_leads_somewhere(story):
    site = story / "build" / "site"
    front = page(FRONT).replace("<title>", '<link rel="canonical" href="https://example.org/story/"><title>')
    put(site, "index.html", front)
    for path in ("timeline/", "nowhere/"):
        put(site, "sitemap.xml", f"<urlset><url><loc>https://example.org/story/{path}</loc></url></urlset>")
        put(site, "search/search_index.json", f'{{"docs": [{{"location": "{path}"}}]}}')
        told = [("site-dead-link", "search/search_index.json"), ("site-dead-link", "sitemap.xml")]
        assert found(story) == (told if path == "nowhere/" else [])


def test_what_programs_read_and_is_not_as_it_was_built_is_told(story):
    put(story / "build" / "site", "assets/addresses.json", "[]")
    with pytest.raises(ExplainerError, match="is not what was built"):
        found(story)


def test_addresses_are_those_below_where_the_site_stands(story):
    site = story / "build" / "site"
    put(
        site,
        "index.html",
        page(FRONT).replace("<title>", '<link rel="canonical" href="https://example.org/story/"><title>'),
    )
    put(
        site,
        "404.html",
        page('<a href="/story/timeline/">1</a><img src="https://example.org/story/assets/mark.svg">', "/story/"),
    )
    assert found(story) == []
    put(site, "404.html", page('<a href="/timeline/">1</a>', "/story/"))
    assert found(story) == [("site-dead-link", "404.html")]


def test_a_themes_own_errors_are_not_told(story):
    broken = "<div><p><div>The theme</div></p></div>\n"
    assert ("site-parse-error", "index.html") in on_front(story, broken)
    put(story / "build" / "site", "404.html", page(broken, "/"))
    assert on_front(story, f"\n{broken}\n") == []
    assert ("site-parse-error", "index.html") in on_front(story, "<p><div>Mine</div></p>")


def test_every_fact_stands_where_the_site_says_it_does(story):
    put(story / "build" / "site", "timeline/index.html", page(TIMELINE.replace('id="regret"', 'id="regrets"'), "../"))
    assert ("site-no-fact", "timeline/index.html") in found(story)
    with (story / "content" / "facts" / "timeline.yml").open("a", encoding="utf-8") as sheet:
        sheet.write(SHEETS["timeline"].replace("- id: regret", "- id: more-regret"))
    assert ("site-no-fact", "assets/addresses.json") in found(story)


@pytest.mark.parametrize(
    "change",
    [
        ("“it denied any&nbsp;delight”", "“it denied”"),
        ('<a class="footnote-ref" href="#fn:n-1">1</a>', "1"),
        ("Sudrian</em>", "Southern</em>"),
    ],
)
def test_every_fact_has_words_of_a_source_beside_it(story, change):
    put(story / "build" / "site", "timeline/index.html", page(TIMELINE.replace(*change), "../"))
    assert found(story) == [("site-no-evidence", "timeline/index.html")]


HIDDEN = (
    SHEETS["actors"]
    + """\
- id: ada-quill
  name: Ada Quill
  kind: person
  publish: false
  sources:
    - article: 001
      quote: The ministry said
"""
)
SECRET = (
    SHEETS["timeline"]
    + """\
- id: quill-resigns
  type: event
  publish: false
  summary: The minister gave up her office for good
  sources:
    - article: 001
      quote: The ministry said nothing else
"""
)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("facts.json", '{\n  "note": "A word of Ada Quill"\n}'),
        ("facts.json", '{\n  "id": "ada-quill"\n}'),
        ("search/search_index.json", '{"docs": [{"location": "", "text": "Ada Quill"}]}'),
        ("corrections.xml", "<feed><title>ADA QUILL</title></feed>"),
        ("sitemap.xml", "<urlset>/actors/ada-quill/</urlset>"),
        ("assets/people.json", '{"people": ["quill-resigns"]}'),
        ("notes.txt", "The minister gave up her office, for good."),
        ("index.html", page(FRONT + "<p>The ministry said <b>nothing</b> else</p>")),
        ("index.html", page(FRONT + '<img src="assets/mark.svg" alt="Ada&#32;Quill">')),
        ("index.html", page(FRONT + '<p id="quill-resigns">1</p>')),
    ],
)
def test_nothing_of_what_is_kept_off_stands_in_any_file(tmp_path, path, text):
    content = write_content(tmp_path, actors=HIDDEN, timeline=SECRET)
    site = write_site(tmp_path)
    (content / "articles" / "001.md").write_text(
        (content / "articles" / "001.md")
        .read_text("utf-8")
        .replace("language: en", "language: en\nrights: quotes-only"),
        "utf-8",
    )
    assert found(tmp_path) == []
    put(site, path, text)
    assert ("site-shows-hidden", path) in found(tmp_path)


def test_a_surname_alone_and_a_name_that_an_own_page_says_may_be_meant(tmp_path):
    content = write_content(tmp_path, actors=HIDDEN)
    site = write_site(tmp_path)
    put(site, "notes.txt", "With a Quill")
    assert found(tmp_path) == [("site-may-name-hidden", "notes.txt")]
    put(content / "pages", "notes.txt", "With Ada Quill")
    put(site, "notes.txt", "With Ada Quill")
    assert found(tmp_path) == [("site-may-name-hidden", "notes.txt")]


@pytest.mark.parametrize(
    ("code", "markdown", "html", "place"),
    [
        ("site-no-footnote", "# Visits\n\nSo it is.[^1]\n", "<p>So it is.[^1]</p>", (3, 10)),
        ("site-dead-link", 'See\n<a href="nowhere/">it</a>\n', '<p>See\n<a href="nowhere/">it</a></p>', (2, 1)),
        ("site-dead-link", "See [it](nowhere.md).\n", '<p>See <a href="nowhere.md">it</a>.</p>', (1, 10)),
        ("site-id-twice", '<p id="a">1</p>\n\n<p id="a">2</p>\n', '<p id="a">1</p>\n<p id="a">2</p>', (3, 1)),
        ("site-inline-script", "# Visits\n\n<script>gone()</script>\n", "<script>gone()</script>", (3, 9)),
    ],
)
def test_what_is_wrong_with_peoples_own_pages_is_told_where_they_wrote_it(story, code, markdown, html, place):
    assert own_page(story, markdown, html) == [(code, "content/pages/visits.md", *place)]


def test_where_nobody_knows_where_it_was_written_the_page_itself_is_named(story):
    assert [(code, file) for code, file, *_ in own_page(story, "{{ made }}\n", '<a href="nowhere/">1</a>')] == [
        ("site-dead-link", "build/site/visits/index.html")
    ]


def test_unchanged_pages_are_not_read_again(story, monkeypatch):
    read = []
    honest = built_site.read_page
    monkeypatch.setattr(built_site, "read_page", lambda text: read.append(text) or honest(text))
    assert found(story) == [] and len(read) == 4
    assert found(story) == [] and len(read) == 4
    assert on_front(story, '<a href="nowhere/">1</a>') == [("site-dead-link", "index.html")]
    assert len(read) == 5
    monkeypatch.setattr(built_site, "_version", lambda: "another")
    assert found(story) == [("site-dead-link", "index.html")] and len(read) == 9
