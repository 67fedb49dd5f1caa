"""What a person has to look at, and in which order: the most consequential first."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ..errors import ExplainerError
from ..evidence import all_sources
from ..merge import Proposal
from ..model import ACTORS, SHEETS, Article, Lead, Source
from ..typed_ids import whole_ids
from .desk import Desk, Placed

__all__ = ["Choice", "Item", "chosen", "ident_of", "is_plain", "plain_facts", "queue"]

Item = Proposal | Placed | Lead
"""One thing to look at: a question, a fact, or a sentence that no fact bears."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person wants to look at."""

    sheet: str | None = None
    """Only what is of this sheet; leads are of none."""
    article: str | None = None
    """Only what rests on this article: its id, or an unambiguous start of it."""
    ids: Collection[str] = ()
    """Only these facts, proposals and leads, or starts of their ids, whether there is anything to decide or not."""
    only_proposals: bool = False
    """Only proposals."""


def queue(desk: Desk, choice: Choice, later: Sequence[str] = ()) -> list[Item]:
    """What is to be looked at: proposals, facts that are wrong, doubtful or not checked, and leads that date an event.

    :param later: ids of what a person put aside, in the order of that; it comes after all else.
    :raises ExplainerError: no article is meant, or more than one.
    """
    article = None if choice.article is None else _article(desk, choice.article)
    items = [item for item in _all(desk, choice) if article is None or article in _articles(desk, item)]
    put_aside = {ident: number for number, ident in enumerate(later)}
    return sorted(items, key=lambda item: put_aside.get(ident_of(item), -1))


def ident_of(item: Item) -> str:
    """The id of what is to be looked at."""
    return item.fact.id if isinstance(item, Placed) else item.id


def is_plain(desk: Desk, placed: Placed) -> bool:
    """Whether nothing is doubtful about a fact: no check warns of it, no sources differ on it, nothing is proposed."""
    ident = placed.fact.id
    asked = any(one.fact == ident for one in desk.proposals)
    inferred = any(getattr(one, "inferred_from", "") for field in vars(placed.fact).values() for one in _items(field))
    return not (asked or inferred or ident in desk.doubts or ident in desk.differing)


def plain_facts(desk: Desk, article: str, choice: Choice) -> list[Placed]:
    """The facts not checked that rest on one article alone and that nothing is doubtful about."""
    mine = (item for item in queue(desk, choice) if isinstance(item, Placed) and not item.fact.checked)
    return [one for one in mine if _articles(desk, one) == {article} and is_plain(desk, one)]


def chosen(desk: Desk, choice: Choice) -> Choice:
    """A choice with whole ids where a person typed starts of them.

    :raises ExplainerError: there is nothing of one of them, or there are several.
    """
    there = {*desk.placed, *(one.id for one in desk.proposals), *(lead.id for lead in desk.leads)}
    return replace(choice, ids=whole_ids(choice.ids, there, "fact, open proposal or lead"))


def _all(desk: Desk, choice: Choice) -> Iterator[Item]:
    def wanted(item: Item, by_itself: bool) -> bool:
        of_sheet = choice.sheet is None or (not isinstance(item, Lead) and item.sheet == choice.sheet)
        return of_sheet and (ident_of(item) in choice.ids if choice.ids else by_itself)

    order = _order(desk)
    by_fact = sorted(desk.proposals, key=lambda one: order.get(one.fact, -1))
    yield from (one for one in by_fact if wanted(one, True))
    if choice.only_proposals:
        return
    facts = sorted(desk.facts, key=lambda one: order[one.fact.id])
    yield from (
        one for one in facts if wanted(one, one.fact.publish and (not one.fact.checked or _is_wrong(desk, one)))
    )
    yield from (lead for lead in desk.leads if wanted(lead, bool(lead.date and lead.type)))


@lru_cache(maxsize=1)  # a story is asked again and again until it is read anew
def _order(desk: Desk) -> dict[str, int]:
    """For each fact how many come before it."""
    return {one.fact.id: number for number, one in enumerate(sorted(desk.facts, key=lambda one: _rank(desk, one)))}


def _rank(desk: Desk, placed: Placed) -> tuple[object, ...]:
    """By how much it would hurt if a fact were wrong, then in the order in which an article tells it."""
    fact = placed.fact
    source = next((source for _, source in all_sources(fact)), None)
    found = desk.evidence.find(source) if source else None
    return (
        not _is_wrong(desk, placed),
        fact.id not in desk.differing,
        fact.id not in desk.base.story.key_facts,
        is_plain(desk, placed),
        placed.sheet == ACTORS,
        desk.told(fact).how == "words",
        _article_id(desk, source) if source else "",
        found.start if found else -1,
        list(SHEETS).index(placed.sheet),
        placed.index,
    )


def _is_wrong(desk: Desk, placed: Placed) -> bool:
    """Whether a check finds an error in a fact, or that it was changed since it was checked."""
    found = desk.doubts.get(placed.fact.id, ())
    return any(one.severity == "error" or one.code == "changed-since-checked" for one in found)


def _articles(desk: Desk, item: Item) -> set[str]:
    """The whole ids of the articles that something rests on."""
    if isinstance(item, Lead):
        return {item.article}
    if isinstance(item, Placed):
        return {_article_id(desk, source) for _, source in all_sources(item.fact)}
    return {_article_id(desk, Source(article=article, quote=quote)) for article, quote in item.sources}


def _article_id(desk: Desk, source: Source) -> str:
    article = desk.evidence.article(source)
    return article.id if article else source.article


def _article(desk: Desk, reference: str) -> str:
    found = desk.evidence.reference(reference)
    if isinstance(found, Article):
        return found.id
    raise ExplainerError(f"{'no' if found is None else 'more than one'} article's id begins with {reference}")


def _items(field: object) -> Sequence[object]:
    return field if isinstance(field, list) else ()
