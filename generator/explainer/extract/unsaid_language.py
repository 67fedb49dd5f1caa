"""Articles that were read in a language which their files do not say, so that the site takes their words for its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ..content import ContentFolder
from ..diagnostics import Diagnostic
from ..model import Article
from ..readers import Reading

__all__ = ["unsaid_languages"]

_ENGLISH = frozenset({"en", "unknown"})


def unsaid_languages(
    folder: ContentFolder, files: Sequence[Article], articles: Sequence[Article], readings: Sequence[Reading]
) -> Iterator[Diagnostic]:
    """What to write into the front matter of each that lacks it; other files have a sidecar, which says it.

    :param files: the articles as their files are.
    :param articles: the same with their languages, in the same order, as the readings are.
    """
    for file, article, reading in zip(files, articles, readings, strict=True):
        language = article.meta.language
        if not file.front_matter or file.meta.language != "unknown" or language in _ENGLISH or reading.unread:
            continue
        yield Diagnostic(
            code="language-unsaid",
            message=f"this article was read as one in another language ({language}), and its front matter does not say so",
            file=folder.name(Path(file.file)),
            help=f"write language: {language} into its front matter, so that the site marks its words as such",
            severity="warning",
        )
