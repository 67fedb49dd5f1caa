"""Predicates that say what somebody is: "X is the envoy", "X was elected mayor", "X serves as a judge"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from ..vocabulary import table, words
from .words import Words, is_initials

if TYPE_CHECKING:
    from ..tokens import Token

__all__ = ["led", "led_nouns", "predicates"]

_UNREAL = frozenset({"would", "could", "might", "may", "should", "if", "will", "shall", "can"})


def predicates(words_: Words, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Where the phrases stand that are predicated of the person named at ``first`` to ``last``: their first and last token."""
    name = _head(words_, first, last)
    for subject in (name, *_relative_pronouns(name)):
        verb = subject.head
        if subject.dep_ in ("nsubj", "nsubjpass"):
            for clause in (verb, *verb.conjuncts):
                yield from _said_of_subject(words_, clause)
        elif subject.dep_ == "pobj" and verb.lower_ == "by" and verb.head.lemma_ in words("person_nouns", "succeeding"):
            yield from _with_as(verb.head)
        elif subject.dep_ in ("dobj", "obj") and verb.lemma_ in words("person_nouns", "appointing"):
            yield from _said_by(words_, verb, subject)
    if (end := _made(words_, first, last)) is not None:
        yield last, end


def _made(words_: Words, first: int, last: int) -> int | None:
    """The index after what a verb makes of somebody: "named X governor", which parsers take for one noun phrase."""
    if first == 0 or words_.doc[first - 1].lemma_ not in words("person_nouns", "appointing"):
        return None
    at = last
    while at < len(words_) and words_.tag[at] in ("DT", "JJ", "NN", "NNP", "HYPH") and at not in words_.noun_starting:
        at += 1
    return words_.noun_starting[at].last if at in words_.noun_starting else None


def led(words_: Words, first: int, last: int) -> Iterator[tuple[str, int, int, int]]:
    """What the person named leads ("X, who heads the bank"): what that makes them, and the indexes of the verb, of
    the first word for the body and after the last.
    """
    name = _head(words_, first, last)
    for subject in (name, *_relative_pronouns(name)):
        noun = table("person_nouns")["leading"].get(subject.head.lemma_)
        if noun and subject.dep_ == "nsubj" and subject.head.pos_ == "VERB":
            for child in subject.head.rights:
                said = {child.lower_, *(left.lower_ for left in child.lefts)}
                leads = said & led_nouns() or child.ent_type_ == "ORG" or is_initials(child.text)
                if child.dep_ == "dobj" and (leads or (noun == "ruler" and _is_state(words_, child))):
                    yield noun, subject.head.i, *_phrase(child)


def _head(words_: Words, first: int, last: int) -> Token:
    """The word of a name that the sentence hangs on: its last, unless that hangs on another of its words."""
    end = words_.doc[last - 1]
    return words_.doc[first:last].root if first <= end.head.i < last else end


def _is_state(words_: Words, token: Token) -> bool:
    hit = words_.hit_at.get(token.i)
    return hit is not None and bool(hit.states("state"))


@cache
def led_nouns() -> frozenset[str]:
    """Nouns for what somebody may lead."""
    return frozenset().union(
        *(words("bodies", key) for key in ("national", "in_names", "state")), words("person_nouns", "led")
    )


def _relative_pronouns(name: Token) -> Iterator[Token]:
    for clause in name.rights:
        if clause.dep_ == "relcl":
            yield from (word for word in clause.lefts if word.lower_ == "who" and word.dep_ in ("nsubj", "nsubjpass"))


def _said_of_subject(words_: Words, verb: Token) -> Iterator[tuple[int, int]]:
    if any(child.dep_ == "neg" or child.lower_ in _UNREAL for child in verb.children) or _is_denied(verb):
        return
    if verb.lemma_ in words("person_nouns", "being"):
        for child in verb.rights:
            if child.dep_ in ("attr", "oprd"):
                yield _phrase(child)
                yield from _after_semicolons(words_, child)
    if verb.lemma_ in words("person_nouns", "appointing"):
        yield from (
            (_phrase(child)) for child in verb.rights if child.dep_ in ("oprd", "attr", "dobj") and verb.tag_ == "VBN"
        )
    if verb.lemma_ in words("person_nouns", "appointing") | words("person_nouns", "serving"):
        yield from _with_as(verb)
    for child in verb.rights:
        if child.dep_ in ("dobj", "attr"):
            for noun in child.subtree:
                if noun.lemma_ in words("person_nouns", "stints"):
                    yield from _with_as(noun)


def _is_denied(verb: Token) -> bool:
    """Whether it is somebody's denial that they are: "the embassy denies that X is a spy"."""
    return verb.dep_ == "ccomp" and verb.head.lemma_ in words("speech", "denying")


def _said_by(words_: Words, verb: Token, subject: Token) -> Iterator[tuple[int, int]]:
    """The complement of a verb that makes its object something: "named X governor"."""
    if verb.lemma_ not in words("person_nouns", "appointing"):
        return
    yield from (_phrase(child) for child in verb.rights if child.dep_ in ("oprd", "attr") and child.i != subject.i)
    yield from _with_as(verb)


def _with_as(word: Token) -> Iterator[tuple[int, int]]:
    for child in word.rights:
        if child.lower_ == "as" and child.dep_ in ("prep", "mark"):
            yield from (_phrase(noun) for noun in child.rights if noun.dep_ == "pobj")


def _after_semicolons(words_: Words, noun: Token) -> Iterator[tuple[int, int]]:
    """Further phrases in a list parted by semicolons: "was a member of the guard; a former pilot; and …"."""
    end = noun.sent.end
    for at in range(noun.i, end - 1):
        if words_.text[at] == ";" and words_.tag[at + 1] == "DT":
            yield at + 1, end


def _phrase(noun: Token) -> tuple[int, int]:
    """The words of a noun phrase; how far its complements reach is read along the words."""
    first = min(
        (left.left_edge.i for left in noun.lefts if left.dep_ not in ("cc", "mark", "punct", "neg")), default=noun.i
    )
    return min(first, noun.i), noun.i + 1
