"""What the steps that read events work with: an article as it is parsed, and its events as far as they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import TYPE_CHECKING

from ...edtf_dates import deadline, year_of
from ...lexicon import Lexicon, load_lexicon
from ...parsed.parsed_blocks import Passage
from ...readers.reading import ActorMention, DateMention, EventMention, Participant, TextSpan
from .entity_linking import EntityLinker
from .matching import Match
from .timing import Calendar, Timing

if TYPE_CHECKING:
    from ...parsed.tokens import Span, Token

__all__ = [
    "HAPPENED",
    "ReadEvent",
    "Scene",
    "as_state",
    "by_sentence",
    "countries",
    "dated_on",
    "named_sides",
    "scene_of",
    "sides",
    "with_deadline",
]

HAPPENED = frozenset({"asserted", "alleged"})
"""The modalities of what is told as having been."""


@dataclass(frozen=True, slots=True)
class Scene:
    """An article with who and when in it, and the lexicon that its events are read with."""

    passages: Sequence[Passage]
    """Its blocks, parsed."""
    dates: Sequence[DateMention]
    """All dates in it."""
    linker: EntityLinker
    """Its actors, by where they are named."""
    calendar: Calendar
    """Its dates, by sentence."""
    lexicon: Lexicon
    """The types of event that are looked for, with their patterns."""


@dataclass(frozen=True, slots=True)
class ReadEvent:
    """An event as far as the steps have read it, with the words that tell it."""

    event: EventMention
    """What is read of it."""
    match: Match
    """The pattern that fits the words."""
    timing: Timing
    """What its own sentence says of when it was."""
    passage: Passage
    """The block that tells it."""
    resumes: bool = False
    """Whether the words only set a term to an order told before them."""

    @property
    def head(self) -> Token:
        """The verb or noun that tells it."""
        return self.match.frame.head

    @property
    def sentence(self) -> Span:
        """The sentence that tells it."""
        return self.head.sent


def scene_of(
    passages: Sequence[Passage], dates: Sequence[DateMention], actors: Sequence[ActorMention], published: str
) -> Scene:
    """What the events of an article are read in.

    :param dates: the article's dates; an event's date is one that hangs on its clause, never the publication's.
    :param actors: the article's actors, pronouns and definite phrases resolved among them.
    :param published: the article's date, EDTF or ``unknown``.
    """
    lexicon = load_lexicon()
    organs, people, forces = (lexicon.members(name) for name in ("authority", "diplomat", "forces"))
    linker = EntityLinker(passages, actors, organs, people, forces, year_of(published))
    return Scene(passages, dates, linker, Calendar(passages, dates, published), lexicon)


def by_sentence(events: Iterable[ReadEvent]) -> Iterator[list[ReadEvent]]:
    """The events of each sentence that tells some, in their order."""
    for _, told in groupby(events, key=lambda one: (id(one.passage), one.sentence.start)):
        yield list(told)


def dated_on(event: EventMention, date: str | None, span: TextSpan | None) -> EventMention:
    """The event with a date, and with its deadline where that is so many days after it."""
    return with_deadline(replace(event, date=date, date_span=span))


def with_deadline(event: EventMention) -> EventMention:
    """The event with its deadline as a date, where only days were known and it now has a date to count them from."""
    if event.deadline is not None or not event.date or event.deadline_days is None:
        return event
    by_when = deadline(event.date, event.deadline_days)
    return replace(event, deadline=by_when, deadline_days=None if by_when else event.deadline_days)


def countries(participants: Iterable[Participant]) -> set[str]:
    """The countries that participants belong to."""
    return {p.country for p in participants if p.country}


def sides(participants: Iterable[Participant]) -> set[str]:
    """The countries, or else the names, of those who take part."""
    return {p.country or p.name for p in participants}


def named_sides(participants: Iterable[Participant]) -> set[str]:
    """The same of those alone whom the article names or whose country it tells."""
    return sides(p for p in participants if p.country or p.kind)


def as_state(participant: Participant, country: str) -> Participant:
    """The words of a participant, meaning a state."""
    return replace(participant, name=country, kind="country", country=country)
