"""The patterns by which a French text tells events: ``data/fr/lexicon/``, whose first file says what each field means."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Literal

from pydantic import Field

from ...field_types import Flag
from ...model import Model
from ..vocabulary import table

__all__ = ["FrenchPattern", "lemmas_of", "patterns"]


class FrenchPattern(Model):
    """One way to tell of an event."""

    verbs: list[str] = Field(default_factory=list, description="Lemmas of verbs.")
    nouns: list[str] = Field(default_factory=list, description="Lemmas of nouns.")
    against: list[str] = Field(default_factory=list, description="Where those stand to whom it is done.")
    by: list[str] = Field(default_factory=lambda: ["subject"], description="Where those stand who do it.")
    both: str = Field("", description="Where those stand who take part as the subject does.")
    only: list[str] = Field(
        default_factory=list, description="Classes of the noun for whom it is done to, or who does it."
    )
    object: list[str] = Field(default_factory=list, description="Classes of an object that is no person.")
    oblique: dict[str, list[str]] = Field(default_factory=dict, description="Prepositions, each with its nouns.")
    infinitive: list[str] = Field(default_factory=list, description="Verbs of which one is its infinitive.")
    words: list[str] = Field(default_factory=list, description="Words of which one stands in the clause.")
    alone: Flag = Field(False, description="Whether it has no object.")
    own: Flag = Field(False, description="Whether the object is the doer's own.")
    telling: str = Field("", description="The verb of the English sentence that says the same.")
    what: Literal["", "own"] = Field("", description="What that sentence is about.")


@cache
def patterns() -> Mapping[str, tuple[tuple[str, FrenchPattern], ...]]:
    """By the lemma of its verb or noun, each pattern with its type's name, in the order in which they are tried."""
    found: dict[str, list[tuple[str, FrenchPattern]]] = {}
    for part in table("lexicon/shared")["parts"]:
        for kind, listed in table(f"lexicon/{part}").items():
            for pattern in map(FrenchPattern.model_validate, listed):
                for lemma in (*pattern.verbs, *pattern.nouns):
                    found.setdefault(lemma, []).append((kind, pattern))
    return {lemma: tuple(listed) for lemma, listed in found.items()}


@cache
def lemmas_of(name: str) -> frozenset[str]:
    """The nouns of a class."""
    return frozenset(table("lexicon/shared")["classes"].get(name, ()))
