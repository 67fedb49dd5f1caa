"""What a verb's form and its clause say: whether it is finite, passive or caused, and which infinitives depend on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..vocabulary import words
from .grammar import key, under

if TYPE_CHECKING:
    from ...parsed.tokens import Token

__all__ = ["causative_verb", "infinitives", "is_bare_participle", "is_finite", "is_marked_passive", "is_passive"]

_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_AUXILIARIES = frozenset({"aux", "auxpass"})


def is_finite(verb: Token) -> bool:
    """Whether a verb stands in a clause of its own: in the past or present, or behind "will", "has" and the like."""
    return verb.tag_ in _FINITE or any(child.tag_ in _FINITE and child.dep_ in _AUXILIARIES for child in verb.lefts)


def is_passive(verb: Token) -> bool:
    """Whether what looks like the subject has it done to it.

    Passive is what its own form marks so; and of past forms without an auxiliary those that a noun or a verb
    before them makes passive: "the jailed editor", "Expelled by Chad, he left", "was summoned and handed a note",
    "ordered the consulate closed". A past form that can be no participle ("flew") is never passive, and neither
    is "go", whose "be gone" tells what its subject does.
    """
    if key(verb) in words("grammar", "never_passive") or verb.lower_ in words("grammar", "pasts"):
        return False
    if under(verb, "nsubjpass") or is_marked_passive(verb):
        return True
    if verb.tag_ not in ("VBN", "VBD", "JJ") or under(verb, *_AUXILIARIES):
        return False
    if causative_verb(verb) is not None:
        return True
    if verb.dep_ in ("acl", "amod"):
        return verb.tag_ != "VBD" or not under(verb, "dobj")
    if verb.dep_ == "advcl":
        return verb.tag_ == "VBN" and not under(verb, "nsubj")
    return verb.dep_ == "conj" and _goes_on(verb) and is_passive(verb.head)


def is_marked_passive(verb: Token) -> bool:
    """Whether a verb's own form is passive: behind "be" or "get", or as a participle right under its noun.

    This asks for less than ``is_passive``: nothing is made out from the clauses around the verb.
    """
    return bool(under(verb, "auxpass")) or (
        verb.tag_ == "VBN" and verb.dep_ == "acl" and not under(verb, *_AUXILIARIES)
    )


def is_bare_participle(verb: Token) -> bool:
    """Whether a participle has neither an auxiliary nor a subject.

    It is as good as passive even where the parser hung it on nothing that it could be said of: "Warships are in the
    gulf, expected to be joined by others". Where a subject is looked for that is too much: "stays shut" has one.
    """
    return verb.tag_ == "VBN" and not under(verb, "aux", "nsubj")


def causative_verb(verb: Token) -> Token | None:
    """The verb above one that tells what somebody orders to be done: "ordered the consulate closed", "three envoys expelled".

    The parser makes it a clause of its own or hangs it on the noun before it.
    """
    if verb.tag_ not in ("VBN", "VBD") or under(verb, "mark", "aux", "auxpass", "dobj"):
        return None
    above, noun = verb.head, verb.head
    if verb.dep_ == "acl" and noun.dep_ == "dobj" and noun.i + 1 == verb.i:
        return noun.head if key(noun.head) in words("grammar", "ordering_done") else None
    clause = verb.dep_ in ("ccomp", "oprd") and verb.i > above.i and under(verb, "nsubj")
    return above if clause and key(above) in words("grammar", "causing") else None


def infinitives(token: Token) -> Iterator[Token]:
    """The verbs of the infinitives and clauses that depend on a verb or on its objects, their coordinates too."""
    near = [c for c in token.children if c.dep_ in ("xcomp", "ccomp", "advcl", "pcomp", "relcl", "acl")]
    near += [c for adjective in under(token, "acomp") for c in under(adjective, "xcomp")]
    for child in token.children:
        if child.dep_ in ("dobj", "dative", "prep", "npadvmod"):
            near += [c for c in child.children if c.dep_ in ("relcl", "acl", "pcomp", "xcomp")]
    for verb in near:
        yield verb
        yield from under(verb, "conj", *(() if is_finite(verb) else ("xcomp", "ccomp", "advcl")))


def _goes_on(verb: Token) -> bool:
    """Whether a verb joined to another has no subject of its own, nor an object, unless that is what somebody is given."""
    given = key(verb) in words("grammar", "given")  # "was summoned and handed a note"
    return not under(verb, "nsubj") and (given or not under(verb, "dobj"))
