"""What the table of a ledger is made from: facts as rows, the columns that say something, and what each is sorted by."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..edtf_dates import bounds
from ..field_types import Holds, kind_of
from ..ledger_facts import PLAIN_COLUMNS, ledger_path, rows_of
from ..model import Event, Expulsion, Ledger, preferred
from ..numbers import parse_number
from .catalogue import Catalogue
from .lanes import type_label

__all__ = ["LedgerRow", "LedgerTable", "ledgers_of", "table_of"]

_MOST_AT_A_GLANCE = 8
"""Of more rows than this a reader can choose."""


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """A fact."""

    fact: Event | Expulsion
    """The fact."""
    type: str
    """What the lexicon calls it, such as "Ruling"."""
    modality: str
    """How sure it is, where it is not told as done: "alleged"; else empty."""
    keys: Mapping[str, str]
    """What each column is sorted by: a day, a number or words; empty where it has nothing."""


@dataclass(frozen=True, slots=True)
class LedgerTable:
    """Facts, oldest first."""

    columns: tuple[str, ...]
    """The fields beside each fact's sentence: those in which a row has something."""
    rows: tuple[LedgerRow, ...]
    """The facts."""

    @property
    def unsure(self) -> dict[str, int]:
        """How many rows are not told as done, by how they are told."""
        return dict(Counter(row.modality for row in self.rows if row.modality))

    @property
    def undated(self) -> int:
        """How many rows have no date and stand last."""
        return sum(preferred(row.fact.date) is None for row in self.rows)

    @property
    def is_long(self) -> bool:
        """Whether there is so much that a reader may choose."""
        return len(self.rows) > _MOST_AT_A_GLANCE


def ledgers_of(catalogue: Catalogue) -> Iterator[tuple[str, Ledger, LedgerTable]]:
    """The ledgers of a story that list something, with their pages' paths and their tables."""
    facts = [*catalogue.happenings, *catalogue.undated]
    for ledger in catalogue.story.ledgers:
        if rows := rows_of(ledger, facts, catalogue.told):
            yield ledger_path(ledger), ledger, table_of(rows, ledger.columns or PLAIN_COLUMNS, catalogue)


def table_of(facts: Sequence[Event | Expulsion], columns: Sequence[str], catalogue: Catalogue) -> LedgerTable:
    """Facts as the rows of a table.

    :param columns: the fields that may be columns, in order.
    """
    rows = tuple(_row(fact, columns, catalogue) for fact in facts)
    return LedgerTable(tuple(name for name in columns if any(row.keys[name] for row in rows)), rows)


def _row(fact: Event | Expulsion, columns: Sequence[str], catalogue: Catalogue) -> LedgerRow:
    modality = getattr(fact, "modality", "asserted")
    return LedgerRow(
        fact=fact,
        type=type_label(fact, catalogue.messages),
        modality="" if modality == "asserted" else modality,
        keys={name: _key(fact, name, catalogue) for name in columns},
    )


def _key(fact: Event | Expulsion, name: str, catalogue: Catalogue) -> str:
    """What a row is sorted by in a column: by the value that is told first."""
    if name == "type":
        return type_label(fact, catalogue.messages)
    value: Any = preferred(getattr(fact, name, None))
    kind = kind_of(type(fact), name)
    if kind.holds is Holds.FACT:
        answered = [other for other, _ in catalogue.answered.get(fact.id, ())]
        days = (preferred(getattr(other, "date", None)) for other in answered)
        return next((_day(day) for day in days if day), "") or ", ".join(map(catalogue.heading, answered))
    if value is None:
        return ""
    if kind.holds is Holds.DATE:
        return _day(value)
    if kind.holds is Holds.COUNT:
        number = value if isinstance(value, int) else parse_number(value)
        return str(value) if number is None else str(number)
    said = value if isinstance(value, list) else [value]
    return ", ".join(str(preferred(catalogue.actors[one].name)) if one in catalogue.actors else one for one in said)


def _day(date: str) -> str:
    """A day to sort a date by: its first, or its last where nobody knows the first."""
    low, high = bounds(date)
    return (high if low == dt.date.min else low).isoformat()
