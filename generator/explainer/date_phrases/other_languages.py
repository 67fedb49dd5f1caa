"""Dates in languages without rules, of which only the names of months and days are known, by Unicode's CLDR, and figures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from babel import Locale, UnknownLocaleError

from ..number_words import figures
from .rules import DateMatch, Rule

__all__ = ["foreign_matches"]

_YEAR = r"(?:1[6-9]\d\d|20[0-4]\d)(?!\d)"
_SHORTEST = 4
"""Letters: a shorter name of a month, or one cut short, is as likely another word where no figure stands beside it."""
_FIGURES = (
    r"(?P<iso_date>[12]\d{3}-\d{1,2}-\d{1,2}(?!\d))"
    r"|(?P<slashed_date>\d{1,2}(?:/\d{1,2}/|\.\d{1,2}\.|-\d{1,2}-)\d{4}(?!\d))"
    r"|(?:(?P<y>[12]\d{3}) ?[年년] ?)?(?P<m>1[0-2]|0?[1-9]) ?[月월](?: ?(?P<d>[12]\d|3[01]|0?[1-9]) ?[日일])?"
)


def foreign_matches(text: str, language: str) -> Iterator[DateMatch]:
    """The dates in a text of a language without rules, in order.

    :param language: ISO 639-1, which may go on with a region; of one that nobody knows only figures are read.
    """
    pattern, months, weekdays = _names(language)
    for found in pattern.finditer(figures(text).casefold() if len(text.casefold()) == len(text) else figures(text)):
        given = {name: written for name, written in found.groupdict().items() if written}
        words = dict(_words(given, months, weekdays))
        if words:
            reads = next(
                (name.removesuffix("_date") for name in ("iso_date", "slashed_date", "weekday") if name in words),
                "date",
            )
            yield DateMatch(Rule(reads, reads, "", False, {}), found.start(), found.end(), words, {})


def _words(
    given: Mapping[str, str], months: Mapping[str, str], weekdays: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    """What was found, by the names that dates are resolved by, and worth as in ``DateMatch``."""
    for name, written in given.items():
        match name.rstrip("_"):
            case "month" | "alone":
                yield "month", months[written]
            case "m":
                yield "month", written
            case "weekday":
                yield "weekday", weekdays[written]
            case "day" | "d":
                yield "day", written
            case "year" | "y" | "only":
                yield "year", written
            case _:
                yield name, written


@cache
def _names(language: str) -> tuple[re.Pattern[str], Mapping[str, str], Mapping[str, str]]:
    """The pattern of a language's dates, and the numbers of its months and days of the week by their names."""
    try:
        locale = Locale.parse(language, sep="-")
    except (TypeError, UnknownLocaleError, ValueError):
        return re.compile(_FIGURES), {}, {}
    months = {
        name.casefold().rstrip("."): f"{number}"
        for context in ("format", "stand-alone")
        for width in ("abbreviated", "wide")
        for number, name in locale.months[context][width].items()
        if not re.search(r"\d", name)
    }
    days = {
        name.casefold(): f"{number}"
        for context in ("format", "stand-alone")
        for number, name in locale.days[context]["wide"].items()
    }
    month = _any(months)
    forms = [_FIGURES]
    if months:
        forms += [
            rf"(?<!\d)(?P<day>[12]\d|3[01]|0?[1-9])(?:\.|er|º|ª)?,? (?:\w{{1,3}} |d['’])?(?P<month>{month})\.?(?!\w)(?:,? (?:\w{{1,3}} )?(?P<year>{_YEAR}))?",
            rf"(?<!\w)(?P<month_>{month})\.?(?!\w),? (?:\w{{1,3}} )?(?P<year_>{_YEAR})",
            rf"(?<!\w)(?P<alone>{_any(_wide(locale, months))})(?!\w)",
        ]
    if days:
        forms.append(rf"(?<!\w)(?P<weekday>{_any(days)})(?!\w)")
    forms.append(rf"(?<![\w.,])(?P<only>{_YEAR})(?!\w|[.,]\d)")
    expression = "|".join(forms)
    return re.compile(expression), months, days


def _wide(locale: Locale, months: Mapping[str, str]) -> list[str]:
    """The names of months that stand alone without being taken for another word."""
    names = [name.casefold() for of in ("format", "stand-alone") for name in locale.months[of]["wide"].values()]
    return [name for name in names if name in months and len(name) >= _SHORTEST]


def _any(names: Mapping[str, str] | list[str]) -> str:
    return "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
