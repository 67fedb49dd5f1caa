"""One event mention made of a match: its sides, date, place, quote, and what is said of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from ...edtf_dates import bounds, deadline, is_edtf
from ...lexicon import EventType, Lexicon
from ...parsed.parsed_blocks import Passage
from ...readers.reading import DateMention, EventMention, Participant
from ..modality import modality
from ..syntax.antecedents import possible_antecedents
from ..syntax.attribution import attribution
from ..syntax.grammar import coordinated, counted_noun, is_time, under
from ..syntax.phrases import phrase, shortest_clause, what_of
from ..vocabulary import words
from .counts import how_many
from .date_attachment import Dated
from .entity_linking import EntityLinker
from .matching import Match
from .reports import Report, speakers
from .timing import Timing

if TYPE_CHECKING:
    from ...parsed.tokens import Span, Token

__all__ = ["Mentions", "dated", "tells_something"]

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_SHORTEST_MONTH = 27
"""Days from its first to its last."""
_NAMED = frozenset({"name", "short", "pronoun", "phrase"})
_TO_COME = frozenset({"demanded", "hypothetical", "planned", "threatened"})
"""Of these a date of what governs them ("voted on Monday to …") is none of theirs."""


class Mentions:
    """Makes event mentions of matches, for one article."""

    def __init__(self, lexicon: Lexicon, linker: EntityLinker) -> None:
        self.lexicon, self.linker = lexicon, linker

    def mention(self, m: Match, timing: Timing, passage: Passage) -> EventMention:
        """The event that a match tells."""
        kind, head = self.lexicon.types[m.type], m.frame.head
        by, against = self._sides(m)
        who = m.roles.get("against") or m.roles.get(kind.counted or "by", ())
        counts = kind.counted is not None and any(self.linker.is_somebody(counted_noun(t)) for t in who)
        number, people = how_many(who, self.linker) if counts else (None, None)
        said, what = attribution(head), m.roles.get("what", ())
        said = None if said is not None and is_time(said.span.root) else said  # "Monday's announcement"
        light = m.frame.name == "noun" and bool(m.frame.subject) and head.dep_ == "dobj"
        return EventMention(
            trigger=passage.span(head),
            quote=passage.span(_bearing(shortest_clause(head, light), m)),
            type=m.type,
            plover=kind.plover,
            by=by,
            against=against,
            number=number,
            people=people,
            what=what_of(what[0], m.introduced.get("what", "")) if what else None,
            place=self._place(m),
            status=kind.status,
            said_by=self._said_by(said.span, m) if said else None,
            modality="denied" if _of_none(who) else modality(head),
            background=timing.since or any(c.lower_ in words("grammar", "background") for c in under(head, "advmod")),
            rule=f"{m.frame.name}: {m.pattern.text}",
            **_dating(None, self._date(m, timing, by), timing.limit, since=timing.since),
        )

    def _sides(self, m: Match) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
        """Who does it and to whom; those who do a thing together are on the first side where nobody else is.

        With whom alone a thing was done is on the other: nobody says who did it.
        """
        kind = self.lexicon.types[m.type]
        by, against, both = (
            tuple(dict.fromkeys(p for token in m.roles.get(role, ()) for p in self._meant(token)))
            for role in ("by", "against", "both")
        )
        if both:
            done_with_one = m.frame.name == "passive" and len(both) == 1  # "relations were restored with Kenya"
            by, against = (by, (*against, *both)) if by or done_with_one else (both, against)
        agreed = "{both" in m.pattern.text and m.introduced.get("what") == "to"  # "agreed to suspend the parliament"
        if not against and kind.is_against and not agreed and (what := m.roles.get("what")):
            against = self._named_in(what[0], by)
        if not kind.expulsion:
            by = self._as_private(m, by)
        doers = {p.name for p in by}
        against = tuple(p for p in against if p.name not in doers)
        if not by and kind.state_act:
            by = self._local_state(m) or self._speaking_state(m, against)
        return by, against

    def _as_private(self, m: Match, by: tuple[Participant, ...]) -> tuple[Participant, ...]:
        """The doers, of whom those who act for themselves are no state's: "three Swedes", "a Danish man"."""
        private = {phrase(token).text for token in m.roles.get("by", ()) if self.linker.is_private(token)}
        return tuple(replace(p, name=p.text, kind=None, country=None) if p.text in private else p for p in by)

    def _meant(self, token: Token) -> Sequence[Participant]:
        """Who is meant; a capital that nobody took for an actor is its country's ("its ambassador from Minsk").

        Out of its sentence "whose party" names nobody.
        """
        found = [p for p in self.linker.participants(token) if p.kind or not p.name.lower().startswith("whose ")]
        if any(p.kind for p in found):
            return found
        if token.ent_type_ == "GPE" and (country := self.linker.place_country(token)):
            return [replace(p, name=country, kind="country", country=country) for p in found]
        is_it = token.lower_ == "it" and token.tag_ == "PRP" and not any(p.country for p in found)
        return self._as_antecedent(token, found) if is_it else found

    def _as_antecedent(self, it: Token, found: Sequence[Participant]) -> Sequence[Participant]:
        """What acts and is acted on, for an "it": the nearest state or body before it, not "trade"."""
        for noun in possible_antecedents(it):
            if (country := self.linker.country(noun)) is not None:
                return [replace(p, name=country, kind="country", country=country) for p in found]
            if (body := self.linker.named(noun)) is not None and body.kind == "organisation":
                return [replace(p, name=body.name, kind=body.kind) for p in found]
        return found

    def _named_in(self, what: Token, by: Sequence[Participant]) -> tuple[Participant, ...]:
        """Whom the words of what it was about name: "rejected a Chadian proposal"."""
        names = {p.name for p in by} | {p.country for p in by}
        reasons = {t for t in what.subtree if t.lower_ in words("grammar", "reasons") for t in t.subtree}
        for word in what.subtree:
            if word in reasons:
                continue
            actor = self.linker.mention(word)
            if actor is not None and actor.name not in names and word.dep_ != "compound":
                found = self.linker.participants(word)
                if actor.kind == "country":
                    found = [replace(p, name=actor.name, kind="country", country=actor.name) for p in found]
                return tuple(found)
        return ()

    def _local_state(self, m: Match) -> tuple[Participant, ...]:
        """The state in whose country somebody was arrested or tried, where no word says who did it."""
        for token in (*m.roles.get("place", ()), *_places(m)):
            if (country := self.linker.place_country(token)) is not None:
                here = self.linker.participants(token)[0]
                return (replace(here, name=country, kind="country", country=country),)
        return ()

    def _speaking_state(self, m: Match, against: Sequence[Participant]) -> tuple[Participant, ...]:
        """The state whose police, prosecutors or courts tell that somebody was held, where no word says who did it."""
        said = attribution(m.frame.head)
        if said is None or not {t.lower_ for t in said.span} & words("grammar", "enforcers"):
            return ()
        found = self.linker.participants(said.span.root)
        own = {p.country for p in against}
        return tuple(replace(p, name=p.country, kind="country") for p in found if p.country and p.country not in own)

    def _place(self, m: Match) -> str | None:
        for token in (*m.roles.get("place", ()), *_places(m)):
            if self.linker.kinds(token) & {"place", "country"}:
                return phrase(token).text
        return None

    def _date(self, m: Match, timing: Timing, by: Sequence[Participant]) -> Dated | None:
        """When it happened, or is to happen; when it was said only where whoever did it says so."""
        kind, head = self.lexicon.types[m.type], m.frame.head
        to_come = modality(head) in _TO_COME
        if timing.date is not None and to_come:  # what is due by May is due in May
            governs = timing.date.root not in head.subtree and not kind.expulsion
            return None if governs else replace(timing.date, bound="")
        if timing.date is not None:
            return timing.date
        if timing.report is None or not self._says_itself(m, timing.report, by):
            return None
        said = timing.report.dated
        if self._is_done_by_saying(m) or _is_long(said):
            return said
        return None if to_come else replace(said, bound="by")

    def _says_itself(self, m: Match, report: Report, by: Sequence[Participant]) -> bool:
        """Whether whoever did a thing says so; of a state's own act, also whether its ministry or nobody known does."""
        kind = self.lexicon.types[m.type]
        doers, told_by = {p.country or p.name for p in by}, speakers(report)
        voices = {p.country or p.name for t in told_by for p in self.linker.participants(t)}
        bare = any(
            self.linker.is_organ(t) and not self.linker.country(t) for t in told_by
        )  # "the junta": the doer's own
        is_states = kind.expulsion or kind.departure or kind.state_act
        return bool(doers & voices) or (is_states and (bare or not doers))

    def _is_done_by_saying(self, m: Match) -> bool:
        """Whether what is said to be done is done, or under way, on the day on which it is said.

        A sanction is imposed by announcing it; of an arrest or a death that is announced nobody knows the day.
        """
        head = m.frame.head
        under_way = head.tag_ == "VBG" and any(c.lemma_ == "be" for c in under(head, "aux"))
        return under_way or self.lexicon.types[m.type].plover.startswith("SANCTION")

    def _said_by(self, words: Span, m: Match) -> str | None:
        together = coordinated(words.root)
        if len(together) > 1:
            return words.doc[words.start : max(words.end, phrase(together[-1]).end)].text
        root, actor, hit = words.root, self.linker.named(words.root), m.roles.get("against", ())
        theirs = actor is not None and actor.name in {phrase(token).text for token in hit}
        if root.pos_ == "PRON" and (theirs or self.linker.meant(root) in hit):
            # "Chad and Togo expelled two envoys, they said"
            return next((phrase(doer).text for doer in m.roles.get("by", ())), None)
        if actor is not None and actor.form in _NAMED:
            return actor.name
        meant = self.linker.meant(root)
        return phrase(meant).text if root.pos_ == "PRON" and meant.sent == root.sent else words.text


def dated(event: EventMention, date: Dated | None, limit: Dated | None = None, *, since: bool = False) -> EventMention:
    """The event with its date, and with the limit that it sets, counted from the date where it is a number of days."""
    changes = _dating(event.date, date, limit, since=since)
    return replace(event, **changes) if changes else event


def _dating(told: str | None, date: Dated | None, limit: Dated | None, *, since: bool) -> dict[str, Any]:
    """What a date and a limit make of an event's fields.

    :param told: the date that it has already.
    """
    changes: dict[str, Any] = {}
    if date is not None:
        told = date.when
        told = f"{told}/.." if since and told and "/" not in told else told
        changes = {"date": told, "date_span": date.mention.span}
    if limit is not None:
        days = limit.mention.days
        by_when = _soonest(limit.mention, told) or (deadline(told, days) if told and days is not None else None)
        changes |= {"deadline": by_when, "deadline_days": days if by_when is None else None}
        changes |= {"deadline_span": limit.mention.span}
    return changes


def _is_long(dated: Dated) -> bool:
    """Whether a date is a month or longer, so that what was news then was then."""
    first, last = bounds(dated.mention.value or "")
    return (last - first).days >= _SHORTEST_MONTH


def _soonest(limit: DateMention, order: str | None) -> str | None:
    """A limit's date; a weekday, or a date told without its year, is the first such day after the order."""
    value = limit.value
    if value and order and limit.rule == "weekday" and _DAY.fullmatch(value):
        day = dt.date.fromisoformat(value)
        return (day - dt.timedelta(max(0, (day - bounds(order)[1]).days - 1) // 7 * 7)).isoformat()
    if not value or not order or re.search(r"\d{4}", limit.text) or not re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return value
    earlier = f"{int(value[:4]) - 1:04}{value[4:]}"
    return earlier if is_edtf(earlier) and bounds(earlier)[0] > bounds(order)[1] else value


def _bearing(clause: Span, m: Match) -> Span:
    """A quote with the clause that it is about, where that stands before it: "They will go, she said"."""
    told = m.roles["what"][0].left_edge.i if m.introduced.get("what") == "that" else clause.start
    while told < clause.start and (clause.doc[told].is_punct or clause.doc[told].dep_ == "mark"):
        told += 1
    return clause.doc[min(told, clause.start) : clause.end]


def tells_something(event: EventMention, m: Match, kind: EventType) -> bool:
    """Whether it is told who did or suffered it, or of a noun with a date what it was about."""
    if m.frame.head.dep_ == "amod" and event.date is None and not m.frame.subject:
        return False  # "the jailed campaigners" tells who they are, not that they were jailed now
    alone = event.date is not None and (event.what is not None or kind.without_actors)
    return bool(event.by or event.against or alone or (m.frame.name != "noun" and event.what))


def _of_none(who: Sequence[Token]) -> bool:
    """Whether it was done to nobody: "no diplomat", "not a single diplomat"."""
    return any(c.lower_ in ("no", "not") for token in who for c in token.subtree if c.i < token.i and c.dep_ != "amod")


def _places(m: Match) -> Iterator[Token]:
    near = m.frame.obliques if m.frame.name == "noun" else _own_obliques(m.frame.head)
    for preposition, token in near:
        if preposition in ("in", "at", "near", "outside") and token.ent_type_ not in ("DATE", "TIME"):
            yield token


def _own_obliques(verb: Token) -> Iterator[tuple[str, Token]]:
    """What a verb's own prepositions introduce: where its object is from says nothing of where it was."""
    for preposition in under(verb, "prep"):
        yield from ((preposition.lower_, token) for token in under(preposition, "pobj"))
