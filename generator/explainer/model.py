"""The vocabulary: facts, claims, sources, actors, events, as the fact sheets write them.

``Claimable`` of something is either one value, backed by its fact's own sources, or a list of claims,
the preferred one first, where sources do not say the same. The functions at the end read a field
without asking which of the two it is. What kind of field each is says its type: see ``field_types``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Any, Generic, Literal, Self, TypeGuard, TypeVar, get_args, get_origin

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Discriminator,
    Field,
    ModelWrapValidatorHandler,
    SerializerFunctionWrapHandler,
    Tag,
    field_validator,
    model_serializer,
    model_validator,
)
from typing_extensions import TypeAliasType

from .diagnostics import Diagnostic
from .field_types import (
    ActorGroup,
    ActorId,
    ActorSet,
    Count,
    Date,
    Day,
    EventTypeName,
    FactSet,
    FieldKind,
    Flag,
    Holds,
    Id,
    Many,
    Published,
    Speaker,
    SpeakerSet,
    Status,
    Text,
    TextSet,
    Trait,
    Url,
)
from .names import composed
from .reader_settings import ReaderSettings

__all__ = [
    "ACTORS",
    "EVENT",
    "LAST_FIELDS",
    "LEFT_OF_WITHDRAWN",
    "SHEETS",
    "WITHHELD",
    "Actor",
    "ActorKind",
    "Article",
    "ArticleMeta",
    "Block",
    "Claim",
    "Claimable",
    "Context",
    "Correction",
    "Event",
    "Expulsion",
    "Fact",
    "FactBase",
    "Happening",
    "Lead",
    "Ledger",
    "Modality",
    "Model",
    "Role",
    "Sheets",
    "Source",
    "Story",
    "claimed_fields",
    "claims",
    "has_claims",
    "is_withdrawn",
    "preferred",
    "standing",
    "takes_claims",
]

T = TypeVar("T")


class Model(BaseModel):
    """What every model here shares: unknown fields are refused, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Source(Model):
    """Words in an article that bear a fact: W3C Web Annotation's ``TextQuoteSelector`` with the article."""

    article: Annotated[Text, AfterValidator(composed), Trait.IDENTIFYING] = Field(
        description="The article's file stem, or any unambiguous start of it."
    )
    quote: Annotated[Text, Trait.IDENTIFYING] = Field(description="Verbatim words of the article.", max_length=3000)
    prefix: Annotated[str, Trait.IDENTIFYING] = Field(
        "", description="The words before the quote, where it stands more than once."
    )
    suffix: Annotated[str, Trait.IDENTIFYING] = Field(
        "", description="The words after the quote, where it stands more than once."
    )
    said_by: Speaker = Field("", description="Who, in the article, says so: an actor's id or the article's words.")


Sources = Annotated[list[Source], FieldKind(Holds.SOURCE, Many.SET)]


class Claim(Model, Generic[T]):
    """One of several values that sources give for a field."""

    value: Annotated[T, Trait.IDENTIFYING] = Field(description="The value.")
    sources: Sources = Field(default_factory=list, description="Who says so.")
    rank: Literal["normal", "deprecated"] = Field("normal", description="Deprecated is kept and shown as set aside.")
    note: str = Field("", description="An editor's words, such as why a claim is set aside.")
    inferred_from: str = Field("", description="The article whose date this date was worked out with.")


def _shape(value: Any) -> str:
    """Which of a field's two shapes a raw value has: claims are mappings (or claims already made)."""
    return "claims" if isinstance(value, list) and value and isinstance(value[0], (dict, Claim)) else "value"


Claimable = TypeAliasType(
    "Claimable",
    Annotated[Annotated[T, Tag("value")] | Annotated[list[Claim[T]], Tag("claims")], Discriminator(_shape)],
    type_params=(T,),
)
"""One value, or the several claims that sources give."""


class Role(Model):
    """What an actor is or was, in a source's terms."""

    value: Annotated[Text, Trait.IDENTIFYING] = Field(description="Such as `Mali's security minister`.")
    sources: Sources = Field(default_factory=list, description="Who says so.")
    since: Date | None = Field(None, alias="from", description="Since when, EDTF.")
    until: Date | None = Field(None, description="Until when, EDTF.")
    rank: Literal["normal", "deprecated"] = Field("normal", description="Deprecated is kept and shown as set aside.")
    note: str = Field("", description="An editor's words.")


WITHHELD = "withheld"
"""What a correction says in place of what the site said, where readers are not told that again."""


class Correction(Model):
    """An editor's word to the readers about a value that the site had wrong."""

    date: Day = Field(description="The day on which it was put right, such as `2025-09-22`.")
    field: str = Field("", description="The field that was wrong; left out, the fact as a whole.")
    said: str = Field(
        "", description="What the site said, or `withheld`; left out, the history tells it unless it was taken back."
    )
    why: Text = Field(description="Why it was wrong, such as `We counted the driver.`")


_TOLD_TO_NOBODY = frozenset({"id", "publish", "checked", "corrections"})
"""Fields of which the site says nothing, so that nothing in them can be corrected."""

LEFT_OF_WITHDRAWN = frozenset({"id", "publish", "corrections"})
"""The fields that a fact has that was taken back."""


def is_withdrawn(fields: Mapping[str, Any]) -> bool:
    """Whether a fact with these fields was taken back: it is kept off the site, and nothing is left of what it said."""
    return fields.keys() <= LEFT_OF_WITHDRAWN and str(fields.get("publish")).lower() in ("false", "no")


class _Withdrawn(Model):
    """What is left of a fact that was taken back."""

    id: Id
    publish: Flag
    corrections: list[Correction] = Field(default_factory=list)


class Fact(Model):
    """What a fact of every sheet has; of one that was taken back only its id, `publish: false` and `corrections`."""

    id: Id = Field(description="Kebab-case, stable for good: the fact's address on the site.")
    sources: Sources = Field(default_factory=list, description="The words that bear it.")
    note: str = Field("", description="An editor's words, shown as such.")
    publish: Flag = Field(True, description="False keeps the fact off the site.")
    checked: Day | None = Field(None, description="The day on which a person held the fact against its words.")
    corrections: list[Correction] = Field(
        default_factory=list, description="What readers are told about values that were wrong."
    )

    @model_validator(mode="wrap")
    @classmethod
    def _or_withdrawn(cls, raw: Any, whole: ModelWrapValidatorHandler[Self]) -> Self:
        """A fact that was taken back says nothing any more, not even what its sheet asks of every other."""
        if not (isinstance(raw, Mapping) and is_withdrawn(raw)):
            return whole(raw)
        left = _Withdrawn.model_validate(raw)
        nothing = {name: "" for name, field in cls.model_fields.items() if field.is_required()}
        return cls.model_construct(set(raw), **nothing | dict(left))  # type: ignore[return-value]  # it is of its class

    @property
    def withdrawn(self) -> bool:
        """Whether it was taken back, and nothing is left of it but its id and what readers are told about that."""
        return not self.publish and self.model_fields_set <= LEFT_OF_WITHDRAWN

    @field_validator("corrections")
    @classmethod
    def _of_its_fields(cls, corrections: list[Correction]) -> list[Correction]:
        for correction in corrections:
            if correction.field and correction.field not in cls.model_fields:
                raise ValueError(f"names {correction.field}, which is no field of this sheet")
            if correction.field in _TOLD_TO_NOBODY:
                raise ValueError(f"names {correction.field}, of which readers are told nothing")
        return corrections

    @classmethod
    def fields_only_place(cls, fields: Mapping[str, Any]) -> bool:
        """Whether a fact with these fields is told by words alone, so that its fields only place, filter and link it.

        No label, figure, row or disagreement is made of them: nobody knows that they say no more than the words.
        """
        return False

    @property
    def only_placed(self) -> bool:
        """Whether its own fields only place, filter and link it."""
        return self.fields_only_place(vars(self))


ActorKind = Literal["person", "country", "organisation", "group"]
"""What somebody is; a group has no name of its own."""

Modality = Literal["asserted", "alleged", "denied", "threatened", "demanded", "hypothetical", "planned"]
"""How sure sources are of an event, or whether they only speak of it."""


class Actor(Fact):
    """A person, country, organisation or group that the story is about."""

    name: Annotated[Claimable[Text], Trait.HEADLINE, Trait.CALLED] = Field(description="What it is called.")
    kind: ActorKind = Field(description="What it is.")
    aliases: TextSet = Field(default_factory=list, description="What else it is called.")
    country: Claimable[ActorId] | None = Field(None, description="The id of the country it belongs to.")
    roles: Annotated[list[Role], FieldKind(Holds.ROLE, Many.SET)] = Field(
        default_factory=list, description="What it is or was, each with its source."
    )


class Happening(Fact):
    """Something that happened: what timeline and expulsions share, whose facts stand in the order of their dates."""

    date: Annotated[Claimable[Date] | None, Trait.IDENTIFYING, Trait.DONE_BY] = Field(
        None, description="When, EDTF; for an expulsion when it was announced."
    )
    by: Annotated[Claimable[ActorGroup], Trait.IDENTIFYING] = Field(
        default_factory=list, description="Who did it: ids of actors, or the article's words for people who are none."
    )
    against: Annotated[Claimable[ActorGroup], Trait.IDENTIFYING] = Field(
        default_factory=list, description="To whom: ids of actors, or the article's words for people who are none."
    )
    number: Annotated[Claimable[Count] | None, Trait.IDENTIFYING] = Field(
        None, description="How many people, or the source's words for it."
    )
    people: Claimable[Text] | None = Field(
        None, description="Who they are, in the source's terms, such as `diplomats`."
    )
    in_response_to: Annotated[Claimable[FactSet], Trait.BESIDE_SENTENCE] = Field(
        default_factory=list, description="What it answers: ids of facts."
    )
    said_by: SpeakerSet = Field(
        default_factory=list,
        description="Who says that it happened, where the sources only report that: actors' ids or words.",
    )
    summary: Annotated[Claimable[Text] | None, Trait.HEADLINE, Trait.OUR_WORDS, Trait.RETELLING] = Field(
        None, description="One sentence in our words; made from the fields where it is left out."
    )


EVENT = "event"
"""The type of an event that is told by its article's words, since no sentence of ours says just what they say."""


class Event(Happening):
    """Something that happened, of a type of the lexicon."""

    type: EventTypeName = Field(
        description="An event type of the lexicon; `event` for what is told by the article's words."
    )
    verb: Annotated[Text | None, Trait.WITH_ITS_TYPE] = Field(
        None, description="The verb that tells it, such as `foil`; left out, the type's own sentence is used."
    )
    what: Annotated[Claimable[Text] | None, Trait.IDENTIFYING] = Field(
        None, description="What it was about, in the source's terms, such as `counterterrorism cooperation`."
    )
    place: Claimable[Text] | None = Field(None, description="Where.")
    modality: Modality = Field("asserted", description="Whether the sources say that it happened.")

    @classmethod
    def fields_only_place(cls, fields: Mapping[str, Any]) -> bool:
        return fields.get("type") == EVENT


class Expulsion(Happening):
    """A state orders another's people out."""

    status: Claimable[Status] | None = Field(
        None, description="What the act makes of them: persona non grata, ordered to leave or recalled."
    )
    deadline: Annotated[Claimable[Date] | None, Trait.BESIDE_SENTENCE] = Field(
        None, description="By when they must leave, EDTF."
    )
    left: Annotated[Claimable[Date] | None, Trait.BESIDE_SENTENCE, Trait.DONE_BY] = Field(
        None, description="When they left, EDTF."
    )


class Context(Fact):
    """Background that explains."""

    topic: Annotated[Text, Trait.IDENTIFYING, Trait.OUR_WORDS] = Field(description="Facts of one topic stand together.")
    statement: Annotated[Claimable[Text] | None, Trait.HEADLINE, Trait.OUR_WORDS] = Field(
        None, description="One sentence in our words; left out, the article's words tell it."
    )
    date: Annotated[Claimable[Date] | None, Trait.IDENTIFYING] = Field(None, description="When or since when, EDTF.")
    actors: ActorSet = Field(default_factory=list, description="Whom it is about: ids of actors.")

    @classmethod
    def fields_only_place(cls, fields: Mapping[str, Any]) -> bool:
        return not fields.get("statement")


class Lead(Model):
    """One sentence that tells an event or has a date, and that no fact bears: for editors, never on the site."""

    id: Id = Field(description="Made from its article and the words that tell; stable while these words are.")
    article: Text = Field(description="The article's file stem.")
    quote: Text = Field(description="The sentence, or a part of a long one; at most 300 characters.")
    prefix: str = Field("", description="The words before the quote, where it stands more than once.")
    date: Date | None = Field(None, description="When, EDTF, as far as it is read.")
    by: list[Text] = Field(default_factory=list, description="Who did it, as far as it is read: ids or words.")
    against: list[Text] = Field(default_factory=list, description="To whom, as far as it is read: ids or words.")
    type: str = Field("", description="The event type that was read; empty where it is of none that is known.")
    why: Text = Field(description="What was missing for a fact.")


class Sheets(Model):
    """The fact sheets, whose names stand only here.

    A further sheet takes the class of its facts with a line in this table, a template for its page and the words for
    its fields in ``macros.md.j2``: the tests add one (``test_another_sheet.py``).
    """

    actors: list[Actor] = Field(default_factory=list, description="actors.yml")
    timeline: list[Event] = Field(default_factory=list, description="timeline.yml")
    expulsions: list[Expulsion] = Field(default_factory=list, description="expulsions.yml")
    context: list[Context] = Field(default_factory=list, description="context.yml")

    def by_name(self) -> dict[str, list[Fact]]:
        """The facts of each sheet by its name."""
        return {name: getattr(self, name) for name in type(self).model_fields}


SHEETS: dict[str, type[Fact]] = {name: get_args(one.annotation)[0] for name, one in Sheets.model_fields.items()}
"""Each sheet's name and what it lists."""

ACTORS = next(sheet for sheet, model in SHEETS.items() if model is Actor)
"""The sheet to whose facts those of the others refer by who takes part."""

LAST_FIELDS = ("note", "publish", "checked", "corrections", "sources")
"""What every fact may have, written after what only its own sheet has, in this order."""


class Ledger(Model):
    """A page that lists what happened of some types: a row for each fact that is told in a sentence."""

    title: str = Field(description="What the page is called, such as `Rulings`; its address is made from it.")
    types: list[EventTypeName] = Field(
        default_factory=list,
        description="Event types of the lexicon: a fact of one of them is a row. `expel` is every expulsion.",
    )
    columns: list[Text] = Field(
        default_factory=list,
        description="Fields that stand in columns beside the sentence, in this order; left out, when, by whom, to whom and how many.",
    )


class Story(Model):
    """story.yml: what the story is and how the site shows it."""

    title: Text = Field(description="The story's title.")
    standfirst: str = Field("", description="One or two sentences under the title.")
    language: str = Field("en", description="The site's language, ISO 639-1.")
    since: Day | None = Field(
        None, description="The day of the first publication: what changed since is listed as corrections and updates."
    )
    key_facts: FactSet = Field(
        default_factory=list,
        description="Ids of the facts that the front page tells, in this order; left out, what most articles tell and tell first, what is answered and what is latest.",
    )
    unknown: list[Text] = Field(
        default_factory=list, description="What nobody has said yet, a sentence each, for the front page."
    )
    max_quote_words: Annotated[int, Field(gt=0)] | None = Field(
        None,
        description="How many words of one article may be quoted, where it may not be shown whole; left out, any number.",
    )
    ledgers: list[Ledger] = Field(
        default_factory=list, description="Pages that list what happened of some types, such as all rulings."
    )
    reader: ReaderSettings = Field(
        default_factory=ReaderSettings, description="What reads the articles; left out, the rules of their languages."
    )
    former_ids: dict[Id, Id] = Field(
        default_factory=dict,
        description="Ids that facts and actors had, and what they are called now, so that old addresses lead on: written by what gives another id. An address leads nowhere once its line is taken out.",
    )


class ArticleMeta(Model):
    """What is known about an article; what its text does not say stays `unknown`."""

    title: Text = Field("unknown", description="The headline.")
    publisher: Text = Field("unknown", description="Who published it.")
    author: Text | list[Text] = Field("unknown", description="Who wrote it, one or a list.")
    published: Published = Field("unknown", description="When, EDTF.")
    url: Url = Field("unknown", description="Where it stands: http or https.")
    language: Text = Field("unknown", description="ISO 639-1.")
    agency: Text = Field("unknown", description="Whose report it repeats.")
    rights: Literal["full-text", "digest", "quotes-only", "unknown"] = Field(
        "unknown", description="What of it the site may show."
    )
    short: Text = Field(
        "unknown",
        description="What footnotes call it, such as `AFP 19/9`; left out, its agency or publisher and its day.",
    )
    archived: Url = Field("unknown", description="Where an archive keeps it: http or https.")
    publish: Flag = Field(True, description="False keeps it off the site, with the facts that it alone bears.")
    send: Literal["unknown", "never"] = Field(
        "unknown", description="Whether it may be sent elsewhere: `never`, and no model is asked about it."
    )

    @property
    def authors(self) -> list[str]:
        """Who wrote it, none where that is unknown."""
        listed = self.author if isinstance(self.author, list) else [self.author]
        return [name for name in listed if name != "unknown"]

    @model_serializer(mode="wrap")
    def _written(self, values: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """What nobody wrote is not written either: that an article is published goes without saying."""
        out: dict[str, Any] = values(self)
        unsaid = {"publish": True, "short": "unknown", "archived": "unknown", "send": "unknown"}
        return {name: value for name, value in out.items() if name not in unsaid or value != unsaid[name]}


class Block(Model):
    """A stretch of an article's text that is one thing."""

    kind: Literal["title", "standfirst", "heading", "paragraph", "caption", "dateline", "correction", "furniture"] = (
        Field(
            description="Facts are read from titles, standfirsts, paragraphs and captions; a dateline says where and when the report was filed; a correction says what an earlier version of the article had wrong, which is no fact; furniture (bylines, credits, SUMMARY, Comments, tables of contents) is read by nobody."
        )
    )
    start: int = Field(description="Offset of its first character in the article's text.")
    end: int = Field(description="Offset after its last character.")


class Article(Model):
    """An article with its canonical text, which quotes are checked against."""

    id: Text = Field(description="The file's stem.")
    file: Text = Field(description="The file's path, as diagnostics name it.")
    meta: ArticleMeta = Field(description="What is known about it.")
    text: str = Field(description="The canonical text: see `quotes`.")
    blocks: list[Block] = Field(default_factory=list, description="Its parts, in order, not overlapping.")
    sha256: str = Field(description="Of the canonical text, hexadecimal.")
    said: ArticleMeta = Field(
        default_factory=ArticleMeta, exclude=True, description="What its file says of it, whatever people wrote."
    )
    stated: dict[str, str] = Field(
        default_factory=dict, exclude=True, description="Where in its file fields of `said` stand."
    )
    front_matter: bool = Field(
        False, exclude=True, description="Whether what people know of it stands in its file, and not in a sidecar."
    )
    warnings: list[Diagnostic] = Field(
        default_factory=list, exclude=True, description="What a person should know of how its file was read."
    )
    read_by: str = Field(
        "",
        exclude=True,
        description="The reader that read it last and the language model that it asked, such as `rules` or `model qwen3:14b`; empty where that is not known.",
    )


class FactBase(Model):
    """All that a site is made from."""

    story: Story = Field(description="story.yml")
    articles: list[Article] = Field(default_factory=list, description="In order of their ids.")
    sheets: Sheets = Field(default_factory=Sheets, description="The fact sheets.")
    leads: list[Lead] = Field(
        default_factory=list, description="What was read but is borne by no fact; never filled in for a site."
    )


_Plain = Claim[Any]  # made once: pages ask for thousands, and parametrising a model each time is slow


def has_claims(field: Any) -> TypeGuard[list[Claim[Any]]]:
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


@lru_cache(maxsize=256)
def takes_claims(model: type[BaseModel], name: str) -> bool:
    """Whether a field may have several claims in the place of its value."""
    return _is_claimable(model.model_fields[name].annotation) if name in model.model_fields else False


def _is_claimable(annotation: Any) -> bool:
    return get_origin(annotation) is Claimable or any(_is_claimable(inner) for inner in get_args(annotation))
