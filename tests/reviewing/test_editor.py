"""The editor that a person likes, opened at a line."""

from pathlib import Path

import pytest

from explainer.errors import ExplainerError
from explainer.reviewing.editor import editor_command, open_editor

FILE = Path("facts/timeline.yml")


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({"EDITOR": "vim"}, ["vim", "+12", str(FILE)]),
        ({"EDITOR": "/usr/bin/nano -w"}, ["/usr/bin/nano", "-w", "+12", str(FILE)]),
        ({"EDITOR": "emacsclient -t"}, ["emacsclient", "-t", "+12", str(FILE)]),
        ({"EDITOR": "code"}, ["code", "--wait", "--goto", f"{FILE}:12"]),
        ({"EDITOR": "code --wait"}, ["code", "--wait", "--goto", f"{FILE}:12"]),
        ({"EDITOR": "hx"}, ["hx", f"{FILE}:12"]),
        ({"EDITOR": "my-own-editor"}, ["my-own-editor", str(FILE)]),
        ({"VISUAL": "subl", "EDITOR": "vi"}, ["subl", "--wait", f"{FILE}:12"]),
        ({"VISUAL": " ", "EDITOR": "vi"}, ["vi", "+12", str(FILE)]),
    ],
)
def test_each_editor_is_told_the_line_in_its_own_way(environ, expected):
    assert editor_command(environ, FILE, 12) == expected


def test_without_a_named_editor_a_usual_one_is_taken(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda program: f"/bin/{program}" if program == "vi" else None)
    assert editor_command({}, FILE, 3) == ["vi", "+3", str(FILE)]
    monkeypatch.setattr("shutil.which", lambda program: None)
    with pytest.raises(ExplainerError, match="set VISUAL or EDITOR"):
        editor_command({}, FILE, 3)


def test_an_editor_that_cannot_be_started_is_said(monkeypatch):
    monkeypatch.setenv("VISUAL", "/nowhere/my-editor")
    with pytest.raises(ExplainerError, match=r"/nowhere/my-editor cannot be started \(no such file"):
        open_editor(FILE, 1)
