"""Leads: sentences that tell an event or have a date and that no fact bears, for an editor to look at."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..evidence import resolve
from ..lexicon import load_lexicon
from ..model import ACTORS, Article, Lead, Sheets
from ..names import fold_name, slug, unique
from ..quotes import find, fold
from ..readers.reading import EventMention, Participant, Reading, TextSpan
from .citations import citation
from .gather import GatheredActors
from .tellings import HAPPENED

__all__ = ["leads"]

_LONGEST = 300
"""Characters of a lead: a longer sentence is cut."""
_FEWEST_WORDS = 4
"""Words beside its dates that a sentence has at least: with fewer it is a dateline, or when something was printed."""
_CUT = re.compile(r"[,;:](?= )| [–—-] |(?<=[.!?]) ")
"""Where a clause may end."""
_FORMS = frozenset({"name", "short", "seat", "demonym"})
"""How somebody is named who is named at all."""
_HEAD, _LEAD, _REST, _CAPTION = range(4)
"""How far from an article's head words stand: in its title or standfirst, its first paragraph, another, a caption."""


@dataclass(frozen=True, slots=True)
class _Clue:
    """What makes a sentence a lead."""

    at: TextSpan
    """The words that tell: an event's trigger, a verb, a date, or the whole sentence."""
    event: EventMention | None = None
    """The event that they tell, as far as it is read."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A lead with what orders it."""

    lead: Lead
    order: tuple[int, ...]


def leads(
    readings: Sequence[Reading],
    articles: Mapping[str, Article],
    gathered: GatheredActors,
    sheets: Sheets,
    told: Collection[tuple[str, int]],
) -> tuple[Lead, ...]:
    """What was read but is borne by no fact, an article's most telling first, in the order of the articles.

    :param readings: in the order of their articles.
    :param articles: by id.
    :param sheets: the facts that were made of the readings.
    :param told: the events that are in a fact, also where it quotes other words of the article: each an article's id
        and a place in its reading.
    """
    quoted = _quoted(articles, sheets)
    taken: set[str] = set()
    out: list[Lead] = []
    for reading in readings:
        events = [event for at, event in enumerate(reading.events) if (reading.article, at) in told]
        found = _found(reading, articles[reading.article], gathered, quoted.get(reading.article, []), events, taken)
        out += [one.lead for one in sorted(found, key=lambda one: one.order)]
    return tuple(out)


def _quoted(articles: Mapping[str, Article], sheets: Sheets) -> dict[str, list[TextSpan]]:
    """Where each article's words bear a fact; who is named there tells nothing by itself."""
    ordered = [articles[ident] for ident in sorted(articles)]
    places: dict[str, list[TextSpan]] = {}
    for sheet, facts in sheets.by_name().items():
        for source in (source for fact in facts for source in fact.sources if sheet != ACTORS):
            article = resolve(ordered, source.article)
            if isinstance(article, Article) and (at := find(article.text, source.quote, source.prefix, source.suffix)):
                places.setdefault(article.id, []).append(TextSpan(at.start, at.end))
    return places


def _found(
    reading: Reading,
    article: Article,
    gathered: GatheredActors,
    quoted: Sequence[TextSpan],
    told: Sequence[EventMention],
    taken: set[str],
) -> Iterator[_Found]:
    """The leads of an article in the order of its text.

    :param quoted: what of it bears a fact.
    :param told: its events that are in a fact.
    :param taken: ids of leads, to which those of these are added.
    """
    for sentence in reading.sentences:
        borne = [*quoted]
        for clue in _clues(reading, article, sentence, told):
            span = _around(article.text, sentence, clue)
            if span is None or any(span.overlaps(other) for other in borne):
                continue
            borne.append(span)
            lead = _lead(reading, article, gathered, clue, span, taken)
            taken.add(lead.id)
            yield _Found(lead, _order(reading, article, clue, span))


def _clues(reading: Reading, article: Article, sentence: TextSpan, told: Sequence[EventMention]) -> list[_Clue]:
    """What a sentence tells, the most telling first: its events, else acts, else dates. A headline tells always, and so
    does what is written in capitals, in which little is read.

    One of which every event is in a fact tells nothing more.
    """
    events = [event for event in (*reading.events, *reading.statements) if _within(event.told_at, sentence)]
    if events and all(event in told for event in events):
        return []
    clues = [_Clue(event.told_at, event) for event in sorted(events, key=_doubtfulness) if event not in told]
    depth = _depth(article, sentence)
    if depth == _CAPTION or _is_bare(reading, sentence):  # when and by whom a picture was taken; a dateline
        return clues
    clues += [_Clue(act) for act in reading.acts if _within(act, sentence)]
    clues += [_Clue(date.span) for date in reading.dates if date.value and _within(date.span, sentence)]
    tells = depth == _HEAD or _shouts(article, sentence)
    return clues or [_Clue(sentence)] * tells


def _is_bare(reading: Reading, sentence: TextSpan) -> bool:
    """Whether a sentence has next to nothing but a date."""
    dates = [date for date in reading.dates if _within(date.span, sentence)]
    words = len(reading.text[sentence.start : sentence.end].split())
    return bool(dates) and words - sum(len(date.text.split()) for date in dates) < _FEWEST_WORDS


def _shouts(article: Article, span: TextSpan) -> bool:
    return article.text[span.start : span.end].isupper()


def _doubtfulness(event: EventMention) -> tuple[bool, bool, int]:
    return event.modality not in HAPPENED, not (event.by or event.against), event.told_at.start


def _around(text: str, sentence: TextSpan, clue: _Clue) -> TextSpan | None:
    """The sentence, or of a long one the clauses around what tells; None where these cannot be parted."""
    if sentence.end - sentence.start <= _LONGEST:
        return sentence
    if clue.event and clue.event.sentence:
        return clue.event.sentence
    cuts = [sentence.start + cut.end() for cut in _CUT.finditer(text[sentence.start : sentence.end])]
    starts, ends = [sentence.start, *cuts], [*cuts, sentence.end]
    start = max(at for at in starts if at <= clue.at.start)
    end = min(at for at in ends if at >= clue.at.end)
    while True:
        before = max((at for at in starts if at < start), default=start)
        after = min((at for at in ends if at > end), default=end)
        if before < start and end - before <= _LONGEST:  # what governs a clause stands before it, mostly
            start = before
        elif after > end and after - start <= _LONGEST:
            end = after
        else:
            break
    return TextSpan(start, end) if end - start <= _LONGEST else None


def _lead(
    reading: Reading,
    article: Article,
    gathered: GatheredActors,
    clue: _Clue,
    span: TextSpan,
    taken: set[str],
) -> Lead:
    source = citation(article, span)
    event = clue.event
    dates = [date.value for date in reading.dates if date.value and _within(date.span, span)]
    return Lead(
        id=unique(_id(article, clue.at), taken),
        article=article.id,
        quote=source.quote,
        prefix=source.prefix,
        date=(event.date if event else None) or (dates[0] if len(dates) == 1 else None),
        by=_side(article.id, event.by, gathered, source.quote) if event else [],
        against=_side(article.id, event.against, gathered, source.quote) if event else [],
        type=event.type if event and event.type in load_lexicon().types else "",
        why=_why(event, article, span, gathered),
    )


def _id(article: Article, at: TextSpan) -> str:
    """Such as ``002-expelled-two-3f9a``: from the words that tell and the clause that they stand in."""
    text = article.text
    cuts = [cut.end() for cut in _CUT.finditer(text)] + [at for at, char in enumerate(text) if char == "\n"]
    start = max((cut for cut in cuts if cut <= at.start), default=0)
    end = min((cut for cut in cuts if cut >= at.end), default=len(text))
    words = " ".join(fold_name(text[at.start : end]).split()[:2])
    clause = hashlib.sha256(f"{article.id}\0{fold_name(text[start:end])}".encode()).hexdigest()[:4]
    return slug(f"{article.id.partition('-')[0]} {words} {clause}")


def _side(article: str, parties: Sequence[Participant], gathered: GatheredActors, quote: str) -> list[str]:
    """Ids of actors, and for others the words that stand in the quote."""
    ids = [(gathered.lookup(article, party.name), party.text) for party in parties]
    return list(dict.fromkeys(ident or text for ident, text in ids if ident or text in quote))


def _why(event: EventMention | None, article: Article, span: TextSpan, gathered: GatheredActors) -> str:
    """What is missing for a fact."""
    if event and event.doubt:
        return event.doubt
    if _shouts(article, span):
        return "in capitals, which hide what is a name"
    if event is None or event.type not in load_lexicon().types:
        return "no known type of event"
    if event.modality not in HAPPENED:
        return f"read as {event.modality}"
    if not event.by:
        return "who did it is not told"
    if not any(gathered.lookup(article.id, party.name) for party in (*event.by, *event.against)):
        return "nobody who is named took part"
    return "not read surely enough" if event.date else "when it was is not told"


def _order(reading: Reading, article: Article, clue: _Clue, span: TextSpan) -> tuple[int, ...]:
    """The most telling first: news before background, an article's head before the rest, what is dated and happened
    before what only somebody does or says, early before late.
    """
    dated = any(date.value and _within(date.span, span) for date in reading.dates)
    happened = clue.event is not None and clue.event.modality in HAPPENED
    done = any(_within(act, span) for act in reading.acts)
    speaks = '"' in fold(article.text[span.start : span.end])
    named = any(actor.form in _FORMS and _within(actor.span, span) for actor in reading.actors)
    background = clue.event is not None and clue.event.background
    return background, _depth(article, span), speaks - done - 2 * (dated + happened), not named, span.start


def _depth(article: Article, span: TextSpan) -> int:
    """How far from an article's head words stand."""
    block = next((block for block in article.blocks if _within(span, TextSpan(block.start, block.end))), None)
    if block is None or block.kind not in ("title", "standfirst", "paragraph"):
        return _CAPTION
    if block.kind != "paragraph":
        return _HEAD
    return _LEAD if block == next(other for other in article.blocks if other.kind == "paragraph") else _REST


def _within(inner: TextSpan, outer: TextSpan) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end
