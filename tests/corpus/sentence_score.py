"""Single sentences: what the reader makes of each, before anything is merged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from explainer.articles import read_article, with_language
from explainer.extract.run import read_all
from explainer.quotes import canonical
from explainer.readers.reading import EventMention, Participant, Reading

from .gold import Corpus, holds, options, same_date
from .table import Table

__all__ = ["read_sentences", "score_names_and_dates", "score_sentence", "score_sentences", "write_sentence"]

Sentence = Mapping[str, Any]
Want = Mapping[str, Any]
"""An event as the corpus wants it."""

_TOLD = frozenset({"asserted", "alleged", "planned"})
"""Modalities under which an event would be told as one that happens."""

_SAYS = {"deny": "denied", "demand": "demanded", "threaten": "threatened", "accuse": "alleged"}
"""Types that say by themselves how the thing they are about is meant."""


@dataclass(frozen=True, slots=True)
class _Answer:
    wanted: Any
    read: Any
    right: bool


def read_sentences(corpus: Corpus) -> list[Reading]:
    """A reading of each sentence of a corpus, as the only paragraph of an article of its date."""
    with TemporaryDirectory() as folder:
        files = [Path(folder, f"{number:04}.md") for number in range(len(corpus.sentences))]
        for file, sentence in zip(files, corpus.sentences, strict=True):
            write_sentence(file, sentence, corpus.language)
        return read_all([with_language(read_article(file)) for file in files])


def write_sentence(file: Path, sentence: Sentence, language: str) -> None:
    """Make an article of its date that has nothing but this sentence."""
    head = f"---\npublished: {sentence['published']}\nlanguage: {language}\n---\n"
    file.write_text(f"{head}\n{sentence['text']}\n", "utf-8")


def score_sentences(corpus: Corpus, readings: Sequence[Reading], table: Table) -> None:
    """Mark every sentence's reading in the table."""
    for sentence, reading in zip(corpus.sentences, readings, strict=True):
        score_sentence(corpus, sentence, reading, table)


def score_sentence(corpus: Corpus, sentence: Sentence, reading: Reading, table: Table) -> None:
    """Mark one sentence's reading in the table."""
    score_names_and_dates(corpus, sentence, reading, table)
    _score_events(corpus, sentence, reading, table)


def score_names_and_dates(corpus: Corpus, sentence: Sentence, reading: Reading, table: Table) -> None:
    """Mark in the table who and which days were read in one sentence."""
    _score_actors(corpus, sentence, reading, table)
    _score_dates(sentence, reading, table)


# -- people and bodies ---------------------------------------------------------------------------------


def _score_actors(corpus: Corpus, sentence: Sentence, reading: Reading, table: Table) -> None:
    text, wanted = sentence["text"], sentence.get("people") or {}
    people: dict[str, list[str]] = {}
    for actor in reading.actors:
        if actor.kind == "person":
            people.setdefault(actor.name, []).extend(role.value for role in actor.roles)
    for name, words in wanted.items():
        roles = [role for read, said in people.items() if corpus.same_name(name, read) for role in said]
        found = any(corpus.same_name(name, read) for read in people)
        table.mark("people found", found, f"{name}: {list(people)} | {text}")
        if words:
            right = any(holds(role, word) for role in roles for word in words)
            table.mark("people's roles", right, f"{name}: {roles}, not {words} | {text}")
    for read in people:
        table.mark("people that are people", any(corpus.same_name(n, read) for n in wanted), f"{read} | {text}")
    bodies = {"countries": {"country"}, "orgs": {"organisation", "group"}}
    for key, kinds in bodies.items():
        names = {actor.name for actor in reading.actors if actor.kind in kinds}
        for name in sentence.get(key) or []:
            found = any(corpus.same_name(name, read) for read in names)
            table.mark(f"{key} found", found, f"{name}: {sorted(names)} | {text}")
    for name in sentence.get("not_countries") or []:
        wrong = any(actor.kind == "country" and corpus.same_name(name, actor.name) for actor in reading.actors)
        table.mark("countries that are none", not wrong, f"{name} | {text}")


# -- dates ---------------------------------------------------------------------------------------------


def _score_dates(sentence: Sentence, reading: Reading, table: Table) -> None:
    text = sentence["text"]
    left = list(reading.dates)
    for words, value, at in _placed(sentence, reading, sentence.get("dates") or []):
        near = sorted((d for d in left if _overlap(d, at) > 0), key=lambda d: -_overlap(d, at))
        left = [mention for mention in left if mention not in near]
        read = next((mention.value for mention in near if mention.value), None)
        told = f"{words!r} is {value}, not {read} | {sentence['published']}: {text}"
        if value == "none":
            table.mark("dates left open", read is None, told)
            continue
        right = same_date(value, read)
        table.mark("dates spotted", read is not None, told)
        table.mark("dates right, of all", right, told)
        if read is not None:
            table.mark("dates right, of spotted", right, told)
    for words, days, at in _placed(sentence, reading, sentence.get("durations") or []):
        near = [mention for mention in left if _overlap(mention, at) > 0]
        left = [mention for mention in left if mention not in near]
        read_days = [mention.days for mention in near]
        table.mark("durations right", int(days) in read_days, f"{words!r} is {days} days, not {read_days} | {text}")
    vague = [at for _, _, at in _placed(sentence, reading, [[words, ""] for words in sentence.get("vague") or []])]
    for mention in left:
        if mention.value and not any(_overlap(mention, at) > 0 for at in vague):
            table.mark("dates that are dates", False, f"{mention.text!r} = {mention.value} | {text}")
    for _ in [value for _, value in sentence.get("dates") or [] if value != "none"]:
        table.mark("dates that are dates", True, "")


def _placed(sentence: Sentence, reading: Reading, pairs: Sequence[Sequence[str]]) -> Iterator[tuple[str, str, range]]:
    """Each pair with where its words stand in the reading's text; each stands after the one before."""
    start = reading.text.find(canonical(sentence["text"]))
    at = max(start, 0)
    for words, value in pairs:
        found = reading.text.find(words, at)
        if found < 0:
            raise ValueError(f"{words!r} does not stand (in this order) in: {sentence['text']}")
        at = found + len(words)
        yield words, value, range(found, at)


def _overlap(mention: Any, at: range) -> int:
    return min(mention.span.end, at.stop) - max(mention.span.start, at.start)


# -- events --------------------------------------------------------------------------------------------


def _score_events(corpus: Corpus, sentence: Sentence, reading: Reading, table: Table) -> None:
    asked = corpus.lexicon_types(corpus.types)
    events = [event for event in reading.events if event.type in asked]
    wanted = sentence.get("events") or []
    mentions = _mentions(corpus, wanted, events)
    rightly_meant = set()
    for want, found in zip(wanted, mentions, strict=True):
        answers = _answers(corpus, want, found, reading)
        _mark_event(sentence, want, found, answers, table)
        if answers["modality"].right:
            rightly_meant.update(map(id, found))
    also = corpus.lexicon_types(sentence.get("also") or [])
    denied = corpus.lexicon_types(sentence.get("not") or [])
    known = {id(event) for found in mentions for event in found}
    for event in events:
        told = f"{event.type} ({event.modality}) | {sentence['text']}"
        right = id(event) in known or event.type in also or (event.type in denied and event.modality not in _TOLD)
        table.mark("events that are told", right, told)
        if event.type in corpus.types["expel"] and event.modality in _TOLD:
            table.mark("expulsions that are told", right, told)
    for kind in sentence.get("not") or []:
        of_kind = [event for event in events if event.type in corpus.types[kind] and event.modality in _TOLD]
        wrong = [(event.type, event.modality) for event in of_kind if id(event) not in rightly_meant]
        table.mark("traps avoided", not wrong, f"{kind}: {wrong} | {sentence['text']}")


def _mentions(corpus: Corpus, wanted: Sequence[Want], events: Sequence[EventMention]) -> list[list[EventMention]]:
    """For every event that is wanted the mentions that tell it, the likest first.

    A sentence may tell one event in several words ("ordered out and gave him 72 hours"), which become
    one fact later. So each event has its likest mention first, and then each mention left over the
    event that it is likest.
    """
    found: list[list[EventMention]] = [[] for _ in wanted]
    left = list(events)
    fits = [corpus.lexicon_types(options(want["type"])) for want in wanted]
    for number in sorted(range(len(wanted)), key=lambda number: -len(wanted[number])):
        likely = [event for event in left if event.type in fits[number]]
        best = max(likely, key=lambda event: _likeness(corpus, wanted[number], event), default=None)
        if best is not None:
            left.remove(best)
            found[number].append(best)
    for event in left:
        numbers = [number for number in range(len(wanted)) if event.type in fits[number] and found[number]]
        if numbers:
            found[max(numbers, key=lambda number: _likeness(corpus, wanted[number], event))].append(event)
    return found


def _mark_event(
    sentence: Sentence, want: Want, found: Sequence[EventMention], answers: Mapping[str, _Answer], table: Table
) -> None:
    told = " ".join(f"{key}={value}" for key, value in want.items()) + f" | {sentence['text']}"
    table.mark("events found", bool(found), told)
    if want["type"] == "expel":
        table.mark("expulsions found", bool(found), told)
    for measure, answer in answers.items():
        read = answer.read if found else "(no such event)"
        table.mark(measure, answer.right, f"{answer.wanted}, not {read} | {sentence['text']}")


def _likeness(corpus: Corpus, want: Want, event: EventMention) -> int:
    return sum(answer.right for answer in _answers(corpus, want, [event], None).values())


def _answers(corpus: Corpus, want: Want, found: Sequence[EventMention], reading: Reading | None) -> dict[str, _Answer]:
    """By measure, what is asked of an event and what its mentions say; one that says it rightly is enough."""
    out: dict[str, _Answer] = {}
    for field, measure in (("by", "who did it"), ("against", "to whom")):
        if field in want:
            read = [one for event in found for one in getattr(event, field)]
            right = all(any(_is(corpus, name, one) for one in read) for name in want[field])
            out[measure] = _Answer(want[field], [one.text for one in read], right)
    if "number" in want:
        numbers = [event.number for event in found if event.number is not None]
        none = want["number"] == "none" and set(numbers) <= {1}
        right = bool(found) and (none or any(str(number) in options(want["number"]) for number in numbers))
        out["how many"] = _Answer(want["number"], numbers, right)
    dates = {
        "date": ("when", [event.date for event in found]),
        "deadline": ("deadline", [_deadline(want, event) for event in found]),
        "left": ("when they left", [event.left for event in found] + _departures(reading)),
    }
    for field, (measure, read) in dates.items():
        if field in want:
            right = any(same_date(want[field], date) for date in read)
            out[measure] = _Answer(want[field], [date for date in read if date], right)
    modality = want.get("modality", "asserted")
    meant = [event.modality for event in found[:1]]
    out["modality"] = _Answer(modality, meant, any(_meant(corpus, event, modality) for event in found[:1]))
    if "said_by" in want:
        said = [event.said_by for event in found if event.said_by]
        right = any(holds(one, name) or holds(name, one) for one in said for name in options(want["said_by"]))
        out["said by"] = _Answer(want["said_by"], said, right)
    if "response" in want:
        answers = any(event.response_to or event.response_span for event in found)
        out["what it answers"] = _Answer(want["response"], answers, answers)
    return out


def _departures(reading: Reading | None) -> list[str | None]:
    return [event.date for event in reading.events if event.type == "leave-country"] if reading else []


def _is(corpus: Corpus, name: str, participant: Participant) -> bool:
    read = (participant.name, participant.country or "", participant.text)
    return any(corpus.same_name(name, one) or corpus.named_in(name, one) for one in read)


def _meant(corpus: Corpus, event: EventMention, wanted: str) -> bool:
    """Whether the modality, or the event's being a denial, a demand or a threat, is one of those wanted."""
    said = {how for kind, how in _SAYS.items() if event.type in corpus.types[kind]}
    return bool({event.modality, *said} & set(options(wanted)))


def _deadline(want: Want, event: EventMention) -> str | None:
    """The deadline that was read; one counted in days is counted from the order's date, where that was asked."""
    if event.deadline or event.deadline_days is None or "date" not in want:
        return event.deadline
    return str(dt.date.fromisoformat(want["date"]) + dt.timedelta(event.deadline_days))
