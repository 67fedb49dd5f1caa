"""Whether a sentence of ours tells just what an event's words say, and if not, why: the last step of reading.

A sentence is safe where

- the pattern that matched has a telling of its own, with its own verb;
- all that the telling needs was read in the same sentence of the article, by name or in the article's words: neither
  inferred nor known from another sentence, no phrase cut short, no one of several left out (``bearing``);
- at most one thing governs the clause, and the telling says it: who says so, a plan, a demand, an accusation whose
  accuser is named (``governing``);
- nothing stands in the clause that the telling leaves out and that makes it tell something else: a question, a
  condition, "nearly", "only", "again", what is so in general.

Whatever else is told by its article's words. What is read still less surely is only a lead (``doubt``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...lexicon import BackgroundType, EventType
from ...readers.reading import NO_OWN_TELLING, EventMention
from ...sentences import needs
from ..syntax.grammar import key, under
from ..syntax.quotable import quotable
from ..vocabulary import words
from .bearing import unborne
from .doubts import doubt, is_general
from .governing import governed_by
from .scene import ReadEvent, Scene
from .wording import misleading

__all__ = ["tell_safely"]

_MARKS = frozenset({"advmod", "mark"})


def tell_safely(scene: Scene, events: list[ReadEvent]) -> list[ReadEvent]:
    """Say of each event what a fact of it quotes, and what speaks against telling it in a sentence of ours."""
    return [replace(one, event=_judged(one, scene)) for one in events]


def _judged(one: ReadEvent, scene: Scene) -> EventMention:
    kind, pattern = scene.lexicon.types[one.event.type], one.match.pattern
    part, verb = quotable(one.head), None if kind.expulsion else kind.verb_of(pattern, key(one.head))
    told = replace(
        one.event,
        verb=verb,
        sentence=one.passage.span(part if part is not None else one.sentence),
        unsafe=tuple(dict.fromkeys(_reasons(one, scene, kind, verb))),
        background=one.event.background or (is_general(one) and not any(p.kind for p in one.event.by)),
    )
    return replace(told, doubt=doubt(replace(one, event=told), scene, is_quotable=part is not None))


def _reasons(one: ReadEvent, scene: Scene, kind: EventType, verb: str | None) -> Iterator[str]:
    """All that speaks against a sentence of ours, in plain words."""
    event = one.event
    if verb is None and not kind.expulsion and not isinstance(kind, BackgroundType):
        yield NO_OWN_TELLING
    fields = _needed(event, kind, verb)
    if fields is not None:
        yield from unborne(one, scene, fields)
        yield from () if kind.expulsion else _told_as_state(one, fields)
    elif _needed(replace(event, modality="asserted"), kind, verb) is None:
        yield "its telling lacks who or what"
    else:
        yield f"no sentence tells what is {event.modality}" + ("" if event.said_by else " and by nobody named")
    yield from _ungoverned(one)
    yield from _changed(one)
    yield from misleading(one, kind)


def _needed(event: EventMention, kind: EventType, verb: str | None) -> frozenset[str] | None:
    """The fields that a sentence of ours would be made from; None where there is none."""
    states = {s for s in ("against", "by") if any(p.country and p.kind in (None, "country") for p in getattr(event, s))}
    return needs(
        kind, verb, frozenset(_read(event)), modality=event.modality, said=bool(event.said_by), states=frozenset(states)
    )


def _told_as_state(one: ReadEvent, fields: frozenset[str]) -> Iterator[str]:
    """Who would be told as the state that they only belong to: "a Kenyan minister", "the Kenyan plan"."""
    event, hit = one.event, [t for role in ("against", "both") for t in one.match.roles.get(role, ())]
    if "by" in fields and any(party.kind is None and party.country for party in event.by):
        yield "who did it would be told as their state"
    of_state = any(party.country and party.kind in (None, "country") for party in event.against)
    if "against" in fields and not fields & {"people", "state"} and of_state and any(t.pos_ == "NOUN" for t in hit):
        yield "to whom would be told as their state"


def _read(event: EventMention) -> Iterator[str]:
    """The names of the fields of a telling that the event has."""
    for name in ("against", "by", "number", "people", "place", "what"):
        if getattr(event, name) not in (None, ()):
            yield name


def _ungoverned(one: ReadEvent) -> Iterator[str]:
    """What governs the clause and the telling does not say."""
    event, found = one.event, governed_by(one.head)
    if len(found) > 1 and not _is_own_plan(event, found, one.head.text):
        yield f"more than one thing governs it: {', '.join(found)}"
    if event.said_by and event.said_by.lower() in words("grammar", "nameless"):
        yield "who says so is not named"
    if found and event.modality == "asserted" and not event.said_by:
        yield f"“{found[0]}” governs it"
    if event.modality == "planned" and set(found) & words("modality", "nobodys_plan"):
        yield "it is expected, and not said by whom"
    if event.modality == "alleged" and set(found) & words("modality", "believed"):
        yield "it is only believed, and nobody says so"


def _is_own_plan(event: EventMention, governing: Sequence[str], verb: str) -> bool:
    """Whether somebody says that they will do it: "Chad said that it would close its border" is a plan of Chad's."""
    doers = {name for party in event.by for name in (party.name, party.text)}
    return event.modality == "planned" and event.said_by in doers and len(governing) == 2 and governing[0] == verb


def _changed(one: ReadEvent) -> Iterator[str]:
    """What stands in the clause that the telling leaves out and that changes what it tells."""
    head = one.head
    near = [
        *under(head, "advmod", "preconj"),
        *(w for c in under(head, "dobj", "nsubj", "nsubjpass", "prep") for w in under(c, "advmod")),
    ]
    for word in near:
        if word.lower_ in words("grammar", "changing"):
            yield f"“{word.text}” would be left out"
    if any(word.lower_ in words("modality", "marks") and word.dep_ in _MARKS for word in head.subtree):
        yield "a condition would be left out"
    if any(phrase in one.sentence.text.lower() for phrase in words("grammar", "instances")):
        yield "it is told as an example"
    if one.sentence.text.rstrip("\"'”’ ").endswith("?"):
        yield "it is asked"
    for noun in one.match.frame.object if one.match.frame.name == "active" else ():
        told = any(t == noun or t.is_ancestor(noun) for tokens in one.match.roles.values() for t in tokens)
        if not told and noun.pos_ != "PRON":
            yield f"“{noun.text}” would be left out"
    if one.match.frame.name == "noun" and not one.match.frame.subject:
        yield "a noun alone tells it"
    if head.dep_ == "amod":
        yield "a word before a noun tells it"
    if is_general(one):
        yield "it is told as what is so in general"
