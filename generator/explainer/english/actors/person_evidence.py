"""Which capitalised words of an article name a person.

Evidence is summed over all mentions of a name in the article, so that one clear mention ("General X") speaks
for the others, and one slip of the language model does not make a person of a company.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from ...person_names import gender_of_name, name_parts
from ...person_nouns import gender_of_noun, person_class
from ..vocabulary import words
from .annotation import AnnotatedPassage, is_initials
from .capitalised_names import person_name_spans
from .discourse import TakenTokens
from .gazetteer import Disambiguator
from .role_claims import RoleClaim
from .role_lists import claims_of_lists
from .roles import RoleReader
from .state_bodies import portfolio_words

__all__ = ["NameCandidate", "find_name_candidates", "is_no_person", "is_person"]

_ENOUGH, _ENOUGH_WITH_ROLE = 2.0, 1.0
"""What the evidence for a name of several parts must come to: of which nothing is said, and of which something is."""
_ENOUGH_ALONE, _ENOUGH_ALONE_WITH_ROLE = 3.0, 1.5
"""The same for a name of one part."""
# What speaks for a person, and against one.
_ROLE, _ROLE_OF_ANY, _MODEL_SAYS_PERSON, _GIVEN_NAME, _ACTS = 3.0, 0.5, 2.0, 2.0, 1.0
_MODEL_SAYS_OTHER, _AFTER_THE, _BEFORE_NOUN, _AFTER_IN, _NO_PROPER_NOUN = -1.5, -3.0, -1.5, -1.0, -1.0
_FAR = 5
"""Within so many words after a name a distance makes it a place's."""
_MARKS = frozenset({",", "(", '"', "“", "‘", "'", "``"})
_AL = re.compile(r"\b[Aa]l[- ]")
_LETTERS = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True)
class NameCandidate:
    """A name that may be a person's, at a place."""

    passage: AnnotatedPassage
    first: int
    """Index of the name's first token, titles aside."""
    last: int
    """Index after its last."""
    claims: tuple[RoleClaim, ...]
    """What is said of its bearer here."""
    alias_of: int | None = None
    """For another name of the person named right before ("X, better known as Y"): the first token of that name."""
    al_is_first_name: bool = False
    """Whether the "Al" that it begins with is no article."""

    @property
    def text(self) -> str:
        """The name as it stands."""
        return self.passage.text_of(self.first, self.last)

    @property
    def parts(self) -> tuple[str, ...]:
        """The name's parts as they are compared."""
        return ("al", *name_parts(self.text)) if self.al_is_first_name else name_parts(self.text)

    @property
    def gender(self) -> str:
        """``f`` or ``m`` where a title or the first name says so, else empty."""
        told = "".join(gender_of_noun(claim.noun) for claim in self.claims if claim.noun)
        given = gender_of_name(self.passage.text[self.first]) if self.last - self.first > 1 else ""
        return told[:1] or given.replace("?", "")

    @property
    def nouns(self) -> frozenset[str]:
        """The nouns that are said of its bearer here."""
        return frozenset(claim.noun for claim in self.claims if claim.noun and not claim.courtesy)

    @property
    def nouns_told(self) -> frozenset[str]:
        """The same with those by which somebody is only addressed: "Mr"."""
        return frozenset(claim.noun for claim in self.claims if claim.noun)


def find_name_candidates(
    article: Sequence[AnnotatedPassage], disambiguator: Disambiguator, taken: TakenTokens
) -> list[NameCandidate]:
    """Every name in an article that may be a person's, with what is said of its bearer, in order."""
    found = []
    for passage in (one for one in article if not one.is_headline):
        spans = [span for span in person_name_spans(passage, taken) if not _is_portfolio(passage, *span)]
        likely = [span for span in spans if _looks_like_a_person(passage, *span)]
        reader = RoleReader(
            passage, frozenset(at for first, last in likely for at in range(first, last)), disambiguator
        )
        listed: dict[tuple[int, int], list[RoleClaim]] = {}
        for span, role in claims_of_lists(passage, likely, disambiguator):
            listed.setdefault(span, []).append(role)
        for first, last in spans:
            shared = [*listed.get((first, last), []), *_claim_of_state(passage, first, disambiguator)]
            own = reader.read(first, last, is_listed=any(role.noun for role in shared))
            found.append(NameCandidate(passage, first, last, (*shared, *own), _alias_of(passage, first, spans)))
    return [replace(one, al_is_first_name=_has_first_name_al(one, found)) for one in found]


def _has_first_name_al(one: NameCandidate, names: Sequence[NameCandidate]) -> bool:
    """Whether others in the article bear a name in full, and without an article: "Al Reed" beside "John Reed"."""
    if not one.text.startswith("Al ") or len(one.parts) > 1:
        return False
    full = [other.text for other in names if len(other.parts) > 1 and other.parts[-1:] == one.parts]
    return bool(full) and not any(_AL.search(text) for text in full)


def is_person(mentions: Sequence[NameCandidate], bodies: Collection[frozenset[str]] = ()) -> bool:
    """Whether the mentions of one name name a person.

    :param bodies: the words of each body's name in the article, in small letters: "Milton Roy" is not a man where
        "Milton Roy Co." stands too.
    """
    one = mentions[0]
    nouns = frozenset[str]().union(*(candidate.nouns_told for candidate in mentions))
    is_told = bool(nouns - words("person_nouns", "also_bodies"))
    said = {one.passage.lower[at] for at in range(one.first, one.last)}
    if not is_told and (any(said <= body for body in bodies) or _has_article(one)):
        return False
    score = sum(map(_evidence, mentions)) / len(mentions)
    score += _ROLE if is_told else _ROLE_OF_ANY if nouns else 0
    score += _ACTS if any(map(_acts, mentions)) else 0
    if one.last - one.first == 1:
        return score >= (_ENOUGH_ALONE_WITH_ROLE if is_told else _ENOUGH_ALONE)
    score += _GIVEN_NAME if gender_of_name(one.passage.text[one.first]) else 0
    return score >= (_ENOUGH_WITH_ROLE if is_told else _ENOUGH)


def _is_portfolio(passage: AnnotatedPassage, first: int, last: int) -> bool:
    """Whether a name is what a minister is of ("Minister for Foreign Affairs"), and so takes no role from others."""
    return all(lower in portfolio_words() for lower in passage.lower[first:last])


def _alias_of(passage: AnnotatedPassage, first: int, spans: Sequence[tuple[int, int]]) -> int | None:
    """The first token of the name that this is another one for: "X, better known as Y", "X (alias Y)", "X, Lord Y"."""
    if (owner := _bearer_of_title(passage, first, spans)) is not None:
        return owner
    at = first
    while at > 0 and passage.text[at - 1] in _MARKS:
        at -= 1
    for marker in _alias_markers().get(passage.lower[at - 1], ()) if at else ():
        start = at - len(marker)
        if passage.lower[max(0, start) : at] == marker:
            while start > 0 and passage.text[start - 1] in _MARKS:
                start -= 1
            return next((owner for owner, last in spans if last == start), None)
    return None


def _bearer_of_title(passage: AnnotatedPassage, first: int, spans: Sequence[tuple[int, int]]) -> int | None:
    """The first token of the name whose bearer is called by a title right after it: "X, Lord Y, the judge"."""
    title = passage.noun_ending.get(first)
    last = next((last for begin, last in spans if begin == first), first)
    if title is None or title.noun not in words("person_nouns", "peers") or passage.text[title.first - 1] != ",":
        return None
    goes_on = passage.lower[last + 1 : last + 2]
    is_apposed = passage.text[last : last + 1] == [","] and goes_on and (goes_on[0] in ("the", "a", "who"))
    return next((owner for owner, end in spans if is_apposed and end == title.first - 1), None)


def _claim_of_state(passage: AnnotatedPassage, first: int, disambiguator: Disambiguator) -> Iterator[RoleClaim]:
    """The state that somebody is named with, and nothing else: "Kenya's X"."""
    hit = passage.hit_at.get(first - 2) if first > 1 and passage.tag[first - 1] == "POS" else None
    if hit and (state := disambiguator.state(hit.states("state"))):
        yield RoleClaim("", hit.first, first, "", state.name, courtesy=True)


def _looks_like_a_person(passage: AnnotatedPassage, first: int, last: int) -> bool:
    """A first look at a name, to tell where what is said of another one ends."""
    titled = first in passage.noun_ending
    return (
        titled
        or bool(gender_of_name(passage.text[first]))
        or any(passage.doc[at].ent_type_ == "PERSON" for at in range(first, last))
    )


def _evidence(candidate: NameCandidate) -> float:
    """What one mention says for or against a person, roles and verbs aside."""
    passage, first, last = candidate.passage, candidate.first, candidate.last
    is_proper = any(passage.tag[at] in ("NNP", "NNPS") for at in range(first, last))
    return _of_labels(candidate) + _of_neighbours(candidate) + (0.0 if is_proper else _NO_PROPER_NOUN)


def _of_labels(candidate: NameCandidate) -> float:
    """What the language model's labels say for or against a person."""
    labels = [candidate.passage.doc[at].ent_type_ for at in range(candidate.first, candidate.last)]
    if labels.count("PERSON") * 2 >= len(labels):
        return _MODEL_SAYS_PERSON
    return _MODEL_SAYS_OTHER if sum(map(bool, labels)) * 2 > len(labels) else 0.0


def _of_neighbours(candidate: NameCandidate) -> float:
    """What the words around a name say for or against a person."""
    passage, first, last = candidate.passage, candidate.first, candidate.last
    root = passage.doc[first:last].root
    before = passage.lower[first - 1] if first else ""
    if last < len(passage) and passage.lower[last] in words("person_nouns", "of_leaders"):
        return _ACTS
    if root.dep_ in ("compound", "amod", "nmod") and root.head.i >= last and passage.text[last].islower():
        return _BEFORE_NOUN
    if before == "the":
        return _AFTER_THE
    return _AFTER_IN if before in words("seats", "of_place") else 0.0


def _acts(candidate: NameCandidate) -> bool:
    """Whether somebody does something here, or has something."""
    root = candidate.passage.doc[candidate.first : candidate.last].root
    return root.dep_ in ("nsubj", "nsubjpass") or (root.dep_ == "poss" and root.head.i > candidate.last)


def is_no_person(candidate: NameCandidate) -> bool:
    """Whether the words of a name are nobody's: a month, a prize, a place by its last word, a ministry's portfolio."""
    texts = candidate.passage.text[candidate.first : candidate.last]
    return (
        _has_no_letters_of_names(texts)
        or _is_portfolio(candidate.passage, candidate.first, candidate.last)
        or (len(texts) == 1 and is_initials(texts[0]))
        or all(text in words("not_people", "peoples") and not gender_of_name(text) for text in texts)
        or (not candidate.nouns_told and all(text in _other_names() for text in texts))
        or _is_kind_of_body(candidate, texts)
        or _is_of_a_family(candidate)
        or _is_thing(candidate)
        or _is_measured_from(candidate)
    )


def _has_no_letters_of_names(texts: Sequence[str]) -> bool:
    """Whether words have what no name has, or are only initials and numbers: "N.Y.", "C$", "VI"."""
    if any(char.isdigit() or char == "&" for text in texts for char in text):
        return True
    return not any(_LETTERS.search(text) and not set(text) <= set("IVX") for text in texts)


def _is_kind_of_body(candidate: NameCandidate, texts: Sequence[str]) -> bool:
    """Whether what seems a name is a body's noun after people that it is of: "a Foreign Terrorist Organization"."""
    titles = words("person_nouns", "titles")
    has_title = any(person_class(noun) & titles for noun in candidate.nouns_told)
    return len(texts) == 1 and texts[0].lower() in words("bodies", "in_names") and not has_title


def _is_of_a_family(candidate: NameCandidate) -> bool:
    """Whether a name is that of many: "the Soler family"."""
    passage, first, last = candidate.passage, candidate.first, candidate.last
    is_definite = first > 0 and passage.lower[first - 1] == "the"
    return (
        is_definite and set(passage.lower[last : last + 1]) <= words("person_nouns", "families") and last < len(passage)
    )


def _is_measured_from(candidate: NameCandidate) -> bool:
    """Whether it is said how far off it is: "X, about 220 kilometres from the capital"."""
    passage, at = candidate.passage, candidate.last
    if passage.text[at : at + 1] != [","] or not set(passage.lower[at : at + _FAR]) & words("not_people", "distances"):
        return False
    return any(passage.tag[i] == "CD" for i in range(at, min(at + _FAR, len(passage))))


def _has_article(candidate: NameCandidate) -> bool:
    """Whether a name of which nothing is said begins with a foreign article, as newspapers' do: "La Gaceta"."""
    first_word = candidate.passage.text[candidate.first]
    return candidate.last - candidate.first > 1 and first_word in words("not_people", "articles")


def _is_thing(candidate: NameCandidate) -> bool:
    """Whether the first or last word of a name of which nothing is said makes it a place, a law, a ship or the like."""
    texts = candidate.passage.text[candidate.first : candidate.last]
    if candidate.nouns_told or (len(texts) > 1 and gender_of_name(texts[0])):
        return False
    if texts[-1] in words("not_people", "last_words") or texts[-1].lower() in words("bodies", "in_names"):
        return True
    hit = candidate.passage.hit_at.get(candidate.first)
    begins_with_body = hit is not None and hit.has("body")  # "Amnesty Watch"
    return len(texts) > 1 and (begins_with_body or texts[0] in words("not_people", "first_words"))


@cache
def _alias_markers() -> dict[str, list[list[str]]]:
    """By their last words, the longest first, so that "also known as" is not read as "known as"."""
    markers = [marker.split() for marker in words("person_nouns", "aliases")]
    markers.sort(key=len, reverse=True)
    return {last: [marker for marker in markers if marker[-1] == last] for last in {marker[-1] for marker in markers}}


@cache
def _other_names() -> frozenset[str]:
    return frozenset().union(*(words("not_people", key) for key in ("phrases", "wholes", "calendar")))
