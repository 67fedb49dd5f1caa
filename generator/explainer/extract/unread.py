"""Articles that nobody reads, told with what is known of them: a person can quote them all the same."""

from __future__ import annotations

from ..articles import with_language
from ..date_words import date_words
from ..diagnostics import Diagnostic
from ..model import Article
from ..telling import quoted

__all__ = ["unread_because", "unread_warning"]

_UNKNOWN = "unknown"


def unread_because(article: Article) -> str:
    """Why there is no reader for an article."""
    if not article.text.strip():
        return "it has no text"
    return f"no installed model reads its language ({article.meta.language})"


def unread_warning(article: Article, because: str, file: str) -> Diagnostic:
    """That an article was not read, with its title and day, and what a person can do.

    :param article: as its file is, before its language was found out.
    :param because: why it was not read.
    :param file: how the person knows its file.
    """
    title, published = article.meta.title, article.meta.published
    known = [quoted(title)] if title != _UNKNOWN else []
    known.append("undated" if published == _UNKNOWN else date_words(published))
    help = (
        f"write the facts that it has into the sheets by hand, with its quotes (explainer read {file} shows its text)"
    )
    if article.front_matter and article.meta.language == _UNKNOWN:
        language = with_language(article).meta.language
        help += f"; write language: {language} into its front matter, so that the site marks its words as such"
    return Diagnostic(
        code="article-unread",
        message=f"this article ({', '.join(known)}) was not read: {because}",
        file=file,
        help=help,
        severity="warning",
    )
