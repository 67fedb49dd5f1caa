"""Leads from run to run: which of them are still to be looked at, and what an accepted one becomes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..field_types import kinds_of
from ..model import ACTORS, EVENT, SHEETS, Event, Lead, Source
from ..names import slug, unique
from ..quotes import canonical, fold
from ..sheets import plain
from .identity import without
from .uniting import Facts
from .values import Values

__all__ = ["TIMELINE", "KeptLeads", "event_of", "in_peoples_ids", "listed", "rejecting", "without_rejected"]

TIMELINE = "timeline"
"""The sheet to which an accepted lead goes."""


@dataclass(frozen=True, slots=True)
class KeptLeads:
    """The leads of a story."""

    open: tuple[Lead, ...] = ()
    """Those of the last reading that nobody rejected, an article's most telling first."""
    rejected: tuple[Lead, ...] = ()
    """Those that people do not want to see again while their words are the same."""


def listed(leads: Iterable[Lead], rejected: Sequence[Lead], ours: Facts) -> tuple[Lead, ...]:
    """The leads that nobody rejected and that lie under no quote of people's facts.

    :param ours: people's sheets.
    """
    borne = _words(_told(ours))
    ids = {lead.id for lead in rejected}
    words = _words((lead.article, lead.quote) for lead in rejected)

    def is_known(lead: Lead) -> bool:
        return lead.id in ids or any(_lies_under(lead.article, lead.quote, there) for there in (borne, words))

    return tuple(lead for lead in leads if not is_known(lead))


def without_rejected(reading: Facts, rejected: Sequence[Lead], ours: Facts) -> Facts:
    """A reading without what it makes of rejected leads alone, as it does when further articles make it surer.

    :param ours: people's sheets: what they tell by a lead's words themselves is not rejected.
    """
    borne, words = _words(_told(ours)), _words((lead.article, lead.quote) for lead in rejected)

    def is_rejected(fact: Values) -> bool:
        told = [(source["article"], source["quote"]) for source in fact.get("sources", [])]
        return bool(told) and all(_lies_under(*one, words) and not _lies_under(*one, borne) for one in told)

    gone = frozenset(
        ident for sheet, facts in reading.items() for ident in facts if sheet != ACTORS and is_rejected(facts[ident])
    )
    return {
        sheet: {i: without(fact, gone, kinds_of(SHEETS[sheet])) for i, fact in facts.items() if i not in gone}
        for sheet, facts in reading.items()
    }


def _told(facts: Facts) -> Iterator[tuple[str, str]]:
    """Article and quote of all that facts other than actors rest on."""
    for sheet, listed_ in facts.items():
        for source in (source for fact in listed_.values() for source in fact.get("sources", []) if sheet != ACTORS):
            yield source["article"], canonical(source["quote"])


def _words(quotes: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Quotes as they are compared, by their articles, which people may name by a start."""
    out: dict[str, list[str]] = {}
    for article, quote in quotes:
        out.setdefault(article, []).append(fold(quote))
    return out


def _lies_under(article: str, quote: str, words: Mapping[str, Sequence[str]]) -> bool:
    """Whether one of some quotes of an article has these words, or has part of them."""
    mine = fold(quote)
    return any(told in mine or mine in told for start in words if article.startswith(start) for told in words[start])


def rejecting(leads: KeptLeads, ids: Iterable[str]) -> KeptLeads:
    """The leads after people rejected some of the open ones."""
    wanted = set(ids)
    gone = tuple(lead for lead in leads.open if lead.id in wanted)
    return KeptLeads(tuple(lead for lead in leads.open if lead.id not in wanted), (*leads.rejected, *gone))


def in_peoples_ids(leads: Iterable[Lead], ids: Mapping[str, str]) -> Iterator[Lead]:
    """Leads with the ids that people gave to actors.

    :param ids: what people call a fact that the reader calls otherwise.
    """
    for lead in leads:
        sides = {side: [ids.get(who, who) for who in getattr(lead, side)] for side in ("by", "against")}
        yield lead.model_copy(update=sides)


def event_of(lead: Lead, ours: Facts, today: str) -> Values:
    """A lead as a person's fact: an event told by its words, with who takes part as far as the sheets or the words know.

    :param ours: people's sheets.
    :param today: the day on which a person held it against its words.
    """
    actors, words = ours.get(ACTORS, {}), fold(lead.quote).lower()
    told = lead.id.partition("-")[2].rpartition("-")[0]
    sides = {
        side: [who for who in getattr(lead, side) if who in actors or fold(who).lower() in words]
        for side in ("by", "against")
    }
    taken = {ident for facts in ours.values() for ident in facts}
    date = lead.date if lead.type else None  # of a sentence of no known type nobody knows what its date is of
    fact = Event(
        id=unique(slug(f"{date or ''} {told}"), taken),
        type=EVENT,
        date=date,
        checked=today,
        sources=[Source(article=lead.article, quote=lead.quote, prefix=lead.prefix)],
        **sides,
    )
    return plain(fact)
