"""Who expelled whose people, and how many: what an expulsion needs beyond its pattern.

A state expels another state's people. Where a sentence leaves out one of the two, it is the state whose
territory they must leave, the one that speaks, or the only other one that the sentence names. It is read by
decisions in an order: ``_WAYS`` tell what kind of telling the words are, ``_DECISIONS`` what is known of those
of one state.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...lexicon import Lexicon
from ...readers.reading import Participant
from ..syntax.grammar import key
from ..vocabulary import words
from .anaphora import (
    are_all_of,
    are_named_after,
    are_of_the_same_state,
    did_the_same,
    expelled_each_other,
    gapped,
    is_continued,
    mean_those_of,
    order_of_named,
    person_or_state,
    resumed,
    resumed_order,
    split_joint_orders,
)
from .counts import how_many, says_as_many
from .entity_linking import EntityLinker
from .expulsion_sides import (
    allegiance,
    are_posted_to,
    are_their_own,
    doers_of,
    is_told_by_another,
    may_be_a_states,
    mission_of,
    of_the_other_side,
    other_referent,
)
from .expulsion_words import ExpulsionWords, ReadExpulsion
from .scene import ReadEvent, Scene, countries, named_sides

if TYPE_CHECKING:
    from ...parsed.tokens import Token

__all__ = ["read_expulsions"]


def read_expulsions(scene: Scene, events: list[ReadEvent]) -> list[ReadEvent]:
    """Tell who expels whose people and how many, an event for each state whose people go."""
    out: list[ReadEvent] = []
    before: list[ReadExpulsion] = []
    for one in events:
        if not scene.lexicon.is_expulsion(one.event.type):
            out.append(one)
            continue
        said = ExpulsionWords(one.match, one.timing, scene.linker, tuple(before))
        own_type = scene.lexicon.types[one.event.type].when_own
        for expulsion in _told(said):
            if expulsion.own:
                out += [_recall(one, expulsion, own_type, scene.lexicon)] if own_type else []
            elif not expulsion.by or named_sides(expulsion.by) or may_be_a_states(said):
                before += [expulsion] if expulsion.against else []
                out.append(_expulsion(one, expulsion))
    return out


def _expulsion(one: ReadEvent, told: ReadExpulsion) -> ReadEvent:
    event = replace(one.event, by=told.by, against=told.against, number=told.number, people=told.people)
    return replace(one, event=event, resumes=told.resumes)


def _recall(one: ReadEvent, told: ReadExpulsion, type: str, lexicon: Lexicon) -> ReadEvent:
    """What is told of the doer's own people, which is no expulsion: they are called home."""
    event = replace(
        one.event,
        type=type,
        plover=lexicon.types[type].plover,
        against=(),
        what=told.against[0].text if told.against else one.event.what,
        status=None,
        deadline=None,
        deadline_days=None,
        deadline_span=None,
    )
    return replace(one, event=event)


def _told(said: ExpulsionWords) -> list[ReadExpulsion]:
    """The expulsions that the words tell, by the first way of telling that they are."""
    return next(told for way in _WAYS if (told := way(said)) is not None)


# --- the ways of telling ---------------------------------------------------


def _time_for_something_else(said: ExpulsionWords) -> list[ReadExpulsion] | None:
    """No expulsion, since the time is for something other than going: "they have three days to answer"."""
    to = (c for verb in said.match.frame.infinitives for c in verb.lefts if c.tag_ == "TO")
    return [] if said.sets_a_term and said.match.infinitive is None and any(to) else None


def _term_of_an_order(said: ExpulsionWords) -> list[ReadExpulsion] | None:
    """The order told before to which the words only set a term: "they have a week"."""
    if not said.sets_a_term or not said.names_nobody:
        return None
    order = resumed_order(said, set())
    if order is None:
        return [] if said.says_that_they_go else None
    if said.lands and not said.lands & named_sides(order.by):
        return None  # "four must leave each of them" is another order
    return [resumed(order, said)]


def _continuation(said: ExpulsionWords) -> list[ReadExpulsion] | None:
    """What the verb before tells, where this one only goes on about it: "expelled ten more, giving them 72 hours"."""
    if said.last is None or not is_continued(said, said.last):
        return None
    return [replace(one, head=said.head) for one in said.before if one.head == said.last.head]


def _repetition(said: ExpulsionWords) -> list[ReadExpulsion] | None:
    """What another state did before, done again: "Benin did the same"."""
    return did_the_same(said) if key(said.head) in words("grammar", "repeating") else None


def _reciprocity(said: ExpulsionWords) -> list[ReadExpulsion] | None:
    """What two states did to each other: "each expelled two of the other's diplomats"."""
    return expelled_each_other(said) or None


def _order(said: ExpulsionWords) -> list[ReadExpulsion]:
    """An expulsion of its own, for each state whose people go and each that orders it."""
    groups = [*_by_country(said.those_expelled, said.linker)] or [[]]
    told = [each for group in groups for each in split_joint_orders(_of_one_state(group, said), said.those_expelled)]
    return [*told, *gapped(said, told[-1])]


_WAYS: tuple[Callable[[ExpulsionWords], list[ReadExpulsion] | None], ...] = (
    _time_for_something_else,
    _term_of_an_order,
    _continuation,
    _repetition,
    _reciprocity,
    _order,
)
"""What kinds of telling there are, in the order in which they are tried; the last always is one."""


def _by_country(tokens: Sequence[Token], linker: EntityLinker) -> Iterator[list[Token]]:
    """Coordinated phrases that belong together: those of one state, and those of which nothing says whose they are."""
    groups: dict[str | None, list[Token]] = {}
    for token in tokens:
        his = any(child.tag_ == "PRP$" for child in token.lefts)  # "the envoy and his staff"
        country = None if his and groups else linker.country(linker.meant(token))
        groups.setdefault(country if country or not groups else next(reversed(groups)), []).append(token)
    yield from groups.values()


# --- those of one state ----------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Draft:
    """What is known so far of the expulsion of one state's people."""

    tokens: Sequence[Token]
    """The heads of the phrases that say who goes; none where no words do."""
    by: tuple[Participant, ...]
    """Who expels them."""
    doers: set[str]
    """The states of those of whom the sentence itself says that they do."""
    expelled: tuple[Participant, ...]
    """Who goes."""
    theirs: set[str]
    """The states, or bodies, whose people they are."""
    number: int | str | None = None
    """How many they are."""
    people: str | None = None
    """What they are, such as ``diplomats``."""
    own: bool = False
    """Whether they are the doer's own people."""
    order: ReadExpulsion | None = None
    """The expulsion told before that is meant; where there is one, nothing more is to be decided."""

    def of(self, state: str) -> _Draft:
        """The same, the people being of a state."""
        return replace(self, expelled=tuple(replace(p, country=state) for p in self.expelled), theirs={state})

    @property
    def is_one_by_name(self) -> bool:
        """Whether it is one person whom the article names."""
        return len(self.tokens) == 1 and any(p.kind == "person" for p in self.expelled)


def _of_one_state(tokens: Sequence[Token], said: ExpulsionWords) -> ReadExpulsion:
    """The expulsion that phrases for one state's people tell."""
    expelled = tuple(p for token in tokens for p in said.linker.participants(token))
    draft = _Draft(tokens, said.by, named_sides(said.by), expelled, countries(expelled))
    for decide in _DECISIONS:
        draft = decide(draft, said)
        if draft.order is not None:
            return resumed(draft.order, said)
    states = (person_or_state(p) for p in draft.expelled if p.country or p.kind)
    against = tuple({p.name: p for p in states}.values())
    return ReadExpulsion(draft.by, against, draft.number, draft.people, said.head, draft.own)


def _count(draft: _Draft, said: ExpulsionWords) -> _Draft:
    """How many they are: as the words count them, "as many", or all of those told before."""
    number, people = how_many(draft.tokens, said.linker, names=True)
    if said.last is not None and any(says_as_many(token) for token in draft.tokens):
        number = said.last.number
    elif said.last is not None and are_all_of(draft.tokens, said, said.last):
        number, people = said.last.number, said.last.people
    return replace(draft, number=number, people=people)


def _order_told_before(draft: _Draft, said: ExpulsionWords) -> _Draft:
    """Which order told before they only set a term to: one of that state's people, or of those who are now named."""
    if draft.theirs and not draft.doers and (order := resumed_order(said, draft.theirs)) is not None:
        return replace(draft, order=order)
    if said.last is not None and are_named_after(draft.expelled, said, said.last):
        return replace(draft, order=said.last)
    return draft


def _whose_named_person(draft: _Draft, said: ExpulsionWords) -> _Draft:
    """Whose somebody is who is named: as in the expulsion told of them before, or as the article says elsewhere."""
    if not draft.is_one_by_name or (draft.theirs and draft.doers):
        return draft
    (token,) = draft.tokens
    order = order_of_named(token, said, draft.doers or said.places)
    if order is not None and draft.theirs <= named_sides(order.against):
        side = next(p.country or p.name for p in order.against if p.country or p.kind)
        return replace(draft, by=draft.by or order.by).of(side)
    found = None if draft.theirs else allegiance(token, said.linker, draft.doers)
    if found is None and all(p.kind == "person" for p in draft.expelled):
        found = said.linker.body(token)
    return draft if found is None else draft.of(found)


def _whose_staff(draft: _Draft, said: ExpulsionWords) -> _Draft:
    """Whose they are at whose mission they work: "expelled two attachés at the Polish embassy"."""
    if named_sides(draft.expelled) or draft.is_one_by_name:
        return draft
    state = mission_of(said, draft.doers)
    return draft if state is None else draft.of(state)


def _those_told_before(draft: _Draft, said: ExpulsionWords) -> _Draft:
    """Whose "the diplomats" or "them" are, told of in the expulsion before, and who expels more of the same state's."""
    last = said.last
    if last is None:
        return draft
    if draft.tokens and all(mean_those_of(token, last, said.linker) for token in draft.tokens):
        in_turn = bool(last.by) and bool(
            draft.doers & named_sides(last.against)
        )  # "Oman expelled two; Chad expelled one"
        elsewhere = said.lands - named_sides(last.by)
        expelled = last.by if in_turn else last.against
        by = draft.by or (() if elsewhere else last.by)
        return replace(draft, by=by, expelled=expelled, theirs=countries(expelled))
    if draft.by or not are_of_the_same_state(draft.theirs, said, last):
        return draft
    many = isinstance(draft.number, str)  # "dozens have been sent home" sums up many
    return draft if many or is_told_by_another(said, draft.theirs) else replace(draft, by=last.by)


def _own_people(draft: _Draft, said: ExpulsionWords) -> _Draft:
    """Whether they are the doer's own people; who does it is another where only a pronoun tells, "it ordered Danes out"."""
    if not draft.theirs or not draft.theirs <= draft.doers:
        return draft
    pronouns = said.match.roles.get("by", ())
    if not pronouns or any(token.tag_ != "PRP" for token in pronouns):
        return replace(draft, own=True)
    other = other_referent(pronouns[0], draft.theirs, said.linker)
    by = draft.by if other is None else (other,)
    return replace(draft, by=by, doers=named_sides(by), own=draft.theirs <= named_sides(by))


def _only_other_state(draft: _Draft, said: ExpulsionWords) -> _Draft:
    """Whose they are, where they would be nobody's or the doer's own: of the only other state that the sentence names."""
    if not draft.tokens or not draft.doers or (named_sides(draft.expelled) and not draft.own):
        return draft
    other = said.linker.other_country(said.head, draft.doers | draft.theirs)
    if not other or (draft.own and are_their_own(draft.tokens, other, said)):
        return draft
    return draft if are_posted_to(draft.tokens, other, said.linker) else replace(draft.of(other), own=False)


def _by_whom(draft: _Draft, said: ExpulsionWords) -> _Draft:
    """Which state expels them: as told, whose land they leave, who speaks, or the other side of the expulsion before."""
    by = doers_of(draft.by, said, named_sides(draft.expelled))
    return replace(draft, by=by if said.last is None else of_the_other_side(by, draft.expelled, said.last))


def _of_those_addressed(draft: _Draft, said: ExpulsionWords) -> _Draft:
    """Whose they are, where it is told to whom the order was given: "Chad told Togo that it must recall three"."""
    if "_by_whom" not in said.match.roles or named_sides(draft.expelled) or not named_sides(draft.by):
        return draft
    other = said.linker.other_country(said.head, named_sides(draft.by))
    return draft.of(other) if other else draft


_DECISIONS: tuple[Callable[[_Draft, ExpulsionWords], _Draft], ...] = (
    _count,
    _order_told_before,
    _whose_named_person,
    _whose_staff,
    _those_told_before,
    _own_people,
    _only_other_state,
    _by_whom,
    _of_those_addressed,
)
"""What is decided of those of one state, in the order in which it is: each may use what those before it found."""
