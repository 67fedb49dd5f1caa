"""Articles in: a folder of text, Markdown and saved web pages read into canonical texts and their parts."""

from .folder import read_article, read_articles, readable_articles
from .formats import Format, article_id
from .kept import texts_to_keep
from .language import detect_language, with_language
from .lines import Line
from .listing import article_files, file_of, strays
from .raw import Attested, RawArticle
from .sidecars import missing_sidecars

__all__ = [
    "Attested",
    "Format",
    "Line",
    "RawArticle",
    "article_files",
    "article_id",
    "detect_language",
    "file_of",
    "missing_sidecars",
    "read_article",
    "read_articles",
    "readable_articles",
    "strays",
    "texts_to_keep",
    "with_language",
]
