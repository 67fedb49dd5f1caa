"""Ids as people type them: the whole of one, or any start that only it has."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches

from .errors import ExplainerError
from .names import composed

__all__ = ["whole_id", "whole_ids"]

_MOST = 6
"""So many ids are named of those that begin alike, and so many that may be meant."""


def whole_id(typed: str, there: Collection[str], kind: str, *, see: str = "") -> str:
    """The id that a person means: see :func:`whole_ids`."""
    return whole_ids([typed], there, kind, see=see)[0]


def whole_ids(typed: Iterable[str], there: Collection[str], kind: str, *, see: str = "") -> list[str]:
    """The ids that a person means, each once, in the order in which they are named.

    :param typed: what the person typed: an id that is there means itself, though others begin with it.
    :param there: the ids that there are.
    :param kind: what they are of, such as ``fact``.
    :param see: what lists them, for one that nothing comes near.
    :raises ExplainerError: with everything that is no id, or the start of several, and what may be meant.
    """
    meant: list[str] = []
    wrong: list[str] = []
    for word in dict.fromkeys(map(composed, typed)):
        found = [word] if word in there else sorted(ident for ident in there if word and ident.startswith(word))
        if len(found) == 1:
            meant += found
        else:
            wrong.append(_several(word, found, kind) if found else _none(word, there, kind, see))
    if wrong:
        raise ExplainerError("; ".join(wrong))
    return list(dict.fromkeys(meant))


def _several(word: str, found: list[str], kind: str) -> str:
    more = f" and {len(found) - _MOST} more" if len(found) > _MOST else ""
    return f"{word} begins the id of more than one {kind}: {', '.join(found[:_MOST])}{more}"


def _none(word: str, there: Iterable[str], kind: str, see: str) -> str:
    near = get_close_matches(word, list(there), n=3)
    meant = f", did you mean {' or '.join(near)}?" if near else see and f": see {see}"
    return f"there is no {kind} {word}{meant}"
