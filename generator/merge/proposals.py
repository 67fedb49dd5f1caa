"""What a person is asked: the reading says something else than what a person wrote, or no longer bears a fact."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..strict_yaml import dump, load
from .identity import renamed
from .values import Path, Values

__all__ = ["Proposal", "dump_proposals", "proposal", "read_rejected", "with_ids"]

_ABOUT = """\
# What the articles say that people's fact sheets do not. Written by explainer, not to be edited:
# `explainer proposals` shows these, `explainer accept` and `explainer reject` settle them.
"""


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
        """The path for a person, such as ``number`` or ``roles: security minister: from``."""
        return ": ".join(self.path)


def proposal(
    sheet: str, fact: str, path: Path, now: Any, proposed: Any, reason: str, sources: Iterable[Values]
) -> Proposal:
    """A proposal with its id."""
    told = tuple(sorted({(source["article"], source["quote"]) for source in sources if "quote" in source}))
    return _identified(Proposal("", sheet, fact, path, now, proposed, reason, told))


def with_ids(one: Proposal, ids: Mapping[str, str]) -> Proposal:
    """A proposal after facts got other ids."""
    fact, proposed = ids.get(one.fact, one.fact), one.proposed
    if len(one.path) == 1:
        proposed = renamed({one.path[0]: proposed}, ids)[one.path[0]]
    return _identified(replace(one, fact=fact, proposed=proposed))


def dump_proposals(open_: Iterable[Proposal], rejected: Iterable[Proposal]) -> str:
    """The proposals as a file's text."""
    rows = [_row(one, "open") for one in open_] + [_row(one, "rejected") for one in rejected]
    return _ABOUT + "\n" + ("\n".join(dump([row]) for row in rows) or "[]\n")


def read_rejected(text: str, file: str) -> list[Proposal]:
    """The rejected proposals in a file's text.

    :raises InvalidContent: the file is no strict YAML.
    """
    rows: Any = load(text, file) or []
    return [_identified(_from_row(row)) for row in rows if row.get("state") == "rejected"]


def _row(one: Proposal, state: str) -> Values:
    told = {"now": one.now, "proposed": one.proposed}
    return {
        "id": one.id,
        "state": state,
        "sheet": one.sheet,
        "fact": one.fact,
        "field": list(one.path),
        **{name: value for name, value in told.items() if value is not None},
        "reason": one.reason,
        "sources": [{"article": article, "quote": quote} for article, quote in one.sources],
    }


def _from_row(row: Values) -> Proposal:
    told = tuple((source["article"], source["quote"]) for source in row["sources"])
    where = row["sheet"], row["fact"], tuple(row["field"])
    return Proposal("", *where, row.get("now"), row.get("proposed"), row["reason"], told)


def _identified(one: Proposal) -> Proposal:
    content = [one.sheet, one.fact, one.path, _texts(one.proposed), one.sources]
    return replace(one, id=hashlib.sha256(json.dumps(content, ensure_ascii=False).encode()).hexdigest()[:8])


def _texts(value: Any) -> Any:
    """A value with its numbers and truth values as the YAML has them."""
    if isinstance(value, list):
        return [_texts(item) for item in value]
    if isinstance(value, dict):
        return {key: _texts(item) for key, item in value.items()}
    return str(value).lower() if isinstance(value, bool) else value if value is None else str(value)
