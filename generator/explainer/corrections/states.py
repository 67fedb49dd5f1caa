"""What the sheets said at each revision: only what is written otherwise is read again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from .. import strict_yaml
from ..errors import InvalidContent
from ..field_types import Flag
from ..model import SHEETS

__all__ = ["Delta", "Facts", "Stated", "borne", "deltas", "sources"]


@dataclass(frozen=True, slots=True, eq=False)
class Stated:
    """A fact as a sheet had it."""

    sheet: str
    """The sheet's name."""
    fields: dict[str, Any]
    """Its plain values, such as strict YAML has them: whatever the model was when they were written."""
    shown: bool = True
    """Whether the site told it; what nobody can read as yes or no is no."""


Facts = dict[str, Stated]
"""Facts by id."""

_FLAG = TypeAdapter(Flag)

Delta = dict[str, Stated | None]
"""Facts by id that are written otherwise than before; None for one that is gone."""

_Parsed = dict[str, Facts]
"""The facts of each stretch of a sheet's text."""


def deltas(texts: Iterable[Mapping[str, str | None]]) -> Iterator[Delta]:
    """For the texts of the sheets that each revision changed, oldest first, the facts that are other ones now.

    A sheet that could not be read then was never published, so the last one that could stands in its place.

    :param texts: by the sheets' names; None for one that is not there to read.
    """
    sheets: dict[str, _Parsed] = {sheet: {} for sheet in SHEETS}
    for changed in texts:
        delta: Delta = {}
        for sheet, text in changed.items():
            before = sheets[sheet]
            after = sheets[sheet] = before if text is None else _parsed(sheet, text, before)
            gone = [ident for part in before if part not in after for ident in before[part]]
            delta |= {ident: None for ident in gone if ident not in delta}
            for part in after:
                if part not in before:
                    delta |= after[part]
        yield delta


def sources(raw: Any) -> Iterator[dict[str, Any]]:
    """Every source in a fact's plain values, its claims' and roles' included."""
    if isinstance(raw, dict):
        for name, value in raw.items():
            if name == "sources" and isinstance(value, list):
                yield from (source for source in value if isinstance(source, dict))
            elif name != "sources":
                yield from sources(value)
    elif isinstance(raw, list):
        for item in raw:
            yield from sources(item)


def borne(fields: Mapping[str, Any], away: Callable[[str], object]) -> dict[str, Any]:
    """A fact's plain values without those that only articles bear, or that one dates, which are kept off the site.

    :param away: whether an article is, by a source's reference to it.
    """

    def is_left(item: Any) -> bool:
        there = list(sources({"sources": [item]} if isinstance(item, dict) and "article" in item else item))
        if isinstance(item, dict) and away(str(item.get("inferred_from", ""))):
            return False
        return not there or not all(away(str(source.get("article"))) for source in there)

    return {name: list(filter(is_left, raw)) if isinstance(raw, list) else raw for name, raw in fields.items()}


def _parsed(sheet: str, text: str, known: _Parsed) -> _Parsed:
    """The facts of a sheet's text; those of a stretch that is known are not read again."""
    parts, dash = _stretches(text)
    try:
        return {part: known[part] if part in known else _read(sheet, dash + part) for part in parts}
    except InvalidContent:  # the text of one fact may look like two: then only the whole can be read
        pass
    try:
        return {text: _read(sheet, text)}
    except InvalidContent:
        return known


def _stretches(text: str) -> tuple[list[str], str]:
    """The items of a sheet's list without the dashes before them, and what such a dash looks like."""
    first = re.search(r"^ *- ", text, re.MULTILINE)
    return (f"\n{text}".split(f"\n{first[0]}")[1:], first[0]) if first else ([text], "")


def _read(sheet: str, text: str) -> Facts:
    """:raises InvalidContent: it is not YAML, or no list of facts."""
    values = strict_yaml.load(text, sheet)
    if values is None:
        return {}
    if not isinstance(values, list):
        raise InvalidContent([])
    facts = [value for value in values if isinstance(value, dict) and value.get("id")]
    return {str(fact["id"]): Stated(sheet, fact, _is_shown(fact.get("publish"))) for fact in facts}


def _is_shown(publish: Any) -> bool:
    try:
        return publish is None or _FLAG.validate_python(publish)
    except ValidationError:
        return False
