"""What several articles give for one field, as the sheets write it: one value, or claims side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..disagreements import compatible
from ..edtf_dates import bounds
from ..field_types import FieldKind, Holds, kind_of
from ..model import Claim, Event, Expulsion, Source
from ..numbers import is_vague

__all__ = ["SourcedValue", "borne", "commonest", "reconcile"]

_Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class SourcedValue:
    """A value that an article gives for a field."""

    value: Any
    source: Source
    """The words that give it."""
    inferred_from: str = ""
    """The article whose date this date was worked out with."""
    quoted: Source | None = None
    """The fact's own source in whose quote these words stand; None where they stand elsewhere."""


def reconcile(field: str, values: Sequence[SourcedValue], sources: Sequence[Source]) -> Any:
    """The field's value: plain where each of the fact's sources bears it, else claims, each with what bears it.

    Of values that can all hold together the finest is told, borne by those that give it. A value that was worked out
    with another article's date is always a claim, since it must say so.

    :param field: a field that events or expulsions have.
    :param sources: the fact's own.
    :returns: None where nothing was said.
    """
    kind = _kind(field)
    camps: list[list[SourcedValue]] = []
    for one in sorted(values, key=lambda s: (_coarseness(kind, s.value), s.source.article, str(s.value))):
        camp = next((c for c in camps if all(compatible(kind, one.value, other.value) for other in c)), None)
        if camp is None:
            camps.append(camp := [])
        camp.append(one)
    camps.sort(
        key=lambda camp: (-len({s.source.article for s in camp}), bool(camp[0].inferred_from), camp[0].source.article)
    )
    return _as_written([[one for one in camp if one.value == camp[0].value] for camp in camps], sources)


def borne(value: Any, values: Sequence[SourcedValue], sources: Sequence[Source]) -> Any:
    """A value that was chosen of several ways to say the same: plain, or a claim with just what bears it."""
    told = [one for one in values if one.value == value]
    return _as_written([told] if told else [], sources)


def commonest(values: Sequence[Any]) -> Any:
    """The value most often given; of several the shortest, then the first in order. None for none."""
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], len(value), value)) if counts else None


def _as_written(camps: Sequence[Sequence[SourcedValue]], sources: Sequence[Source]) -> Any:
    if not camps:
        return None
    if len(camps) == 1 and not camps[0][0].inferred_from:
        bearing = {_key(one.quoted) for one in camps[0] if one.quoted is not None}
        if all(_key(source) in bearing for source in sources):
            return camps[0][0].value
    return [_claim(camp) for camp in camps]


def _kind(field: str) -> FieldKind:
    model = Expulsion if field in Expulsion.model_fields else Event
    return kind_of(model, field)


def _key(source: Source) -> _Key:
    return source.article, source.quote, source.prefix


def _claim(camp: Sequence[SourcedValue]) -> Claim[Any]:
    sources = {_key(s.source): s.source for s in camp}
    ordered = [sources[key] for key in sorted(sources)]
    return Claim[Any](value=camp[0].value, sources=ordered, inferred_from=camp[0].inferred_from)


def _coarseness(kind: FieldKind, value: Any) -> float:
    """How little a value says: days for a date, a number before words before vague words."""
    if kind.holds is Holds.DATE:
        first, last = bounds(value)
        return (last - first).days + any(mark in value for mark in "~?%") / 2
    if isinstance(value, str):
        return 2 if is_vague(value) else 1
    return -len(value) if isinstance(value, list) else 0
