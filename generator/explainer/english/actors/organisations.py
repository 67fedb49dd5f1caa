"""Bodies named in an article: ministries, armies, parties, companies, blocs, armed groups and news outlets.

Five things tell a body: the table knows it; a noun in its name says so ("Islamic Salvation Front"); a common noun
is a body with a state's name ("Mali's army"); its initials follow it in brackets; or the language model takes it for
one ("Rosatom"). Short forms that the first mention teaches are then found in the rest of the article.

The model errs often with names that it has not met, so a body is taken from it only where it is sure of all mentions
in the article and they are several, the name is initials, or the text says beside the name what body it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ...countries import Country, load_countries
from ...person_names import gender_of_name
from ..vocabulary import words
from .annotation import NOUN_TAGS, AnnotatedPassage, is_initials
from .capitalised_names import organisation_span, run_end
from .discourse import Mention, TakenTokens
from .gazetteer import Disambiguator, GazetteerHit
from .named_states import state_before
from .state_bodies import (
    ministry_name,
    national_body_name,
    portfolio_of_ministry,
    portfolio_words,
    read_state_bodies,
)

__all__ = ["read_apposed_organisations", "read_model_organisations", "read_organisations"]

_OPENING_BRACKETS = frozenset({"(", "["})
_REACH = 8
"""Words within which what is said of a name between commas ends."""
_BY_NOUN = "noun in its name"
_ENOUGH_MENTIONS = 2
"""So many mentions of a name that is not initials."""


def read_organisations(
    article: Sequence[AnnotatedPassage], disambiguator: Disambiguator, taken: TakenTokens
) -> list[Mention]:
    """The bodies named in an article, in no order; their tokens are taken."""
    found: list[Mention] = []
    for reader in (_by_capitals, _in_gazetteer, read_state_bodies, _with_initials):
        by_capitals = reader in (_by_capitals, _with_initials)
        for passage in (one for one in article if not (by_capitals and one.is_headline)):
            found += _still_free(reader(passage, disambiguator), taken)
    short = _short_forms(found)
    for passage in article if short else ():
        found += _still_free(_by_short_form(passage, short), taken)
    return found


def _still_free(bodies: Iterable[Mention], taken: TakenTokens) -> Iterator[Mention]:
    """Those of bodies whose tokens are free; they are taken."""
    return (body for body in bodies if taken.take_if_free(body.passage, body.first, body.last))


def _in_gazetteer(passage: AnnotatedPassage, disambiguator: Disambiguator) -> Iterator[Mention]:
    """Bodies that the tables know, told apart by a state before them: "Belarus's KGB"."""
    for hit in passage.hits:
        if (body := disambiguator.body(hit)) and not _is_surname(passage, hit):
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
        return _body(passage, first, last, ministry_name(state.name if state else None, of), state, "ministry")
    noun = " ".join(said)
    if noun in words("bodies", "state") and inside:
        return None
    if state and (name := national_body_name(state.name, noun)):
        return _body(passage, first, last, name, state, "body of a state")
    if noun in words("bodies", "alone"):
        first = last - len(said)
        return _body(passage, first, last, passage.text_of(first, last), None, "body of a state")
    is_outlet = bool(words("bodies", "outlets").intersection(said[-1:]) or words("bodies", "press").intersection(said))
    return _body(passage, first, last, passage.text_of(first, last), state, "news outlet" if is_outlet else _BY_NOUN)


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
    for at, text in enumerate(passage.text):
        initials = _bracketed(passage, at) if text in _OPENING_BRACKETS else ""
        if at < 2 or not initials or passage.hit_at.get(at + 1):
            continue
        for first in range(max(0, at - 8), at - 1):
            said = [passage.text[i] for i in range(first, at)]
            letters = "".join(word[0] for word in said if word[0].isupper())
            if passage.capital[first] and letters == initials and run_end(passage, at - 1) == at:
                yield _body(passage, first, at, passage.text_of(first, at), None, "initials in brackets")
                break


def _bracketed(passage: AnnotatedPassage, at: int) -> str:
    """The capitals in brackets that begin at a place; empty where there are none."""
    if at + 2 >= len(passage) or passage.text[at] not in _OPENING_BRACKETS or passage.text[at + 2] not in ")]":
        return ""
    text = passage.text[at + 1]
    return text if len(text) > 1 and text.isupper() and text.isalnum() else ""


def _in_commas(passage: AnnotatedPassage, at: int) -> str:
    """The capitals between commas that begin at a place: "the security service, the SBU, said"."""
    if passage.text[at : at + 1] != [","]:
        return ""
    at += 2 if passage.lower[at + 1 : at + 2] == ["the"] else 1
    text = passage.text[at] if at + 1 < len(passage) and passage.text[at + 1] == "," else ""
    return text if len(text) > 1 and text.isupper() and text.isalnum() and at not in passage.hit_at else ""


def _short_forms(found: Sequence[Mention]) -> dict[str, Mention]:
    """What later mentions may call the bodies of an article: initials, a company's name without "Inc.", "the House"."""
    short = _houses(found)
    for body in sorted(found, key=lambda body: body.place):
        if initials := _bracketed(body.passage, body.last) or _in_commas(body.passage, body.last):
            short.setdefault(initials, body)
        if body.rule != _BY_NOUN:
            continue
        name = _without_company(body.name)
        if name != body.name and " " in name:
            short.setdefault(name, body)
    return short


def _houses(found: Sequence[Mention]) -> dict[str, Mention]:
    """The only House of an article, as "the House": the one of Commons or of Representatives, where it names no other."""
    houses = [body for body in found if "House of " in body.name]
    return {"House": houses[0]} if len({body.name for body in houses}) == 1 else {}


def _without_company(name: str) -> str:
    """A name without the words for a company at its end: "Inc.", "Corp."."""
    said = name.split()
    while len(said) > 1 and said[-1].lower() in words("bodies", "companies"):
        said.pop()
    return " ".join(said)


def _by_short_form(passage: AnnotatedPassage, short: Mapping[str, Mention]) -> Iterator[Mention]:
    """Bodies by what their first mentions teach, the longest form first."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for called in short:
        by_first.setdefault(called.split()[0], []).append(tuple(called.split()))
    for at, text in enumerate(passage.text):
        for name in sorted(by_first.get(text, ()), key=len, reverse=True):
            last = at + len(name)
            if tuple(passage.text[at:last]) == name and _may_be_short(passage, at, last):
                yield short[" ".join(name)].coreferring(passage, at, last, "short", "short form")
                break


def _may_be_short(passage: AnnotatedPassage, first: int, last: int) -> bool:
    """Whether words are a short form by themselves, and no part of a person's or another body's name."""
    if last < len(passage) and passage.doc[last].ent_type_ == "PERSON":
        return False
    if passage.lower[first:last] != ["house"]:
        return True
    is_part = last < len(passage) and (passage.capital[last] or passage.tag[last] in NOUN_TAGS)
    return first > 0 and passage.lower[first - 1] == "the" and not is_part


def _body(
    passage: AnnotatedPassage, first: int, last: int, name: str, state: Country | str | None, rule: str
) -> Mention:
    country = state.name if isinstance(state, Country) else state
    return Mention(passage=passage, first=first, last=last, name=name, kind="organisation", country=country, rule=rule)


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
    short = _one_word_names(bodies)
    called = [one for passage in article if short for one in _still_free(_by_short_form(passage, short), taken)]
    by_name: dict[str, list[Mention]] = {}
    for passage in (one for one in article if not one.is_headline):
        for one in _unread_names(passage, taken):
            by_name.setdefault(one.name, []).append(one)
    found = [one for mentions in by_name.values() if _is_organisation(mentions) for one in mentions]
    for one in found:
        taken.take(one.passage, one.first, one.last)
    return [*called, *found]


def _one_word_names(bodies: Iterable[Mention]) -> dict[str, Mention]:
    """What companies are called by one word: "Mirsa" for "Mirsa Airlines"."""
    short = {_without_company(body.name): body for body in bodies}
    common = words("bodies", "in_names") | words("bodies", "companies") | portfolio_words()
    return {
        name: body
        for name, body in short.items()
        if " " not in name and name != body.name and name.lower() not in common and not gender_of_name(name)
    }


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
