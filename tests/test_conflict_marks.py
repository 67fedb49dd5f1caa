"""What git left to a person to decide, in every file of a story that a command reads."""

import pytest

from explainer.articles import read_article
from explainer.conflict_marks import around, conflict
from explainer.content import ContentFolder, load
from explainer.errors import InvalidContent
from explainer.merge import open_proposals

from .content_folder import write_content

TORN = "<<<<<<< HEAD\n{0}=======\n{0}>>>>>>> colleague\n"
MARKED = around("norland-expels-sudria.number", "  number: 2\n", "  number: 3\n", ("main", "colleague"))


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("file", ["facts/timeline.yml", "extracted/timeline.yml", "extracted/given.json"])
def test_sheets_and_machine_files_are_merged_by_a_command(tmp_path, file, line_end):
    content = write_content(tmp_path)
    (content / file).parent.mkdir(exist_ok=True)
    (content / file).write_text("- id: a\n" + TORN.format("- id: b\n"), "utf-8", newline=line_end)
    with pytest.raises(InvalidContent) as raised:
        open_proposals(ContentFolder(content))
    (wrong,) = raised.value.diagnostics
    assert (wrong.file, wrong.mark.line, wrong.line) == (f"{content.name}/{file}", 2, "<<<<<<< HEAD")
    assert wrong.help.startswith("run explainer resolve:")


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("story.yml", "title: A\n" + TORN.format("language: en\n")),
        ("articles/003.md", "---\n" + TORN.format("title: A\n") + "---\n\nNorland.\n"),
        ("articles/003.md", "Norland.\n\n" + TORN.format("Sudria.\n")),
        ("articles/003.html", "<html>\n" + TORN.format("<p>Sudria.</p>\n") + "</html>\n"),
    ],
)
def test_other_files_are_left_to_people(tmp_path, file, text):
    content = write_content(tmp_path)
    (content / file).write_text(text, "utf-8")
    with pytest.raises(InvalidContent) as raised:
        load(content)
    (wrong,) = raised.value.diagnostics
    assert wrong.mark.line == text[: text.index("<<<")].count("\n") + 1
    assert wrong.help.startswith("keep the one that is right")


def test_what_is_left_after_merging_is_a_persons_to_decide():
    wrong = conflict(f"- id: norland-expels-sudria\n{MARKED}", "content/facts/expulsions.yml")
    assert wrong.help.startswith("keep the one that is right")
    assert wrong.line == "<<<<<<< norland-expels-sudria.number on main"


def test_an_article_with_a_line_of_equals_signs_has_no_conflict(tmp_path):
    (tmp_path / "001.md").write_text("Norland\n=======\n\nTwo envoys left.\n", "utf-8")
    assert read_article(tmp_path / "001.md").text


def test_files_that_one_command_merges_are_told_once(tmp_path):
    content = write_content(tmp_path)
    for sheet in ("actors", "timeline", "context"):
        (content / "facts" / f"{sheet}.yml").write_text(TORN.format("- id: b\n"), "utf-8")
    (content / "story.yml").write_text(TORN.format("title: A\n"), "utf-8")
    with pytest.raises(InvalidContent) as raised:
        load(content)
    torn, story = raised.value.diagnostics
    assert torn.message.endswith(", and in 2 more files") and story.file.endswith("story.yml")
