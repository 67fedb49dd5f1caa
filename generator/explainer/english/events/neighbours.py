"""Dates that another sentence gives an event: "The minister announced the decision on Tuesday", "It also closed …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ...lexicon import Lexicon
from ...readers.reading import EventMention, Participant
from ..nlp import Passage
from ..syntax.grammar import key, under
from ..vocabulary import words
from .episodes import shared
from .responses import Told
from .timing import Calendar, Dated

if TYPE_CHECKING:
    from ..tokens import Span, Token

__all__ = ["dated_by_neighbours"]

_FAR = 2
"""How many sentences back the act lies to which "also" adds one."""


def dated_by_neighbours(
    told: Sequence[Told], passages: Sequence[Passage], calendar: Calendar, lexicon: Lexicon
) -> list[Told]:
    """The events, those without a date dated by the sentence after them that says when they were made known or came,
    or by the act before them to which "also" adds them, as an expulsion is added to another act against the same state.
    """
    out = list(told)
    sentences = [(passage, sentence) for passage in passages for sentence in passage.doc.sents]
    places = {(id(passage), sentence.start): at for at, (passage, sentence) in enumerate(sentences)}
    where = [places[id(one.passage), one.head.sent.start] for one in out]
    for at, (_, sentence) in enumerate(sentences):
        before = [i for i, place in enumerate(where) if place == at - 1 and _may_be_dated(out[i].event)]
        types = {out[i].event.type for i in before}
        dated = next(_made_known(sentence, types, calendar, lexicon), None) if before else None
        if dated is not None:
            for i in before:
                out[i] = _with_date(out[i], dated.mention.value, dated.mention.span)
    for i, one in enumerate(out):
        adds, sends_out = _adds(one.head), lexicon.is_expulsion(one.event.type) and one.head.tag_ == "VBD"
        if not _may_be_dated(one.event) or not (adds or sends_out):
            continue
        near = [out[j] for j in range(i - 1, -1, -1) if where[i] - where[j] <= _FAR and out[j].event.date]
        same = (other for other in near if _is_of_one_time(one, other) and (adds or _hits_the_same(one, other)))
        act = next(same, None)
        if act is not None:
            out[i] = _with_date(one, act.event.date, act.event.date_span)
    return out


def _may_be_dated(event: EventMention) -> bool:
    return event.date is None and not event.background and event.modality in ("asserted", "alleged")


def _made_known(sentence: Span, types: set[str], calendar: Calendar, lexicon: Lexicon) -> Iterator[Dated]:
    """The date on which a sentence says that the act told before it was announced, or came."""
    for verb in sentence:
        if verb.pos_ != "VERB" or under(verb, "neg"):
            continue
        known, came = words("grammar", "making_known"), words("grammar", "occurrence")
        objects = [*under(verb, "dobj", "nsubjpass"), *(t for p in under(verb, "prep") for t in under(p, "pobj"))]
        objects += [t for c in under(verb, "ccomp") for t in under(c, "nsubj", "nsubjpass") if key(c) in known]
        again = (key(verb) in known and any(_names_it(t, types, lexicon) for t in objects)) or (
            key(verb) in came and any(_names_it(t, types, lexicon) for t in under(verb, "nsubj") if t.pos_ == "NOUN")
        )
        if again:
            bearers = (calendar.of_verb(t) for t in (verb, *under(verb, "ccomp"), *objects))
            yield from (dated for dated in bearers if dated is not None)


def _names_it(token: Token, types: set[str], lexicon: Lexicon) -> bool:
    """Whether a word means the act told before: "it", "the decision", "the expulsion"."""
    if token.lower_ in ("it", "this"):
        return True
    definite = any(c.lower_ in words("grammar", "definite") for c in token.lefts)
    named = {type for type, _ in lexicon.nouns.get(key(token), ())}
    return definite and (key(token) in words("responses", "acts") or bool(named & types))


def _adds(verb: Token) -> bool:
    """Whether an act is told as done besides another: "also recalled its envoy"."""
    also = any(c.lower_ in words("grammar", "besides") for c in under(verb, "advmod"))
    return also and verb.tag_ == "VBD"


def _is_of_one_time(one: Told, other: Told) -> bool:
    """Whether two acts are told alike of the same side."""
    past = (
        other.head.tag_ in ("VBD", "VBN", "VBG") and other.event.modality == "asserted" and not other.event.background
    )
    unnamed = bool(one.event.by) and not any(p.kind or p.country for p in one.event.by)  # "the ministry"
    return past and (unnamed or bool(_sides(one.event.by) & _sides(other.event.by)))


def _hits_the_same(one: Told, other: Told) -> bool:
    """Whether both are acts of one state against another: "broke off relations with Chad on Monday. It gave envoys …"."""
    by, against = _sides(one.event.by) & _sides(other.event.by), _sides(one.event.against) & _sides(other.event.against)
    return bool(by and against) and other.event.plover.startswith("SANCTION")


def _sides(participants: Sequence[Participant]) -> set[str]:
    return {p.country or p.name for p in participants}


def _with_date(one: Told, date: str | None, span: object) -> Told:
    return replace(one, event=shared(replace(one.event, date=date, date_span=span), ()))  # type: ignore[arg-type]
