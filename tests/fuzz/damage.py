"""Damage by chance: bytes changed, stretches left out, repeated or put in from elsewhere, and what parsers stumble over."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

__all__ = ["damaged"]

_STUMBLES = (
    b"\0", b"\r", b"\n\n", b"\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xe2\x80\xae", b"\xf0\x9f\x98\x80", b"\xc2\x85",
    b"<", b">", b"&#x0;", b"&#55296;", b"<!--", b"-->", b"<![CDATA[", b"</p>", b"<table><tr>", b"<!ENTITY a '&b;'>",
    b"---\n", b"...\n", b"? ", b"- ", b": ", b"&a ", b"*a ", b"!!python/object ", b"{", b"[", b"| \n", b"[[a](b)", b"**",
    b"Photo: ", b"By ", b"(AP) ", b"2024-13-45", b"99999999999999999999", b"-1", b"1e999", b"9999-12-31", b"=?utf-8?q?",
    b"Content-Type: multipart/mixed; boundary=B\n\n--B\n", b"charset=utf-7", b"charset=idna", b"<meta charset=hz>",
    b"%%EOF", b"/Length -1", b"WARC/1.0\r\n", b"PK\x03\x04",
)  # fmt: skip
"""What some parser reads otherwise than the text around it."""
_MOST = 200_000
"""Bytes of a damaged seed: longer ones teach nothing that these do not."""


def damaged(seeds: Sequence[bytes], chance: Random) -> bytes:
    """One of the seeds with some damage."""
    data = chance.choice(seeds)
    for _ in range(chance.choice((1, 1, 2, 4, 8))):
        data = chance.choice(_WAYS)(data, seeds, chance)[:_MOST]
    return data


def _change(data: bytes, seeds: Sequence[bytes], chance: Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def _leave_out(data: bytes, seeds: Sequence[bytes], chance: Random) -> bytes:
    start, end = _stretch(data, chance)
    return data[:start] + data[end:]


def _break_off(data: bytes, seeds: Sequence[bytes], chance: Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _repeat(data: bytes, seeds: Sequence[bytes], chance: Random) -> bytes:
    start, end = _stretch(data, chance)
    return data[:start] + data[start:end] * chance.choice((2, 30, 3000)) + data[end:]


def _stumble(data: bytes, seeds: Sequence[bytes], chance: Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(_STUMBLES) * chance.choice((1, 1, 1, 40, 5000)) + data[at:]


def _mix(data: bytes, seeds: Sequence[bytes], chance: Random) -> bytes:
    other = chance.choice(seeds)
    start, end = _stretch(other, chance)
    at = chance.randrange(len(data) + 1)
    return data[:at] + other[start:end] + data[at:]


def _stretch(data: bytes, chance: Random) -> tuple[int, int]:
    start = chance.randrange(len(data) + 1)
    return start, min(len(data), start + chance.choice((1, 4, 40, 400)))


_WAYS: tuple[Callable[[bytes, Sequence[bytes], Random], bytes], ...] = (
    _change, _leave_out, _break_off, _repeat, _stumble, _stumble, _mix,
)  # fmt: skip
