from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from explainer.errors import InvalidContent
from explainer.lexicon import load_lexicon


def test_the_lexicon_that_is_shipped_has_no_mistake(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(str(files("explainer") / "data" / "en" / "lexicon"), tmp_path / "lexicon"))
    assert load_lexicon(folder / "shared.yml") == load_lexicon()
    assert {f"{part}.yml" for part in load_lexicon().parts} | {"shared.yml"} == {file.name for file in folder.iterdir()}


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
