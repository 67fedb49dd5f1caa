"""Event mentions of all articles, their participants made ids of actors."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from ..edtf_dates import bounds
from ..lexicon import Lexicon
from ..model import EVENT, Article
from ..readers.reading import EventMention, Participant, Reading, TextSpan
from ..tables import table, words
from .gather import GatheredActor, GatheredActors

__all__ = ["HAPPENED", "Telling", "tellings"]

HAPPENED = frozenset({"asserted", "alleged"})
"""The modalities of what happened, or is said to have; of the others only a plan may be told."""


@dataclass(frozen=True, eq=False, slots=True)
class Telling:
    """One article's mention of an event, its participants as ids of actors."""

    article: Article
    index: int
    """The mention's place in the article's reading."""
    mention: EventMention
    by: tuple[str, ...]
    """Who did it, by this telling alone: ids of actors, or the article's words for people who are none."""
    against: tuple[str, ...]
    """To whom, in the same way."""
    by_states: frozenset[str]
    """The ids of the countries that ``by`` are, or belong to; a bloc that has envoys of its own counts as one."""
    against_states: frozenset[str]
    persons: frozenset[str]
    """The ids of the persons in ``against``."""
    said_by: str = ""
    """Who says so: an actor's id, or the article's words."""
    before: TextSpan | None = None
    """The words before that say whose people were expelled, where the telling itself does not."""

    @property
    def sentence(self) -> TextSpan:
        """The words that a fact quotes of it: the sentence, or what the reader took of a long one."""
        return self.mention.sentence or self.mention.quote

    @property
    def is_safe(self) -> bool:
        """Whether a sentence of ours tells just what its words say."""
        return not self.mention.unsafe and self.mention.type != EVENT

    @property
    def key(self) -> tuple[str, int]:
        """What it is ordered by and referred to with."""
        return self.article.id, self.index


def tellings(
    readings: Sequence[Reading], articles: Mapping[str, Article], gathered: GatheredActors, lexicon: Lexicon
) -> list[Telling]:
    """The mentions of what happened, and of what is planned for a told time, in order of articles and their text.

    What is not read surely enough is no telling: it may be a lead.
    """
    out = []
    for reading in sorted(readings, key=lambda reading: reading.article):
        for index, told in enumerate(reading.events):
            mention = _not_done_yet(told, articles[reading.article], lexicon)
            if mention.doubt or mention.type not in {EVENT, *lexicon.types}:
                continue
            if mention.modality in HAPPENED or _is_announced(mention, lexicon):
                out.append(_telling(articles[reading.article], index, mention, gathered, lexicon))
    return _continued(out, lexicon)


def _not_done_yet(mention: EventMention, article: Article, lexicon: Lexicon) -> EventMention:
    """What has a date after the article's is planned; an expulsion is ordered all the same, on a day that is not told."""
    published = article.meta.published
    if not mention.date or published == "unknown" or mention.modality not in HAPPENED:
        return mention
    if bounds(mention.date)[0] <= bounds(published)[1] + dt.timedelta(1):
        return mention
    if lexicon.is_expulsion(mention.type):
        return replace(mention, date=None, date_span=None)
    return replace(mention, modality="planned")


def _is_announced(mention: EventMention, lexicon: Lexicon) -> bool:
    """Whether it is planned for a time that is told; nobody announces that he will attack."""
    if mention.modality != "planned" or not mention.date or lexicon.is_expulsion(mention.type):
        return False
    return not lexicon.is_unannounced(mention.type)


def _continued(told: Sequence[Telling], lexicon: Lexicon) -> list[Telling]:
    """Expulsions that do not say whose people they were are of those just spoken of: "Poland ordered out four"."""
    out: list[Telling] = []
    for one in told:
        if lexicon.is_expulsion(one.mention.type) and one.by and not one.against:
            before = next((other for other in reversed(out) if _goes_on(one, other, lexicon)), None)
            if before is not None:
                one = replace(
                    one, against=before.against, against_states=before.against_states, before=before.mention.quote
                )
        out.append(one)
    return out


def _goes_on(one: Telling, other: Telling, lexicon: Lexicon) -> bool:
    """Whether an expulsion is told in one paragraph with another that another state ordered."""
    return (
        lexicon.is_expulsion(other.mention.type)
        and one.article.id == other.article.id
        and bool(other.against)
        and not one.by_states & (other.against_states | other.by_states)
        and "\n" not in one.article.text[other.mention.told_at.start : one.mention.told_at.start]
    )


def _telling(
    article: Article, index: int, mention: EventMention, gathered: GatheredActors, lexicon: Lexicon
) -> Telling:
    mention = _pointed(mention, lexicon)
    people = (p for p in (*mention.by, *mention.against) if p.kind == "person")
    if any(gathered.lookup(article.id, p.name) is None for p in people):  # a surname that two of an article have
        mention = replace(mention, unsafe=(*mention.unsafe, "who it is is not known"))
    by, against = (_parties(article, mention, side, gathered) for side in (mention.by, mention.against))
    by_states, against_states = (frozenset(_states(article.id, who, gathered)) for who in (mention.by, mention.against))
    said_by = gathered.lookup(article.id, mention.said_by or "") or mention.said_by or ""
    said_by = "" if said_by.lower() in words("en/grammar", "nameless") else said_by
    persons = frozenset(i for i in against if i in gathered.actors and gathered.actors[i].kind == "person")
    if lexicon.is_expulsion(mention.type) and (against_states or not against):
        by, against = tuple(sorted(by_states)), tuple(sorted(against_states))  # a state expels, whoever signs the order
    return Telling(article, index, mention, by, against, by_states, against_states, persons, said_by)


def _pointed(mention: EventMention, lexicon: Lexicon) -> EventMention:
    """What happens happens at a time, also where it is told as the start of what came since ("since the 2021 coup").

    What was done time and again since a year has no date that is known.
    """
    kind = lexicon.types.get(mention.type)
    if mention.date and mention.date.endswith("/..") and not (kind and kind.lasting):
        if mention.rule.startswith("noun"):
            return replace(mention, date=mention.date.removesuffix("/.."))
        return replace(mention, date=None, date_span=None)
    return mention


def _parties(
    article: Article, mention: EventMention, side: Sequence[Participant], gathered: GatheredActors
) -> tuple[str, ...]:
    """Who stands on a side: actors by name; else the sentence's words for them; else the states that they belong to."""
    named = tuple(_ids(article.id, side, gathered))
    if named:
        return named
    place = mention.sentence or mention.quote
    sentence = article.text[place.start : place.end].casefold()
    told = tuple(dict.fromkeys(p.text for p in side if p.kind is None and p.text.casefold() in sentence))
    return told or tuple(sorted(set(_states(article.id, side, gathered))))


def _ids(article: str, participants: Sequence[Participant], gathered: GatheredActors) -> Iterator[str]:
    seen = set()
    for participant in participants:
        ident = gathered.lookup(article, participant.name)
        if ident and ident not in seen:
            seen.add(ident)
            yield ident


def _states(article: str, participants: Sequence[Participant], gathered: GatheredActors) -> Iterator[str]:
    for participant in participants:
        ident = gathered.lookup(article, participant.name)
        actor = gathered.actors.get(ident) if ident else None
        if actor and _sends_envoys(actor):
            yield actor.id
        elif participant.country and (state := gathered.lookup(article, participant.country)):
            yield from (state,) if _sends_envoys(gathered.actors[state]) else ()
        elif actor and actor.country:
            yield actor.country


def _sends_envoys(actor: GatheredActor) -> bool:
    return actor.kind == "country" or actor.name in table("assembling")["blocs"]
