"""Organisations that the table knows, and others by the noun that their names begin with or follow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from ...french_states import french_pieces
from ...known_bodies import KnownBody, known_bodies
from ...person_names import gender_of_name
from ...phrase_matcher import PhraseMatcher
from ..vocabulary import table, words
from .annotation import FrenchPassage, plain_words, skip_of
from .named_actor import NamedActor

__all__ = ["read_abbreviations", "read_known_organisations", "read_other_organisations"]

_LONGEST_ABBREVIATION = 10
_GOES_ON = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
_BETWEEN = frozenset({"et", "a", "l", "la", "le", "les", "aux", "au", "pour", "en", "sur", "contre", "'", "-"})
"""Words within the long name of an organisation: "Mouvement pour la démocratie"."""
_QUOTES = frozenset('"“«')


def read_known_organisations(article: Sequence[FrenchPassage]) -> list[NamedActor]:
    """The organisations that the table knows by French names; their words are taken."""
    found = []
    for passage in article:
        for first, last, body in _known().all(passage.plain):
            passage.taken |= set(range(first, last))
            passage.forget_states(first, last)
            found.append(
                NamedActor(
                    passage=passage,
                    first=first,
                    last=last,
                    name=body.name,
                    kind="organisation",
                    country=body.country,
                    outlet=body.outlet,
                    rule="news outlet" if body.outlet else "known organisation",
                )
            )
    return found


def read_other_organisations(article: Sequence[FrenchPassage]) -> list[NamedActor]:
    """Organisations that no table knows, by the noun that their names begin with or follow; their words are taken."""
    found = []
    for passage in article:
        for one in (*_by_their_heads(passage), *_beside_their_nouns(passage)):
            if passage.are_free(one.first, one.last):
                passage.taken |= set(range(one.first, one.last))
                found.append(one)
    return found


def read_abbreviations(article: Sequence[FrenchPassage], bodies: Sequence[NamedActor]) -> list[NamedActor]:
    """The bodies by the abbreviations that the article gives them in brackets; their words are taken."""
    short: dict[str, NamedActor] = {}
    for one in bodies:
        if (abbreviation := _abbreviation(one)) is not None:
            short.setdefault(one.passage.plain[abbreviation], one)
    found = []
    for passage in article:
        for at, word in enumerate(passage.plain):
            if word in short and at not in passage.taken:
                passage.taken.add(at)
                found.append(short[word].meant_at(passage, at, at + 1, "short", "abbreviation"))
    return found


def _capital_run_end(passage: FrenchPassage, at: int) -> int:
    """The index after the words with capitals that begin at a place, joined by hyphens and apostrophes; the place itself
    where none does."""
    end = at
    while end < len(passage) and passage.is_capital(end) and end not in passage.taken:
        end += 1
        while passage.is_joined(end) and passage.plain[end] in "-'&" and passage.is_joined(end + 1):
            end += 2
    return end


@cache
def _of_states() -> frozenset[tuple[str, ...]]:
    """The common nouns for bodies of states, which are no names without their state: "la Cour suprême"."""
    names = (name for names in table("bodies")["national"].values() for name in names)
    return frozenset(tuple(piece.lower() for piece, _, _ in french_pieces(name)) for name in names)


@cache
def _known() -> PhraseMatcher[KnownBody]:
    return PhraseMatcher(
        (tuple(piece for piece, _, _ in french_pieces(form)), body)
        for body in known_bodies()
        for name in body.french
        for form in (name, name.upper())
    )


def _by_their_heads(passage: FrenchPassage) -> Iterator[NamedActor]:
    """Names that begin with a noun for a body: "Front populaire", "Mouvement pour la démocratie"."""
    at = 0
    while at < len(passage):
        text = passage.text(at, at + 1)
        end = _name_end(passage, at + 1) if text in words("bodies", "heads") and at not in passage.taken else at
        if end > at + 1 and not passage.starts_sentence(at) and tuple(passage.lower[at:end]) not in _of_states():
            yield _organisation(passage, at, end, "name by its noun")
        at = max(end, at + 1)


def _beside_their_nouns(passage: FrenchPassage) -> Iterator[NamedActor]:
    """Names right after a noun for a body: "le groupe Barrick Gold", "le quotidien L'Aurore"."""
    for noun in range(len(passage) - 1):
        outlet = passage.lower[noun] in plain_words("bodies", "outlets")
        if not outlet and passage.lower[noun] not in plain_words("bodies", "beside"):
            continue
        first = noun + 1 + (passage.plain[noun + 1] in _QUOTES)
        last = _capital_run_end(passage, first)
        if last > first and not passage.states.keys() & set(range(first, last)):
            yield _organisation(passage, first, last, "news outlet" if outlet else "name beside its noun")


def _organisation(passage: FrenchPassage, first: int, last: int, rule: str) -> NamedActor:
    name = passage.text(first, last)
    outlet = rule == "news outlet"
    return NamedActor(passage=passage, first=first, last=last, name=name, kind="organisation", outlet=outlet, rule=rule)


def _name_end(passage: FrenchPassage, at: int) -> int:
    """Where a name ends that goes on with adjectives and what is joined by "de" or the like: capitals, or words before
    an abbreviation in brackets."""
    bracket = next((i for i in range(at, min(at + 16, len(passage))) if passage.plain[i] == "("), None)
    if bracket is not None and _is_abbreviation(passage, bracket + 1) and _is_name_until(passage, at, bracket):
        return bracket
    end = _adjectives_end(passage, at)
    while (name := _complement(passage, end)) is not None:
        end = _adjectives_end(passage, max(name + 1, _capital_run_end(passage, name)))
    return _capital_run_end(passage, end) if end == at else end


def _adjectives_end(passage: FrenchPassage, at: int) -> int:
    while at < len(passage) and passage.tokens[at].pos_ == "ADJ" and at not in passage.states:
        at += 1
    return at


def _complement(passage: FrenchPassage, at: int) -> int | None:
    """The index of a noun after "de" or "pour" that is part of a name; no state, and nobody: "le Parti de X"."""
    name = skip_of(passage, at)
    if name is None and passage.lower[at : at + 1] == ["pour"]:
        name = at + 1 + (passage.lower[at + 1 : at + 2] in (["la"], ["le"], ["les"]))
    if name is None or name >= len(passage) or name in passage.states or name in passage.nouns:
        return None
    token = passage.tokens[name]
    is_noun = token.pos_ in ("NOUN", "PROPN") and token.ent_type_ != "PER" and name not in passage.taken
    return name if is_noun and not gender_of_name(passage.text(name, name + 1)) else None


def _is_name_until(passage: FrenchPassage, at: int, end: int) -> bool:
    return all(
        passage.tokens[i].pos_ in _GOES_ON or passage.lower[i] in _BETWEEN or skip_of(passage, i) is not None
        for i in range(at, end)
    )


def _is_abbreviation(passage: FrenchPassage, at: int) -> bool:
    """Whether a word stands alone before a closing bracket and has capitals."""
    if passage.plain[at + 1 : at + 2] != [")"] or len(passage.plain[at]) > _LONGEST_ABBREVIATION:
        return False
    return passage.is_capital(at) and len(passage.plain[at]) > 1


def _abbreviation(one: NamedActor) -> int | None:
    """The index of the abbreviation in brackets after a name."""
    at = one.last
    is_there = one.passage.plain[at : at + 1] == ["("] and _is_abbreviation(one.passage, at + 1)
    return at + 1 if is_there else None
