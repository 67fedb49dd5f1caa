"""Bodies of a state that common nouns name: "Mali's army", "the Thai foreign ministry", "the foreign ministry" alone.

A ministry is one body under many names, told by its state and its portfolio; so is a parliament or a court, told by
its state and its noun.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...countries import Country
from ...known_bodies import ministry_name, national_body_name, national_nouns
from ...phrase_matcher import PhraseMatcher
from ..vocabulary import table, words
from .annotation import NOUN_TAGS, AnnotatedPassage
from .discourse import Mention
from .gazetteer import Disambiguator, GazetteerHit
from .named_states import state_before

__all__ = [
    "BODY_OF_A_NAME",
    "is_of_a_name",
    "known_portfolio",
    "portfolio_of_ministry",
    "portfolio_words",
    "read_state_bodies",
]

BODY_OF_A_NAME = "body of a name"
"""The rule by which a body is read whose owner is no known state."""
_SAYS_WHICH = NOUN_TAGS | {"JJ", "JJR", "JJS", "DT", "CD", "POS", "PRP$", "VBG", "HYPH", "WP$"}
"""The tags of words before a noun that tell it from others."""
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


def is_of_a_name(portfolio: str) -> bool:
    """Whether a portfolio is a known one with a name beside it that is no state's: "foreign" in "zelmoran foreign"."""
    beside = (portfolio.partition(" ")[2], portfolio.rpartition(" of ")[0])
    return known_portfolio(portfolio) is None and any(known_portfolio(words) for words in beside)


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
    for first, last, noun in _body_nouns().all(passage.lower):
        if passage.tag[last - 1] not in NOUN_TAGS or (last < len(passage) and passage.tag[last] in NOUN_TAGS):
            continue
        if noun in words("bodies", "ministry_heads"):
            found = _ministry(passage, first, last, disambiguator)
        else:
            found = _other_body(passage, first, last, noun, disambiguator)
        if found:
            yield found


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
    passage: AnnotatedPassage, first: int, last: int, noun: str, disambiguator: Disambiguator
) -> Mention | None:
    """An army, a parliament or the like of a state; some also where that is not said ("suspended parliament")."""
    begin, hit = state_before(passage, first)
    last, state = _owner(passage, first, last, disambiguator, is_ministry=False)
    if state is None and not (noun in words("bodies", "alone") and _stands_alone(passage, first, last)):
        return None
    is_name = passage.capital[first] and hit is not None and hit.last == first  # "UK Parliament"
    return Mention(
        passage=passage,
        first=begin if is_name else first,
        last=last,
        name=(national_body_name(state.name, noun) if state else None) or passage.text_of(first, last),
        kind="organisation",
        country=state.name if state else None,
        rule="body of a state",
    )


def _stands_alone(passage: AnnotatedPassage, first: int, last: int) -> bool:
    """Whether nothing is said of a body but perhaps "the": not "a parliament", "the new congress", "members of parliament"."""
    if any(noun.first < first and noun.last >= last for noun in passage.noun_starting.values()):
        return False
    is_object = (
        passage.doc[last - 1].dep_ == "dobj" and passage.doc[last - 1].head.i == first - 1
    )  # "dissolving Parliament"
    return first == 0 or is_object or passage.lower[first - 1] == "the" or passage.tag[first - 1] not in _SAYS_WHICH


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
    """The same nouns, to be found in a text."""
    return PhraseMatcher((noun.split(), noun) for noun in national_nouns())
