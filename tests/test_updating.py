"""A story's settings brought up to date: what people changed stays, and what is new comes."""

import shutil

import pytest

from explainer import new, updating
from explainer.errors import ExplainerError
from explainer.new import ORIGINALS, SCHEMAS, new_story
from explainer.transaction import NotWritten
from explainer.updating import update_story

OLD = {
    "mkdocs.yml": "one\ntwo\nthree\nfour\nfive\nsix\nseven\n",
    ".github/workflows/pages.yml": "a\nb\nc\n",
    "README.md": "How it is kept\n",
    "requirements.txt": "explainer-site==1.0\n",
}
NEW = {
    "mkdocs.yml": "one\ntwo\nthree\nfour\nfive\nSIX\nseven\n",
    ".github/workflows/pages.yml": "a\nB\nc\n",
    "README.md": "How it is kept now\n",
    "requirements.txt": "explainer-site==2.0\n",
    ".github/dependabot.yml": "version: 2\n",
}


def _settings(monkeypatch, files, line="explainer-site==2.0"):
    for module in (new, updating):
        monkeypatch.setattr(module, "settings_files", lambda: dict(files))
        monkeypatch.setattr(module, "requirement", lambda: line)


@pytest.fixture
def story(tmp_path, monkeypatch):
    """A story made with the old settings, while new stories get the new ones."""
    _settings(monkeypatch, OLD)
    new_story(tmp_path)
    _settings(monkeypatch, NEW)
    return tmp_path


def _names(story, files):
    return sorted(file.relative_to(story).as_posix() for file in files)


def _texts(story):
    return {path: (story / path).read_text("utf-8") for path in NEW if (story / path).exists()}


def test_what_nobody_changed_becomes_as_in_a_new_story(story):
    done = update_story(story)
    assert _names(story, done.written) == sorted(NEW)
    assert (_texts(story), done.conflicts) == (NEW, [])


def test_what_people_changed_stays_beside_what_is_new(story):
    (story / "mkdocs.yml").write_text("one\nmine\nthree\nfour\nfive\nsix\nseven\nmore\n", "utf-8")
    (story / "README.md").write_text("About us\n", "utf-8")
    assert update_story(story).conflicts == []
    assert _texts(story)["mkdocs.yml"] == "one\nmine\nthree\nfour\nfive\nSIX\nseven\nmore\n"
    assert _texts(story)["README.md"] == "About us\n"


def test_a_second_update_has_nothing_to_do(story):
    (story / "mkdocs.yml").write_text(OLD["mkdocs.yml"].replace("two", "mine"), "utf-8")
    update_story(story)
    assert update_story(story).written == []


def test_what_both_changed_is_marked_and_named_and_must_be_settled_before_the_next(story):
    (story / ".github/workflows/pages.yml").write_text("a\nmine\nc\n", "utf-8")
    done = update_story(story)
    assert _names(story, done.conflicts) == [".github/workflows/pages.yml"]
    marked = "a\n<<<<<<< yours\nmine\n=======\nB\n>>>>>>> as it is made now\nc\n"
    assert _texts(story)[".github/workflows/pages.yml"] == marked
    with pytest.raises(ExplainerError, match=r"settle the conflicts in \.github/workflows/pages\.yml first"):
        update_story(story)


def test_a_file_that_people_took_out_stays_out(story):
    (story / ".github/workflows/pages.yml").unlink()
    update_story(story)
    assert not (story / ".github/workflows/pages.yml").exists()


def test_what_makes_the_site_is_left_alone_where_nobody_knows_it(story, monkeypatch):
    _settings(monkeypatch, NEW | {"requirements.txt": "# unknown\n"}, line=None)
    update_story(story)
    assert _texts(story)["requirements.txt"] == OLD["requirements.txt"]


def test_line_ends_of_windows_are_kept_and_are_no_change(story):
    (story / "mkdocs.yml").write_bytes(OLD["mkdocs.yml"].replace("\n", "\r\n").encode())
    assert update_story(story).conflicts == []
    assert (story / "mkdocs.yml").read_bytes() == NEW["mkdocs.yml"].replace("\n", "\r\n").encode()


def test_a_story_that_keeps_no_originals_has_only_lines_that_differ_in_conflict(story):
    (story / ORIGINALS).unlink()
    update_story(story)
    head, _, rest = _texts(story)["mkdocs.yml"].partition("<<<<<<<")
    assert head == "one\ntwo\nthree\nfour\nfive\n" and rest.endswith("seven\n")


def test_schemas_are_made_anew_where_a_story_has_them(story):
    schema = story / SCHEMAS / "story.schema.json"
    text = schema.read_text("utf-8")
    schema.write_text("{}", "utf-8")
    update_story(story)
    assert schema.read_text("utf-8") == text
    shutil.rmtree(story / SCHEMAS)
    update_story(story)
    assert not (story / SCHEMAS).exists()


def test_a_folder_without_a_story_is_refused(tmp_path):
    with pytest.raises(ExplainerError, match="there is no story"):
        update_story(tmp_path)
    assert [*tmp_path.iterdir()] == []


def test_git_that_is_missing_is_said_and_nothing_is_written(story, monkeypatch):
    before = _texts(story)
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ExplainerError, match="git is not installed"):
        update_story(story)
    assert _texts(story) == before


def test_what_cannot_be_written_leaves_all_as_it_was(story, monkeypatch):
    before = _texts(story)

    def refuse(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("explainer.transaction.write_atomic", refuse)
    with pytest.raises(NotWritten):
        update_story(story)
    assert _texts(story) == before
