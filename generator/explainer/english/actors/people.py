"""Which capitalised words of an article name a person.

Evidence is summed over all mentions of a name in the article, so that one clear mention ("General X") speaks
for the others, and one slip of the language model does not make a person of a company.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ...person_names import gender_of_name, name_parts
from ...person_nouns import gender_of_noun
from ..vocabulary import words
from .found import Claimed
from .ministries import portfolio_words
from .names import candidates
from .pairing import paired
from .roles import RoleReader
from .states import Attested
from .told import Told
from .words import Words, is_initials

__all__ = ["Named", "is_nobody", "is_person", "read_names"]

_ENOUGH = 2.0
"""What the evidence must come to; a name of one part that nothing is said of needs more."""
_ENOUGH_ALONE = 3.0
_ENOUGH_WITH_ROLE = 1.0
_ROLE, _ROLE_OF_ANY, _MODEL_SAYS_PERSON, _GIVEN_NAME, _ACTS = 3.0, 0.5, 2.0, 2.0, 1.0
_MODEL_SAYS_OTHER, _AFTER_THE, _BEFORE_NOUN, _AFTER_IN, _NO_PROPER_NOUN = -1.5, -3.0, -1.5, -1.0, -1.0
_FAR = 5
"""Within so many words after a name a distance makes it a place's."""
_MARKS = frozenset({",", "(", '"', "“", "‘", "'", "``"})
_LETTERS = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class Named:
    """A name that may be a person's, at a place."""

    words: Words
    first: int
    """Index of the name's first token, titles aside."""
    last: int
    """Index after its last."""
    told: tuple[Told, ...]
    """What is said of its bearer here."""
    alias_of: int | None = None
    """For another name of the person named right before ("X, better known as Y"): the first token of that name."""

    @property
    def text(self) -> str:
        """The name as it stands."""
        return self.words.said(self.first, self.last)

    @property
    def parts(self) -> tuple[str, ...]:
        """The name's parts as they are compared."""
        return name_parts(self.text)

    @property
    def gender(self) -> str:
        """``f`` or ``m`` where a title or the first name says so, else empty."""
        told = "".join(gender_of_noun(role.noun) for role in self.told if role.noun)
        given = gender_of_name(self.words.text[self.first]) if self.last - self.first > 1 else ""
        return told[:1] or given.replace("?", "")

    @property
    def nouns(self) -> frozenset[str]:
        """The nouns that are said of its bearer here."""
        return frozenset(role.noun for role in self.told if role.noun and not role.courtesy)


def read_names(article: Sequence[Words], attested: Attested, claimed: Claimed) -> list[Named]:
    """Every name in an article that may be a person's, with what is said of its bearer, in order."""
    found = []
    for words_ in (one for one in article if not one.is_headline):
        spans = [span for span in candidates(words_, claimed) if not _is_portfolio(words_, *span)]
        likely = [span for span in spans if _looks_like_a_person(words_, *span)]
        reader = RoleReader(words_, frozenset(at for first, last in likely for at in range(first, last)), attested)
        listed: dict[tuple[int, int], list[Told]] = {}
        for span, role in paired(words_, likely, attested):
            listed.setdefault(span, []).append(role)
        for first, last in spans:
            shared = [*listed.get((first, last), []), *_of_a_state(words_, first, attested)]
            own = reader.read(first, last, is_listed=any(role.noun for role in shared))
            found.append(Named(words_, first, last, (*shared, *own), _alias_of(words_, first, spans)))
    return found


def is_person(mentions: Sequence[Named], bodies: Iterable[frozenset[str]] = ()) -> bool:
    """Whether the mentions of one name name a person.

    :param bodies: the words of each body's name in the article, in small letters: "Milton Roy" is not a man where
        "Milton Roy Co." stands too.
    """
    one = mentions[0]
    nouns = {role.noun for named in mentions for role in named.told if role.noun}
    is_told = bool(nouns - words("person_nouns", "also_bodies"))
    said = {one.words.lower[at] for at in range(one.first, one.last)}
    if not is_told and (any(said <= body for body in bodies) or _has_article(one)):
        return False
    score = sum(map(_evidence, mentions)) / len(mentions)
    score += _ROLE if is_told else _ROLE_OF_ANY if nouns else 0
    score += _ACTS if any(map(_acts, mentions)) else 0
    if one.last - one.first == 1:
        return score >= (_ENOUGH_WITH_ROLE + 0.5 if is_told else _ENOUGH_ALONE)
    score += _GIVEN_NAME if gender_of_name(one.words.text[one.first]) else 0
    return score >= (_ENOUGH_WITH_ROLE if is_told else _ENOUGH)


def _is_portfolio(words_: Words, first: int, last: int) -> bool:
    """Whether a name is what a minister is of ("Minister for Foreign Affairs"), and so takes no role from others."""
    return all(lower in portfolio_words() for lower in words_.lower[first:last])


def _alias_of(words_: Words, first: int, spans: Sequence[tuple[int, int]]) -> int | None:
    """The first token of the name that this is another one for: "X, better known as Y", "X (alias Y)"."""
    at = first
    while at > 0 and words_.text[at - 1] in _MARKS:
        at -= 1
    for marker in _alias_markers().get(words_.lower[at - 1], ()) if at else ():
        start = at - len(marker)
        if words_.lower[max(0, start) : at] == marker:
            while start > 0 and words_.text[start - 1] in _MARKS:
                start -= 1
            return next((owner for owner, last in spans if last == start), None)
    return None


def _of_a_state(words_: Words, first: int, attested: Attested) -> Iterator[Told]:
    """The state that somebody is named with, and nothing else: "Kenya's X"."""
    hit = words_.hit_at.get(first - 2) if first > 1 and words_.tag[first - 1] == "POS" else None
    if hit and (state := attested.state(hit.states("state"))):
        yield Told("", hit.first, first, "", state.name, courtesy=True)


def _looks_like_a_person(words_: Words, first: int, last: int) -> bool:
    """A first look at a name, to tell where what is said of another one ends."""
    titled = first in words_.noun_ending
    return (
        titled
        or bool(gender_of_name(words_.text[first]))
        or any(words_.doc[at].ent_type_ == "PERSON" for at in range(first, last))
    )


def _evidence(named: Named) -> float:
    """What one mention says for or against a person, roles and verbs aside."""
    words_, first, last = named.words, named.first, named.last
    labels = [words_.doc[at].ent_type_ for at in range(first, last)]
    score = 0.0
    if labels.count("PERSON") * 2 >= len(labels):
        score += _MODEL_SAYS_PERSON
    elif sum(map(bool, labels)) * 2 > len(labels):
        score += _MODEL_SAYS_OTHER
    if not any(words_.tag[at] in ("NNP", "NNPS") for at in range(first, last)):
        score += _NO_PROPER_NOUN
    root = words_.doc[first:last].root
    before = words_.lower[first - 1] if first else ""
    if words_.lower[last : last + 1] and words_.lower[last] in words("person_nouns", "of_leaders"):
        score += _ACTS
    elif root.dep_ in ("compound", "amod", "nmod") and root.head.i >= last and words_.text[last].islower():
        score += _BEFORE_NOUN
    elif before == "the":
        score += _AFTER_THE
    elif before in words("seats", "of_place"):
        score += _AFTER_IN
    return score


def _acts(named: Named) -> bool:
    """Whether somebody does something here, or has something."""
    root = named.words.doc[named.first : named.last].root
    return root.dep_ in ("nsubj", "nsubjpass") or (root.dep_ == "poss" and root.head.i > named.last)


def is_nobody(named: Named) -> bool:
    """Whether the words of a name are nobody's: a month, a prize, a place by its last word, a ministry's portfolio."""
    words_ = named.words
    texts = words_.text[named.first : named.last]
    if any(char.isdigit() or char == "&" for text in texts for char in text):
        return True
    if not any(_LETTERS.search(text) and not set(text) <= set("IVX") for text in texts):  # "N.Y.", "C$", "VI"
        return True
    if all(text.lower() in portfolio_words() for text in texts) or (len(texts) == 1 and is_initials(texts[0])):
        return True
    if all(text in words("not_people", "peoples") and not gender_of_name(text) for text in texts):
        return True
    if all(text in _nobodys() for text in texts) and not any(role.noun for role in named.told):
        return True
    return _is_thing(named) or _is_measured_from(named)


def _is_measured_from(named: Named) -> bool:
    """Whether it is said how far off it is: "X, about 220 kilometres from the capital"."""
    words_, at = named.words, named.last
    if words_.text[at : at + 1] != [","] or not set(words_.lower[at : at + _FAR]) & words("not_people", "distances"):
        return False
    return any(words_.tag[i] == "CD" for i in range(at, min(at + _FAR, len(words_))))


def _has_article(named: Named) -> bool:
    """Whether a name of which nothing is said begins with a foreign article, as newspapers' do: "La Gaceta"."""
    return named.last - named.first > 1 and named.words.text[named.first] in words("not_people", "articles")


def _is_thing(named: Named) -> bool:
    """Whether the first or last word of a name of which nothing is said makes it a place, a law, a ship or the like."""
    texts = named.words.text[named.first : named.last]
    if any(role.noun for role in named.told) or (len(texts) > 1 and gender_of_name(texts[0])):
        return False
    if texts[-1] in words("not_people", "last_words") or texts[-1].lower() in words("bodies", "in_names"):
        return True
    return len(texts) > 1 and texts[0] in words("not_people", "first_words")


@cache
def _alias_markers() -> dict[str, list[list[str]]]:
    """By their last words, the longest first, so that "also known as" is not read as "known as"."""
    markers = [marker.split() for marker in words("person_nouns", "aliases")]
    markers.sort(key=len, reverse=True)
    return {last: [marker for marker in markers if marker[-1] == last] for last in {marker[-1] for marker in markers}}


@cache
def _nobodys() -> frozenset[str]:
    return frozenset().union(*(words("not_people", key) for key in ("phrases", "wholes", "calendar")))
