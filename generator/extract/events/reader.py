"""From parsed passages to event mentions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from ...lexicon import Lexicon
from ..modality import modality
from ..nlp import Passage
from ..reading import ActorMention, DateMention, EventMention
from .cast import Cast
from .matching import Match
from .phrases import clause_of, what_of
from .triggers import matches

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["read_events"]


def read_events(
    passages: Sequence[Passage],
    dates: Sequence[DateMention],
    actors: Sequence[ActorMention],
    lexicon: Lexicon,
    published: str,
) -> list[EventMention]:
    """All events that the passages tell, in their order.

    :param dates: the article's dates; an event's date is one that hangs on its clause, never the publication's.
    :param actors: the article's actors, pronouns and definite phrases resolved among them.
    :param published: the article's date, EDTF or ``unknown``.
    """
    cast = Cast(passages, actors, frozenset(lexicon.classes["authority"]))
    out = []
    for passage in passages:
        for sentence in passage.doc.sents:
            for m in matches(sentence, lexicon, cast):
                e = _mention(m, passage, lexicon, cast)
                if e.by or e.against or (e.what and m.frame.name != "noun"):
                    out.append(e)
    return out


def _mention(m: Match, passage: Passage, lexicon: Lexicon, cast: Cast) -> EventMention:
    kind = lexicon.types[m.type]
    first, last = clause_of(m.frame.head)
    doc = passage.doc
    by = m.roles.get("by", ())
    both = m.roles.get("both", ())
    against = m.roles.get("against", ())
    if both:
        by, against = (by, (*against, *both)) if by else (both, against)
    what = m.roles.get("what", ())
    if not against and what:
        against = tuple(_named_inside(what[0], cast, by))
    return EventMention(
        trigger=passage.span(m.frame.head),
        quote=passage.span(doc[first : last + 1]),
        type=m.type,
        plover=kind.plover,
        by=tuple(p for t in by for p in cast.participants(t)),
        against=tuple(p for t in against for p in cast.participants(t)),
        what=what_of(what[0], m.introduced.get("what", "")) if what else None,
        status=kind.status,
        modality=modality(m.frame.head),
        rule=f"{m.frame.name}: {m.pattern.text}",
    )


def _named_inside(token: Token, cast: Cast, by: Sequence[Token]) -> list[Token]:
    names = {p.name for t in by for p in cast.participants(t)}
    for w in token.subtree:
        a = cast.mention(w)
        if a and a.name not in names:
            return [w]
    return []
