"""Definite phrases: whom "the envoy", "its national", "the ministry", "the government" and "the latter" mean.

Each is looked up among those whom the article has named so far. Where two fit alike nothing is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from ...countries import Country
from ...person_nouns import gender_of_noun, person_class
from ...phrase_matcher import PhraseMatcher
from ..vocabulary import table, words
from .annotation import NOUN_TAGS, AnnotatedPassage, PersonNoun
from .discourse import Discourse, Mention, SentenceMentions, TakenTokens, acting_state, is_subject
from .gazetteer import Disambiguator
from .role_claims import tied_state
from .role_phrases import joined_phrases, phrase_start

__all__ = ["PersonDescriptions", "resolve_definite_phrases"]

_Resolved = tuple[int, int, Mention]
"""A phrase's first token, the index after its last, and whom it means."""
_BACK = 2
"""How many sentences back somebody may be named who is now called by another noun."""
_LEADERS = frozenset({"head-of-state", "head-of-government", "minister"})


def resolve_definite_phrases(
    discourse: Discourse, descriptions: PersonDescriptions, taken: TakenTokens
) -> list[Mention]:
    """The definite phrases that can be resolved, each noted in its sentence for what comes after."""
    resolved = []
    for sentence in discourse.sentences:
        for first, last, one in _phrases(sentence, descriptions):
            if taken.take_if_free(sentence.passage, first, last, over_demonyms=True):
                found = one.coreferring(sentence.passage, first, last, "phrase", "definite phrase")
                sentence.mentions = [other for other in sentence.mentions if not first <= other.first < last]
                sentence.add(found)
                resolved.append(found)
    return resolved


def _phrases(sentence: SentenceMentions, descriptions: PersonDescriptions) -> Iterator[_Resolved]:
    passage = sentence.passage
    single = _single_nouns()
    for at in range(sentence.first, sentence.last):
        if noun := passage.noun_starting.get(at):
            if not noun.plural and (found := descriptions.resolve(sentence, noun)):
                yield found
        elif (resolve := single.get(passage.lower[at])) and (found := resolve(sentence, at)):
            yield found
    for at, last, kinds in _body_nouns().all(passage.lower, sentence.first, sentence.last):
        if (first := _definite_start(passage, at, last)) is not None and (one := _last_body(sentence, first, kinds)):
            yield first, last, one


def _definite_start(passage: AnnotatedPassage, at: int, last: int = 0) -> int | None:
    """Where a phrase with "the" begins whose noun stands here alone; None where it is longer or indefinite."""
    last = last or at + 1
    if last < len(passage) and (
        passage.tag[last] in NOUN_TAGS or passage.lower[last] == "of" or passage.is_hyphen(last)
    ):
        return None
    first = at
    while first > 0 and passage.lower[first - 1] in words("pronouns", "plain"):
        first -= 1
    return first - 1 if first > 0 and passage.lower[first - 1] in ("the", "this", "that") else None


def _government(sentence: SentenceMentions, at: int) -> _Resolved | None:
    """The state that acts where "the government" stands."""
    first = _definite_start(sentence.passage, at)
    state = acting_state(sentence, first) if first is not None else None
    if first is None or state is None:
        return None
    return first, at + 1, Mention(passage=sentence.passage, first=first, last=at + 1, name=state, kind="country")


def _country(sentence: SentenceMentions, at: int) -> _Resolved | None:
    """The state that "the country" means: nothing may stand between the two words, as in "the West African country"."""
    return _government(sentence, at) if at > 0 and sentence.passage.lower[at - 1] == "the" else None


def _latter(sentence: SentenceMentions, at: int) -> _Resolved | None:
    """The last of two who were named before."""
    first = _definite_start(sentence.passage, at)
    if first is None:
        return None
    here = [one for one in sentence.mentions if one.last <= first]
    found = here if len({one.name for one in here}) > 1 else sentence.before.mentions if sentence.before else []
    return (first, at + 1, found[-1]) if len({one.name for one in found}) > 1 else None


def _last_body(sentence: SentenceMentions, at: int, kinds: frozenset[str]) -> Mention | None:
    """The body that a noun of its kind means: the one that the sentences before are about, or the only one so far."""
    named: list[Mention] = []
    earlier: SentenceMentions | None = sentence
    back = 0
    while earlier is not None:
        fits = [
            one
            for one in earlier.mentions
            if one.kind == "organisation"
            and one.rule != "news outlet"
            and (earlier is not sentence or one.last <= at)
            and _is_of_kind(one.name, kinds)
        ]
        told_of = [one for one in fits if is_subject(one)]
        if told_of and back <= _BACK and earlier.passage is sentence.passage:
            return told_of[-1]
        named += fits
        earlier, back = earlier.before, back + 1
    return named[0] if len({one.name for one in named}) == 1 else None


def _is_of_kind(name: str, kinds: frozenset[str]) -> bool:
    said = _kinds_of(name)
    is_plain = not said and words("bodies", "in_names").isdisjoint(name.lower().split())  # a hospital is no group
    return bool(said & kinds) or (is_plain and "group" in kinds)


@cache
def _kinds_of(name: str) -> frozenset[str]:
    """The nouns by which a phrase may mean the body of this name."""
    found = [kinds for _, _, kinds in _body_nouns().all(name.lower().split())]
    return found[-1] if found else frozenset()


@cache
def _single_nouns() -> Mapping[str, Callable[[SentenceMentions, int], _Resolved | None]]:
    """What finds whom a phrase with one of these nouns means."""
    return {
        **dict.fromkeys(words("bodies", "state_phrases"), _government),
        **dict.fromkeys(words("pronouns", "state_nouns"), _country),
        "latter": _latter,
    }


@cache
def _body_nouns() -> PhraseMatcher[frozenset[str]]:
    """The nouns for bodies, each with all that may be said of the same body."""
    return PhraseMatcher((noun.split(), frozenset(nouns)) for nouns in table("bodies")["phrases"] for noun in nouns)


@dataclass(slots=True)
class _KnownPerson:
    """What an article says of a person, all mentions together."""

    first: Mention
    """The first that names them."""
    nouns: set[str] = field(default_factory=set)
    """The nouns that are said of them, in the singular."""
    classes: set[str] = field(default_factory=set)
    """The classes of these nouns, and those that words of the roles hint at."""
    roles: list[str] = field(default_factory=list)
    """In small letters."""
    places: list[tuple[int, int]] = field(default_factory=list)
    """Where they are named, in order."""

    @property
    def country(self) -> str | None:
        """The name of their state."""
        return self.first.country

    def has_words(self, told: Sequence[str]) -> bool:
        """Whether a role of theirs has all of these words."""
        return not told or any(all(word in role for word in told) for role in self.roles)

    def last_before(self, place: tuple[int, int]) -> tuple[int, int] | None:
        """Where they were named last before a place."""
        return max((own for own in self.places if own < place), default=None)


class PersonDescriptions:
    """Finds whom phrases with a noun for one person mean."""

    def __init__(self, persons: Sequence[Mention], disambiguator: Disambiguator) -> None:
        self._disambiguator = disambiguator
        self._persons: dict[str, _KnownPerson] = {}
        self._role_offsets: set[int] = set()
        for one in sorted(persons, key=lambda one: one.place):
            known = self._persons.setdefault(one.name, _KnownPerson(one))
            known.places.append(one.place)
            known.nouns |= one.nouns
            known.roles += [role.value.lower() for role in one.roles]
            for role in one.roles:
                self._role_offsets.update(range(role.span.start, role.span.end))
        for known in self._persons.values():
            known.classes = {name for noun in known.nouns for name in person_class(noun)}
            known.classes |= {
                kind
                for word, kind in table("person_nouns")["hints"].items()
                if any(word in role for role in known.roles)
            }

    def resolve(self, sentence: SentenceMentions, noun: PersonNoun) -> tuple[int, int, Mention] | None:
        """The phrase that rests on a noun, by its first token and the index after its last, and who is meant."""
        passage = sentence.passage
        if (
            not self._persons
            or noun.noun in words("person_nouns", "courtesy")
            or passage.span(noun.first, noun.last).start in self._role_offsets
        ):
            return None
        names = frozenset(at for one in sentence.mentions if one.kind == "person" for at in range(one.first, one.last))
        if noun.last in names:
            return None
        first = phrase_start(passage, noun, names)
        known = self._bearer(sentence, noun, first, names)
        if known is None:
            return None
        return first - _is_definite(passage, first), noun.last, known.first

    def _bearer(
        self, sentence: SentenceMentions, noun: PersonNoun, first: int, names: frozenset[int]
    ) -> _KnownPerson | None:
        """Whom the phrase means that begins at ``first``: by its owner, by its state, or by its words alone."""
        passage = sentence.passage
        place = passage.span(first, noun.last).start, 0
        if first and passage.lower[first - 1] in words("pronouns", "owners"):
            return self._of_owner(sentence, first - 1, noun, place)
        end = _complement_end(passage, noun, names)
        state = tied_state(passage, first, noun, end, self._disambiguator)
        known = self._of_state_or_none(state)
        own = _own_words(passage, first, noun)
        same = [one for one in known if noun.noun in one.nouns and one.has_words(own)]
        if end > noun.last or "POS" in passage.tag[first : noun.first]:  # "the envoy of Mali", "Mali's envoy"
            return _only([one for one in same if one.country]) if state else None
        if not _is_definite(passage, first):
            return None
        if same:
            return _only(same) or self._last_near(same, sentence, place)
        return None if own else self._of_class(known, sentence, noun, place)

    def _of_state_or_none(self, state: Country | None) -> list[_KnownPerson]:
        """The persons who are of a state, and those of whom none is known; all where the phrase tells no state."""
        return [one for one in self._persons.values() if state is None or one.country in (state.name, None)]

    def _of_class(
        self, known: Sequence[_KnownPerson], sentence: SentenceMentions, noun: PersonNoun, place: tuple[int, int]
    ) -> _KnownPerson | None:
        """Whom a noun means that nobody has said of them: the only one near whom it may be said of."""
        return _only([one for one in known if _may_be_called(one, noun) and self._is_near(one, sentence, place)])

    def _of_owner(
        self, sentence: SentenceMentions, at: int, noun: PersonNoun, place: tuple[int, int]
    ) -> _KnownPerson | None:
        """Whom "its national" means: the one person of that state, its leaders aside."""
        owner = next((one for one in sentence.mentions if one.first == at), None)
        state = owner and (owner.name if owner.kind == "country" else owner.country)
        if not state:
            return None
        mine = [
            one
            for one in self._persons.values()
            if one.country == state and one.last_before(place) and not one.classes & _LEADERS
        ]
        return _only([one for one in mine if _may_be_called(one, noun)])

    def _last_near(
        self, known: Sequence[_KnownPerson], sentence: SentenceMentions, place: tuple[int, int]
    ) -> _KnownPerson | None:
        near = [one for one in known if self._is_near(one, sentence, place)]
        return max(near, key=lambda one: one.last_before(place) or (-1, -1), default=None)

    def _is_near(self, known: _KnownPerson, sentence: SentenceMentions, place: tuple[int, int]) -> bool:
        earlier: SentenceMentions | None = sentence
        for _ in range(_BACK + 1):
            if earlier is None:
                return False
            if any(one.name == known.first.name and one.place < place for one in earlier.mentions):
                return True
            earlier = earlier.before
        return False


def _is_definite(passage: AnnotatedPassage, first: int) -> bool:
    """Whether "the" or the like stands before the phrase that begins here."""
    return first > 0 and passage.lower[first - 1] in words("pronouns", "definite")


def _complement_end(passage: AnnotatedPassage, noun: PersonNoun, names: frozenset[int]) -> int:
    """The index after what belongs to the noun: nothing of what follows in "accused the envoy of partiality"."""
    follows = noun.last < len(passage) and passage.tag[noun.last] == "IN"
    if follows and not noun.first <= passage.doc[noun.last].head.i < noun.last:
        return noun.last
    phrases = joined_phrases(passage, noun.first, names)
    return max(noun.last, phrases[0][1] if phrases else 0)


def _own_words(passage: AnnotatedPassage, first: int, noun: PersonNoun) -> list[str]:
    """The words before the noun that tell its bearer from others."""
    return [
        passage.lower[at]
        for at in range(first, noun.first)
        if at not in passage.hit_at
        and passage.tag[at] not in ("POS", "HYPH")
        and passage.lower[at] not in words("pronouns", "plain")
    ]


def _may_be_called(known: _KnownPerson, noun: PersonNoun) -> bool:
    """Whether a noun that nobody has said of a person can mean them: its gender agrees, and its class or it is of anybody."""
    gender = gender_of_noun(noun.noun)
    if gender and known.first.gender and gender != known.first.gender:
        return False
    if noun.noun in words("person_nouns", "general") and person_class(noun.noun) & known.classes:
        return True
    return noun.noun in words("person_nouns", "anybody")


def _only(known: Sequence[_KnownPerson]) -> _KnownPerson | None:
    return known[0] if len(known) == 1 else None
