"""Quotes of an article whose file is the same and whose text is read better: in the words that stand there now."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from typing import Any

from ..evidence import Evidence, all_sources
from ..model import Fact, Sheets, Source
from ..quotes import canonical, find, fold
from .identity import sources
from .proposals import identified
from .recognition import with_whole_articles
from .telling_words import Words
from .three_way import Outcome, State, merge_story
from .uniting import Facts
from .values import WRITTEN_BY_EDITOR, same_article

__all__ = ["Texts", "in_new_words", "lost_quotes", "merge_reading"]

_Quotes = Mapping[str, Mapping[str, str]]
"""By article the quotes that stand there no more, and in which words they do."""
_Block = tuple[int, int, int, int]
"""Where a stretch of the old text begins and ends, and that of the new one which stands in its place."""

_WHERE = ("article", "quote", "prefix", "suffix")
"""What says of a source where its words stand."""
_TOKEN = re.compile(r"\w+|\W")
_LARGEST = 2000
"""Tokens of a stretch that is compared word by word; a longer one is another text."""
_ENOUGH = 0.5
"""The share of a quote's letters, or of its words, by which it is known again."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The articles' texts at a reading."""

    evidence: Evidence | None = None
    """The articles as they are read now; None where they are not known."""
    undated: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By their ids words in them that would be dates if it were known on which day they were published."""
    reread: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """By articles' ids the texts that were read last and now, where the file is the same: quotes move along."""


def in_new_words(quote: str, old: str, new: str, prefix: str = "", suffix: str = "") -> str | None:
    """A quote of an article's old text as it stands in the new one.

    The words are the same but for how they are written (letters that were decoded wrongly, hyphens at ends of lines), or
    for some that stand between them no more. None where that is not so, or nobody needs to know: the quote stands there.
    """
    at = find(old, quote, prefix, suffix)
    if at is None or find(new, quote, prefix, suffix):
        return None
    start, end = None, None
    for i1, i2, j1, j2 in _blocks(old, new):
        same = old[i1:i2] == new[j1:j2]
        gone = j1 == j2
        if i1 <= at.start < i2 and (same or gone or at.start == i1):
            start = j1 + (at.start - i1) * same
        if i1 < at.end <= i2 and (same or gone or at.end == i2):
            end = j1 + at.end - i1 if same else j2
    if start is None or end is None:
        return None
    found = canonical(new[start:end])
    return found if _same_words(canonical(quote), found) else None


def _with_new_words(state: State, texts: Mapping[str, tuple[str, str]]) -> State:
    """What is known before a merge, with quotes in the words in which they stand now.

    :param texts: by articles' ids the texts in which they stood, and those in which they stand now.
    """
    quotes = {article: dict(_changed(state, article, *both)) for article, both in texts.items()}
    if not any(quotes.values()):
        return state

    def of(article: str, quote: str) -> str:
        return next((q[quote] for whole, q in quotes.items() if same_article(article, whole) and quote in q), quote)

    return replace(
        state,
        read=_requoted(state.read, quotes),
        ours=_requoted(state.ours, quotes),
        given=_requoted(state.given, quotes),
        words={
            ident: {a: {of(a, quote): told for quote, told in there.items()} for a, there in listed.items()}
            for ident, listed in state.words.items()
        },
        rejected=tuple(
            identified(replace(one, sources=tuple(sorted((a, of(a, quote)) for a, quote in one.sources))))
            for one in state.rejected
        ),
        leads=replace(
            state.leads,
            rejected=tuple(
                lead.model_copy(update={"quote": of(lead.article, lead.quote)}) for lead in state.leads.rejected
            ),
        ),
        moved=tuple(replace(one, quote=of(one.article, one.quote)) for one in state.moved),
    )


def merge_reading(state: State, reading: Facts, words: Words, texts: Texts) -> Outcome:
    """Merge a reading into people's sheets, where the articles' own texts may have changed.

    :param words: those that tell the facts of the reading, by its ids.
    """
    outcome = merge_story(replace(_with_new_words(state, texts.reread), undated=texts.undated), reading, words)
    outcome.before = with_whole_articles(state.ours, reading)
    lost = (
        frozenset(_without_words(outcome.state, outcome.unsure, texts.evidence))
        if texts.evidence
        else outcome.state.lost
    )
    if lost != outcome.state.lost:
        asked = merge_story(replace(outcome.state, lost=lost))
        outcome.state, outcome.proposals, outcome.unsure = asked.state, asked.proposals, asked.unsure
    return outcome


def _without_words(state: State, unsure: Collection[str], evidence: Evidence) -> Iterator[str]:
    """The facts that are not read any more, none of whose quotes stands in an article.

    :param unsure: those that are in people's sheets, but for what is known to be so.
    """
    there = {ident: fact for facts in state.ours.values() for ident, fact in facts.items()}
    yield from state.lost - there.keys()
    for ident in there.keys() & {*unsure, *state.lost}:
        quoted = ({name: source[name] for name in _WHERE if name in source} for source in sources(there[ident]))
        if not any(evidence.find(Source(**source)) for source in quoted):
            yield ident


def lost_quotes(sheets: Sheets, evidence: Evidence, articles: Collection[str]) -> Iterator[tuple[str, Fact, Source]]:
    """The quotes of some articles that stand there no more, each with its fact and sheet.

    :param evidence: the articles as they are read now.
    :param articles: the ids of those that are meant.
    """
    for sheet, facts in sheets.by_name().items():
        for fact in facts:
            for _, source in all_sources(fact):
                article = evidence.article(source)
                if article and article.id in articles and not evidence.find(source):
                    yield sheet, fact, source


def _changed(state: State, article: str, old: str, new: str) -> Iterator[tuple[str, str]]:
    """The quotes of an article that are known and stand in other words now, and these."""
    seen = {
        (source["quote"], source.get("prefix", ""), source.get("suffix", ""))
        for part in (state.read, state.ours, state.given)
        for facts in part.values()
        for fact in facts.values()
        for source in sources(fact)
        if "quote" in source and same_article(source["article"], article)
    }
    seen |= {(lead.quote, lead.prefix, "") for lead in state.leads.rejected if lead.article == article}
    for quote, prefix, suffix in sorted(seen):
        if found := in_new_words(quote, old, new, prefix, suffix):
            yield quote, found


def _requoted(value: Any, quotes: _Quotes) -> Any:
    """Values with the quotes of articles in other words."""
    if isinstance(value, list):
        return [_requoted(item, quotes) for item in value]
    if not isinstance(value, dict):
        return value
    if isinstance(key := value.get(WRITTEN_BY_EDITOR), str):
        return {**value, WRITTEN_BY_EDITOR: _key(key, quotes)}
    out = {name: _requoted(item, quotes) for name, item in value.items()}
    if "quote" in value and isinstance(article := value.get("article"), str):
        there = (known for whole, known in quotes.items() if same_article(article, whole))
        out["quote"] = next((known[value["quote"]] for known in there if value["quote"] in known), value["quote"])
    return out


def _key(key: str, quotes: _Quotes) -> str:
    """What marks a source as a person's own, with its quote in other words."""
    article, _, rest = key.partition(" | ")
    for whole, known in quotes.items():
        for old, new in known.items() if rest and same_article(article, whole) else ():
            if rest == fold(old) or rest.startswith(f"{fold(old)} | "):
                return f"{article} | {fold(new)}{rest.removeprefix(fold(old))}"
    return key


def _blocks(old: str, new: str) -> Iterator[_Block]:
    """Stretches of the old text, each with that of the new one in its place; most are the same."""
    lines, others = old.splitlines(keepends=True), new.splitlines(keepends=True)
    for block in _compared(lines, others, 0, 0):
        i1, i2, j1, j2 = block
        if old[i1:i2] == new[j1:j2]:
            yield block
            continue
        tokens, theirs = _TOKEN.findall(old[i1:i2]), _TOKEN.findall(new[j1:j2])
        small = max(len(tokens), len(theirs)) <= _LARGEST
        yield from _compared(tokens, theirs, i1, j1) if small else [block]


def _compared(one: list[str], other: list[str], i: int, j: int) -> Iterator[_Block]:
    for _, i1, i2, j1, j2 in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        i, j, start, begin = i + len("".join(one[i1:i2])), j + len("".join(other[j1:j2])), i, j
        yield start, i, begin, j


def _same_words(quote: str, found: str) -> bool:
    """Whether one is the other better written, or without what stood between its words."""
    bare = [re.sub("[^a-z0-9]", "", text.lower()) for text in (quote, found)]
    if bare[0] == bare[1]:
        return len(bare[1]) >= _ENOUGH * sum(map(str.isalnum, found)) > 0
    words, left = fold(quote).split(), iter(fold(quote).split())
    return len(found.split()) >= _ENOUGH * len(words) and all(word in left for word in fold(found).split())
