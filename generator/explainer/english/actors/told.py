"""What a phrase says that somebody is: the role in the article's terms, and the state that it ties somebody to."""

from __future__ import annotations

from dataclasses import dataclass

from ...countries import Country, load_countries
from ...person_nouns import person_class
from ..vocabulary import table, words
from .gazetteer import Hit
from .ministries import portfolio_words
from .role_phrases import NOUNS, titular_words
from .states import Attested, is_other_place
from .words import PersonNoun, Words

__all__ = ["Told", "tied_state", "told"]


@dataclass(frozen=True, slots=True)
class Told:
    """A role that is told of somebody."""

    value: str
    """In the article's terms, without article, owner state and passing words."""
    first: int
    """Index of the first token that says it."""
    last: int
    """Index after the last."""
    noun: str
    """The noun for a person that it rests on, in the singular; empty where it has none of the table's."""
    country: str | None = None
    """The name of the state that it ties somebody to."""
    courtesy: bool = False
    """Whether it is only a way to address somebody, and no role."""


def told(words_: Words, first: int, last: int, attested: Attested, *, of_many: bool = False) -> Told | None:
    """What a phrase says that somebody is; None where it rests on no noun of the table for one person.

    :param of_many: whether its noun is a plural, of which somebody is one.
    """
    base = next((at for at in range(first, last) if words_.tag[at] == "IN"), last)
    nouns = [noun for at in range(first, base) if (noun := words_.noun_starting.get(at)) and noun.plural == of_many]
    noun = next((noun for noun in reversed(nouns) if noun.last <= last), None)
    if noun is None or any(words_.tag[at] in NOUNS for at in range(noun.last, base)):
        return None
    start, owner = _after_owner(words_, first, noun.first)
    if not (words_.tag[start] == "PRP$" and "POS" in words_.tag[start : noun.first]):  # "Her Majesty's Ambassador"
        start = _after_passing(words_, start, noun.first)
    state = attested.state(owner) if owner else tied_state(words_, start, noun, last, attested)
    return Told(
        value=_value(words_, start, noun, last),
        first=first,
        last=last,
        noun=table("person_nouns")["abbreviations"].get(noun.noun, noun.noun),
        country=state.name if state else None,
        courtesy=_is_courtesy(words_, start, noun, last),
    )


def _after_owner(words_: Words, first: int, head: int) -> tuple[int, tuple[Country, ...]]:
    """Where the phrase goes on after a state that owns it ("Mali's"), and what states that may be."""
    for at in reversed(range(first + 1, head)):
        if words_.tag[at] == "POS" and (hit := words_.hit_at.get(at - 1)):
            states = hit.states("state", "seat")
            return (at + 1, states) if states else (first, ())
    return first, ()


def _after_passing(words_: Words, start: int, head: int) -> int:
    """Where the phrase goes on after articles, ages and words such as "new"."""
    while start < head:
        if words_.lower[start + 1 : start + 5] == ["-", "year", "-", "old"]:
            start += 5
        elif words_.tag[start] in ("DT", "PRP$", "RB", "PDT", "POS") or _is_passing(words_, start):
            start += 1
        else:
            break
    return min(start, head)


def _is_courtesy(words_: Words, start: int, noun: PersonNoun, last: int) -> bool:
    """Whether a phrase says nothing of what somebody is: "Mr", "the man", "his Kenyan counterpart"."""
    if noun.last != last:
        return False
    if noun.noun in words("person_nouns", "courtesy"):
        return start == noun.first and words_.capital[start]  # "Sister X", but "his sister, X"
    return noun.noun in words("person_nouns", "bare") and all(at in words_.hit_at for at in range(start, noun.first))


def _is_passing(words_: Words, at: int) -> bool:
    """Whether a word says nothing lasting, and is no name's either ("New York")."""
    return words_.lower[at] in words("person_nouns", "passing") and words_.tag[at] not in ("NNP", "NNPS")


def tied_state(words_: Words, start: int, noun: PersonNoun, last: int, attested: Attested) -> Country | None:
    """The state that a phrase ties somebody to: "Thai envoy", "minister of Togo", "clerk at the Thai embassy"."""
    for at in range(start, noun.first):
        hit = words_.hit_at.get(at)
        if (
            hit
            and not is_other_place(words_, hit)
            and (states := hit.states("state", "people") or _palace(words_, hit))
        ):
            return attested.state(states)
    for at in range(noun.last, last):
        hit = words_.hit_at.get(at)
        if hit is None or hit.first != at:
            continue
        owns = hit.last < last and words_.tag[hit.last] == "POS"
        before = words_.lower[at - 1] if words_.lower[at - 1] != "the" else words_.lower[at - 2]
        if states := hit.states("people") or (hit.states("state") if owns or before == "of" else ()):
            return attested.state(states)
        if (body := attested.body(hit)) and body.country:
            return load_countries().get(body.country)
    return None


def _palace(words_: Words, hit: Hit) -> tuple[Country, ...]:
    """The states of a palace before a noun ("Kremlin spokesman"); a capital there is only a city ("Paris mayor")."""
    return tuple(state for state in hit.states("seat") if state.capital != words_.said(hit.first, hit.last))


def _value(words_: Words, start: int, noun: PersonNoun, last: int) -> str:
    """The phrase in small letters where it has capitals only as a title, or at the start of a sentence."""
    full = table("person_nouns")["abbreviations"].get(noun.noun)
    portfolios = portfolio_words() if "minister" in person_class(noun.noun) else frozenset()
    before = words("person_nouns", "before") | portfolios
    out: list[str] = []
    in_title = True
    for at in reversed(range(start, last)):
        text, lower = words_.text[at], words_.lower[at]
        is_known = at in words_.hit_at and not words_.hit_at[at].has("nobody")
        in_title = in_title and not (at < noun.first and (is_known or lower not in before))
        is_titular = in_title if at < noun.last else lower in portfolios
        if noun.first <= at < noun.last:
            text = lower if full is None else full if at == noun.first else ""
            if noun.plural and at == noun.last - 1:
                text = noun.noun.split()[-1]
        elif not is_known and (is_titular or _is_common(words_, at)):
            text = lower
        out.append(text + words_.doc[at].whitespace_ if text else "")
    return "".join(reversed(out)).strip()


def _is_common(words_: Words, at: int) -> bool:
    """Whether a word with a capital is no name: by its tag, or as a portfolio at the start of a sentence."""
    if not words_.text[at].istitle() or words_.joins(at + 1):
        return False
    if words_.starts_sentence(at) and words_.lower[at] in titular_words():
        return True
    return words_.tag[at] in ("JJ", "NN", "VBN", "RB")
