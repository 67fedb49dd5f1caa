"""The persons of an article: names that are of one person brought together, the fullest giving the name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ...names import fold_name
from ...person_names import is_short_for
from ...readers.reading import DateMention, RoleMention
from ..vocabulary import words
from .annotation import AnnotatedPassage
from .discourse import Mention, TakenTokens
from .person_evidence import NameCandidate, is_no_person, is_person
from .role_claims import RoleClaim, with_dates

__all__ = ["read_persons"]


@dataclass(slots=True)
class _Person:
    """Somebody, with all that names them."""

    parts: tuple[str, ...]
    mentions: list[NameCandidate] = field(default_factory=list)

    @property
    def gender(self) -> str:
        told = Counter(candidate.gender for candidate in self.mentions if candidate.gender)
        return told.most_common(1)[0][0] if told else ""

    @property
    def nouns(self) -> frozenset[str]:
        return frozenset().union(*(candidate.nouns for candidate in self.mentions))

    @property
    def name(self) -> str:
        """The fullest name, the most often written one of several."""
        texts = Counter(candidate.text for candidate in self.mentions if candidate.parts == self.parts)
        name = max(texts, key=lambda text: (texts[text], not text.isascii(), text))
        if len(self.parts) > 1:
            return name
        titles = [title for candidate in self.mentions if (title := _regnal_title(candidate))]
        return f"{titles[0].title()} {name}" if titles else name

    @property
    def country(self) -> str | None:
        told = Counter(role.country for candidate in self.mentions for role in candidate.claims if role.country)
        return told.most_common(1)[0][0] if told else None


def read_persons(
    article: Sequence[AnnotatedPassage],
    names: Sequence[NameCandidate],
    bodies: Iterable[Mention],
    dates: Sequence[DateMention],
    taken: TakenTokens,
) -> list[Mention]:
    """The mentions of persons in an article, in no order; their tokens are taken.

    :param names: what may be their names.
    :param bodies: those that the article names, parts of whose names are nobody's.
    """
    aliases = {one.parts: one for one in names if one.alias_of is not None}
    by_name: dict[tuple[str, ...], list[NameCandidate]] = {}
    for candidate in names:
        if not is_no_person(candidate) and candidate.parts not in aliases:
            by_name.setdefault(candidate.parts, []).append(candidate)
    sure = _sure_names(by_name, {frozenset(body.name.lower().split()) for body in bodies}) | _names_with_alias(
        names, aliases.values()
    )
    persons: list[_Person] = []
    shared: list[NameCandidate] = []
    for parts in sorted(by_name, key=lambda parts: (-len(parts), _place(by_name[parts][0]))):
        shared += _assign(parts, by_name[parts], parts in sure, persons)
    _add_aliases(persons, aliases, names)
    shared += _unnoticed_surnames(article, names, persons, taken)
    for candidate in sorted(shared, key=_place):
        if bearer := _bearer_told_of(candidate, persons):
            bearer.mentions.append(candidate)
    return list(_mentions(persons, dates, taken))


def _sure_names(
    by_name: Mapping[tuple[str, ...], Sequence[NameCandidate]], bodies: Collection[frozenset[str]]
) -> set[tuple[str, ...]]:
    """The names that name persons by themselves, and those that have one of them in them."""
    sure = {parts for parts, mentions in by_name.items() if is_person(mentions, bodies)}
    return sure | {parts for parts in by_name if any(is_short_for(one, parts) for one in sure if len(one) == 1)}


def _names_with_alias(names: Sequence[NameCandidate], aliases: Collection[NameCandidate]) -> set[tuple[str, ...]]:
    """The names of which another one is told, which only persons have, places aside."""
    return {one.parts for one in names if any(_is_owner(one, alias) and not _is_placed(one) for alias in aliases)}


def _add_aliases(
    persons: Sequence[_Person], aliases: Mapping[tuple[str, ...], NameCandidate], names: Sequence[NameCandidate]
) -> None:
    """Give all mentions by another name to the person of whom it is told."""
    for parts, alias in aliases.items():
        owner = next((one for one in persons if any(_is_owner(mention, alias) for mention in one.mentions)), None)
        if owner:
            owner.mentions += [candidate for candidate in names if candidate.parts == parts]


def _is_owner(candidate: NameCandidate, other: NameCandidate) -> bool:
    """Whether a name is the one that another is given as an alias of."""
    return candidate.passage is other.passage and candidate.first == other.alias_of


def _is_placed(candidate: NameCandidate) -> bool:
    """Whether a name stands where a place is named: "in Guayaquil, known as X"."""
    before = candidate.passage.lower[candidate.first - 1 : candidate.first]
    return bool(set(before) & words("seats", "of_place")) and not candidate.nouns


def _unnoticed_surnames(
    article: Sequence[AnnotatedPassage], names: Sequence[NameCandidate], persons: Sequence[_Person], taken: TakenTokens
) -> Iterator[NameCandidate]:
    """Surnames of the article's persons that stand where no name was seen: at a sentence's start, in a headline."""
    surnames: dict[str, set[str]] = {}
    for person in persons:
        surnames.setdefault(person.parts[-1], set()).update(person.parts)
    noticed = {(candidate.passage.offset, at) for candidate in names for at in range(candidate.first, candidate.last)}
    for passage in article:
        for at in passage.capitals:
            if at in passage.hit_at or not (parts := surnames.get(fold_name(passage.text[at]))):
                continue
            first = at
            while first > 0 and passage.capital[first - 1] and fold_name(passage.text[first - 1]) in parts:
                first -= 1
            candidate = NameCandidate(passage, first, at + 1, ())
            is_new = not any((passage.offset, index) in noticed for index in range(first, at + 1))
            if is_new and taken.are_free(passage, first, at + 1) and not is_no_person(candidate):
                yield candidate


def _assign(
    parts: tuple[str, ...], mentions: list[NameCandidate], is_sure: bool, persons: list[_Person]
) -> Iterator[NameCandidate]:
    """Give the mentions of a name to the person that has it; those that several may have are handed back."""
    kinds: dict[tuple[str, str], list[NameCandidate]] = {}
    for candidate in mentions:
        kinds.setdefault((candidate.gender, _regnal_title(candidate)) if len(parts) == 1 else ("", ""), []).append(
            candidate
        )
    for (_, title), same in sorted(kinds.items(), key=lambda kind: kind[0], reverse=True):
        fits = [one for one in _bearers(parts, same, persons) if not title or title in one.nouns]
        if len(fits) == 1:
            fits[0].mentions += same
        elif fits:
            yield from same
        elif is_sure:
            persons.append(_Person(parts, same))


def _bearers(parts: tuple[str, ...], mentions: list[NameCandidate], persons: Sequence[_Person]) -> list[_Person]:
    """The persons that a name may be a shorter form of; slips of the pen count only where nobody has it exactly."""
    genders = {candidate.gender for candidate in mentions} - {""}
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


def _bearer_told_of(candidate: NameCandidate, persons: Sequence[_Person]) -> _Person | None:
    """Of several bearers of a name the one with its role, or who alone was named so far, or in its paragraph so far."""
    fits = _bearers(candidate.parts, [candidate], persons)
    with_role = [person for person in fits if candidate.nouns & person.nouns]
    before = [person for person in fits if any(_place(m) < _place(candidate) for m in person.mentions)]
    near = [
        person
        for person in before
        if any(m.passage is candidate.passage and m.first < candidate.first for m in person.mentions)
    ]
    return next((told[0] for told in (fits, with_role, before, near) if len(told) == 1), None)


def _mentions(persons: Sequence[_Person], dates: Sequence[DateMention], taken: TakenTokens) -> Iterator[Mention]:
    for person in persons:
        name, country, gender = person.name, person.country, person.gender
        for candidate in person.mentions:
            taken.take(candidate.passage, candidate.first, candidate.last)
            yield Mention(
                passage=candidate.passage,
                first=candidate.first,
                last=candidate.last,
                name=name,
                kind="person",
                country=country,
                form="name" if candidate.parts == person.parts else "short",
                rule="person with a role" if candidate.nouns else "person",
                roles=_roles(candidate, dates),
                gender=gender,
                nouns=candidate.nouns,
            )


def _roles(candidate: NameCandidate, dates: Sequence[DateMention]) -> tuple[RoleMention, ...]:
    told: dict[str, RoleClaim] = {}
    for role in candidate.claims:
        if not role.courtesy and role.value:
            told.setdefault(role.value.lower(), role)
    return tuple(with_dates(candidate.passage, role, dates) for role in told.values())


def _regnal_title(candidate: NameCandidate) -> str:
    """A title that is part of how somebody is called, such as "king"."""
    title = candidate.passage.noun_ending.get(candidate.first)
    if title is None or title.noun not in words("person_nouns", "regnal"):
        return ""
    return title.noun if candidate.passage.capital[title.first] else ""


def _place(candidate: NameCandidate) -> tuple[int, int]:
    return candidate.passage.offset, candidate.first
