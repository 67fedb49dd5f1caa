"""A fact told in one sentence of ours, made from its fields by the lexicon's patterns.

A pattern is text with fields in braces; a part in square brackets is left out when a field in it is
missing. The first of a type's patterns whose other fields are all there is used.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from .countries import load_countries
from .inflection import is_spelt_plural, singular
from .lexicon import EventType, Lexicon, load_lexicon
from .model import EVENT, Actor, Event, Expulsion, preferred
from .numbers import spell
from .tables import table

__all__ = ["fill", "joined", "sentence", "spoken_name", "whom"]

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_FIELD = re.compile(r"\{(\w+)\}")
_AGREES = re.compile(r"\{(\w+)\} \{(was|has)\}")
_NOUN_ENDS = re.compile(r" (?:of|in|on|to|for|with|from|between|at|against|by|over|that|which|who)\b|,")
_PLURAL = {"was": "were", "has": "have"}


def sentence(fact: Event | Expulsion, actors: Mapping[str, Actor]) -> str | None:
    """One sentence, plain text, with its full stop; None where the fact's fields make none, or it is no type's.

    An allegation says whose it is.

    :param actors: the story's actors by id.
    """
    if isinstance(fact, Event) and fact.type == EVENT:
        return None
    kind = _type(fact, load_lexicon())
    said = fill(kind.tell, _fields(fact, kind, actors))
    return said and _sentence(_attributed(fact, said, actors))


def fill(patterns: Sequence[str], fields: Mapping[str, tuple[str, bool]]) -> str | None:
    """The first pattern that the fields can fill; None where none can be.

    :param fields: each field's words and whether they are plural; a field without words is missing.
    """
    for pattern in patterns:
        whole = _OPTIONAL.sub(lambda part: part[1] if _has(part[1], fields) else "", pattern)
        if _has(whole, fields):
            return _FIELD.sub(lambda field: fields[field[1]][0], _AGREES.sub(lambda m: _agree(m, fields), whole))
    return None


def whom(number: int | str | None, people: str | None, against: Sequence[Actor]) -> tuple[str, bool]:
    """Who they were, such as "two Malian diplomats", and whether that is plural; empty where nothing says it."""
    states = [actor for actor in against if actor.kind == "country"]
    named = [spoken_name(actor) for actor in against if actor.kind != "country"]
    if isinstance(number, str) and " " in number:
        return number, True
    if number is None and not people:
        people_of = f"people from {joined([spoken_name(state) for state in states])}" if states else ""
        return (joined(named), len(named) > 1) if named else (people_of, True)
    if named and (number is None or number == len(named)):
        return joined(named), len(named) > 1
    counted = _counted(number, _adjective(states), people) if people else _nationals(number, states)
    return counted + (f", among them {joined(named)}" if named else ""), number != 1


def spoken_name(actor: Actor) -> str:
    """The actor's name as it stands in a sentence: "the United States", "the French foreign ministry"."""
    return _spoken(str(preferred(actor.name)), actor.kind)


def joined(words: Sequence[str]) -> str:
    """Such as "Mali, Niger and Togo"."""
    return " and ".join(part for part in (", ".join(words[:-1]), words[-1] if words else "") if part)


@lru_cache(maxsize=65536)  # an actor takes part in many facts
def _spoken(name: str, kind: str) -> str:
    if kind == "country":
        country = load_countries().get(name)
        return country.with_article if country and country.name == name else name
    return f"the {name}" if kind != "person" and _wants_article(name) else name


def _wants_article(name: str) -> bool:
    words = name.split()
    small = any(word.islower() and word not in ("of", "for", "and", "the", "de", "al") for word in words)
    return words[0].lower() != "the" and (
        small or bool({w.lower() for w in words} & set(table("telling")["with_article"]))
    )


def _type(fact: Event | Expulsion, lexicon: Lexicon) -> EventType:
    """The event type that a fact is told as; for an expulsion its status decides."""
    if isinstance(fact, Event):
        return lexicon.types[fact.type]
    status = preferred(fact.status)
    kinds = [kind for kind in lexicon.types.values() if kind.expulsion]
    plain = next(kind for kind in kinds if kind.status is None)
    return next((kind for kind in kinds if kind.status == status), plain)


def _fields(fact: Event | Expulsion, kind: EventType, actors: Mapping[str, Actor]) -> dict[str, tuple[str, bool]]:
    by, against = ([actors[i] for i in preferred(ids) or [] if i in actors] for ids in (fact.by, fact.against))
    number, people = preferred(fact.number), preferred(fact.people)
    fields = {
        "by": (joined([spoken_name(a) for a in by]), len(by) > 1),
        "against": (joined([spoken_name(a) for a in against]), len(against) > 1),
        "whom": whom(number, people, against) if "whom" in kind.told else ("", False),
        "number": (spell(number) if isinstance(number, int) else number or "", number != 1),
        "people": (people or "", True),
    }
    if isinstance(fact, Event):
        place = preferred(fact.place) or ""
        elsewhere = all(place != preferred(actor.name) for actor in by)  # "Mali arrested … in Mali" says it twice
        what = preferred(fact.what) or ""
        fields |= {"what": (what, _is_plural(what)), "place": (place if elsewhere else "", False)}
    return fields


def _is_plural(what: str) -> bool:
    """Whether a noun phrase is of several things, by the noun before its first preposition: "supplies of gas"."""
    noun = _NOUN_ENDS.split(what, maxsplit=1)[0].lower().split()[-1:]
    return bool(noun) and is_spelt_plural(noun[0])


def _attributed(fact: Event | Expulsion, sentence: str, actors: Mapping[str, Actor]) -> str:
    speakers = [spoken_name(actors[who]) if who in actors else who for who in fact.said_by]
    forms = table("telling")["modality"][getattr(fact, "modality", "asserted")]
    form: str = forms["attributed" if speakers else "known"]
    return form.replace("{sentence}", sentence).replace("{said_by}", joined(speakers))


def _has(pattern: str, fields: Mapping[str, tuple[str, bool]]) -> bool:
    return all(name in _PLURAL or fields.get(name, ("", False))[0] for name in _FIELD.findall(pattern))


def _agree(match: re.Match[str], fields: Mapping[str, tuple[str, bool]]) -> str:
    plural = fields[match[1]][1]
    return f"{{{match[1]}}} {_PLURAL[match[2]] if plural else match[2]}"


def _counted(number: int | str | None, adjective: str, people: str) -> str:
    if number == 1:
        words = " ".join(filter(None, (adjective, _one_of(people))))
        return f"{'an' if words[0].lower() in 'aeio' else 'a'} {words}"
    if isinstance(number, str):
        number = f"{number} of" if number.endswith("s") and number not in ("several", "numerous") else number
    return " ".join(filter(None, (spell(number) if isinstance(number, int) else number, adjective, people)))


def _nationals(number: int | str | None, states: Sequence[Actor]) -> str:
    """Such as "23 Russians", or "23 French nationals" where the people's name is no plural noun."""
    known = [country for state in states if (country := load_countries().get(str(preferred(state.name))))]
    if len(known) == 1 and known[0].people.endswith("s") and number != 1:
        return _counted(number, "", known[0].people)
    return _counted(number, _adjective(states), "nationals" if known else "people")


def _one_of(people: str) -> str:
    """Such as "embassy employee" of "embassy employees"."""
    head, _, noun = people.rpartition(" ")
    return f"{head} {table('telling')['one_of'].get(noun) or singular(noun)}".strip()


def _adjective(states: Sequence[Actor]) -> str:
    known = [load_countries().get(str(preferred(state.name))) for state in states]
    return joined([country.adjective for country in known if country])


def _sentence(words: str) -> str:
    text = words.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?", "…", ".”", '."')) else ".")
