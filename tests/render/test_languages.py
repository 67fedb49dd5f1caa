from __future__ import annotations

import pytest
from lxml import html

from explainer.messages import Messages
from explainer.model import Article, ArticleMeta
from explainer.render import render
from explainer.render.languages import in_language, is_leftward, isolated, of_story, turned
from explainer.render.markdown import Markdown
from tests.render.stories import as_html, base_of

ARABIC = "طرد ملحقين (2) من سفارة"
STORY = f"""
story: {{title: The herring quarrel}}
articles:
  - id: 001-manara
    meta: {{title: سفينة تغادر, publisher: المنارة, author: [سلمى, Ada Moor], published: 2031-04-03, language: ar, rights: full-text}}
    text: |-
      سفينة تغادر
      أعلنت الوزارة {ARABIC} اليوم.
  - id: 002-phare
    meta: {{title: Un navire part, publisher: Le Phare, published: 2031-04-04, language: fr, rights: full-text}}
    text: Le navire est parti.
  - id: 003-log
    meta: {{title: A ship leaves, publisher: The Log, published: 2031-04-04, language: en}}
    text: The ship left.
  - id: 004-note
    text: {ARABIC} أمس.
timeline:
  - {{id: attaches-out, date: 2031-04-03, type: event, sources: [{{article: "001", quote: {ARABIC}, said_by: سلمى}}]}}
  - id: ship-left
    date: 2031-04-04
    type: meet
    summary: The ship left.
    in_response_to: [attaches-out]
    sources: [{{article: "002", quote: Le navire est parti}}, {{article: "003", quote: The ship left}}, {{article: "004", quote: {ARABIC}}}]
"""


def _article(language: str) -> Article:
    return Article(id="a", file="a.txt", meta=ArticleMeta(language=language), text="", sha256="")


@pytest.mark.parametrize(
    ("text", "leftward"),
    [
        (ARABIC, True),
        ("ועליהם לעזוב", True),
        ("CNN: سفينة تغادر الميناء", True),
        ("The weekly المنارة said so", False),
        ("12 (2)", False),
        ("", False),
        ("Le navire est parti", False),
    ],
)
def test_a_text_is_read_in_the_direction_of_most_of_its_letters(text: str, leftward: bool) -> None:
    assert is_leftward(text) is leftward


@pytest.mark.parametrize(
    ("words", "language", "marked"),
    [
        ("سفينة", "ar", '<span lang="ar" dir="rtl">سفينة</span>'),
        ("Le navire", "fr", '<span lang="fr" dir="ltr">Le navire</span>'),
        ("The ship", "en", "The ship"),
        ("The ship", "unknown", "The ship"),
        ("سفينة", "unknown", '<span dir="rtl">سفينة</span>'),
        ("<b>", "fr", '<span lang="fr" dir="ltr">&#60;b&#62;</span>'),
    ],
)
def test_words_of_another_language_have_it_and_their_direction(words: str, language: str, marked: str) -> None:
    assert in_language(words, _article(language), Messages("en")) == marked


@pytest.mark.parametrize(
    ("words", "language", "marked"),
    [
        ("سفينة", "ar", '<span lang="ar" dir="rtl">سفينة</span>'),  # what is around it is English
        ("سفينة", "unknown", "سفينة"),
        ("The ship", "en", '<span dir="ltr">The ship</span>'),
        ("12 (2)", "en", "12 (2)"),
    ],
)
def test_on_a_page_that_is_read_from_right_to_left_other_words_have_their_direction(
    words: str, language: str, marked: str
) -> None:
    assert in_language(words, _article(language), Messages("ar")) == marked


def test_a_name_that_is_written_leftward_leaves_what_is_around_it_in_order() -> None:
    assert isolated("صحيفة المنارة") == "<bdi>صحيفة المنارة</bdi>"
    assert isolated("المنارة, citing سلمى (2)") == "<bdi><bdi>المنارة</bdi>, citing <bdi>سلمى</bdi> (2)</bdi>"
    assert isolated("المنارة (2)") == "<bdi>المنارة</bdi> (2)"
    assert isolated("Le <Phare>") == "Le &#60;Phare&#62;"


def test_what_people_wrote_has_its_language_where_the_site_has_no_words_in_that() -> None:
    assert of_story("Grève <ici>", Messages("ht")) == '<span lang="ht">Grève &#60;ici&#62;</span>'
    assert of_story("Strike", Messages("en")) == "Strike"
    assert of_story("", Messages("ht")) == ""


def test_marks_are_turned_only_where_there_are_some() -> None:
    assert turned(Markdown("“سفينة”")) == "”سفينة“"
    assert turned(Markdown("سفينة")) == "سفينة"
    assert turned(Markdown("“سفينة” تغادر")) == "“سفينة” تغادر"


@pytest.fixture(scope="module")
def pages() -> dict[str, html.HtmlElement]:
    """The pages of a story told from four articles, as a browser has them."""
    made = render(base_of(STORY))
    return {path: html.fromstring(f"<main>{as_html(page.markdown)}</main>") for path, page in made.items()}


def _marked(page: html.HtmlElement) -> list[tuple[str, str, str]]:
    """Every element that has a direction: its language, its direction and its text."""
    return [(e.get("lang", ""), e.get("dir"), " ".join(e.text_content().split())) for e in page.iter() if e.get("dir")]


def test_a_footnote_has_title_and_words_in_their_language_and_leaves_the_sites_own_alone(
    pages: dict[str, html.HtmlElement],
) -> None:
    (notes,) = pages["timeline.md"].find_class("footnote")
    assert _marked(notes) == [
        ("ar", "rtl", "سفينة تغادر"),
        ("ar", "rtl", f"”{ARABIC}“"),
        ("fr", "ltr", "Un navire part"),
        ("fr", "ltr", "Le navire est parti"),
        ("", "rtl", f"”{ARABIC}“"),
    ]
    assert [name.text for name in notes.iter("bdi") if name.text] == ["المنارة", "سلمى"]


def test_words_that_tell_a_fact_stand_in_a_block_of_their_direction(pages: dict[str, html.HtmlElement]) -> None:
    (words,) = pages["timeline.md"].find_class("x-words")
    assert words.get("dir") == "rtl" and _marked(words)[1:] == [("ar", "rtl", f"”{ARABIC}“")]
    (voice,) = pages["timeline.md"].find_class("x-voice")
    assert [name.text for name in voice.iter("bdi") if name.text] == ["المنارة", "سلمى"]


def test_a_fact_that_is_told_by_words_is_called_by_them_in_their_language(pages: dict[str, html.HtmlElement]) -> None:
    (answer,) = pages["timeline.md"].find_class("x-answers")
    assert answer.text_content().startswith(f"In answer to: 3 April 2031: ”{ARABIC}“")
    assert _marked(answer) == [("ar", "rtl", f"”{ARABIC}“")]


@pytest.mark.parametrize(
    ("path", "language", "direction", "title", "quote"),
    [
        ("sources/001-manara.md", "ar", "rtl", "سفينة تغادر", ARABIC),
        ("sources/002-phare.md", "fr", "ltr", "Un navire part", "Le navire est parti"),
    ],
)
def test_the_page_of_an_article_has_its_title_its_text_and_its_quotes_in_its_language(
    pages: dict[str, html.HtmlElement], path: str, language: str, direction: str, title: str, quote: str
) -> None:
    (heading, text, *quotes) = _marked(pages[path])
    assert heading == (language, direction, title)
    assert (language, direction, quote) in quotes
    assert text[:2] == (language, direction) and quote in text[2]


def test_an_article_in_the_sites_language_has_no_marks(pages: dict[str, html.HtmlElement]) -> None:
    assert _marked(pages["sources/003-log.md"]) == []


def test_the_list_of_sources_has_foreign_titles_in_their_language(
    pages: dict[str, html.HtmlElement],
) -> None:
    titles = [marked for marked in _marked(pages["sources.md"]) if "“" not in marked[2]]
    assert titles == [("ar", "rtl", "سفينة تغادر"), ("fr", "ltr", "Un navire part")]


def test_on_a_site_that_speaks_english_for_want_of_a_translation_all_of_the_story_has_its_language() -> None:
    story = STORY.replace(
        "{title: The herring quarrel}", "{title: Le hareng, standfirst: Une querelle., unknown: [Qui ?], language: ht}"
    )
    made = render(base_of(story.replace("summary: The ship left.", "summary: Le navire est parti.")))
    marked = {
        " ".join(one.text_content().split())
        for page in made.values()
        for one in html.fromstring(f"<main>{as_html(page.markdown)}</main>").iter()
        if one.get("lang") in ("fr", "ht")
    }
    assert {
        "Le hareng",
        "Une querelle.",
        "Qui ?",
        "Le navire est parti.",
        "Le navire est parti",
        "Un navire part",
    } <= marked
