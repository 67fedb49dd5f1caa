"""Expulsions that are told as still to come, and are ordered by being told: "Chad will expel two envoys, its ministry said"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...readers.reading import EventMention
from ..syntax.attribution import attribution
from ..syntax.grammar import coordinated, key, under
from ..vocabulary import words
from .cast import Cast

if TYPE_CHECKING:
    from ..tokens import Token

__all__ = ["is_ordered_now"]


def is_ordered_now(event: EventMention, head: Token, cast: Cast) -> bool:
    """Whether a planned expulsion is as good as ordered: the state that will expel says so, of people who are determined.

    Who promises it, or says it of nobody in particular ("will expel diplomats"), has ordered nothing; to announce it
    is to order it, whoever is meant.
    """
    if event.modality != "planned" or not event.by or not _is_future(head):
        return False
    said = attribution(head)
    verb = said.span.root.head if said is not None and said.span.root.dep_ == "nsubj" else None
    if said is not None and not _is_side_of(event, said.span.root, cast):
        return False
    if verb is not None and key(verb) in words("grammar", "ordering"):
        return True
    determined = isinstance(event.number, int) or any(p.kind == "person" for p in event.against)
    return determined and (verb is None or key(verb) not in words("grammar", "pledging"))


def _is_future(head: Token) -> bool:
    """Whether the verb says that it will be done, and not that somebody means to."""
    will = any(c.dep_ == "aux" and c.lower_ in words("grammar", "future") for c in head.lefts)
    infinitive = any(c.tag_ == "TO" for c in head.lefts)
    going = head.head.lemma_ == "go" and any(c.lemma_ == "be" for c in under(head.head, "aux"))
    headline = head.dep_ == "ROOT" or (head.head.dep_ == "ROOT" and head.head.pos_ in ("NOUN", "PROPN"))
    return will or (infinitive and (headline or head.head.lemma_ == "be" or going))


def _is_side_of(event: EventMention, speaker: Token, cast: Cast) -> bool:
    """Whether whoever speaks is the state that expels, or acts for it, as a bare "the ministry" or "Minister X" must."""
    doers = {p.country or p.name for p in event.by}
    voices = [p for token in coordinated(speaker) for p in cast.participants(token)]
    states = {p.country for p in voices if p.country}
    if states and not states & doers:
        return False
    named = any(p.kind == "person" for p in voices) and cast.may_act(speaker)
    return cast.is_organ(speaker) or named or any(p.kind in ("country", "organisation") and p.country for p in voices)
