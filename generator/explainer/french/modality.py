"""Whether a French article says that an event happened, or denies, threatens, demands, plans or only supposes it.

What a word makes of the event under it is data: ``data/fr/modality.yml``. What is governed by a word that is in no list is
only supposed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from ..model import Modality
from .syntax.governors import UNKNOWN, governor_of
from .syntax.grammar import finite, is_infinitive, is_negated, under
from .vocabulary import table, words

if TYPE_CHECKING:
    from ..parsed.tokens import Token

__all__ = ["governing", "modality"]

_EFFECTS: Mapping[str, Modality] = {
    "said": "asserted",
    "factual": "asserted",
    "alleged": "alleged",
    "denied": "denied",
    "threatened": "threatened",
    "demanded": "demanded",
    "planned": "planned",
    "hypothetical": "hypothetical",
    UNKNOWN: "hypothetical",
}
"""What each kind of governor makes of an event; what is carried shares its governor's lot."""


def modality(event: Token) -> Modality:
    """What the sentence makes of the event that a verb or a noun tells."""
    if event.sent.text.rstrip("\"'»” \u00a0\u202f").endswith("?") or _has_condition(event):
        return "hypothetical"
    return _status(event)


def governing(event: Token) -> list[str]:
    """The words that govern an event, from the nearest, without those that only carry it on."""
    found, word, above = [], event, governor_of(event)
    while above is not None:
        if above.cue != "carried":
            found.append(above.word.lower_)
        if above.word is word:
            break
        word = above.word
        above = governor_of(word)
    return found


def _status(event: Token) -> Modality:
    alone, above = _by_own_words(event), governor_of(event)
    if above is None:
        return alone
    if above.word is event:
        return _combined(alone, _EFFECTS.get(above.cue, "hypothetical"))
    governors = _status(above.word)
    if above.cue == "carried":
        return _combined(alone, governors)
    if governors == "denied":
        negated: Mapping[str, Modality] = table("modality")["negated"]
        return _combined(alone, negated.get(above.cue, "hypothetical"))
    if governors in ("hypothetical", "alleged", "demanded") and governors != _EFFECTS[above.cue]:
        return "hypothetical"
    return _combined(alone, _EFFECTS[above.cue])


def _combined(alone: Modality, effect: Modality) -> Modality:
    """What an event is that is ``alone`` by its own words and ``effect`` by those above it."""
    if effect == "asserted":
        return alone
    if alone == "asserted":
        return effect
    return alone if alone == effect else "hypothetical"


def _by_own_words(event: Token) -> Modality:
    """What an event is by the words of its own clause, whatever stands above it."""
    if event.pos_ not in ("AUX", "VERB"):
        before = {child.lower_ for child in event.lefts}
        return "denied" if before & words("grammar", "nobody") else "asserted"
    if is_negated(event):
        return "denied" if _mood(event) == "asserted" else "hypothetical"
    adverbs = {child.lower_ for child in under(event, "advmod")}
    return "alleged" if adverbs & words("modality", "claimed") and _mood(event) == "asserted" else _mood(event)


def _mood(event: Token) -> Modality:
    """What the form of a verb makes of it: the conditional of what is done hands on a report ("aurait expulsé")."""
    word = finite(event)
    if word is None:
        return "hypothetical" if is_infinitive(event) and governor_of(event) is None else "asserted"
    if "Mood=Cnd" in word.morph_ or word.lower_ in words("tense", "conditional") or _ends(word, "ait", "aient"):
        above = governor_of(event)
        if word is not event and word.lemma_ in ("avoir", "être"):
            return "alleged"
        return "planned" if above is not None and above.cue == "said" else "hypothetical"
    if "Mood=Sub" in word.morph_ and governor_of(event) is None:
        return "demanded"
    is_to_come = "Tense=Fut" in word.morph_ or word.lower_ in words("tense", "future") or _ends(word, "a", "ont")
    return "planned" if is_to_come else "asserted"


def _ends(verb: Token, *endings: str) -> bool:
    """Whether a verb is its infinitive with an ending, which the model may take for another tense: "expulserait"."""
    return any(verb.lower_ == verb.lemma_.removesuffix("e") + ending for ending in endings)


def _has_condition(event: Token) -> bool:
    """Whether an event stands in a condition, or its clause has one: "si …, le Zimbabwe l'expulsera"."""
    clause = event
    while clause.dep_ == "conj":
        clause = clause.head
    marked = [clause, *under(clause, "advcl")]
    marks = (child for word in marked for child in word.lefts if child.dep_ in ("mark", "advmod"))
    return any(child.lower_ in words("grammar", "conditions") for child in marks)
