"""The states of the world as the news names them: a table of names, demonyms and seats, and look-ups in it.

The table is ``data/countries.yml``. A word may mean several states ("Congolese", "Korean"); each
look-up answers with all of them, and who asks decides by what stands around.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from .names import slug
from .quotes import fold
from .tables import table

__all__ = ["Countries", "Country", "load_countries", "there_in"]

_Index = dict[str, tuple["Country", ...]]
_LONGEST_ABBREVIATION = 4
"""Shorter names are looked up in their own case alone: "US" is a state and "us" is not."""


@dataclass(frozen=True, slots=True)
class Country:
    """A state, or one that was."""

    id: str
    """Kebab-case, made from the name."""
    name: str
    """Its usual English name in the news, without an article."""
    adjective: str
    """As in "two Malian diplomats"."""
    people: str
    """The plural noun, as in "Malians"."""
    capital: str
    """Where its government sits; the news uses it for the government itself."""
    aliases: tuple[str, ...] = ()
    """Other names and abbreviations."""
    demonyms: tuple[str, ...] = ()
    """Other adjectives and nouns for its people."""
    seats: tuple[str, ...] = ()
    """Other places, buildings and streets that stand for its government."""
    homonyms: tuple[str, ...] = ()
    """Longer names that hold one of its names and are something else, such as "Niger Delta"."""
    shared: tuple[str, ...] = ()
    """Its names that are also a first name, a surname or another place, such as "Jordan"."""
    article: str = ""
    """``the`` where English wants it before the name."""
    until: int | None = None
    """The last year of a state that is no more."""

    @property
    def with_article(self) -> str:
        """The name as it stands in a sentence: "Mali", "the United States"."""
        return f"{self.article} {self.name}".strip()

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its aliases."""
        return (self.name, *self.aliases)


@dataclass(frozen=True)
class Countries(Sequence[Country]):
    """All of them, by name; look-ups fold accents and quotation marks and want the words' usual case or capitals."""

    all: tuple[Country, ...]

    def __len__(self) -> int:
        return len(self.all)

    def __getitem__(self, index: Any) -> Any:
        return self.all[index]

    def __iter__(self) -> Iterator[Country]:
        return iter(self.all)

    def named(self, words: str) -> tuple[Country, ...]:
        """The states that have this name or alias."""
        return self._names.get(_key(words), ())

    def of_people(self, words: str) -> tuple[Country, ...]:
        """The states whose adjective or people this is ("Malian", "Malians", "Frenchman")."""
        return self._demonyms.get(_key(words), ())

    def seated_in(self, words: str) -> tuple[Country, ...]:
        """The states whose capital, palace or ministry's street this is."""
        return self._seats.get(_key(words), ())

    def get(self, name_or_id: str) -> Country | None:
        """The one state with this name, alias or id; None where there is none or several."""
        found = self.named(name_or_id) or tuple(filter(None, [self._ids.get(name_or_id)]))
        exact = [country for country in found if name_or_id in (country.name, country.id)]
        return (exact or list(found))[0] if len(exact or found) == 1 else None

    @cached_property
    def _names(self) -> _Index:
        return _index(self.all, lambda country: country.names)

    @cached_property
    def _demonyms(self) -> _Index:
        return _index(self.all, lambda country: (country.adjective, country.people, *country.demonyms))

    @cached_property
    def _seats(self) -> _Index:
        return _index(self.all, lambda country: (country.capital, *country.seats))

    @cached_property
    def _ids(self) -> dict[str, Country]:
        return {country.id: country for country in self.all}


@cache
def load_countries() -> Countries:
    """The table, read once."""
    rows = [*table("countries")["states"], *table("countries")["former"]]
    return Countries(tuple(sorted((_country(row) for row in rows), key=lambda country: country.id)))


def there_in(states: Sequence[Country], year: int | None) -> list[Country]:
    """Those of the states that a word may mean that there were in a year: before 1992 Moscow is the Soviet Union's.

    Of several that followed each other it is the first.

    :param year: None for today.
    """
    gone = [state for state in states if state.until is not None and year is not None and year <= state.until]
    first = min((state.until or 0 for state in gone), default=0)
    return [state for state in gone if state.until == first] or [state for state in states if state.until is None]


def _country(row: dict[str, Any]) -> Country:
    return Country(
        id=slug(row["name"]),
        name=row["name"],
        adjective=row["adjective"],
        people=row["people"],
        capital=row["capital"],
        aliases=tuple(row.get("aliases", ())),
        demonyms=tuple(row.get("demonyms", ())),
        seats=tuple(row.get("seats", ())),
        homonyms=tuple(row.get("homonyms", ())),
        shared=tuple(row.get("shared", ())),
        article="the" if row.get("the") == "yes" else "",
        until=int(row["until"]) if "until" in row else None,
    )


def _index(states: Sequence[Country], words_of: Callable[[Country], Sequence[str]]) -> _Index:
    index: dict[str, dict[str, Country]] = {}
    for country in states:
        for words in words_of(country):
            key = _key(words)
            for form in {key, key.upper()} if len(key) > _LONGEST_ABBREVIATION or not key.isupper() else {key}:
                index.setdefault(form, {})[country.id] = country
    return {key: tuple(found.values()) for key, found in index.items()}


def _key(words: str) -> str:
    return fold(_plain(words)).strip()


def _plain(words: str) -> str:
    if words.isascii():
        return words
    return "".join(char for char in unicodedata.normalize("NFKD", words) if not unicodedata.combining(char))
