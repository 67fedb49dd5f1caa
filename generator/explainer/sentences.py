"""A fact told in one sentence of ours, made from its fields by the telling of its verb, or else of its type.

A telling is text with fields in braces; a part in square brackets is left out when a field in it is missing. The
first of them whose other fields are all there is used. What is not told as done, or only by somebody, is told as
``data/telling.yml`` has it, and by no sentence where it has nothing.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from .countries import load_countries
from .inflection import is_invariable, is_spelt_plural, singular
from .lexicon import EventType, Lexicon, load_lexicon
from .messages import ENGLISH
from .model import EVENT, Actor, Event, Expulsion, Modality, preferred
from .numbers import parse_number, spell
from .tables import table, words
from .verb_forms import gerund, participle, past

__all__ = ["fill", "joined", "made_from", "needs", "sentence", "spoken", "spoken_name", "whom", "why_none", "with_a"]

_NOT_AN = re.compile(r"[^aeiou]|uni(?!n|m|d)|u[ts][aei]|uk|u\.?[ks]\b|eu|one\b|once")
"""What a word begins with that "a" stands before, by its sound: "a union", but "an unidentified man"."""
_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_FIELD = re.compile(r"\{(\w+)\}")
_NOUN_ENDS = re.compile(r" (?:of|in|on|to|for|with|from|between|at|against|by|over|that|which|who)\b|,")
_GROUPS = ("active", "passive")
_HIT = frozenset({"against", "number", "people"})


def sentence(fact: Event | Expulsion, actors: Mapping[str, Actor]) -> str | None:
    """One sentence, plain text, with its full stop; None where the fact's fields make none, or it is no type's.

    What is planned, demanded, threatened, denied or alleged is told as that, and with who says so.

    :param actors: the story's actors by id; who is none of them is told by the words that the fact has.
    """
    used = _telling(fact, actors)
    said = used and fill([used[0]], used[1])
    return said and _sentence(said)


def made_from(fact: Event | Expulsion, actors: Mapping[str, Actor]) -> tuple[str, dict[str, str]] | None:
    """The telling that a fact's sentence is made by, such as "{by} foiled {what}", and the words in its fields."""
    if not (used := _telling(fact, actors)):
        return None
    telling, fields = used
    return telling, {name: fields[name][0] for name in _FIELD.findall(telling) if name in fields}


def why_none(fact: Event | Expulsion) -> str:
    """Why a fact has no sentence that it has not, and what gives it one."""
    if isinstance(fact, Event) and fact.type == EVENT:
        return f"its type is {EVENT}; give it a type or a summary"
    kind, verb = _type(fact, load_lexicon()), fact.verb if isinstance(fact, Event) else None
    if not kind.tellings_of(verb):
        known = ", ".join(sorted(kind.tellings)) or "none"
        return f"of the type {kind.label}, {verb} has no telling; verbs that have one: {known}"
    if not any(_forms(fact)):
        return (
            f"what is {getattr(fact, 'modality', '')} is told by none that does not say who says so; give it a summary"
        )
    return (
        f"its fields fill none of its sentences, {' / '.join(f'“{telling}”' for telling in kind.tellings_of(verb))}: "
        "add what is missing, or write a summary"
    )


def _telling(fact: Event | Expulsion, actors: Mapping[str, Actor]) -> tuple[str, Mapping[str, tuple[str, bool]]] | None:
    """The first telling that a fact's fields fill, without what it leaves out, and the fields; None where there is none."""
    if (
        isinstance(fact, Event) and fact.type not in load_lexicon().types
    ):  # it is told by words, or check tells of a slip
        return None
    kind, verb = _type(fact, load_lexicon()), fact.verb if isinstance(fact, Event) else None
    fields = _fields(fact, actors, verb)
    wholes = (
        _whole(form["tell"].replace("{sentence}", telling), fields)
        for form in _forms(fact)
        for telling in _conjugated(kind.tellings_of(verb), verb, form)
    )
    return next(((whole, fields) for whole in wholes if whole), None)


def needs(
    kind: EventType,
    verb: str | None,
    fields: frozenset[str],
    modality: Modality = "asserted",
    said: bool = False,
    states: frozenset[str] = frozenset(),
) -> frozenset[str] | None:
    """The fields that the sentence of a fact is made from, out of those that it has; None where it has no sentence.

    "state" is one of them where it says that somebody of a state is meant: "summoned an envoy of Chad".

    :param verb: the verb that tells it, as :meth:`EventType.verb_of` gives it; None for the type's own sentences.
    :param fields: the names of the fact's fields that have a value, such as ``by`` and ``what``.
    :param said: whether somebody says so.
    :param states: those of ``by`` and ``against`` in which a state stands.
    """
    form = table("telling")["modality"][modality].get("attributed" if said else "known", {})
    by, against = ({side} & fields for side in ("by", "against"))
    hit = fields & _HIT if against or verb is None else set()
    parts: dict[str, Collection[str]] = {name: [name] for name in fields}
    parts |= {"whom": hit, "who": by - states, "them": against - states, "to": against}
    parts |= {"state": {*against, "state"} if against & states else set()}
    if verb and "people" in hit:
        parts["against"] = hit
    at_hand = {name: (name, False) for name in (*(name for name, of in parts.items() if of), "rest")}
    for telling in _conjugated(kind.tellings_of(verb), verb, form):
        if whole := _whole(telling, at_hand):
            return frozenset(field for name in _FIELD.findall(whole) for field in parts.get(name, ()))
    return None


def fill(patterns: Sequence[str], fields: Mapping[str, tuple[str, bool]]) -> str | None:
    """The first pattern that the fields can fill; None where none can be.

    :param fields: each field's words and whether they are plural; a field without words is missing.
    """
    for pattern in patterns:
        if whole := _whole(pattern, fields):
            return _FIELD.sub(lambda field: fields[field[1]][0], _agreeing().sub(lambda m: _agree(m, fields), whole))
    return None


def whom(number: int | str | None, people: str | None, against: Sequence[Actor | str]) -> tuple[str, bool]:
    """Who they were, such as "two Malian diplomats", and whether that is plural; empty where nothing says it.

    :param against: actors, and the words of an article for people who are none.
    """
    actors = [party for party in against if isinstance(party, Actor)]
    states = [actor for actor in actors if _is_state(actor)]
    named = [spoken_name(actor) for actor in actors if not _is_state(actor)]
    if unnamed := [party for party in against if isinstance(party, str) and not (people and people in party)]:
        told, _ = whom(number, people, [*states]) if people else ("", True)
        parties = [*filter(None, [told]), *named, *map(_by_words, unnamed)]
        return joined(parties), len(parties) > 1 or _are_several(unnamed[0])
    if isinstance(number, str) and " " in number:
        return number, True
    if number is None and not people:
        people_of = f"people from {joined([spoken_name(state) for state in states])}" if states else ""
        return (joined(named), len(named) > 1) if named else (people_of, True)
    if named and (number is None or number == len(named)):
        return joined(named), len(named) > 1
    adjective = _adjective(states)  # "employees of the French embassy" may be of any state
    own = "" if people and adjective in people else adjective
    counted = _counted(number, own, people) if people else _nationals(number, states)
    bodies = [spoken_name(actor) for actor in actors if actor.kind in ("organisation", "group")]
    persons = [name for name in named if name not in bodies]
    counted += f" of {joined(bodies)}" if bodies and people else ""  # they are its people, and it is none of them
    return counted + (f", among them {joined(persons)}" if persons else ""), number != 1


def spoken_name(actor: Actor) -> str:
    """The actor's name as it stands in a sentence: "the United States", "the French foreign ministry"."""
    return spoken(str(preferred(actor.name)), actor.kind)


def with_a(noun: str) -> str:
    """The noun after "a" or "an", as it sounds: "a union", "an envoy"."""
    return f"{'a' if _NOT_AN.match(noun.lower()) else 'an'} {noun}"


def joined(words: Sequence[str]) -> str:
    """Such as "Mali, Niger and Togo": tellings are in the lexicon's language, which is English."""
    return ENGLISH.listed(words)


@lru_cache(maxsize=65536)  # an actor takes part in many facts
def spoken(name: str, kind: str) -> str:
    """The name of an actor of a kind as it stands in a sentence."""
    if kind == "country":
        country = load_countries().get(name)
        return country.with_article if country and country.name == name else name
    return f"the {name}" if kind != "person" and _wants_article(name) else name


def _wants_article(name: str) -> bool:
    said = name.split()
    if said[0].lower() == "the" or _has_owner(said):
        return False
    small = any(word.islower() and word not in ("of", "for", "and", "the", "de", "al") for word in said)
    return small or any(f" {one} " in f" {name.lower()} " for one in words("telling", "with_article"))


def _has_owner(name: Sequence[str]) -> bool:
    """Whether it is said in a name whose body it is: "Zelmora's foreign ministry", but not "People's Bank"."""
    owners = [word[:-2].lower() for word in name if word.endswith(("'s", "’s"))]
    return bool(set(owners) - words("en/bodies", "owners"))


def _type(fact: Event | Expulsion, lexicon: Lexicon) -> EventType:
    """The event type that a fact is told as; for an expulsion its status decides."""
    if isinstance(fact, Event):
        return lexicon.types[fact.type]
    status = preferred(fact.status)
    kinds = [kind for kind in lexicon.types.values() if kind.expulsion]
    plain = next(kind for kind in kinds if kind.status is None)
    return next((kind for kind in kinds if kind.status == status), plain)


def _forms(fact: Event | Expulsion) -> list[Mapping[str, str]]:
    """What ``data/telling.yml`` makes of a telling by how sure it is and by who says so, the best first."""
    forms: Mapping[str, Mapping[str, str]] = table("telling")["modality"][
        fact.modality if isinstance(fact, Event) else "asserted"
    ]
    if not fact.said_by:
        return [forms["known"]] if "known" in forms else []
    names = ["own", "attributed"] if fact.said_by == preferred(fact.by) else ["attributed"]
    return [forms[name] for name in names if name in forms] if names[0] in forms else []


def _conjugated(tellings: Sequence[str], verb: str | None, form: Mapping[str, str]) -> Iterator[str]:
    """The tellings that a form can tell, with the verb in it."""
    first = (verb or "").partition(" ")[0]
    forms = {"base": first, "past": past(first), "participle": participle(first), "gerund": gerund(first)}
    for telling in tellings if form else ():
        passive = "{was} {verb}" in telling
        plain = "{was} {participle}" if passive else "{past}"
        group = form.get("passive" if passive else "active", "" if form.keys() & _GROUPS else plain)
        if "{verb}" not in telling and not form.keys() & _GROUPS:
            yield telling
        elif "{verb}" in telling and group:
            conjugated = _FIELD.sub(lambda name: forms.get(name[1], name[0]), group)
            yield telling.replace("{was} {verb}" if passive else "{verb}", conjugated + _particle(verb))


def _fields(fact: Event | Expulsion, actors: Mapping[str, Actor], verb: str | None) -> dict[str, tuple[str, bool]]:
    by, against = ([actors.get(i, i) for i in preferred(ids) or []] for ids in (fact.by, fact.against))
    number, people = preferred(fact.number), preferred(fact.people)
    hit = whom(number, people, against)
    fields = {
        "by": _parties(by),
        "against": hit if verb and people else _parties(against),
        "who": _parties([] if any(map(_is_state, by)) else by),
        "them": _parties([] if any(map(_is_state, against)) else against),
        "state": _parties(against if all(map(_is_state, against)) else []),
        "whom": hit,
        "number": (spell(number) if isinstance(number, int) else number or "", number != 1),
        "people": (people or "", True),
        "said_by": _parties([actors.get(who, who) for who in fact.said_by]),
        "its": (_own(by), False),
        "rest": ((verb or "").partition(" ")[2].removeprefix(_particle(verb).strip()).strip(), False),
    }
    if isinstance(fact, Event):
        place = preferred(fact.place) or ""
        elsewhere = all(place != _spelt(party) for party in by)  # "Mali arrested … in Mali" says it twice
        what = preferred(fact.what) or ""
        fields |= {"what": (what, _is_plural(what)), "place": (place if elsewhere else "", False)}
        to = " ".join(fields[name][0] for name in ("rest", "against") if fields["against"][0])
        fields["to"] = ("" if f" {fields['rest'][0]} " in what else to, False)
    return fields


def _particle(verb: str | None) -> str:
    """What stays beside a verb of several words: " down" of "shoot down"; else nothing."""
    rest = (verb or "").partition(" ")[2]
    return f" {rest}" if rest in words("telling", "particles") else ""


def _parties(parties: Sequence[Actor | str]) -> tuple[str, bool]:
    """Actors by name and others by the article's words, and whether they are several."""
    told = [spoken_name(party) if isinstance(party, Actor) else _by_words(party) for party in parties]
    return joined(told), len(told) > 1 or any(isinstance(party, str) and _are_several(party) for party in parties)


def _by_words(people: str) -> str:
    """People by an article's words as they stand in a sentence; one of them whose article was left out is told with one:
    "a banker"."""
    first = people.split(" ")[0]
    if first.lower() in words("telling", "determiners"):
        return first.lower() + people[len(first) :]
    if parse_number(people) is not None:  # "three were killed"
        return people
    is_common = people[:1].islower() or people.rpartition(" ")[2].islower()  # "Libyan ambassador", not "Red Cross"
    is_bare = is_common and first.lower() not in words("telling", "determiners") and not first.endswith(("'s", "’s"))
    if not is_bare or people.startswith("[") or _are_several(people):  # a remark in brackets is no noun
        return people
    if people.lower() in words("telling", "of_many"):
        return with_a(people)
    return f"the {people}" if _noun(people) in words("telling", "with_article") else with_a(people)


def _own(by: Sequence[Actor | str]) -> str:
    """Whose account the doers' own is; empty for one person, of whom we do not know it."""
    if len(by) > 1:
        return "their"
    return "its" if by and isinstance(by[0], Actor) and by[0].kind != "person" else ""


def _is_state(party: Actor | str) -> bool:
    return isinstance(party, Actor) and party.kind == "country"


def _spelt(party: Actor | str) -> str:
    return party if isinstance(party, str) else str(preferred(party.name))


def _are_several(people: str) -> bool:
    """Whether words for people are of several: "two guards", "police", "a guard and a driver"."""
    noun = _noun(people)
    return (
        " and " in people
        or parse_number(noun) not in (None, 1)
        or is_spelt_plural(noun)
        or is_invariable(noun)
        or singular(noun) not in (noun, noun[:-1])
    )


def _is_plural(what: str) -> bool:
    """Whether a noun phrase is of several things, by the noun before its first preposition: "supplies of gas"."""
    return is_spelt_plural(_noun(what))


def _noun(phrase: str) -> str:
    return (_NOUN_ENDS.split(phrase, maxsplit=1)[0].lower().split() or [""])[-1]


def _whole(pattern: str, fields: Mapping[str, tuple[str, bool]]) -> str | None:
    """A pattern without the parts that the fields cannot fill; None where it needs what they have not."""
    whole = _OPTIONAL.sub(lambda part: part[1] if _has(part[1], fields) else "", pattern)
    owned = whole.startswith("{what}") and fields.get("what", ("", False))[0].split(" ")[0] in words("telling", "owned")
    return whole if _has(whole, fields) and not owned else None


def _has(pattern: str, fields: Mapping[str, tuple[str, bool]]) -> bool:
    forms = table("telling")["plural"]
    return all(name in forms or fields.get(name, ("", False))[0] for name in _FIELD.findall(pattern))


@cache
def _agreeing() -> re.Pattern[str]:
    """A field and the verb that agrees with it."""
    return re.compile(rf"\{{(\w+)\}} \{{({'|'.join(table('telling')['plural'])})\}}")


def _agree(match: re.Match[str], fields: Mapping[str, tuple[str, bool]]) -> str:
    plural = fields[match[1]][1]
    return f"{{{match[1]}}} {table('telling')['plural'][match[2]] if plural else match[2]}"


def _counted(number: int | str | None, adjective: str, people: str) -> str:
    if number == 1:
        return with_a(" ".join(filter(None, (adjective, _one_of(people)))))
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
