"""The text of the article on a page: trafilatura finds where it is, the page itself has it letter by letter.

Each line of the page is looked up in what trafilatura took for the article. Around those that it took, what stands among
them or above them as the article's own is added; what the page calls furniture, links and captions goes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...quotes import canonical
from ..lines import Line, ends_a_sentence
from .page_furniture import heads_comments, holds_caption, is_alike, is_furniture, is_label, is_lead, letters
from .page_lines import PageLine
from .parsing import WebPage
from .rivers import rivers

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

__all__ = ["main_text"]

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_PARAGRAPHS = _HEADINGS | {"p", "ul", "ol", "li", "blockquote"}
_DESCRIPTIONS = ("description", "og:description", "twitter:description")
_SURELY_FOUND = 25
"""Letters of a line that is found wherever its letters are; a shorter one is found as a paragraph of its own."""
_FOUND_IN_PART = (80, 40)
"""Letters of a line of which it is enough that the first or the last so many are found: parts of it are left out."""
_CORE = 0.8
"""The share of what was found that the innermost element around the article's text holds at least."""
_MUCH = 0.4
"""The share of what was found with which an element is the article, whatever it is called."""
_LITTLE = 0.2
"""The share of what was found that stands below a label at most."""
_SENTENCE = 50
_SHORT_SENTENCE = 20
_PARAGRAPH = 150
"""Characters of a line that is a sentence, one among the article's paragraphs, and one that is text however it ends."""
_HEADING_AS_LEAD = 80
_LABEL = 30
_LABELLED = 40
"""Characters within which a label before a link ends, and those of a line that has one."""
_CAPTION_DEPTH = 4
"""Elements from a line outwards that may say that it is a caption; what is around those holds more than that."""
_SIBLINGS = 2
"""Lines that were found in an element which therefore holds the article's paragraphs."""


def main_text(page: WebPage, lines: Sequence[PageLine], title: str) -> list[Line]:
    """The lines of the article on a page, its title among them; none where it has no article.

    :param lines: the lines of the page.
    :param title: the article's title as far as known; empty otherwise.
    """
    if page.extracted.body is None:
        return []
    found = _Found.of(page.extracted.body)
    others = rivers(lines)
    seen = [_seen(line, found) for no, line in enumerate(lines) if no not in others]
    if not any(one.found for one in seen):  # it stands in no text of the page, but in its data
        body = [Line("".join(map(str, element.itertext()))) for element in page.extracted.body]
        return [Line(title, "title"), *body] if title and body else body
    described = next((one for name in _DESCRIPTIONS for one in page.stated.meta.get(name, ())), "")
    return list(_chosen(_above_comments(seen), title, letters(described)))


@dataclass(frozen=True, slots=True)
class _Found:
    """What trafilatura took for the article, as letters."""

    all: str
    """All of it."""
    parts: frozenset[str]
    """Its elements and the strings in them."""

    @classmethod
    def of(cls, body: Element) -> _Found:
        strings = [str(text) for text in body.itertext()]
        elements = ["".join(map(str, element.itertext())) for parent in (body, *body) for element in parent]
        return cls(
            letters(canonical("".join(strings))), frozenset(letters(canonical(part)) for part in strings + elements)
        )

    def has(self, plain: str) -> bool:
        """Whether a line, as letters, is in it."""
        if plain in self.parts or (len(plain) >= _SURELY_FOUND and plain in self.all):
            return True
        whole, part = _FOUND_IN_PART
        return len(plain) >= whole and (plain[:part] in self.all or plain[-part:] in self.all)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A line of the page, and what is to be seen of it."""

    line: PageLine
    letters: str
    found: bool
    """Whether trafilatura took it for the article's."""
    around: tuple[Element, ...]
    """The element that it stands in, and those around that, the innermost first."""

    @property
    def text(self) -> str:
        return self.line.text

    @property
    def is_heading(self) -> bool:
        return any(element.tag in _HEADINGS for element in self.around[:3])

    @property
    def is_linked(self) -> bool:
        """Whether most of it is links."""
        return 2 * self.line.linked >= len(self.text)

    @property
    def leads_away(self) -> bool:
        """Whether it is no more than a link, such as ``Read also: Envoy leaves``."""
        share = self.line.linked / len(self.text)
        labelled = ":" in self.text[:_LABEL] and len(self.text) > _LABELLED
        return share >= (0.6 if self.is_heading else 0.5 if labelled else 0.9)

    def is_sentence(self, least: int = _SENTENCE) -> bool:
        """Whether it is text, not a label, a name or a link."""
        ended = len(self.text) >= least and ends_a_sentence(self.text) and not self.text.endswith(":")
        return (ended or len(self.text) >= _PARAGRAPH) and not self.is_linked


def _seen(line: PageLine, found: _Found) -> _Seen:
    plain = letters(line.text)
    around = (line.element, *line.element.iterancestors())
    return _Seen(line, plain, bool(plain) and found.has(plain), around)


def _above_comments(seen: Sequence[_Seen]) -> Sequence[_Seen]:
    """The lines above the heading of what readers say of the article.

    There is a sentence of it above that, and most of it where the line is no heading, but may count comments under a title.
    """
    found = [len(one.letters) * one.found for one in seen]
    above, whole, has_sentence = 0, sum(found), False
    for no, one in enumerate(seen):
        if has_sentence and (one.is_heading or 2 * above > whole) and heads_comments(one.text):
            return seen[:no]
        above += found[no]
        has_sentence |= one.found and one.is_sentence()
    return seen


def _chosen(seen: Sequence[_Seen], title: str, description: str) -> Iterator[Line]:
    """The article's lines, its title first.

    :param title: as far as known; empty otherwise.
    :param description: what the page says that it is about, as letters.
    """
    weight = _weight(seen)
    own = _own(seen, weight)
    core = _core(seen, weight)
    head = _headline(seen, own, core, letters(title))
    kept = _without_labels(seen, _kept(seen, own, core, head, description), weight)
    if title:
        yield Line(seen[head].text if head is not None and seen[head].is_heading else title, "title")
    for no in kept:
        yield Line(
            seen[no].text, "standfirst" if description and description == seen[no].letters else seen[no].line.hint
        )


def _weight(seen: Sequence[_Seen]) -> Counter[Element]:
    """How many letters of what was found stand in each element."""
    weight: Counter[Element] = Counter()
    for one in seen:
        if one.found and not one.is_linked:
            weight.update(dict.fromkeys(one.around, len(one.letters)))
    return weight


def _core(seen: Sequence[_Seen], weight: Counter[Element]) -> Element:
    """The innermost element around the article's text."""
    core = seen[0].around[-1]
    enough = _CORE * weight[core]
    while (inner := next((child for child in core if weight[child] >= enough > 0), None)) is not None:
        core = inner
    parent = core.getparent()
    return parent if parent is not None and core.tag in _PARAGRAPHS else core


def _own(seen: Sequence[_Seen], weight: Counter[Element]) -> list[bool]:
    """Of each line whether it may be the article's: it is in no part of the page that is furniture, and is no caption.

    Captions are the article's where it has little else, as a series of pictures has.
    """
    much = _MUCH * max(weight.values(), default=0)
    furniture: dict[Element, bool] = {}
    captions: dict[Element, bool] = {}

    def is_within(around: Sequence[Element], known: dict[Element, bool], holds: Callable[[Element], bool]) -> bool:
        for element in around:
            if element not in known:
                known[element] = weight[element] < much and holds(element)
            if known[element]:
                return True
        return False

    may_be = [not is_within(one.around, furniture, is_furniture) for one in seen]
    caption = [is_within(one.around[:_CAPTION_DEPTH], captions, holds_caption) for one in seen]
    found = [len(one.letters) * (one.found and own) for one, own in zip(seen, may_be, strict=True)]
    only_captions = sum(size for size, is_one in zip(found, caption, strict=True) if is_one) > _MUCH * sum(found)
    return [own and (only_captions or not is_one) for own, is_one in zip(may_be, caption, strict=True)]


def _headline(seen: Sequence[_Seen], own: Sequence[bool], core: Element, title: str) -> int | None:
    """Which line is the article's headline; None where none is.

    :param title: as letters.
    """
    text = [no for no in _found_in(seen, own, core) if len(seen[no].letters) > _SENTENCE and not seen[no].is_heading]
    first = text[0] if text else next(iter(_found_in(seen, own, core)), 0)
    above = [no for no in range(first + 1) if own[no] and seen[no].letters]
    of_the_page = [no for no in above if any(element.tag == "h1" for element in seen[no].around[:3])]
    titled = [no for no in above if title and seen[no].letters == title]
    like = [no for no in above if seen[no].is_heading and is_alike(seen[no].letters, title)]
    exactly = [no for no in titled if seen[no].is_heading]
    for choice in (exactly, [no for no in like if no in of_the_page], of_the_page, like, titled):
        if choice:
            return choice[0]
    later = [no for no in range(first, len(seen)) if own[no] and seen[no].is_heading and seen[no].letters == title]
    whole = sum(len(seen[no].letters) for no in text)
    below = (no for no in later if 2 * sum(len(seen[at].letters) for at in text if at > no) > whole)
    return next(below, None) if title else None


def _found_in(seen: Sequence[_Seen], own: Sequence[bool], core: Element) -> list[int]:
    """The lines around the article's text that were found."""
    return [no for no, one in enumerate(seen) if one.found and own[no] and core in one.around]


def _kept(
    seen: Sequence[_Seen], own: Sequence[bool], core: Element, head: int | None, description: str
) -> Iterator[int]:
    """The lines that are the article's."""
    found = [no for no in _found_in(seen, own, core) if head is None or no > head] or _found_in(seen, own, core)
    if not found:
        return
    siblings = Counter(element for no in found if not seen[no].is_heading for element in seen[no].around[:2])
    paragraphs = {element for element, lines in siblings.items() if lines >= _SIBLINGS}
    article = next((one for one in (core, *core.iterancestors()) if one.tag in ("article", "main")), core)
    top = head + 1 if head is not None else next(no for no, one in enumerate(seen) if article in one.around)
    for no in range(top, len(seen)):
        one = seen[no]
        if not own[no] or one.leads_away or (head is not None and one.is_heading and one.letters == seen[head].letters):
            continue
        within = core in one.around
        if one.found and (within or one.is_sentence()):
            yield no
        elif no < found[0]:
            if _stands_above(one, description) or (within and one.is_sentence() and _is_among(one, paragraphs)):
                yield no
        elif within and _is_among(one, paragraphs):
            is_last = no > found[-1]
            if one.is_sentence(_SENTENCE if is_last else _SHORT_SENTENCE) or (
                is_last and one.line.hint == "item" and not one.is_linked
            ):
                yield no


def _stands_above(one: _Seen, description: str) -> bool:
    """Whether a line between the headline and what was found is the article's lead."""
    if (description and one.letters == description) or (
        len(one.text) >= _SENTENCE and any(map(is_lead, one.around[:3]))
    ):
        return True
    text = one.line.hint is None or (one.is_heading and len(one.text) > _HEADING_AS_LEAD)
    return text and one.is_sentence()


def _is_among(one: _Seen, paragraphs: Container[Element]) -> bool:
    """Whether a line stands in an element with the article's paragraphs, an item in a list that does."""
    return any(element in paragraphs for element in one.around[: 4 if one.line.hint == "item" else 2])


def _without_labels(seen: Sequence[_Seen], kept: Iterable[int], weight: Counter[Element]) -> list[int]:
    """The lines but for labels with what stands under them, and headings that nothing is left of.

    Under a label stands what is in its part of the page, and what is listed or linked below it; nothing where it goes on
    after a colon itself.
    """
    little = _LITTLE * max(weight.values(), default=0)
    out: list[int] = []
    under: Element | None = None
    for no in kept:
        one = seen[no]
        if is_label(one.text):
            under = (
                None if one.text.partition(":")[2] else _part(one, seen[out[-1]].around if out else (), weight, little)
            )
        elif under is None or (under not in one.around and one.line.hint != "item" and not one.is_linked):
            under = None
            out.append(no)
    while out and seen[out[-1]].is_heading and not all(seen[no].is_heading for no in out):
        out.pop()
    return out


def _part(one: _Seen, above: Container[Element], weight: Counter[Element], little: float) -> Element:
    """The outermost element around a line that is not around the one above, and holds little of the article."""
    part = one.line.element
    for element in one.around:
        if element in above or weight[element] > little:
            break
        part = element
    return part
