"""What French words are to each other, by Universal Dependencies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..mending import is_time
from ..vocabulary import table, words

if TYPE_CHECKING:
    from ...parsed.tokens import Token

__all__ = [
    "coordinated",
    "finite",
    "is_infinitive",
    "is_negated",
    "is_participle",
    "object_of",
    "own_words",
    "preposition_of",
    "subject_of",
    "under",
]

_SUBJECTS = ("nsubj", "nsubj:pass")
_CONTROLLED = frozenset({"advcl", "conj", "xcomp"})


def under(token: Token, *deps: str) -> list[Token]:
    """The words that hang on a word by one of these labels."""
    return [child for child in token.children if child.dep_ in deps]


def coordinated(token: Token) -> list[Token]:
    """A word and those that are joined to it after it: "diplomates et employés"; what commas alone join says who it is."""
    chain = [token]
    for word in chain:
        chain += [child for child in under(word, "conj") if child.pos_ != "VERB" and _goes_on(token, child)]
    return chain if any(under(word, "cc") for word in chain[1:]) else [token]


def _goes_on(token: Token, joined: Token) -> bool:
    """Whether a word is joined to another, and not to one within its phrase: "deux membres de l'ambassade et du consulat"."""
    return preposition_of(joined) in ("", preposition_of(token))


def preposition_of(token: Token) -> str:
    """The preposition that introduces a phrase, without its article; empty where there is none."""
    case = next((child for child in token.lefts if child.dep_ in ("case", "mark")), None)
    if case is None:
        return ""
    prepositions: dict[str, str] = table("grammar")["prepositions"]
    if case.lower_ in ("d'", "d’") and any(child.lower_ == "après" for child in (*case.children, *token.lefts)):
        return "d'après"
    return prepositions.get(case.lower_, case.lower_)


def finite(verb: Token) -> Token | None:
    """The word of a verb's group that is finite: an auxiliary, or the verb; None of an infinitive or a participle."""
    group = [*(child for child in verb.children if child.dep_.startswith(("aux", "cop"))), verb]
    return next((word for word in group if "VerbForm=Fin" in word.morph_), None)


def is_infinitive(verb: Token) -> bool:
    """Whether a verb is an infinitive, "avoir expulsé" included."""
    return any(
        "VerbForm=Inf" in word.morph_ for word in (verb, *(c for c in verb.children if c.dep_.startswith("aux")))
    )


def is_participle(verb: Token) -> bool:
    """Whether a verb is a past participle without an auxiliary: "arrêtés le 2 mai"."""
    helped = any(child.dep_.startswith(("aux", "cop")) for child in verb.children)
    return "VerbForm=Part" in verb.morph_ and "Tense=Pres" not in verb.morph_ and not helped


def is_negated(verb: Token) -> bool:
    """Whether a clause says no: "n'a pas expulsé", "aucun diplomate n'a été expulsé"; "ne … que" does not."""
    near = [child for child in verb.children if child.dep_ not in ("ccomp", "advcl", "conj", "parataxis")]
    if _says_neither(verb):
        return True
    if any(child.lower_ in words("grammar", "negations") and child.dep_ in ("advmod", "dep") for child in near):
        return any(child.lower_ in ("ne", "n'", "n’", "pas") for child in near)
    sides = [child for child in near if child.dep_ in (*_SUBJECTS, "obj")]
    return any(word.lower_ in words("grammar", "nobody") for side in sides for word in (side, *side.lefts))


def _says_neither(verb: Token) -> bool:
    """Whether "ni" stands with the "ne" of a clause: "ni la France ni le Mali n'ont expulsé", "n'a expulsé ni … ni"."""
    inside = {word.lower_ for word in own_words(verb)}
    return "ni" in inside and bool(inside & {"ne", "n'", "n’"})


def subject_of(verb: Token) -> Token | None:
    """Who does it, or has it done to them, also where only the verb above names them; for "qui", who is meant."""
    found = next((child for child in under(verb, *_SUBJECTS) if not is_time(child)), None)
    if found is not None:
        return _antecedent(found)
    if verb.dep_ not in _CONTROLLED or verb.head is verb or verb.head.pos_ not in ("AUX", "VERB"):
        return None
    if verb.dep_ == "xcomp" and (hit := object_of(verb.head)) is not None and verb.head.lemma_ not in _keeps_subject():
        return hit
    return subject_of(verb.head)


def object_of(verb: Token) -> Token | None:
    """What it is done to, where no preposition introduces it; for "que", what is meant."""
    found = next((child for child in under(verb, "obj") if not is_time(child)), None)
    if found is None:
        partitive = (child for child in under(verb, "obl:arg", "obl:mod") if _is_partitive(child))
        found = next(partitive, None)
    return _antecedent(found) if found is not None else None


def own_words(verb: Token) -> list[Token]:
    """The words of a clause without those of the clauses in it."""
    found = [verb]
    for word in found:
        inner = (child for child in word.children if child.pos_ not in ("AUX", "VERB") or child.dep_.startswith("aux"))
        found += [child for child in inner if child.dep_ != "parataxis"]
    return sorted(found, key=lambda word: word.i)


def _antecedent(token: Token) -> Token:
    """Who is meant by a relative pronoun: the noun on which its clause hangs."""
    is_relative = token.lower_ in ("qui", "que", "qu'", "qu’") and token.pos_ == "PRON"
    clause = next((word for word in (token, *token.ancestors) if word.dep_ == "acl:relcl"), None)
    return clause.head if is_relative and clause is not None else token


def _is_partitive(token: Token) -> bool:
    return any(child.lower_ == "des" and child.dep_ == "case" for child in token.lefts)


def _keeps_subject() -> frozenset[str]:
    """Verbs whose own subject does what their infinitive tells, though they have an object too."""
    return words("modality", "keeps_subject")
