"""The addresses that a style sheet loads."""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["addresses_in"]

_COMMENT = re.compile(r"/\*(?:[^*]|\*(?!/))*+(?:\*/)?")
_LOADED = re.compile(
    r"""url\(\s*(?:"([^"\n]*)"|'([^'\n]*)'|([^\s"'()]*))|@import\s*(?:"([^"\n]*)"|'([^'\n]*)')""", re.IGNORECASE
)
_ESCAPED = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\(.)", re.DOTALL)


def addresses_in(sheet: str) -> Iterator[str]:
    """Every address that is loaded by a style sheet, or by an element's style.

    :param sheet: CSS.
    """
    if "\\" in sheet and "data:" not in sheet:
        sheet = _ESCAPED.sub(lambda found: chr(min(int(found[1], 16), 0x10FFFF)) if found[1] else found[2], sheet)
    for found in _LOADED.findall(_COMMENT.sub(" ", sheet) if "/*" in sheet else sheet):
        if address := next(filter(None, found), ""):
            yield address
