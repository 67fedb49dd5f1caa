"""Who expels people whom a sentence tells of: as told, else by whose land they leave, who speaks or what was told before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ...readers.reading import Participant
from ..syntax.attribution import attribution
from ..syntax.grammar import key, said_of, under
from ..vocabulary import words
from .cast import Cast
from .matching import Match
from .reports import speakers
from .retold import Expelled
from .timing import Timing

if TYPE_CHECKING:
    from ..tokens import Token

__all__ = ["countries", "doers_of", "is_told_by_another", "lands", "of_the_other_side", "territory"]


def countries(participants: Sequence[Participant]) -> set[str]:
    """The countries that participants belong to."""
    return {p.country for p in participants if p.country}


def doers_of(
    by: tuple[Participant, ...], m: Match, timing: Timing, cast: Cast, theirs: set[str]
) -> tuple[Participant, ...]:
    """Who expels them: as told, with the state where no word says which."""
    if countries(by) or not (theirs or m.roles.get("against")):
        return by
    for token in (*territory(m), *_voices(m, timing), *_posts(m, cast)):
        country = cast.place_country(token)
        if country and country not in theirs:
            state = replace(cast.participants(token)[0], name=country, kind="country", country=country)
            return tuple(replace(p, country=country) for p in by) or (state,)
        each = [p for p in cast.participants(token) if p.kind == "country" and p.country not in theirs]
        if not by and len(each) > 1:  # "Chad and Togo said that two must leave each of them"
            return tuple(each)
    return by or tuple(_told_of(m, cast, theirs))


def lands(m: Match, cast: Cast) -> set[str]:
    """The countries that they must leave, as far as the sentence says so."""
    alone = {country for t in territory(m) if (country := cast.place_country(t)) is not None}
    return alone | {p.country for t in territory(m) for p in cast.participants(t) if p.kind == "country" and p.country}


def is_told_by_another(m: Match, timing: Timing, cast: Cast, theirs: set[str]) -> bool:
    """Whether it is a state that tells of it, and not theirs: then it is that one which expels them."""
    return any(country not in theirs for t in _voices(m, timing) if (country := cast.place_country(t)))


def of_the_other_side(
    doers: tuple[Participant, ...], states: tuple[Participant, ...], last: Expelled | None
) -> tuple[Participant, ...]:
    """Persons of no state that is told, as of the other side of the expulsion told before, if that was of the same two."""
    if last is None or not doers or any(p.kind != "person" or p.country for p in doers):
        return doers
    for one, other in ((last.by, last.against), (last.against, last.by)):
        own = countries(other)
        if countries(states) and countries(states) <= countries(one) and len(own) == 1:
            return tuple(replace(p, country=next(iter(own))) for p in doers)
    return doers


def territory(m: Match) -> Iterator[Token]:
    """What they must leave: "leave Paris", "expelled from Chad", "in Moscow"."""
    yield from m.roles.get("place", ())
    if key(m.frame.head) in words("grammar", "terms_told_after"):
        yield from under(m.frame.head, "dobj")
    if m.infinitive is not None:
        yield from under(m.infinitive, "dobj")
        outside = [p for p in under(m.infinitive, "prep", "prt", "advmod") if p.lower_ in ("out", "from")]
        yield from (t for p in outside for q in (p, *under(p, "prep")) for t in under(q, "pobj"))
    theirs = {t for token in m.roles.get("against", ()) for t in token.subtree}
    out = ("from", "of") if "out" in m.frame.words else ("from",)
    yield from (token for preposition, token in m.frame.links if preposition in out and token not in theirs)


def _posts(m: Match, cast: Cast) -> Iterator[Token]:
    """Where they are envoys or are told to go: "the ambassador to Chad", "was called to the ministry in Rome"."""
    against = m.roles.get("against", ())
    beside = [
        *against,
        *(n for t in against for n in under(t, "appos")),
        *(t.head for t in against if t.dep_ == "appos"),
    ]
    heads = {*beside, m.frame.head, *said_of(m.frame.head)}
    for word in m.frame.head.sent:
        near = word.head in heads or (word.lower_ == "in" and cast.is_organ(word.head))
        if word.dep_ == "prep" and ((word.lower_ == "in" and near) or (word.lower_ == "to" and word.head in beside)):
            yield from under(word, "pobj")


def _told_of(m: Match, cast: Cast, theirs: set[str]) -> Iterator[Participant]:
    """The other state of the sentence that "they" were told of in: "the envoys whom Chad calls spies … They were given"."""
    for token in m.roles.get("against", ()):
        meant = cast.meant(token)
        if token.sent != m.frame.head.sent or meant.sent != m.frame.head.sent:
            at = token if token.sent != m.frame.head.sent else meant
            if (country := cast.other_country(at, theirs)) is not None:
                yield replace(cast.participants(token)[0], name=country, kind="country", country=country)
                return


def _voices(m: Match, timing: Timing) -> Iterator[Token]:
    """Who tells of it."""
    if timing.report is not None:
        yield from speakers(timing.report)
    if (said := attribution(m.frame.head)) is not None:
        yield said.span.root
