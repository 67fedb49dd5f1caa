"""The reader that reads each article by the rules of its language and by a language model, and puts the two together."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock

from ..model import Article
from ..reader_settings import ReaderSettings
from ..readers import ANY, Reading, Sending, language_readers, reader_of
from .joining import joined
from .model_reader import LanguageModelReader

__all__ = ["READER", "BothReaders", "ConfigurableBothReaders"]

_BY_NO_RULES = "no rules read its language"


class BothReaders:
    """Reads by rules and asks a model; a language of which there are no rules the model reads alone."""

    languages = frozenset({ANY})

    def __init__(self, model: LanguageModelReader) -> None:
        """:param model: the reader that asks one."""
        self._model = model
        self._one_at_a_time = Lock()

    @cached_property
    def version(self) -> str:
        """A hash of the versions of all that read."""
        versions = [self._model.version, *(one.version for one in language_readers())]
        return hashlib.sha256("\n".join(versions).encode()).hexdigest()

    @property
    def at_once(self) -> int:
        """For how many articles it may be asked at a time."""
        return self._model.at_once

    def sending(self, articles: Sequence[Article]) -> Sending | None:
        """What has to be sent to the model to read these articles; None where nothing has."""
        return self._model.sending(articles)

    def read(self, articles: Sequence[Article]) -> list[Reading]:
        """The reading of each article, in their order; from several threads.

        :raises NoAnswer: the model cannot be asked.
        :raises ReaderMissing: what either reads with is not installed.
        """
        told = self._model.read(articles)
        with self._one_at_a_time:  # grammar is no work for several threads
            return [joined(_by_rules(article), one) for article, one in zip(articles, told, strict=True)]


class ConfigurableBothReaders:
    """Makes the reader of a story."""

    def configured(self, settings: ReaderSettings, root: Path) -> BothReaders:
        """The reader of a story that says which model is asked.

        :param root: its content folder.
        """
        return BothReaders(LanguageModelReader(settings, root))


READER = ConfigurableBothReaders()


def _by_rules(article: Article) -> Reading:
    if reader := reader_of(article.meta.language):
        return reader.read([article])[0]
    return Reading(article.id, article.text, (), unread=_BY_NO_RULES)
