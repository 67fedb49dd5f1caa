"""A regular expression as the automaton whose paths a backtracking matcher walks.

A state is a place in the expression where a character was read. What is asked of the text without reading it is kept
exactly where one character decides it (`^`, `$`, `\\b`, a look at one character, a possessive repeat of a set); else
it is taken as granted, which only adds paths.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, reduce
from operator import or_
from re import _compiler, _parser  # type: ignore[attr-defined]
from re import _constants as c
from typing import Any

__all__ = ["Automaton", "Unprovable", "automaton"]

_FEW = 9
"""Repeats of more than these are taken as endless, since they cost as much in lines that are not far longer."""
_MOST_WAYS = 200_000
"""Steps without reading, beyond which an expression is too involved."""


class Unprovable(Exception):
    """The expression has something in it of which nothing can be said, such as a condition."""


@dataclass
class Automaton:
    """What a matcher walks: each path from the root is a text of which it may have to try one reading."""

    symbols: list[int] = field(default_factory=list)
    """By state, which characters lead into it, as bits."""
    edges: dict[int, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    """By state, the next states, with the characters that lead there."""
    doubled: set[tuple[int, int]] = field(default_factory=set)
    """Edges of which there are two: one character is read in two ways."""
    root: int = 0
    """Where every path begins: before the text."""
    alphabet: str = ""
    """The character of each bit."""

    def spelt(self, symbols: Iterable[int]) -> str:
        """A text of one character out of each set, a plain one if there is one."""
        return "".join(self._letter(bits) for bits in symbols)

    def _letter(self, bits: int) -> str:
        plain = (char for char in "aA0 x1.,:/-\n" if bits >> self.alphabet.index(char) & 1)
        return next(plain, "") or self.alphabet[(bits & -bits).bit_length() - 1]


def automaton(
    expression: str | bytes, flags: int = 0, *, whole: bool = False, anywhere: bool = True, one_line: bool = False
) -> Automaton:
    """The automaton of an expression.

    :param whole: whether all of a text has to fit, as by ``fullmatch``.
    :param one_line: whether no text has a line break in it.
    :param anywhere: whether it is looked for, as by ``search``.
    :raises Unprovable: nothing can be said of it.
    """
    return _Builder(expression, flags, one_line).built(whole, anywhere)


_CODES = (*range(0x600), *range(0x2000, 0x2100), *range(0x2190, 0x2600), 0x4E00, 0xAC00, 0xFF21, 0x10000, 0x1F600)
"""Characters enough to tell apart the classes that expressions name; their own characters are added."""


def _alphabet(parsed: Any, kind: type) -> str:
    if kind is bytes:
        return "".join(map(chr, range(256)))
    return "".join(map(chr, sorted({*_CODES, *_named(parsed)} - {sys.maxunicode + 1})))


def _named(ops: Any) -> Iterator[int]:
    """The characters that an expression names, and those after them, since a range may end there."""
    if isinstance(ops, tuple) and len(ops) == 2 and ops[0] in (c.LITERAL, c.NOT_LITERAL):
        yield from (ops[1], ops[1] + 1)
    elif isinstance(ops, tuple) and len(ops) == 2 and ops[0] is c.RANGE:
        yield from (*ops[1], ops[1][1] + 1)
    elif isinstance(ops, (list, tuple, _parser.SubPattern)):
        for op in ops:
            yield from _named(op)


@dataclass(frozen=True, slots=True)
class _Step:
    """A way on that reads nothing."""

    to: int
    next: int
    """Which characters may come next, as bits; the bit above them all stands for none."""
    before: int
    """Which characters may have come before."""
    fits: int
    """After which next characters it is certain that one gets on."""


class _Builder:
    def __init__(self, expression: str | bytes, flags: int, one_line: bool) -> None:
        self.kind: type = type(expression)
        self.parsed = _parser.parse(expression, flags)
        self.flags = self.parsed.state.flags
        self.alphabet = _alphabet(self.parsed, self.kind)
        self.all = (1 << len(self.alphabet)) - 1
        self.none = 1 << len(self.alphabet)  # one more bit, for no character: before the text and after it
        self.steps: dict[int, list[_Step]] = defaultdict(list)
        self.reads: dict[int, list[tuple[int, int]]] = defaultdict(list)
        self.groups: dict[int | None, tuple[Any, int]] = {}
        self.nodes = 0
        self.splits: set[int] = set()
        self.newline = self.set_of((c.LITERAL, 10), 0)
        self.never = self.newline if one_line else 0
        self.classes: list[int] = []
        self.places: dict[tuple[int, int], int] = {}
        self.words = self.set_of((c.IN, [(c.CATEGORY, c.CATEGORY_WORD)]), self.flags)

    def node(self) -> int:
        self.nodes += 1
        return self.nodes - 1

    def step(
        self, one: int, to: int, next: int | None = None, before: int | None = None, fits: int | None = None
    ) -> None:
        next = self.all | self.none if next is None else next
        if before is not None:
            self.splits.add(before & self.all)
        before = self.all | self.none if before is None else before
        self.steps[one].append(_Step(to, next, before, next if fits is None else fits))

    def set_of(self, op: tuple[Any, Any], flags: int) -> int:
        return _bits(repr(op), _Node(op), self.kind, flags, self.alphabet)

    def built(self, whole: bool, anywhere: bool) -> Automaton:
        self.steps, self.reads, self.places = defaultdict(list), defaultdict(list), {}
        start, end = self.node(), self.node()
        self.sequence(self.parsed, start, end, self.flags)
        self.classes = [self.all]
        for split in self.splits:
            self.classes = [part for one in self.classes for part in (one & split, one & ~split) if part]
        # A state for each place and each answer to what is asked of the character before; first those of the text
        # before a match: its beginning, and one for each class of a last character.
        out = Automaton([0, *self.classes], alphabet=self.alphabet)
        for to, symbols in [(to, symbols) for reads in self.reads.values() for symbols, to in reads]:
            for part in self.classes:
                if symbols & part and (to, symbols & part) not in self.places:
                    self.places[to, symbols & part] = len(out.symbols)
                    out.symbols.append(symbols & part)
        fits = {0: self.follow(out, 0, start, self.none, end)}
        for no, part in enumerate(self.classes if anywhere else (), 1):
            fits[no] = self.follow(out, no, start, part, end)
        for (node, symbols), state in self.places.items():
            fits[state] = self.follow(out, state, node, symbols, end)
        if whole:
            fits = self.whatever_comes(out, fits)
        more = {out.symbols[state] for state in fits if self.after(out, state, fits)} - {0, *self.splits}
        if more:  # that more may be read after what fits matters only after these characters
            self.splits |= more
            return self.built(whole, anywhere)
        self.keep_what_fits(out, fits)
        if anywhere or any(out.edges[no] for no in range(1, 1 + len(self.classes))):
            for no in range(1 + len(self.classes)):
                out.edges[no] |= dict(enumerate(self.classes, 1))
        return out

    def whatever_comes(self, out: Automaton, fits: dict[int, int]) -> dict[int, int]:
        """Of the states where all may end, those from which all of a text fits, whatever is left of it."""
        sure = {state for state, fitting in fits.items() if fitting & self.none}
        while True:
            onward = {s: reduce(or_, (out.edges[s][to] for to in out.edges[s].keys() & sure), 0) for s in sure}
            left = {state for state in sure if onward[state] | self.never == self.all}
            if left == sure:
                return {state: self.all if state in sure else 0 for state in fits}
            sure = left

    def follow(self, out: Automaton, state: int, node: int, before: int, end: int) -> int:
        """Add the edges of a state; after which next characters all has fitted there that was to fit."""
        fits = 0
        for at, next, many in self.closure(node, before):
            if at == end:
                fits = next
                continue
            for symbols, to in self.reads[at]:
                for part in self.classes:
                    if both := symbols & part & next:
                        target = self.places[to, symbols & part]
                        if many or out.edges[state].get(target, 0) & both:
                            out.doubled.add((state, target))
                        out.edges[state][target] = out.edges[state].get(target, 0) | both
        return fits

    def after(self, out: Automaton, state: int, fits: dict[int, int]) -> dict[int, int]:
        """The edges of a state by which more is tried to be read after all has fitted."""
        return {
            target: both
            for target, symbols in out.edges[state].items()
            if (both := symbols & fits[state]) and fits[target] & self.all != self.all
        }

    def keep_what_fits(self, out: Automaton, fits: dict[int, int]) -> None:
        """What has fitted is never given back: from there on is one way, and attempts to read more, as if anew."""
        more = {state: self.after(out, state, fits) for state in fits}
        for state, fitting in fits.items():
            rest = {target: symbols & ~fitting for target, symbols in out.edges[state].items()}
            out.edges[state] = {target: symbols for target, symbols in rest.items() if symbols}
        for state, onward in more.items():
            for no, part in enumerate(self.classes, 1):
                for target, symbols in onward.items():
                    if out.symbols[state] & part or not state:
                        out.edges[no][target] = out.edges[no].get(target, 0) | symbols

    def closure(self, node: int, before: int) -> list[tuple[int, int, bool]]:
        """Where one gets from a place without reading: the place, what may come next, whether in two ways."""
        found: dict[int, list[int]] = defaultdict(list)
        todo = [(node, self.all | self.none, self.all | self.none, frozenset([node]))]
        for at, next, sure, passed in _taken(todo):
            if at in self.reads:
                found[at].append(next)
            elif at not in self.steps:
                found[at].append(sure)
            for step in self.steps.get(at, ()):
                if step.to not in passed and before & step.before and (ahead := next & step.next):
                    todo.append((step.to, ahead, sure & step.fits, passed | {step.to}))
        return [(at, reduce(or_, ways), _overlap(ways)) for at, ways in found.items()]

    def sequence(self, ops: Any, start: int, end: int, flags: int) -> None:
        ops = list(ops)
        at = start
        for no, op in enumerate(ops):
            to = end if no == len(ops) - 1 else self.node()
            self.one(op, at, to, flags)
            at = to
        if not ops:
            self.step(start, end)

    def one(self, op: tuple[Any, Any], start: int, end: int, flags: int) -> None:
        code, value = op
        if _is_set(op):
            self.reads[(node := self.node())].append((self.set_of(op, flags), end))
            self.step(start, node)
        elif code is c.BRANCH:
            for branch in value[1]:
                self.sequence(branch, start_of := self.node(), end, flags)
                self.step(start, start_of)
        elif code is c.SUBPATTERN:
            number, added, taken, inner = value
            self.groups[number] = inner, (flags | added) & ~taken
            self.sequence(inner, start, end, (flags | added) & ~taken)
        elif code is c.ATOMIC_GROUP:  # what it does not give back is only less to try
            self.sequence(value, start, end, flags)
        elif code in (c.MAX_REPEAT, c.MIN_REPEAT, c.POSSESSIVE_REPEAT):
            self.repeat(code, *value, start, end, flags)
        elif code is c.AT:
            self.at(value, start, end, flags)
        elif code in (c.ASSERT, c.ASSERT_NOT):
            self.look(code, *value, start, end, flags)
        elif code is c.GROUPREF:  # the same once more is one of what the group may read
            inner, of_group = self.groups[value]
            self.sequence(inner, start, end, of_group)
        elif code is c.FAILURE:
            pass
        else:
            raise Unprovable(f"nothing is known of {code}")

    def repeat(self, code: Any, least: int, most: int, inner: Any, start: int, end: int, flags: int) -> None:
        alone = len(inner) == 1 and _is_set(inner[0])
        not_more = self.all | self.none
        if code is c.POSSESSIVE_REPEAT and alone:
            not_more &= ~self.set_of(inner[0], flags)
        at = start
        for _ in range(min(least, _FEW + 1)):
            self.sequence(inner, at, to := self.node(), flags)
            at = to
        if most is c.MAXREPEAT or most > _FEW:
            body, again = self.node(), self.node()
            self.sequence(inner, body, again, flags)
            for one in (at, again):  # two places: a repeat in a repeat gets from the one to the other
                self.step(one, body)
                self.step(one, end, not_more if most is c.MAXREPEAT else None, fits=self.all | self.none)
            return
        for _ in range(most - least):
            self.step(at, end, not_more, fits=self.all | self.none)
            self.step(at, body := self.node())
            self.sequence(inner, body, to := self.node(), flags)
            at = to
        self.step(at, end)

    def at(self, where: Any, start: int, end: int, flags: int) -> None:
        lines = flags & re.MULTILINE
        if where in (c.AT_BEGINNING, c.AT_BEGINNING_STRING):
            newline = self.newline if lines and where is c.AT_BEGINNING else 0
            self.step(start, end, before=newline | self.none)
        elif where in (c.AT_END, c.AT_END_STRING):
            newline = self.newline if where is c.AT_END else 0
            self.step(start, end, newline | self.none, fits=newline * bool(lines) | self.none)
        elif where is c.AT_BOUNDARY:
            self.step(start, end, (self.all & ~self.words) | self.none, before=self.words)
            self.step(start, end, self.words, before=(self.all & ~self.words) | self.none)
        else:
            self.step(start, end)

    def look(self, code: Any, direction: int, inner: Any, start: int, end: int, flags: int) -> None:
        one = self.set_of(inner[0], flags) if len(inner) == 1 and _is_set(inner[0]) else None
        if direction > 0:
            if one is None:
                self.sequence(inner, begin := self.node(), dead := self.node(), flags)
                self.step(start, begin)
                self.reads[dead].append((0, dead))  # it leads nowhere, and is no end of the whole
                self.step(start, end)
            else:
                self.step(start, end, one if code is c.ASSERT else (self.all & ~one) | self.none)
        elif one is None:
            self.step(start, end)
        else:
            self.step(start, end, before=one if code is c.ASSERT else (self.all & ~one) | self.none)


def _taken(todo: list[Any]) -> Iterator[Any]:
    for _ in range(_MOST_WAYS):
        if not todo:
            return
        yield todo.pop()
    raise Unprovable("too many ways through it that read nothing")


def _overlap(ways: list[int]) -> bool:
    """Whether a character is in two of the sets."""
    return sum(way.bit_count() for way in ways) > reduce(or_, ways).bit_count()


@dataclass(frozen=True)
class _Node:
    op: Any = field(compare=False)


def _is_set(op: tuple[Any, Any]) -> bool:
    return op[0] in (c.LITERAL, c.NOT_LITERAL, c.ANY, c.IN)


@cache
def _bits(key: str, node: _Node, kind: type, flags: int, alphabet: str) -> int:
    """The characters of a set, by asking the matcher itself."""
    state = _parser.State()
    state.flags = flags & (re.IGNORECASE | re.DOTALL | re.ASCII | (0 if kind is bytes else re.UNICODE))
    state.str = "" if kind is str else b""
    parsed = _parser.SubPattern(state, [node.op])
    compiled = _compiler.compile(parsed, state.flags)
    subjects = [bytes([ord(char)]) for char in alphabet] if kind is bytes else alphabet
    return sum(1 << no for no, char in enumerate(subjects) if compiled.fullmatch(char))
