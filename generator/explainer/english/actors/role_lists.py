"""Lists of persons under one plural noun: "Presidents X and Y of Togo and Senegal, respectively"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...countries import Country
from ...numbers import parse_number
from ..vocabulary import words
from .annotation import AnnotatedPassage, PersonNoun
from .gazetteer import Disambiguator, GazetteerHit
from .role_claims import RoleClaim, role_claim, tied_state
from .role_phrases import joined_phrases, phrase_start
from .state_bodies import known_portfolio, portfolio_words

__all__ = ["claims_of_lists"]

_ARE = frozenset({"are", "were", "became", "become"})
_LINKS = frozenset({",", "and", ";", "&", "or"})
_REACH = 12
"""How far before a list its noun may begin, in words."""
_NEAR = 6
"""Within so many words after a list the noun must stand that follows it."""
_BRACKETED = 6
"""Within so many words the brackets after a name must end."""

_Spans = Sequence[tuple[int, int]]
"""Names: the index of the first token of each, and the index after its last."""
_Claims = Iterator[tuple[tuple[int, int], RoleClaim]]
"""Names, each with a role of its bearer."""


def claims_of_lists(passage: AnnotatedPassage, spans: _Spans, disambiguator: Disambiguator) -> _Claims:
    """For each name in a list that a plural noun introduces or follows, what it says of that one."""
    at = 0
    while at < len(spans):
        group = _list_from(passage, spans, at)
        if len(group) > 1:
            yield from _claims_of_list(passage, group, disambiguator)
        at += len(group)


def _list_from(passage: AnnotatedPassage, spans: _Spans, at: int) -> list[tuple[int, int]]:
    """The names from one on that only commas, "and" and a state of each part: "X of A, Y of B and Z"."""
    group = [spans[at]]
    for span in spans[at + 1 :]:
        start = group[-1][1]
        state = _own_state(passage, start)
        between = range(_after_brackets(passage, state.last if state else start), span[0])
        if not between or not all(passage.lower[i] in _LINKS for i in between):
            break
        group.append(span)
    return group


def _after_brackets(passage: AnnotatedPassage, at: int) -> int:
    """The index after a few words in brackets: "ministers X (mines) and Y (trade)"."""
    if passage.text[at : at + 1] == ["("] and ")" in passage.text[at : at + _BRACKETED]:
        return passage.text.index(")", at) + 1
    return at


def _bracketed(passage: AnnotatedPassage, at: int) -> str:
    """The portfolio in brackets that begin at a place: "ministers X (mines) and Y (trade)"."""
    end = _after_brackets(passage, at)
    said = " ".join(passage.lower[at + 1 : end - 1])
    return said if end > at and known_portfolio(said) else ""


def _own_state(passage: AnnotatedPassage, at: int) -> GazetteerHit | None:
    """The state in "X of Nigeria", where it follows a name."""
    if at + 1 < len(passage) and passage.lower[at] in ("of", "from"):
        hit = passage.hit_at.get(at + 1 + (passage.lower[at + 1] == "the"))
        return hit if hit and hit.states("state") else None
    return None


def _claims_of_list(passage: AnnotatedPassage, group: _Spans, disambiguator: Disambiguator) -> _Claims:
    """What the plural noun before a list of names, or else what is after it, says of each."""
    noun = _noun_before(passage, group[0][0])
    names = frozenset(at for first, last in group for at in range(first, last))
    if noun is None:
        return _claims_after(passage, group, names, disambiguator)
    begin = phrase_start(passage, noun, names)
    if noun.last == group[0][0] or passage.lower[noun.last] != "of":
        return _claims_of_plural(passage, group, noun, begin, disambiguator)
    return _claims_of_complemented(passage, group, noun, begin, disambiguator)


def _claims_of_plural(
    passage: AnnotatedPassage, group: _Spans, noun: PersonNoun, begin: int, disambiguator: Disambiguator
) -> _Claims:
    """As in "Presidents X of A and Y of B", "the finance and interior ministers X and Y", "envoys X and Y of A and B"."""
    last = group[-1][1]
    owners = [hit for _, end in group if (hit := _own_state(passage, end))]
    if len(owners) == len(group):
        for span, hit in zip(group, owners, strict=True):
            state = disambiguator.state(hit.states("state"))
            yield span, _one_of(passage, noun, begin, hit.last, state, disambiguator)
        return
    portfolios = _portfolios(passage, noun)
    if len(portfolios) == len(group):
        for span, portfolio in zip(group, portfolios, strict=True):
            yield span, RoleClaim(f"{portfolio} {noun.noun}", begin, last, noun.noun)
        return
    states, end = _states_after(passage, last, disambiguator)
    are_paired = len(states) == len(group)
    for number, span in enumerate(group):
        state = states[number] if are_paired else None
        claim = _one_of(passage, noun, begin, end if are_paired else last, state, disambiguator)
        portfolio = _bracketed(passage, span[1])
        yield span, replace(claim, value=f"{portfolio} {claim.value}") if portfolio else claim


def _claims_of_complemented(
    passage: AnnotatedPassage, group: _Spans, noun: PersonNoun, begin: int, disambiguator: Disambiguator
) -> _Claims:
    """As in "the presidents of A and B, X and Y", "the employees of the Thai consulate X and Y"."""
    portfolios = _portfolios(passage, noun)
    states, _ = _states_after(passage, noun.last, disambiguator)
    for number, span in enumerate(group):
        if len(states) == len(group):
            yield span, _one_of(passage, noun, begin, group[-1][1], states[number], disambiguator)
        elif len(portfolios) == len(group):
            yield span, RoleClaim(f"{portfolios[number]} {noun.noun}", begin, group[-1][1], noun.noun)
        else:
            yield span, _with_complement(passage, noun, begin, disambiguator)


def _noun_before(passage: AnnotatedPassage, first: int) -> PersonNoun | None:
    """The plural noun that introduces a list: "ministers X and Y", "the presidents of A and B, X and Y"."""
    noun = passage.noun_ending.get(first)
    if noun:
        return noun if noun.plural else None
    if first < 2 or passage.text[first - 1] not in (",", ":"):
        return None
    for at in reversed(range(max(0, first - _REACH), first - 1)):
        if (noun := passage.noun_starting.get(at)) and noun.plural:
            rest = range(noun.last, first - 1)
            plain = all(
                passage.tag[i] in ("IN", "DT", "NNP", "NN", "CC", "NNPS", "JJ", "POS") or passage.text[i] == ","
                for i in rest
            )
            return noun if plain else None
    return None


def _states_after(passage: AnnotatedPassage, at: int, disambiguator: Disambiguator) -> tuple[list[Country], int]:
    """The states listed after "of", and the index after them and after "respectively"."""
    found: list[Country] = []
    if at >= len(passage) or passage.lower[at] not in ("of", "for", "from"):
        return found, at
    at += 1
    while at < len(passage):
        hit = passage.hit_at.get(at)
        if hit and (states := hit.states("state")) and (state := disambiguator.state(states)):
            found.append(state)
            at = hit.last
        elif passage.lower[at] in _LINKS or passage.lower[at] == "the":
            at += 1
        else:
            break
    while passage.lower[at - 1] in _LINKS:
        at -= 1
    if passage.lower[at : at + 2] == [",", "respectively"]:
        at += 2
    elif passage.lower[at : at + 1] == ["respectively"]:
        at += 1
    return found, at


def _one_of(
    passage: AnnotatedPassage,
    noun: PersonNoun,
    begin: int,
    end: int,
    state: Country | None,
    disambiguator: Disambiguator,
) -> RoleClaim:
    """The role of one of a list, in the singular: "president of Togo"."""
    before = passage.text_of(begin, noun.first) if begin < noun.first else ""
    owner = next(
        (hit for at in range(begin, noun.first) if (hit := passage.hit_at.get(at)) and hit.states("state", "people")),
        None,
    )
    if owner and passage.tag[owner.last] == "POS":
        before = passage.text_of(owner.last + 1, noun.first) if owner.last + 1 < noun.first else ""
    before = " ".join(word for word in before.split() if parse_number(word) is None)
    value = f"{before} {noun.noun}".strip()
    if state:
        return RoleClaim(f"{value} of {state.with_article}", begin, end, noun.noun, state.name)
    home = disambiguator.state(owner.states("state", "people")) if owner else None
    courtesy = value in words("person_nouns", "courtesy")
    return RoleClaim(value, begin, end, noun.noun, home.name if home else None, courtesy)


def _portfolios(passage: AnnotatedPassage, noun: PersonNoun) -> list[str]:
    """The portfolios before a plural: "the finance and interior ministers"."""
    at = noun.first
    while at > 0 and (passage.lower[at - 1] in portfolio_words() or passage.lower[at - 1] in ("and", ",")):
        at -= 1
    said = " ".join(passage.lower[at : noun.first]).replace(" , ", " and ")
    found = said.split(" and ")
    return found if len(found) > 1 and all(found) else []


def _with_complement(
    passage: AnnotatedPassage, noun: PersonNoun, begin: int, disambiguator: Disambiguator
) -> RoleClaim:
    """The role of each of several of whom the same is said: "employee of the Thai consulate"."""
    edges = joined_phrases(passage, noun.first, frozenset())
    end = edges[0][1] if edges else noun.last
    one = _one_of(passage, noun, begin, max(end, noun.last), None, disambiguator)
    state = tied_state(passage, begin, noun, max(end, noun.last), disambiguator)
    rest = passage.text_of(noun.last, end) if noun.last < end else ""
    return replace(one, value=f"{one.value} {rest}".strip(), country=state.name if state else None)


def _claims_after(
    passage: AnnotatedPassage, group: _Spans, names: frozenset[int], disambiguator: Disambiguator
) -> _Claims:
    """As in "X and Y, foreign minister and envoy respectively", and "X and Y, the presidents of A and B"."""
    last = group[-1][1]
    respectively = _after_respectively(passage, last)
    if respectively is not None:
        phrases = _phrases_in_a_row(passage, respectively, len(group), names)
        return _claims_in_turn(passage, group, phrases, disambiguator)
    if last + 1 >= len(passage) or passage.text[last] != ",":
        return iter(())
    near = range(last + 1, min(last + _NEAR, len(passage)))
    plural = next((noun for at in near if (noun := passage.noun_starting.get(at)) and noun.plural), None)
    if plural:
        return _claims_of_apposed(passage, group, plural, phrase_start(passage, plural, names), disambiguator)
    phrases = joined_phrases(passage, last + 1, names)
    end = phrases[-1][1] if phrases else last
    return _claims_in_turn(
        passage, group, phrases if "respectively" in passage.lower[end : end + 2] else (), disambiguator
    )


def _after_respectively(passage: AnnotatedPassage, last: int) -> int | None:
    """Where the roles begin in "X, Y and Z are, respectively, minister, …" and "X and Y, respectively minister …"."""
    are = passage.lower[last : last + 1] and passage.lower[last] in _ARE
    if not (are and "respectively" in passage.lower[last : last + 3]) and (
        passage.lower[last : last + 2] != [",", "respectively"]
    ):
        return None
    at = passage.lower.index("respectively", last) + 1
    return at + (passage.text[at : at + 1] == [","])


def _claims_of_apposed(
    passage: AnnotatedPassage, group: _Spans, noun: PersonNoun, begin: int, disambiguator: Disambiguator
) -> _Claims:
    """As in "X and Y, the presidents of A and B", and "X and Y, employees of the Thai consulate"."""
    states, end = _states_after(passage, noun.last, disambiguator)
    for number, span in enumerate(group):
        if len(states) == len(group):
            yield span, _one_of(passage, noun, begin, end, states[number], disambiguator)
        else:
            yield span, _with_complement(passage, noun, begin, disambiguator)


def _phrases_in_a_row(passage: AnnotatedPassage, at: int, number: int, names: frozenset[int]) -> list[tuple[int, int]]:
    """The phrases that may say what somebody is from a place on, at least so many where there are."""
    phrases: list[tuple[int, int]] = []
    while at < len(passage) and len(phrases) < number:
        found = joined_phrases(passage, at, names)
        if not found:
            break
        phrases += found
        at = found[-1][1] + 1
    return phrases


def _claims_in_turn(passage: AnnotatedPassage, group: _Spans, phrases: _Spans, disambiguator: Disambiguator) -> _Claims:
    """What the first phrase says of the first, the second of the second, where there are as many as names."""
    if len(phrases) == len(group):
        for span, phrase in zip(group, phrases, strict=True):
            if claim := role_claim(passage, *phrase, disambiguator):
                yield span, claim
