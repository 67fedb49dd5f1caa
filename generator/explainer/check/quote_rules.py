"""The words that bear a fact: they stand in an article, in one place, and say all that they are quoted for."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from functools import cache

from ..diagnostics import Fix
from ..evidence import all_sources
from ..field_types import Holds, fields_holding
from ..lexicon import load_lexicon
from ..model import Actor, Fact, Source, claimed_fields
from ..numbers import may_begin_number, parse_number
from ..quotes import fold, whole_words
from ..tables import table, words
from .cited_articles import no_article
from .plain_reading.passages import passage
from .problem import Problem, Rule, StoryFacts

__all__ = ["RULES"]

_LONG = 600
"""Characters, twice as many as the sentence has that a fact quotes at most."""
_JOINING = frozenset({"and", "but", "or"})
_LONGEST_WORD = 30
_LAST_WORD = re.compile(r"(?<!\S)(\w[\w,.-]*)\s*$")
_LAST = re.compile(r"[^\W_]+$")
_GOES_ON = re.compile(r" [^\W_]")
_FIRST_WORD = re.compile(r"\s*(\w+(?:[,.-]\w+)*)")


def _quotes(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """Every quote stands in the article that its source names."""
    for path, source in all_sources(fact):
        article = known.evidence.article(source)
        if article is None:
            if problem := no_article(known, source.article, (*path, "article")):
                yield problem
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


def _words(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """Every quote begins and ends at words: what is left of a cut number is another number."""
    for path, source in all_sources(fact):
        if (where := passage(known.evidence, source)) is None:
            continue
        text, is_english = where.article.text, known.evidence.language(source) in ("en", "unknown")
        for does, at in (("begin", where.start), ("end", where.end)):
            start, end = whole_words(text, at, at)
            if is_english and start == end:
                start, end = _number_over(text, at)
            if start == end:
                continue
            word = text[start:end]
            is_number = parse_number(word) is not None or (text[at - 1].isdigit() and text[at].isdigit())
            yield Problem(
                "quote-cuts-number" if is_number else "quote-cuts-word",
                f"the quote {does}s within {word}",
                (*path, "quote"),
                f"let it {does} with {word}",
                "error" if is_number else "warning",
                Fix(source.quote, text[start:at] + source.quote if does == "begin" else source.quote + text[at:end]),
            )


def _number_over(text: str, at: int) -> tuple[int, int]:
    """The span of a number's two words that a place stands between: "two | hundred"; an empty one where it is none."""
    before = _LAST_WORD.search(text, max(0, at - _LONGEST_WORD), at)
    after = _FIRST_WORD.match(text, at)
    if not before or not after or not (may_begin_number(before[1]) and may_begin_number(after[1])):
        return at, at
    number = parse_number(f"{before[1]} {after[1]}")
    return (at, at) if number is None or before[1].lower() in ("a", "an") else (before.start(1), after.end(1))


def _sources(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """Every fact that is to be shown and every one of several claims has a source."""
    if fact.publish and not fact.sources and not any(True for _ in all_sources(fact)):
        yield Problem("no-source", "this fact has no source", (), "add sources: an article and the words that say it")
    for name, several in claimed_fields(fact):
        for index, claim in enumerate(several):
            if not claim.sources:
                yield Problem("no-source", f"this claim of {name} has no source", (name, index), "add its sources")


def _nearest(text: str, source: Source) -> str:
    """What the article has in place of a quote that it does not have, where that can be told."""
    words, folded = fold(source.quote), fold(text)
    match = difflib.SequenceMatcher(None, folded, words, autojunk=False).find_longest_match()
    if match.size < max(8, len(words) // 4):
        return "copy the words from the article, or name the article that has them"
    start = max(0, match.a - match.b)
    first, last = whole_words(text, start, min(start + len(words), len(text)))
    return f"the article has: {' '.join(text[first:last].split())}"


def _lengths(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """A quote is the sentence that tells the fact: of a whole article nobody sees which words bear it."""
    for path, source in all_sources(fact):
        if len(source.quote) > _LONG:
            message = f"this quote has {len(source.quote)} characters, so nobody sees which of its words bear the fact"
            yield Problem("quote-too-long", message, (*path, "quote"), "quote the sentence that says it", "warning")


def _set_aside(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """Readers are told why a value or a role is set aside."""
    roles = fields_holding(type(fact), Holds.ROLE)
    for name, several in (*claimed_fields(fact), *((name, getattr(fact, name)) for name in roles)):
        for index, one in enumerate(several):
            if one.rank == "deprecated" and not one.note:
                message, help = f"{one.value} is set aside, and nothing says why", "add a note that says it"
                yield Problem("set-aside-without-why", message, (name, index, "rank"), help, "warning")


def _breaks_off(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """The words that tell a fact do not stop at one that asks for more: "were", "to", "five". English alone is read."""
    if isinstance(fact, Actor):
        return
    for no, source in enumerate(fact.sources):
        where = passage(known.evidence, source)
        if where is None or known.evidence.language(source) != "en" or not _GOES_ON.match(where.after):
            continue
        last = _LAST.search(where.quote, max(0, len(where.quote) - _LONGEST_WORD))
        if last and last[0] != "May" and (last[0].lower() in _asking_for_more() or _counts(last[0], where.after)):
            yield Problem(
                "quote-breaks-off",
                f"the quote breaks off after “{last[0]}”",
                ("sources", no, "quote"),
                "quote all of the clause",
                "warning",
            )


def _counts(word: str, after: str) -> bool:
    """Whether a word is a number in letters and what follows may be what it counts; of digits it may be a year."""
    return word.isalpha() and may_begin_number(word) and after.split()[0] not in _JOINING | _asking_for_more()


@cache
def _asking_for_more() -> frozenset[str]:
    """Words after which a clause goes on."""
    modality = table("en/modality")
    return (
        load_lexicon()
        .members("preposition")
        .union(modality["auxiliaries"], modality["being"], modality["modals"], words("en/grammar", "articles"))
    )


RULES: tuple[Rule, ...] = (_quotes, _words, _lengths, _breaks_off, _sources, _set_aside)
