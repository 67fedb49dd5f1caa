"""A reading as a person or a program sees it: marked in its text, or as one line of JSON."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from ..lexicon import load_lexicon
from ..readers import ActorMention, DateMention, EventMention, Participant, Reading

if TYPE_CHECKING:
    from rich.text import Text

    from ..model import ArticleMeta

__all__ = ["as_json_line", "as_marked_text"]

_STYLES = {"date": "yellow", "actor": "cyan", "event": "bold magenta"}


def as_json_line(reading: Reading) -> str:
    """One line: ``article``, ``text``, ``dates``, ``actors``, ``events``; offsets are in ``text``."""
    return json.dumps(
        {
            "article": reading.article,
            "text": reading.text,
            "dates": [_date(date) for date in reading.dates if date.value],
            "actors": [_actor(actor) for actor in reading.actors],
            "events": [_event(event) for event in reading.events],
        }
        | ({"unread": reading.unread} if reading.unread else {}),
        ensure_ascii=False,
    )


def as_marked_text(reading: Reading, meta: ArticleMeta) -> Text:
    """The article with dates, actors and events marked in it, and under it a line an event.

    What was not read is shown with what is known of it, for a person to quote.
    """
    from rich.text import Text

    out = Text(f"{reading.article}\n", style="bold")
    if reading.unread:
        known = [f"  {name:10} {_listed(value)}\n" for name, value in meta.model_dump().items() if value != "unknown"]
        out.append(f"not read: {reading.unread}\n", style="red")
        return out.append("".join(known)).append(f"\n{reading.text}\n")
    body = Text(reading.text, style="default")
    for kind, mentions in (("actor", reading.actors), ("date", reading.dates)):
        for mention in mentions:
            body.stylize(_STYLES[kind], mention.span.start, mention.span.end)
    for event in reading.events:
        body.stylize(_STYLES["event"], event.told_at.start, event.told_at.end)
    out.append(body).append("\n\n")
    for event in reading.events:
        out.append(f"  {event.type}", style=_STYLES["event"]).append(f" {_told(event)}\n")
    for date in reading.dates:
        out.append(f"  {date.value or '?'}", style=_STYLES["date"]).append(f" {date.text}{_by_rule(date.rule)}\n")
    names = dict.fromkeys((actor.name, actor.kind) for actor in reading.actors)
    for name, kind in names:
        out.append(f"  {name}", style=_STYLES["actor"]).append(f" {kind}\n")
    return out


def _listed(value: str | list[str]) -> str:
    return value if isinstance(value, str) else ", ".join(value)


def _told(event: EventMention) -> str:
    parts = {
        "by": ", ".join(p.name for p in event.by),
        "against": ", ".join(p.name for p in event.against),
        "number": event.number,
        "date": event.date,
        "said by": event.said_by,
    }
    told = "; ".join(f"{name} {value}" for name, value in parts.items() if value not in (None, ""))
    modality = "" if event.modality == "asserted" else f"{event.modality}; "
    return f"{modality}{told}{_by_rule(event.rule)}"


def _by_rule(rule: str) -> str:
    return f" ({rule})" if rule else ""


def _date(date: DateMention) -> dict[str, Any]:
    return {"start": date.span.start, "end": date.span.end, "text": date.text, "value": date.value}


def _actor(actor: ActorMention) -> dict[str, Any]:
    span = {"start": actor.span.start, "end": actor.span.end}
    return span | {"text": actor.text, "name": actor.name, "kind": actor.kind}


def _event(event: EventMention) -> dict[str, Any]:
    return {
        "start": event.quote.start,
        "end": event.quote.end,
        "type": event.type,
        "plover": event.plover or load_lexicon().plover_code(event.type),
        "by": [_participant(p) for p in event.by],
        "against": [_participant(p) for p in event.against],
        "number": event.number,
        "date": event.date,
        "said_by": event.said_by,
        "modality": event.modality,
    }


def _participant(participant: Participant) -> dict[str, str]:
    return {"name": participant.name, "text": participant.text}
