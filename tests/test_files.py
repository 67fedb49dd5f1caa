from __future__ import annotations

import os
import socket
import stat
import sys
from pathlib import Path

import pytest

from explainer import files
from explainer.files import clear_litter, own_place, read_file, strangers, whichever_form, write_atomic


def test_a_new_file_is_written_and_its_folder_made(tmp_path: Path) -> None:
    path = tmp_path / "facts" / "actors.yml"
    assert write_atomic(path, "- id: goïta\n")
    assert path.read_bytes() == "- id: goïta\n".encode()


def test_line_ends_are_kept_as_they_are(tmp_path: Path) -> None:
    write_atomic(tmp_path / "a", "one\r\ntwo\n")
    assert (tmp_path / "a").read_bytes() == b"one\r\ntwo\n"


def test_an_unchanged_file_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "a"
    write_atomic(path, "same")
    before = path.stat()
    assert not write_atomic(path, "same")
    after = path.stat()
    assert (before.st_mtime_ns, before.st_ino) == (after.st_mtime_ns, after.st_ino)


def test_a_changed_file_keeps_its_permissions_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("old")
    path.chmod(0o640)
    assert write_atomic(path, "new")
    assert path.read_text() == "new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_new_file_can_be_read_by_whoever_the_umask_lets(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("x")
    write_atomic(tmp_path / "a", "x")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "plain").stat().st_mode


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "target").write_text("old")
    (tmp_path / "link").symlink_to("target")
    assert write_atomic(tmp_path / "link", "new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "target").read_text() == "new"


def test_a_write_that_fails_leaves_the_old_file_and_no_litter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a"
    path.write_text("old")

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        write_atomic(path, "new")
    assert [file.name for file in tmp_path.iterdir()] == ["a"]
    assert path.read_text() == "old"


unix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has other pipes and devices")


def _strange(folder: Path) -> dict[str, str]:
    """Makes what is no file, and what is told of each."""
    os.mkfifo(folder / "pipe")
    (folder / "zeroes").symlink_to("/dev/zero")
    (folder / "folder").mkdir()
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(folder)  # a socket's address is short
        server.bind("socket")
        os.chdir(here)
    return {"pipe": "it is a pipe", "zeroes": "it is a device", "folder": "it is a folder", "socket": ""}


@unix
@pytest.mark.parametrize("name", ["pipe", "zeroes", "folder", "socket"])
def test_what_is_no_file_is_not_read(tmp_path: Path, name: str) -> None:
    why = _strange(tmp_path)[name]
    with pytest.raises(OSError) as caught:
        read_file(tmp_path / name)
    assert why in str(caught.value.strerror)
    assert caught.value.errno


@unix
def test_a_link_out_of_the_folder_is_not_followed_and_one_within_is(tmp_path: Path) -> None:
    story = tmp_path / "story"
    (story / "inner").mkdir(parents=True)
    (tmp_path / "secret").write_bytes(b"secret")
    (story / "own").write_bytes(b"own")
    (story / "out").symlink_to(tmp_path / "secret")
    (story / "inner" / "in").symlink_to("../own")
    (story / "away").symlink_to(tmp_path)
    (tmp_path / "called").symlink_to(story)
    for within in (story, tmp_path / "called"):
        assert read_file(within / "inner" / "in", within) == b"own"
        for name in ("out", "away/secret", "../secret"):
            with pytest.raises(OSError, match="a link out of the story's folder"):
                read_file(within / name, within)
    assert read_file(story / "out") == b"secret"


@unix
def test_nothing_is_written_through_a_link_out_of_the_folder(tmp_path: Path) -> None:
    story, outside = tmp_path / "story", tmp_path / "outside"
    story.mkdir()
    outside.mkdir()
    (outside / "own").write_text("own")
    (story / "out").symlink_to(outside / "own")
    (story / "made").symlink_to(outside / "made")
    (story / "away").symlink_to(outside)
    for name in ("out", "made", "away/own", "away/made", "away/in/made", "../outside/own"):
        with pytest.raises(OSError, match="a link out of the story's folder"):
            write_atomic(story / name, "new", story)
    assert [(file.name, file.read_text()) for file in outside.iterdir()] == [("own", "own")]


@unix
def test_what_is_named_to_be_in_a_story_is_there_and_what_is_named_elsewhere_is_elsewhere(tmp_path: Path) -> None:
    story = tmp_path / "story"
    story.mkdir()
    (story / "build").symlink_to(tmp_path)
    with pytest.raises(OSError, match="a link out of the story's folder"):
        own_place(story / "build" / "pages", story)
    assert own_place(story / "pages", story) == Path(os.path.realpath(story / "pages"))
    assert own_place(story / ".." / "pages", story) == Path(os.path.realpath(tmp_path / "pages"))


@unix
def test_a_link_to_nothing_is_called_one(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("nothing")
    with pytest.raises(OSError, match="a link to nothing"):
        read_file(tmp_path / "a")


@unix
def test_a_link_in_a_circle_stops_nobody_from_looking_at_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("a")
    os.mkfifo(tmp_path / "b")
    assert [path.name for path, _ in strangers(tmp_path)] == ["b"]


def test_a_file_that_is_far_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_LARGEST", 5)
    (tmp_path / "a").write_bytes(b"123456")
    with pytest.raises(OSError, match="larger than 256 MiB"):
        read_file(tmp_path / "a")
    assert [path.name for path, _ in strangers(tmp_path)] == ["a"]


def test_no_more_of_a_file_is_read_than_asked_for(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"one\r\ntwo")
    assert read_file(tmp_path / "a") == b"one\r\ntwo"
    assert read_file(tmp_path / "a", most=3) == b"one\r"
    with pytest.raises(FileNotFoundError):
        read_file(tmp_path / "b")


@unix
def test_strangers_in_a_folder_are_told_with_why(tmp_path: Path) -> None:
    story = tmp_path / "story"
    (story / "inner").mkdir(parents=True)
    (story / "left").mkdir()
    os.mkfifo(story / "inner" / "pipe")
    os.mkfifo(story / "left" / "pipe")
    (story / "away").symlink_to(tmp_path)
    (story / "own").write_bytes(b"own")
    (story / "inner" / "in").symlink_to("../own")
    (story / "inner" / "round").symlink_to("..")
    (story / "inner" / "nowhere").symlink_to("nothing")
    assert list(strangers(story, story / "left")) == [
        (story / "away", "it is a link out of the story's folder"),
        (story / "inner" / "pipe", "it is a pipe"),
    ]
    assert list(strangers(tmp_path / "missing")) == []
    assert list(strangers(story / "inner" / "nowhere")) == [(story / "inner" / "nowhere", "it is a link to nothing")]
    assert list(strangers(story / "own")) == [(story / "own", "it is no folder")]


@pytest.mark.skipif(sys.platform != "linux", reason="other systems' names are of characters")
def test_a_name_that_is_no_utf8_is_told(tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9")).write_bytes(b"")
    (tmp_path / "caf\u00e9").write_bytes(b"")
    assert [why for _, why in strangers(tmp_path)] == ["its name is not UTF-8: give it another"]


def test_a_file_is_found_however_its_accents_are_stored(tmp_path: Path) -> None:
    apart, composed = tmp_path / "e\u0301", tmp_path / "\u00e9"
    assert whichever_form(composed) == composed
    apart.write_bytes(b"")
    assert whichever_form(composed).samefile(apart) and whichever_form(apart) == apart


@unix
def test_what_a_killed_writer_left_is_cleared_and_what_one_at_work_writes_is_not(tmp_path: Path) -> None:
    left, other = tmp_path / ".a.yml.abcd_123.tmp", tmp_path / ".b.yml.abcd_123.tmp"
    for path in (left, other, tmp_path / ".a.yml.notours.tmp"):
        path.write_bytes(b"half")
    held = tmp_path / ".a.yml.abcd_124.tmp"
    with held.open("wb") as file:
        assert files._is_free(file.fileno())
        clear_litter([tmp_path / "a.yml"])
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([other.name, held.name, ".a.yml.notours.tmp"])
