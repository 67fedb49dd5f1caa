"""What is known about an article: what a person wrote in front matter or a sidecar, else what its text says."""

from __future__ import annotations

import re
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from mdit_py_plugins.front_matter import front_matter_plugin
from pydantic import TypeAdapter

from .. import strict_yaml
from ..diagnostics import Diagnostic, Mark
from ..edtf_dates import within
from ..errors import InvalidContent
from ..model import ArticleMeta
from ..validation import validated
from .raw import Metadata

__all__ = ["merge_metadata", "parse_metadata", "split_front_matter"]

_SUBTAG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9-]+)?")
_FIELD = re.compile(r"(?:\s|#.*\n)*[A-Za-z_]+\s*:(?:\s|$)")
_RULE = re.compile(r"(?P<marks>-{3,})[ \t]*\n")
_CLOSING = r"^ {{0,3}}{}-*[ \t]*$"
"""What comes below is not looked at: it is read elsewhere, and may be long."""


def split_front_matter(text: str, file: str) -> tuple[str | None, str]:
    """The YAML of a text's front matter, and the article below it; lines of hyphens around anything but fields are text.

    The YAML is on the same lines as in the file, with blank ones before it; None where there is none.

    :param file: how diagnostics call it.
    :raises InvalidContent: the front matter has no end.
    """
    head = text[: len(text) - len(text.lstrip())]
    rest = text[len(head) :]
    opening = _RULE.match(rest)
    if not opening or not (rest[opening.end() :].startswith("---") or _FIELD.match(rest, opening.end())):
        return None, text
    closing = re.compile(_CLOSING.format(opening["marks"]), re.MULTILINE).search(rest, opening.end())
    tokens = _front_matter_parser().parse(rest[: closing.end()] if closing else "")
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
    return "\n" * (head.count("\n") + 1) + tokens[0].content, "\n".join(body)


def parse_metadata(text: str, file: str) -> Metadata:
    """The fields that a person wrote; ``unknown`` stands where they wrote that.

    :param text: YAML, of a sidecar or of front matter.
    :param file: how diagnostics call the file that it is in.
    :raises InvalidContent: with everything that is wrong in it.
    """
    values = strict_yaml.load(text, file)
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise InvalidContent([_no_fields(text, file)])
    told = {key: value for key, value in values.items() if value is not None}
    meta: ArticleMeta = validated(_adapter(), told, text, file)
    return meta.model_dump(exclude_unset=True)


def merge_metadata(written: Metadata, said: Metadata) -> ArticleMeta:
    """What is known: what was written stands, the rest is what the text says.

    Only a date is made finer by the text, where it falls within the written one. A language is its main
    part: ``en-GB`` is ``en``.
    """
    known = said | written
    day, coarse = said.get("published", "unknown"), written.get("published", "unknown")
    if "unknown" not in (day, coarse) and within(day, coarse):
        known["published"] = day
    if subtag := _SUBTAG.fullmatch(known.get("language", "")):
        known["language"] = subtag[1].lower()
    return ArticleMeta(**known)


@cache
def _adapter() -> TypeAdapter[ArticleMeta]:
    return TypeAdapter(ArticleMeta)


def _no_fields(text: str, file: str) -> Diagnostic:
    line = len(text) - len(text.lstrip())
    number = text[:line].count("\n") + 1
    return Diagnostic(
        code="metadata-fields",
        message="what is known about an article must be fields",
        file=file,
        mark=Mark(number, 1),
        line=text.splitlines()[number - 1],
        help="write them as name: value, such as published: 2024-05-03",
    )


@cache
def _front_matter_parser() -> MarkdownIt:
    parser = MarkdownIt("zero").use(front_matter_plugin)
    parser.block.ruler.at("paragraph", _passed_over)
    return parser


def _passed_over(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """What stands below the front matter is read elsewhere."""
    state.line = end
    return True
