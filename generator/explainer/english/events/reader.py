"""From parsed passages to event mentions."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...edtf_dates import year_of
from ...lexicon import Lexicon, load_lexicon
from ...readers.reading import ActorMention, DateMention, EventMention
from ..nlp import Passage
from ..vocabulary import table
from .announced import is_ordered_now
from .cast import Cast
from .departures import with_departures
from .episodes import is_of_another_time, same_people, shared
from .expulsions import expelled, is_state
from .matching import Match
from .mentions import Mentions, dated, tells_something
from .neighbours import dated_by_neighbours
from .relative import dated_by_each_other
from .responses import Told, answered
from .retold import Expelled
from .rival_counts import with_rival_counts
from .timing import Calendar, Timing
from .triggers import matches
from .unsaid import with_the_unsaid

if TYPE_CHECKING:
    from ..tokens import Span

__all__ = ["Scene", "read_events", "scene_of"]

_HAPPENED = frozenset({"asserted", "alleged"})
_SAME_TIME = re.compile(rf"\b({'|'.join(map(re.escape, table('responses')['same_time']))})\b", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@dataclass(frozen=True, slots=True)
class Scene:
    """An article with who and when in it: the same, whatever lexicon its events are told by."""

    passages: Sequence[Passage]
    dates: Sequence[DateMention]
    cast: Cast
    calendar: Calendar


def scene_of(
    passages: Sequence[Passage], dates: Sequence[DateMention], actors: Sequence[ActorMention], published: str
) -> Scene:
    """What the events of an article are read in.

    :param dates: the article's dates; an event's date is one that hangs on its clause, never the publication's.
    :param actors: the article's actors, pronouns and definite phrases resolved among them.
    :param published: the article's date, EDTF or ``unknown``.
    """
    organs, people, forces = (load_lexicon().members(name) for name in ("authority", "diplomat", "forces"))
    cast = Cast(passages, actors, organs, people, forces, year_of(published))
    return Scene(passages, dates, cast, Calendar(passages, dates, published))


def read_events(scene: Scene, lexicon: Lexicon) -> list[EventMention]:
    """All events of the lexicon that an article tells, in their order."""
    reader = _Reader(lexicon, scene.cast, scene.calendar)
    told = [one for passage in scene.passages for one in reader.passage(passage)]
    told = with_the_unsaid(told, lexicon)
    told = dated_by_each_other(told, scene.dates, scene.passages, scene.calendar, lexicon)
    told = dated_by_neighbours(told, scene.passages, scene.calendar, lexicon)
    return with_departures(answered(told, lexicon), lexicon)


class _Reader:
    """What every sentence of an article is read with."""

    def __init__(self, lexicon: Lexicon, cast: Cast, calendar: Calendar) -> None:
        self.lexicon, self.cast, self.calendar = lexicon, cast, calendar
        self.mentions = Mentions(lexicon, cast)
        self.before: list[Expelled] = []
        """The expulsions read so far, which "the diplomats" may mean again."""
        self.dated: EventMention | None = None
        """The last expulsion with a date, whose day "the same evening" is."""

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
            if not found:
                continue
            timings = self.calendar.timings(sentence, found, self.lexicon)
            told = [
                Told(event, m.frame.head, passage)
                for m, timing in zip(found, timings, strict=True)
                if not (self.lexicon.types[m.type].saying and _is_undated(timing))
                for event in self._events(m, shown or timing, passage)
            ]
            told = with_rival_counts(told, sentence, self.cast, self.lexicon)
            for one in self._sharing([one for one in told if not self._only_repeats(one, told)]):
                yield (one := self._same_time(one, sentence))
                self.dated = one.event if self._is_order(one.event) and one.event.date else self.dated

    def _only_repeats(self, said: Told, told: Sequence[Told]) -> bool:
        """Whether it is only said, by nobody named or on no day, or tells what another event of the sentence tells."""
        event = said.event
        if not self.lexicon.types[event.type].saying:
            return False
        if event.date is None or not any(p.kind for p in event.by):
            return True
        return any(said.head.is_ancestor(one.head) and one.event.modality in _HAPPENED for one in told)

    def _is_order(self, event: EventMention) -> bool:
        return self.lexicon.is_expulsion(event.type) and event.modality in ("asserted", "alleged")

    def _same_time(self, told: Told, sentence: Span) -> Told:
        """An expulsion "the same evening" or "hours later" is of the day of the one told before it."""
        event, before = told.event, self.dated
        if before is None or not self._is_order(event) or event.date_span is not None:
            return told
        if not _SAME_TIME.search(sentence.text) or event.by == before.by:
            return told
        event = replace(event, date=before.date, date_span=before.date_span)
        return replace(told, event=shared(event, ()))

    def _events(self, m: Match, timing: Timing, passage: Passage) -> Iterator[EventMention]:
        """The events that one match tells."""
        event = self.mentions.mention(m, timing, passage)
        kind = self.lexicon.types[m.type]
        if kind.expulsion:
            for one in expelled(m, timing, self.cast, self.before):
                yield from self._expulsion(one, event, m, timing)
        elif tells_something(event, m, kind):
            yield event
            yield from (dated(event, other) for other in timing.also)

    def _expulsion(self, one: Expelled, event: EventMention, m: Match, timing: Timing) -> Iterator[EventMention]:
        own = self.lexicon.types[m.type].when_own
        if one.own and own:
            what = one.against[0].text if one.against else event.what
            plover = self.lexicon.types[own].plover
            own_event = replace(event, type=own, plover=plover, against=(), what=what, status=None)
            yield replace(own_event, deadline=None, deadline_days=None, deadline_span=None)
        elif not one.own and (not one.by or any(p.country or p.kind for p in one.by) or is_state(m, self.cast)):
            self.before += [one] if one.against else []
            event = replace(event, by=one.by, against=one.against, number=one.number, people=one.people)
            if event.modality == "demanded" and one.by and any("must" in words for words in m.pattern.needed_words):
                event = replace(event, modality="asserted")  # who may order it says that they must go
            if is_ordered_now(event, m.frame.head, self.cast):
                event = replace(event, modality="asserted")
            announced = timing.report.dated if timing.report and not event.date else None
            event = dated(event, announced, timing.limit)
            if one.taken_up and event.date is None and self.dated is not None and same_people(self.dated, event):
                again = replace(event, date=self.dated.date, date_span=self.dated.date_span)
                event = dated(again, None, timing.limit)
            yield event

    def _sharing(self, told: Sequence[Told]) -> Iterator[Told]:
        """Expulsions of one sentence and of the same people: what one tells of them, the others share."""
        expulsions = [one.event for one in told if self.lexicon.is_expulsion(one.event.type)]
        for one in told:
            late = is_of_another_time(one.head)
            near = [o for o in told if o.event is not one.event and is_of_another_time(o.head) == late]
            others = [o.event for o in near if o.event in expulsions and same_people(o.event, one.event)]
            yield replace(one, event=shared(one.event, others)) if one.event in expulsions else one


def _is_undated(timing: Timing) -> bool:
    """Whether a thing is said on no day: no event, and most of what is said, so that nothing more is made of it."""
    return timing.date is None and timing.report is None
