"""What a person decides on facts without opening their sheet: that they are right, are told so, go off the site, or go."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from ..errors import ExplainerError
from ..field_types import kinds_of
from ..model import ACTORS, SHEETS
from .identity import without
from .story_files import StoryFiles
from .three_way import Outcome, merge_story
from .uniting import Facts
from .values import Values

__all__ = ["checked", "deleted", "hidden", "referring", "told"]


def checked(files: StoryFiles, ids: Collection[str], day: str) -> Outcome:
    """Facts that a person held against their words.

    :param day: the day on which it was done, such as ``2025-09-22``.
    """
    outcome = _with(files, ids, {"checked": day})
    outcome.checked_anew = frozenset(ids)
    return outcome


def hidden(files: StoryFiles, ids: Collection[str]) -> Outcome:
    """Facts that stay in their sheets and go off the site."""
    return _with(files, ids, {"publish": False})


def told(files: StoryFiles, ident: str, field: str, sentence: str) -> Outcome:
    """A fact that a person lets be told by a sentence.

    :param field: ``summary``, or ``statement`` of background.
    """
    return _with(files, [ident], {field: sentence})


def deleted(files: StoryFiles, ids: Collection[str]) -> Outcome:
    """Facts taken out of the sheets, with what refers to them; no reading brings them back.

    :raises ExplainerError: other facts say of one of them that it took part, and would say something else without it.
    """
    for ident in ids:
        if ident in files.state.ours.get(ACTORS, {}) and (others := referring(files.state.ours, ident)):
            raise ExplainerError(
                f"{ident} takes part in {', '.join(others)}: take it off the site, or use explainer merge-actors"
            )
    outcome = merge_story(files.state)
    gone = frozenset(ids)
    ours = {sheet: _left(sheet, facts, gone) for sheet, facts in outcome.state.ours.items()}
    outcome.state = replace(outcome.state, ours=ours)
    outcome.proposals = [one for one in outcome.proposals if one.fact not in gone]
    outcome.removed |= gone
    return outcome


def referring(ours: Facts, ident: str) -> list[str]:
    """The ids of the facts that name a fact, in the order of the sheets."""
    listed = ((sheet, fact) for sheet, facts in ours.items() for fact in facts.values() if fact["id"] != ident)
    return [fact["id"] for sheet, fact in listed if without(fact, frozenset({ident}), kinds_of(SHEETS[sheet])) != fact]


def _with(files: StoryFiles, ids: Collection[str], fields: Values) -> Outcome:
    """The outcome in which some facts have these fields."""
    outcome = merge_story(files.state)
    for facts in outcome.state.ours.values():
        facts |= {ident: fact | fields for ident, fact in facts.items() if ident in ids}
    return outcome


def _left(sheet: str, facts: dict[str, Values], gone: frozenset[str]) -> dict[str, Values]:
    return {i: without(fact, gone, kinds_of(SHEETS[sheet])) for i, fact in facts.items() if i not in gone}
