"""What a person most likely did where a text is no YAML, said in their words: a parser only says what it missed.

Each fact of a sheet is looked at by itself, so that one slip does not hide the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise

import yaml

from .characters import named, strange_characters
from .diagnostics import Mark

__all__ = ["Slip", "slips"]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_FACT = re.compile(r"^- ", re.MULTILINE)
_HEAD = re.compile(r"[^\w\"'#]*(?:[\w-]+[^\w\"'#]*)?")
"""A line's indentation, its key, and what stands between that and the value."""
_KEY = re.compile(r"\s*(?:- +)*[\w-]+")
_FIELD = re.compile(r"(?P<indent> *(?:- +)*)[\w-]+:(?: |$)")
_QUOTES = 'set the text in quotes: "…"'
_BEGINS = re.compile(r"""^\s*(?:- +)*(?:[\w-]+: +|- +)(?P<mark>["'\[{@`%*&!|>?-])""")
"""A value that begins with a mark to which YAML gives a meaning."""
_APOSTROPHE = "inside '…' an apostrophe is written twice (''), and inside \"…\" a quotation mark as \\\""


@dataclass(frozen=True, slots=True)
class Slip:
    """One thing that makes a text no YAML."""

    mark: Mark
    """Where it is."""
    message: str
    """What is wrong."""
    help: str
    """What to do."""


def slips(text: str, error: yaml.YAMLError) -> Iterator[Slip]:
    """What is wrong with a text that is no YAML, at most one thing for each fact.

    :param error: what the parser says of the whole text.
    """
    begin = [0, *(found.start() for found in _FACT.finditer(text)), len(text)]
    lines = [*text.split("\n"), ""]
    found, above = False, 0
    for start, end in pairwise(begin):
        try:
            for _ in yaml.parse(text[start:end], _LOADER):
                pass
        except yaml.YAMLError as wrong:
            found = True
            yield _slip(lines, wrong, above)
        above += text.count("\n", start, end)
    if not found:
        yield _slip(lines, error, 0)


def _slip(lines: list[str], error: yaml.YAMLError, above: int) -> Slip:
    """:param above: lines of the text that the parser was not shown."""
    problem, context = getattr(error, "problem", None) or "", getattr(error, "context", None) or ""
    at, since = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    if at is None:
        return Slip(
            Mark(1, 1), f"this is not YAML: {problem or getattr(error, 'reason', 'it cannot be read')}", "mend it"
        )
    here = Mark(above + at.line + 1, at.column + 1)
    there = Mark(above + since.line + 1, since.column + 1) if since else here
    if problem.startswith("could not find expected ':'"):
        here = there
    line = lines[here.line - 1]
    return (
        _strange(lines, there, here)
        or _tab(line, here)
        or _in_the_value(line, problem, context, here, there)
        or _in_the_line(lines, problem, here)
        or Slip(here, f"this is not YAML: {problem} {context}".strip(), "mend the YAML here or in the line above")
    )


def _strange(lines: list[str], first: Mark, last: Mark) -> Slip | None:
    """An invisible character, or one that looks like another, before a value."""
    for number in {last.line: None, first.line: None, max(1, last.line - 1): None}:
        line = lines[number - 1]
        head = _HEAD.match(line)
        for at in strange_characters(head[0] if head else ""):
            message = f"here stands {named(line[at])}, which YAML does not know as what it looks like"
            return Slip(Mark(number, at + 1), message, "put a plain space, hyphen or colon in its place")
    return None


def _tab(line: str, here: Mark) -> Slip | None:
    indent = line[: len(line) - len(line.lstrip())]
    if "\t" not in indent:
        return None
    return Slip(Mark(here.line, indent.index("\t") + 1), "the line begins with a tab", "put spaces in place of the tab")


def _in_the_value(line: str, problem: str, context: str, here: Mark, there: Mark) -> Slip | None:
    """A value that YAML takes for something else than a text."""
    before = line[: here.column - 1]
    if problem.startswith("mapping values") and not _KEY.fullmatch(before):
        return Slip(here, "a text with a colon in it needs quotes: YAML takes what is before for a field", _QUOTES)
    if "quoted scalar" in context and problem.startswith("found unexpected"):
        return Slip(there, "the quotation mark here is never closed", f"close it; {_APOSTROPHE}")
    if "escape" in problem:
        return Slip(here, 'inside "…" a backslash stands only before what it changes', "write it twice, or use '…'")
    if "flow" in context:
        return Slip(
            there, "the list or mapping that begins here is never closed", f"close it; if it is a text, {_QUOTES}"
        )
    begins = _BEGINS.match(line)
    if not begins or begins.end() > here.column or problem.startswith("mapping values"):
        return None
    if begins["mark"] in "\"'":
        return Slip(here, "the text goes on after the quotation mark that closes it", _APOSTROPHE)
    place = Mark(here.line, begins.end())
    return Slip(place, f"a text that begins with {begins['mark']} needs quotes", _QUOTES)


def _in_the_line(lines: list[str], problem: str, here: Mark) -> Slip | None:
    """A line that does not stand where it should, or is no field."""
    line = lines[here.line - 1]
    if glued := re.match(r"\s*(?:- +)*[\w-]+:(?=\S)", line):
        return Slip(Mark(here.line, glued.end() + 1), "a space is missing after the colon", "put one there")
    if glued := re.match(r"\s*-(?=[^\s-])", line):
        return Slip(Mark(here.line, glued.end() + 1), "a space is missing after the hyphen", "put one there")
    if problem.startswith("could not find expected ':'"):
        return Slip(
            here, "this line is no field: it has no colon", f"write name: value; if it belongs to a text, {_QUOTES}"
        )
    indent = len(line) - len(line.lstrip())
    upwards = (_FIELD.match(lines[number]) for number in range(here.line - 2, -1, -1))
    above = list(islice((len(field["indent"]) for field in upwards if field), 12))
    if not above or not line.strip():
        return None
    near = min(above, key=lambda other: abs(other - _own(line)))
    if near == _own(line):
        return None
    message = f"the line begins with {_spaces(indent)}, which does not fit the lines above"
    help = f"begin it with {_spaces(near - _own(line) + indent)}, as the fields above it"
    return Slip(Mark(here.line, indent + 1), message, help)


def _own(line: str) -> int:
    """The column before a line's field, past the hyphens of a list."""
    field = _FIELD.match(line)
    return len(field["indent"]) if field else len(line) - len(line.lstrip())


def _spaces(count: int) -> str:
    return f"{count} space" + ("" if count == 1 else "s") if count else "no space"
