"""A file's bytes as text, with what a person should know of how they were read, or what to do where they are none."""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass, replace

from ..diagnostics import Diagnostic, Mark
from ..errors import InvalidContent
from .declared_encoding import declared_encodings
from .encodings import BROKEN, decode, encoding_of, is_utf8, likely_encoding, may_be_utf8

__all__ = ["Decoded", "decoded", "decoded_page", "visible"]

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16's, which it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16le"),
    (codecs.BOM_UTF16_BE, "utf-16be"),
)
_XML_DECLARATION = re.compile(r"\A\s*<\?xml\s[^>]*>")
_NO_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1f]")
"""Control characters that stand in no text of an old encoding."""
_COMPARE = "compare it with what a browser shows; where letters are wrong, save it anew, as UTF-8"
_FOR_EACH_UNDECLARED, _FOR_EACH_DECLARED = 2, 4
"""How much of UTF-8 there is for each broken byte in what is UTF-8: where nothing is declared, and where something else is."""
_MARKUP = re.compile(r"[<\n]")
_SHOWN = 30
"""Characters before and after a lost letter that a warning shows."""
_LINES = 5
"""Lines with further lost letters that it lists."""

# Characters that show nothing and would stand between a quote and its article: control characters,
# soft hyphens, zero-width spaces and joiners of words, and marks of writing direction.
_INVISIBLE = dict.fromkeys(
    [code for code in range(0xA0) if unicodedata.category(chr(code)) == "Cc" and not chr(code).isspace()]
    + [0xAD, 0x200B, 0x200E, 0x200F, *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF]
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file as text."""

    text: str
    """Its text; line ends are ``\\n``, what is invisible is left out, and U+FFFD stands for what cannot be decoded."""
    warnings: tuple[Diagnostic, ...] = ()
    """That its encoding was guessed, or letters lost."""


def decoded(data: bytes, file: str) -> Decoded:
    """The text of a text file: in the encoding of its byte order mark, else UTF-8, else what is likely.

    :param file: how diagnostics call it.
    :raises InvalidContent: it is no text.
    :raises ReaderMissing: it is no UTF-8, and the library that tells encodings is not installed.
    """
    encoding, bare = _by_mark(data)
    read = _told(bare, encoding, file) if encoding else _undeclared(bare, file)
    if "\0" in read.text or (read.warnings and not encoding and _NO_TEXT.search(data)):
        raise _wrong("not-text", "the file is no text", file, "save the article as text, Markdown or HTML")
    return _cleaned(read)


def decoded_page(data: bytes, file: str, label: str = "", *, xml: bool = False) -> Decoded:
    """The text of a web page, in the encoding that browsers take, but that letters of UTF-8 are never read as others.

    That is the encoding of its byte order mark, else what came with it, else what it declares itself, else UTF-8 where
    it is that, else what is likely.

    :param file: how diagnostics call it.
    :param label: what came with it, such as a header's ``charset``; empty where nothing did.
    :param xml: whether it is XHTML, for which ``meta`` tells nothing.
    :raises InvalidContent: it is in an encoding that browsers refuse.
    :raises ReaderMissing: the library that knows the encodings is not installed.
    """
    encoding, bare = _by_mark(data)
    if not encoding:
        labels = [label, *declared_encodings(data, xml=xml)]
        encoding = next(filter(None, map(encoding_of, filter(None, labels))), "")
    if encoding == "replacement":
        message = "the page is in an encoding that browsers refuse, such as HZ or ISO-2022-KR"
        raise _wrong("encoding-refused", message, file, "convert it to UTF-8, and let its meta say so")
    if not encoding:
        read = _undeclared(bare, file)
    elif encoding != "utf-8" and bare is data and not data.isascii() and may_be_utf8(data, _FOR_EACH_DECLARED):
        message = f"{encoding} is declared, but the letters are those of UTF-8, so it was read as that"
        read = _told(bare, "utf-8", file, _warning("encoding-not-as-declared", message, file, _COMPARE))
    else:
        read = _told(bare, encoding, file)
        if encoding == "utf-8" and read.warnings and not may_be_utf8(bare, _FOR_EACH_UNDECLARED):
            likely = likely_encoding(bare)
            help = f"the whole file may be {likely}: convert it in an editor, or by: iconv -f {likely} -t UTF-8"
            read = Decoded(read.text, tuple(replace(told, help=help) for told in read.warnings))
    return _cleaned(Decoded(_XML_DECLARATION.sub("", read.text), read.warnings))


def visible(text: str) -> str:
    """A text without what shows nothing."""
    return text.translate(_INVISIBLE)


def _by_mark(data: bytes) -> tuple[str, bytes]:
    """The encoding that a byte order mark tells, empty where there is none, and what comes after the mark."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return encoding, data[len(mark) :]
    return "", data


def _undeclared(data: bytes, file: str) -> Decoded:
    if is_utf8(data) or may_be_utf8(data, _FOR_EACH_UNDECLARED):
        return _told(data, "utf-8", file)
    encoding = likely_encoding(data)
    message = f"nothing says in which encoding this file is, and it is no UTF-8: it was read as {encoding}"
    help = f"where letters are wrong, save it as UTF-8, in an editor or by: iconv -f {encoding} -t UTF-8"
    return _told(data, encoding, file, _warning("encoding-guessed", message, file, help))


def _told(data: bytes, encoding: str, file: str, *warnings: Diagnostic) -> Decoded:
    """Bytes in an encoding as text, :data:`BROKEN` in it, with a warning of that."""
    text = decode(data, encoding).replace("\r\n", "\n").replace("\r", "\n")
    if BROKEN in text:
        warnings += (_lost(text, encoding, file),)
    return Decoded(text, warnings)


def _cleaned(read: Decoded) -> Decoded:
    return Decoded(visible(read.text.replace(BROKEN, "\ufffd")), read.warnings)


def _lost(text: str, encoding: str, file: str) -> Diagnostic:
    """What to say of letters that cannot be decoded: how many, and where."""
    first, more = text.index(BROKEN), text.count(BROKEN) - 1
    row = text.rfind("\n", 0, first) + 1
    before = text[max(row, first - _SHOWN) : first].rpartition(">")[2]
    shown = before + _MARKUP.split(text[first : first + _SHOWN])[0].replace(BROKEN, "\ufffd")
    message = f"what stands here is no text in {encoding}, and a letter is lost: “{' '.join(shown.split())}”"
    mark = Mark(text.count("\n", 0, first) + 1, first - row + 1)
    if more:
        lines = [str(no) for no, line in enumerate(text[first + 1 :].split("\n"), mark.line) if BROKEN in line]
        listed = ", ".join(lines[:_LINES]) + (" and others" if len(lines) > _LINES else "")
        message += f"; {more} more in line{'s' if len(lines) > 1 else ''} {listed}"
    return _warning("letter-lost", message, file, _COMPARE, mark)


def _warning(code: str, message: str, file: str, help: str, mark: Mark | None = None) -> Diagnostic:
    return Diagnostic(code=code, message=message, file=file, help=help, mark=mark, severity="warning")


def _wrong(code: str, message: str, file: str, help: str) -> InvalidContent:
    return InvalidContent([Diagnostic(code=code, message=message, file=file, help=help)])
