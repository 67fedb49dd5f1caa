"""Phrases that say what a person is: how far they reach, where one ends and the next begins, what they come to.

They are read along the words by their tags: noun phrases with what hangs on them by "of", "at" and the like.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from functools import cache

from ...countries import Country, load_countries
from ...tables import table, words
from .gazetteer import Hit
from .ministries import portfolio_words
from .states import Attested, is_other_place
from .words import PersonNoun, Words, person_class

__all__ = ["NOUNS", "Told", "left_edge", "right_edges", "tied_state", "told"]

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_MODIFIERS = NOUNS | {"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "RB", "CD", "AFX"}
_INSIDE = _MODIFIERS | {"DT", "PRP$", "PDT", "POS"}
_PREPOSITIONS = frozenset({"of", "for", "to", "at", "in", "on", "with", "from", "under", "against"})
_LONGEST = 16
"""Longer than this it is no longer what somebody is, but what somebody did."""
_NEAR = 8
"""Within so many words after "and" the noun must stand that makes a second role."""


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


def left_edge(words_: Words, noun: PersonNoun, names: Set[int]) -> int:
    """The index where the phrase begins that ends with this noun: after its article, but with its owner."""
    at = noun.first
    while at > 0 and noun.noun not in words("person_nouns", "courtesy"):
        before = at - 1
        hit = words_.hit_at.get(before)
        if before in names or _ends_other_title(words_, before + 1):
            break
        if hit and hit.has("state", "people", "seat", "body"):
            at = hit.first
        elif words_.tag[before] == "POS" and words_.tag[before - 1] in NOUNS:
            return _owner_start(words_, before)
        elif (
            (words_.tag[before] in _MODIFIERS or words_.joins(before))
            and not (hit and hit.has("calendar"))
            and _is_in_phrase(words_, before, noun)
        ) or (words_.lower[before] == "and" and _joins_portfolios(words_, before)):
            at = before
        else:
            break
    return at


def right_edges(words_: Words, at: int, names: Set[int]) -> list[tuple[int, int]]:
    """The phrases that begin at a place and are joined by "and": the indexes where each begins and ends.

    :param names: the tokens of personal names: one that is not after a preposition ends the phrase.
    """
    edges, start, index, has_complement = [], at, at, False
    while index < len(words_) and index - start < _LONGEST:
        tag, lower = words_.tag[index], words_.lower[index]
        if (
            index in names
            and lower not in words("person_nouns", "particles")
            and not _may_hold_name(words_, index, start, names)
        ):
            break
        if (
            tag in _INSIDE
            and not (tag in ("VBN", "VBG") and not _is_modifier(words_, index))
            and not (tag == "HYPH" and not words_.joins(index))
        ):
            if tag == "CD" and index > start and words_.lower[index - 1] in _PREPOSITIONS:
                break
            index += 1
        elif tag == "IN" and lower in _PREPOSITIONS and index > start and not _ends_role(words_, index):
            has_complement = True
            index += 1
        elif lower in ("and", "or", "&") and index > start:
            if _starts_role(words_, index + 1, names):
                edges.append((start, _trimmed(words_, start, index)))
                start, has_complement = index + 1, False
            elif not (
                has_complement
                and index + 1 < len(words_)
                and words_.tag[index + 1] in _MODIFIERS
                and index + 1 not in names
            ):
                break
            index += 1
        else:
            break
    end = _trimmed(words_, start, index)
    if end > start:
        edges.append((start, end))
    return edges


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


def _ends_other_title(words_: Words, at: int) -> bool:
    """Whether another title ends here ("President | Captain"), unless it only modifies ("Deputy | Prime Minister")."""
    noun = words_.noun_ending.get(at)
    if noun is None or noun.noun in words("person_nouns", "before"):
        return False
    return noun.plural or words_.capital[noun.first] or not (at < len(words_) and words_.tag[at] in NOUNS)


def _is_in_phrase(words_: Words, at: int, noun: PersonNoun) -> bool:
    """Whether a modifier is inside the phrase, and no verb or adverb before it: "even", "told", "seizing"."""
    tag, text = words_.tag[at], words_.text[at]
    if words_.joins(at + 1) or words_.joins(at):
        return True
    if not text[0].isalnum() or words_.doc[at].ent_type_ in ("DATE", "TIME"):
        return False
    if words_.lower[at] in _titular() or words_.capital[at]:
        return True
    if words_.capital[noun.first] and not words_.starts_sentence(noun.first) and tag in ("JJ", "VBN", "VBG", "RB"):
        return False
    if tag == "RB":
        return words_.tag[at + 1] in ("VBN", "JJ") and text.endswith("ly")
    if tag in ("VBN", "VBG"):
        return at > 0 and (words_.tag[at - 1] in ("DT", "PRP$", "POS", "JJ", "HYPH", "RB") or at - 1 in words_.hit_at)
    return True


@cache
def _titular() -> frozenset[str]:
    """Words that may stand before a title though they have no capital: "former", "new", "defence"."""
    return words("person_nouns", "before") | words("person_nouns", "passing") | portfolio_words()


def _owner_start(words_: Words, possessive: int) -> int:
    """Where the owner begins that ends with an "'s": "the ruling party's"."""
    if hit := words_.hit_at.get(possessive - 1):
        return hit.first
    at = possessive
    while at > 0 and words_.tag[at - 1] in NOUNS | {"DT", "JJ", "HYPH"}:
        at -= 1
    return at


def _joins_portfolios(words_: Words, conjunction: int) -> bool:
    """Whether an "and" is inside a title: "Planning and Investment Minister"."""
    around = (conjunction - 1, conjunction + 1)
    return all(0 <= at < len(words_) and words_.capital[at] and words_.lower[at] in portfolio_words() for at in around)


def _may_hold_name(words_: Words, index: int, start: int, names: Set[int]) -> bool:
    """Whether a name belongs to the phrase: "adviser to President X", "governor of Y"; not "President X"."""
    end = index
    while end in names:
        end += 1
    if end < len(words_) and words_.tag[end] == "POS":
        return True
    at = index - 1
    while at > start and (at in names or words_.tag[at] in ("DT", "JJ") or _in_person_noun(words_, at)):
        at -= 1
    return words_.tag[at] == "IN" and at > start


def _in_person_noun(words_: Words, at: int) -> bool:
    return any((noun := words_.noun_starting.get(first)) and noun.last > at for first in range(max(0, at - 3), at + 1))


def _is_modifier(words_: Words, participle: int) -> bool:
    after_noun = words_.tag[participle - 1] in NOUNS
    return not after_noun and participle + 1 < len(words_) and words_.tag[participle + 1] in _MODIFIERS


def _ends_role(words_: Words, preposition: int) -> bool:
    """Whether what begins with a preposition says when or how, not what somebody is."""
    at = preposition + 1
    while at < len(words_) and words_.tag[at] in ("DT", "PRP$", "JJ"):
        at += 1
    if at >= len(words_) or words_.tag[at] in ("CD", "VBG"):
        return True
    hit = words_.hit_at.get(at)
    ends = (
        words_.lower[preposition] != "of"
        and words_.lower[at] in words("person_nouns", "role_ends")
        and not words_.capital[at]
    )
    return ends or bool(hit and hit.has("calendar"))


def _starts_role(words_: Words, at: int, names: Set[int]) -> bool:
    for index in range(at, min(at + _NEAR, len(words_))):
        noun = words_.noun_starting.get(index)
        if noun and not noun.plural and index not in names:
            return not (noun.last in names and words_.capital[noun.last])
        if words_.tag[index] not in _INSIDE or index in names:
            return False
    return False


def _trimmed(words_: Words, start: int, end: int) -> int:
    while end > start and words_.tag[end - 1] not in NOUNS:
        end -= 1
    return end


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
    titular = words("person_nouns", "before")
    if "minister" in person_class(noun.noun):
        titular = titular | portfolio_words()
    out: list[str] = []
    in_title = True
    for at in reversed(range(start, last)):
        text, lower = words_.text[at], words_.lower[at]
        is_known = at in words_.hit_at and not words_.hit_at[at].has("nobody")
        in_title = in_title and not (at < noun.first and (is_known or lower not in titular))
        if noun.first <= at < noun.last:
            text = lower if full is None else full if at == noun.first else ""
            if noun.plural and at == noun.last - 1:
                text = noun.noun.split()[-1]
        elif not is_known and (_is_titular(lower, titular, at >= noun.last, in_title) or _is_common(words_, at)):
            text = lower
        out.append(text + words_.doc[at].whitespace_ if text else "")
    return "".join(reversed(out)).strip()


def _is_titular(lower: str, titular: Set[str], is_complement: bool, in_title: bool) -> bool:
    """Whether a word has its capital from a title: before the noun, or a minister's portfolio after it."""
    return in_title if not is_complement else lower in portfolio_words() and lower in titular


def _is_common(words_: Words, at: int) -> bool:
    """Whether a word with a capital is no name: by its tag, or as a portfolio at the start of a sentence."""
    if not words_.text[at].istitle() or words_.joins(at + 1):
        return False
    if words_.starts_sentence(at) and words_.lower[at] in _titular():
        return True
    return words_.tag[at] in ("JJ", "NN", "VBN", "RB")
