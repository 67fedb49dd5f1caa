"""The vocabulary: facts, claims, sources, actors, events, as the fact sheets write them.

``Field`` of something is either one value, backed by its fact's own sources, or a list of claims,
the preferred one first, where sources do not say the same. The functions at the end read a field
without asking which of the two it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Discriminator, Tag, field_validator
from pydantic import Field as PydanticField

from .field_types import Count, Date, Day, Flag, Id, Published, Text, Url, listed

__all__ = [
    "SHEETS",
    "Actor",
    "Article",
    "ArticleMeta",
    "Block",
    "Claim",
    "Context",
    "Correction",
    "Event",
    "Expulsion",
    "Fact",
    "FactBase",
    "Flag",
    "Id",
    "Model",
    "Role",
    "Sheets",
    "Source",
    "Story",
    "all_sources",
    "claimed_fields",
    "claims",
    "has_claims",
    "preferred",
    "standing",
]

T = TypeVar("T")


class Model(BaseModel):
    """What every model here shares: unknown fields are refused, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(Model):
    """Words in an article that bear a fact: W3C Web Annotation's ``TextQuoteSelector`` with the article."""

    article: Text = PydanticField(description="The article's file stem, or any unambiguous start of it.")
    quote: Text = PydanticField(description="Verbatim words of the article.")
    prefix: str = PydanticField("", description="The words before the quote, where it stands more than once.")
    suffix: str = PydanticField("", description="The words after the quote, where it stands more than once.")
    said_by: str = PydanticField("", description="Who, in the article, says so: an actor's id or the article's words.")


Sources = Annotated[list[Source], PydanticField(min_length=1)]


class Claim(Model, Generic[T]):
    """One of several values that sources give for a field."""

    value: T = PydanticField(description="The value.")
    sources: list[Source] = PydanticField(default_factory=list, description="Who says so.")
    rank: Literal["normal", "deprecated"] = PydanticField(
        "normal", description="Deprecated is kept and shown as set aside."
    )
    note: str = PydanticField("", description="An editor's words, such as why a claim is set aside.")
    inferred_from: str = PydanticField("", description="The article whose date this date was worked out with.")


def _shape(value: Any) -> str:
    """Which of a field's two shapes a raw value has: claims are mappings (or claims already made)."""
    return "claims" if isinstance(value, list) and value and isinstance(value[0], (dict, Claim)) else "value"


if TYPE_CHECKING:
    Field = T | list[Claim[T]]
else:

    class Field:
        """``Field[T]``: one value, or the several claims that sources give."""

        def __class_getitem__(cls, item: Any) -> Any:
            claims = Annotated[list[Claim[item]], Tag("claims")]
            return Annotated[Annotated[item, Tag("value")] | claims, Discriminator(_shape)]


Ids = Annotated[list[Id], BeforeValidator(listed)]


class Role(Model):
    """What an actor is or was, in a source's terms."""

    value: Text = PydanticField(description="Such as `Mali's security minister`.")
    sources: list[Source] = PydanticField(default_factory=list, description="Who says so.")
    since: Date | None = PydanticField(None, alias="from", description="Since when, EDTF.")
    until: Date | None = PydanticField(None, description="Until when, EDTF.")
    rank: Literal["normal", "deprecated"] = PydanticField(
        "normal", description="Deprecated is kept and shown as set aside."
    )
    note: str = PydanticField("", description="An editor's words.")


class Correction(Model):
    """An editor's word to the readers about a value that the site had wrong."""

    date: Day = PydanticField(description="The day on which it was put right, such as `2025-09-22`.")
    field: str = PydanticField("", description="The field that was wrong; left out, the fact as a whole.")
    said: str = PydanticField("", description="What the site said; left out, the history of the sheet tells it.")
    why: Text = PydanticField(description="Why it was wrong, such as `We counted the driver.`")


class Fact(Model):
    """What a fact of every sheet has."""

    id: Id = PydanticField(description="Kebab-case, stable for good: the fact's address on the site.")
    sources: list[Source] = PydanticField(default_factory=list, description="The words that bear it.")
    note: str = PydanticField("", description="An editor's words, shown as such.")
    publish: Flag = PydanticField(True, description="False keeps the fact off the site.")
    corrections: list[Correction] = PydanticField(
        default_factory=list, description="What readers are told about values that were wrong."
    )

    @field_validator("corrections")
    @classmethod
    def _of_its_fields(cls, corrections: list[Correction]) -> list[Correction]:
        for correction in corrections:
            if correction.field and correction.field not in cls.model_fields:
                raise ValueError(f"names {correction.field}, which is no field of this sheet")
        return corrections


class Actor(Fact):
    """A person, country, organisation or group that the story is about."""

    name: Field[Text] = PydanticField(description="What it is called.")
    kind: Literal["person", "country", "organisation", "group"] = PydanticField(description="What it is.")
    aliases: Annotated[list[Text], BeforeValidator(listed)] = PydanticField(
        default_factory=list, description="What else it is called."
    )
    country: Field[Id] | None = PydanticField(None, description="The id of the country it belongs to.")
    roles: list[Role] = PydanticField(default_factory=list, description="What it is or was, each with its source.")


class _Happening(Fact):
    """What timeline and expulsions share."""

    date: Field[Date] | None = PydanticField(None, description="When, EDTF; for an expulsion when it was announced.")
    by: Field[Ids] = PydanticField(default_factory=list, description="Who did it: ids of actors.")
    against: Field[Ids] = PydanticField(default_factory=list, description="To whom: ids of actors.")
    number: Field[Count] | None = PydanticField(None, description="How many people, or the source's words for it.")
    people: Field[Text] | None = PydanticField(
        None, description="Who they are, in the source's terms, such as `diplomats`."
    )
    in_response_to: Field[Ids] = PydanticField(default_factory=list, description="What it answers: ids of facts.")
    said_by: Annotated[list[Text], BeforeValidator(listed)] = PydanticField(
        default_factory=list,
        description="Who says that it happened, where the sources only report that: actors' ids or words.",
    )
    summary: Field[Text] | None = PydanticField(
        None, description="One sentence in our words; made from the fields where it is left out."
    )


class Event(_Happening):
    """Something that happened, of a type of the lexicon."""

    type: Text = PydanticField(description="An event type of the lexicon.")
    what: Field[Text] | None = PydanticField(
        None, description="What it was about, in the source's terms, such as `counterterrorism cooperation`."
    )
    place: Field[Text] | None = PydanticField(None, description="Where.")
    modality: Literal["asserted", "alleged", "denied", "threatened", "demanded", "hypothetical", "planned"] = (
        PydanticField("asserted", description="Whether the sources say that it happened.")
    )


class Expulsion(_Happening):
    """A state orders another's people out."""

    status: Field[Text] | None = PydanticField(None, description="persona non grata, ordered to leave or recalled.")
    deadline: Field[Date] | None = PydanticField(None, description="By when they must leave, EDTF.")
    left: Field[Date] | None = PydanticField(None, description="When they left, EDTF.")


class Context(Fact):
    """Background that explains."""

    topic: Text = PydanticField(description="Facts of one topic stand together.")
    statement: Field[Text] = PydanticField(description="One sentence in our words.")
    date: Field[Date] | None = PydanticField(None, description="When or since when, EDTF.")
    actors: Ids = PydanticField(default_factory=list, description="Whom it is about: ids of actors.")


class Sheets(Model):
    """The four fact sheets."""

    actors: list[Actor] = PydanticField(default_factory=list, description="actors.yml")
    timeline: list[Event] = PydanticField(default_factory=list, description="timeline.yml")
    expulsions: list[Expulsion] = PydanticField(default_factory=list, description="expulsions.yml")
    context: list[Context] = PydanticField(default_factory=list, description="context.yml")


SHEETS: dict[str, type[Fact]] = {"actors": Actor, "timeline": Event, "expulsions": Expulsion, "context": Context}
"""Each sheet's name and what it lists."""


class Story(Model):
    """story.yml: what the story is and how the site shows it."""

    title: Text = PydanticField(description="The story's title.")
    standfirst: str = PydanticField("", description="One or two sentences under the title.")
    language: str = PydanticField("en", description="The site's language, ISO 639-1.")
    key_facts: Ids = PydanticField(
        default_factory=list,
        description="Ids of the facts that the front page tells, in this order; left out, all expulsions and what they answer.",
    )


class ArticleMeta(Model):
    """What is known about an article; what its text does not say stays `unknown`."""

    title: Text = PydanticField("unknown", description="The headline.")
    publisher: Text = PydanticField("unknown", description="Who published it.")
    author: Text = PydanticField("unknown", description="Who wrote it.")
    published: Published = PydanticField("unknown", description="When, EDTF.")
    url: Url = PydanticField("unknown", description="Where it stands: http or https.")
    language: Text = PydanticField("unknown", description="ISO 639-1.")
    agency: Text = PydanticField("unknown", description="Whose report it repeats.")
    rights: Literal["full-text", "digest", "quotes-only", "unknown"] = PydanticField(
        "unknown", description="What of it the site may show."
    )


class Block(Model):
    """A stretch of an article's text that is one thing."""

    kind: Literal["title", "standfirst", "heading", "paragraph", "caption", "dateline", "furniture"] = PydanticField(
        description="Facts are read from titles, standfirsts, paragraphs and captions; a dateline says where and when the report was filed; furniture (bylines, credits, SUMMARY, Comments, tables of contents) is read by nobody."
    )
    start: int = PydanticField(description="Offset of its first character in the article's text.")
    end: int = PydanticField(description="Offset after its last character.")


class Article(Model):
    """An article with its canonical text, which quotes are checked against."""

    id: Text = PydanticField(description="The file's stem.")
    file: Text = PydanticField(description="The file's path, as diagnostics name it.")
    meta: ArticleMeta = PydanticField(description="What is known about it.")
    text: str = PydanticField(description="The canonical text: see `quotes`.")
    blocks: list[Block] = PydanticField(default_factory=list, description="Its parts, in order, not overlapping.")
    sha256: str = PydanticField(description="Of the canonical text, hexadecimal.")


class FactBase(Model):
    """All that a site is made from."""

    story: Story = PydanticField(description="story.yml")
    articles: list[Article] = PydanticField(default_factory=list, description="In order of their ids.")
    sheets: Sheets = PydanticField(default_factory=Sheets, description="The fact sheets.")


_Plain = Claim[Any]  # made once: pages ask for thousands, and parametrising a model each time is slow


def has_claims(field: Any) -> bool:
    """Whether a field has several values, each with its sources, and no plain one."""
    return type(field) is list and len(field) > 0 and type(field[0]) is not str and isinstance(field[0], Claim)


def claimed_fields(fact: Fact) -> list[tuple[str, list[Claim[Any]]]]:
    """Those of a fact's fields that have claims, by name, in the model's order."""
    lists = [(name, value) for name, value in vars(fact).items() if type(value) is list]
    return [(name, value) for name, value in lists if has_claims(value)]


def claims(field: Any) -> list[Claim[Any]]:
    """A field's claims in order; a plain value is one claim without sources of its own, None is none."""
    if has_claims(field):
        return list(field)
    if field is None or field == []:
        return []
    # nothing is left to its default: pydantic looks up a default factory's signature each time, which takes a millisecond
    return [_Plain.model_construct(value=field, sources=[], rank="normal", note="", inferred_from="")]


def standing(field: Any) -> list[Claim[Any]]:
    """A field's claims that are not set aside."""
    return [claim for claim in claims(field) if claim.rank != "deprecated"]


def preferred(field: Any) -> Any:
    """The value to tell where only one can be told; None where there is none."""
    if not has_claims(field):
        return None if field == [] else field
    return (standing(field) or field)[0].value


def all_sources(fact: Fact) -> Iterator[tuple[tuple[str | int, ...], Source]]:
    """Every source of a fact, its claims' and roles' included, each with its path within the fact."""
    for no, source in enumerate(fact.sources):
        yield ("sources", no), source
    for name, items in [*claimed_fields(fact), *([("roles", fact.roles)] if isinstance(fact, Actor) else [])]:
        for index, item in enumerate(items):
            for no, source in enumerate(item.sources):
                yield (name, index, "sources", no), source
