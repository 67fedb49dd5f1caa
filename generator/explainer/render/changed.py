"""Corrections and updates in words, for the page that lists them, for its feed, and for the facts themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..corrections import ChangeLog, Entry, FieldChange, ToldValue
from ..date_words import date_words
from ..edtf_dates import is_edtf
from ..field_types import FieldKind, Holds, Many, Trait
from ..lexicon import load_lexicon
from ..messages import Messages
from ..model import EVENT, Article, Fact
from ..numbers import spell
from .catalogue import Catalogue
from .footnotes import title

__all__ = ["ChangedField", "ListedChange", "Shown", "by_day", "choices", "shown"]

_UPDATES = 100
"""How many updates the page lists, the newest; corrections are listed for good."""


@dataclass(frozen=True, slots=True)
class ChangedField:
    """A field that tells something else."""

    field: str
    """The field's name."""
    kind: str
    """``correction`` or ``update``."""
    before: str
    """What it said; empty where it said nothing."""
    after: str
    """What it says now; empty where it says nothing."""
    withdrawn: str
    """What is not told again: a ``value``, ``words`` of ours, or their ``wording`` that others took the place of;
    empty where all is."""


@dataclass(frozen=True, slots=True)
class ListedChange:
    """What the page lists in one place: all that changed in one fact on one day, or all alike that was withdrawn then."""

    entries: Sequence[Shown]
    """In the order of the log; at least one."""

    @property
    def first(self) -> Shown:
        """The entry that says of all what they are about: a correction, if there is one."""
        return next((entry for entry in self.entries if entry.kind == "correction"), self.entries[0])

    @property
    def lines(self) -> list[ChangedField]:
        """What changed in all of them."""
        return [line for entry in self.entries for line in entry.lines]

    @property
    def why(self) -> list[str]:
        """The editors' reasons, each once."""
        return list(dict.fromkeys(reason for entry in self.entries for reason in entry.why))


@dataclass(frozen=True, slots=True)
class Shown:
    """A correction or update in words."""

    ident: str
    """A UUID that stays."""
    kind: str
    """``correction`` or ``update``."""
    what: str
    """``new``, ``changed`` or ``withdrawn``."""
    when: str
    """RFC 3339."""
    sheet: str
    """The sheet in which the fact stands, or stood."""
    subject: str
    """The fact as it is told now; of one that was withdrawn what an editor says that it said, or nothing."""
    fact: str
    """The id to link to; empty where the fact was withdrawn."""
    lines: Sequence[ChangedField]
    """What changed in it."""
    why: Sequence[str]
    """Of a correction, the editors' reasons."""

    @property
    def anchor(self) -> str:
        """Its address on the page."""
        return f"change:{self.ident[:13]}"

    @property
    def corrected(self) -> list[str]:
        """The fields in which it takes something back."""
        return list(dict.fromkeys(line.field for line in self.lines if line.kind == "correction"))

    @property
    def only_takes_back(self) -> bool:
        """Whether nothing took the place of what was taken back."""
        return bool(self.corrected) and not any(line.after for line in self.lines if line.kind == "correction")

    def still_told_of(self, fact: Fact) -> bool:
        """Whether a field in which it takes something back says something all the same."""
        return any(getattr(fact, name, None) for name in self.corrected)

    @property
    def day(self) -> str:
        """Such as ``2025-09-22``."""
        return self.when[:10]


def shown(catalogue: Catalogue, log: ChangeLog) -> list[Shown]:
    """Every entry of the log in words."""
    words = _Words(catalogue)
    return [words.entry(entry) for entry in log.entries]


def choices(messages: Messages) -> dict[str, str]:
    """What the words of the model's fixed lists are in the language: an actor's kind, how an event is told."""
    _ = messages.gettext
    return {
        "country": _("country"),
        "person": _("person"),
        "organisation": _("organisation"),
        "group": _("group"),
        "asserted": _("done"),
        "alleged": _("alleged"),
        "denied": _("denied"),
        "threatened": _("threatened"),
        "demanded": _("demanded"),
        "hypothetical": _("supposed"),
        "planned": _("planned"),
    }


def by_day(entries: Sequence[Shown]) -> tuple[dict[str, list[ListedChange]], int]:
    """What the page lists under each day, and how many older updates it leaves out."""
    updates = [entry for entry in entries if entry.kind == "update"]
    left_out = {id(entry) for entry in updates[_UPDATES:]}
    days: dict[str, dict[tuple[str, ...], list[Shown]]] = {}
    for entry in entries:
        if id(entry) not in left_out:
            alike = (entry.fact,) if entry.fact else (entry.what, entry.sheet, entry.subject)
            days.setdefault(entry.day, {}).setdefault(alike, []).append(entry)
    return {day: [*map(ListedChange, listed.values())] for day, listed in days.items()}, len(left_out)


class _Words:
    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue, self._messages = catalogue, catalogue.messages

    def entry(self, entry: Entry) -> Shown:
        return Shown(
            entry.ident,
            entry.kind,
            entry.what,
            entry.when,
            entry.sheet,
            self._subject(entry.fact) if entry.fact else entry.said,
            entry.fact,
            list(self._lines(entry.changes)),
            list(entry.why) if entry.kind == "correction" else [],
        )

    def _subject(self, ident: str) -> str:
        return self._catalogue.heading(self._catalogue.actors.get(ident) or self._catalogue.facts[ident])

    def _lines(self, changes: Sequence[FieldChange]) -> Iterator[ChangedField]:
        for change in changes:
            before, after = change.before, change.after
            if change.field_kind.many is Many.SET:  # only the items that came or went are told
                before = tuple(value for value in change.before if value not in change.after)
                after = tuple(value for value in change.after if value not in change.before)
            elif change.withdrawn and set(before) <= set(after):
                before = ()
            was, now = (self._values(change.field_kind, values) for values in (before, after))
            yield ChangedField(change.field, change.kind, was, now, change.withdrawn)

    def _values(self, kind: FieldKind, values: Sequence[ToldValue]) -> str:
        told = [self._value(kind.holds, value) for value in values]
        if Trait.OUR_WORDS in kind.traits:  # within a sentence of what changed, they close none
            told = [words.removesuffix(".") for words in told]
        return "; ".join(told) if kind.many is Many.SET else self._messages.either(told)

    def _value(self, holds: Holds, value: ToldValue) -> str:
        if isinstance(value, tuple):
            return self._role(*value) if holds is Holds.ROLE else self._messages.listed([*map(self._name, value)])
        match holds:
            case Holds.DATE:
                return self._date(value)
            case Holds.ACTOR | Holds.PARTY | Holds.SPEAKER:
                return self._name(value)
            case Holds.FACT:
                return self._subject(value)
            case Holds.SOURCE:
                article = self._catalogue.evidence.reference(value)
                return title(article) if isinstance(article, Article) else value
            case Holds.EVENT_TYPE:
                types = load_lexicon().types
                return (
                    self._messages.gettext("in an article’s words")
                    if value == EVENT
                    else self._messages.gettext(types[value].label)
                    if value in types
                    else value.replace("-", " ")
                )
            case Holds.COUNT:
                return spell(int(value), self._messages) if value.isdecimal() and len(value) < 10 else value
            case Holds.OTHER:
                return choices(self._messages).get(value, value)
            case _:
                return value

    def _name(self, ident: str) -> str:
        return self._catalogue.spoken.get(ident, ident)

    def _role(self, value: str, since: str, until: str) -> str:
        if not since and not until:
            return value
        return f"{value} ({self._date((since or '..') + '/' + (until or '..'))})"

    def _date(self, date: str) -> str:
        return date_words(date, self._messages) if is_edtf(date) else date
