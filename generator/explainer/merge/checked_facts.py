"""A fact that a person checked or wrote: every field and quote of it is theirs, and what is read otherwise is asked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from ..field_types import PLAINEST, FieldKind, Holds, Trait
from ..model import EVENT
from .identity import sources
from .values import (
    ITEM_KINDS,
    WRITTEN_BY_EDITOR,
    Conflict,
    Kinds,
    Merged,
    Values,
    are_claims,
    by_key,
    same_article,
)

__all__ = ["merge_checked"]


def merge_checked(kinds: Kinds, given: Values, ours: Values, theirs: Values) -> Merged:
    """A fact that is a person's beside a new reading of it: nothing that stands there changes.

    A source of an article that the fact does not cite is added where that article says nothing else of it.

    :param kinds: the kinds of its fields.
    :param given: the fact as people were last given it; empty for one that a person wrote.
    """
    news = _articles(theirs) - _same(_articles(theirs), _articles(ours) | _articles(given))
    added = news - _saying_otherwise(kinds, ours, theirs, news)
    written = {WRITTEN_BY_EDITOR: True} if not given else {}
    now, known = (_with_sources(kinds, fact, theirs, added) for fact in (ours, written | given))
    return Merged(now, known, list(_conflicts(kinds, known, now, theirs)))


def _conflicts(kinds: Kinds, given: Values, ours: Values, theirs: Values) -> Iterable[Conflict]:
    """What a reading says otherwise than the fact, and has not said before."""
    for name, read in theirs.items():
        kind, now, known = kinds.get(name, PLAINEST), ours.get(name), given.get(name)
        if kind.holds is Holds.SOURCE or not _speaks(kinds, name, ours, theirs):
            continue
        mine, told, new = (_told(kind, value) for value in (now, known, read))
        if come := [item for key, item in new.items() if key not in mine and key not in told]:
            proposed = [*(now or ()), *come] if kind.merged_by_item else read
            yield Conflict((name,), now, proposed, now)
        if kind.holds is Holds.ROLE:
            for key in new.keys() & mine.keys():
                within = _conflicts(ITEM_KINDS, told.get(key, {}), mine[key], new[key])
                yield from (Conflict((name, key, *one.path), one.now, one.proposed, one.now) for one in within)


def _saying_otherwise(kinds: Kinds, ours: Values, theirs: Values, articles: set[str]) -> set[str]:
    """Those of some articles that may bear what is read otherwise than the fact has it."""
    out: set[str] = set()
    for name, read in theirs.items():
        kind = kinds.get(name, PLAINEST)
        if kind.holds is Holds.SOURCE or not _speaks(kinds, name, ours, theirs):
            continue
        mine = _told(kind, ours.get(name))
        for item in (item for key, item in _told(kind, read).items() if key not in mine):
            out |= _articles(item) or articles
    return out


def _speaks(kinds: Kinds, name: str, ours: Values, theirs: Values) -> bool:
    """Whether what is read in a field may be something else than the fact says.

    An event that is told by its article's words is of no other type; and a verb goes with its type.
    """
    kind = kinds.get(name, PLAINEST)
    if kind.holds is Holds.EVENT_TYPE:
        return bool(theirs[name] != EVENT)
    if Trait.WITH_ITS_TYPE in kind.traits:
        return all(ours.get(n) == theirs.get(n) for n, other in kinds.items() if other.holds is Holds.EVENT_TYPE)
    return True


def _told(kind: FieldKind, value: Any) -> dict[str, Any]:
    """The values that a field has, by what tells them apart."""
    if value is None:
        return {}
    return by_key(kind, value if kind.merged_by_item or are_claims(value) else [{"value": value}])


def _with_sources(kinds: Kinds, fact: Values, theirs: Values, articles: set[str]) -> Values:
    """A fact with all sources that a reading has of some articles, each where it has them."""
    if not articles:
        return fact
    out = dict(fact)
    for name, read in theirs.items():
        kind, now = kinds.get(name, PLAINEST), fact.get(name)
        if kind.holds is Holds.SOURCE:
            out[name] = [*(now or ()), *(source for source in read if source["article"] in articles)]
        elif now and (kind.holds is Holds.ROLE or (are_claims(now) and are_claims(read))):
            new = _told(kind, read)
            out[name] = [
                _with_sources(ITEM_KINDS, item, {"sources": new[key].get("sources", [])}, articles)
                if key in new
                else item
                for key, item in _told(kind, now).items()
            ]
    return out


def _articles(value: Any) -> set[str]:
    return {source["article"] for source in sources(value) if "article" in source}


def _same(some: set[str], others: set[str]) -> set[str]:
    """Those of some articles that others name, too."""
    return {one for one in some if any(same_article(one, other) for other in others)}
