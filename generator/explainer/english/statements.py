"""Background: what explains a story and is no news event of the lexicon.

It is read as events are, by the patterns of ``data/en/background.yml``, and only what can be told without the
text around it is kept.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from ..lexicon import load_background
from ..parsed.parsed_blocks import Passage
from ..person_nouns import is_person_noun
from ..readers.reading import EventMention, Participant, TextSpan
from ..sentences import fill, joined
from .events import STEPS, Scene, Step, read_events

if TYPE_CHECKING:
    from ..parsed.tokens import Span, Token

__all__ = ["read_statements"]


def read_statements(scene: Scene, events: Sequence[EventMention], steps: Sequence[Step] = STEPS) -> list[EventMention]:
    """Background that explains, each statement a mention of a type ``context-<topic>-…`` with ``background`` set.

    :param events: the article's events: what tells one of them is not read again.
    :param steps: those in which they are read.
    """
    known = {event.told_at for event in events}
    starts = [passage.start for passage in scene.passages]
    found = []
    for one in read_events(replace(scene, lexicon=load_background()), steps):
        passage = scene.passages[bisect_right(starts, one.told_at.start) - 1]
        if passage.kind == "caption" or one.told_at in known:
            continue
        if _is_said(one, passage) and _stands_alone(one, passage):
            by, against = (tuple(_with_article(p, passage) for p in side) for side in (one.by, one.against))
            what = _whole(one, passage)
            place = None if one.place and one.place in (what or "") else one.place
            found.append(replace(one, what=what, place=place, background=True, by=by, against=against))
    return found


def _is_said(statement: EventMention, passage: Passage) -> bool:
    """Whether the article says that it is so, or, of what may come of something, that it may."""
    kind = load_background().types[statement.type]
    if kind.needs_since and not (statement.date or "").endswith("/.."):
        return False
    if statement.modality not in kind.modalities:
        return False
    if "hypothetical" not in kind.modalities:
        return True
    meant = any(child.tag_ == "TO" for child in _words(statement.told_at, passage).root.lefts)
    return not meant and not {t.lower_ for t in _words(statement.quote, passage)} & load_background().belittling


def _stands_alone(statement: EventMention, passage: Passage) -> bool:
    """Whether its parts say enough to be told in a sentence of their own."""
    kind, parties = load_background().types[statement.type], (*statement.by, *statement.against)
    named = partial(_is_named, passage=passage)
    if kind.about == "things" and any(_is_somebody(p, passage) for p in statement.by):
        return False
    if kind.about == "actors" and not all(map(named, statement.by)):
        return False
    if any(_is_unclear(party, passage) for party in parties):
        return False
    if (statement.what or "").lower() in load_background().unclear:
        return False
    return fill(kind.tell, _fields(statement)) is not None


def _is_somebody(party: Participant, passage: Passage) -> bool:
    noun = _words(party.span, passage).root
    return party.kind is not None or is_person_noun(noun.lower_) or is_person_noun(noun.lemma_)


def _is_named(party: Participant, passage: Passage) -> bool:
    return party.kind is not None or _words(party.span, passage).root.pos_ == "PROPN"


def _words(place: TextSpan, passage: Passage) -> Span:
    """The words of a passage that stand at a place of the article's text.

    :raises ValueError: the place is not in the passage.
    """
    span = passage.doc.char_span(place.start - passage.start, place.end - passage.start, alignment_mode="expand")
    if span is None:
        raise ValueError(f"{place} is not in the passage at {passage.start}")
    return span


def _is_unclear(party: Participant, passage: Passage) -> bool:
    """Whether a party's words mean nothing without the text before them ("the move", "this rupture")."""
    if party.kind is not None:
        return False
    before = passage.doc.text[: max(0, party.span.start - passage.start)].lower().split()[-1:]
    first = party.name.lower().split()[:1]
    return bool({*before, *first, party.name.lower()} & load_background().unclear) or not party.name[:1].isalpha()


def _fields(statement: EventMention) -> dict[str, tuple[str, bool]]:
    fields = {
        "by": joined([party.name for party in statement.by]),
        "against": joined([party.name for party in statement.against]),
        "what": statement.what or "",
        "place": statement.place or "",
        "since": statement.date or "",
        "date": statement.date or "",
    }
    return {name: (text, False) for name, text in fields.items()}


def _with_article(party: Participant, passage: Passage) -> Participant:
    """A party that is nobody by name, in words that a sentence can take: "the closure of the border"."""
    if party.kind is not None:
        return party
    span = _words(party.span, passage)
    return replace(party, text=_article(span.root) + span.text)


def _whole(statement: EventMention, passage: Passage) -> str | None:
    """What it is about, with all that hangs on the noun ("the fight against smugglers")."""
    if not statement.what:
        return None
    start = passage.doc.text.find(statement.what, max(0, statement.quote.start - passage.start))
    span = passage.doc.char_span(start, start + len(statement.what)) if start >= 0 else None
    if span is None:
        return statement.what
    return passage.doc[span.start : _end(span.root, span.end)].text


def _article(noun: Token) -> str:
    article = next((child.lower_ for child in noun.lefts if child.tag_ == "DT"), "")
    return f"{article} " if article in ("a", "an", "the") else ""


def _end(noun: Token, at: int) -> int:
    """The index after what hangs on a noun and follows it at once: "of" and its like, and "to end the war"."""
    child = next((child for child in noun.rights if child.left_edge.i == at), None)
    if child is None:
        return at
    if child.dep_ == "acl" and any(word.tag_ == "TO" for word in child.lefts):
        return max(token.i for token in child.subtree if not token.is_punct) + 1
    within = _told_with(child)
    if within is None:
        return at
    last = max((within, *within.conjuncts), key=lambda token: token.i)
    return _end(last, last.i + 1)


def _told_with(preposition: Token) -> Token | None:
    """What a preposition introduces, where it is told with the noun before it and is no time."""
    if preposition.dep_ != "prep" or preposition.lower_ not in load_background().told_with:
        return None
    within = next((word for word in preposition.rights if word.dep_ == "pobj"), None)
    return within if within is not None and within.ent_type_ not in ("DATE", "TIME") else None
