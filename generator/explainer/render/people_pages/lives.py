"""What somebody did, underwent and says, in the order of time: a life, as far as the articles tell it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from ...lexicon import load_lexicon
from ...model import Actor, Event, Happening, preferred, standing
from ..catalogue import Catalogue
from ..lanes import fact_kind

__all__ = ["LifePart", "PartName", "last_act", "life"]

PartName = Literal["did", "underwent", "says", "told", "unsure", "words", "more"]
"""What it did; what happened to it; what it says; what others say; what is planned, possible or only alleged; what the
articles' words tell; what else people told, whose sentences say what its part was."""


@dataclass(frozen=True, slots=True)
class LifePart:
    """Facts that are alike in what an actor's part in them was."""

    name: PartName
    """What that was."""
    dated: Sequence[Happening]
    """Those with a date, oldest first."""
    undated: Sequence[Happening]
    """The others."""


def life(actor: Actor, site: Catalogue) -> list[LifePart]:
    """What somebody takes part in, by what its part was; the parts that have something, in the order of their names."""
    found: dict[PartName, list[Happening]] = {name: [] for name in get_args(PartName)}
    for fact in site.deeds.get(actor.id, ()):
        if part := _part(fact, actor.id, site):
            found[part].append(fact)
    if denials := _denials(actor, found["told"], site):
        found["told"] = _in_order([*found["told"], *denials], site)
    parts = {name: ([f for f in facts if f.date], [f for f in facts if not f.date]) for name, facts in found.items()}
    return [LifePart(name, *facts) for name, facts in parts.items() if any(facts)]


def last_act(actor: Actor, site: Catalogue) -> Happening | None:
    """The latest that somebody takes part in and that has a date."""
    dated = (fact for fact in reversed(site.deeds.get(actor.id, ())) if fact.date)
    return next((fact for fact in dated if _part(fact, actor.id, site)), None)


def _denials(actor: Actor, told: Sequence[Happening], site: Catalogue) -> list[Happening]:
    """What somebody's country answers to those who accuse somebody: an accusation is not told without it."""
    country = preferred(actor.country)
    accusers = {
        who
        for fact in told
        if _says(fact, "ACCUSE")
        for ident in preferred(fact.by) or ()
        for who in _with_country(ident, site)
    }
    facts = site.deeds.get(country, ()) if country else ()
    return [
        fact
        for fact in facts
        if _says(fact, "REJECT")
        and _part(fact, country, site) == "says"
        and accusers.intersection(preferred(fact.against) or ())
        and not _part(fact, actor.id, site)
    ]


def _says(fact: Happening, plover: str) -> bool:
    """Whether a fact is something said, of this type of PLOVER."""
    code = load_lexicon().plover_code(fact.type) if isinstance(fact, Event) else ""
    return fact_kind(fact) == "words" and code.startswith(plover)


def _with_country(ident: str, site: Catalogue) -> Iterator[str]:
    """Somebody, and the country for which it may speak."""
    yield ident
    if ident in site.actors and (country := preferred(site.actors[ident].country)):
        yield country


def _in_order(facts: Sequence[Happening], site: Catalogue) -> list[Happening]:
    """Facts oldest first, what has no date last."""
    order = {fact.id: no for no, fact in enumerate((*site.happenings, *site.undated))}
    return sorted(facts, key=lambda fact: order[fact.id])


def _part(fact: Happening, ident: str, site: Catalogue) -> PartName | None:
    """What an actor's part in a fact was; None where only what is set aside names it."""
    if not any(_takes(ident, claim) for claim in (fact.by, fact.against, fact.said_by)):
        return None
    if site.told(fact).how == "words":
        return "words"
    is_doer, is_hit = ident in (preferred(fact.by) or ()), ident in (preferred(fact.against) or ())
    if fact.only_placed or not (is_doer or is_hit or ident in fact.said_by):
        return "more"
    if ident in fact.said_by:
        return "says"
    if fact.said_by:
        return "told"
    if isinstance(fact, Event) and fact.modality != "asserted":
        return "unsure"
    if fact_kind(fact) == "words":
        return "says" if is_doer else "told"
    kind = load_lexicon().types.get(fact.type) if isinstance(fact, Event) else None
    return "did" if is_doer or (kind and kind.is_mutual) else "underwent"


def _takes(ident: str, field: object) -> bool:
    """Whether an actor is in a field, by a value that is not set aside."""
    return any(ident in claim.value for claim in standing(field))
