"""Tellings of one event made a fact: an event of the timeline, or an expulsion.

Who did it, to whom, by which verb and how sure it is are of one telling, the leading one; every other value is borne
by the words of those that give it. Where no telling can be told safely by a sentence of ours, the fact is an
``event``, which its article's words tell.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..edtf_dates import bounds, deadline
from ..lexicon import load_lexicon
from ..model import EVENT, Claim, Event, Expulsion, Source, preferred
from ..readers.reading import TextSpan
from ..tables import words
from .citations import citation, sentence_around
from .claims import SourcedValue, borne, commonest, reconcile
from .tellings import Telling

__all__ = ["EventGroup", "event_group", "evidence", "source_of", "told_by_words"]

_DONE_BY_SAYING = "SANCTION"
"""How PLOVER's codes begin for acts that are done by announcing them."""

_OF_SHEETS = frozenset({"en", "unknown"})
"""The languages of articles whose words may stand in the sheets, as our sentences have them."""


@dataclass(frozen=True, slots=True)
class EventGroup:
    """The tellings of one event with the fact made of them."""

    tellings: Sequence[Telling]
    fact: Event | Expulsion
    lead: Telling
    """The telling whose sides, verb and certainty the fact has."""


def event_group(ident: str, tellings: Sequence[Telling]) -> EventGroup:
    """What the tellings of one event tell, under an id; what it answers is added when all facts have theirs."""
    group = _happened(tellings)
    safe = [telling for telling in group if telling.is_safe]
    if not safe:
        return told_by_words(ident, tellings)
    lead = min(safe, key=_poverty)
    is_expulsion = load_lexicon().is_expulsion(lead.mention.type)
    if is_expulsion and not _is_ledger_entry(lead):
        return told_by_words(ident, tellings)
    fact = _expulsion(ident, group, lead) if is_expulsion else _typed_event(ident, group, lead)
    return EventGroup(group, fact, lead)


def told_by_words(ident: str, tellings: Sequence[Telling]) -> EventGroup:
    """The same as an event that is told by the words of the telling that says most."""
    group = _happened(tellings)
    lead = min(group, key=_poverty)
    fields = _shared(group, lead, [source_of(lead), *_sources(group, lead, but=lead.article.id)])
    if preferred(fields["number"]) == 1:  # that it was one says nothing of somebody who is told by words
        fields["number"] = None
    return EventGroup(group, Event(id=ident, **_present(fields | {"type": EVENT, "people": None})), lead)


def _happened(group: Sequence[Telling]) -> Sequence[Telling]:
    """The tellings without plans, where any tells more: a plan says nothing of what came of it."""
    return [telling for telling in group if telling.mention.modality != "planned"] or group


def _is_ledger_entry(telling: Telling) -> bool:
    """Whether it tells who expelled whose people, as having been done."""
    return bool(telling.by_states and telling.against_states) and telling.mention.modality == "asserted"


def _expulsion(ident: str, group: Sequence[Telling], lead: Telling) -> Expulsion:
    sources = _sources(group, lead)
    fields = _shared(group, lead, sources)
    statuses = _values(group, sources, lambda t: t.mention.status)
    told = [one.value for one in statuses]
    status = commonest([one for one in told if one != "ordered to leave"]) or commonest(told)
    fields |= {
        "modality": None,
        "status": borne(status, statuses, sources),
        "deadline": reconcile("deadline", _deadlines(group, preferred(fields["date"]), sources), sources),
        "left": reconcile(
            "left", _values(group, sources, lambda t: t.mention.left, lambda t: t.mention.left_span), sources
        ),
    }
    return Expulsion(id=ident, **_present(fields))


def _typed_event(ident: str, group: Sequence[Telling], lead: Telling) -> Event:
    sources = _sources(group, lead)
    fields = _shared(group, lead, sources) | {"type": lead.mention.type, "verb": lead.mention.verb}
    whats = _values(group, sources, lambda t: t.mention.what)
    places = _values(group, sources, lambda t: t.mention.place)
    fields["what"] = borne(lead.mention.what or commonest([one.value for one in whats]), whats, sources)
    fields["place"] = borne(lead.mention.place or commonest([one.value for one in places]), places, sources)
    if lead.mention.people and not _named(lead):
        fields["against"] = sorted(lead.against_states)  # they are told by their number, their state and what they are
    persons = {ident for telling in group for ident in telling.persons}
    if persons and preferred(fields["number"]) in (len(persons), None):
        fields |= {"number": None, "people": None}
    return Event(id=ident, **_present(fields))


def evidence(telling: Telling, *spans: TextSpan | None) -> Source:
    """The telling's clause, stretched to words of its sentence that give a value; or the sentence that has them elsewhere."""
    mention, article = telling.mention, telling.article
    start, end = mention.quote.start, mention.quote.end
    for span in spans:
        if span is None:
            continue
        if not _within(span, telling.sentence):
            return citation(article, sentence_around(article, span), telling.said_by)
        start, end = min(start, span.start), max(end, span.end)
    return citation(article, TextSpan(start, end), telling.said_by)


def _within(span: TextSpan, sentence: TextSpan) -> bool:
    return sentence.start <= span.start and span.end <= sentence.end


def source_of(telling: Telling) -> Source:
    """The telling's sentence, as a fact quotes it."""
    return citation(telling.article, telling.sentence, telling.said_by)


def _sources(group: Sequence[Telling], lead: Telling, *, but: str = "") -> list[Source]:
    """The sentence of each article that tells it best, and the leading one's of its article.

    :param but: an article that is left out.
    """
    by_article: dict[str, list[Telling]] = {}
    for telling in group:
        by_article.setdefault(telling.article.id, []).append(telling)
    best = {article: lead if lead in told else min(told, key=_poverty) for article, told in by_article.items()}
    return [source_of(telling) for article, telling in sorted(best.items()) if article != but]


def _shared(group: Sequence[Telling], lead: Telling, sources: Sequence[Source]) -> dict[str, Any]:
    """What timeline and expulsions have in common."""
    people = _values([t for t in group if _counts_as(t, lead)], sources, lambda t: t.mention.people)
    told = [one.value for one in people]
    named = commonest([p for p in told if p not in words("en/person_nouns", "unnamed")]) or commonest(told)
    return {
        "date": _date(group, sources),
        "by": _doers(group, lead),
        "against": _targets(lead),
        "number": reconcile("number", _values(group, sources, lambda t: t.mention.number), sources),
        "people": borne(named, people, sources),
        "modality": lead.mention.modality,
        "said_by": _speakers(group, lead),
        "sources": sources,
    }


def _counts_as(telling: Telling, lead: Telling) -> bool:
    """Whether the people of a telling are those whom the leading one counts: nobody knows that two of the others were."""
    counted = lead.mention.number
    return telling is lead or counted is None or telling.mention.number == counted


def _doers(group: Sequence[Telling], lead: Telling) -> Any:
    """The leading telling's doers; where others name other ones for the same act, claims of both."""
    camps: list[list[Telling]] = []
    for telling in [lead, *group]:
        if not _named_in_english(telling, telling.by):
            continue
        camp = next((c for c in camps if _alike(c[0], telling)), None)
        if camp is None:
            camps.append(camp := [])
        if telling not in camp:
            camp.append(telling)
    doers = _named_in_english(lead, lead.by)
    if len(camps) < 2 or not doers:
        return doers
    return [Claim[Any](value=_named_in_english(camp[0], camp[0].by), sources=_cited(camp)) for camp in camps]


def _named_in_english(telling: Telling, who: Sequence[str]) -> list[str]:
    """Those who can stand in the sheets, which are English: actors, and people by the words of an English article."""
    if telling.article.meta.language.partition("-")[0] in _OF_SHEETS:
        return list(who)
    words_for = {one.text for one in (*telling.mention.by, *telling.mention.against)}
    return [one for one in who if one not in words_for]


def _alike(one: Telling, other: Telling) -> bool:
    """Whether two tellings may name the same doers: of one state, in part the same, or by words alone."""
    if one.by_states and other.by_states:
        return bool(one.by_states & other.by_states)
    return bool(set(one.by) & set(other.by)) or bool(one.by_states) != bool(other.by_states)


def _cited(camp: Sequence[Telling]) -> list[Source]:
    found = {(source.article, source.quote): source for source in map(evidence, camp)}
    return [found[key] for key in sorted(found)]


def _targets(lead: Telling) -> Any:
    """To whom by the leading telling; where words before it say that, a claim with both."""
    against = _named_in_english(lead, lead.against)
    if lead.before is None or not against:
        return against
    return [Claim[Any](value=against, sources=[evidence(lead), citation(lead.article, lead.before)])]


def _speakers(group: Sequence[Telling], lead: Telling) -> list[str]:
    """Who says that it happened, where no telling of the same says so in its article's own voice.

    Of a deed that is done by saying so, nobody: a state that says that it expels an envoy does expel him.
    """
    same = [
        t for t in group if set(lead.by) <= set(t.by) and set(lead.against) <= set(t.against) and _same_verb(t, lead)
    ]
    if any(not t.said_by for t in same):
        return []
    announced = load_lexicon().plover_code(lead.mention.type).startswith(_DONE_BY_SAYING)
    if announced and lead.mention.modality == "asserted" and any(_speaks_of_itself(t) for t in same):
        return []
    return list(dict.fromkeys(t.said_by for t in same))


def _named(telling: Telling) -> bool:
    """Whether those it was done to are actors, and not told by the article's words alone."""
    return bool(telling.persons) or telling.against != tuple(p.text for p in telling.mention.against)


def _same_verb(one: Telling, other: Telling) -> bool:
    return (one.mention.type, one.mention.verb) == (other.mention.type, other.mention.verb)


def _speaks_of_itself(telling: Telling) -> bool:
    """Whether the doer is who says so."""
    said = telling.mention.said_by or ""
    return telling.said_by in telling.by or any(
        p.text in said or said in p.text or p.name in said for p in telling.mention.by
    )


def _present(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, [], "")}


def _values(
    group: Sequence[Telling],
    sources: Sequence[Source],
    value: Callable[[Telling], Any],
    span: Callable[[Telling], TextSpan | None] = lambda t: None,
) -> list[SourcedValue]:
    """What each telling says of a field, with the words that say it."""
    return [_sourced(t, found, span(t), sources) for t in group if (found := value(t)) is not None]


def _sourced(
    telling: Telling, value: Any, span: TextSpan | None, sources: Sequence[Source], inferred_from: str = ""
) -> SourcedValue:
    own = source_of(telling) if span is None or _within(span, telling.sentence) else None
    return SourcedValue(value, evidence(telling, span), inferred_from, own if own in sources else None)


def _date(group: Sequence[Telling], sources: Sequence[Source]) -> Any:
    """When: as told, else before those expelled left."""
    told = _values(group, sources, lambda t: t.mention.date, lambda t: t.mention.date_span)
    return reconcile("date", told or _values(group, sources, _before_leaving, lambda t: t.mention.left_span), sources)


def _before_leaving(telling: Telling) -> str | None:
    left = telling.mention.left
    return f"../{bounds(left)[1].isoformat()}" if left else None


def _deadlines(group: Sequence[Telling], order: str | None, sources: Sequence[Source]) -> list[SourcedValue]:
    """Deadlines as told, and those counted from the order, whose date another article may have to give."""
    said = _values(group, sources, lambda t: t.mention.deadline, lambda t: t.mention.deadline_span)
    dated_by = next((t.article.id for t in group if t.mention.date == order), "")
    for telling in group:
        days = telling.mention.deadline_days
        if days is None or telling.mention.deadline:
            continue
        start = telling.mention.date or order
        if start and bounds(start)[0] == bounds(start)[1]:
            other = "" if telling.mention.date or dated_by == telling.article.id else dated_by
            said.append(_sourced(telling, deadline(start, days), telling.mention.deadline_span, sources, other))
    return [one for one in said if one.value]


def _poverty(telling: Telling) -> tuple[Any, ...]:
    """What the best telling of an article has least of: doubt, missing fields, words."""
    mention = telling.mention
    told = (telling.by, telling.against, mention.number, mention.date, mention.status, mention.what)
    return (
        mention.modality != "asserted",
        sum(not field for field in told),
        mention.quote.end - mention.quote.start,
        telling.index,
    )
