from __future__ import annotations

import re
from typing import Any

import pytest
from pydantic import ValidationError

from explainer.lexicon import EventType, load_lexicon
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


@pytest.mark.parametrize(("name", "kind"), sorted(load_lexicon().types.items()))
def test_a_pattern_fills_what_its_telling_names(name: str, kind: EventType) -> None:
    lexicon = load_lexicon()
    for text in kind.verbs:
        pattern = parse_pattern(text, lexicon.classes)
        slots = {slot.role for slot in (pattern.subject, *(e.slot for e in pattern.elements if e.slot))}
        filled = {"by", "who", *slots} | ({"what"} if any(e.how == "clause" for e in pattern.elements) else set())
        filled |= {"against", "them", "state", "whom", "to"} if slots & {"against", "both"} else set()
        for head in pattern.heads:
            needed = [_needed(sentence) for sentence in kind.tellings_of(kind.verb_of(pattern, head) or "")]
            assert not needed or any(one <= filled for one in needed), text


def _needed(sentence: str) -> set[str]:
    """The fields without which a telling tells nothing."""
    return set(re.findall(r"\{(\w+)\}", re.sub(r"\[.*?\]", "", sentence))) - {"verb", "was", "rest"}


def test_a_verb_is_told_with_the_words_that_go_with_it() -> None:
    types, classes = load_lexicon().types, load_lexicon().classes
    kinds = [types["convict"], types["swear-in"]]
    verbs = [kind.verb_of(parse_pattern(text, classes), text.split()[0]) for kind in kinds for text in kind.verbs]
    assert verbs == ["convict of", "convict", "find guilty", "swear in", "inaugurate", None]


def test_what_no_telling_tells_has_no_verb() -> None:
    kind, classes = load_lexicon().types["attack"], load_lexicon().classes
    unsure, noun = "target {against}", kind.nouns[0]
    assert [kind.verb_of(parse_pattern(text, classes), "target") for text in (unsure, noun)] == [None, None]
    assert kind.is_unsure(parse_pattern(unsure, classes)) and not kind.is_unsure(parse_pattern(noun, classes))


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"verbs": [{"visit {against}": "against"}, {"visit {against} [in {place}]": "them"}]}, "told in two ways"),
        ({"verbs": [{"visit {against}": "{by} {verb} {agianst}"}]}, "unknown field agianst"),
        ({"nouns": [{"visit to {against}": "against"}]}, "is a noun"),
    ],
)
def test_a_telling_that_cannot_be_is_refused(fields: dict[str, Any], wrong: str) -> None:
    with pytest.raises(ValidationError, match=wrong):
        EventType.model_validate({"label": "Visit", "plover": "CONSULT", "tell": ["{by} came"], **fields})


def test_expulsions_have_the_three_statuses() -> None:
    statuses = {kind.status for kind in load_lexicon().types.values() if kind.expulsion}
    assert statuses == {None, "persona non grata", "ordered to leave", "recalled"}


def test_the_pattern_with_most_in_common_is_tried_first_and_what_is_no_event_before_all() -> None:
    candidates = load_lexicon().verbs["expel"]
    assert candidates[0][0] == ""
    weights = [pattern.weight for name, pattern in candidates if name]
    assert weights == sorted(weights, reverse=True)
