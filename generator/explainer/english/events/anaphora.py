"""What a sentence does not say of an expulsion since it was said just before.

Anaphora: "the diplomats", "the 70 must leave", "giving them 72 hours". Ellipsis: "Chad expelled two envoys, Togo
three", "Benin did the same", "each expelled two of the other's".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ...countries import load_countries
from ...numbers import parse_number
from ...person_nouns import is_person
from ...readers.reading import Participant
from ..quantities import counted
from ..syntax.antecedents import is_anaphoric
from ..syntax.grammar import coordinated, counted_noun, is_time, key, under
from ..vocabulary import words
from .coreference import is_of_another_time
from .counts import how_many, one_by_one
from .entity_linking import EntityLinker
from .expulsion_sides import of_a_state
from .expulsion_words import ExpulsionWords, ReadExpulsion
from .scene import as_state, countries, named_sides

if TYPE_CHECKING:
    from ...parsed.tokens import Token

__all__ = [
    "are_all_of",
    "are_named_after",
    "are_of_the_same_state",
    "did_the_same",
    "expelled_each_other",
    "gapped",
    "is_continued",
    "mean_those_of",
    "order_of_named",
    "person_or_state",
    "resumed",
    "resumed_order",
    "split_joint_orders",
]

_JOINING = frozenset({",", "and"})
_EACH = frozenset({"apiece", "each", "more"})


def resumed(order: ReadExpulsion, said: ExpulsionWords) -> ReadExpulsion:
    """An order told before, as these words set a term to it."""
    return replace(order, head=said.head, resumes=True)


def resumed_order(said: ExpulsionWords, theirs: set[str]) -> ReadExpulsion | None:
    """The order told before to which a sentence only sets a term.

    :param theirs: the states whose people the sentence says they are; empty where it does not say.
    """
    if said.last is None or not said.sets_a_term:
        return None
    told = (counted(token).number for token in said.those_expelled if token.sent == said.head.sent)
    numbers = {number for number in told if number not in (None, 1)}
    by_somebody = (one for one in reversed(said.before) if one.by)
    if theirs:
        fitting = (one for one in by_somebody if named_sides(one.against) == theirs and numbers <= {one.number})
        return next(fitting, None)
    if numbers and (of_so_many := next((one for one in by_somebody if one.number in numbers), None)) is not None:
        return of_so_many
    last = said.last if numbers else _last_news(said, said.last)
    return last if _follows(said, last) else None


def order_of_named(token: Token, said: ExpulsionWords, doers: set[str]) -> ReadExpulsion | None:
    """The expulsion told before of one who is named here: by that name, or else of one whom only this sentence names.

    :param doers: the states that expel here, as far as they are told.
    """
    return _last_by_name(token, said, doers) or _last_of_one(said, doers)


def is_continued(said: ExpulsionWords, last: ReadExpulsion) -> bool:
    """Whether a verb only goes on telling of an expulsion: "expelled ten more, giving them 72 hours"."""
    head = said.head
    joined = head.dep_ in ("advcl", "conj") and head.head == last.head and not under(head, "nsubj", "nsubjpass")
    objects = [t for found in under(head, "dobj", "dative") for t in coordinated(found) if not is_time(t)]
    if not joined or not said.those_expelled or not objects:
        return False
    return all(counted_noun(t).tag_ == "PRP" for t in objects)


def mean_those_of(token: Token, last: ReadExpulsion, linker: EntityLinker) -> bool:
    """Whether "the diplomats", "them" or a bare number are those of the expulsion told before.

    They are not where their own phrase or sentence says whose they are.
    """
    if token.lower_ == "theirs":
        return True
    country = linker.country(token, phrases=False)
    if country is not None and country not in named_sides(last.against):
        return False
    actor = linker.mention(token)
    if actor is not None and actor.kind == "person":
        return actor.name in {p.name for p in last.against}
    if country is not None or linker.body(token) or not (is_anaphoric(token) or _is_bare_number(token)):
        return False
    meant = linker.meant(token)
    return meant == token or meant.sent != token.sent


def are_all_of(tokens: Sequence[Token], said: ExpulsionWords, last: ReadExpulsion) -> bool:
    """Whether a pronoun means those of the expulsion told before, all of them: "the envoy and two clerks. They were …"."""
    return bool(tokens) and all(t.sent == last.head.sent != said.head.sent for t in tokens)


def are_named_after(people: Sequence[Participant], said: ExpulsionWords, last: ReadExpulsion) -> bool:
    """Whether they are those of the expulsion just told, each by name: "expelled two Poles. X and Y were given a day"."""
    several = len(people) > 1 and last.number == len(people) and all(p.kind == "person" for p in people)
    return several and not countries(people) and _follows(said, last)


def are_of_the_same_state(theirs: set[str], said: ExpulsionWords, last: ReadExpulsion) -> bool:
    """Whether they are of the state whose people were expelled in the sentence before."""
    return bool(theirs) and theirs == countries(last.against) and _follows(said, last, anew=False)


def _follows(said: ExpulsionWords, last: ReadExpulsion, *, anew: bool = True) -> bool:
    """Whether an order is told in the same sentence as another, or the next.

    :param anew: whether the next may begin a paragraph, as one about "them" or somebody by name may.
    """
    sentence, before = said.head.sent, last.head
    if before.doc is sentence.doc:
        return before.i >= sentence.start - 1 - len(before.sent)
    return anew and sentence.start == 0 and before.doc is sentence.doc.before and before.sent.end == len(before.doc)


def person_or_state(participant: Participant) -> Participant:
    """A person stays a person of that state; anybody else is told as the state."""
    if participant.kind == "person" or not participant.country:
        return participant
    return as_state(participant, participant.country)


def did_the_same(said: ExpulsionWords) -> list[ReadExpulsion]:
    """What "did the same" tells after an expulsion: of the same state's people, or in turn of the doer's."""
    last, by, tokens = said.last, said.by, said.those_expelled
    if last is None or not by or not _follows(said, last, anew=False):
        return []
    if tokens:
        number, people = how_many(tokens, said.linker, names=True)
        named = ((token, p) for token in tokens for p in said.linker.participants(token))
        against = tuple(person_or_state(of_a_state(token, p, said.linker)) for token, p in named)
        return [ReadExpulsion(by, against, number, people, said.head)]
    if named_sides(by) == named_sides(last.by):
        return []
    in_turn = named_sides(by) & named_sides(last.against)
    return split_joint_orders(ReadExpulsion(by, last.by if in_turn else last.against, None, None, said.head), ())


def expelled_each_other(said: ExpulsionWords) -> list[ReadExpulsion]:
    """The expulsions by each of two states: "Chad and Togo each expelled two of the other's diplomats"."""
    tokens, last = said.those_expelled, said.last
    if not any(t.lower_ == "other" and t.dep_ == "poss" for token in tokens for t in token.subtree):
        return []
    parties = said.by if named_sides(said.by) or last is None else (*last.by, *last.against)
    states = tuple({p.country: person_or_state(p) for p in parties if p.country}.values())
    if len(states) != 2:
        return []
    number, people = how_many(tokens, said.linker)
    return [ReadExpulsion((one,), (other,), number, people, said.head) for one, other in (states, states[::-1])]


def split_joint_orders(one: ReadExpulsion, tokens: Sequence[Token]) -> list[ReadExpulsion]:
    """An expulsion by several states as one by each, with the number only where it must be each one's.

    :param tokens: the heads of the phrases that say who goes, which may count them one by one.
    """
    states = {p.country for p in one.by if p.kind == "country" and p.country}
    if len(states) < 2 or len(states) != len(one.by) or one.own:
        return [one]
    apiece = not {"each", "apiece"}.isdisjoint(token.lower_ for token in one.head.sent)
    number = one.number if one.number == 1 or apiece else None
    numbers: Sequence[int | str | None] = one_by_one(tokens, len(one.by)) or [number] * len(one.by)
    return [replace(one, by=(state,), number=n) for state, n in zip(one.by, numbers, strict=True)]


def gapped(said: ExpulsionWords, last: ReadExpulsion) -> Iterator[ReadExpulsion]:
    """What a sentence goes on to tell with numbers alone: "Chad expelled two Danes and Togo three", "and Denmark two".

    :param last: the last expulsion that the sentence tells with its verb, which is left out of the others.
    """
    if said.match.frame.name == "noun" or not last.against or last.own:
        return
    doers, theirs = named_sides(last.by), named_sides(last.against)
    for state, number, people in _states_with_numbers(said.head, said.linker, doers | theirs):
        against = last.by if state.country in theirs else last.against
        if people is not None and (country := said.linker.country(people)) is not None:
            against = (as_state(said.linker.participants(people)[0], country),)
        if state.country not in named_sides(against) and state.country not in doers:
            yield ReadExpulsion((state,), against, number, last.people, said.head)


def _last_news(said: ExpulsionWords, last: ReadExpulsion) -> ReadExpulsion:
    """The last expulsion that is not told as having been before or after another; else the last."""
    return next((one for one in reversed(said.before) if not is_of_another_time(one.head)), last)


def _last_by_name(token: Token, said: ExpulsionWords, doers: set[str]) -> ReadExpulsion | None:
    """The last expulsion told of the same person, by the same state where one is told."""
    actor = said.linker.mention(token)
    if actor is None:
        return None
    same = (one for one in reversed(said.before) if actor.name in {p.name for p in one.against})
    return next((one for one in same if not doers or not one.by or named_sides(one.by) == doers), None)


def _last_of_one(said: ExpulsionWords, doers: set[str]) -> ReadExpulsion | None:
    """The expulsion told before of one whom only this sentence names: "Chad expelled the German envoy. X was told …".

    It is the doer's only one, or, where no doer is told, the last, in this sentence or the one before.
    """
    alone = [one for one in said.before if one.number in (None, 1) and len(named_sides(one.against)) == 1]
    if doers:
        theirs = [one for one in alone if named_sides(one.by) == doers]
        return theirs[-1] if len({frozenset(named_sides(one.against)) for one in theirs}) == 1 else None
    return alone[-1] if alone and alone[-1] is said.last and _follows(said, alone[-1]) else None


def _is_bare_number(token: Token) -> bool:
    return token.pos_ == "NUM" and all(c.dep_ in words("grammar", "beside_a_number") for c in token.children)


def _states_with_numbers(
    head: Token, linker: EntityLinker, known: Collection[str]
) -> Iterator[tuple[Participant, int, Token | None]]:
    """Each further state of a sentence that a bare number follows, with the number and the people's noun if there is one.

    :param head: the verb that tells the first expulsion.
    :param known: the states of that one, of which a capital's that is several states' is.
    """
    states: list[Participant] = []
    doc, end, last = head.doc, head.sent.end, head
    for token in doc[head.i + 1 : end]:
        if token.lower_ in _JOINING:
            continue
        if (country := _state(token, linker, known)) is not None:
            states.append(as_state(linker.participants(token)[0], country))
            last = token
            continue
        number = parse_number(token.text) if token.pos_ == "NUM" and states and doc[token.i - 1] is last else None
        after = doc[token.i + 1] if number is not None and token.i + 1 < end else None
        if number is not None and (after is None or _may_follow(after, linker)):
            people = after if after is not None and _is_people(after, linker) else None
            yield from ((state, number, people) for state in states)
        states = []


def _state(token: Token, linker: EntityLinker, known: Collection[str]) -> str | None:
    """The state that a word names, or whose capital it is."""
    actor = linker.mention(token)
    if actor is not None and actor.kind == "country" and actor.form in ("name", "short"):
        return actor.name
    if token.ent_type_ != "GPE" or token.pos_ != "PROPN":
        return None
    seats = {country.name for country in load_countries().seated_in(token.text)}
    return linker.place_country(token) or min(seats & set(known), default=None)


def _may_follow(word: Token, linker: EntityLinker) -> bool:
    """Whether a word may stand after a number that counts people told before."""
    return word.is_punct or word.lower_ in _JOINING | _EACH or word.pos_ == "ADP" or _is_people(word, linker)


def _is_people(word: Token, linker: EntityLinker) -> bool:
    return "nationals" in linker.nature(word).kinds or (word.pos_ == "NOUN" and is_person(key(word)))
