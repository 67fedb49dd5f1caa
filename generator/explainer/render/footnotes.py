"""Footnotes of one page: who says a thing, where, when, and in which words.

A sentence has one for each article that bears it. The same words of an article, said by the same persons, are one footnote
however often a page cites them. A footnote's label is made from what it says, so an edit elsewhere never changes it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..date_words import date_words
from ..diagnostics import Diagnostic
from ..errors import InvalidContent
from ..field_types import Trait, kind_of
from ..messages import Messages
from ..model import Article, Fact, Source, claimed_fields, standing
from ..telling import within_sentence
from .catalogue import Catalogue
from .languages import in_language, is_leftward, isolated, turned
from .markdown import Markdown, digest, escape, link

__all__ = [
    "Citations",
    "Footnotes",
    "Note",
    "bearing",
    "check_footnotes",
    "credit",
    "published_on",
    "quotation",
    "speaker",
    "title",
    "title_in_language",
]

_FOOTNOTE = re.compile(r"\[\^([^][]+)\]")
_DEFINITION = re.compile(r"\n\[\^([^][]+)\]:")


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: words of one article that bear one thing, or say it otherwise."""

    article: Article
    """The article."""
    sources: tuple[Source, ...]
    """Its words."""
    otherwise: bool = False
    """Whether they say otherwise."""


class Footnotes:
    """The footnotes of one page, in the order in which they are first cited."""

    def __init__(self, citations: Citations, up: str) -> None:
        """:param up: the relative address of the site's top, such as ``../``."""
        self._citations, self._up = citations, up
        self._cited: dict[str, Note] = {}

    def cite(self, sources: Iterable[Source], otherwise: Iterable[Source] = ()) -> Markdown:
        """References to the footnotes of these sources, one for each article.

        :param otherwise: what says otherwise.
        """
        return self.cite_labelled(self._citations.notes(sources, otherwise))

    def cite_labelled(self, notes: Mapping[str, Note]) -> Markdown:
        """The same for footnotes whose labels are known."""
        self._cited.update(notes)
        return Markdown("".join([f"[^{label}]" for label in notes]))

    @property
    def cited(self) -> Mapping[str, Note]:
        """All that were cited, by label."""
        return self._cited

    def definitions(self) -> Markdown:
        """Every footnote that was cited."""
        return Markdown(
            "\n".join([f"[^{k}]: {self._citations.text(k, note, self._up)}" for k, note in self._cited.items()])
        )


class Citations:
    """What the footnotes of all pages say."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._bearing: dict[str, Mapping[str, Note]] = {}
        self._texts: dict[tuple[str, str], Markdown] = {}

    def notes(self, sources: Iterable[Source], otherwise: Iterable[Source] = ()) -> dict[str, Note]:
        """The footnotes of sources by their labels, one for each article: labels are the same for the same words on every
        page and every run. An article that says otherwise is not among those that bear it."""
        against = self._by_article(otherwise)
        bearing = {ident: there for ident, there in self._by_article(sources).items() if ident not in against}
        notes = [Note(self._catalogue.article(ident), there) for ident, there in bearing.items()]
        notes += [Note(self._catalogue.article(ident), there, otherwise=True) for ident, there in against.items()]
        return {self._label(note): note for note in notes}

    def bearing(self, fact: Fact) -> Mapping[str, Note]:
        """The footnotes of a fact's sentence: its own sources, those of the values that the sentence tells, and those of the
        values that others give for what it tells."""
        if fact.id not in self._bearing:
            self._bearing[fact.id] = self.notes(bearing(fact), self._catalogue.otherwise(fact))
        return self._bearing[fact.id]

    def text(self, label: str, note: Note, up: str) -> Markdown:
        """What a footnote says: the article, its title and day, and the words, linked to where they stand."""
        if (label, up) not in self._texts:
            self._texts[label, up] = self._text(note, up)
        return self._texts[label, up]

    def _by_article(self, sources: Iterable[Source]) -> dict[str, tuple[Source, ...]]:
        found: dict[str, dict[str, Source]] = {}
        for source in sources:
            there = found.setdefault(self._catalogue.article(source.article).id, {})
            there.setdefault(f"{self._catalogue.anchor(source)} {source.said_by}", source)
        return {ident: tuple(there.values()) for ident, there in found.items()}

    def _label(self, note: Note) -> str:
        words = (f"{self._catalogue.anchor(source)} {source.said_by}" for source in note.sources)
        return f"{'o' if note.otherwise else 'n'}-{digest(*words)}"

    def _text(self, note: Note, up: str) -> Markdown:
        article, language, says = note.article, self._catalogue.story.language, self._catalogue.messages
        target = f"{up}{self._catalogue.article_paths[article.id]}#{self._catalogue.anchor(note.sources[0])}"
        words = Markdown(" … ").join(self._quoted(source, article) for source in note.sources)
        titled = title_in_language(article, language)
        return Markdown(
            f"{credit(article, says)}, {link(titled, target)}, {escape(published_on(article, says))}: {words}"
        )

    def _quoted(self, source: Source, article: Article) -> Markdown:
        said_by = speaker(source, self._catalogue)
        words = quotation(source, article, self._catalogue.story.language)
        if not said_by:
            return words
        said = Markdown(self._catalogue.messages.gettext("%(words)s, said by %(name)s"))
        return said % {"words": words, "name": isolated(said_by)}


def bearing(fact: Fact) -> list[Source]:
    """What bears a fact's sentence: its own sources, and those of the values that the sentence tells."""
    told = () if fact.only_placed else claimed_fields(fact)
    in_sentence = (field for name, field in told if Trait.BESIDE_SENTENCE not in kind_of(type(fact), name).traits)
    return [*fact.sources, *(source for field in in_sentence for source in (standing(field) or field)[0].sources)]


def check_footnotes(pages: Mapping[str, str]) -> None:
    """Refuse pages that cite a footnote they do not have, or have one they do not cite; MkDocs looks at neither.

    :param pages: Markdown by path.
    :raises InvalidContent: naming every such page and footnote.
    """
    wrong = []
    for path, markdown in pages.items():
        named, defined = Counter(_FOOTNOTE.findall(markdown)), set(_DEFINITION.findall(markdown))
        for labels, what in (
            (named.keys() - defined, "cites a footnote that it does not have"),
            ({label for label in defined if named[label] == 1}, "does not cite its footnote"),
        ):
            wrong += [
                Diagnostic(
                    code="footnote",
                    message=f"the page {what}: {label}",
                    file=path,
                    help="end its template with {{ here.notes() }}, and let here.told() and here.cite() write the references",
                )
                for label in sorted(labels)
            ]
    if wrong:
        raise InvalidContent(wrong)


def credit(article: Article, messages: Messages) -> Markdown:
    """Who published an article, and whose report it repeats; of these what is known."""
    publisher, agency = isolated(article.meta.publisher), isolated(article.meta.agency)
    if publisher == "unknown":
        return Markdown(messages.gettext("Publisher not stated")) if agency == "unknown" else agency
    return publisher if agency in ("unknown", publisher) else Markdown(f"{publisher} ({agency})")


def title(article: Article) -> str:
    """An article's headline, or else its file's name."""
    return article.id if article.meta.title == "unknown" else article.meta.title


def published_on(article: Article, messages: Messages) -> str:
    """When an article was published, in words."""
    if article.meta.published == "unknown":
        return messages.gettext("no date given")
    return date_words(article.meta.published, messages)


def quotation(source: Source, article: Article, language: str) -> Markdown:
    """The words in quotation marks, marked as of another language where they are.

    :param language: the site's, ISO 639-1.
    """
    if is_leftward(source.quote):
        return in_language(source.quote, article, language, turned(Markdown(f"“{escape(source.quote)}”")))
    return Markdown(f"“{in_language(source.quote, article, language)}”")


def title_in_language(article: Article, language: str) -> Markdown:
    """An article's headline, marked as of another language where it is; or else its file's name.

    :param language: the site's, ISO 639-1.
    """
    words = title(article)
    return escape(words) if article.meta.title == "unknown" else in_language(words, article, language)


def speaker(source: Source, catalogue: Catalogue) -> str:
    """Who, in the article, says so; empty where the article itself does."""
    return catalogue.spoken.get(source.said_by) or within_sentence(source.said_by)
