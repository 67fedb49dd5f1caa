"""Of several findings with one cause the cause alone, so that one slip is told once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..findings import is_settled
from .problem import Problem

__all__ = ["causes"]

_BY_ORDER = frozenset({"deadline-before-order", "left-before-order", "until-before-from", "answer-before"})
"""What speaks against a value that the words may speak against, too."""
_OF_THE_ACT = frozenset({"type", "verb", "modality"})
"""The fields that say what was done, by which a sentence is chosen."""


def causes(found: Sequence[Problem]) -> Iterator[Problem]:
    """What was found wrong with one fact, in its order, without what follows from something else that was found."""
    unseen = {one.path for one in found if one.code == "invisible-character"}
    errors = [one for one in found if one.severity == "error" and one.path and one.path[-1] != "quote"]
    judged = {one.path for one in found if is_settled(one.code) and one.code not in _BY_ORDER}
    strangers = {one.path for one in found if one.code == "not-a-state"}
    for one in found:
        if one.path in unseen and one.code != "invisible-character":
            continue  # with that character, it is another value
        if one.severity == "warning" and any(_is_part(one.path, other.path) for other in errors):
            continue  # what cannot be told is not held against words
        if (one.code in _BY_ORDER and one.path in judged) or (one.code == "not-named" and one.path in strangers):
            continue  # one value is mended once
        if not _follows_from_the_act(one, found):
            yield one


def _is_part(path: tuple[str | int, ...], other: tuple[str | int, ...]) -> bool:
    """Whether one of two places is within the other, or both are one; the whole fact is no place."""
    shared = min(len(path), len(other))
    return shared > 0 and path[:shared] == other[:shared]


def _follows_from_the_act(one: Problem, found: Sequence[Problem]) -> bool:
    """Whether it asks how a fact is told, or what it answers, of which who did what is told wrong."""
    if one.code == "no-sentence":
        return any(other is not one and other.path[:1] and other.path[0] in _OF_THE_ACT for other in found)
    is_answer = one.path[:1] == ("in_response_to",) and one.code == "not-borne"
    return is_answer and any(other.code == "doer-not-quoted" for other in found)
