"""Which of several stories in full on one page is its article."""

from __future__ import annotations

import pytest

from explainer.articles.webpage import read_page

_ONE = "Norland has told two envoys of Sudland to leave within three days, the ministry in Northaven said on Friday."
_TWO = "A dam broke in the hills above Westmoor on Tuesday, and forty houses were washed away by the flood."
_THREE = "The council of Westmoor cut its budget by a third on Monday, after a debate that went on until midnight."


def _story(title: str, day: str, text: str, *, rank: str = "h1", tag: str = "div class=post", author: str = "") -> str:
    by = f"<p>By {author}</p>" if author else ""
    return f"<{tag}><{rank}>{title}</{rank}>{by}<p>{day}</p><p>{text}</p><p>Nobody was hurt.</p></{tag.split()[0]}>"


def _read(*stories: str, title: str = "Courier", above: str = "") -> tuple[list[str], dict[str, object]]:
    raw = read_page(
        f"<html lang=en><head><title>{title}</title></head><body>{above}<div id=main>{''.join(stories)}</div></body></html>"
    )
    return [line.text for line in raw.lines], {name: said.value for name, said in raw.metadata.items()}


@pytest.mark.parametrize("rank", ["h1", "h2"])
@pytest.mark.parametrize("tag", ["div class=post", "article", "section", 'div class="story first"'])
def test_of_several_stories_the_first_is_the_article(rank: str, tag: str) -> None:
    first = _story("Envoys leave", "3 May 2024", _ONE, rank=rank, tag=tag, author="Jane Doe")
    others = [
        _story("Dam breaks", "11 March 2024", _TWO, rank=rank, tag=tag.replace(" first", ""), author="John Roe"),
        _story("Budget cut", "10 March 2024", _THREE, rank=rank, tag=tag.replace(" first", "")),
    ]
    lines, said = _read(first, *others)
    assert _ONE in lines
    assert not {_TWO, _THREE} & set(lines)
    known = {"title": "Envoys leave", "published": "2024-05-03", "author": "Jane Doe"}
    assert said.items() >= known.items() if rank == "h1" else said.get("published") in (None, "2024-05-03")


def test_the_story_that_the_page_is_named_after_is_the_article() -> None:
    one, two = _story("Envoys leave Norland", "3 May 2024", _ONE), _story("Dam breaks in hills", "11 March 2024", _TWO)
    lines, said = _read(one, two, title="Dam breaks in hills - Courier")
    assert _TWO in lines
    assert _ONE not in lines
    assert (said["title"], said["published"]) == ("Dam breaks in hills", "2024-03-11")


@pytest.mark.parametrize("rank", ["h1", "h2"])
def test_sections_under_the_page_s_title_are_the_articles(rank: str) -> None:
    sections = [_story("What is known", "", _ONE, rank=rank), _story("What is not", "", _TWO, rank=rank)]
    lines, _ = _read(*sections, title="Envoys and a dam - Courier", above="<h1>Envoys and a dam</h1>")
    assert {_ONE, _TWO} <= set(lines)


def test_a_title_of_one_letter_names_no_story() -> None:
    lines, _ = _read(
        _story("Fire", "3 May 2024", _ONE), _story("Council cuts budget", "11 March 2024", _TWO), title="T"
    )
    assert _ONE in lines


def test_sections_without_days_are_the_articles_whatever_the_page_is_called() -> None:
    lines, _ = _read(_story("What is known", "", _ONE), _story("What is not", "", _TWO))
    assert {_ONE, _TWO} <= set(lines)
