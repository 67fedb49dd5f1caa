"""Encodings as browsers have them: the labels and decoders of the WHATWG's standard, and what is likely where none is told."""

from __future__ import annotations

import codecs
import re

from ..errors import ReaderMissing
from ..tables import table

__all__ = ["BROKEN", "decode", "encoding_of", "is_utf8", "likely_encoding", "may_be_utf8"]

BROKEN = "\udcff"
"""Stands in a text where bytes are none of its encoding: no decoder gives it, so it is never a letter's."""

_MARKUP = re.compile(rb"[<>]")
_ENOUGH = 100_000
"""Bytes of a text that tell its encoding."""
_NOTHING = dict.fromkeys({*range(0x80, 0xA0), *range(0xF8F0, 0xF8F4)} - {0x85}, BROKEN)
"""Control characters of a second kind, which no text has: where they stand, letters of another encoding were meant. And
what Python gives for bytes that mean nothing in Shift_JIS.
"""
_SHIFTS = re.compile(rb"\x1b(\$[@B]|\([BJI])")
_UP = bytes(code | 0x80 if 0x20 < code < 0x7F else code for code in range(0x80)) + b"\xff" * 0x80
_PLAIN = bytes(range(0x80)) + b"\xff" * 0x80
_PAIRS = frozenset({"big5hkscs", "cp932", "cp949", "euc_jp", "gb18030"})
"""Python's codecs whose letters take two bytes, or more."""
_LEADS = {"cp932": (*range(0x81, 0xA0), *range(0xE0, 0xFD)), "euc_jp": (0x8E, 0x8F, *range(0xA1, 0xFF))}
"""What a pair begins with; in the others anything but 80 and FF."""
_ERRORS = "explainer-broken"
"""What Python's codecs call :func:`_instead_of_broken`."""


def encoding_of(label: str) -> str:
    """The standard's name of an encoding, such as ``windows-1252`` for ``iso-8859-1``; empty where it knows no such label.

    :raises ReaderMissing: the library that has the labels is not installed.
    """
    try:
        from webencodings import lookup
    except ImportError as error:
        raise ReaderMissing(_missing("webencodings", error)) from None
    found = lookup(label)
    return str(found.name) if found else ""


def decode(data: bytes, encoding: str) -> str:
    """Bytes as text, as browsers decode them; :data:`BROKEN` for each sequence that is none of the encoding.

    :param encoding: a name that :func:`encoding_of` gives.
    """
    if encoding == "iso-2022-jp":
        data, encoding = _unshifted(data), "euc-jp"
    text = data.decode(_codec(encoding), _ERRORS)
    instead = table("encodings")["instead"].get(encoding, {})
    return text.translate(_NOTHING | str.maketrans(instead))


def is_utf8(data: bytes) -> bool:
    """Whether bytes are UTF-8 throughout."""
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def may_be_utf8(data: bytes, times: int) -> bool:
    """Whether bytes that may be another encoding are UTF-8 all the same: its letters are none of others but by chance.

    :param times: how many bytes that follow others in a letter there must be for each that is in none, at least.
    """
    letters = data.decode("utf-8", "ignore")
    length = len(letters.encode())
    broken, following = len(data) - length, length - len(letters)
    if broken or following > 2:
        return following >= times * broken
    return all(letter < "\u0100" or letter > "\u0800" for letter in letters if not letter.isascii())


def likely_encoding(data: bytes) -> str:
    """The encoding that a text without one is in by the look of its letters; Windows-1252 where several are alike.

    :param data: bytes with letters beyond ASCII, of a text or of a page.
    :raises ReaderMissing: the library that tells is not installed.
    """
    try:
        from charset_normalizer import from_bytes
    except ImportError as error:
        raise ReaderMissing(_missing("charset-normalizer", error)) from None
    shown = b"\n".join(part for part in _MARKUP.split(data) if not part.isascii())[:_ENOUGH]
    names = {codecs.lookup(_codec(name)).name: name for name in table("encodings")["likely"]}
    matches = list(from_bytes(shown, cp_isolation=list(names)))
    alike = [match for match in matches if (match.chaos, match.coherence) == (matches[0].chaos, matches[0].coherence)]
    if not matches or any("cp1252" in match.could_be_from_charset for match in alike):
        return "windows-1252"
    return str(names[codecs.lookup(matches[0].encoding).name])


def _codec(encoding: str) -> str:
    """What Python calls an encoding."""
    return str(table("encodings")["codecs"].get(encoding, encoding))


def _unshifted(data: bytes) -> bytes:
    """ISO-2022-JP, which shifts between tables by escape sequences, as EUC-JP, which has them side by side."""
    plain, *shifted = _SHIFTS.split(data)
    out = [plain.translate(_PLAIN)]
    for shift, part in zip(shifted[::2], shifted[1::2], strict=True):
        if shift == b"(I":
            out += [b"\x8e" + bytes((code,)) if code > 0xA0 else bytes((code,)) for code in part.translate(_UP)]
        else:
            out.append(part.translate(_UP if shift.startswith(b"$") else _PLAIN))
    return b"".join(out)


def _instead_of_broken(error: UnicodeError) -> tuple[str, int]:
    """What stands for a broken sequence, and where decoding goes on: behind as many bytes as the standard takes for one."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    data, start = error.object, error.start
    if error.encoding == "euc_jp" and (char := _of_jis_with_extensions(data[start : start + 2])):
        return char, start + 2
    if error.encoding == "gb18030" and data[start] == 0x80:
        return "€", start + 1
    if error.encoding not in _PAIRS or data[start] not in _LEADS.get(error.encoding, range(0x81, 0xFF)):
        return BROKEN, error.end
    return BROKEN, start + (2 if data[start + 1 : start + 2] > b"\x7f" else 1)  # a letter of ASCII is itself


def _of_jis_with_extensions(pair: bytes) -> str:
    """A character of NEC's and IBM's, which Python knows in Shift_JIS only; empty where there is none."""
    if len(pair) < 2 or min(pair) < 0xA1 or max(pair) == 0xFF:
        return ""
    row, cell = pair[0] - 0x80, pair[1] - 0x80
    lead = (row + 1) // 2 + (0x70 if row < 0x5F else 0xB0)
    trail = cell + (0x7E if row % 2 == 0 else 0x1F if cell < 0x60 else 0x20)
    try:
        return bytes((lead, trail)).decode("cp932")
    except UnicodeDecodeError:
        return ""


codecs.register_error(_ERRORS, _instead_of_broken)


def _missing(library: str, error: ImportError) -> str:
    return f"reading this encoding needs {library}: pip install 'explainer-site[extract]' ({error})"
