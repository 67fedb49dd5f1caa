"""Articles in: a folder of pages, documents, letters and texts read into canonical texts and their parts."""

from .conversions import Conversions
from .folder import read_article, read_articles, readable_articles
from .formats import Format, article_id
from .kept import last_said, texts_read_otherwise, texts_to_keep
from .language import detect_language, with_language
from .lines import Line
from .listing import NO_ARTICLE, article_files, file_of, strays
from .metadata import parse_metadata
from .raw import Attested, RawArticle, Said
from .sidecars import new_sidecar, sidecar_of, text_of_sidecar, words_of_comment

__all__ = [
    "NO_ARTICLE",
    "Attested",
    "Conversions",
    "Format",
    "Line",
    "RawArticle",
    "Said",
    "article_files",
    "article_id",
    "detect_language",
    "file_of",
    "last_said",
    "new_sidecar",
    "parse_metadata",
    "read_article",
    "read_articles",
    "readable_articles",
    "sidecar_of",
    "strays",
    "text_of_sidecar",
    "texts_read_otherwise",
    "texts_to_keep",
    "with_language",
    "words_of_comment",
]
