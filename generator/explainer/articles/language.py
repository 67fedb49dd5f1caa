"""Which language an article is in, where nobody says so, or where its file declares one that its text is not in."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ..errors import ReaderMissing
from ..model import Article
from ..tables import table

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

__all__ = ["declared_language", "detect_language", "with_language"]

_ENOUGH_LETTERS = 40
"""Fewer are too few to tell: "Mali Paris Niger" is of any language."""
_SURE = 0.5
"""From here on one language is likelier than all others together."""
_WHERE = "the words of its text"
"""Where a language that nobody names is found."""
_ENOUGH_TO_CONTRADICT = 120
"""So many letters are text enough to say that a declaration is wrong."""
_SURE_TO_CONTRADICT = 0.99
_SAMPLE = 10_000
"""Characters that are looked at."""
_NO_LANGUAGE = "zxx"
"""The detector's code for what is words of no language."""


def detect_language(text: str) -> str:
    """The language of a text, such as ``fr``; ``unknown`` where it is too short or not clear.

    The code is ISO 639-1's, or 639-3's for a language that has none there.

    :raises ReaderMissing: py3langid is not installed.
    """
    return _detected(text, _ENOUGH_LETTERS, _SURE)


def declared_language(declared: str, text: str) -> str:
    """The language that a file declares, unless its text is clearly in another.

    Pages are made from templates that somebody wrote for another language, and say so.

    :param declared: such as ``en-GB``.
    :param text: the article's.
    :returns: ``declared``, or the code of the language that the text is in.
    :raises ReaderMissing: py3langid is not installed.
    """
    main = declared.partition("-")[0].lower()
    found = _detected(text, _ENOUGH_TO_CONTRADICT, _SURE_TO_CONTRADICT)
    alike = any({main, found} <= set(group) for group in table("languages")["alike"])
    return declared if alike or found in (main, "unknown") else found


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


def _detected(text: str, letters: int, sure: float) -> str:
    """The language of a text of so many letters, where it is so sure; else ``unknown``."""
    sample = text[:_SAMPLE]
    if sum(map(str.isalpha, sample)) < letters:
        return "unknown"
    language, probability = _identifier().classify(sample)
    return language if probability >= sure and language != _NO_LANGUAGE else "unknown"


@cache
def _identifier() -> LanguageIdentifier:
    try:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier
    except ImportError:
        raise ReaderMissing(
            "telling an article's language needs py3langid: pip install 'explainer-site[extract]'"
        ) from None
    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
