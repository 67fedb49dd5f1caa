"""The table of background that explains a story: a lexicon of its own, with its topics and tellings."""

from __future__ import annotations

from functools import cache

from .lexicon import Lexicon, load_lexicon
from .tables import table

__all__ = ["load_background"]


@cache
def load_background() -> Lexicon:
    """``data/en/background.yml`` with the event lexicon's classes: each type's label is its topic.

    :raises InvalidContent: one of the two tables is no strict YAML.
    """
    events, own = load_lexicon(), table("en/background")
    return Lexicon(
        classes={**events.classes, **own["classes"]},
        light_verbs=events.light_verbs,
        hostile=[],
        not_events=own["not_statements"],
        types=own["types"],
    )
