"""Who expelled whose people, and how many: what an expulsion needs beyond its pattern.

A state expels another state's people. Where a sentence leaves out one of the two, it is the state whose
territory they must leave, the one that speaks, or the only other one that the sentence names.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ...lexicon import Lexicon
from ...readers.reading import Participant
from ..syntax.grammar import key, owners
from ..syntax.person_nouns import is_person
from ..syntax.referents import is_unnamed, possible_referents
from ..vocabulary import words
from .allegiance import allegiance
from .cast import Cast
from .counts import how_many, one_by_one, says_as_many
from .doers import countries, doers_of, is_told_by_another, lands, of_the_other_side, territory
from .gaps import gapped
from .matching import Match
from .retold import (
    Expelled,
    follows,
    goes_on,
    means,
    named_before,
    only_gives_time,
    only_sets_a_term,
    sides,
    taken_up_by_name,
    told_again,
)
from .scene import ReadEvent, Scene
from .timing import Timing

if TYPE_CHECKING:
    from ..tokens import Token

__all__ = ["read_expulsions"]


def read_expulsions(scene: Scene, events: list[ReadEvent]) -> list[ReadEvent]:
    """Tell who expels whose people and how many, an event for each state whose people go."""
    out: list[ReadEvent] = []
    before: list[Expelled] = []
    for one in events:
        if not scene.lexicon.is_expulsion(one.event.type):
            out.append(one)
            continue
        for expulsion in expelled(one.match, one.timing, scene.cast, before):
            own = scene.lexicon.types[one.match.type].when_own
            if expulsion.own and own:
                out.append(_recalled(one, expulsion, own, scene.lexicon))
            elif not expulsion.own and _is_by_a_state(one.match, expulsion, scene.cast):
                before += [expulsion] if expulsion.against else []
                event = replace(
                    one.event,
                    by=expulsion.by,
                    against=expulsion.against,
                    number=expulsion.number,
                    people=expulsion.people,
                )
                out.append(replace(one, event=event, resumes=expulsion.taken_up))
    return out


def _recalled(one: ReadEvent, expulsion: Expelled, type: str, lexicon: Lexicon) -> ReadEvent:
    """What is told of the doer's own people, which is no expulsion: they are called home."""
    event = replace(
        one.event,
        type=type,
        plover=lexicon.types[type].plover,
        against=(),
        what=expulsion.against[0].text if expulsion.against else one.event.what,
        status=None,
        deadline=None,
        deadline_days=None,
        deadline_span=None,
    )
    return replace(one, event=event)


def _is_by_a_state(m: Match, expulsion: Expelled, cast: Cast) -> bool:
    return not expulsion.by or any(p.country or p.kind for p in expulsion.by) or is_state(m, cast)


def expelled(m: Match, timing: Timing, cast: Cast, before: Sequence[Expelled]) -> list[Expelled]:
    """The expulsions that a match tells, one for each state whose people go.

    :param before: the expulsions told before it, the last of which "the diplomats" may mean again.
    """
    last = before[-1] if before else None
    told_after, gives_time = key(m.frame.head) in words("grammar", "terms_told_after"), only_gives_time(m)
    if (told_after or gives_time) and m.infinitive is None and _for_something_else(m):
        return []
    if (told_after or gives_time) and only_sets_a_term(m, cast):
        again = told_again(m, before, set())
        if again is not None and (there := lands(m, cast)) and not there & sides(again.by):
            again, told_after = None, False  # "four must leave each of them" is another order
        if told_after or again is not None:
            return [replace(again, head=m.frame.head, taken_up=True)] if again is not None else []
    if last is not None and goes_on(m, last):
        return [replace(one, head=m.frame.head) for one in before if one.head == last.head]
    doing = [t for token in m.roles.get("by", ()) for t in _givers(token)]
    by = tuple(p for token in doing for p in cast.participants(token))
    if key(m.frame.head) in words("grammar", "repeating"):
        return _repeated(m, by, cast, last)
    if pair := _each_other(m, by, last):
        number, people = how_many(m.roles.get("against", ()), cast)
        return [Expelled((a,), (b,), number, people, head=m.frame.head) for a, b in (pair, pair[::-1])]
    out = []
    for tokens in [*_by_country(m.roles.get("against", ()), cast)] or [[]]:
        number, people = how_many(tokens, cast, names=True)
        if last is not None and any(says_as_many(token) for token in tokens):
            number = last.number
        elif last is not None and _are_all_of(tokens, m, last):
            number, people = last.number, last.people
        states = tuple(p for token in tokens for p in cast.participants(token))
        theirs, mine = countries(states), sides(by)
        if theirs and not mine and (again := told_again(m, before, theirs)) is not None:
            out.append(replace(again, head=m.frame.head, taken_up=True))
            continue
        if last is not None and _are_named_after(states, theirs, m, last):
            out.append(replace(last, head=m.frame.head, taken_up=True))
            continue
        named = len(tokens) == 1 and any(p.kind == "person" for p in states)
        if named and not (theirs and mine):
            doers = mine or {c for t in territory(m) if (c := cast.place_country(t))}
            again = named_before(tokens[0], doers, cast, before) or taken_up_by_name(m, doers, before)
            if again is not None and theirs <= sides(again.against):
                by, side = by or again.by, next(iter(sides(again.against)))
            else:
                side = None if theirs else allegiance(tokens[0], cast, mine)
            side = side or (cast.body(tokens[0]) if all(p.kind == "person" for p in states) else None)
            if side is not None:
                states, theirs = tuple(replace(p, country=side) for p in states), {side}
        if not sides(states) and not named and (post := _post(m, cast, mine)) is not None:
            states, theirs = tuple(replace(p, country=post) for p in states), {post}
        if last is not None and tokens and all(means(t, last, cast) for t in tokens):
            in_turn = bool(last.by) and bool(mine & sides(last.against))  # "Oman expelled two; Chad expelled one"
            states = last.by if in_turn else last.against
            by = by or (() if lands(m, cast) - sides(last.by) else last.by)
            theirs = countries(states)
        elif last is not None and not by and _are_of_the_same_state(theirs, m, last):
            many = isinstance(number, str)  # "dozens have been sent home" sums up many
            by = () if many or is_told_by_another(m, timing, cast, theirs) else last.by
        own = bool(theirs) and theirs <= mine
        if own and m.roles.get("by") and all(t.tag_ == "PRP" for t in m.roles["by"]):  # "it" is another state, then
            by = tuple(_another(m.roles["by"][0], theirs, cast)) or by
            mine, own = sides(by), bool(theirs) and theirs <= sides(by)
        guess = tokens and mine and (not sides(states) or own)
        other = cast.other_country(m.frame.head, mine | theirs) if guess else None
        if other and not (own and _are_its_own(tokens, other, m, cast)) and not _are_posted_to(tokens, other, cast):
            states, own = tuple(replace(p, country=other) for p in states), False
        doers = doers_of(by, m, timing, cast, {p.country or p.name for p in states if p.country or p.kind})
        doers = of_the_other_side(doers, states, last)
        if "_by_whom" in m.roles and not sides(states) and sides(doers):  # "Chad told Togo that it must recall three"
            other = cast.other_country(m.frame.head, sides(doers))
            states = tuple(replace(p, country=other) for p in states) if other else states
        against = tuple({p.name: p for p in map(_as_state, states) if p.country or p.kind}.values())
        out.append(Expelled(doers, against, number, people, own, m.frame.head))
    told = [each for one in out for each in _severally(one, m.roles.get("against", ()))]
    return [*told, *_without_a_verb(m, told, cast)]


def _givers(token: Token) -> list[Token]:
    """Whose order it is that acts in their stead: "Peru's decree gives the envoy five days"."""
    return (owners(token) if key(token) in words("grammar", "acts_of_state") else []) or [token]


def _without_a_verb(m: Match, told: Sequence[Expelled], cast: Cast) -> Iterator[Expelled]:
    """What a sentence goes on to tell with numbers alone: "Chad expelled two Danes and Togo three", "and Denmark two"."""
    last = told[-1] if told and m.frame.name != "noun" else None
    if last is None or not last.against or last.own:
        return
    for state, number, people in gapped(m.frame.head, cast, sides(last.by) | sides(last.against)):
        against = last.by if state.country in sides(last.against) else last.against
        if people is not None and (country := cast.country(people)) is not None:
            against = (replace(cast.participants(people)[0], name=country, kind="country", country=country),)
        if state.country not in sides(against) and state.country not in sides(last.by):
            yield Expelled((state,), against, number, last.people, head=m.frame.head)


def _are_named_after(people: Sequence[Participant], theirs: set[str], m: Match, last: Expelled) -> bool:
    """Whether they are those of the expulsion just told, each by name: "expelled two Poles. X and Y were given a day"."""
    several = len(people) > 1 and last.number == len(people) and all(p.kind == "person" for p in people)
    return several and not theirs and follows(m, last)


def _are_of_the_same_state(theirs: set[str], m: Match, last: Expelled) -> bool:
    """Whether they are of the state whose people were expelled in the sentence before."""
    return bool(theirs) and theirs == countries(last.against) and follows(m, last, anew=False)


def _repeated(m: Match, by: tuple[Participant, ...], cast: Cast, last: Expelled | None) -> list[Expelled]:
    """What "did the same" tells after an expulsion: of the same state's people, or in turn of the doer's."""
    if last is None or not by or not follows(m, last, anew=False):
        return []
    head, tokens = m.frame.head, m.roles.get("against", ())
    if tokens:
        number, people = how_many(tokens, cast, names=True)
        return [
            Expelled(
                by, tuple(_of_side(t, p, cast) for t in tokens for p in cast.participants(t)), number, people, head=head
            )
        ]
    if sides(by) == sides(last.by):
        return []
    in_turn = sides(by) & sides(last.against)
    return [*_severally(Expelled(by, last.by if in_turn else last.against, None, None, head=head), ())]


def _another(pronoun: Token, theirs: set[str], cast: Cast) -> Iterator[Participant]:
    """The state that a pronoun may mean besides those whose people are expelled, what a sentence is about first."""
    for noun in sorted(possible_referents(pronoun), key=lambda n: n.dep_ != "nsubj" or n.head.dep_ != "ROOT"):
        country = cast.country(noun)
        if country is not None and country not in theirs and any(p.kind == "country" for p in cast.participants(noun)):
            yield replace(cast.participants(pronoun)[0], name=country, kind="country", country=country)
            return


def _of_side(token: Token, participant: Participant, cast: Cast) -> Participant:
    """A participant with the state or body that it belongs to, wherever the article says so."""
    return _as_state(
        replace(participant, country=participant.country or allegiance(token, cast, ()) or cast.side(token))
    )


def _each_other(m: Match, by: tuple[Participant, ...], last: Expelled | None) -> tuple[Participant, Participant] | None:
    """The two states that expel each other's people: "Chad and Togo each expelled two of the other's diplomats"."""
    if not any(t.lower_ == "other" and t.dep_ == "poss" for a in m.roles.get("against", ()) for t in a.subtree):
        return None
    parties = by if sides(by) or last is None else (*last.by, *last.against)
    states = tuple({p.country: _as_state(p) for p in parties if p.country}.values())
    return (states[0], states[1]) if len(states) == 2 else None


def _are_its_own(tokens: Sequence[Token], other: str, m: Match, cast: Cast) -> bool:
    """Whether they are the doer's own for sure: a name says so, no pronoun or "the country", or they leave the other's land."""
    named = all(cast.country(t, phrases=False) and not any(_is_of_whom(w, cast) for w in t.subtree) for t in tokens)
    return named or other in {cast.place_country(t) for t in territory(m)}


def _is_of_whom(word: Token, cast: Cast) -> bool:
    actor = cast.mention(word)
    return word.tag_ == "PRP$" or (actor is not None and actor.form == "phrase")


def _are_posted_to(tokens: Sequence[Token], country: str, cast: Cast) -> bool:
    """Whether they are said to work in a country, and so are another's: "the staff of its embassy in Haiti"."""
    inside = (t for token in tokens for t in token.subtree if t.dep_ == "pobj" and t.head.lower_ in ("from", "in"))
    return any(cast.place_country(t) == country for t in inside)


def _post(m: Match, cast: Cast, mine: set[str]) -> str | None:
    """The state at whose mission they work, where the words for it were hung on the verb: "expelled two attachés at …"."""
    missions = (t for word, t in m.frame.links if word in ("at", "in") and key(t) in words("grammar", "missions"))
    return next((side for t in missions if (side := cast.country(t)) is not None and side not in mine), None)


def _for_something_else(m: Match) -> bool:
    """Whether the time is to do something in other than go: "they have three days to answer"."""
    return any(c.tag_ == "TO" for v in m.frame.infinitives for c in v.lefts)


def _severally(one: Expelled, tokens: Sequence[Token]) -> Iterator[Expelled]:
    """An expulsion by several states as one by each, with the number only where it must be each one's."""
    states = {p.country for p in one.by if p.kind == "country" and p.country}
    if len(states) < 2 or len(states) != len(one.by) or one.own:
        yield one
        return
    words_ = {t.lower_ for t in one.head.sent} if one.head is not None else set()
    number = one.number if one.number == 1 or words_ & {"each", "apiece"} else None
    numbers = one_by_one(tokens, len(one.by)) or [number] * len(one.by)
    yield from (replace(one, by=(state,), number=n) for state, n in zip(one.by, numbers, strict=True))


def is_state(m: Match, cast: Cast) -> bool:
    """Whether those who expel may be a state's, though no word says which state's: "the junta", "they"."""
    doers = m.roles.get("by", ())
    return all(cast.is_organ(t) or t.pos_ == "PRON" or is_unnamed(t) or is_person(key(t)) for t in doers)


def _by_country(tokens: Sequence[Token], cast: Cast) -> Iterator[list[Token]]:
    """Coordinated phrases that belong together: those of one state, and those of which nothing says whose they are."""
    groups: dict[str | None, list[Token]] = {}
    for token in tokens:
        his = any(child.tag_ == "PRP$" for child in token.lefts)  # "the envoy and his staff"
        country = None if his and groups else cast.country(cast.meant(token))
        groups.setdefault(country if country or not groups else next(reversed(groups)), []).append(token)
    yield from groups.values()


def _as_state(participant: Participant) -> Participant:
    """A person stays a person of that state; anybody else is told as the state."""
    if participant.kind == "person" or not participant.country:
        return participant
    return replace(participant, name=participant.country, kind="country")


def _are_all_of(tokens: Sequence[Token], m: Match, last: Expelled) -> bool:
    """Whether a pronoun means those of the expulsion told before, all of them: "the envoy and two clerks. They were …"."""
    told = last.head.sent if last.head is not None else None
    return bool(tokens) and told is not None and all(t.sent == told != m.frame.head.sent for t in tokens)
