"""What can be found wrong, by code: what it means, how grave it is, and whether a person's `checked` settles it.

The table is ``data/findings.yml``.
"""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import cast

from .diagnostics import Severity
from .errors import ExplainerError
from .tables import table

__all__ = ["Finding", "NoSuchCode", "finding", "findings", "is_settled"]


class NoSuchCode(ExplainerError):
    """There is no such code; its text names the nearest one."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that can be found wrong."""

    code: str
    """Stable and kebab-case, as messages have it."""
    means: str
    """What it is, why it matters and what to do."""
    severity: Severity = "error"
    """How grave it is."""
    settled: bool = False
    """Whether it compares a fact with its words, so that a person who checked the fact has settled it."""
    wrong: str = ""
    """An example; empty where none says more than the words."""
    right: str = ""
    """The example as it should be."""

    def __str__(self) -> str:
        """As a person reads it in a terminal; Click's mark ``\\b`` stands before lines that are not to be joined."""
        parts = [f"{self.severity}[{self.code}]", "", self.means]
        parts += ["", "\b\nWrong:", _indented(self.wrong), "Right:", _indented(self.right)] if self.wrong else []
        parts += (
            ["", "If the fact is right as it stands, write today's date into its checked: that settles it."]
            if self.settled
            else []
        )
        return "\n".join(parts)


@cache
def findings() -> Mapping[str, Finding]:
    """All of them, in the table's order."""
    return MappingProxyType({code: _finding(code, entry) for code, entry in table("findings").items()})


def finding(code: str) -> Finding:
    """The one of this code.

    :raises NoSuchCode: there is none.
    """
    if found := findings().get(code):
        return found
    near = difflib.get_close_matches(code, findings(), n=1)
    raise NoSuchCode(f"there is no code {code}" + (f": did you mean {near[0]}?" if near else ""))


def is_settled(code: str) -> bool:
    """Whether a person who checked a fact has settled this about it."""
    return code in findings() and findings()[code].settled


def _finding(code: str, entry: Mapping[str, str]) -> Finding:
    severity = cast("Severity", entry.get("severity", "error"))
    wrong, right = entry.get("wrong", ""), entry.get("right", "")
    return Finding(code, entry["means"], severity, entry.get("settled") == "true", wrong, right)


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" for line in text.splitlines())
