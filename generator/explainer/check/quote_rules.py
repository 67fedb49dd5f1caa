"""The words that bear a fact: they stand in an article, in one place, and say all that they are quoted for."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from ..evidence import Ambiguous, all_sources
from ..model import Fact, Source, claimed_fields
from ..quotes import fold
from .problem import Problem, Rule, StoryFacts

__all__ = ["RULES"]


def _quotes(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """Every quote stands in the article that its source names."""
    for path, source in all_sources(fact):
        article = known.evidence.reference(source.article)
        if article is None:
            yield Problem(
                "no-article",
                f"there is no article {source.article}",
                (*path, "article"),
                "name a file of the folder articles by its stem, or by any unambiguous start of it",
            )
        elif isinstance(article, Ambiguous):
            yield Problem(
                "ambiguous-article",
                f"{source.article} may mean {' or '.join(article.ids)}",
                (*path, "article"),
                "write more of the file's name",
            )
        elif (found := known.evidence.find(source)) is None:
            yield Problem(
                "quote-not-found",
                f"these words do not stand in article {article.id}",
                (*path, "quote"),
                _nearest(article.text, source),
            )
        elif found.count > 1:
            yield Problem(
                "quote-ambiguous",
                f"these words stand {found.count} times in article {article.id}",
                (*path, "quote"),
                "quote more words, or add prefix or suffix",
                "warning",
            )


def _sources(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """Every fact that is to be shown and every one of several claims has a source."""
    if fact.publish and not fact.sources and not any(True for _ in all_sources(fact)):
        yield Problem("no-source", "nothing bears this fact", (), "add sources: an article and the words that say it")
    for name, several in claimed_fields(fact):
        for index, claim in enumerate(several):
            if not claim.sources:
                yield Problem("no-source", f"nothing bears this claim of {name}", (name, index), "add its sources")


def _nearest(text: str, source: Source) -> str:
    """What the article has in place of a quote that it does not have, where that can be told."""
    words, folded = fold(source.quote), fold(text)
    match = difflib.SequenceMatcher(None, folded, words, autojunk=False).find_longest_match()
    if match.size < max(8, len(words) // 4):
        return "copy the words from the article, or name the article that has them"
    start = max(0, match.a - match.b)
    return f"the article has: {text[start : start + len(words) + 10].strip()}"


RULES: tuple[Rule, ...] = (_quotes, _sources)
