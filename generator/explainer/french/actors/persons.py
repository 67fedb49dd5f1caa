"""Persons: which words with capitals name one, which mentions are of one person, and what they are called in full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from ...person_names import gender_of_name, is_short_for, name_parts
from ...readers.reading import DateMention
from ..vocabulary import words
from .annotation import FrenchPassage, courtesy_gender, plain_words
from .named_actor import NamedActor
from .named_states import StateChooser
from .roles import FrenchRoles, SaidOfSomebody

__all__ = ["read_persons"]

_NO_NAMES = frozenset({"ADP", "ADV", "AUX", "CCONJ", "DET", "PRON", "SCONJ"})
_ROMAN = frozenset("IVX")
_PLACED = frozenset({"a", "au", "aux", "en", "vers", "pres"})


@dataclass(frozen=True, slots=True)
class _Name:
    """A name that may be a person's, at a place."""

    passage: FrenchPassage
    first: int
    last: int
    said: SaidOfSomebody

    @property
    def text(self) -> str:
        return self.passage.text(self.first, self.last)

    @property
    def parts(self) -> tuple[str, ...]:
        return name_parts(self.text)

    @property
    def is_full(self) -> bool:
        """Whether it has several words: a first name joined by a hyphen is one."""
        return " " in self.text


def read_persons(
    article: Sequence[FrenchPassage], chooser: StateChooser, dates: Sequence[DateMention]
) -> list[NamedActor]:
    """The persons that an article names, with what it says that they are; their words are taken."""
    names: list[_Name] = []
    for passage in article:
        spans = list(_spans(passage))
        reader = FrenchRoles(passage, [span for span in spans if not _is_complement(passage, *span)], chooser, dates)
        names += [_Name(passage, first, last, reader.read(first, last)) for first, last in spans]
    people = _people(names)
    found = [named for mentions in people for named in _named(mentions)]
    for one in found:
        one.passage.taken |= set(range(one.first, one.last))
    return found


def _spans(passage: FrenchPassage) -> Iterator[tuple[int, int]]:
    """Where names of persons may stand."""
    at = 0
    while at < len(passage):
        end = _span_end(passage, at) if _may_begin(passage, at) else at
        if end > at:
            yield at, end
        at = max(end, at + 1)


def _is_complement(passage: FrenchPassage, first: int, last: int) -> bool:
    """Whether a name of one word stands in the complement of a noun, as a place or a portfolio does: "maire de Ségou"."""
    return _word_end(passage, first) == last and first > 0 and passage.tokens[first - 1].pos_ in ("ADP", "DET")


def _may_begin(passage: FrenchPassage, at: int) -> bool:
    token = passage.tokens[at]
    if not _is_name_word(passage, at) or at in passage.nouns or courtesy_gender(passage.lower[at]):
        return False
    if passage.lower[at] in plain_words("not_people", "words"):
        return False
    known = bool(gender_of_name(passage.text(at, at + 1)))
    if passage.starts_sentence(at) and not known:
        return token.pos_ == "PROPN" or token.ent_type_ == "PER"
    return known or token.pos_ not in _NO_NAMES


def _is_name_word(passage: FrenchPassage, at: int) -> bool:
    if not passage.is_capital(at) or at in passage.taken or not passage.plain[at].isalpha():
        return False
    return not (len(passage.plain[at]) > 1 and passage.plain[at].isupper()) or set(passage.plain[at]) <= _ROMAN


def _span_end(passage: FrenchPassage, at: int) -> int:
    """The index after a name: words with capitals, joined ones, and particles between them."""
    end = _word_end(passage, at)
    while end < len(passage) and not passage.is_joined(end):
        particle = end
        while particle < len(passage) and passage.lower[particle] in plain_words("person_nouns", "particles"):
            particle += 1 + (passage.plain[particle + 1 : particle + 2] in (["'"], ["-"]))
        is_initial = len(passage.plain[end]) == 1 and passage.plain[end + 1 : end + 2] == ["."]
        if particle < len(passage) and _is_name_word(passage, particle) and particle not in _nouns_of(passage, at):
            end = _word_end(passage, particle) + is_initial
        else:
            break
    return end


def _nouns_of(passage: FrenchPassage, at: int) -> Iterable[int]:
    """The places of nouns for people, which end a name that does not begin with a first name."""
    return () if gender_of_name(passage.text(at, at + 1)) else passage.nouns


def _word_end(passage: FrenchPassage, at: int) -> int:
    """The index after a word with what is joined to it: "Jean-Marc", "N'Diaye"."""
    end = at + 1
    while (
        passage.is_joined(end) and passage.plain[end] in "'-" and passage.is_joined(end + 1) and end + 1 < len(passage)
    ):
        if not passage.plain[end + 1].isalpha() or end + 1 in passage.taken:
            break
        end += 2
    return end


def _people(names: Sequence[_Name]) -> list[list[_Name]]:
    """The names that are believed, by whom they name, the fullest first; a short form of several people is nobody's."""
    by_parts: dict[tuple[str, ...], list[_Name]] = {}
    for one in names:
        by_parts.setdefault(one.parts, []).append(one)
    people: list[list[_Name]] = []
    for parts in sorted(by_parts, key=lambda parts: -len(parts)):
        mentions = by_parts[parts]
        fits = [known for known in people if is_short_for(parts, known[0].parts) and _is_short(mentions, known)]
        if len(fits) == 1:
            fits[0].extend(mentions)
        elif not fits and _is_person(mentions):
            people.append(list(mentions))
    return people


def _is_short(mentions: Sequence[_Name], known: Sequence[_Name]) -> bool:
    """Whether a name of one word is the last word of a fuller one, or one that is said with a title."""
    parts = mentions[0].parts
    return len(parts) > 1 or parts[0] == known[0].parts[-1] or any(one.said.titled for one in mentions)


def _is_person(mentions: Sequence[_Name]) -> bool:
    """Whether a name is believed to be a person's: by a title or an office, a first name, or the model beyond doubt."""
    one = mentions[0]
    if any(mention.said.titled for mention in mentions):
        return True
    labels = [mention.passage.tokens[mention.first].ent_type_ for mention in mentions]
    if not one.is_full or one.passage.text(one.first, one.first + 1) in words("bodies", "heads"):
        return False
    if gender_of_name(one.passage.text(one.first, _word_end(one.passage, one.first))):
        return not any(_is_placed(mention) for mention in mentions)
    if any(mention.said.roles for mention in mentions):
        return "PER" in labels or "LOC" not in labels
    return all(label == "PER" for label in labels) and not any(_is_placed(mention) for mention in mentions)


def _is_placed(one: _Name) -> bool:
    """Whether a name stands where a place is named: "à", "près de"."""
    before = one.passage.lower[one.first - 1] if one.first else ""
    beside = one.passage.lower[one.first - 2] if one.first > 1 else ""
    return (
        before in ("en", "vers")
        or (before == "de" and beside in _PLACED)
        or beside in plain_words("not_people", "of_places")
    )


def _named(mentions: Sequence[_Name]) -> Iterator[NamedActor]:
    full = max(mentions, key=lambda one: len(one.parts))
    country = next((one.said.country for one in mentions if one.said.country), None)
    given = gender_of_name(full.passage.text(full.first, full.first + 1)) if full.is_full else ""
    told = [gender for gender in (given.replace("?", ""), *chain(*(one.said.genders for one in mentions))) if gender]
    for one in mentions:
        yield NamedActor(
            passage=one.passage,
            first=one.first,
            last=one.last,
            name=full.text,
            kind="person",
            country=country,
            form="name" if len(one.parts) == len(full.parts) else "short",
            roles=tuple(one.said.roles),
            gender=told[0] if told else "",
            rule="person with a role" if one.said.roles else "person",
        )
