"""A fact, or one of its fields, taken back by an editor: it stays out, and readers are told so, and not what it was.

A statement leaves its id in the sheet. An actor leaves what it is called, too: by that it is withheld wherever it is
named. What was taken back is remembered as people were given it, so that no reading brings it in again.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from ..errors import ExplainerError
from ..field_types import kinds_of
from ..model import ACTORS, LAST_FIELDS, SHEETS, WITHHELD, Fact, is_withdrawn
from .identity import without
from .three_way import Outcome, State, given_to_people, merge_story
from .uniting import Facts, unite_facts
from .values import WRITTEN_BY_EDITOR, Values

__all__ = ["retracted", "with_withdrawn"]

_OF_A_NAME = ("name", "kind", "aliases")


def retracted(outcome: Outcome, ident: str, field: str, why: str, day: str) -> Outcome:
    """What a merge comes to if an editor takes a fact back, or a field of it.

    :param outcome: of a merge without a reading.
    :param field: the field; empty for the fact as a whole.
    :param why: what readers are told.
    :param day: that of the retraction.
    :raises ExplainerError: it was taken back already, has no such field, or cannot do without it.
    """
    state = outcome.state
    sheet = next(sheet for sheet, facts in state.ours.items() if ident in facts)
    fact, known = state.ours[sheet][ident], given_to_people(state)[sheet].get(ident, {})
    if is_withdrawn(fact):
        raise ExplainerError(f"{ident} was taken back already")
    if field:
        _refuse(sheet, fact, field)
        note = {"date": day, "field": field, "said": WITHHELD, "why": why}
        left = {name: value for name, value in fact.items() if name != field}
        left |= {"corrections": [*fact.get("corrections", ()), note]}
        given = (known or {"id": ident, WRITTEN_BY_EDITOR: True}) | {field: known.get(field, fact[field])}
        removed = frozenset[str]()
    else:
        named = _OF_A_NAME if sheet == ACTORS else ()
        left = {"id": ident, **{name: fact[name] for name in named if name in fact}}
        left |= {"publish": False, "corrections": [{"date": day, "why": why}]}
        given = _remembered(sheet, fact, known)
        removed = frozenset() if named else frozenset({ident})
    ours = _with(state.ours, sheet, ident, _in_order(left))
    ours = {s: {i: without(f, removed, kinds_of(SHEETS[s])) for i, f in facts.items()} for s, facts in ours.items()}
    after = merge_story(replace(state, ours=ours, given=_with(state.given, sheet, ident, given)))
    return replace(after, before=outcome.before, renames=outcome.renames, removed=removed)


def with_withdrawn(state: State) -> Facts:
    """People's sheets, with facts that were taken back as people were given them."""
    given = given_to_people(state)
    return {
        sheet: {i: given[sheet].get(i, fact) if is_withdrawn(fact) else fact for i, fact in facts.items()}
        for sheet, facts in state.ours.items()
    }


def _refuse(sheet: str, fact: Values, field: str) -> None:
    """:raises ExplainerError: there is no such field to be taken out."""
    fields = SHEETS[sheet].model_fields
    own = [name for name in fact if name == "note" or (name in fields and name not in Fact.model_fields)]
    if field not in own:
        raise ExplainerError(f"{fact['id']} has no field {field} to take back: it has {', '.join(own)}")
    if fields[field].is_required():
        raise ExplainerError(
            f"no fact of {sheet}.yml can do without {field}: write another value there, and a note in corrections "
            f"with `field: {field}` and `said: {WITHHELD}`"
        )


def _remembered(sheet: str, fact: Values, known: Values) -> Values:
    """All by which a fact is known again: what people were given, and what they made of it."""
    told = {} if WRITTEN_BY_EDITOR in known else known
    ours = {name: value for name, value in fact.items() if name not in ("publish", "checked", "corrections")}
    return unite_facts(SHEETS[sheet], told, ours) if told else ours


def _in_order(fact: Values) -> Values:
    """A fact with what every fact has at its end."""
    return {name: value for name, value in fact.items() if name not in LAST_FIELDS} | {
        name: fact[name] for name in LAST_FIELDS if name in fact
    }


def _with(facts: Facts, sheet: str, ident: str, fact: dict[str, Any]) -> Facts:
    return {**facts, sheet: {**facts.get(sheet, {}), ident: fact}}
