"""Whom "il" and "elle" mean, where that is sure: the one person that the sentence before is about."""

from __future__ import annotations

from collections.abc import Sequence

from .annotation import FrenchPassage
from .named_actor import NamedActor

__all__ = ["read_pronouns"]

_GENDERS = {"il": "m", "elle": "f"}
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})


def read_pronouns(article: Sequence[FrenchPassage], persons: Sequence[NamedActor]) -> list[NamedActor]:
    """The pronouns that begin a sentence after one of which the subject is the only person named."""
    found = []
    for passage in article:
        here = [(passage.tokens[one.first].i, one) for one in persons if one.passage is passage]
        for before, sentence in zip(passage.doc.sents, passage.doc.sents[1:], strict=False):
            at = passage.word_of.get(sentence.start)
            if at is None or passage.lower[at] not in _GENDERS or passage.tokens[at].dep_ not in _SUBJECTS:
                continue
            named = [one for at_token, one in here if before.start <= at_token < before.end]
            meant = named[0] if len({one.name for one in named}) == 1 else None
            if meant and meant.gender == _GENDERS[passage.lower[at]] and _is_subject(meant):
                found.append(meant.meant_at(passage, at, at + 1, "pronoun", "pronoun"))
    return found


def _is_subject(one: NamedActor) -> bool:
    """Whether somebody is the subject of a sentence, by name or by the title that the name is said with."""
    token = one.passage.tokens[one.first]
    while token.dep_ in ("appos", "flat:name", "nmod") and token.head is not token:
        token = token.head
    return token.dep_ in _SUBJECTS and token.head.dep_ == "ROOT"
