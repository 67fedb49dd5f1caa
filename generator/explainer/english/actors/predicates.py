"""Roles told by a predicate: "X is the envoy", "X was elected mayor", "X heads the bank", "the junta, led by X"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from ...readers.reading import DateMention, RoleMention
from ..syntax.verbs import is_passive
from ..vocabulary import table, words
from .annotation import NOUN_TAGS, AnnotatedPassage, is_initials
from .discourse import Mention
from .gazetteer import Disambiguator
from .role_claims import RoleClaim, role_claim, with_dates
from .role_phrases import joined_phrases

if TYPE_CHECKING:
    from ...parsed.tokens import Token

__all__ = ["leading_claims", "led_by_claims", "predicated_claims", "with_predicated_roles"]

_UNREAL_AUXILIARIES = frozenset({"would", "could", "might", "may", "should", "if", "will", "shall", "can"})


def predicated_claims(
    passage: AnnotatedPassage, first: int, last: int, names: frozenset[int], disambiguator: Disambiguator
) -> list[RoleClaim]:
    """The roles that are predicated of whoever is named or meant at ``first`` to ``last``: "X is the envoy".

    :param names: the tokens of the names of persons in the passage.
    """
    phrases = [
        phrase
        for begin, _ in _predicated_phrases(passage, first, last)
        for phrase in joined_phrases(passage, begin, names)
    ]
    claims = [role_claim(passage, *phrase, disambiguator) for phrase in phrases]
    return [claim for claim in claims if claim and not claim.courtesy]


def with_predicated_roles(
    pronouns: Sequence[Mention], persons: Sequence[Mention], disambiguator: Disambiguator, dates: Sequence[DateMention]
) -> list[Mention]:
    """The pronouns, those that mean a person with the roles that are predicated of them there: "He is an officer".

    :param persons: those named, whose names are no part of a role.
    """
    names: dict[int, set[int]] = {}
    for person in persons:
        names.setdefault(person.passage.offset, set()).update(range(person.first, person.last))
    found = []
    for one in pronouns:
        token = one.passage.doc[one.first]
        if one.kind == "person" and token.dep_ == "nsubj" and _is_present(token.head):
            beside = frozenset(names.get(one.passage.offset, ()))
            claims = predicated_claims(one.passage, one.first, one.last, beside, disambiguator)
            one = replace(one, roles=tuple(_roles_from(one, claims, dates)))
        found.append(one)
    return found


def led_by_claims(passage: AnnotatedPassage, first: int, last: int, disambiguator: Disambiguator) -> list[RoleClaim]:
    """What leads a body, told of the body: "the junta, led by X".

    :param first: the first token of the name, titles included.
    :param last: the index after its last.
    """
    verb = first - 2
    nouns: dict[str, str] = table("person_nouns")["led_by"]
    if verb < 1 or passage.lower[first - 1] != "by" or passage.lower[verb] not in nouns:
        return []
    end = verb - (passage.text[verb - 1] == ",")
    head = end - 1
    if head < 0 or passage.lower[head] not in _led_nouns():
        return []
    begin = head
    while begin > 0 and passage.tag[begin - 1] in NOUN_TAGS | {"JJ", "POS", "PRP$", "HYPH"}:
        begin -= 1
    state = _state_within(passage, begin, end, disambiguator)
    if passage.tag[begin] == "PRP$":
        begin += 1
    noun = nouns[passage.lower[verb]]
    return [RoleClaim(f"{noun} of {_with_article(passage, begin, end)}", begin, last, noun, state)]


def leading_claims(passage: AnnotatedPassage, first: int, last: int, disambiguator: Disambiguator) -> list[RoleClaim]:
    """What somebody is who leads a body: "X, who heads the bank" is its head."""
    return [
        RoleClaim(
            f"{noun} of {_with_article(passage, begin, end)}",
            verb,
            end,
            noun,
            _state_within(passage, begin, end, disambiguator),
        )
        for noun, verb, begin, end in _led_bodies(passage, first, last)
    ]


def _roles_from(one: Mention, claims: Sequence[RoleClaim], dates: Sequence[DateMention]) -> Iterator[RoleMention]:
    """The roles that a pronoun's predicate tells, quoted with the pronoun."""
    for claim in claims:
        if claim.value and claim.noun not in words("person_nouns", "unnamed"):
            role = with_dates(one.passage, claim, dates)
            yield replace(role, span=replace(role.span, start=one.place[0]))


def _is_present(verb: Token) -> bool:
    """Whether a verb says what somebody is now, by itself or in what somebody says: "he is", "said that he was"."""
    if verb.tag_ in ("VBZ", "VBP") or any(child.tag_ in ("VBZ", "VBP") for child in verb.lefts if child.dep_ == "aux"):
        return True
    return verb.tag_ == "VBD" and verb.dep_ == "ccomp" and verb.head.lemma_ in words("speech", "neutral")


def _predicated_phrases(passage: AnnotatedPassage, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Where the phrases stand that are predicated of the person named at ``first`` to ``last``: their first and last token."""
    name = _head(passage, first, last)
    for subject in (name, *_relative_pronouns(name)):
        verb = subject.head
        if subject.dep_ in ("nsubj", "nsubjpass"):
            for clause in (verb, *verb.conjuncts):
                yield from _complements_of_subject(passage, clause)
        elif subject.dep_ == "pobj" and verb.lower_ == "by" and verb.head.lemma_ in words("person_nouns", "succeeding"):
            yield from _after_as(verb.head)
        elif subject.dep_ in ("dobj", "obj") and verb.lemma_ in words("person_nouns", "appointing"):
            yield from _complements_of_object(passage, verb, subject)
    if (end := _appointed_to(passage, first, last)) is not None:
        yield last, end


def _appointed_to(passage: AnnotatedPassage, first: int, last: int) -> int | None:
    """The index after what a verb makes of somebody: "named X governor", which parsers take for one noun phrase."""
    if first == 0 or passage.doc[first - 1].lemma_ not in words("person_nouns", "appointing"):
        return None
    at = last
    while (
        at < len(passage) and passage.tag[at] in ("DT", "JJ", "NN", "NNP", "HYPH") and at not in passage.noun_starting
    ):
        at += 1
    return passage.noun_starting[at].last if at in passage.noun_starting else None


def _relative_pronouns(name: Token) -> Iterator[Token]:
    for clause in name.rights:
        if clause.dep_ == "relcl":
            yield from (word for word in clause.lefts if word.lower_ == "who" and word.dep_ in ("nsubj", "nsubjpass"))


def _complements_of_subject(passage: AnnotatedPassage, verb: Token) -> Iterator[tuple[int, int]]:
    if any(child.dep_ == "neg" or child.lower_ in _UNREAL_AUXILIARIES for child in verb.children) or _is_denied(verb):
        return
    if verb.lemma_ in words("person_nouns", "being"):
        for child in verb.rights:
            if child.dep_ in ("attr", "oprd"):
                yield _phrase(child)
                yield from _after_semicolons(passage, child)
    if verb.lemma_ in words("person_nouns", "appointing"):
        yield from (
            (_phrase(child)) for child in verb.rights if child.dep_ in ("oprd", "attr", "dobj") and is_passive(verb)
        )
    if verb.lemma_ in words("person_nouns", "appointing") | words("person_nouns", "serving"):
        yield from _after_as(verb)
    for child in verb.rights:
        if child.dep_ in ("dobj", "attr"):
            for noun in child.subtree:
                if noun.lemma_ in words("person_nouns", "stints"):
                    yield from _after_as(noun)


def _is_denied(verb: Token) -> bool:
    """Whether it is somebody's denial that they are: "the embassy denies that X is a spy"."""
    return verb.dep_ == "ccomp" and verb.head.lemma_ in words("speech", "denying")


def _complements_of_object(passage: AnnotatedPassage, verb: Token, subject: Token) -> Iterator[tuple[int, int]]:
    """The complement of a verb that makes its object something: "named X governor"."""
    if verb.lemma_ not in words("person_nouns", "appointing"):
        return
    yield from (_phrase(child) for child in verb.rights if child.dep_ in ("oprd", "attr") and child.i != subject.i)
    yield from _after_as(verb)


def _after_as(word: Token) -> Iterator[tuple[int, int]]:
    for child in word.rights:
        if child.lower_ == "as" and child.dep_ in ("prep", "mark"):
            yield from (_phrase(noun) for noun in child.rights if noun.dep_ == "pobj")


def _after_semicolons(passage: AnnotatedPassage, noun: Token) -> Iterator[tuple[int, int]]:
    """Further phrases in a list parted by semicolons: "was a member of the guard; a former pilot; and …"."""
    end = noun.sent.end
    for at in range(noun.i, end - 1):
        if passage.text[at] == ";" and passage.tag[at + 1] == "DT":
            yield at + 1, end


def _phrase(noun: Token) -> tuple[int, int]:
    """The words of a noun phrase; how far its complements reach is read along the words."""
    first = min(
        (left.left_edge.i for left in noun.lefts if left.dep_ not in ("cc", "mark", "punct", "neg")), default=noun.i
    )
    return min(first, noun.i), noun.i + 1


def _led_bodies(passage: AnnotatedPassage, first: int, last: int) -> Iterator[tuple[str, int, int, int]]:
    """What the person named leads: what that makes them, and the indexes of the verb, of the first word for the body
    and after the last.
    """
    name = _head(passage, first, last)
    for subject in (name, *_relative_pronouns(name)):
        noun = table("person_nouns")["leading"].get(subject.head.lemma_)
        if noun and subject.dep_ == "nsubj" and subject.head.pos_ == "VERB":
            for child in subject.head.rights:
                if child.dep_ == "dobj" and (_is_led(child) or (noun == "ruler" and _is_state(passage, child))):
                    yield noun, subject.head.i, *_phrase(child)


def _is_led(token: Token) -> bool:
    """Whether a word is for what somebody may lead: "the bank", "the NSO"."""
    said = {token.lower_, *(left.lower_ for left in token.lefts)}
    return bool(said & _led_nouns()) or token.ent_type_ == "ORG" or is_initials(token.text)


def _is_state(passage: AnnotatedPassage, token: Token) -> bool:
    hit = passage.hit_at.get(token.i)
    return hit is not None and bool(hit.states("state"))


def _state_within(passage: AnnotatedPassage, begin: int, end: int, disambiguator: Disambiguator) -> str | None:
    """The name of the state of a body, where the first known name within the words for it is a state's."""
    hit = next((hit for at in range(begin, end) if (hit := passage.hit_at.get(at))), None)
    state = disambiguator.state(hit.states("state", "people")) if hit and hit.states("state", "people") else None
    return state.name if state else None


def _with_article(passage: AnnotatedPassage, begin: int, end: int) -> str:
    """The words for a body, with "the" where the text has it or says whose it is."""
    text = passage.text_of(begin, end)
    before = passage.lower[begin - 1] if begin else ""
    bare = "POS" not in passage.tag[begin:end] and passage.lower[begin] != "the"
    has_article = before in words("pronouns", "definite") or passage.tag[max(0, begin - 1)] == "PRP$"
    return f"the {text}" if bare and has_article else text


def _head(passage: AnnotatedPassage, first: int, last: int) -> Token:
    """The word of a name that the sentence hangs on: its last, unless that hangs on another of its words."""
    end = passage.doc[last - 1]
    return passage.doc[first:last].root if first <= end.head.i < last else end


@cache
def _led_nouns() -> frozenset[str]:
    """Nouns for what somebody may lead."""
    return frozenset().union(
        *(words("bodies", key) for key in ("national", "in_names", "state")), words("person_nouns", "led")
    )
