"""What stands above an event in its sentence and makes something of it: "menace de", "dément avoir", "sans"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ..vocabulary import table, words
from .grammar import is_participle, preposition_of, under

if TYPE_CHECKING:
    from ...parsed.tokens import Token

__all__ = ["UNKNOWN", "FrenchGovernor", "governor_of"]

UNKNOWN = "unknown"
"""The cue of what is in no list: nobody knows what it makes of an event."""

_CLAUSES = frozenset({"acl", "ccomp", "csubj", "xcomp"})
_NOMINAL = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class FrenchGovernor:
    """A word that governs an event."""

    word: Token
    """The word: a verb, a noun, or the event's own where a conjunction governs it."""
    cue: str
    """What it makes of the event: a list of ``data/fr/modality.yml``, or ``UNKNOWN``."""


def governor_of(event: Token) -> FrenchGovernor | None:
    """The nearest word that governs an event; None where nothing does, and the text tells it itself."""
    first = event
    while first.dep_ == "conj" and first.head is not first and not _begins_anew(first):
        first = first.head
    if first.pos_ in _NOMINAL:
        return _of_noun(first)
    return _of_verb(first)


def _begins_anew(verb: Token) -> bool:
    """Whether a joined clause has its own subject and stands beside a main clause."""
    has_subject = bool(under(verb, "nsubj", "nsubj:pass"))
    return verb.pos_ == "VERB" and has_subject and verb.head.dep_ in ("ROOT", "conj", "parataxis")


def _of_verb(verb: Token) -> FrenchGovernor | None:
    if verb.head is verb or verb.dep_ in ("acl:relcl", "parataxis", "conj"):
        return None
    if is_participle(verb) and verb.dep_ in ("acl", "advcl", "amod"):
        return None  # "les diplomates arrêtés": it tells of them what was so
    if verb.dep_ == "advcl":
        return _of_adverbial(verb)
    if verb.dep_ in _CLAUSES:
        return FrenchGovernor(verb.head, _cue(verb.head))
    return FrenchGovernor(verb.head, UNKNOWN)


def _of_adverbial(verb: Token) -> FrenchGovernor | None:
    """What the conjunction or preposition before a clause makes of it."""
    marks = {child.lower_ for child in verb.lefts if child.dep_ in ("mark", "case", "advmod", "fixed", "cc")}
    marks |= {word.lower_ for child in verb.lefts if child.dep_ in ("mark", "advmod") for word in child.children}
    if marks & words("grammar", "lacking"):
        return FrenchGovernor(verb, "denied")
    if marks & words("grammar", "supposing"):
        return FrenchGovernor(verb, "hypothetical")
    if marks & words("grammar", "meant"):
        return FrenchGovernor(verb, "hypothetical")
    if marks & words("grammar", "factual"):
        return None
    if "VerbForm=Part" in verb.morph_ and "Tense=Pres" in verb.morph_:  # "en expulsant": as what it is a part of
        return FrenchGovernor(verb.head, "carried")
    if not marks and verb.i < verb.head.i and _cue(verb.head) == "said":  # "…, a annoncé le ministère"
        return FrenchGovernor(verb.head, "said")
    return FrenchGovernor(verb.head, UNKNOWN)


def _of_noun(noun: Token) -> FrenchGovernor | None:
    """What a noun that tells an event stands under: "demande l'expulsion", "après l'arrestation"."""
    head, preposition = noun.head, preposition_of(noun)
    if {preposition, _before_preposition(noun)} & words("grammar", "factual"):  # "en représailles à"
        return None
    if preposition in words("grammar", "lacking"):
        return FrenchGovernor(noun, "denied")
    if head is noun:
        return None if any(child.dep_ == "acl" or child.pos_ == "VERB" for child in noun.children) else _unknown(noun)
    if noun.dep_ in ("nsubj", "nsubj:pass") and head.pos_ in ("AUX", "VERB"):
        cue = _cue(head)
        return FrenchGovernor(head, "carried" if cue in (UNKNOWN, "factual") else cue)
    if head.pos_ in ("AUX", "VERB"):
        if preposition and noun.dep_ != "obj":
            return FrenchGovernor(head, _cue(head) if preposition == "de" else UNKNOWN)
        return FrenchGovernor(head, _cue(head))
    if head.pos_ in _NOMINAL:
        return FrenchGovernor(head, _cue(head))
    return _unknown(noun)


def _before_preposition(noun: Token) -> str:
    """The word before a noun's preposition: "représailles" of "en représailles à l'expulsion"."""
    case = next((child for child in noun.lefts if child.dep_ == "case"), None)
    return noun.doc[case.i - 1].lower_ if case is not None and case.i else ""


def _unknown(noun: Token) -> FrenchGovernor:
    return FrenchGovernor(noun, UNKNOWN)


def _cue(word: Token) -> str:
    """What a governor makes of an event."""
    return _cues().get(word.lemma_.lower(), UNKNOWN)


@cache
def _cues() -> Mapping[str, str]:
    """Each word of the lists with the first that has it."""
    governors: Mapping[str, Sequence[str]] = table("modality")["governors"]
    cues: dict[str, str] = {}
    for cue, listed in governors.items():
        for word in listed:
            cues.setdefault(word, cue)
    return cues
