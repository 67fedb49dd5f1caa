"""The navigation: which pages of a `nav` are taken out, and what MkDocs says of the others."""

import logging
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
