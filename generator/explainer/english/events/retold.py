"""Which expulsion told before a sentence tells of again: "the diplomats", "the 70 must leave", "giving them 72 hours"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...readers.reading import Participant
from ..quantities import counted
from ..syntax.grammar import coordinated, counted_noun, is_time, key, under
from ..syntax.referents import is_told_again, is_unnamed
from ..vocabulary import words
from .cast import Cast
from .coreference import is_of_another_time
from .matching import Match

if TYPE_CHECKING:
    from ..tokens import Token

__all__ = [
    "Expelled",
    "follows",
    "goes_on",
    "means",
    "named_before",
    "only_gives_time",
    "only_sets_a_term",
    "sides",
    "taken_up_by_name",
    "told_again",
]


@dataclass(frozen=True, slots=True)
class Expelled:
    """One state's people expelled by another."""

    by: tuple[Participant, ...]
    against: tuple[Participant, ...]
    number: int | str | None
    people: str | None
    own: bool = False
    """Whether they are the doer's own people, which is no expulsion."""
    head: Token | None = None
    """The verb or noun that tells it."""
    taken_up: bool = False
    """Whether the words only set a term to an order told before them."""


def named_before(token: Token, doers: set[str], cast: Cast, before: Sequence[Expelled]) -> Expelled | None:
    """The last expulsion told of the same person, by the same state where one is told."""
    actor = cast.mention(token)
    names = {actor.name} if actor is not None else set()
    same = (one for one in reversed(before) if names & {p.name for p in one.against})
    return next((one for one in same if not doers or not one.by or sides(one.by) == doers), None)


def taken_up_by_name(m: Match, doers: set[str], before: Sequence[Expelled]) -> Expelled | None:
    """The expulsion told before of one whom only this sentence names: "Chad expelled the German envoy. X was told …".

    It is the doer's only one, or, where no doer is told, the last, in this sentence or the one before.
    """
    alone = [one for one in before if one.number in (None, 1) and len(sides(one.against)) == 1]
    if doers:
        theirs = [one for one in alone if sides(one.by) == doers]
        return theirs[-1] if len({frozenset(sides(one.against)) for one in theirs}) == 1 else None
    return alone[-1] if alone and alone[-1] is before[-1] and follows(m, alone[-1]) else None


def only_sets_a_term(m: Match, cast: Cast) -> bool:
    """Whether it tells by when somebody must go, and of who only what an order told before says: "they have a week"."""
    against = m.roles.get("against", ())
    bare = all(t.pos_ == "PRON" or is_unnamed(t) or t.sent != m.frame.head.sent for t in against)
    return bare and not any(_is_named(t, cast) for t in against)


def only_gives_time(m: Match) -> bool:
    """Whether somebody is given time and no word of the pattern says what for: "they were allowed two days"."""
    return key(m.frame.head) in words("grammar", "giving") and m.infinitive is None and "_time" in m.roles


def told_again(m: Match, before: Sequence[Expelled], theirs: set[str]) -> Expelled | None:
    """The expulsion to which a sentence only sets a term: the last of so many people or of that state's, else the last.

    :param theirs: the states whose people the sentence says they are; empty where it does not say.
    """
    if not before or not (key(m.frame.head) in words("grammar", "terms_told_after") or only_gives_time(m)):
        return None
    numbers = {counted(t).number for t in m.roles.get("against", ()) if t.sent == m.frame.head.sent} - {None, 1}
    known = (one for one in reversed(before) if one.number in numbers and one.by)
    if theirs:
        known = (
            one for one in reversed(before) if sides(one.against) == theirs and one.by and not (numbers - {one.number})
        )
    elif not numbers:
        news = (one for one in reversed(before) if one.head is None or not is_of_another_time(one.head))
        known = (one for one in (next(news, before[-1]),) if follows(m, one))
    return next(known, before[-1] if numbers and not theirs and follows(m, before[-1]) else None)


def goes_on(m: Match, last: Expelled) -> bool:
    """Whether a verb only goes on telling of an expulsion: "expelled ten more, giving them 72 hours"."""
    head, against = m.frame.head, m.roles.get("against", ())
    joined = head.dep_ in ("advcl", "conj") and head.head == last.head and not under(head, "nsubj", "nsubjpass")
    objects = [t for found in under(head, "dobj", "dative") for t in coordinated(found) if not is_time(t)]
    return joined and bool(against) and bool(objects) and all(counted_noun(t).tag_ == "PRP" for t in objects)


def means(token: Token, last: Expelled, cast: Cast) -> bool:
    """Whether "the diplomats", "them" or a bare number are those of the expulsion told before.

    They are not where their own phrase or sentence says whose they are.
    """
    if token.lower_ == "theirs":
        return True
    country = cast.country(token, phrases=False)
    if country is not None and country not in sides(last.against):
        return False
    actor = cast.mention(token)
    if actor is not None and actor.kind == "person":
        return actor.name in {p.name for p in last.against}
    if country is not None or cast.body(token):
        return False
    again = is_told_again(token) or (
        token.pos_ == "NUM" and all(c.dep_ in words("grammar", "beside_a_number") for c in token.children)
    )
    meant = cast.meant(token)
    return again and (meant == token or meant.sent != token.sent)


def follows(m: Match, last: Expelled, *, anew: bool = True) -> bool:
    """Whether an order is told in the same sentence as another, or the next.

    :param anew: whether the next may begin a paragraph, as one about "them" or somebody by name may.
    """
    sentence, before = m.frame.head.sent, last.head
    if before is None:
        return False
    if before.doc is sentence.doc:
        return before.i >= sentence.start - 1 - len(before.sent)
    return anew and sentence.start == 0 and before.doc is sentence.doc.before and before.sent.end == len(before.doc)


def sides(participants: Sequence[Participant]) -> set[str]:
    """The states, or else the names, of those who take part."""
    return {p.country or p.name for p in participants if p.country or p.kind}


def _is_named(token: Token, cast: Cast) -> bool:
    actor = cast.mention(token)
    return actor is not None and actor.kind == "person"
