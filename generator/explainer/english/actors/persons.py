"""The persons of an article: names that are of one person brought together, the fullest giving the name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from ...names import fold_name
from ...person_names import is_short_for
from ...readers.reading import DateMention, RoleMention
from ..vocabulary import words
from .found import Claimed, Found
from .people import Named, is_nobody, is_person
from .role_dates import dated
from .told import Told
from .words import Words

__all__ = ["read_persons"]


@dataclass(slots=True)
class _Person:
    """Somebody, with all that names them."""

    parts: tuple[str, ...]
    mentions: list[Named] = field(default_factory=list)

    @property
    def gender(self) -> str:
        told = Counter(named.gender for named in self.mentions if named.gender)
        return told.most_common(1)[0][0] if told else ""

    @property
    def nouns(self) -> frozenset[str]:
        return frozenset().union(*(named.nouns for named in self.mentions))

    @property
    def name(self) -> str:
        """The fullest name, the most often written one of several."""
        texts = Counter(named.text for named in self.mentions if named.parts == self.parts)
        name = max(texts, key=lambda text: (texts[text], not text.isascii(), text))
        if len(self.parts) > 1:
            return name
        titles = [title for named in self.mentions if (title := _regnal(named))]
        return f"{titles[0].title()} {name}" if titles else name

    @property
    def country(self) -> str | None:
        told = Counter(role.country for named in self.mentions for role in named.told if role.country)
        return told.most_common(1)[0][0] if told else None


def read_persons(
    article: Sequence[Words],
    names: Sequence[Named],
    bodies: Iterable[frozenset[str]],
    dates: Sequence[DateMention],
    claimed: Claimed,
) -> list[Found]:
    """The mentions of persons in an article, in no order; their tokens are taken.

    :param names: what may be their names.
    :param bodies: the words of each body's name in the article, in small letters.
    """
    others = {named.parts: named for named in names if named.alias_of is not None}
    by_name: dict[tuple[str, ...], list[Named]] = {}
    for named in names:
        if not is_nobody(named) and named.parts not in others:
            by_name.setdefault(named.parts, []).append(named)
    bodies = list(bodies)
    sure = {parts for parts, mentions in by_name.items() if is_person(mentions, bodies)}
    sure |= {parts for parts in by_name if any(is_short_for(one, parts) for one in sure if len(one) == 1)}
    sure |= {
        named.parts for named in names if any(_is_owner(named, o) and not _is_placed(named) for o in others.values())
    }
    persons: list[_Person] = []
    shared: list[Named] = []
    for parts in sorted(by_name, key=lambda parts: (-len(parts), _place(by_name[parts][0]))):
        shared += _gather(parts, by_name[parts], parts in sure, persons)
    for parts, other in others.items():
        owner = next((one for one in persons if any(_is_owner(named, other) for named in one.mentions)), None)
        if owner:
            owner.mentions += [named for named in names if named.parts == parts]
    shared += _unnoticed(article, names, persons, claimed)
    for named in sorted(shared, key=_place):
        _last_spoken_of(named, persons).mentions.append(named)
    return list(_found(persons, dates, claimed))


def _is_owner(named: Named, other: Named) -> bool:
    """Whether a name is the one that another is given as an alias of."""
    return named.words is other.words and named.first == other.alias_of


def _is_placed(named: Named) -> bool:
    """Whether a name stands where a place is named: "in Guayaquil, known as X"."""
    before = named.words.lower[named.first - 1 : named.first]
    return bool(set(before) & words("seats", "of_place")) and not named.nouns


def _unnoticed(
    article: Sequence[Words], names: Sequence[Named], persons: Sequence[_Person], claimed: Claimed
) -> Iterator[Named]:
    """Surnames of the article's persons that stand where no name was seen: at a sentence's start, in a headline."""
    surnames: dict[str, set[str]] = {}
    for person in persons:
        surnames.setdefault(person.parts[-1], set()).update(person.parts)
    noticed = {(named.words.passage.start, at) for named in names for at in range(named.first, named.last)}
    for words_ in article:
        for at in words_.capitals:
            if at in words_.hit_at or not (parts := surnames.get(fold_name(words_.text[at]))):
                continue
            first = at
            while first > 0 and words_.capital[first - 1] and fold_name(words_.text[first - 1]) in parts:
                first -= 1
            named = Named(words_, first, at + 1, ())
            is_new = not any((words_.passage.start, index) in noticed for index in range(first, at + 1))
            if is_new and claimed.free(words_, first, at + 1) and not is_nobody(named):
                yield named


def _gather(parts: tuple[str, ...], mentions: list[Named], is_sure: bool, persons: list[_Person]) -> Iterator[Named]:
    """Give the mentions of a name to the person that has it; those that several may have are handed back."""
    kinds: dict[tuple[str, str], list[Named]] = {}
    for named in mentions:
        kinds.setdefault((named.gender, _regnal(named)) if len(parts) == 1 else ("", ""), []).append(named)
    for (_, title), same in sorted(kinds.items(), key=lambda kind: kind[0], reverse=True):
        fits = [one for one in _bearers(parts, same, persons) if not title or title in one.nouns]
        if len(fits) == 1:
            fits[0].mentions += same
        elif fits:
            yield from same
        elif is_sure:
            persons.append(_Person(parts, same))


def _bearers(parts: tuple[str, ...], mentions: list[Named], persons: Sequence[_Person]) -> list[_Person]:
    """The persons that a name may be a shorter form of; slips of the pen count only where nobody has it exactly."""
    genders = {named.gender for named in mentions} - {""}
    for misspelt in (False, True):
        fits = [
            person
            for person in persons
            if is_short_for(parts, person.parts, misspelt=misspelt)
            and not (person.gender and genders and person.gender not in genders)
        ]
        surnamed = [person for person in fits if person.parts[-1] == parts[-1]]
        if fits:
            return surnamed or fits
    return []


def _last_spoken_of(named: Named, persons: Sequence[_Person]) -> _Person:
    """Of several bearers of a name, the one with its role, and of those the one last named before."""
    fits = _bearers(named.parts, [named], persons)
    with_role = [person for person in fits if named.nouns & person.nouns]
    return max(
        with_role or fits,
        key=lambda person: max((_place(m) for m in person.mentions if _place(m) < _place(named)), default=(-1, -1)),
    )


def _found(persons: Sequence[_Person], dates: Sequence[DateMention], claimed: Claimed) -> Iterator[Found]:
    for person in persons:
        name, country, gender = person.name, person.country, person.gender
        for named in person.mentions:
            claimed.take(named.words, named.first, named.last)
            yield Found(
                words=named.words,
                first=named.first,
                last=named.last,
                name=name,
                kind="person",
                country=country,
                form="name" if named.parts == person.parts else "short",
                rule="person with a role" if named.nouns else "person",
                roles=_roles(named, dates),
                gender=gender,
                nouns=named.nouns,
            )


def _roles(named: Named, dates: Sequence[DateMention]) -> tuple[RoleMention, ...]:
    told: dict[str, Told] = {}
    for role in named.told:
        if not role.courtesy and role.value:
            told.setdefault(role.value.lower(), role)
    return tuple(dated(named.words, role, dates) for role in told.values())


def _regnal(named: Named) -> str:
    """A title that is part of how somebody is called, such as "king"."""
    title = named.words.noun_ending.get(named.first)
    is_title = title is not None and title.noun in words("person_nouns", "regnal") and named.words.capital[title.first]
    return title.noun if is_title else ""


def _place(named: Named) -> tuple[int, int]:
    return named.words.passage.start, named.first
