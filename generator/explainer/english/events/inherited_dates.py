"""The date of an event that no date is said of: from what its words depend on, or what depends on them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ..syntax.grammar import key, under
from ..vocabulary import words
from .date_attachment import Dated
from .frames import Frame

if TYPE_CHECKING:
    from ...parsed.tokens import Token

__all__ = ["date_of_clause", "inherited_date", "start_of_term"]

_DEPTH = 4
"""How many words up the tree the verb with the date may stand."""


def date_of_clause(head: Token, every: Sequence[Dated]) -> Dated | None:
    """The date that a clause is hung on, or stands right after: "on Tuesday, when it gave …"."""
    while head.dep_ == "conj" and not under(head, "nsubj", "nsubjpass"):
        head = head.head
    beside = _before_when(head)
    meant = (d for d in every if d.mention.value)
    if beside is not None:
        return next((d for d in meant if d.last == beside), None)
    return next((d for d in meant if head.dep_ == "relcl" and d.root == head.head), None)


def _before_when(head: Token) -> Token | None:
    """The last word before a clause with "when"."""
    when = next((c for c in head.lefts if c.lower_ == "when"), None)
    if when is None:
        return None
    return next((t for t in reversed(when.doc[when.sent.start : when.i]) if not t.is_punct), None)


def inherited_date(frame: Frame, dates: Mapping[int, Dated]) -> Dated | None:
    """The date of the verb that an event's own words depend on, where it must be the event's too.

    :param dates: the sentence's dates by the index of the word that they are said of.
    """
    if frame.name == "noun":
        return _of_noun(frame, dates)
    for token in _up_the_chain(frame.head):
        verb = token.head
        if _is_when_it_was(token):
            return dates.get(verb.i)
        if verb.i in dates and _shares(token, dates[verb.i]):
            return dates[verb.i]
    return _of_complement(frame.head, dates) or _of_later_verb(frame.head, dates)


def _of_noun(frame: Frame, dates: Mapping[int, Dated]) -> Dated | None:
    """The date of a noun's verb, if it only says that the thing happened or was done; or of a clause that says when."""
    noun = frame.head
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    verb = noun.head
    happens = noun.dep_ in ("nsubj", "nsubjpass") and key(verb) in words("grammar", "occurrence")
    announced = key(verb) in words("speech", "announcing")  # which dates no more than the announcement
    is_done = noun.dep_ in ("dobj", "nsubjpass") and bool(frame.subject) and verb.pos_ == "VERB" and not announced
    own = dates.get(verb.i) if happens or is_done else None
    return own or _of_occurrence(frame.head, dates)


def _of_occurrence(noun: Token, dates: Mapping[int, Dated]) -> Dated | None:
    """The date of the clause that says when a noun's event took place: "the murder of X, which occurred on 9 May"."""
    within = [noun]
    for word in within:  # grows as it goes
        within += [o for p in under(word, "prep") for o in under(p, "pobj")] + under(word, "appos")
    clauses = (c for word in within for c in under(word, "relcl") if key(c) in words("grammar", "occurrence"))
    return next((dates[c.i] for c in clauses if c.i in dates), None)


def _up_the_chain(token: Token) -> Iterator[Token]:
    """A verb and those above it, as long as each is part of what the one above it tells."""
    for _ in range(_DEPTH):
        is_root = token.head == token
        is_before_head = token.dep_ == "conj" and token.i < token.head.i  # before a semicolon, hung on what is after it
        if is_root or (is_before_head and _has_subject(token.head)):
            return
        yield token
        if not (_is_part(token) or (token.dep_ == "pcomp" and token.head.lower_ in ("by", "in"))):
            return
        token = token.head


def _is_part(token: Token) -> bool:
    """Whether what a verb tells is part of what the word above it tells."""
    return token.dep_ in ("conj", "prep", "xcomp") or (token.dep_ == "advcl" and token.tag_ == "VBG")


def _is_when_it_was(token: Token) -> bool:
    """Whether the clause above only says when it was: "It was on Friday that …", "on Friday, when …"."""
    if token.dep_ == "advcl" and any(child.lower_ == "when" for child in token.lefts):
        return True
    verb = token.head
    return verb.lemma_ == "be" and token.dep_ in ("advcl", "ccomp") and any(c.lower_ == "it" for c in verb.lefts)


def _shares(token: Token, date: Dated) -> bool:
    """Whether the date of the verb above a verb is its own too; of two that are joined, if it stands before both."""
    if token.dep_ == "conj":
        return date.root.i < token.head.i or not _has_subject(token)
    return _is_part(token)


def _of_complement(verb: Token, dates: Mapping[int, Dated]) -> Dated | None:
    """The date of what a verb has below it: "was found strangled on 1 May", "barred them from entering on 1 May"."""
    participles = (c for c in under(verb, "xcomp") if c.tag_ == "VBN" and not under(c, "aux", "auxpass"))
    gerunds = (g for p in under(verb, "prep") if p.lower_ == "from" for g in under(p, "pcomp"))
    return next((dates[word.i] for word in (*participles, *gerunds) if word.i in dates), None)


def _of_later_verb(verb: Token, dates: Mapping[int, Dated]) -> Dated | None:
    """The date that closes a sentence of two verbs with one subject, if it is no limit: "arrested and expelled him on …"."""
    joined = (child for child in verb.rights if child.dep_ == "conj" and not _has_subject(child))
    date = next((dates[child.i] for child in joined if child.i in dates), None)
    return date if date is not None and not date.sets_limit and _closes(date) else None


def start_of_term(limit: Dated | None, every: Sequence[Dated]) -> Dated | None:
    """The date that a term is counted from: "within 72 hours of Wednesday's decision"."""
    if limit is None or limit.mention.days is None:
        return None
    after = limit.root.doc[limit.last.i + 1 : limit.last.i + 3]
    of = len(after) > 1 and after[0].lower_ == "of"
    return next((d for d in every if of and d.mention.value and d.root.left_edge.i <= after[1].i <= d.last.i), None)


def _has_subject(verb: Token) -> bool:
    return bool(under(verb, "nsubj", "nsubjpass"))


def _closes(dated: Dated) -> bool:
    """Whether a date closes its sentence, or all of it but what says after what or why."""
    rest = [t for t in dated.root.doc[dated.root.i + 1 : dated.root.sent.end] if t.ent_type_ not in ("DATE", "TIME")]
    opens = rest[0].lower_ if rest else ""
    goes_on = opens in words("responses", "temporal") or opens in words("responses", "causal")
    return goes_on or all(t.is_punct for t in rest)
