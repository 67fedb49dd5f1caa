"""A fact as a card: its sentence with the number, or the act, large."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...date_words import first_capital
from ...disagreements import Disagreement
from ...messages import Messages
from ...model import Event, Expulsion, Fact, preferred
from ...numbers import number_given, spell
from ...sentences import joined, made_from, sentence
from ..catalogue import Catalogue
from ..lanes import fact_kind
from .denials import is_accusation

__all__ = ["Card", "card_of"]

_LONGEST_ACT = 28
"""Characters of an act that can stand large."""
_LONGEST_REST = 130
"""Characters of what stands around it: a card is read at a glance."""
_FEWEST = 2
"""A smaller number is not worth its size."""
_PLACED = {"whom", "place"}
"""What a sentence may tell for "by" somebody to stand at its end, and be said of the act."""
_COUNT = re.compile(r"(?<![\w.,-])(?:\d{1,3}(?:[\u00a0\u2009\u202f]\d{3}){1,4}|[\w,]+)(?= )")
"""What may be a number of something: a word, or figures in groups, before a space."""


@dataclass(frozen=True, slots=True)
class Card:
    """A fact to be seen at a glance. What stands before the large, the large and what stands after it are one sentence."""

    fact: Event | Expulsion
    """The fact."""
    large: str
    """The number or the act."""
    before: str = ""
    """What stands before it, such as who acted."""
    after: str = ""
    """What stands after it."""
    is_number: bool = False
    """Whether the large is a number."""
    otherwise: Disagreement | None = None
    """What sources do not agree on in it, if there is something."""


def card_of(fact: Fact, catalogue: Catalogue) -> Card | None:
    """The card of a fact; None of one that makes none: told by an article's words, not surely done, or an accusation."""
    if not isinstance(fact, (Event, Expulsion)) or fact.said_by or catalogue.told(fact).how == "words":
        return None
    if fact_kind(fact) != "deed" or is_accusation(fact, catalogue):
        return None
    card = _of_number(fact, catalogue) or _of_act(fact, catalogue)
    return card if card and len(card.before) + len(card.after) <= _LONGEST_REST else None


def _of_number(fact: Event | Expulsion, catalogue: Catalogue) -> Card | None:
    """Such as "5", "French embassy staff were declared persona non grata by Mali"; or "Chad sent", "300", "soldiers"."""
    number = preferred(fact.number)
    if not isinstance(number, int) or number < _FEWEST:
        return None
    told = [_passive(fact, catalogue), catalogue.told(fact).text]
    parts = next(
        (parts for words in told if (parts := _around(number, words.removesuffix("."), catalogue.messages))), None
    )
    if not parts:
        return None
    before, after = map(str.strip, parts)
    large = f"{number:,}" if catalogue.messages.is_english else spell(number, catalogue.messages)
    return Card(fact, large, before, after, is_number=True, otherwise=_otherwise(fact, catalogue))


def _around(number: int, words: str, messages: Messages) -> tuple[str, str] | None:
    """What stands before and after a number; None where it does not stand there once, with words after it."""
    found = [word for word in _COUNT.finditer(words) if _is_number(word[0], number, messages)]
    return (words[: found[0].start()], words[found[0].end() :]) if len(found) == 1 else None


def _is_number(word: str, number: int, messages: Messages) -> bool:
    """Whether a word says this number, and nothing else is lost where figures stand in its place ("a dozen")."""
    if messages.is_english:
        return word.lower() in (spell(number), str(number))
    return number_given(word, [messages.language]) == number


def _passive(fact: Event | Expulsion, catalogue: Catalogue) -> str:
    """A fact's sentence that begins with whom it was done to; empty where it has no such sentence."""
    unsaid = fact.model_copy(update={"by": []})
    made = made_from(unsaid, catalogue.actors) if catalogue.told(fact).how == "sentence" else None
    told = sentence(unsaid, catalogue.actors) if made else None
    if not made or not told:
        return ""
    doers = [catalogue.spoken.get(who, "") for who in preferred(fact.by) or ()]
    return told.removesuffix(".") + (
        f" by {joined(doers)}" if all(doers) and doers and made[1].keys() <= _PLACED else ""
    )


def _of_act(fact: Event | Expulsion, catalogue: Catalogue) -> Card | None:
    """Such as "Mali", "arrested", "Yann Vezilier in Bamako"."""
    made = made_from(fact, catalogue.actors) if catalogue.told(fact).how == "sentence" else None
    if not made:
        return None
    told, (telling, fields) = catalogue.told(fact).text.removesuffix("."), made
    who, *others = fields.items()
    before = first_capital(who[1])
    if not telling.startswith(f"{{{who[0]}}} ") or not told.startswith(f"{before} "):
        return None
    act = told.removeprefix(before)
    starts = [at for _, said in others if (at := act.find(f" {said}")) > 0]
    act, after = (act[: min(starts)], act[min(starts) :]) if starts else (act, "")
    if not 0 < len(act.strip()) <= _LONGEST_ACT:
        return None
    return Card(fact, act.strip(), before, after.strip(), otherwise=_otherwise(fact, catalogue))


def _otherwise(fact: Fact, catalogue: Catalogue) -> Disagreement | None:
    """What sources do not agree on in a fact's sentence, how many they were before all else."""
    told = {name for name, _ in catalogue.told_fields(fact)}
    found = [one for one in catalogue.differing.get(fact.id, ()) if one.field in told and not one.is_order]
    return min(found, key=lambda one: one.field != "number", default=None)
