"""Which persons of many articles are the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ..model import ActorKind
from ..person_names import gender_of_name, is_short_for, name_parts
from ..person_nouns import nouns_in, person_class
from ..readers.reading import ActorMention

__all__ = ["ArticleActor", "same_persons"]


@dataclass(frozen=True, slots=True)
class ArticleActor:
    """An actor as one article has them."""

    article: str
    """The article's id."""
    name: str
    """The fullest name there."""
    kind: ActorKind
    mentions: tuple[ActorMention, ...]
    """In the order of the text."""

    @property
    def country(self) -> str | None:
        """The name of their state."""
        return next((mention.country for mention in self.mentions if mention.country), None)

    @property
    def parts(self) -> tuple[str, ...]:
        """The name's parts as they are compared."""
        return name_parts(self.name)

    @property
    def texts(self) -> list[str]:
        """How the article writes it where it names it."""
        return [mention.text for mention in self.mentions if mention.form in ("name", "short")]

    @property
    def classes(self) -> frozenset[str]:
        """The classes of the nouns in the roles."""
        roles = [role.value for mention in self.mentions for role in mention.roles]
        return frozenset(name for role in roles for noun in nouns_in(role) for name in person_class(noun))

    @property
    def order(self) -> tuple[object, ...]:
        """Fuller names first, whatever the order of articles."""
        return -len(self.parts), self.parts, self.name, self.article

    @property
    def gender(self) -> str:
        """``f`` or ``m`` where the first name of a full name says so, else empty."""
        return gender_of_name(self.name.split()[0]).replace("?", "") if len(self.parts) > 1 else ""


@dataclass(slots=True)
class _Person:
    """Somebody whom one or several articles name."""

    parts: tuple[str, ...]
    """Those of the fullest name."""
    members: list[ArticleActor] = field(default_factory=list)
    articles: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)
    classes: set[str] = field(default_factory=set)
    """The classes of the nouns that are said of them."""

    def add(self, one: ArticleActor) -> None:
        """Note what one more article says."""
        self.members.append(one)
        self.articles.add(one.article)
        self.countries |= {one.country} if one.country else set()
        self.genders |= {one.gender} if one.gender else set()
        self.classes |= one.classes


class _Persons:
    """All persons so far, found by the parts of their names: a name is compared with few others."""

    def __init__(self) -> None:
        self.all: list[_Person] = []
        self._by_part: dict[str, list[_Person]] = {}
        self._by_shape: dict[tuple[str, int], list[_Person]] = {}

    def add(self, one: ArticleActor) -> None:
        """Somebody whom no article before has."""
        person = _Person(one.parts)
        person.add(one)
        self.all.append(person)
        for part in set(person.parts):
            self._by_part.setdefault(part, []).append(person)
        for shape in {(part[:1], len(part)) for part in person.parts}:
            self._by_shape.setdefault(shape, []).append(person)

    def like(self, parts: Sequence[str], *, misspelt: bool) -> Iterator[_Person]:
        """Those that a name may be short for, in order; misspelt, its last part may be one letter off."""
        last = parts[-1]
        if not misspelt:
            yield from self._by_part.get(last, ())
            return
        seen: set[int] = set()
        for size in (len(last) - 1, len(last), len(last) + 1):
            for person in self._by_shape.get((last[:1], size), ()):
                if id(person) not in seen:
                    seen.add(id(person))
                    yield person


def same_persons(told: Iterable[ArticleActor]) -> list[list[ArticleActor]]:
    """Persons of all articles brought together; two whom one article tells apart stay two.

    :param told: the persons of each article, the fullest names first.
    """
    persons = _Persons()
    for one in told:
        person = _bearer(one, persons)
        if person:
            person.add(one)
        else:
            persons.add(one)
    return [person.members for person in persons.all]


def _bearer(one: ArticleActor, persons: _Persons) -> _Person | None:
    """Whose name it is: by its parts, then give or take a letter; of several bearers the one of its country."""
    for misspelt in (False, True)[: len(one.parts)]:  # one word alone, and that misspelt, is too little
        fits = [
            person
            for person in persons.like(one.parts, misspelt=misspelt)
            if is_short_for(one.parts, person.parts, misspelt=misspelt) and _may_be(one, person)
        ]
        if len(fits) > 1:
            fits = [person for person in fits if one.country in person.countries]
        if fits:
            return fits[0] if len(fits) == 1 else None
    return None


def _may_be(one: ArticleActor, person: _Person) -> bool:
    """Whether nothing forbids that a name is of a person: an article that has both, the gender, another office."""
    if one.article in person.articles or len(person.genders | {one.gender} - {""}) > 1:
        return False
    return len(one.parts) > 1 or (_is_surname(one.parts[0], person) and not _has_other_office(one, person))


def _is_surname(part: str, person: _Person) -> bool:
    """Whether a name of one part can do for a person of another article: as surname, or where it is no common first name."""
    return part == person.parts[-1] or not gender_of_name(part)


def _has_other_office(one: ArticleActor, person: _Person) -> bool:
    """Whether what is said of two is not of one class: President Bush is not Governor Bush.

    Where both are of one state, somebody may just be called by another of their offices.
    """
    if one.country in person.countries:
        return False
    return bool(one.classes and person.classes and not one.classes & person.classes)
