"""What is read in one article before anything is merged; all offsets are in its canonical text."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

__all__ = ["ActorMention", "DateMention", "EventMention", "Modality", "Participant", "Reading", "RoleMention", "Span"]

Modality = Literal["asserted", "alleged", "denied", "threatened", "demanded", "hypothetical", "planned"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article's canonical text."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last."""


@dataclass(frozen=True, kw_only=True, slots=True)
class DateMention:
    """Words that say when."""

    span: Span
    text: str
    """The words."""
    value: str | None
    """EDTF, never finer than the words; None where the text does not let it be resolved (a duration, or no date to start from)."""
    rule: str
    """The rule that read it."""
    days: int | None = None
    """For a duration that sets a deadline ("within 72 hours", "ten days"): its length in days."""
    open: Literal["since", "until", "by"] | None = None
    """What the words before it make of it ("since 2012", "until Saturday", "by May"); ``value`` is still the date that is named."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RoleMention:
    """What an article says that an actor is or was."""

    value: str
    """In the article's terms, such as ``security minister``."""
    span: Span
    """The words that say it: the quote."""
    since: str | None = None
    """Since when, EDTF."""
    until: str | None = None
    """Until when, EDTF; ``former`` without a date is in ``value``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ActorMention:
    """Words that name, or mean, somebody."""

    span: Span
    text: str
    """The words."""
    name: str
    """The fullest name that this article has for whoever is meant; for a country its usual English name."""
    kind: Literal["person", "country", "organisation", "group"]
    country: str | None = None
    """The name of the country it belongs to."""
    roles: tuple[RoleMention, ...] = ()
    """What is said here of what it is."""
    form: Literal["name", "short", "demonym", "seat", "pronoun", "phrase"] = "name"
    """How it is named: a full name, a short form of one, a demonym ("Malian"), a seat that stands for a
    state ("Paris"), a pronoun, or a definite phrase ("the two officials")."""
    rule: str = ""
    """The rule that read it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Participant:
    """Who takes part in an event."""

    name: str
    """An actor's name as in ``ActorMention.name``; the words themselves where nobody that is named is meant."""
    text: str
    """The words that fill the role."""
    span: Span
    kind: Literal["person", "country", "organisation", "group"] | None = None
    """None where it is nobody that is named (``soldiers``, ``a diplomatic source``)."""
    country: str | None = None
    """The name of the country it belongs to, such as Mali for "two Malian diplomats"."""


@dataclass(frozen=True, kw_only=True, slots=True)
class EventMention:
    """One telling of one event."""

    trigger: Span
    """The verb or noun that tells it."""
    quote: Span
    """The shortest clause that bears it."""
    type: str
    """An event type of the lexicon."""
    plover: str
    """Its PLOVER code."""
    by: tuple[Participant, ...] = ()
    against: tuple[Participant, ...] = ()
    number: int | str | None = None
    """How many people, or the words where they give no number (``dozens``, ``all members of the embassy``)."""
    people: str | None = None
    """Who they are, such as ``diplomats``; a plural noun phrase without its number."""
    what: str | None = None
    """What it was about, such as ``counterterrorism cooperation``."""
    place: str | None = None
    date: str | None = None
    """EDTF."""
    date_span: Span | None = None
    """The words that date it."""
    status: str | None = None
    """For an expulsion: ``persona non grata``, ``ordered to leave`` or ``recalled``."""
    deadline: str | None = None
    """EDTF, resolved."""
    deadline_days: int | None = None
    """A deadline counted from the order, where the order's date is not known here."""
    deadline_span: Span | None = None
    left: str | None = None
    """EDTF: when those expelled left."""
    left_span: Span | None = None
    said_by: str | None = None
    """Who says so, in the article's words or as an actor's name."""
    modality: Modality = "asserted"
    response_to: tuple[int, ...] = ()
    """Indexes into ``Reading.events``: what the article says that this answers."""
    response_span: Span | None = None
    """The words that say so."""
    background: bool = False
    """Told as background (``since 2012``, ``has long …``) rather than as news."""
    rule: str = ""
    """The rule that read it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is read in one article."""

    article: str
    """The article's id."""
    text: str
    """Its canonical text."""
    dates: tuple[DateMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
    events: tuple[EventMention, ...] = ()
    unread: str = ""
    """Why it was not read, such as a language that no installed model reads; empty where it was."""
    statements: tuple[EventMention, ...] = field(default=())
    """Background that is no event of the lexicon but explains (``strained relations``)."""
