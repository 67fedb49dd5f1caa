"""Which reader reads an article: the one that the story names, or that of the article's language."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..model import Article
from ..reader_settings import RULES, ReaderSettings
from .installed import InstalledReader, configured_reader, is_built_in, reader_of
from .sending import SendingReader

__all__ = ["ReaderChoice", "chosen"]


@dataclass(frozen=True, slots=True)
class ReaderChoice:
    """What reads the articles of a story."""

    own: InstalledReader | None = None
    """The reader that the story names; None where each article is read by that of its language."""
    model: str = ""
    """The language model that it asks, if it does."""

    @property
    def sender(self) -> SendingReader | None:
        """The story's reader, if it sends articles elsewhere."""
        return self.own.reader if self.own and isinstance(self.own.reader, SendingReader) else None

    def called(self, reader: str) -> str:
        """What a site calls what read an article, such as ``rules``, ``model qwen3:14b``.

        :param reader: its name.
        """
        if is_built_in(reader):
            return RULES
        return f"{reader} {self.model}".rstrip() if self.own and reader == self.own.name else reader

    def of(self, article: Article) -> InstalledReader | None:
        """The reader of an article; None where nobody reads it."""
        if not article.text.strip():
            return None
        may_go = self.sender is None or article.meta.send != "never"
        if self.own and may_go and self.own.reads(article.meta.language):
            return self.own
        return reader_of(article.meta.language)


def chosen(settings: ReaderSettings, root: Path) -> ReaderChoice:
    """What reads the articles of a story.

    :param root: the story's content folder.
    :raises ExplainerError: there is no reader of that name.
    """
    if settings.name == RULES:
        return ReaderChoice()
    own = configured_reader(settings, root)
    return ReaderChoice(own, settings.model if isinstance(own.reader, SendingReader) else "")
