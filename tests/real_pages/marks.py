"""One thing known of a page against what was read: the marks that it gets, each a function of values."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import yaml

from explainer.edtf_dates import bounds

__all__ = [
    "author_mark",
    "broken_encoding",
    "day_mark",
    "folded",
    "has",
    "is_nobody",
    "site_names",
    "title_mark",
]

_UNKNOWN = "unknown"


def day_mark(found: str, expected: str) -> str:
    """``right``, ``unknown`` (a coarser value that has the day in it too) or ``wrong``."""
    if found == _UNKNOWN:
        return "unknown"
    day = dt.date.fromisoformat(expected)
    try:
        first, last = bounds(found)
    except ValueError:
        return "wrong"
    if first == last == day:
        return "right"
    return "unknown" if first <= day <= last else "wrong"


def title_mark(found: str, expected: str, sites: Sequence[str]) -> str:
    """``right``, ``site left`` (its name or more hangs on it by a separator), ``unknown`` or ``wrong``.

    :param sites: what the site is called; the expected title may have it too, and is right without it.
    """
    if found == _UNKNOWN:
        return "unknown"
    is_there, right = folded(found).casefold(), folded(expected).casefold()
    if is_there == right:
        return "right"
    if _hung_on(is_there, right) is not None:
        return "site left"
    hung = _hung_on(right, is_there) or ""
    ends = re.split("|".join(map(re.escape, _marks()["separators"])), hung)[-1]
    return "right" if _letters(ends) in map(_letters, sites) else "wrong"


def author_mark(found: Sequence[str], expected: Sequence[str]) -> str:
    """``right`` (all of them and nobody else), ``some`` (some of them and nobody else), ``unknown`` or ``wrong``."""
    are_there, right = _people(found), _people(expected)
    if not are_there:
        return "unknown"
    if are_there == right:
        return "right"
    return "some" if are_there < right else "wrong"


def is_nobody(author: str, sites: Sequence[str]) -> bool:
    """Whether an author, or one of several in one value, is no person's name and no body's.

    It is a date, a label, an address, or the site itself.
    """
    return any(_is_nobody(name, sites) for name in _people([author]))


def _is_nobody(value: str, sites: Sequence[str]) -> bool:
    marks = _marks()["nobody"]
    words = re.findall(r"[\w-]+", value)
    return (
        value in marks["whole"]
        or value.startswith(tuple(marks["beginnings"]))
        or any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", value) for word in marks["words"])
        or any(word in marks["months"] for word in words[1:])
        or bool(re.search(r"(?<!\w)\d|://|\.(?:com|org|net|de|co|uk|fr|eu)\b", value))
        or _letters(value) in map(_letters, sites)
    )


def site_names(publisher: str, *urls: str | None) -> list[str]:
    """What a site may be called: its publisher, and its host with and without what it ends in."""
    names = [publisher] if publisher != _UNKNOWN else []
    for url in urls:
        host = (urlsplit(url).hostname or "" if url else "").removeprefix("www.")
        parts = host.split(".")
        names += [".".join(parts[i:j]) for i in range(len(parts)) for j in range(i + 1, len(parts) + 1)]
    return [name for name in names if len(_letters(name)) > 2]


def has(text: str, wanted: str) -> bool:
    """Whether a text, which is folded, has a string in it, however white space, quotes and dashes are written."""
    return folded(wanted) in text


def broken_encoding(text: str, page: bytes) -> tuple[list[str], int]:
    """What in a text was read by the wrong encoding, and how many characters were lost (U+FFFD).

    What stands so in the page itself, as UTF-8, is not counted: it was broken before it was saved.
    """
    found = [match[0] for pattern in _marks()["mojibake"] for match in re.finditer(pattern, text)]
    lost = 0 if "\ufffd".encode() in page or b"&#65533;" in page else text.count("\ufffd")
    return [broken for broken in dict.fromkeys(found) if broken.encode() not in page], lost


def folded(text: str) -> str:
    """A text with one way to write white space, quotes, dashes and ellipses."""
    return " ".join(unicodedata.normalize("NFKC", text.translate(_same())).split())


def _hung_on(longer: str, shorter: str) -> str | None:
    """What hangs on a title by a separator, before or after it; None where nothing does."""
    separators = _marks()["separators"]
    if longer.startswith(shorter):
        rest = longer.removeprefix(shorter).strip()
        return rest.lstrip("".join(separators)).strip() if rest.startswith(tuple(separators)) else None
    if longer.endswith(shorter):
        rest = longer.removesuffix(shorter).strip()
        return rest.rstrip("".join(separators)).strip() if rest.endswith(tuple(separators)) else None
    return None


def _people(values: Sequence[str]) -> frozenset[str]:
    between = "|".join(map(re.escape, _marks()["between_authors"]))
    names = [name for value in values if value != _UNKNOWN for name in re.split(between, folded(value).casefold())]
    return frozenset(name.strip() for name in names if name.strip())


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))


@cache
def _same() -> dict[int, str]:
    return {ord(character): one for one, several in _marks()["same"].items() for character in several}


@cache
def _marks() -> Any:
    return yaml.safe_load((Path(__file__).parent / "marks.yml").read_text("utf-8"))
