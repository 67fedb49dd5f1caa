"""The table of background that explains a story: a lexicon of its own, with its topics and tellings."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from pydantic import Field as PydanticField

from ..field_types import Flag
from ..tables import table
from .event_types import EventType, Lexicon
from .loading import load_lexicon

__all__ = ["Background", "BackgroundType", "load_background"]


class BackgroundType(EventType):
    """One type of statement: its label is its topic."""

    modalities: list[str] = PydanticField(
        default=["asserted"], description="The modalities of which an article must make of it one."
    )
    about: Literal["actors", "things"] | None = PydanticField(
        None,
        description="Whether it is of what states, bodies and people are or have been, or of what things do; what people mean to do is no stake.",
    )
    needs_since: Flag = PydanticField(False, description="Whether it says nothing without a time since when.")


class Background(Lexicon):
    """All types of statement, and the words that tell one that explains something."""

    types: Mapping[str, BackgroundType] = PydanticField(description="Each type by its name.")
    belittling: frozenset[str] = PydanticField(description="Words before a consequence that make it none.")
    told_with: frozenset[str] = PydanticField(
        description="Prepositions whose noun is told with the one before: “the fight against smugglers”."
    )
    unclear: frozenset[str] = PydanticField(
        description="Words that alone name nobody and nothing without the text before them."
    )


@cache
def load_background() -> Background:
    """``data/en/background.yml`` with the event lexicon's classes.

    :raises InvalidContent: one of the two tables is no strict YAML.
    """
    events, own = load_lexicon(), table("en/background")
    return Background.model_validate(
        {**own, "classes": {**events.classes, **own["classes"]}, "light_verbs": events.light_verbs}
    )
