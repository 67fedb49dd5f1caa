"""What a phrase that a rule fits means, once it is known what it is counted from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from . import named, offsets
from .anchors import Anchors
from .rules import DateMatch
from .when import Range, When

__all__ = ["one_by_one", "value_of"]

_RESOLVERS = offsets.RESOLVERS | named.RESOLVERS


def value_of(match: DateMatch, offset: DateMatch | None, anchors: Anchors) -> When | Range | None:
    """What the words of a match mean; None where that cannot be told, or where no calendar has such a day."""
    if match.rule.reads == "unresolved":
        return None
    try:
        value = _RESOLVERS[match.rule.reads](match.words, anchors)
        if offset is None:
            return value
        return offsets.away_from(offset.words, value) if isinstance(value, When) else None
    except (ValueError, OverflowError):
        return None


def one_by_one(found: Iterable[DateMatch], text: str) -> Iterator[DateMatch]:
    """The matches, those of two dates that share words ("3 and 5 May", "May and June 2021") parted into two."""
    for match in found:
        if match.rule.reads != "each":
            yield match
            continue
        words = {name: written for name, written in match.words.items() if not name.startswith("other_")}
        others = {name.removeprefix("other_"): match.words[name] for name in match.words if name.startswith("other_")}
        rule = replace(match.rule, reads="date")
        first, second = (
            text[slice(*part)] for part in ((match.start, match.spans["and"][0]), (match.spans["and"][1], match.end))
        )
        yield replace(match, rule=rule, end=match.start + len(first.rstrip()), words=words)
        yield replace(match, rule=rule, start=match.end - len(second.lstrip()), words=words | others)
