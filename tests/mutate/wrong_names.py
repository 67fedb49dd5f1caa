"""The wrong doer, victim, speaker, office, place or people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from .misspelling import misspelt
from .mutants import Mutant, kind
from .story_texts import Placed, StoryTexts, Where, put, sources_in, values_in

__all__: list[str] = []

_PARTIES = ("by", "against")
_PLACES = ("Oslo", "Nairobi", "Lima", "Hanoi", "Canberra")
"""Towns that no story of ours tells of."""
_PEOPLE = ("journalists", "soldiers", "students", "tourists", "engineers", "judges", "priests")
_OFFICES = ("prime minister", "defence minister", "ambassador", "army chief", "king", "mayor", "spokesman")


def _parties(
    story: StoryTexts, kinds: Sequence[str], fields: Sequence[str] = _PARTIES, sheets: Sequence[str] = ()
) -> Iterator[tuple[Placed, Where, int, list[str]]]:
    """Each actor of some kinds that takes part, with its place in the list of its field."""
    known = set(story.actors_of(*kinds))
    for placed in story.of(*(sheets or ("timeline", "expulsions"))):
        for field in fields:
            for where, value, _ in values_in(placed.fact, field):
                listed = value if isinstance(value, list) else [value]
                for no, ident in enumerate(listed):
                    if ident in known:
                        yield placed, where, no, listed


def _told(placed: Placed, where: Where, value: object, files: dict[str, str | bytes | None]) -> Mutant:
    return Mutant(f"{placed.name} {'.'.join(map(str, where))}: {value}", files)


def _other_party(
    story: StoryTexts,
    chance: Random,
    old: Sequence[str],
    new: Sequence[str],
    fields: Sequence[str],
    sheets: Sequence[str] = (),
) -> Mutant | None:
    there = list(_parties(story, old, fields, sheets))
    others = story.actors_of(*new)
    if not there or not others:
        return None
    placed, where, no, listed = chance.choice(there)
    ident = chance.choice(others)
    if ident in listed:
        return None
    changed = [ident if at == no else one for at, one in enumerate(listed)]
    return _told(placed, where, ", ".join(changed), story.with_fact(placed, put(placed.fact, where, changed)))


@kind("a person as the expelling state", "names")
def _expelling_person(story: StoryTexts, chance: Random) -> Mutant | None:
    return _other_party(story, chance, ("country", "organisation"), ("person",), ("by",), ("expulsions",))


@kind("a person as the expelled state", "names")
def _expelled_person(story: StoryTexts, chance: Random) -> Mutant | None:
    return _other_party(story, chance, ("country", "organisation"), ("person",), ("against",), ("expulsions",))


@kind("by and against swapped", "names")
def _swapped(story: StoryTexts, chance: Random) -> Mutant | None:
    both = [p for p in story.happenings if p.fact.get("by") and p.fact.get("against")]
    if not both:
        return None
    placed = chance.choice(both)
    fact = put(put(placed.fact, ("by",), placed.fact["against"]), ("against",), placed.fact["by"])
    return Mutant(f"{placed.name}: by and against swapped", story.with_fact(placed, fact))


@kind("done by those to whom it is done", "names")
def _same(story: StoryTexts, chance: Random) -> Mutant | None:
    both = [p for p in story.happenings if p.fact.get("by") and p.fact.get("against")]
    if not both:
        return None
    placed, (field, other) = chance.choice(both), chance.choice([_PARTIES, _PARTIES[::-1]])
    files = story.with_fact(placed, put(placed.fact, (field,), placed.fact[other]))
    return Mutant(f"{placed.name}: {field} as {other}", files)


@kind("another country did it", "names")
def _by_country(story: StoryTexts, chance: Random) -> Mutant | None:
    return _other_party(story, chance, ("country",), ("country",), ("by",))


@kind("done to another country", "names")
def _against_country(story: StoryTexts, chance: Random) -> Mutant | None:
    return _other_party(story, chance, ("country",), ("country",), ("against",))


@kind("another person did it", "names")
def _by_person(story: StoryTexts, chance: Random) -> Mutant | None:
    return _other_party(story, chance, ("person",), ("person",), ("by",))


@kind("done to another person", "names")
def _against_person(story: StoryTexts, chance: Random) -> Mutant | None:
    return _other_party(story, chance, ("person",), ("person",), ("against",))


@kind("a person in place of a country", "names")
def _person_for_country(story: StoryTexts, chance: Random) -> Mutant | None:
    return _other_party(story, chance, ("country",), ("person",), _PARTIES, ("timeline",))


@kind("an organisation in place of another actor", "names")
def _organisation(story: StoryTexts, chance: Random) -> Mutant | None:
    return _other_party(story, chance, ("country", "person", "organisation"), ("organisation",), _PARTIES)


@kind("one who took no part added", "names")
def _added(story: StoryTexts, chance: Random) -> Mutant | None:
    there = list(_parties(story, ("country", "person", "organisation", "group")))
    if not there:
        return None
    placed, where, _, listed = chance.choice(there)
    ident = chance.choice(story.actors).fact["id"]
    if ident in listed:
        return None
    return _told(placed, where, f"+ {ident}", story.with_fact(placed, put(placed.fact, where, [*listed, ident])))


@kind("somebody did what nobody is said to have done", "names")
def _doer(story: StoryTexts, chance: Random) -> Mutant | None:
    free = [(p, field) for p in story.happenings for field in _PARTIES if not p.fact.get(field)]
    if not free:
        return None
    placed, field = chance.choice(free)
    ident = chance.choice(story.actors).fact["id"]
    return _told(placed, (field,), ident, story.with_fact(placed, put(placed.fact, (field,), [ident])))


@kind("an actor misspelt", "names")
def _misspelt(story: StoryTexts, chance: Random) -> Mutant | None:
    there = list(_parties(story, ("country", "person", "organisation", "group")))
    if not there:
        return None
    placed, where, no, listed = chance.choice(there)
    changed = [misspelt(one, chance) if at == no else one for at, one in enumerate(listed)]
    return _told(placed, where, changed[no], story.with_fact(placed, put(placed.fact, where, changed)))


@kind("background about another actor", "names")
def _actors(story: StoryTexts, chance: Random) -> Mutant | None:
    there = list(_parties(story, ("country", "person", "organisation", "group"), ("actors",), ("context",)))
    if not there:
        return None
    placed, where, no, listed = chance.choice(there)
    ident = chance.choice(story.actors).fact["id"]
    if ident in listed:
        return None
    changed = [ident if at == no else one for at, one in enumerate(listed)]
    return _told(placed, where, ident, story.with_fact(placed, put(placed.fact, where, changed)))


# ---- roles


def _roles(story: StoryTexts) -> list[tuple[Placed, int]]:
    return [(placed, no) for placed in story.actors for no, _ in enumerate(placed.fact.get("roles", ()))]


@kind("a role moved to another man", "names")
def _role_moved(story: StoryTexts, chance: Random) -> Mutant | None:
    roles, men = _roles(story), [placed for placed in story.actors if placed.fact.get("kind") == "person"]
    if not roles or len(men) < 2:
        return None
    placed, no = chance.choice(roles)
    other = chance.choice([man for man in men if man is not placed])
    role, left = placed.fact["roles"][no], [r for at, r in enumerate(placed.fact["roles"]) if at != no]
    new = {**other.fact, "roles": [*other.fact.get("roles", ()), role]}
    files = story.with_facts((placed, put(placed.fact, ("roles",), left or None)), (other, new))
    return Mutant(f"{role['value']} from {placed.name} to {other.name}", files)


@kind("a role copied to another man", "names")
def _role_copied(story: StoryTexts, chance: Random) -> Mutant | None:
    roles, men = _roles(story), [placed for placed in story.actors if placed.fact.get("kind") == "person"]
    if not roles or len(men) < 2:
        return None
    placed, no = chance.choice(roles)
    other = chance.choice([man for man in men if man is not placed])
    role = placed.fact["roles"][no]
    new = {**other.fact, "roles": [*other.fact.get("roles", ()), role]}
    return Mutant(f"{role['value']} of {placed.name} also {other.name}", story.with_fact(other, new))


@kind("another office", "names")
def _office(story: StoryTexts, chance: Random) -> Mutant | None:
    roles = _roles(story)
    if not roles:
        return None
    placed, no = chance.choice(roles)
    old, new = placed.fact["roles"][no]["value"], chance.choice(_OFFICES)
    if new in old:
        return None
    where = ("roles", no, "value")
    return _told(placed, where, f"{old} → {new}", story.with_fact(placed, put(placed.fact, where, new)))


@kind("an office of another country", "names")
def _office_elsewhere(story: StoryTexts, chance: Random) -> Mutant | None:
    names = [story.name_of(ident) for ident in story.actors_of("country")]
    roles = [(p, no, n) for p, no in _roles(story) for n in names if n in p.fact["roles"][no]["value"]]
    if not roles or len(names) < 2:
        return None
    placed, no, name = chance.choice(roles)
    old, where = placed.fact["roles"][no]["value"], ("roles", no, "value")
    new = old.replace(name, chance.choice([other for other in names if other != name]))
    return _told(placed, where, new, story.with_fact(placed, put(placed.fact, where, new)))


# ---- speakers


def _spoken(story: StoryTexts) -> list[tuple[Placed, Where, str]]:
    there = [(p, (*w, "said_by"), s["said_by"]) for p in story.facts for w, s in sources_in(p.fact) if s.get("said_by")]
    for placed in story.happenings:
        told = placed.fact.get("said_by")
        there += [(placed, ("said_by", no), one) for no, one in enumerate(told)] if isinstance(told, list) else []
    return there


@kind("speaker misspelt", "names")
def _speaker_typo(story: StoryTexts, chance: Random) -> Mutant | None:
    there = _spoken(story)
    if not there:
        return None
    placed, where, said = chance.choice(there)
    new = misspelt(said, chance)
    return _told(placed, where, new, story.with_fact(placed, put(placed.fact, where, new)))


@kind("another actor said it", "names")
def _speaker_other(story: StoryTexts, chance: Random) -> Mutant | None:
    there = _spoken(story)
    if not there:
        return None
    placed, where, said = chance.choice(there)
    new = chance.choice(story.actors).fact["id"]
    return _told(placed, where, new, story.with_fact(placed, put(placed.fact, where, new))) if new != said else None


@kind("somebody said it who is in no article", "names")
def _speaker_nobody(story: StoryTexts, chance: Random) -> Mutant | None:
    there = _spoken(story)
    if not there:
        return None
    placed, where, _ = chance.choice(there)
    new = chance.choice(["the Norwegian embassy", "a UN spokesman", "Reuters", "eyewitnesses", "the pope"])
    return _told(placed, where, new, story.with_fact(placed, put(placed.fact, where, new)))


@kind("somebody said what the article says itself", "names")
def _speaker_added(story: StoryTexts, chance: Random) -> Mutant | None:
    free = [(p, w) for p in story.facts for w, source in sources_in(p.fact) if not source.get("said_by")]
    placed, where = chance.choice(free)
    new = chance.choice(story.actors).fact["id"]
    return _told(placed, where, f"said_by {new}", story.with_fact(placed, put(placed.fact, (*where, "said_by"), new)))


@kind("speaker left out", "names")
def _speaker_gone(story: StoryTexts, chance: Random) -> Mutant | None:
    there = [one for one in _spoken(story) if one[1][-1] == "said_by"]
    if not there:
        return None
    placed, where, said = chance.choice(there)
    return _told(placed, where, f"{said} left out", story.with_fact(placed, put(placed.fact, where, None)))


# ---- places and people


def _texts(story: StoryTexts, field: str) -> list[tuple[Placed, Where, str]]:
    return [(p, where, str(value)) for p in story.happenings for where, value, _ in values_in(p.fact, field)]


def _other_text(story: StoryTexts, chance: Random, field: str, others: Sequence[str]) -> Mutant | None:
    there = _texts(story, field)
    if not there or not others:
        return None
    placed, where, value = chance.choice(there)
    new = chance.choice(others)
    return _told(placed, where, new, story.with_fact(placed, put(placed.fact, where, new))) if new != value else None


@kind("another place", "names")
def _place(story: StoryTexts, chance: Random) -> Mutant | None:
    return _other_text(story, chance, "place", _PLACES)


@kind("a place of another fact", "names")
def _place_of_another(story: StoryTexts, chance: Random) -> Mutant | None:
    return _other_text(story, chance, "place", [value for _, _, value in _texts(story, "place")])


@kind("a place that no words give", "names")
def _place_added(story: StoryTexts, chance: Random) -> Mutant | None:
    free = [placed for placed in story.of("timeline") if not placed.fact.get("place")]
    if not free:
        return None
    placed, new = (
        chance.choice(free),
        chance.choice([*_PLACES, *(story.name_of(i) for i in story.actors_of("country"))]),
    )
    return _told(placed, ("place",), new, story.with_fact(placed, put(placed.fact, ("place",), new)))


@kind("other people", "names")
def _people(story: StoryTexts, chance: Random) -> Mutant | None:
    return _other_text(story, chance, "people", _PEOPLE)


@kind("people of another fact", "names")
def _people_of_another(story: StoryTexts, chance: Random) -> Mutant | None:
    return _other_text(story, chance, "people", [value for _, _, value in _texts(story, "people")])
