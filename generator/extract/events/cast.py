"""Who is meant by the words that fill an event's roles: the article's actors, looked up by token."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING


from ..nlp import Passage
from ..reading import ActorMention, Participant, Span
from .grammar import counted_noun, key, levels, owners, under
from .phrases import phrase

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Cast"]


class Cast:
    """An article's actors, by where they are named."""

    def __init__(self, passages: Sequence[Passage], actors: Sequence[ActorMention], organs: frozenset[str]) -> None:
        """
        :param organs: lemmas of what acts for its state, such as ``ministry`` and ``authority``.
        """
        self._passages: dict[Doc, Passage] = {passage.doc: passage for passage in passages}
        self._actors = sorted(actors, key=lambda actor: (actor.span.start, actor.span.end))
        self._starts = [actor.span.start for actor in self._actors]
        self._longest = max((actor.span.end - actor.span.start for actor in actors), default=0)
        self._organs = organs

    def span(self, words: Token) -> Span:
        """Where a token stands in the article's text."""
        return self._passages[words.doc].span(words)

    def mention(self, token: Token) -> ActorMention | None:
        """The actor whose naming ends on, or else holds, this word; the longest where several do."""
        span = self.span(token)
        found = [
            actor for actor in self._around(span.start) if actor.span.start <= span.start and span.end <= actor.span.end
        ]
        return max(found, key=lambda a: (a.span.end == span.end, a.span.end - a.span.start), default=None)

    def named(self, token: Token) -> ActorMention | None:
        """The actor that a phrase with this head names, not one that only stands in it ("Mali" in "Mali's army")."""
        actor = self.mention(token)
        if actor is None or (actor.form == "demonym" and token.pos_ == "ADJ" and token.dep_ == "amod"):
            return None
        return actor

    def inside(self, token: Token) -> list[ActorMention]:
        """The actors named within the phrase with this head, in its order, the head's own last."""
        found: dict[Span, ActorMention] = {}
        for word in _near_subtree(token):
            if (actor := self.mention(word)) is not None:
                found.setdefault(actor.span, actor)
        return list(found.values())

    def country(self, token: Token) -> str | None:
        """The country that those meant by a phrase belong to: named, by demonym, by owner or by "of" and "from"."""
        for level in reversed(levels(token)):
            own = self.named(level)
            if own is not None and (own.country or own.kind == "country"):
                return own.country or own.name
        for level in reversed(levels(token)):
            for word in _belonging(level):
                actor = self.mention(word)
                if actor is not None and (found := actor.name if actor.kind == "country" else actor.country):
                    return found
        return None

    def kinds(self, token: Token) -> frozenset[str]:
        """The kinds of actor that the phrase names, and ``place`` for where a name is one."""
        kinds = {actor.kind for level in levels(token) if (actor := self.named(level)) is not None}
        if any(level.ent_type_ in ("GPE", "LOC", "FAC") for level in levels(token)):
            kinds.add("place")
        return frozenset(kinds)

    def is_organ(self, token: Token) -> bool:
        """Whether a phrase's head is a body that acts for its state, such as "authorities"."""
        return key(counted_noun(token)) in self._organs

    def participant(self, token: Token) -> Participant:
        """Who is meant by the phrase with this head."""
        span = phrase(token)
        text, place = span.text, self._passages[token.doc].span(span)
        country = self.country(token)
        actor = next((a for level in levels(token) if (a := self.named(level)) is not None), None)
        if actor is not None:
            return Participant(
                name=actor.name, text=text, span=place, kind=actor.kind, country=actor.country or country
            )
        if country and self.is_organ(token):
            return Participant(name=country, text=text, span=place, kind="country", country=country)
        return Participant(name=text, text=text, span=place, country=country)

    def antecedent(self, token: Token) -> Token | None:
        """For "they", "the two officials" and the like: the noun before it that says more of whom is meant.

        It is looked for in this sentence and the one before, and agrees in number.
        """
        plural = _is_plural(token)
        first = token.sent.start
        start = token.doc[first - 1].sent.start if first else first
        for word in reversed(token.doc[start : token.i]):
            if word.pos_ not in ("NOUN", "PROPN", "NUM") or _is_plural(word) != plural or word.is_ancestor(token):
                continue
            if self.country(word) and self.named(word) is None and not self.is_organ(word) and _is_people(word):
                return word
        return None

    def _around(self, offset: int) -> Iterator[ActorMention]:
        at = bisect_right(self._starts, offset) - 1
        while at >= 0 and self._starts[at] >= offset - self._longest:
            yield self._actors[at]
            at -= 1


def _is_plural(word: Token) -> bool:
    return (
        word.tag_ in ("NNS", "NNPS")
        or word.lower_ in ("they", "them", "their", "those", "these", "staff", "personnel")
        or (any(c.dep_ == "nummod" and c.lower_ not in ("one", "1") for c in word.lefts))
    )


def _is_people(word: Token) -> bool:
    return word.ent_type_ not in ("DATE", "TIME", "MONEY", "GPE", "LOC", "ORG") and word.dep_ != "compound"


def _belonging(noun: Token) -> Iterator[Token]:
    """The words of a phrase that may say whose somebody is, nearest first."""
    before = [c for c in noun.lefts if c.dep_ in ("amod", "compound", "nmod", "poss", "appos")]
    yield from (word for child in reversed(before) for word in (child, *_modifiers(child)))
    for preposition in under(noun, "prep"):
        if preposition.lower_ in ("of", "from", "at", "in"):
            for obj in under(preposition, "pobj"):
                yield obj
                yield from _belonging(obj)
    yield from (t for owner in owners(noun) for t in under(owner, "amod", "compound"))


def _modifiers(word: Token) -> list[Token]:
    return under(word, "amod", "compound", "nmod", "poss")


def _near_subtree(token: Token) -> Iterator[Token]:
    """The words of a phrase without its relative clauses."""
    for child in token.lefts:
        if child.dep_ not in ("relcl", "acl", "advcl"):
            yield from _near_subtree(child)
    for child in token.rights:
        if child.dep_ not in ("relcl", "advcl", "conj", "parataxis"):
            yield from _near_subtree(child)
    yield token
