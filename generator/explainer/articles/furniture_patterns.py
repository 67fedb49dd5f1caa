"""The patterns of ``generator/explainer/data/furniture.yml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import Any, Literal, get_args

from ..edtf_dates import is_edtf
from ..tables import table
from .bylines import Byline, read_byline
from .raw import Attested, Said

__all__ = ["FurniturePattern", "Where", "day_in_words", "marks", "patterns", "said_by", "worth_trying"]

_WORD = re.compile(r"[^\W\d_]+")

_MONTHS = 12


@dataclass(frozen=True, kw_only=True, eq=False)  # each is one of its kind, so looked up by identity
class FurniturePattern:
    """One way in which furniture is worded."""

    expression: str
    """The regular expression."""
    marks: frozenset[str]
    """Characters and words, see :func:`marks`, of which every text that it fits has one; empty where it asks for none."""
    kind: Literal["furniture", "dateline", "caption"]
    """The block that it makes."""
    text: str | None
    """What the line's other text is then, such as ``caption``; None where that makes no difference."""
    only: Literal["opening", "once"] | None
    """Where it holds: among the first lines, and there only if no other line is of this pattern."""
    sure: bool
    """Whether it holds even before what looks like a title."""
    heads: bool
    """Whether it stands in an article's head, so that what is above it is no body text."""
    credits: bool
    """Whether it credits a picture, whose caption is the line above."""

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The expression compiled: when it is first tried, since most are long and many never are."""
        return re.compile(self.expression)


Where = Literal["heads", "tails", "lines"]
"""The start of a line, its end, or the whole of it."""


@cache
def patterns(where: Where) -> tuple[FurniturePattern, ...]:
    """The patterns in the table's order."""
    end = "" if where == "heads" else "$"
    return tuple(_pattern(entry, end) for entry in table("furniture")[where])


@lru_cache(maxsize=4096)  # a line is looked at again with those around it
def marks(text: str) -> frozenset[str]:
    """What to see of a text at a glance: its characters, and the words that a pattern asks for, in small letters.

    A word is seen within another: pages that are copied say "ByAda Lovelace".
    """
    words = set(_WORD.findall(text.casefold()))
    return frozenset(text).union(*map(_asked_within, words))


def worth_trying(where: Where, seen: frozenset[str]) -> tuple[FurniturePattern, ...]:
    """The patterns that a text may fit, in the table's order.

    :param seen: its :func:`marks`.
    """
    return _asking_for(where, seen & _marks_asked_for(where))


@lru_cache(maxsize=4096)  # few of the marks that a line has are asked for, so many lines have the same
def _asking_for(where: Where, seen: frozenset[str]) -> tuple[FurniturePattern, ...]:
    every, asking = patterns(where), _asking(where)
    return tuple(every[no] for no in sorted({*asking[""], *(no for mark in seen for no in asking[mark])}))


@lru_cache(maxsize=2**14)  # a text has most of its words again and again
def _asked_within(word: str) -> frozenset[str]:
    """The words that patterns ask for that stand in a word, itself or a part of it."""
    return frozenset(asked for asked in _words_asked_for() if asked in word)


@cache
def _words_asked_for() -> frozenset[str]:
    return frozenset(mark for where in get_args(Where) for mark in _asking(where) if len(mark) > 1)


@cache
def _marks_asked_for(where: Where) -> frozenset[str]:
    return frozenset(_asking(where)) - {""}


@cache
def _asking(where: Where) -> dict[str, list[int]]:
    """Which patterns ask for a mark, by the mark; those that ask for none by nothing."""
    found: dict[str, list[int]] = {"": []}
    for no, pattern in enumerate(patterns(where)):
        for mark in pattern.marks or {""}:
            found.setdefault(mark, []).append(no)
    return found


def said_by(match: re.Match[str], published: str) -> Said:
    """What the named groups of a match say.

    :param published: the article's date as far as known: a day without a year is of its year.
    """
    groups = {name: " ".join(words.split()) for name, words in match.groupdict().items() if words}
    where = f"the line “{match[0].strip()}”"
    said: Said = {name: Attested(groups[name], where) for name in ("publisher", "url") if name in groups}
    byline = read_byline(match[0]) if "author" in groups else Byline()
    if "author" in groups:
        names = byline.of("person") or [groups["author"]]
        said["author"] = Attested(names[0] if len(names) == 1 else names, where)
    if agency := byline.agency or _agencies().get(groups.get("agency", "")):
        said["agency"] = Attested(agency, where)
    if date := day_in_words(groups.get("date", ""), published):
        said["published"] = Attested(date, where)
    return said


def _pattern(entry: dict[str, Any], end: str) -> FurniturePattern:
    return FurniturePattern(
        expression=f"(?:{_filled(entry['pattern'])}){end}",
        marks=frozenset([*entry.get("has", ""), *(mark for word in entry.get("words", ()) for mark in _asked(word))]),
        kind=entry["kind"],
        text=entry.get("text"),
        only=entry.get("only"),
        sure=entry.get("sure") == "yes",
        heads=entry.get("heads") == "yes",
        credits=entry.get("credits") == "yes",
    )


def _filled(pattern: str) -> str:
    """The pattern with its pieces in place of their names."""
    return re.sub(r"\{([a-z_]+)\}", lambda name: _filled(_pieces()[name[1]]), pattern)


def _asked(word: str) -> frozenset[str]:
    """The marks that a word of the table stands for."""
    names = {"{agency}": _agencies(), "{month}": _months()}.get(word, [word])
    return frozenset(_WORD.findall(name)[0].casefold() for name in names)


@cache
def _pieces() -> dict[str, str]:
    pieces: dict[str, str] = table("furniture")["pieces"]
    return pieces | {"agency": _any(_agencies()), "month": _any(_months())}


@cache
def _months() -> tuple[str, ...]:
    """Every way to write a month."""
    return tuple(name for names in table("furniture")["months"].values() for name in names)


@cache
def _agencies() -> dict[str, str]:
    """Every way to write an agency, and what it is called."""
    return {alias: name for name, aliases in table("furniture")["agencies"].items() for alias in aliases}


def _any(words: Any) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return rf"(?:{'|'.join(re.escape(word) for word in longest_first)})"


def day_in_words(words: str, published: str = "unknown") -> str | None:
    """A day in words as EDTF; None where it has no year, and ``published`` gives it none."""
    if iso := re.search(r"\d{4}-\d\d-\d\d", words):
        return iso[0] if is_edtf(iso[0]) else None
    if figures := re.search(r"(\d\d?)[./](\d\d?)[./](\d{4})", words):
        return _in_figures(*figures.groups())
    named, day, year = (
        re.search(rf"\b{_pieces()['month']}\b", words),
        re.search(r"(?<!\d)\d{1,2}(?!\d)", words),
        re.search(r"\d{4}", words),
    )
    if not (named and day):
        return None
    month = next(number for number, names in table("furniture")["months"].items() if named[0] in names)
    known = published[:4]
    if not year and published not in (known, f"{known}-{month}"):
        return None
    date = f"{year[0] if year else known}-{month}-{int(day[0]):02}"
    return date if is_edtf(date) else None


def _in_figures(one: str, other: str, year: str) -> str | None:
    """A day told in figures alone; None where either number may be the month."""
    months = {(month, day) for month, day in ((one, other), (other, one)) if int(month) <= _MONTHS}
    if len({(int(month), int(day)) for month, day in months}) != 1:
        return None
    month, day = months.pop()
    date = f"{year}-{int(month):02}-{int(day):02}"
    return date if is_edtf(date) else None
