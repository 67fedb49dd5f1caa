"""Who an article speaks of: people, states, bodies and groups, each with what it is called and what it is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...edtf_dates import year_of
from ...parsed.parsed_blocks import Passage
from ...readers.reading import ActorMention, DateMention
from .annotation import AnnotatedPassage
from .definite_phrases import PersonDescriptions, resolve_definite_phrases
from .discourse import Discourse, Mention, TakenTokens
from .gazetteer import Disambiguator
from .groups import read_groups
from .named_states import read_states
from .organisations import read_organisations
from .person_evidence import find_name_candidates
from .persons import read_persons
from .predicates import with_predicated_roles
from .pronouns import resolve_pronouns
from .role_claims import with_role_owners
from .unlisted_bodies import read_apposed_organisations, read_model_organisations
from .unowned_bodies import assign_states

__all__ = ["read_actors"]


def read_actors(
    passages: Sequence[Passage], dates: Sequence[DateMention] = (), published: str = "unknown"
) -> list[ActorMention]:
    """All mentions of actors in one article, in order, none overlapping.

    Each step reads what the ones before it left: a token that names somebody is taken.

    :param dates: the article's dates, from which roles are dated ("president since 2020").
    :param published: the article's date, EDTF or ``unknown``, which tells whose Moscow was then.
    """
    article = [AnnotatedPassage(passage) for passage in passages]
    disambiguator = Disambiguator([hit for passage in article for hit in passage.hits], year_of(published))
    taken = TakenTokens()

    # Who is named: bodies whose names tell it, persons with their roles, other bodies, and states.
    bodies = read_organisations(article, disambiguator, taken)
    bodies += read_apposed_organisations(article, taken)
    names = find_name_candidates(article, disambiguator, taken)
    persons = read_persons(article, names, bodies, dates, taken)
    bodies += read_model_organisations(article, bodies, taken)
    states = read_states(article, disambiguator, taken)
    bodies = assign_states(bodies, Discourse(article, [*bodies, *persons, *states]))

    # Who is meant by other words: groups by "the two envoys", anybody by "the envoy", "it" and "its national".
    discourse = Discourse(article, [*bodies, *persons, *states])
    groups, repeated_groups = read_groups(article, discourse, disambiguator, taken)
    descriptions = PersonDescriptions(persons, disambiguator)
    phrases = resolve_definite_phrases(discourse, descriptions, taken)
    pronouns = resolve_pronouns(discourse, groups, taken)
    phrases += resolve_definite_phrases(discourse, descriptions, taken)  # "its national", now that "its" is known

    # What they are, where a pronoun tells it: "its foreign minister, X", "He is an officer".
    persons = with_role_owners(persons, pronouns)
    pronouns = with_predicated_roles(pronouns, persons, disambiguator, dates)

    # A demonym is no mention of its state within a phrase for somebody: "the Thai envoy".
    states = _outside(phrases, states)
    mentions = [*bodies, *persons, *states, *repeated_groups, *pronouns, *phrases]
    return [mention.to_actor_mention() for mention in sorted(mentions, key=lambda mention: mention.place)]


def _outside(phrases: Iterable[Mention], mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions that begin in none of these phrases."""
    within = {(phrase.passage.offset, at) for phrase in phrases for at in range(phrase.first, phrase.last)}
    return [mention for mention in mentions if (mention.passage.offset, mention.first) not in within]
