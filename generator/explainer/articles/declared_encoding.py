"""The encoding that a web page declares in its own markup, found as browsers find it.

This is the prescan of the HTML standard, over the whole page and not its first 1,024 bytes alone, and past the texts
of scripts and styles, as Chromium has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["declared_encodings"]

_MARKUP = re.compile(rb"<(?:(!--)|(/?[A-Za-z][^\s/>]*)|[!/?])")
_ATTRIBUTE = re.compile(
    rb"""[\s/]*([^\s/>=][^\s/>=]*|=[^\s/>=]*)(?:\s*=\s*(?:"([^"]*)(?:"|\Z)|'([^']*)(?:'|\Z)|([^\s>"'][^\s>]*)?))?"""
)
_RAW_TEXT = frozenset({b"iframe", b"noembed", b"noframes", b"script", b"style", b"textarea", b"title", b"xmp"})
"""Elements whose content is text, whatever it looks like."""
_END = re.compile(rb"</(iframe|noembed|noframes|script|style|textarea|title|xmp)[\s/>]", re.IGNORECASE)
"""What ends one of them."""
_CHARSET = re.compile(rb"""charset\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s;"'][^\s;]*))""", re.IGNORECASE)
_XML = re.compile(rb"""<\?xml[^>]*?\sencoding\s*=\s*["']([^"'>]*)["']""")
_WIDE_XML = {b"<\0?\0x\0": "utf-16le", b"\0<\0?\0x": "utf-16be"}
"""How a page in UTF-16 without a byte order mark begins, if it is XML."""


def declared_encodings(data: bytes, *, xml: bool = False) -> Iterator[str]:
    """The labels that a page declares, such as ``Shift_JIS``; the first that is known to browsers is believed.

    :param data: its bytes, without a byte order mark.
    :param xml: whether it is XHTML, for which ``meta`` tells nothing.
    """
    if wide := _WIDE_XML.get(data[:6]):
        yield wide
    if not xml:
        yield from _in_meta(data)
    if found := _XML.match(data):
        yield found[1].decode("latin-1")


def _in_meta(data: bytes) -> Iterator[str]:
    at, last = 0, data.lower().rfind(b"charset")
    while (found := _MARKUP.search(data, at)) and found.start() < last:
        comment, name = found.groups()
        if comment:
            at = _after(data, b"-->", found.start() + 2)  # <!--> is a whole comment
        elif not name:
            at = _after(data, b">", found.end())
        else:
            attributes, at = _attributes(data, found.end())
            element = name.lower()
            if element == b"meta" and (label := _label(attributes)):
                yield label
            if element in _RAW_TEXT:
                ends = (end for end in _END.finditer(data, at) if end[1].lower() == element)
                at = next((end.start() for end in ends), len(data))


def _after(data: bytes, mark: bytes, start: int) -> int:
    end = data.find(mark, start)
    return len(data) if end < 0 else end + len(mark)


def _attributes(data: bytes, at: int) -> tuple[dict[bytes, bytes], int]:
    """The attributes of a tag, the first of each name, and where they end."""
    attributes: dict[bytes, bytes] = {}
    while found := _ATTRIBUTE.match(data, at):
        name, *values = found.groups()
        attributes.setdefault(name.lower(), next((value for value in values if value is not None), b""))
        at = found.end()
    return attributes, at


def _label(attributes: dict[bytes, bytes]) -> str:
    """The encoding that a ``meta`` tells; empty where it tells none."""
    if label := attributes.get(b"charset", b"").strip():
        return "utf-8" if label.lower().startswith(b"utf-16") else label.decode("latin-1")
    if attributes.get(b"http-equiv", b"").lower() != b"content-type":
        return ""
    found = _CHARSET.search(attributes.get(b"content", b""))
    return next(value for value in found.groups() if value is not None).decode("latin-1") if found else ""
