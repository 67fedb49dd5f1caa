"""A newsroom that makes facts one and takes them apart by commands, and what must hold then."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from typing import Any

from explainer.errors import ExplainerError
from explainer.merge.identity import evidence, sources, tell_the_same
from explainer.merge.recognition import with_whole_articles
from explainer.merge.refit import making_one, taking_apart
from explainer.merge.telling_words import with_words
from explainer.merge.three_way import Outcome, State, given_to_people
from explainer.merge.uniting import Facts
from explainer.merge.values import are_claims
from explainer.model import ACTORS, SHEETS, takes_claims

from .newsroom import key_of
from .readings import truths
from .rewriting import RewritingNewsroom

__all__ = ["RefittingNewsroom"]


@dataclass
class RefittingNewsroom(RewritingNewsroom):
    """A newsroom in which facts become one and are taken apart."""

    refitted: set[str] = field(default_factory=set)
    """Facts that were made one with another, taken apart, or made of another."""
    made_one: dict[str, str] = field(default_factory=dict)
    """For what is told in the story the fact of which it was made a part."""

    # --- what can happen -------------------------------------------------

    def merge_facts(self) -> None:
        gone, kept = self._two()
        if not gone:
            return
        before = self.state()
        facts = _facts(before)
        told = {key for key, read in truths(before).items() if before.ids.get(read, read) in (gone, kept)}

        def work(state: State) -> Outcome:
            return making_one(state, gone, kept)[0]

        self._let_go([gone, kept])
        self.refitted |= {gone, kept}
        mine = self.put_in.pop((gone, "sources"), set())
        was_own = gone in self.own
        self._forget(gone)
        self._run(work, check=False)
        state = self.state()
        one = _facts(state)[kept]
        assert gone not in _facts(state)
        assert _own(facts[gone]) | _own(facts[kept]) <= _own(one)
        self._references_lead_on(before, state, gone, kept)
        self.put_in[kept, "sources"] = self.put_in.get((kept, "sources"), set()) | mine
        self.taken_out[kept, "sources"] = self.taken_out.get((kept, "sources"), set()) - {
            key_of("sources", source) for source in one.get("sources", ())
        }
        if was_own:
            self.joined |= {kept} - self.own
            self.own.add(kept)
        self._move(gone, kept)
        self._refitted(kept)
        self.before = self.state()
        self.made_one |= dict.fromkeys(told, kept)
        self._check()

    def split(self) -> None:
        facts = {i: f for i, f in _facts(self.state(), but=ACTORS).items() if len(f.get("sources", ())) > 1}
        ident = self._some(sorted(facts))
        if not ident:
            return
        own = facts[ident]["sources"]
        source = self.pick.choice(own)
        same = [one for one in own if one["article"] == source["article"]]
        number = f":{same.index(source) + 1}" if len(same) == len(own) or self.pick.random() < 0.5 else ""
        self.count += 1
        new = f"taken-apart-{self.count}"
        self._let_go([ident])
        try:
            self._run(
                lambda state: taking_apart(state, ident, new, [source["article"] + number]), check=False, accepted=ident
            )
        except ExplainerError as error:  # an article is named by a start of what two of them are called
            assert "more than one article" in str(error) or "no source would stay" in str(error)
            return
        left, part = _facts(self.state())[ident], _facts(self.state())[new]
        moved = {key_of("sources", one) for one in part["sources"]}
        assert _own(left) | _own(part) == _own(facts[ident])
        assert source in part["sources"] and source not in left["sources"]
        assert all(set(evidence({"sources": [one]})) <= evidence(part) for one in sources(part))
        for name in ("put_in", "beside", "taken_out"):
            ledger = getattr(self, name)
            ledger[new, "sources"] = ledger.get((ident, "sources"), set()) & moved
            ledger[ident, "sources"] = ledger.get((ident, "sources"), set()) - moved
        if ident in self.own:
            self.own.add(new)
        self.renamed |= {new} if ident in self.renamed else set()
        self._refitted(ident)
        self._refitted(new)
        self.made_one = {key: fact for key, fact in self.made_one.items() if fact != ident}
        self._check()

    # --- what must hold --------------------------------------------------

    def _check(self) -> None:
        """What was made one stays one, whatever is read."""
        super()._check()
        state = self.state()
        there, last, were = _facts(state), truths(state), truths(self.before)
        self.made_one = {key: fact for key, fact in self.made_one.items() if fact not in self.withdrawn}
        for key, fact in [*self.made_one.items()]:
            if key in were and self.before.ids.get(were[key], were[key]) != fact:  # read from other words for a while
                del self.made_one[key]
        for key, fact in self.made_one.items():
            if key in last and fact in there and self._shares_words(state, last[key], there[fact]):
                assert state.ids.get(last[key], last[key]) == fact, (key, fact)

    def _check_fact(self, ident: str, *told: Any) -> None:
        if ident not in self.refitted:
            super()._check_fact(ident, *told)

    def _check_is_asked(self, kinds: Any, ours: Any, given: Any, theirs: Any, asked: Any) -> None:
        """Of what was made one several values are read: a person who says one of them is asked of none."""
        one = {name: value for name, value in theirs.items() if not are_claims(value) or len(value) == 1}
        if ours["id"] not in self.refitted:
            super()._check_is_asked(kinds, ours, given, one, asked)

    def _check_identity(self, before: State, state: State) -> None:
        """What was taken apart may be told by either part alone, and go by the id of that."""
        ids = {**before.ids, **state.ids}
        kept = [
            replace(
                one,
                read={
                    s: {i: f for i, f in facts.items() if ids.get(i, i) not in self.refitted}
                    for s, facts in one.read.items()
                },
            )
            for one in (before, state)
        ]
        super()._check_identity(*kept)

    def _check_said(self, outcome: Outcome) -> None:
        """A person who makes two facts one makes no guess."""
        own = self.own
        self.own = own - self.refitted
        super()._check_said(outcome)
        self.own = own

    def _check_order(self, outcome: Outcome) -> None:
        """What a command made of two, and nobody changed since, stands in the order in which it is read."""
        touched, ours = self.touched, _by_id(self.before.ours)
        given = _by_id(given_to_people(self.before)) if self.refitted else {}
        self.touched = {
            (ident, name)
            for ident, name in touched
            if ident not in self.refitted or ours.get(ident, {}).get(name) != given.get(ident, {}).get(name)
        }
        super()._check_order(outcome)
        self.touched = touched

    @staticmethod
    def _shares_words(state: State, read: str, fact: Any) -> bool:
        """Whether a fact as it was read is told by what tells another: one sentence may tell two."""
        known = {fact["id"]: fact for facts in state.read.values() for fact in facts.values()}
        one = with_words(known[read], state.ids.get(read, read), state.words)
        return bool(evidence(one) & evidence(fact)) and tell_the_same(one, with_words(fact, fact["id"], state.words))

    def _references_lead_on(self, before: State, state: State, gone: str, kept: str) -> None:
        for ident, fact in _facts(before).items():
            if gone in fact.get("in_response_to", ()) and ident not in (gone, kept):
                assert kept in _facts(state)[ident]["in_response_to"]

    # --- how it is done --------------------------------------------------

    def _two(self) -> tuple[str, str]:
        """Two facts that can be one."""
        pools = [["timeline", "expulsions"], ["context"]]
        facts = [i for sheet in self.pick.choice(pools) for i in self._shown(sheet)]
        if len(facts) < 2:
            return "", ""
        gone, kept = self.pick.sample(sorted(facts), 2)
        return gone, kept

    def _put(self, sheet: str, ident: str, new: dict[str, Any]) -> None:
        super()._put(sheet, ident, new)
        self.made_one = {key: fact for key, fact in self.made_one.items() if fact != ident}

    def _let_go(self, idents: Collection[str]) -> None:
        """What stood alone in a field may stand as one of its claims from now on."""
        sheets = {ident: sheet for sheet, facts in self.state().ours.items() for ident in facts}
        for ident, name in [*self.edited]:
            if ident in idents and takes_claims(SHEETS[sheets[ident]], name):
                del self.edited[ident, name], self.given[ident, name]
        self.said = {item: told for item, told in self.said.items() if item[0] not in idents}

    def _refitted(self, ident: str) -> None:
        self.refitted.add(ident)
        self.touched |= {(ident, name) for name in ("number", "date", "sources", "people", "statement", "summary")}

    def _move(self, old: str, new: str) -> None:
        super()._move(old, new)
        self.refitted = {new if ident == old else ident for ident in self.refitted}
        self.made_one = {key: new if ident == old else ident for key, ident in self.made_one.items()}


def _own(fact: Any) -> set[tuple[str, str]]:
    return evidence({"sources": fact.get("sources", [])})


def _facts(state: State, *, but: str = "") -> dict[str, Any]:
    """People's facts, articles called by their whole ids."""
    ours = with_whole_articles(state.ours, state.read)
    return _by_id({sheet: facts for sheet, facts in ours.items() if sheet != but})


def _by_id(facts: Facts) -> dict[str, Any]:
    return {ident: fact for listed in facts.values() for ident, fact in listed.items()}
