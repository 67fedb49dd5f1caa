"""A file's bytes as text, or what to do where they are none."""

from __future__ import annotations

import codecs
import re
import unicodedata

from ..diagnostics import Diagnostic
from ..errors import InvalidContent
from ..utf8 import not_utf8

__all__ = ["decoded", "decoded_page"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16's, which it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""<meta[^<>]{0,200}charset\s*+=\s*+["']?\s*+([\w.:-]{1,40})""", re.IGNORECASE)
_HEAD = 4096
"""Bytes of a page in which its encoding is looked for; browsers look into 1,024."""

# Characters that show nothing and would stand between a quote and its article: control characters,
# soft hyphens, zero-width spaces and joiners of words, and marks of writing direction.
_INVISIBLE = dict.fromkeys(
    [code for code in range(0xA0) if unicodedata.category(chr(code)) == "Cc" and not chr(code).isspace()]
    + [0xAD, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF]
)


def decoded(data: bytes, file: str) -> str:
    """The text of a text file: UTF-8, or UTF-16 or -32 with a byte order mark.

    Line ends become ``\\n``, and what is invisible is left out.

    :param file: how diagnostics call it.
    :raises InvalidContent: it is in another encoding, or no text.
    """
    encoding, bare = _by_mark(data)
    try:
        text = bare.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        raise InvalidContent([_not_decodable(bare, encoding or "utf-8", error.start, file)]) from None
    if "\0" in text:
        raise InvalidContent(
            [
                Diagnostic(
                    code="not-text",
                    message="the file is no text",
                    file=file,
                    help="save the article as text, Markdown or HTML",
                )
            ]
        )
    return _cleaned(text)


def decoded_page(data: bytes) -> str:
    """The text of a web page, whose encoding is its byte order mark's, else the declared one, else
    UTF-8, else Windows-1252, as in the HTML standard. What cannot be decoded is replaced.
    """
    encoding, bare = _by_mark(data)
    if encoding:
        return _cleaned(bare.decode(encoding, "replace"))
    declared = _DECLARED.search(data[:_HEAD])
    for name in (declared[1].decode() if declared else "utf-8", "utf-8"):
        try:
            return _cleaned(data.decode(name))
        except (UnicodeDecodeError, LookupError):
            continue
    return _cleaned(data.decode("windows-1252", "replace"))


def _by_mark(data: bytes) -> tuple[str | None, bytes]:
    """The encoding that a byte order mark tells, and what comes after the mark."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding, data[len(mark) :]
    return None, data


def _cleaned(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_INVISIBLE)


def _not_decodable(data: bytes, encoding: str, at: int, file: str) -> Diagnostic:
    if encoding != "utf-8":
        message = f"the file begins as {encoding.upper()} but byte {at + 1} is not"
        return Diagnostic(code="not-utf-8", message=message, file=file, help="save the file as UTF-8")
    return not_utf8(data, at, file)
