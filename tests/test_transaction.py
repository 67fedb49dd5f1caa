"""Several files change together or not at all: killed at any point, with a full disk, read-only, and two at once."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from explainer import transaction
from explainer.errors import InvalidContent
from explainer.transaction import Busy, Change, ChangedMeanwhile, NotWritten, commit, exclusive, finish

OLD = {"facts/a.yml": "a: old\n", "facts/b.yml": "b: old\n", "extracted/c.yml": "c: old\n", "extracted/e.yml": "e\n"}
NEW = {
    "facts/a.yml": "a: new\n",
    "facts/b.yml": "b: newer\n",
    "extracted/c.yml": "c: new\n",
    "extracted/d.json": "{}\n",
}
CHANGES = {**NEW, "extracted/e.yml": None}
POINTS = [(os, "fsync"), (os, "replace"), (os, "unlink"), (os, "chmod"), (tempfile, "mkstemp")]
"""What touches the disk."""


@pytest.fixture
def story(tmp_path):
    _lay(tmp_path, OLD)
    return tmp_path


def _lay(root, files):
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text)


def _there(root):
    """Every file but the lock, with its text."""
    found = (path for path in root.rglob("*") if path.is_file() and path.name != ".lock")
    return {path.relative_to(root).as_posix(): path.read_text() for path in found}


def _change(root, new=CHANGES):
    with exclusive(root / "extracted"):
        old = {name: (root / name).read_bytes() if (root / name).exists() else None for name in new}
        return commit(root / "extracted", {root / name: Change(text, old[name]) for name, text in new.items()})


def _counted(count, what):
    """Every point at which the disk is touched calls ``what`` with its number, before and after."""
    reached = 0

    def wrapped(function):
        def call(*args, **options):
            nonlocal reached
            reached += 1
            what(reached)
            result = function(*args, **options)
            reached += 1
            what(reached)
            return result

        return call

    for module, name in POINTS:
        setattr(module, name, wrapped(getattr(module, name)))
    return lambda: reached


def _in_child(work):
    """Run in a process of its own; the signal that ended it, and else 0."""
    child = os.fork()
    if not child:
        try:
            work()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def killed_at(point, work):
    """Whether some work in a process of its own came to a point, at which it was killed."""

    def run():
        _counted(point, lambda number: os.kill(os.getpid(), signal.SIGKILL) if number == point else None)
        work()

    return _in_child(run) == -signal.SIGKILL


def left_at_each_point(work, root, folder):
    """Copies of a folder as some work in a process of its own had left it at each point, so as it were if killed there.

    :param folder: where the copies are put, each in a folder of its own.
    """

    def copied(number):
        (folder / f"{number:03}").mkdir(parents=True)
        subprocess.run(["cp", "-R", root, folder / f"{number:03}"], check=True)

    def run():
        _counted(0, copied)
        work()

    assert _in_child(run) == 0
    return [copy / root.name for copy in sorted(folder.iterdir())]


def test_every_file_changes(story):
    written = _change(story)
    assert _there(story) == NEW
    assert sorted(path.relative_to(story).as_posix() for path in written) == sorted(CHANGES)


def test_a_file_that_holds_its_text_already_is_not_touched(story):
    def written():  # to read it is no touch
        there = (story / "facts/a.yml").stat()
        return there.st_ino, there.st_mtime_ns, there.st_ctime_ns

    before = written()
    assert _change(story, {"facts/a.yml": "a: old\n"}) == []
    assert written() == before


@pytest.mark.slow
def test_killed_at_any_point_it_leaves_the_old_state_or_the_new_whole(tmp_path):
    seen = []
    for point in range(1, 500):
        root = tmp_path / str(point)
        _lay(root, OLD)
        if not killed_at(point, lambda root=root: _change(root)):
            break
        with exclusive(root / "extracted"):
            seen.append(_there(root))
        assert seen[-1] in (OLD, NEW), point
        _change(root)
        assert _there(root) == NEW, point
    assert point > 40
    assert OLD in seen
    assert NEW in seen
    assert seen == sorted(seen, key=lambda files: files == NEW), "what was done is not undone"


@pytest.mark.slow
def test_killed_while_it_recovers_it_recovers_the_next_time(tmp_path):
    def recover(root):
        with exclusive(root / "extracted"):
            pass

    for point in range(1, 200):
        root = tmp_path / str(point)
        _lay(root, OLD)
        with exclusive(root / "extracted"):
            pass
        assert killed_at(_journal_point(tmp_path / "once") + 2, lambda root=root: _change(root))
        if not killed_at(point, lambda root=root: recover(root)):
            break
        recover(root)
        assert _there(root) == NEW, point
    assert point > 5


def _journal_point(root):
    """The number of the point at which the journal has taken its place."""
    shutil.rmtree(root, ignore_errors=True)
    _lay(root, OLD)
    told = root.parent / "point"

    def run():
        def note(number):
            if (root / "extracted" / transaction._JOURNAL).exists() and not told.exists():
                told.write_text(str(number))

        told.unlink(missing_ok=True)
        _counted(0, note)
        _change(root)

    _in_child(run)
    return int(told.read_text())


def test_who_only_reads_sees_the_new_state_whole(story):
    assert killed_at(_journal_point(story.parent / "once"), lambda: _change(story))
    finish(story / "extracted")
    assert _there(story) == NEW


def test_who_only_reads_writes_nothing_where_nothing_is_left(story):
    finish(story / "nowhere")
    assert not (story / "nowhere").exists()


def test_what_a_person_wrote_after_the_process_died_is_kept(story):
    point = _journal_point(story.parent / "once")
    assert killed_at(point, lambda: _change(story))
    (story / "facts/a.yml").write_text("a: mine\n")
    with exclusive(story / "extracted"):
        assert _there(story) == OLD | {"facts/a.yml": "a: mine\n"}


def test_a_file_that_changed_meanwhile_is_not_overwritten(story):
    changes = {story / name: Change(text, OLD.get(name, "").encode() or None) for name, text in NEW.items()}
    (story / "facts/b.yml").write_text("b: mine\n")
    with exclusive(story / "extracted"), pytest.raises(ChangedMeanwhile, match=r"b\.yml was changed .* run it again"):
        commit(story / "extracted", changes)
    assert _there(story) == OLD | {"facts/b.yml": "b: mine\n"}


def test_a_file_that_changes_while_the_new_ones_are_written_is_not_overwritten(story, monkeypatch):
    def write(path, text, within):
        (story / "facts/b.yml").write_text("b: mine\n")
        return path.write_text(text)

    monkeypatch.setattr(transaction, "write_atomic", write)
    with pytest.raises(ChangedMeanwhile):
        _change(story)
    assert _there(story) == OLD | {"facts/b.yml": "b: mine\n"}


@pytest.mark.parametrize("at", range(5))
def test_a_disk_that_is_full_leaves_all_as_it_was(story, monkeypatch, at):
    write, calls = transaction.write_atomic, iter(range(99))

    def full(path, text, within):
        if next(calls) == at:
            raise OSError(28, "No space left on device", str(path))
        return write(path, text, within)

    monkeypatch.setattr(transaction, "write_atomic", full)
    with pytest.raises(NotWritten, match=r"cannot be written, so nothing was changed: no space left .* \(make room"):
        _change(story)
    assert _there(story) == OLD


def test_a_disk_that_really_is_full_leaves_all_as_it_was(tmp_path):
    """No file may grow past a limit that the new texts exceed."""

    def run():
        import resource

        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4000, 4000))
        try:
            _change(tmp_path, {"facts/a.yml": "a: new\n", "facts/b.yml": "b" * 9000})
        except NotWritten as error:
            assert "b.yml cannot be written, so nothing was changed: file too large" in str(error)
            os.kill(os.getpid(), signal.SIGUSR1)

    _lay(tmp_path, OLD)
    assert _in_child(run) == -signal.SIGUSR1
    assert _there(tmp_path) == OLD


@pytest.mark.parametrize("folder", ["facts", "extracted"])
def test_a_folder_that_is_read_only_leaves_all_as_it_was(story, folder):
    def run():
        if os.geteuid() == 0:
            os.setgid(65534)
            os.setuid(65534)
        try:
            _change(story)
        except NotWritten as error:
            assert "cannot be written, so nothing was changed: permission denied (give yourself" in str(error)
            os.kill(os.getpid(), signal.SIGUSR1)

    for parent in (*story.parents, *story.rglob("*"), story):
        if parent.is_relative_to(Path(tempfile.gettempdir())) and parent != Path(tempfile.gettempdir()):
            parent.chmod(0o777 if parent.is_relative_to(story) else parent.stat().st_mode | 0o055)
    with exclusive(story / "extracted"):
        pass
    (story / "extracted" / ".lock").chmod(0o666)
    (story / folder).chmod(0o555)
    assert _in_child(run) == -signal.SIGUSR1
    assert _there(story) == OLD


def test_two_at_once_is_refused_and_says_who_is_at_work(story):
    held = "import sys; from pathlib import Path; from explainer.transaction import exclusive\n"
    held += f"with exclusive(Path({str(story / 'extracted')!r})): print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", held], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(Busy, match=f"process {other.pid} on "):
            _change(story)
        assert _there(story) == OLD
        other.stdin.close()
    _change(story)
    assert _there(story) == NEW


def test_a_killed_process_leaves_no_lock(story):
    def run():
        with exclusive(story / "extracted"):
            os.kill(os.getpid(), signal.SIGKILL)

    assert _in_child(run) == -signal.SIGKILL
    started = time.monotonic()
    _change(story)
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    "journal",
    [
        b"",
        b'[["../facts/a.y',
        b"3",
        b"null",
        b"[1]",
        b'[["../facts/a.yml"]]',
        b"[[3, [], {}]]",
        b"\xff\xfe",
        b"1" * 5000,
        b"[" * 100_000,
        b'[["a\\u0000b", null, true]]',
        b'[["../../../victim", null, true]]',
        b'[["/victim", null, true]]',
        b'[["../away/victim", null, true]]',
    ],
)
def test_a_journal_that_is_none_or_names_other_files_than_the_storys_is_told_and_does_nothing(story, journal):
    content = story / "content"
    _lay(content, OLD)
    victim = story.parent / "victim"
    victim.write_text("mine")
    transaction._new(victim).write_text("not mine")
    (content / "away").symlink_to(story.parent)
    (content / "extracted/.journal.json").write_bytes(journal)
    for read in (finish, lambda folder: exclusive(folder).__enter__()):
        with pytest.raises(InvalidContent, match=r"content/extracted/\.journal\.json(.|\n)*help: remove the file"):
            read(content / "extracted")
    assert victim.read_text() == "mine"
    assert all((content / name).read_text() == text for name, text in OLD.items())


def _linked(story, name, to):
    (story / name).parent.mkdir(parents=True, exist_ok=True)
    (story / name).symlink_to(to)


@pytest.mark.parametrize("hard", [False, True])
def test_a_lock_that_is_a_link_is_not_written_through(story, hard):
    victim = story.parent / "victim"
    victim.write_text("mine")
    (story / "extracted/.lock").unlink(missing_ok=True)
    (story / "extracted/.lock").hardlink_to(victim) if hard else _linked(story, "extracted/.lock", victim)
    if hard:
        _change(story)
    else:
        with pytest.raises(NotWritten, match="a link out of the story's folder"):
            _change(story)
    assert victim.read_text() == "mine"


@pytest.mark.parametrize("name", ["facts/a.yml", "facts/new.yml", "extracted/.journal.json", "elsewhere/new.yml"])
def test_nothing_is_written_where_a_link_leads_out_of_the_storys_folder(story, tmp_path_factory, name):
    content = story / "content"
    _lay(content, OLD)
    outside = tmp_path_factory.mktemp("outside")
    (outside / "a.yml").write_text("mine")
    (content / name).unlink(missing_ok=True)
    if name.startswith("elsewhere"):
        _linked(content, "elsewhere", outside)
    else:
        _linked(content, name, outside / ("a.yml" if name == "facts/a.yml" else "made"))
    old = b"mine" if name == "facts/a.yml" else None
    changed = name if "journal" not in name else "facts/other.yml"
    refused = pytest.raises(NotWritten, match="so nothing was changed: it is a link out of the story's folder")
    with refused, exclusive(content / "extracted"):
        commit(content / "extracted", {content / changed: Change("new", old)})
    assert [file.name for file in outside.iterdir()] == ["a.yml"]
    assert (outside / "a.yml").read_text() == "mine"


def test_a_folder_that_is_a_link_out_of_the_storys_gets_no_lock(story, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside")
    _linked(story, "content/extracted", outside)
    with pytest.raises(NotWritten, match="a link out of the story's folder"):
        _change(story / "content", {})
    assert not [*outside.iterdir()]


def test_what_a_killed_process_left_beside_a_file_is_cleared_in_every_folder(story):
    for name in ("facts", "articles/in/deeper"):
        left = story / name / f".{'0' * 16}.new"
        left.parent.mkdir(parents=True, exist_ok=True)
        left.write_text("left")
    _change(story)
    assert _there(story) == NEW


def test_permissions_and_links_stay(story):
    real = story / "elsewhere.yml"
    (story / "facts/a.yml").rename(real)
    (story / "facts/a.yml").symlink_to(real)
    (story / "facts/b.yml").chmod(0o640)
    _change(story)
    assert (story / "facts/a.yml").is_symlink()
    assert real.read_text() == NEW["facts/a.yml"]
    assert (story / "facts/b.yml").stat().st_mode & 0o777 == 0o640
