"""Which event or verb of a sentence a date is said of."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..syntax.grammar import key, said_of, under
from ..syntax.subjects import swallowed_subject
from ..vocabulary import words
from .matching import Match

if TYPE_CHECKING:
    from ..tokens import Token
    from .timing import Dated

__all__ = ["bearer", "noun_ended_by"]

_BESIDES = frozenset({"acl", "advcl", "csubj", "csubjpass"})
_NAMING = frozenset({"amod", "compound", "nmod", "nummod", "poss"})


def bearer(dated: Dated, heads: Mapping[int, Match], ordered: Mapping[int, Match]) -> int | None:
    """The event, or else the verb, that a date is said of; None where it only names something ("the 2013 pact")."""
    token = dated.root
    while token.head != token:
        parent = token.head
        if parent.pos_ == "VERB" and (joined := _verb_after(dated, parent)) is not None:
            return joined.i
        if parent.i in heads and not (_opens(dated) and parent.dep_ in _BESIDES):
            return _noun_before(dated, parent, heads)
        if " " in parent.text and (told := _telling(parent, heads)) is not None:
            return told
        if parent.i in ordered:
            return ordered[parent.i].frame.head.i
        if parent.pos_ in ("VERB", "AUX"):
            if parent.lower_ == "dated" or (_opens(dated) and parent.dep_ in _BESIDES):
                token = parent
                continue
            return _noun_before(dated, parent, heads)
        if token.dep_ == "compound" and parent.dep_ == "pobj" and swallowed_subject(parent.head.head) == parent:
            return parent.head.head.i
        if parent.lower_ == "of" and parent.head.pos_ == "VERB" and token.pos_ == "NOUN" and token != dated.root:
            return _noun_ended(dated, parent, heads)
        names = token.dep_ in _NAMING or (token.dep_ == "prep" and token.lower_ == "of")
        if names and parent.pos_ == "NOUN" and key(parent) in words("grammar", "announcements"):
            return parent.i
        if names and parent.pos_ in ("NOUN", "PROPN") and parent.ent_type_ not in ("DATE", "TIME"):
            return next((c.i for c in under(parent, "compound") if c.i in heads), None)  # "the coup attempt of 2016"
        token = parent
    return None


def _noun_ended(dated: Dated, preposition: Token, heads: Mapping[int, Match]) -> int | None:
    """The noun event before an "of" that the parser tore from it: "the arrest, in public, of a clerk on 8 April"."""
    nouns = (i for i, m in heads.items() if m.frame.name == "noun" and preposition.head.i < i < preposition.i)
    return next(nouns, None)


def _telling(phrase: Token, heads: Mapping[int, Match]) -> int | None:
    """The event that a fixed phrase is part of, whatever the parser hung the phrase on."""
    return next((i for i, m in heads.items() if m.frame.name != "noun" and phrase in said_of(m.frame.head)), None)


def _opens(dated: Dated) -> bool:
    """Whether a date opens its sentence, and so dates the sentence's own verb."""
    first = dated.root.left_edge.i - (1 if dated.preposition else 0)
    return first <= dated.root.sent.start + 1


def _verb_after(dated: Dated, verb: Token) -> Token | None:
    """The verb joined to another that a date opens: "and, in March, broke off …", hung on the verb before it."""
    first = dated.root.left_edge.i - (1 if dated.preposition else 0)
    words_ = dated.root.doc
    before = [t for t in words_[verb.i : max(first, verb.i)] if not t.is_punct]
    rest = next((t for t in words_[dated.root.right_edge.i + 1 : verb.sent.end] if not t.is_punct), None)
    if not before or before[-1].dep_ != "cc" or rest is None or rest.pos_ != "VERB" or rest.dep_ != "conj":
        return None
    return rest


def _noun_before(dated: Dated, verb: Token, heads: Mapping[int, Match]) -> int:
    """The noun event just before a date that the parser hung on its verb: "Her expulsion on Monday drew …"."""
    if verb.pos_ in ("VERB", "AUX") and dated.root.i < verb.i:
        for subject in under(verb, "nsubj", "nsubjpass"):
            if subject.i in heads and subject.i < dated.root.i:
                return subject.i
    if verb.lemma_ == "be" and verb.i not in heads:
        return noun_ended_by(dated, heads) or verb.i
    return verb.i


def noun_ended_by(dated: Dated, heads: Mapping[int, Match]) -> int | None:
    """The noun event whose words a date follows at once: "the murder of a clerk in 1988"."""
    first = dated.root.left_edge.i - (1 if dated.preposition else 0)
    nouns = (i for i, m in heads.items() if m.frame.name == "noun" and m.frame.head.right_edge.i == first - 1)
    return next(nouns, None)
