"""From parsed passages to event mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ...lexicon import Lexicon
from ...tables import table
from ..attribution import attribution
from ..modality import modality
from ..nlp import Passage
from ..reading import ActorMention, DateMention, EventMention, Participant
from .cast import Cast
from .expulsions import Expelled, expelled, how_many, is_state
from .grammar import under
from .matching import Match
from .phrases import phrase, shortest_clause, what_of
from .responses import Told, answered
from .timing import Calendar, Timing, speakers
from .triggers import matches

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

__all__ = ["read_events"]

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


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
    organs, people, forces = (lexicon.members(name) for name in ("authority", "diplomat", "forces"))
    cast = Cast(passages, actors, organs, people, forces)
    reader = _Reader(lexicon, cast, Calendar(passages, dates))
    told = [one for passage in passages for one in reader.passage(passage)]
    return answered(told, lexicon)


class _Reader:
    """What every sentence of an article is read with."""

    def __init__(self, lexicon: Lexicon, cast: Cast, calendar: Calendar) -> None:
        self.lexicon, self.cast, self.calendar = lexicon, cast, calendar
        self.last: Expelled | None = None
        """The last expulsion read, which "the diplomats" may mean again."""

    def passage(self, passage: Passage) -> Iterator[Told]:
        """The events of one block; a caption without a day of its own shows what nothing dates."""
        shown = None
        if passage.kind == "caption":
            days = [d for d in self.calendar.within(passage.doc[:]) if _DAY.fullmatch(d.mention.value or "")]
            if len(days) != 1:
                return
            shown = Timing(date=days[0])
        for sentence in passage.doc.sents:
            found = matches(sentence, self.lexicon, self.cast)
            for m, timing in zip(found, self.calendar.timings(sentence, found), strict=True):
                for event in self._events(m, shown or timing, passage):
                    yield Told(event, m.frame.head, passage)

    def _events(self, m: Match, timing: Timing, passage: Passage) -> Iterator[EventMention]:
        event = self._event(m, timing, passage)
        kind = self.lexicon.types[m.type]
        if not kind.expulsion:
            if _tells_something(event, m):
                yield event
                yield from (replace(event, date=d.mention.value, date_span=d.mention.span) for d in timing.also)
            return
        for one in expelled(m, timing, self.cast, self.last):
            if one.own and kind.when_own:
                own = self.lexicon.types[kind.when_own]
                what = one.against[0].text if one.against else event.what
                yield replace(event, type=kind.when_own, plover=own.plover, against=(), what=what, status=None)
            elif not one.by or any(p.country or p.kind for p in one.by) or is_state(m, self.cast):
                self.last = one if one.against else self.last
                yield replace(
                    event,
                    by=one.by,
                    against=one.against,
                    number=one.number,
                    people=one.people,
                    date=event.date or _announced(timing),
                    date_span=event.date_span
                    or (timing.report.dated.mention.span if timing.report and _announced(timing) else None),
                )

    def _event(self, m: Match, timing: Timing, passage: Passage) -> EventMention:
        kind, head = self.lexicon.types[m.type], m.frame.head
        by, against = self._sides(m)
        who = m.roles.get("against", ()) or m.roles.get("by", ())
        number, people = how_many(who, self.cast) if who and m.type in table("grammar")["counting"] else (None, None)
        date, span = self._date(timing, by)
        said = attribution(head)
        what = m.roles.get("what", ())
        light = m.frame.name == "noun" and bool(m.frame.subject) and head.dep_ == "dobj"
        limit = timing.limit
        return EventMention(
            trigger=passage.span(head),
            quote=passage.span(shortest_clause(head, light)),
            type=m.type,
            plover=kind.plover,
            by=by,
            against=against,
            number=number,
            people=people,
            what=what_of(what[0], m.introduced.get("what", "")) if what else None,
            place=self._place(m),
            date=date,
            date_span=span,
            status=kind.status,
            deadline=limit.mention.value if limit else None,
            deadline_days=limit.mention.days if limit and not limit.mention.value else None,
            deadline_span=limit.mention.span if limit else None,
            said_by=self._said_by(said.span) if said else None,
            modality=modality(head),
            background=_is_background(head, timing),
            rule=f"{m.frame.name}: {m.pattern.text}",
        )

    def _sides(self, m: Match) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
        """Who does it and to whom; those who do a thing together are on the first side where nobody else is."""
        by, against, both = (
            tuple(dict.fromkeys(p for token in m.roles.get(role, ()) for p in self.cast.participants(token)))
            for role in ("by", "against", "both")
        )
        if both:
            by, against = (by, (*against, *both)) if by else (both, against)
        if not against and (what := m.roles.get("what")) and self.lexicon.types[m.type].is_against:
            against = self._named_in(what[0], by)
        if not by and self.lexicon.types[m.type].state_act:
            by = self._local_state(m)
        return by, against

    def _named_in(self, what: Token, by: Sequence[Participant]) -> tuple[Participant, ...]:
        """Whom the words of what it was about name: "rejected a Chadian proposal"."""
        names = {p.name for p in by} | {p.country for p in by}
        for word in what.subtree:
            actor = self.cast.mention(word)
            if actor is not None and actor.name not in names and word.dep_ != "compound":
                return tuple(self.cast.participants(word))
        return ()

    def _local_state(self, m: Match) -> tuple[Participant, ...]:
        """The state in whose country somebody was arrested or tried, where no word says who did it."""
        for token in _places(m):
            for participant in self.cast.participants(token):
                if participant.country:
                    return (replace(participant, name=participant.country, kind="country"),)
        return ()

    def _place(self, m: Match) -> str | None:
        for token in (*m.roles.get("place", ()), *_places(m)):
            if "place" in self.cast.kinds(token) or "country" in self.cast.kinds(token):
                return phrase(token).text
        return None

    def _date(self, timing: Timing, by: Sequence[Participant]):
        """When it happened; when it was said only where whoever did it says so."""
        if timing.date is not None:
            value = timing.date.mention.value
            return (f"{value}/.." if timing.since and "/" not in value else value), timing.date.mention.span
        if timing.report is not None:
            doers = {p.country or p.name for p in by}
            voices = {p.country or p.name for t in speakers(timing.report) for p in self.cast.participants(t)}
            if not doers or doers & voices:
                return timing.report.dated.mention.value, timing.report.dated.mention.span
        return None, None

    def _said_by(self, words: Span) -> str:
        actor = self.cast.named(words.root)
        if actor is not None and actor.form in ("name", "short", "pronoun", "phrase"):
            return actor.name
        return phrase(self.cast.meant(words.root)).text if words.root.pos_ == "PRON" else words.text


def _announced(timing: Timing) -> str | None:
    """When an expulsion was announced: what an expulsion is dated by where nothing else dates it."""
    return timing.report.dated.mention.value if timing.report else None


def _places(m: Match) -> Iterator[Token]:
    for preposition in under(m.frame.head, "prep"):
        if preposition.lower_ in ("in", "at", "near", "outside"):
            yield from (t for t in under(preposition, "pobj") if t.ent_type_ not in ("DATE", "TIME"))


def _tells_something(event: EventMention, m: Match) -> bool:
    """Whether it is told who did or suffered it; of a noun without either nothing can be made."""
    alone = event.date is not None and event.type in table("grammar")["without_actors"]
    return bool(event.by or event.against or alone or (m.frame.name != "noun" and event.what))


def _is_background(head: Token, timing: Timing) -> bool:
    words = table("grammar")["background"]
    return timing.since or any(c.lower_ in words for c in under(head, "advmod"))
