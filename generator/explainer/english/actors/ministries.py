"""Ministries: one body under many names, told by its state and its portfolio."""

from __future__ import annotations

import re
from functools import cache

from ...countries import load_countries
from ..vocabulary import table, words
from .gazetteer import bodies

__all__ = ["ministry_name", "portfolio", "portfolio_of", "portfolio_words"]

_FILLERS = frozenset({"of", "for", "the", "and", "&"})


def portfolio(words_of_name: tuple[str, ...]) -> str | None:
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
    for body in bodies():
        if state and body.country == state and body.portfolio == of:
            return body.name
    country = load_countries().get(state) if state else None
    called = f"ministry of {of}" if " " in of or of not in table("bodies")["portfolios"] else f"{of} ministry"
    if country is None:
        return called
    return f"{country.adjective} {called}"


def portfolio_of(name: str) -> str | None:
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
