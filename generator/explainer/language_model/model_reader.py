"""The reader that asks a language model: what is asked, what was answered already, and what of it is believed."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from threading import Lock

from ..content import ContentFolder
from ..model import Article
from ..reader_settings import ReaderSettings
from ..readers import ANY, Reading, Sending
from .answer import ANSWER_SCHEMA, ModelAnswer, parse_answer
from .believed import believed
from .chat import BadAnswer, Chat
from .connection import Limits, check_address
from .kept_answers import KeptAnswers
from .prompt import Inquiry, Prompt

__all__ = ["READER", "ConfigurableModelReader", "LanguageModelReader"]

_TRIES = 2
"""How often a question is asked whose answer cannot be read."""


class LanguageModelReader:
    """Asks a model about each article, and believes of its answers what the article's words bear."""

    languages = frozenset({ANY})

    def __init__(
        self,
        settings: ReaderSettings,
        root: Path,
        limits: Limits | None = None,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        """
        :param settings: who is asked, and how.
        :param root: the story's content folder.
        :param wait: lets seconds pass.
        :raises InvalidContent: a template of the story's own is broken.
        """
        folder = ContentFolder(root)
        templates = folder.templates if folder.templates.is_dir() else None
        self._settings, self._limits, self._wait = settings, limits, wait
        self._one_at_a_time = Lock()
        self._prompt = Prompt(templates, settings.part_words, ANSWER_SCHEMA)
        self._kept = KeptAnswers(folder.extracted / "answers", settings)

    @cached_property
    def version(self) -> str:
        """A hash of what is asked, whom, and of the code that believes."""
        digest = hashlib.sha256(f"{self._prompt.version} {self._settings.model}".encode())
        for file in _code():
            digest.update(file.name.encode() + b"\0" + file.read_bytes())
        return digest.hexdigest()

    @property
    def at_once(self) -> int:
        """For how many articles it may be asked at a time."""
        return self._settings.at_once

    def sending(self, articles: Sequence[Article]) -> Sending | None:
        """What has to be sent to read these articles; None where all of it was answered before.

        :raises NoAnswer: what story.yml says of the server is not enough, or not safe.
        """
        unusable: list[str] = []
        opened = [
            [one for one in self._prompt.questions(article) if self._answered(one, unusable) is None]
            for article in articles
        ]
        if not any(opened):
            return None
        check_address(self._settings)
        questions = [one for there in opened for one in there]
        return Sending(
            address=self._settings.address,
            model=self._settings.model,
            articles=sum(map(bool, opened)),
            words=sum(one.words for one in questions),
            tokens_in=sum(one.tokens_in for one in questions),
            tokens_out=sum(one.tokens_out for one in questions),
            key=self._settings.variable,
            price=self._settings.price,
            unusable=tuple(unusable),
        )

    def read(self, articles: Sequence[Article]) -> list[Reading]:
        """The reading of each article, in their order; from several threads.

        An article about which the model gives no answer that can be read is left unread, and says why.

        :raises NoAnswer: the server cannot be asked.
        :raises ReaderMissing: httpx is not installed, and something has to be asked.
        """
        return [self._reading(article) for article in articles]

    def _reading(self, article: Article) -> Reading:
        try:
            answers = [self._answer(article, question) for question in self._prompt.questions(article)]
        except BadAnswer as error:
            why = f"{error}; run it again, or write send: never into its front matter, and rules read it"
            return Reading(article.id, article.text, (), unread=why)
        with self._one_at_a_time:  # the grammar that holds answers against the words is no work for several threads
            return believed(article, answers)

    def _answer(self, article: Article, question: Inquiry) -> ModelAnswer:
        """
        :raises BadAnswer: there is none that can be read.
        """
        return self._answered(question, []) or self._asked(article, question)

    def _answered(self, question: Inquiry, unusable: list[str]) -> ModelAnswer | None:
        """What was answered before; None where that has to be asked.

        :param unusable: takes what cannot be used of what is kept, and why.
        """
        try:
            kept = self._kept.get(question)
            return parse_answer(kept.answer) if kept else None
        except ValueError as error:
            unusable.append(f"{error}; it is asked for again")
            return None

    def _asked(self, article: Article, question: Inquiry) -> ModelAnswer:
        with self._one_at_a_time:
            chat = self._chat
        messages, why = question.messages, ""
        for _ in range(_TRIES):
            text = chat.ask(messages, ANSWER_SCHEMA)
            try:
                answer = parse_answer(text)
            except ValueError as error:
                why = str(error)
                messages = self._prompt.again(question, why)
                continue
            self._kept.put(question, article, text)
            return answer
        raise BadAnswer(f"{why}, also when {self._settings.model} was asked again: try another model")

    @cached_property
    def _chat(self) -> Chat:
        return Chat(self._settings, self._limits, self._wait)


class ConfigurableModelReader:
    """Makes the reader of a story."""

    def configured(self, settings: ReaderSettings, root: Path) -> LanguageModelReader:
        """The reader of a story that says whom it asks.

        :param root: its content folder.
        """
        return LanguageModelReader(settings, root)


READER = ConfigurableModelReader()


def _code() -> list[Path]:
    """This package's code and tables: what is believed of an answer is decided in many places."""
    package = Path(__file__).parents[1]
    return sorted(file for kind in ("*.py", "*.yml") for file in package.rglob(kind))
