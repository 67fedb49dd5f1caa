"""What a fact quotes: the sentence that tells it, or of a long one a part with all that governs the clause."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..vocabulary import words
from .grammar import under

if TYPE_CHECKING:
    from ...parsed.tokens import Span, Token

__all__ = ["LONGEST", "is_in_quotation", "quotable"]

LONGEST = 300
"""Characters; of a longer sentence a part is quoted."""
_CLOSING = frozenset("”’»)")
_EITHER = frozenset("\"'")
_VERBS = frozenset({"AUX", "VERB"})
_SUBJECTS = frozenset({"csubj", "csubjpass", "nsubj", "nsubjpass"})
_APART = frozenset({"acl", "advcl", "appos", "cc", "ccomp", "conj", "parataxis", "punct", "relcl", "xcomp"})
"""What stands beside a governor and is no part of how it governs; a condition is."""
_BESIDE = frozenset({"acl", "advcl", "cc", "conj", "parataxis", "punct", "relcl"})
"""What a clause can do without."""


def quotable(head: Token) -> Span | None:
    """The words that a fact told by ``head`` quotes; None where it stands too far from what governs it."""
    whole = _closed(head.sent)
    if len(whole.text) <= LONGEST:
        return whole
    needed = {token.i for token in _needed(head)}
    first, last = min(needed), max(needed)
    while last + 1 < head.sent.end and not _begins_another(head.doc[last + 1]):
        last += 1
    part = head.doc[first : last + 1]
    return part if len(part.text) <= LONGEST else None


def is_in_quotation(head: Token) -> bool:
    """Whether a verb stands in words that somebody is quoted with, in its block of text."""
    before = head.doc[: head.i].text
    is_open = before.count("“") + before.count("«") > before.count("”") + before.count("»")
    return is_open or before.count('"') % 2 == 1


def _closed(sentence: Span) -> Span:
    """A sentence with all that the quotation in it says, and without a mark that closes the sentence before."""
    doc, first, last = sentence.doc, sentence.start, sentence.end
    while first < last - 1 and (doc[first].text in _CLOSING or (doc[first].text in _EITHER and doc[first].whitespace_)):
        first += 1
    if last < len(doc) and not doc[last - 1].whitespace_ and doc[last].text in _CLOSING | _EITHER:
        last += 1
    while last < len(doc) and _is_open(doc[:last]) and not _is_open(doc[:first]):
        longer = doc[first : doc[last].sent.end]
        if len(longer.text) > LONGEST:
            break
        last = longer.end
    return doc[first:last]


def _is_open(words: Span) -> bool:
    """Whether a quotation has begun and not ended."""
    marks = [word.text for word in words]
    return marks.count("“") > marks.count("”") or marks.count('"') % 2 == 1


def _needed(head: Token) -> Iterator[Token]:
    """The words of the clause, and of each clause above it those that govern it."""
    yield from _clause(head, _BESIDE)
    below, above = head, head.head
    while above is not below and not _is_free(below):
        yield from _clause(above, _APART)
        below, above = above, above.head


def _clause(head: Token, without: frozenset[str]) -> Iterator[Token]:
    """A word with what hangs on it, but for what is not needed."""
    yield head
    for child in head.children:
        if child.dep_ not in without or _is_condition(child) or _says(child):
            yield from child.subtree


def _is_free(verb: Token) -> bool:
    """Whether a clause is joined to one that nothing governs, and has a subject of its own."""
    first = verb
    while first.dep_ == "conj" and first.head.pos_ in _VERBS:
        first = first.head
    return first is not verb and first.head is first and any(child.dep_ in _SUBJECTS for child in verb.lefts)


def _is_condition(clause: Token) -> bool:
    return clause.dep_ == "advcl" and any(word.lower_ in words("modality", "marks") for word in clause.lefts)


def _says(clause: Token) -> bool:
    """Whether a clause that is put in tells who says so: "…, officials say, …"."""
    return clause.dep_ == "parataxis" and bool(under(clause, "nsubj"))


def _begins_another(word: Token) -> bool:
    """Whether a word begins what the clause before it can do without."""
    if word.is_punct:
        return word.text not in _CLOSING | _EITHER
    return any(top.dep_ in _BESIDE and top.left_edge is word for top in (word, *word.ancestors))
