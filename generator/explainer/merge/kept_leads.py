"""Leads from run to run: which of them are still to be looked at, and what an accepted one becomes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..model import ACTORS, EVENT, Event, Lead, Source
from ..names import slug, unique
from ..quotes import canonical, fold
from ..sheets import plain
from .uniting import Facts
from .values import Values

__all__ = ["TIMELINE", "KeptLeads", "event_of", "in_peoples_ids", "listed", "rejecting"]

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
    borne: dict[str, list[str]] = {}
    for sheet, facts in ours.items():
        for source in (source for fact in facts.values() for source in fact.get("sources", []) if sheet != ACTORS):
            borne.setdefault(source["article"], []).append(fold(canonical(source["quote"])))
    ids = {lead.id for lead in rejected}
    words: dict[str, list[str]] = {}
    for lead in rejected:
        words.setdefault(lead.article, []).append(fold(lead.quote))

    def is_known(lead: Lead) -> bool:
        quotes = [quote for article, told in borne.items() if lead.article.startswith(article) for quote in told]
        mine = fold(lead.quote)
        return lead.id in ids or any(
            quote in mine or mine in quote for quote in (*quotes, *words.get(lead.article, ()))
        )

    return tuple(lead for lead in leads if not is_known(lead))


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
