"""Front matter in YAML, TOML and JSON, each on the lines of its file."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.articles import read_article
from explainer.articles.front_matter import as_in_file, split_front_matter
from explainer.articles.metadata import parse_metadata
from explainer.errors import InvalidContent

BODY = "The border is shut.\n"


@pytest.mark.parametrize(
    "head",
    [
        "---\ntitle: Shut\ndate: 2024-06-04T10:00:00+02:00\nauthors: [Ada Quill]\n---\n",
        "\n---yaml\n'title': Shut\ndate: 2024-06-04\nauthors:\n  - Ada Quill\n---\n",
        "+++\ntitle = 'Shut'\ndate = 2024-06-04T10:00:00+02:00\nauthors = [\n  'Ada Quill',\n]\n+++\n",
        "---toml\ntitle = 'Shut'\ndate = 2024-06-04\nauthors = ['Ada Quill']\n---\n",
        '---json\n{"title": "Shut", "date": "2024-06-04",\n"authors": ["Ada Quill"]}\n---\n',
        "title:: Shut\ndate:: [[Jun 4th, 2024]]\nauthors:: [[Ada Quill]]\n\n",
        '{\n  "title": "Shut",\n  "date": "2024-06-04",\n  "authors": ["Ada Quill"]\n}\n',
    ],
)
def test_front_matter_is_read_in_whatever_form_programs_write_it(head: str) -> None:
    front, body = split_front_matter(head + BODY, "a.md")
    assert front is not None and body.strip() == BODY.strip()
    assert parse_metadata(front, "a.md").fields == {"title": "Shut", "published": "2024-06-04", "author": "Ada Quill"}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: a\npublished: soon\n---\n", 3),
        ("\n+++\ntitle = 'a'\n\npublished = 'soon'\n[params]\nx = 1\n+++\n", 5),
        ('{\n "title": "a",\n\n "published": "soon"\n}\n', 4),
        ('---json\n{"title": "a",\n"published": "soon"}\n---\n', 3),
        ("+++\ntitle = 'a'\npublished = soon\n+++\n", 3),
        ('---json\n{"title": "a",\n"published": soon}\n---\n', 3),
        ("\n---toml\ntitle: a\n", 2),
    ],
)
def test_what_is_wrong_is_told_at_its_line_in_the_file(text: str, line: int) -> None:
    with pytest.raises(InvalidContent) as caught:
        parse_metadata(split_front_matter(text + BODY, "a.md")[0] or "", "a.md")
    (wrong,) = caught.value.diagnostics
    assert wrong.mark and wrong.mark.line == line and wrong.help


@pytest.mark.parametrize(
    "text",
    [
        "+++\n",
        "+++ and more\n",
        "He said:: yes\n",
        "std::vector\n",
        "{a brace}\n",
        '{"a": 1} is an object\n',
        "[1]\n",
        "---\nHe said: yes.\n---\n",
        "--\na: b\n--\n",
    ],
)
def test_what_is_no_front_matter_is_text(text: str) -> None:
    assert split_front_matter(text + BODY, "a.md") == (None, text + BODY)


@pytest.mark.parametrize(
    ("head", "number", "line"),
    [
        ("+++\ntitle = 'a'\n  draft = false\n+++\n", 3, "  draft = false"),
        ('{\n "title": "a",\n "draft": false,\n "date": "2024-06-04"\n}\n', 3, ' "draft": false,'),
        ('---json\n{"title": "a", "draft": false,\n"date": "2024-06-04"}\n---\n', 2, '{"title": "a", "draft": false,'),
        ("title:: a\ndraft:: false\n\n", 2, "draft:: false"),
        ("---\ntitle: a\ndraft: false\n---\n", 3, "draft: false"),
    ],
)
def test_a_warning_shows_the_line_of_the_file(head: str, number: int, line: str) -> None:
    text = head + BODY
    (warning,) = parse_metadata(split_front_matter(text, "a.md")[0] or "", "a.md").warnings
    told = as_in_file(warning, text)
    assert told.mark and (told.mark.line, told.line) == (number, line)
    assert line[told.mark.column - 1 :].startswith("draft")


def test_articles_are_told_of_by_their_own_lines(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("+++\ndraft = false\n+++\n" + BODY)
    assert [warning.line for warning in read_article(file).warnings] == ["draft = false"]
    file.write_text("+++\npublished = 'soon'\n+++\n" + BODY)
    with pytest.raises(InvalidContent) as caught:
        read_article(file)
    assert [wrong.line for wrong in caught.value.diagnostics] == ["published = 'soon'"]
