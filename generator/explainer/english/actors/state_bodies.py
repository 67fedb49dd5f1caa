"""Common nouns that are bodies of a state: "Mali's army", "the Thai foreign ministry", and "the foreign ministry" alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from ...phrase_matcher import PhraseMatcher
from ..vocabulary import table, words
from .context import Context, acting_state
from .found import Found
from .gazetteer import Hit
from .ministries import ministry_name, portfolio, portfolio_of
from .states import Attested, modified_by
from .words import Words

__all__ = ["bodies_of_states", "ministries_in_context"]

_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_LONGEST = 5
"""How many words a portfolio has at most."""


def bodies_of_states(words_: Words, attested: Attested) -> Iterator[Found]:
    """The bodies that common nouns name in a passage; a ministry also where its state is not said."""
    for first, last, called in _national().all(words_.lower):
        if words_.tag[last - 1] not in _NOUNS or (last < len(words_) and words_.tag[last] in _NOUNS):
            continue
        is_ministry = called in words("bodies", "ministry_heads")
        begin, end, of = _portfolio(words_, first, last) if is_ministry else (first, last, "")
        if is_ministry and not of:
            continue
        _, hit = modified_by(words_, begin)
        if hit is None:
            end, hit = _owner_after(words_, end, is_ministry)
        state = attested.state(hit.states("state", "people", "seat")) if hit else None
        if state or is_ministry:
            name = ministry_name(state.name if state else None, of) if is_ministry else f"{state.adjective} {called}"  # type: ignore[union-attr]
            rule = "ministry" if is_ministry else "body of a state"
            country = state.name if state else None
            yield Found(words=words_, first=begin, last=end, name=name, kind="organisation", country=country, rule=rule)


def ministries_in_context(bodies: Sequence[Found], context: Context) -> list[Found]:
    """The bodies, with ministries whose state is not said given to the state that acts there.

    That is the state of the ministry last named with this portfolio, else the state of the subject of the sentence
    or of the one before. A ministry in small letters whose state cannot be told is left out.
    """
    out: list[Found] = []
    for body in sorted(bodies, key=lambda body: body.place):
        of = portfolio(tuple(body.name.lower().split())) if body.rule == "ministry" and body.country is None else None
        if of is None:
            out.append(body)
            continue
        earlier = [
            one for one in out if one.rule == "ministry" and one.country and one.name == ministry_name(one.country, of)
        ]
        state = earlier[-1].country if earlier else acting_state(context.sentence(body.words, body.first), body.first)
        if state:
            out.append(replace(body, name=ministry_name(state, of), country=state))
        elif any(body.words.capital[body.first : body.last]):
            out.append(body)
    return out


def _portfolio(words_: Words, first: int, last: int) -> tuple[int, int, str]:
    """Where a ministry's name begins and ends with its portfolio, and the portfolio: before "ministry" or after "of"."""
    for begin in range(max(0, first - _LONGEST), first):
        if of := portfolio_of(" ".join(words_.lower[begin:first])):
            return begin, last, of
    if words_.lower[last : last + 1] in (["of"], ["for"]):
        for end in range(min(len(words_), last + 1 + _LONGEST), last + 1, -1):
            if of := portfolio_of(" ".join(words_.lower[last + 1 : end])):
                return first, end, of
    return first, last, ""


def _owner_after(words_: Words, at: int, is_ministry: bool) -> tuple[int, Hit | None]:
    """As in "the army of Mali", and "the foreign ministry in Bamako": the index after it, and the state."""
    if at + 1 < len(words_) and words_.lower[at] in ("of", "in"):
        name = at + 1 + (words_.lower[at + 1] == "the")
        hit = words_.hit_at.get(name)
        if hit and (hit.states("state") if words_.lower[at] == "of" else is_ministry and hit.states("seat")):
            return (hit.last if words_.lower[at] == "of" else at), hit
    return at, None


@cache
def _national() -> PhraseMatcher[str]:
    """Common nouns that are bodies, with what the body is called."""
    classes = [(noun, names[0]) for names in table("bodies")["classes"] for noun in names]
    return PhraseMatcher(
        (noun.split(), called) for noun, called in [*classes, *((n, n) for n in table("bodies")["national"])]
    )
