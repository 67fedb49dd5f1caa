"""How facts will be told, from what, and why so, for whoever edits them."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from .evidence import Evidence
from .field_types import headline
from .messages import Messages
from .model import Actor, Event, Expulsion, Fact, FactBase
from .sentences import made_from, why_none
from .telling import Told, tell
from .typed_ids import whole_ids

__all__ = ["explained"]


def explained(base: FactBase, typed: Collection[str]) -> str:
    """How each of these facts and actors is told, an empty line between them.

    :param typed: their ids, or starts that only they have.
    :raises ExplainerError: there is no such fact; it names those that may be meant.
    """
    facts = {fact.id: fact for there in base.sheets.by_name().values() for fact in there}
    ids = whole_ids(typed, facts, "fact")
    actors = {actor.id: actor for actor in base.sheets.actors}
    evidence = Evidence(base.articles)
    messages = Messages(base.story.language)
    return "\n\n".join("\n".join(_lines(facts[ident], actors, evidence, messages)) for ident in ids)


def _lines(fact: Fact, actors: dict[str, Actor], evidence: Evidence, messages: Messages) -> Iterator[str]:
    if fact.withdrawn:
        yield f"{fact.id}: withdrawn, so readers are told nothing of it but that"
        return
    told = tell(fact, actors, evidence, messages)
    yield f"{fact.id}: told by {_HOW[told.how]}"
    yield f"  {told.text}"
    match told.how:
        case "summary":
            yield f"  from  its {headline(type(fact))}"
            yield "  why   what a person wrote, or took over, goes before any sentence of ours"
        case "sentence":
            yield from _from_fields(fact, actors)
        case "words":
            yield from _from_words(fact, told, messages)
    if not fact.checked:
        yield "  note  nobody has checked it yet: pages say so"


_HOW = {"summary": "the sheet's own words", "sentence": "a sentence from its fields", "words": "an article's words"}


def _from_fields(fact: Fact, actors: dict[str, Actor]) -> Iterator[str]:
    assert isinstance(fact, (Event, Expulsion))  # only these have sentences
    telling, fields = made_from(fact, actors) or ("", {})
    yield f"  from  {telling}" + "".join(f"\n        {name}: {words}" for name, words in fields.items())
    if isinstance(fact, Expulsion):
        yield "  why   so an expulsion of its status is told"
    elif fact.verb:
        yield f"  why   so the verb {fact.verb} of the type {fact.type} is told"
    else:
        yield f"  why   so the type {fact.type} is told; the fact names no verb"


def _from_words(fact: Fact, told: Told, messages: Messages) -> Iterator[str]:
    if source := told.source:
        which = "its first source" if source == fact.sources[0] else f"the first of its sources in {messages.language}"
        yield f"  from  {which}, article {source.article}"
    else:
        yield "  from  its id: it has no source"
    if isinstance(fact, (Event, Expulsion)) and not messages.is_english:
        yield f"  why   sentences of ours are English; give it a summary in {messages.language}"
    elif isinstance(fact, (Event, Expulsion)):
        yield f"  why   no sentence tells it: {why_none(fact)}"
    else:
        yield f"  why   it has no {headline(type(fact))}"
