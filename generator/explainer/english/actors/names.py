"""Capitalised words that may be the names of persons, where they stand in a passage."""

from __future__ import annotations

from collections.abc import Iterator

from ...person_names import gender_of_name
from ..vocabulary import words
from .found import Claimed
from .ministries import portfolio_words
from .runs import run_end
from .words import PersonNoun, Words, is_initials

__all__ = ["candidates"]


def candidates(words_: Words, claimed: Claimed) -> list[tuple[int, int]]:
    """Where names of persons may stand: the first token of each, titles aside, and the index after its last."""
    found = []
    end, loose = 0, words("person_nouns", "loose")
    for at, lower in enumerate(words_.lower):
        if at < end or not (words_.capital[at] or lower in loose):
            continue
        if (end := _name_end(words_, at, claimed)) == at:
            continue
        spans = [_without_title(words_, *piece) for piece in _pieces(words_, at, end, claimed)]
        found += [span for span in spans if span and not _is_of_something_else(words_, *span)]
    return found


def _name_end(words_: Words, at: int, claimed: Claimed) -> int:
    """The end of a run of name-like words and the small words inside names: "Ursula von der Leyen", "Ali al-Megrahi"."""
    end = run_end(words_, at)
    if end == at and words_.lower[at] in words("person_nouns", "particles") and words_.joins(at + 1):
        end = run_end(words_, at + 2) if at + 2 < len(words_) else at
        return end if end > at + 2 else at
    while end > at:
        small = end + words_.joins(end)
        while small < len(words_) and words_.lower[small] in words("person_nouns", "particles") and small - end < 3:
            small += 1 + words_.joins(small + 1)
        more = run_end(words_, small) if end < small < len(words_) else small
        if more == small:
            break
        end = more
    return end


def _pieces(words_: Words, first: int, end: int, claimed: Claimed) -> Iterator[tuple[int, int]]:
    """The run cut at whatever else is named in it: "Russia Vladimir Putin" has one person."""
    start = first
    for at in range(first, end + 1):
        if at < end and not _cuts(words_, at, first, end, claimed):
            continue
        if start < at:
            yield start, at
        start = at + 1


def _cuts(words_: Words, at: int, first: int, end: int, claimed: Claimed) -> bool:
    if not claimed.free(words_, at, at + 1):
        return True
    if is_initials(words_.text[at]) and not all(text.isupper() for text in words_.text[first:end]):
        return True
    hit = words_.hit_at.get(at)
    if hit is None or (hit.has("nobody", "calendar", "body") and hit.last - hit.first == 1):
        return False
    if hit.has("nobody"):
        return True
    word = words_.said(hit.first, hit.last)
    shared = any(word in sense.state.shared for sense in hit.senses if sense.state)
    beside = hit.first > first or hit.last < end
    if not (shared and beside):
        return True
    follows = hit.last < end and hit.last not in words_.noun_starting and hit.last not in words_.hit_at
    is_free = first == 0 or words_.tag[first - 1] != "IN"
    begins = hit.first == first or hit.first in words_.noun_ending
    return not (words_.doc[at].ent_type_ == "PERSON" or (begins and follows and is_free))


def _is_first_name(words_: Words, noun: PersonNoun, last: int) -> bool:
    """Whether a noun for a person begins a name: "Dean Acheson", and before two words "Shah Mahmood Qureshi"."""
    if noun.last >= last or not words_.capital[noun.first]:
        return False
    if noun.noun in words("person_nouns", "first_names"):
        return True
    return noun.noun in words("person_nouns", "also_names") and last - noun.last > 1


def _is_of_something_else(words_: Words, first: int, last: int) -> bool:
    """Whether a name is only part of a body's, or of a word ("Miami-based"), or is a credit's."""
    titled = words_.noun_ending.get(first)  # "the frigate Admiral X"
    before = {words_.lower[at - 1] for at in (first, titled.first if titled else first) if at > 0}
    is_thing = bool(before & words("not_people", "things"))
    return is_thing or _is_of_a_body(words_, first, last) or words_.joins(last) or _is_credited(words_, first)


def _is_of_a_body(words_: Words, first: int, last: int) -> bool:
    """Whether a title before one word is part of a body's name for the language model: "General Mills"."""
    token = words_.doc[first]
    return last - first == 1 and first in words_.noun_ending and token.ent_type_ == "ORG" and token.ent_iob_ == "I"


def _is_credited(words_: Words, first: int) -> bool:
    """Whether a name is a credit's: "Photograph by X"."""
    if first < 2 or words_.lower[first - 1] != "by" or words_.lower[first - 2] not in words("not_people", "credits"):
        return False
    return words_.passage.kind == "caption" or words_.starts_sentence(first - 2)


def _without_title(words_: Words, first: int, last: int) -> tuple[int, int] | None:
    """A piece without the titles that it begins with; None where nothing is left."""
    title = max(
        (
            noun.last
            for at in range(max(0, first - 3), first)
            if (noun := words_.noun_starting.get(at)) and noun.last > first
        ),
        default=0,
    )
    for at in range(first, last):
        noun = words_.noun_starting.get(at)
        if noun and noun.last > last:  # "Capt.", where the tokenizer parts the dot
            return None
        if noun and _is_first_name(words_, noun, last):
            break
        if noun and not _is_name(words_, max(title, first), noun, last, bool(title)):
            title = noun.last
    start = max(title, first)
    while (
        start < last
        and words_.lower[start] in portfolio_words()
        and start == first
        and words_.lower[start - 1 : start] in (["of"], ["for"])
    ):
        start += 1
    start = _where_the_model_begins(words_, start, last)
    while start < last and not words_.text[start][0].isalpha():
        start += 1
    return (start, last) if start < last and any(words_.capital[at] for at in range(start, last)) else None


def _is_name(words_: Words, first: int, noun: PersonNoun, last: int, is_titled: bool) -> bool:
    """Whether a noun for a person is a surname here: "James Baker", "Mr. Baker"."""
    if noun.first <= first:
        return is_titled and noun.last == last and words_.doc[noun.first].ent_type_ == "PERSON"
    given = any(gender_of_name(words_.text[at]) for at in range(first, noun.first))
    return given or all(words_.doc[at].ent_type_ == "PERSON" for at in range(first, noun.last))


def _where_the_model_begins(words_: Words, first: int, last: int) -> int:
    """The start of the person that the language model sees at the end of a piece, where what is before is no name."""
    at = last - 1
    if words_.doc[at].ent_type_ != "PERSON":
        return first
    while at > first and words_.doc[at].ent_iob_ == "I":
        at -= 1
    if (
        at == first
        or first in words_.hit_at
        or words_.doc[at].ent_iob_ != "B"
        or words_.doc[at - 1].ent_type_ == "PERSON"
    ):
        return first
    return at if words_.doc[at - 1].ent_type_ and not gender_of_name(words_.text[first]) else first
