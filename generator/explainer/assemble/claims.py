"""What several articles say of one field: one value where they agree, claims where they do not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from ..disagreements import compatible
from ..edtf_dates import bounds
from ..field_types import FieldKind, Holds, kind_of
from ..model import Claim, Expulsion, Source
from ..numbers import is_vague

__all__ = ["SourcedValue", "commonest", "reconcile"]


@dataclass(frozen=True, slots=True)
class SourcedValue:
    """A value that an article gives for a field."""

    value: Any
    source: Source
    """The words that give it."""
    inferred_from: str = ""
    """The article whose date this date was worked out with."""


def reconcile(field: str, values: Sequence[SourcedValue]) -> Any:
    """The field's value: plain where all can hold together (the finest of them), else claims, most backed first.

    A value that was worked out with another article's date is always a claim, since it must say so.

    :param field: a field that events or expulsions have; the latter have all that is settled here.
    :returns: None where nothing was said.
    """
    kind = kind_of(Expulsion, field)
    camps: list[list[SourcedValue]] = []
    for one in sorted(values, key=lambda s: (_coarseness(kind, s.value), s.source.article, str(s.value))):
        camp = next((c for c in camps if all(compatible(kind, one.value, other.value) for other in c)), None)
        if camp is None:
            camps.append(camp := [])
        camp.append(one)
    if not camps:
        return None
    if len(camps) == 1 and not camps[0][0].inferred_from:
        return camps[0][0].value
    camps.sort(
        key=lambda camp: (-len({s.source.article for s in camp}), bool(camp[0].inferred_from), camp[0].source.article)
    )
    return [_claim(camp) for camp in camps]


def commonest(values: Sequence[Any]) -> Any:
    """The value most often given; of several the shortest, then the first in order. None for none."""
    counts = Counter(value for value in values if value)
    return min(counts, key=lambda value: (-counts[value], len(value), value)) if counts else None


def _claim(camp: Sequence[SourcedValue]) -> Claim[Any]:
    sources = {(s.source.article, s.source.quote): s.source for s in camp}
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
