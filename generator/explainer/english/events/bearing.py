"""Whether the sentence that tells an event bears what its telling needs: who, to whom, what and how many, and each whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ...numbers import parse_number
from ...readers.reading import Participant
from ..syntax.grammar import coordinated, counted_noun, key, under
from ..syntax.phrases import phrase
from ..vocabulary import words
from .parties import named_in
from .scene import ReadEvent, Scene

if TYPE_CHECKING:
    from ...parsed.tokens import Token

__all__ = ["unborne"]

_ROLES: Mapping[str, tuple[str, ...]] = {
    "by": ("by", "both"),
    "against": ("against", "both"),
    "whom": ("against", "by"),
    "number": ("against", "by"),
    "people": ("against", "by"),
    "what": ("what",),
}
"""The roles of a pattern that may bear a field of a telling."""
_RESTRICTING = frozenset({"acl", "nummod", "prep", "relcl"})


def unborne(one: ReadEvent, scene: Scene, fields: frozenset[str]) -> Iterator[str]:
    """What speaks against a telling that needs these fields, in plain words.

    :param fields: those that a telling may name (``by``, ``whom``, …) and the event has.
    """
    event, counted = one.event, scene.lexicon.types[one.event.type].counted
    if "by" in fields or (counted == "by" and not event.against and fields & {"number", "people", "whom"}):
        yield from _parties(event.by, one, scene, does=True)
    if fields & {"against", "whom"}:
        yield from _parties(event.against, one, scene, does=False)
    if fields & {"number", "whom"} and event.number is not None and not _is_counted(event.number, one):
        yield "the number is not so in the sentence"
    roles = {role for field in fields for role in _ROLES.get(field, ())}
    for role in sorted(roles & one.match.roles.keys()):
        yield from _cut_short(role, one)


def _parties(parties: Sequence[Participant], one: ReadEvent, scene: Scene, *, does: bool) -> Iterator[str]:
    """What of those who take part is not told in the sentence, by name or in words of its own."""
    role = "who did it" if does else "to whom"
    heard = named_in(one.sentence, scene)
    tokens = [t for name in ("both", "by" if does else "against") for t in one.match.roles.get(name, ())]
    own = [one.passage.span(phrase(token)) for token in tokens]
    within = one.passage.span(one.sentence)
    is_ledger = scene.lexicon.is_expulsion(one.event.type)  # whose sides are looked for in all of the sentence
    for party in parties:
        if not within.start <= party.span.start < within.end:
            yield f"{role} is told in another sentence"
        elif not is_ledger and not any(s.start < party.span.end and party.span.start < s.end for s in own):
            yield f"{role} is inferred"
        elif party.name not in heard and party.name.lower() not in one.sentence.text.lower():
            yield f"{role} is named in another sentence"
        elif party.kind is None and party.text.lower() in words("grammar", "nameless"):
            yield f"{role} is not named"
        elif any(t.pos_ == "PRON" and one.passage.span(phrase(t)) == party.span for t in tokens):
            yield f"{role} is only a pronoun"
        elif (noun := _noun(party, tokens, one)) is None:
            continue
        elif (
            party.kind == "country" and not (is_ledger or _is_told_as_people(noun, one)) and not _is_state(noun, scene)
        ):
            yield f"{role} is only a body of {party.name}"


def _noun(party: Participant, tokens: Sequence[Token], one: ReadEvent) -> Token | None:
    """The noun of the words that mean somebody; None for a pronoun."""
    found = (token for token in tokens if one.passage.span(phrase(token)) == party.span and token.pos_ != "PRON")
    return next(found, None)


def _is_told_as_people(noun: Token, one: ReadEvent) -> bool:
    """Whether the telling says what they are: "Malian soldiers" is not told as Mali."""
    return one.event.people is not None and counted_noun(noun).text in one.event.people.split()


def _is_state(noun: Token, scene: Scene) -> bool:
    """Whether a noun names a state, or what speaks and acts for all of it: no court, embassy or soldier does."""
    named = scene.linker.named(noun)
    people = named is not None and named.form == "demonym" and noun.tag_ in ("NNS", "NNPS")  # "allowed Cubans to leave"
    return (named is not None and named.kind == "country" and not people) or key(counted_noun(noun)) in words(
        "grammar", "whole_state"
    )


def _is_counted(number: int | str, one: ReadEvent) -> bool:
    """Whether a number stands in the sentence, and as exactly as it was read."""
    if isinstance(number, str):
        return number.lower() in one.sentence.text.lower()
    told = [token for token in one.sentence if token.pos_ == "NUM" and parse_number(token.text) == number]
    if not told:
        return number == 1
    before = one.sentence.doc[max(one.sentence.start, told[0].i - 3) : told[0].i]
    return not {token.lower_ for token in before} & words("grammar", "inexact")


def _cut_short(role: str, one: ReadEvent) -> Iterator[str]:
    """What of a role's words the event has not read: another one joined to them, or what restricts them."""
    tokens = one.match.roles[role]
    if one.match.introduced.get(role):  # a clause is told whole
        return
    read = tokens[:1] if role == "what" else tokens  # of several matters the first is told
    for token in read:
        is_choice = any(word.lower_ == "or" for word in under(token, "cc"))
        if is_choice or any(joined not in read for joined in coordinated(token)):
            yield f"not all that is joined to “{token.text}” is read"
        told = phrase(token)
        if any(not told.start <= c.i < told.end and not _is_told(c, one) for c in under(token, *_RESTRICTING)):
            yield f"“{told.text}” is cut short"
        if any(c.lower_ in words("grammar", "picking") for c in token.lefts) and not under(token, "nummod"):
            yield f"“{token.text}” is one of many, or none"


def _is_told(restricting: Token, one: ReadEvent) -> bool:
    """Whether what restricts a noun is the event itself, or fills another role that is told: "its border with Yemen"."""
    if restricting.dep_ == "relcl" and restricting.doc[restricting.left_edge.i - 1].text == ",":
        return True  # "Ann Lund, who …": it adds to whom it is told of
    sides = {"against": one.event.against, "both": (*one.event.by, *one.event.against), "by": one.event.by}
    told = {one.head, *(t for role, tokens in one.match.roles.items() if sides.get(role, True) for t in tokens)}
    return restricting in told or any(restricting.is_ancestor(token) for token in told)
