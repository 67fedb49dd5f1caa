"""Footnotes of one page: who says a thing, where, when, and in which words.

A sentence has one for each article that bears it, bears a part of it or says otherwise. The same words of an article are one
footnote however often a page cites them. A footnote's label is made from what it says, so an edit elsewhere never changes it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from ..date_words import date_words, first_capital
from ..diagnostics import Diagnostic
from ..errors import InvalidContent
from ..messages import Messages
from ..model import Article, Fact, Source, claimed_fields, standing
from ..telling import within_sentence
from .catalogue import Catalogue
from .evidence_marks import Borne, Quotation, Stance
from .languages import in_language, is_leftward, isolated, turned
from .markdown import Markdown, digest, escape, link

__all__ = [
    "Citations",
    "Footnotes",
    "Note",
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
_LABELS: dict[Stance, str] = {"bears": "n", "part": "p", "otherwise": "o"}
"""How the labels of footnotes begin."""


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: what one article says of one thing."""

    article: Article
    """The article."""
    sources: tuple[Source, ...]
    """Its words, without those that stand within others of them."""
    stance: Stance = "bears"
    """Whether they bear it."""
    fact: str = ""
    """Where they say otherwise: the id of the fact, by which they stand among all that differ."""


class Footnotes:
    """The footnotes of one page, in the order in which they are first cited."""

    def __init__(self, citations: Citations, up: str) -> None:
        """:param up: the relative address of the site's top, such as ``../``."""
        self._citations, self._up = citations, up
        self._cited: dict[str, Note] = {}
        self._telling: dict[frozenset[str], set[frozenset[str]]] = {}

    def cite(self, notes: Mapping[str, Note], elsewhere: Iterable[Source] = ()) -> Markdown:
        """References to footnotes, given with their labels.

        :param elsewhere: what tells of it in another way that may hold, too.
        """
        self._cited.update(notes)
        telling = self._citations.articles(elsewhere) | {note.article.id for note in notes.values()}
        self._telling.setdefault(frozenset(notes), set()).add(frozenset(telling))
        return Markdown("".join([f"[^{label}]" for label in notes]))

    @property
    def cited(self) -> Mapping[str, Note]:
        """All that were cited, by label."""
        return self._cited

    @property
    def telling(self) -> Mapping[frozenset[str], Set[frozenset[str]]]:
        """By the labels that were cited together, the ids of the articles that tell of what they were cited for, each time."""
        return self._telling

    @property
    def borne(self) -> dict[str, Borne]:
        """The same, as marks are made of them."""
        return {label: self._citations.borne(label, note) for label, note in self._cited.items()}

    def definitions(self) -> Markdown:
        """Every footnote that was cited."""
        return Markdown(
            "\n".join([f"[^{k}]: {self._citations.text(k, note, self._up)}" for k, note in self._cited.items()])
        )


class Citations:
    """What the footnotes of all pages say."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._of_sentences: dict[str, Mapping[str, Note]] = {}
        self._texts: dict[tuple[str, str], Markdown] = {}
        self._borne: dict[str, Borne] = {}

    def notes(
        self, sources: Iterable[Source], otherwise: Iterable[Source] = (), fact: str = "", part: Set[str] = frozenset()
    ) -> dict[str, Note]:
        """Footnotes by their labels, one for each article, those that bear a thing first.

        Labels are the same for the same words on every page and every run.

        :param otherwise: what says otherwise; an article of which there is some is not among those that bear the thing.
        :param fact: the id of the fact on which it says so.
        :param part: the ids of articles that bear only a part of it.
        """
        against = self._by_article(otherwise)
        bearing = {ident: there for ident, there in self._by_article(sources).items() if ident not in against}
        stances: dict[Stance, Mapping[str, tuple[Source, ...]]] = {
            "bears": {ident: there for ident, there in bearing.items() if ident not in part},
            "part": {ident: there for ident, there in bearing.items() if ident in part},
            "otherwise": against,
        }
        notes = [
            Note(self._catalogue.article(ident), there, stance, fact if stance == "otherwise" else "")
            for stance, articles in stances.items()
            for ident, there in articles.items()
        ]
        return {self._label(note): note for note in notes}

    def of_sentence(self, fact: Fact) -> Mapping[str, Note]:
        """The footnotes of a fact's sentence: its own sources, those of the values that it is told with, and what says
        otherwise."""
        if fact.id not in self._of_sentences:
            sources = self.bearing(fact)
            part = {self._catalogue.article(source.article).id for source in sources} - self._catalogue.bearers(fact)
            self._of_sentences[fact.id] = self.notes(sources, self._catalogue.otherwise(fact), fact.id, part)
        return self._of_sentences[fact.id]

    def bearing(self, fact: Fact) -> list[Source]:
        """What bears a fact's sentence: its own sources, those of the values that the sentence tells, and of its date, which
        stands beside it."""
        told = [claim for _, claim in self._catalogue.told_fields(fact)]
        date = [] if fact.only_placed else [field for name, field in claimed_fields(fact) if name == "date"]
        told += [(standing(field) or field)[0] for field in date]
        return [*fact.sources, *(source for claim in told for source in claim.sources)]

    def articles(self, sources: Iterable[Source]) -> set[str]:
        """The ids of the sources' articles."""
        return {self._catalogue.article(source.article).id for source in sources}

    def text(self, label: str, note: Note, up: str) -> Markdown:
        """What a footnote says: the article's short name, its title, linked to the first of the words, its day, the words."""
        if (label, up) not in self._texts:
            self._texts[label, up] = self._text(note, up)
        return self._texts[label, up]

    def borne(self, label: str, note: Note) -> Borne:
        """What a footnote is to a mark."""
        if label not in self._borne:
            words = [
                Quotation(
                    self._catalogue.anchor(source),
                    quotation(source, note.article, self._catalogue.messages),
                    isolated(speaker(source, self._catalogue)),
                )
                for source in note.sources
            ]
            self._borne[label] = Borne(note.article.id, note.stance, tuple(words))
        return self._borne[label]

    def _by_article(self, sources: Iterable[Source]) -> dict[str, tuple[Source, ...]]:
        found: dict[str, list[Source]] = {}
        for source in sources:
            found.setdefault(self._catalogue.article(source.article).id, []).append(source)
        return {ident: _outermost(there) for ident, there in found.items()}

    def _label(self, note: Note) -> str:
        words = (f"{self._catalogue.anchor(source)} {source.said_by}" for source in note.sources)
        return f"{_LABELS[note.stance]}-{digest(*words, *filter(None, [note.fact]))}"

    def _text(self, note: Note, up: str) -> Markdown:
        article, says = note.article, self._catalogue.messages
        name = isolated(first_capital(self._catalogue.short_names[article.id]))
        if note.stance == "otherwise":
            where = f"differences.md#{note.fact}" if note.fact else "differences.md"
            name += Markdown(", ") + link(says.gettext("says otherwise"), up + where)
        elif note.stance == "part":
            name += Markdown(", ") + says.gettext("in part")
        target = f"{up}{self._catalogue.article_paths[article.id]}#{self._catalogue.anchor(note.sources[0])}"
        titled = link(title_in_language(article, self._catalogue.messages), target)
        day = f", {published_on(article, says)}" if article.meta.published != "unknown" else ""
        words = Markdown(" … ").join(self._quoted(source, article) for source in note.sources)
        return Markdown("{}: {}{}: {}").format(name, titled, day, words)

    def _quoted(self, source: Source, article: Article) -> Markdown:
        said_by = speaker(source, self._catalogue)
        words = quotation(source, article, self._catalogue.messages)
        if not said_by:
            return words
        said = Markdown(self._catalogue.messages.gettext("%(words)s, said by %(name)s"))
        return said % {"words": words, "name": isolated(said_by)}


def _outermost(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Words of one article, each once, without those that stand within others of them, if these say who says so."""
    each = list({(source.quote, source.prefix, source.suffix, source.said_by): source for source in sources}.values())
    return tuple(
        source
        for no, source in enumerate(each)
        if not any(
            source.quote in other.quote
            and source.said_by in ("", other.said_by)
            and (len(source.quote), bool(source.said_by), -no) < (len(other.quote), bool(other.said_by), -at)
            for at, other in enumerate(each)
        )
    )


def check_footnotes(pages: Mapping[str, str]) -> None:
    """Refuse pages that cite a footnote they do not have, or have one they do not cite; MkDocs looks at neither.

    :param pages: Markdown by path.
    :raises InvalidContent: naming every such page and footnote.
    """
    wrong = []
    for path, page in pages.items():
        markdown = (
            page.partition("\n---\n")[2] if page.startswith("---\n") else page
        )  # a title at its head cites nothing
        named, defined = Counter(_FOOTNOTE.findall(markdown)), set(_DEFINITION.findall(markdown))
        for labels, what in (
            (named.keys() - defined, "cites a footnote that it does not have"),
            ({label for label in defined if named[label] == 1}, "does not cite its footnote"),
        ):
            wrong += [
                Diagnostic(
                    code="footnote-unmatched",
                    message=f"the page {what}: {label}",
                    file=path,
                    help="end its template with {{ m.footnotes() }}, of macros.md.j2, as templates/README.md says; "
                    "references are written by here.told() and here.cite()",
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


def quotation(source: Source, article: Article, messages: Messages) -> Markdown:
    """The words in quotation marks, marked as of another language where they are; where one of these is written from right to
    left, the marks stand with the words.

    :param messages: the site's words, and its language.
    """
    quote = source.quote
    if is_leftward(quote):
        return in_language(quote, article, messages, turned(Markdown(f"“{escape(quote)}”")))
    if messages.is_leftward:
        return in_language(quote, article, messages, Markdown(f"“{escape(quote)}”"))
    return Markdown(f"“{in_language(quote, article, messages)}”")


def title_in_language(article: Article, messages: Messages) -> Markdown:
    """An article's headline, marked as of another language where it is; or else its file's name.

    :param messages: the site's words, and its language.
    """
    words = title(article)
    return escape(words) if article.meta.title == "unknown" else in_language(words, article, messages)


def speaker(source: Source, catalogue: Catalogue) -> str:
    """Who, in the article, says so; empty where the article itself does."""
    return catalogue.spoken.get(source.said_by) or within_sentence(source.said_by)
