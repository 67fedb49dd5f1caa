"""Footnotes of one page: who says a thing, where, when, and in which words.

The same words said by the same person are one footnote however often a page cites them. A footnote's label
is made from what it says, so an edit elsewhere never changes it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from ..date_words import date_words
from ..diagnostics import Diagnostic
from ..errors import InvalidContent
from ..field_types import Trait, kind_of
from ..model import Article, Fact, Source, claimed_fields, standing
from .catalogue import Catalogue
from .languages import in_language, is_leftward, isolated, turned
from .markdown import Markdown, digest, escape, link

__all__ = [
    "Citations",
    "Footnotes",
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


class Footnotes:
    """The footnotes of one page, in the order in which they are first cited."""

    def __init__(self, citations: Citations, up: str) -> None:
        """:param up: the relative address of the site's top, such as ``../``."""
        self._citations, self._up = citations, up
        self._cited: dict[str, Source] = {}

    def cite(self, sources: Iterable[Source]) -> Markdown:
        """References to the footnotes of these sources; the same one is not repeated."""
        return self.cite_labelled({self._citations.label(source): source for source in sources})

    def cite_labelled(self, sources: Mapping[str, Source]) -> Markdown:
        """The same for sources whose labels are known."""
        self._cited.update(sources)
        return Markdown("".join([f"[^{label}]" for label in sources]))

    @property
    def sources(self) -> Iterable[Source]:
        """All that were cited."""
        return self._cited.values()

    def definitions(self) -> Markdown:
        """Every footnote that was cited."""
        return Markdown(
            "\n".join([f"[^{k}]: {self._citations.text(k, source, self._up)}" for k, source in self._cited.items()])
        )


class Citations:
    """What the footnotes of all pages say."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._labels: dict[tuple[str, ...], str] = {}
        self._bearing: dict[str, Mapping[str, Source]] = {}
        self._texts: dict[tuple[str, str], Markdown] = {}

    def label(self, source: Source) -> str:
        """A footnote's label: the same for the same words said by the same person, on every page and every run."""
        key = (source.article, source.quote, source.prefix, source.suffix, source.said_by)
        if key not in self._labels:
            said_by = f"-{digest(source.said_by)[:6]}" if source.said_by else ""
            self._labels[key] = self._catalogue.anchor(source) + said_by
        return self._labels[key]

    def bearing(self, fact: Fact) -> Mapping[str, Source]:
        """What bears a fact's sentence, by label: its own sources, and those of the values that the sentence tells."""
        if fact.id not in self._bearing:
            self._bearing[fact.id] = {self.label(source): source for source in _bearing(fact)}
        return self._bearing[fact.id]

    def text(self, label: str, source: Source, up: str) -> Markdown:
        """What a footnote says: publisher, title, date and the words, linked to where they stand."""
        if (label, up) not in self._texts:
            self._texts[label, up] = self._text(source, up)
        return self._texts[label, up]

    def _text(self, source: Source, up: str) -> Markdown:
        article = self._catalogue.article(source.article)
        target = f"{up}{self._catalogue.article_paths[article.id]}#{self._catalogue.anchor(source)}"
        said_by = speaker(source, self._catalogue)
        says = Markdown(f", said by {isolated(said_by)}" if said_by else "")
        language = self._catalogue.story.language
        words, titled = quotation(source, article, language), title_in_language(article, language)
        head = f"{credit(article)}, {link(titled, target)}, {escape(published_on(article))}"
        return Markdown(f"{head}: {words}{says}")


def _bearing(fact: Fact) -> Iterator[Source]:
    yield from fact.sources
    for name, field in () if fact.only_placed else claimed_fields(fact):
        if Trait.BESIDE_SENTENCE not in kind_of(type(fact), name).traits:
            yield from (standing(field) or field)[0].sources


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


def credit(article: Article) -> Markdown:
    """Who published an article, and whose report it repeats."""
    publisher, agency = isolated(article.meta.publisher), isolated(article.meta.agency)
    if publisher == "unknown":
        return Markdown("Publisher unknown" if agency == "unknown" else f"{agency}, publisher unknown")
    return publisher if agency in ("unknown", publisher) else Markdown(f"{publisher} ({agency})")


def title(article: Article) -> str:
    """An article's headline, or else its file's name."""
    return article.id if article.meta.title == "unknown" else article.meta.title


def published_on(article: Article) -> str:
    """When an article was published, in words."""
    return "undated" if article.meta.published == "unknown" else date_words(article.meta.published)


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
    return catalogue.spoken.get(source.said_by, source.said_by)
