"""What the pages of the timeline are made from: facts placed in lanes under the headings of their periods, the answers that
are drawn between them, and how dense the years are."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from ...date_words import date_words
from ...edtf_dates import bounds
from ...messages import Messages
from ...model import Event, Expulsion, Fact, Source, preferred
from ..catalogue import Catalogue
from ..lanes import DateShape, FactKind, Lane, date_shape, fact_kind, type_label
from .density import Bar, density
from .key_facts import key_facts, seen_at_once

__all__ = ["Arc", "FactList", "Period", "Timeline", "TimelineFact", "timeline_of", "timelines_of_years"]

_CROWDED_YEAR = 24
"""A year of more facts than this is told by month."""
_CROWDED_MONTH = 8
"""Of a month of more facts than this only some are seen at once."""
_MOST_LEVELS = 3
"""How many arcs may run beside one another: what crosses more is told by its link alone."""
_ROWS = 2
"""How many rows of its lane a fact takes: the next one across begins in the second, so that the order can be seen."""

Dated = Event | Expulsion


@dataclass(frozen=True, slots=True)
class TimelineFact:
    """A fact in its place."""

    fact: Dated
    """The fact."""
    lane: Lane
    """Its lane."""
    kind: FactKind
    """What it is."""
    date: DateShape | None
    """What its date is like; None where it has none."""
    row: int
    """The first of the rows that it takes where there are lanes, from 1."""
    type: str
    """What the lexicon calls it, such as "Arrest"; empty for what an article's words tell."""
    who: Sequence[str]
    """The ids of those who take part, and of the countries that they belong to, for the filter."""
    is_key: bool
    """Whether it is one of the key facts, which are set off."""
    differs: bool
    """Whether sources differ on it, or on whether it came before another."""
    answers: Sequence[tuple[Fact, Sequence[Source]]]
    """What it answers, with what bears that."""


@dataclass(frozen=True, slots=True)
class Arc:
    """A line from an answer to what it answers."""

    answered: str
    """The id of what is answered."""
    answer: str
    """The id of what answers it."""
    places: tuple[int, int]
    """Their places in the list, from 1, the higher one on the page first."""
    rows: tuple[int, int]
    """Their rows where there are lanes, in the same order."""
    is_below: bool
    """Whether what is answered stands below what answers it."""
    level: int
    """How far from the middle it runs, from 0."""


@dataclass(frozen=True, slots=True)
class FactList:
    """Facts that stand together in lanes."""

    facts: Sequence[TimelineFact]
    """What is told there, oldest first."""
    arcs: Sequence[Arc]
    """The answers among them."""

    @property
    def rows(self) -> int:
        """How many rows the lanes have."""
        return max(placed.row for placed in self.facts) + _ROWS - 1

    @property
    def is_sided(self) -> bool:
        """Whether some of it is done by one of two sides."""
        return any(placed.lane != "middle" for placed in self.facts)


@dataclass(frozen=True, slots=True)
class Period:
    """The facts under one heading."""

    heading: str
    """Such as "2025" or "August 2025"; empty for what has no date."""
    first: str
    """The id of the oldest of its facts; empty where there are none."""
    seen: FactList
    """What is seen at once."""
    folded: FactList | None
    """What else there is, where the period is a crowded month."""

    @property
    def lists(self) -> list[FactList]:
        """Its lists, as they follow on the page."""
        return [self.seen, self.folded] if self.folded else [self.seen]

    @property
    def facts(self) -> list[TimelineFact]:
        """All that it tells, as it follows on the page."""
        return [placed for told in self.lists for placed in told.facts]

    @property
    def anchor(self) -> str:
        """The heading's anchor."""
        return _anchor(self.heading)


@dataclass(frozen=True)
class Timeline:
    """One page."""

    periods: Sequence[Period]
    """What it tells, by heading."""
    undated: Period
    """What has no date."""
    bars: Sequence[Bar]
    """How dense it is; empty where that would be a single bar."""

    @cached_property
    def facts(self) -> list[TimelineFact]:
        """All that it tells."""
        return [placed for period in (*self.periods, self.undated) for placed in period.facts]

    @cached_property
    def ids(self) -> set[str]:
        """The ids of what it tells."""
        return {placed.fact.id for placed in self.facts}

    @property
    def has_arcs(self) -> bool:
        """Whether an answer is drawn."""
        return any(told.arcs for period in (*self.periods, self.undated) for told in period.lists)

    @property
    def has_checked(self) -> bool:
        """Whether some of what it tells is checked, and some is not."""
        return len({bool(placed.fact.checked) for placed in self.facts}) > 1

    @property
    def has_differing(self) -> bool:
        """Whether sources differ on some of it, and not on all."""
        return len({placed.differs for placed in self.facts}) > 1

    @property
    def people(self) -> list[str]:
        """The ids of those who take part in more than one fact, the most often first."""
        return [
            ident for ident, n in Counter(one for placed in self.facts for one in placed.who).most_common() if n > 1
        ]

    @property
    def types(self) -> list[str]:
        """The types of what it tells, in the order of the alphabet."""
        return sorted({placed.type for placed in self.facts} - {""})

    @property
    def kinds(self) -> set[FactKind]:
        """The kinds of what it tells."""
        return {placed.kind for placed in self.facts}

    @property
    def dates(self) -> set[DateShape]:
        """What its dates are like."""
        return {placed.date for placed in self.facts if placed.date}


def timeline_of(catalogue: Catalogue) -> Timeline:
    """The page of the whole timeline; of a long one it leads to the pages of the years, and tells only what has no date."""
    key = key_facts(catalogue)
    undated = _period(catalogue, "", catalogue.undated, key)
    if catalogue.years:
        return Timeline([], undated, density(catalogue, catalogue.happenings, partial(_on_page_of_year, catalogue)))
    crowded = {year for year, n in Counter(map(catalogue.year, catalogue.happenings)).items() if n > _CROWDED_YEAR}

    def heading(fact: Dated) -> str:
        year = catalogue.year(fact)
        return _month(catalogue.messages, fact) if year in crowded else year

    periods = _periods(catalogue, catalogue.happenings, heading, key)
    return Timeline(
        periods, undated, density(catalogue, catalogue.happenings, partial(_on_page, "timeline.md", periods))
    )


def timelines_of_years(catalogue: Catalogue) -> Iterator[tuple[str, dict[str, Any]]]:
    """The pages of a long timeline, one a year, by their path."""
    years, key = list(catalogue.years), key_facts(catalogue)
    for no, year in enumerate(years):
        path, facts = f"timeline/{year}.md", catalogue.years[year]
        periods = _periods(catalogue, facts, partial(_month, catalogue.messages), key)
        bars = density(catalogue, facts, partial(_on_page, path, periods))
        yield (
            path,
            {
                "year": year,
                "before": years[no - 1] if no else "",
                "after": years[no + 1] if no + 1 < len(years) else "",
                "timeline": Timeline(periods, _period(catalogue, "", [], key), bars),
            },
        )


def _on_page(path: str, periods: Sequence[Period], first: Dated, is_month: bool) -> tuple[str, str]:
    """Where a bar leads to: the heading above its first fact, or that fact where others stand between."""
    headed = (period.anchor for period in periods if period.first == first.id)
    return path, next(headed, first.id)


def _on_page_of_year(catalogue: Catalogue, first: Dated, is_month: bool) -> tuple[str, str]:
    return f"timeline/{catalogue.year(first)}.md", _anchor(_month(catalogue.messages, first)) if is_month else "in:top"


def _anchor(heading: str) -> str:
    return "in:" + heading.lower().replace(" ", "-")


def _periods(
    catalogue: Catalogue, facts: Sequence[Dated], heading: Callable[[Dated], str], key: Set[str]
) -> list[Period]:
    """The facts under the headings of their periods, in the order in which the periods begin."""
    found: dict[str, list[Dated]] = {}
    for fact in facts:
        found.setdefault(heading(fact), []).append(fact)
    return [
        _period(
            catalogue, name, told, key, is_month=name == _month(catalogue.messages, told[0]) and _has_month(told[0])
        )
        for name, told in found.items()
    ]


def _month(messages: Messages, fact: Dated) -> str:
    """The heading under which a fact stands within a year: its month where it has one."""
    low, high = _bounds(fact)
    if _has_month(fact):
        return date_words(f"{low.year:04}-{low.month:02}", messages)
    if low.year == high.year:
        return messages.gettext("In the course of %(year)s") % {"year": date_words(f"{low.year:04}", messages)}
    return messages.gettext("In more than one year")


def _bounds(fact: Dated) -> tuple[dt.date, dt.date]:
    return bounds(preferred(fact.date).removeprefix("../").removesuffix("/.."))


def _has_month(fact: Dated) -> bool:
    """Whether its date, or a bound of it, lies in one month."""
    low, high = _bounds(fact)
    return (low.year, low.month) == (high.year, high.month)


def _period(
    catalogue: Catalogue, heading: str, facts: Sequence[Dated], key: Set[str], *, is_month: bool = False
) -> Period:
    told = partial(_list, catalogue, key=key, is_ordered=bool(heading))
    first = facts[0].id if facts else ""
    if not is_month or len(facts) <= _CROWDED_MONTH:
        return Period(heading, first, told(facts), None)
    seen = seen_at_once(catalogue, facts, key)
    folded = [fact for fact in facts if fact.id not in seen]
    return Period(heading, first, told([fact for fact in facts if fact.id in seen]), told(folded) if folded else None)


def _list(catalogue: Catalogue, facts: Sequence[Dated], *, key: Set[str], is_ordered: bool) -> FactList:
    lanes = [catalogue.lanes.lane(fact) for fact in facts]
    placed = [
        TimelineFact(
            fact=fact,
            lane=lane,
            kind=fact_kind(fact),
            date=date_shape(date) if (date := preferred(fact.date)) else None,
            row=row,
            type=type_label(fact, catalogue.messages),
            who=_who(catalogue, fact),
            is_key=fact.id in key,
            differs=fact.id in catalogue.differing or fact.id in catalogue.disputes,
            answers=catalogue.answered.get(fact.id, []),
        )
        for fact, lane, row in zip(facts, lanes, _rows(lanes, ordered=is_ordered), strict=True)
    ]
    return FactList(placed, _arcs(placed))


def _who(catalogue: Catalogue, fact: Dated) -> list[str]:
    ids = [ident for ident in catalogue.participants(fact) if ident in catalogue.actors]
    countries = [country for one in ids if (country := preferred(catalogue.actors[one].country)) in catalogue.actors]
    return list(dict.fromkeys((*ids, *countries)))


def _rows(lanes: Sequence[Lane], *, ordered: bool) -> list[int]:
    """The row in which each fact begins: not over another of its lane and, where their order says something, below the one
    before it."""
    free, found = {"one": 1, "other": 1}, [0]
    for lane in lanes:
        taken = free if lane == "middle" else {lane: 0}
        row = max(found[-1] + 1 if ordered else 1, *(free[one] for one in taken))
        free |= dict.fromkeys(taken, row + _ROWS)
        found.append(row)
    return found[1:]


def _arcs(facts: Sequence[TimelineFact]) -> list[Arc]:
    """The answers to what stands in the same list, the shortest innermost; those that answer one thing run together."""
    at = {placed.fact.id: place for place, placed in enumerate(facts)}
    pairs = [(at[one.id], place) for place, placed in enumerate(facts) for one, _ in placed.answers if one.id in at]
    runs: list[list[tuple[int, int, int]]] = [[] for _ in range(_MOST_LEVELS)]
    found = []
    for answered, answer in sorted(pairs, key=lambda pair: (abs(pair[1] - pair[0]), pair)):
        low, high = sorted((answered, answer))
        free = (
            level
            for level, run in enumerate(runs)
            if all(whose == answered or last <= low or high <= first for whose, first, last in run)
        )
        if (level := next(free, None)) is not None:
            runs[level].append((answered, low, high))
            ends = facts[answered], facts[answer]
            found.append(
                Arc(
                    answered=ends[0].fact.id,
                    answer=ends[1].fact.id,
                    places=(low + 1, high + 1),
                    rows=(facts[low].row, facts[high].row),
                    is_below=answered > answer,
                    level=level,
                )
            )
    return found
