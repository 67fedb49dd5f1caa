"""Who is no party to an event: things, days, and pronouns of which it is not known whom they mean."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ...lexicon import Background
from ...person_nouns import is_person_noun
from ...readers.reading import EventMention, Participant
from ..syntax.grammar import counted_noun, is_time, key
from ..vocabulary import words
from .scene import ReadEvent, Scene

if TYPE_CHECKING:
    from ..tokens import Span

__all__ = ["keep_parties", "named_in"]

_NAMES = frozenset({"demonym", "name", "seat", "short"})


def keep_parties(scene: Scene, events: list[ReadEvent]) -> list[ReadEvent]:
    """Leave out of who did it, and to whom, what is nobody, and whom a pronoun only may mean."""
    if isinstance(scene.lexicon, Background):  # what explains may be of things: "poverty drove the insurgency"
        return events
    return [replace(one, event=_kept(one, scene)) for one in events]


def named_in(part: Span, scene: Scene, *, person: bool = False) -> set[str]:
    """The names of those whom some words name, and do not only speak of again.

    :param person: whether people alone are asked for.
    """
    mentions = (scene.linker.mention(token) for token in part)
    named = (actor for actor in mentions if actor is not None and actor.form in _NAMES)
    return {actor.name for actor in named if not person or actor.kind == "person"}


def _kept(one: ReadEvent, scene: Scene) -> EventMention:
    by, against = (
        tuple(_in_own_words(p, one) for p in parties if _is_party(p, one, scene))
        for parties in (one.event.by, one.event.against)
    )
    return replace(one.event, by=by, against=() if _is_only_beside(one) else against)


def _is_only_beside(one: ReadEvent) -> bool:
    """Whether a pattern that asks whom it is against has found where it was, or for whom a protest: "a rally in Minsk"."""
    beside = ["at", "in", "over", *(["for"] if one.event.plover.startswith("PROTEST") else [])]
    patterns = [e.words for e in one.match.pattern.elements if e.slot and e.slot.role == "against"]
    found = [token.head.lower_ for token in one.match.roles.get("against", ()) if token.dep_ == "pobj"]
    return bool(found) and any("against" in words for words in patterns) and found[0] in beside


def _is_party(party: Participant, one: ReadEvent, scene: Scene) -> bool:
    """Whether it is an actor that the paragraph names, or people in the article's words; who is inferred stays."""
    sentence = one.passage.span(one.sentence)
    if not sentence.start <= party.span.start < sentence.end:
        return True
    if party.text.lower() in words("grammar", "nameless"):
        return _is_meant(party, one, scene)
    return party.kind is not None or _is_somebody(party, one, scene)


def _is_meant(party: Participant, one: ReadEvent, scene: Scene) -> bool:
    """Whether a pronoun means somebody whom its sentence names, or its paragraph before as the only one it may mean."""
    if party.kind is None:
        return party.name != party.text and party.name in one.sentence.text
    if party.name in named_in(one.sentence, scene) or party.name in one.sentence.text:
        return True
    before = named_in(one.sentence.doc[: one.sentence.start], scene, person=party.kind == "person")
    return party.name in before and (party.kind != "person" or len(before) == 1)


def _is_somebody(party: Participant, one: ReadEvent, scene: Scene) -> bool:
    """Whether words mean people or a body of people, or what is a state's: no other thing, no day, no act."""
    if party.country is not None:
        return True
    start = one.passage.start
    span = one.sentence.doc.char_span(party.span.start - start, party.span.end - start)
    if span is None:
        return True
    noun = counted_noun(span.root)
    if is_time(noun) or noun.pos_ == "ADJ":
        return False
    if noun.pos_ == "PROPN" or noun.lower_ in words("numbers", "magnitudes"):
        return True
    return scene.linker.is_somebody(noun) or is_person_noun(key(noun)) or key(noun) in _bodies(scene)


def _bodies(scene: Scene) -> frozenset[str]:
    """Nouns for many people together."""
    return words("person_nouns", "collectives").union(*map(scene.lexicon.members, ("assembly", "bloc", "organisation")))


def _in_own_words(party: Participant, one: ReadEvent) -> Participant:
    """Who is no actor is called by words of the sentence itself."""
    stands = party.kind is not None or party.name.lower() in one.sentence.text.lower()
    return party if stands else replace(party, name=party.text)
