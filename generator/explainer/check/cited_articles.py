"""What is wrong with the name of an article that a fact gives: there is none of that name, or there are several."""

from __future__ import annotations

import difflib

from ..evidence import Ambiguous
from .problem import Problem, StoryFacts

__all__ = ["no_article"]

_COMPARED = 100
"""So many articles' names are compared with one that is not there."""
_ALIKE = 0.8
"""How alike two names are, of 1, where the one may be a slip: 003 is none of 001."""
_NAMED = 3
"""So many of those that may be meant are named."""


def no_article(known: StoryFacts, named: str, path: tuple[str | int, ...]) -> Problem | None:
    """What is wrong with an article's name; None where one article is meant.

    :param path: of the name, within the fact.
    """
    found = known.evidence.reference(named)
    if isinstance(found, Ambiguous):
        more = len(found.ids) - _NAMED
        meant = " or ".join(found.ids[:_NAMED]) + (f" or {more} more" if more > 0 else "")
        return Problem("ambiguous-article", f"{named} may mean {meant}", path, "write more of the file's name")
    if found is not None:
        return None
    near = difflib.get_close_matches(named, [one.id for one in known.articles[:_COMPARED]], 1, _ALIKE)
    help = "name a file of the folder articles by its stem, or by any unambiguous start of it"
    return Problem("no-article", f"there is no article {named}", path, f"did you mean {near[0]}?" if near else help)
