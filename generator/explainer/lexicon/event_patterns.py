"""The patterns of the event lexicon: an English phrase with slots, parsed.

    pattern  = [subject] head element*        "suspend|freeze {what:cooperation} [with|to {against}]"
    element  = slot | words | words slot | "to" words | "that" slot | "[" element* "]"
    slot     = "{" role [":" class ("|" class)*] "}"
    words    = word ("|" word)*               alternatives; a compound is joined by hyphens

The heading of ``data/en/lexicon/shared.yml`` says what each means.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import zip_longest
from typing import Literal

__all__ = ["KINDS", "ROLES", "Element", "Pattern", "Slot", "parse_pattern", "verbs_of"]

ROLES = frozenset({"against", "both", "by", "place", "what"})
"""What a slot can fill; a slot whose name begins with ``_`` only has to be there."""

KINDS = frozenset({"country", "group", "nationals", "number", "organisation", "person", "place", "somebody", "unnamed"})
"""Classes that hold more than their words: actors of a kind, places, nouns for people, demonyms that mean people
("four Russians"), bare numbers, whoever is no thing, and words that say nothing of who it is ("them", "six", "the pair")."""

How = Literal["object", "second", "word", "preposition", "infinitive", "clause", "infinitive's object"]
"""What an element is to its pattern's head; "second" is the second of two objects."""

_TOKEN = re.compile(r"\{(?P<role>\w+)(?::(?P<classes>[^{}]+))?\}|(?P<mark>[\[\]])|(?P<words>[^\s\[\]{}]+)")


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a pattern that a phrase fills."""

    role: str
    """One of ``ROLES``, or a name that begins with ``_``."""
    lemmas: frozenset[str] = frozenset()
    """Lemmas of which the phrase's head must be one; where all three are empty, anything fits."""
    qualified: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Heads that fit where one of these words stands in the phrase; ``country`` is any country's name."""
    kinds: frozenset[str] = frozenset()
    """Kinds of actor of which it may be one instead."""

    @property
    def open(self) -> bool:
        """Whether any phrase fits."""
        return not self.lemmas and not self.kinds and not self.qualified


@dataclass(frozen=True, slots=True)
class Element:
    """What stands after a pattern's head."""

    how: How
    """What it is to the head."""
    words: frozenset[str] = frozenset()
    """The word itself, the prepositions, the infinitive's verbs, or a clause's modals."""
    slot: Slot | None = None
    """What is there to be filled; None for a word or an infinitive."""
    optional: bool = False
    """Whether it may be missing."""


@dataclass(frozen=True)
class Pattern:
    """One way to tell of an event."""

    text: str
    """As the lexicon has it."""
    heads: frozenset[str]
    """Lemmas of the verb or noun."""
    subject: Slot
    """What the subject fills."""
    elements: tuple[Element, ...]

    @cached_property
    def has_two_objects(self) -> bool:
        """Whether it tells what somebody is given, or the like."""
        return any(e.how == "second" for e in self.elements)

    @cached_property
    def has_object(self) -> bool:
        """Whether something must be there that it is done to."""
        return any(e.how in ("object", "second") for e in self.elements)

    @cached_property
    def needs_subject(self) -> bool:
        """Whether it does not fit where nobody is said to do it."""
        return not self.asks_only_for_doer

    @property
    def asks_only_for_doer(self) -> bool:
        """Whether its subject is whoever does it."""
        return self.subject.role == "by" and self.subject.open

    @cached_property
    def needed_objects(self) -> int:
        """How many objects must be there."""
        return sum(e.how in ("object", "second") for e in self._needed)

    @cached_property
    def needed_words(self) -> tuple[frozenset[str], ...]:
        """The words that must stand in the text besides its head, of each set one."""
        return tuple(e.words for e in self._needed if e.how == "word")

    @cached_property
    def words(self) -> frozenset[str]:
        """All words that it names besides its head, those that may be missing too."""
        return frozenset(word for e in self.elements for word in e.words)

    @cached_property
    def needed_prepositions(self) -> tuple[frozenset[str], ...]:
        """The same of prepositions; "to" may be a verb's too."""
        found = ((e.words, e.slot) for e in self._needed if e.how == "preposition" and e.slot)
        return tuple(words for words, slot in found if not (slot.open and "to" in words))

    @cached_property
    def needed_infinitives(self) -> tuple[frozenset[str], ...]:
        """The verbs of which one must stand as an infinitive."""
        return tuple(e.words for e in self._needed if e.how == "infinitive")

    @property
    def weight(self) -> int:
        """How much a text must have in common with it to fit: words and classes."""
        words = sum(bool(e.words) + (e.how == "clause") for e in self._needed)
        slots = sum(1 + (not e.slot.open) for e in self._needed if e.slot)
        return words + slots + (not self.subject.open)

    @property
    def _needed(self) -> list[Element]:
        return [e for e in self.elements if not e.optional]


def parse_pattern(text: str, classes: Mapping[str, Sequence[str]]) -> Pattern:
    """The pattern that ``text`` writes.

    :param classes: the lemmas of each class that a slot may name; any other name is a lemma itself.
        The class ``preposition`` tells prepositions from particles.
    :raises ValueError: with what is wrong, as a person reads it.
    """
    tokens = list(_TOKEN.finditer(text))
    if "".join(m.group() for m in tokens) != re.sub(r"\s", "", text):
        raise ValueError(f"the pattern “{text}” has a brace that opens or closes nothing")
    subject = Slot("by")
    if tokens and tokens[0]["role"]:
        subject = _slot(tokens.pop(0), classes, text)
    if not tokens or not tokens[0]["words"]:
        raise ValueError(f"the pattern “{text}” has no verb or noun")
    heads = _words(tokens[0]["words"])
    return Pattern(text, heads, subject, tuple(_elements(tokens[1:], classes, text)))


def verbs_of(text: str) -> dict[str, str]:
    """Each lemma that a pattern of verbs begins with, and the verb with all words that must go with it.

    "step|stand down [as {what}]" has "step down" and "stand down", "accuse {against} of {what}" has "accuse of". Of
    alternatives the first is told; "to" and "that" are told with the ``what`` that they introduce.
    """
    tokens = list(_TOKEN.finditer(re.sub(r"\[[^][]*\]", "", text)))
    tokens = tokens[1:] if tokens[0]["role"] else tokens
    rest = []
    for token, after in zip_longest(tokens[1:], tokens[2:]):
        if token["words"] == "that":
            break
        if token["words"] and not (token["words"] == "to" and after and after["role"] == "what"):
            rest.append(token["words"].partition("|")[0])
    return {head: " ".join([head, *rest]) for head in _words(tokens[0]["words"])}


def _elements(tokens: Sequence[re.Match[str]], classes: Mapping[str, Sequence[str]], text: str) -> list[Element]:
    """What stands after a pattern's head; what stands in brackets may be missing."""
    found: list[Element] = []
    optional, at = False, 0
    while at < len(tokens):
        if mark := tokens[at]["mark"]:
            if optional == (mark == "["):
                raise ValueError(_unbalanced(text))
            optional, at = mark == "[", at + 1
            continue
        element, taken = _element(tokens[at:], found, classes, text)
        found.append(replace(element, optional=optional))
        at += taken
    if optional:
        raise ValueError(_unbalanced(text))
    return found


def _unbalanced(text: str) -> str:
    return f"the pattern “{text}” has a bracket that opens or closes nothing"


def _element(
    tokens: Sequence[re.Match[str]], before: Sequence[Element], classes: Mapping[str, Sequence[str]], text: str
) -> tuple[Element, int]:
    """The element that tokens begin with, and how many of them it takes."""
    token, following = tokens[0], tokens[1] if len(tokens) > 1 else None
    if token["role"]:
        return Element(_object(before), slot=_slot(token, classes, text)), 1
    alone = Element("word", _words(token["words"])), 1
    if following is None or following["mark"]:
        return alone
    if following["role"]:
        return _introduced(tokens, _slot(following, classes, text), classes) or alone
    if token["words"] == "to":
        return Element("infinitive", _words(following["words"])), 2
    if _is_preposition(token["words"], classes):  # "as persona-non-grata": it is told from its noun alone
        return Element("word", _words(following["words"])), 2
    return alone


def _object(before: Sequence[Element]) -> How:
    """What object a slot is that no preposition introduces, by what stands before it."""
    if any(e.how == "infinitive" for e in before):
        return "infinitive's object"
    return "second" if any(e.how in ("object", "second") for e in before) else "object"


def _introduced(
    tokens: Sequence[re.Match[str]], slot: Slot, classes: Mapping[str, Sequence[str]]
) -> tuple[Element, int] | None:
    """A clause, with the modals after its slot, or a preposition with its; None for a particle, whose slot is an object."""
    words = tokens[0]["words"]
    if words == "that":
        modals = tokens[2]["words"] if len(tokens) > 2 else None
        return Element("clause", _words(modals) if modals else frozenset(), slot), 3 if modals else 2
    return (Element("preposition", _words(words), slot), 2) if _is_preposition(words, classes) else None


def _is_preposition(words: str, classes: Mapping[str, Sequence[str]]) -> bool:
    return _words(words) <= frozenset(classes.get("preposition", ()))


def _slot(token: re.Match[str], classes: Mapping[str, Sequence[str]], text: str) -> Slot:
    role = token["role"]
    if role not in ROLES and not role.startswith("_"):
        raise ValueError(f"the pattern “{text}” has the role {role}; roles are {', '.join(sorted(ROLES))}")
    names = token["classes"].split("|") if token["classes"] else []
    lemmas = frozenset(lemma for name in names for lemma in classes.get(name, [name]))
    qualified: dict[str, frozenset[str]] = {}
    for first, _, head in (lemma.partition(" ") for lemma in lemmas if " " in lemma):
        qualified[head] = qualified.get(head, frozenset()).union(classes.get(first, [first]))
    return Slot(role, frozenset(lemma for lemma in lemmas if " " not in lemma), qualified, frozenset(names) & KINDS)


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split("|"))
