"""The words within quotes that tell facts: by these a fact is known again, however much is quoted around them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .identity import sources
from .uniting import Facts
from .values import Values

__all__ = ["Words", "kept_words", "with_words", "words_of_reading", "words_under_ids"]

Words = dict[str, dict[str, dict[str, str]]]
"""By the fact's id, the article and the quote of a source the words in the quote that tell the fact."""

_AND = " … "
"""Between the words in one quote that told two facts which are one now."""


def words_of_reading(told: Mapping[tuple[str, str, str], str]) -> Words:
    """Telling words as they are kept.

    :param told: by fact, article and quote.
    """
    out: Words = {}
    for (ident, article, quote), words in sorted(told.items()):
        out.setdefault(ident, {}).setdefault(article, {})[quote] = words
    return out


def words_under_ids(words: Words, ids: Mapping[str, str]) -> Words:
    """Telling words by the ids that their facts go by now; facts that became one have those of all."""
    out: Words = {}
    for ident, articles in words.items():
        for article, quotes in articles.items():
            there = out.setdefault(ids.get(ident, ident), {}).setdefault(article, {})
            for quote, told in quotes.items():
                both = {*there.get(quote, told).split(_AND), *told.split(_AND)}
                there[quote] = _AND.join(sorted(both))
    return out


def with_words(fact: Values, ident: str, words: Words) -> Values:
    """A fact to be compared, each of its own sources with the words that tell it, where these are known.

    :param ident: the id by which its words are known.
    """
    there = words.get(ident)
    if not there:
        return fact
    told = [_with_its(source, there.get(source.get("article", ""), {})) for source in fact.get("sources", ())]
    return {**fact, "sources": told}


def kept_words(facts: Iterable[Facts], words: Iterable[Words]) -> Words:
    """The telling words of all quotes that some facts have, from the first that knows them."""
    out: Words = {}
    for listed in (listed for part in facts for listed in part.values()):
        for ident, fact in listed.items():
            for source in (source for source in sources(fact) if "quote" in source):
                article, quote = source["article"], source["quote"]
                told = (known.get(ident, {}).get(article, {}).get(quote) for known in words)
                if found := next(filter(None, told), None):
                    out.setdefault(ident, {}).setdefault(article, {})[quote] = found
    return out


def _with_its(source: Values, told: Mapping[str, str]) -> dict[str, Any]:
    words = told.get(source.get("quote", ""))
    return {**source, "words": words} if words else source
