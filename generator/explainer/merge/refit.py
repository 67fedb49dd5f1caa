"""What people may do to facts as a whole, looked at before it is done: give an id, make two facts one, take one apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

from ..errors import ExplainerError
from ..model import ACTORS, SHEETS
from ..names import slug
from ..strict_yaml import dump
from ..typed_ids import whole_id, whole_ids
from . import further_claims
from .identity import sources
from .moved_quotes import MovedQuote
from .pools import fitting, pool_of
from .recognition import with_whole_articles
from .three_way import Outcome, State, given_to_people, merge_story
from .values import Facts, Values, same_words

__all__ = ["making_one", "making_one_actor", "renaming", "taking_apart"]


def renaming(state: State, old: str, new: str) -> Outcome:
    """Give a fact another id.

    :raises ExplainerError: there is no such fact, or the new id is none or was given to another.
    """
    was = whole_id(old, _sheets(state.ours), "fact")
    _refuse_id(state, new, instead_of=was)
    return merge_story(state, renames={was: new})


def making_one_actor(state: State, gone: str, kept: str) -> Outcome:
    """Make one actor part of another.

    :raises ExplainerError: one of them is no actor, or both are the same.
    """
    old, new = _two(state.ours.get(ACTORS, {}), gone, kept, "actor")
    return merge_story(state, renames={old: new})


def making_one(state: State, gone: str, kept: str) -> tuple[Outcome, Values]:
    """Make one fact that is no actor part of another.

    :returns: what comes of it, and by field what of the fact that is gone is not told any more.
    :raises ExplainerError: there are no such facts, or the two cannot be one.
    """
    old, new = _two(_sheets(state.ours), gone, kept, "fact")
    _refuse_two_facts(state.ours, old, new)
    lost, written = _set_aside(state, old, new)
    outcome = _with_what_follows(merge_story(state, renames={old: new}))
    outcome.remarks = {new: written}
    return outcome, lost


def taking_apart(state: State, ident: str, new: str, named: Iterable[str]) -> Outcome:
    """Move sources of a fact, and what only they bear, into a new fact.

    :param named: the sources, each as ``003`` for all of that article or as ``003:2`` for its second.
    :raises ExplainerError: there is no such fact or source, or nothing would stay with the fact.
    """
    _refuse_id(state, new)
    return _with_what_follows(merge_story(state, moves=_quotes_to_move(state, ident, new, named)))


def _with_what_follows(outcome: Outcome) -> Outcome:
    """What comes of a merge and of the next one, which may know facts again by the quotes that they have now."""
    then = merge_story(outcome.state)
    renames, guesses = {**outcome.renames, **then.renames}, {**outcome.guesses, **then.guesses}
    return replace(then, before=outcome.before, renames=renames, removed=outcome.removed, guesses=guesses)


def _two(there: Collection[str], gone: str, kept: str, kind: str) -> tuple[str, str]:
    """The ids of two facts that are to be one."""
    ids = whole_ids([gone, kept], there, kind)
    if len(ids) == 1:
        raise ExplainerError(f"{ids[0]} cannot be made part of itself")
    return ids[0], ids[1]


def _refuse_id(state: State, new: str, *, instead_of: str = "") -> None:
    """Make sure that a fact may be given an id.

    :param instead_of: the id that it has; empty for a fact that is new.
    """
    there = _sheets(state.ours)
    if slug(new, limit=len(new)) != new:
        raise ExplainerError(
            f"{new!r} is not an id: small letters, digits and single hyphens, such as france-expels-mali"
        )
    if new in there:
        how = "merge-actors" if there[new] == ACTORS else "merge-facts"
        both = instead_of not in ("", new) and there[instead_of] in pool_of(there[new])
        raise ExplainerError(
            f"{there[new]}.yml has a fact {new} already" + f"; to make the two one, use explainer {how}" * both
        )
    if any(new in facts for facts in given_to_people(state).values()):
        raise ExplainerError(f"{new} is the id of a fact that was taken out of the sheets: choose another")


def _refuse_two_facts(ours: Facts, old: str, new: str) -> None:
    """Make sure that two facts can be one."""
    sheets = _sheets(ours)
    if ACTORS in (sheets[old], sheets[new]):
        raise ExplainerError("actors are made one by explainer merge-actors")
    if sheets[old] not in pool_of(sheets[new]):
        raise ExplainerError(f"{old} is of {sheets[old]}.yml and {new} of {sheets[new]}.yml: these cannot be one fact")
    one, other = ours[sheets[old]][old], ours[sheets[new]][new]
    for name, why in _MUST_AGREE.items():
        if one.get(name) != other.get(name):
            raise ExplainerError(
                f"{old} and {new} differ in {name}, and {why}: make it the same in both, if they are one fact"
            )


_MUST_AGREE = {
    "modality": "tellings that differ in how sure they are stay facts of their own",
    "publish": "nothing that is kept off the site gets there, or leaves it, by the way",
}


def _set_aside(state: State, gone: str, kept: str) -> tuple[Values, list[str]]:
    """What of a fact will not be told any more once it is part of another, since its field holds no claims.

    :returns: the values by field, and those lines of them that a person wrote, which are to be kept in a comment.
    """
    sheets = _sheets(state.ours)
    old, home = state.ours[sheets[gone]][gone], sheets[kept]
    fits = fitting(home, old)
    lost = {name: value for name, value in old.items() if name not in fits}
    lost |= further_claims.set_aside(SHEETS[home], state.ours[home][kept], fits)
    given = given_to_people(state).get(sheets[gone], {}).get(gone, {})
    written = {name: value for name, value in lost.items() if value != given.get(name)}
    return lost, [f"{gone} had:", *dump(written).rstrip("\n").splitlines()] if written else []


def _quotes_to_move(state: State, ident: str, new: str, named: Iterable[str]) -> list[MovedQuote]:
    """The quotes of a fact that are to make another: those of its sources that a person named, and those of claims in
    their sentences.

    :param named: the sources, as people name them.
    """
    sheets = _sheets(state.ours)
    old = whole_id(ident, sheets, "fact")
    if sheets[old] == ACTORS:
        raise ExplainerError(f"{old} is an actor: only what happened, and background, is taken apart")
    fact = with_whole_articles(state.ours, state.read)[sheets[old]][old]
    own = fact.get("sources", [])
    articles = {source["article"] for source in sources(fact)}
    moving: list[Values] = []
    for name in named:
        moving += _named(name, old, own, [*sources(fact)], articles)
    staying = [source for source in own if source not in moving]
    if not staying:
        raise ExplainerError(f"no source would stay with {old}: explainer rename gives it another id")
    moving += [
        source
        for source in sources(fact)
        if _in_one_of(source, moving) and not _in_one_of(source, staying) and source not in moving
    ]
    words = state.words.get(old, {})
    return list(
        dict.fromkeys(
            MovedQuote(new, old, one["article"], one["quote"], words.get(one["article"], {}).get(one["quote"], ""))
            for one in moving
        )
    )


def _named(
    name: str, fact: str, own: Collection[Values], every: Collection[Values], articles: set[str]
) -> list[Values]:
    """The sources that a person named in a word."""
    reference, _, number = name.partition(":")
    article = whole_id(reference, articles, f"article in {fact}")
    if not number:
        return [source for source in every if source["article"] == article]
    there = [source for source in own if source["article"] == article]
    if not number.isdecimal() or not 1 <= int(number) <= len(there):
        raise ExplainerError(f"{fact} has {len(there)} sources of {article}, counted from 1: there is no {name}")
    return [there[int(number) - 1]]


def _in_one_of(source: Values, others: Collection[Values]) -> bool:
    return any(same_words(source, other) for other in others)


def _sheets(ours: Facts) -> dict[str, str]:
    return {ident: sheet for sheet, facts in ours.items() for ident in facts}
