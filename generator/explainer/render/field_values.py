"""The values of a fact's fields in words, each with what bears it and what says otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, replace
from typing import Any

from ..disagreements import Disagreement
from ..field_types import FieldKind, Holds, kind_of
from ..model import Article, Claim, Fact, Role, Source, claims, has_claims
from ..names import fold_name
from ..numbers import spell
from .descriptions import text_of
from .languages import isolated, of_story
from .links import Links
from .markdown import Markdown, escape

__all__ = ["FieldValues", "Value", "order_value"]


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a field, as a page shows it."""

    words: Markdown
    """The value."""
    sources: Sequence[Source]
    """What bears it."""
    by_itself: bool = False
    """Whether it has sources of its own, and not those of the whole fact."""
    set_aside: bool = False
    """Whether an editor holds it for wrong."""
    note: str = ""
    """An editor's words about it."""
    inferred_from: Article | None = None
    """The article whose date this date was worked out with, if it was."""
    otherwise: Sequence[Source] = ()
    """What gives another value that cannot hold together with this one."""
    elsewhere: Sequence[Source] = ()
    """What gives another value, whether or not both can hold."""
    fact: str = ""
    """The id of the fact or actor."""


class FieldValues(Links):
    """What the facts of a page say, field by field."""

    def differs(self, fact: Fact, name: str = "") -> bool:
        """Whether sources differ on it, or on one of its fields; see :meth:`orders` for who acted first."""
        found = self._catalogue.differing.get(fact.id, ())
        return any(name in ("", one.field) and not one.is_order for one in found)

    def orders(self, fact: Fact) -> list[list[Value]]:
        """For each fact that by some answers this one, or is answered by it, and by others not: when this one was."""
        return [self._orders(fact, dispute) for dispute in self._catalogue.disputes.get(fact.id, ())]

    def values(self, fact: Fact, name: str) -> list[Value]:
        """The values of a fact's field, what is set aside last; a plain value is borne by the fact's own sources. Two that
        differ in a capital are one.

        There are none of what an article's words tell, and no facts among them that it may have been before.
        """
        told = [] if fact.only_placed else claims(getattr(fact, name, None))
        if kind_of(type(fact), name).holds is Holds.FACT and (disputed := self._catalogue.disputed_with(fact)):
            told = [left for claim in told if (left := _but_for(claim, disputed)).value]
        return sorted(_alike(self._value(fact, name, claim) for claim in told), key=lambda value: value.set_aside)

    def several(self, fact: Fact, names: Sequence[str]) -> list[tuple[str, list[Value]]]:
        """Those of a fact's fields for which sources give more than one value, not "Police" and "police", or one set aside."""
        found = [(name, self.values(fact, name)) for name in names if has_claims(getattr(fact, name, None))]
        return [
            (name, values)
            for name, values in found
            if len({fold_name(text_of(v.words)) for v in values}) > 1 or any(v.set_aside for v in values)
        ]

    def has_details(self, fact: Fact, names: Sequence[str]) -> bool:
        """Whether there is more to a fact than its sentence: a note, or in these fields claims or what it answers."""
        return bool(fact.note or fact.id in self._catalogue.disputes) or any(
            has_claims(field) or (kind_of(type(fact), name).holds is Holds.FACT and field)
            for name in names
            if (field := getattr(fact, name, None))
        )

    def sides(self, disagreement: Disagreement) -> list[Value]:
        """The values of a disagreement."""
        fact = self._catalogue.actors.get(disagreement.fact) or self._catalogue.facts[disagreement.fact]
        if not disagreement.is_order:
            return [self._value(fact, disagreement.field, claim) for claim in disagreement.claims]
        return [
            order_value(
                disagreement, place, self._said(self._("First %(first)s, then %(then)s"), first=first, then=then)
            )
            for place, claim in enumerate(disagreement.claims)
            for first, then in [map(self.mention, claim.value)]
        ]

    def _orders(self, fact: Fact, dispute: Disagreement) -> list[Value]:
        """When a fact was by those who have it or the other as an answer, and by those who do not."""
        answered, answer = dispute.acts
        if fact.id == answer:
            words = self._("after %(fact)s, in answer to it"), self._("before it")
        else:
            words = self._("before %(fact)s, which answers it"), self._("after it")
        other = self.mention(answered if fact.id == answer else answer)
        return [order_value(dispute, place, self._said(form, fact=other)) for place, form in enumerate(words)]

    def _value(self, fact: Fact, name: str, claim: Claim[Any] | Role) -> Value:
        dated_by = getattr(claim, "inferred_from", "")
        return Value(
            words=self._words(kind_of(type(fact), name), claim.value),
            sources=claim.sources or fact.sources,
            by_itself=bool(claim.sources),
            set_aside=claim.rank == "deprecated",
            note=claim.note,
            inferred_from=self._catalogue.article(dated_by) if dated_by else None,
            otherwise=self._catalogue.rivals(fact, name, claim),
            elsewhere=[source for other in claims(getattr(fact, name)) for source in other.sources or fact.sources],
            fact=fact.id,
        )

    def _words(self, kind: FieldKind, value: Any) -> Markdown:
        items = value if isinstance(value, list) else [value]
        match kind.holds:
            case Holds.DATE:
                date = escape(self._date(value))
                return Markdown("<bdi>{}</bdi>").format(date) if self._catalogue.messages.is_leftward else date
            case Holds.FACT:
                return Markdown("; ").join(self.mention(ident) for ident in items)
            case Holds.ACTOR | Holds.PARTY | Holds.SPEAKER:
                told = [self.actor(ident) for ident in items]
            case _:
                told = [
                    escape(spell(item, self._catalogue.messages))
                    if isinstance(item, int)
                    else of_story(isolated(item), self._catalogue.messages)
                    for item in items
                ]
        return Markdown(self._catalogue.messages.listed(told))


def _alike(values: Iterable[Value]) -> list[Value]:
    """Values of which those that differ in capitals alone are one with the sources of both."""
    found: dict[tuple[str, ...], Value] = {}
    for value in values:
        key = (fold_name(text_of(value.words)), value.note, str(value.set_aside))
        known = found.get(key)
        found[key] = replace(known, sources=[*known.sources, *value.sources]) if known else value
    return list(found.values())


def order_value(dispute: Disagreement, place: int, words: Markdown) -> Value:
    """One of the orders that sources do not agree on: who has the other is not silent on it."""
    return Value(words, dispute.claims[place].sources, elsewhere=[s for claim in dispute.claims for s in claim.sources])


def _but_for(claim: Claim[Any], disputed: Set[str]) -> Claim[Any]:
    """A claim of facts without some of them."""
    return claim.model_copy(update={"value": [ident for ident in claim.value if ident not in disputed]})
