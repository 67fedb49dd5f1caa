"""Facts known again: a new reading's by what was read before, a renamed one by what people were given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..field_types import kinds_of
from ..model import ACTORS, SHEETS
from ..names import unique
from .identity import evidence, identify, names, renamed, sources
from .uniting import Facts
from .values import WRITTEN_BY_EDITOR, Values

__all__ = ["ids_given_by_people", "recognised", "with_whole_articles"]


def recognised(
    reading: Facts, read: Facts, ids: Mapping[str, str], given: Facts, ours: Facts
) -> tuple[Facts, dict[str, str]]:
    """A reading under the ids that its facts went by before, and the map from those to people's ids.

    A fact that the last reading did not have may still be one that people have: one that was read
    earlier, or one that a person wrote first.

    :param reading: in ids of its own.
    :param read: the last reading.
    :param ids: people's ids of facts that the reader calls otherwise.
    :param given: what people were given, in their ids.
    :param ours: people's sheets.
    """
    recognition = _Recognition(read, given, ours, dict(ids))
    out = {sheet: recognition.sheet(sheet, facts) for sheet, facts in reading.items()}
    calls = recognition.calls
    named = {
        sheet: {ident: _called(sheet, fact, calls) | {"id": ident} for ident, fact in facts.items()}
        for sheet, facts in out.items()
    }
    return named, recognition.people


class _Recognition:
    """What is known of a reading's facts while they are recognised, a sheet after the other."""

    def __init__(self, read: Facts, given: Facts, ours: Facts, people: dict[str, str]) -> None:
        self.read, self.given, self.ours = read, given, ours
        self.people = people
        """By the reader's id what people call a fact."""
        self.calls: dict[str, str] = {}
        """By the reading's own id what the reader called the fact before, or calls it from now on."""
        self.taken = {*people, *people.values(), *_all_ids(read), *_all_ids(given), *_all_ids(ours)}
        """Ids that no fact which is new may get."""

    def sheet(self, sheet: str, facts: Mapping[str, Values]) -> dict[str, Values]:
        """A sheet's facts as they were read, under the reader's ids."""
        told = [_called(sheet, fact, self.calls) for fact in facts.values()]
        here = identify(SHEETS[sheet], told, self.read.get(sheet, {}).values())
        found = self._known_to_people(sheet, [fact for fact in told if fact["id"] not in here])
        for ident, person in found.items():
            here[ident] = _reader_id(ident, person, self.people, {*here.values(), *self.taken})
        for fact in told:
            if fact["id"] not in here:
                here[fact["id"]] = self._new_id(sheet, fact, here)
            self.taken.add(here[fact["id"]])
        self.calls |= here
        return {here[fact["id"]]: fact for fact in facts.values()}

    def _known_to_people(self, sheet: str, left: Iterable[Values]) -> dict[str, str]:
        """For facts that the last reading did not have people's id, where people have them."""
        shown = {self.people.get(ident, ident) for ident in self.read.get(sheet, {})}
        mine, given = self.ours.get(sheet, {}), self.given.get(sheet, {})
        unread = mine | {i: mine.get(i, {}) | fact for i, fact in given.items() if WRITTEN_BY_EDITOR not in fact}
        named = [_called(sheet, fact, self.people) for fact in left]
        return identify(SHEETS[sheet], named, [fact for i, fact in unread.items() if i not in shown], borne=True)

    def _new_id(self, sheet: str, fact: Values, here: Mapping[str, str]) -> str:
        """What the reader shall call a fact that nobody has; one of an actor that a person made part of another leads there."""
        person = _made_part_of(fact, self.people, self.given, self.ours) if sheet == ACTORS else None
        again = person is not None and self.people.get(fact["id"]) == person and fact["id"] not in here.values()
        ident: str = fact["id"] if again else unique(fact["id"], self.taken)
        if person is not None:
            self.people[ident] = person
        return ident


def _called(sheet: str, fact: Values, ids: Mapping[str, str]) -> Values:
    """A fact that refers to others by other ids, and keeps its own."""
    return renamed(fact, ids, kinds_of(SHEETS[sheet])) | {"id": fact["id"]}


def ids_given_by_people(given: Facts, ours: Facts) -> dict[str, str]:
    """Facts to which a person gave another id in the sheets, and actors that a person made part of another."""
    changed: dict[str, str] = {}
    for sheet, facts in ours.items():
        gone = [
            renamed(fact, changed, kinds_of(SHEETS[sheet]))
            for ident, fact in given[sheet].items()
            if ident not in facts
        ]
        new = [fact for ident, fact in facts.items() if ident not in given[sheet]]
        known = identify(SHEETS[sheet], new, gone, borne=True)
        changed |= {old: now for now, old in (known | _by_sources(new, gone, known)).items()}
        if sheet == ACTORS:
            left = [fact for fact in gone if fact["id"] not in changed]
            changed |= {old["id"]: now for old in left if (now := _part_of(old, facts, given[sheet]))}
    return changed


def with_whole_articles(facts: Facts, reading: Facts) -> Facts:
    """Facts with each article that a source names by a start of its id named by all of it."""
    known = {source["article"] for listed in reading.values() for fact in listed.values() for source in sources(fact)}
    return {sheet: {i: _with_articles(fact, known) for i, fact in listed.items()} for sheet, listed in facts.items()}


def _reader_id(ident: str, person: str, ids: dict[str, str], taken: Iterable[str]) -> str:
    """What the reader shall call a fact that people call ``person``: that too, or a free id that leads to it."""
    for read in (person, *(read for read, people in ids.items() if people == person)):
        if ids.get(read, read) == person:
            return read
    new = unique(ident, set(taken))
    ids[new] = person
    return new


def _made_part_of(actor: Values, ids: Mapping[str, str], given: Facts, ours: Facts) -> str | None:
    """The actor that a person made another part of, which the reader reads once more: by its name, or its id."""
    there, known = ours.get(ACTORS, {}), given.get(ACTORS, {})
    name = names({"name": actor.get("name", ())})
    by_name = (i for i, fact in there.items() if i in known and name and name <= names(fact) - names(known[i]))
    person = next(by_name, ids.get(actor["id"]))
    return person if person in there else None


def _by_sources(new: Iterable[Values], gone: Iterable[Values], known: Mapping[str, str]) -> dict[str, str]:
    """For facts of people's own that are not known yet the fact that is gone and had just their sources.

    Whoever gives a fact another id, name and all keeps what it rests on.
    """
    left = {fact["id"]: _rests_on(fact) for fact in gone if fact["id"] not in known.values()}
    found: dict[str, str] = {}
    for fact in new:
        same = [ident for ident, rests in left.items() if rests and rests == _rests_on(fact)]
        if fact["id"] not in known and len(same) == 1:
            found[fact["id"]] = same[0]
            del left[same[0]]
    return found


def _rests_on(fact: Values) -> tuple[str | None, set[tuple[str, str]]] | None:
    """The kind and the sources of a fact as a whole; None for one without any."""
    own = evidence({"sources": fact.get("sources", [])})
    return (fact.get("kind"), own) if own else None


def _part_of(actor: Values, facts: Mapping[str, Values], given: Mapping[str, Values]) -> str | None:
    """The actor that a person gave the name of one that is gone."""
    name = names({"name": actor.get("name", ())})
    for ident, fact in facts.items():
        if ident in given and fact["kind"] == actor.get("kind") and name and name <= names(fact) - names(given[ident]):
            return ident
    return None


def _with_articles(value: Any, known: set[str]) -> Any:
    if isinstance(value, list):
        return [_with_articles(item, known) for item in value]
    if not isinstance(value, dict):
        return value
    out = {key: _with_articles(item, known) for key, item in value.items()}
    if "article" in value and "quote" in value and value["article"] not in known:
        whole = [article for article in known if article.startswith(value["article"])]
        return out | {"article": whole[0]} if len(whole) == 1 else out
    return out


def _all_ids(facts: Facts) -> set[str]:
    return {ident for listed in facts.values() for ident in listed}
