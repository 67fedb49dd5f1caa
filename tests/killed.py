"""Commands killed at random moments: ``python -m tests.killed 200`` kills each that writes so many times.

``--story`` names the content folder that is copied for it, else the repository's. After each kill every sheet is the old one or the new one, whole; the same command again ends in what it would have come to
had nobody killed it, and leaves nothing behind.
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
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from explainer.cli import main as explainer
from explainer.resources import packaged

__all__ = ["STORIES", "WORKS", "Kills", "Work", "killed"]

STORIES = Path(__file__).parent.parent / "content", packaged("starter") / "content"
"""The repository's story and the example of a new one, which is small."""
_LEFT_ALONE = frozenset({".lock"})


_FULL = 300
"""Bytes that a file may have where the disk is full: too few for every command."""


@dataclass(frozen=True, slots=True)
class Work:
    """A command that writes."""

    words: Callable[[Path], Sequence[str]]
    """What stands behind ``explainer``, by the folder of the story."""
    prepare: Callable[[Path], None] = lambda story: None
    """Makes of a copy of a story one in which the command has something to do."""


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


def _twice_taken(story: Path) -> None:
    """A setting that was made otherwise and is brought up to date."""
    explainer(["-q", "new", "--empty", str(story / "other")])
    file = story / "other" / "content" / "extracted" / "originals.json"
    file.write_text(file.read_text("utf-8").replace("name: ", "name:  "), "utf-8")


def _in_conflict(story: Path) -> None:
    """Two branches on which a person changed the same fact."""
    git = "git -c user.name=A -c user.email=a@example.org -c commit.gpgsign=false"
    sheet = story / "content" / "facts" / "timeline.yml"
    text = sheet.read_text("utf-8")
    place = text.index("  sources:")
    for step in (
        "init -q -b main",
        "add -A",
        "commit -qm first",
        "checkout -qb other",
        text[:place] + "  note: One.\n" + text[place:],
        "commit -qam one",
        "checkout -q main",
        text[:place] + "  note: Two.\n" + text[place:],
        "commit -qam two",
        "merge -q other",
    ):
        if "\n" in step:
            sheet.write_text(step, "utf-8")
        else:
            os.system(f"cd {story} && {git} {step} >/dev/null 2>&1")


def _unread(story: Path) -> None:
    """What was read and is in no sheet any more."""
    (story / "content" / "facts" / "timeline.yml").write_text("[]\n", "utf-8")


def _proposing(story: Path) -> None:
    """A new fact of which a person wrote half, and nothing was rejected yet of what articles say otherwise."""
    sheet = story / "content" / "facts" / "expulsions.yml"
    sheet.write_text(re.sub(r"(?m)^  (number|people|date): .*\n(?!    )", "", sheet.read_text("utf-8")), "utf-8")
    (story / "content" / "extracted" / "proposals.yml").write_text("[]\n", "utf-8")


def _misspelt(story: Path) -> None:
    """Invisible characters in two sheets, which can only be taken out."""
    for sheet in ("timeline", "actors"):
        file = story / "content" / "facts" / f"{sheet}.yml"
        file.write_text(file.read_text("utf-8").replace("quote: ", "quote: \ufeff", 1), "utf-8")


def _parting(story: Path) -> list[str]:
    """Makes a fact of its own of what the last of an expulsion's articles says."""
    sheet = (story / "content" / "facts" / "expulsions.yml").read_text("utf-8")
    first = re.split(r"(?m)^- id: ", sheet)[1]
    return ["split", first.split()[0], "its-other-half", "--source", re.findall(r"article: (\S+)", first)[-1]]


def _ids(story: Path, sheet: str) -> list[str]:
    text = (story / "content" / "facts" / f"{sheet}.yml").read_text("utf-8")
    return re.findall(r"^- id: (\S+)", text, re.MULTILINE)


def _always(*words: str) -> Callable[[Path], Sequence[str]]:
    return lambda story: words


WORKS = {
    "extract": Work(_always("extract"), _unread),
    "accept": Work(_always("accept", "--all"), _proposing),
    "reject": Work(_always("reject", "--all"), _proposing),
    "restore": Work(_always("restore", "--all"), _unread),
    "resolve": Work(_always("resolve"), _in_conflict),
    "rename": Work(lambda story: ["rename", _ids(story, "timeline")[0], "another-name"]),
    "merge-actors": Work(lambda story: ["merge-actors", *_ids(story, "actors")[:2]]),
    "retract": Work(lambda story: ["retract", _ids(story, "timeline")[0], "--why", "It was a slip."]),
    "merge-facts": Work(lambda story: ["merge-facts", *_ids(story, "timeline")[:2]]),
    "split": Work(_parting),
    "check --fix": Work(_always("check", "--fix"), _misspelt),
    "new --update": Work(_always("new", "--update", "other"), _twice_taken),
    "new": Work(_always("new", "made")),
    "schema": Work(_always("schema", "--to", "schemas")),
    "export": Work(_always("export", "--to", "out")),
    "render": Work(_always("render", "--to", "pages")),
}
"""Every command that writes but ``build``, of which MkDocs writes the files."""


def killed(work: Work, times: int, pick: random.Random, content: Path) -> Kills:
    """Kill a command so many times, each on a copy of a story; then let the disk be full, and two of it run at once.

    :param content: its content folder.

    :raises AssertionError: something was lost, half written or left behind.
    """
    done = Kills()
    with tempfile.TemporaryDirectory() as name:
        first = Path(name) / "first"
        shutil.copytree(content, first / "content")
        if not (first / "content" / "extracted").exists():
            with contextlib.chdir(first), contextlib.redirect_stderr(io.StringIO()):
                explainer(["-q", "extract"])
        work.prepare(first)
        words = work.words(first)
        old = _files(first)
        with contextlib.chdir(_copy(first, Path(name) / "story")), contextlib.redirect_stderr(io.StringIO()):
            explainer(["-q", *words])  # what is loaded here, the processes that are killed have
        whole = _copy(first, Path(name) / "whole")
        began = time.monotonic()
        code = _ended(_begun(words, whole))
        took, new = time.monotonic() - began, _files(whole)
        assert new != old, f"{words} has nothing to do: it ended with {code}"
        for _ in range(times):
            story = _copy(first, Path(name) / "story")
            child = _begun(words, story)
            time.sleep(pick.uniform(0, took) if pick.random() < 0.5 else took * pick.uniform(0.6, 1.1))
            os.kill(child, signal.SIGKILL)
            done.hit += _ended(child) == -signal.SIGKILL
            _look(words, story, old, new, done)
        story = _copy(first, Path(name) / "story")
        assert _ended(_begun(words, story, _FULL)) == 1, "a full disk is told"
        _look(words, story, old, new, Kills())
        two = [_begun(words, story) for story in [_copy(first, Path(name) / "story")] * 2]
        assert {_ended(child) for child in two} <= {0, 1}, "one of two at once ended otherwise"
        _look(words, story, old, new, Kills())
    return done


def _look(words: Sequence[str], story: Path, old: dict[str, bytes], new: dict[str, bytes], done: Kills) -> None:
    """See what a killed command left, run it again, and see that it is done."""
    left = {path: data for path, data in _files(story).items() if not path.endswith((".tmp", ".new", ".journal.json"))}
    for path, data in left.items():
        assert data in (old.get(path), new.get(path)), f"{path} is half written"
    missing = [path for path in old if path in new and path not in left]
    assert not missing, f"{missing} is gone"
    done.old += left == old
    done.new += left == new
    done.between += left not in (old, new)
    _ended(_begun(words, story))
    now = _files(story)
    assert now == new, sorted(path for path in now.keys() | new.keys() if now.get(path) != new.get(path))


def _files(story: Path) -> dict[str, bytes]:
    """The bytes of every file but git's and the lock."""
    files = (path for path in story.rglob("*") if path.is_file() and path.name not in _LEFT_ALONE)
    there = {path.relative_to(story).as_posix(): path for path in files}
    return {name: path.read_bytes() for name, path in there.items() if not name.startswith(".git/")}


def _copy(story: Path, to: Path) -> Path:
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(story, to)
    return to


def _begun(words: Sequence[str], story: Path, most: int = 0) -> int:
    """The process in which a command is at work.

    :param most: bytes that a file may have, as if the disk were full then; any number where 0.
    """
    if child := os.fork():
        return child
    try:
        if most:
            import resource  # Windows has none

            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        os.chdir(story)
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nowhere, stream)
        os._exit(explainer(words))
    finally:
        os._exit(99)


def _ended(child: int) -> int:
    """How a process ended; a signal's number is negative."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def main() -> None:
    """Kill each command, or those that are named, and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("times", type=int, nargs="?", default=200)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--only", nargs="*", choices=WORKS, default=list(WORKS))
    parser.add_argument("--story", type=Path, default=STORIES[0], metavar="DIR")
    options = parser.parse_args()
    failed = 0
    print(f"{'command':14} {'at work':>8} {'old':>5} {'new':>5} {'some':>5}")
    for name in options.only:
        try:
            done = killed(WORKS[name], options.times, random.Random(options.seed), options.story.resolve())
        except AssertionError as error:
            failed += 1
            print(f"{name:14} {error}")
        else:
            print(f"{name:14} {done.hit:8} {done.old:5} {done.new:5} {done.between:5}", flush=True)
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
