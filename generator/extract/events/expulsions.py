"""Who expelled whose people, and how many: what an expulsion needs beyond its pattern.

A state expels another state's people. Where a sentence leaves out one of the two, it is the state whose
territory they must leave, the one that speaks, or the only other one that the sentence names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...tables import words
from ..attribution import attribution
from ..quantities import Counted, counted
from ..reading import Participant
from .allegiance import allegiance
from .cast import Cast
from .grammar import key, under
from .matching import Match
from .people import is_person
from .referents import is_told_again, is_unnamed
from .timing import Timing, speakers

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Expelled", "expelled", "how_many", "is_state"]


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


def expelled(m: Match, timing: Timing, cast: Cast, before: Sequence[Expelled]) -> list[Expelled]:
    """The expulsions that a match tells, one for each state whose people go.

    :param before: the expulsions told before it, the last of which "the diplomats" may mean again.
    """
    last = before[-1] if before else None
    if key(m.frame.head) in words("grammar", "terms_told_after"):
        if m.infinitive is None and m.frame.infinitives:  # "they have three days to answer"
            return []
        if _only_sets_a_term(m):
            return [replace(last, head=m.frame.head)] if last is not None and _follows(m, last) else []
    by = tuple(p for token in m.roles.get("by", ()) for p in cast.participants(token))
    out = []
    for tokens in [*_by_country(m.roles.get("against", ()), cast)] or [[]]:
        number, people = how_many(tokens, cast)
        states = tuple(p for token in tokens for p in cast.participants(token))
        theirs, mine = _countries(states), _sides(by)
        if not theirs and len(tokens) == 1 and _is_named(tokens[0], cast):
            doers = mine or {c for t in _territory(m) if (c := cast.place_country(t))}
            if (again := _taken_up(m, doers, before)) is not None:
                by, side = by or again.by, next(iter(_sides(again.against)))
            else:
                side = allegiance(tokens[0], cast, mine)
            if side is not None:
                states, theirs = tuple(replace(p, country=side) for p in states), {side}
        if last is not None and tokens and all(_means_the_last(t, last, cast) for t in tokens):
            states, theirs = last.against, _countries(last.against)
            by = by or last.by
        elif last is not None and not by and theirs and theirs == _countries(last.against) and _follows(m, last):
            by = last.by
        own = bool(theirs) and theirs <= mine
        guess = tokens and mine and (not theirs or own)
        other = cast.other_country(m.frame.head, mine | theirs) if guess else None
        if other and not (own and other in {cast.place_country(t) for t in _territory(m)}):
            states, own = tuple(replace(p, country=other) for p in states), False
        doers = _doers(by, m, timing, cast, {p.country or p.name for p in states if p.country or p.kind})
        against = tuple(dict.fromkeys(_as_state(p) for p in states if p.country or p.kind))
        out.append(Expelled(doers, against, number, people, own, m.frame.head))
    return out


def _is_named(token: Token, cast: Cast) -> bool:
    actor = cast.mention(token)
    return actor is not None and actor.kind == "person"


def _taken_up(m: Match, doers: set[str], before: Sequence[Expelled]) -> Expelled | None:
    """The expulsion told before of one whom only this sentence names: "Chad expelled the German envoy. X was told …".

    It is the doer's only one, or, where no doer is told, the last, in this sentence or the one before.
    """
    alone = [one for one in before if one.number in (None, 1) and len(_sides(one.against)) == 1]
    if doers:
        theirs = [one for one in alone if _sides(one.by) == doers]
        return theirs[-1] if len({frozenset(_sides(one.against)) for one in theirs}) == 1 else None
    return alone[-1] if alone and alone[-1] is before[-1] and _follows(m, alone[-1]) else None


def _only_sets_a_term(m: Match) -> bool:
    """Whether it tells by when somebody must go, and of who only what an order told before says: "they have a week"."""
    against = m.roles.get("against", ())
    return all(t.pos_ == "PRON" or is_unnamed(t) or t.sent != m.frame.head.sent for t in against)


def _means_the_last(token: Token, last: Expelled, cast: Cast) -> bool:
    """Whether "the diplomats", "them" or a bare number are those of the expulsion told before.

    They are not where their own phrase or sentence says whose they are.
    """
    actor = cast.mention(token)
    if actor is not None and actor.kind == "person":
        return actor.name in {p.name for p in last.against}
    if cast.country(token, phrases=False) or cast.body(token):
        return False
    again = is_told_again(token) or (token.pos_ == "NUM" and not list(token.children))
    meant = cast.meant(token)
    return again and (meant == token or meant.sent != token.sent)


def is_state(m: Match, cast: Cast) -> bool:
    """Whether those who expel may be a state's, though no word says which state's: "the junta", "they"."""
    doers = m.roles.get("by", ())
    return all(cast.is_organ(t) or t.pos_ == "PRON" or is_unnamed(t) or is_person(key(t)) for t in doers)


def how_many(tokens: Sequence[Token], cast: Cast) -> tuple[int | str | None, str | None]:
    """How many people these phrases count together, and who they are; for a pronoun what it stands for."""
    counts = [_counted(token, cast) for token in tokens]
    people = " and ".join(dict.fromkeys(c.people for c in counts if c.people)) or None
    numbers = [c.number for c in counts if c.number is not None]
    if any(c.number is None and _is_apart(t) for c, t in zip(counts[1:], tokens[1:], strict=True)):
        return None, people  # "the consul and his family": one and nobody knows how many
    if len(numbers) > 1 and all(isinstance(n, int) for n in numbers):
        return sum(numbers), people
    return (numbers[0] if numbers else None), people


def _counted(token: Token, cast: Cast) -> Counted:
    count = counted(token)
    if count.number is None and " " in token.head.text:  # "declared 20 Czechs persona non grata", hung on the phrase
        count = replace(count, number=counted(token.head).number)
    said = count.number is not None or (count.people is not None and token.pos_ != "PRON")
    return count if said else counted(cast.meant(token))


def _is_apart(token: Token) -> bool:
    """Whether a coordinated noun has a determiner of its own, and so is not in the number before it."""
    first = token.left_edge.i
    return any(t.pos_ == "DET" or t.tag_ == "PRP$" for t in token.doc[max(0, first - 1) : token.i])


def _by_country(tokens: Sequence[Token], cast: Cast) -> Iterator[list[Token]]:
    """Coordinated phrases that belong together: those of one state, and those of which nothing says whose they are."""
    groups: dict[str | None, list[Token]] = {}
    for token in tokens:
        country = cast.country(cast.meant(token))
        groups.setdefault(country if country or not groups else next(reversed(groups)), []).append(token)
    yield from groups.values()


def _as_state(participant: Participant) -> Participant:
    """A person stays a person of that state; anybody else is told as the state."""
    if participant.kind == "person" or not participant.country:
        return participant
    return replace(participant, name=participant.country, kind="country")


def _sides(participants: Sequence[Participant]) -> set[str]:
    return {p.country or p.name for p in participants if p.country or p.kind}


def _follows(m: Match, last: Expelled) -> bool:
    """Whether an order is told in the same sentence as another, or the next."""
    sentence, before = m.frame.head.sent, last.head
    return before is not None and before.doc is sentence.doc and before.i >= sentence.start - 1 - len(before.sent)


def _countries(participants: Sequence[Participant]) -> set[str]:
    return {p.country for p in participants if p.country}


def _doers(
    by: tuple[Participant, ...], m: Match, timing: Timing, cast: Cast, theirs: set[str]
) -> tuple[Participant, ...]:
    """Who expels them: as told, with the state where no word says which."""
    if _countries(by) or not theirs:
        return by
    for token in (*_territory(m), *_voices(m, timing)):
        country = cast.place_country(token)
        if country and country not in theirs:
            state = replace(cast.participants(token)[0], name=country, kind="country", country=country)
            return tuple(replace(p, country=country) for p in by) or (state,)
    return by


def _territory(m: Match) -> Iterator[Token]:
    """What they must leave: "leave Paris", "expelled from Chad", "in Moscow"."""
    yield from m.roles.get("place", ())
    if m.infinitive is not None:
        yield from under(m.infinitive, "dobj")
    theirs = {t for token in m.roles.get("against", ()) for t in token.subtree}
    out = ("from", "of") if "out" in m.frame.words else ("from",)
    yield from (token for preposition, token in m.frame.links if preposition in out and token not in theirs)


def _voices(m: Match, timing: Timing) -> Iterator[Token]:
    """Who tells of it."""
    if timing.report is not None:
        yield from speakers(timing.report)
    if (said := attribution(m.frame.head)) is not None:
        yield said.span.root
