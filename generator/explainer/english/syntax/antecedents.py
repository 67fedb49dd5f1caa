"""Pronouns and definite phrases back to the words that say who is meant, by the sentence's grammar."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

from ...person_nouns import is_person, is_person_noun
from ..vocabulary import words
from .grammar import counted_noun, key
from .subjects import surface_subject

if TYPE_CHECKING:
    from ...parsed.tokens import Token

__all__ = ["agrees", "is_anaphoric", "is_plural", "is_unnamed", "parallel_pronoun", "possible_antecedents"]

_NOUNS = ("NOUN", "PROPN", "NUM")
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PARALLEL = {"conj": _SUBJECTS, "advcl": frozenset({"dobj"})}
"""What the other is to its verb, by what the pronoun's own verb is to that."""


def possible_antecedents(token: Token) -> Iterator[Token]:
    """The nouns that a pronoun or definite phrase may stand for, the likeliest first.

    The subjects of the clauses around it come first, innermost first; then the nouns before it, nearest
    first, in this sentence and the one before. All agree with it in number.
    """
    token = parallel_pronoun(token) or token
    seen = {token.i, *(noun.i for noun in _beside(token))}
    for noun in chain(_subjects_around(token), _nouns_before(token)):
        if noun.ent_type_ in ("DATE", "TIME"):
            continue
        if noun.i not in seen and noun.pos_ in _NOUNS and not token.is_ancestor(noun) and agrees(token, noun):
            seen.add(noun.i)
            yield noun


def parallel_pronoun(pronoun: Token) -> Token | None:
    """The same pronoun as subject of the clause to which this one's is joined, or as object of the one that it hangs on.

    The second is "accusing it of meddling after it praised the rebels".
    """
    verb = pronoun.head
    if pronoun.dep_ not in _SUBJECTS or verb.dep_ not in _PARALLEL:
        return None
    others = (c for c in verb.head.children if c.dep_ in _PARALLEL[verb.dep_])
    return next((c for c in others if c.lower_ == pronoun.lower_ and c.i < pronoun.i), None)


def _beside(token: Token) -> list[Token]:
    """The subjects of a pronoun's own verb, which it cannot mean as its object: "threw it out", "…, accusing it of"."""
    return list(surface_subject(token.head)) if token.tag_ == "PRP" and token.dep_ in ("dative", "dobj") else []


def agrees(token: Token, noun: Token) -> bool:
    """Whether a pronoun or noun can mean the same as a noun, by number and by what it can stand for."""
    if token.lower_ in words("grammar", "plural_pronouns"):
        return is_plural(noun) or noun.ent_type_ in ("ORG", "NORP") or key(noun) in words("person_nouns", "called_they")
    if token.lower_ in words("grammar", "thing_pronouns") and (noun.ent_type_ == "PERSON" or is_person(key(noun))):
        return False
    if token.lower_ in words("grammar", "person_pronouns"):
        unknown = noun.pos_ == "PROPN" and not noun.ent_type_ and not any(c.ent_type_ == "GPE" for c in noun.lefts)
        person = noun.ent_type_ == "PERSON" or is_person_noun(key(noun)) or unknown
        return person and not is_plural(noun)
    return is_plural(token) == is_plural(noun)


def is_anaphoric(token: Token) -> bool:
    """Whether a phrase means somebody already told of: a pronoun, or a noun after "the", "those" and the like."""
    return token.tag_ == "PRP" or any(c.lower_ in words("grammar", "definite") for c in token.lefts)


def is_unnamed(word: Token) -> bool:
    """Whether a word stands for somebody and says nothing of who: "them", "six", "the pair"."""
    if word.pos_ == "PRON" and word.tag_ in ("PRP", "WP"):
        return word.lower_ not in ("it", "we", "i", "you", "us", "itself")
    if word.pos_ == "NUM":
        the = word.dep_ == "nsubj" and any(c.lower_ == "the" for c in word.lefts)
        return word.ent_type_ in ("", "CARDINAL") or word.dep_ == "dobj" or the  # it is often taken for a date
    if word.lower_ in words("grammar", "as_many"):
        return any(c.lower_ == "same" for c in word.lefts)
    return word.lower_ in words("person_nouns", "unnamed")


def is_plural(word: Token) -> bool:
    """Whether a word means several."""
    if word.tag_ in ("NNS", "NNPS") or word.lower_ in words("grammar", "plural_pronouns"):
        return True
    if any(child.dep_ == "conj" for child in word.rights) or counted_noun(word) != word:
        return True
    return any(c.dep_ == "nummod" and c.lower_ not in ("one", "1") for c in word.lefts)


def _subjects_around(token: Token) -> Iterator[Token]:
    verb = token
    while verb.head != verb:
        verb = verb.head
        if verb.pos_ in ("VERB", "AUX"):
            yield from (s for s in surface_subject(verb) if s.i < token.i)


def _nouns_before(token: Token) -> Iterator[Token]:
    first = token.sent.start
    start = token.doc[first - 1].sent.start if first else first
    yield from (word for word in reversed(token.doc[start : token.i]) if word.dep_ not in ("compound", "nummod"))
