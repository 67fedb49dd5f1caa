"""Commands killed at random moments: ``python -m tests.killed 200`` kills each that writes so many times.

``--story`` names the content folder that is copied for it, else the repository's. Every other kill comes right before one of
the command's writes, the others at any moment between the first and the last of them. After each kill every sheet is the
old one or the new one, whole; the same command again ends in what it would have come to had nobody killed it, and leaves
nothing behind.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import random
import re
import shutil
import signal
import struct
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

from explainer.cli import main as explainer

from .writing_commands import STORIES, WORKS, Work, silence

__all__ = ["Kills", "killed"]

_LEFT_ALONE = re.compile(r"\.git/|\.explainer/|(.*/)?\.lock$")
"""What is git's, kept for convenience only, or empty of meaning."""
_LONGEST_GIT = 2.0
"""Seconds that what a killed command began is waited for."""
_FULL = 300
"""Bytes that a file may have where the disk is full: too few for every command."""
_WRITES = frozenset({"open", "os.chmod", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate"})
"""What Python tells before it touches the disk; ``open`` does so only if it is for writing."""
_TEMPORARY = re.compile(r"\.[a-z0-9_]{8}\.tmp$")
_UNTIL_THE_NEXT_RUN = (".tmp", ".new", ".journal.json")
_TIME = struct.Struct("d")


@dataclass(slots=True)
class Kills:
    """What came of killing a command."""

    hit: int = 0
    """How often it was at work when it was killed."""
    old: int = 0
    """How often everything was as before then."""
    new: int = 0
    """How often everything was done then, or was by the first look."""
    between: int = 0
    """How often some of its files were written."""


def killed(work: Work, times: int, pick: random.Random, content: Path) -> Kills:
    """Kill a command so many times, each on a copy of a story; then let the disk be full, and two of it run at once.

    :param content: its content folder.

    :raises AssertionError: something was lost, half written or left behind.
    """
    with tempfile.TemporaryDirectory() as name:
        around = Path(name).resolve()
        first = around / "first"
        shutil.copytree(content, first / "content")
        with contextlib.chdir(first), silence():
            if not (first / "content" / "extracted").exists():
                explainer(["-q", "extract"])
            work.prepare(first)
        return _Killing(work, first, around).all(times, pick)


class _Killing:
    """A command and the story on which it is let loose again and again."""

    def __init__(self, work: Work, first: Path, around: Path) -> None:
        """:param around: where copies of the story may be put."""
        self.work, self.first, self.around = work, first, around
        self.seen: set[frozenset[tuple[str, bytes]]] = set()  # after which states a next run is known to end well
        self.words = work.words(first)
        self.old = _files(first)
        with contextlib.chdir(self.copy()), silence(), _typed(work.keys):
            explainer(["-q", *self.words])  # what is loaded here, the processes that are killed have
        measured = [self.moments_of_writes(self.copy()) for _ in range(2)]
        self.moments = min(measured, key=lambda moments: moments[-1])  # the machine may have had other things to do
        self.new = _files(around / "story")
        assert self.new != self.old, f"{self.words} has nothing to do"

    def all(self, times: int, pick: random.Random) -> Kills:
        """Everything that can befall it."""
        done = Kills()
        story = self.copy()
        for number in range(times):
            done.hit += self.kill(story, pick, between=bool(number % 2))
            if not self.work.not_ours or number % 10 == 9:
                self.look(story, done)
                story = self.copy()
        story = self.copy()
        told = 0 if self.work.keys else 1  # a review tells it on its screen, and goes on
        assert _ended(self.begun(story, most=_FULL)) == told, "a full disk is told"
        self.look(story, Kills())
        story = self.copy()
        two = self.begun(story), self.begun(story)
        assert {_ended(child) for child in two} <= {0, 1}, "one of two at once ended otherwise"
        self.look(story, Kills())
        return done

    def moments_of_writes(self, story: Path) -> list[float]:
        """When, in seconds, each write came after the first, where nobody disturbs the command."""
        reader, writer = os.pipe()
        child = self.begun(story, lambda number: os.write(writer, _TIME.pack(time.monotonic())))
        os.close(writer)
        with os.fdopen(reader, "rb") as told:
            moments = [moment for (moment,) in _TIME.iter_unpack(told.read())]
        _ended(child)
        return [moment - moments[0] for moment in moments]

    def kill(self, story: Path, pick: random.Random, *, between: bool) -> bool:
        """Whether the command was at work when it was killed.

        :param between: at any moment from the first write to the last, else right before one of them.
        """
        if not between:
            at = pick.randrange(len(self.moments))
            child = self.begun(story, lambda number: os.kill(os.getpid(), signal.SIGKILL) if number == at else None)
            return _ended(child) == -signal.SIGKILL
        moment = pick.uniform(0, self.moments[-1])
        at = max(number for number, began in enumerate(self.moments) if began <= moment)
        reader, writer = os.pipe()
        child = self.begun(story, lambda number: os.write(writer, b".") if number == at else None)
        os.close(writer)
        with os.fdopen(reader, "rb") as told:
            told.read(1)
        time.sleep(moment - self.moments[at])
        os.kill(child, signal.SIGKILL)
        return _ended(child) == -signal.SIGKILL

    def look(self, story: Path, done: Kills) -> None:
        """See what a killed command left, run it again, and see that it is done."""
        there = _files(story)
        left = {path: data for path, data in there.items() if not path.endswith(_UNTIL_THE_NEXT_RUN)}
        for path, data in left.items():
            whole = data in (self.old.get(path), self.new.get(path))
            assert whole or (self.work.not_ours and path.startswith(self.work.not_ours)), f"{path} is half written"
        missing = [path for path in self.old if path in self.new and path not in left]
        assert not missing, f"{missing} is gone"
        done.old += left == self.old
        done.new += left == self.new
        done.between += left not in (self.old, self.new)
        state = frozenset((_TEMPORARY.sub(".tmp", path), data) for path, data in there.items())
        if state in self.seen and not (story / ".git").exists():
            return
        self.seen.add(state)
        _ended(self.begun(story))
        now = _files(story)
        assert now == self.new, sorted(path for path in now.keys() | self.new if now.get(path) != self.new.get(path))

    def copy(self) -> Path:
        """A fresh copy of the story, always in the same place."""
        to = self.around / "story"
        shutil.rmtree(to, ignore_errors=True)
        shutil.copytree(self.first, to)
        return to

    def begun(self, story: Path, written: Callable[[int], object] | None = None, most: int = 0) -> int:
        """The process in which the command is at work.

        :param written: is called there before each write, with its number.
        :param most: bytes that a file may have, as if the disk were full then; any number where 0.
        """
        if child := os.fork():
            return child
        try:
            os.setpgid(0, 0)
            if most:
                import resource  # Windows has none

                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
            os.chdir(story)
            os.fsync = lambda descriptor: None  # a process that dies takes nothing with it that the system has
            nowhere = Path(os.devnull).open("r+")  # noqa: SIM115 (it is open until the process ends)
            for stream in range(3):
                os.dup2(nowhere.fileno(), stream)
            sys.stdin = sys.stdout = sys.stderr = nowhere  # pytest put files of its own there
            if written:
                _listen(story, written)
            with _typed(self.work.keys):
                os._exit(explainer(self.words))
        finally:
            os._exit(99)


def _listen(story: Path, written: Callable[[int], object]) -> None:
    """Call a function in this process before each write to a story, from now on, with the number of the write."""
    count = 0

    def heard(event: str, of: tuple[object, ...]) -> None:
        nonlocal count
        if event not in _WRITES or (event == "open" and not int(str(of[2])) & (os.O_WRONLY | os.O_RDWR)):
            return
        if isinstance(of[0], (str, bytes, os.PathLike)) and str(Path(os.fsdecode(of[0])).absolute()).startswith(
            f"{story}/"
        ):
            count += 1
            written(count - 1)

    sys.addaudithook(heard)


@contextlib.contextmanager
def _typed(keys: str) -> Iterator[None]:
    """Let commands find a terminal at which somebody types keys, if there are any."""
    if not keys:
        yield
        return
    left = iter(keys)
    screen = _Screen()
    with patch("click.getchar", lambda: next(left, "q")), patch("sys.stdin", screen), patch("sys.stdout", screen):
        yield


class _Screen(io.StringIO):
    """A terminal that nobody looks at."""

    def isatty(self) -> bool:
        return True


def _files(story: Path) -> dict[str, bytes]:
    """The bytes of every file that says something."""
    files = (path for path in story.rglob("*") if path.is_file())
    there = {path.relative_to(story).as_posix(): path for path in files}
    return {name: path.read_bytes() for name, path in there.items() if not _LEFT_ALONE.match(name)}


def _ended(child: int) -> int:
    """How a process ended; a signal's number is negative.

    A git that it began may outlive it and holds its lock until then, for a moment.
    """
    how = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    deadline = time.monotonic() + _LONGEST_GIT
    with contextlib.suppress(ProcessLookupError):
        while time.monotonic() < deadline:
            os.killpg(child, 0)
            time.sleep(0.001)
    return how


def main() -> None:
    """Kill each command, or those that are named, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("times", type=int, nargs="?", default=200)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", nargs="*", choices=WORKS, default=list(WORKS))
    parser.add_argument("--story", type=Path, default=STORIES[0], metavar="DIR")
    options = parser.parse_args()
    failed = 0
    print(f"{'command':16} {'at work':>8} {'old':>5} {'new':>5} {'some':>5}")
    for name in options.only:
        try:
            done = killed(WORKS[name], options.times, random.Random(options.seed), options.story.resolve())
        except AssertionError as error:
            failed += 1
            print(f"{name:16} {error}")
        else:
            print(f"{name:16} {done.hit:8} {done.old:5} {done.new:5} {done.between:5}", flush=True)
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
