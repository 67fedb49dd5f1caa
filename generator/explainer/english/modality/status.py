"""Whether an article says that an event happened, or denies, threatens, demands, plans or only supposes it.

What a word makes of the event under it is data: ``data/en/modality.yml``. The tree is climbed from the event
to what governs it; a governor that is itself denied or only planned hands that on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...readers.reading import Modality
from ..syntax.governors import Above, above_of, shared_with
from ..vocabulary import table, words
from .own_words import is_dismissed, is_supposed, own

if TYPE_CHECKING:
    from ..tokens import Token

__all__ = ["modality"]

_EFFECTS = {"dismissed": "denied", "warned": "threatened", "confirmed": "alleged"}
"""What kinds of cue that are no modality by name make of an event."""
_OPEN = ("demanded", "hypothetical", "planned", "threatened")


def modality(trigger: Token) -> Modality:
    """What the sentence makes of the event that ``trigger`` (a verb or a noun) tells.

    Cues are read on the trigger and up the tree through complements, never across coordinated main
    clauses. Attribution by a plain verb of saying leaves an event asserted.
    """
    return _status(trigger, asked=True)


def _status(event: Token, *, asked: bool = False) -> Modality:
    """What becomes of an event, or of a cue above one (not ``asked``)."""
    if is_supposed(event):
        return "hypothetical"
    if (first := shared_with(event)) is not None:
        return _combined(own(event, None), _status(first, asked=asked))
    above = above_of(event)
    if event.pos_ == "NOUN" and not asked and is_dismissed(event):
        return "denied"
    alone, effect = own(event, above), _effect(event, above, asked=asked)
    if alone == effect == "denied" and above is not None and above.cue != "carried":
        return "alleged"
    return _combined(alone, effect)


def _combined(alone: Modality, effect: Modality) -> Modality:
    """What an event is that is ``alone`` by its own words and ``effect`` by those above it."""
    if alone == "denied" or effect == "asserted" or (effect == "alleged" and alone != "asserted"):
        return alone
    return effect


def _effect(event: Token, above: Above | None, *, asked: bool) -> Modality:
    """What the word above an event makes of it."""
    if above is None:
        return "asserted"
    if not above.cue:
        return _of_infinitive(event, above.governor) if above.link in ("for", "to") else "asserted"
    is_said = asked and event.pos_ == "NOUN" and event.lemma_ in words("modality", "contents")
    is_met = above.cue == "denied" or above.words in words("modality", "met")
    if (above.cue == "dismissed" and asked) or (is_said and is_met):
        return "asserted"
    governors = _status(above.governor)
    by_order = above.words in words("modality", "ordering") and event.lemma_ in words("modality", "done_by_order")
    if above.cue == "carried" or by_order:
        return governors
    if above.cue == "confirmed" and governors in ("asserted", "alleged"):
        return "asserted"
    if above.cue == "warned" and own(event, above) == "asserted" and above.link not in ("of", "to"):
        return "asserted"
    if governors == "denied":
        negated = table("modality")["negated_cues"].get(above.words)
        return negated or table("modality")["negated"][above.cue]
    if above.cue == "denied" and governors in _OPEN:
        return "hypothetical"
    return _EFFECTS.get(above.cue) or above.cue


def _of_infinitive(event: Token, governor: Token) -> Modality:
    """An infinitive under a word that is no cue: a purpose, unless it is a headline's or tells who was first."""
    if event.dep_ in ("acl", "relcl"):
        if any(child.lower_ in words("modality", "first_to") for child in governor.lefts):
            return "asserted"
        if governor.dep_ == "ROOT":
            return "planned"
    return "hypothetical"
