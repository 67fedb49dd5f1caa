"""What `explainer check --fix` does: what has one right answer is written into people's files, all of it or nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from .content import ContentFolder
from .diagnostics import Diagnostic, Fix
from .errors import InvalidContent
from .files import read_file
from .site import checked
from .transaction import Change, commit, exclusive

__all__ = ["fix_story", "with_fixes"]

_ROUNDS = 10
"""How often what was mended is checked again: a sheet that could not be read shows more once it can."""


def fix_story(root: Path) -> list[Diagnostic]:
    """Mend what has one right answer, until nothing of the kind is left.

    :param root: the content folder.
    :returns: what was mended, in the order in which it was found.
    :raises ExplainerError: files cannot be read or written, or somebody else changes them; then nothing was changed.
    """
    folder = ContentFolder(root)
    mended: list[Diagnostic] = []
    with exclusive(folder.extracted):
        for _ in range(_ROUNDS):
            found = [one for one in _everything(root) if one.fix]
            changes = _changes(folder, found)
            if not changes:
                break
            commit(folder.extracted, changes)
            mended += found
    return mended


def _everything(root: Path) -> Sequence[Diagnostic]:
    try:
        return checked(root)[1]
    except InvalidContent as error:
        return error.diagnostics


def _changes(folder: ContentFolder, found: Sequence[Diagnostic]) -> dict[Path, Change]:
    by_file: dict[str, list[Diagnostic]] = defaultdict(list)
    for one in found:
        by_file[one.file].append(one)
    changes = {}
    for name, several in by_file.items():
        path = folder.root.resolve().parent / name
        before = read_file(path, within=folder.root)
        after = with_fixes(before.decode("utf-8", "surrogateescape"), several).encode("utf-8", "surrogateescape")
        if after != before:
            changes[path] = Change(after, before)
    return changes


def with_fixes(text: str, diagnostics: Sequence[Diagnostic]) -> str:
    """A file's text with the fixes of what was found in it; line ends and all else stay as they are.

    A fix whose words do not stand in the marked line, or stand there twice, is left to a person.

    :param diagnostics: of this file.
    """
    mark_of_order = text[: text.startswith("\ufeff")]  # no column counts it
    lines = text.removeprefix(mark_of_order).split("\n")
    placed = [(one.mark, one.fix) for one in diagnostics if one.mark and one.fix]
    for mark, fix in sorted(placed, key=lambda one: one[0], reverse=True):
        line = lines[mark.line - 1]
        lines[mark.line - 1] = line[: mark.column - 1] + _mended(line[mark.column - 1 :], fix)
    return mark_of_order + "\n".join(lines)


def _mended(rest: str, fix: Fix) -> str:
    """What stands from a mark on, with the fix where it is plain which words are meant."""
    if rest.startswith(fix.old):
        return fix.new + rest.removeprefix(fix.old)
    places = [match.start() for match in re.finditer(rf"(?<![\w-]){re.escape(fix.old)}(?![\w-])", rest)]
    return rest[: places[0]] + fix.new + rest[places[0] + len(fix.old) :] if len(places) == 1 else rest
