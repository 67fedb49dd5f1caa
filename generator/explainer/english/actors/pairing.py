"""Lists of persons under one plural noun: "Presidents X and Y of Togo and Senegal, respectively"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...countries import Country
from ...numbers import parse_number
from ..vocabulary import words
from .gazetteer import Hit
from .ministries import portfolio_of, portfolio_words
from .role_phrases import left_edge, right_edges
from .states import Attested
from .told import Told, tied_state, told
from .words import PersonNoun, Words

__all__ = ["paired"]

_ARE = frozenset({"are", "were", "became", "become"})
_LINKS = frozenset({",", "and", ";", "&", "or"})
_REACH = 12
_BRACKETED = 6

Spans = Sequence[tuple[int, int]]


def paired(words_: Words, spans: Spans, attested: Attested) -> Iterator[tuple[tuple[int, int], Told]]:
    """For each name in a list that a plural noun introduces or follows, what it says of that one."""
    at = 0
    while at < len(spans):
        group = _list_from(words_, spans, at)
        if len(group) > 1:
            yield from _of_list(words_, group, attested)
        at += len(group)


def _list_from(words_: Words, spans: Spans, at: int) -> list[tuple[int, int]]:
    """The names from one on that only commas, "and" and a state of each part: "X of A, Y of B and Z"."""
    group = [spans[at]]
    for span in spans[at + 1 :]:
        start = group[-1][1]
        _, end = _own_state(words_, start)
        between = range(_after_brackets(words_, end), span[0])
        if not between or not all(words_.lower[i] in _LINKS for i in between):
            break
        group.append(span)
    return group


def _after_brackets(words_: Words, at: int) -> int:
    """The index after a few words in brackets: "ministers X (mines) and Y (trade)"."""
    if words_.text[at : at + 1] == ["("] and ")" in words_.text[at : at + _BRACKETED]:
        return words_.text.index(")", at) + 1
    return at


def _bracketed(words_: Words, at: int) -> str:
    """The portfolio in brackets that begin at a place: "ministers X (mines) and Y (trade)"."""
    end = _after_brackets(words_, at)
    said = " ".join(words_.lower[at + 1 : end - 1])
    return said if end > at and portfolio_of(said) else ""


def _own_state(words_: Words, at: int) -> tuple[Hit | None, int]:
    """The state in "X of Nigeria", and the index after it."""
    if at + 1 < len(words_) and words_.lower[at] in ("of", "from"):
        at_name = at + 1 + (words_.lower[at + 1] == "the")
        if (hit := words_.hit_at.get(at_name)) and hit.states("state"):
            return hit, hit.last
    return None, at


def _of_list(words_: Words, group: Spans, attested: Attested) -> Iterator[tuple[tuple[int, int], Told]]:
    first, last = group[0][0], group[-1][1]
    names = frozenset(at for a, b in group for at in range(a, b))
    if (noun := _noun_before(words_, first)) and (noun.last == first or words_.lower[noun.last] != "of"):
        begin = left_edge(words_, noun, names)
        owned = [_own_state(words_, span[1]) for span in group]
        if all(hit for hit, _ in owned):
            for span, (hit, end) in zip(group, owned, strict=True):
                yield span, _one_of(words_, noun, begin, end, attested.state(hit.states("state")), attested)
            return
        if (portfolios := _portfolios(words_, noun, begin)) and len(portfolios) == len(group):
            for span, portfolio in zip(group, portfolios, strict=True):
                yield span, Told(f"{portfolio} {noun.noun}", begin, last, noun.noun, None)
            return
        states, end = _states_after(words_, last, attested)
        if len(states) != len(group):
            states, end = [None] * len(group), last
        for span, state in zip(group, states, strict=True):
            one = _one_of(words_, noun, begin, end, state, attested)
            portfolio = _bracketed(words_, span[1])
            yield span, replace(one, value=f"{portfolio} {one.value}") if portfolio else one
    elif noun:
        begin = left_edge(words_, noun, names)
        portfolios = _portfolios(words_, noun, begin)
        states, _ = _states_after(words_, noun.last, attested)
        for number, span in enumerate(group):
            if len(states) == len(group):
                yield span, _one_of(words_, noun, begin, last, states[number], attested)
            elif len(portfolios) == len(group):
                yield span, Told(f"{portfolios[number]} {noun.noun}", begin, last, noun.noun, None)
            else:
                yield span, _with_complement(words_, noun, begin, attested)
    else:
        yield from _roles_after(words_, group, names, attested)


def _noun_before(words_: Words, first: int) -> PersonNoun | None:
    """The plural noun that introduces a list: "ministers X and Y", "the presidents of A and B, X and Y"."""
    noun = words_.noun_ending.get(first)
    if noun:
        return noun if noun.plural else None
    if first < 2 or words_.text[first - 1] not in (",", ":"):
        return None
    for at in reversed(range(max(0, first - _REACH), first - 1)):
        if (noun := words_.noun_starting.get(at)) and noun.plural:
            rest = range(noun.last, first - 1)
            plain = all(
                words_.tag[i] in ("IN", "DT", "NNP", "NN", "CC", "NNPS", "JJ", "POS") or words_.text[i] == ","
                for i in rest
            )
            return noun if plain else None
    return None


def _states_after(words_: Words, at: int, attested: Attested) -> tuple[list[Country], int]:
    """The states listed after "of", and the index after them and after "respectively"."""
    found: list[Country] = []
    if at >= len(words_) or words_.lower[at] not in ("of", "for", "from"):
        return found, at
    at += 1
    while at < len(words_):
        hit = words_.hit_at.get(at)
        if hit and (states := hit.states("state")) and (state := attested.state(states)):
            found.append(state)
            at = hit.last
        elif words_.lower[at] in _LINKS or words_.lower[at] == "the":
            at += 1
        else:
            break
    while words_.lower[at - 1] in _LINKS:
        at -= 1
    if words_.lower[at : at + 2] == [",", "respectively"]:
        at += 2
    elif words_.lower[at : at + 1] == ["respectively"]:
        at += 1
    return found, at


def _one_of(words_: Words, noun: PersonNoun, begin: int, end: int, state: Country | None, attested: Attested) -> Told:
    """The role of one of a list, in the singular: "president of Togo"."""
    before = words_.said(begin, noun.first) if begin < noun.first else ""
    owner = next(
        (hit for at in range(begin, noun.first) if (hit := words_.hit_at.get(at)) and hit.states("state", "people")),
        None,
    )
    if owner and words_.tag[owner.last] == "POS":
        before = words_.said(owner.last + 1, noun.first) if owner.last + 1 < noun.first else ""
    before = " ".join(word for word in before.split() if parse_number(word) is None)
    value = f"{before} {noun.noun}".strip()
    if state:
        return Told(f"{value} of {state.with_article}", begin, end, noun.noun, state.name)
    home = attested.state(owner.states("state", "people")) if owner else None
    courtesy = value in words("person_nouns", "courtesy")
    return Told(value, begin, end, noun.noun, home.name if home else None, courtesy)


def _portfolios(words_: Words, noun: PersonNoun, begin: int) -> list[str]:
    """The portfolios before a plural: "the finance and interior ministers"."""
    at = noun.first
    while at > 0 and (words_.lower[at - 1] in portfolio_words() or words_.lower[at - 1] in ("and", ",")):
        at -= 1
    said = " ".join(words_.lower[at : noun.first]).replace(" , ", " and ")
    found = said.split(" and ")
    return found if len(found) > 1 and all(found) else []


def _with_complement(words_: Words, noun: PersonNoun, begin: int, attested: Attested) -> Told:
    """The role of each of several of whom the same is said: "employee of the Thai consulate"."""
    edges = right_edges(words_, noun.first, frozenset())
    end = edges[0][1] if edges else noun.last
    one = _one_of(words_, noun, begin, max(end, noun.last), None, attested)
    state = tied_state(words_, begin, noun, max(end, noun.last), attested)
    rest = words_.said(noun.last, end) if noun.last < end else ""
    return replace(one, value=f"{one.value} {rest}".strip(), country=state.name if state else None)


def _roles_after(
    words_: Words, group: Spans, names: frozenset[int], attested: Attested
) -> Iterator[tuple[tuple[int, int], Told]]:
    """As in "X and Y, foreign minister and envoy respectively", and "X and Y, the presidents of A and B"."""
    last = group[-1][1]
    are = (
        words_.lower[last : last + 1] and words_.lower[last] in _ARE and "respectively" in words_.lower[last : last + 3]
    )
    if are or words_.lower[last : last + 2] == [",", "respectively"]:
        at = words_.lower.index("respectively", last) + 1
        yield from _respectively(words_, group, names, at + (words_.text[at : at + 1] == [","]), attested)
        return
    if last + 1 >= len(words_) or words_.text[last] != ",":
        return
    plural = next(
        (n for at in range(last + 1, min(last + 6, len(words_))) if (n := words_.noun_starting.get(at)) and n.plural),
        None,
    )
    if plural:
        begin = left_edge(words_, plural, names)
        states, end = _states_after(words_, plural.last, attested)
        if len(states) == len(group):
            for span, state in zip(group, states, strict=True):
                yield span, _one_of(words_, plural, begin, end, state, attested)
        else:
            for span in group:
                yield span, _with_complement(words_, plural, begin, attested)
        return
    edges = right_edges(words_, last + 1, names)
    end = edges[-1][1] if edges else last
    if len(edges) == len(group) and "respectively" in words_.lower[end : end + 2]:
        for span, edge in zip(group, edges, strict=True):
            if role := told(words_, *edge, attested):
                yield span, role


def _respectively(
    words_: Words, group: Spans, names: frozenset[int], at: int, attested: Attested
) -> Iterator[tuple[tuple[int, int], Told]]:
    """As in "X, Y and Z are, respectively, minister, deputy and envoy", or "X and Y, respectively minister and envoy"."""
    edges: list[tuple[int, int]] = []
    while at < len(words_) and len(edges) < len(group):
        found = right_edges(words_, at, names)
        if not found:
            break
        edges += found
        at = found[-1][1] + 1
    if len(edges) == len(group):
        for span, edge in zip(group, edges, strict=True):
            if role := told(words_, *edge, attested):
                yield span, role
