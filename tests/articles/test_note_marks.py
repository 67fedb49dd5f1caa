"""Marks of notes and blogs: gone from notes, and no word of prose with them. See ``fixtures/articles/notes.txt``, too."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from explainer.articles import read_article
from explainer.articles.note_marks import without_note_marks
from explainer.diagnostics import Mark


@pytest.mark.parametrize(
    "prose",
    [
        "5 % of 10 %%, he said.\n\nThen 20 %% more.",
        "10%% of it, 20%% of that.",
        "%%%%%%%%%%\nShut.\n%%%%%%%%%%",
        "if a == b and c == d, a==b and c==d, =====",
        "He [sic] said [this] [[and]](https://norland.example/that), [] and [[]].",
        "x^2, x ^2 and m ^2\nO ^_^",
        "“{sales}”, {{ and {% are braces, f(x) = {x}",
        "a <- b --> c, 3<4 <!",
        "[1]: https://norland.example/list",
        "> [a] quote\n> [!] of it",
        "Wow! [[",
    ],
)
def test_prose_stays_as_it_is(prose: str) -> None:
    assert without_note_marks(prose) == prose


@pytest.mark.parametrize("hidden", ["%%Doe left%%", "%% Doe left %%", "%%Doe\n\nleft%%", "<!--Doe\n\nleft-->"])
@pytest.mark.parametrize("before", ["", "Shut.\n\n", "So ", "In 2024 ", "10%% of it, ", "%% a %%"])
def test_what_is_hidden_is_gone_wherever_it_stands(before: str, hidden: str) -> None:
    assert "left" not in without_note_marks(f"{before}{hidden} It is shut.")


@pytest.mark.parametrize("before", ["10 %%", "in 2024"])
def test_a_percent_sign_opens_nothing_before_a_comment_that_follows_it(before: str) -> None:
    assert without_note_marks(f"So {before} of it, %%Doe left%% they said.") == f"So {before} of it,  they said."


@pytest.mark.parametrize(
    "piece",
    ["%%", "<!--", "1 %%", "{{", "{%", "[[", "![[a", "[^", "==a", " ^a", "> ", ">[!a", "{% comment", "[^1]: a\n"],
)
def test_marks_without_end_take_no_time(piece: str) -> None:
    start = time.process_time()
    without_note_marks(piece * (400_000 // len(piece)))
    assert time.process_time() - start < 4


@pytest.mark.parametrize("head", ["", "---\ntitle: Shut\n---\n", "+++\ntitle = 'Shut'\n+++\n"])
@pytest.mark.parametrize("mark", ["%%", "<!--", "{% comment %}"])
def test_a_comment_without_end_is_told_at_its_line(tmp_path: Path, head: str, mark: str) -> None:
    file = tmp_path / "a.md"
    file.write_text(f"{head}Shut.\n\n {mark} Doe left.\n\nRoe, too.\n")
    article = read_article(file)
    assert article.text == "Shut."
    (told,) = article.warnings
    assert told.mark == Mark(head.count("\n") + 3, 2) and told.line == f" {mark} Doe left."
