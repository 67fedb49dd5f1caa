"""Runs of capitalised words, and the names of bodies in them."""

from __future__ import annotations

from ...person_names import gender_of_name
from ...person_nouns import person_class
from ..vocabulary import words
from .words import Words

__all__ = ["body_span", "run_end"]

_PROPER = frozenset({"NNP", "NNPS"})
_JOINTS = frozenset({"of", "for"})
_NEVER = frozenset(
    {"DT", "IN", "PRP", "PRP$", "CC", "MD", "WP", "WRB", "WDT", "EX", "TO", "UH", "RB", "VBZ", "VBD", "VBP", "VB"}
)


def run_end(words_: Words, at: int) -> int:
    """The index after the run of name-like words that begins at a place; the place itself where none does."""
    if at not in words_.run_ends:
        words_.run_ends[at] = _run_end(words_, at)
    return words_.run_ends[at]


def _run_end(words_: Words, at: int) -> int:
    end, size = at, len(words_)
    while end < size:
        if _is_name_like(words_, end):
            end += 1
        elif (end > at and words_.joins(end) and _goes_on(words_, end + 1)) or (
            end > at and words_.text[end] == "&" and end + 1 < size and _is_name_like(words_, end + 1)
        ):
            end += 2
        else:
            break
    return end


def body_span(words_: Words, first: int, end: int) -> tuple[int, int] | None:
    """Where the name of a body stands in a run, with what follows after "of": "Ministry of Mines and Energy".

    None where the run has no body's noun, or that noun alone or only with a state ("the Thai Army").
    """
    head = next((at for at in reversed(range(first, end)) if _is_bodys_noun(words_, at)), None)
    if head is None:
        return None
    for at in range(first, head):
        noun = words_.noun_starting.get(at)
        is_title = (
            noun and not noun.plural and noun.last < head and person_class(noun.noun) & words("person_nouns", "titles")
        )
        if words_.lower[at] == "the" or is_title:
            first = noun.last if noun else at + 1
    last = _complement_end(words_, head + 1) if head + 1 == end else head + 1
    if last == head + 1 and all(_is_state(words_, at) for at in range(first, head)):
        return None
    return _joined_start(words_, _owned_start(words_, first)), last


def _goes_on(words_: Words, at: int) -> bool:
    """Whether a name goes on after a hyphen: "Jean-Marc", "Ho-sik"."""
    if _is_name_like(words_, at):
        return True
    is_name = words_.tag[at] in _PROPER or words_.doc[at].ent_type_ == "PERSON"
    return is_name and words_.text[at].isalpha() and words_.lower[at] not in words("seats", "joined")


def _is_name_like(words_: Words, at: int) -> bool:
    if not words_.capital[at]:
        return False
    tag = words_.tag[at]
    hit = words_.hit_at.get(at)
    if hit and hit.has("calendar") and not _names_somebody(words_, at):
        return False
    if tag in _PROPER or (hit and not hit.has("nobody")):
        return True
    if words_.starts_sentence(at):
        return bool(words_.doc[at].ent_type_ in ("PERSON", "ORG", "NORP", "GPE")) and tag not in _NEVER
    return tag not in _NEVER or words_.doc[at].ent_type_ in ("PERSON", "ORG")


def _names_somebody(words_: Words, at: int) -> bool:
    """Whether a month is part of somebody's name: "Theresa May", "Jan Smuts"."""
    if words_.doc[at].ent_type_ == "PERSON" and gender_of_name(words_.text[at]):
        return True
    if at == 0 or at - 1 in words_.hit_at or words_.lower[at].endswith("day"):
        return False
    return gender_of_name(words_.text[at - 1]) in ("f", "m")


def _is_bodys_noun(words_: Words, at: int) -> bool:
    if words_.lower[at] not in words("bodies", "in_names") or not words_.capital[at]:
        return False
    hit = words_.hit_at.get(at)
    if hit and hit.has("nobody", "seat") and hit.last - hit.first > 1:
        return False
    return not any(noun.first <= at < noun.last for noun in words_.noun_starting.values())


def _owned_start(words_: Words, first: int) -> int:
    """Where a name begins with an owner in it: "the Lord's Resistance Army"."""
    owner = first - 2
    if owner < 0 or words_.tag[first - 1] != "POS" or words_.lower[owner] not in words("bodies", "owners"):
        return first
    return owner if words_.capital[owner] else first


def _joined_start(words_: Words, first: int) -> int:
    """Where a name begins that has "and" within: "the Securities and Exchange Commission"."""
    if first < 3 or words_.lower[first - 1] != "and":
        return first
    start = first - 1
    while start > 0 and _is_name_like(words_, start - 1) and words_.lower[start - 1] != "the":
        start -= 1
    inside = range(start, first - 1)
    listed = [at for at in inside if at in words_.noun_starting or _is_bodys_noun(words_, at)]
    own = start < first - 1 and (not listed or (len(inside) == 1 and words_.tag[start] in ("NNS", "NNPS")))
    return start if own and start > 0 and words_.lower[start - 1] == "the" else first


def _is_state(words_: Words, at: int) -> bool:
    hit = words_.hit_at.get(at)
    return bool(hit and hit.states("state", "people"))


def _complement_end(words_: Words, at: int) -> int:
    """The index after "of Mines and Energy", where that follows; else the place itself."""
    end = at
    while end + 1 < len(words_) and (
        words_.lower[end] in _JOINTS
        or (words_.lower[end] == "on" and words_.lower[end - 1] in words("bodies", "with_on"))
    ):
        start = end + 1 + (words_.lower[end + 1] == "the")
        more = _complement_run(words_, start)
        if more == start:
            break
        end = more
        while end + 1 < len(words_) and words_.lower[end] in ("and", ","):
            more = _complement_run(words_, end + 1)
            if (
                more == end + 1
                or _is_state(words_, end + 1)
                or (words_.lower[end] == "," and words_.lower[more : more + 1] != ["and"])
            ):
                break
            end = more
    return end


def _complement_run(words_: Words, at: int) -> int:
    """The end of a run that may follow "of" in a body's name: it stops before a title and a first name."""
    end = run_end(words_, at) if at < len(words_) else at
    for index in range(at, end):
        if index in words_.noun_starting or gender_of_name(words_.text[index]) in ("f", "m"):
            return index if not _is_state(words_, index) else end
    return end
