"""The patterns of ``generator/data/furniture.yml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, Literal

from ..edtf_dates import is_edtf
from ..tables import table

__all__ = ["Marks", "Pattern", "Said", "patterns", "said_by"]

Said = dict[str, str]
"""What a text says about itself: fields of ``ArticleMeta``."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What to see of a text at a glance."""

    characters: frozenset[str]
    """Those that stand in it."""
    small: str
    """The text in small letters."""

    @classmethod
    def of(cls, text: str) -> Marks:
        """The marks of a text."""
        return cls(frozenset(text), text.casefold())


@dataclass(frozen=True, kw_only=True, eq=False)  # each is one of its kind, so looked up by identity
class Pattern:
    """One way in which furniture is worded."""

    expression: str
    """The regular expression."""
    has: frozenset[str]
    """Characters, and"""
    words: tuple[str, ...]
    """words in small letters: every text that it fits has one of either; both are empty where it asks for none."""
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

    def may_fit(self, marks: Marks) -> bool:
        """Whether it is worth trying on a text with these marks."""
        if not self.has.isdisjoint(marks.characters) or self.asks_nothing:
            return True
        return any(word in marks.small for word in self.words)

    @cached_property
    def asks_nothing(self) -> bool:
        """Whether every text may fit it."""
        return not (self.has or self.words)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The expression compiled: when it is first tried, since most are long and many never are."""
        return re.compile(self.expression)


@cache
def patterns(where: Literal["heads", "tails", "lines"]) -> tuple[Pattern, ...]:
    """The patterns for the start of a line, its end, or the whole of it, in the table's order."""
    end = "" if where == "heads" else "$"
    return tuple(_pattern(entry, end) for entry in table("furniture")[where])


def said_by(match: re.Match[str], published: str) -> Said:
    """What the named groups of a match say.

    :param published: the article's date as far as known: a day without a year is of its year.
    """
    groups = {name: " ".join(words.split()) for name, words in match.groupdict().items() if words}
    said = {name: groups[name] for name in ("author",) if name in groups}
    if agency := _agencies().get(groups.get("agency", "")):
        said["agency"] = agency
    if date := _edtf(groups.get("date", ""), published):
        said["published"] = date
    return said


def _pattern(entry: dict[str, Any], end: str) -> Pattern:
    return Pattern(
        expression=f"(?:{_filled(entry['pattern'])}){end}",
        has=frozenset(entry.get("has", "")),
        words=tuple(entry.get("words", ())),
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


@cache
def _pieces() -> dict[str, str]:
    months = (name for names in table("furniture")["months"].values() for name in names)
    return table("furniture")["pieces"] | {"agency": _any(_agencies()), "month": _any(months)}


@cache
def _agencies() -> dict[str, str]:
    """Every way to write an agency, and what it is called."""
    return {alias: name for name, aliases in table("furniture")["agencies"].items() for alias in aliases}


def _any(words: Any) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return rf"(?:{'|'.join(re.escape(word) for word in longest_first)})"


def _edtf(words: str, published: str) -> str | None:
    """A day in words as EDTF; None where it has no year, and ``published`` gives it none."""
    if iso := re.search(r"\d{4}-\d\d-\d\d", words):
        return iso[0] if is_edtf(iso[0]) else None
    named, day, year = (
        re.search(_pieces()["month"], words),
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
