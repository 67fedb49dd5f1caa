"""Where a review was left is found again, and harms nothing where it is not."""

import pytest

from explainer.content import ContentFolder
from explainer.reviewing.resume import Left, read_left, write_left


@pytest.fixture
def folder(tmp_path):
    return ContentFolder(tmp_path / "content")


def test_what_was_kept_is_read_again(folder):
    left = Left("one", ("two", "three"))
    write_left(folder, left)
    assert read_left(folder) == left
    assert (folder.root.parent / ".explainer" / ".gitignore").read_text("utf-8") == "*\n"


@pytest.mark.parametrize("text", [None, "", "[]", "{}", '{"at": 1, "later": 2}', "{", "null"])
def test_without_one_that_can_be_read_it_begins_anew(folder, text):
    if text is not None:
        write_left(folder, Left("one"))
        (folder.root.parent / ".explainer" / "review.json").write_text(text, "utf-8")
    assert read_left(folder) == Left()


def test_where_it_cannot_be_kept_nobody_is_stopped(folder):
    (folder.root.parent / ".explainer").write_text("a file where the folder would be", "utf-8")
    write_left(folder, Left("one"))
    assert read_left(folder) == Left()
