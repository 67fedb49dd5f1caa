"""Capitalised words: how far a name reaches, which of them name a body, and where names of persons may stand."""

from __future__ import annotations

from collections.abc import Iterator

from ...person_names import gender_of_name
from ...person_nouns import person_class
from ..vocabulary import words
from .annotation import AnnotatedPassage, PersonNoun, is_initials
from .discourse import TakenTokens
from .gazetteer import GazetteerHit
from .state_bodies import portfolio_words

__all__ = ["organisation_span", "person_name_spans", "run_end"]

_PROPER_NOUN_TAGS = frozenset({"NNP", "NNPS"})
_COMPLEMENT_PREPOSITIONS = frozenset({"of", "for"})
_NEVER_NAMES = frozenset(
    {"DT", "IN", "PRP", "PRP$", "CC", "MD", "WP", "WRB", "WDT", "EX", "TO", "UH", "RB", "VBZ", "VBD", "VBP", "VB"}
)


def run_end(passage: AnnotatedPassage, at: int) -> int:
    """The index after the run of name-like words that begins at a place; the place itself where none does."""
    if at not in passage.run_ends:
        passage.run_ends[at] = _run_end(passage, at)
    return passage.run_ends[at]


def _run_end(passage: AnnotatedPassage, at: int) -> int:
    end, size = at, len(passage)
    while end < size:
        if _is_name_like(passage, end):
            end += 1
        elif (end > at and passage.is_hyphen(end) and _goes_on_after_hyphen(passage, end + 1)) or (
            end > at and passage.text[end] == "&" and end + 1 < size and _is_name_like(passage, end + 1)
        ):
            end += 2
        else:
            break
    return end


def organisation_span(passage: AnnotatedPassage, first: int, end: int) -> tuple[int, int] | None:
    """Where the name of a body stands in a run, with what follows after "of": "Ministry of Mines and Energy".

    None where the run has no body's noun, or that noun alone or only with a state ("the Thai Army").
    """
    head = next((at for at in reversed(range(first, end)) if _is_bodys_noun(passage, at)), None)
    if head is None:
        return None
    for at in range(first, head):
        noun = passage.noun_starting.get(at)
        is_title = (
            noun and not noun.plural and noun.last < head and person_class(noun.noun) & words("person_nouns", "titles")
        )
        if passage.lower[at] == "the" or is_title:
            first = noun.last if noun else at + 1
    last = _complement_end(passage, head + 1) if head + 1 == end else head + 1
    if last == head + 1 and all(_is_state(passage, at) for at in range(first, head)):
        return None
    return _joined_start(passage, _aimed_start(passage, _owned_start(passage, first))), last


def _goes_on_after_hyphen(passage: AnnotatedPassage, at: int) -> bool:
    """Whether a name goes on after a hyphen: "Jean-Marc", "Ho-sik"."""
    if _is_name_like(passage, at):
        return True
    is_name = passage.tag[at] in _PROPER_NOUN_TAGS or passage.doc[at].ent_type_ == "PERSON"
    return is_name and passage.text[at].isalpha() and passage.lower[at] not in words("seats", "joined")


def _is_name_like(passage: AnnotatedPassage, at: int) -> bool:
    if not passage.capital[at]:
        return False
    tag = passage.tag[at]
    hit = passage.hit_at.get(at)
    if hit and hit.has("calendar") and not _is_months_namesake(passage, at):
        return False
    if tag in _PROPER_NOUN_TAGS or (hit and not hit.has("nobody")):
        return True
    if passage.starts_sentence(at):
        return bool(passage.doc[at].ent_type_ in ("PERSON", "ORG", "NORP", "GPE")) and tag not in _NEVER_NAMES
    return tag not in _NEVER_NAMES or passage.doc[at].ent_type_ in ("PERSON", "ORG")


def _is_months_namesake(passage: AnnotatedPassage, at: int) -> bool:
    """Whether a month is part of somebody's name: "Theresa May", "Jan Smuts"."""
    if passage.doc[at].ent_type_ == "PERSON" and gender_of_name(passage.text[at]):
        return True
    if at == 0 or at - 1 in passage.hit_at or passage.lower[at].endswith("day"):
        return False
    return gender_of_name(passage.text[at - 1]) in ("f", "m")


def _is_bodys_noun(passage: AnnotatedPassage, at: int) -> bool:
    if passage.lower[at] not in words("bodies", "in_names") or not passage.capital[at]:
        return False
    hit = passage.hit_at.get(at)
    if hit and hit.has("nobody", "seat") and hit.last - hit.first > 1:
        return False
    return not any(noun.first <= at < noun.last for noun in passage.noun_starting.values())


def _owned_start(passage: AnnotatedPassage, first: int) -> int:
    """Where a name begins with an owner in it: "the Lord's Resistance Army"."""
    owner = first - 2
    if owner < 0 or passage.tag[first - 1] != "POS" or passage.lower[owner] not in words("bodies", "owners"):
        return first
    return owner if passage.capital[owner] else first


def _aimed_start(passage: AnnotatedPassage, first: int) -> int:
    """Where a name begins that says what a body is for: "the Boats for Peace Foundation"."""
    start = first - 1
    if start < 1 or passage.lower[start] != "for" or start in passage.noun_ending:
        return first
    while start > 0 and _is_name_like(passage, start - 1) and not passage.starts_sentence(start - 1):
        start -= 1
    return start if start < first - 1 and start not in passage.hit_at else first


def _joined_start(passage: AnnotatedPassage, first: int) -> int:
    """Where a name begins that has "and" within: "the Securities and Exchange Commission"."""
    if first < 3 or passage.lower[first - 1] != "and":
        return first
    start = first - 1
    while start > 0 and _is_name_like(passage, start - 1) and passage.lower[start - 1] != "the":
        start -= 1
    inside = range(start, first - 1)
    listed = [at for at in inside if at in passage.noun_starting or _is_bodys_noun(passage, at)]
    own = start < first - 1 and (not listed or (len(inside) == 1 and passage.tag[start] in ("NNS", "NNPS")))
    return start if own and start > 0 and passage.lower[start - 1] == "the" else first


def _is_state(passage: AnnotatedPassage, at: int) -> bool:
    hit = passage.hit_at.get(at)
    return bool(hit and hit.states("state", "people"))


def _complement_end(passage: AnnotatedPassage, at: int) -> int:
    """The index after "of Mines and Energy", where that follows; else the place itself."""
    end = at
    while end + 1 < len(passage) and (
        passage.lower[end] in _COMPLEMENT_PREPOSITIONS
        or (passage.lower[end] == "on" and passage.lower[end - 1] in words("bodies", "with_on"))
    ):
        start = end + 1 + (passage.lower[end + 1] == "the")
        more = _complement_run(passage, start)
        if more == start:
            break
        end = more
        while end + 1 < len(passage) and passage.lower[end] in ("and", ","):
            more = _complement_run(passage, end + 1)
            if (
                more == end + 1
                or _is_state(passage, end + 1)
                or (passage.lower[end] == "," and passage.lower[more : more + 1] != ["and"])
            ):
                break
            end = more
    return end


def _complement_run(passage: AnnotatedPassage, at: int) -> int:
    """The end of a run that may follow "of" in a body's name: it stops before a title with a name, and a first name."""
    end = run_end(passage, at) if at < len(passage) else at
    for index in range(at, end):
        noun = passage.noun_starting.get(index)
        is_title = noun and not noun.plural and noun.last < end  # but "Court of Justice", "Council of Ministers"
        if is_title or gender_of_name(passage.text[index]) in ("f", "m"):
            return index if not _is_state(passage, index) else end
    return end


def person_name_spans(passage: AnnotatedPassage, taken: TakenTokens) -> list[tuple[int, int]]:
    """Where names of persons may stand: the first token of each, titles aside, and the index after its last."""
    found = []
    end, loose = 0, words("person_nouns", "loose")
    for at, lower in enumerate(passage.lower):
        if at < end or not (passage.capital[at] or lower in loose):
            continue
        if (end := _name_end(passage, at, taken)) == at:
            continue
        spans = [_without_title(passage, *piece) for piece in _parts_of_run(passage, at, end, taken)]
        found += [span for span in spans if span and not _is_part_of_other_name(passage, *span)]
    return found


def _name_end(passage: AnnotatedPassage, at: int, taken: TakenTokens) -> int:
    """The end of a run of name-like words and the small words inside names: "Ursula von der Leyen", "Ali al-Megrahi"."""
    end = run_end(passage, at)
    if end == at and passage.lower[at] in words("person_nouns", "particles") and passage.is_hyphen(at + 1):
        end = run_end(passage, at + 2) if at + 2 < len(passage) else at
        return end if end > at + 2 else at
    while end > at:
        small = end + passage.is_hyphen(end)
        while small < len(passage) and passage.lower[small] in words("person_nouns", "particles") and small - end < 3:
            small += 1 + passage.is_hyphen(small + 1)
        more = run_end(passage, small) if end < small < len(passage) else small
        if more == small:
            break
        end = more
    return end


def _parts_of_run(passage: AnnotatedPassage, first: int, end: int, taken: TakenTokens) -> Iterator[tuple[int, int]]:
    """The run cut at whatever else is named in it: "Russia Vladimir Putin" has one person."""
    start = first
    for at in range(first, end + 1):
        if at < end and not _is_break(passage, at, first, end, taken):
            continue
        if start < at:
            yield start, at
        start = at + 1


def _is_break(passage: AnnotatedPassage, at: int, first: int, end: int, taken: TakenTokens) -> bool:
    """Whether a token of the run from ``first`` to ``end`` is in no person's name, and so parts the run."""
    if not taken.are_free(passage, at, at + 1):
        return True
    if is_initials(passage.text[at]) and not all(text.isupper() for text in passage.text[first:end]):
        return True
    hit = passage.hit_at.get(at)
    if hit is None:
        return False
    if hit.has("nobody", "calendar", "body") and hit.last - hit.first == 1:
        return at == first and _ends_title(passage, at, end)
    return hit.has("nobody") or not _is_in_persons_name(passage, at, hit, first, end)


def _ends_title(passage: AnnotatedPassage, at: int, end: int) -> bool:
    """Whether a place is what a title before a name is of: "First Minister of Scotland Ann Lee"."""
    is_place = passage.text[at] in words("not_people", "wholes") and at > 1 and passage.lower[at - 1] == "of"
    return is_place and at + 1 < end and at - 1 in passage.noun_ending


def _is_in_persons_name(passage: AnnotatedPassage, at: int, hit: GazetteerHit, first: int, end: int) -> bool:
    """Whether the name of a state or a seat is a person's here, as "Jordan" may be with a surname after it."""
    name = passage.text_of(hit.first, hit.last)
    is_shared = any(name in sense.state.shared for sense in hit.senses if sense.state)
    is_beside = hit.first > first or hit.last < end
    if not (is_shared and is_beside):
        return _is_surname(passage, hit, first, end)
    if passage.doc[at].ent_type_ == "PERSON":
        return True
    begins = hit.first == first or hit.first in passage.noun_ending
    goes_on = hit.last < end and hit.last not in passage.noun_starting and hit.last not in passage.hit_at
    return begins and goes_on and (first == 0 or passage.tag[first - 1] != "IN")


def _is_surname(passage: AnnotatedPassage, hit: GazetteerHit, first: int, end: int) -> bool:
    """Whether the name of a state ends somebody's: "Major Yara Benin", after a first name, or a title and one word."""
    given = hit.first - 1
    if hit.last < end or given < first or given in passage.hit_at or given in passage.noun_starting:
        return False
    is_titled = given in passage.noun_ending and passage.capital[given - 1]
    is_given = bool(gender_of_name(passage.text[given])) or passage.doc[given].ent_type_ == "PERSON"
    return hit.has("state") and (is_titled or is_given)


def _is_first_name(passage: AnnotatedPassage, noun: PersonNoun, last: int) -> bool:
    """Whether a noun for a person begins a name: "Dean Acheson", and before two words "Shah Mahmood Qureshi"."""
    if noun.last >= last or not passage.capital[noun.first]:
        return False
    if noun.noun in words("person_nouns", "first_names"):
        return True
    return noun.noun in words("person_nouns", "also_names") and last - noun.last > 1


def _is_part_of_other_name(passage: AnnotatedPassage, first: int, last: int) -> bool:
    """Whether a name is only part of a body's, or of a word ("Miami-based"), or is a credit's."""
    titled = passage.noun_ending.get(first)  # "the frigate Admiral X"
    before = {passage.lower[at - 1] for at in (first, titled.first if titled else first) if at > 0}
    is_thing = bool(before & words("not_people", "things"))
    return is_thing or _is_of_a_body(passage, first, last) or passage.is_hyphen(last) or _is_credited(passage, first)


def _is_of_a_body(passage: AnnotatedPassage, first: int, last: int) -> bool:
    """Whether a title before one word is part of a body's name for the language model: "General Mills"."""
    token, title = passage.doc[first], passage.noun_ending.get(first)
    if title is None or title.noun in words("person_nouns", "regnal"):
        return False
    return last - first == 1 and token.ent_type_ == "ORG" and token.ent_iob_ == "I"


def _is_credited(passage: AnnotatedPassage, first: int) -> bool:
    """Whether a name is a credit's: "Photograph by X"."""
    if first < 2 or passage.lower[first - 1] != "by" or passage.lower[first - 2] not in words("not_people", "credits"):
        return False
    return passage.kind == "caption" or passage.starts_sentence(first - 2)


def _without_title(passage: AnnotatedPassage, first: int, last: int) -> tuple[int, int] | None:
    """A piece without the titles that it begins with; None where nothing is left."""
    title = _title_end(passage, first, last)
    if title is None:
        return None
    start = max(title, first)
    is_portfolio = start < last and passage.lower[start] in portfolio_words()
    if is_portfolio and start == first and passage.lower[start - 1 : start] in (["of"], ["for"]):
        start += 1
    if start not in passage.noun_ending:
        start = _where_the_model_begins(passage, start, last)
    while start < last and not passage.text[start][0].isalpha():
        start += 1
    return (start, last) if start < last and any(passage.capital[at] for at in range(start, last)) else None


def _title_end(passage: AnnotatedPassage, first: int, last: int) -> int | None:
    """The index after the titles that a piece begins with, 0 where it has none; None where one goes on after it."""
    before = [noun for at in range(max(0, first - 3), first) if (noun := passage.noun_starting.get(at))]
    title = max((noun.last for noun in before if noun.last > first), default=0)
    for at in range(first, last):
        noun = passage.noun_starting.get(at)
        if noun is None:
            continue
        if noun.last > last:  # "Capt.", where the tokenizer parts the dot
            return None
        if _is_first_name(passage, noun, last):
            break
        if not _is_name(passage, max(title, first), noun, last, bool(title)):
            title = noun.last
    return title


def _is_name(passage: AnnotatedPassage, first: int, noun: PersonNoun, last: int, is_titled: bool) -> bool:
    """Whether a noun for a person is a surname here: "James Baker", "Mr. Baker"."""
    if noun.first <= first:
        return is_titled and noun.last == last and passage.doc[noun.first].ent_type_ == "PERSON"
    given = any(gender_of_name(passage.text[at]) for at in range(first, noun.first))
    return given or all(passage.doc[at].ent_type_ == "PERSON" for at in range(first, noun.last))


def _where_the_model_begins(passage: AnnotatedPassage, first: int, last: int) -> int:
    """The start of the person that the language model sees at the end of a piece, where what is before is no name."""
    at = last - 1
    if passage.doc[at].ent_type_ != "PERSON":
        return first
    while at > first and passage.doc[at].ent_iob_ == "I":
        at -= 1
    if (
        at == first
        or first in passage.hit_at
        or passage.doc[at].ent_iob_ != "B"
        or passage.doc[at - 1].ent_type_ == "PERSON"
    ):
        return first
    return at if passage.doc[at - 1].ent_type_ and not gender_of_name(passage.text[first]) else first
