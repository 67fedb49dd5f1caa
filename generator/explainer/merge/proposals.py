"""What a person is asked: the reading says something else than what a person wrote, or no longer bears a fact."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..field_types import PLAINEST, Many, kinds_of
from ..in_words import Names, differences_in_words, value_in_words
from ..model import SHEETS, WITHHELD
from .identity import renamed, sources
from .values import ITEM_KINDS, Path, Values, are_claims, plainly, same_words

__all__ = [
    "Proposal",
    "asks_again",
    "identified",
    "proposal",
    "quotes",
    "tells_withdrawn",
    "values_in_words",
    "with_ids",
]


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing for a person to decide."""

    id: str
    """A short hash of all but the value now and the reason: other evidence makes another proposal."""
    sheet: str
    """The sheet's name."""
    fact: str
    """The fact's id."""
    path: Path
    """Where in the fact; empty for the fact as a whole."""
    now: Any
    """The value in the sheet; None for nothing."""
    proposed: Any
    """The value that was read; None for nothing."""
    reason: str
    """Why a person is asked."""
    sources: tuple[tuple[str, str], ...]
    """Article and quote of what the proposed value rests on; of what the fact rested on, where nothing bears it."""

    @property
    def field(self) -> str:
        """The path for a person, such as ``number`` or ``roles: security minister: from``; of a source its article."""
        return ": ".join(step.split(" | ")[0] if number % 2 else step for number, step in enumerate(self.path))


def proposal(
    sheet: str, fact: str, path: Path, now: Any, proposed: Any, reason: str, borne: Iterable[Values]
) -> Proposal:
    """A proposal with its id.

    :param borne: the sources that it rests on.
    """
    told = tuple(sorted({(source["article"], source["quote"]) for source in borne if "quote" in source}))
    return identified(Proposal("", sheet, fact, path, now, proposed, reason, told))


def asks_again(one: Proposal, settled: Proposal) -> bool:
    """Whether a proposal says what one said that is settled, on the same words or with more or fewer around them."""
    if (one.fact, one.path, _said(one.proposed)) != (settled.fact, settled.path, _said(settled.proposed)):
        return False
    words = [{"article": article, "quote": quote} for article, quote in settled.sources]
    return one.id == settled.id or all(
        any(same_words({"article": article, "quote": quote}, other) for other in words)
        for article, quote in one.sources
    )


def tells_withdrawn(path: Path, proposed: Any, fact: Values, given: Values) -> bool:
    """Whether a field that a person took back would be told with what it said then: that is asked of nobody.

    :param fact: the person's.
    :param given: what the person was given of it.
    """
    back = {note.get("field") for note in fact.get("corrections", ()) if note.get("said") == WITHHELD} - fact.keys()
    return bool(path) and path[0] in back and not {*_values(proposed)}.isdisjoint(_values(given.get(path[0])))


def with_ids(one: Proposal, ids: Mapping[str, str]) -> Proposal:
    """A proposal after facts got other ids."""
    fact, proposed = ids.get(one.fact, one.fact), one.proposed
    if len(one.path) == 1:
        proposed = renamed({one.path[0]: proposed}, ids, kinds_of(SHEETS[one.sheet]))[one.path[0]]
    return identified(replace(one, fact=fact, proposed=proposed))


def identified(one: Proposal) -> Proposal:
    """A proposal with the id that goes with what it says."""
    content = [one.sheet, one.fact, one.path, _texts(one.proposed), one.sources]
    return replace(one, id=hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()[:8])


def values_in_words(one: Proposal, names: Names) -> tuple[str, str]:
    """What stands in the sheet and what the articles say, in words that differ where the values do.

    :param one: one that is about a field.
    """
    kinds = kinds_of(SHEETS[one.sheet]) if len(one.path) == 1 else ITEM_KINDS
    kind = kinds.get(one.path[-1], PLAINEST)
    now, proposed = (value_in_words(kind, value, names) for value in (one.now, one.proposed))
    if one.now is not None and (kind.many is Many.SET or set(_values(one.now)) & set(_values(one.proposed))):
        remarks = differences_in_words("", kind, one.now, one.proposed, names)
        proposed = "; ".join(remark.text for remark in remarks) or proposed
    return now, proposed


def quotes(one: Proposal) -> list[tuple[str, str]]:
    """Article and quote of what is proposed and does not stand there yet, in the order of the values."""
    there = _values(one.now)
    come = [claim for claim in one.proposed if str(claim["value"]) not in there] if are_claims(one.proposed) else []
    told = [(source["article"], source["quote"]) for source in sources(come) if "quote" in source]
    return list(dict.fromkeys(told)) or list(one.sources)


def _values(value: Any) -> list[str]:
    """The values of a field, as texts."""
    return [str(claim["value"]) for claim in value] if are_claims(value) else [str(value)]


def _said(value: Any) -> Any:
    """What is proposed, whatever is quoted for it."""
    if isinstance(value, list) and value and isinstance(value[0], dict):
        value = [plainly([item]) for item in value]
        value = value[0] if len(value) == 1 else value
    return _texts(value)


def _texts(value: Any) -> Any:
    """A value with its numbers and truth values as the YAML has them."""
    if isinstance(value, list):
        return [_texts(item) for item in value]
    if isinstance(value, dict):
        return {key: _texts(item) for key, item in value.items()}
    return str(value).lower() if isinstance(value, bool) else value if value is None else str(value)
