"""The dossier: the whole story on one page that is made for paper.

On paper nothing can be opened. So a sentence has keys behind it in place of footnotes, "[2c]", and the page ends with each
article once, under its number, and its words, each once, under their letters.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from string import ascii_lowercase
from typing import Any

from ..evidence import all_sources
from ..model import Article, Fact, Source
from .catalogue import Catalogue
from .evidence_marks import Borne, Stance
from .footnotes import Citations, Footnotes, Note, quotation, speaker
from .here import Here
from .languages import isolated
from .markdown import Markdown, escape

__all__ = ["MOST_FACTS", "Key", "Keys", "Listed", "OnPaper"]

MOST_FACTS = 300
"""A story of more facts than this is too long for paper: its dossier tells what the front page does."""

_IN_ONE_LINE = 4
"""As many keys are not parted by the end of a line."""


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """What a reference on paper names words by: ``2c``."""

    number: int
    """Their article's place among the story's articles, from 1."""
    place: int
    """Their place among the words of it that the page cites, from 0."""

    def __str__(self) -> str:
        return f"{self.number}{_letters(self.place)}"


@dataclass(frozen=True, slots=True)
class Listed:
    """An article at the end of a page on paper."""

    number: int
    """Its place among the story's articles."""
    article: Article
    """The article."""
    words: Sequence[tuple[Key, Markdown, Markdown]]
    """What of it is cited: the key, the words in quotation marks and who says so."""


class Keys(Footnotes):
    """References of a page on paper: "[1a, 2c; otherwise 3b]" leads to words a of the first article, and so on.

    Words that stand within others of their article are one with these; letters are given as the page cites.
    """

    def __init__(self, catalogue: Catalogue, citations: Citations) -> None:
        super().__init__(citations, "")
        self._catalogue = catalogue
        self._numbers = {article.id: number for number, article in enumerate(catalogue.articles, start=1)}
        self._keys: dict[str, dict[tuple[str, ...], tuple[Key, Source]]] = {}

    def cite(self, notes: Mapping[str, Note], elsewhere: Iterable[Source] = ()) -> Markdown:
        """Keys in square brackets, linked to the words at the end of the page."""
        super().cite(notes, elsewhere)
        says = self._catalogue.messages
        forms: dict[Stance, str] = {
            "bears": "%(keys)s",
            "part": says.gettext("in part %(keys)s"),
            "otherwise": says.gettext("otherwise %(keys)s"),
        }
        keys = {stance: self._linked(note for note in notes.values() if note.stance == stance) for stance in forms}
        told = [Markdown(form) % {"keys": keys[stance]} for stance, form in forms.items() if keys[stance]]
        return Markdown('<sup class="x-keys">[{}]</sup>').format(Markdown("; ").join(told)) if told else Markdown("")

    @property
    def borne(self) -> dict[str, Borne]:
        """Nothing: there are no footnotes to make marks of."""
        return {}

    def definitions(self) -> Markdown:
        """Nothing: what was cited stands in :attr:`listed`."""
        return Markdown("")

    @property
    def listed(self) -> list[Listed]:
        """The articles that the page has cited so far, with their words."""
        messages = self._catalogue.messages
        return [
            Listed(
                self._numbers[article.id],
                article,
                [
                    (key, quotation(source, article, messages), isolated(speaker(source, self._catalogue)))
                    for key, source in self._keys[article.id].values()
                ],
            )
            for article in self._catalogue.articles
            if article.id in self._keys
        ]

    def _linked(self, notes: Iterable[Note]) -> Markdown:
        keys = sorted({self._key(source, note.article) for note in notes for source in note.sources})
        between = Markdown(", " if len(keys) > _IN_ONE_LINE else ",&#160;")
        return between.join(Markdown('<a href="#in:{}">{}</a>').format(key, key) for key in keys)

    def _key(self, source: Source, article: Article) -> Key:
        whole = self._wholes[article.id].get(_words(source), source)
        given = self._keys.setdefault(article.id, {})
        return given.setdefault(_words(whole), (Key(self._numbers[article.id], len(given)), whole))[0]

    @cached_property
    def _wholes(self) -> dict[str, dict[tuple[str, ...], Source]]:
        """The longest words that each words of an article stand in, by the article's id."""
        found: dict[str, dict[tuple[str, ...], Source]] = {}
        known: Iterable[Fact] = (*self._catalogue.facts.values(), *self._catalogue.actors.values())
        for source in (source for fact in known for _, source in all_sources(fact)):
            found.setdefault(self._catalogue.article(source.article).id, {}).setdefault(_words(source), source)
        return {ident: dict(_outermost(there.values(), self._catalogue)) for ident, there in found.items()}


class OnPaper(Here):
    """A page made for paper: it leads nowhere else, and its references are keys."""

    def __init__(self, catalogue: Catalogue, citations: Citations, path: str, pages: Container[str]) -> None:
        super().__init__(catalogue, citations, path, pages)
        self._footnotes = self._keys = Keys(catalogue, citations)

    def link(self, text: Any, path: str, anchor: str = "") -> Markdown:
        """The text alone."""
        return escape(text)

    @property
    def listed(self) -> list[Listed]:
        """The articles that the page has cited so far, with their words."""
        return self._keys.listed


def _outermost(sources: Iterable[Source], catalogue: Catalogue) -> Iterator[tuple[tuple[str, ...], Source]]:
    """Words of one article, each with the longest of them that it stands in and that says who says so if it does."""
    placed = [(found.start, found.end, source) for source in sources if (found := catalogue.evidence.find(source))]
    placed.sort(key=lambda one: (one[0], -one[1], not one[2].said_by))
    wholes: list[tuple[int, Source]] = []
    for _, end, source in placed:
        within = (whole for until, whole in wholes if end <= until and source.said_by in ("", whole.said_by))
        whole = next(within, source)
        if whole is source:
            wholes.append((end, source))
        yield _words(source), whole


def _words(source: Source) -> tuple[str, ...]:
    """What tells words of an article from others: the article may be named by any start of its id."""
    return source.quote, source.prefix, source.suffix, source.said_by


def _letters(number: int) -> str:
    """``a`` for 0, ``z`` for 25, ``aa`` for 26."""
    more, letter = divmod(number, len(ascii_lowercase))
    return (_letters(more - 1) if more else "") + ascii_lowercase[letter]
