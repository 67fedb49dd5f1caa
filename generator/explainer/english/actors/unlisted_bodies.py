"""Bodies that no table knows and no noun in their names tells: by what stands beside a name, or by the language model.

The model errs often with names that it has not met, so a body is taken from it only where it is sure of all mentions
in the article and they are several, the name is initials, or the text says beside the name what body it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...person_names import gender_of_name
from ..vocabulary import words
from .annotation import AnnotatedPassage, is_initials
from .capitalised_names import run_end
from .discourse import Mention, TakenTokens
from .short_forms import one_word_names, read_short_forms
from .state_bodies import portfolio_words

__all__ = ["read_apposed_organisations", "read_model_organisations"]

_REACH = 8
"""Words within which what is said of a name between commas ends."""
_ENOUGH_MENTIONS = 2
"""So many mentions of a name that is not initials."""


def read_apposed_organisations(article: Sequence[AnnotatedPassage], taken: TakenTokens) -> list[Mention]:
    """The bodies of which it is said after the name what they are, wherever else they are named; their tokens are taken."""
    found = [one for passage in article if not passage.is_headline for one in _unread_names(passage, taken)]
    names = {one.name for one in found if _is_apposed(one) and not gender_of_name(one.passage.text[one.first])}
    found = [one for one in found if one.name in names]
    for one in found:
        taken.take(one.passage, one.first, one.last)
    return found


def read_model_organisations(
    article: Sequence[AnnotatedPassage], bodies: Sequence[Mention], taken: TakenTokens
) -> list[Mention]:
    """The bodies that nobody else has read; their tokens are taken.

    :param bodies: those read before, of which companies may be called by one word where it is no person's.
    """
    called = list(read_short_forms(article, one_word_names(bodies), taken))
    by_name: dict[str, list[Mention]] = {}
    for passage in (one for one in article if not one.is_headline):
        for one in _unread_names(passage, taken):
            by_name.setdefault(one.name, []).append(one)
    found = [one for mentions in by_name.values() if _is_organisation(mentions) for one in mentions]
    for one in found:
        taken.take(one.passage, one.first, one.last)
    return [*called, *found]


def _unread_names(passage: AnnotatedPassage, taken: TakenTokens) -> Iterator[Mention]:
    """The capitalised names that nobody else has read."""
    end = 0
    for at in passage.capitals:
        if at < end or (end := run_end(passage, at)) == at:
            continue
        if not any(index in passage.hit_at for index in range(at, end)) and taken.are_free(passage, at, end):
            yield Mention(
                passage=passage,
                first=at,
                last=end,
                name=passage.text_of(at, end),
                kind="organisation",
                rule="news outlet" if _is_of_the_press(passage, at, end) else "the language model",
            )


def _is_of_the_press(passage: AnnotatedPassage, first: int, last: int) -> bool:
    """Whether a noun for an outlet stands beside a name: "the news network X", "X, a daily"."""
    beside = {*passage.lower[max(0, first - 2) : first], *passage.lower[last + 1 : last + 4]}
    return bool(beside & (words("bodies", "outlets") | words("bodies", "press")))


def _is_organisation(mentions: Sequence[Mention]) -> bool:
    """Whether the mentions of one name name a body: by the noun beside one, by initials, or by the model's labels."""
    one = mentions[0]
    texts = one.passage.text[one.first : one.last]
    common = words("bodies", "in_names") | words("bodies", "owners") | portfolio_words()
    if all(text.lower() in common for text in texts) or gender_of_name(texts[0]):
        return False
    if any(text in words("not_people", "phrases") for text in texts):
        return False
    if any(map(_is_beside_its_noun, mentions)):
        return True
    if any(map(_is_where_something_is, mentions)):
        return False
    labels = [one.passage.doc[at].ent_type_ for one in mentions for at in range(one.first, one.last)]
    if len(texts) == 1 and is_initials(texts[0]):
        return "ORG" in labels or all(label == "" for label in labels)
    return len(mentions) >= _ENOUGH_MENTIONS and set(labels) == {"ORG"}


def _is_where_something_is(one: Mention) -> bool:
    """Whether a name stands where a place is named: "the plant at X", but "an analyst at X"."""
    passage, before = one.passage, one.first - 1
    is_placed = before >= 0 and passage.lower[before] in words("seats", "of_place")
    return is_placed and before not in passage.noun_ending


def _is_beside_its_noun(one: Mention) -> bool:
    """Whether a noun for a body stands right before a name, a comma between them or not: "energy giant X"."""
    passage, at = one.passage, one.first - 1
    in_commas = at > 0 and passage.text[at] == "," and passage.text[one.last : one.last + 1] == [","]
    noun = at - in_commas
    return _is_apposed(one) or (noun >= 0 and _is_noun(passage, noun))


def _is_apposed(one: Mention) -> bool:
    """Whether it is said after a name what body it is: "X, a Chilean charity"."""
    passage, at = one.passage, one.last
    if passage.text[at : at + 1] != [","] or passage.lower[at + 1 : at + 2] not in (["a"], ["an"], ["the"]):
        return False
    end = next((i for i in range(at + 2, min(at + _REACH, len(passage))) if passage.text[i] == ","), None)
    return end is not None and _is_noun(passage, end - 1) and "IN" not in passage.tag[at:end]


def _is_noun(passage: AnnotatedPassage, at: int) -> bool:
    return passage.lower[at] in words("bodies", "beside") and not passage.capital[at]
