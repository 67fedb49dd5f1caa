"""The form in which a language model is asked what an article tells, and its answers read.

A model says of each thing which words tell it. Every item of an answer stands by itself: one that is no such item is
left out with the reason, and the others are read.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from ..model import ActorKind, Modality
from ..readers import NotBelieved

__all__ = [
    "ANSWER_SCHEMA",
    "AnsweredActor",
    "AnsweredContext",
    "AnsweredEvent",
    "AnsweredExpulsion",
    "AnsweredRole",
    "ModelAnswer",
    "parse_answer",
]

_MOST = 200
"""So many items of one kind are read: no article tells more."""
_MOST_NAMES = 50
"""So many names or quotes may one item have."""
_LONGEST = 3000
"""Characters that one text may have, as many as a quote in a sheet."""
_LARGEST = 2_000_000
"""Characters of an answer."""
_TRIES = 50
"""So many places are tried at which the answer may begin, among a model's thoughts."""
_SHOWN = 80
"""Characters of an item that are shown where it is left out."""
_THOUGHTS = re.compile(r"\A\s*<think(?:ing)?>.*?</think(?:ing)?>", re.DOTALL)


def _is_text(value: object) -> object:
    """Only what can be written to a file: half a character, which JSON can escape, cannot.

    :raises ValueError: it has half a character.
    """
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            raise ValueError("it has half a character") from None
    return value


def _listed(value: object) -> object:
    """Models leave an empty list out, or write its only item alone."""
    return [] if value is None else [value] if isinstance(value, (str, Mapping)) else value


def _counted(value: object) -> object:
    """:raises ValueError: it is a yes or no, which Python counts as one."""
    if isinstance(value, bool):
        raise ValueError("it is no number")
    return value


_Words = Annotated[str, BeforeValidator(_is_text), Field(min_length=1, max_length=_LONGEST)]
_MaybeWords = Annotated[_Words | None, BeforeValidator(lambda value: value or None)]
_Names = Annotated[list[_Words], BeforeValidator(_listed), Field(max_length=_MOST_NAMES)]
_Quotes = Annotated[list[_Words], BeforeValidator(_listed), Field(max_length=_MOST_NAMES)]
_Number = Annotated[Annotated[int, Field(ge=0)] | _Words | None, BeforeValidator(_counted)]


class _Item(BaseModel):
    """What every part of an answer shares: what is not asked for is not read."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class AnsweredRole(_Item):
    """What somebody is or was."""

    value: _Words = Field(description="The office or role, in words of the quote.")
    quote: _Words = Field(description="Verbatim words of the article that say it.")


class AnsweredActor(_Item):
    """Somebody whom the article names."""

    id: _Words = Field(description="A short name for use in this answer alone.")
    name: _Words = Field(description="The fullest name that the article has.")
    aliases: _Names = Field(default_factory=list, description="What else the article calls them.")
    kind: ActorKind = Field(description="What they are.")
    country: _MaybeWords = Field(None, description="The name of the country they belong to, if the article says it.")
    roles: Annotated[list[AnsweredRole], BeforeValidator(_listed), Field(max_length=_MOST_NAMES)] = Field(
        default_factory=list, description="What the article says they are or were."
    )


class _Told(_Item):
    """What events and expulsions have in common."""

    id: _Words = Field(description="A short name for use in this answer alone.")
    by: _Names = Field(default_factory=list, description="Who did it: ids of actors, else words of the quote.")
    against: _Names = Field(default_factory=list, description="To whom: ids of actors, else words of the quote.")
    number: _Number = Field(None, description="How many people, or the quote's words for it.")
    people: _MaybeWords = Field(None, description="Who they are, in words of the quote.")
    date: _MaybeWords = Field(None, description="When, EDTF, no more exact than the quote.")
    modality: Modality = Field("asserted", description="How sure the article is of it.")
    said_by: _Names = Field(default_factory=list, description="Who says so, if not the article: ids, else words.")
    in_response_to: _Names = Field(default_factory=list, description="Ids of what the article says it answers.")
    summary: _MaybeWords = Field(None, description="It in one sentence of your own.")
    quotes: _Quotes = Field(description="Verbatim words of the article that tell it, the most telling first.")


class AnsweredEvent(_Told):
    """Something that happened, or is told as planned, demanded, denied."""

    type: _Words = Field("event", description="One of the types listed, or event where none is true.")
    what: _MaybeWords = Field(None, description="What it was about, in words of the quote.")
    place: _MaybeWords = Field(None, description="Where, in words of the quote.")


class AnsweredExpulsion(_Told):
    """A state orders another's people out."""

    status: _MaybeWords = Field(None, description="Persona non grata, ordered to leave or recalled.")
    deadline: _MaybeWords = Field(None, description="By when they must leave, EDTF.")
    left: _MaybeWords = Field(None, description="When they left, EDTF.")


class AnsweredContext(_Item):
    """Background that explains."""

    topic: _MaybeWords = Field(None, description="What it is about, in a word or two.")
    statement: _MaybeWords = Field(None, description="It in one sentence of your own.")
    quote: _Words = Field(description="Verbatim words of the article that say it.")


class ModelAnswer(_Item):
    """What a model says that an article tells."""

    actors: list[AnsweredActor] = Field(default_factory=list, description="Who takes part.")
    events: list[AnsweredEvent] = Field(default_factory=list, description="What happened, but for expulsions.")
    expulsions: list[AnsweredExpulsion] = Field(default_factory=list, description="Who ordered whose people out.")
    context: list[AnsweredContext] = Field(default_factory=list, description="What explains it.")
    left_out: list[NotBelieved] = Field(
        default_factory=list, exclude=True, description="Items that are none, and those that are too many."
    )


_ITEMS: Mapping[str, type[_Item]] = {
    "actors": AnsweredActor,
    "events": AnsweredEvent,
    "expulsions": AnsweredExpulsion,
    "context": AnsweredContext,
}


def parse_answer(text: str) -> ModelAnswer:
    """The answer in what a model wrote, whatever it wrote around it.

    Of one that is cut in the middle nothing is kept: what a model would have said next may take back what it said, and
    who asked knows to ask again, or for less.

    :raises ValueError: there is no such answer in it.
    """
    if len(text) > _LARGEST:
        raise ValueError(f"the answer has more than {_LARGEST:,} characters")
    found = list(_objects(_THOUGHTS.sub("", text)))
    if not found:
        cut = "it is cut in the middle, or no JSON" if "{" in text else "there is no JSON in it"
        raise ValueError(f"the answer cannot be read: {cut}")
    return _answer(found[-1])


def _objects(text: str) -> Iterator[Mapping[str, Any]]:
    """The objects of a text that have a part of an answer, none of them within another, the last of them whole to the end.

    Where a later one is cut, there is none: a draft among a model's thoughts is not what it answers.
    """
    decoder, at = json.JSONDecoder(), 0
    found: list[Mapping[str, Any]] = []
    for _ in range(_TRIES):
        if (at := text.find("{", at)) < 0:
            break
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            if re.match(r'\{\s*"(?:actors|events|expulsions|context)"', text[at : at + 100]):
                found.clear()
                break
            at += 1
            continue
        found += [value] if isinstance(value, dict) and not value.keys().isdisjoint(_ITEMS) else []
    yield from found


def _answer(value: Mapping[str, Any]) -> ModelAnswer:
    read: dict[str, Any] = {}
    left_out: list[NotBelieved] = []
    for name, kind in _ITEMS.items():
        items = value.get(name)
        if not isinstance(items, list):
            left_out += [NotBelieved(name, "it is no list")] * (items is not None)
            continue
        read[name] = []
        for item in islice(items, _MOST):
            try:
                read[name].append(kind.model_validate(item))
            except ValidationError as error:
                left_out.append(NotBelieved(f"{name}: {_shown(item)}", _why_none(error)))
        if len(items) > _MOST:
            left_out.append(NotBelieved(f"{len(items) - _MOST} more {name}", f"only the first {_MOST} are read"))
    return ModelAnswer.model_construct(**read, left_out=left_out)


def _why_none(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    return f"{'.'.join(map(str, first['loc'])) or 'it'}: {first['msg']}"


def _shown(item: object) -> str:
    """The beginning of an item, as JSON in plain ASCII: nothing in it reaches a terminal as it is."""
    quotes = item.get("quotes") if isinstance(item, Mapping) else None
    told: object = quotes if isinstance(quotes, Sequence) and quotes else item
    return json.dumps(told, default=str)[:_SHOWN]


def _strict(schema: Any) -> Any:
    """A JSON Schema as servers can force it: every property is asked for, nothing else is let be, limits are ours."""
    if isinstance(schema, list):
        return [_strict(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    left = {"default", "title", "minLength", "maxLength", "maxItems", "minimum"}
    out = {key: _strict(value) for key, value in schema.items() if key not in left or key == "properties"}
    if "properties" in schema:
        properties = {name: _strict(value) for name, value in schema["properties"].items() if name != "left_out"}
        out |= {"properties": properties, "required": [*properties], "additionalProperties": False}
    return out


def _schema() -> dict[str, Any]:
    schema = ModelAnswer.model_json_schema()
    schema["$defs"].pop("NotBelieved", None)
    strict: dict[str, Any] = _strict(schema)
    return strict


ANSWER_SCHEMA: Mapping[str, Any] = _schema()
"""The form as JSON Schema, in what OpenAI's ``strict`` asks for: every property required, none besides."""
