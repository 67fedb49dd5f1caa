"""Which line of an article is what: title, standfirst, heading, paragraph, caption, note of correction or furniture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from ..quotes import fold
from .correction_notes import correction_notes
from .furniture import Part, PartedLine, is_title_like, part_line
from .furniture_patterns import FurniturePattern, marks, patterns
from .lines import Line, ends_a_sentence, is_listed
from .raw import Attested, Said

__all__ = ["classify_lines"]

_TITLE_WORDS = (4, 3)
"""Words that a title has; only where no line at the top has four are three enough, as a kicker may have them."""
_HEADING_WORDS = 12
_CONTENTS_WORDS = 14
_CONTENTS_LINES = 3
_CONTENTS_WITHIN = 100
"""Lines from the top within which a table of contents stands."""
_DECK_WORDS = 5
"""Words that a standfirst has; a line of fewer under a title is a heading."""
_NUMBER = re.compile(r"\W*(?:\d{1,3}[.)])?\W*")


def classify_lines(lines: Sequence[Line], title: str, published: str) -> tuple[list[list[Part]], Said]:
    """The parts of each line, every one with its kind, and what the text says about itself.

    :param lines: canonical texts, none of them empty.
    :param title: the article's title as far as known; ``unknown`` otherwise.
    :param published: the article's date as far as known; ``unknown`` otherwise.
    """
    parted = _parted(lines, published)
    own = [_Own(no, lines[no], part) for no, line in enumerate(parted) for part in line.parts if part.kind is None]
    kinds = _kinds(own, parted, title)
    said: Said = {}
    for line in parted:
        said = line.said | said
    first = next((text for text in own if kinds[text.no] == "title"), None)
    if first:
        said["title"] = Attested(first.text, "its first line")
    return [[Part(p.kind or kinds[no], p.start, p.end) for p in line.parts] for no, line in enumerate(parted)], said


@dataclass(frozen=True, slots=True)
class _Own:
    """The text of a line, without what stands around it."""

    no: int
    line: Line
    part: Part

    @property
    def text(self) -> str:
        return self.line.text[self.part.start : self.part.end]

    @property
    def alone(self) -> bool:
        return self.part.start == 0 and self.part.end == len(self.line.text)


def _parted(lines: Sequence[Line], published: str) -> list[PartedLine]:
    repeated = _repeated(lines)
    contents = _contents(lines)
    notes = correction_notes(lines)
    title = next((no for no, line in enumerate(lines) if line.hint == "title"), 0)
    out: list[PartedLine] = []
    paragraphs = 0
    for no, line in enumerate(lines):
        if no in contents:
            out.append(PartedLine([Part("furniture", 0, len(line.text))], heads=True))
            continue
        if no in notes:
            out.append(PartedLine([Part("correction", 0, len(line.text))]))
            continue
        if no == title:  # what is above it is the site's
            paragraphs = 0
        parted = part_line(
            line.text,
            opening=paragraphs < 2,
            whole=line.hint in ("title", "heading"),
            published=published,
            repeated=repeated,
        )
        if line.hint == "caption":
            parted = replace(parted, parts=[replace(part, kind=part.kind or "caption") for part in parted.parts])
        if "published" in parted.said and published == "unknown":
            published = str(parted.said["published"].value)
        paragraphs += any(part.kind is None for part in parted.parts) and ends_a_sentence(line.text)
        out.append(parted)
    return out


def _repeated(lines: Sequence[Line]) -> frozenset[FurniturePattern]:
    """The patterns that hold once, of which there are several lines: dates as headings of a chronicle."""
    once = [pattern for pattern in patterns("lines") if pattern.only == "once"]
    seen = [(line.text, marks(line.text)) for line in lines]
    return frozenset(p for p in once if sum(bool(p.marks & has and p.regex.fullmatch(text)) for text, has in seen) > 1)


def _contents(lines: Sequence[Line]) -> frozenset[int]:
    """The lines of a table of contents: short ones in a row, which come back as headings or much like them."""
    shape = [_contents_shape(line.text) for line in lines]
    words = {no: _words(lines[no].text) for no, listed in enumerate(shape) if listed is not None}
    found: set[int] = set()
    start = 0
    for listed, group in groupby(shape[:_CONTENTS_WITHIN]):
        run = range(start, start + len(list(group)))
        start = run.stop
        if listed is None or len(run) < _CONTENTS_LINES:
            continue
        later = [at for at in range(run.start, len(lines)) if shape[at] is not None]
        back = [no for no in run if any(at > no and _alike(words[no], words[at]) for at in later)]
        if listed and 2 * len(back) >= len(run):
            found.update(run)
        elif len(back) >= _CONTENTS_LINES and 2 * len(back) >= back[-1] - back[0] + 1:
            found.update(range(back[0], back[-1] + 1))
    return frozenset(found)


def _contents_shape(text: str) -> bool | None:
    """Whether a line that may be one of a table of contents has a number or bullet; None for any other line."""
    return is_listed(text) if is_title_like(_NUMBER.sub("", text, count=1), _CONTENTS_WORDS) else None


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", _NUMBER.sub("", text, count=1).casefold()))


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    return 3 * len(one & other) >= 2 * len(one | other) > 0


def _kinds(own: Sequence[_Own], parted: Sequence[PartedLine], title: str) -> dict[int, str]:
    """What each line's own text is, by the line's number."""
    kinds: dict[int, str] = {}
    at = _title_at(own, title)
    for index, text in enumerate(own):
        following = own[index + 1] if index + 1 < len(own) else None
        if index == at:
            kinds[text.no] = "title"
        elif text.no + 1 < len(parted) and parted[text.no + 1].credits and is_title_like(text.text):
            kinds[text.no] = "caption"
        elif index == (at + 1 if at is not None else None) and _is_standfirst(text, following, parted):
            kinds[text.no] = "standfirst"
        else:
            kinds[text.no] = (
                "heading" if _is_heading(text, following, index > 0 and own[index - 1].text) else "paragraph"
            )
    return kinds


def _title_at(own: Sequence[_Own], title: str) -> int | None:
    """Which of the texts is the title."""
    top = [index for index, text in enumerate(own[:6]) if fold(text.text).casefold() == fold(title).casefold()]
    hinted = [index for index, text in enumerate(own) if text.line.hint == "title"]
    if top or hinted:
        return (top or hinted)[0]
    first = 0
    while first < len(own) - 1 and own[first].alone and own[first].line.hint is None and is_title_like(own[first].text):
        first += 1
    words = [len(text.text.split()) for text in own[:first]]
    longer = [index for enough in _TITLE_WORDS for index in range(first) if words[index] >= enough]
    return longer[0] if longer else None


def _is_standfirst(text: _Own, following: _Own | None, parted: Sequence[PartedLine]) -> bool:
    """Whether the text under the title is clearly no body text."""
    if text.line.hint is not None or following is None:
        return text.line.hint == "standfirst"
    if any(line.heads for line in parted[text.no + 1 : following.no]):
        return True
    return not ends_a_sentence(text.text) and len(text.text.split()) >= _DECK_WORDS and ends_a_sentence(following.text)


def _is_heading(text: _Own, following: _Own | None, before: str | bool) -> bool:
    if following is None or not text.alone:
        return False
    if text.line.hint in ("heading", "title"):
        return not (ends_a_sentence(text.text) and len(text.text.split()) > _HEADING_WORDS)
    after_colon = isinstance(before, str) and before.endswith(":")
    return text.line.hint is None and not after_colon and is_title_like(text.text, _HEADING_WORDS)
