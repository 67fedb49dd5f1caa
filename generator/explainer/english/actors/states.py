"""States named in an article: by name, by demonym, by their government and by a seat that acts for them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from ...countries import Country, load_countries, there_in
from ...names import fold_name
from ...person_names import gender_of_name, one_letter_apart
from ..vocabulary import words
from .found import Claimed, Found
from .gazetteer import Body, Hit
from .seats import stands_for_state
from .words import Words

__all__ = ["Attested", "is_other_place", "modified_by", "read_states"]

_SHORTEST_SLIP = 6
"""Shorter names of states are too like other words."""
_MODIFIERS = frozenset({"JJ", "JJR", "JJS", "NN", "NNP", "VBG", "VBN", "HYPH", "RB"})
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_REACH = 4
"""How many words may stand between a demonym and "government"."""


class Attested:
    """What an article names beyond doubt: it decides what "Congolese", "Moscow" or "Brussels" means there."""

    def __init__(self, article: Sequence[Words], year: int | None) -> None:
        """
        :param year: of the article; None where nobody knows.
        """
        self._year = year
        hits = [hit for words_ in article for hit in words_.hits]
        named = [found for hit in hits if (found := hit.states("state", "people", "seat"))]
        living = [there_in(found, year) for found in named]
        self._states = frozenset(found[0].name for found in named if len(found) == 1)
        self._likely = frozenset(found[0].name for found in living if len(found) == 1)
        self._bodies = frozenset(hit.bodies[0].name for hit in hits if len(hit.bodies) == 1)

    def state(self, candidates: Sequence[Country]) -> Country | None:
        """The one of several states that a word means here; None where that cannot be told."""
        named = [state for state in candidates if state.name in self._states]
        living = there_in(candidates, self._year)
        for fitting in (
            candidates,
            named,
            there_in(named, self._year),
            [state for state in living if state.name in self._likely],
            living,
        ):
            if len(fitting) == 1:
                return fitting[0]
        return None

    def body(self, hit: Hit) -> Body | None:
        """The body that a known name means here; None where it is none, or that cannot be told."""
        named = [body for body in hit.bodies if body.name in self._bodies]
        return named[0] if len(named) == 1 else None

    def names_body(self, name: str) -> bool:
        """Whether the article names this body by more than its seat."""
        return name in self._bodies


def read_states(article: Sequence[Words], attested: Attested, claimed: Claimed) -> Iterator[Found]:
    """The states named where nobody else is named yet."""
    for words_ in article:
        for hit in words_.hits:
            if not claimed.free(words_, hit.first, hit.last):
                continue
            found = _read_hit(words_, hit, attested)
            if found and claimed.free(words_, found.first, found.last):
                claimed.take(
                    words_, found.first, found.last, gives_way=found.form == "demonym" or _is_owner(words_, found.last)
                )
                yield found
        yield from _misspelt(words_, claimed)


def modified_by(words_: Words, head: int) -> tuple[int, Hit | None]:
    """The state's name or demonym before a noun, with only modifiers between: "Mali's new security" minister.

    :param head: index of the noun's first token.
    :returns: the index where the phrase begins, and the known name; None where no state stands there.
    """
    at = head - 1
    while at >= 0 and head - at <= _REACH + 1:
        hit = words_.hit_at.get(at)
        if hit and hit.states("state", "people"):
            return hit.first, hit
        if hit and hit.states("seat"):
            return (hit.first, hit) if words_.tag[at + 1] == "POS" else (head, None)
        if words_.tag[at] not in _MODIFIERS and not (words_.tag[at] == "POS" and at - 1 in words_.hit_at):
            break
        at -= 1
    return head, None


def is_other_place(words_: Words, hit: Hit) -> bool:
    """Whether the name of a state is here that of another place: "Georgia governor X"."""
    said = words_.said(hit.first, hit.last)
    shared = any(said in state.shared for state in hit.states("state"))
    return shared and " ".join(words_.lower[hit.last : hit.last + 1]) in words("person_nouns", "subnational")


def _read_hit(words_: Words, hit: Hit, attested: Attested) -> Found | None:
    if is_other_place(words_, hit):
        return None
    if found := hit.states("state"):
        state = attested.state(found)
        return state and _named(words_, hit, state, "name", "name of a state")
    if found := hit.states("people"):
        state = None if _is_language(words_, hit) else attested.state(found)
        return state and _named(words_, hit, state, "demonym", "demonym")
    if hit.states("seat") and (government := _government_before(words_, hit.first)) is not None:
        state = attested.state(hit.states("seat"))
        return state and Found(
            words=words_,
            first=government,
            last=hit.last,
            name=state.name,
            kind="country",
            form="phrase",
            rule="its government",
        )
    if hit.has("seat", "body seat") and stands_for_state(words_, hit):
        return _seated(words_, hit, attested)
    return None


def _named(words_: Words, hit: Hit, state: Country, form: str, rule: str) -> Found:
    """The state, or its government where that is what the phrase says."""
    first, last = hit.first, hit.last
    if government := _government_after(words_, last) if form == "demonym" or _is_owner(words_, last) else None:
        last, form, rule = government, "phrase", "its government"
    elif form == "name" and (government := _government_before(words_, first)) is not None:
        first, form, rule = government, "phrase", "its government"
    return Found(words=words_, first=first, last=last, name=state.name, kind="country", form=form, rule=rule)


def _seated(words_: Words, hit: Hit, attested: Attested) -> Found | None:
    state = attested.state(hit.states("seat"))
    body = next((sense.body for sense in hit.senses if sense.kind == "body seat"), None)
    if body and (state is None or attested.names_body(body.name)):
        name, kind = body.name, "organisation"
    elif state:
        name, kind = state.name, "country"
    else:
        return None
    return Found(words=words_, first=hit.first, last=hit.last, name=name, kind=kind, form="seat", rule="seat that acts")


def _is_owner(words_: Words, last: int) -> bool:
    return last < len(words_) and words_.tag[last] == "POS"


def _government_after(words_: Words, last: int) -> int | None:
    """The index after "government" in "Mali's transitional government", unless it only modifies another noun."""
    at = last + _is_owner(words_, last)
    for head in range(at, min(at + _REACH, len(words_))):
        if words_.lower[head] in words("bodies", "state") and words_.tag[head] in _NOUNS:
            follows = head + 1 < len(words_) and words_.tag[head + 1] in _NOUNS
            return None if follows or "military" in words_.lower[at:head] else head + 1
        if words_.tag[head] not in _MODIFIERS or head in words_.hit_at:
            return None
    return None


def _government_before(words_: Words, first: int) -> int | None:
    """The index of "government" in "the government of Mali", "the government in Bamako"."""
    at = first - 1
    if at > 0 and words_.lower[at] == "the":
        at -= 1
    if at > 0 and words_.lower[at] in ("of", "in") and words_.lower[at - 1] in words("bodies", "state_phrases"):
        return at - 1
    return None


def _is_language(words_: Words, hit: Hit) -> bool:
    """Whether a demonym is a language: "in French", "speaks Dutch"."""
    before = words_.lower[hit.first - 1] if hit.first else ""
    follows = words_.tag[hit.last] if hit.last < len(words_) else "."
    is_plural = words_.tag[hit.last - 1] in ("NNS", "NNPS")
    if follows == "CC" and hit.last + 1 < len(words_):
        follows = words_.tag[hit.last + 1]
    modifies = follows in _NOUNS or follows in ("JJ", "HYPH", "VBN", "POS")
    return before in words("seats", "before_languages") and not modifies and not is_plural


def _misspelt(words_: Words, claimed: Claimed) -> Iterator[Found]:
    """States whose name is one letter off, where the language model takes the word for a place."""
    for token in (words_.doc[at] for at in words_.capitals if at not in words_.hit_at):
        if len(token.text) < _SHORTEST_SLIP or token.ent_type_ not in ("GPE", "LOC", "NORP", "ORG"):
            continue
        folded = fold_name(token.text)
        fits = [state for name, state in _one_word_names().get(folded[:1], ()) if one_letter_apart(folded, name)]
        if len(fits) == 1 and not gender_of_name(token.text) and claimed.free(words_, token.i, token.i + 1):
            claimed.take(words_, token.i, token.i + 1)
            rule = "name of a state, one letter off"
            yield Found(words=words_, first=token.i, last=token.i + 1, name=fits[0].name, kind="country", rule=rule)


@cache
def _one_word_names() -> dict[str, list[tuple[str, Country]]]:
    found: dict[str, list[tuple[str, Country]]] = {}
    for state in load_countries():
        name = fold_name(state.name)
        if len(name) >= _SHORTEST_SLIP and " " not in name:
            found.setdefault(name[0], []).append((name, state))
    return found
