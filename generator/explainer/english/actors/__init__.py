"""Who an article speaks of: people, states, bodies and groups, each with what it is called and what it is."""

from __future__ import annotations

from collections.abc import Sequence

from ...edtf_dates import year_of
from ...readers.reading import ActorMention, DateMention
from ..nlp import Passage
from .annotation import AnnotatedPassage
from .definite_phrases import PersonDescriptions, resolve_definite_phrases
from .discourse import Discourse, TakenTokens
from .gazetteer import Disambiguator
from .groups import read_groups
from .named_states import read_states
from .organisations import read_apposed_organisations, read_model_organisations, read_organisations
from .person_evidence import find_name_candidates
from .persons import read_persons
from .predicates import with_predicated_roles
from .pronouns import resolve_pronouns
from .role_claims import with_roles_owners
from .state_bodies import assign_ministries

__all__ = ["read_actors"]


def read_actors(
    passages: Sequence[Passage], dates: Sequence[DateMention] = (), published: str = "unknown"
) -> list[ActorMention]:
    """All mentions of actors in one article, in order, none overlapping.

    :param dates: the article's dates, from which roles are dated ("president since 2020").
    :param published: the article's date, EDTF or ``unknown``, which tells whose Moscow was then.
    """
    article = [AnnotatedPassage(passage) for passage in passages]
    disambiguator, taken = (
        Disambiguator([hit for passage in article for hit in passage.hits], year_of(published)),
        TakenTokens(),
    )
    bodies = [*read_organisations(article, disambiguator, taken), *read_apposed_organisations(article, taken)]
    names = find_name_candidates(article, disambiguator, taken)
    called = {frozenset(body.name.lower().split()) for body in bodies}
    persons = read_persons(article, names, called, dates, taken)
    bodies += read_model_organisations(article, taken)
    states = list(read_states(article, disambiguator, taken))
    bodies = assign_ministries(bodies, Discourse(article, [*bodies, *persons, *states]))
    discourse = Discourse(article, [*bodies, *persons, *states])
    groups, repeated = read_groups(article, discourse, disambiguator, taken)
    descriptions = PersonDescriptions(persons, disambiguator)
    phrases = resolve_definite_phrases(discourse, descriptions, taken)
    pronouns = resolve_pronouns(discourse, groups, taken)
    phrases += resolve_definite_phrases(discourse, descriptions, taken)  # "its national", now that "its" is known
    persons, pronouns = (
        with_roles_owners(persons, pronouns),
        with_predicated_roles(pronouns, persons, disambiguator, dates),
    )
    longer = {(one.passage.offset, at) for one in phrases for at in range(one.first, one.last)}
    states = [one for one in states if (one.passage.offset, one.first) not in longer]
    found = sorted([*bodies, *persons, *states, *repeated, *pronouns, *phrases], key=lambda one: one.place)
    return [one.to_actor_mention() for one in found]
