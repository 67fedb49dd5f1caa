"""One line of an article parted into what is text and what stands around it."""

from __future__ import annotations

import unicodedata
from collections.abc import Container
from dataclasses import dataclass, field

from .furniture_patterns import FurniturePattern, marks, said_by, worth_trying
from .lines import ends_a_sentence
from .raw import Said

__all__ = ["Part", "PartedLine", "is_title_like", "part_line"]

_TITLE_WORDS = 20
_CAPTION_WORDS = 80
_LONGEST = 400
"""Characters of the longest furniture, in a line of its own or at the end of one."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of one line."""

    kind: str | None
    """The block it is; None for text whose kind depends on the lines around it."""
    start: int
    """Offset of its first character in the line."""
    end: int
    """Offset after its last."""


@dataclass(frozen=True, slots=True)
class PartedLine:
    """A line's parts, and what they tell."""

    parts: list[Part]
    said: Said = field(default_factory=dict)
    """What the line says of the article."""
    heads: bool = False
    """Whether the line stands in an article's head: see ``FurniturePattern.heads``."""
    credits: bool = False
    """Whether the line credits a picture: see ``FurniturePattern.credits``."""


def is_title_like(text: str, words: int = _TITLE_WORDS) -> bool:
    """Whether a line may be a title: begun like a sentence, not ended like one, and short."""
    first = text.lstrip("\"'“”‘’«([¿¡")[:1]
    ended = ends_a_sentence(text) and not text.rstrip("\"'”’»)] ").endswith(("?", "!"))
    begun = (
        first.isupper() or first.isdigit() or unicodedata.category(first or " ") == "Lo"
    )  # many scripts have no capitals
    return begun and not ended and len(text.split()) <= words


def part_line(
    text: str, *, opening: bool, whole: bool, published: str, repeated: Container[FurniturePattern]
) -> PartedLine:
    """The parts of one line.

    :param text: canonical.
    :param opening: whether it stands among the first lines.
    :param whole: whether it is one thing by its markup, such as a heading, so that only all of it can be furniture.
    :param published: the article's date as far as known.
    :param repeated: patterns that hold once, and would not.
    """
    seen = marks(text)
    for pattern in worth_trying("lines", seen) if len(text) <= _LONGEST else ():
        if pattern in repeated or (pattern.only and not opening):
            continue
        if match := pattern.regex.fullmatch(text):
            part = Part(pattern.kind, 0, len(text))
            return PartedLine([part], said_by(match, published), pattern.heads, pattern.credits)
    if whole:
        return PartedLine([Part(None, 0, len(text))])
    return _parted(text, seen, opening, published)


def _parted(text: str, seen: frozenset[str], opening: bool, published: str) -> PartedLine:
    heads, start, said, kind = _before(text, seen, opening, published)
    tails, end, said_after, kind_before = _after(text, seen, start, _day(said, published))
    own = [Part(kind or kind_before, start, end)] if start < end else []
    return PartedLine([*heads, *own, *tails], said_after | said)


def _day(said: Said, published: str) -> str:
    """The article's date as far as known after what a line said."""
    return str(said["published"].value) if "published" in said else published


def _before(text: str, seen: frozenset[str], opening: bool, published: str) -> tuple[list[Part], int, Said, str | None]:
    """What stands before the text, where the text begins, what is said there, and what the text is then."""
    parts: list[Part] = []
    said: Said = {}
    start, kind = 0, None
    for pattern in worth_trying("heads", seen):
        match = pattern.regex.match(text, start) if opening or not pattern.only else None
        if match is None or match.end() == start:
            continue
        rest = text[match.end() :].strip()
        if pattern.kind == "dateline" and not pattern.sure and rest and is_title_like(rest):
            continue  # "NORLAND: Three envoys to leave" is a title
        parts.append(Part(pattern.kind, start, start + len(match[0].rstrip())))
        said = said_by(match, _day(said, published)) | said
        start, kind = len(text) - len(text[match.end() :].lstrip()), pattern.text or kind
        if pattern.kind == "dateline":
            break
    return parts, start, said, kind


def _after(text: str, seen: frozenset[str], start: int, published: str) -> tuple[list[Part], int, Said, str | None]:
    """What stands after the text, where the text ends, what is said there, and what the text is then."""
    for pattern in worth_trying("tails", seen):
        match = pattern.regex.search(text, max(start, len(text) - _LONGEST))
        if match is None:
            continue
        end = max(start, len(text[: match.start()].rstrip()))
        if pattern.text == "caption" and len(text[start:end].split()) > _CAPTION_WORDS:
            continue
        tail = Part(pattern.kind, len(text) - len(text[match.start() :].lstrip()), len(text))
        return [tail], end, said_by(match, published), pattern.text
    return [], len(text), {}, None
