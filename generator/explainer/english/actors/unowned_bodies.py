"""Bodies of a state that a text names without it: "the foreign ministry", "Parliament", "the Supreme Court"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ...known_bodies import ministry_name, national_body_name
from ..vocabulary import words
from .annotation import AnnotatedPassage
from .discourse import Discourse, Mention, SentenceMentions, acting_state
from .state_bodies import BODY_OF_A_NAME, portfolio_of_ministry

__all__ = ["assign_states"]

_MODIFIERS = frozenset({"JJ", "JJR", "JJS", "NN", "NNP", "NNPS", "POS", "VBG", "VBN", "HYPH"})
"""The tags of words that may stand between a body and the name that says whose it is."""


def assign_states(bodies: Sequence[Mention], discourse: Discourse) -> list[Mention]:
    """The bodies, those whose state is not said given to the state with which the article names them elsewhere.

    Where it does not, a ministry is that of the state that acts there, and another body that of the state that the
    article is about. What is still nobody's is left out, but for a name with capitals of more than one word.
    A body with the name of an owner that is no known state is that owner's, and of no state.
    """
    assigned: list[Mention] = []
    about = _state_told_of(discourse)
    ordered = sorted(bodies, key=lambda body: body.place)
    for body in ordered:
        if body.country is not None or body.rule not in ("ministry", "body of a state"):
            assigned.append(body)
        elif owned := _of_its_owner(body, discourse.sentence(body.passage, body.first)):
            assigned.append(owned)
        elif body.rule == "ministry":
            assigned += _ministry_of_a_state(body, assigned, discourse)
        else:
            assigned += _body_of_a_state(body, assigned, ordered, about)
    return assigned


def _of_its_owner(body: Mention, sentence: SentenceMentions) -> Mention | None:
    """A body with a name before it or after "of" that is no known state's: "Zelmora's army"; None without one."""
    passage = body.passage
    if passage.lower[body.last : body.last + 1] == ["of"]:
        at = body.last + 1 + (passage.lower[body.last + 1 : body.last + 2] == ["the"])
        end = _name_end(passage, at)
        if end > at:
            return _owned(body, f"{body.name} of {passage.text_of(body.last + 1, end)}", sentence, at)
    at = body.first - 1
    while at >= sentence.first and passage.tag[at] in _MODIFIERS:
        if _is_name(passage, at):
            first = at
            while first > sentence.first and _is_name(passage, first - 1):
                first -= 1
            return _owned(body, f"{passage.text_of(first, body.first)} {body.name}", sentence, at)
        at -= 1
    return None


def _owned(body: Mention, name: str, sentence: SentenceMentions, at: int) -> Mention:
    """The body by this name, or the state's of which its owner is who is named at a place."""
    owner = next((one for one in sentence.mentions if one.first <= at < one.last and one.country), None)
    if owner is None:
        return replace(body, name=name, rule=BODY_OF_A_NAME)
    portfolio = portfolio_of_ministry(tuple(body.name.lower().split()))
    state = owner.country or ""
    named = ministry_name(state, portfolio) if portfolio else national_body_name(state, body.name.lower())
    return replace(body, name=named or name, country=state)


def _name_end(passage: AnnotatedPassage, at: int) -> int:
    while at < len(passage) and _is_name(passage, at):
        at += 1
    return at


def _is_name(passage: AnnotatedPassage, at: int) -> bool:
    """Whether a word is part of a name, no day's or month's, nor a people's in which there are parties: "Republican"."""
    hit = passage.hit_at.get(at)
    if not passage.capital[at] or (hit and hit.has("calendar")) or passage.text[at] in words("not_people", "peoples"):
        return False
    return passage.tag[at] in ("NNP", "NNPS") or (passage.tag[at][0] == "J" and not passage.starts_sentence(at))


def _ministry_of_a_state(body: Mention, before: Sequence[Mention], discourse: Discourse) -> Iterator[Mention]:
    portfolio = portfolio_of_ministry(tuple(body.name.lower().split()))
    if portfolio is None:
        yield body
        return
    names = {one.country: ministry_name(one.country, portfolio) for one in before if one.country}
    sentence = discourse.sentence(body.passage, body.first)
    last = _last_named_with(names, body, before)
    state = last.country if last else acting_state(sentence, body.first)
    if last and last.rule == BODY_OF_A_NAME:
        yield replace(last, passage=body.passage, first=body.first, last=body.last)
    elif state:
        yield replace(body, name=ministry_name(state, portfolio), country=state)
    elif any(body.passage.capital[body.first : body.last]):
        yield body


def _body_of_a_state(
    body: Mention, before: Sequence[Mention], bodies: Sequence[Mention], about: str | None
) -> Iterator[Mention]:
    said = body.name.lower()
    names = {one.country: national_body_name(one.country, said) for one in bodies if one.country}
    last = _last_named_with(names, body, before) or _last_named_with(names, body, bodies)
    state = last.country if last else about
    if last and last.rule == BODY_OF_A_NAME:
        yield replace(last, passage=body.passage, first=body.first, last=body.last)
    elif state and (name := national_body_name(state, said)):
        yield replace(body, name=name, country=state)
    elif " " in body.name and body.passage.capital[body.last - 1]:
        yield body


def _last_named_with(names: Mapping[str, str | None], body: Mention, bodies: Iterable[Mention]) -> Mention | None:
    """The last of these bodies that is called what a body of its state is called, or that is this body of a name.

    :param names: the former, by the name of the state.
    """
    said = body.name.lower()
    return next(
        (
            one
            for one in reversed([*bodies])
            if (one.country and one.name == names.get(one.country))
            or (one.rule == BODY_OF_A_NAME and said in one.name.lower())
        ),
        None,
    )


def _state_told_of(discourse: Discourse) -> str | None:
    """The state that more than half of those are or belong to whom an article names."""
    mentions = [one for sentence in discourse.sentences for one in sentence.mentions]
    states = Counter(state for one in mentions if (state := one.name if one.kind == "country" else one.country))
    most, number = states.most_common(1)[0] if states else (None, 0)
    return most if number * 2 > states.total() else None
