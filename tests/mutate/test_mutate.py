"""A check finds what it found before, and nothing in what changes no meaning."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer import strict_yaml

from .bench import CRASH, Bench
from .floors import FLOORS, found_kinds
from .mutants import KINDS, Mutant
from .run import mutants, story_copy
from .story_texts import StoryTexts

_CONTENT = Path(__file__).parent.parent.parent / "content"


@pytest.fixture(scope="module")
def story() -> StoryTexts:
    return StoryTexts(_CONTENT)


@pytest.mark.slow
def test_what_a_check_found_once_is_found_still(tmp_path: Path) -> None:
    """Every fourth kind is tried: each takes a check of a whole story."""
    floors = strict_yaml.load(FLOORS.read_text("utf-8"), FLOORS.name)
    tried = [*sorted(floors)[::4], *(name for name, kind in KINDS.items() if kind.harmless)]
    found = found_kinds(tmp_path, tried)
    assert sorted({*floors} & {*tried} - {*found}) == []
    assert [name for name in found if KINDS[name].harmless] == []


def test_nearly_every_kind_has_a_place_in_the_repositorys_story(story: StoryTexts) -> None:
    without = [name for name, kind in KINDS.items() if not list(mutants(story, kind, 1, ""))]
    assert len(KINDS) >= 95 + 20
    assert len(without) < 10, without


def test_the_same_mutants_come_each_time_and_others_of_another_seed(story: StoryTexts) -> None:
    kind = KINDS["day changed"]
    first = [mutant.what for mutant in mutants(story, kind, 5, "")]
    assert len(set(first)) == 5
    assert [mutant.what for mutant in mutants(StoryTexts(_CONTENT), kind, 5, "")] == first
    assert [mutant.what for mutant in mutants(story, kind, 5, "another")] != first


def test_a_mutant_changes_one_place_and_leaves_comments_alone(story: StoryTexts) -> None:
    for mutant in mutants(story, KINDS["year changed"], 5, ""):
        for name, text in mutant.files.items():
            before = (_CONTENT / name).read_text("utf-8").splitlines()
            after = str(text).splitlines()
            comments = [line for line in before if line.startswith("#")]
            assert [line for line in after if line.startswith("#")] == comments
            assert 0 < len(set(before) ^ set(after)) < 40


def test_a_traceback_is_told_as_such_and_the_files_are_mended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bench = Bench(story_copy(_CONTENT, tmp_path))
    before = (bench.folder.facts / "timeline.yml").read_bytes()

    def broken(*_: object) -> list[object]:
        raise KeyError("told")

    assert bench.new_findings(Mutant("nothing", {})) == []
    monkeypatch.setattr("tests.mutate.bench.check", broken)
    found = bench.new_findings(Mutant("all gone", {"facts/timeline.yml": "[]\n"}))
    assert [code for code, _ in found] == [CRASH]
    assert (bench.folder.facts / "timeline.yml").read_bytes() == before
