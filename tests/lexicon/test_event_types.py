from __future__ import annotations

import re

import pytest

from explainer.lexicon import load_lexicon
from explainer.lexicon.event_patterns import parse_pattern

PLOVER = frozenset(
    [
        "AGREE",
        "CONSULT",
        "SUPPORT",
        "CONCEDE",
        "COOPERATE",
        "AID",
        "RETREAT",
        "REQUEST",
        "ACCUSE",
        "REJECT",
        "THREATEN",
        "PROTEST",
        "SANCTION",
        "MOBILIZE",
        "COERCE",
        "ASSAULT",
    ]
)


def test_every_plover_type_has_an_event_type_here() -> None:
    used = {kind.plover.partition("-")[0] for kind in load_lexicon().types.values()} - {""}
    assert used == PLOVER


def test_every_list_of_plover_types_holds_such() -> None:
    lexicon = load_lexicon()
    assert {*lexicon.hostile, *lexicon.friendly, *lexicon.unannounced} - PLOVER == set()


def test_a_friendly_act_is_not_hostile() -> None:
    assert not set(load_lexicon().hostile) & set(load_lexicon().friendly)


def test_what_stands_for_a_family_is_of_it() -> None:
    types = load_lexicon().types
    assert {types[kind.family].family for kind in types.values() if kind.family} == {None}


def test_every_class_is_used_by_a_pattern() -> None:
    lexicon = load_lexicon()
    texts = [*lexicon.not_events, *(p for kind in lexicon.types.values() for p in (*kind.verbs, *kind.nouns))]
    named = {name for text in texts for classes in re.findall(r":([^}]+)\}", text) for name in classes.split("|")}
    named |= {words.partition(" ")[0] for members in lexicon.classes.values() for words in members if " " in words}
    assert set(lexicon.classes) - named == {"preposition"}


def test_no_lemma_stands_twice_in_a_class() -> None:
    assert [name for name, words in load_lexicon().classes.items() if len(words) != len(set(words))] == []


@pytest.mark.parametrize(("name", "kind"), sorted(load_lexicon().types.items()))
def test_every_type_can_be_told_with_what_its_patterns_fill(name: str, kind: object) -> None:
    lexicon = load_lexicon()
    patterns = [
        parse_pattern(text, lexicon.classes) for text in (*lexicon.types[name].verbs, *lexicon.types[name].nouns)
    ]
    filled = {slot.role for p in patterns for slot in (p.subject, *(e.slot for e in p.elements if e.slot))}
    roles = filled | {"by", "was", "has", "number", "people", "place"}
    roles |= {"against"} if "both" in filled else set()
    roles |= {"whom"} if roles & {"against", "by"} else set()
    roles |= {"what"} if any(e.how == "clause" for p in patterns for e in p.elements) else set()
    for sentence in lexicon.types[name].tell:
        assert set(re.findall(r"\{(\w+)\}", re.sub(r"\[.*?\]", "", sentence))) <= roles, sentence


def test_expulsions_have_the_three_statuses() -> None:
    statuses = {kind.status for kind in load_lexicon().types.values() if kind.expulsion}
    assert statuses == {None, "persona non grata", "ordered to leave", "recalled"}


def test_the_pattern_with_most_in_common_is_tried_first_and_what_is_no_event_before_all() -> None:
    candidates = load_lexicon().verbs["expel"]
    assert candidates[0][0] == ""
    weights = [pattern.weight for name, pattern in candidates if name]
    assert weights == sorted(weights, reverse=True)
