"""When an expulsion that is planned or demanded is as good as ordered, and on which day."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ...readers.reading import EventMention
from ..syntax.attribution import attribution
from ..syntax.grammar import coordinated, key, under
from ..vocabulary import words
from .entity_linking import EntityLinker
from .mentions import dated
from .scene import ReadEvent, Scene, sides

if TYPE_CHECKING:
    from ...parsed.tokens import Token

__all__ = ["assert_orders", "date_announced_orders"]


def assert_orders(scene: Scene, events: list[ReadEvent]) -> list[ReadEvent]:
    """Take an expulsion that is planned or demanded for ordered, where who can order it says so."""
    return [_asserted(one) if _is_as_good_as_ordered(one, scene) else one for one in events]


def date_announced_orders(scene: Scene, events: list[ReadEvent]) -> list[ReadEvent]:
    """Date an expulsion that nothing else dates by the day on which it was announced."""
    return [_dated_as_announced(one) if scene.lexicon.is_expulsion(one.event.type) else one for one in events]


def _asserted(one: ReadEvent) -> ReadEvent:
    return replace(one, event=replace(one.event, modality="asserted"))


def _dated_as_announced(one: ReadEvent) -> ReadEvent:
    if one.event.date or one.timing.report is None:
        return one
    return replace(one, event=dated(one.event, one.timing.report.dated, one.timing.limit))


def _is_as_good_as_ordered(one: ReadEvent, scene: Scene) -> bool:
    if not scene.lexicon.is_expulsion(one.event.type) or not one.event.by:
        return False
    if one.event.modality == "demanded":  # who may order it says that they must go
        return any("must" in needed for needed in one.match.pattern.needed_words)
    return one.event.modality == "planned" and _is_ordered_now(one.event, one.head, scene.linker)


def _is_ordered_now(event: EventMention, head: Token, linker: EntityLinker) -> bool:
    """Whether a planned expulsion is ordered by being told: "Chad will expel two envoys, its ministry said".

    The state that will expel says so, of people who are determined. Who promises it, or says it of nobody in
    particular ("will expel diplomats"), has ordered nothing; to announce it is to order it, whoever is meant.
    """
    if not _is_future(head):
        return False
    said = attribution(head)
    if said is not None and not _is_side_of(event, said.span.root, linker):
        return False
    verb = said.span.root.head if said is not None and said.span.root.dep_ == "nsubj" else None
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


def _is_side_of(event: EventMention, speaker: Token, linker: EntityLinker) -> bool:
    """Whether whoever speaks is the state that expels, or acts for it, as a bare "the ministry" or "Minister X" must."""
    voices = [p for token in coordinated(speaker) for p in linker.participants(token)]
    states = {p.country for p in voices if p.country}
    if states and not states & sides(event.by):
        return False
    named = any(p.kind == "person" for p in voices) and linker.may_act(speaker)
    return linker.is_organ(speaker) or named or any(p.kind in ("country", "organisation") and p.country for p in voices)
