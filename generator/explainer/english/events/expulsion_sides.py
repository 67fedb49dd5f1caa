"""Who expels whom, where the words leave it open: by whose land they leave, who speaks, or where they work."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ...person_nouns import is_person
from ...readers.reading import Participant
from ..syntax.antecedents import is_unnamed, possible_antecedents
from ..syntax.attribution import attribution
from ..syntax.grammar import key, object_predicatives, under
from ..vocabulary import words
from .entity_linking import EntityLinker
from .expulsion_words import ExpulsionWords, ReadExpulsion
from .reports import speakers
from .scene import as_state, countries

if TYPE_CHECKING:
    from ...parsed.tokens import Token

__all__ = [
    "allegiance",
    "are_posted_to",
    "are_their_own",
    "doers_of",
    "is_told_by_another",
    "may_be_a_states",
    "mission_of",
    "of_a_state",
    "of_the_other_side",
    "other_referent",
]


def doers_of(by: tuple[Participant, ...], said: ExpulsionWords, theirs: set[str]) -> tuple[Participant, ...]:
    """Who expels them: as told, with the state where no word says which.

    :param by: who does as far as it is known.
    :param theirs: the states whose people they are, and who they are by name.
    """
    if countries(by) or not (theirs or said.those_expelled):
        return by
    linker = said.linker
    for token in (*said.territory(), *_voices(said), *_posts(said)):
        country = linker.place_country(token)
        if country and country not in theirs:
            return tuple(replace(p, country=country) for p in by) or (as_state(linker.participants(token)[0], country),)
        each = [p for p in linker.participants(token) if p.kind == "country" and p.country not in theirs]
        if not by and len(each) > 1:  # "Chad and Togo said that two must leave each of them"
            return tuple(each)
    return by or tuple(_told_of_by(said, theirs))


def of_the_other_side(
    doers: tuple[Participant, ...], states: tuple[Participant, ...], last: ReadExpulsion
) -> tuple[Participant, ...]:
    """Persons of no state that is told, as of the other side of the expulsion told before, if that was of the same two."""
    if not doers or any(p.kind != "person" or p.country for p in doers):
        return doers
    for one, other in ((last.by, last.against), (last.against, last.by)):
        own = countries(other)
        if countries(states) and countries(states) <= countries(one) and len(own) == 1:
            return tuple(replace(p, country=next(iter(own))) for p in doers)
    return doers


def is_told_by_another(said: ExpulsionWords, theirs: set[str]) -> bool:
    """Whether it is a state that tells of it, and not theirs: then it is that one which expels them."""
    return any(country not in theirs for t in _voices(said) if (country := said.linker.place_country(t)))


def may_be_a_states(said: ExpulsionWords) -> bool:
    """Whether those who expel may be a state's, though no word says which state's: "the junta", "they"."""
    doers = said.match.roles.get("by", ())
    return all(said.linker.is_organ(t) or t.pos_ == "PRON" or is_unnamed(t) or is_person(key(t)) for t in doers)


def allegiance(token: Token, linker: EntityLinker, others: Collection[str]) -> str | None:
    """The state or body that a named person belongs to, where the article says so elsewhere than in the phrase.

    It is told by the noun that the name stands beside ("the EU's ambassador, X"), or else by a mission
    that a sentence with the name speaks of ("X was still in the French embassy").

    :param others: who it cannot be, such as the state that expels the person.
    """
    actor = linker.named(token)
    if actor is None or actor.kind != "person":
        return None
    named = [t for t in linker.tokens_of(actor.name) if t.dep_ != "poss"]
    for one in named:
        if one.dep_ == "appos" and (side := linker.side(one.head)) is not None and side not in others:
            return side
    missions = (noun for one in named for noun in one.sent if key(noun) in words("grammar", "missions"))
    return next((side for noun in missions if (side := linker.side(noun)) is not None and side not in others), None)


def of_a_state(token: Token, participant: Participant, linker: EntityLinker) -> Participant:
    """A participant with the state or body that it belongs to, wherever the article says so."""
    return replace(participant, country=participant.country or allegiance(token, linker, ()) or linker.side(token))


def mission_of(said: ExpulsionWords, doers: set[str]) -> str | None:
    """The state at whose mission they work, where the words for it were hung on the verb: "expelled two attachés at …"."""
    obliques = said.match.frame.obliques
    missions = (t for word, t in obliques if word in ("at", "in") and key(t) in words("grammar", "missions"))
    found = (said.linker.country(token) for token in missions)
    return next((country for country in found if country is not None and country not in doers), None)


def other_referent(pronoun: Token, theirs: set[str], linker: EntityLinker) -> Participant | None:
    """The state that a pronoun may mean besides those whose people are expelled, what a sentence is about first."""
    for noun in sorted(possible_antecedents(pronoun), key=lambda n: n.dep_ != "nsubj" or n.head.dep_ != "ROOT"):
        country = linker.country(noun)
        if (
            country is not None
            and country not in theirs
            and any(p.kind == "country" for p in linker.participants(noun))
        ):
            return as_state(linker.participants(pronoun)[0], country)
    return None


def are_their_own(tokens: Sequence[Token], other: str, said: ExpulsionWords) -> bool:
    """Whether they are the doer's own for sure: a name says so, no pronoun or "the country", or they leave the other's land."""
    linker = said.linker
    named = all(linker.country(t, phrases=False) and not any(_says_whose(w, linker) for w in t.subtree) for t in tokens)
    return named or other in said.places


def are_posted_to(tokens: Sequence[Token], country: str, linker: EntityLinker) -> bool:
    """Whether they are said to work in a country, and so are another's: "the staff of its embassy in Haiti"."""
    inside = (t for token in tokens for t in token.subtree if t.dep_ == "pobj" and t.head.lower_ in ("from", "in"))
    return any(linker.place_country(t) == country for t in inside)


def _says_whose(word: Token, linker: EntityLinker) -> bool:
    """Whether a word says whose they are by what was told before: "its", "the country"."""
    actor = linker.mention(word)
    return word.tag_ == "PRP$" or (actor is not None and actor.form == "phrase")


def _posts(said: ExpulsionWords) -> Iterator[Token]:
    """Where they are envoys or are told to go: "the ambassador to Chad", "was called to the ministry in Rome"."""
    against, head = said.those_expelled, said.head
    beside = [
        *against,
        *(n for t in against for n in under(t, "appos")),
        *(t.head for t in against if t.dep_ == "appos"),
    ]
    heads = {*beside, head, *object_predicatives(head)}
    for word in head.sent:
        near = word.head in heads or (word.lower_ == "in" and said.linker.is_organ(word.head))
        if word.dep_ == "prep" and ((word.lower_ == "in" and near) or (word.lower_ == "to" and word.head in beside)):
            yield from under(word, "pobj")


def _told_of_by(said: ExpulsionWords, theirs: set[str]) -> Iterator[Participant]:
    """The other state of the sentence that "they" were told of in: "the envoys whom Chad calls spies … They were given"."""
    linker, sentence = said.linker, said.head.sent
    for token in said.those_expelled:
        at = token if token.sent != sentence else linker.meant(token)
        if at.sent != sentence and (country := linker.other_country(at, theirs)) is not None:
            yield as_state(linker.participants(token)[0], country)
            return


def _voices(said: ExpulsionWords) -> Iterator[Token]:
    """Who tells of it."""
    if said.timing.report is not None:
        yield from speakers(said.timing.report)
    if (attributed := attribution(said.head)) is not None:
        yield attributed.span.root
