"""Phrases that may say what a person is: how far they reach, where one ends and the next begins.

They are read along the words by their tags: noun phrases with what hangs on them by "of", "at" and the like.
"""

from __future__ import annotations

from collections.abc import Set
from functools import cache

from ..vocabulary import words
from .annotation import NOUN_TAGS, AnnotatedPassage, PersonNoun
from .state_bodies import portfolio_words

__all__ = ["joined_phrases", "phrase_start", "titular_words"]

_MODIFIERS = NOUN_TAGS | {"JJ", "JJR", "JJS", "VBN", "VBG", "HYPH", "RB", "CD", "AFX"}
_INSIDE = _MODIFIERS | {"DT", "PRP$", "PDT", "POS"}
_PREPOSITIONS = frozenset({"of", "for", "to", "at", "in", "on", "with", "from", "under", "against"})
_CONJUNCTIONS = frozenset({"and", "or", "&"})
_LONGEST = 16
"""Longer than this it is no longer what somebody is, but what somebody did."""
_NEAR = 8
"""Within so many words after "and" the noun must stand that makes a second role."""


def phrase_start(passage: AnnotatedPassage, noun: PersonNoun, names: Set[int]) -> int:
    """The index where the phrase begins that ends with this noun: after its article, but with its owner."""
    at = noun.first
    while at > 0 and noun.noun not in words("person_nouns", "courtesy"):
        before = at - 1
        hit = passage.hit_at.get(before)
        if before in names or _ends_other_title(passage, before + 1):
            break
        if hit and hit.has("state", "people", "seat", "body"):
            at = hit.first
        elif passage.tag[before] == "POS" and passage.tag[before - 1] in NOUN_TAGS:
            return _owner_start(passage, before)
        elif _is_before_state(passage, at):
            break
        elif (
            (passage.tag[before] in _MODIFIERS or passage.is_hyphen(before))
            and not (hit and hit.has("calendar"))
            and _is_in_phrase(passage, before, noun)
        ) or (passage.lower[before] == "and" and _joins_portfolios(passage, before)):
            at = before
        else:
            break
    return at - 1 if passage.lower[at - 1 : at] == ["no."] and passage.tag[at] == "CD" else at


def _is_before_state(passage: AnnotatedPassage, at: int) -> bool:
    """Whether a noun stands before a state's name, of which it is no part: "the emergency France's president declared"."""
    state = passage.hit_at.get(at)
    before = at - 1
    return bool(state and state.has("state")) and passage.tag[before] == "NN" and not passage.capital[before]


def joined_phrases(passage: AnnotatedPassage, at: int, names: Set[int]) -> list[tuple[int, int]]:
    """The phrases that begin at a place and are joined by "and": the indexes where each begins and ends.

    :param names: the tokens of personal names: one that is not after a preposition ends the phrase.
    """
    phrases, start, index, has_complement = [], at, at, False
    while index < len(passage) and index - start < _LONGEST and not _ends_at_name(passage, index, start, names):
        if _begins_complement(passage, index, start):
            has_complement = True
        elif not _is_inside(passage, index, start):
            if passage.lower[index] not in _CONJUNCTIONS or index == start:
                break
            if _starts_role(passage, index + 1, names):
                phrases.append((start, _trimmed(passage, start, index)))
                start, has_complement = index + 1, False
            elif not (has_complement and _is_listed(passage, index + 1, names)):
                break
        index += 1
    end = _trimmed(passage, start, index)
    if end > start:
        phrases.append((start, end))
    return phrases


def _ends_at_name(passage: AnnotatedPassage, index: int, start: int, names: Set[int]) -> bool:
    """Whether a phrase ends before the name of a person here, and does not hold it."""
    if index not in names or passage.lower[index] in words("person_nouns", "particles"):
        return False
    return not _may_hold_name(passage, index, start, names)


def _is_inside(passage: AnnotatedPassage, index: int, start: int) -> bool:
    """Whether a word goes on with a noun phrase: no participle that is said of it, no dash, no number after "at"."""
    tag = passage.tag[index]
    if tag in ("VBN", "VBG"):
        return _is_modifier(passage, index)
    if tag == "HYPH":
        return passage.is_hyphen(index)
    if tag == "CD":
        return index == start or passage.lower[index - 1] not in _PREPOSITIONS
    return tag in _INSIDE


def _begins_complement(passage: AnnotatedPassage, index: int, start: int) -> bool:
    """Whether a preposition begins what belongs to the phrase: "minister of mines", not "minister since May"."""
    is_preposition = passage.tag[index] == "IN" and passage.lower[index] in _PREPOSITIONS
    return is_preposition and index > start and not _ends_role(passage, index)


def _is_listed(passage: AnnotatedPassage, index: int, names: Set[int]) -> bool:
    """Whether a word after "and" is in a list within the phrase: "minister of mines and energy"."""
    return index < len(passage) and passage.tag[index] in _MODIFIERS and index not in names


def _ends_other_title(passage: AnnotatedPassage, at: int) -> bool:
    """Whether another title ends here ("President | Captain"), unless it only modifies ("Deputy | Prime Minister")."""
    noun = passage.noun_ending.get(at)
    if noun is None or noun.noun in words("person_nouns", "before"):
        return False
    if at < len(passage) and passage.capital[at] and not passage.capital[noun.first] and at in passage.noun_starting:
        return True  # "army spokesman | Captain"
    return noun.plural or passage.capital[noun.first] or not (at < len(passage) and passage.tag[at] in NOUN_TAGS)


def _is_in_phrase(passage: AnnotatedPassage, at: int, noun: PersonNoun) -> bool:
    """Whether a modifier is inside the phrase, and no verb or adverb before it: "even", "told", "seizing"."""
    tag, text = passage.tag[at], passage.text[at]
    if passage.is_hyphen(at + 1) or passage.is_hyphen(at):
        return True
    if not text[0].isalnum() or passage.doc[at].ent_type_ in ("DATE", "TIME"):
        return False
    if passage.lower[at] in titular_words() or passage.capital[at]:
        return True
    if passage.capital[noun.first] and not passage.starts_sentence(noun.first) and tag in ("JJ", "VBN", "VBG", "RB"):
        return False
    if tag == "RB":
        return passage.tag[at + 1] in ("VBN", "JJ") and text.endswith("ly")
    if tag in ("VBN", "VBG"):
        return at > 0 and (passage.tag[at - 1] in ("DT", "PRP$", "POS", "JJ", "HYPH", "RB") or at - 1 in passage.hit_at)
    return True


@cache
def titular_words() -> frozenset[str]:
    """Words that may stand before a title though they have no capital: "former", "new", "defence"."""
    return words("person_nouns", "before") | words("person_nouns", "passing") | portfolio_words()


def _owner_start(passage: AnnotatedPassage, possessive: int) -> int:
    """Where the owner begins that ends with an "'s": "the ruling party's"."""
    if hit := passage.hit_at.get(possessive - 1):
        return hit.first
    at = possessive
    while at > 0 and passage.tag[at - 1] in NOUN_TAGS | {"DT", "JJ", "HYPH"}:
        at -= 1
    return at


def _joins_portfolios(passage: AnnotatedPassage, conjunction: int) -> bool:
    """Whether an "and" is inside a title: "Planning and Investment Minister"."""
    around = (conjunction - 1, conjunction + 1)
    return all(
        0 <= at < len(passage) and passage.capital[at] and passage.lower[at] in portfolio_words() for at in around
    )


def _may_hold_name(passage: AnnotatedPassage, index: int, start: int, names: Set[int]) -> bool:
    """Whether a name belongs to the phrase: "adviser to President X", "governor of Y"; not "President X"."""
    end = index
    while end in names:
        end += 1
    if end < len(passage) and passage.tag[end] == "POS":
        return True
    at = index - 1
    while at > start and (at in names or passage.tag[at] in ("DT", "JJ") or _in_person_noun(passage, at)):
        at -= 1
    return passage.tag[at] == "IN" and at > start


def _in_person_noun(passage: AnnotatedPassage, at: int) -> bool:
    return any((noun := passage.noun_starting.get(first)) and noun.last > at for first in range(max(0, at - 3), at + 1))


def _is_modifier(passage: AnnotatedPassage, participle: int) -> bool:
    after_noun = passage.tag[participle - 1] in NOUN_TAGS
    return not after_noun and participle + 1 < len(passage) and passage.tag[participle + 1] in _MODIFIERS


def _ends_role(passage: AnnotatedPassage, preposition: int) -> bool:
    """Whether what begins with a preposition says when or how, not what somebody is."""
    at = preposition + 1
    while at < len(passage) and passage.tag[at] in ("DT", "PRP$", "JJ"):
        at += 1
    if at >= len(passage) or passage.tag[at] in ("CD", "VBG"):
        return True
    hit = passage.hit_at.get(at)
    ends = (
        passage.lower[preposition] != "of"
        and passage.lower[at] in words("person_nouns", "role_ends")
        and not passage.capital[at]
    )
    return ends or bool(hit and hit.has("calendar"))


def _starts_role(passage: AnnotatedPassage, at: int, names: Set[int]) -> bool:
    for index in range(at, min(at + _NEAR, len(passage))):
        noun = passage.noun_starting.get(index)
        if noun and not noun.plural and index not in names:
            return not (noun.last in names and passage.capital[noun.last])
        if passage.tag[index] not in _INSIDE or index in names:
            return False
    return False


def _trimmed(passage: AnnotatedPassage, start: int, end: int) -> int:
    while end > start and passage.tag[end - 1] not in NOUN_TAGS:
        end -= 1
    return end
