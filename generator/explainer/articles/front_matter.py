"""Front matter: what a person or a program wrote of an article above its text, in YAML, TOML or JSON, or as Logseq has it."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import replace
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from mdit_py_plugins.front_matter import front_matter_plugin

from ..diagnostics import Diagnostic, Mark
from ..errors import InvalidContent

__all__ = ["as_in_file", "split_front_matter"]

_FIELD = re.compile(r"""(?:\s|#.*\n)*["']?[^\W\d][\w-]*["']?[ \t]*:(?:\s|$)""")
_RULE = re.compile(r"(?P<marks>-{3,})(?P<kind>yaml|toml|json)?[ \t]*\n")
_CLOSING = r"^ {{0,3}}{}-*[ \t]*$"
"""What comes below is not looked at: it is read elsewhere, and may be long."""
_PLUSES = re.compile(r"\+\+\+[ \t]*\n(?P<toml>(?:.*\n)*?)\+\+\+[ \t]*(?:\n|\Z)")
_PROPERTIES = re.compile(r"(?:[^\W\d][\w-]*::(?: [^\n]*)?(?:\n|\Z))+")
_AT_LINE = re.compile(r"at line (\d+)")


def split_front_matter(text: str, file: str) -> tuple[str | None, str]:
    """The front matter of a text as YAML, and the article below it; lines of hyphens around anything but fields are text.

    The YAML is on the same lines as in the file, with blank ones before it; None where there is none.

    :param file: how diagnostics call it.
    :raises InvalidContent: the front matter has no end, or is no TOML or JSON.
    """
    head = text[: len(text) - len(text.lstrip())]
    rest = text[len(head) :]
    above = head.count("\n")
    if pluses := _PLUSES.match(rest):
        return _yaml_of_toml(pluses["toml"], above + 1, file), rest[pluses.end() :]
    if rest.startswith("{") and (end := _end_of_json(rest)):
        return _yaml_of_json(rest[:end], above, file), rest[end:]
    if properties := _PROPERTIES.match(rest):
        return "\n" * above + _yaml_of_properties(properties[0]), rest[properties.end() :]
    opening = _RULE.match(rest)
    fields = opening and (
        opening["kind"] or rest[opening.end() :].startswith("---") or _FIELD.match(rest, opening.end())
    )
    if not opening or not fields:
        return None, text
    closing = re.compile(_CLOSING.format(opening["marks"]), re.MULTILINE).search(rest, opening.end())
    tokens = _front_matter_parser().parse(rest[: closing.end()] if closing else "")
    if not tokens or tokens[0].map is None:
        message = "the front matter that begins here has no end"
        raise _wrong(
            "front-matter-open", message, file, above + 1, opening[0].strip(), "write a line --- below its last field"
        )
    content, body = tokens[0].content, "\n".join(rest.split("\n")[tokens[0].map[1] :])
    if opening["kind"] == "toml":
        return _yaml_of_toml(content, above + 1, file), body
    if opening["kind"] == "json":
        return _yaml_of_json(content, above + 1, file), body
    return "\n" * (above + 1) + content, body


def as_in_file(told: Diagnostic, text: str) -> Diagnostic:
    """What is told of front matter's YAML with the line of the file that it was made of.

    :param text: the whole file's.
    """
    rows = text.splitlines()
    if not told.mark or told.line in rows:
        return told
    key = told.field.partition(".")[0]
    numbers = [told.mark.line, *range(1, len(rows) + 1)]
    number = next((no for no in numbers if no <= len(rows) and key in rows[no - 1]), told.mark.line)
    line = rows[number - 1] if number <= len(rows) else ""
    return replace(told, line=line, mark=Mark(number, max(line.find(key), 0) + 1))


def _end_of_json(text: str) -> int:
    """Where the object ends with which a text begins; 0 where it begins with none that is written in lines of its own."""
    try:
        value, end = json.JSONDecoder().raw_decode(text)
    except (ValueError, RecursionError):
        return 0
    return end if isinstance(value, dict) and text[end : end + 1] in ("", "\n") else 0


def _yaml_of_toml(toml: str, above: int, file: str) -> str:
    """TOML as YAML with each key on its own line.

    :param above: how many lines stand above it in the file.
    """
    try:
        values = tomllib.loads(toml)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        found = _AT_LINE.search(str(error))
        no = int(found[1]) if found else 1
        line = toml.split("\n")[no - 1]
        raise _wrong("front-matter-toml", f"this is no TOML: {error}", file, above + no, line, "mend it") from None
    names = [line.lstrip("[ \t").partition("=")[0].strip(" \t]\"'").partition(".")[0] for line in toml.split("\n")]
    return "\n" * above + _on_lines(values, names)


def _yaml_of_json(text: str, above: int, file: str) -> str:
    try:
        values = json.loads(text)
    except (ValueError, RecursionError) as error:
        no = getattr(error, "lineno", 1)
        line = text.split("\n")[no - 1]
        raise _wrong("front-matter-json", f"this is no JSON: {error}", file, above + no, line, "mend it") from None
    names = [line.strip(" \t{,").partition('":')[0].removeprefix('"') for line in text.split("\n")]
    return "\n" * above + (_on_lines(values, names) if isinstance(values, dict) else text)


def _yaml_of_properties(text: str) -> str:
    """The lines ``name:: value`` above a note of Logseq's as YAML."""
    pairs = (line.partition("::")[::2] for line in text.splitlines())
    return "".join(f"{json.dumps(name)}: {json.dumps(value.strip(), ensure_ascii=False)}\n" for name, value in pairs)


def _on_lines(values: dict[str, Any], names: list[str]) -> str:
    """A mapping as YAML, each key on the line that begins with its name, or on the next that is free."""
    lines: list[str] = []
    for key, value in values.items():
        if key in names[len(lines) :]:
            lines += [""] * (names.index(key, len(lines)) - len(lines))
        lines.append(f"{json.dumps(key, ensure_ascii=False)}: {json.dumps(value, ensure_ascii=False, default=str)}")
    return "\n".join(lines) + "\n"


def _wrong(code: str, message: str, file: str, number: int, line: str, help: str) -> InvalidContent:
    return InvalidContent(
        [Diagnostic(code=code, message=message, file=file, mark=Mark(number, 1), line=line, help=help)]
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
