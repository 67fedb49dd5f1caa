"""The context sheet: what explains a story, told in short sentences of ours; the quote stands under each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from ..date_words import date_words
from ..edtf_dates import agree
from ..lexicon import load_background, load_lexicon
from ..model import EVENT, Actor, Article, Context, Event, preferred
from ..names import fold_name, slug, unique
from ..readers.reading import EventMention, Participant, Reading
from ..sentences import fill, joined, sentence, spoken_name
from ..tables import table
from .citations import citation
from .fact_ids import neutral_id
from .facts import EventGroup
from .gather import GatheredActors

__all__ = ["context_facts", "lasts"]


def lasts(group: EventGroup) -> bool:
    """Whether an event is background rather than a point of the timeline: it lasts, or is told as what is so."""
    date = preferred(group.fact.date)
    if date and not date.startswith(".."):
        return False
    by_words = isinstance(group.fact, Event) and group.fact.type == EVENT
    kind = load_lexicon().types.get(group.lead.mention.type)
    return bool(kind and kind.lasting) or (by_words and group.lead.mention.background)


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
    quoted = {(s.article, s.quote) for fact in facts for s in fact.sources}
    for said in _statements(readings, articles, gathered, actors):
        own = {(s.article, s.quote) for s in said.fact.sources}
        if said.fact.statement is None and own <= quoted:
            continue
        quoted |= own
        ids.add(ident := said.id(ids))
        facts.append(said.fact.model_copy(update={"id": ident}))
    return sorted(facts, key=lambda fact: (fact.topic, fact.id))


@dataclass(frozen=True, slots=True)
class _Said:
    """A statement as a fact, with what it is known by."""

    fact: Context
    told: str
    """Its sentence, by which two that say the same are known; the fact has it only where it is safe."""
    text: str
    """Of its article."""
    mention: EventMention

    def id(self, taken: Set[str]) -> str:
        """Made from its sentence, or of what is told by words from these."""
        if self.fact.statement:
            return unique(slug(preferred(self.fact.statement), limit=48), taken)
        return neutral_id(self.text, self.mention, None, taken)


def _lasting(group: EventGroup, actors: Mapping[str, Actor]) -> Context:
    fact = group.fact
    people = (*(preferred(fact.by) or []), *(preferred(fact.against) or []))
    return Context(
        id=fact.id,
        topic=_topic(group.lead.mention),
        statement=sentence(fact, actors),
        actors=list(dict.fromkeys(ident for ident in people if ident in actors)),
        sources=fact.sources,
    )


def _topic(mention: EventMention) -> str:
    """What a background fact is filed under: what its type lasts as or is about, else that it is background."""
    kind, about = load_lexicon().types.get(mention.type), load_background().types.get(mention.type)
    return (kind and kind.lasting) or (about.label if about else "") or str(table("en/assembling")["background"])


def _statements(
    readings: Sequence[Reading],
    articles: Mapping[str, Article],
    gathered: GatheredActors,
    actors: Mapping[str, Actor],
) -> list[_Said]:
    """What is said of each thing, the first that says it telling it; statements of other dates are left out."""
    found: dict[tuple[str, str], _Said] = {}
    for reading in readings:
        for mention in reading.statements:
            said = _statement(articles[reading.article], mention, gathered, actors)
            if said is None:
                continue
            undated = _told(mention, reading.article, gathered, actors, dated=False)
            key = mention.type, fold_name(undated or said.told)
            old = found.setdefault(key, said)
            one, other = old.fact, said.fact
            if old is not said and (
                not one.date or not other.date or agree(preferred(one.date), preferred(other.date))
            ):
                better = said if other.date and not one.date else old
                fact = better.fact.model_copy(update={"sources": [*one.sources, *other.sources]})
                found[key] = replace(better, fact=fact)
    return list(found.values())


def _statement(
    article: Article, mention: EventMention, gathered: GatheredActors, actors: Mapping[str, Actor]
) -> _Said | None:
    quoted = citation(article, mention.sentence or mention.quote, mention.said_by or "")
    told = quoted.quote if mention.type == EVENT else _told(mention, article.id, gathered, actors)
    if told is None or mention.doubt:
        return None
    people = [ident for p in (*mention.by, *mention.against) if (ident := gathered.lookup(article.id, p.name))]
    fact = Context(
        id="x",
        topic=_topic(mention),
        statement=None if mention.unsafe or mention.type == EVENT else f"{told[:1].upper()}{told[1:]}.",
        date=mention.date,
        actors=list(dict.fromkeys(ident for ident in people if ident in actors)),
        sources=[quoted],
    )
    return _Said(fact, told, article.text, mention)


def _told(
    mention: EventMention,
    article: str,
    gathered: GatheredActors,
    actors: Mapping[str, Actor],
    *,
    dated: bool = True,
) -> str | None:
    """The statement's sentence, without capital and full stop; None where its parts make none."""
    if mention.type == EVENT:
        return None

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
