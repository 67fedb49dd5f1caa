"""The lines that git writes around two texts of which it does not know which is wanted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePath

from .diagnostics import Diagnostic, Mark

__all__ = ["around", "conflict", "is_left_to_person", "is_torn", "told_once"]

_LINE = re.compile(r"^(?:<{7} .+|={7}\r?|>{7} .+)$", re.MULTILINE)
_SIDES = tuple(re.compile(line, re.MULTILINE) for line in (r"^<{7} .+\n", r"^={7}\r?\n", r"^>{7} "))
"""The lines before one text, between the two and after the other."""
_LEFT = re.compile(r"^<{7} [a-z0-9-]+(?:\.\w+)? on .", re.MULTILINE)
"""What :func:`around` begins with, and git never does."""
_MERGED = frozenset({"facts", "extracted"})
"""Folders of a story whose files explainer resolve merges."""
_RESOLVE = "run explainer resolve: it merges both by fact and field, and names what is left for you to decide"
_KEEP = "keep the one that is right, and remove the other and the lines of <<<<<<<, ======= and >>>>>>>"


def is_torn(text: str) -> bool:
    """Whether git left two texts somewhere in a text, be it YAML or not."""
    at = 0
    for line in _SIDES:
        if not (found := line.search(text, at)):
            return False
        at = found.end()
    return True


def is_left_to_person(text: str) -> bool:
    """Whether all was merged in a text but what :func:`around` marks."""
    return _LEFT.search(text) is not None


def around(what: str, one: str, other: str, labels: tuple[str, str]) -> str:
    """Two texts of whole lines of which a person is to keep one.

    :param what: a fact's id, or that and a field.
    :param labels: where the one and the other are from.
    """
    return f"<<<<<<< {what} on {labels[0]}\n{one}=======\n{other}>>>>>>> {what} on {labels[1]}\n"


def conflict(text: str, file: str) -> Diagnostic | None:
    """What git left to a person to decide, where that is why a text cannot be read.

    :param file: what to call it.
    """
    if not (found := _LINE.search(text)):
        return None
    help = _KEEP
    if is_left_to_person(text):
        help += "; then git add the file"
    elif PurePath(file).parent.name in _MERGED:
        help = _RESOLVE
    return Diagnostic(
        code="merge-conflict",
        message="git left two texts here, between <<<<<<< and >>>>>>>",
        file=file,
        mark=Mark(text.count("\n", 0, found.start()) + 1, 1),
        line=found[0].rstrip("\r"),
        help=help,
    )


def told_once(wrong: Sequence[Diagnostic]) -> list[Diagnostic]:
    """What is wrong, with one of the files that one run of explainer resolve merges standing for all of them."""
    torn = [one for one in wrong if one.help == _RESOLVE]
    if len(torn) < 2:
        return list(wrong)
    shown = next((one for one in torn if PurePath(one.file).parent.name == "facts"), torn[0])
    more = f"{shown.message}, and in {len(torn) - 1} more file{'s' * (len(torn) > 2)}"
    return [replace(shown, message=more), *(one for one in wrong if one.help != _RESOLVE)]
