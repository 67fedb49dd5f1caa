"""When something was by our reading of the words that a model quotes, and not by the model's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ..check.plain_reading.date_fit import Fit, fit
from ..date_phrases import DatePhrase
from ..edtf_dates import bounds, is_edtf
from ..readers import TextSpan

__all__ = ["OwnDate", "own_date"]


@dataclass(frozen=True, slots=True)
class OwnDate:
    """A date with the words that give it."""

    value: str
    """EDTF."""
    span: TextSpan
    """Where they stand."""


def own_date(told: str | None, phrases: Sequence[DatePhrase]) -> OwnDate | None:
    """The date that words give and that a model means; None where they give none that it may mean, or several.

    :param told: the model's, which only tells which of the words it means, or which of their meanings.
    :param phrases: those of the sentence.
    """
    if not told or not is_edtf(told):
        return None
    meant = [(phrase, value) for phrase in phrases if _is_told(phrase) for value in phrase.values]
    same = [one for one in meant if bounds(one[1]) == bounds(told) or _with_open(*one) == told]
    within = [one for one in meant if fit(told, [one[1]]) is Fit.MEANT]
    around = [one for one in meant if len(one[0].values) == 1 and fit(told, [one[1]]) is Fit.FINER]
    near = within or around
    found = same[:1] or (near if len({value for _, value in near}) == 1 else [])
    if not found:
        return None
    phrase, value = found[0]
    return OwnDate(_with_open(phrase, value), TextSpan(phrase.start, phrase.end))


def _is_told(phrase: DatePhrase) -> bool:
    return phrase.is_sure and phrase.days is None


def _with_open(phrase: DatePhrase, value: str) -> str:
    """A date with what the words before it make of it: "since 2012", "until Friday"."""
    if phrase.open is None or "/" in value:
        return value
    return f"{value}/.." if phrase.open == "since" else f"../{value}"
