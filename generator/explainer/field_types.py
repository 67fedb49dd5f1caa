"""What a field of a fact sheet may hold: the types of single values, and the kinds of fields.

Every scalar is typed as a text, and its type says what it means. A field's kind stands in the metadata of
its type, so it is declared where the model declares the field; whoever compares, merges, checks or shows
facts asks :func:`kinds_of` for it and never for a field's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from types import MappingProxyType
from typing import Annotated, Any, Literal, get_args

from pydantic import AfterValidator, BaseModel, BeforeValidator, Field

from .edtf_dates import is_edtf

__all__ = [
    "PLAINEST",
    "ActorGroup",
    "ActorId",
    "ActorSet",
    "Count",
    "Date",
    "Day",
    "EventTypeName",
    "FactSet",
    "FieldKind",
    "Flag",
    "Holds",
    "Id",
    "Many",
    "NotADate",
    "Published",
    "Speaker",
    "SpeakerSet",
    "Status",
    "Text",
    "TextSet",
    "Trait",
    "Url",
    "fields_holding",
    "headline",
    "identifying",
    "kind_of",
    "kinds_of",
]


class Holds(Enum):
    """What a value of a field is."""

    TEXT = "words of a source or of ours"
    DATE = "EDTF"
    COUNT = "a number, or a source's words for it"
    ACTOR = "the id of an actor"
    PARTY = "the id of an actor, or words of the fact's quotes for people who are no actor"
    FACT = "the id of a fact of another sheet than the actors'"
    SPEAKER = "the id of an actor, or an article's words for somebody"
    EVENT_TYPE = "a type of the lexicon"
    ROLE = "what an actor is or was, with its own sources"
    SOURCE = "words of an article"
    OTHER = "what is compared as it stands: an id, a word of a fixed list, a flag"


class Many(Enum):
    """How several values of a field belong together."""

    ONE = "there is only one"
    GROUP = "told together, in any order: who did it"
    SET = "each told by itself, in any order: what else somebody is called"


class Trait(Enum):
    """What else is to be known of a field."""

    HEADLINE = "says what the fact is, in a list or a heading"
    IDENTIFYING = "tells a fact, or an item of a list, from others like it"
    CALLED = "a name, of which a fuller form says the same"
    OUR_WORDS = "written by us and by no source, so it may have a slip of the keyboard that no article made"
    RETELLING = "says in a sentence what the fact's other fields say"
    DONE_BY = "a date by whose end it had happened"
    WITH_ITS_TYPE = "says how an event of its type is told, so it comes, stays and goes with that"
    BESIDE_SENTENCE = "not told in the fact's sentence, so what bears it alone is not cited with that"


@dataclass(frozen=True, slots=True)
class FieldKind:
    """What kind of field it is; in the metadata of a type, the kind of every field of that type."""

    holds: Holds = Holds.OTHER
    """What a value of it is."""
    many: Many = Many.ONE
    """How several values belong together."""
    traits: frozenset[Trait] = frozenset()
    """What else is to be known of it."""

    @property
    def refers(self) -> bool:
        """Whether it names other facts by their ids."""
        return self.holds in (Holds.ACTOR, Holds.FACT, Holds.PARTY, Holds.SPEAKER)

    @property
    def merged_by_item(self) -> bool:
        """Whether a merge takes its items one by one; references are taken as one value."""
        return self.many is Many.SET and not self.refers


PLAINEST = FieldKind()
"""The kind of a field for which none is declared."""


def kind_of(model: type[BaseModel], name: str) -> FieldKind:
    """The kind of a model's field; of one that the model has not, such as a mark of the merge, the plainest."""
    return kinds_of(model).get(name, PLAINEST)


@lru_cache(maxsize=64)
def kinds_of(model: type[BaseModel]) -> Mapping[str, FieldKind]:
    """The kinds of all fields of a model, by the names that the YAML has for them, in the model's order."""
    kinds = {}
    for name, field in model.model_fields.items():
        found = [*field.metadata, *_metadata(field.annotation)]
        kind = next((one for one in found if isinstance(one, FieldKind)), PLAINEST)
        traits = frozenset(one for one in found if isinstance(one, Trait))
        kinds[field.alias or name] = replace(kind, traits=kind.traits | traits)
    return MappingProxyType(kinds)


@lru_cache(maxsize=256)
def fields_holding(model: type[BaseModel], holds: Holds, many: Many | None = None) -> tuple[str, ...]:
    """The fields of a model that hold such values, one or many of them where it is said which."""
    kinds = kinds_of(model).items()
    return tuple(name for name, kind in kinds if kind.holds is holds and many in (None, kind.many))


@lru_cache(maxsize=64)
def headline(model: type[BaseModel]) -> str:
    """The field by whose words a fact is known in a list; its id where no field says what it is."""
    return next((name for name, kind in kinds_of(model).items() if Trait.HEADLINE in kind.traits), "id")


@lru_cache(maxsize=64)
def identifying(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields that tell a fact, or an item of a list, from others like it."""
    return tuple(name for name, kind in kinds_of(model).items() if Trait.IDENTIFYING in kind.traits)


def _metadata(annotation: Any) -> Iterator[Any]:
    """What a type and the types inside it are annotated with, the outermost first."""
    yield from getattr(annotation, "__metadata__", ())
    for inner in get_args(annotation):
        yield from _metadata(inner)


_LIKE_EDTF = r"^[\dXYESTZ~?%/.,:+\[\]{} -]+$"
"""What all dates in EDTF are like, and few others; whether one is EDTF takes more than a pattern."""
_NO_DATE = "is not a date in EDTF, such as 2025-09-19, 2025-09, 2025-08~, 2012/.. or 2020/2021"
_DAY = r"^[1-9]\d{3}-\d\d-\d\d$"
_NO_DAY = "is not a day, such as 2025-09-22"
_URL = r"^(https?://\S+|unknown)$"
_NO_URL = "is not the address of a page: it begins with https:// or http://, or is `unknown`"
_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_NO_ID = "is not an id: small letters, digits and single hyphens, such as france-expels-mali"


def _looks_like(pattern: str, else_: str) -> Any:
    """What an editor holds a value against while it is typed, and says where it is like no such value."""
    return Field(json_schema_extra={"pattern": pattern, "patternErrorMessage": else_})


class NotADate(ValueError):
    """A text that is no date, or not one of the kind that its field takes."""


def _edtf(value: str) -> str:
    if not is_edtf(value):
        raise NotADate(_NO_DATE)
    return value


def _day(value: str) -> str:
    if not re.fullmatch(_DAY, value) or not is_edtf(value):
        raise NotADate(_NO_DAY)
    return value


def _published(value: str) -> str:
    return value if value == "unknown" else _edtf(value)


def _url(value: str) -> str:
    if not re.match(_URL, value):
        raise ValueError(_NO_URL)
    return value


def _id(value: str) -> str:
    if not re.fullmatch(_ID, value):
        raise ValueError(_NO_ID)
    return value


def _count(value: Any) -> Any:
    if not isinstance(value, (int, str)):
        raise ValueError("must be a number, or the source's words where it gives none")
    if isinstance(value, str) and re.fullmatch(r"\d{1,9}|\d{1,3}(?:,\d{3}){1,2}", value):
        return int(value.replace(",", ""))
    return value


def _listed(value: Any) -> Any:
    """A single text as a list of one: ``by: france`` is ``by: [france]``."""
    return [value] if isinstance(value, str) else value


def _flag(value: Any) -> Any:
    return {"true": True, "yes": True, "false": False, "no": False}.get(str(value).lower(), value)


Id = Annotated[str, AfterValidator(_id), _looks_like(_ID, _NO_ID)]
"""Kebab-case and stable for good."""
Date = Annotated[str, AfterValidator(_edtf), _looks_like(_LIKE_EDTF, _NO_DATE), FieldKind(Holds.DATE)]
"""EDTF, never more exact than its source."""
Day = Annotated[str, AfterValidator(_day), _looks_like(_DAY, _NO_DAY)]
"""A day of the calendar, such as ``2025-09-22``."""
Count = Annotated[int | str, BeforeValidator(_count, json_schema_input_type=int | str), FieldKind(Holds.COUNT)]
"""How many: a number, or the source's words where it gives none (``all members of the embassy``)."""
Text = Annotated[str, Field(min_length=1), FieldKind(Holds.TEXT)]
"""A text that says something."""
Status = Annotated[Text, Field(examples=["persona non grata", "ordered to leave", "recalled"])]
"""What an expulsion makes of those expelled, in these words or a source's."""
TextSet = Annotated[
    list[Text], BeforeValidator(_listed, json_schema_input_type=Text | list[Text]), FieldKind(Holds.TEXT, Many.SET)
]
"""Texts, each told by itself."""
EventTypeName = Annotated[str, Field(min_length=1), FieldKind(Holds.EVENT_TYPE)]
"""An event type of the lexicon."""
ActorId = Annotated[Id, FieldKind(Holds.ACTOR)]
"""An actor."""
ActorGroup = Annotated[
    list[Text], BeforeValidator(_listed, json_schema_input_type=Text | list[Text]), FieldKind(Holds.PARTY, Many.GROUP)
]
"""Those who take part in something together: actors, or an article's words for people who are none."""
ActorSet = Annotated[
    list[Id], BeforeValidator(_listed, json_schema_input_type=Id | list[Id]), FieldKind(Holds.ACTOR, Many.SET)
]
"""Actors, each by itself."""
FactSet = Annotated[
    list[Id], BeforeValidator(_listed, json_schema_input_type=Id | list[Id]), FieldKind(Holds.FACT, Many.SET)
]
"""Facts of timeline, expulsions and context, each by itself."""
Speaker = Annotated[str, FieldKind(Holds.SPEAKER)]
"""Who says something: an actor's id, or an article's words; empty for the article itself."""
SpeakerSet = Annotated[
    list[Text], BeforeValidator(_listed, json_schema_input_type=Text | list[Text]), FieldKind(Holds.SPEAKER, Many.SET)
]
"""Those who say something, each by itself."""
Flag = Annotated[bool, BeforeValidator(_flag, json_schema_input_type=bool | Literal["yes", "no"])]
"""Yes or no, in the words that people write."""
Published = Annotated[str, AfterValidator(_published), _looks_like(f"{_LIKE_EDTF}|^unknown$", _NO_DATE)]
"""When an article was published: EDTF, or ``unknown``."""
Url = Annotated[str, AfterValidator(_url), _looks_like(_URL, _NO_URL)]
"""The address of a page, or ``unknown``."""
