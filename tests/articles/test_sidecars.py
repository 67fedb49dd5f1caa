from __future__ import annotations

from pathlib import Path

import pytest

from explainer import strict_yaml
from explainer.articles import Attested, new_sidecar, read_articles, readable_articles, words_of_comment
from explainer.errors import InvalidContent

TEXT = (
    "Norland: a border “shut” #1\nBy Jane Doe\nNORTHAVEN, 3 May 2024 (AP) — The border has been shut since midnight.\n"
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    return tmp_path


def test_a_sidecar_has_a_line_a_value_with_where_it_was_found() -> None:
    said = {
        "title": Attested("Norland: a border “shut” #1", "its first line"),
        "author": Attested(["Jane Doe", "A. N. Other"], "the byline:\n“By Jane Doe\x0b and A. N. Other”"),
        "published": Attested("unknown", ""),
    }
    said = {field: Attested(one.value, words_of_comment(one.where)) for field, one in said.items()}
    text = new_sidecar("a\n.txt", said)
    head, *lines = text.splitlines()
    assert head.startswith("# What is known about a .txt, from its own words.")
    assert lines == [
        "title: 'Norland: a border “shut” #1' # its first line",
        "author: [Jane Doe, A. N. Other] # the byline: “By Jane Doe and A. N. Other”",
        "published: unknown",
    ]
    assert strict_yaml.load(text, "") == {field: one.value for field, one in said.items()}


def test_where_a_value_was_found_is_told_at_a_readable_length() -> None:
    told = words_of_comment("the byline " + "word " * 100)
    assert len(told) <= 80 and told.startswith("the byline word") and told.endswith(" wor…")


def test_what_no_person_wrote_gives_way_to_what_the_article_says(folder: Path) -> None:
    (folder / "a.meta.yml").write_text("title: Mine\nauthor: Nobody\npublished: 2024\n")
    given = {field: Attested(value, "") for field, value in {"author": "Nobody", "published": "2023"}.items()}
    ((article,), _) = readable_articles(folder, {"a": given})
    assert (article.meta.title, article.meta.author, article.meta.published) == ("Mine", "Jane Doe", "2024-05-03")
    assert (article.said.title, article.said.author) == ("Norland: a border “shut” #1", "Jane Doe")


def test_what_a_person_wrote_stands_and_unknown_too(folder: Path) -> None:
    (folder / "a.meta.yml").write_text("title: Mine\nauthor: unknown\nagency:\nshort: AP 3/5\n")
    (article,) = read_articles(folder)
    assert article.meta.model_dump(exclude_defaults=True) == {
        "title": "Mine",
        "published": "2024-05-03",
        "agency": "AP",
        "short": "AP 3/5",
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


def test_a_sidecar_beside_front_matter_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: Mine\n---\nThe border is shut.")
    assert read_articles(tmp_path)[0].warnings == []
    (tmp_path / "a.meta.yml").write_text("title: Another\n")
    (article,) = read_articles(tmp_path)
    assert article.meta.title == "Mine"
    assert [(one.code, Path(one.file).name) for one in article.warnings] == [("sidecar-unread", "a.meta.yml")]


@pytest.mark.parametrize(
    ("sidecar", "send"), [("send: never\n", "never"), ("title: [A\n", "never"), ("title: A\n", "unknown")]
)
def test_an_article_is_not_sent_where_any_word_forbids_it(tmp_path: Path, sidecar: str, send: str) -> None:
    (tmp_path / "a.md").write_text("---\ntitle: Mine\n---\nThe border is shut.")
    (tmp_path / "a.meta.yml").write_text(sidecar)
    assert read_articles(tmp_path)[0].meta.send == send


def test_an_article_is_not_sent_however_that_is_written(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("---\nSend: never\n---\nThe border is shut.")
    assert read_articles(tmp_path)[0].meta.send == "never"
