"""Definite phrases for one person: "the envoy", "the Kenyan minister", "its national", "Togo's president"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ...person_nouns import gender_of_noun, person_class
from ..vocabulary import table, words
from .context import Sentence
from .found import Found
from .role_phrases import left_edge, right_edges
from .states import Attested
from .told import tied_state
from .words import PersonNoun, Words

__all__ = ["Described"]

_BACK = 2
"""How many sentences back somebody may be named who is now called by another noun."""
_LEADERS = frozenset({"head-of-state", "head-of-government", "minister"})


@dataclass(slots=True)
class _Known:
    """What an article says of a person, all mentions together."""

    first: Found
    nouns: set[str] = field(default_factory=set)
    classes: set[str] = field(default_factory=set)
    said: list[str] = field(default_factory=list)
    """The roles, in small letters."""
    places: list[tuple[int, int]] = field(default_factory=list)

    @property
    def country(self) -> str | None:
        """The name of their state."""
        return self.first.country

    def last_before(self, place: tuple[int, int]) -> tuple[int, int] | None:
        """Where they were named last before a place."""
        return max((own for own in self.places if own < place), default=None)


class Described:
    """Finds whom phrases with a noun for one person mean."""

    def __init__(self, persons: Sequence[Found], attested: Attested) -> None:
        self._attested = attested
        self._known: dict[str, _Known] = {}
        self._told: set[int] = set()
        for one in sorted(persons, key=lambda one: one.place):
            known = self._known.setdefault(one.name, _Known(one))
            known.places.append(one.place)
            known.nouns |= one.nouns
            known.said += [role.value.lower() for role in one.roles]
            for role in one.roles:
                self._told.update(range(role.span.start, role.span.end))
        for known in self._known.values():
            known.classes = {name for noun in known.nouns for name in person_class(noun)}
            known.classes |= {
                kind
                for word, kind in table("person_nouns")["hints"].items()
                if any(word in role for role in known.said)
            }

    def read(self, sentence: Sentence, noun: PersonNoun) -> tuple[int, int, Found] | None:
        """The phrase that rests on a noun, by its first token and the index after its last, and who is meant."""
        words_ = sentence.words
        if (
            not self._known
            or noun.noun in words("person_nouns", "courtesy")
            or words_.span(noun.first, noun.last).start in self._told
        ):
            return None
        names = frozenset(at for one in sentence.found if one.kind == "person" for at in range(one.first, one.last))
        if noun.last in names:
            return None
        first = left_edge(words_, noun, names)
        before = words_.lower[first - 1] if first else ""
        fits = self._fits(sentence, noun, first, before, names)
        if fits is None:
            return None
        return first - (before in words("pronouns", "definite")), noun.last, fits.first

    def _fits(
        self, sentence: Sentence, noun: PersonNoun, first: int, before: str, names: frozenset[int]
    ) -> _Known | None:
        words_ = sentence.words
        place = words_.span(first, noun.last).start, 0
        if before in words("pronouns", "owners"):
            return self._owned(sentence, first - 1, noun, place)
        edges = right_edges(words_, noun.first, names) if _has_complement(words_, noun) else []
        end = max(noun.last, edges[0][1] if edges else 0)
        state = tied_state(words_, first, noun, end, self._attested)
        is_whole = end > noun.last or "POS" in words_.tag[first : noun.first]
        if not (before in words("pronouns", "definite") or (is_whole and state)):
            return None
        known = [one for one in self._known.values() if state is None or one.country in (state.name, None)]
        same = [one for one in known if noun.noun in one.nouns and self._says(one, words_, first, noun)]
        if is_whole:
            return _only([one for one in same if one.country]) if state else None
        if same:
            return _only(same) or self._recent(same, sentence, place)
        classes = person_class(noun.noun)
        alike = [one for one in known if _alike(one, noun, classes)] if not self._own_words(words_, first, noun) else []
        return _only([one for one in alike if self._is_near(one, sentence, place)])

    def _owned(self, sentence: Sentence, at: int, noun: PersonNoun, place: tuple[int, int]) -> _Known | None:
        """Whom "its national" means: the one person of that state, its leaders aside."""
        owner = next((one for one in sentence.found if one.first == at), None)
        state = owner and (owner.name if owner.kind == "country" else owner.country)
        if not state:
            return None
        mine = [
            one
            for one in self._known.values()
            if one.country == state and one.last_before(place) and not one.classes & _LEADERS
        ]
        return _only([one for one in mine if _alike(one, noun, person_class(noun.noun))])

    def _own_words(self, words_: Words, first: int, noun: PersonNoun) -> list[str]:
        """The words before the noun that tell its bearer from others."""
        return [
            words_.lower[at]
            for at in range(first, noun.first)
            if at not in words_.hit_at
            and words_.tag[at] not in ("POS", "HYPH")
            and words_.lower[at] not in words("pronouns", "plain")
        ]

    def _says(self, known: _Known, words_: Words, first: int, noun: PersonNoun) -> bool:
        own = self._own_words(words_, first, noun)
        return not own or any(all(word in role for word in own) for role in known.said)

    def _recent(self, known: Sequence[_Known], sentence: Sentence, place: tuple[int, int]) -> _Known | None:
        near = [one for one in known if self._is_near(one, sentence, place)]
        return max(near, key=lambda one: one.last_before(place) or (-1, -1), default=None)

    def _is_near(self, known: _Known, sentence: Sentence, place: tuple[int, int]) -> bool:
        earlier: Sentence | None = sentence
        for _ in range(_BACK + 1):
            if earlier is None:
                return False
            if any(one.name == known.first.name and one.place < place for one in earlier.found):
                return True
            earlier = earlier.before
        return False


def _has_complement(words_: Words, noun: PersonNoun) -> bool:
    """Whether what follows the noun belongs to it: not in "accused the envoy of partiality"."""
    if noun.last >= len(words_) or words_.tag[noun.last] != "IN":
        return True
    return noun.first <= words_.doc[noun.last].head.i < noun.last


def _alike(known: _Known, noun: PersonNoun, classes: frozenset[str]) -> bool:
    gender = gender_of_noun(noun.noun)
    if gender and known.first.gender and gender != known.first.gender:
        return False
    if noun.noun in words("person_nouns", "general") and classes & known.classes:
        return True
    return noun.noun in words("person_nouns", "anybody")


def _only(known: Sequence[_Known]) -> _Known | None:
    return known[0] if len(known) == 1 else None
