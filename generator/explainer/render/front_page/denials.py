"""Accusations and what those whom they are of say to them, numbers and who rejects them: a page that tells the one tells the
other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from ...edtf_dates import bounds
from ...evidence import all_sources
from ...model import Actor, Event, Expulsion, Fact, Happening, preferred, standing
from ...names import fold_name
from ...tables import words
from ..catalogue import Catalogue

__all__ = ["denial_of", "denials", "denied_accusations", "is_accusation", "is_denial"]

_DENIAL = "deny"
"""The lexicon's type of what is said against an accusation."""
_NEAR = 4
"""Within so many words after "denied" stands what is denied."""


def is_denial(fact: Fact, catalogue: Catalogue) -> bool:
    """Whether a fact tells that somebody denies something; who rejects one thing and accuses of another accuses."""
    if isinstance(fact, Event) and (fact.type == _DENIAL or fact.modality == "denied"):
        return True
    told = _words(fact, catalogue) if fact.only_placed else []
    if any(one in _table("charging") and then not in _table("charged") for one, then in pairwise(told)):
        return False
    return not _table("denying").isdisjoint(told) or _denies(
        told, _table("charges") | _table("figures") | _table("denied")
    )


def is_accusation(fact: Fact, catalogue: Catalogue) -> bool:
    """Whether something is laid at somebody's door in the words that tell a fact."""
    if not isinstance(fact, Happening) or is_denial(fact, catalogue):
        return False
    if isinstance(fact, Event) and fact.modality == "alleged":
        return True
    return not _table("accusing").isdisjoint(_words(fact, catalogue))


def denials(catalogue: Catalogue) -> list[Event | Expulsion]:
    """All that tells that somebody denies something."""
    return [fact for fact in (*catalogue.happenings, *catalogue.undated) if is_denial(fact, catalogue)]


def denial_of(
    fact: Fact, catalogue: Catalogue, among: Sequence[Event | Expulsion] | None = None
) -> Event | Expulsion | None:
    """What says otherwise than an accusation: what answers it, else what most articles tell; None where there is nothing.

    It answers the accusation, is said by whom it is of or their state, or denies "the accusation" where an article has just
    told it; of an accusation of nobody who is named, it is said to whose it is. Of a number that somebody named, it rejects
    "the figure" where the article has just told that.

    :param among: the story's :func:`denials`, for one who asks of many facts.
    """
    if not isinstance(fact, Happening):
        return None
    if not (accuses := is_accusation(fact, catalogue)) and not _is_figure(fact):
        return None
    said_to = _is_said_to if accuses else _rejects_figure
    among = denials(catalogue) if among is None else among
    found = [other for other in among if other.id != fact.id and said_to(other, fact, catalogue)]
    return max(found, key=lambda other: (_answers(other, fact), len({s.article for s in other.sources})), default=None)


def denied_accusations(catalogue: Catalogue, first: Sequence[str] = ()) -> list[tuple[Fact, Fact]]:
    """The accusations and numbers of which it is known whose they are and who denies them, each with its denial; for each
    denial one.

    :param first: the ids of those that go before others; of the rest, what most articles tell does.
    """
    happenings = [fact for fact in (*catalogue.happenings, *catalogue.undated) if fact.said_by or preferred(fact.by)]
    order = {ident: place for place, ident in enumerate(first)}
    happenings.sort(key=lambda fact: (order.get(fact.id, len(order)), -len({s.article for s in fact.sources})))
    found: dict[str, tuple[Fact, Fact]] = {}
    among = denials(catalogue)
    for fact in happenings:
        if denial := denial_of(fact, catalogue, among):
            found.setdefault(denial.id, (fact, denial))
    return list(found.values())


def _is_said_to(denial: Happening, accusation: Happening, catalogue: Catalogue) -> bool:
    actors = catalogue.actors
    if _answers(denial, accusation):
        return True
    if _is_over_before(denial, accusation, catalogue):
        return False
    accusers = [*(preferred(accusation.by) or []), *accusation.said_by]
    answered = _parties(preferred(denial.against), actors)
    if accusers and answered and not _parties(accusers, actors) & answered:
        return False
    if _is_told_after(denial, accusation, catalogue):
        return True
    accused = _parties(preferred(accusation.against), actors)
    if isinstance(accusation, Event) and accusation.modality == "alleged":
        accused |= _parties(preferred(accusation.by), actors)
    if accused:
        return bool(accused & _parties([*(preferred(denial.by) or []), *denial.said_by], actors))
    return bool(_parties(preferred(accusation.by), actors) & answered)


def _answers(denial: Happening, accusation: Happening) -> bool:
    return any(accusation.id in claim.value for claim in standing(denial.in_response_to))


def _is_over_before(one: Happening, other: Happening, catalogue: Catalogue) -> bool:
    """Whether it was before another, or where they have no day every article that tells it is older than the other's."""
    dates = preferred(one.date), preferred(other.date)
    if None not in dates:
        return bounds(dates[0])[1] < bounds(dates[1])[0]
    mine, yours = _published(one, catalogue), _published(other, catalogue)
    return bool(mine and yours) and max(bounds(day)[1] for day in mine) < min(bounds(day)[0] for day in yours)


def _published(fact: Fact, catalogue: Catalogue) -> list[str]:
    """The days of the articles that tell a fact; none where one of them has none."""
    days = [catalogue.article(source.article).meta.published for _, source in all_sources(fact)]
    return [] if "unknown" in days else days


def _is_told_after(denial: Happening, accusation: Happening, catalogue: Catalogue) -> bool:
    """Whether "the accusation" that it denies is this one: an article's paragraph tells it next, and no other between."""
    if not _points_back(_words(denial, catalogue), _table("charges")):
        return False
    if set(preferred(denial.by) or ()) & set(preferred(accusation.by) or ()):
        return False
    return any(
        same_paragraph and _table("accusing").isdisjoint(fold_name(between).split())
        for between, same_paragraph in _between(accusation, denial, catalogue)
    )


def _is_figure(fact: Happening) -> bool:
    """Whether it is a number that somebody names."""
    return bool(preferred(fact.number) and fact.said_by)


def _rejects_figure(denial: Happening, figure: Happening, catalogue: Catalogue) -> bool:
    """Whether "the figure" that it rejects is this one: no other stands between, where the article still tells of who named it."""
    if not _points_back(_words(denial, catalogue), _table("figures")):
        return False
    speakers = [catalogue.spoken.get(who, who) for who in figure.said_by]
    return any(
        not any(map(str.isdigit, between))
        and (same_paragraph or any(f" {fold_name(who)} " in f" {fold_name(between)} " for who in speakers))
        for between, same_paragraph in _between(figure, denial, catalogue)
    )


def _between(one: Fact, other: Fact, catalogue: Catalogue) -> Iterator[tuple[str, bool]]:
    """What stands in an article between words for a fact and later ones for another, and whether in one paragraph."""
    for _, earlier in all_sources(one):
        for _, source in all_sources(other):
            article = catalogue.article(source.article)
            if article is not catalogue.article(earlier.article):
                continue
            first, then = catalogue.evidence.find(earlier), catalogue.evidence.find(source)
            if first and then and first.end <= then.start:
                same = any(block.start <= first.start and then.end <= block.end for block in article.blocks)
                yield article.text[first.end : then.start], same


def _parties(idents: Iterable[str] | None, actors: Mapping[str, Actor]) -> set[str]:
    """Actors with their countries; words for people who are none are of nobody in particular."""
    known = [actors[ident] for ident in idents or () if ident in actors]
    return {ident for actor in known for ident in (actor.id, preferred(actor.country)) if ident}


def _denies(told: Sequence[str], what: frozenset[str]) -> bool:
    """Whether words say of one of some things that it is denied: "denied the accusation", but not "denied access"."""
    return any(
        word in _table("disclaiming") and not what.isdisjoint(told[at + 1 : at + 1 + _NEAR])
        for at, word in enumerate(told)
    )


def _points_back(told: Sequence[str], what: frozenset[str]) -> bool:
    """Whether words deny one of some things by what stands before them: "the accusation", "it", but not "the claim from Oslo"."""
    ends = [*told[1:], "and"]  # where the words end, so does what is denied
    pointing = (
        word in what and then in _table("ending") and (word in _table("alone") or before in _table("pointed"))
        for before, word, then in zip(told, ends, ends[1:], strict=False)
    )
    return _denies(told, what) and any(pointing)


def _words(fact: Fact, catalogue: Catalogue) -> list[str]:
    return fold_name(catalogue.told(fact).words).split()


def _table(key: str) -> frozenset[str]:
    return words("en/front_page", key)
