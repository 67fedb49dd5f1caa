"""Background told in short sentences of ours; the quote stands under each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from ..date_words import date_words
from ..edtf_dates import agree
from ..lexicon import load_background
from ..model import Actor, Article, Context, preferred
from ..names import fold_name, slug, unique
from ..readers.reading import EventMention, Participant, Reading
from ..telling import fill, joined, spoken_name
from .sources import source

if TYPE_CHECKING:
    from .gather import GatheredActors

__all__ = ["statements"]


def statements(
    readings: Sequence[Reading],
    articles: Mapping[str, Article],
    gathered: GatheredActors,
    actors: Mapping[str, Actor],
    taken: set[str],
) -> list[Context]:
    """The background of all readings, by topic; what several articles say alike is one statement.

    :param actors: the actors as the sheet has them, by id.
    :param taken: ids of other facts.
    """
    found: dict[tuple[str, str], Context] = {}
    for reading in readings:
        for mention in reading.statements:
            fact = _statement(articles[reading.article], mention, gathered, actors)
            if fact is None:
                continue
            key = (
                mention.type,
                fold_name(_told(mention, reading.article, gathered, actors, dated=False) or preferred(fact.statement)),
            )
            old = found.get(key)
            if old is None:
                found[key] = fact
            elif not old.date or not fact.date or agree(preferred(old.date), preferred(fact.date)):
                better = fact if fact.date and not old.date else old
                found[key] = better.model_copy(update={"sources": [*old.sources, *fact.sources]})
    ids: set[str] = set(taken)
    out = []
    for fact in found.values():
        ident = unique(slug(str(preferred(fact.statement)), limit=48), ids)
        ids.add(ident)
        out.append(fact.model_copy(update={"id": ident}))
    return sorted(out, key=lambda fact: (fact.topic, fact.id))


def _statement(
    article: Article, mention: EventMention, gathered: GatheredActors, actors: Mapping[str, Actor]
) -> Context | None:
    told = _told(mention, article.id, gathered, actors)
    if told is None:
        return None
    people = [ident for p in (*mention.by, *mention.against) if (ident := gathered.lookup(article.id, p.name))]
    return Context(
        id="x",
        topic=load_background().types[mention.type].label,
        statement=told[:1].upper() + told[1:] + ".",
        date=mention.date,
        actors=list(dict.fromkeys(ident for ident in people if ident in actors)),
        sources=[source(article, mention.quote, mention.said_by or "")],
    )


def _told(
    mention: EventMention,
    article: str,
    gathered: GatheredActors,
    actors: Mapping[str, Actor],
    *,
    dated: bool = True,
) -> str | None:
    """The statement's sentence, without capital and full stop; None where its parts make none."""

    def named(participants: Sequence[Participant]) -> tuple[str, bool]:
        ids = [gathered.lookup(article, p.name) for p in participants]
        words = [
            spoken_name(actors[ident]) if ident in actors else p.text
            for ident, p in zip(ids, participants, strict=True)
        ]
        return joined(list(dict.fromkeys(words))), len(set(words)) > 1

    lasting = bool(mention.date and mention.date.endswith("/.."))
    date = mention.date.removesuffix("/..") if mention.date and dated else ""
    fields = {
        "by": named(mention.by),
        "against": named(mention.against),
        "what": (mention.what or "", False),
        "place": (mention.place or "", False),
        "people": (mention.people or "", True),
        "number": (str(mention.number or ""), True),
        "since": (date_words(date) if date and lasting else "", False),
        "date": (date_words(date) if date and not lasting else "", False),
    }
    told = fill(load_background().types[mention.type].tell, fields)
    return told and f"{told[0].upper()}{told[1:]}"
