"""The words of a phrase, as they are quoted: without determiner, relative clauses and what is set off by commas."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

__all__ = ["clause_of", "phrase", "verb_phrase", "what_of"]

_LOOSE = frozenset({"advcl", "appos", "cc", "conj", "parataxis", "preconj", "predet", "punct", "relcl"})
_CLOSE_PREPOSITIONS = frozenset({"of", "from", "at", "in", "to"})
_LONGEST = 14
"""Words; a longer name for somebody is cut after its head."""


def phrase(head: Token) -> Span:
    """The noun phrase with this head: "British Defence Secretary Tom King", "rebels in the Ivory Coast"."""
    first = _first(head)
    last = _last(head)
    if last - first >= _LONGEST:
        last = head.i
    return head.doc[first : last + 1]


def verb_phrase(verb: Token) -> Span:
    """The words of a verb and all that depends on it to its right, a clause's end."""
    inside = [t for t in verb.subtree if t.i >= verb.i]
    last = max((t.i for t in inside if not t.is_punct), default=verb.i)
    first = min((t.i for t in verb.lefts if t.dep_ in ("aux", "auxpass", "neg")), default=verb.i)
    return verb.doc[first : last + 1]


def clause_of(head: Token) -> tuple[int, int]:
    """First and last token of the shortest clause that bears what a verb or noun tells."""
    words = [t.i for t in head.subtree]
    return min(words), max(words)


def _first(head: Token) -> int:
    lefts = [c for c in head.lefts if c.dep_ not in _LOOSE]
    first = min((c.left_edge.i for c in lefts), default=head.i)
    while (
        first < head.i
        and (head.doc[first].dep_ in ("det", "predet") or head.doc[first].is_punct)
        and head.doc[first].head == head
    ):
        first += 1
    return first


def _last(head: Token) -> int:
    last = head.i
    for child in head.rights:
        if child.dep_ == "prep" and child.lower_ in _CLOSE_PREPOSITIONS and child.i == last + 1:
            for obj in child.children:
                if obj.dep_ == "pobj":
                    last = _last(obj)
        elif child.dep_ in ("compound", "nummod", "flat", "nmod", "case") and child.i == last + 1:
            last = child.i
        elif child.dep_ == "appos" and child.pos_ == "PROPN" and child.i == last + 1:
            last = _last(child)
    return last


def what_of(head: Token, introduced: str) -> str:
    """The words of what an event was about: a noun phrase, "to …" or "that …"."""
    if introduced == "that":
        return f"that {_clause(head)}"
    words = verb_phrase(head).text if head.pos_ in ("VERB", "AUX") else phrase(head).text
    return words if introduced != "to" or words.startswith("to ") else f"to {words}"


def _clause(verb: Token) -> str:
    first = min((t.i for t in verb.subtree if t.dep_ != "mark" and not t.is_punct), default=verb.i)
    last = max((t.i for t in verb.subtree if not t.is_punct), default=verb.i)
    return verb.doc[first : last + 1].text
