"""What an event's own words make of it: negation, auxiliaries, adverbs, adjectives, what begins its clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...readers.reading import Modality
from ..syntax.governors import Above, link_of
from ..vocabulary import table, words

if TYPE_CHECKING:
    from ..tokens import Token

__all__ = ["is_dismissed", "is_supposed", "own"]

_ARGUMENTS = frozenset({"attr", "dobj", "nsubj", "nsubjpass", "pobj"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_FINITE_PRESENT = frozenset({"VBP", "VBZ"})


def own(event: Token, above: Above | None) -> Modality:
    """What an event is by the words of its own clause or phrase, whatever stands above it."""
    if event.pos_ in ("NOUN", "PROPN"):
        return _of_noun(event)
    if event.pos_ == "ADJ":
        return "asserted"
    modal = _modal(event, above)
    if _is_negated(event):
        return (
            "denied"
            if modal == "asserted" or _modal_verb(event) in words("modality", "modals_denied")
            else "hypothetical"
        )
    if modal != "asserted":
        return "hypothetical" if modal == "planned" and _is_conditional(event) else modal
    if _is_subjunctive(event):
        return "demanded"
    adverbs = {child.lower_ for child in event.children if child.dep_ == "advmod"}
    for kind, cues in table("modality")["adverbs"].items():
        if adverbs & set(cues):
            return kind
    return "planned" if _is_to_come(event) or _is_headline_infinitive(event) else "asserted"


def is_dismissed(noun: Token) -> bool:
    """Whether a report or a claim is called false."""
    return any(child.lower_ in table("modality")["adjectives"]["dismissed"] for child in noun.lefts)


def is_supposed(event: Token) -> bool:
    """Whether an event stands in a condition, a question, or a time that is still to come."""
    if event.pos_ not in ("VERB", "AUX"):
        return False
    marks = {child.lower_ for child in event.lefts if child.dep_ in ("advmod", "mark")}
    if _goes_on(event) and is_supposed(event.head):
        return True
    if marks & words("modality", "marks") or _is_inverted(event):
        return True
    present = any(word.tag_ in _FINITE_PRESENT for word in _verb_group(event))
    if marks & words("modality", "marks_of_time") and event.dep_ == "advcl" and present:
        return True
    if event.dep_ != "ROOT":
        return False
    clause = event.sent
    return clause.text.rstrip("'\"”’ ").endswith("?") and not any(word.tag_ in ("WDT", "WP", "WRB") for word in clause)


def _goes_on(event: Token) -> bool:
    """Whether an event is the second of one clause: "unless they yield and release him"."""
    if event.dep_ != "conj" or any(child.dep_ in _SUBJECTS for child in event.children):
        return False
    return not any(token.is_punct for token in event.doc[event.head.i : event.i])


def _is_inverted(event: Token) -> bool:
    """Whether a clause begins with its auxiliary: "should they return, they will be arrested"."""
    auxiliary = next((child for child in event.lefts if child.lower_ in words("modality", "inverted")), None)
    subject = next((child for child in event.lefts if child.dep_ in _SUBJECTS), None)
    return (
        auxiliary is not None and subject is not None and auxiliary.i < subject.i and event.dep_ in ("advcl", "ccomp")
    )


def _of_noun(event: Token) -> Modality:
    before = {child.lower_ for child in event.lefts}
    if before & words("modality", "nothing"):
        return "denied"
    kinds = table("modality")["adjectives"].items()
    return next((kind for kind, cues in kinds if kind != "dismissed" and before & set(cues)), "asserted")


def _is_negated(event: Token) -> bool:
    """Whether a clause says no: "not", "neither … nor", "no envoys were expelled"."""
    doc, following = event.doc, words("modality", "not_denying")
    for child in event.children:
        after = doc[child.i + 1].lower_ if child.i + 1 < len(doc) else ""
        if child.dep_ == "neg" and after not in following:
            return True
        if child.dep_ == "preconj" and child.lower_ == "neither":
            return True
        if child.dep_ in _ARGUMENTS and {child.lower_, *(t.lower_ for t in child.lefts)} & words("modality", "nothing"):
            return True
    return event.dep_ == "conj" and any(t.lower_ == "nor" for t in event.head.children if t.i < event.i)


def _modal_verb(event: Token) -> str:
    modal = next((child for child in event.children if child.dep_ == "aux" and child.tag_ == "MD"), None)
    return _LEMMAS.get(modal.lower_, modal.lower_) if modal is not None else ""


_LEMMAS = {"'ll": "will", "’ll": "will", "wo": "will", "'d": "would", "’d": "would", "ca": "can"}


def _modal(event: Token, above: Above | None) -> Modality:
    """What a modal verb makes of an event; "would" in what somebody said is that they will."""
    verb = _modal_verb(event)
    if not verb:
        return "asserted"
    if verb == "would":
        if above is not None and _is_in_clause(event) and above.governor.lemma_ in words("speech", "neutral"):
            return "hypothetical" if _is_perfect(event) or _is_conditional(event) else "planned"
        if any(child.lower_ in words("modality", "past_future") for child in event.children):
            return "asserted"
    return table("modality")["modals"].get(verb, "asserted")


def _is_in_clause(event: Token) -> bool:
    """Whether an event is, or is joined to, the clause that is a verb's object."""
    while event.dep_ == "conj":
        event = event.head
    return event.dep_ == "ccomp"


def _is_subjunctive(event: Token) -> bool:
    """Whether this is "that the envoy be expelled", "that Peru release him"."""
    if event.dep_ != "ccomp" or not any(child.dep_ in _SUBJECTS for child in event.children):
        return False
    group = _verb_group(event)
    return (
        link_of(event) == "that" and any(t.tag_ == "VB" for t in group) and all(t.tag_ in ("VB", "VBN") for t in group)
    )


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
