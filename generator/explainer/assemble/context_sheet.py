"""The context sheet: what explains a story, told in short sentences of ours; the quote stands under each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ..date_words import date_words
from ..edtf_dates import agree
from ..lexicon import load_background, load_lexicon
from ..model import Actor, Article, Context, preferred
from ..names import fold_name, slug, unique
from ..readers.reading import EventMention, Participant, Reading
from ..sentences import fill, joined, sentence, spoken_name
from .citations import citation
from .facts import EventGroup
from .gather import GatheredActors

__all__ = ["context_facts", "lasts"]


def lasts(group: EventGroup) -> bool:
    """Whether an event is background rather than a point of the timeline."""
    date = preferred(group.fact.date)
    lasting = load_lexicon().types[group.lead.mention.type].lasting
    return bool(lasting) and (not date or date.startswith(".."))


def context_facts(
    readings: Sequence[Reading],
    lasting: Sequence[EventGroup],
    articles: Mapping[str, Article],
    gathered: GatheredActors,
    actors: Mapping[str, Actor],
    taken: set[str],
) -> list[Context]:
    """The background of all readings, by topic; what several articles say alike is one statement.

    :param lasting: events that are background.
    :param actors: the actors as the sheet has them, by id.
    :param taken: ids of other facts.
    """
    facts = [_lasting(group, actors) for group in lasting]
    ids = taken | set(actors) | {fact.id for fact in facts}
    for fact in _statements(readings, articles, gathered, actors):
        ident = unique(slug(preferred(fact.statement), limit=48), ids)
        ids.add(ident)
        facts.append(fact.model_copy(update={"id": ident}))
    return sorted(facts, key=lambda fact: (fact.topic, fact.id))


def _lasting(group: EventGroup, actors: Mapping[str, Actor]) -> Context:
    fact = group.fact
    people = (*(preferred(fact.by) or []), *(preferred(fact.against) or []))
    return Context(
        id=fact.id,
        topic=load_lexicon().types[group.lead.mention.type].lasting,
        statement=sentence(fact, actors),
        actors=list(dict.fromkeys(ident for ident in people if ident in actors)),
        sources=fact.sources,
    )


def _statements(
    readings: Sequence[Reading],
    articles: Mapping[str, Article],
    gathered: GatheredActors,
    actors: Mapping[str, Actor],
) -> list[Context]:
    """What is said of each thing, the first that says it telling it; statements of other dates are left out."""
    found: dict[tuple[str, str], Context] = {}
    for reading in readings:
        for mention in reading.statements:
            fact = _statement(articles[reading.article], mention, gathered, actors)
            if fact is None:
                continue
            undated = _told(mention, reading.article, gathered, actors, dated=False)
            key = mention.type, fold_name(undated or preferred(fact.statement))
            old = found.setdefault(key, fact)
            if old is not fact and (not old.date or not fact.date or agree(preferred(old.date), preferred(fact.date))):
                better = fact if fact.date and not old.date else old
                found[key] = better.model_copy(update={"sources": [*old.sources, *fact.sources]})
    return list(found.values())


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
        sources=[citation(article, mention.quote, mention.said_by or "")],
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
        met = [(actors.get(gathered.lookup(article, p.name) or ""), p.text) for p in participants]
        words = [spoken_name(actor) if actor else text for actor, text in met]
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
