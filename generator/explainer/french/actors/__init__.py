"""Who a French article speaks of: people, states, bodies, each with what it is called and what it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...edtf_dates import year_of
from ...readers.reading import ActorMention, DateMention
from .annotation import FrenchPassage
from .institutions import read_institutions
from .named_states import StateChooser, read_states
from .organisations import read_abbreviations, read_known_organisations, read_other_organisations
from .persons import read_persons
from .pronouns import read_pronouns

if TYPE_CHECKING:
    from ...parsed.parsed_blocks import Passage

__all__ = ["read_actors"]


def read_actors(
    passages: Sequence[Passage], dates: Sequence[DateMention] = (), published: str = "unknown"
) -> list[ActorMention]:
    """All mentions of actors in one article, in order, none overlapping.

    Each step reads what the ones before it left: a word that names somebody is taken.

    :param dates: the article's dates, from which roles are dated ("ministre depuis 2020").
    :param published: the article's date, EDTF or ``unknown``, which tells whose Moscow was then.
    """
    article = [FrenchPassage(passage) for passage in passages]
    bodies = read_known_organisations(article)
    chooser = StateChooser(article, year_of(published))
    bodies += read_institutions(article, chooser)
    bodies += read_other_organisations(article)
    bodies += read_abbreviations(article, bodies)
    states = read_states(article, chooser)
    persons = read_persons(article, chooser, dates)
    pronouns = read_pronouns(article, persons)
    named = [*bodies, *states, *persons, *pronouns]
    return [one.to_actor_mention() for one in sorted(named, key=lambda one: one.place)]
