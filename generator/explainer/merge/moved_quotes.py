"""Quotes that people moved to another fact than the one in which the reader has them, and readings taken apart so."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..field_types import PLAINEST, Holds, kinds_of
from ..model import ACTORS, EVENT, LAST_FIELDS, SHEETS
from ..quotes import fold
from .further_claims import united_items, with_further_claims
from .identity import evidence, sources, tell_the_same
from .pools import fitting
from .telling_words import Words, with_words
from .values import ITEM_KINDS, WRITTEN_BY_EDITOR, Facts, Values, are_claims

__all__ = [
    "MovedQuote",
    "moved_with_ids",
    "quotes_of_merged",
    "taken_apart",
    "told_by_moved",
    "whole_facts_moved",
    "with_moves",
    "with_new_quotes",
    "words_with_moved",
]


@dataclass(frozen=True, slots=True)
class MovedQuote:
    """A quote that is another fact's for people than for the reader; both facts by the ids that people have for them."""

    fact: str
    """The fact whose it is."""
    was: str
    """The fact in which it was."""
    article: str
    """The quote's article, its whole id."""
    quote: str
    """The quote."""
    words: str = ""
    """Its words that tell the fact, where they are known: a sentence may tell two."""

    def as_source(self) -> Values:
        """The quote as a source of a fact that is compared."""
        return {"article": self.article, "quote": self.quote, **({"words": self.words} if self.words else {})}


_Key = tuple[str, str]


def moved_with_ids(moved: Iterable[MovedQuote], ids: Mapping[str, str], ours: Facts) -> tuple[MovedQuote, ...]:
    """Moved quotes after facts got other ids; one that is back where it was is moved no more.

    So is one that its fact has again, since another fact that has the same quote became one with it: of one sentence
    that tells both, no part would go.

    :param ours: people's sheets under these ids.
    """
    became = set(ids.values())
    there = {ident: evidence(fact) for facts in ours.values() for ident, fact in facts.items() if ident in became}
    now = (replace(one, fact=ids.get(one.fact, one.fact), was=ids.get(one.was, one.was)) for one in moved)
    left = (one for one in now if (one.article, fold(one.quote)) not in there.get(one.was, ()))
    return tuple(dict.fromkeys(one for one in left if one.fact != one.was))


def with_moves(moved: Iterable[MovedQuote], moves: Collection[MovedQuote]) -> tuple[MovedQuote, ...]:
    """Moved quotes after some are moved once more: these go on from where they are."""
    last = {(one.was, one.article, fold(one.quote)): one.fact for one in moves}
    there = (replace(one, fact=last.get((one.fact, one.article, fold(one.quote)), one.fact)) for one in moved)
    return tuple(dict.fromkeys((*(one for one in there if one.fact != one.was), *moves)))


def quotes_of_merged(
    given: Facts, ours: Facts, changed: Mapping[str, str], moved: Iterable[MovedQuote], words: Words
) -> tuple[MovedQuote, ...]:
    """The quotes that move to another fact since their own becomes part of that.

    :param given: what people were given, before the change.
    :param ours: people's sheets, before the change.
    :param changed: ids that are given up, and those that their facts go by.
    :param moved: those that had been moved to their fact before.
    :param words: the words that tell what was read, by the ids from before the change.
    """

    def told(ident: str, source: Values) -> str:
        return words.get(ident, {}).get(source["article"], {}).get(source["quote"], "")

    moved_there = {(one.fact, one.article, one.quote) for one in moved}
    there = {ident for facts in ours.values() for ident in facts}
    merged = {old: new for old, new in changed.items() if old in there and new in there}
    return tuple(
        dict.fromkeys(
            MovedQuote(merged[ident], ident, source["article"], source["quote"], told(ident, source))
            for sheet, facts in given.items()
            for ident, fact in facts.items()
            if ident in merged and sheet != ACTORS
            for source in sources(fact)
            if "quote" in source and (ident, source["article"], source["quote"]) not in moved_there
        )
    )


def taken_apart(facts: Facts, moved: Iterable[MovedQuote], ours: Facts) -> Facts:
    """Facts with each moved quote, and every claim that only such bear, in the fact to which people moved it.

    That fact says no more than its quotes: what is plain stays where it was, and it is told by their words.

    :param ours: people's sheets: what of a fact is moved stands where they have it, else beside that fact.
    """
    moves: dict[tuple[str, str], set[_Key]] = {}
    for one in moved:
        moves.setdefault((one.was, one.fact), set()).add((one.article, fold(one.quote)))
    if not moves:
        return facts
    out = dict(facts)
    where = {ident: sheet for sheet, listed in facts.items() for ident in listed}
    peoples = {ident: sheet for sheet, listed in ours.items() for ident in listed}
    for (was, ident), keys in moves.items():
        if (sheet := where.get(was)) is None:
            continue
        rest, part = _parted(sheet, out[sheet][was], ident, keys)
        if part is None:
            continue
        home = where.setdefault(ident, peoples.get(ident, sheet))
        part = _in_its_form(home, dict(_needed(home, out[sheet][was])) | fitting(home, part))
        if ident in out[home]:
            part = with_further_claims(SHEETS[home], out[home][ident], part)
        out[home] = _with_beside(out[home], was, part)
        if any(sources(rest)):
            out[sheet] = {**out[sheet], was: rest}
        else:
            out[sheet] = {i: fact for i, fact in out[sheet].items() if i != was}
            del where[was]
    return out


def whole_facts_moved(read: Facts, ids: Mapping[str, str], moved: Iterable[MovedQuote]) -> dict[str, str]:
    """For facts of the reader's of which every quote is moved to one fact the id of that.

    :param ids: people's ids of facts that the reader calls otherwise.
    """
    moves: dict[str, dict[str, set[_Key]]] = {}
    for one in moved:
        moves.setdefault(one.was, {}).setdefault(one.fact, set()).add((one.article, fold(one.quote)))
    return {
        ident: target
        for listed in read.values()
        for ident, fact in listed.items()
        for target, keys in moves.get(ids.get(ident, ident), {}).items()
        if fact["id"] == ident and all(_key(source) in keys for source in fact.get("sources", ()))
    }


def told_by_moved(fact: Values, moved: Iterable[MovedQuote], last: Mapping[str, Values], words: Words) -> str | None:
    """The fact of people's that a fact of a reading is, since quotes that they moved tell it and it tells no other.

    :param fact: as it is compared, with the words that tell it.
    :param last: the last reading as people have it, by id.
    :param words: those that tell that.
    """
    quotes: dict[str, list[Values]] = {}
    for one in moved:
        quotes.setdefault(one.fact, []).append(one.as_source())
    for ident, quoted in quotes.items():
        if tell_the_same(fact, {"sources": quoted}):
            others = (with_words(other, i, words) for i, other in last.items() if i != ident)
            if not any(tell_the_same(fact, other) for other in others):
                return ident
    return None


def with_new_quotes(
    moved: tuple[MovedQuote, ...], read: Facts, kept: Iterable[Facts], new_words: Words, words: Words
) -> tuple[MovedQuote, ...]:
    """Moved quotes, with those that are read now and tell what a moved one of their article told, and nothing else.

    :param read: the reading under people's ids, not taken apart yet.
    :param kept: what people have, and what they were given, taken apart.
    :param new_words: the words that tell the reading, by people's ids.
    :param words: those that told the last one, likewise.
    """
    known = {(one.was, one.article, fold(one.quote)) for one in moved}
    facts = {ident: fact for listed in read.values() for ident, fact in listed.items()}
    stays: dict[str, list[Values]] = {}
    for listed in kept:
        for ident, fact in (pair for part in listed.values() for pair in part.items()):
            stays.setdefault(ident, []).extend(source for source in sources(fact) if "quote" in source)
    news: list[MovedQuote] = []
    for was, ident in dict.fromkeys((one.was, one.fact) for one in moved):
        went = {"sources": [other.as_source() for other in moved if (other.was, other.fact) == (was, ident)]}
        left = with_words({"sources": stays.get(was, [])}, was, words)
        for source in sources(facts.get(was, {})):
            one = with_words({"sources": [source]}, was, new_words)
            if (was, source["article"], fold(source["quote"])) in known:
                continue
            if tell_the_same(one, went) and not tell_the_same(one, left):
                told = one["sources"][0].get("words", "")
                news.append(MovedQuote(ident, was, source["article"], source["quote"], told))
    return tuple(dict.fromkeys((*moved, *news)))


def words_with_moved(words: Words, moved: Iterable[MovedQuote]) -> Words:
    """The words that tell facts, those in moved quotes for the fact to which they were moved, too."""
    out = {ident: {article: dict(quotes) for article, quotes in told.items()} for ident, told in words.items()}
    for one in moved:
        if told := words.get(one.was, {}).get(one.article, {}).get(one.quote):
            out.setdefault(one.fact, {}).setdefault(one.article, {}).setdefault(one.quote, told)
    return out


def _parted(sheet: str, fact: Values, ident: str, keys: Collection[_Key]) -> tuple[Values, Values | None]:
    """A fact without some quotes and what only these bear, and the fact that these make; None where it has none."""
    kinds = kinds_of(SHEETS[sheet])
    rest, part = dict(fact), Values(id=ident)
    for name, value in fact.items():
        kind = kinds.get(name, PLAINEST)
        if kind.holds is Holds.SOURCE:
            left, went = _divided(value, keys)
        elif are_claims(value):
            left, went = _divided_claims(value, keys)
        else:
            continue
        if went:
            part[name] = went
            rest = {**rest, name: left} if left else {n: v for n, v in rest.items() if n != name}
    if len(part) == 1:
        return fact, None
    if "sources" not in part:
        part["sources"] = united_items(ITEM_KINDS["sources"], [], list(sources(part)))
    if fact.get(WRITTEN_BY_EDITOR):
        part[WRITTEN_BY_EDITOR] = True
    return rest, part


def _in_its_form(sheet: str, fact: Values) -> Values:
    """A fact with its fields in the order in which a sheet has them."""
    order = [*(name for name in kinds_of(SHEETS[sheet]) if name not in LAST_FIELDS), *LAST_FIELDS, WRITTEN_BY_EDITOR]
    return {name: fact[name] for name in order if name in fact}


def _needed(sheet: str, fact: Values) -> Iterator[tuple[str, Any]]:
    """What a sheet needs of a fact; its type is that which is told by words alone."""
    kinds = kinds_of(SHEETS[sheet])
    for name, field in SHEETS[sheet].model_fields.items():
        if kinds[name].holds is Holds.EVENT_TYPE:
            yield name, EVENT
        elif field.is_required() and name in fact:
            yield name, fact[name]


def _divided(quoted: Iterable[Values], keys: Collection[_Key]) -> tuple[list[Values], list[Values]]:
    """Sources that stay, and those that go."""
    left: list[Values] = []
    went: list[Values] = []
    for source in quoted:
        (went if _key(source) in keys else left).append(source)
    return left, went


def _divided_claims(claims: Iterable[Values], keys: Collection[_Key]) -> tuple[list[Values], list[Values]]:
    """Claims that stay, and those that go; one that both kinds of quotes bear does both, each with its own."""
    left: list[Values] = []
    went: list[Values] = []
    for claim in claims:
        stay, go = _divided(claim.get("sources", ()), keys)
        if go:
            went.append({**claim, "sources": go})
        if stay or not go:
            left.append({**claim, "sources": stay} if go else claim)
    return left, went


def _key(source: Values) -> _Key:
    if "quote" in source:
        return source["article"], fold(source["quote"])
    article, _, quote = str(source.get(WRITTEN_BY_EDITOR, "")).partition(" | ")
    return article, quote.partition(" | ")[0]


def _with_beside(listed: Mapping[str, Values], ident: str, fact: Values) -> dict[str, Values]:
    """A sheet's facts with one, in its place, else behind another."""
    if fact["id"] in listed or ident not in listed:
        return {**listed, fact["id"]: fact}
    out: dict[str, Values] = {}
    for other, there in listed.items():
        out[other] = there
        if other == ident:
            out[fact["id"]] = fact
    return out
