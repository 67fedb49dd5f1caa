"""What a ledger of story.yml lists: the facts that are its rows, the fields that may be its columns, its address."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from .lexicon import load_lexicon
from .model import LAST_FIELDS, Event, Expulsion, Fact, Happening, Ledger, preferred
from .names import slug
from .telling import Told

__all__ = ["LEDGER_COLUMNS", "PLAIN_COLUMNS", "ledger_path", "listed_as", "rows_of"]

_Listed = TypeVar("_Listed", bound=Happening)

_IN_ITS_SENTENCE = ("id", "summary", "verb", "modality")
"""What a row's sentence, or the mark beside it, tells."""

LEDGER_COLUMNS = tuple(
    name
    for name in dict.fromkeys((*Event.model_fields, *Expulsion.model_fields))
    if name not in (*_IN_ITS_SENTENCE, *LAST_FIELDS)
)
"""The fields that may be columns."""

PLAIN_COLUMNS = ("date", "by", "against", "number")
"""The columns of a ledger that names none."""


def ledger_path(ledger: Ledger) -> str:
    """The path of a ledger's page, such as ``ledgers/rulings.md``."""
    return f"ledgers/{slug(ledger.title)}.md"


def listed_as(fact: Happening) -> set[str]:
    """The event types as which a ledger may list a fact: an expulsion as one, and as what its status makes of it."""
    if isinstance(fact, Event):
        return {fact.type}
    if not isinstance(fact, Expulsion):
        return set()
    told = (None, preferred(fact.status))
    return {name for name, kind in load_lexicon().types.items() if kind.expulsion and kind.status in told}


def rows_of(ledger: Ledger, facts: Iterable[_Listed], told: Callable[[Fact], Told]) -> list[_Listed]:
    """Those of the facts that a ledger lists, in their order: of its types, and told in a sentence.

    What an article's words tell is no row: nobody knows that its fields say no more than the words.

    :param told: how a fact is told.
    """
    types = set(ledger.types)
    return [fact for fact in facts if listed_as(fact) & types and not fact.only_placed and told(fact).how != "words"]
