"""Who is named in a text, and by what: a name, an adjective, a capital, or somebody of theirs. Found without a language model."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any, Literal

from ...countries import Country, load_countries
from ...model import Actor, claims
from ...names import fold_name
from ...person_names import surnames
from ...tables import table, words

__all__ = ["ActorNames", "Naming", "body_country", "body_names"]

How = Literal["name", "people", "seat"]

_WORD = re.compile(r"[^\W_]+")
_LONGEST = 12
"""So many words has a name at most that is looked for."""
_ABBREVIATION = 4
"""So many letters has a name at most that is known by its capitals alone: "US"."""
_VOWELS = "aeiouy"
_STEM = 4
"""So many letters of a state's name that no table has stand in its adjective, too: "Norlandic"."""
_SHARED = 20
"""So many actors at most are looked for under one name: no reader tells more apart."""
_SHORTEST_PART = 3
"""So many letters has a part of a person's name at least by which alone somebody is called."""


@dataclass(frozen=True, slots=True)
class Naming:
    """A place in a text where somebody is named."""

    start: int
    end: int
    actor: str
    """The id."""
    how: How
    """By a name, by an adjective or the people's name, or by the capital or another seat."""


class ActorNames:
    """What the actors of a story are called in its articles."""

    def __init__(self, actors: Iterable[Actor]) -> None:
        self._forms: dict[tuple[str, ...], dict[str, How]] = defaultdict(dict)
        self._lengths: dict[str, set[int]] = defaultdict(set)
        self._capitals: set[tuple[str, ...]] = set()
        self._stems: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._found: dict[str, tuple[Naming, ...]] = {}
        self._of_country: dict[str, set[str]] = defaultdict(set)
        for actor in actors:
            for claim in claims(actor.country):
                self._of_country[str(claim.value)].add(actor.id)
            for form, how in _forms(actor):
                self._add(form, actor.id, how)
            if actor.kind == "country" and _country(actor) is None:
                self._add_stems(actor)

    def belonging_to(self, ident: str) -> frozenset[str]:
        """The ids of those whose country somebody is."""
        return frozenset(self._of_country.get(ident, ()))

    def mentions(self, text: str) -> tuple[Naming, ...]:
        """Every place where an actor is named, in order; places may overlap."""
        if text not in self._found:
            self._found[text] = tuple(self._all(text))
        return self._found[text]

    def named(self, text: str) -> frozenset[str]:
        """The ids of all who are named in a text."""
        return frozenset(one.actor for one in self.mentions(text))

    def _add(self, form: str, ident: str, how: How) -> None:
        key = tuple(fold_name(form).split())
        if not key or len(key) > _LONGEST:
            return
        if form.isupper() and len(form) <= _ABBREVIATION:
            self._capitals.add(key)
        if len(self._forms[key]) < _SHARED:
            self._forms[key].setdefault(ident, how)
        self._lengths[key[0]].add(len(key))

    def _add_stems(self, actor: Actor) -> None:
        for claim in claims(actor.name):
            last = fold_name(claim.value).rpartition(" ")[2]
            for stem in {last.rstrip(_VOWELS), last.removesuffix("land").rstrip(_VOWELS)}:
                if len(stem) >= _STEM and len(self._stems[stem[:_STEM]]) < _SHARED:
                    self._stems[stem[:_STEM]].append((stem, actor.id))

    def _all(self, text: str) -> Iterator[Naming]:
        places = [(match.start(), match.end(), match.group()) for match in _WORD.finditer(text)]
        folded = [fold_name(word) for _, _, word in places]
        for at, first in enumerate(folded):
            for length in self._lengths.get(first, ()):
                key = tuple(folded[at : at + length])
                if len(key) < length or key not in self._forms or not self._is_name(key, places[at : at + length]):
                    continue
                start, end = places[at][0], places[at + length - 1][1]
                yield from (Naming(start, end, ident, how) for ident, how in self._forms[key].items())
            start, end, word = places[at]
            if word[:1].isupper():
                for stem, ident in self._stems.get(first[:_STEM], ()):
                    if first.startswith(stem):
                        yield Naming(start, end, ident, "people")

    def _is_name(self, key: tuple[str, ...], places: list[tuple[int, int, str]]) -> bool:
        """Whether words are written as a name is: with a capital somewhere, an abbreviation in capitals alone."""
        written = [word for _, _, word in places]
        if key in self._capitals:
            return all(word.isupper() for word in written)
        return any(not word[:1].islower() for word in written) or len(key) > 1


def _forms(actor: Actor) -> Iterator[tuple[str, How]]:
    """Everything that somebody is called, with how it names them."""
    names = [str(claim.value) for claim in claims(actor.name)]
    names += actor.aliases
    for name in names:
        yield name, "name"
    if actor.kind == "country":
        if (country := _country(actor)) is not None:
            yield from _of_country(country)
        return
    if actor.kind == "person":
        for name in names:
            yield from ((part, "name") for part in surnames(name))
            yield from ((part, "name") for part in _parts(name))
        return
    for name in names:
        yield from ((form, "name") for form in _of_body(name))


def _parts(name: str) -> Iterator[str]:
    """The words of a person's name by each of which alone somebody may be called; "The Fox" is no "the"."""
    for part in re.split(r"[\s-]+", name):
        if len(part) >= _SHORTEST_PART and part[:1].isupper() and part.lower() not in table("telling")["articles"]:
            yield part


def _of_country(country: Country) -> Iterator[tuple[str, How]]:
    yield from ((name, "name") for name in country.names)
    yield from ((name, "people") for name in (country.adjective, country.people, *country.demonyms))
    yield from ((name, "seat") for name in (country.capital, *country.seats))


@lru_cache(maxsize=4096)
def _of_body(name: str) -> tuple[str, ...]:
    """What else a body is called: by its initials, without the article or what only a company has, as the table has it."""
    capitals = [word for word in name.split() if word[:1].isupper()]
    short = "".join(word[0] for word in capitals)
    bare = name.partition(" ")[2] if name.partition(" ")[0].lower() in table("telling")["articles"] else ""
    last = name.rpartition(" ")
    company = last[0] if last[2].lower() in words("en/bodies", "companies") else ""
    first, _, rest = name.partition(" ")
    of_state = rest if load_countries().of_people(first) and " " in rest else ""
    found = [short if len(short) >= _SHORTEST_PART - 1 else "", bare, company, of_state, *body_names(name)]
    return tuple(dict.fromkeys(filter(None, found)))


def body_names(name: str) -> tuple[str, ...]:
    """All names and seats that the table has of a body that it knows by this name."""
    row = _bodies().get(fold_name(name), {})
    return (row["name"], *row.get("aliases", ()), *row.get("seats", ())) if row else ()


def body_country(name: str) -> str:
    """The name of the state that a body of the table is of; empty where it has none."""
    return str(_bodies().get(fold_name(name), {}).get("country", ""))


@cache
def _bodies() -> Mapping[str, dict[str, Any]]:
    rows = [row for listed in table("organisations").values() for row in listed]
    return {fold_name(name): row for row in reversed(rows) for name in (row["name"], *row.get("aliases", ()))}


def _country(actor: Actor) -> Country | None:
    """The state of the table that an actor is."""
    table_ = load_countries()
    names = (str(claim.value) for claim in claims(actor.name))
    return next((found for name in names if (found := table_.get(name)) is not None), None)
