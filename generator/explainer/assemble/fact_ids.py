"""Ids of facts: kebab-case, made from what a fact says, since they stand in addresses for good."""

from __future__ import annotations

import re
from collections.abc import Set

from ..edtf_dates import bounds
from ..lexicon import load_lexicon
from ..model import Event, Expulsion, preferred
from ..names import fold_name, slug, unique
from ..readers.reading import EventMention

__all__ = ["event_id", "neutral_id"]


def event_id(fact: Event | Expulsion, taken: Set[str]) -> str:
    """Such as ``france-expels-mali``; a second one has its month added."""
    by, against = ("-".join(preferred(ids) or []) for ids in (fact.by, fact.against))
    words = [by, "expels", against] if isinstance(fact, Expulsion) else [by, fact.type, against or _matter(fact)]
    plain = slug(" ".join(filter(None, words)))
    if plain not in taken:
        return plain
    date = preferred(fact.date)
    dated = slug(f"{plain} {bounds(date)[1].isoformat()[:7]}", limit=70) if date else plain
    return unique(dated, taken)


def _matter(fact: Event) -> str:
    """What an event was about in a word or two that its type does not say already."""
    what = None if load_lexicon().types[fact.type].grounds else preferred(fact.what)
    words = fold_name(what or preferred(fact.people) or preferred(fact.place) or "").split()
    words = words[1:] if words[:1] in (["a"], ["an"], ["the"]) else words
    return " ".join([word for word in words if word not in fact.type.split("-")][-3:])


def neutral_id(text: str, mention: EventMention, date: str | None, taken: Set[str]) -> str:
    """Such as ``2025-09-14-left-the-capital``: what is told by words is known by a day and words, never by a doer.

    :param text: the article's.
    :param date: the fact's, EDTF.
    """
    doers = [party.span for party in mention.by]
    start = mention.told_at.start
    words = [
        word[0]
        for word in re.finditer(r"\w[\w'’-]*", text[start : max(mention.quote.end, mention.told_at.end)])
        if not any(doer.start <= start + word.start() < doer.end for doer in doers)
    ]
    day = re.match(r"[\d-]+", date or "")
    return unique(slug(" ".join([*([day[0]] if day else []), *words[:4]]), limit=60), taken)
