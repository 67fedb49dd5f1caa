"""Facts known again: a new reading's by what was read before, a renamed one by what people were given."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..names import unique
from .folding import Facts
from .identity import evidence, identify, names, renamed, sources
from .values import BY_HAND, Values

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
    people = dict(ids)
    taken = {*ids, *ids.values(), *_all_ids(read), *_all_ids(given), *_all_ids(ours)}
    calls: dict[str, str] = {}
    out: Facts = {}
    for sheet, facts in reading.items():
        told = [renamed(fact, calls) | {"id": fact["id"]} for fact in facts.values()]
        known = identify(told, read.get(sheet, {}).values())
        left = [renamed(fact, people) | {"id": fact["id"]} for fact in told if fact["id"] not in known]
        shown = {people.get(ident, ident) for ident in read.get(sheet, {})}
        mine = ours.get(sheet, {})
        unread = mine | {i: mine.get(i, {}) | f for i, f in given.get(sheet, {}).items() if BY_HAND not in f}
        found = identify(left, [f for ident, f in unread.items() if ident not in shown], borne=True)
        here: dict[str, str] = dict(known)
        for ident, person in found.items():
            here[ident] = _reader_id(ident, person, people, {*here.values(), *taken})
        for fact in told:
            if fact["id"] not in here:
                person = _made_part_of(fact, people, given, ours) if sheet == "actors" else None
                again = person is not None and people.get(fact["id"]) == person and fact["id"] not in here.values()
                here[fact["id"]] = fact["id"] if again else unique(fact["id"], taken)
                if person is not None:
                    people[here[fact["id"]]] = person
            taken.add(here[fact["id"]])
        calls |= here
        out[sheet] = {here[fact["id"]]: fact for fact in facts.values()}
    return {
        sheet: {i: renamed(fact, calls) | {"id": i} for i, fact in facts.items()} for sheet, facts in out.items()
    }, people


def ids_given_by_people(given: Facts, ours: Facts) -> dict[str, str]:
    """Facts to which a person gave another id in the sheets, and actors that a person made part of another."""
    changed: dict[str, str] = {}
    for sheet, facts in ours.items():
        gone = [renamed(fact, changed) for ident, fact in given[sheet].items() if ident not in facts]
        new = [fact for ident, fact in facts.items() if ident not in given[sheet]]
        known = identify(new, gone, borne=True)
        changed |= {old: now for now, old in (known | _by_sources(new, gone, known)).items()}
        if sheet == "actors":
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
    there, known = ours.get("actors", {}), given.get("actors", {})
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
