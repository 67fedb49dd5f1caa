from __future__ import annotations

from pathlib import Path

import pytest

from explainer import strict_yaml
from explainer.articles import missing_sidecars, read_articles
from explainer.errors import InvalidContent
from explainer.transaction import Change

TEXT = (
    "Norland: a border “shut” #1\nBy Jane Doe\nNORTHAVEN, 3 May 2024 (AP) — The border has been shut since midnight.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    return tmp_path


def test_a_text_gets_a_sidecar_with_what_it_says_of_itself(folder: Path) -> None:
    articles = read_articles(folder)
    sidecars = missing_sidecars(folder, articles)
    assert list(sidecars) == [folder / "a.meta.yml"]
    change = sidecars[folder / "a.meta.yml"]
    assert strict_yaml.load(change.text, "a.meta.yml") == {
        "title": "Norland: a border “shut” #1",
        "publisher": "unknown",
        "author": "Jane Doe",
        "published": "2024-05-03",
        "url": "unknown",
        "language": "unknown",
        "agency": "AP",
        "rights": "unknown",
    }
    assert change == Change(change.text, None)
    (folder / "a.meta.yml").write_text(change.text, "utf-8")
    assert read_articles(folder) == articles


def test_a_sidecar_that_is_there_is_never_written_over(folder: Path) -> None:
    (folder / "a.meta.yml").write_text("title: Mine\n")
    assert missing_sidecars(folder, read_articles(folder)) == {}


def test_what_has_front_matter_gets_no_sidecar(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("The border is shut.")
    (tmp_path / "b.txt").write_text("---\ntitle: Mine\n---\nThe border is shut.")
    assert missing_sidecars(tmp_path, read_articles(tmp_path)) == {}


def test_what_a_person_wrote_stands_and_unknown_too(folder: Path) -> None:
    (folder / "a.meta.yml").write_text("title: Mine\nauthor: unknown\nagency:\n")
    (article,) = read_articles(folder)
    assert article.meta.model_dump(exclude_defaults=True) == {
        "title": "Mine",
        "published": "2024-05-03",
        "agency": "AP",
    }


def test_a_wrong_sidecar_is_told_by_its_own_name(folder: Path) -> None:
    (folder / "a.meta.yml").write_text("title: A\npublished: soon\n")
    with pytest.raises(InvalidContent, match=r"a\.meta\.yml:2:1 \(published\)"):
        read_articles(folder)


def test_a_sidecar_without_fields_is_told(folder: Path) -> None:
    (folder / "a.meta.yml").write_text("# nothing\n- title\n")
    with pytest.raises(InvalidContent, match="must be fields"):
        read_articles(folder)


def test_an_empty_sidecar_says_nothing(folder: Path) -> None:
    (folder / "a.meta.yml").write_text("")
    assert read_articles(folder)[0].meta.author == "Jane Doe"
