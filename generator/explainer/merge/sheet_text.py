"""A sheet's text made to hold other facts: a fact that does not change keeps every byte, and what stands between."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import yaml

from ..edtf_dates import bounds
from ..model import SHEETS, Happening, is_withdrawn
from ..strict_yaml import dump, load
from .splice import LOADER, comments, edited, indented, keeping_its_form
from .values import Values

__all__ = ["fact_texts", "with_facts"]


@dataclass(frozen=True, slots=True)
class _Block:
    """A stretch of a sheet's text: a fact with what follows it, or, without an id, what stands before the first."""

    id: str
    text: str


def with_facts(
    sheet: str,
    text: str,
    before: Mapping[str, Values],
    after: Mapping[str, Values],
    ids: Mapping[str, str],
    holds: Callable[..., bool],
    moved: Mapping[str, tuple[str, Values]] = MappingProxyType({}),
    above: Mapping[str, Iterable[str]] = MappingProxyType({}),
) -> str:
    """The sheet's text, holding ``after`` where it held ``before``.

    :param before: the facts in the text, by id, in its order.
    :param after: the facts that it should hold, by id.
    :param ids: old ids of facts that have another one now; one that is another's too is merged into it.
    :param holds: whether a sheet's text holds these facts and nothing else; one that would not is laid out anew, with all
        its comments.
    :param moved: for facts that come from another sheet their text there, and what it says.
    :param above: by the ids of facts comments that come to stand above them.
    """
    if before == after:
        return text

    def changed(plain: str) -> str:
        body, end = _body(plain)
        new = _changed(sheet, body, before, after, ids, holds, moved, above) + end
        return new if holds(new, *after.values()) else _laid_out(sheet, body, after, ids, above) + end

    return keeping_its_form(text, changed)


def fact_texts(text: str, file: str) -> dict[str, str]:
    """The text of each fact of a sheet with its comments, by its id, whatever the sheet's line ends."""
    found: dict[str, str] = {}

    def look(plain: str) -> str:
        found.update({block.id: block.text for block in _blocks(_body(plain)[0], file) if block.id})
        return plain

    keeping_its_form(text, look)
    return found


def _changed(
    sheet: str,
    text: str,
    before: Mapping[str, Values],
    after: Mapping[str, Values],
    ids: Mapping[str, str],
    holds: Callable[[str, Values], bool],
    moved: Mapping[str, tuple[str, Values]],
    above: Mapping[str, Iterable[str]],
) -> str:
    parts: list[_Block] = []
    carried = {ident: _lines(lines) for ident, lines in above.items()}
    for block in _blocks(text, sheet):
        now = ids.get(block.id, block.id)
        if not block.id:
            parts.append(block)
        elif now != block.id and now in before:
            carried[now] = carried.get(now, "") + _lines(comments(block.text).values())
        elif now in after:
            same = before[block.id] == after[now]
            parts.append(block if same else _Block(now, _edited(block.text, before[block.id], after[now], holds)))
    parts = [_Block(part.id, carried.get(part.id, "") + part.text) for part in parts]
    there = {part.id for part in parts}
    dates = _Dates(sheet, [after[part.id] for part in parts if part.id])
    for ident, fact in after.items():
        if ident not in there:
            column = next((_column(part.text) for part in parts if part.id), 0)
            new = indented(dump([fact]), column)
            if ident in moved:
                new = _brought(*moved[ident], fact, column, holds)
            parts = _added(parts, _Block(ident, new), dates.place(fact))
    if any(part.id for part in parts):
        return "".join(part.text for part in parts)
    return "".join(part.text for part in parts if part.text.strip() != "[]") + "[]\n"


def _laid_out(
    sheet: str,
    text: str,
    after: Mapping[str, Values],
    ids: Mapping[str, str],
    above: Mapping[str, Iterable[str]],
) -> str:
    """A sheet that cannot be kept as it is written: each fact below the comments that it had, in the order that it had."""
    kept: dict[str, str] = {}
    here = ""
    for block in _blocks(text, sheet):
        now = ids.get(block.id, block.id)
        here = now if now in after else here
        kept[here] = kept.get(here, "") + _lines(comments(block.text).values())
    facts = [*(ident for ident in kept if ident), *(ident for ident in after if ident not in kept)]
    told = (_lines(above.get(ident, ())) + kept.get(ident, "") + dump([after[ident]]) for ident in facts)
    return kept.get("", "") + ("\n".join(told) or "[]\n")


def _body(text: str) -> tuple[str, str]:
    """A sheet's text, and the line that says that it ends, with what stands below."""
    for event in yaml.parse(text, Loader=LOADER):
        if isinstance(event, yaml.DocumentEndEvent) and event.explicit:
            return text[: _index(event)], text[_index(event) :]
    return text, ""


def _edited(text: str, before: Values, after: Values, holds: Callable[[str, Values], bool]) -> str:
    """A fact's text holding other values; one in a layout that cannot be kept is laid out anew below its comments."""
    new, kept = edited(text, [before], [after]), Counter(comments(text).values())
    if holds(new, after) and kept <= Counter(comments(new).values()):
        return new
    gap, _, lead = text[: len(text) - len(text.lstrip())].rpartition("\n")
    end = "\n" * text[len(text.rstrip()) :].count("\n")
    return gap + "\n" * bool(gap) + indented(_lines(kept.elements()) + dump([after]), len(lead)).rstrip("\n") + end


def _brought(text: str, before: Values, after: Values, column: int, holds: Callable[[str, Values], bool]) -> str:
    """A fact's text from another sheet, as it is to stand in this one; laid out anew where it is indented otherwise."""
    if _column(text) == column:
        return _edited(text.strip("\n") + "\n", before, after, holds)
    return indented(_lines(comments(text).values()) + dump([after]), column)


def _column(text: str) -> int:
    """How far a fact is indented."""
    lines = (line for line in text.splitlines() if line.lstrip().startswith("-"))
    return next((len(line) - len(line.lstrip(" ")) for line in lines), 0)


def _lines(kept: Iterable[str]) -> str:
    return "".join(f"{comment}\n" for comment in kept)


class _Dates:
    """The dates of a sheet's facts, asked where a new one belongs.

    What happened is read in the order of its dates; a new fact goes to its place where people kept that order.
    """

    def __init__(self, sheet: str, facts: list[Values]) -> None:
        self.keys: list[tuple[int, int, int]] = []
        for fact in facts:  # one that was taken back is where it was, and has no date
            self.keys.append((self.keys or [(0, 0, 0)])[-1] if is_withdrawn(fact) else _when(fact))
        self.ordered = issubclass(SHEETS[sheet], Happening) and self.keys == sorted(self.keys)

    def place(self, fact: Values) -> int | None:
        """How many facts stand before it; None for the end."""
        key = _when(fact)
        place = next((at for at, other in enumerate(self.keys) if other > key), None) if self.ordered else None
        self.keys.insert(len(self.keys) if place is None else place, key)
        return place


def _when(fact: Values) -> tuple[int, int, int]:
    date = fact.get("date")
    if isinstance(date, list):
        date = date[0]["value"]
    if not date:
        return (1, 0, 0)
    first, last = bounds(date)
    return (0, last.toordinal(), first.toordinal())


def _blocks(text: str, file: str) -> list[_Block]:
    """A sheet's text cut before each fact; joined they are the text again.

    Comments right above a fact belong to it. A sheet that is written as one flow list is laid out anew.
    """
    facts = load(text, file)
    if not isinstance(facts, list) or not facts:
        return [_Block("", text)]
    starts = _starts(text)
    if not starts:
        head = _lines(comments(text).values())
        return [_Block("", head)] * bool(head) + [_Block(str(fact["id"]), dump([fact]) + "\n") for fact in facts]
    ends = [*starts[1:], len(text)]
    head = text[: starts[0]]
    cut = [_Block(str(fact["id"]), text[a:b]) for fact, a, b in zip(facts, starts, ends, strict=True)]
    return [_Block("", head), *cut] if head else cut


def _starts(text: str) -> list[int]:
    """Where the lines of each fact begin; empty for a flow list."""
    starts: list[int] = []
    depth, places = 0, comments(text)
    for event in yaml.parse(text, Loader=LOADER):
        if isinstance(event, yaml.CollectionStartEvent):
            if depth == 0 and event.flow_style:
                return []
            if depth == 1:
                starts.append(_with_comments(text, _dash_line(text, _index(event)), places))
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return starts


def _index(event: Any) -> int:
    index: int = event.start_mark.index
    return index


def _dash_line(text: str, index: int) -> int:
    """Where the line begins that has the dash of the item at ``index``."""
    start = _line_start(text, index)
    if text[start:index].strip():
        return start
    while not text[start:].lstrip(" ").startswith("-"):
        start = _line_start(text, start - 1)
    return start


def _with_comments(text: str, start: int, places: Container[int]) -> int:
    """Where the first of the comment lines right above a line begins."""
    while start:
        above = _line_start(text, start - 1)
        if start - len(text[above:start].lstrip()) not in places:
            break
        start = above
    return start


def _line_start(text: str, index: int) -> int:
    return text.rfind("\n", 0, index) + 1


def _added(parts: list[_Block], new: _Block, place: int | None) -> list[_Block]:
    """The sheet with a fact more, at the end or before the fact at ``place``."""
    facts = [at for at, part in enumerate(parts) if part.id]
    if not facts:
        kept = _without_value("".join(part.text for part in parts))
        return [_Block("", kept), new] if kept.strip() else [new]
    if place is not None:
        at = facts[place]
        return [*parts[:at], _Block(new.id, new.text + "\n"), *parts[at:]]
    last = parts[-1]
    gap = "" if last.text.endswith("\n\n") else "\n" if last.text.endswith("\n") else "\n\n"
    return [*parts[:-1], _Block(last.id, last.text + gap), new]


def _without_value(text: str) -> str:
    """What stands about the value of a sheet without facts, such as ``[]``; a comment beside it gets a line of its own."""
    root = yaml.compose(text, Loader=LOADER)
    if root is None:
        return text
    start, end = root.start_mark.index, root.end_mark.index
    inside = [comment for at, comment in comments(text).items() if start <= at < end]
    before, after = text[:start], text[end:]
    if not before.rpartition("\n")[2].strip():
        after = after.lstrip(" \t").removeprefix("\n")
    return before + after + _lines(inside)
