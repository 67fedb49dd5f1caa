"""The mark behind a sentence: how many of the site's articles bear it, and whether any says otherwise.

Pages cite their sources by footnotes, which any site builder shows. Where this package makes the site, each run of references
becomes a button and a panel with what the footnotes say: it is opened by the browser itself, without a script.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ..messages import Messages

__all__ = ["Borne", "PageEvidence", "with_marks"]

_MOST_DOTS = 7
"""Of more articles than this the mark is a fraction."""
_REFERENCE = r'<sup id="fnref\d*:[^"]{1,200}"><a class="footnote-ref" href="#fn:([^"]{1,200})">\d{1,6}</a></sup>'
_RUN = re.compile(rf"(?:{_REFERENCE}){{1,1000}}")
_HREF = re.compile(r'href="#fn:([^"]{1,200})"')
_NOTE = re.compile(r'<li id="fn:([^"]{1,200})">\n<p>(.*?)&#160;<a class="footnote-backref"')
_ENDS = re.compile(r"</(p|h[1-6]|li|dd|dt|td|th|div|blockquote)>")
_AFTER = ("p", "h1", "h2", "h3", "h4", "h5", "h6")
"""Blocks that hold no block: a panel stands after their end; in others before it."""


@dataclass(frozen=True, slots=True)
class Borne:
    """What a footnote is to the sentence that cites it."""

    article: str
    """The article's id."""
    otherwise: bool = False
    """Whether it says otherwise."""


@dataclass(frozen=True, slots=True)
class PageEvidence:
    """What a page's marks are made of."""

    notes: Mapping[str, Borne] = field(default_factory=dict)
    """The page's footnotes by their labels."""
    articles: Mapping[str, str] = field(default_factory=dict)
    """The short names of all articles on the site by their ids, in order."""
    messages: Messages = field(default_factory=lambda: Messages("en"), compare=False)
    """The site's words."""


def with_marks(content: str, evidence: PageEvidence) -> str:
    """A page's HTML with a mark in place of each run of references, and a panel for it after the block that it stands in.

    References stay, for printers and for those who read without the style sheet.
    """
    texts, inserted, seen = dict(_NOTE.findall(content)), list[tuple[int, int, str]](), set[str]()
    end = -1
    for run in _RUN.finditer(content):
        labels = list(dict.fromkeys(_HREF.findall(run[0])))
        if not all(label in evidence.notes for label in labels):
            continue
        ident = f"e-{labels[0]}-{len(labels)}"
        inserted.append((run.start(), run.end(), _mark(ident, run[0], labels, evidence)))
        if ident in seen:
            continue
        seen.add(ident)
        end = end if end >= run.end() else _end_of_block(content, run.end())
        inserted.append((end, end, _panel(ident, labels, texts, evidence)))
    return "".join(_pieces(content, sorted(inserted, key=lambda piece: piece[0])))


def _pieces(content: str, inserted: Sequence[tuple[int, int, str]]) -> Iterator[str]:
    at = 0
    for start, stop, text in inserted:
        yield content[at:start]
        yield text
        at = stop
    yield content[at:]


def _end_of_block(content: str, at: int) -> int:
    """Where a panel can stand for what stands at ``at``."""
    found = _ENDS.search(content, at)
    if not found:
        return len(content)
    return found.end() if found[1] in _AFTER else found.start()


def _mark(ident: str, references: str, labels: Sequence[str], evidence: PageEvidence) -> str:
    otherwise = {evidence.notes[label].article for label in labels if evidence.notes[label].otherwise}
    bearing = {evidence.notes[label].article for label in labels} - otherwise
    said = _said(len(bearing), len(otherwise), evidence)
    return (
        f'<span class="x-refs">{references}</span><button type="button" class="x-mark" popovertarget="{ident}" '
        f'aria-label="{html.escape(said)}">{_dots(len(bearing), len(otherwise), len(evidence.articles))}</button>'
    )


def _said(bearing: int, otherwise: int, evidence: PageEvidence) -> str:
    """Such as "3 of 5 articles; 1 says otherwise"."""
    words, among = evidence.messages, len(evidence.articles)
    said = words.ngettext("%(n)s of %(all)s article", "%(n)s of %(all)s articles", among) % {"n": bearing, "all": among}
    if not otherwise:
        return said
    return f"{said}; " + words.ngettext("%(n)s says otherwise", "%(n)s say otherwise", otherwise) % {"n": otherwise}


def _dots(bearing: int, otherwise: int, among: int) -> str:
    """A shape for each article, or a fraction."""
    if among > _MOST_DOTS:
        return f'<i data-x-count="{bearing}/{among}"></i>' + '<i class="x-other"></i>' * bool(otherwise)
    kinds = ["x-bears"] * bearing + ["x-other"] * otherwise
    kinds += ["x-silent"] * (among - len(kinds))
    return "".join(f'<i class="{kind}"></i>' for kind in kinds)


def _panel(ident: str, labels: Sequence[str], texts: Mapping[str, str], evidence: PageEvidence) -> str:
    words, notes = evidence.messages, evidence.notes
    items = sorted(labels, key=lambda label: notes[label].otherwise)
    said = "".join(
        f"<li{' class=x-other' if notes[label].otherwise else ''}>{texts.get(label, '')}</li>" for label in items
    )
    silent = [
        name for article, name in evidence.articles.items() if article not in {notes[one].article for one in labels}
    ]
    rest = (
        f"<p>{words.gettext('Silent on this: %(articles)s') % {'articles': html.escape(', '.join(silent))}}</p>"
        if silent
        else ""
    )
    return f'<div class="x-panel" id="{ident}" popover data-search-exclude><ul>{said}</ul>{rest}</div>'
