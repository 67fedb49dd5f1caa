"""How many: each number stands in the words that bear it."""

from __future__ import annotations

from collections.abc import Iterator

from ..field_types import Holds, fields_holding
from ..model import Fact
from ..numbers import says_count
from .problem import Problem, Rule, StoryFacts, borne_values

__all__ = ["RULES"]


def _numbers(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """A number, or the words for it, stand in the quotes that bear it: a slip of the finger is the commonest wrong fact."""
    for name in fields_holding(type(fact), Holds.COUNT):
        for one in borne_values(fact, name):
            quotes = [(source.quote, known.evidence.language(source)) for source in one.sources]
            if quotes and not any(says_count(quote, one.value, language) for quote, language in quotes):
                yield Problem(
                    "number-not-quoted",
                    f"no quote of this fact says {one.value}",
                    one.path,
                    "mend the number, or quote the words that give it",
                    "warning",
                )


RULES: tuple[Rule, ...] = (_numbers,)
