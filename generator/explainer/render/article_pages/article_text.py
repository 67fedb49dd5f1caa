"""An article's text as HTML, with the words that facts rest on marked in it.

Every quote that stands in the shown text has its id there, at its first character, so that a link to it lands on the very
words and the style sheet can show them. Quotes overlap in any way and elements cannot, so the text is cut wherever one
begins or ends: a quote that crosses another goes on in a further element, which a rule of its own lights up with the first.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field
from itertools import groupby, pairwise
from operator import attrgetter

from ...evidence import Evidence
from ...hidden_names import BAR, WITHHELD
from ...messages import Messages
from ...model import Actor, Article, Fact
from ..catalogue import Quoted
from ..markdown import Markdown, escape

__all__ = ["ShownText", "Stretch", "notes_of_correction", "shown_text"]

_LEFT_OUT = "[…] "
"""Stands between passages of an article of which only the quoted words may be shown."""
_CLOSING = re.compile(r"[.,;:!?…)\]}»”’\"']*")
"""What closes a sentence behind its words: a button stands after it."""
_start = attrgetter("start")


@dataclass(slots=True)
class Stretch:
    """Words of the text that facts rest on: quotes that overlap are one."""

    start: int
    """Offset of its first character in the article's text."""
    end: int
    """Offset after its last."""
    number: int
    """Its place among all, from 1: a button with the id ``at-1`` opens the panel ``on-1``."""
    anchors: set[str] = field(default_factory=set)
    """Its quotes."""
    facts: dict[str, Fact] = field(default_factory=dict)
    """What rests on it, by id."""
    named: dict[str, Actor] = field(default_factory=dict)
    """Whom its words name or describe, by id."""
    pieces: int = 0
    """In how many blocks it was shown."""


@dataclass(frozen=True, slots=True)
class ShownText:
    """What a page shows of an article."""

    headline: Markdown
    """What stands in the page's heading where facts rest on the headline; empty where none does."""
    html: Markdown
    """The text, a paragraph for each block; empty where nothing of it may be shown."""
    stretches: Sequence[Stretch]
    """The marks in it, in order."""
    anchors: Set[str]
    """The quotes whose ids stand in it."""


@dataclass(frozen=True, slots=True)
class _Placed:
    """A quote where it stands."""

    start: int
    end: int
    quoted: Quoted

    @property
    def only_names(self) -> bool:
        """Whether it bears nothing but who somebody is."""
        return all(isinstance(fact, Actor) for fact in self.quoted.facts.values())


def shown_text(article: Article, quotes: Sequence[Quoted], evidence: Evidence, messages: Messages) -> ShownText:
    """The article's text but for its title, or the words of it that may be quoted, with what is used marked.

    The title stands with the text only where facts rest on it and the page's heading has other words.

    :param messages: in which the site says what a mark is.
    """
    placed = [_Placed(found.start, found.end, one) for one in quotes if (found := evidence.find(one.source))]
    placed.sort(key=_start)
    stretches = _stretches(item for item in placed if not item.only_names)
    blocks = [(block.start, block.end, block.kind) for block in article.blocks] or [(0, len(article.text), "paragraph")]
    heading = [
        (start, end)
        for start, end, kind in blocks[:1]
        if kind == "title" and article.text[start:end] == article.meta.title and _begins_in(start, end, stretches)
    ]
    windows: list[tuple[int, int]] | None = None
    if article.meta.rights in ("digest", "full-text"):
        blocks = [block for block in blocks if block[2] != "title" or _begins_in(block[0], block[1], stretches)]
        within = [(start, end) for start, end, _ in blocks]
        items = [item for item in placed if _covered(item.start, item.start + 1, within)]
    else:
        windows = _united([*heading, *((one.start, one.end) for one in stretches)])
        items = [item for item in placed if _covered(item.start, item.end, windows)]
    _name(stretches, items)
    of_another = article.meta.language not in ("unknown", messages.language)
    maker = _Maker(article.text, messages, of_another)
    made = maker.blocks(blocks, windows, sorted([*stretches, *items], key=_start))
    headline = Markdown(made.pop(0)[1] if heading else "")
    html = Markdown("\n").join([*maker.rule(), *(maker.paragraph(*block) for block in made)])
    return ShownText(headline, html, stretches, {item.quoted.anchor for item in items})


def notes_of_correction(article: Article) -> list[Markdown]:
    """What the article itself says of how it was corrected, in order."""
    return [_plain(article.text[block.start : block.end]) for block in article.blocks if block.kind == "correction"]


def _stretches(items: Iterable[_Placed]) -> list[Stretch]:
    found: list[Stretch] = []
    for item in items:
        if found and item.start < found[-1].end:
            found[-1].end = max(found[-1].end, item.end)
        else:
            found.append(Stretch(item.start, item.end, len(found) + 1))
        found[-1].anchors.add(item.quoted.anchor)
        facts = item.quoted.facts.items()
        found[-1].facts |= {ident: fact for ident, fact in facts if not isinstance(fact, Actor)}
    return found


def _name(stretches: Sequence[Stretch], items: Iterable[_Placed]) -> None:
    """Tell each stretch whom its words name."""
    for item in items:
        at = bisect_right(stretches, item.start, key=_start) - 1
        if at >= 0 and item.end <= stretches[at].end:
            stretches[at].named |= {ident: fact for ident, fact in item.quoted.facts.items() if isinstance(fact, Actor)}


def _begins_in(start: int, end: int, stretches: Sequence[Stretch]) -> bool:
    """Whether a stretch begins between two offsets."""
    return any(start <= one.start < end for one in stretches)


def _united(windows: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The same stretches of text, sorted and apart."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(windows):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _covered(start: int, end: int, windows: Sequence[tuple[int, int]]) -> bool:
    """Whether one of the windows, which are sorted and apart, holds a stretch of text."""
    at = bisect_right(windows, start, key=lambda window: window[0]) - 1
    return at >= 0 and end <= windows[at][1]


class _Maker:
    """The HTML of one article's text in the making."""

    def __init__(self, text: str, messages: Messages, of_another: bool) -> None:
        """:param of_another: whether the text is of another language than what the site says."""
        self._text, self._messages = text, messages
        self._language = Markdown(f' lang="{messages.language}"' if of_another else "")
        self._gone_on: dict[str, None] = {}
        self._waiting: list[str] = []
        self._whole: set[int] = set()

    def blocks(
        self,
        blocks: Sequence[tuple[int, int, str]],
        windows: Sequence[tuple[int, int]] | None,
        items: Sequence[Stretch | _Placed],
    ) -> list[tuple[str, str]]:
        """What is shown of each block, with the block's kind.

        :param windows: the passages that may be shown; None, all of it.
        :param items: in their order.
        """
        made: list[tuple[str, str]] = []
        last = at = 0
        open_still: list[Stretch | _Placed] = []
        for start, end, kind in blocks:
            said = ""
            for first, stop in [(start, end)] if windows is None else _clipped(windows, start, end):
                here = open_still
                while at < len(items) and items[at].start < stop:
                    here.append(items[at])
                    at += 1
                here = [item for item in here if item.end > first]
                open_still = [item for item in here if item.end > stop]
                is_cut = windows is not None and bool(made or said) and self._text[last:first].strip()
                said += (" " if said else "") + (_LEFT_OUT if is_cut else "") + self._passage(first, stop, here)
                last = stop
            if said:
                made.append((kind, said))
        return made

    def paragraph(self, kind: str, said: str) -> Markdown:
        """A block as a paragraph."""
        if kind != "title":
            return Markdown(f'<p class="x-{kind}">{said}</p>')
        label = escape(self._messages.gettext("Its headline"))
        return Markdown(f'<p class="x-headline" data-x-label="{label}">{said}</p>')

    def rule(self) -> Iterator[Markdown]:
        """What lights up all elements of a quote that needs more than one: selectors cannot compare attributes."""
        if self._gone_on:
            selectors = ",".join(f':root:has(#{one}:target) [data-of="{one}"]' for one in self._gone_on)
            yield Markdown(f"<style>{selectors}{{--x-lit:var(--x-mark)}}</style>")

    def _passage(self, start: int, end: int, items: Sequence[Stretch | _Placed]) -> str:
        """The text between two offsets, with what stands there in elements that nest."""
        beginning: dict[int, list[Stretch | _Placed]] = defaultdict(list)
        for item in items:
            beginning[max(item.start, start)].append(item)
        cuts = sorted({start, end, *beginning, *(min(item.end, end) for item in items)})
        out: list[str] = []
        stack: list[Stretch | _Placed] = []
        for at, stop in pairwise(cuts):
            new = beginning[at]
            keep = 0 if any(isinstance(item, Stretch) for item in new) else _lasting(stack, at)
            out += map(self._close, reversed(stack[keep:]))
            opened = sorted([*(item for item in stack[keep:] if item.end > at), *new], key=_outer)
            out += [self._buttons()] if opened else []
            out += [self._open(item, opened[no + 1 :], at) for no, item in enumerate(opened)]
            out.append(self._words(at, stop))
            stack[keep:] = opened
        return "".join([*out, *map(self._close, reversed(stack)), self._buttons()])

    def _words(self, at: int, stop: int) -> str:
        """The text between two cuts; a button of words before it stands behind what closes their sentence."""
        closing = _CLOSING.match(self._text, at, stop) if self._waiting else None
        if not closing:
            return _plain(self._text[at:stop])
        return f"{_plain(closing[0])}{self._buttons()}{_plain(self._text[closing.end() : stop])}"

    def _open(self, item: Stretch | _Placed, inner: Sequence[Stretch | _Placed], at: int) -> str:
        """:param inner: what is opened within it, from the outermost."""
        if isinstance(item, Stretch):
            alike = (one for one in inner if isinstance(one, _Placed) and (one.start, one.end) == (at, item.end))
            whole = next(alike, None) if item.start == at else None
            marked = f' class="x-q" id="{whole.quoted.anchor}"' if whole else ""
            self._whole |= {id(whole)} if whole else set()
            return f'<label for="{self._button(item)}"><mark{marked}>'
        anchor = item.quoted.anchor
        if id(item) in self._whole:
            return ""
        if item.start == at:
            return f'<span class="x-q" id="{anchor}">'
        self._gone_on[anchor] = None
        return f'<span class="x-q" data-of="{anchor}">'

    def _close(self, item: Stretch | _Placed) -> str:
        if not isinstance(item, Stretch):
            is_whole = id(item) in self._whole
            self._whole.discard(id(item))
            return "" if is_whole else "</span>"
        n, button = len(item.facts), self._button(item)
        item.pieces += 1
        says = self._messages.ngettext("%(n)s fact rests on these words", "%(n)s facts rest on these words", n)
        self._waiting.append(
            f'</label><button type="button" class="x-used" id="{button}" popovertarget="on-{item.number}" '
            f'aria-label="{escape(says % {"n": n})}"{self._language}></button>'
        )
        return "</mark>"

    def _buttons(self) -> str:
        """The ends of labels, with their buttons, that are to be written still."""
        buttons = "".join(self._waiting)
        self._waiting.clear()
        return buttons

    def _button(self, stretch: Stretch) -> str:
        return f"at-{stretch.number}" + (f"-{stretch.pieces + 1}" if stretch.pieces else "")


def _outer(item: Stretch | _Placed) -> tuple[bool, int]:
    """What of several that begin at one place holds the others: a stretch, then the one that ends last."""
    return isinstance(item, _Placed), -item.end


def _lasting(stack: Sequence[Stretch | _Placed], at: int) -> int:
    """How many of the open elements, from the outermost, can stay open where some end."""
    return next((no for no, item in enumerate(stack) if item.end <= at), len(stack))


def _clipped(windows: Sequence[tuple[int, int]], start: int, end: int) -> list[tuple[int, int]]:
    """The parts of sorted windows that lie between two offsets."""
    at = max(0, bisect_right(windows, start, key=lambda window: window[0]) - 1)
    found = []
    while at < len(windows) and windows[at][0] < end:
        if windows[at][1] > start:
            found.append((max(start, windows[at][0]), min(end, windows[at][1])))
        at += 1
    return found


def _plain(text: str) -> Markdown:
    """Words as they stand, where names may be barred."""
    if BAR not in text:
        return escape(text)
    return Markdown("").join(
        Markdown('<span class="x-withheld">{}</span>').format(WITHHELD) if barred else escape("".join(run))
        for barred, run in groupby(text, key=BAR.__eq__)
    )
