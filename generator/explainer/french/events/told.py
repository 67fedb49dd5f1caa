"""Whether a sentence of ours tells just what French words say, or only the words themselves, or an editor is asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ...lexicon import load_lexicon
from ...readers.reading import EventMention
from ...sentences import needs
from ..modality import governing
from ..syntax.attribution import is_in_quotation, speakers
from ..syntax.governors import governor_of
from ..syntax.grammar import finite, is_participle, own_words
from ..vocabulary import words
from .matching import FrenchMatch
from .participants import Participants

if TYPE_CHECKING:
    from ...parsed.tokens import Token

__all__ = ["doubt_of", "reasons"]

_LONGEST = 300
"""Characters of a sentence that a fact may quote."""


def reasons(event: EventMention, match: FrenchMatch, participants: Participants) -> Iterator[str]:
    """All that speaks against a sentence of ours, in plain words."""
    kind, head = load_lexicon().types[event.type], match.frame.head
    if event.verb is None and not kind.expulsion:
        yield "no sentence of ours says what its verb does"
    if match.frame.voice == "noun":
        yield "a noun alone tells it"
    if is_participle(head) and head.dep_ in ("acl", "amod"):
        yield "a word beside a noun tells it"
    states = frozenset(
        s for s in ("against", "by") if any(p.country and p.kind in (None, "country") for p in getattr(event, s))
    )
    read = frozenset(
        name for name in ("against", "by", "number", "people", "what") if getattr(event, name) not in (None, ())
    )
    fields = needs(kind, event.verb, read, modality=event.modality, said=bool(event.said_by), states=states)
    if fields is None:
        yield "its telling lacks who or what"
    else:
        yield from _french(event, fields, kind.expulsion)
    if match.against is not None and participants.counted(match.against).inexact:
        yield "how many they are is not told exactly"
    if speakers(head) and not any(one.kind for word in speakers(head)[:1] for one in participants.of(word)):
        yield "who says so is told in the article's language alone"
    if match.against is not None and participants.are_anothers(match.against):
        yield "whose people they are would be left out"
    if len(speakers(head)) > 1 or len(governing(head)) > 1:
        yield "more than one thing governs it"
    if len(governing(head)) == 1 and event.modality == "asserted" and not event.said_by:
        yield f"“{governing(head)[0]}” governs it"
    verb = finite(head)
    if verb is not None and "Tense=Imp" in verb.morph_ and verb is head:
        yield "it is told as what went on"
    changing = [word.text for word in own_words(head) if word.lower_ in words("grammar", "changing")]
    yield from (f"“{word}” would be left out" for word in changing)


def _french(event: EventMention, fields: frozenset[str], is_expulsion: bool) -> Iterator[str]:
    """Who would have to be named in the article's language."""
    if is_expulsion:
        return
    for side in ("by", "against"):
        if side in fields and any(one.kind is None for one in getattr(event, side)):
            counted = side == "against" and event.people and (event.number is not None or fields & {"people"})
            if not counted:
                yield f"{'who did it' if side == 'by' else 'to whom'} is told in the article's language alone"
    if (
        event.against
        and not event.people
        and any(one.kind is None for one in event.against)
        and fields & {"number", "people"}
    ):
        yield "who they are is told in the article's language alone"


def doubt_of(event: EventMention, match: FrenchMatch) -> str:
    """Why it is only a lead; empty where it is sure enough."""
    head = match.frame.head
    if len(head.sent.text) > _LONGEST:
        return "its sentence is too long to be quoted"
    if event.modality == "hypothetical":
        return "it is only supposed"
    if event.said_by is None and is_in_quotation(head):
        return "it is not clear who says so"
    if match.frame.voice == "noun" and not (event.by or event.against or event.date):
        return "a noun alone tells it, without who and when"
    if event.unsafe and not event.date and _is_in_passing(head):
        return "it is told in passing, and not when it was"
    if not (event.by or event.against or event.date or event.number):
        return "nobody is said to take part"
    return ""


def _is_in_passing(head: Token) -> bool:
    """Whether a sentence tells something else, and this only of somebody or something in it."""
    if head.pos_ != "VERB":
        return governor_of(head) is None
    return is_participle(head) and head.dep_ in ("acl", "amod")
