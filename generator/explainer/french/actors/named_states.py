"""States as French names them: by name, by adjective and people, and by a capital where it acts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ...countries import Country, there_in
from ...french_states import StateWord, state_prefixes
from ...person_names import gender_of_name
from ..vocabulary import words
from .annotation import FrenchPassage, StateHit, plain_words, skip_of
from .named_actor import ActorForm, NamedActor

if TYPE_CHECKING:
    from ...parsed.tokens import Token

__all__ = ["StateChooser", "is_part_of_name", "owner_at", "read_states"]

_BEFORE_ADJECTIVES = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "CCONJ", "PUNCT"})
_KINDS: Mapping[ActorForm, tuple[StateWord, ...]] = {
    "name": ("name",),
    "seat": ("seat",),
    "demonym": ("people", "adjective"),
}
"""The ways in which a word means a state, by how it names it."""
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:caus"})


class StateChooser:
    """Decides which state "congolais" or "Moscou" means in an article, by what it names beyond doubt."""

    def __init__(self, article: Sequence[FrenchPassage], year: int | None) -> None:
        """
        :param year: of the article; None where nobody knows.
        """
        self._year = year
        named = [found for passage in article for hit in passage.states.values() for found in hit.senses.values()]
        self._named = frozenset(found[0].name for found in named if len(found) == 1)

    def state(self, candidates: Sequence[Country]) -> Country | None:
        """The one of several states that a word means here; None where that cannot be told."""
        named = [state for state in candidates if state.name in self._named]
        for fitting in (candidates, named, there_in(named, self._year), there_in(candidates, self._year)):
            if len(fitting) == 1:
                return fitting[0]
        return None


def owner_at(passage: FrenchPassage, at: int, chooser: StateChooser, *, seat: bool = False) -> tuple[int, str] | None:
    """The state whose adjective stands at a place, or its name after "de", with the index after it.

    :param seat: whether its capital may stand for it ("le gouvernement de Bamako").
    """
    if hit := passage.state_at(at, "adjective"):
        state = chooser.state(hit.senses["adjective"])
        return (hit.last, state.name) if state else None
    name = skip_of(passage, at)
    if name is None:
        return None
    kinds: tuple[StateWord, ...] = ("name", "seat") if seat else ("name",)
    for kind in kinds:
        if hit := passage.state_at(name, kind):
            state = chooser.state(hit.senses[kind])
            return (hit.last, state.name) if state else None
    return None


def is_part_of_name(passage: FrenchPassage, hit: StateHit) -> bool:
    """Whether a word for a state is a part of somebody's name: "Anatole France", "Dominique Voynet"."""
    before, word = passage.plain[hit.first - 1] if hit.first else "", passage.plain[hit.first]
    if hit.first and gender_of_name(before) and passage.is_capital(hit.first - 1) and passage.is_capital(hit.first):
        return not passage.starts_sentence(hit.first)
    is_followed = passage.is_capital(hit.last) and hit.last not in passage.states
    return bool(gender_of_name(word)) and is_followed and passage.tokens[hit.last].pos_ == "PROPN"


def read_states(article: Sequence[FrenchPassage], chooser: StateChooser) -> list[NamedActor]:
    """The states that no other mention has taken; their words are taken."""
    found = []
    for passage in article:
        for hit in passage.states.values():
            if passage.are_free(hit.first, hit.last) and not is_part_of_name(passage, hit):
                found += list(_states(passage, hit, chooser))
                passage.taken |= set(range(hit.first, hit.last))
    return found


def _states(passage: FrenchPassage, hit: StateHit, chooser: StateChooser) -> Iterator[NamedActor]:
    form = _form(passage, hit)
    if form is None:
        return
    if form == "demonym":
        yield from _prefix(passage, hit)
    candidates = [hit.senses[kind] for kind in _KINDS[form] if kind in hit.senses]
    state = chooser.state(candidates[0])
    if state:
        yield NamedActor(
            passage=passage,
            first=hit.first,
            last=hit.last,
            name=state.name,
            kind="country",
            form=form,
            rule=f"{form} of a state",
        )


def _form(passage: FrenchPassage, hit: StateHit) -> ActorForm | None:
    """In which way a word means its state here; None where it is a place, a language or a ship."""
    if "name" in hit.senses:
        return "name"
    if "seat" in hit.senses:
        return "seat" if _acts(passage, hit) else None
    if "people" in hit.senses:
        return "demonym"
    if "adjective" in hit.senses and hit.first and _is_adjective(passage, hit.first):
        return "demonym"
    return None


def _is_adjective(passage: FrenchPassage, at: int) -> bool:
    """Whether a word in small letters goes with a noun: not "le français", "en anglais"."""
    if passage.is_joined(at) and passage.plain[at - 1] == "-":
        at -= 2
    token = passage.tokens[at]
    if token.i == 0 or token.pos_ not in ("ADJ", "NOUN", "VERB"):
        return False
    before = token.doc[token.i - 1]
    return before.pos_ in _BEFORE_ADJECTIVES or before in token.doc.fixed_phrases  # "le coup d'État malien"


def _prefix(passage: FrenchPassage, hit: StateHit) -> Iterator[NamedActor]:
    """The first state of an adjective of two: "franco-malien", "algéro-marocain"."""
    at = hit.first - 2
    if at < 0 or passage.plain[at + 1] != "-" or not (passage.is_joined(hit.first) and passage.is_joined(at + 1)):
        return
    if state := state_prefixes().get(passage.lower[at]):
        passage.taken.add(at)
        yield NamedActor(
            passage=passage,
            first=at,
            last=at + 1,
            name=state.name,
            kind="country",
            form="demonym",
            rule="first of two states",
        )


def _acts(passage: FrenchPassage, hit: StateHit) -> bool:
    """Whether a capital or a palace stands for its government: it acts, is spoken to, or stands where no place can."""
    token = _head(passage, hit)
    first = hit.first - 2 if hit.first > 1 and passage.lower[hit.first - 1] in ("le", "la") else hit.first - 1
    before = passage.lower[first] if first >= 0 else ""
    if verb := _verb_of(passage, hit, token):
        return verb.lemma_ not in words("seats", "not_of_states")
    if before in plain_words("seats", "before"):
        return True
    if before == "et" and _is_after_between(passage, first):
        return True
    if token.dep_ == "obj" and token.head.lemma_ in words("seats", "acted_on"):
        return True
    if before == "a" and first > 0 and passage.lower[first - 1] == "face":
        return True
    return before == "de" and first > 0 and passage.lower[first - 1] in plain_words("seats", "acts")


def _head(passage: FrenchPassage, hit: StateHit) -> Token:
    """The token of a name by which the rest of the sentence holds it: "Havane" of "La Havane"."""
    tokens = passage.tokens[hit.first : hit.last]
    subjects = (token for token in tokens if token.dep_ in _SUBJECTS)
    return next(subjects, next((token for token in tokens if token.head not in tokens), tokens[0]))


def _verb_of(passage: FrenchPassage, hit: StateHit, token: Token) -> Token | None:
    """What a name is the subject of: by the parser, or the verb right after it where it begins a sentence."""
    subject = token.head if token.dep_ == "conj" else token
    if subject.dep_ in _SUBJECTS:
        return subject.head
    first, last = hit.first, hit.last
    if last + 1 < len(passage) and passage.lower[last] == "et" and (next_one := passage.state_at(last + 1, "seat")):
        last = next_one.last
    other = passage.states_ending.get(first - 1) if passage.lower[first - 1 : first] == ["et"] else None
    if other and "seat" in other.senses:
        first = other.first
    if not passage.starts_sentence(first) or last == len(passage):
        return None
    after = passage.tokens[last]
    if after.pos_ == "AUX":
        return after.head
    return after if after.pos_ == "VERB" and after.dep_ == "ROOT" else None


def _is_after_between(passage: FrenchPassage, at: int) -> bool:
    """Whether a "et" stands after "entre" and one or two words: "entre Londres et Téhéran"."""
    return any(passage.lower[i] == "entre" for i in range(max(0, at - 4), at))
