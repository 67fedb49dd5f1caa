"""Readings of one sentence, written out small."""

from __future__ import annotations

from explainer.readers.reading import ActorMention, EventMention, Participant, Reading, RoleMention, TextSpan

TEXT = "On Monday the Malian army, led by Traoré, arrested two envoys of Chad and Peru, a guard said."


def at(words: str) -> TextSpan:
    """Where words stand in the text."""
    start = TEXT.index(words)
    return TextSpan(start, start + len(words))


def party(words: str, name: str = "", kind: str | None = None, country: str | None = None) -> Participant:
    """Somebody by words of the text."""
    return Participant(name=name or words, text=words, span=at(words), kind=kind, country=country)


MALI = party("Malian", "Mali", "country", "Mali")
CHAD = party("Chad", kind="country", country="Chad")
PERU = party("Peru", kind="country", country="Peru")
ARMY = party("the Malian army", "Malian army", "organisation", "Mali")


def arrest(**fields: object) -> EventMention:
    """What a reader makes of the sentence: the arrest of envoys of Chad by Mali."""
    told = {
        "type": "arrest",
        "trigger": at("arrested"),
        "quote": at("the Malian army, led by Traoré, arrested two envoys"),
    }
    told |= {"by": (MALI,), "against": (CHAD,), "modality": "asserted"}
    return EventMention(**told | fields)


def named(words: str, name: str = "", kind: str = "person", role: str = "", **fields: object) -> ActorMention:
    """Words that name somebody."""
    roles = (RoleMention(value=role, span=at(words)),) if role else ()
    return ActorMention(span=at(words), text=words, name=name or words, kind=kind, roles=roles, **fields)


def reading(*events: EventMention, **fields: object) -> Reading:
    """A reading with events."""
    return Reading("001", TEXT, (TextSpan(0, len(TEXT)),), events=events, **fields)
