"""YAML text changed in place: what holds the same value keeps every byte, comments and blank lines stay.

A value is written anew only where it differs, in the form that it had (quotes, flow or block); a
comment inside something that goes is kept on a line of its own. Everything else is copied. A library's
round trip lays a sheet out anew: one edit would show as hundreds of lines in its history.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

import yaml

from ..model import LAST_FIELDS
from ..strict_yaml import dump

__all__ = ["LOADER", "comments", "edited", "indented", "keeping_its_form", "with_comments"]

LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where it is there: as strict reading has it."""

_BYTE_ORDER_MARK = "\ufeff"
_LINE_ENDS = ("\r\n", "\r")
"""Those of Windows and of old; a file that mixes them with others is changed as it is."""
_DASH = re.compile(r"(?:[^\S\n]*(?:#[^\n]*)?\n)*[^\S\n]*(-)")
_HASH = re.compile(r"(?:^|(?<=\s))#", re.MULTILINE)
_ABSENT: Any = object()


def edited(text: str, before: Any, after: Any) -> str:
    """A document's text made to hold ``after``.

    :param text: YAML as the strict reader takes it, a list or a mapping in block style.
    :param before: the values in it, whatever their form there (``by: france`` may be ``["france"]``).
    """
    text += "" if text.endswith("\n") else "\n"
    root = yaml.compose(text, Loader=LOADER)
    editor = _Editor(text, _comments(text, root))
    end = editor.line_after(root)
    if isinstance(root, yaml.SequenceNode):
        return editor.sequence(root, before, after, 0) + text[end:]
    return editor.mapping(root, before, after, 0) + text[end:]


def comments(text: str) -> dict[int, str]:
    """Every comment in a document by its place, in order."""
    return dict(_comments(text, yaml.compose(text, Loader=LOADER)))


def with_comments(text: str, changes: Mapping[str, tuple[str, str]]) -> str:
    """A document's text with other comments behind values; where another than the expected one stands, that stays.

    :param text: YAML, a mapping in block style.
    :param changes: by key the words of the comment that is expected, and those that are to stand there; empty for none.
    """
    root: Any = yaml.compose(text, Loader=LOADER)
    for key, value in reversed(root.value):
        old, new = (words and f" # {words}" for words in changes.get(key.value, ("", "")))
        end = _end(value, text)
        after = (text.find("\n", end) + 1 or len(text) + 1) - 1
        if text[end:after].strip() == old.strip() and getattr(value, "style", None) not in ("|", ">"):
            text = text[:end] + new + text[after:] if old != new else text
    return text


def indented(text: str, column: int) -> str:
    """Text with that many spaces before each line that is not blank."""
    return "".join(" " * column + line if line.strip() else line for line in text.splitlines(keepends=True))


def keeping_its_form(text: str, edit: Callable[[str], str]) -> str:
    """A text edited as if it had no byte order mark and plain line ends, which it then has again."""
    mark = _BYTE_ORDER_MARK if text.startswith(_BYTE_ORDER_MARK) else ""
    text = text.removeprefix(_BYTE_ORDER_MARK)
    end = next((end for end in _LINE_ENDS if end in text and not {"\r", "\n"} & set(text.replace(end, ""))), "\n")
    return mark + edit(text.replace(end, "\n")).replace("\n", end)


class _Editor:
    """A text with its comments; every method returns the new text of whole lines, or of one value."""

    def __init__(self, text: str, comments: Sequence[tuple[int, str]]) -> None:
        self.text, self.comments = text, comments

    def mapping(self, node: Any, before: Any, after: Any, start: int) -> str:
        """The lines of a block mapping, from ``start`` to the last line of its last value."""
        column = _column(node.value[0][0])
        out: list[tuple[str, str]] = []
        for key, value in node.value:
            end = self.line_after(value)
            old, new = before.get(key.value, _ABSENT), after.get(key.value, _ABSENT)
            if old is not _ABSENT and new is _ABSENT:
                out.append(("", self.kept_comments(start, end, column)))
            elif new is _ABSENT or old == new:
                out.append((key.value, self.text[start:end]))
            else:
                out.append((key.value, self.member(key, value, old, new, start, end)))
            start = end
        there = {key.value for key, _ in node.value}
        for name in after:
            if name not in there:
                first_of_last = next((i for i, (key, _) in enumerate(out) if key in LAST_FIELDS), len(out))
                at = len(out) if name in LAST_FIELDS else first_of_last
                out.insert(at, (name, indented(dump({name: after[name]}), column)))
        return "".join(lines for _, lines in out)

    def member(self, key: Any, value: Any, old: Any, new: Any, start: int, end: int) -> str:
        """The lines of a key with another value."""
        if _is_list(value, old) and isinstance(new, list) and not value.flow_style:
            first = self.line_start(value.start_mark.index)
            if first > key.start_mark.index:
                return self.text[start:first] + self.sequence(value, old, new, first)
        if (inline := self.inline(value, old, new)) is not None:
            return self.replaced(value, inline, start, end)
        column = _column(key)
        lead = self.text[start : key.start_mark.index]
        written = indented(dump({key.value: new}), column)[column:]
        return lead + written + self.kept_comments(key.start_mark.index, end, column)

    def sequence(self, node: Any, before: Any, after: Any, start: int) -> str:
        """The lines of a block sequence, from ``start`` to the last line of its last item."""
        bounds = [start, *(self.line_after(item) for item in node.value)]
        dashes = [match.start(1) for at in bounds[:-1] if (match := _DASH.match(self.text, at))]
        lines = list(pairwise(bounds))
        column = dashes[0] - self.line_start(dashes[0])
        pairs = _aligned(before, after)
        gone = [index for index in range(len(before)) if index not in pairs]
        out = []
        for index, item in zip(pairs, after, strict=True):
            while index is not None and gone and gone[0] < index:
                out.append(self.kept_comments(*lines[gone[0]], column))
                gone.pop(0)
            if index is None:
                out.append(indented(_entry(item), column))
            elif before[index] == item:
                out.append(self.text[bounds[index] : bounds[index + 1]])
            else:
                out.append(self.item(node.value[index], before[index], item, dashes[index], *lines[index]))
        return "".join(out) + "".join(self.kept_comments(*lines[i], column) for i in gone)

    def item(self, node: Any, old: Any, new: Any, dash: int, start: int, end: int) -> str:
        """The lines of a list's item with another value."""
        column = dash - self.line_start(dash)
        if isinstance(node, yaml.MappingNode) and isinstance(new, dict) and not node.flow_style:
            blank = f"{self.text[:dash]} {self.text[dash + 1 :]}"
            lines = _Editor(blank, self.comments).mapping(node, old, new, start).splitlines(keepends=True)
            first = next(i for i, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#"))
            lines[first] = f"{lines[first][:column]}-{lines[first][column + 1 :]}"
            alone = not self.text[dash + 1 : self.line_after_index(dash)].strip()
            return "".join(line for i, line in enumerate(lines) if i >= first or line.strip() or not alone)
        if (inline := self.inline(node, old, new)) is not None:
            return self.replaced(node, inline, start, end)
        lead = self.text[start : self.line_start(dash)]
        return lead + indented(_entry(new), column) + self.kept_comments(dash, end, column)

    def inline(self, node: Any, old: Any, new: Any) -> str | None:
        """A value's text where its form can stay: a plain or quoted scalar, a flow list or mapping; else None."""
        if isinstance(node, yaml.ScalarNode):
            return None if isinstance(new, (list, dict)) or node.style in ("|", ">") else _scalar(new, node.style)
        if not node.flow_style or not isinstance(new, (list, dict)):
            return None
        if isinstance(node, yaml.MappingNode) and isinstance(new, dict) and isinstance(old, dict):
            return self.flow_mapping(node, old, new)
        if _is_list(node, old) and isinstance(new, list):
            return self.flow_list(node, old, new)
        return _flow(new)

    def flow_mapping(self, node: Any, old: Any, new: Any) -> str:
        there = {key.value: value for key, value in node.value}
        keys = {key.value: self.slice(key) for key, _ in node.value}
        names = [name for name in there if name in new or name not in old]
        parts = []
        for name in (*names, *(name for name in new if name not in there)):
            same = name in there and (name not in new or new[name] == old.get(name, _ABSENT))
            value = self.slice(there[name]) if same else self.flow(there.get(name), old.get(name), new[name])
            parts.append(f"{keys.get(name) or _flow(name)}: {value}")
        return "{" + ", ".join(parts) + "}"

    def flow_list(self, node: Any, old: Any, new: Any) -> str:
        parts = []
        for index, value in zip(_aligned(old, new), new, strict=True):
            there = None if index is None else node.value[index]
            before = None if index is None else old[index]
            parts.append(self.slice(there) if there and before == value else self.flow(there, before, value))
        return "[" + ", ".join(parts) + "]"

    def flow(self, node: Any, old: Any, new: Any) -> str:
        """A value inside a flow list or mapping, with every byte of what stays in it."""
        inner = self.inline(node, old, new) if isinstance(node, yaml.CollectionNode) else None
        return _flow(new, node) if inner is None else inner

    def replaced(self, node: Any, inline: str, start: int, end: int) -> str:
        """Lines with one value in them written anew."""
        a, b = node.start_mark.index, _end(node, self.text)
        space = " " if a and self.text[a - 1] in ":-" and inline else ""
        lost = self.kept_comments(a, b, 0).strip()
        above = "".join(f"{line}\n" for line in lost.splitlines())
        column = len(self.text[start:a].rpartition("\n")[2]) - len(self.text[start:a].rpartition("\n")[2].lstrip())
        return indented(above, column) + self.text[start:a] + space + inline + self.text[b:end]

    def kept_comments(self, start: int, end: int, column: int) -> str:
        """The comments between two places, each on a line of its own."""
        return "".join(" " * column + comment + "\n" for at, comment in self.comments if start <= at < end)

    def slice(self, node: Any) -> str:
        return self.text[node.start_mark.index : _end(node, self.text)]

    def line_start(self, index: int) -> int:
        return self.text.rfind("\n", 0, index) + 1

    def line_after(self, node: Any) -> int:
        """Where the line after a node's last begins."""
        return self.line_after_index(_end(node, self.text))

    def line_after_index(self, index: int) -> int:
        return (self.text.find("\n", index) + 1) or len(self.text)


def _end(node: Any, text: str) -> int:
    """Where a node's own text ends; the parser counts in what follows a block."""
    start: int = node.start_mark.index
    end: int = node.end_mark.index
    if isinstance(node, yaml.ScalarNode):
        return end if node.style not in ("|", ">") else start + len(text[start:end].rstrip())
    if node.flow_style or not node.value:
        return end
    last = node.value[-1]
    return _end(last[1] if isinstance(last, tuple) else last, text)


def _column(node: Any) -> int:
    column: int = node.start_mark.column
    return column


def _comments(text: str, root: Any) -> list[tuple[int, str]]:
    """Every comment with its place: a # after white space that is in no scalar."""
    scalars = [] if root is None else [(_text_start(node, text), _end(node, text)) for node in _scalars(root)]
    out: list[tuple[int, str]] = []
    at = end = 0
    for match in _HASH.finditer(text):
        place = match.start()
        while at < len(scalars) and scalars[at][1] <= place:
            at += 1
        if place < end or (at < len(scalars) and scalars[at][0] <= place):
            continue
        end = (text.find("\n", place) + 1) or len(text)
        out.append((place, text[place:end].rstrip()))
    return out


def _text_start(node: Any, text: str) -> int:
    """Where a scalar's text begins; a comment may stand behind the sign of a block."""
    start: int = node.start_mark.index
    return text.find("\n", start) if node.style in ("|", ">") else start


def _scalars(node: Any) -> Iterator[Any]:
    if isinstance(node, yaml.ScalarNode):
        yield node
        return
    for item in node.value:
        for part in item if isinstance(item, tuple) else (item,):
            yield from _scalars(part)


def _is_list(node: Any, value: Any) -> bool:
    """Whether a node and the value read from it are lists of the same items."""
    return isinstance(node, yaml.SequenceNode) and isinstance(value, list) and len(node.value) == len(value) > 0


def _aligned(before: Sequence[Any], after: Sequence[Any]) -> list[int | None]:
    """For each item of ``after`` the item of ``before`` that it is, changed or not."""
    pairs: list[int | None] = [None] * len(after)
    left = dict(enumerate(before))
    tests: list[Callable[[int, int], bool]] = [
        lambda i, j: bool(before[i] == after[j]),
        lambda i, j: _alike(before[i], after[j]),
    ]
    if len(before) == len(after):
        tests.append(lambda i, j: i == j)
    for test in tests:
        for j, pair in enumerate(pairs):
            if pair is None and (i := next((i for i in left if test(i, j)), None)) is not None:
                pairs[j] = i
                del left[i]
    return pairs


def _alike(one: Any, other: Any) -> bool:
    """Whether two items are one that changed: claims and roles of one value, sources of one quote."""
    return (
        isinstance(one, dict)
        and isinstance(other, dict)
        and any(key in one and one[key] == other.get(key) for key in ("id", "value", "quote"))
    )


def _scalar(value: Any, style: str | None) -> str:
    text = _word(value)
    if style == "'" and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    if style == '"' and text.isprintable():
        return json.dumps(text, ensure_ascii=False)
    return dump({"k": value}, width=2**20)[3:].strip("\n")


def _entry(item: Any) -> str:
    """An item of a block list."""
    return dump([item]) if isinstance(item, (dict, list)) else f"- {_scalar(item, None)}\n"


def _flow(value: Any, node: Any = None) -> str:
    """A value inside a flow list or mapping, quoted as the scalar was that it takes the place of."""
    plain = isinstance(value, (list, dict)) or not _word(value).isprintable()
    if isinstance(node, yaml.ScalarNode) and node.style in ("'", '"') and not plain:
        return _scalar(value, node.style)
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_flow(key)}: {_flow(item)}" for key, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_flow(item) for item in value) + "]"
    return dump({"k": [value]}, width=2**20)[4:].rstrip("\n")[:-1]


def _word(value: Any) -> str:
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)
