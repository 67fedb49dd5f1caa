"""Which mentions tell the same event.

Mentions are joined pair by pair, the likeliest first; a join that would bring together two mentions
that cannot be the same is not made. So two like events (nine expelled and three on one day) stay two
while one event told with other words, or with another number by another article, becomes one.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import combinations

from ..countries import load_countries
from ..disagreements import compatible
from ..edtf_dates import Bounds, agree, bounds
from ..field_types import kind_of
from ..lexicon import load_lexicon
from ..model import EVENT, Article, Expulsion
from ..names import fold_name
from ..tables import table
from .tellings import HAPPENED, Telling

__all__ = ["cluster", "likeness"]

_MONTH, _YEAR = 31, 366
"""Days."""
_LIKELY, _SURE = 2, 3
"""How much must speak for it; more where a mention says too little to be surely this event and no other."""


def cluster(told: Sequence[Telling]) -> list[list[Telling]]:
    """The tellings grouped by the event that they tell, in order of the first telling of each."""
    groups: dict[tuple[str, int], list[Telling]] = {one.key: [one] for one in told}
    months = _months(told)
    pairs = [(score, a, b) for a, b in combinations(told, 2) if (score := likeness(a, b, months)) > 0]
    for _, a, b in sorted(pairs, key=lambda pair: (-pair[0], pair[1].key, pair[2].key)):
        one, other = groups[a.key], groups[b.key]
        if one is not other and not any(_apart(x, y, months) for x in one for y in other):
            one += other
            for telling in other:
                groups[telling.key] = one
    unique = {id(group): sorted(group, key=lambda t: t.key) for group in groups.values()}
    return sorted(unique.values(), key=lambda group: group[0].key)


def likeness(a: Telling, b: Telling, months: Mapping[str, Bounds]) -> float:
    """How much speaks for two tellings being of one event; 0 where nothing does or something forbids it.

    :param months: the days about which each article was out, as far as they are known.
    """
    if EVENT in (a.mention.type, b.mention.type):  # nobody knows what was done
        return 0
    if _family(a.mention.type) != _family(b.mention.type) or _apart(a, b, months):
        return 0
    one, other = a.mention, b.mention
    score = 2 * _share(a.by_states, b.by_states) + 2 * _share(a.against_states, b.against_states)
    score += 3 * _share(a.persons, b.persons) + 2 * _share(_words(one.what), _words(other.what))
    score += one.number is not None and one.number == other.number
    if one.date and other.date:
        same_day = bounds(one.date) == bounds(other.date)
        score += (2 if same_day else 1) + (same_day and load_lexicon().types[one.type].momentous)
    score += bool(_people(one.people) & _people(other.people))
    if _taken_up(a, b) or _taken_up(b, a) or _is_headline_of(a, b) or _is_headline_of(b, a):
        score += 2
    doubtful = _undetermined(a) or _undetermined(b) or _have_other_doers(a, b)
    return score if score >= (_SURE if doubtful else _LIKELY) else 0


def _months(told: Sequence[Telling]) -> dict[str, Bounds]:
    """The month of each article; of one whose day nobody knows, the months of those that it shares a number or person with."""
    known = {one.article.id: _month(one.article) for one in told if one.article.meta.published != "unknown"}
    found: dict[str, list[Bounds]] = {}
    for a, b in (pair for one, other in combinations(told, 2) for pair in ((one, other), (other, one))):
        if a.article.id not in known and b.article.id in known and _agree_in_who(a, b) and _of_a_kind(a, b):
            found.setdefault(a.article.id, []).append(known[b.article.id])
    shared = {article: (min(m[0] for m in months), max(m[1] for m in months)) for article, months in found.items()}
    return known | shared


def _month(article: Article) -> Bounds:
    return bounds(bounds(article.meta.published)[1].strftime("%Y-%m"))


def _of_a_kind(a: Telling, b: Telling) -> bool:
    return _family(a.mention.type) == _family(b.mention.type) and not _other(a.by_states, b.by_states)


def _apart(a: Telling, b: Telling, months: Mapping[str, Bounds]) -> bool:
    """Whether something forbids that two tellings are of one event."""
    return (
        _otherwise_sure(a, b)
        or ((_other(a.by_states, b.by_states) or _done_by_others(a, b)) and not _done_to_the_same(a, b))
        or _other(a.against_states, b.against_states)
        or _other_dates(a, b, months)
        or _other_people(a, b)
        or _other_matter(a, b)
        or _in_other_states(a, b)
    )


def _otherwise_sure(a: Telling, b: Telling) -> bool:
    """Whether one tells as a fact what the other only tells as somebody's claim: what is alleged is a fact of its own.

    A plan is no other event than what came of it.
    """
    return (a.mention.modality == "alleged") != (b.mention.modality == "alleged")


def _done_to_the_same(a: Telling, b: Telling) -> bool:
    """Whether both were done to the same persons on one day, so that who did it is what they do not agree on."""
    one, other = a.mention.date, b.mention.date
    return bool(a.persons and a.persons == b.persons and one and other and bounds(one) == bounds(other))


def _done_by_others(a: Telling, b: Telling) -> bool:
    """Whether one article tells of two doers, of whom none is the other in other words; a headline may say it so."""
    if a.article.id != b.article.id or _is_headline_of(a, b) or _is_headline_of(b, a):
        return False
    return _have_other_doers(a, b)


def _have_other_doers(a: Telling, b: Telling) -> bool:
    """Whether both name who did it, and in no word the same: "the accusation" is denied by each of many."""
    if not (a.by and b.by) or a.by_states & b.by_states:
        return False
    one, other = (frozenset(word for who in telling.by for word in fold_name(who).split()) for telling in (a, b))
    return not one & other


def _other(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one and other) and not (one <= other or other <= one)


def _other_dates(a: Telling, b: Telling, months: Mapping[str, Bounds]) -> bool:
    one, other = a.mention.date, b.mention.date
    if _is_news_before(a, other) or _is_news_before(b, one):
        return True
    if not one or not other:
        return _of_other_times(a, b, months)
    if agree(one, other):
        return False
    if a.article.id == b.article.id:
        return True
    (first, last), (start, end) = bounds(one), bounds(other)
    gap = max(start - last, first - end, dt.timedelta(0))
    exact = last - first <= dt.timedelta(6) and end - start <= dt.timedelta(6)
    return not exact or gap > dt.timedelta(int(table("assembling")["days_apart"]))


def _of_other_times(a: Telling, b: Telling, months: Mapping[str, Bounds]) -> bool:
    """Whether two tellings, one of them undated, are too far apart in time for one event.

    What has no date happened, as far as is known, about when its article was out. Tellings that agree in a number or a
    person may be told again within a year; an article whose day nobody knows needs such a number or person.
    """
    if a.article.id == b.article.id:
        return False
    alike = _agree_in_who(a, b)
    one, other = _about(a, months), _about(b, months)
    if one is None or other is None:
        return not alike
    gap = max(one[0] - other[1], other[0] - one[1], dt.timedelta(0))
    return gap > dt.timedelta(_YEAR if alike else _MONTH)


def _about(telling: Telling, months: Mapping[str, Bounds]) -> Bounds | None:
    """The days of a telling: those of its date, else its article's month; None where neither is known."""
    if telling.mention.date:
        return bounds(telling.mention.date)
    return None if telling.mention.background else months.get(telling.article.id)


def _agree_in_who(a: Telling, b: Telling) -> bool:
    one, other = a.mention.number, b.mention.number
    return bool(a.persons & b.persons) or (one is not None and one == other)


def _is_news_before(telling: Telling, date: str | None) -> bool:
    """Whether an article that tells of something was out before it happened, by more than the clocks of the world differ.

    One that tells of it as planned may well have been.
    """
    published = telling.article.meta.published
    if telling.mention.modality not in HAPPENED:
        return False
    return date is not None and published != "unknown" and bounds(published)[1] + dt.timedelta(1) < bounds(date)[0]


def _other_people(a: Telling, b: Telling) -> bool:
    """Whether it was done to other people: by name, by how many they are, or by what they are."""
    expulsion = load_lexicon().is_expulsion(a.mention.type)
    if _are_others_by_name(a, b, expulsion) or _are_counted_twice(a, b):
        return True
    if not expulsion and (_is_one_of_many(a, b) or _is_one_in_a_crowd(a, b) or _is_one_in_a_crowd(b, a)):
        return True
    one, other = _people(a.mention.people), _people(b.mention.people)
    return bool(one and other) and not one & other


def _are_others_by_name(a: Telling, b: Telling, expulsion: bool) -> bool:
    """Whether each names somebody, and no name is in both; of several expelled each may name some."""
    alone = a.mention.number in (None, 1) and b.mention.number in (None, 1)
    return bool(a.persons and b.persons) and not a.persons & b.persons and (alone or not expulsion)


def _are_counted_twice(a: Telling, b: Telling) -> bool:
    """Whether two tellings of one article count other numbers; of one telling, several may say how many."""
    one, other = a.mention, b.mention
    if None in (one.number, other.number) or a.article.id != b.article.id or one.told_at == other.told_at:
        return False
    return not compatible(kind_of(Expulsion, "number"), one.number, other.number)


def _is_one_of_many(a: Telling, b: Telling) -> bool:
    """Whether one tells of one person and the other of several."""
    one, other = a.mention.number, b.mention.number
    return one is not None and other is not None and (one == 1) != (other == 1)


def _is_one_in_a_crowd(named: Telling, crowd: Telling) -> bool:
    """Whether persons are named in one, and the other tells of more or fewer that it does not name."""
    told = crowd.mention
    many = told.number not in (None, 1) or (told.people and told.number is None)
    return bool(named.persons and not crowd.persons and many) and told.number != len(named.persons)


def _taken_up(anew: Telling, before: Telling) -> bool:
    """Whether one mention only takes up an event that its article told before ("the arrested envoy")."""
    mention = anew.mention
    return (
        anew.article.id == before.article.id
        and before.index < anew.index
        and anew.by_states <= before.by_states | frozenset(() if before.by_states else anew.by_states)
        and not (anew.persons or anew.against_states or mention.date)
        and mention.number in (None, 1)
    )


def _is_headline_of(headline: Telling, told: Telling) -> bool:
    """Whether one mention stands over its article's text and the other in it, as news: a headline tells what follows."""
    over = any(
        block.start <= headline.mention.told_at.start < block.end
        for block in headline.article.blocks
        if block.kind in ("title", "standfirst")
    )
    return (
        over and headline.article.id == told.article.id and headline.index < told.index and not told.mention.background
    )


def _other_matter(a: Telling, b: Telling) -> bool:
    """Whether both say what it was about, and say another thing: parties dissolved are not a parliament dissolved."""
    kind = load_lexicon().types[a.mention.type]
    if kind.expulsion or kind.grounds:
        return False
    one, other = _words(a.mention.what), _words(b.mention.what)
    return bool(one and other) and not one & other


def _in_other_states(a: Telling, b: Telling) -> bool:
    """Whether they were at places in two states: who was killed in Niamey was not killed in Abuja."""
    one, other = _state_around(a.mention.place), _state_around(b.mention.place)
    return bool(one and other) and one != other


@lru_cache(maxsize=4096)
def _state_around(place: str | None) -> str:
    """The name of the state that a place is, or is the capital of; empty where that is not known, or several."""
    states = [state.name for state in load_countries() if place and place in (*state.names, state.capital)]
    return states[0] if len(states) == 1 else ""


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of two sets is common to them: 1 for equal ones, 0 where one is empty or they are apart."""
    return len(one & other) / len(one | other) if one and other else 0.0


def _undetermined(telling: Telling) -> bool:
    """Whether a mention says too little to be surely this event and no other."""
    mention = telling.mention
    return not (telling.by and (telling.against or mention.people or mention.what))


@lru_cache(maxsize=4096)
def _words(text: str | None) -> frozenset[str]:
    """The words of a matter that tell it, each cut to a stem: what "ties" and "tie" have in common is no word."""
    words = {word.rstrip("s") for word in fold_name(_solid(text or "")).split() if len(word) > 3}
    return frozenset(words.difference(table("en/assembling")["generic"]))


def _solid(text: str) -> str:
    """Words without hyphens: "counter-terrorism" is "counterterrorism"."""
    return text.replace("-", "")


@lru_cache(maxsize=4096)
def _people(text: str | None) -> frozenset[str]:
    """The groups of people that words may mean; empty where they tell nothing."""
    if not text:
        return frozenset()
    words = {word.rstrip("s") for word in fold_name(text).split()}
    groups = table("en/person_nouns")["same_people"]
    found = {group for group, nouns in groups.items() if words & {fold_name(noun) for noun in nouns}}
    return frozenset(found or {fold_name(text)})


@lru_cache(maxsize=1024)
def _family(kind: str) -> str:
    if load_lexicon().is_expulsion(kind):
        return "expulsion"
    return kind if kind == EVENT else load_lexicon().types[kind].family or kind
