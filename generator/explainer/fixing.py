"""What `explainer check --fix` does: what has one right answer is written into people's files, all of it or nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from . import strict_yaml
from .content import ContentFolder
from .diagnostics import Diagnostic, Fix, Mark
from .errors import InvalidContent
from .files import read_file
from .site import checked
from .transaction import Change, commit, exclusive

__all__ = ["fix_story", "with_fixes"]

_ROUNDS = 10
"""How often what was mended is checked again: a sheet that could not be read shows more once it can."""

_TRIES = 6
"""How often fixes of a file are halved to find the one after which it does not say what is meant."""
_PRIVATE, _MOST = 0xF0000, 0xFFFD
"""The first of so many letters that mean nothing."""
_LINE = re.compile(r"[^\r\n]*+(?:\r\n|\r|\n)?")


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
            changes, made = _changes(folder, [one for one in _everything(root) if one.fix])
            if not changes:
                break
            commit(folder.extracted, changes)
            mended += made
    return mended


def _everything(root: Path) -> Sequence[Diagnostic]:
    try:
        return checked(root)[1]
    except InvalidContent as error:
        return error.diagnostics


def _changes(folder: ContentFolder, found: Sequence[Diagnostic]) -> tuple[dict[Path, Change], list[Diagnostic]]:
    """What is written into each file, and what that mends."""
    by_file: dict[str, list[Diagnostic]] = defaultdict(list)
    for one in found:
        by_file[one.file].append(one)
    changes, made = dict[Path, Change](), list[Diagnostic]()
    for name, several in by_file.items():
        path = folder.root.resolve().parent / name
        before = read_file(path, within=folder.root)
        text = before.decode("utf-8", "surrogateescape")
        after, mended = _with(text, _sound(text, several) if path.suffix == ".yml" else several)
        if after != text:
            changes[path] = Change(after.encode("utf-8", "surrogateescape"), before)
            made += mended
    return changes, made


def with_fixes(text: str, diagnostics: Sequence[Diagnostic]) -> str:
    """A file's text with the fixes of what was found in it; line ends and all else stay as they are.

    A fix whose words do not stand in the marked line, or stand there twice, is left to a person.

    :param diagnostics: of this file.
    """
    return _with(text, diagnostics)[0]


def _with(text: str, diagnostics: Sequence[Diagnostic]) -> tuple[str, list[Diagnostic]]:
    """The same, and what is mended by it."""
    mark_of_order = text[: text.startswith("\ufeff")]  # no column counts it
    lines = _LINE.findall(text.removeprefix(mark_of_order))
    made = []
    for one in sorted((one for one in diagnostics if one.mark), key=lambda one: one.mark or Mark(0, 0), reverse=True):
        if not one.mark or not one.fix or one.mark.line > len(lines):
            continue
        line = lines[one.mark.line - 1]
        lines[one.mark.line - 1] = line[: one.mark.column - 1] + _mended(line[one.mark.column - 1 :], one.fix)
        if lines[one.mark.line - 1] != line:
            made.append(one)
    return mark_of_order + "".join(lines), made[::-1]


def _sound(text: str, several: Sequence[Diagnostic], tries: int = _TRIES) -> list[Diagnostic]:
    """Those after whose fixes a YAML file says what they mean: what is put in may end a text, or begin a comment."""
    if _says_what_is_meant(text, several):
        return [*several]
    if len(several) < 2 or not tries:
        return []
    half = len(several) // 2
    return _sound(text, several[:half], tries - 1) + _sound(text, several[half:], tries - 1)


def _says_what_is_meant(text: str, several: Sequence[Diagnostic]) -> bool:
    """Whether each fix is read as its own words: as a letter would be that stands in their place, and is no mark of YAML's."""
    letters = {chr(_PRIVATE + no): one.fix for no, one in enumerate(several[:_MOST]) if one.fix}
    places = [
        replace(one, fix=Fix(one.fix.old, letter)) for letter, one in zip(letters, several, strict=False) if one.fix
    ]
    try:
        meant = strict_yaml.load(with_fixes(text, places), "")
        return _filled(meant, letters) == strict_yaml.load(with_fixes(text, several), "")
    except InvalidContent:
        return False


def _filled(value: strict_yaml.Value, letters: Mapping[str, Fix]) -> strict_yaml.Value:
    """A value with the words of fixes in place of the letters that stand for them."""
    if isinstance(value, str):
        return "".join(letters[one].new if one in letters else one for one in value)
    if isinstance(value, list):
        return [_filled(one, letters) for one in value]
    if isinstance(value, dict):
        return {str(_filled(key, letters)): _filled(one, letters) for key, one in value.items()}
    return value


def _mended(rest: str, fix: Fix) -> str:
    """What stands from a mark on, with the fix where it is plain which words are meant."""
    if rest.startswith(fix.old):
        return fix.new + rest.removeprefix(fix.old)
    places = [
        match.start() for match in re.finditer(rf"(?:(?<![\w-])|(?!\w)){re.escape(fix.old)}(?:(?![\w-])|(?<!\w))", rest)
    ]
    return rest[: places[0]] + fix.new + rest[places[0] + len(fix.old) :] if len(places) == 1 else rest
