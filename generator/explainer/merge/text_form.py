"""The form in which a person's editor saved a file: kept, whatever is changed in it."""

from __future__ import annotations

from collections.abc import Callable

__all__ = ["in_its_form"]

_MARK = "\ufeff"
_LINE_ENDS = ("\r\n", "\r")
"""Those of Windows and of old; a file that mixes them with others is changed as it is."""


def in_its_form(text: str, edit: Callable[[str], str]) -> str:
    """A text edited as if it had no byte order mark and plain line ends, which it then has again."""
    mark = _MARK if text.startswith(_MARK) else ""
    text = text.removeprefix(_MARK)
    end = next((end for end in _LINE_ENDS if end in text and not {"\r", "\n"} & set(text.replace(end, ""))), "\n")
    return mark + edit(text.replace(end, "\n")).replace("\n", end)
