"""The four sheets from what all articles say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..edtf_dates import bounds
from ..lexicon import load_lexicon
from ..model import Actor, Article, Context, Event, Expulsion, Sheets, preferred
from ..names import fold_name, slug, unique
from ..readers.reading import Reading
from ..telling import can_tell, tell
from .actors import actor_facts
from .answers import with_answers
from .context import statements
from .facts import event, expulsion, is_expulsion
from .gather import gather
from .same import cluster
from .tellings import Telling, tellings

__all__ = ["assemble"]


@dataclass(frozen=True, slots=True)
class _Named:
    """A group of tellings with the fact made of it."""

    group: list[Telling]
    fact: Event | Expulsion


def assemble(readings: Sequence[Reading], articles: Sequence[Article]) -> Sheets:
    """One fact base from many articles; the same for any order of them.

    :param readings: one for each article, in any order.
    """
    by_id = {article.id: article for article in articles}
    readings = sorted(readings, key=lambda reading: reading.article)
    gathered = gather(readings)
    actors = actor_facts(gathered, by_id)
    known = {actor.id: actor for actor in actors}
    groups = cluster(tellings(readings, by_id, gathered, load_lexicon()))
    named = [one for one in _named(groups, set(known)) if _says_enough(one.fact) and can_tell(one.fact, known)]
    lasting = [one.fact for one in named if _lasts(one.fact)]
    facts = with_answers([(one.group, one.fact) for one in named if not _lasts(one.fact)])
    taken = {fact.id for fact in (*facts, *lasting)} | set(known)
    context = [_background(fact, known) for fact in lasting if isinstance(fact, Event)]
    return Sheets(
        actors=actors,
        timeline=sorted((fact for fact in facts if isinstance(fact, Event)), key=_when),
        expulsions=sorted((fact for fact in facts if isinstance(fact, Expulsion)), key=_when),
        context=sorted(
            [*context, *statements(readings, by_id, gathered, known, taken)], key=lambda fact: (fact.topic, fact.id)
        ),
    )


def _lasts(fact: Event | Expulsion) -> bool:
    """Whether a fact is background rather than a point of the timeline."""
    date = preferred(fact.date)
    lasts = isinstance(fact, Event) and load_lexicon().types[fact.type].lasting is not None
    return lasts and (not date or date.startswith(".."))


def _background(fact: Event, actors: Mapping[str, Actor]) -> Context:
    return Context(
        id=fact.id,
        topic=load_lexicon().types[fact.type].lasting,
        statement=tell(fact, actors),
        actors=list(dict.fromkeys((*(preferred(fact.by) or []), *(preferred(fact.against) or [])))),
        sources=fact.sources,
    )


def _says_enough(fact: Event | Expulsion) -> bool:
    """Whether a fact says when it was, or who did something to whom: what says neither tells a reader little."""
    date = preferred(fact.date)
    if date and not date.startswith("../"):
        return True
    both = preferred(fact.by) and preferred(fact.against)
    alone = isinstance(fact, Event) and load_lexicon().types[fact.type].telling_alone and (fact.by or fact.against)
    return bool(both or (date and alone))


def _named(groups: Sequence[list[Telling]], taken: set[str]) -> list[_Named]:
    """Each group's fact under an id of its own, the earliest events having the plainest ids.

    :param taken: the actors' ids.
    """
    made = [(group, expulsion("x", group) if is_expulsion(group) else event("x", group)) for group in groups]
    taken = set(taken)
    out = []
    for group, fact in sorted(made, key=lambda pair: (_when(pair[1]), pair[0][0].key)):
        ident = _id(fact, taken)
        taken.add(ident)
        out.append(_Named(group, fact.model_copy(update={"id": ident})))
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


def _when(fact: Event | Expulsion) -> tuple[Any, ...]:
    """Facts in order of time, the undated last."""
    date = preferred(fact.date)
    if not date:
        return (1, 0, 0, fact.id)
    first, last = bounds(date)
    at = first if last == dt.date.max else last
    return (0, at.toordinal(), first.toordinal(), fact.id)
