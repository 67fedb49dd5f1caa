"""Articles in: a folder of text, Markdown and saved web pages read into canonical texts and their parts."""

from .folder import read_articles
from .kept import texts_to_keep
from .language import detect_language, with_language
from .lookup import Ambiguous, resolve
from .reader import SUFFIXES, read_article
from .sidecars import missing_sidecars

__all__ = [
    "SUFFIXES",
    "Ambiguous",
    "detect_language",
    "missing_sidecars",
    "read_article",
    "read_articles",
    "resolve",
    "texts_to_keep",
    "with_language",
]
