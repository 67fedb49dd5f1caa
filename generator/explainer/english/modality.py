"""Whether an article says that an event happened, or denies, threatens, demands, plans or only supposes it.

What a word makes of the event under it is data: ``data/en/modality.yml``. The tree is climbed from the event
to what governs it; a governor that is itself denied or only planned hands that on.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, get_args

from ..model import Modality
from .syntax.governors import Governor, governor_of, link_of, shared_with
from .vocabulary import table, words

if TYPE_CHECKING:
    from ..parsed.tokens import Span, Token

__all__ = ["by_own_words", "modality"]

_EFFECTS: Mapping[str, Modality] = {
    **{name: name for name in get_args(Modality)},
    "dismissed": "denied",
    "warned": "threatened",
    "confirmed": "alleged",
}
"""What each kind of cue makes of an event; some are no modality by name."""
_OPEN = ("demanded", "hypothetical", "planned", "threatened")
_ARGUMENTS = frozenset({"attr", "dobj", "nsubj", "nsubjpass", "pobj"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_FINITE_PRESENT = frozenset({"VBP", "VBZ"})
_LEMMAS = {"'ll": "will", "’ll": "will", "wo": "will", "'d": "would", "’d": "would", "ca": "can"}


def modality(trigger: Token) -> Modality:
    """What the sentence makes of the event that ``trigger`` (a verb or a noun) tells.

    Cues are read on the trigger and up the tree through complements, never across coordinated main
    clauses. Attribution by a plain verb of saying leaves an event asserted.
    """
    return _status(trigger, asked=True)


def _status(event: Token, *, asked: bool = False) -> Modality:
    """What becomes of an event, or of a cue above one (not ``asked``)."""
    if _is_supposed(event):
        return "hypothetical"
    if (first := shared_with(event)) is not None:
        return _combined(_by_own_words(event, None), _status(first, asked=asked))
    above = governor_of(event)
    if event.pos_ == "NOUN" and not asked and _is_dismissed(event):
        return "denied"
    alone, effect = _by_own_words(event, above), _effect(event, above, asked=asked)
    if alone == effect == "denied" and above is not None and above.cue != "carried":
        return "alleged"
    return _combined(alone, effect)


def _combined(alone: Modality, effect: Modality) -> Modality:
    """What an event is that is ``alone`` by its own words and ``effect`` by those above it."""
    if alone == "denied" or effect == "asserted" or (effect == "alleged" and alone != "asserted"):
        return alone
    return effect


# --- what stands above an event ----------------------------------------------


def _effect(event: Token, above: Governor | None, *, asked: bool) -> Modality:
    """What the word above an event makes of it."""
    if above is None:
        return "asserted"
    if not above.cue:
        return _of_infinitive(event, above.word) if above.link in ("for", "to") else "asserted"
    if asked and _says_nothing_of_content(event, above):
        return "asserted"
    governors = _status(above.word)
    if above.cue == "carried" or _is_done_by_order(event, above):
        return governors
    if _is_borne_out(event, above, governors):
        return "asserted"
    if governors == "denied":
        return _of_denied(above)
    if above.cue == "denied" and governors in _OPEN:
        return "hypothetical"
    return _EFFECTS[above.cue]


def _says_nothing_of_content(event: Token, above: Governor) -> bool:
    """Whether the cue is about a report that was made all the same: "dismissed the accusation", "faces a charge"."""
    if above.cue == "dismissed":
        return True
    is_met = above.cue == "denied" or above.words in words("modality", "met")
    return is_met and event.pos_ == "NOUN" and event.lemma_ in words("modality", "contents")


def _is_done_by_order(event: Token, above: Governor) -> bool:
    """Whether to order a thing is to do it: "ordered the closure"."""
    return above.words in words("modality", "ordering") and event.lemma_ in words("modality", "done_by_order")


def _is_borne_out(event: Token, above: Governor, governors: Modality) -> bool:
    """Whether the word above tells of what is so: "confirmed that …", and "warned that he had left" but not "warned of"."""
    if above.cue == "confirmed":
        return governors in ("asserted", "alleged")
    return above.cue == "warned" and above.link not in ("of", "to") and _by_own_words(event, above) == "asserted"


def _of_denied(above: Governor) -> Modality:
    """What the denial of a cue makes of the event: "did not deny that"."""
    by_cue: Mapping[str, Modality] = table("modality")["negated_cues"]
    by_kind: Mapping[str, Modality] = table("modality")["negated"]
    return by_cue.get(above.words) or by_kind[above.cue]


def _of_infinitive(event: Token, governor: Token) -> Modality:
    """An infinitive under a word that is no cue: a purpose, unless it is a headline's or tells who was first."""
    if event.dep_ in ("acl", "relcl"):
        if any(child.lower_ in words("modality", "first_to") for child in governor.lefts):
            return "asserted"
        if governor.dep_ == "ROOT":
            return "planned"
    return "hypothetical"


def by_own_words(event: Token) -> Modality:
    """What the words of an event's own clause or phrase make of it, whatever stands above it."""
    return _by_own_words(event, governor_of(event))


# --- an event's own words: negation, auxiliaries, adverbs, adjectives --------


def _by_own_words(event: Token, above: Governor | None) -> Modality:
    """What an event is by the words of its own clause or phrase, whatever stands above it."""
    if event.pos_ in ("NOUN", "PROPN"):
        return _of_noun(event)
    if event.pos_ == "ADJ":
        return "asserted"
    modal = _of_modal_verb(event, above)
    if _is_negated(event):
        is_denied = modal == "asserted" or _modal_verb(event) in words("modality", "modals_denied")
        return "denied" if is_denied else "hypothetical"
    if modal != "asserted":
        return "hypothetical" if modal == "planned" and _is_conditional(event) else modal
    if _is_subjunctive(event):
        return "demanded"
    if (told := _of_adverbs(event)) is not None:
        return told
    return "planned" if _is_to_come(event) or _is_headline_infinitive(event) else "asserted"


def _of_noun(event: Token) -> Modality:
    """What the words before a noun make of it: "no arrests", "the alleged plot"."""
    before = {child.lower_ for child in event.lefts}
    if before & words("modality", "nothing"):
        return "denied"
    kinds: Mapping[Modality, list[str]] = table("modality")["adjectives"]
    return next((kind for kind, cues in kinds.items() if kind in get_args(Modality) and before & set(cues)), "asserted")


def _of_adverbs(event: Token) -> Modality | None:
    """What an adverb makes of a verb: "allegedly expelled"."""
    adverbs = {child.lower_ for child in event.children if child.dep_ == "advmod"}
    kinds: Mapping[Modality, list[str]] = table("modality")["adverbs"]
    return next((kind for kind, cues in kinds.items() if adverbs & set(cues)), None)


def _of_modal_verb(event: Token, above: Governor | None) -> Modality:
    """What a modal verb makes of an event; "would" in what somebody said is that they will."""
    verb = _modal_verb(event)
    if not verb:
        return "asserted"
    if verb == "would":
        if above is not None and _is_in_clause(event) and above.word.lemma_ in words("speech", "neutral"):
            return "hypothetical" if _is_perfect(event) or _is_conditional(event) else "planned"
        if any(child.lower_ in words("modality", "past_future") for child in event.children):
            return "asserted"
    modals: Mapping[str, Modality] = table("modality")["modals"]
    return modals.get(verb, "asserted")


def _modal_verb(event: Token) -> str:
    modal = next((child for child in event.children if child.dep_ == "aux" and child.tag_ == "MD"), None)
    return _LEMMAS.get(modal.lower_, modal.lower_) if modal is not None else ""


def _is_dismissed(noun: Token) -> bool:
    """Whether a report or a claim is called false."""
    return any(child.lower_ in table("modality")["adjectives"]["dismissed"] for child in noun.lefts)


def _is_negated(event: Token) -> bool:
    """Whether a clause says no: "not", "neither … nor", "no envoys were expelled"."""
    if event.dep_ == "conj" and any(t.lower_ == "nor" for t in event.head.children if t.i < event.i):
        return True
    return any(_negates(child) for child in event.children)


def _negates(word: Token) -> bool:
    """Whether a word under a verb says no to it; "not only" and the like do not."""
    if word.dep_ == "neg":
        after = word.doc[word.i + 1].lower_ if word.i + 1 < len(word.doc) else ""
        return after not in words("modality", "not_denying")
    if word.dep_ == "preconj":
        return word.lower_ == "neither"
    nothing = words("modality", "nothing")
    return word.dep_ in _ARGUMENTS and (word.lower_ in nothing or any(t.lower_ in nothing for t in word.lefts))


def _is_supposed(event: Token) -> bool:
    """Whether an event stands in a condition, a question, or a time that is still to come."""
    if event.pos_ not in ("VERB", "AUX"):
        return False
    if _goes_on(event) and _is_supposed(event.head):
        return True
    marks = {child.lower_ for child in event.lefts if child.dep_ in ("advmod", "mark")}
    if marks & words("modality", "marks") or _is_inverted(event):
        return True
    present = any(word.tag_ in _FINITE_PRESENT for word in _verb_group(event))
    if marks & words("modality", "marks_of_time") and event.dep_ == "advcl" and present:
        return True
    return event.dep_ == "ROOT" and _is_asked(event.sent)


def _is_asked(sentence: Span) -> bool:
    """Whether a sentence asks whether something is so, and not who, where or why."""
    asks = sentence.text.rstrip("'\"”’ ").endswith("?")
    return asks and not any(word.tag_ in ("WDT", "WP", "WRB") for word in sentence)


def _goes_on(event: Token) -> bool:
    """Whether an event is the second of one clause: "unless they yield and release him"."""
    if event.dep_ != "conj" or any(child.dep_ in _SUBJECTS for child in event.children):
        return False
    return not any(token.is_punct for token in event.doc[event.head.i : event.i])


def _is_inverted(event: Token) -> bool:
    """Whether a clause begins with its auxiliary: "should they return, they will be arrested"."""
    auxiliary = next((child for child in event.lefts if child.lower_ in words("modality", "inverted")), None)
    subject = next((child for child in event.lefts if child.dep_ in _SUBJECTS), None)
    if auxiliary is None or subject is None:
        return False
    return auxiliary.i < subject.i and event.dep_ in ("advcl", "ccomp")


def _is_in_clause(event: Token) -> bool:
    """Whether an event is, or is joined to, the clause that is a verb's object."""
    while event.dep_ == "conj":
        event = event.head
    return event.dep_ == "ccomp"


def _is_subjunctive(event: Token) -> bool:
    """Whether this is "that the envoy be expelled", "that Peru release him"."""
    if event.dep_ != "ccomp" or not any(child.dep_ in _SUBJECTS for child in event.children):
        return False
    tags = {token.tag_ for token in _verb_group(event)}
    return link_of(event) == "that" and "VB" in tags and tags <= {"VB", "VBN"}


def _is_perfect(event: Token) -> bool:
    return any(child.dep_ == "aux" and child.lemma_ == "have" for child in event.children)


def _is_conditional(event: Token) -> bool:
    """Whether an event hangs on a condition: "will close if …"."""
    clauses = (child for child in event.children if child.dep_ == "advcl")
    return any(word.lower_ in words("modality", "marks") for clause in clauses for word in clause.lefts)


def _is_to_come(event: Token) -> bool:
    """Whether a verb in the present tense goes with a time that is still to come ("leaves next month")."""
    if event.tag_ not in (*_FINITE_PRESENT, "VBG") or not any(w.tag_ in _FINITE_PRESENT for w in _verb_group(event)):
        return False
    times = [child for child in event.rights if child.dep_ in ("advmod", "npadvmod", "prep")]
    return any(word.lower_ in words("modality", "future_times") for time in times for word in time.subtree)


def _is_headline_infinitive(event: Token) -> bool:
    """Whether this is "Ghana to expel envoys", which has no finite verb."""
    return link_of(event) == "to" and event.dep_ == "ROOT"


def _verb_group(event: Token) -> list[Token]:
    return [event, *(child for child in event.children if child.dep_ in ("aux", "auxpass"))]
