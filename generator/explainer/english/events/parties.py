"""Who is no party to an event: things, days, and pronouns of which it is not known whom they mean."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ...lexicon import Background
from ...person_nouns import is_person_noun
from ...readers.reading import EventMention, Participant
from ..syntax.attribution import is_speech
from ..syntax.grammar import counted_noun, is_time, key, under
from ..syntax.quotable import is_in_quotation
from ..vocabulary import words
from .scene import ReadEvent, Scene

if TYPE_CHECKING:
    from ...parsed.tokens import Span

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
    event = replace(one.event, by=by, against=() if _is_only_beside(one) else against)
    return replace(event, by=(), date=None, date_span=None) if _is_only_announced(one, scene) else event


def _is_only_announced(one: ReadEvent, scene: Scene) -> bool:
    """Whether doer and date are those of who announced what nobody does, or nobody announces before: "his death"."""
    kind, frame = scene.lexicon.types[one.event.type], one.match.frame
    is_done = any("{by}" in telling for telling in kind.tell)
    if frame.name != "noun" or not is_speech(frame.head.head):
        return False
    return not is_done or kind.plover.partition("-")[0] in scene.lexicon.unannounced


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
    if party.kind not in ("person", None) and party.text.lower() in words("grammar", "person_pronouns"):
        return False  # "he" is no body and no state
    if party.text.lower() in words("grammar", "nameless"):
        return _is_meant(party, one, scene)
    if _is_speaker(party, one):
        return False
    if party.kind is not None:
        return not (_is_end_of_place(party, one) or _is_condition(party, one))
    return _is_somebody(party, one, scene)


def _is_speaker(party: Participant, one: ReadEvent) -> bool:
    """Whether the words only tell who reported it: "said by the Globe to be jailed"."""
    span = _words(party, one)
    preposition = span.root.head if span is not None and span.root.dep_ == "pobj" else None
    while preposition is not None and preposition.dep_ == "conj" and preposition.head.pos_ == "ADP":
        preposition = preposition.head
    if preposition is None or preposition.lower_ not in ("by", "to"):
        return False
    verb = preposition.head
    return verb is not one.head and (is_speech(verb) if preposition.lower_ == "by" else verb.lower_ == "according")


def _is_condition(party: Participant, one: ReadEvent) -> bool:
    """Whether a "state" is no country but how things are: "a state of emergency"."""
    span = _words(party, one)
    return (
        span is not None and span.root.lower_ == "state" and any(of.lower_ == "of" for of in under(span.root, "prep"))
    )


def _is_end_of_place(party: Participant, one: ReadEvent) -> bool:
    """Whether a country only says where the place before it is: "the mayor of Gdynia, Poland"."""
    span = _words(party, one)
    if party.kind != "country" or span is None or span.start < one.sentence.start + 2:
        return False
    place, comma = span.doc[span.start - 2], span.doc[span.start - 1]
    return comma.text == "," and place.pos_ == "PROPN" and place.dep_ == "pobj" and place.head.lower_ in ("in", "of")


def _is_meant(party: Participant, one: ReadEvent, scene: Scene) -> bool:
    """Whether a pronoun means somebody whom its sentence names, or its paragraph before as the only one it may mean."""
    if party.kind is None and party.text.lower() in words("grammar", "person_pronouns"):
        return False  # of people who are not named it may be another
    if party.kind is None:
        return party.name != party.text and party.name in one.sentence.text
    if party.kind == "person" and (_is_of_another(party, one) or _is_quoted_speaker(party, one)):
        return False
    if party.name in named_in(one.sentence, scene) or party.name in one.sentence.text:
        return True
    before = named_in(one.sentence.doc[: one.sentence.start], scene, person=party.kind == "person")
    return party.name in before and (party.kind != "person" or len(before) == 1)


def _is_quoted_speaker(party: Participant, one: ReadEvent) -> bool:
    """Whether "he" would be who is quoted with it: a speaker says "I" of himself."""
    return party.name == one.event.said_by and is_in_quotation(one.head)


def _is_of_another(party: Participant, one: ReadEvent) -> bool:
    """Whether "she" may mean who was told of before: "Her lawyer, Ann Lund, said that she was beaten"."""
    owned = [t for t in one.sentence if t.tag_ == "PRP$" and t.lower_ in words("grammar", "person_pronouns")]
    return any(party.name in " ".join(word.text for word in pronoun.head.subtree) for pronoun in owned)


def _is_somebody(party: Participant, one: ReadEvent, scene: Scene) -> bool:
    """Whether words mean people or a body of people, or what is an actor's ("Omani tanks", "posts of Oman"): no other thing, no day, no act."""
    span = _words(party, one)
    if span is None:
        return True
    noun = counted_noun(span.root)
    owners = [owner for of in under(noun, "prep") if of.lower_ == "of" for owner in under(of, "pobj")]
    if any(
        scene.linker.mention(word) is not None for word in (*under(noun, "amod", "compound", "nmod", "poss"), *owners)
    ):
        return True
    if is_time(noun) or noun.pos_ == "ADJ":
        return False
    if noun.pos_ == "PROPN" or noun.lower_ in words("numbers", "magnitudes"):
        return True
    return scene.linker.is_somebody(noun) or is_person_noun(key(noun)) or key(noun) in _bodies(scene)


def _words(party: Participant, one: ReadEvent) -> Span | None:
    """The words of a sentence that mean somebody; None where they are no whole words of it."""
    start = one.passage.start
    return one.sentence.doc.char_span(party.span.start - start, party.span.end - start)


def _bodies(scene: Scene) -> frozenset[str]:
    """Nouns for many people together."""
    return words("person_nouns", "collectives").union(
        *map(scene.lexicon.members, ("assembly", "bench", "bloc", "organisation"))
    )


def _in_own_words(party: Participant, one: ReadEvent) -> Participant:
    """Who is no actor is called by words of the sentence itself."""
    stands = party.kind is not None or party.name.lower() in one.sentence.text.lower()
    return party if stands else replace(party, name=party.text)
