"""Why a fact says what it says: the article, its reader, the sentence, the rule, and the words that filled each role."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..evidence import all_sources
from ..model import SHEETS, Fact, Sheets, Source
from ..readers import ActorMention, EventMention, Participant, Reading, TextSpan

__all__ = ["explain"]


def explain(sheets: Sheets, readings: Sequence[Reading]) -> str:
    """A paragraph a fact, with a line for each mention that its quotes are of; then what was told and is not believed."""
    by_article = {reading.article: reading for reading in readings}
    lines = []
    for sheet in SHEETS:
        for fact in getattr(sheets, sheet):
            lines += [f"{sheet}: {fact.id}", *_fact(fact, by_article), ""]
    for reading in readings:
        if reading.not_believed:
            lines += [f"{reading.article}: told by {reading.reader} and not believed"]
            lines += [f"  {_plain(one.said)}: {_plain(one.reason)}" for one in reading.not_believed]
            lines += [""]
    return "\n".join(lines)


def _plain(told: str) -> str:
    """What somebody else's program wrote, without what would do something in a terminal."""
    return "".join(char if char.isprintable() else "\ufffd" for char in told)


def _fact(fact: Fact, readings: Mapping[str, Reading]) -> Iterator[str]:
    seen: set[tuple[str, str]] = set()
    for _, source in all_sources(fact):
        if (source.article, source.quote) in seen or source.article not in readings:
            continue
        seen.add((source.article, source.quote))
        reading = readings[source.article]
        yield f"  {source.article}{f' (reader {reading.reader})' if reading.reader else ''}: {source.quote}"
        for mention in _events(source, reading):
            yield f"    {_event(mention, reading)}"
            yield from (f"      not told in a sentence of ours: {reason}" for reason in mention.unsafe)
            yield from [f"      only a lead: {mention.doubt}"] * bool(mention.doubt)
        yield from (f"    {_actor(m)}" for m in _actors(fact, source, reading))


def _events(source: Source, reading: Reading) -> list[EventMention]:
    mentions = (*reading.events, *reading.statements)
    return [m for m in mentions if source.quote in {_words(span, reading) for span in (m.sentence, m.quote) if span}]


def _words(span: TextSpan, reading: Reading) -> str:
    return reading.text[span.start : span.end].strip()


def _actors(fact: Fact, source: Source, reading: Reading) -> list[ActorMention]:
    if not hasattr(fact, "roles"):
        return []
    start = reading.text.find(source.quote)
    end = start + len(source.quote)
    names = {getattr(fact, "name", None), *getattr(fact, "aliases", ())}
    return [m for m in reading.actors if start <= m.span.start and m.span.end <= end and m.name in names]


def _event(mention: EventMention, reading: Reading) -> str:
    words = reading.text[mention.told_at.start : mention.told_at.end]
    roles = {
        "by": _people(mention.by),
        "against": _people(mention.against),
        "number": mention.number,
        "people": mention.people,
        "what": mention.what,
        "date": _dated(mention, reading),
        "deadline": mention.deadline or mention.deadline_days,
        "left": mention.left,
        "said by": mention.said_by,
        "modality": mention.modality if mention.modality != "asserted" else None,
    }
    told = ", ".join(f"{name} = {value}" for name, value in roles.items() if value not in (None, ""))
    return f"{mention.type} by rule {mention.rule or '?'} at “{words}”: {told}"


def _people(participants: Sequence[Participant]) -> str:
    return " + ".join(f"{p.name} (“{p.text}”)" if p.text != p.name else p.name for p in participants)


def _dated(mention: EventMention, reading: Reading) -> str | None:
    if mention.date is None or mention.date_span is None:
        return mention.date
    return f"{mention.date} (“{reading.text[mention.date_span.start : mention.date_span.end]}”)"


def _actor(mention: ActorMention) -> str:
    roles = "; ".join(role.value for role in mention.roles)
    return f"{mention.kind} by rule {mention.rule or '?'} at “{mention.text}”" + (f": {roles}" if roles else "")
