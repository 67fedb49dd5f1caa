"""A verb or a noun with all that stands around it: who, whom, and what prepositions introduce."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ..mending import is_time
from ..syntax.grammar import (
    coordinated,
    is_infinitive,
    is_participle,
    object_of,
    own_words,
    preposition_of,
    subject_of,
    under,
)
from ..vocabulary import words
from .patterns import lemmas_of

if TYPE_CHECKING:
    from ...parsed.tokens import Token

__all__ = ["FrenchFrame", "frame_of"]

_OBLIQUE = ("iobj", "nmod", "obl:agent", "obl:arg", "obl:mod")
_BYS = frozenset({"par"})


@dataclass(frozen=True, slots=True)
class FrenchFrame:
    """What stands around the head of an event."""

    head: Token
    """The verb or noun that tells it."""
    voice: Literal["active", "passive", "noun"]
    """How it tells it."""
    subject: Token | None
    """Who does it; of a passive, or of a noun, whom "par" introduces."""
    object: Token | None
    """What it is done to; of a passive its subject, of a noun nothing."""
    obliques: tuple[tuple[str, Token], ...]
    """What prepositions introduce, each with its preposition."""
    infinitives: tuple[Token, ...]
    """Its infinitives: "sommés de quitter", "une semaine pour partir"."""

    def at(self, place: str) -> Token | None:
        """Who or what stands at a place: ``subject``, ``object`` or after a preposition."""
        if place == "subject":
            return self.object if self.voice == "passive" else self.subject
        if place == "object":
            return self.object
        return next((token for preposition, token in self.obliques if preposition == place), None)


def frame_of(head: Token) -> FrenchFrame:
    """What stands around a verb or noun."""
    obliques = tuple(_obliques(head))
    agent = next((token for preposition, token in obliques if preposition in _BYS), None)
    if head.pos_ not in ("AUX", "VERB"):
        return FrenchFrame(head, "noun", agent, None, obliques, ())
    infinitives = tuple(
        word for word in head.children if word.dep_ in ("advcl", "ccomp", "xcomp") and is_infinitive(word)
    )
    patient = _patient(head)
    if patient is not None or _is_passive(head):
        return FrenchFrame(head, "passive", agent, patient, obliques, infinitives)
    return FrenchFrame(head, "active", subject_of(head), object_of(head), obliques, infinitives)


def _is_passive(verb: Token) -> bool:
    if any(child.dep_ in ("aux:pass", "nsubj:pass") for child in verb.children):
        return True
    if verb.dep_ == "conj" and is_participle(verb) and verb.head.pos_ == "VERB":
        return _is_passive(verb.head)  # "a fermé sa frontière et interdit": as the one before it
    return (is_participle(verb) and verb.dep_ in ("acl", "advcl", "amod", "ROOT", "parataxis")) or _is_undergone(verb)


def _is_undergone(verb: Token) -> bool:
    """Whether somebody has it done to them: "se sont vu ordonner", "s'est fait arrêter"."""
    above = verb.head
    is_under = verb.dep_ == "xcomp" and is_infinitive(verb) and above.lemma_ in ("voir", "faire")
    return is_under and any(child.lower_ in ("se", "s'", "s’") for child in above.lefts)


def _patient(verb: Token) -> Token | None:
    """To whom it is done, of a passive."""
    if not _is_passive(verb):
        return None
    if _is_undergone(verb):
        return subject_of(verb.head)
    if under(verb, "nsubj", "nsubj:pass"):
        return subject_of(verb)
    if verb.dep_ in ("acl", "amod"):
        return verb.head if verb.head.pos_ in ("NOUN", "PROPN") else None
    if verb.dep_ == "advcl" and is_participle(verb) and verb.i > verb.head.i and _has_others(verb.head):
        return None  # "a révoqué trois juges, accusés de corruption"
    if verb.dep_ in ("advcl", "conj", "parataxis") and verb.head.pos_ == "VERB":
        return _patient(verb.head) if _is_passive(verb.head) else subject_of(verb.head)
    return None


def _has_others(verb: Token) -> bool:
    """Whether a verb has an object who may be meant by what follows, and not only a land: "a quitté le Koweït"."""
    hit = object_of(verb)
    is_land = hit is not None and hit.pos_ == "PROPN" and bool(under(hit, "det"))
    return hit is not None and not is_land and hit.lemma_ not in lemmas_of("countries")


def _obliques(head: Token) -> Iterator[tuple[str, Token]]:
    """What prepositions introduce under a word, and under its object, from which the parser does not always tell it."""
    for child in head.children:
        if child.dep_ in _OBLIQUE and child.lower_ in words("grammar", "clitics") and child.pos_ == "PRON":
            yield "à", child
        elif child.dep_ in _OBLIQUE and (preposition := preposition_of(child)):
            yield from ((preposition, token) for token in coordinated(child)[:1] if not is_time(token))
    if head.pos_ != "VERB":
        return
    clause = set(own_words(head))
    for child in head.children:
        if child.dep_ in ("obj", "obl:arg") and child.pos_ == "NOUN":
            for inner in under(child, "nmod"):
                if inner in clause and preposition_of(inner) in words("grammar", "loose"):
                    yield preposition_of(inner), inner
