"""Where sources do not say the same: values of one field that cannot all hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from typing import Any

from . import edtf_dates
from .evidence import Evidence
from .field_types import FieldKind, Holds, Many, Trait, kind_of, kinds_of
from .model import (
    ACTORS,
    Actor,
    Claim,
    Fact,
    Happening,
    Role,
    Sheets,
    Source,
    claimed_fields,
    preferred,
    standing,
)
from .names import fold_name
from .numbers import is_vague, parse_number, says_count
from .numbers_read import with_numbers_read
from .tables import table

__all__ = ["Disagreement", "answering_articles", "compatible", "disagreements", "role_disagreements"]

_TWO_YEARS = re.compile(r"\b(\d{4})(?=\W{1,3}(?:[^\W\d_]{1,5}\W{1,3})?(\d{4})\b)")
"""Two years side by side: "2020 and 2021"."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One field of one fact for which sources give values that cannot all hold."""

    sheet: str
    """The sheet's name."""
    fact: str
    """The fact's id."""
    field: str
    """The field's name."""
    claims: tuple[Claim[Any] | Role, ...]
    """The values, the preferred one first, each with its sources."""
    is_order: bool = False
    """Whether they disagree on which of two facts came first: each value is the ids of both in their order, and the order
    by which the fact answers the other stands first."""

    @property
    def acts(self) -> list[str]:
        """Where they disagree on an order: the ids of what is answered by some, and of what answers it."""
        return list(self.claims[0].value) if self.is_order else []

    @property
    def sides(self) -> list[tuple[int, ...]]:
        """The places of values that stand together, against the others: roles of one kind, of which one article may give
        several; of other fields each value is a side."""
        roles = [claim for claim in self.claims if isinstance(claim, Role)]
        of_group = ([_kind(role, kinds) for role in roles] for kinds in _groups().values())
        told = next((kinds for kinds in of_group if all(kinds) and roles), range(len(self.claims)))
        return [tuple(at for at, other in enumerate(told) if other == kind) for kind in dict.fromkeys(told)]


@dataclass(frozen=True, slots=True)
class _Known:
    """What a fact is held against."""

    acts: Mapping[str, Happening]
    """What happened, by id."""
    actors: Mapping[str, Actor]
    """The actors, by id."""
    evidence: Evidence | None
    """The articles."""


def disagreements(sheets: Sheets, evidence: Evidence | None = None) -> list[Disagreement]:
    """Every disagreement, in the order of the sheets, their facts and fields.

    Only articles disagree: two values of one are none, and one that is silent on a field takes no part. A body acts for
    its country, and a full name is the short one. Nothing is made of the fields of what is told by an article's words
    alone, nor of words for people who are no actors: soldiers may be the junta.

    :param evidence: the story's articles, by which two ways to name one are known; None where they are not at hand.
    """
    sheets = with_numbers_read(sheets, evidence) if evidence else sheets
    shown = [(sheet, fact) for sheet, facts in sheets.by_name().items() for fact in facts if fact.publish]
    told = [(sheet, fact) for sheet, fact in shown if not fact.only_placed]
    acts = {fact.id: fact for _, fact in told if isinstance(fact, Happening)}
    known = _Known(acts, {actor.id: actor for actor in sheets.actors}, evidence)
    found = [one for sheet, fact in told for one in _of(sheet, fact, known)]
    seen: set[frozenset[str]] = set()
    return [one for one in found if not one.is_order or _is_new(frozenset(one.acts), seen)]


def role_disagreements(actor: Actor, evidence: Evidence | None = None) -> list[Disagreement]:
    """Roles that articles cannot both be right about, a disagreement for each group of such roles.

    An article that gives somebody several roles disagrees with none that gives fewer of them.
    """
    found = []
    for kinds in _groups().values():
        told = [(role, kind) for role in actor.roles if role.rank != "deprecated" and (kind := _kind(role, kinds))]
        clashing = [
            pair
            for pair in combinations(told, 2)
            if pair[0][1] != pair[1][1]
            and _overlap(pair[0][0], pair[1][0])
            and _are_of_other_articles(pair[0][0].sources, pair[1][0].sources, evidence)
        ]
        if clashing:
            roles = tuple(role for role, kind in told if any((role, kind) in pair for pair in clashing))
            found.append(Disagreement(ACTORS, actor.id, "roles", roles))
    return found


def answering_articles(fact: Happening, ident: str, evidence: Evidence | None = None) -> set[str]:
    """The ids of the articles by which a fact answers the one of this id."""
    return _articles(_answering(fact, ident), evidence)


def compatible(kind: FieldKind, one: Any, other: Any) -> bool:
    """Whether two values of a kind of field can both hold: they are the same, or one is a coarser way to say the other."""
    if one == other:
        return True
    if kind.holds is Holds.DATE:
        return edtf_dates.agree(one, other)
    if kind.holds is Holds.COUNT:
        return _same_number(one, other)
    if kind.many is Many.SET:  # an act may answer more than one source tells
        return set(one) <= set(other) or set(other) <= set(one)
    if kind.many is Many.GROUP:
        return {fold_name(who) for who in one} == {fold_name(who) for who in other}
    return fold_name(str(one)) == fold_name(str(other))


def _of(sheet: str, fact: Fact, known: _Known) -> Iterator[Disagreement]:
    for field, values in claimed_fields(fact):
        claims, kind = standing(values), kind_of(type(fact), field)
        if kind.holds is Holds.PARTY:
            claims = [claim for claim in claims if known.actors.keys() >= set(claim.value)]
        pairs = [pair for pair in combinations(claims, 2) if not _can_both_hold(kind, *pair, known)]
        if any(_are_of_other_articles(one.sources, other.sources, known.evidence) for one, other in pairs):
            yield Disagreement(sheet, fact.id, field, tuple(claims))
    if isinstance(fact, Happening):
        yield from _orders(sheet, fact, known.acts, known.evidence)
    if isinstance(fact, Actor):
        yield from role_disagreements(fact, known.evidence)


def _can_both_hold(kind: FieldKind, one: Claim[Any], other: Claim[Any], known: _Known) -> bool:
    """Whether two claims of a field can both hold, by their values or by the words that bear them."""
    if compatible(kind, one.value, other.value):
        return True
    if Trait.CALLED in kind.traits:
        return _is_within(one.value, other.value) or _is_within(other.value, one.value)
    if kind.holds is Holds.PARTY:
        of_one, of_other = (_countries(claim.value, known.actors) for claim in (one, other))
        return of_one == set(other.value) or of_other == set(one.value)
    if kind.holds is Holds.COUNT and any(_is_vague(claim, known.evidence) for claim in (one, other)):
        return True
    return _says_both(kind, one, other, known.evidence) or _says_both(kind, other, one, known.evidence)


def _is_vague(claim: Claim[Any], evidence: Evidence | None) -> bool:
    """Whether a claim's words count without saying how many, in the language of what bears them."""
    languages = {evidence.language(source) for source in claim.sources} if evidence else set()
    return isinstance(claim.value, str) and any(is_vague(claim.value, language) for language in languages)


def _is_within(short: str, full: str) -> bool:
    """Whether a name is another with words left out: "Ann Lund" for "Ann Maria Lund"."""
    words = iter(fold_name(full).split())
    return all(word in words for word in fold_name(short).split())


def _countries(ids: Sequence[str], actors: Mapping[str, Actor]) -> set[str]:
    """Those who take part, with its country for each body of one."""
    bodies = {ident: actors[ident] for ident in ids if actors[ident].kind in ("organisation", "group")}
    return {(preferred(bodies[ident].country) if ident in bodies else None) or ident for ident in ids}


def _says_both(kind: FieldKind, one: Claim[Any], other: Claim[Any], evidence: Evidence | None) -> bool:
    """Whether all words that bear one claim bear the other as well: both years ("coups in 2020 and 2021"), or of two
    numbers only the other ("the four", of whom two were freed)."""
    quotes = [source.quote for source in one.sources]
    if kind.holds is Holds.DATE:
        years = {one.value[:4], other.value[:4]}
        return bool(quotes) and all(years in map(set, _TWO_YEARS.findall(quote)) for quote in quotes)
    if kind.holds is Holds.COUNT:
        told = [(source.quote, evidence.language(source) if evidence else "en") for source in one.sources]
        return bool(told) and all(
            says_count(quote, other.value, language) and not says_count(quote, one.value, language)
            for quote, language in told
        )
    return False


def _orders(
    sheet: str, fact: Happening, acts: Mapping[str, Happening], evidence: Evidence | None
) -> Iterator[Disagreement]:
    """Where articles say that a fact answers another, and by others it was there before that or was answered by it."""
    for ident in dict.fromkeys(ident for claim in standing(fact.in_response_to) for ident in claim.value):
        if not (other := acts.get(ident)):
            continue
        after = _answering(fact, ident)
        agreed = _articles(after, evidence)
        first = [*_dating_before(fact, other, evidence), *_answering(other, fact.id)]
        before = [source for source in dict.fromkeys(first) if not _articles([source], evidence) & agreed]
        if before:
            told = ([ident, fact.id], after), ([fact.id, ident], before)
            orders = tuple(Claim[list[str]](value=ids, sources=sources) for ids, sources in told)
            yield Disagreement(sheet, fact.id, "in_response_to", orders, is_order=True)


def _answering(fact: Happening, ident: str) -> list[Source]:
    """The sources by which a fact answers another."""
    return [
        source
        for claim in standing(fact.in_response_to)
        if ident in claim.value
        for source in claim.sources or fact.sources
    ]


def _dating_before(fact: Happening, other: Happening, evidence: Evidence | None) -> Iterator[Source]:
    """The sources by which a fact was over before another began; of that, an article's own date goes before others'."""
    begins = standing(other.date)
    over = [name for name, kind in kinds_of(type(fact)).items() if Trait.DONE_BY in kind.traits]
    for claim in (claim for name in over for claim in standing(getattr(fact, name))):
        for source in claim.sources or fact.sources:
            article = _articles([source], evidence)
            own = [begun for begun in begins if article & _articles(begun.sources or other.sources, evidence)]
            firsts = [edtf_dates.bounds(begun.value)[0] for begun in own or begins]
            if firsts and edtf_dates.bounds(claim.value)[1] < min(firsts):
                yield source


def _are_of_other_articles(one: Sequence[Source], other: Sequence[Source], evidence: Evidence | None) -> bool:
    """Whether each of two values has an article that does not say the other too; where one has no source, so it is."""
    mine, yours = _articles(one, evidence), _articles(other, evidence)
    return not (mine and yours) or bool(mine - yours and yours - mine)


def _articles(sources: Sequence[Source], evidence: Evidence | None) -> set[str]:
    """The ids of the articles; as a source writes it where that leads to none."""
    found = {source.article: evidence and evidence.article(source) for source in sources}
    return {article.id if article else written for written, article in found.items()}


def _is_new(pair: frozenset[str], seen: set[frozenset[str]]) -> bool:
    """Whether the order of two facts was not told yet: each may be said to answer the other."""
    known = pair in seen
    seen.add(pair)
    return not known


def _same_number(one: int | str, other: int | str) -> bool:
    if any(isinstance(value, str) and is_vague(value) for value in (one, other)):
        return True
    numbers = [value if isinstance(value, int) else parse_number(value) for value in (one, other)]
    return numbers[0] == numbers[1] if None not in numbers else fold_name(str(one)) == fold_name(str(other))


def _kind(role: Role, kinds: Sequence[tuple[str, str]]) -> str:
    """The kind in a group that a role is of; empty when it is of none, or past."""
    words = fold_name(role.value)
    if role.until or re.match(_past(), words):
        return ""
    return next((kind for word, kind in kinds if re.search(rf"\b{re.escape(word)}", words)), "")


def _overlap(one: Role, other: Role) -> bool:
    """Whether the times for which two roles are told meet; an untold end is open."""
    spans = [
        edtf_dates.bounds(f"{role.since or '..'}/{role.until or '..'}") if role.since or role.until else None
        for role in (one, other)
    ]
    if None in spans:
        return True
    (a, b), (c, d) = spans  # type: ignore[misc]
    return a <= d and c <= b


@lru_cache
def _groups() -> dict[str, list[tuple[str, str]]]:
    """Each group's words with the kind they mean, the longest words first."""
    groups = {name: kinds for name, kinds in table("en/exclusive_roles").items() if name != "past"}
    return {
        name: sorted(((fold_name(w), kind) for kind, words in kinds.items() for w in words), key=lambda p: -len(p[0]))
        for name, kinds in groups.items()
    }


@lru_cache
def _past() -> str:
    return rf"(?:{'|'.join(table('en/exclusive_roles')['past'])})\b"
