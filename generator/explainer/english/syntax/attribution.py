"""Who, in an article's words, says that an event happened.

The words are in ``data/en/speech.yml``. The tree is climbed from the event; the first who says it, so the
innermost source, is the answer. Who hands on another's words ("according to Le Temps") comes last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from ..vocabulary import words
from .verbs import is_marked_passive

if TYPE_CHECKING:
    from ...parsed.tokens import Span, Token

__all__ = ["Attribution", "attribution", "is_speech"]

_CLAUSES = frozenset({"ccomp", "xcomp"})
_NOMINAL = frozenset({"NOUN", "PROPN"})
_VERBS = frozenset({"VERB", "AUX"})
_PHRASE = frozenset({"amod", "case", "compound", "det", "nmod", "nummod", "poss", "predet", "quantmod"})
_PHRASE_PREPOSITIONS = frozenset({"at", "for", "from", "in", "of", "with"})
_QUOTES = frozenset('"“”«»')
_COLONS = frozenset({":", "-", "–", "—"})
_LONGEST_SOURCE_IN_HEADLINE = 5


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source that an article names for what it tells."""

    span: Span
    """Who says so, as words of the doc."""
    cue: str
    """The words that make it a source, such as ``said`` or ``according to``."""

    @property
    def text(self) -> str:
        """Who says so, in the article's words, such as ``a diplomatic source``."""
        return self.span.text


def attribution(trigger: Token) -> Attribution | None:
    """Who vouches for the event that ``trigger`` tells: the innermost source; None where the article itself does.

    In "the ministry said, according to Le Temps" it is the ministry. A pronoun is returned as it stands.
    """
    handed_on: Attribution | None = None
    for node in _path(trigger):
        according = _according_to(node)
        if according is not None and according.span.start < node.i and node.dep_ == "ccomp":
            return according
        if (found := _inserted(node) or _said_above(node, trigger)) is not None:
            return found
        handed_on = handed_on or according
    return (
        handed_on or _closing(trigger) or _anywhere(trigger) or _before_in_quotation(trigger) or _after_colon(trigger)
    )


def _path(trigger: Token) -> Iterator[Token]:
    yield trigger
    yield from trigger.ancestors


def _inserted(node: Token) -> Attribution | None:
    """Who says it in words put in: "the envoy, officials say, was expelled", "the expulsion, announced by the ministry"."""
    for child in node.children:
        as_clause = child.dep_ == "advcl" and any(word.lower_ == "as" for word in child.lefts)
        reduced = child.dep_ == "acl" and is_marked_passive(child) and _may_tell_of_noun(child)
        said = is_speech(child) or (as_clause and child.lemma_ in words("speech", "putting"))
        if said and (child.dep_ == "parataxis" or as_clause or reduced) and (found := _speaker(child)) is not None:
            return found
    return None


def _said_above(node: Token, trigger: Token) -> Attribution | None:
    """Who says what a node is the content of: of a noun such as "claim" whose it is, of a verb of saying who says it."""
    above = node.head
    if node.dep_ in ("acl", "relcl"):
        joined = any(child.dep_ in ("aux", "mark") and child.lower_ in ("that", "to") for child in node.lefts)
        return _owner(above) if joined else None
    if node.dep_ in ("pcomp", "pobj"):
        preposition, above = above, above.head
        if preposition.lower_ not in words("speech", "content_prepositions"):
            return None
        if above.pos_ in _NOMINAL:
            return _owner(above)
        is_content = node.dep_ == "pcomp" or above.lemma_ in _sided()
    elif node.dep_ in ("dobj", "nsubjpass"):
        denied = node == trigger and _is_denied_saying(node, above)
        is_content = _may_tell_of_noun(above) and not denied and not _is_told_beside(trigger, node)
    else:
        is_content = node.dep_ in _CLAUSES and not _runs_on(node, above)
    if not is_content or not is_speech(above) or above == trigger:
        return None
    return _cited(above) or _speaker(above)


def _runs_on(clause: Token, verb: Token) -> bool:
    """Whether what is announced is the noun before: "sued over the emergency the mayor declared", with no mark between."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if (
        subject is None
        or not clause.i < subject.left_edge.i < verb.i
        or verb.lemma_ not in words("speech", "decreeing")
    ):
        return False
    return not subject.left_edge.nbor(-1).is_punct


def _is_told_beside(trigger: Token, noun: Token) -> bool:
    """Whether a clause only tells which noun it is: "rejected the bill, which the House had passed"."""
    node = trigger
    while node != noun:
        if node.dep_ == "relcl":
            return True
        node = node.head
    return False


def _may_tell_of_noun(verb: Token) -> bool:
    return verb.lemma_ in _sided() | words("speech", "announcing")


def _is_denied_saying(noun: Token, verb: Token) -> bool:
    """Whether who denies an accusation would be taken for who made it."""
    return noun.lemma_ in words("speech", "nouns") and verb.lemma_ in words("speech", "denying")


def _owner(noun: Token) -> Attribution | None:
    """Whose claim or statement it is: "the group's claim that", "reports by Reuters that"."""
    if noun.lemma_ not in words("speech", "nouns"):
        return None
    for child in noun.children:
        if child.dep_ == "poss":
            return _attribution(child, noun.text)
        if child.lower_ in ("by", "from") and (within := _object(child)) is not None:
            return _attribution(within, noun.text)
    return None


def _speaker(verb: Token) -> Attribution | None:
    """Who says what a verb of saying introduces, looked for up the tree where the verb has no subject of its own."""
    agent = next((child for child in verb.children if child.dep_ == "agent"), None)
    if agent is not None:
        return _attribution(_object(agent), verb.text)
    if is_marked_passive(verb):
        return None
    node = verb
    while True:
        if (subject := _subject(node)) is not None:
            return None if subject.lower_ in _nobody(verb) else _attribution(subject, verb.text)
        if node.dep_ == "acl":
            return _owner(node.head) or _issuer(node.head, verb) or _attribution(node.head, verb.text)
        if node.dep_ not in ("advcl", "conj", "pcomp", "prep", "xcomp"):
            return None
        node = node.head


def _subject(verb: Token) -> Token | None:
    """A verb's own subject; for "who" and "which" the noun that the clause is about."""
    subject = next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
    if subject is not None and subject.tag_ in ("WDT", "WP"):
        return verb.head if verb.dep_ == "relcl" else None
    return subject


def _issuer(noun: Token, verb: Token) -> Attribution | None:
    """Who "issued a statement saying"."""
    if noun.dep_ != "dobj" or noun.lemma_ not in words("speech", "nouns"):
        return None
    subject = next((child for child in noun.head.children if child.dep_ == "nsubj"), None)
    return _attribution(subject, verb.text)


def _nobody(verb: Token) -> frozenset[str]:
    """Subjects that are no source; "it" is one in "the ministry said it …, it added"."""
    clause = any(child.dep_ in _CLAUSES for child in verb.children) or verb.dep_ == "parataxis"
    return words("speech", "nobody") - ({"it"} if clause else set())


def _cited(verb: Token) -> Attribution | None:
    """Whom a report hands on: "AFP reported, citing officials"."""
    for child in verb.subtree:
        if child.tag_ == "VBG" and child.lemma_ in words("speech", "citing"):
            source = next((word for word in child.children if word.dep_ == "dobj"), None)
            if source is not None and source.lemma_.lower() in words("speech", "sources"):
                return _attribution(source, child.text)
    return None


def _according_to(node: Token) -> Attribution | None:
    sources = (_according(child) for child in node.children if child.lower_ == "according")
    return next((source for source in sources if source is not None), None)


def _according(word: Token) -> Attribution | None:
    """The source that "according" introduces."""
    to = next(iter(word.rights), None)
    source = _object(to) if to is not None else None
    if source is None or source.lemma_ in words("speech", "not_sources"):
        return None
    return _attribution(source, "according to")


def _closing(trigger: Token) -> Attribution | None:
    """Who says a sentence at its end (", the palace said on Sunday."), wherever the parser hangs it."""
    later = (word for word in trigger.doc[trigger.i : trigger.sent.end] if word.pos_ in _VERBS and is_speech(word))
    for verb in later:
        if verb.tag_ == "VBN" or any(child.dep_ in _CLAUSES for child in verb.rights):
            continue
        subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        if subject is not None and trigger.i < subject.left_edge.i and subject.left_edge.nbor(-1).text == ",":
            return _speaker(verb)
    return None


def _anywhere(trigger: Token) -> Attribution | None:
    """The sentence's only "according to", wherever the parser hangs it."""
    introduced = (_according(word) for word in trigger.sent if word.lower_ == "according")
    found = [source for source in introduced if source is not None]
    return found[0] if len(found) == 1 else None


def _before_in_quotation(trigger: Token) -> Attribution | None:
    """Who speaks where a quotation goes on in a sentence of its own."""
    start = trigger.sent.start
    if start == 0:
        return None
    root = trigger.doc[start - 1].sent.root
    if not is_speech(root) or sum(token.text in _QUOTES for token in trigger.doc[: trigger.i]) % 2 == 0:
        return None
    return _speaker(root)


def _after_colon(trigger: Token) -> Attribution | None:
    """A headline's source: "Two killed in raid: police"."""
    headline = trigger.sent
    colon = next((token for token in reversed(headline) if token.text in _COLONS), None)
    if colon is None or not 0 < headline.end - 1 - colon.i <= _LONGEST_SOURCE_IN_HEADLINE or headline[-1].is_punct:
        return None
    named = headline[-1].lemma_.lower() in words("speech", "sources") or headline[-1].ent_type_ == "ORG"
    after = trigger.doc[colon.i + 1 : headline.end]
    return Attribution(after, colon.text) if named and trigger.i < colon.i and after else None


def is_speech(verb: Token) -> bool:
    """Whether a verb is one of saying."""
    return verb.pos_ in _VERBS and verb.lemma_ in _speech()


def _attribution(source: Token | None, cue: str) -> Attribution | None:
    return Attribution(_phrase(source), cue) if source is not None else None


def _object(preposition: Token) -> Token | None:
    return next((child for child in preposition.children if child.dep_ == "pobj"), None)


def _phrase(head: Token) -> Span:
    """A noun with what makes it a phrase, without clauses and asides; a title keeps its name ("the minister, Ana Ruiz")."""
    start, end = head, head.i + 1
    for child in head.lefts:
        if child.dep_ in _PHRASE:
            start = min(start, child.left_edge, key=lambda token: token.i)
    for child in head.rights:
        preposition = child.dep_ == "prep" and child.lower_ in _PHRASE_PREPOSITIONS
        within = _object(child) if preposition else None
        if within is not None and child.i == end and within.ent_type_ not in ("DATE", "TIME"):
            end = _phrase(within).end
        elif _is_name_of(child, head) or (child.dep_ == "conj" and child.left_edge.i == end + 1):
            end = _phrase(child).end
    return head.doc[start.i : end]


def _is_name_of(word: Token, noun: Token) -> bool:
    return word.dep_ == "appos" and noun.pos_ == "NOUN" and word.pos_ == "PROPN"


@cache
def _speech() -> frozenset[str]:
    return words("speech", "neutral") | _sided()


@cache
def _sided() -> frozenset[str]:
    """Verbs of saying that take a side or ask for something."""
    return words("speech", "claiming") | words("speech", "denying") | words("speech", "demanding")
