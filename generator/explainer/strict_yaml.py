"""YAML read strictly: plain values built from libyaml's events, every scalar a string.

``NO``, ``12:30``, ``010`` and ``3.10`` stay what a person typed; what each field means is the
model's to say. Duplicate keys, aliases, tags and absurd depth or size are refused, with line and
column. Building from events is also several times as fast as PyYAML's own safe constructors.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

from .characters import named
from .conflict_marks import conflict
from .diagnostics import Diagnostic, Fix, Mark
from .errors import InvalidContent
from .yaml_slips import slips

__all__ = ["MAX_BYTES", "MAX_DEPTH", "Path", "Value", "dump", "load", "positions"]

Value = None | str | list[Any] | dict[str, Any]
"""What a strict YAML document holds; an empty value (``key:``) is None."""

Path = tuple[str | int, ...]
"""Keys and indexes from the document's root to a value."""

MAX_BYTES = 64 * 2**20
"""A sheet of 10,000 facts takes about 5 MiB."""

MAX_DEPTH = 20
"""A fact sheet nests 6 deep."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset({"", "~", "null"})
_SPECIAL = frozenset({"=", "<<"})
"""What YAML 1.1 gives a meaning that its libraries stumble over as a value."""
_OR_A_TEXT = 'if it belongs to a text, set that in quotes: "…"'
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What YAML allows nowhere, line ends that editors do not show as such, and a byte order mark."""
_BREAKS = frozenset("\x85\u2028\u2029")
_BYTE_ORDER_MARK = "\ufeff"
_LONGEST_NAME = 100
"""Characters of a key or a tag that are told."""
_LINE_END = re.compile("\r\n|\r|\n")
_CUT = re.compile(r"[ \t]+#\w")
"""What makes a comment of the rest of a text; a comment that is meant has a space after its mark."""


def load(text: str, file: str) -> Value:
    """The plain values in ``text``.

    :param text: one YAML document.
    :param file: what to call it in diagnostics.
    :raises InvalidContent: with everything that is wrong, or with the first syntax error.
    """
    return _Composer(text, file).document()


def positions(text: str, file: str) -> dict[Path, Mark]:
    """Where each value stands: for a key's value the key's place, for an item the item's.

    Slower than :func:`load`, so asked for only when there is something to report.

    :raises InvalidContent: as :func:`load` does.
    """
    load(text, file)
    root = _Loader(text).get_single_node()
    return dict(_marks(root, (), root)) if root else {}


class _Composer:
    """One document in the making: each event is handed on once, and what is wrong gathered."""

    def __init__(self, text: str, file: str) -> None:
        self.text, self.file = text, file
        self.lines = _LINE_END.split(text)
        self.cut = " #" in text or "\t#" in text
        self.wrong: list[Diagnostic] = []

    def document(self) -> Value:
        if len(self.text.encode()) > MAX_BYTES:
            self.complain(
                "file-too-large", f"the file is larger than {MAX_BYTES // 2**20} MiB", None, "split the story"
            )
            raise InvalidContent(self.wrong)
        for number, line in enumerate(self.lines if _UNPRINTABLE.search(self.text) else (), 1):
            for odd in _UNPRINTABLE.finditer(line):
                if odd[0] != _BYTE_ORDER_MARK or number > 1 or odd.start() > 0:
                    help = "put a space or a plain line end in its place" if odd[0] in _BREAKS else "remove it"
                    message = f"there is an invisible character here, {named(odd[0])}"
                    fix = Fix(odd[0], "") if odd[0] not in _BREAKS else None
                    self.complain("yaml-character", message, Mark(number, odd.start() + 1), help, fix)
        if self.wrong:
            raise InvalidContent(self.wrong)
        value: Value = None
        try:
            self.next = _Loader(self.text).get_event
            documents = 0
            while event := self.next():
                if isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        self.complain(
                            "yaml-documents", "the file holds more than one YAML document", event, "remove the line ---"
                        )
                    value = self.value(self.next(), 0)
        except yaml.YAMLError as error:
            if left := conflict(self.text, self.file):
                raise InvalidContent([left]) from None
            for slip in slips(self.text, error):
                self.complain("yaml-syntax", slip.message, slip.mark, slip.help)
        except RecursionError:
            self.complain(
                "yaml-depth", f"values are nested more than {MAX_DEPTH} deep", None, "a fact sheet needs 6 levels"
            )
        if self.wrong:
            raise InvalidContent(self.wrong)
        return value

    def value(self, event: Any, depth: int) -> Value:
        if depth > MAX_DEPTH:
            self.complain(
                "yaml-depth", f"values are nested more than {MAX_DEPTH} deep", event, "a fact sheet needs 6 levels"
            )
            raise InvalidContent(self.wrong)
        kind = type(event)
        if kind is AliasEvent:
            self.complain("yaml-alias", "aliases (*name) are not allowed", event, f"write the value out; {_OR_A_TEXT}")
            return None
        if event.anchor is not None:
            self.complain("yaml-alias", "names for values (&name) are not allowed", event, f"take it out; {_OR_A_TEXT}")
        if event.tag is not None and event.tag != "!":
            self.complain(
                "yaml-tag", f"the tag {event.tag[:_LONGEST_NAME]} is not allowed", event, f"take it out; {_OR_A_TEXT}"
            )
        if kind is ScalarEvent:
            if self.cut and event.implicit[0]:
                self.look_for_cut(event.end_mark)
            return None if event.value in _NULLS and event.implicit[0] else event.value
        return self.mapping(depth + 1) if kind is MappingStartEvent else self.items(depth + 1)

    def items(self, depth: int) -> list[Any]:
        out: list[Any] = []
        while type(event := self.next()) is not SequenceEndEvent:
            out.append(self.value(event, depth))
        return out

    def mapping(self, depth: int) -> dict[str, Any]:
        out: dict[str, Any] = {}
        following, value = self.next, self.value
        while type(event := following()) is not MappingEndEvent:
            key = value(event, depth)
            if not isinstance(key, str):
                self.complain("yaml-key", "a key must be a plain word", event, "write it as name: value")
                key = f"?{len(out)}"
            elif key in out:
                self.complain(
                    "yaml-duplicate-key", f"the key {key[:_LONGEST_NAME]} stands twice", event, "keep one of the two"
                )
            out[key] = value(following(), depth)
        return out

    def look_for_cut(self, end: Any) -> None:
        """Whether the text that ends here was to go on: `its #1 envoy`."""
        if not _CUT.match(self.lines[end.line], end.column):
            return
        message = "the text ends here for YAML, which takes what follows for a comment"
        help = "if it goes on after the #, set all of it in quotes; if not, put a space after the #"
        self.complain("yaml-comment", message, Mark(end.line + 1, end.column + 2), help)

    def complain(self, code: str, message: str, at: Any, help: str, fix: Fix | None = None) -> None:
        mark = _mark(at) if at is not None else None
        line = self.lines[mark.line - 1] if mark and mark.line <= len(self.lines) else ""
        self.wrong.append(
            Diagnostic(code=code, message=message, file=self.file, mark=mark, line=line, help=help, fix=fix)
        )


def _marks(node: yaml.Node, path: Path, at: yaml.Node) -> Iterator[tuple[Path, Mark]]:
    """The places of a value and of all in it.

    :param at: what the value is told by: itself, or its key.
    """
    yield path, _mark(at)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _marks(value, (*path, key.value), key)
    elif isinstance(node, yaml.SequenceNode):
        for no, item in enumerate(node.value):
            yield from _marks(item, (*path, no), item)


def _mark(at: Any) -> Mark:
    """The place of an event or of a node."""
    if isinstance(at, Mark):
        return at
    return Mark(at.start_mark.line + 1, at.start_mark.column + 1)


def dump(value: Any, *, width: int = 100) -> str:
    """The value as YAML that :func:`load` reads back as the same strings.

    Scalars stand unquoted wherever YAML's grammar allows, lists of scalars on one line, items indented.

    :param value: dicts, lists, strings, numbers, booleans and None.
    :param width: columns after which a long text goes on in the next line.
    """
    out = io.StringIO()
    emitter = _Emitter(out, width=width, allow_unicode=True)
    for event in _document(value):
        emitter.emit(event)
    return out.getvalue()


class _Emitter(yaml.emitter.Emitter):
    """PyYAML's emitter with list items indented under their key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def _document(value: Any) -> Iterator[yaml.Event]:
    yield yaml.StreamStartEvent()
    yield yaml.DocumentStartEvent(explicit=False)
    yield from _events(value)
    yield yaml.DocumentEndEvent(explicit=False)
    yield yaml.StreamEndEvent()


def _events(value: Any) -> Iterator[yaml.Event]:
    if isinstance(value, dict):
        yield yaml.MappingStartEvent(None, None, True, flow_style=not value)
        for key, item in value.items():
            yield from _events(key)
            yield from _events(item)
        yield yaml.MappingEndEvent()
    elif isinstance(value, (list, tuple)):
        yield yaml.SequenceStartEvent(None, None, True, flow_style=not any(isinstance(i, (dict, list)) for i in value))
        for item in value:
            yield from _events(item)
        yield yaml.SequenceEndEvent()
    else:
        text = "null" if value is None else str(value).lower() if isinstance(value, bool) else value
        style = "'" if isinstance(value, str) and value in _NULLS | _SPECIAL else None
        if isinstance(value, str) and _UNPRINTABLE.search(value):
            style = '"'  # in which it is written by its number
        yield yaml.ScalarEvent(None, None, (True, True), str(text), style=style)
