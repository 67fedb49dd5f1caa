"""Which pages there are, a story's own among them, and what each is made from."""

import re
from html import unescape
from itertools import zip_longest

import pytest

from explainer.errors import InvalidContent
from explainer.render import render
from explainer.render.catalogue import LONG_TIMELINE, Catalogue
from explainer.render.pages import PAGES, plans
from explainer.resources import packaged
from tests.render.stories import HERRING, as_html, base_of


def _context(base, path):
    return next(plan.context for plan in plans(Catalogue(base)) if plan.path == path)


def _many(count, **fields):
    """A story of as many expulsions, one a day."""
    lines = [
        f'  - {{id: x-{no:03}, date: "2031-{1 + no // 28:02}-{1 + no % 28:02}", summary: They left, sources: []}}'
        for no in range(count)
    ]
    return base_of("expulsions:\n" + "\n".join(lines))


def test_a_long_timeline_has_a_page_for_each_year():
    base = _many(LONG_TIMELINE + 1)
    paths = [plan.path for plan in plans(Catalogue(base))]
    assert [path for path in paths if path.startswith("timeline")] == ["timeline.md", "timeline/2031.md"]


def test_every_page_of_the_table_has_its_template():
    assert all((packaged("templates") / f"{kind.name}.md.j2").is_file() for kind in PAGES)


def test_a_story_has_only_pages_that_show_something():
    always = {"index.md", "timeline.md", "sources.md", "about.md", "corrections.md", "dossier.md"}
    assert {plan.path for plan in plans(Catalogue(base_of("actors: []")))} == always
    paths = {plan.path for plan in plans(Catalogue(base_of(HERRING)))}
    assert always | {"actors.md", "expulsions.md", "context.md", "differences.md"} <= paths


def test_a_template_knows_which_pages_there_are(tmp_path):
    asked = ("expulsions.md", "context.md", "letters.md", "sources.md")
    asking = "".join(f'{{{{ here.has("{path}") }}}} ' for path in asked)
    (tmp_path / "letters.md.j2").write_text(asking, "utf-8")
    assert render(base_of("actors: []"), tmp_path)["letters.md"].markdown == "False False True True\n"


def _read_by(*readers):
    """What the page about the site says of what read its articles."""
    base = base_of(HERRING)
    read_by = zip_longest(base.articles, readers, fillvalue="")
    articles = [article.model_copy(update={"read_by": reader}) for article, reader in read_by]
    text = as_html(render(base.model_copy(update={"articles": articles}))["about.md"].markdown)
    return re.findall(r"[^.>]*(?:was|were) read [^.]*\.", text)


def test_the_page_about_the_site_says_what_read_the_articles():
    held = "whose answers were held against the article’s words."
    assert _read_by("rules", "rules") == ["2 articles were read by rules."]
    assert _read_by("rules", "model qwen3:14b") == [
        "1 article was read by rules.",
        f" 1 article was read by the language model qwen3:14b, {held}",
    ]
    assert _read_by("", "both qwen3") == [f"1 article was read both by rules and by the language model qwen3, {held}"]
    assert _read_by("telegram", "") == ["1 article was read by the program “telegram”."]
    assert _read_by("", "") == []


def test_the_name_of_a_model_is_text_and_nothing_else():
    (told,) = _read_by("", "model <b>[x](javascript:y)</b>")
    assert "<" not in told and "<b>[x](javascript:y)</b>," in unescape(told)


def _with_own(folder, **templates):
    """The pages of a story that has templates of its own, and which of them other stories do not have."""
    for name, text in templates.items():
        (folder / f"{name}.md.j2").write_text(text, "utf-8")
    base = base_of(HERRING)
    pages = render(base, folder)
    return pages, sorted(pages.keys() - render(base).keys())


def test_a_story_s_own_template_becomes_a_page_with_all_that_others_have(tmp_path):
    letters = """{% import "macros.md.j2" as m with context %}
# Letters to {{ story.title }}

{{ here.told(site.facts["havdis-held"], linked=true) }} See {{ here.link("the timeline", "timeline.md") }}.

{{ m.footnotes() }}
"""
    pages, own = _with_own(tmp_path, letters=letters)
    assert own == ["letters.md"]
    text = pages["letters.md"].markdown
    assert text.startswith(
        "# Letters to The herring quarrel\n\n[Iceland](actors/iceland.md) held the trawler Havdis.[^n-"
    )
    assert "\n[^n-" in text
    assert pages["letters.md"].source == str(tmp_path / "letters.md.j2")


def test_templates_that_others_are_made_with_are_no_pages(tmp_path):
    own = {
        "about": '{% import "words.md.j2" as w %}# {{ w.hello() }}\n',
        "words": "{% macro hello() %}Hello{% endmacro %}",
        "_draft": "{{ not_there }}",
        "macros": (packaged("templates") / "macros.md.j2").read_text("utf-8"),
        "letters": '{% include "letter.md.j2" %}',
        "letter": "# Letter\n",
    }
    (tmp_path / "notes.txt").write_text("{{ not_there }}")
    (tmp_path / "notes.xml.j2").write_text("{{ not_there }}")
    pages, found = _with_own(tmp_path, **own)
    assert found == ["letters.md"]
    assert pages["letters.md"].markdown == "# Letter\n"
    assert pages["about.md"].markdown == "# Hello\n"


@pytest.mark.parametrize("text", ["# Letters\n{{ not_there }}\n", "# Letters\n{% if %}\n"])
def test_a_story_s_own_page_that_is_broken_is_told_with_its_line(tmp_path, text):
    with pytest.raises(InvalidContent, match=r"letters\.md\.j2:2"):
        _with_own(tmp_path, letters=text)


def test_titles_of_pages_are_escaped_for_where_themes_set_them():
    """Those that stand in attributes of HTML, such as descriptions, need more."""
    for template in packaged("templates").glob("*.md.j2"):
        title = re.search(r"^title: .*", template.read_text("utf-8"), re.MULTILINE)
        assert not title or title[0].endswith("|meta_title }}"), template.name
