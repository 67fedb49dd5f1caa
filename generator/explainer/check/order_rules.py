"""What comes before what: an answer after what it answers."""

from __future__ import annotations

from collections.abc import Iterator

from ..disagreements import answering_articles
from ..model import Fact, Happening, claims
from .problem import Problem, Rule, StoryFacts

__all__ = ["RULES"]


def _answers(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """By what one article says, nothing answers what answers it."""
    for ident in dict.fromkeys(i for one in claims(getattr(fact, "in_response_to", None)) for i in one.value):
        other = known.facts.get(ident)
        if not isinstance(fact, Happening) or not isinstance(other, Happening) or other is fact:
            continue
        evidence = known.evidence
        both = answering_articles(fact, ident, evidence) & answering_articles(other, fact.id, evidence)
        for article in sorted(both):
            yield Problem(
                "answers-itself",
                f"article {article} bears that it answers {ident}, and that {ident} answers it",
                ("in_response_to",),
                "give each answer only the sources that say that it is one",
                "warning",
            )


RULES: tuple[Rule, ...] = (_answers,)
