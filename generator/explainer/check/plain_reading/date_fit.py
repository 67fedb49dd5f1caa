"""Whether a date is one that words can mean, and no finer than they are."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from enum import Enum

from ...edtf_dates import Bounds, bounds, is_edtf, roughly

__all__ = ["Fit", "fit"]

_SET = re.compile(r"[\[{](.*)[\]}]")


class Fit(Enum):
    """How a date stands to what words can mean."""

    MEANT = "meant"
    """They can mean it, or something within it."""
    FINER = "finer"
    """They only tell a longer time that it lies in."""
    OTHER = "other"
    """They mean something else."""


def fit(date: str, values: Iterable[str]) -> Fit:
    """How a date stands to the dates that words can mean.

    :param date: EDTF; of an interval or a set each end or member must be meant, unless the words mean the whole.
    :param values: EDTF.
    """
    spans = [bounds(value) for value in values if is_edtf(value)]
    whole = bounds(date)
    if whole in spans:
        return Fit.MEANT
    found = [_of_point(point, spans) for point in _points(date)]
    if all(one is Fit.MEANT for one in found):
        return Fit.MEANT
    return Fit.OTHER if Fit.OTHER in found else Fit.FINER


def _points(date: str) -> Iterator[str]:
    """The ends of an interval, the members of a set, or the date itself."""
    if match := _SET.fullmatch(date):
        for member in match[1].split(","):
            yield from (end for end in member.strip().split("..") if end)
    else:
        yield from (end for end in date.split("/") if end not in ("", ".."))


def _of_point(point: str, spans: Iterable[Bounds]) -> Fit:
    first, last = roughly(point)
    found = Fit.OTHER
    for start, end in spans:
        if first <= start and end <= last:
            return Fit.MEANT
        if start != dt.date.min and end != dt.date.max and start <= first and last <= end:
            found = Fit.FINER
    return found
