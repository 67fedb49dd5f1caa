"""Front matter in YAML, TOML and JSON, each on the lines of its file."""

from __future__ import annotations

import pytest

from explainer.articles.front_matter import split_front_matter
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
