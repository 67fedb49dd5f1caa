"""Bodies of a state that a text names without it: "the foreign ministry", "Parliament", "the Supreme Court"."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from .discourse import Discourse, Mention, acting_state
from .state_bodies import ministry_name, national_body_name, portfolio_of_ministry

__all__ = ["assign_states"]


def assign_states(bodies: Sequence[Mention], discourse: Discourse) -> list[Mention]:
    """The bodies, those whose state is not said given to the state with which the article names them elsewhere.

    Where it does not, a ministry is that of the state that acts there, and another body that of the state that the
    article is about. What is still nobody's is left out, but for a name with capitals of more than one word.
    """
    assigned: list[Mention] = []
    about = _state_told_of(discourse)
    ordered = sorted(bodies, key=lambda body: body.place)
    for body in ordered:
        if body.country is not None or body.rule not in ("ministry", "body of a state"):
            assigned.append(body)
        elif body.rule == "ministry":
            assigned += _ministry_of_a_state(body, assigned, discourse)
        else:
            assigned += _body_of_a_state(body, assigned, ordered, about)
    return assigned


def _ministry_of_a_state(body: Mention, before: Sequence[Mention], discourse: Discourse) -> Iterator[Mention]:
    portfolio = portfolio_of_ministry(tuple(body.name.lower().split()))
    if portfolio is None:
        yield body
        return
    names = {one.country: ministry_name(one.country, portfolio) for one in before if one.country}
    sentence = discourse.sentence(body.passage, body.first)
    state = _state_last_named_with(names, before) or acting_state(sentence, body.first)
    if state:
        yield replace(body, name=ministry_name(state, portfolio), country=state)
    elif any(body.passage.capital[body.first : body.last]):
        yield body


def _body_of_a_state(
    body: Mention, before: Sequence[Mention], bodies: Sequence[Mention], about: str | None
) -> Iterator[Mention]:
    said = body.name.lower()
    names = {one.country: national_body_name(one.country, said) for one in bodies if one.country}
    state = _state_last_named_with(names, before) or _state_last_named_with(names, bodies) or about
    if state and (name := national_body_name(state, said)):
        yield replace(body, name=name, country=state)
    elif " " in body.name and body.passage.capital[body.last - 1]:
        yield body


def _state_last_named_with(names: Mapping[str, str | None], bodies: Iterable[Mention]) -> str | None:
    """The state of the last of these bodies that is called what a body of its state is called.

    :param names: that, by the name of the state.
    """
    return next(
        (one.country for one in reversed([*bodies]) if one.country and one.name == names.get(one.country)), None
    )


def _state_told_of(discourse: Discourse) -> str | None:
    """The state that more than half of those are or belong to whom an article names."""
    mentions = [one for sentence in discourse.sentences for one in sentence.mentions]
    states = Counter(state for one in mentions if (state := one.name if one.kind == "country" else one.country))
    most, number = states.most_common(1)[0] if states else (None, 0)
    return most if number * 2 > states.total() else None
