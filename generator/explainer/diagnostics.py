"""What is wrong with the content, where, and what to do about it, as a person reads it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

__all__ = ["MOST_OF_A_KIND", "Diagnostic", "Fix", "Mark", "Severity", "left_out", "summary", "told"]

MOST_OF_A_KIND = 50
"""How many of one code are told: who has more to mend begins with these."""

_LONGEST_LINE = 400
"""Characters."""

_UNSEEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\U000e0000-\U000e007f]"
)
"""What a terminal would obey, or nobody would see: colours, letters in another order, lines that begin unasked."""

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A place in a file; both numbers count from 1, as editors do."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Fix:
    """The one right answer, where there is one: words at a diagnostic's mark, and what belongs in their place."""

    old: str
    """As they stand in the file, in the line that is marked or, in a text of several lines, in the next ones."""
    new: str
    """Empty where they are only too much."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One thing that is wrong.

    ``str()`` of it is laid out as compilers do: code, message, place, the line, a mark under it, help. What a terminal would
    obey or nobody would see stands there as \ufffd.
    """

    code: str
    """Stable and kebab-case, such as ``quote-not-found``: what a person searches the documentation for."""
    message: str
    """What is wrong, in one sentence without a full stop."""
    file: str
    """The file, as the person named it or relative to the content folder's parent."""
    mark: Mark | None = None
    """Where in the file; None when it is about the file as a whole."""
    field: str = ""
    """The field, such as ``france-expels-mali.number``; empty when it is about no field."""
    line: str = ""
    """The text of the line at ``mark``."""
    fact: str = ""
    """The id of the fact that it is about; empty when it is about none."""
    help: str = ""
    """What to do."""
    severity: Severity = "error"
    fix: Fix | None = None
    """What ``explainer check --fix`` does; None where a person has to decide."""

    def __str__(self) -> str:
        place = f"{self.file}:{self.mark.line}:{self.mark.column}" if self.mark else self.file
        out = [
            f"{self.severity}[{self.code}]: {self.message}",
            f"  --> {place}" + (f" ({self.field})" if self.field else ""),
        ]
        if self.mark and self.line.strip():
            number = str(self.mark.line)
            gutter = " " * len(number)
            line, column = _around(self.line, self.mark.column)
            start = min(column, len(line) + 1)
            width = max(1, len(line.rstrip()) - start + 1)
            out += [
                f"  {gutter} |",
                f"  {number} | {line.rstrip()}",
                f"  {gutter} | {' ' * (start - 1)}{'^' * width}",
            ]
        if self.help:
            out.append(f"  help: {self.help}")
        return "\n".join(map(_in_one_line, out))

    @property
    def mended(self) -> str:
        """What is said of it once it is mended, in one line."""
        return _in_one_line(f"mended: {self.file}:{self.mark.line if self.mark else 1}: {self.message}")

    def annotation(self, file: str) -> str:
        """The line by which GitHub shows it at its place in a pull request.

        :param file: its path from the repository's root; empty where it has none there.
        """
        at = {"line": self.mark.line, "col": self.mark.column} if file and self.mark else {}
        places = {"file": file} if file else {}
        named = ",".join(
            f"{name}={_escaped(value, ':,')}" for name, value in {**places, **at, "title": self.code}.items()
        )
        return f"::{self.severity} {named}::{_escaped(f'{self.message}; {self.help}' if self.help else self.message)}"


def _in_one_line(text: str) -> str:
    """A text as a terminal may have it: none of its own lines is taken for one of ours, or for a command of GitHub's."""
    return _UNSEEN.sub("\ufffd", text.replace("\n", " "))


def _around(line: str, column: int) -> tuple[str, int]:
    """What is shown of a line, and the column of its mark in that: of a very long one what stands about the mark."""
    if len(line) <= _LONGEST_LINE:
        return line, column
    first = max(0, min(column - 1, len(line)) - _LONGEST_LINE // 4)
    cut = line[first : first + _LONGEST_LINE]
    return "…" * (first > 0) + cut + "…" * (first + len(cut) < len(line)), column - first + (first > 0)


def _escaped(value: object, more: str = "") -> str:
    """A value as GitHub's commands have it."""
    return "".join(f"%{ord(char):02X}" if char in f"%{more}" else char for char in _in_one_line(str(value)))


def summary(diagnostics: Sequence[Diagnostic]) -> str:
    """Such as ``2 errors, 1 warning``; ``nothing wrong`` for none."""
    counts = [(sum(d.severity == kind for d in diagnostics), kind) for kind in ("error", "warning")]
    said = [f"{count} {kind}{'s' if count > 1 else ''}" for count, kind in counts if count]
    return ", ".join(said) or "nothing wrong"


def left_out(diagnostics: Sequence[Diagnostic]) -> tuple[list[Diagnostic], list[str]]:
    """Of each code those that are told, in their order, and a line for each code of which there are more."""
    shown, seen = [], Counter[str]()
    for one in diagnostics:
        seen[one.code] += 1
        if seen[one.code] <= MOST_OF_A_KIND:
            shown.append(one)
    more = {code: count - MOST_OF_A_KIND for code, count in seen.items() if count > MOST_OF_A_KIND}
    return shown, [f"and {count} more of {code}" for code, count in more.items()]


def told(diagnostics: Sequence[Diagnostic]) -> list[str]:
    """The text of each, at most 50 of a code, and a line for each code of which there are more."""
    shown, more = left_out(diagnostics)
    return [*map(str, shown), *more]
