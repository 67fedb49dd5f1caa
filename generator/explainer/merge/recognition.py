"""Facts known again: a new reading's by what was read before, a renamed one by what people were given."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ..field_types import Holds, fields_holding, kinds_of
from ..model import ACTORS, SHEETS, Happening, is_withdrawn
from ..names import unique
from .identity import acting, evidence, identify, names, renamed, sources
from .moved_quotes import MovedQuote, taken_apart, told_by_moved
from .pools import Pool, pools, sheet_of, widest
from .telling_words import Words, with_words, words_under_ids
from .uniting import Facts, united_by_id
from .values import WRITTEN_BY_EDITOR, Values, is_edited, same_words

__all__ = [
    "Known",
    "ids_given_by_people",
    "recognised",
    "resting_on_others",
    "with_whole_articles",
    "written_by_people",
]


@dataclass(frozen=True, slots=True)
class Known:
    """What there was before a reading."""

    read: Facts
    """The last reading."""
    given: Facts
    """What people were given, in their ids."""
    ours: Facts
    """People's sheets."""
    words: Words
    """The words that tell what was read, by people's ids."""
    moved: tuple[MovedQuote, ...] = ()
    """Quotes that people moved to another fact."""


def recognised(
    reading: Facts, words: Words, ids: Mapping[str, str], known: Known
) -> tuple[Facts, Words, dict[str, str], dict[str, str]]:
    """A reading under the ids that its facts went by before, its telling words, and the map from those to people's ids.

    Last come the facts that are taken here for one that a person wrote, by the ids that the reader gives them.

    A fact that the last reading did not have may still be one that people have: one that was read
    earlier, or one that a person wrote first.

    :param reading: in ids of its own.
    :param words: those that tell it, in these ids, too.
    :param ids: people's ids of facts that the reader calls otherwise.
    """
    recognition = _Recognition(known, words, dict(ids))
    for pool in pools():
        recognition.pool(pool, {sheet: reading.get(sheet, {}) for sheet in pool})
    calls = recognition.calls
    named = {
        sheet: {calls[i]: _called(sheet, fact, calls) | {"id": calls[i]} for i, fact in facts.items()}
        for sheet, facts in reading.items()
    }
    told = {ident: there for ident, there in words.items() if ident in calls}
    return named, words_under_ids(told, calls), recognition.people, recognition.guesses


class _Recognition:
    """What is known of a reading's facts while they are recognised, a pool of sheets after the other."""

    def __init__(self, known: Known, words: Words, people: dict[str, str]) -> None:
        self.read, self.given, self.ours, self.known_words = known.read, known.given, known.ours, known.words
        self.moved = known.moved
        self.last = taken_apart(united_by_id(known.read, people), known.moved, known.ours)
        """The last reading as people have it: in their ids, with each quote in the fact to which they moved it."""
        self.words = words
        self.people = people
        """By the reader's id what people call a fact."""
        self.calls: dict[str, str] = {}
        """By the reading's own id what the reader called the fact before, or calls it from now on."""
        self.guesses: dict[str, str] = {}
        """By the reader's id facts that are taken for one that a person wrote, and its id."""
        self.actors = {ident for part in (self.read, self.given, self.ours) for ident in part.get(ACTORS, ())}
        """Ids of actors, before the reading and, once they are recognised, in it."""
        self.taken = {*people, *people.values(), *_all_ids(self.read), *_all_ids(self.given), *_all_ids(self.ours)}
        """Ids that no fact which is new may get."""

    def pool(self, pool: Pool, facts: Facts) -> None:
        """Learn what the facts of a pool were called before, or shall be called."""
        sheets = sheet_of(facts, pool)
        self.actors |= set(self.calls.values())
        told = [
            self._compared(_called(sheet, facts[sheet][ident], self.calls), ident, self.words)
            for ident, sheet in sheets.items()
        ]
        there = _of_pool(self.read, pool)
        old = [self._compared(fact, self.people.get(i, i), self.known_words) for i, fact in there.items()]
        here = self._moved_by_people(pool, told, old)
        left = [fact for fact in told if fact["id"] not in here]
        here |= identify(widest(pool), left, [fact for fact in old if fact["id"] not in here.values()])
        found = self._known_to_people(pool, [fact for fact in told if fact["id"] not in here], sheets)
        given = _of_pool(self.given, pool)
        for ident, person in found.items():
            own = WRITTEN_BY_EDITOR in given.get(person, {WRITTEN_BY_EDITOR: True})
            used = set(here.values())
            here[ident] = _reader_id(ident, person, self.people, used, used | self.taken, own=own)
            if own and here[ident] != person:
                self.guesses[here[ident]] = person
        for fact in told:
            if fact["id"] not in here:
                here[fact["id"]] = self._new_id(sheets[fact["id"]], fact, here)
            self.taken.add(here[fact["id"]])
        self.calls |= here

    def _moved_by_people(self, pool: Pool, told: Iterable[Values], old: Iterable[Values]) -> dict[str, str]:
        """For facts that only quotes tell which people moved to another fact what the reader calls that."""
        last = _of_pool(self.last, pool)
        moved = [one for one in self.moved if one.fact in last or one.fact in _of_pool(self.given, pool)]
        meant = {fact["id"]: told_by_moved(fact, moved, last, self.known_words) for fact in told} if moved else {}
        here: dict[str, str] = {}
        for person in dict.fromkeys(filter(None, meant.values())):
            same = [fact for fact in told if meant[fact["id"]] == person]
            there = [fact for fact in old if self.people.get(fact["id"], fact["id"]) == person]
            here |= identify(widest(pool), same, there, borne=True)
            read = {fact["id"] for fact in old}
            free = [i for i, now in self.people.items() if now == person and i not in read]
            for ident in (fact["id"] for fact in same if fact["id"] not in here):
                again = next((i for i in free if i not in here.values()), None)
                here[ident] = again or unique(ident, {*here.values(), *self.taken})
                self.people[here[ident]] = person
        return here

    def _known_to_people(self, pool: Pool, left: Iterable[Values], sheets: Mapping[str, str]) -> dict[str, str]:
        """For facts that the last reading did not have people's id, where people have them.

        :param sheets: for each fact the sheet in which it was read.
        """
        shown = {self.people.get(ident, ident) for ident in _of_pool(self.read, pool)} | _of_pool(
            self.last, pool
        ).keys()
        mine, given = _of_pool(self.ours, pool), _of_pool(self.given, pool)
        unread = mine | {
            i: _all_told(mine.get(i, {}), fact) for i, fact in given.items() if i in mine or "sources" in fact
        }
        named = [_called(sheets[fact["id"]], fact, self.people) for fact in left]
        old = [self._compared(fact, i, self.known_words) for i, fact in unread.items() if i not in shown]
        return identify(widest(pool), named, old, borne=True)

    def _compared(self, fact: Values, ident: str, words: Words) -> Values:
        """A fact as it is compared: with the words that tell it, and with nobody taking part who is no actor.

        What an article calls people who are no actor may be anybody, the actor of another reading, too.

        :param ident: the id by which its words are known.
        """
        sides = {
            name: acting(fact[name], self.actors) for name in fields_holding(Happening, Holds.PARTY) if name in fact
        }
        return with_words({**fact, **sides}, ident, words)

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
    for pool in pools():
        facts, there = _of_pool(ours, pool), _of_pool(given, pool)
        sheets = sheet_of(given, pool)
        gone = [
            renamed(fact, changed, kinds_of(SHEETS[sheets[ident]]))
            for ident, fact in there.items()
            if ident not in facts and sheets[ident] in ours
        ]
        new = [fact for ident, fact in facts.items() if ident not in there]
        known = identify(widest(pool), new, gone, borne=True)
        changed |= {old: now for now, old in (known | _by_sources(new, gone, known)).items()}
        if ACTORS in pool:
            left = [fact for fact in gone if fact["id"] not in changed]
            changed |= {old["id"]: now for old in left if (now := _part_of(old, facts, there))}
    return changed


def with_whole_articles(facts: Facts, reading: Facts) -> Facts:
    """Facts with each article that a source names by a start of its id named by all of it."""
    known = {source["article"] for listed in reading.values() for fact in listed.values() for source in sources(fact)}
    return {sheet: {i: _with_articles(fact, known) for i, fact in listed.items()} for sheet, listed in facts.items()}


def written_by_people(given: Facts, ours: Facts, renamed: Collection[str]) -> tuple[Facts, set[str]]:
    """What people were given, with each fact marked as theirs that they wrote instead of the one that it looks like.

    A fact of which a person changes the id alone is still the reader's; that one with more of the person's is the
    same is a guess.

    :param renamed: facts that a person's sheet newly has for one that is gone.
    :returns: what people were given, and the ids of the facts that are marked here.
    """
    anew = {ident for ident, known, mine in _both(given, ours) if ident in renamed and is_edited(known, mine)}
    return _marked(given, anew), anew


def resting_on_others(given: Facts, ours: Facts, ids: Collection[str]) -> Facts:
    """What people were given, with each fact marked as theirs that does not rest on all that the reader's did.

    A person who quotes more or fewer words of a sentence rests on it still.

    :param ids: those by which people, and not the reader, call facts: only with these a fact may be another.
    """
    told = {i for i, known, mine in _both(given, ours) if i in ids and not _rests_on_all(mine, known)}
    return _marked(given, told)


def _rests_on_all(fact: Values, known: Values) -> bool:
    """Whether a fact quotes each sentence that another one quotes, in the same words or in some that overlap."""
    quoted, left = ([s for s in one.get("sources", ()) if "quote" in s] for one in (fact, known))
    while near := [source for source in left if any(same_words(source, other) for other in quoted)]:
        left = [source for source in left if source not in near]
        quoted += near
    return not left


def _both(given: Facts, ours: Facts) -> Iterable[tuple[str, Values, Values]]:
    """Facts of the reader's as people were given them and as they have them, wherever they stand."""
    people = {ident: fact for facts in ours.values() for ident, fact in facts.items()}
    for facts in given.values():
        for ident, fact in facts.items():
            if ident in people and WRITTEN_BY_EDITOR not in fact and not is_withdrawn(people[ident]):
                yield ident, fact, people[ident]


def _marked(given: Facts, own: Collection[str]) -> Facts:
    """What people were given, with some facts marked as theirs."""
    mark = {WRITTEN_BY_EDITOR: True}
    return {
        sheet: {i: fact | mark if i in own else fact for i, fact in facts.items()} for sheet, facts in given.items()
    }


def _own_evidence(fact: Values) -> set[tuple[str, str]]:
    """Article and quote of what a fact as a whole rests on."""
    return evidence({"sources": fact.get("sources", [])})


def _all_told(mine: Values, given: Values) -> Values:
    """A fact by all that it is known by: what people have, and what they were given."""
    if WRITTEN_BY_EDITOR not in given:
        return mine | given
    return given | mine | {"sources": [*mine.get("sources", ()), *given.get("sources", ())]}


def _reader_id(
    ident: str, person: str, ids: dict[str, str], used: Container[str], taken: Container[str], *, own: bool
) -> str:
    """What the reader shall call a fact that people call ``person``: that too, or a free id that leads to it.

    :param used: what other facts of the reading are called: two that became one fact are still two to the reader.
    :param taken: what no new id may be.
    :param own: whether a person wrote it, so that it is called otherwise, and people can tell that it is another.
    """
    known = [read for read, people in ids.items() if people == person]
    for read in known if own and ident != person else (person, *known):
        if ids.get(read, read) == person and read not in used:
            return read
    new = unique(ident, taken)
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
    own = _own_evidence(fact)
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


def _of_pool(facts: Facts, pool: Pool) -> dict[str, Values]:
    """The facts of all sheets of a pool."""
    return {ident: fact for sheet in pool for ident, fact in facts.get(sheet, {}).items()}


def _all_ids(facts: Facts) -> set[str]:
    return {ident for listed in facts.values() for ident in listed}
