"""A file's bytes as UTF-8, or where they are none and what to do."""

from __future__ import annotations

import codecs

from .diagnostics import Diagnostic, Mark
from .errors import InvalidContent

__all__ = ["not_utf8", "utf8_text"]

_OTHER_MARKS = {codecs.BOM_UTF16_LE: "UTF-16", codecs.BOM_UTF16_BE: "UTF-16"}


def utf8_text(data: bytes, file: str) -> str:
    """The text of a file, without a byte order mark.

    :param file: how diagnostics call it.
    :raises InvalidContent: it is in another encoding.
    """
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidContent([not_utf8(error.object, error.start, file)]) from None


def not_utf8(data: bytes, at: int, file: str) -> Diagnostic:
    """What to say of bytes that are no UTF-8.

    :param at: the first byte that is none.
    :param file: how diagnostics call the file.
    """
    if name := next((name for mark, name in _OTHER_MARKS.items() if data.startswith(mark)), ""):
        help = f"save the file as UTF-8, in an editor or by: iconv -f {name} -t UTF-8 {file}"
        return Diagnostic(code="not-utf-8", message=f"the file is {name}", file=file, mark=Mark(1, 1), help=help)
    before = data[:at]
    row = before.rfind(b"\n") + 1
    line = data[row:].split(b"\n", 1)[0]
    return Diagnostic(
        code="not-utf-8",
        message=f"the byte {data[at]:02x} here is not UTF-8",
        file=file,
        mark=Mark(before.count(b"\n") + 1, len(before[row:].decode("utf-8")) + 1),
        line=line.decode("windows-1252", "replace")[:200],
        help=f"save the file as UTF-8; if it is Western European: iconv -f WINDOWS-1252 -t UTF-8 {file}",
    )
