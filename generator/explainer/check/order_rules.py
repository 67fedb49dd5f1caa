"""What comes before what: a deadline after its order, an answer after what it answers, an end after a beginning."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..date_words import date_words
from ..disagreements import answering_articles
from ..edtf_dates import roughly
from ..evidence import Evidence
from ..field_types import Trait, kinds_of
from ..model import Actor, Expulsion, Fact, Happening, Source, claims, standing
from .problem import Problem, Rule, StoryFacts, borne_values

__all__ = ["RULES", "circles"]

_ENDS = {
    "deadline": ("deadline-before-order", "they must leave by"),
    "left": ("left-before-order", "they left by"),
}
"""What of an expulsion comes after its order, with the code of what does not and what a message calls it."""


def _orders(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """Nobody must leave, or has left, before the order to go: by what one article says, or by all that any says."""
    for name, (code, words) in _ENDS.items() if isinstance(fact, Expulsion) else ():
        orders = _dates(fact, ("date",))
        for one in borne_values(fact, name):
            of_claim = _articles(one.sources, known.evidence)
            own = [date for date, articles in _borne(fact, ("date",), known.evidence) if articles & of_claim]
            ends = [one.value] if own else _dates(fact, (name,))
            if _is_before(ends, own or orders):
                yield Problem(
                    code,
                    f"{words} {date_words(one.value)}, before the order of {date_words((own or orders)[0])}",
                    one.path,
                    "mend the one that is wrong",
                    "warning",
                )
                break


def _answers(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """By what one article says, nothing answers what answers it, or what came later.

    Where it is other articles that date it earlier, the order of the two is disputed, and the site says so.
    """
    for ident in dict.fromkeys(i for one in claims(getattr(fact, "in_response_to", None)) for i in one.value):
        other, evidence = known.facts.get(ident), known.evidence
        if not isinstance(fact, Happening) or not isinstance(other, Happening) or other is fact:
            continue
        answering = answering_articles(fact, ident, evidence)
        for article in sorted(answering & answering_articles(other, fact.id, evidence)):
            yield Problem(
                "answers-itself",
                f"article {article} bears that it answers {ident}, and that {ident} answers it",
                ("in_response_to",),
                "give each answer only the sources that say that it is one",
                "warning",
            )
        if dates := next(
            filter(None, (_reversed(fact, other, article, evidence) for article in sorted(answering))), None
        ):
            yield Problem(
                "answer-before",
                f"it is of {date_words(dates[0])}, and so cannot answer {ident}, of {date_words(dates[1])}",
                ("in_response_to",),
                "name what it answers, or mend the date that is wrong",
                "warning",
            )


def _reversed(fact: Happening, other: Happening, article: str, evidence: Evidence) -> tuple[str, str] | None:
    """The dates by which an answer was over before what it answers began, as far as its article bears both."""
    over = [name for name, kind in kinds_of(type(fact)).items() if Trait.DONE_BY in kind.traits]
    mine, yours = _by(fact, over, article, evidence), _by(other, ("date",), article, evidence)
    if article not in _articles(other.sources, evidence):  # so it does not say that there was anything to answer
        mine = mine or _dates(fact, over)
    yours = yours or _dates(other, ("date",))
    return (mine[0], yours[0]) if _is_before(mine, yours) else None


def _terms(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """A role ends after it began."""
    for no, role in enumerate(fact.roles if isinstance(fact, Actor) else ()):
        if role.since and role.until and _is_before([role.until], [role.since]):
            message = f"until {date_words(role.until)} is before {date_words(role.since)}, when it began"
            yield Problem("until-before-from", message, ("roles", no, "until"), "mend the one that is wrong", "warning")


def circles(facts: Mapping[str, Fact]) -> dict[str, list[Problem]]:
    """Answers that go round in a circle of three or more, each told once, by the id of a fact in it.

    Of two that answer each other one article may say the one and one the other: their order is disputed.
    """
    answered = {ident: _answered(facts, ident) for ident in facts}
    found: dict[str, list[Problem]] = {}
    done: set[str] = set()
    for start in facts:
        path = {start: iter(answered[start])} if start not in done else {}  # what of each is still to be walked
        while path:
            here = next(reversed(path))
            after = next((ident for ident in path[here] if ident not in done), None)
            if after is None:
                done.add(here)
                del path[here]
            elif after not in path:
                path[after] = iter(answered[after])
            elif start not in found:  # one circle is told of all that hang together
                way = [*path]
                found[start] = [_circle([*way[way.index(after) :], after])]
    return found


def _circle(round: Sequence[str]) -> Problem:
    return Problem(
        "answers-in-circle",
        f"each answers the next, and the last the first: {', '.join(round)}",
        ("in_response_to",),
        "take out the answer that no article tells",
        "warning",
    )


def _answered(facts: Mapping[str, Fact], ident: str) -> list[str]:
    """The facts that a fact answers and that do not answer it."""
    there = [other for other in _answers_of(facts[ident]) if other in facts and other != ident]
    return [other for other in there if ident not in _answers_of(facts[other])]


def _answers_of(fact: Fact) -> dict[str, None]:
    return dict.fromkeys(i for claim in standing(getattr(fact, "in_response_to", None)) for i in claim.value)


def _borne(fact: Fact, names: Iterable[str], evidence: Evidence) -> Iterator[tuple[str, set[str]]]:
    """The dates in these fields with the articles that bear each."""
    for claim in (claim for name in names for claim in standing(getattr(fact, name))):
        yield claim.value, _articles(claim.sources or fact.sources, evidence)


def _by(fact: Fact, names: Iterable[str], article: str, evidence: Evidence) -> list[str]:
    return [date for date, articles in _borne(fact, names, evidence) if article in articles]


def _dates(fact: Fact, names: Iterable[str]) -> list[str]:
    return [claim.value for name in names for claim in standing(getattr(fact, name))]


def _articles(sources: Iterable[Source], evidence: Evidence) -> set[str]:
    return {article.id for source in sources if (article := evidence.article(source))}


def _is_before(some: Sequence[str], others: Sequence[str]) -> bool:
    """Whether each of some dates is over before any of the others begins; of none nothing is known."""
    if not some or not others:
        return False
    return max(roughly(date)[1] for date in some) < min(roughly(date)[0] for date in others)


RULES: tuple[Rule, ...] = (_orders, _answers, _terms)
