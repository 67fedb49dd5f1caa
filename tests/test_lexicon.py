from __future__ import annotations

import re
import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from explainer.errors import InvalidContent
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


def test_every_hostile_plover_type_is_one() -> None:
    assert set(load_lexicon().hostile) < PLOVER


def test_every_class_is_used_by_a_pattern() -> None:
    lexicon = load_lexicon()
    texts = [*lexicon.not_events, *(p for kind in lexicon.types.values() for p in (*kind.verbs, *kind.nouns))]
    named = {name for text in texts for classes in re.findall(r":([^}]+)\}", text) for name in classes.split("|")}
    named |= {words.partition(" ")[0] for members in lexicon.classes.values() for words in members if " " in words}
    assert set(lexicon.classes) - named == {"preposition"}


def test_the_lexicon_that_is_shipped_has_no_mistake(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(str(files("explainer") / "data" / "en" / "lexicon"), tmp_path / "lexicon"))
    assert load_lexicon(folder / "shared.yml") == load_lexicon()
    assert {f"{part}.yml" for part in load_lexicon().parts} | {"shared.yml"} == {file.name for file in folder.iterdir()}


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


def test_a_pattern_is_read_into_its_parts() -> None:
    pattern = parse_pattern(
        "cut|break off {what:ties} [with|to {against}]", {"ties": ["link", "tie"], "preposition": ["with", "to"]}
    )
    assert pattern.heads == {"cut", "break"}
    assert [e.how for e in pattern.elements] == ["word", "object", "preposition"]
    assert pattern.elements[1].slot.lemmas == {"link", "tie"}
    assert pattern.elements[2].optional
    assert pattern.elements[2].words == {"with", "to"}


def test_a_pattern_may_name_its_own_subject_a_clause_and_an_infinitive() -> None:
    assert parse_pattern("{against:person} leave {place}", {}).subject.kinds == {"person"}
    assert parse_pattern("demand that {against}", {}).elements[0].how == "clause"
    leave = parse_pattern("give {against} {_time:day} to leave|go", {}).elements
    assert [e.how for e in leave] == ["object", "second", "infinitive"]
    assert leave[2].words == {"leave", "go"}


@pytest.mark.parametrize(
    ("pattern", "wrong"),
    [
        ("expel {agianst}", "has the role agianst"),
        ("suspend {what} [with {against}", "bracket"),
        ("suspend {what] with {against}", "brace"),
        ("{by}", "no verb or noun"),
    ],
)
def test_a_pattern_that_is_none_is_refused(pattern: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        parse_pattern(pattern, {})


def test_a_lexicon_with_mistakes_names_all_of_them_with_their_lines(tmp_path: Path) -> None:
    file = tmp_path / "lexicon.yml"
    file.write_text(
        "classes: {}\nlight_verbs: []\nhostile: []\nnot_events: []\ntypes:\n  expel:\n    label: Expulsion\n"
        '    plover: SANCTION-EXPEL\n    verbs:\n      - "expel {whom}"\n      - "expel [{against}"\n    tell: ["{by} left"]\n'
    )
    with pytest.raises(InvalidContent) as caught:
        load_lexicon(file)
    assert [d.mark.line for d in caught.value.diagnostics] == [10, 11]
    file.write_text(file.read_text().replace("{by} left", "{bye} left"))
    with pytest.raises(InvalidContent, match="unknown field bye"):
        load_lexicon(file)


def _lexicon_of(folder: Path, **parts: str) -> Path:
    """A lexicon in several files; the first of the parts is the file that names the others."""
    for name, text in parts.items():
        (folder / f"{name}.yml").write_text(text)
    return folder / f"{next(iter(parts))}.yml"


_FIRST = "parts: [visits]\nclasses: {}\nlight_verbs: []\nnot_events: []\n"
_VISIT = "types:\n  visit:\n    label: Visit\n    plover: CONSULT\n    verbs: ['%s']\n    tell: ['{by} came']\n"


def test_a_lexicon_may_hold_its_types_in_files_by_subject(tmp_path: Path) -> None:
    lexicon = load_lexicon(
        _lexicon_of(tmp_path, first=_FIRST, visits="classes: {guest: [king]}\n" + _VISIT % "host {against:guest}")
    )
    assert [name for name, _ in lexicon.verbs["host"]] == ["visit"]
    assert lexicon.members("guest") == {"king"}


@pytest.mark.parametrize(
    ("part", "line", "wrong"),
    [
        (_VISIT % "visit {agianst}", 5, "has the role agianst"),
        (_VISIT % "visit" + "    family: trip\n", 7, "there is no type trip"),
        (_VISIT % "visit" + "    famly: trip\n", 7, "Extra inputs are not permitted"),
        (_VISIT % "visit" + "not_events: []\n", 7, "belongs in the file that names this one"),
    ],
)
def test_what_is_wrong_in_one_of_its_files_is_told_with_that_file_and_line(
    tmp_path: Path, part: str, line: int, wrong: str
) -> None:
    with pytest.raises(InvalidContent, match=wrong) as caught:
        load_lexicon(_lexicon_of(tmp_path, first=_FIRST, visits=part))
    assert [(d.file, d.mark.line) for d in caught.value.diagnostics] == [(str(tmp_path / "visits.yml"), line)]


def test_a_type_that_stands_in_two_files_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidContent, match="stands in another file already"):
        load_lexicon(_lexicon_of(tmp_path, first=_FIRST + _VISIT % "visit", visits=_VISIT % "visit"))


def test_a_file_that_a_lexicon_names_and_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidContent, match=r"no file visits\.yml") as caught:
        load_lexicon(_lexicon_of(tmp_path, first=_FIRST))
    assert caught.value.diagnostics[0].mark.line == 1
