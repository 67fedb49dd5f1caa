"""Facts of a reading that only repeat, in an article's words, what people's facts quote already."""

from __future__ import annotations

from collections.abc import Collection

from ..model import ACTORS, EVENT, SHEETS, Context
from ..quotes import canonical, fold
from .identity import sources
from .telling_words import Words
from .uniting import Facts
from .values import Values

__all__ = ["without_repeats"]


def without_repeats(read: Facts, words: Words, known: Collection[str], ours: Facts) -> Facts:
    """A reading without facts that are new, told by words, and whose words stand in quotes of people's facts.

    The same words would stand on the site twice; like a lead under a quote, they ask nothing of an editor.

    :param words: within the reading's quotes those that tell its facts, by the reader's ids.
    :param known: ids, as the reader has them, of facts that are no news.
    :param ours: people's sheets.
    """
    quoted: dict[str, list[str]] = {}
    for sheet, facts in ours.items():
        for source in (source for fact in facts.values() for source in sources(fact) if sheet != ACTORS):
            quoted.setdefault(source.get("article", ""), []).append(fold(canonical(source.get("quote", ""))))

    def repeats(ident: str, fact: Values) -> bool:
        told = words.get(ident, {})
        return all(
            any(
                fold(canonical(told.get(source["article"], {}).get(source["quote"], source["quote"]))) in quote
                for quote in quoted.get(source["article"], ())
            )
            for source in fact.get("sources", [])
        )

    return {
        sheet: {
            i: fact for i, fact in facts.items() if i in known or not _is_by_words(sheet, fact) or not repeats(i, fact)
        }
        for sheet, facts in read.items()
    }


def _is_by_words(sheet: str, fact: Values) -> bool:
    """Whether the article's words are all that a fact is told by."""
    return fact.get("type") == EVENT or (SHEETS[sheet] is Context and "statement" not in fact)
