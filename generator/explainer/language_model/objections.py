"""What ``check`` has against something that a model says: the same rules that hold people's facts against their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from ..assemble.facts import event_group
from ..assemble.gather import GatheredActors
from ..assemble.tellings import HAPPENED, tellings
from ..check.fact_rules import RULES
from ..check.known_ids import KnownIds
from ..check.plain_reading.actor_names import ActorNames
from ..check.problem import Problem, StoryFacts
from ..evidence import Evidence
from ..lexicon import load_lexicon
from ..model import EVENT, Actor, Article, Event, Expulsion, Fact
from ..readers import EventMention, NotBelieved, Participant, Reading

__all__ = ["Objections"]

_VALUES = frozenset({"date", "deadline", "left", "number", "people", "place", "said_by", "status", "verb", "what"})
"""The fields that can be left out of a fact."""
_SIDES = ("by", "against")
_OF_FORM = frozenset({"no-sentence", "quote-ambiguous"})
"""What speaks against how a fact is written, and not against what it says."""


class Objections:
    """The facts of one article, held against its words."""

    def __init__(self, article: Article, gathered: GatheredActors, actors: Sequence[Actor]) -> None:
        """:param actors: those gathered, as the sheet has them."""
        self.actors: Mapping[str, Actor] = {actor.id: actor for actor in actors}
        self._article = article
        self.gathered = gathered
        self._known = StoryFacts(
            Evidence([article]),
            KnownIds((actor.id, actor) for actor in actors),
            KnownIds[Fact](()),
            frozenset(),
            [article],
            names=ActorNames(actors),
        )

    @property
    def evidence(self) -> Evidence:
        """The article as what quotes are looked up in."""
        return self._known.evidence

    def to(self, fact: Fact, others: Sequence[Fact] = ()) -> list[Problem]:
        """All that speaks against a fact.

        :param others: the facts that it refers to.
        """
        known = self._known
        if others:
            known = replace(known, facts=KnownIds((one.id, one) for one in (fact, *others)))
        return [problem for rule in RULES for problem in rule(known, fact) if problem.code not in _OF_FORM]

    def fact_of(self, mention: EventMention) -> Event | Expulsion | None:
        """The fact that would be made of a mention alone; of one that is only a lead, as if it were more.

        None where no fact can be made of it.
        """
        planned = mention.modality == "planned" and mention.date
        mention = replace(mention, unsafe=())
        if mention.doubt or (mention.modality not in HAPPENED and not planned):
            mention = replace(mention, doubt="", modality="asserted")
        reading = Reading(self._article.id, self._article.text, (), events=(mention,))
        told = tellings([reading], {self._article.id: self._article}, self.gathered, load_lexicon())
        return event_group("x", told).fact if told else None

    def without(self, mention: EventMention) -> tuple[EventMention, list[NotBelieved]]:
        """What is left of a telling when all is taken out to which the words object, and what that is."""
        lost: list[NotBelieved] = []
        while True:
            fact = self.fact_of(mention)
            if fact is None:
                return replace(mention, doubt=mention.doubt or "no fact can be made of it"), lost
            wrong = self.to(fact)
            if not wrong:
                return mention, lost
            lost.append(NotBelieved(self._shown(mention), wrong[0].message))
            mended = self._mended(mention, fact, wrong[0])
            if mended == mention:
                return mended, lost
            mention = mended

    def _mended(self, mention: EventMention, fact: Event | Expulsion, problem: Problem) -> EventMention:
        """A telling without what an objection is to."""
        field = problem.path[-1] if problem.path[-1:] == ("said_by",) else (problem.path or ("",))[0]
        if problem.code == "doer-not-quoted" and field == "by":  # and so whom it was done to is not told, too
            return replace(mention, by=(), against=())
        change: dict[str, Any]
        if field in _SIDES:
            change = {str(field): self._others(getattr(mention, str(field)), fact, problem)}
            return replace(mention, **change)
        if field in _VALUES and getattr(mention, str(field)) is not None:
            change = {str(field): None}
            return replace(mention, **change)
        if field in ("type", "") and mention.type != EVENT:
            return replace(mention, type=EVENT, verb=None, status=None, deadline=None, left=None)
        if mention.doubt:
            return replace(mention, type=EVENT, by=(), against=(), number=None, date=None, modality="asserted")
        return replace(mention, doubt=problem.message)

    def _others(
        self, parties: tuple[Participant, ...], fact: Event | Expulsion, problem: Problem
    ) -> tuple[Participant, ...]:
        """The parties but that whom an objection is to; none where it is to all."""
        side = getattr(fact, str(problem.path[0]))
        wrong = side[problem.path[1]] if len(problem.path) > 1 and isinstance(problem.path[1], int) else None
        left = tuple(one for one in parties if wrong not in (self.ident(one), one.text))
        return left if wrong is not None and len(left) < len(parties) else ()

    def ident(self, party: Participant) -> str | None:
        """The id of an actor who takes part; None of whoever is none."""
        return self.gathered.lookup(self._article.id, party.name)

    def _shown(self, mention: EventMention) -> str:
        return f"{mention.type}: {self._article.text[mention.quote.start : mention.quote.end][:80]}"
