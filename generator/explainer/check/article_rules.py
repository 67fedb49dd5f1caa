"""What is wrong with articles beside their form: changed since they were read, quoted too much, given away by git."""

from __future__ import annotations

import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..articles import file_of
from ..content import ContentFolder
from ..diagnostics import Diagnostic
from ..evidence import Evidence, all_sources
from ..merge.articles_as_read import changes_to_articles, known_as_read
from ..model import ACTORS, Article, FactBase

__all__ = ["ARTICLE_IN_GIT", "article_problems"]

ARTICLE_IN_GIT = "article-in-git"
"""The code of what is no fault where the repository is private."""

_NAMED = 5
"""So many facts are named; of more it is said how many."""
_OURS = ("full-text", "digest")
"""The rights under which any words of an article may be shown."""


def article_problems(base: FactBase, evidence: Evidence, folder: ContentFolder) -> Iterator[Diagnostic]:
    """Everything, article by article.

    :param evidence: the articles of the fact base, asked again and again.
    """
    known, broken = known_as_read(folder)
    yield from broken
    facts, spans = _resting_on(base, evidence)
    for article, changed in changes_to_articles(base.articles, known):
        resting = facts.get(article.id, [])
        told = f"; on it rest {_named(resting)}" if resting else ""
        yield _warning(
            "article-changed",
            f"its {' and '.join(changed)} {'has' if len(changed) == 1 else 'have'} changed since it was read{told}",
            article,
            "look at these facts, then run explainer extract, which reads it anew",
        )
    for article in base.articles if base.story.max_quote_words else ():
        words = _words(article, spans.get(article.id, ()))
        if article.meta.rights not in _OURS and words > (base.story.max_quote_words or words):
            yield _warning(
                "too-many-words-quoted",
                f"{words} words of it are quoted, and story.yml allows {base.story.max_quote_words}",
                article,
                "shorten its quotes, or leave out what another article bears; of what stands in several, each word counts once",
            )
    private = [one for one in base.articles if one.meta.rights == "quotes-only" or one.meta.send == "never"]
    if private:
        tracked = _tracked(folder.articles)
        for article in private:
            if file_of(folder.articles, article).resolve() in tracked:
                why = "rights: quotes-only" if article.meta.rights == "quotes-only" else "send: never"
                yield _warning(
                    ARTICLE_IN_GIT,
                    f"git keeps this article, which has {why}, so a public repository publishes it whole",
                    article,
                    "keep the repository private, or take the file out of git (git rm --cached) and put it into .gitignore",
                )


def _resting_on(base: FactBase, evidence: Evidence) -> tuple[dict[str, list[str]], dict[str, list[tuple[int, int]]]]:
    """By articles' ids the ids of the facts that quote them, and the places of these quotes."""
    facts: dict[str, list[str]] = defaultdict(list)
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    sheets = sorted(base.sheets.by_name().items(), key=lambda sheet: sheet[0] == ACTORS)  # who takes part is named last
    for fact in (fact for _, listed in sheets for fact in listed):
        for _, source in all_sources(fact):
            if (article := evidence.article(source)) is None:
                continue
            if fact.id not in facts[article.id][-1:]:
                facts[article.id].append(fact.id)
            if fact.publish and (found := evidence.find(source)):
                spans[article.id].append((found.start, found.end))
    return facts, spans


def _words(article: Article, spans: Iterable[tuple[int, int]]) -> int:
    """How many words stand in any of several places of an article."""
    words, last = 0, 0
    for start, end in sorted(spans):
        if end > last:
            words += len(article.text[max(start, last) : end].split())
            last = end
    return words


def _named(facts: list[str]) -> str:
    distinct = [*dict.fromkeys(facts)]
    more = len(distinct) - _NAMED
    return ", ".join(distinct[:_NAMED]) + (f" and {more} more" if more > 0 else "")


def _tracked(folder: Path) -> frozenset[Path]:
    """The files of a folder that git keeps; none where there is no git, or it knows nothing of the folder."""
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=folder, capture_output=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return frozenset()
    names = listed.decode("utf-8", "surrogateescape").split("\0")
    return frozenset((folder / name).resolve() for name in names if name)


def _warning(code: str, message: str, article: Article, help: str) -> Diagnostic:
    return Diagnostic(code=code, message=message, file=article.file, help=help, severity="warning")
