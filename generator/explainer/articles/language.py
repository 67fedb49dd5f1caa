"""Which language an article is in, where neither it nor a person says so."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ..errors import ReaderMissing
from ..model import Article

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

__all__ = ["detect_language", "with_language"]

_ENOUGH_LETTERS = 40
"""Fewer are too few to tell: "Mali Paris Niger" is of any language."""
_SURE = 0.5
"""From here on one language is likelier than all others together."""
_WHERE = "the words of its text"
"""Where a language that nobody names is found."""
_SAMPLE = 10_000
"""Characters that are looked at."""


def detect_language(text: str) -> str:
    """The language of a text, such as ``fr``; ``unknown`` where it is too short or not clear.

    The code is ISO 639-1's, or 639-3's for a language that has none there.

    :raises ReaderMissing: py3langid is not installed.
    """
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < _ENOUGH_LETTERS:
        return "unknown"
    language, sure = _identifier().classify(sample)
    return language if sure >= _SURE else "unknown"


def with_language(article: Article) -> Article:
    """The article with its language, found out from its text where it is ``unknown``.

    :raises ReaderMissing: py3langid is not installed.
    """
    said = article.said.language
    if said == "unknown" and not (article.front_matter and article.meta.language != "unknown"):
        said = detect_language(article.text)
    known = {"said": said, "meta": said if article.meta.language == "unknown" else article.meta.language}
    told = {name: getattr(article, name).model_copy(update={"language": language}) for name, language in known.items()}
    where = {"language": _WHERE} if said not in (article.said.language, "unknown") else {}
    return article.model_copy(update={**told, "stated": {**article.stated, **where}})


@cache
def _identifier() -> LanguageIdentifier:
    try:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier
    except ImportError:
        raise ReaderMissing(
            "telling an article's language needs py3langid: pip install 'explainer-site[extract]'"
        ) from None
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
