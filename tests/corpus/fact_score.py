"""The facts that are written about an article, each held against everything that a careful reader finds told there."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from explainer.edtf_dates import within
from explainer.names import fold_name as fold
from explainer.numbers import parse_number
from explainer.quotes import canonical

from .exported import Fact, sources, values
from .gold import Corpus, holds, options, same_date
from .table import Table

__all__ = ["Told", "Verdict", "judge", "places", "score_facts"]

Want = Mapping[str, Any]
"""An event as the blind half wants it; ``README.md`` documents the form."""

Verdict = Literal["right", "missing", "wrong"]

_WORST: dict[Verdict, int] = {"right": 0, "missing": 1, "wrong": 2}
_STATEMENTS = frozenset({"say", "speak"})
"""Types of plain reports of words, which are no events to the gold."""

_LEADS = 10
"""As many of an article's leads as an editor is expected to look at."""

_LONG = 300
"""Characters: what is longer is an excerpt, no quote."""

_SENTENCE = re.compile(r"^[\"'“‘(]?[A-Z0-9].*[.!?][\"'”’)]*$", re.DOTALL)
_EMPTY_WORDS = frozenset({"the", "a", "an", "of", "s"})


@dataclass(frozen=True, slots=True)
class Told:
    """An event that an article tells."""

    want: Want
    at: int
    """Where in the article's text: the middle of the words that tell it."""


def places(wanted: Sequence[Want], text: str) -> list[Told]:
    """Each event with its place in ``text``.

    :raises ValueError: words that tell an event do not stand there exactly once.
    """
    found = []
    for want in wanted:
        words = canonical(want["tells"])
        if text.count(words) != 1:
            raise ValueError(f"{words!r} stands {text.count(words)} times in the article")
        found.append(Told(want, text.index(words) + len(words) // 2))
    return found


def score_facts(corpus: Corpus, events: Sequence[Told], base: Mapping[str, Any], table: Table, about: str) -> bool:
    """Mark every fact of an article's export, and every main event, in the table.

    :param about: what the article is called among the misses.
    :returns: whether some fact is told without a falsehood.
    """
    names, main = _Names(corpus, base["actors"]), [event for event in events if "main" in event.want]
    told, quoted = set[int](), set[int]()
    for fact in [*base["timeline"], *base["expulsions"]]:
        if fact.get("type") in _STATEMENTS:
            continue
        under = [event for event in events if any(_within(event, source) for source in _quotes(fact))]
        quoted.update(event.at for event in under)
        best, verdicts = _nearest(names, fact, under)
        false = best is None or "wrong" in verdicts.values()
        _mark_fact(fact, best, verdicts, table, about)
        if main:
            table.mark("facts about a main event", any(e in main for e in under), f"{_telling(fact)} | {about}")
        if best is not None and not false:
            told.add(best.at)
            if _by_words(fact) and all(len(source["quote"]) <= _LONG for source in _quotes(fact)):
                told.update(event.at for event in under)
    leads = [lead for lead in base.get("leads", [])[:_LEADS] if len(lead["quote"]) <= _LONG]
    seen = quoted | {event.at for event in events for lead in leads if _within(event, lead)}
    for event in main:
        miss = f"{event.want['tells']} | {about}"
        table.mark("main events told, not falsely", event.at in told, miss)
        table.mark("main events under a quote or in the first leads", event.at in seen, miss)
    return bool(told)


def judge(names: _Names, fact: Fact, want: Want) -> dict[str, Verdict]:
    """What each field of a fact says of an event: the right thing, less, or something else."""
    by, against = _wanted(want, "by"), _wanted(want, "against")
    undergoes = [] if fact.get("by") else by  # "the miners were trapped", "the captain drowned"
    speakers = _wanted(want, "said_by")
    return {
        "verb": _verb(fact, want),
        "by": _party(names, fact, _Party("by", by, not_these=against)),
        "against": _party(names, fact, _Party("against", against, undergoes, [] if undergoes else by)),
        "number": _number(fact, str(want.get("number", "none"))),
        "date": _date(values(fact.get("date")), str(want.get("date", "none"))),
        "deadline": _date(values(fact.get("deadline")), str(want.get("deadline", "none"))),
        "modality": _modality(fact, want),
        "said_by": _said_by(names, fact, speakers, by),
    }


def _wanted(want: Want, field: str) -> list[str]:
    """The parties that are wanted: an expulsion has one, as plain text."""
    wanted = want.get(field, [])
    return [wanted] if isinstance(wanted, str) else wanted


@dataclass(frozen=True, slots=True)
class _Party:
    """One side of an event."""

    field: str
    """``by`` or ``against``."""
    wanted: Sequence[str]
    also: Sequence[str] = ()
    """Who may be named too."""
    not_these: Sequence[str] = ()
    """Who took the other part."""


class _Names:
    """What the actors of an export are called, so that ids, names and aliases all match."""

    def __init__(self, corpus: Corpus, actors: Sequence[Fact]) -> None:
        self._corpus = corpus
        self._of = {actor["id"]: [str(n) for n in [*values(actor["name"]), *actor["aliases"]]] for actor in actors}
        self._country = {actor["id"]: str(actor.get("country")) for actor in actors}

    def is_actor(self, who: str) -> bool:
        """Whether ``who`` is an id, and not words of an article."""
        return who in self._of

    def is_any(self, who: str, wanted: Sequence[str]) -> bool:
        """Whether an id, or words for people, mean one of those wanted; a body of a state may stand for the state."""
        called = self._of.get(who, [who]) + self._of.get(self._country.get(who, ""), [])
        return any(self._same(name, one) for name in called for one in wanted)

    def _same(self, name: str, wanted: str) -> bool:
        return self._corpus.same_name(wanted, name) or any(_alike(name, one) for one in options(wanted))


def _nearest(names: _Names, fact: Fact, under: Sequence[Told]) -> tuple[Told | None, dict[str, Verdict]]:
    """The event under a fact's quotes that the fact says least amiss of, and what it says."""
    judged = [(event, judge(names, fact, event.want)) for event in under]
    return min(judged, key=lambda one: _faults(one[1]), default=(None, {}))


def _faults(verdicts: Mapping[str, Verdict]) -> tuple[int, int]:
    said = list(verdicts.values())
    return said.count("wrong"), said.count("missing")


def _mark_fact(fact: Fact, best: Told | None, verdicts: Mapping[str, Verdict], table: Table, about: str) -> None:
    wrong = [field for field, verdict in verdicts.items() if verdict == "wrong"]
    less = [field for field, verdict in verdicts.items() if verdict == "missing"]
    nearest = f"{dict(best.want)}" if best else "no event stands in its quotes"
    told = f"{_telling(fact)} [{fact.get('date')}] wrong: {wrong}, lacks: {less} | {nearest} | {about}"
    table.mark("facts not false", best is not None and not wrong, told)
    table.mark("facts right", best is not None and not wrong and not less, told)


def _party(names: _Names, fact: Fact, party: _Party) -> Verdict:
    """Whether all who are named took that part; other words of the quote, where no sentence of ours uses them, say less."""
    read = values(fact.get(party.field))
    if party.field == "against" and not read:
        read = [who for who in values(fact.get("people")) if names.is_any(who, party.wanted)]
    strangers = [who for who in read if not names.is_any(who, [*party.wanted, *party.also])]
    if any(names.is_actor(who) or names.is_any(who, party.not_these) or not _by_words(fact) for who in strangers):
        return "wrong"
    needed = [one for one in party.wanted if "none" not in options(one)]
    found = all(any(names.is_any(who, [one]) for who in read) for one in needed)
    return "right" if found and not strangers else "missing"


def _number(fact: Fact, wanted: str) -> Verdict:
    read, right = values(fact.get("number")), {fold(option) for option in options(wanted)}
    if read:
        agrees = all(fold(str(value)) in right or (value == 1 and right == {"none"}) for value in read)
        return "right" if agrees else "wrong"
    told = {str(parse_number(word.strip(".,"))) for word in _telling(fact).split()}  # "seized eleven trawlers"
    return "right" if right & {"none", "1", *told} else "missing"


def _date(read: Sequence[str], wanted: str) -> Verdict:
    right = [option for option in options(wanted) if option != "none"]
    if not read:
        return "right" if "none" in options(wanted) else "missing"
    return max((_one_date(date, right) for date in read), key=_WORST.__getitem__)


def _one_date(read: str, right: Sequence[str]) -> Verdict:
    read = read.rstrip("~?%")
    if any(same_date(option, read) for option in right) or (not right and read.startswith("../")):
        return "right"
    return "missing" if any(within(option, read) for option in right) else "wrong"


def _verb(fact: Fact, want: Want) -> Verdict:
    """Whether the sentence has a verb that is true of the event; the article's own words have."""
    right = _by_words(fact) or any(holds(_telling(fact), verb) for verb in options(want["verbs"]))
    return "right" if right else "wrong"


def _modality(fact: Fact, want: Want) -> Verdict:
    read, right = fact.get("modality") or "asserted", options(want.get("modality", "asserted"))
    whole = all(_SENTENCE.match(source["quote"]) for source in _quotes(fact))
    if read in right or (_by_words(fact) and read == "asserted" and whole):  # the sentence says how sure it is
        return "right"
    attributed = read == "asserted" and "alleged" in right and bool(_speakers(fact))
    return "right" if attributed or (read == "alleged" and "said_by" in want) else "wrong"


def _said_by(names: _Names, fact: Fact, wanted: Sequence[str], by: Sequence[str]) -> Verdict:
    """Whether it is told who says so; that whoever acts by speaking says so is not wrong."""
    speakers = _speakers(fact)
    if not all(names.is_any(who, [*wanted, *by]) for who in speakers):
        return "wrong"
    needed = [one for one in wanted if "none" not in options(one)]
    return "right" if speakers or not needed or _by_words(fact) else "missing"


def _speakers(fact: Fact) -> list[str]:
    return values(fact.get("said_by")) + [source["said_by"] for source in _quotes(fact) if "said_by" in source]


def _by_words(fact: Fact) -> bool:
    return fact.get("told") == "words" or fact.get("type") == "event"


def _telling(fact: Fact) -> str:
    return str(fact.get("telling") or fact["id"])


def _quotes(fact: Fact) -> list[Fact]:
    """Every source of a fact that stands in its article."""
    return [source for source in sources(fact) if source["verified"]]


def _within(event: Told, quote: Fact) -> bool:
    return bool(quote["start"] <= event.at < quote["end"])


def _alike(one: str, other: str) -> bool:
    """Whether the words of one name are all in the other: ``police`` and ``Naryn police``."""
    first, second = _words(one), _words(other)
    return bool(first and second) and (first <= second or second <= first)


def _words(name: str) -> set[str]:
    return {word.removesuffix("s") for word in fold(name).split()} - _EMPTY_WORDS
