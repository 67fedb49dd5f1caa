"""Articles in: a folder of text, Markdown and saved web pages read into canonical texts and their parts."""

from .folder import read_articles
from .kept import save_texts
from .language import detect_language, with_language
from .lookup import Ambiguous, resolve
from .reader import SUFFIXES, read_article
from .sidecars import write_sidecars

__all__ = [
    "SUFFIXES",
    "Ambiguous",
    "detect_language",
    "read_article",
    "read_articles",
    "resolve",
    "save_texts",
    "with_language",
    "write_sidecars",
]
