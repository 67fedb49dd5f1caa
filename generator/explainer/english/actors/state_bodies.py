"""Bodies of a state that common nouns name: "Mali's army", "the Thai foreign ministry", "the foreign ministry" alone.

A ministry is one body under many names, told by its state and its portfolio.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from ...countries import Country, load_countries
from ...phrase_matcher import PhraseMatcher
from ..vocabulary import table, words
from .annotation import NOUN_TAGS, AnnotatedPassage
from .discourse import Discourse, Mention, acting_state
from .gazetteer import Disambiguator, GazetteerHit, known_bodies
from .named_states import state_before

__all__ = [
    "assign_ministries",
    "known_portfolio",
    "ministry_name",
    "portfolio_of_ministry",
    "portfolio_words",
    "read_state_bodies",
]

_FILLERS = frozenset({"of", "for", "the", "and", "&"})
_LONGEST = 5
"""How many words a portfolio has at most."""


def portfolio_of_ministry(words_of_name: tuple[str, ...]) -> str | None:
    """The portfolio of a ministry called so, in small letters: "foreign" for ``ministry of external affairs``.

    None for what is no ministry; its own words where no table has the portfolio.
    """
    heads = [word for word in words_of_name if word in words("bodies", "ministry_heads")]
    if not heads:
        return None
    rest = [word for word in words_of_name if word not in heads]
    while rest and rest[0] in _FILLERS:
        rest.pop(0)
    said = " ".join(rest)
    if not said or (heads[0] == "office" and said not in _portfolios()):
        return None
    return _portfolios().get(said, said)


def ministry_name(state: str | None, of: str) -> str:
    """What the ministry with a portfolio is called: its own name where the tables have one ("US State Department")."""
    for body in known_bodies():
        if state and body.country == state and body.portfolio == of:
            return body.name
    country = load_countries().get(state) if state else None
    called = f"ministry of {of}" if " " in of or of not in table("bodies")["portfolios"] else f"{of} ministry"
    if country is None:
        return called
    return f"{country.adjective} {called}"


def known_portfolio(name: str) -> str | None:
    """The portfolio that the tables know by a name in small letters: "foreign" for "external affairs"."""
    return _portfolios().get(name)


@cache
def portfolio_words() -> frozenset[str]:
    """Every word that stands in a portfolio's name."""
    return frozenset(word for name in _portfolios() for word in re.findall(r"\w+", name)) - _FILLERS


@cache
def _portfolios() -> dict[str, str]:
    rows = table("bodies")["portfolios"].items()
    return {name.lower(): portfolio for portfolio, names in rows for name in (portfolio, *names)}


def read_state_bodies(passage: AnnotatedPassage, disambiguator: Disambiguator) -> Iterator[Mention]:
    """The bodies that common nouns name in a passage; a ministry also where its state is not said."""
    for first, last, called in _body_nouns().all(passage.lower):
        if passage.tag[last - 1] not in NOUN_TAGS or (last < len(passage) and passage.tag[last] in NOUN_TAGS):
            continue
        if called in words("bodies", "ministry_heads"):
            found = _ministry(passage, first, last, disambiguator)
        else:
            found = _other_body(passage, first, last, called, disambiguator)
        if found:
            yield found


def assign_ministries(bodies: Sequence[Mention], discourse: Discourse) -> list[Mention]:
    """The bodies, with ministries whose state is not said given to the state that acts there.

    That is the state of the ministry last named with this portfolio, else the state of the subject of the sentence
    or of the one before. A ministry in small letters whose state cannot be told is left out.
    """
    assigned: list[Mention] = []
    for body in sorted(bodies, key=lambda body: body.place):
        is_open = body.rule == "ministry" and body.country is None
        portfolio = portfolio_of_ministry(tuple(body.name.lower().split())) if is_open else None
        if portfolio is None:
            assigned.append(body)
            continue
        sentence = discourse.sentence(body.passage, body.first)
        state = _state_last_named_with(portfolio, assigned) or acting_state(sentence, body.first)
        if state:
            assigned.append(replace(body, name=ministry_name(state, portfolio), country=state))
        elif any(body.passage.capital[body.first : body.last]):
            assigned.append(body)
    return assigned


def _state_last_named_with(portfolio: str, bodies: Sequence[Mention]) -> str | None:
    """The name of the state of the last of these bodies that is the ministry with a portfolio."""
    ministries = (one for one in reversed(bodies) if one.rule == "ministry" and one.country)
    return next((one.country for one in ministries if one.name == ministry_name(one.country, portfolio)), None)


def _ministry(passage: AnnotatedPassage, first: int, last: int, disambiguator: Disambiguator) -> Mention | None:
    """A ministry whose portfolio stands beside its noun, of a state or of one that is not said."""
    first, last, portfolio = _portfolio(passage, first, last)
    if not portfolio:
        return None
    last, state = _owner(passage, first, last, disambiguator, is_ministry=True)
    country = state.name if state else None
    return Mention(
        passage=passage,
        first=first,
        last=last,
        name=ministry_name(country, portfolio),
        kind="organisation",
        country=country,
        rule="ministry",
    )


def _other_body(
    passage: AnnotatedPassage, first: int, last: int, called: str, disambiguator: Disambiguator
) -> Mention | None:
    """An army, a parliament or the like, where its state is said."""
    last, state = _owner(passage, first, last, disambiguator, is_ministry=False)
    if state is None:
        return None
    return Mention(
        passage=passage,
        first=first,
        last=last,
        name=f"{state.adjective} {called}",
        kind="organisation",
        country=state.name,
        rule="body of a state",
    )


def _owner(
    passage: AnnotatedPassage, first: int, last: int, disambiguator: Disambiguator, *, is_ministry: bool
) -> tuple[int, Country | None]:
    """The index after a body and the state that is said after it, and the state that is said before or after."""
    _, hit = state_before(passage, first)
    if hit is None:
        last, hit = _owner_after(passage, last, is_ministry)
    return last, disambiguator.state(hit.states("state", "people", "seat")) if hit else None


def _portfolio(passage: AnnotatedPassage, first: int, last: int) -> tuple[int, int, str]:
    """Where a ministry's name begins and ends with its portfolio, and the portfolio: before "ministry" or after "of"."""
    for begin in range(max(0, first - _LONGEST), first):
        if of := known_portfolio(" ".join(passage.lower[begin:first])):
            return begin, last, of
    if passage.lower[last : last + 1] in (["of"], ["for"]):
        for end in range(min(len(passage), last + 1 + _LONGEST), last + 1, -1):
            if of := known_portfolio(" ".join(passage.lower[last + 1 : end])):
                return first, end, of
    return first, last, ""


def _owner_after(passage: AnnotatedPassage, at: int, is_ministry: bool) -> tuple[int, GazetteerHit | None]:
    """As in "the army of Mali", and "the foreign ministry in Bamako": the index after it, and the state."""
    if at + 1 < len(passage) and passage.lower[at] in ("of", "in"):
        name = at + 1 + (passage.lower[at + 1] == "the")
        hit = passage.hit_at.get(name)
        if hit and (hit.states("state") if passage.lower[at] == "of" else is_ministry and hit.states("seat")):
            return (hit.last if passage.lower[at] == "of" else at), hit
    return at, None


@cache
def _body_nouns() -> PhraseMatcher[str]:
    """Common nouns that are bodies, with what the body is called."""
    classes = [(noun, names[0]) for names in table("bodies")["classes"] for noun in names]
    return PhraseMatcher(
        (noun.split(), called) for noun, called in [*classes, *((n, n) for n in table("bodies")["national"])]
    )
