"""Bodies named in an article: ministries, armies, parties, companies, blocs, armed groups and news outlets.

Four things tell a body: the table knows it; a noun in its name says so ("Islamic Salvation Front"); a common noun
is a body with a state's name ("Mali's army"); or its initials follow it in brackets. Short forms that the first mention
teaches are then found in the rest of the article. What else may be a body is read in ``unlisted_bodies``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...countries import Country, load_countries
from ...known_bodies import ministry_name, national_body_name
from ..vocabulary import words
from .annotation import NOUN_TAGS, AnnotatedPassage
from .capitalised_names import organisation_span, run_end
from .discourse import Mention, TakenTokens
from .gazetteer import Disambiguator, GazetteerHit
from .named_states import state_before
from .short_forms import BY_NOUN, begins_other_name, initials_in_brackets, read_short_forms, short_forms
from .state_bodies import (
    BODY_OF_A_NAME,
    is_of_a_name,
    portfolio_of_ministry,
    read_state_bodies,
)

__all__ = ["read_organisations"]


def read_organisations(
    article: Sequence[AnnotatedPassage], disambiguator: Disambiguator, taken: TakenTokens
) -> list[Mention]:
    """The bodies named in an article, in no order; their tokens are taken."""
    found: list[Mention] = []
    for reader in (_by_capitals, _in_gazetteer, read_state_bodies, _with_initials):
        by_capitals = reader in (_by_capitals, _with_initials)
        for passage in (one for one in article if not (by_capitals and one.is_headline)):
            found += taken.taking(reader(passage, disambiguator))
    return [*found, *read_short_forms(article, short_forms(found), taken)]


def _in_gazetteer(passage: AnnotatedPassage, disambiguator: Disambiguator) -> Iterator[Mention]:
    """Bodies that the tables know, told apart by a state before them: "Belarus's KGB"."""
    for hit in passage.hits:
        if (body := disambiguator.body(hit)) and not _is_surname(passage, hit):
            if not body.outlet and begins_other_name(passage, hit.last):
                continue
            if (first := _start_of_other(passage, hit)) < hit.first:
                yield _body(passage, first, hit.last, passage.text_of(first, hit.last), None, BY_NOUN)
                continue
            rule = "news outlet" if body.outlet else "known body"
            _, owner = state_before(passage, hit.first)
            state = (
                disambiguator.state(owner.states("state", "people"))
                if owner and body.country and hit.last - hit.first == 1
                else None
            )
            if state and state.name != body.country:  # "Belarus's KGB"
                yield _body(passage, hit.first, hit.last, f"{state.adjective} {body.name}", state, rule)
            else:
                yield _body(passage, hit.first, hit.last, body.name, body.country, rule)


def _start_of_other(passage: AnnotatedPassage, hit: GazetteerHit) -> int:
    """Where the name of another body begins that ends with a known one: "Kataeb Hezbollah" is not Hezbollah."""
    first = hit.first
    while first > 0 and hit.last - hit.first == 1 and _is_one_name(passage, first - 1):
        first -= 1
    return first


def _is_one_name(passage: AnnotatedPassage, at: int) -> bool:
    """Whether a capitalised word belongs to the name after it, and is no known name, title or first word itself."""
    word, is_known = passage.doc[at], at in passage.hit_at or at + 1 in passage.noun_ending
    is_name = passage.capital[at] and word.text.isalpha() and word.tag_ in ("NNP", "NNPS") and word.dep_ == "compound"
    return is_name and not is_known and word.head.i > at and not passage.starts_sentence(at)


def _is_surname(passage: AnnotatedPassage, hit: GazetteerHit) -> bool:
    """Whether the name of a known body is here only part of a person's: "Lindsay Wagner"."""
    if hit.last - hit.first > 1 or passage.text[hit.first].isupper():
        return False
    entity = next((e for e in passage.doc.ents if e.start <= hit.first < e.end), None)
    return entity is not None and entity.label_ == "PERSON" and len(entity) > 1


def _by_capitals(passage: AnnotatedPassage, disambiguator: Disambiguator) -> Iterator[Mention]:
    """Names with a body's noun in them: "the Ministry of Mines", "Union of Seamen"."""
    end = 0
    for at in passage.capitals:
        if at < end or (end := run_end(passage, at)) == at:
            continue
        span = organisation_span(passage, at, end)
        is_name = span and not _is_known(passage, *span) and not _is_one_of_many(passage, *span)
        if span and is_name and (body := _by_its_noun(passage, *span, disambiguator)):
            yield body
        end = max(end, span[1] if span else end)


def _is_one_of_many(passage: AnnotatedPassage, first: int, last: int) -> bool:
    """Whether words with a body's noun say what something is, and name nothing: "a Foreign Terrorist Organization"."""
    modifies = last < len(passage) and (passage.tag[last] in (*NOUN_TAGS, "POS") or passage.is_hyphen(last))
    return first > 0 and passage.lower[first - 1] in ("a", "an") and not modifies


def _is_known(passage: AnnotatedPassage, first: int, last: int) -> bool:
    """Whether the table knows a body by the whole of these words, a state before it aside."""
    known = [
        hit for at in range(first, last) if (hit := passage.hit_at.get(at)) and hit.bodies and not hit.has("state")
    ]
    return any(hit.last >= last and (hit.first <= first or passage.hit_at.get(first) is not hit) for hit in known)


def _by_its_noun(passage: AnnotatedPassage, first: int, last: int, disambiguator: Disambiguator) -> Mention | None:
    """The body that a noun in a name tells, of the state that is in the name or before it; None for a government."""
    inside, state = _state_inside(passage, first, last, disambiguator)
    if not inside and (hit := state_before(passage, first)[1]):
        state = disambiguator.state(hit.states("state", "people", "seat"))
    said = _without_state(passage, [at for at in range(first, last) if at not in inside])
    if of := portfolio_of_ministry(said):
        if not state and is_of_a_name(of):
            return _body(passage, first, last, passage.text_of(first, last), None, BODY_OF_A_NAME)
        return _body(passage, first, last, ministry_name(state.name if state else None, of), state, "ministry")
    noun = " ".join(said)
    is_only_a_title = not state and noun in words("bodies", "national") and last in passage.noun_starting
    if is_only_a_title or (noun in words("bodies", "state") and inside):  # "Air Force Commander X"
        return None
    if state and (name := national_body_name(state.name, noun)):
        return _body(passage, first, last, name, state, "body of a state")
    if noun in words("bodies", "alone"):
        first = last - len(said)
        return _body(passage, first, last, passage.text_of(first, last), None, "body of a state")
    is_outlet = bool(words("bodies", "outlets").intersection(said[-1:]) or words("bodies", "press").intersection(said))
    return _body(passage, first, last, passage.text_of(first, last), state, "news outlet" if is_outlet else BY_NOUN)


def _state_inside(
    passage: AnnotatedPassage, first: int, last: int, disambiguator: Disambiguator
) -> tuple[range, Country | None]:
    """The tokens of a body's name that name its state, and the state: "Thai" in "Thai Navy"."""
    hits = [hit for at in range(first, last) if (hit := passage.hit_at.get(at))]
    if hit := next((hit for hit in hits if hit.states("state", "people")), None):
        return range(hit.first, hit.last), disambiguator.state(hit.states("state", "people"))
    if hits and hits[0].first == first and (state := load_countries().get(passage.text[first])):
        return range(first, first + 1), state  # "U.S. Treasury Department", of which the table has the first two words
    return range(0), None


def _without_state(passage: AnnotatedPassage, own: Sequence[int]) -> tuple[str, ...]:
    """The words of a body's name without its state, a people or a party that has it, in small letters."""
    said = tuple(passage.lower[at] for at in own)
    while said and said[-1] in ("of", "the", "'s"):
        said = said[:-1]
    if " ".join(said[1:]) in words("bodies", "national") and said[0].title() in words("not_people", "peoples"):
        return said[1:]  # "the Republican Senate"
    return said


def _with_initials(passage: AnnotatedPassage, disambiguator: Disambiguator) -> Iterator[Mention]:
    """Names whose initials follow in brackets: "Ansar al-Haqq (AAH)"."""
    for at in range(len(passage)):
        initials = initials_in_brackets(passage, at)
        if at < 2 or not initials or passage.hit_at.get(at + 1):
            continue
        for first in range(max(0, at - 8), at - 1):
            said = [passage.text[i] for i in range(first, at)]
            letters = "".join(word[0] for word in said if word[0].isupper())
            if passage.capital[first] and letters == initials and run_end(passage, at - 1) == at:
                yield _body(passage, first, at, passage.text_of(first, at), None, "initials in brackets")
                break


def _body(
    passage: AnnotatedPassage, first: int, last: int, name: str, state: Country | str | None, rule: str
) -> Mention:
    country = state.name if isinstance(state, Country) else state
    return Mention(passage=passage, first=first, last=last, name=name, kind="organisation", country=country, rule=rule)
