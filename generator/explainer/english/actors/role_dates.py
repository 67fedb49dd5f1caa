"""Since when and until when somebody is what a text says: "president since 2020", "envoy until May"."""

from __future__ import annotations

from collections.abc import Sequence

from ...readers.reading import DateMention, RoleMention
from .told import Told
from .words import Words

__all__ = ["dated"]


def dated(words_: Words, role: Told, dates: Sequence[DateMention]) -> RoleMention:
    """The role with its quote, which takes in the date that follows it."""
    span = words_.span(role.first, role.last)
    since, until, last = None, None, role.last
    at = role.last
    while at + 1 < len(words_) and words_.lower[at] in ("since", "from", "until", "to", "till"):
        start = words_.span(at + 1, at + 2).start
        date = next((date for date in dates if date.span.start <= start < date.span.end and date.value), None)
        if date is None:
            break
        while at + 1 < len(words_) and words_.span(at + 1, at + 2).start < date.span.end:
            at += 1
        if words_.lower[last] in ("since", "from"):
            since = date.value
        else:
            until = date.value
        at += 1
        last = at
    if last > role.last:
        span = words_.span(role.first, last)
    return RoleMention(value=role.value, span=span, since=since, until=until)
