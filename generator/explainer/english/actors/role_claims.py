"""What a phrase says that somebody is: the role in the article's terms, of which state, since when, and whose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ...countries import Country, load_countries
from ...person_nouns import nouns_in, person_class
from ...readers.reading import DateMention, RoleMention
from ...sentences import spoken
from ..vocabulary import table, words
from .annotation import NOUN_TAGS, AnnotatedPassage, PersonNoun
from .discourse import Mention
from .gazetteer import Disambiguator, GazetteerHit
from .named_states import is_other_place
from .role_phrases import titular_words
from .state_bodies import portfolio_words

__all__ = ["RoleClaim", "role_claim", "tied_state", "with_dates", "with_role_owners"]


@dataclass(frozen=True, slots=True)
class RoleClaim:
    """A role that is told of somebody."""

    value: str
    """In the article's terms, without article, owner state and passing words."""
    first: int
    """Index of the first token that says it."""
    last: int
    """Index after the last."""
    noun: str
    """The noun for a person that it rests on, in the singular; empty where it has none of the table's."""
    country: str | None = None
    """The name of the state that it ties somebody to."""
    courtesy: bool = False
    """Whether it is only a way to address somebody, and no role."""


def role_claim(
    passage: AnnotatedPassage, first: int, last: int, disambiguator: Disambiguator, *, of_many: bool = False
) -> RoleClaim | None:
    """What a phrase says that somebody is; None where it rests on no noun of the table for one person.

    :param of_many: whether its noun is a plural, of which somebody is one.
    """
    base = next((at for at in range(first, last) if passage.tag[at] == "IN" and at not in passage.hit_at), last)
    nouns = [noun for at in range(first, base) if (noun := passage.noun_starting.get(at)) and noun.plural == of_many]
    noun = next((noun for noun in reversed(nouns) if noun.last <= last), None)
    if noun is None or any(passage.tag[at] in NOUN_TAGS for at in range(noun.last, base)):
        return None
    start, owner = _after_owner(passage, first, noun.first)
    if not (passage.tag[start] == "PRP$" and "POS" in passage.tag[start : noun.first]):  # "Her Majesty's Ambassador"
        start = _after_passing(passage, start, noun.first)
    state = disambiguator.state(owner) if owner else tied_state(passage, start, noun, last, disambiguator)
    return RoleClaim(
        value=_value(passage, start, noun, last),
        first=first,
        last=last,
        noun=table("person_nouns")["abbreviations"].get(noun.noun, noun.noun),
        country=state.name if state else None,
        courtesy=_is_courtesy(passage, start, noun, last),
    )


def _after_owner(passage: AnnotatedPassage, first: int, head: int) -> tuple[int, tuple[Country, ...]]:
    """Where the phrase goes on after a state that owns it ("Mali's"), and what states that may be."""
    for at in reversed(range(first + 1, head)):
        if passage.tag[at] == "POS" and (hit := passage.hit_at.get(at - 1)):
            states = hit.states("state", "seat")
            return (at + 1, states) if states else (first, ())
    return first, ()


def _after_passing(passage: AnnotatedPassage, start: int, head: int) -> int:
    """Where the phrase goes on after articles, ages and words such as "new"."""
    while start < head:
        if passage.lower[start + 1 : start + 5] == ["-", "year", "-", "old"]:
            start += 5
        elif passage.is_hyphen(start + 1):  # "then-president"
            break
        elif passage.tag[start] in ("DT", "PRP$", "RB", "PDT", "POS") or _is_passing(passage, start):
            start += 1
        else:
            break
    return min(start, head)


def _is_courtesy(passage: AnnotatedPassage, start: int, noun: PersonNoun, last: int) -> bool:
    """Whether a phrase says nothing of what somebody is: "Mr", "the man", "his Kenyan counterpart"."""
    if noun.last != last:
        return False
    if noun.noun in words("person_nouns", "courtesy"):
        return start == noun.first and passage.capital[start]  # "Sister X", but "his sister, X"
    return noun.noun in words("person_nouns", "bare") and all(at in passage.hit_at for at in range(start, noun.first))


def _is_passing(passage: AnnotatedPassage, at: int) -> bool:
    """Whether a word says nothing lasting, and is no name's either ("New York")."""
    return passage.lower[at] in words("person_nouns", "passing") and passage.tag[at] not in ("NNP", "NNPS")


def tied_state(
    passage: AnnotatedPassage, start: int, noun: PersonNoun, last: int, disambiguator: Disambiguator
) -> Country | None:
    """The state that a phrase ties somebody to: "Thai envoy", "minister of Togo", "clerk at the Thai embassy"."""
    for at in range(start, noun.first):
        hit = passage.hit_at.get(at)
        if (
            hit
            and not is_other_place(passage, hit)
            and (states := hit.states("state", "people") or _states_of_palace(passage, hit))
        ):
            return disambiguator.state(states)
    for at in range(noun.last, last):
        hit = passage.hit_at.get(at)
        if hit is None or hit.first != at:
            continue
        owns = hit.last < last and passage.tag[hit.last] == "POS"
        before = passage.lower[at - 1] if passage.lower[at - 1] != "the" else passage.lower[at - 2]
        if states := hit.states("people") or (hit.states("state") if owns or before == "of" else ()):
            return disambiguator.state(states)
        if (body := disambiguator.body(hit)) and body.country:
            return load_countries().get(body.country)
    return None


def _states_of_palace(passage: AnnotatedPassage, hit: GazetteerHit) -> tuple[Country, ...]:
    """The states of a palace before a noun ("Kremlin spokesman"); a capital there is only a city ("Paris mayor")."""
    return tuple(state for state in hit.states("seat") if state.capital != passage.text_of(hit.first, hit.last))


def _value(passage: AnnotatedPassage, start: int, noun: PersonNoun, last: int) -> str:
    """The phrase in small letters where it has capitals only as a title, or at the start of a sentence."""
    full = table("person_nouns")["abbreviations"].get(noun.noun)
    portfolios = portfolio_words() if "minister" in person_class(noun.noun) else frozenset()
    before = words("person_nouns", "before") | portfolios
    party = _party(passage, start, noun.last)
    out: list[str] = []
    in_title = True
    for at in reversed(range(start, last)):
        text, lower = passage.text[at], passage.lower[at]
        is_known = at in party or (at in passage.hit_at and not passage.hit_at[at].has("nobody"))
        is_in_title = passage.is_hyphen(at) or (not is_known and lower in before)
        in_title = in_title and (at >= noun.first or is_in_title)
        is_titular = in_title if at < noun.last else lower in portfolios
        if noun.first <= at < noun.last and at not in party:
            own = text if text.isupper() and len(text) > 1 else lower  # "MP"
            text = own if full is None else full if at == noun.first else ""
            if noun.plural and at == noun.last - 1:
                text = noun.noun.split()[-1]
        elif not is_known and (is_titular or _is_common(passage, at)):
            text = lower
        out.append(text + passage.doc[at].whitespace_ if text else "")
    return "".join(reversed(out)).strip()


def _party(passage: AnnotatedPassage, start: int, end: int) -> range:
    """The words of a party's name in a phrase: "Labour Party" in "Labour Party leader"."""
    for at in range(start + 1, end):
        if passage.lower[at] in words("person_nouns", "memberships") and passage.capital[at]:
            first = at
            while first > start and passage.capital[first - 1]:
                first -= 1
            return range(first, at + 1) if first < at else range(0)
    return range(0)


def _is_common(passage: AnnotatedPassage, at: int) -> bool:
    """Whether a word with a capital is no name: by its tag, or as a portfolio at the start of a sentence."""
    if not passage.text[at].istitle() or passage.is_hyphen(at + 1):
        return False
    if passage.starts_sentence(at) and passage.lower[at] in titular_words():
        return True
    return passage.tag[at] in ("JJ", "NN", "VBN", "RB")


def with_dates(passage: AnnotatedPassage, role: RoleClaim, dates: Sequence[DateMention]) -> RoleMention:
    """The role with its quote, which takes in the date that follows it."""
    span = passage.span(role.first, role.last)
    since, until, last = None, None, role.last
    at = role.last
    while at + 1 < len(passage) and passage.lower[at] in ("since", "from", "until", "to", "till"):
        start = passage.span(at + 1, at + 2).start
        date = next((date for date in dates if date.span.start <= start < date.span.end and date.value), None)
        if date is None:
            break
        while at + 1 < len(passage) and passage.span(at + 1, at + 2).start < date.span.end:
            at += 1
        if passage.lower[last] in ("since", "from"):
            since = date.value
        else:
            until = date.value
        at += 1
        last = at
    if last > role.last:
        span = passage.span(role.first, last)
    return RoleMention(value=role.value, span=span, since=since, until=until)


def with_role_owners(persons: Sequence[Mention], pronouns: Sequence[Mention]) -> list[Mention]:
    """The persons with the state that "its" ties them to, and roles that say whose: "lawyer of Z" for "his lawyer"."""
    owners = {pronoun.place[1]: pronoun for pronoun in pronouns}
    states: dict[str, str] = {}
    for person in persons:
        for role in person.roles:
            owner = owners.get(role.span.start - 1)
            if owner and (state := _state_of(owner, role)):
                states.setdefault(person.name, state)
    return [
        replace(
            person,
            roles=tuple(_with_owner(role, owners) for role in person.roles),
            country=person.country or states.get(person.name),
        )
        for person in persons
    ]


def _state_of(owner: Mention, role: RoleMention) -> str | None:
    """The state of whoever is "its" ambassador, or "his" minister; his wife may be of another."""
    if owner.kind == "person" and not any("minister" in person_class(noun) for noun in nouns_in(role.value)):
        return None
    return owner.name if owner.kind == "country" else owner.country


def _with_owner(role: RoleMention, owners: Mapping[int, Mention]) -> RoleMention:
    owner = owners.get(role.span.start - 1)
    if owner is None or owner.kind not in ("person", "organisation"):
        return role
    state = load_countries().get(owner.country) if owner.country and owner.kind == "organisation" else None
    is_told_so = state is not None and owner.name.startswith(f"{state.adjective} ")
    name = f"the {owner.name}" if is_told_so else spoken(owner.name, owner.kind)
    return replace(role, value=f"{role.value} of {name}")
