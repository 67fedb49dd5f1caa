"""Bodies of a state that common nouns name: "le ministère malien des Affaires étrangères", "l'armée française", and the
state itself by its government: "les autorités burkinabè"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from ...french_states import french_pieces
from ...known_bodies import ministry_name, mission_name, national_body_name
from ...phrase_matcher import PhraseMatcher
from ..vocabulary import table, words
from .annotation import FrenchPassage, skip_of
from .named_actor import NamedActor
from .named_states import StateChooser, owner_at

__all__ = ["read_institutions"]

_Kind = Literal["ministry", "national", "mission", "state", "seat"]
_IN = " in "
_ABROAD = frozenset({"au", "aux", "en", "a"})
_GOES_ON = frozenset({"ADJ", "NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class _Noun:
    kind: _Kind
    meaning: str
    """What English calls a national body; else the noun."""


@dataclass(frozen=True, slots=True)
class _Unowned:
    """A body of which the text does not say here whose it is."""

    passage: FrenchPassage
    first: int
    last: int
    key: str
    """What bodies of different states have in common: a portfolio, what English calls it, or a mission's noun."""

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands in the article."""
        span = self.passage.span(self.first, self.last)
        return span.start, span.end


def read_institutions(article: Sequence[FrenchPassage], chooser: StateChooser) -> list[NamedActor]:
    """The bodies of states; their words are taken.

    One whose state is not said is the only one of its kind that the article has named so far, or nobody.
    """
    found: list[NamedActor] = []
    unowned: list[_Unowned] = []
    by_key: defaultdict[str, list[NamedActor]] = defaultdict(list)
    for passage in article:
        for first, last, noun in _nouns().all(passage.lower):
            if not passage.are_free(first, last):
                continue
            for key, one in _read(passage, first, last, noun, chooser):
                if isinstance(one, _Unowned):
                    unowned.append(one)
                    continue
                passage.taken |= set(range(one.first, one.last))
                found.append(one)
                by_key[key].append(one)
    for bare in unowned:
        before = {one.name: one for one in by_key[bare.key] if one.place < bare.place}
        if len(before) == 1 and bare.passage.are_free(bare.first, bare.last):
            (one,) = before.values()
            if _may_be_meant(one, bare.passage, chooser):
                bare.passage.taken |= set(range(bare.first, bare.last))
                found.append(one.meant_at(bare.passage, bare.first, bare.last, "phrase", "body named before"))
    return _with_fuller_names(found)


def _may_be_meant(one: NamedActor, passage: FrenchPassage, chooser: StateChooser) -> bool:
    """Whether a paragraph does not speak of other states alone: its "ministère" is hardly the one of another article's part."""
    states = {
        state.name
        for hit in passage.states.values()
        for candidates in hit.senses.values()
        if (state := chooser.state(candidates))
    }
    return not states or one.country in states


def _with_fuller_names(found: Sequence[NamedActor]) -> list[NamedActor]:
    """The bodies, a mission of which the article says elsewhere where it is by that name."""
    fuller: defaultdict[str, set[str]] = defaultdict(set)
    for one in found:
        if one.rule == "mission abroad":
            fuller[one.name.partition(_IN)[0]].add(one.name)
    named = []
    for one in found:
        others = fuller[one.name] if one.rule == "mission" else set()
        named.append(replace(one, name=next(iter(others))) if len(others) == 1 else one)
    return named


def _read(
    passage: FrenchPassage, first: int, last: int, noun: _Noun, chooser: StateChooser
) -> Iterator[tuple[str, NamedActor | _Unowned]]:
    if noun.meaning == "état" and passage.lower[max(0, first - 2) : first] != ["l", "'"]:
        return  # "le coup d'État malien"
    if noun.kind == "seat":
        state, portfolio = table("bodies")["seats"][noun.meaning]
        yield "seat", _body(passage, first, last, ministry_name(state, portfolio), state, "seat of a ministry")
    elif noun.kind == "ministry":
        yield from _ministry(passage, first, last, chooser)
    elif owner := owner_at(passage, last, chooser, seat=noun.kind == "state"):
        end, state = owner
        if noun.kind == "state":
            body = _body(passage, first, end, state, None, "its government")
            yield "state", replace(body, kind="country", form="phrase")
        elif noun.kind == "mission":
            yield noun.meaning, _mission(passage, first, end, noun.meaning, state, chooser)
        elif name := national_body_name(state, noun.meaning):
            yield noun.meaning, _body(passage, first, end, name, state, "body of a state")
    elif noun.kind in ("national", "mission") and _is_definite(passage, first, last):
        yield noun.meaning, _Unowned(passage, first, last, noun.meaning)


def _ministry(
    passage: FrenchPassage, first: int, last: int, chooser: StateChooser
) -> Iterator[tuple[str, NamedActor | _Unowned]]:
    """A ministry with its portfolio, and the state that stands before or after that."""
    owner = owner_at(passage, last, chooser)
    at = skip_of(passage, owner[0] if owner else last)
    portfolio = _portfolios().at(passage.lower, at) if at is not None and at < len(passage) else None
    if portfolio is None:
        return
    end, of = portfolio
    end = _portfolio_end(passage, end)
    if owner is None and (owner := owner_at(passage, end, chooser)):
        end = owner[0]
    if owner:
        yield of, _body(passage, first, end, ministry_name(owner[1], of), owner[1], "ministry")
    else:
        yield of, _Unowned(passage, first, end, of)


def _portfolio_end(passage: FrenchPassage, at: int) -> int:
    """The index after what a portfolio goes on with: "et de la Coopération internationale"."""
    while at < len(passage) and passage.lower[at] in ("et", ","):
        name = skip_of(passage, at + 1)
        if name is None or not passage.is_capital(name) or name in passage.states:
            break
        at = name + 1
        while at < len(passage) and passage.tokens[at].pos_ in _GOES_ON and at not in passage.states:
            at += 1
    return at


def _mission(passage: FrenchPassage, first: int, end: int, noun: str, state: str, chooser: StateChooser) -> NamedActor:
    """An embassy, with the state that it is in where that is said: "l'ambassade de France au Mali"."""
    name = mission_name(state, noun)
    if passage.lower[end : end + 1] and passage.lower[end] in _ABROAD:
        abroad = end + 1
        hit = passage.state_at(abroad, "name")
        if hit and (host := chooser.state(hit.senses["name"])):
            return _body(passage, first, end, f"{name}{_IN}{host.with_article}", state, "mission abroad")
    return _body(passage, first, end, name, state, "mission")


def _body(passage: FrenchPassage, first: int, last: int, name: str, state: str | None, rule: str) -> NamedActor:
    return NamedActor(passage=passage, first=first, last=last, name=name, kind="organisation", country=state, rule=rule)


def _is_definite(passage: FrenchPassage, first: int, last: int) -> bool:
    """Whether "le", "la" or "l'" stands before a noun and nothing of it after: not "l'armée de terre"."""
    before = passage.lower[first - 1] if first else ""
    is_apostrophe = before == "'" and first > 1 and passage.lower[first - 2] == "l"
    if not (is_apostrophe or before in ("le", "la", "les", "du", "au")):
        return False
    return skip_of(passage, last) is None and (last == len(passage) or passage.tokens[last].pos_ != "ADJ")


@cache
def _portfolios() -> PhraseMatcher[str]:
    rows = table("bodies")["portfolios"].items()
    return PhraseMatcher((_pieces(name), portfolio) for portfolio, names in rows for name in names)


@cache
def _nouns() -> PhraseMatcher[_Noun]:
    national = table("bodies")["national"].items()
    nouns: list[tuple[str, _Noun]] = [
        (name, _Noun("national", english)) for english, names in national for name in names
    ]
    nouns += [(name, _Noun("ministry", name)) for name in words("bodies", "ministries")]
    nouns += [(name, _Noun("mission", english)) for name, english in table("bodies")["missions"].items()]
    nouns += [(name, _Noun("state", name)) for name in words("bodies", "state")]
    nouns += [(name.lower(), _Noun("seat", name)) for name in table("bodies")["seats"]]
    return PhraseMatcher((_pieces(name), noun) for name, noun in nouns)


def _pieces(name: str) -> tuple[str, ...]:
    return tuple(piece.lower() for piece, _, _ in french_pieces(name))
