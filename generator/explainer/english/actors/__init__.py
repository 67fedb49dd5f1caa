"""Who an article speaks of: people, states, bodies and groups, each with what it is called and what it is."""

from __future__ import annotations

from collections.abc import Sequence

from ...edtf_dates import year_of
from ...readers.reading import ActorMention, DateMention
from ..nlp import Passage
from .bodies import read_bodies
from .context import Context
from .descriptions import resolve_descriptions
from .found import Claimed
from .groups import read_groups
from .labelled import read_apposed, read_labelled
from .owners import with_owners
from .people import read_names
from .persons import read_persons
from .persons_described import Described
from .predicated import with_predicates
from .pronouns import resolve_pronouns
from .state_bodies import ministries_in_context
from .states import Attested, read_states
from .words import Words

__all__ = ["read_actors"]


def read_actors(
    passages: Sequence[Passage], dates: Sequence[DateMention] = (), published: str = "unknown"
) -> list[ActorMention]:
    """All mentions of actors in one article, in order, none overlapping.

    :param dates: the article's dates, from which roles are dated ("president since 2020").
    :param published: the article's date, EDTF or ``unknown``, which tells whose Moscow was then.
    """
    article = [Words(passage) for passage in passages]
    attested, claimed = Attested(article, year_of(published)), Claimed()
    bodies = [*read_bodies(article, attested, claimed), *read_apposed(article, claimed)]
    names = read_names(article, attested, claimed)
    called = {frozenset(body.name.lower().split()) for body in bodies}
    persons = read_persons(article, names, called, dates, claimed)
    bodies += read_labelled(article, claimed)
    states = list(read_states(article, attested, claimed))
    bodies = ministries_in_context(bodies, Context(article, [*bodies, *persons, *states]))
    context = Context(article, [*bodies, *persons, *states])
    groups, spoken_of = read_groups(article, context, attested, claimed)
    described = Described(persons, attested)
    phrases = resolve_descriptions(context, described, claimed)
    pronouns = resolve_pronouns(context, groups, claimed)
    phrases += resolve_descriptions(context, described, claimed)  # "its national", now that "its" is known
    persons, pronouns = with_owners(persons, pronouns), with_predicates(pronouns, persons, attested, dates)
    longer = {(one.words.passage.start, at) for one in phrases for at in range(one.first, one.last)}
    states = [one for one in states if (one.words.passage.start, one.first) not in longer]
    found = sorted([*bodies, *persons, *states, *spoken_of, *pronouns, *phrases], key=lambda one: one.place)
    return [one.mention() for one in found]
