"""What governs an event in its sentence, and what cue of ``data/en/modality.yml`` that is."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ..vocabulary import table, words
from .verbs import is_bare_participle, is_passive

if TYPE_CHECKING:
    from ...parsed.tokens import Token

__all__ = ["Governor", "governor_of", "link_of", "shared_with"]

_COMPLEMENTS = frozenset({"attr", "ccomp", "compound", "dobj", "nmod", "nsubjpass", "oprd", "xcomp"})
_BESIDES = {"be to": frozenset({"acomp", "attr"}), "have to": frozenset({"dobj", "prep"})}
"""What beside a verb makes it no cue: "it was a mistake to go" is not "was to go", nor is "they have a day to go"."""
_LONGEST_PREPOSITION = 4
"""How many words a preposition of the table has at most ("in the absence of")."""


@dataclass(frozen=True, slots=True)
class Governor:
    """The word that an event hangs on in its sentence."""

    word: Token
    link: str
    """The word that joins the event to it: a preposition, ``to``, ``that``; empty where there is none."""
    cue: str = ""
    """The kind of cue that the governor is, a list of ``governors`` in the table; empty where it is none."""
    words: str = ""
    """The cue as it stands in that list."""


def shared_with(event: Token) -> Token | None:
    """The first of several verbs or nouns whose lot an event shares: "will be arrested and expelled"."""
    first = event.head
    if event.dep_ != "conj" or event.pos_ == "AUX" or (event.i and _preposition_ending(event.nbor(-1))):
        return None
    if event.pos_ in ("NOUN", "PROPN"):
        return first if first.pos_ in ("NOUN", "PROPN") else None
    alone = not any(child.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass", "neg") for child in event.children)
    finite = event.tag_ in ("VBD", "VBP", "VBZ")
    return first if alone and not finite and event.tag_ == first.tag_ else None


def governor_of(event: Token) -> Governor | None:
    """What governs an event, with the cue that it is; None where nothing does."""
    if event.dep_ in ("pcomp", "pobj"):
        return _of_preposition(event, event.head)
    if (true_head := _head_of_gerund(event)) is not None:
        is_verb = true_head.pos_ in ("VERB", "AUX")
        return _with_cue(true_head, "") if is_verb else _of_preposition(event, true_head)
    if event.dep_ == "nsubj":
        return _of_subject(event)
    if event.dep_ == "conj":
        return _of_conjunct(event)
    if event.dep_ in ("acl", "relcl"):
        return _of_noun(event)
    return _of_clause(event)


def _of_clause(event: Token) -> Governor | None:
    """What a complement, an adverbial clause or a clause as subject hangs on."""
    link = link_of(event)
    if event.dep_ == "acomp":
        return Governor(event.head, "", "carried")
    if event.dep_ in ("csubj", "csubjpass"):  # "to expel them would be a mistake", "expelling them angered Peru"
        return Governor(event.head, link, "hypothetical" if link == "to" else "carried")
    joined = event.dep_ in _COMPLEMENTS or (event.dep_ == "advcl" and link in ("for", "to"))
    return _with_cue(event.head, link) if joined else None


def _of_noun(event: Token) -> Governor | None:
    """The noun whose content a clause tells: "the claim that …"; or the occasion that a clause is about."""
    link = link_of(event)
    if (occasion := _occasion(event.head)) is not None:
        return _with_cue(occasion, link)
    return _with_cue(event.head, link) if link in ("that", "to") else None


def _of_conjunct(event: Token) -> Governor | None:
    """What governs the second of two: the preposition that joins it ("rather than"), or what the first is content of."""
    if event.i and (text := _preposition_ending(event.nbor(-1))):
        return Governor(event.head, text, table("modality")["prepositions"][text], text)
    return governor_of(event.head) if event.head.dep_ == "ccomp" and event.pos_ in ("VERB", "AUX") else None


def _occasion(noun: Token) -> Token | None:
    """The occasion that a clause is about: "the first time since the war that Chad has expelled an envoy"."""
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.dep_ == "prep" else noun
    return next((word for word in (noun, above) if word.lemma_ in words("modality", "occasions")), None)


def _head_of_gerund(event: Token) -> Token | None:
    """What "by expelling envoys" or "proposed expelling envoys" hangs on, where the parser takes it for a kind of envoys."""
    above = event.head.head
    is_modifier = event.dep_ in ("amod", "compound") and event.tag_ == "VBG" and event.head.dep_ in ("dobj", "pobj")
    return above if is_modifier and event.i == above.i + 1 else None


def _of_preposition(event: Token, preposition: Token) -> Governor | None:
    """What a preposition before an event is a cue of, alone or with the word that it hangs on ("rule out", "threat of")."""
    if text := _preposition_ending(preposition):
        return Governor(preposition, text, table("modality")["prepositions"][text], text)
    while preposition.dep_ == "conj" and preposition.head.pos_ == "ADP":  # "asked for talks and for the release of X"
        preposition = preposition.head
    head, link = preposition.head, preposition.lower_
    if link in words("modality", "means") and event.tag_ == "VBG":
        return Governor(head, link, "carried")
    above = _with_cue(head, link)
    if head.dep_ == "dobj" and not above.cue:  # "threatened the envoy with expulsion"
        further = _with_cue(head.head, link)
        return further if further.words.endswith(f" {link}") else None
    return above if above.cue and (above.words.endswith(f" {link}") or _joins_any(link, head, event)) else None


def _joins_any(link: str, head: Token, event: Token) -> bool:
    """Whether a preposition joins an event to every cue: "of", "for" and "to" after a noun, "from" before a verb."""
    if link == "from":
        return event.pos_ not in ("NOUN", "PROPN")
    return link == "of" or (link in ("for", "to") and head.pos_ == "NOUN")


def _preposition_ending(word: Token) -> str:
    """The longest preposition of the table that ends with this word ("rather than")."""
    texts = (
        word.doc[max(0, word.i - length + 1) : word.i + 1].text.lower() for length in range(_LONGEST_PREPOSITION, 0, -1)
    )
    return next((text for text in texts if text in table("modality")["prepositions"]), "")


def _of_subject(event: Token) -> Governor | None:
    """What a predicate makes of its subject: "reports are false", "the talks will begin", "the release is likely"."""
    verb = event.head
    predicate = next((child for child in verb.children if child.dep_ in ("acomp", "attr")), None)
    if verb.lemma_ == "be" and predicate is not None:
        further = next((child for child in predicate.children if child.dep_ == "xcomp"), None)
        if further is None or further.lemma_ in words("modality", "occurring"):
            return _with_cue(verb, "")
        return None
    return Governor(verb, "", "carried") if verb.lemma_ in words("modality", "occurring") else None


def link_of(event: Token) -> str:
    """The word that begins an event's clause, where it is one that joins it to its governor."""
    lefts = {child.lower_ for child in event.lefts if child.dep_ in ("aux", "mark")}
    return next((link for link in ("for", "to", "that") if link in lefts), "")


def _with_cue(governor: Token, link: str) -> Governor:
    """A governor with the longest cue that it is."""
    bases = _bases(governor)
    for name in [*(f"{base} {link}" for base in bases if link), *bases]:
        if name in _cues() and not (name in _BESIDES and _has(governor, _BESIDES[name])):
            return Governor(governor, link, _cues()[name], name)
    return Governor(governor, link)


def _bases(governor: Token) -> list[str]:
    """A governor's words as cues begin with them, the longest first: with its particles and predicate, then alone."""
    lemma = governor.lemma_.lower()
    beside = [child.lower_ for child in governor.children if child.dep_ in ("acomp", "advmod", "attr", "oprd", "prt")]
    beside += [child.lemma_ for child in governor.children if child.dep_ == "attr"]
    bases = [*(f"{lemma} {word}" for word in beside), governor.lower_, lemma]
    if is_passive(governor) or is_bare_participle(governor):
        bases.insert(0, f"be {lemma}")
    if governor.pos_ == "NOUN":
        bases.insert(0, f"a {lemma}")
    return [*bases, *(beside if lemma == "be" else ())]


def _has(verb: Token, deps: frozenset[str]) -> bool:
    return any(child.dep_ in deps for child in verb.children)


@cache
def _cues() -> dict[str, str]:
    """Every cue with its kind; one that stands in two lists is of the first."""
    kinds: dict[str, str] = {}
    for kind, cues in table("modality")["governors"].items():
        for cue in cues:
            kinds.setdefault(cue, kind)
    return kinds
