"""YAML front matter at the head of a Markdown or text file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from mdit_py_plugins.front_matter import front_matter_plugin

from ..diagnostics import Diagnostic, Mark
from ..errors import InvalidContent

__all__ = ["Parted", "parted"]

_FIELD = re.compile(r"(?:\s*(?:#.*)?\n)*\s*[A-Za-z_]+\s*:(?:\s|$)")
_RULE = re.compile(r"(?P<marks>-{3,})[ \t]*\n")
_CLOSING = r"^ {{0,3}}{}-*[ \t]*$"
"""What comes below is not looked at: it is read elsewhere, and may be long."""


@dataclass(frozen=True, slots=True)
class Parted:
    """A file's text in two."""

    front: str | None
    """The front matter's YAML, on the same lines as in the file (blank ones before it); None where there is none."""
    body: str
    """The article."""


def parted(text: str, file: str) -> Parted:
    """The front matter and what follows it; lines of hyphens around anything but fields are text.

    :param file: how diagnostics call it.
    :raises InvalidContent: the front matter has no end.
    """
    head = text[: len(text) - len(text.lstrip())]
    rest = text[len(head) :]
    opening = _RULE.match(rest)
    if not opening or not (rest[opening.end() :].startswith("---") or _FIELD.match(rest, opening.end())):
        return Parted(None, text)
    closing = re.compile(_CLOSING.format(opening["marks"]), re.MULTILINE).search(rest, opening.end())
    tokens = _parser().parse(rest[: closing.end()] if closing else "")
    if not tokens or tokens[0].map is None:
        line = head.count("\n") + 1
        raise InvalidContent(
            [
                Diagnostic(
                    code="front-matter-open",
                    message="the front matter that begins here has no end",
                    file=file,
                    mark=Mark(line, 1),
                    line=opening[0].strip(),
                    help="write a line --- below its last field",
                )
            ]
        )
    body = rest.split("\n")[tokens[0].map[1] :]
    return Parted("\n" * (head.count("\n") + 1) + tokens[0].content, "\n".join(body))


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero").use(front_matter_plugin)
    parser.block.ruler.at("paragraph", _passed_over)
    return parser


def _passed_over(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """What stands below the front matter is read elsewhere."""
    state.line = end
    return True
