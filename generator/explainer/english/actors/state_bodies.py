"""Bodies of a state that common nouns name: "Mali's army", "the Thai foreign ministry", "the foreign ministry" alone.

A ministry is one body under many names, told by its state and its portfolio.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from ...countries import load_countries
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
    for first, last, called in _national().all(passage.lower):
        if passage.tag[last - 1] not in NOUN_TAGS or (last < len(passage) and passage.tag[last] in NOUN_TAGS):
            continue
        is_ministry = called in words("bodies", "ministry_heads")
        begin, end, of = _portfolio(passage, first, last) if is_ministry else (first, last, "")
        if is_ministry and not of:
            continue
        _, hit = state_before(passage, begin)
        if hit is None:
            end, hit = _owner_after(passage, end, is_ministry)
        state = disambiguator.state(hit.states("state", "people", "seat")) if hit else None
        if state or is_ministry:
            name = ministry_name(state.name if state else None, of) if is_ministry else f"{state.adjective} {called}"  # type: ignore[union-attr]
            rule = "ministry" if is_ministry else "body of a state"
            country = state.name if state else None
            yield Mention(
                passage=passage, first=begin, last=end, name=name, kind="organisation", country=country, rule=rule
            )


def assign_ministries(bodies: Sequence[Mention], discourse: Discourse) -> list[Mention]:
    """The bodies, with ministries whose state is not said given to the state that acts there.

    That is the state of the ministry last named with this portfolio, else the state of the subject of the sentence
    or of the one before. A ministry in small letters whose state cannot be told is left out.
    """
    out: list[Mention] = []
    for body in sorted(bodies, key=lambda body: body.place):
        of = (
            portfolio_of_ministry(tuple(body.name.lower().split()))
            if body.rule == "ministry" and body.country is None
            else None
        )
        if of is None:
            out.append(body)
            continue
        earlier = [
            one for one in out if one.rule == "ministry" and one.country and one.name == ministry_name(one.country, of)
        ]
        state = (
            earlier[-1].country if earlier else acting_state(discourse.sentence(body.passage, body.first), body.first)
        )
        if state:
            out.append(replace(body, name=ministry_name(state, of), country=state))
        elif any(body.passage.capital[body.first : body.last]):
            out.append(body)
    return out


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
def _national() -> PhraseMatcher[str]:
    """Common nouns that are bodies, with what the body is called."""
    classes = [(noun, names[0]) for names in table("bodies")["classes"] for noun in names]
    return PhraseMatcher(
        (noun.split(), called) for noun, called in [*classes, *((n, n) for n in table("bodies")["national"])]
    )
