"""What a reader gives for an article: the vocabulary that readers and the making of facts share.

A reader needs to give little: the text, its sentences, and of each event the type, the quote, who takes part by the
article's words, and whether it happened. The rest has a default and makes facts fuller; what only a reader with rules
knows (``trigger``, ``rule``, ``plover``) serves to explain them. All offsets are in the article's canonical text.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ..model import ActorKind, Modality

__all__ = [
    "FORMAT",
    "NO_OWN_TELLING",
    "ActorMention",
    "DateMention",
    "EventMention",
    "NotBelieved",
    "Participant",
    "Reading",
    "RoleMention",
    "TextSpan",
]

FORMAT = 4
"""The version of this vocabulary: raised where a field is added, goes, or comes to mean something else."""

NO_OWN_TELLING = "it has no telling with its own verb"
"""The one reason against a sentence of ours that a second reader of the same can take away: the type's own sentence tells it."""


@dataclass(frozen=True, slots=True)
class TextSpan:
    """A stretch of an article's canonical text."""

    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last."""

    def overlaps(self, other: TextSpan) -> bool:
        """Whether a character is in both."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, kw_only=True, slots=True)
class DateMention:
    """Words that say when."""

    span: TextSpan
    """Where they stand."""
    text: str
    """The words."""
    value: str | None
    """EDTF, never finer than the words; None where the text does not let it be resolved (a duration, or no date to start from)."""
    rule: str = ""
    """The rule that read it."""
    days: int | None = None
    """For a duration that sets a deadline ("within 72 hours", "ten days"): its length in days."""
    lacks_day: bool = False
    """Whether it has no value only because nobody knows on which day the article was published ("on Sunday")."""
    open: Literal["since", "until", "by"] | None = None
    """What the words before it make of it ("since 2012", "until Saturday", "by May"); ``value`` is still the date that is named."""


@dataclass(frozen=True, kw_only=True, slots=True)
class RoleMention:
    """What an article says that an actor is or was."""

    value: str
    """In the article's terms, such as ``security minister``."""
    span: TextSpan
    """The words that say it: the quote."""
    since: str | None = None
    """Since when, EDTF."""
    until: str | None = None
    """Until when, EDTF; ``former`` without a date is in ``value``."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ActorMention:
    """Words that name, or mean, somebody."""

    span: TextSpan
    """Where they stand."""
    text: str
    """The words."""
    name: str
    """The fullest name that this article has for whoever is meant; for a country its usual English name."""
    kind: ActorKind
    """What is meant."""
    country: str | None = None
    """The name of the country it belongs to."""
    roles: tuple[RoleMention, ...] = ()
    """What is said here of what it is."""
    form: Literal["name", "short", "demonym", "seat", "pronoun", "phrase"] = "name"
    """How it is named: a full name, a short form of one, a demonym ("Malian"), a seat that stands for a
    state ("Paris"), a pronoun, or a definite phrase ("the two officials")."""
    outlet: bool = False
    """Whether it is a news outlet, which is somebody only where it does more than report."""
    rule: str = ""
    """The rule that read it."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Participant:
    """Who takes part in an event."""

    name: str
    """An actor's name as in ``ActorMention.name``; the words themselves where nobody that is named is meant."""
    text: str
    """The words that fill the role."""
    span: TextSpan
    """Where they stand."""
    kind: ActorKind | None = None
    """None where it is nobody that is named (``soldiers``, ``a diplomatic source``)."""
    country: str | None = None
    """The name of the country it belongs to, such as Mali for "two Malian diplomats"."""


@dataclass(frozen=True, kw_only=True, slots=True)
class EventMention:
    """One telling of one event."""

    trigger: TextSpan | None = None
    """The verb or noun that tells it."""
    quote: TextSpan
    """The shortest clause that bears it."""
    type: str
    """An event type of the lexicon; ``event`` for what only the article's words tell, of statements too."""
    plover: str = ""
    """The type's PLOVER code."""
    by: tuple[Participant, ...]
    """Who did it; empty where that is not told."""
    against: tuple[Participant, ...]
    """To whom it was done; empty where that is not told."""
    number: int | str | None = None
    """How many people, or the words where they give no number (``dozens``, ``all members of the embassy``)."""
    people: str | None = None
    """Who they are, such as ``diplomats``; a plural noun phrase without its number."""
    what: str | None = None
    """What it was about, such as ``counterterrorism cooperation``."""
    place: str | None = None
    """Where it was, in the article's words."""
    date: str | None = None
    """When it was, EDTF."""
    date_span: TextSpan | None = None
    """The words that date it."""
    status: str | None = None
    """For an expulsion: ``persona non grata``, ``ordered to leave`` or ``recalled``."""
    deadline: str | None = None
    """By when those expelled have to go, EDTF."""
    deadline_days: int | None = None
    """A deadline counted from the order, in days, where the order's date is not known here."""
    deadline_span: TextSpan | None = None
    """The words that set the deadline."""
    left: str | None = None
    """When those expelled left, EDTF."""
    left_span: TextSpan | None = None
    """The words that say so."""
    said_by: str | None = None
    """Who says so, in the article's words or as an actor's name."""
    modality: Modality
    """Whether it happened, by this telling."""
    response_to: tuple[int, ...] = ()
    """Indexes into ``Reading.events``: what the article says that this answers."""
    response_span: TextSpan | None = None
    """The words that say so."""
    verb: str | None = None
    """The verb whose own sentence tells it, as the lexicon has it (``foil``); None where the article's words must."""
    sentence: TextSpan | None = None
    """What a fact quotes: the sentence that tells it, or of a long one a part with all that governs the clause."""
    unsafe: tuple[str, ...] = ()
    """Why no sentence of ours can tell just what the words say; empty where one can."""
    doubt: str = ""
    """Why it is not read surely enough to be a fact, so that it is only a lead; empty where it is."""
    background: bool = False
    """Told as background (``since 2012``, ``has long …``) rather than as news."""
    rule: str = ""
    """The rule that read it."""

    @property
    def told_at(self) -> TextSpan:
        """Where the text tells it: the trigger, or the whole quote where the reader knows of none."""
        return self.trigger or self.quote


@dataclass(frozen=True, slots=True)
class NotBelieved:
    """What a reader was told of an article and did not take over, since the words do not bear it."""

    said: str
    """What it was told, as a person may read it."""
    reason: str
    """What speaks against it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """All that is read in one article."""

    article: str
    """The article's id."""
    text: str
    """Its canonical text."""
    sentences: tuple[TextSpan, ...]
    """Its sentences, in order; none where it was not read."""
    dates: tuple[DateMention, ...] = ()
    """The words that say when, in order."""
    actors: tuple[ActorMention, ...] = ()
    """The words that name somebody, in order."""
    events: tuple[EventMention, ...] = ()
    """What happened, or is told in another way, in order."""
    unread: str = ""
    """Why it was not read, such as a language that no installed reader reads; empty where it was."""
    statements: tuple[EventMention, ...] = ()
    """Background that is no event of the lexicon but explains (``strained relations``)."""
    acts: tuple[TextSpan, ...] = ()
    """The verbs by which somebody does something: where no event is read, a sentence that has one may tell one all the same."""
    not_believed: tuple[NotBelieved, ...] = ()
    """What was left out of what the reader was told by somebody else, such as a language model."""
    reader: str = ""
    """The name of the reader that made it; it is filled in by who asks the reader."""
    format: int = FORMAT
    """The version of the vocabulary that it is written in."""
