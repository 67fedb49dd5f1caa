"""A file's text, which is UTF-8, or what is wrong with it and what to do."""

from __future__ import annotations

import codecs
from pathlib import Path

from .diagnostics import Diagnostic, Mark
from .errors import InvalidContent
from .files import read_file, refusal

__all__ = ["not_opened", "not_utf8", "opened", "utf8_text"]

_OTHER_MARKS = {codecs.BOM_UTF16_LE: "UTF-16", codecs.BOM_UTF16_BE: "UTF-16"}


def opened(path: Path, file: str, within: Path) -> bytes:
    """The bytes of a file of a story.

    :param file: how diagnostics call it.
    :param within: the folder in which it has to be, wherever links lead.
    :raises InvalidContent: it is no file, is elsewhere, too large, or cannot be read.
    """
    try:
        return read_file(path, within)
    except OSError as error:
        raise InvalidContent([not_opened(file, refusal(error))]) from None


def not_opened(file: str, why: str) -> Diagnostic:
    """What to say of what is no file that can be read.

    :param file: how diagnostics call it.
    """
    help = "put the file itself in its place, or take it out of the folder"
    shown = file.encode("utf-8", "backslashreplace").decode()  # a name may be none of characters
    return Diagnostic(code="no-file-of-the-story", message=f"this is not opened: {why}", file=shown, help=help)


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
