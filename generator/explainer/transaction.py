"""Several files changed together or not at all, whatever kills the process, and one process at a time.

The new texts are written beside their files first. Then a journal that names them all takes its
place by one rename: from then on the change is made, and a process that dies is finished by the next
run; until then nothing is, and the next run clears away what is left.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import socket
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from .diagnostics import Diagnostic
from .errors import ExplainerError, InvalidContent
from .files import read_file, real_place, refusal, sync_folder, write_atomic

__all__ = ["Busy", "Change", "ChangedMeanwhile", "NotWritten", "commit", "exclusive", "finish"]

_JOURNAL = ".journal.json"
_LOCK = ".lock"
_NEW = ".new"
_STRAY = re.compile(rf"\.[0-9a-f]{{16}}{_NEW}|\.\.([0-9a-f]{{16}}{_NEW}|{_JOURNAL[1:]})\.\w+\.tmp")
"""Names of what is left where a process died before its change was made."""

_NOTHING = "nothing was changed"
_ENTRIES = TypeAdapter(list[tuple[str, str | None, bool]])
"""A journal: of each file its path from the journal's folder, the digest of what it held, whether it goes."""
_LONGEST_JOURNAL = 16 * 2**20
_LONGEST_HOLDER = 300


class Busy(ExplainerError):
    """Another process is changing this story."""


class ChangedMeanwhile(ExplainerError):
    """A file is no longer what it was when the change was worked out; nothing was written."""


class NotWritten(ExplainerError):
    """The disk or the permissions refuse a change; its text says whether all is as it was or the next run finishes it."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a file should hold, if there should be one."""

    text: str | bytes | None
    """Its new text, or its bytes; None where there should be no file."""
    before: bytes | None
    """What it held when the change was worked out; None where there was no file."""

    @property
    def data(self) -> bytes | None:
        """Its new bytes; None where there should be no file."""
        return self.text.encode() if isinstance(self.text, str) else self.text


@contextmanager
def exclusive(folder: Path) -> Iterator[None]:
    """Keep other processes out while the block runs, and finish or clear what a dead one left.

    The lock is the operating system's, so a process that is killed leaves none behind.

    :param folder: where lock and journal are kept.
    :raises Busy: another process is at work in it.
    :raises InvalidContent: the journal is none that was written here.
    :raises NotWritten: the folder cannot be written to, or is a link out of the story's.
    """
    from filelock import FileLock, Timeout  # those who only read need no lock

    lock = FileLock(folder / _LOCK, blocking=False, on_acquired=_sign)
    with _told(folder / _LOCK, _NOTHING):
        real_place(folder / _LOCK, folder.parent)
        folder.mkdir(parents=True, exist_ok=True)
        try:
            lock.acquire()
        except Timeout:
            raise Busy(
                f"another explainer is changing this story ({_holder(folder / _LOCK)}); wait until it ends"
            ) from None
    try:
        _recover(folder)
        yield
    finally:
        lock.release()


def _sign(descriptor: int) -> None:
    """Write into a lock who holds it."""
    if os.fstat(descriptor).st_nlink > 1:  # what is written here would be written into another file, too
        return
    with suppress(OSError):  # it is only told; a full disk is found out where it matters
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"process {os.getpid()} on {socket.gethostname()}".encode())


def _holder(lock: Path) -> str:
    """Who holds a lock."""
    with suppress(OSError):  # Windows lets nobody else read a file that is locked
        return read_file(lock, most=_LONGEST_HOLDER).decode("utf-8", "replace").strip() or "unknown"
    return "unknown"


def finish(folder: Path) -> None:
    """Finish what a process that died left to be done, for those who only read; most of the time nothing.

    :param folder: where the journal is kept.
    :raises InvalidContent: the journal is none that was written here.
    """
    if (folder / _JOURNAL).exists():
        with suppress(Busy), exclusive(folder):
            pass


def commit(folder: Path, changes: Mapping[Path, Change]) -> list[Path]:
    """Make every change or none, in the order given.

    :param folder: where the journal is kept; the caller holds its lock.
    :returns: the files whose bytes changed.
    :raises ChangedMeanwhile: a file was changed by somebody else since it was read.
    :raises NotWritten: disk or permissions do not allow it.
    """
    wanted = {path: change for path, change in changes.items() if change.data != change.before}
    _refuse_if_changed(wanted)
    if not wanted:
        return []
    journal = [
        [os.path.relpath(path, folder), _digest(change.before), change.text is None] for path, change in wanted.items()
    ]
    made = {path.parent for path in wanted if not path.parent.exists()}
    for path in wanted:
        with _told(path, _NOTHING):
            real_place(path, _story(folder))
    _clear({path.parent for path in wanted})
    try:
        for path, change in wanted.items():
            with _told(path, _NOTHING):
                write_atomic(_new(path), change.text or "", _story(folder))
                if path.exists():
                    _new(path).chmod(path.stat().st_mode & 0o7777)
        _refuse_if_changed(wanted)
        with _told(folder / _JOURNAL, _NOTHING):
            write_atomic(folder / _JOURNAL, json.dumps(journal), folder)
    except BaseException:
        if not (folder / _JOURNAL).exists():
            for undo in (*(_new(path).unlink for path in wanted), *(parent.rmdir for parent in made)):
                with suppress(OSError):  # it was not made yet
                    undo()
        raise
    _recover(folder)
    return list(wanted)


def _recover(folder: Path) -> None:
    """Finish a change that has its journal; clear away one that has none.

    A file that a person changed after the process died is left to that person, and so is what was to follow it.

    :param folder: where the journal is kept; the caller holds its lock.
    """
    journal = folder / _JOURNAL
    if journal.exists():
        left = [one for one in _entries(journal, _story(folder)) if _new(one[0]).exists()]
        if all(_digest(_bytes(path)) in (before, None if goes else before) for path, before, goes in left):
            for path, _, goes in left:
                with _told(path, "the change is half made and the next run finishes it"):
                    if goes:
                        path.unlink(missing_ok=True)
                        _new(path).unlink()
                    else:
                        _new(path).replace(real_place(path))  # a link stays a link
                    sync_folder(path.parent)
        journal.unlink()
        sync_folder(folder)
    _clear({folder.parent, *_folders(folder.parent)})


def _story(folder: Path) -> Path:
    """The folder of a story, with its settings and workflows, which has its content folder and in that the journal's."""
    return real_place(folder.parent).parent


def _entries(journal: Path, within: Path) -> list[tuple[Path, str | None, bool]]:
    """What a journal says, of which nobody knows who wrote it: it may name files of the story alone.

    :raises InvalidContent: it is none that was written here.
    """
    try:
        entries = _ENTRIES.validate_json(read_file(journal, journal.parent, _LONGEST_JOURNAL))
        return [
            (real_place(journal.parent / path, within) and journal.parent / path, before, goes)
            for path, before, goes in entries
        ]
    except (OSError, ValueError):
        raise InvalidContent(
            [
                Diagnostic(
                    code="journal-broken",
                    message="this is not what a command leaves that was cut off, so nothing is done by it",
                    file=f"{real_place(journal.parent.parent).name}/{journal.parent.name}/{journal.name}",
                    help="remove the file, then look with git diff whether all sheets are as they should be",
                )
            ]
        ) from None


def _clear(folders: Iterable[Path]) -> None:
    """Remove what was left in folders where a process died before its change was made."""
    for around in folders:
        for stray in around.glob(".*"):
            if _STRAY.fullmatch(stray.name):
                with suppress(OSError):  # litter where nobody may write any more harms nothing
                    stray.unlink()


def _folders(folder: Path) -> Iterator[Path]:
    """The folders in a folder and in those, none of which is a link."""
    for name, inner, _ in os.walk(folder):
        yield from (Path(name, one) for one in inner if not Path(name, one).is_symlink())


def _new(path: Path) -> Path:
    """Where a file's new text waits: beside the file itself, however long its name is and wherever a link leads."""
    path = real_place(path)
    return path.with_name(f".{hashlib.sha256(os.fsencode(path.name)).hexdigest()[:16]}{_NEW}")


@contextmanager
def _told(path: Path, state: str) -> Iterator[None]:
    """What the system refuses while the block runs is told as being about a file.

    :param state: what has come of the change.
    """
    try:
        yield
    except OSError as error:
        raise NotWritten(f"{path} cannot be written, so {state}: {refusal(error)}") from error


def _bytes(path: Path) -> bytes | None:
    return read_file(path) if path.exists() else None


def _digest(data: bytes | None) -> str | None:
    return None if data is None else hashlib.sha256(data).hexdigest()


def _refuse_if_changed(changes: Mapping[Path, Change]) -> None:
    for path, change in changes.items():
        if _bytes(path) != change.before:
            raise ChangedMeanwhile(f"{path} was changed while this ran, so nothing was written: run it again")
