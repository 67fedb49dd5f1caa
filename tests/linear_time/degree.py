"""How the time of a backtracking matcher grows with the text, from the paths of its automaton.

The number of paths over a text is exponential if one state has two cycles that read the same, and else a power whose
exponent is the longest row of pairs of states, each with a word that leads from the first to itself, from the first to the
second and from the second to itself (Weber and Seidl 1991, "On the degree of ambiguity of finite automata").
The time is at most the paths' number at each of the text's places: a power one higher.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import reduce
from itertools import product
from operator import or_
from typing import TypeVar

from .automaton import Automaton, automaton

__all__ = ["EXPONENTIAL", "Growth", "growth"]

EXPONENTIAL = 99
"""The degree of what is no power of the text's length."""

T = TypeVar("T", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Growth:
    """What the time of an expression grows like."""

    degree: int
    """1 for linear in the text's length, 2 for its square."""
    pieces: tuple[str, ...] = ()
    """What a text that takes so long is made of: every second piece is repeated."""

    def attack(self, times: int) -> str:
        """A text that takes long, of pieces that are repeated so often."""
        pieces = [piece * times if no % 2 else piece for no, piece in enumerate(self.pieces)]
        return "".join(pieces) + "\n\0!"


def growth(
    expression: str | bytes, flags: int = 0, *, whole: bool = False, anywhere: bool = True, one_line: bool = False
) -> Growth:
    """How the time that an expression takes grows, at worst.

    :param whole: whether all of a text has to fit, as by ``fullmatch``.
    :param one_line: whether no text has a line break in it.
    :param anywhere: whether it is looked for, as by ``search``.
    :raises Unprovable: nothing can be said of it.
    """
    return _Paths(automaton(expression, flags, whole=whole, anywhere=anywhere, one_line=one_line)).growth()


class _Paths:
    def __init__(self, machine: Automaton) -> None:
        self.machine = machine
        self.next = {state: machine.edges.get(state, {}) for state in range(len(machine.symbols))}
        self.component = _components(self.next)
        members: dict[int, list[int]] = {}
        for state, no in self.component.items():
            members.setdefault(no, []).append(state)
        self.cyclic = {
            no: states for no, states in members.items() if len(states) > 1 or states[0] in self.next[states[0]]
        }
        self.after = {no: _reached(states, self.next) for no, states in self.cyclic.items()}
        back: dict[int, dict[int, int]] = {state: {} for state in self.next}
        for state, onward in self.next.items():
            for to, symbols in onward.items():
                back[to][state] = symbols
        self.before = {no: _reached(states, back) for no, states in self.cyclic.items()}

    def growth(self) -> Growth:
        reachable = _reached([self.machine.root], self.next)
        for no, states in self.cyclic.items():
            if states[0] in reachable and (found := self.two_cycles(no)):
                (at, *_), word = found
                return Growth(EXPONENTIAL, (self.way([self.machine.root], [at])[0], word))
        # Tarjan numbers a component after those that it leads to.
        best: dict[int, tuple[int, tuple[str, ...], list[int]]] = {}
        order = sorted((no for no, states in self.cyclic.items() if states[0] in reachable), reverse=True)
        for no in order:
            candidates: list[tuple[int, tuple[str, ...], list[int]]] = [(1, (), self.cyclic[no])]
            for earlier in order:
                if earlier == no or self.cyclic[no][0] not in self.after[earlier] or earlier not in best:
                    continue
                degree, pieces, at = best[earlier]
                candidates.append((degree, pieces, at))
                if degree + 1 > max(candidates)[0] and (found := self.one_after_other(earlier, no)):
                    one, other, word = found
                    way, _ = self.way(at if pieces else [self.machine.root], [one])
                    candidates.append((degree + 1, (*pieces, way, word), [other]))
            best[no] = max(candidates, key=lambda one: one[0])
        if not best:
            return Growth(1)
        degree, pieces, _ = max(best.values(), key=lambda one: one[0])
        return Growth(degree, pieces)

    def two_cycles(self, no: int) -> tuple[int, str] | None:
        """A state of a component that comes back to itself in two ways over one word, and the word."""
        inside = set(self.cyclic[no])

        def onward(pair: tuple[int, int, bool]) -> Iterable[tuple[tuple[int, int, bool], int]]:
            one, other, parted = pair
            for (a, left), (b, right) in product(self.next[one].items(), self.next[other].items()):
                if a in inside and b in inside and (both := left & right):
                    double = one == other and a == b and (one, a) in self.machine.doubled
                    yield (a, b, parted or a != b or double), both

        starts = {(state, state, True): (state, state, False) for state in inside}
        return self.way_round(starts, onward)

    def one_after_other(self, first: int, second: int) -> tuple[int, int, str] | None:
        """A state of each component and a word that leads from each to itself and from the first to the second."""
        left, right = set(self.cyclic[first]), set(self.cyclic[second])
        between = self.after[first] & self.before[second]
        read = [reduce(or_, (self.machine.symbols[state] for state in states), 0) for states in (left, right)]
        if not read[0] & read[1]:
            return None

        def onward(at: tuple[int, int, int]) -> Iterable[tuple[tuple[int, int, int], int]]:
            for a, x in self.next[at[0]].items():
                if a in left:
                    for c, z in self.next[at[2]].items():
                        if c in right and (both := x & z):
                            for b, y in self.next[at[1]].items():
                                if b in between and (all_three := both & y):
                                    yield (a, b, c), all_three

        starts = {(one, other, other): (one, one, other) for one, other in product(left, right)}
        found = self.way_round(starts, onward)
        return found and (*found[0][:2], found[1])

    def way_round(self, starts: dict[T, T], onward: Callable[[T], Iterable[tuple[T, int]]]) -> tuple[T, str] | None:
        """A goal that can be reached from its beginning, and the text of a way.

        :param starts: by goal, its beginning.
        """
        # All at once: a way back from each goal to its beginning puts both into one component where there is a way.
        graph: dict[T, dict[T, int]] = {}
        todo = list(starts.values())
        while todo:
            if (at := todo.pop()) not in graph:
                graph[at] = dict(onward(at))
                if at in starts:
                    graph[at].setdefault(starts[at], 0)
                todo += graph[at]
        component = _components(graph)
        for goal, start in starts.items():
            if (
                goal in component
                and component[goal] == component[start]
                and (found := _search([start], onward, {goal}))
            ):
                return goal, self.machine.spelt(found[0])
        return None

    def way(self, sources: list[int], targets: list[int]) -> tuple[str, int]:
        """A shortest text that leads from one of some states to one of others."""
        if common := set(sources) & set(targets):
            return "", common.pop()
        found = _search(sources, lambda state: self.next[state].items(), set(targets))
        assert found, "an unreachable state"
        return self.machine.spelt(found[0]), found[1]


def _reached(states: list[int], next: dict[int, dict[int, int]]) -> set[int]:
    seen, todo = set(states), list(states)
    while todo:
        for state in next[todo.pop()]:
            if state not in seen:
                seen.add(state)
                todo.append(state)
    return seen


def _search(
    sources: Iterable[T], onward: Callable[[T], Iterable[tuple[T, int]]], goals: set[T]
) -> tuple[list[int], T] | None:
    """What is read on a shortest way of at least one step to one of the goals, and the goal."""
    come: dict[T, tuple[T, int] | None] = {}
    todo = deque(sources)
    begun = set(todo)
    while todo:
        at = todo.popleft()
        for to, symbols in onward(at):
            if to in come:
                continue
            come[to] = (at, symbols)
            if to in goals:
                read = []
                back: T = to
                while (step := come.get(back)) is not None:
                    read.append(step[1])
                    back = step[0]
                    if back in begun:
                        break
                return read[::-1], to
            if to not in begun:
                todo.append(to)
    return None


def _components(next: dict[T, dict[T, int]]) -> dict[T, int]:
    """The strongly connected component of each state, numbered after those that it leads to."""
    index: dict[T, int] = {}
    low: dict[T, int] = {}
    stack: list[T] = []
    out: dict[T, int] = {}
    count = 0
    for root in next:
        if root in index:
            continue
        work = [(root, iter(next[root]))]
        index[root] = low[root] = len(index)
        stack.append(root)
        while work:
            state, onward = work[-1]
            for to in onward:
                if to not in index:
                    index[to] = low[to] = len(index)
                    stack.append(to)
                    work.append((to, iter(next[to])))
                    break
                if to not in out:
                    low[state] = min(low[state], index[to])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[state])
                if low[state] == index[state]:
                    while True:
                        member = stack.pop()
                        out[member] = count
                        if member == state:
                            break
                    count += 1
    return out
