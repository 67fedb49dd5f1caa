"""The mark behind a sentence: how many of the site's articles bear it, and whether any says otherwise.

Pages cite their sources by footnotes, which any site builder shows. Where this package makes the site, each run of references
becomes a button and a panel with the words that they lead to: it is opened by the browser itself, without a script.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Literal

from ..date_words import first_capital
from ..messages import Messages
from .languages import isolated
from .markdown import Markdown, digest, escape

__all__ = ["Borne", "PageEvidence", "Quotation", "Stance", "with_marks"]

Stance = Literal["bears", "part", "otherwise"]
"""Whether an article bears all of a sentence, only a part of it, or says otherwise."""

_MOST_DOTS = 7
"""Of more articles than this the mark is a fraction."""
_MOST_SILENT = 12
"""More articles than this are silent without their names: a large story has hundreds, behind each of its sentences."""
_REFERENCE = r'<sup id="fnref\d*:[^"]{1,200}"><a class="footnote-ref" href="#fn:([^"]{1,200})">\d{1,6}</a></sup>'
_RUN = re.compile(rf"(?:{_REFERENCE}){{1,1000}}")
_CITED = re.compile(r'href="#fn:([^"]{1,200})"')
_HREF = re.compile(r'href="([^"#]{1,2000})(#[^"]{0,500})?"')
_LONGEST_WORD = 24
"""Characters of a last word that stay on one line with the mark."""
_ENDS = re.compile(r"</(p|h[1-6]|li|dd|dt|td|th|div|blockquote)>")
_AFTER = ("p", "h1", "h2", "h3", "h4", "h5", "h6")
"""Blocks that hold no block: a panel stands after their end; in others before it."""
_NOTES, _NOTE, _NOTES_END = '<div class="footnote">', '<li id="fn:', "</ol>\n</div>"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of an article."""

    anchor: str
    """Where they stand on the article's page."""
    quotation: Markdown
    """The words in quotation marks."""
    said_by: Markdown
    """Who says so, if it is not the article itself."""


@dataclass(frozen=True, slots=True)
class Borne:
    """What a footnote is to the sentence that cites it."""

    article: str
    """The article's id."""
    stance: Stance = "bears"
    """Whether it bears the sentence."""
    words: tuple[Quotation, ...] = ()
    """Its words."""


@dataclass(frozen=True, slots=True)
class PageEvidence:
    """What a page's marks are made of."""

    notes: Mapping[str, Borne] = field(default_factory=dict)
    """The page's footnotes by their labels."""
    articles: Mapping[str, str] = field(default_factory=dict)
    """The short names of all articles on the site by their ids, in order."""
    digests: Set[str] = frozenset()
    """The ids of those whose words are our digest's."""
    telling: Mapping[frozenset[str], Set[frozenset[str]]] = field(default_factory=dict)
    """By the labels of footnotes that are cited together, the ids of the articles that tell of what they are cited for, be it
    in another way; several where they are cited for several things, of which others are silent."""
    messages: Messages = field(default_factory=lambda: Messages("en"), compare=False)
    """The site's words."""


def with_marks(content: str, evidence: PageEvidence) -> str:
    """A page's HTML with a mark in place of each run of references, a panel for it after the block that it stands in, and the
    footnotes folded.

    References stay, for printers and for those who read without the style sheet.
    """
    if not evidence.notes:
        return content
    begin = content.rfind(_NOTES)
    text, notes = (content[:begin], content[begin:]) if begin >= 0 else (content, "")
    panels = _Panels(evidence, dict(_addresses(notes)))
    inserted, seen, end = list[tuple[int, int, str]](), set[str](), -1
    for run in _RUN.finditer(text):
        labels = list(dict.fromkeys(_CITED.findall(run[0])))
        if not all(label in evidence.notes for label in labels):
            continue
        ident = f"e-{digest(*labels)}"
        start = _last_word(text, run.start())
        inserted.append((start, run.end(), panels.mark(ident, text[start : run.start()], run[0], labels)))
        if ident not in seen:
            seen.add(ident)
            end = end if end >= run.end() else _end_of_block(text, run.end())
            inserted.append((end, end, panels.panel(ident, labels)))
    inserted.sort(key=lambda piece: piece[:2])
    return "".join((*_pieces(text, inserted), _folded(notes, evidence)))


class _Panels:
    """The marks and panels of one page."""

    def __init__(self, evidence: PageEvidence, addresses: Mapping[str, Sequence[str]]) -> None:
        """:param addresses: the pages to which each footnote leads, by its label."""
        self._evidence, self._addresses = evidence, addresses
        self._messages = evidence.messages
        self._items: dict[str, str] = {}

    def mark(self, ident: str, word: str, references: str, labels: Sequence[str]) -> str:
        """The button behind a sentence, kept on a line with the sentence's last word."""
        said = escape(self._said(self._stances(labels)))
        button = (
            f'<span class="x-refs" data-search-exclude>{references}</span><button type="button" class="x-mark" '
            f'popovertarget="{ident}" aria-label="{said}">{self._shapes(self._stances(labels))}</button>'
        )
        return f'<span class="{"x-end" if word else "x-end x-joined"}">{word}{button}</span>'

    def panel(self, ident: str, labels: Sequence[str]) -> str:
        """What each article says, and which are silent."""
        by_stance = {stance: self._labels(labels, stance) for stance in ("bears", "part", "otherwise")}
        close = (
            f'<button type="button" class="x-close" popovertarget="{ident}" popovertargetaction="hide" '
            f'aria-label="{escape(self._messages.gettext("Close"))}"></button>'
        )
        lists = [self._list(by_stance["bears"])]
        if by_stance["part"]:
            lists += [f"<p><b>{escape(self._messages.gettext('Part of it'))}</b></p>", self._list(by_stance["part"])]
        if by_stance["otherwise"]:
            lists += [self._differing(by_stance["otherwise"][0]), self._list(by_stance["otherwise"])]
        return (
            f'<div class="x-panel" id="{ident}" popover role="group" aria-labelledby="{ident}-h" data-search-exclude>'
            f'<p id="{ident}-h"><b>{escape(self._said(self._stances(labels)))}</b></p>'
            f"{''.join(lists)}{self._rest(labels)}{close}</div>"
        )

    def _labels(self, labels: Iterable[str], stance: str) -> list[str]:
        return [label for label in labels if self._evidence.notes[label].stance == stance]

    def _stances(self, labels: Iterable[str]) -> dict[Stance, int]:
        """How many articles bear it, bear a part of it, say otherwise."""
        found: dict[str, Stance] = {}
        for borne in (self._evidence.notes[label] for label in labels):
            found[borne.article] = max(found.get(borne.article, borne.stance), borne.stance, key=_WEIGHT.__getitem__)
        return {stance: list(found.values()).count(stance) for stance in _WEIGHT}

    def _said(self, stances: Mapping[Stance, int]) -> str:
        """Such as "3 of 5 articles say this; 1 says otherwise"."""
        among, bearing = len(self._evidence.articles), stances["bears"]
        if among == 1 and bearing:
            return self._messages.gettext("The words that bear this")
        if bearing:
            said = [
                self._messages.ngettext(
                    "%(n)s of %(all)s articles says this", "%(n)s of %(all)s articles say this", bearing
                )
            ]
        else:
            said = [self._messages.gettext("None of %(all)s articles says all of this")]
        if stances["part"]:
            said.append(self._messages.ngettext("%(part)s says part of it", "%(part)s say part of it", stances["part"]))
        if stances["otherwise"]:
            said.append(
                self._messages.ngettext("%(other)s says otherwise", "%(other)s say otherwise", stances["otherwise"])
            )
        numbers = {"n": bearing, "all": among, "part": stances["part"], "other": stances["otherwise"]}
        return "; ".join(said) % numbers

    def _shapes(self, stances: Mapping[Stance, int]) -> str:
        """A shape for each article, or a fraction."""
        among = len(self._evidence.articles)
        if among > _MOST_DOTS:
            other = '<i class="x-other"></i>' if stances["otherwise"] else ""
            return f'<i class="x-count" data-x-count="{stances["bears"]}/{among}"></i>{other}'
        kinds = [kind for stance, kind in _SHAPES.items() for _ in range(stances[stance])]
        kinds += ["x-silent"] * (among - len(kinds))
        return "".join(f'<i class="{kind}"></i>' for kind in kinds)

    def _list(self, labels: Sequence[str]) -> str:
        return f"<ul>{''.join(map(self._item, labels))}</ul>" if labels else ""

    def _item(self, label: str) -> str:
        """An article's words, each linked to where it stands."""
        if label not in self._items:
            borne, page = self._evidence.notes[label], self._addresses.get(label, ("",))[-1]
            words = " ".join(self._quoted(words, page) for words in borne.words)
            name = isolated(first_capital(self._evidence.articles[borne.article]))
            self._items[label] = f"<li><b>{name}</b> {words}</li>"
        return self._items[label]

    def _quoted(self, words: Quotation, page: str) -> str:
        quotation = f'<a href="{page}#{words.anchor}">{words.quotation}</a>'
        if words.said_by:
            quotation += f" <small>{self._messages.gettext('said by %(who)s') % {'who': words.said_by}}</small>"
        return f"<span>{quotation}</span>"

    def _differing(self, label: str) -> str:
        head = f"<b>{escape(self._messages.gettext('Otherwise'))}</b>"
        say = escape(self._messages.gettext("side by side"))
        links = [f' <a href="{beside}">{say}</a>' for beside in self._addresses.get(label, ())[:-1]]
        return f"<p>{head}{''.join(links)}</p>"

    def _rest(self, labels: Sequence[str]) -> str:
        """Who is silent, and whose words are ours."""
        named = dict.fromkeys(self._evidence.notes[label].article for label in labels)
        told = self._evidence.telling.get(frozenset(labels), {frozenset(named)})
        telling = next(iter(told)) if len(told) == 1 else self._evidence.articles.keys()
        silent = [name for article, name in self._evidence.articles.items() if article not in telling]
        said = [self._silent(silent)] if silent else []
        if digests := [self._evidence.articles[article] for article in named if article in self._evidence.digests]:
            all_ours = self._messages.gettext("Quoted from our digests of the articles.")
            some_ours = self._messages.gettext("Quoted from our digest: %(articles)s.") % {"articles": _names(digests)}
            said.append(all_ours if len(digests) == len(named) else some_ours)
        return "".join(f"<p>{line}</p>" for line in said)

    def _silent(self, names: Sequence[str]) -> str:
        if len(names) <= _MOST_SILENT:
            return self._messages.gettext("Silent on this: %(articles)s.") % {"articles": _names(names)}
        return self._messages.ngettext(
            "%(n)s other article is silent on this.", "%(n)s other articles are silent on this.", len(names)
        ) % {"n": len(names)}


_WEIGHT: dict[Stance, int] = {"bears": 0, "part": 1, "otherwise": 2}
"""Which stance an article has that has several: the one that says least for the sentence."""
_SHAPES: dict[Stance, str] = {"bears": "x-bears", "part": "x-part", "otherwise": "x-other"}


def _names(names: Iterable[str]) -> str:
    return "; ".join(map(isolated, names))


def _addresses(notes: str) -> Iterator[tuple[str, list[str]]]:
    """The labels of the footnotes and where each leads: where it says otherwise first to where sources differ, then to the
    page of its article."""
    for note in notes.split(_NOTE)[1:]:
        label, _, rest = note.partition('">')
        found = _HREF.findall(rest)
        yield label, [*(page + anchor for page, anchor in found[:-1]), found[-1][0] if found else ""]


def _folded(notes: str, evidence: PageEvidence) -> str:
    """The footnotes in a part that is opened by who wants them, or by a link to one of them."""
    end = notes.rfind(_NOTES_END)
    if end < 0:
        return notes
    count = notes.count(_NOTE)
    said = evidence.messages.ngettext("%(n)s footnote", "%(n)s footnotes", count) % {"n": count}
    end += len(_NOTES_END)
    folded = f'<details class="x-notes"><summary data-search-exclude>{escape(said)}</summary>{notes[:end]}</details>'
    return folded + notes[end:]


def _pieces(content: str, inserted: Sequence[tuple[int, int, str]]) -> Iterator[str]:
    at = 0
    for start, stop, text in inserted:
        yield content[at:start]
        yield text
        at = stop
    yield content[at:]


def _last_word(content: str, at: int) -> int:
    """Where the word begins that ends at ``at``; there, if it is a long one, or an element ends there."""
    found = content[max(0, at - _LONGEST_WORD - 1) : at]
    word = len(found) - max(found.rfind(mark) for mark in " \n<>") - 1
    return at - word if word <= _LONGEST_WORD else at


def _end_of_block(content: str, at: int) -> int:
    """Where a panel can stand for what stands at ``at``."""
    found = _ENDS.search(content, at)
    if not found:
        return len(content)
    return found.end() if found[1] in _AFTER else found.start()
