"""What is said that somebody is where only a pronoun means them: "He is an officer of the army, the paper says"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ...readers.reading import DateMention, RoleMention
from ..vocabulary import words
from .found import Found
from .role_dates import dated
from .roles import RoleReader
from .states import Attested

if TYPE_CHECKING:
    from ..tokens import Token

__all__ = ["with_predicates"]


def with_predicates(
    pronouns: Sequence[Found], persons: Sequence[Found], attested: Attested, dates: Sequence[DateMention]
) -> list[Found]:
    """The pronouns, those that mean a person with the roles that are predicated of them there.

    :param persons: those named, whose names are no part of a role.
    """
    names: dict[int, set[int]] = {}
    for person in persons:
        names.setdefault(person.words.passage.start, set()).update(range(person.first, person.last))
    found = []
    for one in pronouns:
        token = one.words.doc[one.first]
        if one.kind == "person" and token.dep_ == "nsubj" and _is_so(token.head):
            reader = RoleReader(one.words, frozenset(names.get(one.words.passage.start, ())), attested)
            one = replace(one, roles=tuple(_roles(reader, one, dates)))
        found.append(one)
    return found


def _roles(reader: RoleReader, one: Found, dates: Sequence[DateMention]) -> Iterator[RoleMention]:
    start = one.place[0]
    for role in reader.predicated(one.first, one.last):
        if role.value and not role.courtesy and role.noun not in words("grammar", "unnamed"):
            mention = dated(one.words, role, dates)
            yield replace(mention, span=replace(mention.span, start=start))


def _is_so(verb: Token) -> bool:
    """Whether a verb says what somebody is now, by itself or in what somebody says: "he is", "said that he was"."""
    if verb.tag_ in ("VBZ", "VBP") or any(child.tag_ in ("VBZ", "VBP") for child in verb.lefts if child.dep_ == "aux"):
        return True
    return verb.tag_ == "VBD" and verb.dep_ == "ccomp" and verb.head.lemma_ in words("speech", "neutral")
