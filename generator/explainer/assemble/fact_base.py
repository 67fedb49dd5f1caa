"""One fact base from what all articles say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ..edtf_dates import bounds
from ..lexicon import load_lexicon
from ..model import Article, Event, Expulsion, Lead, Sheets, preferred
from ..names import fold_name, slug, unique
from ..readers.reading import Reading
from ..sentences import sentence
from .answers import with_answers
from .clustering import cluster
from .context_sheet import context_facts, lasts
from .facts import EventGroup, event_group
from .gather import actor_facts, gather
from .tellings import Telling, tellings

__all__ = ["Assembled", "assemble"]


@dataclass(frozen=True, slots=True)
class Assembled:
    """What the articles say together."""

    sheets: Sheets
    """What is read surely enough to be a fact."""
    leads: tuple[Lead, ...] = ()
    """What is not, an article's most telling first, in the order of the articles."""
    words: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    """The words within a source's quote that tell its fact, by the fact's id, the article and the quote."""


def assemble(readings: Sequence[Reading], articles: Sequence[Article]) -> Assembled:
    """One fact base from many articles; the same for any order of them.

    :param readings: one for each article, in any order.
    """
    by_id = {article.id: article for article in articles}
    readings = sorted(readings, key=lambda reading: reading.article)
    gathered = gather(readings)
    actors = actor_facts(gathered, by_id)
    known = {actor.id: actor for actor in actors}
    told = cluster(tellings(readings, by_id, gathered, load_lexicon()))
    groups = [
        group for group in _with_ids(told, set(known)) if _says_enough(group.fact) and sentence(group.fact, known)
    ]
    facts = with_answers([group for group in groups if not lasts(group.fact)])
    lasting = [group.fact for group in groups if isinstance(group.fact, Event) and lasts(group.fact)]
    sheets = Sheets(
        actors=actors,
        timeline=sorted((fact for fact in facts if isinstance(fact, Event)), key=_when),
        expulsions=sorted((fact for fact in facts if isinstance(fact, Expulsion)), key=_when),
        context=context_facts(readings, lasting, by_id, gathered, known, {fact.id for fact in facts}),
    )
    return Assembled(sheets)


def _says_enough(fact: Event | Expulsion) -> bool:
    """Whether a fact says when it was, or who did something to whom: what says neither tells a reader little."""
    date = preferred(fact.date)
    if date and not date.startswith("../"):
        return True
    both = preferred(fact.by) and preferred(fact.against)
    alone = isinstance(fact, Event) and load_lexicon().types[fact.type].telling_alone and (fact.by or fact.against)
    return bool(both or (date and alone))


def _with_ids(groups: Sequence[list[Telling]], taken: set[str]) -> list[EventGroup]:
    """Each group's fact under an id of its own, the earliest events having the plainest ids.

    :param taken: the actors' ids.
    """
    made = [event_group("x", group) for group in groups]
    taken = set(taken)
    out = []
    for group in sorted(made, key=lambda group: (_when(group.fact), group.tellings[0].key)):
        ident = _id(group.fact, taken)
        taken.add(ident)
        out.append(EventGroup(group.tellings, group.fact.model_copy(update={"id": ident})))
    return out


def _id(fact: Event | Expulsion, taken: set[str]) -> str:
    """Such as ``france-expels-mali``; a second one has its month added."""
    by, against = ("-".join(preferred(ids) or []) for ids in (fact.by, fact.against))
    words = [by, "expels", against] if isinstance(fact, Expulsion) else [by, fact.type, against or _matter(fact)]
    plain = slug(" ".join(filter(None, words)))
    if plain not in taken:
        return plain
    date = preferred(fact.date)
    dated = slug(f"{plain} {bounds(date)[1].isoformat()[:7]}", limit=70) if date else plain
    return unique(dated, taken)


def _matter(fact: Event) -> str:
    """What an event was about in a word or two that its type does not say already."""
    what = None if load_lexicon().types[fact.type].grounds else preferred(fact.what)
    words = fold_name(what or preferred(fact.people) or preferred(fact.place) or "").split()
    return " ".join([word for word in words if word not in fact.type.split("-")][-3:])


def _when(fact: Event | Expulsion) -> tuple[int, int, int, str]:
    """Facts in order of time, the undated last."""
    date = preferred(fact.date)
    if not date:
        return (1, 0, 0, fact.id)
    first, last = bounds(date)
    at = first if last == dt.date.max else last
    return (0, at.toordinal(), first.toordinal(), fact.id)
