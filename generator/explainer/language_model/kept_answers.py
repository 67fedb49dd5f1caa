"""What language models answered, kept beside the story: nothing is asked twice, and a story is read again without a model."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import Field, ValidationError

from ..files import read_file, write_atomic
from ..model import Article, Model
from ..reader_settings import ReaderSettings
from .prompt import Inquiry

__all__ = ["KeptAnswer", "KeptAnswers", "all_kept"]

_NAME = re.compile(r"[0-9a-f]{64}\.json")


class KeptAnswer(Model):
    """What a model answered to a question."""

    article: str = Field(description="The article's id.")
    part: str = Field(description="Which part of it was asked about, such as `1 of 2`.")
    text: str = Field(description="SHA-256 of the article's text.")
    model: str = Field(description="What the server calls the model.")
    host: str = Field(description="Whose server it was.")
    day: str = Field(description="When it was asked, ISO 8601.")
    answer: str = Field(description="The answer as it came.")
    digest: str = Field(description="SHA-256 of the answer: what somebody edited is not what the model said.")

    @property
    def whole(self) -> bool:
        """Whether it is what the model said."""
        return self.digest == _hash(self.answer)


class KeptAnswers:
    """A folder of answers. A file's name is a hash of what was asked, so nothing that is answered becomes a path."""

    def __init__(self, folder: Path, settings: ReaderSettings) -> None:
        """
        :param folder: where they are kept.
        :param settings: who is asked.
        """
        self._folder, self._settings = folder, settings

    def get(self, question: Inquiry) -> KeptAnswer | None:
        """What was answered; None where nothing is kept.

        :raises ValueError: somebody broke or edited it; the text says so.
        """
        file = self._file(question)
        try:
            kept = KeptAnswer.model_validate_json(read_file(file, self._folder.parent))
        except FileNotFoundError:
            return None
        except (OSError, ValidationError) as error:
            why = "it cannot be read" if isinstance(error, OSError) else "somebody broke it"
            raise ValueError(f"{self.name(question)} is not used, since {why}") from None
        if not kept.whole:
            raise ValueError(f"{self.name(question)} is not used, since somebody edited it")
        return kept

    def put(self, question: Inquiry, article: Article, answer: str) -> None:
        """Keep what was answered, whole or not at all.

        :raises OSError: the disk or the permissions do not allow it.
        """
        kept = KeptAnswer(
            article=article.id,
            part=f"{question.part} of {question.parts}",
            text=article.sha256,
            model=self._settings.model,
            host=urlsplit(self._settings.address).netloc,
            day=date.today().isoformat(),
            answer=answer,
            digest=_hash(answer),
        )
        write_atomic(self._file(question), kept.model_dump_json(indent=1) + "\n", self._folder.parent)

    def name(self, question: Inquiry) -> str:
        """How a person is told of the file."""
        return f"{self._folder.parent.name}/{self._folder.name}/{self._file(question).name}"

    def _file(self, question: Inquiry) -> Path:
        return self._folder / f"{question.key(self._settings.model)}.json"


def all_kept(folder: Path) -> Iterator[KeptAnswer]:
    """All answers of a folder that are as they came, in order of their files' names."""
    for file in sorted(folder.glob("*.json")):
        if not _NAME.fullmatch(file.name):
            continue
        try:
            kept = KeptAnswer.model_validate_json(read_file(file, folder.parent))
        except (OSError, ValidationError):
            continue
        if kept.whole:
            yield kept


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
