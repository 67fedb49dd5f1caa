"""Questions to a language model's server, in the form of OpenAI's chat completions."""

from __future__ import annotations

import json
import random
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from threading import BoundedSemaphore
from typing import Any
from urllib.parse import urlsplit

from ..errors import ExplainerError
from ..reader_settings import ReaderSettings
from .connection import KEPT, Connection, Limits, Lost, NoAnswer, Response

__all__ = ["BadAnswer", "Chat"]

_FORMS = ("json_schema", "json_object", "")
"""How an answer's form is asked for, the surest first; the last is in the words of the question alone."""
_OPTIONAL = ("seed", "temperature")
"""What some models refuse, and can be left out."""
_SEED = 18
_BUSY, _TOO_LARGE = 429, 413
_PASSING = frozenset({408, _BUSY, 500, 502, 503, 504, 529})
"""What may be otherwise in a moment."""
_NAMED = 12
"""So many models are named."""
_LATER = f"run it again later; {KEPT}"


class BadAnswer(ValueError):
    """A server cannot answer this one question; the text says why and what to do."""


class Chat:
    """A server that answers."""

    def __init__(
        self, settings: ReaderSettings, limits: Limits | None = None, wait: Callable[[float], None] = time.sleep
    ) -> None:
        """
        :param wait: lets seconds pass.
        :raises NoAnswer: what it is asked is not safe on its way.
        """
        self._settings, self._limits, self._wait = settings, limits or Limits(), wait
        self._server = Connection(settings, self._limits)
        self._turns = BoundedSemaphore(settings.at_once)
        self._form, self._without = 0, frozenset[str]()

    def ask(self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any]) -> str:
        """What the model answers, as it wrote it; from any thread.

        :param messages: as the chat form has them.
        :param schema: the JSON Schema of what it should answer, for servers that can force a form.
        :raises NoAnswer: the server cannot be asked.
        :raises BadAnswer: it does not answer this.
        :raises ReaderMissing: httpx is not installed.
        """
        with self._turns:
            form, without = self._form, self._without
            while (said := self._post(self._body(messages, schema, form, without))).status in (400, 422):
                words = self._server.words(said)
                if refused := [name for name in _OPTIONAL if name not in without and name in words.lower()]:
                    without = without.union(refused)
                elif form + 1 < len(_FORMS):
                    form += 1
                else:
                    raise BadAnswer(f"the server refuses the question ({said.status}{words}){self._less()}")
            self._form, self._without = form, without  # so that the next question is not refused again
            return self._content(said)

    def _body(
        self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, Any], form: int, without: frozenset[str]
    ) -> dict[str, Any]:
        body: dict[str, Any] = {"model": self._settings.model, "messages": list(messages), "stream": False}
        body |= {name: value for name, value in (("temperature", 0), ("seed", _SEED)) if name not in without}
        if kind := _FORMS[form]:
            named = {"name": "answer", "strict": True, "schema": dict(schema)}
            body["response_format"] = {"type": kind} | ({"json_schema": named} if kind == "json_schema" else {})
        return body

    def _post(self, body: Mapping[str, Any]) -> Response:
        """What the server says to a question that it can be asked; what may pass is waited for."""
        for no in range(self._limits.tries):
            said, lost = None, ""
            try:
                said = self._server.sent("POST", "/chat/completions", body)
            except Lost as error:
                lost = str(error)
            if said and said.status not in _PASSING:
                return self._understood(said)
            if no + 1 < self._limits.tries:
                self._wait(self._pause(no, said))
        if said is None:
            raise NoAnswer(
                f"no server answers at {self._settings.address} ({lost}): start it (such as ollama serve), "
                f"or mend reader: address in story.yml; {KEPT}"
            )
        if said.status == _BUSY:
            raise NoAnswer(f"{self._takes_none('for now', said)}, or lower reader: at_once")
        why = f"{said.status}{self._server.words(said)}"
        raise NoAnswer(f"{self._server.host} fails ({why}), {self._limits.tries} times: look at its log; {_LATER}")

    def _takes_none(self, how_long: str, said: Response) -> str:
        return f"{self._server.host} takes no questions {how_long} ({said.status}{self._server.words(said)}): {_LATER}"

    def _pause(self, no: int, said: Response | None) -> float:
        """Seconds until the next try: what the server asks for, else twice as long each time, and never all at once.

        :raises NoAnswer: it asks for too long.
        """
        asked = _seconds(said.after) if said else 0.0
        if said and asked > self._limits.longest_wait:
            raise NoAnswer(self._takes_none(f"for the next {asked / 60:.0f} minutes", said))
        return asked or min(self._limits.longest_wait, 2.0**no) * random.uniform(0.5, 1)

    def _understood(self, said: Response) -> Response:
        """
        :raises NoAnswer: what is said is that nothing will be answered.
        """
        status, variable = said.status, self._settings.variable
        if status in (200, 400, 422):
            return said
        if 300 <= status < 400:
            there = urlsplit(said.leads_to).hostname or "elsewhere"
            raise NoAnswer(
                f"{self._server.host} leads on to {self._server.clean(there)}, and nothing is sent there: if that is right, write its address into reader: of story.yml"
            )
        if status in (401, 403):
            do = (
                f"look at what the variable {variable} holds"
                if variable
                else "put its key into a variable, and write key: env:NAME into reader: of story.yml"
            )
            raise NoAnswer(
                f"{self._server.host} refuses {'the key' if variable else 'whoever has no key'} ({status}): {do}"
            )
        if status == 404:
            raise NoAnswer(self._nothing_there(said))
        if status == _TOO_LARGE:
            raise BadAnswer(f"the question is too long for the server ({status}){self._less()}")
        raise NoAnswer(
            f"{self._server.host} does not answer ({status}{self._server.words(said)}): mend reader: in story.yml"
        )

    def _nothing_there(self, said: Response) -> str:
        """That the model or the address is wrong, with the models that there are."""
        address, model = self._settings.address, self._settings.model
        if names := self._models():
            more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
            return f"{self._server.host} has no model {model}, but {', '.join(names[:_NAMED])}{more}: mend reader: model in story.yml, or load it there"
        return f"there is no server of the OpenAI chat form at {address} (404{self._server.words(said)}): most addresses end with /v1; mend reader: address in story.yml"

    def _models(self) -> list[str]:
        """The models that the server says it has; none where it does not say."""
        try:
            listed = json.loads(self._server.sent("GET", "/models").text)["data"]
            return [name for one in listed if (name := self._server.clean(str(one["id"])))]
        except (Lost, ExplainerError, ValueError, LookupError, TypeError, RecursionError):
            return []

    def _content(self, said: Response) -> str:
        """The model's words in an answer.

        :raises NoAnswer: it is none of the chat form.
        :raises BadAnswer: the model was stopped in the middle, or wrote nothing.
        """
        try:
            value = json.loads(said.text)
            if isinstance(value, dict) and value.get("error") and not value.get("choices"):
                raise NoAnswer(f"{self._server.host} fails{self._server.words(said)}: look at its log; {_LATER}")
            choice = value["choices"][0]
            text, why = choice["message"].get("content"), choice.get("finish_reason")
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
            kind = self._server.clean(said.kind.partition(";")[0]) or "nothing"
            raise NoAnswer(
                f"what answers at {self._settings.address} is no server of the OpenAI chat form (it sends {kind}): "
                "most addresses end with /v1; mend reader: address in story.yml"
            ) from None
        if why == "length":
            raise BadAnswer(f"the answer was cut off where the server's limit is{self._less()}")
        if not isinstance(text, str) or not text.strip():
            raise BadAnswer("the model answered nothing: try another model")
        return text.encode("utf-8", "replace").decode()  # JSON can escape half a character, which no file takes

    def _less(self) -> str:
        return (
            f": raise the server's limit (such as OLLAMA_CONTEXT_LENGTH=16384), or ask about less at once, "
            f"with reader: part_words under {self._settings.part_words} in story.yml"
        )


def _seconds(after: str) -> float:
    """How many seconds a ``Retry-After`` asks for; none where it says nothing that can be understood."""
    try:
        return max(0.0, float(after)) if after[:1].isdigit() else max(0.0, _from_now(parsedate_to_datetime(after)))
    except (ValueError, TypeError):
        return 0.0


def _from_now(moment: datetime) -> float:
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() - datetime.now(UTC).timestamp()
