"""Where sources differ: each question with what every article answers, the most consequential first."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ...disagreements import Disagreement, compatible
from ...field_types import Holds, Trait, kind_of, kinds_of
from ...model import Article, Claim, Fact, Source, claims, preferred, standing
from ..catalogue import Catalogue

__all__ = ["Answer", "Question", "Said", "by_article", "compared", "firsts", "is_worked_out"]


@dataclass(frozen=True, slots=True)
class Said:
    """One value that an article gives."""

    value: int
    """Its place among the question's values."""
    sources: tuple[Source, ...]
    """The article's words for it."""
    worked_out: bool = False
    """Whether it is an order that the article does not tell: it follows from days."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What one article answers."""

    article: Article
    """The article."""
    said: tuple[Said, ...]
    """Its values, in the question's order: it may give a person three roles."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing on which articles differ."""

    fact: Fact
    """The fact that it is about."""
    disagreement: Disagreement
    """The values: those that stand, the one told first before the others, then what is set aside."""
    sides: tuple[tuple[int, ...], ...]
    """The places of the values that stand together against others; what is set aside stands alone."""
    anchor: str
    """Its address on the page."""
    answers: tuple[Answer, ...]
    """What each article says that says something, by the values' order."""
    silent: tuple[Article, ...]
    """The articles that say nothing of it."""
    put_first: bool
    """Whether a person put the first value first."""
    fitting: frozenset[int] = frozenset()
    """The places of values that agree with each of the others: "by the weekend" with Saturday and with Sunday."""
    firsts: tuple[str, ...] = ()
    """Where the order of two facts is disputed, by whom the first of each order was done: ids of actors; none where that
    does not tell the orders apart."""
    days: tuple[Mapping[str, Sequence[tuple[str, str]]], ...] = ()
    """There, for each order the days of both facts by which its articles have it: fields and dates, by the fact's id."""

    def tally(self, places: Sequence[int]) -> int:
        """How many articles give one of the values at these places."""
        return sum(any(one.value in places for one in answer.said) for answer in self.answers)


def compared(catalogue: Catalogue) -> list[tuple[Fact, list[Question]]]:
    """Each fact on which articles differ with its questions, by its most consequential one.

    What is more consequential: what a key fact is about, or somebody who takes part in one; of that, who, how many, when
    and which came first before what is told in other words; of that, what more articles answer; of that, a disputed
    order; and else what comes first in the sheets.
    """
    known: dict[str, Fact] = {**catalogue.facts, **catalogue.actors}
    key = set(catalogue.story.key_facts)
    key |= {actor for actor, deeds in catalogue.deeds.items() if any(fact.id in key for fact in deeds)}

    def consequence(question: Question) -> tuple[bool, bool, int, bool]:
        one = question.disagreement
        about = {*one.acts, question.fact.id}
        wording = kind_of(type(question.fact), one.field).holds is Holds.TEXT
        return not about & key, wording, -len(question.answers), not one.is_order

    found = [
        question
        for ident, fact in known.items()
        for question in _questions(fact, catalogue.differing.get(ident, ()), catalogue)
    ]
    by_fact: dict[str, list[Question]] = {}
    for question in sorted(found, key=consequence):
        by_fact.setdefault(question.fact.id, []).append(question)
    return [(known[ident], questions) for ident, questions in by_fact.items()]


def by_article(bearing: Sequence[Sequence[Source]], catalogue: Catalogue) -> dict[str, dict[int, list[Source]]]:
    """Which of several values each article gives, in which words: by the article's id and the value's place.

    :param bearing: the sources of each value.
    """
    said: dict[str, dict[int, list[Source]]] = {}
    for place, sources in enumerate(bearing):
        for source in sources:
            there = said.setdefault(catalogue.article(source.article).id, {}).setdefault(place, [])
            if source not in there:
                there.append(source)
    return said


def _questions(fact: Fact, found: Sequence[Disagreement], catalogue: Catalogue) -> Iterator[Question]:
    seen: list[str] = []
    for one in found:
        name = "order" if one.is_order else one.field
        seen.append(name)
        again = f"-{seen.count(name)}" if seen.count(name) > 1 else ""
        yield _question(fact, one, f"{fact.id}.{name}{again}", catalogue)


def _question(fact: Fact, found: Disagreement, anchor: str, catalogue: Catalogue) -> Question:
    whole = found if found.is_order else replace(found, claims=(*found.claims, *_set_aside(fact, found)))
    said = by_article([claim.sources or fact.sources for claim in whole.claims], catalogue)
    answers = [
        Answer(article, tuple(_said(found, *one, catalogue) for one in said[article.id].items()))
        for article in catalogue.articles
        if article.id in said
    ]
    worked_out = {one.value for answer in answers for one in answer.said if one.worked_out}
    return Question(
        fact=fact,
        disagreement=whole,
        sides=(*found.sides, *((place,) for place in range(len(found.claims), len(whole.claims)))),
        anchor=anchor,
        answers=tuple(sorted(answers, key=lambda answer: answer.said[0].value)),
        silent=tuple(article for article in catalogue.articles if article.id not in said),
        put_first=bool(fact.checked) and not found.is_order,
        fitting=_fitting(fact, found),
        firsts=firsts(found, catalogue),
        days=tuple(
            {
                ident: _days(catalogue.facts[ident], claim.sources, place in worked_out, catalogue)
                for ident in found.acts
            }
            for place, claim in enumerate(found.claims if found.is_order else ())
        ),
    )


def _said(found: Disagreement, place: int, sources: Sequence[Source], catalogue: Catalogue) -> Said:
    return Said(place, tuple(sources), worked_out=found.is_order and is_worked_out(found, place, sources, catalogue))


def is_worked_out(found: Disagreement, place: int, sources: Sequence[Source], catalogue: Catalogue) -> bool:
    """Whether none of these sources tells that one of two facts answers the other, so that their order follows from days.

    :param found: a disputed order.
    :param place: which of the two orders the sources bear.
    """
    first, second = list(found.claims[place].value)
    answer = catalogue.facts[second]
    answering = [claim for claim in standing(getattr(answer, "in_response_to", [])) if first in claim.value]
    told = [source for claim in answering for source in claim.sources or answer.sources]
    return not any(source in told for source in sources)


def _set_aside(fact: Fact, found: Disagreement) -> list[Claim[Any]]:
    """The claims of a field that an editor holds for wrong; which question a role that is set aside belongs to, nobody knows."""
    if kind_of(type(fact), found.field).holds is Holds.ROLE:
        return []
    return [claim for claim in claims(getattr(fact, found.field)) if claim.rank == "deprecated"]


def _fitting(fact: Fact, found: Disagreement) -> frozenset[int]:
    kind, values = kind_of(type(fact), found.field), [claim.value for claim in found.claims if not found.is_order]
    return frozenset(place for place, one in enumerate(values) if all(compatible(kind, one, other) for other in values))


def firsts(found: Disagreement, catalogue: Catalogue) -> tuple[str, ...]:
    """By whom the first fact of each of two orders was done, where each is one actor's."""
    doers = [
        preferred(getattr(catalogue.facts[claim.value[0]], "by", [])) or [] for claim in found.claims if found.is_order
    ]
    alone = [ids[0] for ids in doers if len(ids) == 1 and ids[0] in catalogue.actors]
    return tuple(alone) if len(set(alone)) == len(doers) else ()


def _days(fact: Fact, by: Sequence[Source], worked_out: bool, catalogue: Catalogue) -> list[tuple[str, str]]:
    """When a fact was, by each field that says by when it had happened: by one of some articles; where they say nothing, and
    an order is worked out from days, by any."""
    names = [name for name, kind in kinds_of(type(fact)).items() if Trait.DONE_BY in kind.traits]
    articles = {catalogue.article(source.article).id for source in by}
    found = [(name, claim) for name in names for claim in standing(getattr(fact, name))]
    own = [
        (name, claim)
        for name, claim in found
        if articles & {catalogue.article(source.article).id for source in claim.sources or fact.sources}
    ]
    return [(name, claim.value) for name, claim in own or (found if worked_out else [])]
