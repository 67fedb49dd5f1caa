"""Several files changed together or not at all, whatever kills the process, and one process at a time.

The new texts are written beside their files first. Then a journal that names them all takes its
place by one rename: from then on the change is made, and a process that dies is finished by the next
run; until then nothing is, and the next run clears away what is left.
"""

from __future__ import annotations

import hashlib
import json
import os
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from .errors import ExplainerError
from .files import sync_folder, write_atomic

__all__ = ["Busy", "Change", "ChangedMeanwhile", "commit", "exclusive", "finish"]

_JOURNAL = ".journal.json"
_LOCK = ".lock"
_NEW = ".new"


class Busy(ExplainerError):
    """Another process is changing this story."""


class ChangedMeanwhile(ExplainerError):
    """A file is no longer what it was when the change was worked out; nothing was written."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a file should hold."""

    text: str
    """Its new text."""
    before: bytes | None
    """What it held when the change was worked out; None where there was no file."""


@contextmanager
def exclusive(folder: Path) -> Iterator[None]:
    """Keep other processes out while the block runs, and finish or clear what a dead one left.

    The lock is the operating system's, so a process that is killed leaves none behind.

    :param folder: where lock and journal are kept.
    :raises Busy: another process is at work in it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / _LOCK).open("a+") as lock:
        if not _acquired(lock):
            lock.seek(0)
            raise Busy(
                f"another explainer is changing this story ({lock.read().strip() or 'unknown'}); wait until it ends"
            )
        lock.truncate(0)
        lock.write(f"process {os.getpid()} on {socket.gethostname()}")
        lock.flush()
        _recover(folder)
        yield


def finish(folder: Path) -> None:
    """Finish what a process that died left to be done, for those who only read; most of the time nothing.

    :param folder: where the journal is kept.
    """
    if (folder / _JOURNAL).exists():
        with suppress(Busy), exclusive(folder):
            pass


def commit(folder: Path, changes: Mapping[Path, Change]) -> list[Path]:
    """Make every change or none, in the order given.

    :param folder: where the journal is kept; the caller holds its lock.
    :returns: the files whose bytes changed.
    :raises ChangedMeanwhile: a file was changed by somebody else since it was read.
    :raises OSError: disk or permissions do not allow it; everything is as it was.
    """
    wanted = {path: change for path, change in changes.items() if change.text.encode() != change.before}
    _refuse_if_changed(wanted)
    if not wanted:
        return []
    journal = [[os.path.relpath(path, folder), _digest(change.before)] for path, change in wanted.items()]
    try:
        for path, change in wanted.items():
            write_atomic(_new(path), change.text)
            if path.exists():
                _new(path).chmod(path.stat().st_mode & 0o7777)
        _refuse_if_changed(wanted)
        write_atomic(folder / _JOURNAL, json.dumps(journal))
    except BaseException:
        if not (folder / _JOURNAL).exists():
            for path in wanted:
                _new(path).unlink(missing_ok=True)
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
        left = [(folder / name, before) for name, before in json.loads(journal.read_text("utf-8"))]
        left = [(path, before) for path, before in left if _new(path).exists()]
        if all(_digest(_bytes(path)) == before for path, before in left):
            for path, _ in left:
                _new(path).replace(path.resolve())  # a link stays a link
                sync_folder(path.parent)
        journal.unlink()
        sync_folder(folder)
    for around in (folder, *(other for other in folder.parent.iterdir() if other.is_dir()), folder.parent):
        for pattern in (f".*{_NEW}", ".*.yml.*.tmp", ".*.json.*.tmp"):
            for stray in around.glob(pattern):
                stray.unlink(missing_ok=True)


def _new(path: Path) -> Path:
    return path.with_name(f".{path.name}{_NEW}")


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _digest(data: bytes | None) -> str | None:
    return None if data is None else hashlib.sha256(data).hexdigest()


def _refuse_if_changed(changes: Mapping[Path, Change]) -> None:
    for path, change in changes.items():
        if _bytes(path) != change.before:
            raise ChangedMeanwhile(f"{path} was changed while this ran, so nothing was written: run it again")


def _acquired(lock: object) -> bool:
    """Whether this process now holds the file's lock."""
    try:
        import fcntl
    except ImportError:  # Windows
        import msvcrt

        try:
            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        except OSError:
            return False
        return True
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)  # type: ignore[arg-type]
    except BlockingIOError:
        return False
    return True
