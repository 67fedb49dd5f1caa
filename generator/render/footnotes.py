"""Footnotes of one page: who says a thing, where, when, and in which words.

The same words said by the same person are one footnote however often a page cites them. A footnote's label
is made from what it says, so an edit elsewhere never changes it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from ..diagnostics import Diagnostic
from ..errors import InvalidContent
from ..model import Article, Source
from ..telling import spoken_name
from .catalogue import Catalogue
from .markdown import Markdown, digest, escape, link
from .prose import date_words

__all__ = ["Footnotes", "check_footnotes", "credit", "published_on", "quotation", "speaker", "title"]

_REFERENCE = re.compile(r"\[\^([^\]]+)\]")
_DEFINITION = re.compile(r"^\[\^([^\]]+)\]:", re.MULTILINE)


class Footnotes:
    """The footnotes of one page, in the order in which they are first cited."""

    def __init__(self, catalogue: Catalogue, path_to: Callable[[str], str]) -> None:
        """:param path_to: the relative address of a page, given its path."""
        self._catalogue, self._path_to = catalogue, path_to
        self._cited: dict[str, Source] = {}

    def cite(self, sources: Iterable[Source]) -> Markdown:
        """References to the footnotes of these sources; the same one is not repeated."""
        labels = dict.fromkeys(self._label(source) for source in sources)
        return Markdown("".join(f"[^{label}]" for label in labels))

    def definitions(self) -> Markdown:
        """Every footnote that was cited."""
        return Markdown("\n").join(
            Markdown("[^{}]: {}").format(Markdown(k), self._text(s)) for k, s in self._cited.items()
        )

    def _label(self, source: Source) -> str:
        label = self._catalogue.anchor(source)
        if source.said_by:
            label += f"-{digest(source.said_by)[:6]}"
        self._cited.setdefault(label, source)
        return label

    def _text(self, source: Source) -> Markdown:
        article = self._catalogue.article(source.article)
        target = f"{self._path_to(self._catalogue.article_paths[article.id])}#{self._catalogue.anchor(source)}"
        said_by = speaker(source, self._catalogue)
        return Markdown("{}, {}, {}: {}{}").format(
            credit(article),
            link(title(article), target),
            published_on(article),
            quotation(source, article, self._catalogue.story.language),
            f", said by {said_by}" if said_by else "",
        )


def check_footnotes(pages: Mapping[str, str]) -> None:
    """Refuse pages that cite a footnote they do not have, or have one they do not cite; MkDocs looks at neither.

    :param pages: Markdown by path.
    :raises InvalidContent: naming every such page and footnote.
    """
    wrong = []
    for path, markdown in pages.items():
        used = set(_REFERENCE.findall(_DEFINITION.sub("", markdown)))
        defined = set(_DEFINITION.findall(markdown))
        for labels, what in (
            (used - defined, "cites a footnote that it does not have"),
            (defined - used, "does not cite its footnote"),
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


def credit(article: Article) -> str:
    """Who published an article, and whose report it repeats."""
    publisher, agency = article.meta.publisher, article.meta.agency
    if publisher == "unknown":
        return "Publisher unknown" if agency == "unknown" else f"{agency}, publisher unknown"
    return publisher if agency in ("unknown", publisher) else f"{publisher} ({agency})"


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
    words = escape(source.quote)
    if article.meta.language not in ("unknown", language):
        words = Markdown('<span lang="{}">{}</span>').format(article.meta.language, words)
    return Markdown("“{}”").format(words)


def speaker(source: Source, catalogue: Catalogue) -> str:
    """Who, in the article, says so; empty where the article itself does."""
    actor = catalogue.actors.get(source.said_by)
    return spoken_name(actor) if actor else source.said_by
