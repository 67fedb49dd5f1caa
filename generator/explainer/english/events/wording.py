"""What in an article's wording makes a sentence of ours tell something else, or tell it unclearly."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...lexicon import EventType
from ...person_nouns import person_class
from ..modality import by_own_words
from ..syntax.attribution import is_speech
from ..syntax.grammar import key, under
from ..syntax.phrases import phrase
from ..vocabulary import words
from .scene import ReadEvent

if TYPE_CHECKING:
    from ...parsed.tokens import Token

__all__ = ["misleading"]

_OBJECTS = frozenset({"dative", "dobj", "pobj"})
_VERBS = frozenset({"VERB", "AUX"})
_TELLING_WHICH = ("acl", "amod", "ccomp", "compound", "nummod", "poss", "prep", "relcl")
_HIGHEST = 6
"""How many words up the tree a means may stand below what is done by it."""


def misleading(one: ReadEvent, kind: EventType) -> Iterator[str]:
    """What speaks against telling an event by its type's sentence, in plain words."""
    event, head, roles = one.event, one.head, one.match.roles
    if head.tag_ == "VB" and event.modality == "asserted" and not under(head, "aux"):
        yield "its verb tells no deed"  # "asked them to end the case and let him go", read as "let him go"
    if event.modality == "asserted" and _is_means_of_undone(head):
        yield "it is how something may be done"
    if one.match.frame.name == "active" and one.match.frame.subject and not event.by and kind.counted is None:
        yield "who did it would be left out"
    if event.said_by and event.said_by.lower().split()[0] in words("grammar", "nameless"):
        yield "who says so is not named"
    if any(c.lower_ == "had" for verb in _said_above(head) for c in under(verb, "aux")):
        yield "it was said then, and may not be now"
    if head.dep_ == "relcl" and not event.by and not event.date:
        yield "what it was part of would be left out"
    times = (child for child in under(head, "npadvmod") if child.lower_ == "time")
    if not event.date and any(word.lower_ in words("grammar", "before_times") for time in times for word in time.lefts):
        yield "that it was the last time would be left out"
    if event.people and event.number is None and any(token.tag_ == "NN" for token in roles.get("against", ())):
        yield "that it was one is not read"
    hit = roles.get("against", ())
    if (
        hit
        and not event.by
        and not roles.get("what")
        and all(key(token) in words("grammar", "anybody") for token in hit)
    ):
        yield "whom it tells of may be anybody"
    for matter in roles.get("what", ()):
        yield from _unclear(matter, one)
        at = one.passage.span(phrase(matter)).start
        for party in event.against:
            if party.kind is None and party.span.start <= at < party.span.end:
                yield f"what it was about is within “{party.text}”"
    for token in (*roles.get("by", ()), *roles.get("against", ())):
        if any(owner.tag_ == "NN" and under(owner, "det") for owner in under(token, "poss")):
            yield f"whose {token.text} it is is told in another sentence"
        if "family" in person_class(key(token)) and under(token, "poss"):
            yield f"whose {token.text} it is would be left out"


def _said_above(head: Token) -> Iterator[Token]:
    """The verbs of saying whose content tells it."""
    node = head
    while node.dep_ in ("ccomp", "conj", "xcomp") and node.head is not node:
        node = node.head
        if is_speech(node):
            yield node


def _is_means_of_undone(head: Token) -> bool:
    """Whether it only is by what something is done that is not told as done: "could start a war by attacking it"."""
    node = head
    for _ in range(_HIGHEST):
        if node.dep_ in ("pcomp", "pobj") and node.head.lower_ in words("modality", "means"):
            done = next((word for word in node.ancestors if word.pos_ in _VERBS), None)
            return done is not None and by_own_words(done) != "asserted"
        node = node.head
    return False


def _unclear(matter: Token, one: ReadEvent) -> Iterator[str]:
    """What a matter's words mean only with the text around them."""
    if matter.dep_ == "relcl":
        yield "its matter is no clause of its own"
    if any(_is_of_its_day(word) for word in matter.subtree):
        yield "when its matter is, only the day of its article tells"
    if any(word.dep_ == "amod" and word.lower_ in words("grammar", "named_before") for word in matter.subtree):
        yield "which one its matter is of is told before"
    if _takes_up(matter, one.head):
        yield f"what “{phrase(matter).text}” is, is told in another sentence"
    if any(word.tag_ == "PRP" and word.dep_ in _OBJECTS for word in matter.subtree):
        yield "what its matter is of is not told"
    spoken_of = any(word.lower_ in words("grammar", "person_pronouns") for word in matter.subtree)
    if spoken_of and not any(party.kind == "person" for party in one.event.by):
        yield "whom its matter speaks of is not told"


def _is_of_its_day(word: Token) -> bool:
    """Whether a word means a day by the day on which it was written: "yesterday", "last" of "last weekend"."""
    if word.lower_ in words("grammar", "days_of_writing"):
        return True
    return word.lower_ in words("grammar", "before_times") and word.head.lemma_ in words("grammar", "times")


def _takes_up(matter: Token, head: Token) -> bool:
    """Whether a matter only takes up what was told before: "this", "that decision", "the accusation"."""
    if matter.lower_ in words("grammar", "demonstratives") and matter.dep_ != "mark":
        return True
    before = {word.lower_ for word in matter.lefts if word.dep_ != "mark"}
    if before & words("grammar", "demonstratives"):
        return True
    more = [word for word in under(matter, *_TELLING_WHICH) if word is not head]
    return "the" in before and not more and key(matter) in words("grammar", "taking_up")
