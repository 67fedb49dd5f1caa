"""Outcomes as a person reads them: the table, the misses of one kind, what differs between two runs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from .scoring import Outcome

__all__ = ["LISTS", "differences", "misses", "table"]

_ROWS = {
    "day": ("days known", {"right": "right", "unknown": "unknown", "wrong": "wrong"}),
    "title": (
        "titles known",
        {"right": "right", "site left": "site's name or more left over", "unknown": "unknown", "wrong": "wrong"},
    ),
    "author": (
        "authors known",
        {"right": "right", "some": "some of them", "unknown": "unknown", "wrong": "wrong"},
    ),
    "nobody": ("authors found", {"nobody": "nobody"}),
    "foreign": ("pages whose foreign text is known", {"foreign": "with foreign text"}),
    "lacking": ("pages whose sentences are known", {"lacking": "that lack a sentence"}),
    "mojibake": ("pages", {"mojibake": "mojibake"}),
    "lost": ("pages", {"lost": "characters lost (U+FFFD)"}),
}
"""By what is measured: of how many, and how each mark is called."""
LISTS = {
    "days": ("day",),
    "titles": ("title",),
    "authors": ("author", "nobody"),
    "foreign": ("foreign",),
    "lacking": ("lacking",),
    "mojibake": ("mojibake", "lost"),
    "unread": ("refused", "crash"),
}
"""What can be listed."""
_GOOD = ("right", "ok")
_BEST_FIRST = ("right", "ok", "some", "site left", "unknown")


def table(outcomes: Sequence[Outcome]) -> list[str]:
    """How many pages got which mark, a column for each folder and one for all."""
    folders = list(dict.fromkeys(outcome.folder for outcome in outcomes))
    columns = [[o for o in outcomes if o.folder == folder] for folder in folders] if len(folders) > 1 else []
    columns.append(list(outcomes))
    names = ["/".join(Path(folder).parts[-2:]) for folder in folders] if len(folders) > 1 else []
    rows = [("", [*names, "all"]), ("pages", [str(len(column)) for column in columns])]
    for measured, (known, marks) in _ROWS.items():
        counts = [Counter(o.marks[measured] for o in column if measured in o.marks) for column in columns]
        if known != "pages":
            rows.append((known, [str(count.total()) for count in counts]))
        rows += [
            (f"  {called}", [_share(count[mark], count.total()) for count in counts]) for mark, called in marks.items()
        ]
    for measured, called in (("refused", "not read"), ("crash", "crash")):
        found = sorted({o.marks[measured] for o in outcomes if measured in o.marks}) or ["none"]
        for mark in found:
            rows.append((f"{called}: {mark}", [str(sum(o.marks.get(measured) == mark for o in c)) for c in columns]))
    rows.append(("seconds", [f"{sum(o.seconds for o in column):.0f}" for column in columns]))
    rows.append(("seconds, slowest page", [f"{max(o.seconds for o in column):.1f}" for column in columns]))
    widths = [max(len(row[i]) for _, row in rows) for i in range(len(columns))]
    return [
        f"{called:36}" + "".join(f"  {cell:>{width}}" for cell, width in zip(cells, widths, strict=True))
        for called, cells in rows
    ]


def misses(outcomes: Sequence[Outcome], listed: str) -> list[str]:
    """The misses of one kind, a line each: the mark, the page, what was expected ← what was found."""
    return [
        f"{outcome.marks[measured]:10} {Path(outcome.folder) / outcome.file}: {outcome.seen.get(measured, '')}"
        for measured in LISTS[listed]
        for outcome in outcomes
        if outcome.marks.get(measured, "ok") not in _GOOD
    ]


def differences(before: Sequence[Outcome], after: Sequence[Outcome]) -> list[str]:
    """The marks that are others than in an earlier run, a line each, those that got worse first."""
    was = {(outcome.folder, outcome.file): outcome for outcome in before}
    out = []
    for outcome in after:
        old = was.get((outcome.folder, outcome.file), outcome)
        for measured in dict.fromkeys([*old.marks, *outcome.marks]):
            one, other = old.marks.get(measured, "ok"), outcome.marks.get(measured, "ok")
            if one != other:
                worse = _rank(other) > _rank(one)
                seen = outcome.seen.get(measured, "")
                out.append(
                    (
                        not worse,
                        f"{'worse ' if worse else 'better'} {one} → {other} {Path(outcome.folder) / outcome.file}: {seen}",
                    )
                )
    return [line for _, line in sorted(out)]


def _rank(mark: str) -> int:
    return _BEST_FIRST.index(mark) if mark in _BEST_FIRST else len(_BEST_FIRST)


def _share(count: int, of: int) -> str:
    return f"{count} {count / of:.3f}" if of else "–"
