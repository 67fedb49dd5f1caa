"""The timeline before it is read: who stands on which side of it, what was done and what said, how exact a date is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import Literal

from ..edtf_dates import bounds
from ..lexicon import load_lexicon
from ..messages import Messages
from ..model import EVENT, Actor, Event, Fact, Happening, preferred, standing

__all__ = ["DateShape", "FactKind", "Lane", "Lanes", "by_date", "date_shape", "fact_kind", "most_telling", "type_label"]

Lane = Literal["one", "other", "middle"]
"""The lane of the first side, of the other, or the one that everybody else shares."""
FactKind = Literal["deed", "words", "unsure", "told"]
"""Done; said; not surely done, such as what is only planned or alleged; or told by words alone, of which nothing is made."""
DateShape = Literal["day", "month", "longer", "span", "by", "since", "about"]
"""What a date is like: a day; a month; a season, a year or more; from one day to another; a bound; or nearly so."""

_FEWEST_AGAINST = 2
"""How often two must be set against each other to be the two sides of a story."""


@dataclass(frozen=True, slots=True)
class Lanes:
    """The sides of a story, a lane each; what neither does stands in the middle."""

    sides: tuple[str, ...] = ()
    """The ids of the two that the sides are called by, who acts first first; empty where a story has no two sides."""
    side_of: Mapping[str, str] = field(default_factory=dict)
    """The side's id by the id of each actor who belongs to one."""

    @classmethod
    def of(cls, facts: Sequence[Happening], actors: Mapping[str, Actor]) -> Lanes:
        """The two that are most set against each other, by what they do to each other and how they answer it.

        A country stands for its bodies and people. Both must have done something.

        :param facts: what happened, oldest first.
        """
        known = {fact.id: fact for fact in facts}
        doers = {fact.id: _groups(fact.by, actors) for fact in facts}
        against: Counter[frozenset[str]] = Counter()
        for fact in facts:
            hit = _groups(fact.against, actors) if _is_hostile(fact) else set()
            answered = {ident for claim in standing(fact.in_response_to) for ident in claim.value if ident in known}
            for others in (hit, *(doers[ident] for ident in answered)):
                against.update({frozenset(pair) for pair in product(doers[fact.id], others) if len(set(pair)) == 2})
        acting = Counter(group for groups in doers.values() for group in groups)
        pairs = [
            pair for pair, times in against.items() if times >= _FEWEST_AGAINST and all(acting[one] for one in pair)
        ]
        if not pairs:
            return cls()
        sides = max(pairs, key=lambda pair: (against[pair], sum(acting[one] for one in pair), sorted(pair)))
        first = next(group for fact in facts for group in sorted(doers[fact.id]) if group in sides)
        sides_of = {ident: group for ident in actors if (group := _group(ident, actors)) in sides}
        return cls((first, *(sides - {first})), sides_of)

    def lane(self, fact: Happening) -> Lane:
        """Where a fact stands: with those who did it, in the middle where these are of both sides or of neither."""
        doers = {self.side_of.get(ident, "") for claim in standing(fact.by) for ident in claim.value}
        if len(doers) != 1 or not (side := doers.pop()):
            return "middle"
        return "one" if side == self.sides[0] else "other"


def fact_kind(fact: Happening) -> FactKind:
    """Whether it was done, said, or neither surely; of what an article's words tell nothing is made."""
    if fact.only_placed:
        return "told"
    if not isinstance(fact, Event):
        return "deed"
    kind = load_lexicon().types.get(fact.type)
    if kind and kind.spoken:
        return "words"
    return "deed" if fact.modality == "asserted" else "unsure"


def type_label(fact: Happening, messages: Messages) -> str:
    """What the lexicon calls its type, such as "Arrest"; empty where an article's words tell it, or of no known type."""
    kind = load_lexicon().types.get(fact.type if isinstance(fact, Event) else "expel")
    return messages.gettext(kind.label) if kind and not fact.only_placed else ""


def date_shape(date: str) -> DateShape:
    """What a date is like.

    :param date: EDTF.
    """
    first, _, last = date.partition("/")
    if first == ".." or last == "..":
        return "by" if first == ".." else "since"
    if any(mark in date for mark in "~?%"):
        return "about"
    low, high = bounds(date)
    if low == high:
        return "day"
    if "/" in date or date.startswith(("[", "{")):
        return "span"
    return "month" if (low.year, low.month) == (high.year, high.month) else "longer"


def most_telling(key_facts: Iterable[Fact], happenings: Sequence[Happening], most: int) -> list[Happening]:
    """What a strip of the timeline shows, oldest first: of the facts that are dated to a month or better the key ones,
    what they answer, what answers them, and of the others between these what most articles tell.

    :param happenings: all that is dated, oldest first.
    :param most: how many at most.
    """
    dated = {fact.id: fact for fact in happenings if _is_dated_to_a_month(preferred(fact.date))}
    answered = {
        ident: [one for claim in standing(fact.in_response_to) for one in claim.value] for ident, fact in dated.items()
    }
    key = [fact.id for fact in key_facts if fact.id in dated]
    before = [one for ident in key for one in answered[ident] if one in dated]
    after = [ident for ident in dated if not set(key).isdisjoint(answered[ident])]
    chosen, order = dict.fromkeys((*key, *before, *after)), list(dated)
    places = [order.index(ident) for ident in chosen]
    between = order[min(places) : max(places) + 1] if places else []
    between.sort(key=lambda ident: -len({source.article for source in dated[ident].sources}))
    shown = list(dict.fromkeys((*chosen, *between)))[:most]
    return [fact for ident, fact in dated.items() if ident in shown]


def by_date(facts: Iterable[Happening]) -> dict[str, list[Happening]]:
    """Facts by their dates, in their order."""
    found: dict[str, list[Happening]] = {}
    for fact in facts:
        found.setdefault(preferred(fact.date), []).append(fact)
    return found


def _is_dated_to_a_month(date: str) -> bool:
    """Whether it is a month or less, or a bound that is one: "by 14 September"."""
    low, high = bounds(date.replace("../", "").replace("/..", ""))
    return (high - low).days < 31


def _is_hostile(fact: Happening) -> bool:
    """Whether it sets those who did it against whom it hit; of what an article's words tell nobody knows, and it may."""
    return not isinstance(fact, Event) or fact.type == EVENT or load_lexicon().is_hostile(fact.type)


def _groups(parties: object, actors: Mapping[str, Actor]) -> set[str]:
    """Whom those in a field belong to; words for people who are no actors belong to nobody."""
    return {_group(ident, actors) for claim in standing(parties) for ident in claim.value if ident in actors}


def _group(ident: str, actors: Mapping[str, Actor]) -> str:
    """The country that an actor belongs to, if the story knows it, else the actor."""
    country = preferred(actors[ident].country)
    return country if country in actors else ident
