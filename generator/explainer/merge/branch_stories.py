"""``story.yml`` of two branches in one, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ..strict_yaml import load
from .splice import comments, edited, keeping_its_form

__all__ = ["both_stories"]

_FORMER_IDS = "former_ids"
_ABSENT = object()


def both_stories(base: str, one: str, other: str, file: str) -> str | None:
    """The text of both, laid out as the one is; None where each changed a field, or a comment, otherwise: a person decides.

    What ids lead to is gathered from both: commands write it, and each wrote its own lines.

    :param base: what the file held when the branches parted.
    :param file: how a person is told of it.
    :raises InvalidContent: one of them is no YAML.
    """
    read = (load(text.removeprefix("\ufeff"), file) for text in (base, one, other))
    sides = [values for values in read if isinstance(values, dict)]
    if len(sides) < 3:
        return None
    _, mine, theirs = sides
    after: dict[str, Any] = {}
    for name in dict.fromkeys((*mine, *theirs)):
        value = _either(*(values.get(name, _ABSENT) for values in sides))
        if name == _FORMER_IDS:
            value = _leading_on({**theirs.get(name, {}), **mine.get(name, {})})
        if value is None:
            return None
        if value is not _ABSENT:
            after[name] = value
    new = keeping_its_form(one, lambda plain: edited(plain, mine, after))
    told = [set(comments(text.removeprefix("\ufeff")).values()) for text in (base, new, other)]
    whole = load(new.removeprefix("\ufeff"), file) == after and not told[2] - told[0] - told[1]
    return new if whole else None


def _either(was: Any, mine: Any, theirs: Any) -> Any:
    """What one of two changed; None where both did, to different things."""
    if mine == theirs or theirs == was:
        return mine
    return theirs if mine == was else None


def _leading_on(former: Mapping[str, str]) -> dict[str, str]:
    """Former ids with those that they lead to now, though the one branch knew only a step of the way."""
    out: dict[str, str] = {}
    for old, now in former.items():
        seen = {old}
        while now in former and now not in seen:
            seen.add(now)
            now = former[now]
        out[old] = now
    return {old: now for old, now in out.items() if old != now}
