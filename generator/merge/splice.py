"""A sheet's text edited fact by fact: a fact that does not change keeps every byte, and what stands between.

The text of each fact that changes goes through ruamel.yaml's round trip alone, so that its comments,
order, quoting and indentation survive too.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.resolver import VersionedResolver

from ..strict_yaml import dump, load, positions

__all__ = ["Block", "add_fact", "blocks", "join", "remove_fact", "set_fields"]

Values = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a sheet's text: a fact with what follows it, or, without an id, what stands before the first."""

    id: str
    text: str


def blocks(text: str, file: str) -> list[Block]:
    """A sheet's text cut before the line of each fact; joined they are the text again.

    A comment that stands right above a fact belongs to it.

    :raises InvalidContent: the text is no strict YAML.
    """
    facts = load(text, file)
    if not isinstance(facts, list) or not facts:
        return [Block("", text)]
    lines = text.splitlines(keepends=True)
    marks = positions(text, file)
    starts = [_with_comments(lines, marks[index,].line - 1) for index in range(len(facts))]
    if text.lstrip().startswith("[") or len(set(starts)) < len(starts):
        return blocks(_in_blocks(text), file)
    ends = [*starts[1:], len(lines)]
    head = [Block("", "".join(lines[: starts[0]]))] if starts[0] else []
    return head + [
        Block(str(fact.get("id", "")), "".join(lines[a:b])) for fact, a, b in zip(facts, starts, ends, strict=True)
    ]


def join(parts: list[Block]) -> str:
    """The sheet's text."""
    return "".join(part.text for part in parts)


def set_fields(block: Block, before: Values, after: Values) -> Block:
    """The fact's text with its fields changed; what is the same in both keeps its form."""
    text, tail = _without_tail(block.text)
    yaml = _round_trip(text)
    doc = yaml.load(text)
    _update(doc[0], before, after)
    out = io.StringIO()
    yaml.dump(doc, out)
    return Block(after["id"], out.getvalue().rstrip("\n") + "\n" + tail)


def add_fact(parts: list[Block], fact: Values, at: int | None = None) -> list[Block]:
    """The sheet with a fact more, at the end or before the block ``at``."""
    new = dump([fact])
    if not any(part.id for part in parts):
        head = "".join(part.text for part in parts)
        head = re.sub(r"^\s*(\[\s*\]|null|~)\s*$", "", head, flags=re.MULTILINE)
        return [Block("", head), Block(fact["id"], new)] if head.strip() else [Block(fact["id"], new)]
    if at is not None and at < len(parts):
        return [*parts[:at], Block(fact["id"], new + "\n"), *parts[at:]]
    last = parts[-1]
    gap = "" if last.text.endswith("\n\n") else "\n" if last.text.endswith("\n") else "\n\n"
    return [*parts[:-1], Block(last.id, last.text + gap), Block(fact["id"], new)]


def remove_fact(parts: list[Block], ident: str) -> list[Block]:
    """The sheet without a fact; an empty list where it was the last."""
    left = [part for part in parts if part.id != ident]
    if any(part.id for part in left) or not any(part.id for part in parts):
        return left
    return [*left, Block("", "[]\n")]


def _with_comments(lines: list[str], start: int) -> int:
    """The first of the comment lines right above a line."""
    while start > 0 and lines[start - 1].lstrip().startswith("#"):
        start -= 1
    return start


def _in_blocks(text: str) -> str:
    """A sheet that is written in one flow list, as a list of blocks."""
    yaml = _round_trip("")
    doc = yaml.load(text)
    doc.fa.set_block_style()
    out = io.StringIO()
    yaml.dump(doc, out)
    return out.getvalue()


def _without_tail(text: str) -> tuple[str, str]:
    """A block's text, and the blank lines after it."""
    body = text.rstrip("\n")
    return body + "\n", text[len(body) + 1 :]


class _AsTyped(VersionedResolver):
    """Sees no numbers, dates or truth values in plain words, as the strict reader sees none."""

    @property
    def versioned_resolver(self) -> Any:
        return {}


def _round_trip(text: str) -> YAML:
    """ruamel.yaml set to the text's own indentation, every scalar left as it was typed."""
    yaml = YAML(typ="rt")
    yaml.Resolver = _AsTyped
    yaml.preserve_quotes = True
    yaml.width = 2**16
    nested = re.search(r"^( *)\S[^\n]*:[^\S\n]*\n( *)- ", text, re.MULTILINE)
    step = len(nested[2]) - len(nested[1]) if nested else 2
    yaml.indent(mapping=2, sequence=2 + step, offset=step)
    top = re.search(r"^( *)- ", text, re.MULTILINE)
    if top and not top[1]:
        yaml.indent(mapping=2, sequence=2 + step, offset=step)
    return yaml


def _update(node: Any, before: Any, after: Any) -> None:
    """Make a mapping of the round trip hold ``after``, touching only what differs from ``before``."""
    for key in [key for key in before if key not in after]:
        node.pop(key, None)
    for key, value in after.items():
        old = before.get(key)
        if value == old and key in node:
            continue
        if isinstance(value, list) and isinstance(old, list) and isinstance(node.get(key), CommentedSeq):
            _update_list(node[key], old, value)
        else:
            node[key] = _node(value)


def _update_list(node: CommentedSeq, before: list[Any], after: list[Any]) -> None:
    """Make a sequence of the round trip hold ``after``: what stays keeps its node, and so its comments."""
    kept = {index for index, item in enumerate(before) if item in after}
    for index in reversed(range(len(before))):
        if index not in kept and not (index < len(after) and _same_item(before[index], after[index])):
            del node[index]
    now = [
        item
        for index, item in enumerate(before)
        if index in kept or (index < len(after) and _same_item(item, after[index]))
    ]
    for index, item in enumerate(after):
        if index < len(now) and now[index] == item:
            continue
        if index < len(now) and _same_item(now[index], item):
            _update(node[index], now[index], item)
        else:
            node.insert(index, _node(item))
            now.insert(index, item)


def _same_item(one: Any, other: Any) -> bool:
    """Whether two items of a list are one that changed: claims and roles of one value, sources of one quote."""
    return (
        isinstance(one, dict)
        and isinstance(other, dict)
        and any(key in one and one.get(key) == other.get(key) for key in ("value", "quote"))
    )


def _node(value: Any) -> Any:
    if isinstance(value, Mapping):
        return CommentedMap((key, _node(item)) for key, item in value.items())
    if isinstance(value, list):
        node = CommentedSeq(_node(item) for item in value)
        if not any(isinstance(item, (dict, list)) for item in value):
            node.fa.set_flow_style()
        return node
    return "true" if value is True else "false" if value is False else str(value)
