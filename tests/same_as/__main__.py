"""Compare the working tree with a revision: what is read, written, exported, rendered and merged.

    python -m tests.same_as REV [--only readings] [--keep DIR [--parsed]] [--lines 60]

Both sides are given the working tree's own texts and stories, and ``../shared`` where it is there. Each runs
as a program of its own in a worktree of its own (``observe.py``), without caches. What is different on purpose
stands in ``expected.yml``. While at work on a change that moves code, ``--keep DIR`` keeps what the revision
does and ``--parsed`` what spaCy parses, which together save most of the time; the last run is without. Exit code 0: no difference; 1: differences, which are printed.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from difflib import unified_diff
from pathlib import Path

import yaml

__all__ = ["compare", "main"]

_HERE = Path(__file__).parent
_TREE = _HERE.parent.parent
_PARTS = ("readings", "stories", "merge")
_WIDTH = 400
"""Characters of a line that are printed: a reading is one long line."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run both sides and print what differs; the number of differing outputs decides the exit code."""
    parser = argparse.ArgumentParser(prog="python -m tests.same_as", description=__doc__.splitlines()[0])
    parser.add_argument("revision", help="what to compare with, such as main or a commit")
    parser.add_argument("--only", choices=_PARTS, action="append", help="a part; all of them where left out")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the outputs of the revision here for later runs")
    parser.add_argument("--parsed", action="store_true", help="keep there, too, what spaCy parses")
    parser.add_argument("--lines", type=int, default=60, help="how many lines of differences to print")
    options = parser.parse_args(argv)
    if options.parsed and not options.keep:
        parser.error("--parsed needs --keep DIR")
    parts = options.only or list(_PARTS)
    parsed = options.keep.resolve() / "parsed.pickle" if options.parsed else None
    sha = _git("rev-parse", "--verify", f"{options.revision}^{{commit}}")
    with contextlib.ExitStack() as stack:
        scratch = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="same-as-")))
        old = _kept(options.keep, sha) if options.keep else scratch / "old"
        new = scratch / "new"
        sides = [(_TREE, new, parts)]
        if missing := [part for part in parts if not (old / part / "done").exists()]:
            sides.append((stack.enter_context(_worktree(sha, scratch / "tree")), old, missing))
        with ThreadPoolExecutor() as pool:
            for _ in pool.map(lambda side: _observe(*side, parsed), sides):
                pass
        differences = list(compare(old, new, parts))
    for line in differences[: options.lines]:
        print(line[:_WIDTH])
    if len(differences) > options.lines:
        print(f"… and {len(differences) - options.lines} more lines: --lines {len(differences)} prints them")
    print(f"{', '.join(parts)}: {'something differs' if differences else 'no difference'} from {sha[:10]}")
    return 1 if differences else 0


def compare(old: Path, new: Path, parts: Sequence[str]) -> Iterator[str]:
    """The lines that tell how two folders of outputs differ, file by file."""
    for part in parts:
        files = {path.relative_to(side) for side in (old, new) for path in (side / part).rglob("*") if path.is_file()}
        for file in sorted(files):
            before, after = (_lines(side / file) for side in (old, new))
            if before != after:
                yield from unified_diff(before, after, f"before/{file}", f"after/{file}", n=1, lineterm="")


def _lines(file: Path) -> list[str]:
    """A file's lines; of one that is not there, none, and of one that is no text, its bytes in one line."""
    if not file.exists():
        return []
    data = file.read_bytes()
    try:
        return [*data.decode().splitlines(), f"({len(data)} bytes)"]
    except UnicodeDecodeError:
        return [repr(data)]


def _observe(tree: Path, out: Path, parts: Sequence[str], parsed: Path | None) -> None:
    """Run one side; its program finds the package in its own tree before anything that is installed."""
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "0",
        "SOURCE_DATE_EPOCH": "1767225600",
        "XDG_CACHE_HOME": str(out / "cache"),
    }
    command = [sys.executable, str(_HERE / "observe.py"), "--tree", tree, "--inputs", _TREE, "--out", out, *parts]
    command += ["--parsed", parsed] if parsed else []
    subprocess.run(list(map(str, command)), cwd=tree, env=environment, check=True)


@contextlib.contextmanager
def _worktree(sha: str, folder: Path) -> Iterator[Path]:
    """The revision checked out in a folder of its own."""
    _git("worktree", "add", "--detach", str(folder), sha)
    try:
        yield folder
    finally:
        _git("worktree", "remove", "--force", str(folder))


def _kept(folder: Path, sha: str) -> Path:
    """Where the outputs of a revision are kept: they are of these inputs alone."""
    inputs = _git("ls-files", "-s", "--", "tests/fixtures", "tests/corpus", "tests/merge", "tests/same_as", "content")
    expected = yaml.safe_dump(yaml.safe_load((_HERE / "expected.yml").read_text("utf-8")))
    key = subprocess.run(
        ["git", "hash-object", "--stdin"], input=inputs + expected, text=True, capture_output=True, check=True
    )
    return folder.resolve() / f"{sha[:12]}-{key.stdout[:12]}"


def _git(*words: str) -> str:
    return subprocess.run(["git", "-C", str(_TREE), *words], text=True, capture_output=True, check=True).stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
