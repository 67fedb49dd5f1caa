"""Facts told stronger or otherwise than their words: status, type, certainty, and our own sentences."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from random import Random

from .mutants import Mutant, kind
from .story_texts import Placed, StoryTexts, Where, put, values_in

__all__: list[str] = []

_STATUSES = ("persona non grata", "ordered to leave", "recalled", "declared unwelcome", "jailed")
_TYPES = ("arrest", "kill", "visit", "resign", "release", "attack", "convict", "protest", "meet", "sign")
_SAID = ("allege", "accuse", "deny", "say", "demand", "threaten", "promise", "warn")
_MODALITIES = ("alleged", "denied", "threatened", "demanded", "hypothetical", "planned")
_OPPOSITE = {
    "deny": "concede", "allege": "judge", "accuse": "convict", "demand": "order", "arrest": "release", "release": "arrest",
    "promise": "refuse", "warn": "promise", "threaten": "attack", "suspend-cooperation": "cooperate", "meet": "attack",
    "condemn": "praise", "resign": "appoint", "recall-envoy": "restore-relations", "negotiate": "break-relations",
    "urge": "refuse", "agree": "reject", "sentence": "acquit", "seize": "release",
}  # fmt: skip
_NUMBER_WORDS = ("two", "three", "four", "five", "six", "ten", "twenty", "hundreds", "dozens")
_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_HEDGES = re.compile(
    r"(?:, (?:one article says|according to [^,.]+|[^,]+ (?:said|says|claimed)))|\b(?:alleged|claimed|said|suspected|accused)(?: that)? |\b(?:may|might|reportedly|allegedly) "
)
_NEGATION = re.compile(r"\b(was|were|has|have|had|is|are|did|would)\b(?! not)")


def _told(story: StoryTexts, placed: Placed, where: Where, old: object, new: object) -> Mutant:
    files = story.with_fact(placed, put(placed.fact, where, new))
    return Mutant(f"{placed.name} {'.'.join(map(str, where))}: {old} → {new}", files)


def _other(
    story: StoryTexts, chance: Random, facts: Sequence[Placed], field: str, others: Sequence[str]
) -> Mutant | None:
    there = [(p, where, v) for p in facts for where, v, _ in values_in(p.fact, field)]
    if not there or not others:
        return None
    placed, where, old = chance.choice(there)
    new = chance.choice(others)
    return _told(story, placed, where, old, new) if new != old else None


@kind("another status", "telling")
def _status(story: StoryTexts, chance: Random) -> Mutant | None:
    return _other(story, chance, story.of("expulsions"), "status", _STATUSES)


@kind("a status that no words give", "telling")
def _status_added(story: StoryTexts, chance: Random) -> Mutant | None:
    free = [placed for placed in story.of("expulsions") if not placed.fact.get("status")]
    return _told(story, chance.choice(free), ("status",), "none", chance.choice(_STATUSES)) if free else None


@kind("another type", "telling")
def _type(story: StoryTexts, chance: Random) -> Mutant | None:
    typed = [p for p in story.of("timeline") if not p.fact.get("verb")]
    return _other(story, chance, typed, "type", _TYPES)


@kind("the type of another fact", "telling")
def _type_of_another(story: StoryTexts, chance: Random) -> Mutant | None:
    facts = story.of("timeline")
    return _other(story, chance, facts, "type", [p.fact["type"] for p in facts if p.fact["type"] != "event"])


@kind("a type of the other meaning", "telling")
def _opposite(story: StoryTexts, chance: Random) -> Mutant | None:
    there = [p for p in story.of("timeline") if p.fact.get("type") in _OPPOSITE]
    if not there:
        return None
    placed = chance.choice(there)
    return _told(story, placed, ("type",), placed.fact["type"], _OPPOSITE[placed.fact["type"]])


@kind("said made of done", "telling")
def _done(story: StoryTexts, chance: Random) -> Mutant | None:
    there = [p for p in story.of("timeline") if p.fact.get("type") in _SAID]
    if not there:
        return None
    placed = chance.choice(there)
    new = chance.choice(["arrest", "attack", "kill", "plot", "release", "strike", "leave-country"])
    return _told(story, placed, ("type",), placed.fact["type"], new)


@kind("a type given to what words tell", "telling")
def _typed(story: StoryTexts, chance: Random) -> Mutant | None:
    there = [p for p in story.of("timeline") if p.fact.get("type") == "event"]
    return _told(story, chance.choice(there), ("type",), "event", chance.choice([*_TYPES, *_SAID])) if there else None


@kind("another verb", "telling")
def _verb(story: StoryTexts, chance: Random) -> Mutant | None:
    there = [p for p in story.of("timeline") if p.fact.get("type") not in ("event", None)]
    placed, new = chance.choice(there), chance.choice(["foil", "torture", "storm", "bribe", "hail", "detain", "ban"])
    old = placed.fact.get("verb")
    return _told(story, placed, ("verb",), old, new) if new != old else None


@kind("modality left out", "telling")
def _modality_gone(story: StoryTexts, chance: Random) -> Mutant | None:
    there = [p for p in story.of("timeline") if p.fact.get("modality") not in (None, "asserted")]
    if not there:
        return None
    placed = chance.choice(there)
    return _told(story, placed, ("modality",), placed.fact["modality"], None)


@kind("another modality", "telling")
def _modality(story: StoryTexts, chance: Random) -> Mutant | None:
    facts = story.of("timeline")
    if not facts:
        return None
    placed, new = chance.choice(facts), chance.choice(_MODALITIES)
    old = placed.fact.get("modality", "asserted")
    return _told(story, placed, ("modality",), old, new) if new != old else None


@kind("what is of another fact", "telling")
def _what(story: StoryTexts, chance: Random) -> Mutant | None:
    facts = story.of("timeline")
    return _other(story, chance, facts, "what", [str(v) for p in facts for _, v, _ in values_in(p.fact, "what")])


@kind("what that no words give", "telling")
def _what_changed(story: StoryTexts, chance: Random) -> Mutant | None:
    others = ("tax fraud", "the murder of a judge", "a trade agreement", "nuclear tests", "stealing documents")
    return _other(story, chance, story.of("timeline"), "what", others)


# ---- our own sentences


def _sentences(story: StoryTexts, field: str) -> list[tuple[Placed, Where, str]]:
    return [(p, where, str(v)) for p in story.facts for where, v, _ in values_in(p.fact, field)]


def _rewritten(story: StoryTexts, chance: Random, field: str, change: Callable[[str], str | None]) -> Mutant | None:
    there = _sentences(story, field)
    if not there:
        return None
    placed, where, old = chance.choice(there)
    new = change(old)
    return _told(story, placed, where, old, new) if new and new != old else None


def _by_field(name: str, field: str, change: Callable[[StoryTexts, str, Random], str | None]) -> None:
    @kind(name, "telling")
    def rewrite(story: StoryTexts, chance: Random) -> Mutant | None:
        return _rewritten(story, chance, field, lambda text: change(story, text, chance))


def _number(story: StoryTexts, text: str, chance: Random) -> str | None:
    found = [m for m in re.finditer(r"\b\w+\b", text) if m[0].isdigit() or m[0].lower() in _NUMBER_WORDS]
    if not found:
        return None
    match = chance.choice(found)
    new = str(int(match[0]) + chance.randint(1, 9)) if match[0].isdigit() else chance.choice(_NUMBER_WORDS)
    return text[: match.start()] + (new.capitalize() if match[0][0].isupper() else new) + text[match.end() :]


def _number_added(story: StoryTexts, text: str, chance: Random) -> str | None:
    words = re.search(
        r"\b(?:soldiers|diplomats|members|officials|measures|people|states|men|coups?|articles?|gangs)\b", text
    )
    return f"{text[: words.start()]}{chance.randint(6, 90)} {text[words.start() :]}" if words else None


def _name(story: StoryTexts, text: str, chance: Random) -> str | None:
    names = [story.name_of(placed.fact["id"]) for placed in story.actors]
    there = [name for name in names if re.search(rf"\b{re.escape(name)}\b", text)]
    if not there:
        return None
    old, new = chance.choice(there), chance.choice(names)
    return text.replace(old, new) if new not in text else None


def _date(story: StoryTexts, text: str, chance: Random) -> str | None:
    months = [month for month in _MONTHS if re.search(rf"\b{month}\b", text)]
    years = re.findall(r"\b(?:19|20)\d\d\b", text)
    if months:
        return text.replace(months[0], chance.choice(_MONTHS))
    if years:
        return text.replace(years[0], str(int(years[0]) + chance.choice([-3, -1, 1])))
    return text.rstrip(".") + chance.choice([" on 3 May 2019.", " in 1987.", " last Monday.", " in December."])


def _negated(story: StoryTexts, text: str, chance: Random) -> str | None:
    return text.replace(" not ", " ", 1) if " not " in text else _NEGATION.sub(r"\1 not", text, count=1)


def _hedge(story: StoryTexts, text: str, chance: Random) -> str | None:
    return _HEDGES.sub(" " if text.startswith(" ") else "", text, count=1)


def _quoted(story: StoryTexts, text: str, chance: Random) -> str | None:
    return re.sub(r"“[^”]+”", f"“{chance.choice(['a pack of lies', 'an act of war', 'regrettable'])}”", text, count=1)


for _field in ("summary", "statement"):
    _by_field(f"{_field} with another number", _field, _number)
    _by_field(f"{_field} with a number of its own", _field, _number_added)
    _by_field(f"{_field} with another name", _field, _name)
    _by_field(f"{_field} with another date", _field, _date)
    _by_field(f"{_field} turned round by a not", _field, _negated)
    _by_field(f"{_field} without who says so", _field, _hedge)
    _by_field(f"{_field} quotes what nobody said", _field, _quoted)


@kind("the summary of another fact", "telling")
def _summary_of_another(story: StoryTexts, chance: Random) -> Mutant | None:
    return _other(story, chance, story.happenings, "summary", [s for _, _, s in _sentences(story, "summary")])


@kind("the statement of another fact", "telling")
def _statement_of_another(story: StoryTexts, chance: Random) -> Mutant | None:
    return _other(story, chance, story.of("context"), "statement", [s for _, _, s in _sentences(story, "statement")])


@kind("a summary of what nobody tells", "telling")
def _invented(story: StoryTexts, chance: Random) -> Mutant | None:
    there = story.happenings
    placed = chance.choice(there)
    who, whom = chance.sample([story.name_of(one.fact["id"]) for one in story.actors], 2)
    new = f"{who} {chance.choice(['bribed', 'poisoned', 'betrayed', 'married'])} {whom}."
    return _told(story, placed, ("summary",), "", new)
