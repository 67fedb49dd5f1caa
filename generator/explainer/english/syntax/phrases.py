"""The words of a phrase and of a clause, as they are quoted and told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..vocabulary import words

if TYPE_CHECKING:
    from ...parsed.tokens import Span, Token

__all__ = ["between_semicolons", "phrase", "shortest_clause", "what_of"]

_LOOSE = frozenset({"advcl", "appos", "cc", "conj", "parataxis", "preconj", "predet", "punct", "relcl"})
_CLOSE_PREPOSITIONS = frozenset({"of", "from", "at", "in", "to"})
_LONGEST = 14
"""Words; a longer name for somebody is cut after its head."""
_QUOTES = frozenset('"“”')
_HYPHENS = frozenset("-‐‑–")
_BESIDES = frozenset({"conj", "parataxis", "ccomp"})


def phrase(head: Token) -> Span:
    """The noun phrase with this head, without its determiner: "rebels in the Ivory Coast"."""
    first, last = _first(head), _last(head)
    return head.doc[first : (last if last - first < _LONGEST else head.i) + 1]


def what_of(head: Token, introduced: str) -> str:
    """The words of what an event was about: a noun phrase, "to …" or "that …".

    :param introduced: ``to``, ``that`` or nothing.
    """
    verbal = head.pos_ in ("VERB", "AUX")
    if head.dep_ in ("nsubj", "nsubjpass") and any(c.lower_ == "for" for c in head.head.lefts if c.dep_ == "mark"):
        return head.doc[phrase(head).start : _verb_phrase(head.head).end].text  # "called for the accord to be ended"
    if introduced == "that":
        return _reported(_clause(head))
    told = _verb_phrase(head) if verbal else _determined(head)
    said = told.text
    opens = not verbal and told[0].is_sent_start and told[0].pos_ != "PROPN"
    said = f"{said[0].lower()}{said[1:]}" if opens else said
    return f"to {said.removeprefix('to ')}" if introduced == "to" else said


def _determined(head: Token) -> Span:
    """A noun phrase with the article that stands right before it."""
    told = phrase(head)
    before = told.doc[told.start - 1] if told.start > told.doc[told.start].sent.start else None
    is_article = before is not None and before.dep_ == "det" and before.lower_ in words("grammar", "articles")
    return told.doc[told.start - 1 : told.end] if is_article else told


def _reported(clause: Span) -> str:
    """A clause as it is told after "said": "that …", or in quotation marks where it speaks of "me" or "you"; empty where
    only a part of it was said in these words."""
    if any(word.lower_ in words("grammar", "speaking") for word in clause):
        return "" if any(word.text in _QUOTES for word in clause) else f"“{clause.text}”"
    opens = clause[0].pos_ != "PROPN" and (clause[0].is_sent_start or clause[0].nbor(-1).is_punct)
    return f"that {clause.text[0].lower()}{clause.text[1:]}" if opens else f"that {clause.text}"


def shortest_clause(head: Token, light: bool) -> Span:
    """The shortest stretch of a sentence that bears what a verb or noun tells, as it is quoted.

    :param light: the noun's verb belongs to it ("announced the arrest of …").
    """
    if light:
        head = head.head
    first, last = _clause_start(head), _clause_end(head)
    if head.dep_ in ("acl", "relcl", "amod"):
        edge = phrase(head.head)
        first, last = min(first, edge.start), max(last, edge.end - 1) if head.dep_ == "amod" else last
    doc = head.doc
    while first < head.i and doc[first].is_punct:
        first += 1
    while last > head.i and doc[last].is_punct and doc[last].text not in ("”", '"', "'", "’"):
        last -= 1
    return doc[first : last + 1]


def between_semicolons(token: Token) -> list[Token]:
    """The words of a sentence around one, up to its semicolons."""
    parts: list[list[Token]] = [[]]
    for word in token.sent:
        parts.append([]) if word.text == ";" else parts[-1].append(word)
    return next((part for part in parts if token in part), [])


def _clause_start(head: Token) -> int:
    """Where a clause begins, without its conjunction and clauses that stand beside it."""
    own = (child for child in head.lefts if child.dep_ not in ("mark", "cc", "punct") and not _is_beside(child))
    return min((child.left_edge.i for child in own), default=head.i)


def _is_beside(child: Token) -> bool:
    return child.dep_ in _BESIDES and child.pos_ in ("VERB", "AUX")


def _clause_end(head: Token) -> int:
    """Where a clause ends: before the next clause."""
    last = head.i
    for child in head.rights:
        if child.dep_ in ("cc", "parataxis") or (child.dep_ == "conj" and child.pos_ in ("VERB", "AUX")):
            break
        if child.dep_ != "punct":
            last = max(last, child.right_edge.i)
    return last


def _verb_phrase(verb: Token) -> Span:
    """A verb with its negation and all that depends on it to its right."""
    last = max((t.i for t in verb.subtree if t.i >= verb.i and not t.is_punct and t.dep_ != "cc"), default=verb.i)
    first = min((t.i for t in verb.lefts if t.dep_ in ("aux", "auxpass", "neg", "advmod")), default=verb.i)
    while first < verb.i and verb.doc[first].tag_ == "TO":
        first += 1
    return verb.doc[first : last + 1]


def _clause(verb: Token) -> Span:
    inside = [t.i for t in verb.subtree if t.dep_ != "mark" and not t.is_punct]
    first, last = min(inside), max(inside) + 1
    marks = sum(t.text in _QUOTES for t in verb.doc[first:last])
    if marks % 2 and last < len(verb.doc) and verb.doc[last].text in _QUOTES:
        last += 1  # a quotation that was opened is closed
    return verb.doc[first:last]


def _first(head: Token) -> int:
    lefts = [c for c in head.lefts if c.dep_ not in _LOOSE]
    first = min((c.left_edge.i for c in lefts), default=head.i)
    tokens = head.doc.tokens
    while first < head.i and tokens[first].head is head:
        if tokens[first].dep_ not in ("det", "predet") and not tokens[first].is_punct:
            break
        first += 1
    return first - 1 if first and tokens[first].text in _HYPHENS else first


def _last(head: Token) -> int:
    last = head.i
    for child in head.rights:
        if child.i != last + 1:
            continue
        if child.dep_ == "prep" and child.lower_ in _CLOSE_PREPOSITIONS:
            last = max([last, *(_last(obj) for obj in child.children if obj.dep_ == "pobj")])
        elif child.dep_ in ("compound", "nummod", "flat", "nmod", "case"):
            last = child.i
        elif child.dep_ == "appos" and child.pos_ == "PROPN" and " " not in child.text:
            last = _last(child)
    return last
