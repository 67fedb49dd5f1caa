"""Articles changed after facts were read from them, or about which something wrong is said."""

from __future__ import annotations

import re
from datetime import date, timedelta
from random import Random

from explainer.model import Article

from .misspelling import misspelt
from .mutants import Mutant, kind
from .story_texts import Files, StoryTexts, sources_in

__all__: list[str] = []


def _some(story: StoryTexts, chance: Random) -> Article | None:
    there = [article for article in story.articles if article.id in story.article_files]
    return chance.choice(there) if there else None


def _changed(article: Article, what: str, files: Files | None) -> Mutant | None:
    return Mutant(f"{article.id}: {what}", files) if files else None


def _spans(story: StoryTexts, article: Article) -> list[tuple[int, int]]:
    places = (story.place_of(source) for placed in story.facts for _, source in sources_in(placed.fact))
    return [(place[1], place[2]) for place in places if place and place[0].id == article.id]


def _word(story: StoryTexts, article: Article, chance: Random, *, quoted: bool) -> tuple[str, str] | None:
    """A word of an article, in a quote or in none, with what is round it: the old words and the new ones."""
    spans = _spans(story, article)
    body = [block for block in article.blocks if block.kind == "paragraph"]
    words = [
        match
        for block in body
        for match in re.finditer(r"[^\W\d_]{4,}", article.text[: block.end])
        if match.start() >= block.start and any(a <= match.start() < b for a, b in spans) is quoted
    ]
    if not words:
        return None
    match = chance.choice(words)
    line = article.text.rfind("\n", 0, match.start()) + 1
    start, end = max(line, match.start() - 12), min(len(article.text), match.end() + 12)
    old = article.text[start:end].partition("\n")[0]
    new = chance.choice([misspelt(match[0], chance), f"not {match[0]}", "elsewhere"])
    return old, article.text[start : match.start()] + new + old[match.end() - start :]


@kind("article edited outside its quotes", "articles")
def _outside(story: StoryTexts, chance: Random) -> Mutant | None:
    return _edited(story, chance, quoted=False)


@kind("article edited inside its quotes", "articles")
def _inside(story: StoryTexts, chance: Random) -> Mutant | None:
    return _edited(story, chance, quoted=True)


def _edited(story: StoryTexts, chance: Random, *, quoted: bool) -> Mutant | None:
    """A word of an article changed, within its quotes or outside."""
    article = _some(story, chance)
    changed = _word(story, article, chance, quoted=quoted) if article else None
    if not article or not changed:
        return None
    return _changed(article, " → ".join(changed), story.with_article(article.id, *changed))


@kind("a paragraph added to an article", "articles")
def _paragraph(story: StoryTexts, chance: Random) -> Mutant | None:
    article = _some(story, chance)
    if not article:
        return None
    text = chance.choice(
        [
            "The ministry later took all of this back.",
            "None of this could be verified.",
            "Correction: the number was wrong.",
        ]
    )
    file = story.article_files[article.id]
    return _changed(article, text, {file: story.article_text(article.id).rstrip("\n") + f"\n\n{text}\n"})


@kind("a sentence taken out of an article", "articles")
def _sentence(story: StoryTexts, chance: Random) -> Mutant | None:
    article = _some(story, chance)
    body = [block for block in article.blocks if block.kind == "paragraph"] if article else []
    if not article or not body:
        return None
    block = chance.choice(body)
    sentences = re.split(r"(?<=[.!?])\s+", article.text[block.start : block.end])
    gone = chance.choice(sentences)
    return _changed(article, f"without “{gone}”", story.with_article(article.id, gone, ""))


@kind("article's day changed", "articles")
def _day(story: StoryTexts, chance: Random) -> Mutant | None:
    dated = [a for a in story.articles if re.fullmatch(r"\d{4}-\d\d-\d\d", a.meta.published)]
    if not dated:
        return None
    article = chance.choice(dated)
    new = (
        date.fromisoformat(article.meta.published) + timedelta(chance.choice([-30, -7, -1, 1, 7, 30, 365]))
    ).isoformat()
    return _changed(article, f"published {new}", story.with_meta(article.id, "published", new))


@kind("article's day forgotten", "articles")
def _no_day(story: StoryTexts, chance: Random) -> Mutant | None:
    dated = [a for a in story.articles if a.meta.published != "unknown"]
    article = chance.choice(dated) if dated else None
    return (
        _changed(article, "published unknown", story.with_meta(article.id, "published", "unknown")) if article else None
    )


@kind("article's publisher changed", "articles")
def _publisher(story: StoryTexts, chance: Random) -> Mutant | None:
    article, new = _some(story, chance), chance.choice(["The Daily Rumour", "Reuters", "BBC", "Le Monde"])
    return _changed(article, new, story.with_meta(article.id, "publisher", new)) if article else None


@kind("article's agency changed", "articles")
def _agency(story: StoryTexts, chance: Random) -> Mutant | None:
    article, new = _some(story, chance), chance.choice(["Tass", "Xinhua", "dpa"])
    return _changed(article, new, story.with_meta(article.id, "agency", new)) if article else None


@kind("article's title changed", "articles")
def _title(story: StoryTexts, chance: Random) -> Mutant | None:
    article = _some(story, chance)
    return (
        _changed(article, "another title", story.with_meta(article.id, "title", "Nothing happened at all"))
        if article
        else None
    )


@kind("article's language changed", "articles")
def _language(story: StoryTexts, chance: Random) -> Mutant | None:
    article, new = _some(story, chance), chance.choice(["fr", "de", "ar", "xx"])
    return _changed(article, new, story.with_meta(article.id, "language", new)) if article else None


@kind("article's rights changed", "articles")
def _rights(story: StoryTexts, chance: Random) -> Mutant | None:
    article = _some(story, chance)
    new = chance.choice(
        [one for one in ("full-text", "digest", "quotes-only") if article and one != article.meta.rights]
    )
    return _changed(article, new, story.with_meta(article.id, "rights", new)) if article else None


@kind("article taken away", "articles")
def _gone(story: StoryTexts, chance: Random) -> Mutant | None:
    article = _some(story, chance)
    return _changed(article, "gone", {story.article_files[article.id]: None}) if article else None


@kind("article renamed", "articles")
def _renamed(story: StoryTexts, chance: Random) -> Mutant | None:
    article = _some(story, chance)
    if not article:
        return None
    new = f"articles/9{article.id}.md"
    return _changed(article, new, {story.article_files[article.id]: None, new: story.article_text(article.id)})


@kind("two articles' files swapped", "articles")
def _swapped(story: StoryTexts, chance: Random) -> Mutant | None:
    there = [article for article in story.articles if article.id in story.article_files]
    if len(there) < 2:
        return None
    one, other = chance.sample(there, 2)
    files: Files = {
        story.article_files[one.id]: story.article_text(other.id),
        story.article_files[other.id]: story.article_text(one.id),
    }
    return _changed(one, f"swapped with {other.id}", files)


@kind("article's address changed", "articles")
def _url(story: StoryTexts, chance: Random) -> Mutant | None:
    article, url = _some(story, chance), "https://www.rumours.example/1"
    return _changed(article, url, story.with_meta(article.id, "url", url)) if article else None


@kind("a letter of another alphabet in an address", "articles")
def _address(story: StoryTexts, chance: Random) -> Mutant | None:
    article = _some(story, chance)
    url = chance.choice(
        [
            "https://www.\u0430pnews.com/1",
            "https://reut\u0435rs.com/x",
            "https://bb\u0441.co.uk/",
            "https://ft.com\u2044x.example/",
        ]
    )
    return _changed(article, url, story.with_meta(article.id, chance.choice(["url"]), url)) if article else None


@kind("an address that is none", "articles")
def _no_address(story: StoryTexts, chance: Random) -> Mutant | None:
    article = _some(story, chance)
    url = chance.choice(["javascript:alert(1)", "www.example.org", "ftp://example.org/", "data:text/html,x"])
    return _changed(article, url, story.with_meta(article.id, "url", url)) if article else None
