"""How a fact will be told: whether a sentence tells it, whether it still says what was checked, and when that was."""

from __future__ import annotations

from collections.abc import Iterator

from ..lexicon import load_lexicon
from ..model import Event, Fact
from ..sentences import sentence, why_none
from .problem import Problem, Rule, StoryFacts

__all__ = ["RULES"]


def _sentences(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """What has a type has a sentence: else an article's words tell it, and nobody said that they should."""
    if not isinstance(fact, Event) or fact.type not in load_lexicon().types or fact.summary or not known.has_sentences:
        return
    if not sentence(fact, known.actors):
        path = ("verb",) if fact.verb else ("type",)
        yield Problem(
            "no-sentence",
            "no sentence of ours can tell it, so readers are told an article's words",
            path,
            why_none(fact),
            "warning",
        )


def _checked(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """A checked fact says what it said when somebody checked it."""
    if fact.id in known.stale:
        yield Problem(
            "changed-since-checked",
            f"this fact was changed since it was checked on {fact.checked}",
            ("checked",),
            f"look again with explainer review --id {fact.id}; if it is right, write today's date into checked",
            "warning",
        )


def _days_of_work(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """What an editor did was done on a day that has been."""
    days: list[tuple[tuple[str | int, ...], str | None]] = [(("checked",), fact.checked)]
    days += [(("corrections", no, "date"), one.date) for no, one in enumerate(fact.corrections)]
    for path, day in days:
        if day and day > known.tomorrow:
            yield Problem(
                "day-to-come", f"{day} is still to come", path, "write the day on which it was done", "warning"
            )


RULES: tuple[Rule, ...] = (_sentences, _checked, _days_of_work)
