"""One fact base from what all articles say."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..edtf_dates import bounds
from ..lexicon import load_lexicon
from ..model import EVENT, Actor, Article, Event, Expulsion, Lead, Sheets, preferred
from ..readers.reading import Reading
from ..sentences import sentence
from .answers import with_answers
from .clustering import cluster
from .context_sheet import context_facts, lasts
from .fact_ids import event_id, neutral_id
from .facts import EventGroup, event_group, source_of, told_by_words
from .from_french import with_english_terms
from .gather import actor_facts, gather
from .leads import leads
from .own_names import with_own_names
from .tellings import Telling, tellings

__all__ = ["Assembled", "assemble"]

_FEW, _SHARE = 3, 0.6
"""How many facts any article may have, and how many to a sentence: more than 12 of 20 sentences are hardly news."""


@dataclass(frozen=True, slots=True)
class Assembled:
    """What the articles say together."""

    sheets: Sheets
    """What is read surely enough to be a fact."""
    leads: tuple[Lead, ...] = ()
    """What is not, an article's most telling first, in the order of the articles."""
    words: Mapping[tuple[str, str, str], str] = field(default_factory=dict)
    """The words within a source's quote that tell its fact, by the fact's id, the article and the quote."""


def assemble(readings: Sequence[Reading], articles: Sequence[Article], language: str = "en") -> Assembled:
    """One fact base from many articles; the same for any order of them.

    :param readings: one for each article, in any order.
    :param language: the site's, ISO 639-1.
    """
    by_id = {article.id: article for article in articles}
    readings = with_english_terms(sorted(readings, key=lambda reading: reading.article), by_id, language)
    gathered = gather(readings)
    actors = actor_facts(gathered, by_id)
    known = {actor.id: actor for actor in actors}
    told = cluster(tellings(readings, by_id, gathered, load_lexicon()))
    most = {reading.article: max(_FEW, int(_SHARE * len(reading.sentences))) for reading in readings}
    groups = _distinct([made for group in told if _says_enough(made := _told(group, known))], most)
    groups = _with_ids(groups, set(known))
    facts = with_answers([group for group in groups if not lasts(group)])
    sheets = Sheets(
        actors=with_own_names(actors, gathered, by_id, language),
        timeline=sorted((fact for fact in facts if isinstance(fact, Event)), key=_when),
        expulsions=sorted((fact for fact in facts if isinstance(fact, Expulsion)), key=_when),
        context=context_facts(
            readings,
            [group for group in groups if lasts(group)],
            by_id,
            gathered,
            known,
            {fact.id for fact in facts},
        ),
    )
    in_facts = {telling.key for group in groups for telling in group.tellings}
    return Assembled(sheets, leads(readings, by_id, gathered, sheets, in_facts), _words(groups))


def _told(tellings: Sequence[Telling], actors: Mapping[str, Actor]) -> EventGroup:
    """The fact of one event; what its fields make no sentence of is told by words."""
    made = event_group("x", tellings)
    return made if sentence(made.fact, actors) else told_by_words("x", tellings)


def _distinct(groups: Sequence[EventGroup], most: Mapping[str, int]) -> list[EventGroup]:
    """The groups but those told by words that others quote already: one sentence once, or once for each of its dates.

    :param most: how many facts only one article tells at most, by article: to quote everything is no reading.
    """
    kept: list[EventGroup] = []
    quoted: set[tuple[str, str, str]] = set()
    made: Counter[str] = Counter()
    for group in sorted(groups, key=_worth):
        date = str(preferred(group.fact.date) or "")
        sources = {(source.article, source.quote, when) for source in group.fact.sources for when in {date, ""}}
        article = group.lead.article.id
        if _by_words(group) and (sources <= quoted or made[article] >= most[article]):
            continue
        quoted |= sources if _by_words(group) else set()
        made[article] += len({telling.article.id for telling in group.tellings}) == 1
        kept.append(group)
    return kept


def _by_words(group: EventGroup) -> bool:
    return isinstance(group.fact, Event) and group.fact.type == EVENT


def _worth(group: EventGroup) -> tuple[object, ...]:
    """What comes first where an article has too many facts: what more articles tell, has a day, and says more of who."""
    fact = group.fact
    told = sum(bool(one) for one in (fact.by, fact.against, fact.number))
    return (_by_words(group), -len(fact.sources), not fact.date, -told, group.lead.key)


def _words(groups: Sequence[EventGroup]) -> dict[tuple[str, str, str], str]:
    """The clause of each telling within what its fact quotes of it."""
    words: dict[tuple[str, str, str], str] = {}
    for group in groups:
        for telling in group.tellings:
            text, clause = telling.article.text, telling.mention.quote
            for source in group.fact.sources:
                if source == source_of(telling):
                    key = (group.fact.id, source.article, source.quote)
                    words.setdefault(key, text[clause.start : clause.end])
    return words


def _says_enough(group: EventGroup) -> bool:
    """Whether a fact says when it was, or who did something or to whom it was done: else nobody can place it.

    What is only said, and no sentence of ours can tell, is no event.
    """
    kind = load_lexicon().types.get(group.lead.mention.type)
    if _by_words(group) and kind and kind.saying:
        return False
    return bool(group.fact.date or group.fact.by or group.fact.against or group.fact.number)


def _with_ids(groups: Sequence[EventGroup], taken: set[str]) -> list[EventGroup]:
    """Each group under an id of its own, the earliest events having the plainest ids.

    :param taken: the actors' ids.
    """
    taken = set(taken)
    out = []
    for group in sorted(groups, key=lambda group: (_when(group.fact), group.lead.key)):
        ident = neutral_id(group.lead.article.text, group.lead.mention, preferred(group.fact.date), taken)
        ident = ident if _by_words(group) else event_id(group.fact, taken)
        taken.add(ident)
        out.append(replace(group, fact=group.fact.model_copy(update={"id": ident})))
    return out


def _when(fact: Event | Expulsion) -> tuple[int, int, int, str]:
    """Facts in order of time, the undated last."""
    date = preferred(fact.date)
    if not date:
        return (1, 0, 0, fact.id)
    first, last = bounds(date)
    at = first if last == dt.date.max else last
    return (0, at.toordinal(), first.toordinal(), fact.id)
