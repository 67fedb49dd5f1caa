"""Values of facts in a person's words, and what differs between two values of one field.

No value is shown as YAML or Python would: a date is told as the site tells it, an actor by its name, a fact as it is told,
a source by its article. The values are plain ones, as sheets and exports have them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from .date_words import date_words, first_capital, period_words
from .edtf_dates import is_edtf
from .field_types import PLAINEST, FieldKind, Holds, Many
from .lexicon import load_lexicon
from .messages import ENGLISH
from .model import ACTORS, EVENT, SHEETS, Actor, is_withdrawn, preferred
from .sentences import joined, spoken_name
from .telling import quoted, tell

__all__ = [
    "Names",
    "Remark",
    "differences_in_words",
    "names_of",
    "shortened",
    "told_with_its_day",
    "value_in_words",
    "without_echoes",
]

_Values = Mapping[str, Any]
"""A fact, claim, role or source, by field."""

_LONGEST_NAME = 90
"""Characters of what a fact is called within a sentence."""
_LONGEST_QUOTE = 45
"""Characters of words that are quoted, or are no longer: enough to know them again."""


@dataclass(frozen=True, slots=True)
class Names:
    """What ids are called."""

    actor: Callable[[str], str | None]
    """An actor's name as it stands in a sentence; None where there is no such actor."""
    fact: Callable[[str], str | None]
    """A fact as it is told; None where there is no such fact, or only one that was taken back."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that differs between two values of a field."""

    text: str
    """What differs, such as ``number: 4 → 5``."""
    come: frozenset[str] = frozenset()
    """The articles that bear something now and did not before."""
    gone: frozenset[str] = frozenset()
    """The articles that bear something no longer."""
    repeats: bool = False
    """Whether it says no more than that articles come or go that bear what others bear, too, or quotes other words."""


def names_of(*stories: Mapping[str, Mapping[str, _Values]]) -> Names:
    """What the ids of stories are called, in the first of them that has them.

    :param stories: by sheet and id the facts.
    """

    @cache
    def actors() -> dict[str, Actor]:
        known = [story.get(ACTORS, {}) for story in reversed(stories)]
        return {ident: Actor.model_validate(values) for part in known for ident, values in part.items()}

    @cache
    def fact(ident: str) -> str | None:
        found = ((sheet, facts[ident]) for story in stories for sheet, facts in story.items() if ident in facts)
        return next((_told(sheet, values, actors()) for sheet, values in found if not is_withdrawn(values)), None)

    return Names(lambda ident: spoken_name(actors()[ident]) if ident in actors() else None, fact)


def told_with_its_day(telling: str, fact: Mapping[str, Any]) -> str:
    """A fact as it is told, after the day on which it was.

    :param fact: its fields.
    """
    date = _claims(PLAINEST, fact.get("date"), split=False)
    return f"{first_capital(_day(str(date[0]['value'])))}: {telling}" if date else telling


def shortened(words: str, longest: int = _LONGEST_NAME) -> str:
    """Words cut at a word where they are long; marks of quotation that are open there are closed."""
    if len(words) <= longest:
        return words
    cut = words[:longest].rpartition(" ")[0].rstrip(" ,;:.–—-(“‘")
    return f"{cut}…" + "”" * (cut.count("“") > cut.count("”"))


def value_in_words(kind: FieldKind, value: Any, names: Names) -> str:
    """What a field says; "not said" where it is not there, and values that sources differ on with "or" between them."""
    told = [_claim(kind, claim, names) for claim in _claims(kind, value, split=False)]
    return ("; ".join(told) if kind.many is Many.SET else ENGLISH.either(told)) or "not said"


def differences_in_words(name: str, kind: FieldKind, was: Any, now: Any, names: Names) -> list[Remark]:
    """What differs between two values of a field, each thing by itself.

    :param name: the field's name, which stands before each; empty for none.
    :param was: the value before; None for nothing.
    :param now: the value after.
    """
    if kind.holds is Holds.SOURCE:
        return list(_sources(was or [], now or [], names)) or [Remark(f"{name}: the same in another order")]
    split = kind.many is Many.SET and not (_is_claimed(was) or _is_claimed(now))
    old, new = ({_key(claim["value"]): claim for claim in _claims(kind, value, split)} for value in (was, now))
    come, gone = ([claim for key, claim in one.items() if key not in other] for one, other in ((new, old), (old, new)))
    kept = [(old[key], claim) for key, claim in new.items() if key in old]
    remarks = [*_come_and_gone(kind, come, gone, [claim for _, claim in kept], names)]
    is_contested = len(new) > 1 and kind.many is not Many.SET
    for before, after in kept:
        remarks += _of_one(kind, before, after, is_contested, names)
    if kind.many is not Many.SET and (instead := _first_instead(old, new)):
        first, second = (_claim(kind, new[key], names) for key in instead)
        remarks.append(Remark(f"{first} is told first, before {second}"))
    if not remarks and was != now and _is_claimed(was) == _is_claimed(now) and kind.many is not Many.SET:
        remarks.append(Remark("the same in another order"))
    return [replace(one, text=f"{name}: {one.text}") if name else one for one in remarks]


def without_echoes(remarks: Sequence[Remark]) -> list[Remark]:
    """What differs in a fact, without what goes without saying: that it has sources which another remark names."""
    named = frozenset[str]().union(*(one.come for one in remarks if not one.repeats))
    return [one for one in remarks if not (one.repeats and one.come and one.come <= named)]


def _come_and_gone(
    kind: FieldKind, come: Sequence[_Values], gone: Sequence[_Values], kept: Sequence[_Values], names: Names
) -> Iterator[Remark]:
    """What values take the place of others, or stand besides them."""
    bearing = frozenset(article for claim in come for article in _articles(claim.get("sources")))
    is_set = kind.many is Many.SET
    news = "; ".join(_borne(kind, claim, names) for claim in come)
    taken = [_claim(kind, claim, names) for claim in gone]
    olds = "; ".join(taken) if is_set else ENGLISH.either(taken)
    besides = f"besides {joined([_claim(kind, claim, names) for claim in kept])} " if kept and not is_set else ""
    if come and gone and olds == "; ".join(_claim(kind, claim, names) for claim in come):
        yield Remark(f"{olds} is named otherwise")
    elif come and gone:
        yield Remark(f"{besides}{olds} → {news}", bearing)
    elif come:
        yield Remark(f"{besides}{'also ' if kept else ''}{news}", bearing)
    elif gone:
        yield Remark(f"{olds} is taken out")


def _of_one(kind: FieldKind, before: _Values, after: _Values, is_contested: bool, names: Names) -> Iterator[Remark]:
    """What differs in what is said of a value that stands in both."""
    was, value = _claim(kind, before, names), _claim(kind, after, names)
    if was != value:
        yield Remark(f"{was} → {value}")
    if before.get("sources") and after.get("sources"):
        yield from _bearers(value, before["sources"], after["sources"], is_contested)
    note, is_aside = after.get("note", ""), after.get("rank") == "deprecated"
    if is_aside != (before.get("rank") == "deprecated"):
        yield Remark(f"{value} is {'set aside' if is_aside else 'no longer set aside'}" + (f": {note}" if note else ""))
    elif note != before.get("note", ""):
        yield Remark(f"{value} has the note: {note}" if note else f"{value} has no note any more")
    if (other := after.get("inferred_from", "")) != before.get("inferred_from", ""):
        yield Remark(f"{value} is worked out with {other}" if other else f"{value} is no longer worked out")


def _bearers(value: str, before: Sequence[_Values], after: Sequence[_Values], is_contested: bool) -> Iterator[Remark]:
    """That articles come to bear a value or cease to, or bear it with other words."""
    old, new = _articles(before), _articles(after)
    come, gone = [one for one in new if one not in old], [one for one in old if one not in new]
    if come:
        yield Remark(f"{value} is now borne by {joined(come)} too", frozenset(come), repeats=not is_contested)
    if gone:
        yield Remark(f"{value} is no longer borne by {joined(gone)}", gone=frozenset(gone), repeats=not is_contested)
    if not (come or gone) and _words(before) != _words(after):
        yield Remark(f"{value} is borne by other words of {joined(_with_other_words(before, after))}", repeats=True)


def _sources(was: Sequence[_Values], now: Sequence[_Values], names: Names) -> Iterator[Remark]:
    """Sources by their articles; of an article that stays, which of its words are quoted now."""
    old, new = _articles(was), _articles(now)
    if come := [one for one in new if one not in old]:
        yield Remark(_count("source", come, "more"), frozenset(come), repeats=bool(old))
    if gone := [one for one in old if one not in new]:
        yield Remark(_count("source", gone, "less"), gone=frozenset(gone), repeats=bool(new))
    lengths: dict[str, list[str]] = {}
    for article in (one for one in _with_other_words(was, now) if one in old and one in new):
        before, after = ([s for s in there if s["article"] == article] for there in (was, now))
        gone_, come_ = (
            [s for s in one if _words([s]) not in [_words([o]) for o in other]]
            for one, other in ((before, after), (after, before))
        )
        if length := _length(gone_, come_):
            lengths.setdefault(length, []).append(article)
        else:
            yield Remark(f"{article}: {_quoted_instead(gone_, come_, names)}")
    for length, articles in lengths.items():
        yield Remark(f"{length} is quoted of {joined(articles)}")


def _length(was: Sequence[_Values], now: Sequence[_Values]) -> str:
    """Whether more of the same words is quoted of an article now, or less; empty where others are."""
    if len(was) != 1 or len(now) != 1 or was[0].get("said_by") != now[0].get("said_by"):
        return ""
    old, new = was[0]["quote"], now[0]["quote"]
    return "" if old == new else "more" if old in new else "less" if new in old else ""


def _quoted_instead(was: Sequence[_Values], now: Sequence[_Values], names: Names) -> str:
    """Which words of an article are quoted now and which were, by their first; or who says them."""
    if [s["quote"] for s in was] == [s["quote"] for s in now]:
        told = joined([quoted(shortened(source["quote"], _LONGEST_QUOTE)) for source in now])
        new, old = (joined([who for s in there if (who := _speaker(s, names))]) for there in (now, was))
        if new == old:
            return f"{told} is quoted from another place"
        return f"{told} is said by {new}" + f", not {old}" * bool(old) if new else f"{told} is no longer said by {old}"
    olds, news = ([_quote(source, names, _LONGEST_QUOTE) for source in there] for there in (was, now))
    are = "are" if len(news or olds) > 1 else "is"
    if not news:
        return f"{joined(olds)} {are} no longer quoted"
    if not olds:
        return f"{joined(news)} {are} quoted too"
    if same := [quote for quote in news if quote in olds]:  # the first words do not tell them apart
        return f"other words are quoted from {same[0]} on"
    return f"{joined(news)} {are} quoted, in place of {joined(olds)}"


def _count(noun: str, articles: Sequence[str], more: str) -> str:
    told = joined(articles)
    return f"a {noun} {more}: {told}" if len(articles) == 1 else f"{len(articles)} {noun}s {more}: {told}"


def _quote(source: _Values, names: Names, longest: int | None = None) -> str:
    words, speaker = source["quote"], _speaker(source, names)
    return quoted(shortened(words, longest) if longest else words) + (f" (said by {speaker})" if speaker else "")


def _speaker(source: _Values, names: Names) -> str:
    said_by = source.get("said_by", "")
    return names.actor(said_by) or str(said_by)


def _words(sources: Sequence[_Values]) -> list[tuple[str, ...]]:
    return [
        tuple(str(s.get(part, "")) for part in ("article", "quote", "prefix", "suffix", "said_by")) for s in sources
    ]


def _with_other_words(was: Sequence[_Values], now: Sequence[_Values]) -> list[str]:
    """The articles of which other words are quoted."""
    old, new = _words(was), _words(now)
    return list(dict.fromkeys(one[0] for one in (*new, *old) if one not in old or one not in new))


def _articles(sources: Iterable[_Values] | None) -> list[str]:
    return list(dict.fromkeys(source["article"] for source in sources or ()))


def _is_claimed(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], dict) and "value" in value[0]


def _claims(kind: FieldKind, value: Any, split: bool) -> list[_Values]:
    """A field's values, each with what is said of it.

    :param split: whether the items of a plain list are values each by itself.
    """
    if value is None or value == []:
        return []
    if _is_claimed(value):
        return list(value)
    return [{"value": item} for item in value] if split and isinstance(value, list) else [{"value": value}]


def _key(value: Any) -> str:
    """By what a value is known again; the order of those who take part in something says nothing."""
    return "\0".join(sorted(map(str, value))) if isinstance(value, list) else str(value)


def _first_instead(old: Mapping[str, _Values], new: Mapping[str, _Values]) -> tuple[str, str] | None:
    """The value that is told first now, and the one that was; None where no value gave way that stands."""
    was, now = ([key for key, claim in claims.items() if claim.get("rank") != "deprecated"] for claims in (old, new))
    return (now[0], was[0]) if was and was[0] in now[1:] else None


def _borne(kind: FieldKind, claim: _Values, names: Names) -> str:
    """A value with the articles that bear it, and what else is said of it."""
    articles = _articles(claim.get("sources"))
    aside = ", set aside" if claim.get("rank") == "deprecated" else ""
    note = f" (note: {claim['note']})" if claim.get("note") else ""
    return _claim(kind, claim, names) + (f", borne by {joined(articles)}" if articles else "") + aside + note


def _claim(kind: FieldKind, claim: _Values, names: Names) -> str:
    """A claim's value; of a role with its time."""
    period = period_words(claim.get("from"), claim.get("until")) if kind.holds is Holds.ROLE else ""
    value = claim["value"]
    told = (
        joined([_one(kind.holds, one, names) for one in value])
        if isinstance(value, list)
        else _one(kind.holds, value, names)
    )
    return f"{told}, {period}" if period else told


def _one(holds: Holds, value: Any, names: Names) -> str:
    """A single value."""
    match value:
        case bool():
            return "yes" if value else "no"
        case {"why": why}:
            return f"{_day(str(value.get('date', '')))}, {why}"
        case {"article": article}:
            return f"{_quote(value, names)} ({article})"
    text = str(value)
    match holds:
        case Holds.COUNT:
            return f"{int(text):,}" if text.isdecimal() else text
        case Holds.ACTOR | Holds.PARTY | Holds.SPEAKER:
            return names.actor(text) or text
        case Holds.FACT:
            told = names.fact(text)
            return f"“{shortened(told.removesuffix('.'))}”" if told else text.replace("-", " ")
        case Holds.EVENT_TYPE:
            known = load_lexicon().types
            return "told by an article's words" if text == EVENT else known[text].label if text in known else text
        case Holds.DATE | Holds.OTHER:
            return _day(text)
        case _:
            return text


def _day(text: str) -> str:
    return date_words(text) if is_edtf(text) else text


def _told(sheet: str, values: _Values, actors: Mapping[str, Actor]) -> str:
    """A fact as it is told: an actor by name, an article's words with the article's id."""
    fact = SHEETS[sheet].model_validate(values)
    if isinstance(fact, Actor):
        return str(preferred(fact.name))
    told = tell(fact, actors)
    return told.text + (f" ({told.source.article})" if told.source else "")
