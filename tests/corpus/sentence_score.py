"""Single sentences: what the reader makes of each, before anything is merged."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from generator.extract.reading import EventMention, Participant, Reading
from generator.extract.run import read_files
from generator.quotes import canonical

from .gold import Corpus, holds, options, same_date
from .table import Table

__all__ = ["read_sentences", "score_sentence", "score_sentences"]

Sentence = Mapping[str, Any]

_TOLD = frozenset({"asserted", "alleged", "planned"})
"""Modalities under which an event would be told as one that happens."""

_SAYS = {"deny": "denied", "demand": "demanded", "threaten": "threatened", "accuse": "alleged"}
"""Types that say by themselves how the thing they are about is meant."""


def read_sentences(sentences: Sequence[Sentence]) -> list[Reading]:
    """A reading of each sentence, as the only paragraph of an article of its date."""
    with TemporaryDirectory() as folder:
        files = []
        for number, sentence in enumerate(sentences):
            file = Path(folder, f"{number:04}.md")
            head = f"---\npublished: {sentence['published']}\nlanguage: en\n---\n"
            file.write_text(f"{head}\n{sentence['text']}\n", "utf-8")
            files.append(file)
        return read_files(files)


def score_sentences(corpus: Corpus, readings: Sequence[Reading], table: Table) -> None:
    """Mark every sentence's reading in the table."""
    for sentence, reading in zip(corpus.sentences, readings, strict=True):
        score_sentence(corpus, sentence, reading, table)


def score_sentence(corpus: Corpus, sentence: Sentence, reading: Reading, table: Table) -> None:
    """Mark one sentence's reading in the table."""
    _score_actors(corpus, sentence, reading, table)
    _score_dates(sentence, reading, table)
    _score_events(corpus, sentence, reading, table)


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
    left = [event for event in reading.events if event.type in asked]
    answered: dict[int, bool] = {}
    wanted = sentence.get("events") or []
    for want in sorted(wanted, key=len, reverse=True):
        fits = [event for event in left if event.type in corpus.lexicon_types(options(want["type"]))]
        best = max(fits, key=lambda event: _likeness(corpus, want, event), default=None)
        modality_right = _score_event(corpus, sentence, want, best, table)
        if best is not None:
            left.remove(best)
            answered[id(best)] = modality_right
    known = corpus.lexicon_types([t for want in wanted for t in options(want["type"])] + (sentence.get("also") or []))
    for event in (event for event in reading.events if event.type in asked):
        told = f"{event.type} ({event.modality}) | {sentence['text']}"
        right = event not in left or event.type in known
        table.mark("events that are told", right, told)
        if event.type in corpus.types["expel"] and event.modality in _TOLD:
            table.mark("expulsions that are told", right, told)
    for kind in sentence.get("not") or []:
        wrong = [
            event
            for event in reading.events
            if event.type in corpus.types[kind] and event.modality in _TOLD and not answered.get(id(event))
        ]
        told = f"{kind}: {[(event.type, event.modality) for event in wrong]} | {sentence['text']}"
        table.mark("traps avoided", not wrong, told)


def _score_event(
    corpus: Corpus, sentence: Sentence, want: Mapping[str, Any], event: EventMention | None, table: Table
) -> bool:
    """Mark one event; whether its modality is right."""
    text, expulsion = sentence["text"], want["type"] == "expel"
    table.mark("events found", event is not None, f"{_say(want)} | {text}")
    if expulsion:
        table.mark("expulsions found", event is not None, f"{_say(want)} | {text}")
    answers = _answers(corpus, want, event)
    for measure, (wanted, right, read) in answers.items():
        table.mark(measure, right, f"{wanted}, not {read if event else '(no such event)'} | {text}")
    return answers["modality"][1]


def _answers(
    corpus: Corpus, want: Mapping[str, Any], event: EventMention | None
) -> dict[str, tuple[str, bool, object]]:
    """For every field that is asked: what is wanted, whether it was read, and what was."""
    out: dict[str, tuple[str, bool, object]] = {}
    for field, measure in (("by", "who did it"), ("against", "to whom")):
        if field in want:
            read = getattr(event, field) if event else ()
            right = all(any(_is(corpus, name, one) for one in read) for name in want[field])
            out[measure] = (str(want[field]), right, [one.text for one in read])
    if "number" in want:
        number = event.number if event else None
        alone = want["number"] == "none" and number in (None, 1)
        right = event is not None and (alone or str(number) in options(want["number"]))
        out["how many"] = (want["number"], right, number)
    for field, measure in (("date", "when"), ("left", "when they left")):
        if field in want:
            read = getattr(event, field) if event else None
            out[measure] = (want[field], same_date(want[field], read), read)
    if "deadline" in want:
        read = _deadline(want, event) if event else None
        out["deadline"] = (want["deadline"], same_date(want["deadline"], read), read)
    modality = want.get("modality", "asserted")
    out["modality"] = (modality, event is not None and _meant(corpus, event, modality), event and event.modality)
    if "said_by" in want:
        said = (event.said_by if event else None) or ""
        right = any(holds(said, name) or holds(name, said) for name in options(want["said_by"])) and bool(said)
        out["said by"] = (want["said_by"], right, said)
    if "response" in want:
        read = bool(event and (event.response_to or event.response_span))
        out["what it answers"] = (want["response"], read, read)
    return out


def _likeness(corpus: Corpus, want: Mapping[str, Any], event: EventMention) -> int:
    return sum(right for _, right, _ in _answers(corpus, want, event).values())


def _is(corpus: Corpus, name: str, participant: Participant) -> bool:
    read = (participant.name, participant.country or "", participant.text)
    return any(corpus.same_name(name, one) for one in read) or any(corpus.named_in(name, one) for one in read)


def _meant(corpus: Corpus, event: EventMention, wanted: str) -> bool:
    """Whether the modality, or the event's being a denial, a demand or a threat, is one of those wanted."""
    said = {how for kind, how in _SAYS.items() if event.type in corpus.types[kind]}
    return bool({event.modality, *said} & set(options(wanted)))


def _deadline(want: Mapping[str, Any], event: EventMention) -> str | None:
    """The deadline that was read; one counted in days is counted from the order's date, where that was asked."""
    if event.deadline or event.deadline_days is None or "date" not in want:
        return event.deadline
    return str(dt.date.fromisoformat(want["date"]) + dt.timedelta(event.deadline_days))


def _say(want: Mapping[str, Any]) -> str:
    return " ".join(f"{key}={value}" for key, value in want.items())
