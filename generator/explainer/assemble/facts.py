"""Tellings of one event made a fact: an event of the timeline, or an expulsion."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from ..edtf_dates import bounds, deadline
from ..lexicon import load_lexicon
from ..model import Event, Expulsion, Source, preferred
from ..readers.reading import EventMention, TextSpan
from ..tables import words
from .citations import citation, sentence_around
from .claims import SourcedValue, commonest, reconcile
from .tellings import HAPPENED, Telling

__all__ = ["EventGroup", "event_group", "evidence"]

_LONG_QUOTE = 300
"""Characters; two places farther apart are quoted each by itself."""
_SETTLED_DAY = 4
"""From this day of a month on, news of the last days is of the same month."""


@dataclass(frozen=True, slots=True)
class EventGroup:
    """The tellings of one event with the fact made of them."""

    tellings: Sequence[Telling]
    fact: Event | Expulsion


def event_group(ident: str, tellings: Sequence[Telling]) -> EventGroup:
    """What the tellings of one event tell, under an id; what it answers is added when all facts have theirs."""
    return EventGroup(tellings, (_expulsion if _is_expulsion(tellings) else _event)(ident, tellings))


def _is_expulsion(group: Sequence[Telling]) -> bool:
    """Whether it is an expulsion of which it is known who expelled whose people."""
    kinds = load_lexicon().types
    told = any(t.by_states for t in group) and any(t.against_states for t in group)
    return kinds[group[0].mention.type].expulsion and told


def _expulsion(ident: str, group: Sequence[Telling]) -> Expulsion:
    date = _date(group)
    statuses = [t.mention.status for t in group]
    fields = _shared(group, date) | {
        "by": list(commonest([t.by for t in group]) or ()),
        "against": list(commonest([t.against for t in group]) or ()),
        "status": commonest([one for one in statuses if one != "ordered to leave"]) or commonest(statuses),
        "deadline": reconcile("deadline", _deadlines(group, date)),
        "left": reconcile("left", _values(group, lambda t: t.mention.left, lambda t: t.mention.left_span)),
    }
    return Expulsion(id=ident, **_present(fields))


def _event(ident: str, group: Sequence[Telling]) -> Event:
    group = [t for t in group if t.mention.modality in HAPPENED] or group  # a plan says nothing of what came of it
    said = {t.mention.modality for t in group}
    fields = _shared(group, _date(group)) | {
        "type": commonest([t.mention.type for t in group]),
        "by": _participants(group, "by"),
        "against": _participants(group, "against"),
        "what": commonest([t.mention.what for t in group]),
        "place": commonest([t.mention.place for t in group]),
        "modality": next(modality for modality in ("asserted", "alleged", "planned") if modality in said),
    }
    persons = {i for t in group for i in t.persons}
    if persons and fields["number"] in (len(persons), None):
        fields |= {"number": None, "people": None}
    return Event(id=ident, **_present(fields))


def evidence(telling: Telling, *spans: TextSpan | None) -> Source:
    """The telling's quote, stretched to words beside it that give a value; or the sentence that has them elsewhere."""
    mention, article = telling.mention, telling.article
    quote = mention.quote
    for span in spans:
        if span is None:
            continue
        both = TextSpan(min(quote.start, span.start), max(quote.end, span.end))
        if both != quote:
            both = TextSpan(sentence_around(article, both, _LONG_QUOTE).start, both.end)
        if both.end - both.start > _LONG_QUOTE or "\n" in article.text[both.start : both.end]:
            return citation(article, sentence_around(article, span), telling.said_by)
        quote = both
    return citation(article, quote, telling.said_by)


def _shared(group: Sequence[Telling], date: Any) -> dict[str, Any]:
    people = [t.mention.people for t in group]
    return {
        "date": date,
        "number": reconcile("number", _values(group, lambda t: t.mention.number)),
        "people": commonest([p for p in people if p not in words("en/person_nouns", "unnamed")]) or commonest(people),
        "said_by": _speakers(group),
        "sources": _sources(group),
    }


def _present(fields: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, [], "")}


def _values(
    group: Sequence[Telling],
    value: Callable[[Telling], Any],
    span: Callable[[Telling], TextSpan | None] = lambda t: None,
) -> list[SourcedValue]:
    """What each telling says of a field, with the words that say it."""
    return [SourcedValue(found, evidence(t, span(t))) for t in group if (found := value(t)) is not None]


def _date(group: Sequence[Telling]) -> Any:
    """When: as told, else before those expelled left, else as the news's own date lets it be said."""
    told = reconcile("date", _values(group, lambda t: t.mention.date, lambda t: t.mention.date_span))
    if told is not None:
        return told
    if lefts := sorted(t.mention.left for t in group if t.mention.left):
        return f"../{bounds(lefts[0])[1].isoformat()}"
    return min((d for t in group if (d := _news_date(t))), key=lambda d: (bounds(d)[1], d), default=None)


def _news_date(telling: Telling) -> str | None:
    """What an article's publication says of an undated event: its month for the news itself, else "by then"."""
    published = telling.article.meta.published
    if published == "unknown" or telling.mention.background or telling.mention.modality != "asserted":
        return None
    last = bounds(published)[1]
    return last.strftime("%Y-%m") if _is_lead(telling) and last.day >= _SETTLED_DAY else f"../{last.isoformat()}"


def _is_lead(telling: Telling) -> bool:
    """Whether it is an article's news: told in its title, its standfirst or its first paragraph."""
    blocks = telling.article.blocks
    first = next((block.end for block in blocks if block.kind == "paragraph"), 0)
    ends = [block.end for block in blocks if block.kind in ("title", "standfirst")]
    return telling.mention.told_at.start < max([first, *ends])


def _deadlines(group: Sequence[Telling], date: Any) -> list[SourcedValue]:
    """Deadlines as told, and those counted from the order, whose date another article may have to give."""
    said = _values(group, lambda t: t.mention.deadline, lambda t: t.mention.deadline_span)
    order = preferred(date)
    dated_by = next((t.article.id for t in group if t.mention.date == order), "")
    for telling in group:
        days = telling.mention.deadline_days
        if days is None or telling.mention.deadline:
            continue
        start = telling.mention.date or order
        if start and bounds(start)[0] == bounds(start)[1]:
            other = "" if telling.mention.date or dated_by == telling.article.id else dated_by
            said.append(SourcedValue(deadline(start, days), evidence(telling, telling.mention.deadline_span), other))
    return [one for one in said if one.value]


def _participants(group: Sequence[Telling], side: Literal["by", "against"]) -> list[str]:
    """Who took part: persons it was done to; else those most often named; else the states that are told."""
    if side == "by":
        return list(commonest([t.by for t in group]) or commonest(_sorted(t.by_states for t in group)) or ())
    itself = tuple(sorted({state for t in group for state in t.by_states}))  # no state does it to itself
    states = [ids for ids in _sorted(t.against_states for t in group) if ids != itself]
    persons = commonest(_sorted(t.persons for t in group))
    return list(persons or commonest([t.against for t in group]) or commonest(states) or ())


def _sorted(sets: Iterable[frozenset[str]]) -> list[tuple[str, ...]]:
    return [tuple(sorted(ids)) for ids in sets]


def _speakers(group: Sequence[Telling]) -> list[str]:
    """Who says that it happened, where no article says so in its own voice and it is not the doer who speaks."""
    if any(not t.said_by for t in group):
        return []
    own = any(_speaks_of_itself(t) for t in group)
    if own and all(t.mention.modality == "asserted" for t in group):
        return []
    return list(dict.fromkeys(t.said_by for t in group))


def _speaks_of_itself(telling: Telling) -> bool:
    said = telling.mention.said_by or ""
    return telling.said_by in telling.by or any(
        p.text in said or said in p.text or p.name in said for p in telling.mention.by
    )


def _sources(group: Sequence[Telling]) -> list[Source]:
    """The best quote of each article, and those that carry what it does not."""
    out: dict[tuple[str, str], Source] = {}
    by_article: dict[str, list[Telling]] = {}
    for telling in group:
        by_article.setdefault(telling.article.id, []).append(telling)
    for _, told in sorted(by_article.items()):
        best = min(told, key=_poverty)
        found = [evidence(best)]
        for telling in told:
            found += [evidence(telling, span) for value, span in _spans(telling.mention) if value and span]
            found += [citation(telling.article, telling.before)] if telling.before else []
        for one in sorted(found, key=lambda one: -len(one.quote)):
            if not any(one.quote in other.quote for key, other in out.items() if key[0] == one.article):
                out[one.article, one.quote] = one
    return list(out.values())


def _spans(mention: EventMention) -> list[tuple[Any, TextSpan | None]]:
    return [
        (mention.date, mention.date_span),
        (mention.deadline or mention.deadline_days, mention.deadline_span),
        (mention.left, mention.left_span),
    ]


def _poverty(telling: Telling) -> tuple[Any, ...]:
    """What the best telling of an article has least of: doubt, missing fields, words."""
    mention = telling.mention
    told = (mention.by, mention.against, mention.number, mention.date, mention.status, mention.what)
    return (
        mention.modality != "asserted",
        sum(not field for field in told),
        mention.quote.end - mention.quote.start,
        telling.index,
    )
