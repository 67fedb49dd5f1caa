"""The navigation: what there is of it by itself, and that a `nav` of a person's is obeyed but for pages that are not there."""

import logging
import re
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from explainer.new import new_story
from explainer.plugin.navigation import without_absent


def test_only_absent_pages_are_taken_out_of_a_nav_and_sections_of_nothing_else():
    nav = [
        "index.md",
        {"Sent home": "expulsions.md"},
        {"More": ["context.md", {"Before": "context.md"}]},
        {"Rest": [{"Sources": "sources.md"}, "expulsion.md", "context.md", []]},
        {"Elsewhere": "https://example.org/expulsions.md"},
    ]
    kept = [
        "index.md",
        {"Rest": [{"Sources": "sources.md"}, "expulsion.md", []]},
        {"Elsewhere": "https://example.org/expulsions.md"},
    ]
    assert without_absent(nav, {"expulsions.md", "context.md"}) == kept
    assert without_absent(None, {"expulsions.md"}) is None


@pytest.fixture
def empty(tmp_path):
    """The folder of a story of which nothing is told yet."""
    new_story(tmp_path, empty=True)
    return tmp_path


def _build(story, caplog, **settings):
    """The paths of the pages of a site, and what was warned of."""
    config = load_config(str(story / "mkdocs.yml"), **settings)
    with caplog.at_level(logging.WARNING, "mkdocs"):
        build(config)
    site = Path(config.site_dir)
    return {file.relative_to(site).as_posix() for file in site.rglob("*.html")}, caplog.messages


_OLD = ["index.md", {"Expulsions": "expulsions.md"}, {"Background": "context.md"}, {"Disputed": "differences.md"}]


@pytest.mark.slow
def test_a_nav_that_names_pages_without_anything_to_show_warns_of_nothing(empty, caplog):
    pages, warnings = _build(empty, caplog, nav=_OLD)
    assert not pages & {"expulsions/index.html", "context/index.html", "differences/index.html"}
    assert warnings == []


@pytest.mark.slow
def test_a_nav_that_names_any_other_page_that_is_missing_is_warned_of(empty, caplog):
    _, warnings = _build(empty, caplog, nav=[*_OLD, "expulsion.md"])
    assert len(warnings) == 1 and "'expulsion.md'" in warnings[0]


@pytest.mark.slow
def test_a_persons_own_page_stays_in_the_nav_where_the_story_has_none_of_that_path(empty, caplog):
    (empty / "content/pages/context.md").write_text("# How it came to this\n", "utf-8")
    pages, warnings = _build(empty, caplog, nav=_OLD)
    assert "context/index.html" in pages and warnings == []
    assert 'href="context/"' in (empty / "build/site/index.html").read_text("utf-8")


@pytest.fixture
def story(tmp_path):
    """The folder of the example's story."""
    new_story(tmp_path)
    return tmp_path


def _page(story, path):
    return (story / "build/site" / path).read_text("utf-8")


def _links(page, part):
    """The links of a part of a page, by its class: where they lead and what they are called; which are marked."""
    inside = re.search(rf'<(nav|ul|form) class="[^"]*{part}".*?</\1>', page, re.DOTALL)
    found = re.findall(r'<li[^>]*>\s*<a href="([^"]*)"([^>]*)>\s*([^<]*?)\s*</a>', inside[0]) if inside else []
    return [(href, name) for href, _, name in found], [name for _, more, name in found if "aria-current" in more]


_FOOT = [("about/", "How this is made"), ("corrections/", "Corrections"), ("dossier/", "Dossier for printing")]
_DATA = ("facts.json", "Data (JSON)")


@pytest.mark.slow
def test_a_story_has_five_tabs_with_what_stands_under_them_and_all_else_at_the_foot(story, caplog):
    (story / "content/pages/not-yet.md").write_text("# Not yet\n", "utf-8")
    (story / "content/pages/essays").mkdir()
    for name in ("sea", "bay"):
        (story / f"content/pages/essays/{name}.md").write_text(f"# The {name}\n", "utf-8")
    (story / "content/pages/letters.md").write_text("# Letters to us\n", "utf-8")
    (story / "templates").mkdir()
    (story / "templates/visitors.md.j2").write_text("# Visitors\n", "utf-8")
    with (story / "mkdocs.yml").open("a", encoding="utf-8") as settings:
        settings.write("not_in_nav: not-yet.md\n")
    _, warnings = _build(story, caplog, strict=True)
    assert warnings == []
    tabs = [("./", "Story"), ("timeline/", "Timeline"), ("actors/", "People")]
    tabs += [("differences/", "Disputed"), ("sources/", "Sources")]
    page = _page(story, "index.html")
    assert _links(page, "x-tabs") == (tabs, ["Story"])
    assert _links(page, "x-under") == ([("expulsions/", "Expulsions"), ("context/", "Background")], [])
    own = [("letters/", "Letters to us"), ("visitors/", "Visitors"), ("essays/bay/", "Essays")]
    assert _links(page, "x-foot") == ([*_FOOT, *own, _DATA], [])
    assert "<title>Two envoys sent home</title>" in page
    bay = _page(story, "essays/bay/index.html")
    assert (_links(bay, "x-foot")[1], _links(bay, "x-under")[1]) == ([], ["The bay"])
    assert bay.count('id="__toc"') == 1, "a folder is not its first page"


@pytest.mark.slow
def test_a_page_under_a_tab_marks_it_and_has_the_row_of_those_beside_it(story, caplog):
    _build(story, caplog)
    page = _page(story, "expulsions/index.html")
    assert _links(page, "x-under")[1] == ["Expulsions"]
    active = re.compile(r'md-tabs__item--active"><a [^>]*>([^<]*)<')
    assert active.findall(page) == ["Story"]
    assert active.findall(_page(story, "actors/ruritania/index.html")) == ["People"]
    about = _page(story, "about/index.html")
    assert active.findall(about) == []
    assert _links(about, "x-foot")[1] == ["How this is made"]
    assert _links(about, "x-under")[0] == []


@pytest.mark.slow
def test_a_ledgers_title_is_text_wherever_it_leads(story, caplog):
    with (story / "content/story.yml").open("a", encoding="utf-8") as settings:
        settings.write("ledgers: [{title: Recalls & <b>returns</b>, types: [recall-envoy]}]\n")
    _build(story, caplog)
    page = _page(story, "ledgers/recalls-b-returns-b/index.html")
    written = "Recalls & &lt;b>returns&lt;/b>"
    assert _links(page, "x-under")[1] == [written]
    assert page.partition('class="md-nav md-nav--primary')[2].count(written) >= 1
    assert "<b>returns" not in re.sub(r"<article.*</article>", "", page, flags=re.DOTALL)


@pytest.mark.slow
def test_a_nav_that_a_person_wrote_is_obeyed_and_the_foot_leads_to_the_rest(story, caplog):
    nav = [{"Who": "actors.md"}, {"What": [{"Out": "expulsions.md"}, {"Which": "differences.md"}]}, "index.md"]
    (story / "content/pages/letters.md").write_text("# Letters to us\n", "utf-8")
    _, warnings = _build(story, caplog, nav=nav, copyright="Ours &amp; yours")
    assert warnings == []
    page = _page(story, "index.html")
    assert "x-tabs" not in page and "x-nav" not in page
    assert _links(page, "md-tabs") == ([("actors/", "Who"), ("expulsions/", "What"), (".", "Two envoys sent home")], [])
    assert _links(page, "x-foot")[0] == [*_FOOT, _DATA]
    assert "Ours &amp; yours" in page


@pytest.mark.slow
def test_a_persons_own_part_of_the_theme_stands_before_ours(story, caplog):
    own = story / "looks/partials/copyright.html"
    own.parent.mkdir(parents=True)
    own.write_text("Mine alone", "utf-8")
    _build(
        story, caplog, theme={"name": "material", "custom_dir": str(story / "looks"), "features": ["navigation.tabs"]}
    )
    page = _page(story, "index.html")
    assert "Mine alone" in page and "x-foot" not in page and "x-tabs" in page


@pytest.mark.slow
def test_another_theme_has_the_same_navigation_in_its_own_way(story, caplog):
    _build(story, caplog, theme={"name": "mkdocs"}, plugins=["explainer"])
    page = _page(story, "index.html")
    assert re.search(r'href="timeline/"[^>]*>Timeline<', page) and re.search(
        r'href="about/"[^>]*>How this is made<', page
    )


@pytest.mark.slow
def test_settings_that_are_built_twice_have_the_navigation_of_the_pages_that_there_are_then(story, caplog):
    config = load_config(str(story / "mkdocs.yml"))
    build(config)
    (story / "content/facts/context.yml").write_text("[]\n", "utf-8")
    with caplog.at_level(logging.WARNING, "mkdocs"):
        build(config)
    assert [text for text in caplog.messages if "nav" in text] == []
    assert _links(_page(story, "index.html"), "x-under")[0] == [("expulsions/", "Expulsions")]


@pytest.mark.slow
def test_an_address_that_leads_nowhere_is_answered_by_a_search_and_the_tabs_from_any_depth(story, caplog):
    _build(story, caplog, site_url="https://example.org/envoys/")
    page = _page(story, "404.html")
    assert "<title>There is no page here - Two envoys sent home</title>" in page and "Not found" not in page
    assert '<form class="x-seek" action="/envoys/"' in page
    tabs = [f"/envoys/{path}" for path in ("./", "timeline/", "actors/", "differences/", "sources/")]
    assert [href for href, _ in _links(page, "x-onward")[0]] == tabs
    assert [href for href, _ in _links(page, "x-tabs")[0]] == tabs
    _build(
        story,
        caplog,
        site_url="https://example.org/envoys/",
        nav=["index.md", {"All": "timeline.md"}],
        plugins=["explainer"],
    )
    page = _page(story, "404.html")
    assert "x-seek" not in page and "x-onward" not in page and 'href="/envoys/timeline/"' in page
