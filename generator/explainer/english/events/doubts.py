"""Why an event is not read surely enough to be a fact, so that it is only a lead for an editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..syntax.attribution import is_speech
from ..syntax.grammar import under
from ..syntax.quotable import is_in_quotation
from ..syntax.verbs import is_finite
from ..vocabulary import words
from .scene import ReadEvent, Scene

if TYPE_CHECKING:
    from ...parsed.tokens import Span, Token

__all__ = ["doubt", "is_general"]

_CARRIED = frozenset({"ccomp", "conj", "xcomp"})
_SIDES = frozenset({"dobj", "nsubj", "nsubjpass", "attr", "oprd"})
_PRESENT = frozenset({"VBP", "VBZ"})


def doubt(one: ReadEvent, scene: Scene, *, is_quotable: bool) -> str:
    """Why it is only a lead; empty where it is sure enough.

    :param is_quotable: whether a part of its sentence can be quoted with all that governs it.
    """
    event = one.event
    if not is_quotable:
        return "it stands too far from what governs it"
    if scene.lexicon.types[event.type].is_unsure(one.match.pattern):
        return "what such words tell is too often something else"
    if event.modality == "hypothetical":
        return "it is only supposed"
    if one.match.frame.name == "noun" and not (event.by or event.against or event.date):
        return "a noun alone tells it, without who and when"
    if event.said_by is None and is_in_quotation(one.head):
        return "it is not clear who says so"
    if _is_taken_back(one.sentence):
        return "another sentence takes it back"
    if any(phrase in one.sentence.text.lower() for phrase in words("modality", "corrected")):
        return "its own sentence calls a report untrue"
    if any(word.lemma_ in words("modality", "made_up") for word in one.head.ancestors):
        return "it may be made up"
    if event.unsafe and event.modality == "planned" and _tells_of_somebody(one.head):
        return "a plan is told in passing"
    if is_general(one) and any(party.kind for party in event.by):
        return "it is told as what is so in general"
    if event.unsafe and not event.date and _is_in_passing(one.head):
        return "it is told in passing, and not when it was"
    return ""


def _tells_of_somebody(head: Token) -> bool:
    """Whether a clause only tells who somebody is: "the minister, who is to visit Lima, said"."""
    while head.dep_ in ("conj", "xcomp"):
        head = head.head
    return head.dep_ == "relcl"


def _is_in_passing(head: Token) -> bool:
    """Whether a sentence tells something else, and this only of somebody or something in it."""
    while (above := _told_with(head)) is not None:
        head = above
    return head.dep_ not in ("ROOT", "parataxis")


def _told_with(word: Token) -> Token | None:
    """The word whose clause tells a thing too, which its own clause adds to: "met the mayor, who was arrested"."""
    if word.dep_ == "relcl" and word.doc[word.left_edge.i - 1].text == ",":
        return next((above for above in word.ancestors if above.pos_ in ("AUX", "VERB")), None)
    is_clause = word.dep_ == "advcl" and is_finite(word) and bool(under(word, "nsubj", "nsubjpass"))
    is_side = word.dep_ in _SIDES and word.pos_ in ("NOUN", "PROPN")
    return word.head if is_clause or is_side or word.dep_ in _CARRIED else None


def is_general(one: ReadEvent) -> bool:
    """Whether a plain present tense tells it in running text, where it tells what is done time and again, or allowed."""
    head = one.head
    finite = next((word for word in (head, *under(head, "aux", "auxpass")) if word.tag_ in _PRESENT), None)
    if finite is None or one.passage.kind == "title" or finite.lemma_ == "have" or head.tag_ == "VBG":
        return False
    if one.event.date or one.match.frame.name == "noun" or is_speech(head):  # "the minister denies it"
        return False
    return one.sentence.text.rstrip("\"'”’ ").endswith(".")


def _is_taken_back(sentence: Span) -> bool:
    """Whether the sentence before only supposes what this one tells, or the one after calls it untrue."""
    doc = sentence.doc
    before = doc[sentence.start - 1].sent if sentence.start else None
    after = doc[sentence.end].sent if sentence.end < len(doc) else None
    supposed = before is not None and before[0].lower_ in words("modality", "supposing")
    return supposed or (after is not None and _calls_untrue(after))


def _calls_untrue(sentence: Span) -> bool:
    """Whether a sentence says of the one before that it is not so: "That is false", "The report was a hoax"."""
    root = sentence.root
    told = {word.lower_ for word in root.children}
    return sentence[0].lower_ in ("that", "this", "it", "the") and bool(told & words("modality", "untrue"))
