"""States named in an article: by name, by demonym, by their government and by a seat that acts for them ("Paris")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from ...countries import Country, load_countries
from ...names import fold_name
from ...person_names import gender_of_name, one_letter_apart
from ..syntax.verbs import is_passive
from ..vocabulary import table, words
from .annotation import NOUN_TAGS, AnnotatedPassage
from .discourse import Mention, MentionForm, TakenTokens
from .gazetteer import Disambiguator, GazetteerHit

if TYPE_CHECKING:
    from ...parsed.tokens import Token

__all__ = ["is_other_place", "read_states", "stands_for_state", "state_before"]

_SHORTEST_SLIP = 6
"""Shorter names of states are too like other words."""
_MODIFIERS = frozenset({"JJ", "JJR", "JJS", "NN", "NNP", "VBG", "VBN", "HYPH", "RB"})
_REACH = 4
"""How many words may stand between a demonym and "government"."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"dobj", "dative", "obj", "iobj"})


def read_states(article: Sequence[AnnotatedPassage], disambiguator: Disambiguator, taken: TakenTokens) -> list[Mention]:
    """The states named where nobody else is named yet; their tokens are taken."""
    found: list[Mention] = []
    for passage in article:
        found += _in_gazetteer(passage, disambiguator, taken)
        found += _misspelt(passage, taken)
    return found


def _in_gazetteer(passage: AnnotatedPassage, disambiguator: Disambiguator, taken: TakenTokens) -> Iterator[Mention]:
    """States by the names that the tables have; a demonym and an owner give way to a longer phrase for somebody."""
    for hit in passage.hits:
        found = _read_hit(passage, hit, disambiguator) if taken.are_free(passage, hit.first, hit.last) else None
        if found and taken.are_free(passage, found.first, found.last):
            gives_way = found.form == "demonym" or _is_owner(passage, found.last)
            taken.take(passage, found.first, found.last, gives_way=gives_way)
            yield found


def state_before(passage: AnnotatedPassage, head: int) -> tuple[int, GazetteerHit | None]:
    """The state's name or demonym before a noun, with only modifiers between: "Mali's new security" minister.

    :param head: index of the noun's first token.
    :returns: the index where the phrase begins, and the known name; None where no state stands there.
    """
    at = head - 1
    while at >= 0 and head - at <= _REACH + 1:
        hit = passage.hit_at.get(at)
        if hit and hit.states("state", "people"):
            return hit.first, hit
        if hit and hit.states("seat"):
            return (hit.first, hit) if passage.tag[at + 1] == "POS" else (head, None)
        if passage.tag[at] not in _MODIFIERS and not (passage.tag[at] == "POS" and at - 1 in passage.hit_at):
            break
        at -= 1
    return head, None


def is_other_place(passage: AnnotatedPassage, hit: GazetteerHit) -> bool:
    """Whether the name of a state is here that of another place: "Georgia governor X"."""
    said = passage.text_of(hit.first, hit.last)
    shared = any(said in state.shared for state in hit.states("state"))
    return shared and " ".join(passage.lower[hit.last : hit.last + 1]) in words("person_nouns", "subnational")


def _read_hit(passage: AnnotatedPassage, hit: GazetteerHit, disambiguator: Disambiguator) -> Mention | None:
    if is_other_place(passage, hit):
        return None
    if found := hit.states("state"):
        state = disambiguator.state(found)
        return _state_or_government(passage, hit, state, "name", "name of a state") if state else None
    if found := hit.states("people"):
        state = None if _is_language(passage, hit) else disambiguator.state(found)
        return _state_or_government(passage, hit, state, "demonym", "demonym") if state else None
    if hit.states("seat") and (government := _government_before(passage, hit.first)) is not None:
        state = disambiguator.state(hit.states("seat"))
        return _state_named(passage, government, hit.last, state, "phrase", "its government") if state else None
    if hit.has("seat", "body seat") and stands_for_state(passage, hit):
        return _by_seat(passage, hit, disambiguator)
    return None


def _state_or_government(
    passage: AnnotatedPassage, hit: GazetteerHit, state: Country, form: MentionForm, rule: str
) -> Mention:
    """The state, or its government where that is what the phrase says."""
    first, last = hit.first, hit.last
    if government := _government_after(passage, last) if form == "demonym" or _is_owner(passage, last) else None:
        last, form, rule = government, "phrase", "its government"
    elif form == "name" and (government := _government_before(passage, first)) is not None:
        first, form, rule = government, "phrase", "its government"
    return _state_named(passage, first, last, state, form, rule)


def _by_seat(passage: AnnotatedPassage, hit: GazetteerHit, disambiguator: Disambiguator) -> Mention | None:
    state = disambiguator.state(hit.states("seat"))
    body = next((sense.body for sense in hit.senses if sense.kind == "body seat"), None)
    if body and (state is None or disambiguator.names_body(body.name)):
        return Mention(
            passage=passage,
            first=hit.first,
            last=hit.last,
            name=body.name,
            kind="organisation",
            form="seat",
            rule="seat that acts",
        )
    return _state_named(passage, hit.first, hit.last, state, "seat", "seat that acts") if state else None


def _state_named(
    passage: AnnotatedPassage, first: int, last: int, state: Country, form: MentionForm, rule: str
) -> Mention:
    return Mention(passage=passage, first=first, last=last, name=state.name, kind="country", form=form, rule=rule)


def _is_owner(passage: AnnotatedPassage, last: int) -> bool:
    return last < len(passage) and passage.tag[last] == "POS"


def _government_after(passage: AnnotatedPassage, last: int) -> int | None:
    """The index after "government" in "Mali's transitional government", unless it only modifies another noun."""
    at = last + _is_owner(passage, last)
    for head in range(at, min(at + _REACH, len(passage))):
        if passage.lower[head] in words("bodies", "state") and passage.tag[head] in NOUN_TAGS:
            follows = head + 1 < len(passage) and passage.tag[head + 1] in NOUN_TAGS
            return None if follows or "military" in passage.lower[at:head] else head + 1
        if passage.tag[head] not in _MODIFIERS or head in passage.hit_at:
            return None
    return None


def _government_before(passage: AnnotatedPassage, first: int) -> int | None:
    """The index of "government" in "the government of Mali", "the government in Bamako"."""
    at = first - 1
    if at > 0 and passage.lower[at] == "the":
        at -= 1
    if at > 0 and passage.lower[at] in ("of", "in") and passage.lower[at - 1] in words("bodies", "state_phrases"):
        return at - 1
    return None


def _is_language(passage: AnnotatedPassage, hit: GazetteerHit) -> bool:
    """Whether a demonym is a language: "in French", "speaks Dutch"."""
    before = passage.lower[hit.first - 1] if hit.first else ""
    follows = passage.tag[hit.last] if hit.last < len(passage) else "."
    is_plural = passage.tag[hit.last - 1] in ("NNS", "NNPS")
    if follows == "CC" and hit.last + 1 < len(passage):
        follows = passage.tag[hit.last + 1]
    modifies = follows in NOUN_TAGS or follows in ("JJ", "HYPH", "VBN", "POS")
    return before in words("seats", "before_languages") and not modifies and not is_plural


def _misspelt(passage: AnnotatedPassage, taken: TakenTokens) -> Iterator[Mention]:
    """States whose name is one letter off, where the language model takes the word for a place."""
    for token in (passage.doc[at] for at in passage.capitals if at not in passage.hit_at):
        if len(token.text) < _SHORTEST_SLIP or token.ent_type_ not in ("GPE", "LOC", "NORP", "ORG"):
            continue
        folded = fold_name(token.text)
        fits = [state for name, state in _one_word_names().get(folded[:1], ()) if one_letter_apart(folded, name)]
        if len(fits) == 1 and not gender_of_name(token.text) and taken.take_if_free(passage, token.i, token.i + 1):
            rule = "name of a state, one letter off"
            yield Mention(
                passage=passage, first=token.i, last=token.i + 1, name=fits[0].name, kind="country", rule=rule
            )


@cache
def _one_word_names() -> dict[str, list[tuple[str, Country]]]:
    found: dict[str, list[tuple[str, Country]]] = {}
    for state in load_countries():
        name = fold_name(state.name)
        if len(name) >= _SHORTEST_SLIP and " " not in name:
            found.setdefault(name[0], []).append((name, state))
    return found


def stands_for_state(passage: AnnotatedPassage, hit: GazetteerHit) -> bool:
    """Whether the seat at ``hit`` acts, or is acted on as a state is ("Paris protested", "ties with Paris")."""
    if _as_modifier(passage, hit):
        return True
    token = passage.doc[hit.first : hit.last].root
    while token.dep_ == "conj" and token.head.i != token.i:
        token = token.head
    if token.dep_ in _SUBJECTS:
        return _as_subject(token)
    if token.dep_ in _OBJECTS:
        return token.head.lemma_ in words("seats", "acted_on") - words("seats", "places_of")
    if token.dep_ == "poss":
        return token.head.lemma_ not in words("seats", "of_cities")
    if token.dep_ == "pobj":
        return _as_complement(token.head)
    return False


def _as_modifier(passage: AnnotatedPassage, hit: GazetteerHit) -> bool:
    """As in "Moscow-backed rebels", and "the Kremlin spokesman", who speaks for more than a building."""
    if hit.last >= len(passage):
        return False
    if passage.is_hyphen(hit.last) and passage.lower[hit.last + 1] in words("seats", "joined"):
        return True
    states = hit.states("seat")
    is_capital = any(state.capital == passage.text_of(hit.first, hit.last) for state in states)
    return not is_capital and hit.last in passage.noun_starting


def _as_subject(token: Token) -> bool:
    verb = token.head
    kind = "passive" if is_passive(verb) else "active"
    if verb.lemma_ in table("seats")["not_of_states"][kind]:
        return False
    predicates = [child for child in verb.rights if child.dep_ in ("attr", "oprd")]
    return not any(predicate.lemma_ in words("seats", "is_a_place") for predicate in predicates)


def _as_complement(preposition: Token) -> bool:
    lower = preposition.lower_
    if lower in words("seats", "prepositions"):
        return lower != "for" or preposition.head.lemma_ not in words("seats", "places_of")
    if lower not in ("to", "from", "on"):
        return False
    head = preposition.head
    said = {head.lemma_.lower(), *(child.lemma_ for child in head.rights if child.dep_ in _OBJECTS)}
    return bool(said & words("seats", f"before_{lower}"))
