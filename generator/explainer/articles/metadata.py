"""What is known about an article: what a person wrote in front matter or a sidecar, else what its text says."""

from __future__ import annotations

import re
from functools import cache

from pydantic import TypeAdapter

from .. import strict_yaml
from ..diagnostics import Diagnostic, Mark
from ..edtf_dates import within
from ..errors import InvalidContent
from ..model import ArticleMeta
from ..validation import validated
from .note_keys import as_our_fields, our_field
from .raw import Metadata, Written

__all__ = ["merge_metadata", "parse_metadata"]

_SUBTAG = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9-]+)?")

_BREAKS = re.compile("[\r\x85\u2028\u2029]")
"""What parts lines in YAML besides a line feed, so that its numbers of lines are others than here."""
_SLIPS = 20
"""How often what other programs wrote is looked at anew; each time tells of one error of syntax, or of all others."""


def parse_metadata(text: str, file: str) -> Written:
    """What a person or a program wrote of an article; ``unknown`` stands where they wrote that.

    :param text: YAML, of a sidecar or of front matter.
    :param file: how diagnostics call the file that it is in.
    :raises InvalidContent: with everything that is wrong in it.
    """
    text = _without_slips_of_others(text, file)
    values = strict_yaml.load(text, file)
    if values is None:
        return Written({})
    if not isinstance(values, dict):
        raise InvalidContent([_no_fields(text, file)])
    fields, warnings = as_our_fields(values, text, file)
    meta: ArticleMeta = validated(_adapter(), fields, text, file)
    return Written(meta.model_dump(exclude_unset=True), tuple(warnings))


def _without_slips_of_others(text: str, file: str) -> str:
    """YAML without the lines that are no strict YAML and tell nothing of ours, such as ``tags: #clippings``.

    :raises InvalidContent: something else is wrong in it.
    """
    lines = text.split("\n")
    first: InvalidContent | None = None
    for left in reversed(range(_SLIPS)):
        try:
            strict_yaml.load("\n".join(lines), file)
        except InvalidContent as error:
            first = first or error
            wrong = {one.mark.line - 1 if one.mark else -1 for one in error.diagnostics}
            keys = _keys(lines)
            first_of = {key: no for no, key in reversed(list(enumerate(keys)))}
            of_others = all(_is_of_others(lines, keys, no) for no in wrong)
            if not left or not of_others or _BREAKS.search(text):
                raise first from None
            for no in wrong:
                line = f"{keys[no]}:"
                lines[no] = "" if first_of[keys[no]] < no and lines[first_of[keys[no]]].startswith(line) else line
        else:
            break
    return "\n".join(lines)


def _keys(lines: list[str]) -> list[str]:
    """The key to which each line belongs; empty where there is none."""
    keys, key = [], ""
    for line in lines:
        if line[:1] not in ("", " ", "\t", "-", "#", "]", "}"):
            key = line.partition(":")[0].strip()
        keys.append(key)
    return keys


def _is_of_others(lines: list[str], keys: list[str], no: int) -> bool:
    """Whether a line can be left out: it belongs to a key that is none of ours."""
    if not 0 <= no < len(lines) or not lines[no].strip():
        return False
    return bool(keys[no]) and not our_field(keys[no]) and lines[no] != f"{keys[no]}:"


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
