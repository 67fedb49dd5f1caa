"""Who somebody is: name, kind, country and offices are what the words that bear them say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..countries import load_countries
from ..inflection import plural, singular
from ..model import Actor, Fact, Role, claims, standing
from ..names import fold_name
from ..person_nouns import nouns_in
from ..tables import table, words
from .nearness import Near, english_passages, nearest_standing
from .plain_reading.actor_names import Naming, body_country, body_names
from .plain_reading.passages import QuotePassage
from .problem import Problem, Rule, StoryFacts, borne_values

__all__ = ["RULES"]

_MISSING = 1 / 3
"""Of the words of an office so many may be missing in a quote, which says "works for" of an employee."""
_GAP = 12
"""So many letters stand at most between two words of an office."""
_APPOSITION = re.compile(r",\s(?:[\w'’-]+\s){0,4}")
"""What stands between a name and an office that is told beside it: "Ada Quill, the new mayor"."""
_FAR, _ALIKE = 1000, 3
"""What is added to the letters between two places that are parted, and what does not tell two distances apart."""
_WORD = re.compile(r"[^\W_]+")
_STEM = 4
"""So many letters have two words in common that say the same of an office: "central", "the centre"."""


def _names(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """What somebody is called stands in the articles."""
    if not isinstance(fact, Actor):
        return
    for one in borne_values(fact, "name"):
        passages = english_passages(known, one.sources)
        if not passages or (fact.kind == "country" and nearest_standing(known, passages, fact) is Near.SENTENCE):
            continue  # by its adjective, perhaps
        if not _is_written(str(one.value), frozenset(there.article.text for there in passages)):
            message = f"no article of these sources has the name {one.value}"
            yield Problem("not-named", message, one.path, "write it as an article does", "warning")
    texts = frozenset(article.text for article in known.articles)
    for no, alias in enumerate(fact.aliases) if english_passages(known, fact.sources) else ():
        if not _is_written(alias, texts) and not _is_another_name(alias, fact):
            message = f"no article calls anybody {alias}"
            yield Problem("not-named", message, ("aliases", no), "take it out, or mend it", "warning")


def _is_written(name: str, texts: frozenset[str]) -> bool:
    """Whether texts have all words of a name, or of another name that a table has for it."""
    there, countries = _words_of(texts), load_countries()
    country = countries.get(name)
    others = (*body_names(name), *((*country.names, country.adjective) if country else ()))
    without_state = [word for word in name.split() if not countries.of_people(word)]
    if len(without_state) < len(name.split()) and _is_body_of_a_state(" ".join(without_state)):
        return True
    return any(there.issuperset(fold_name(one).split()) for one in (" ".join(without_state) or name, *others))


def _is_body_of_a_state(words_: str) -> bool:
    """Whether a common noun is called so only with its state: "army", "interior ministry", "embassy in"."""
    portfolio, _, noun = words_.lower().rpartition(" ")
    is_ministry = noun in table("en/bodies")["ministry_heads"] and portfolio in table("en/bodies")["portfolios"]
    is_mission = not words("en/grammar", "missions").isdisjoint(words_.lower().split())
    return is_ministry or is_mission or words_.lower() in words("en/bodies", "national")


@lru_cache(maxsize=256)
def _words_of(texts: frozenset[str]) -> frozenset[str]:
    return frozenset(word for text in texts for word in fold_name(text).split())


def _is_another_name(alias: str, actor: Actor) -> bool:
    """Whether a table has both names for one, or one is made of the other's first letters."""
    names = [str(claim.value) for claim in claims(actor.name)]
    country = load_countries().get(alias)
    if country is not None and any(load_countries().get(name) == country for name in names):
        return True
    capitals = {"".join(word[0] for word in name.split() if word[:1].isupper()) for name in names}
    return alias in capitals or any(alias in body_names(name) for name in names)


def _kind(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """A country is called as one, a body as one, and only persons have a person's office."""
    if not isinstance(fact, Actor) or (message := _why_not_of_kind(fact)) is None:
        return
    yield Problem("actor-of-other-kind", message, ("kind",), "mend the kind", "warning")


def _why_not_of_kind(actor: Actor) -> str | None:
    names = [str(claim.value) for claim in standing(actor.name)]
    is_state = any(load_countries().get(name) for name in names)
    is_body = any(body_names(name) or _has_body_noun(name) for name in names)
    holds = next((role.value for role in actor.roles if nouns_in(role.value)), None)
    if actor.kind != "country" and is_state:
        return f"{names[0]} is a country, and not of kind {actor.kind}"
    if actor.kind == "country" and (actor.country or holds):
        return f"a country has no {'country' if actor.country else 'office'} of its own: {names[0]} is none"
    if actor.kind == "country" and not is_state and any(map(body_names, names)):
        return f"{names[0]} is an organisation, and not a country"
    if actor.kind == "person" and is_body and not holds:
        return f"{names[0]} is no name of a person"
    if actor.kind in ("organisation", "group") and holds:
        return f"{holds} is what persons are, and none of kind {actor.kind}"
    return None


def _has_body_noun(name: str) -> bool:
    return not words("en/bodies", "national").isdisjoint({name.lower(), name.lower().partition(" ")[2]})


def _country(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """The words name the country that somebody belongs to."""
    if not isinstance(fact, Actor):
        return
    for one in borne_values(fact, "country"):
        land = known.actors.get(str(one.value))
        offices = [source for role in fact.roles for source in role.sources]
        passages = english_passages(known, [*one.sources, *offices])
        if land is None or not passages:
            continue
        names = [str(claim.value) for claim in claims(fact.name)]
        own = known.names.named(" ".join([*names, *map(body_country, names)]))
        if land.id in own or any(_names_country(known, there, land.id, fact) for there in passages):
            continue
        name = next(iter(claims(land.name))).value
        message = f"no quote of this actor, nor the text around it, names {name}"
        yield Problem("not-named", message, one.path, "mend the country, or quote words that name it", "warning")


def _names_country(known: StoryFacts, there: QuotePassage, ident: str, actor: Actor) -> bool:
    """Whether a sentence names a country or another body of it or, where it names no country, what stands around it."""
    named = known.names.named(there.sentence)
    bodies = {one for one in known.names.belonging_to(ident) - {actor.id} if known.actors[one].kind != "person"}
    if not named.isdisjoint({ident} | bodies):
        return True
    if any(known.actors[one].kind == "country" for one in named):
        return False
    return any(ident in known.names.named(text) for text in (there.paragraph, *there.leading, *there.heads))


def _roles(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """An office stands in the words that bear it, and beside its holder."""
    if not isinstance(fact, Actor):
        return
    for no, role in enumerate(fact.roles):
        passages = english_passages(known, role.sources)
        if role.rank == "deprecated" or not passages:
            continue
        if message := _why_not_role(known, fact, role, passages):
            help = f"mend it, or quote words that say it of {next(iter(claims(fact.name))).value}"
            yield Problem("role-not-quoted", message, ("roles", no, "value"), help, "warning")


def _why_not_role(known: StoryFacts, actor: Actor, role: Role, passages: Sequence[QuotePassage]) -> str | None:
    if nearest_standing(known, passages, actor) is Near.NOWHERE:
        return f"neither these quotes nor what stands around them names who is {role.value}"
    is_office = actor.kind == "person" and bool(nouns_in(role.value))
    if is_office and not any(_says(role.value, there) for there in passages):
        return f"no quote of this says {role.value}"
    lands = {one.actor for one in known.names.mentions(role.value) if known.actors[one.actor].kind == "country"}
    for land in sorted(lands):
        if not any(_names_country(known, there, land, actor) for there in passages):
            return f"no quote of this role, nor the text around it, names the country of “{role.value}”"
    if any(_persons(known, there.quote) == {actor.id} for there in passages):
        return None
    others = [_holder_instead(known, actor, role, there) for there in passages]
    return f"these quotes say {role.value} of {others[0]}" if all(others) else None


def _persons(known: StoryFacts, text: str) -> frozenset[str]:
    """The persons whom a text names."""
    return frozenset(one for one in known.names.named(text) if known.actors[one].kind == "person")


def _says(role: str, there: QuotePassage) -> bool:
    """Whether a sentence has the words of an office, but for a few; what it is an office of may stand around it."""
    head, _, rest = role.partition(" of ")
    if fold_name(head) in words("en/person_nouns", "relational") and rest:
        return _has_most(rest, there.sentence)
    return _has_most(head, there.sentence) and _has_most(rest, "\n".join((there.nearby, *there.heads)))


def _has_most(said: str, text: str) -> bool:
    countries = load_countries()
    wanted = [w for w in _longer_words(said) if not (countries.of_people(w.title()) or countries.named(w.title()))]
    there = {word[:_STEM] for word in _longer_words(text)}
    return sum(word[:_STEM] not in there for word in wanted) <= _MISSING * len(wanted)


@lru_cache(maxsize=16384)
def _longer_words(text: str) -> tuple[str, ...]:
    """The words of a text in the singular, none written short, but for the small ones of grammar."""
    short = table("en/person_nouns")["abbreviations"]
    whole = " ".join(short.get(word, word) for word in fold_name(text).split())
    return tuple(singular(word) for word in whole.split() if word not in words("en/grammar", "small"))


def _holder_instead(known: StoryFacts, actor: Actor, role: Role, there: QuotePassage) -> str:
    """Who stands nearer to the words of an office than its holder, where that is another person; else nothing."""
    sentence = there.sentence
    of_others = known.names.named(role.value) - {actor.id}
    persons = [one for one in known.names.mentions(sentence) if known.actors[one.actor].kind == "person"]
    persons = [one for one in persons if one.actor not in of_others]
    nouns = sorted(nouns_in(role.value))
    if all(one.actor == actor.id for one in persons) or any(_noun(plural(noun)).search(sentence) for noun in nouns):
        return ""
    places = [match.span() for noun in nouns for match in _noun(noun).finditer(sentence)]
    best = max((_fit(role.value, sentence, place) for place in places), default=0)
    spans = [_span(role.value, sentence, place) for place in places if _fit(role.value, sentence, place) == best]
    nearest = [_nearest(persons, span, sentence) for span in spans]
    if not nearest or actor.id in {ident for found in nearest for ident in found}:
        return ""
    other = known.actors[min(nearest[0])]
    return str(next(iter(claims(other.name))).value)


def _nearest(persons: Sequence[Naming], place: tuple[int, int], sentence: str) -> set[str]:
    """Who is named nearest to a place, before or after it; all at one distance. What a semicolon parts is far."""
    start, end = place
    gaps = set()
    for one in persons:
        between = sentence[one.end : start] if one.end <= start else sentence[end : one.start]
        gap = 0 if one.end <= start and _APPOSITION.fullmatch(between) else len(between)
        gaps.add((gap + (_FAR if ";" in between else 0), one.actor))
    least = min(gap for gap, _ in gaps)
    return {ident for gap, ident in gaps if gap <= least + _ALIKE}


@lru_cache(maxsize=4096)
def _noun(noun: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(noun)}(?!\w)", re.I)


def _fit(role: str, sentence: str, place: tuple[int, int]) -> int:
    """How many words of an office stand right around a noun of it."""
    around = {word[:_STEM] for word in _longer_words(sentence[max(place[0] - 25, 0) : place[1] + 25])}
    return sum(word[:_STEM] in around for word in _longer_words(role))


def _span(role: str, sentence: str, place: tuple[int, int]) -> tuple[int, int]:
    """A noun of an office with the office's other words around it, each soon before or after the other."""
    own = {word[:_STEM] for word in _longer_words(role)}
    spans = [
        m.span() for m in _WORD.finditer(sentence) if any(word[:_STEM] in own for word in _longer_words(m.group()))
    ]
    start, end = place
    for first, last in spans:
        if end <= first and _are_close(sentence[end:first]):
            end = last
    for first, last in reversed(spans):
        if last <= start and _are_close(sentence[last:start]):
            start = first
    return start, end


def _are_close(between: str) -> bool:
    return len(between) <= _GAP and ";" not in between


RULES: tuple[Rule, ...] = (_names, _kind, _country, _roles)
