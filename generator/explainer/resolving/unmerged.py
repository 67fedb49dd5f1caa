"""What git has not merged in a story's folder: asked of its index, and of the commits that it was to merge."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..errors import ExplainerError
from ..files import read_file

__all__ = ["Unmerged", "add", "read_unmerged"]

_UNDER_WAY = {
    "MERGE_HEAD": ("", "MERGE_HEAD", "git commit"),
    "REBASE_HEAD": ("REBASE_HEAD^", "REBASE_HEAD", "git rebase --continue"),
    "CHERRY_PICK_HEAD": ("CHERRY_PICK_HEAD^", "CHERRY_PICK_HEAD", "git cherry-pick --continue"),
    "REVERT_HEAD": ("REVERT_HEAD", "REVERT_HEAD^", "git revert --continue"),
    "refs/stash": ("refs/stash^", "refs/stash", "git stash drop"),
}
"""By what git leaves while it merges the commit that both have, the other one, and how to go on."""
_STAGES = ("1", "2", "3")
"""Of a file that is not merged: as both had it, as it is here, as the other has it."""
_LONGEST = 40
"""Characters of a commit's subject."""


@dataclass(frozen=True, slots=True)
class Unmerged:
    """A merge that git could not finish."""

    files: Mapping[Path, Sequence[bytes | None]]
    """What each file that is not merged held when the branches parted, holds here and on the other; None for no file."""
    sides: Sequence[Mapping[Path, bytes]]
    """What files held when the branches parted, hold here and on the other."""
    labels: tuple[str, str]
    """What to call this and the other."""
    go_on: str
    """The command that finishes it; empty where there is none."""


def read_unmerged(root: Path, wanted: Iterable[Path]) -> Unmerged:
    """What git has not merged in a folder.

    :param root: the folder.
    :param wanted: files of it of which to tell what they hold on each side, merged or not.
    :raises ExplainerError: there is no git, or it knows nothing of the folder.
    """
    try:
        prefix = _git(root, "rev-parse", "--show-prefix").decode().removesuffix("\n")
        listed = _git(root, "ls-files", "--unmerged", "-z").decode("utf-8", "surrogateescape")
    except FileNotFoundError:
        raise ExplainerError("there is no git on this computer") from None
    except subprocess.CalledProcessError:
        raise ExplainerError(f"{root} is in no git repository: there is nothing to resolve") from None
    stages: dict[Path, dict[str, str]] = {}
    for entry in filter(None, listed.split("\0")):
        about, where = entry.split("\t", 1)
        _, name, stage = about.split()
        stages.setdefault(root / where, {})[stage] = name

    def text(path: Path, name: str | None) -> bytes | None:
        """A file as it would stand in the work tree, with its line ends there."""
        where = prefix + path.relative_to(root).as_posix()
        return None if name is None else _git(root, "cat-file", "--filters", f"--path={where}", name)

    files = {path: tuple(text(path, names.get(stage)) for stage in _STAGES) for path, names in stages.items()}
    theirs = {path.relative_to(root).as_posix(): names["3"] for path, names in stages.items() if "3" in names}
    trees = {head: _tree(root, other) for head, (_, other, _) in _UNDER_WAY.items()}
    head = next((head for head, tree in trees.items() if tree and theirs.items() <= tree.items()), "")
    base, other, go_on = _UNDER_WAY.get(head, ("", "", ""))
    if head == "MERGE_HEAD":
        base = _git(root, "merge-base", "HEAD", other, check=False).decode().split("\n")[0]
    sides: list[dict[Path, bytes]] = [{}, {}, {}]
    there = [_tree(root, base), _tree(root, "HEAD"), trees.get(head, {})]
    for path in wanted:
        for number, side in enumerate(sides):
            if path in files:
                data = files[path][number]
            elif head:
                data = text(path, there[number].get(path.relative_to(root).as_posix()))
            else:
                data = read_file(path, root) if path.exists() else None
            if data is not None:
                side[path] = data
    labels = _branch(root) or _label(root, "HEAD"), _label(root, other) if head else "the other"
    return Unmerged(files, sides, labels, go_on)


def add(root: Path, paths: Iterable[Path]) -> None:
    """Tell git that files are merged.

    :raises ExplainerError: git refuses, as while another git is at work there.
    """
    try:
        _git(root, "add", "--", *(path.relative_to(root).as_posix() for path in paths))
    except subprocess.CalledProcessError as error:
        said = " ".join(error.stderr.decode("utf-8", "replace").split())
        raise ExplainerError(
            f"the files are merged, but git does not take them: {said}; put that right, and run explainer resolve again"
        ) from None


def _tree(root: Path, commit: str) -> dict[str, str]:
    """By a file's path below the folder what git calls its content in a commit."""
    if not commit:
        return {}
    listed = _git(root, "ls-tree", "-r", "-z", commit, check=False).decode("utf-8", "surrogateescape")
    entries = (entry.split("\t", 1) for entry in filter(None, listed.split("\0")))
    return {path: about.split()[2] for about, path in entries}


def _branch(root: Path) -> str:
    """The branch that is checked out."""
    return _git(root, "symbolic-ref", "--quiet", "--short", "HEAD", check=False).decode().strip()


def _label(root: Path, commit: str) -> str:
    """What a person calls a commit: the branch that ends there, else its short name and its subject."""
    refs = "refs/heads", "refs/remotes"
    branches = _git(root, "for-each-ref", f"--points-at={commit}", "--format=%(refname:short)", *refs, check=False)
    if names := branches.decode().split():
        return names[0]
    told = _git(root, "log", "-1", "--format=%h %s", commit, check=False).decode("utf-8", "replace").strip()
    return told if len(told) <= _LONGEST else told[: _LONGEST - 1] + "…"


def _git(root: Path, *words: str, check: bool = True) -> bytes:
    """What git answers.

    :raises FileNotFoundError: there is no git.
    :raises subprocess.CalledProcessError: it refuses.
    """
    return subprocess.run(["git", "--no-pager", *words], cwd=root, capture_output=True, check=check).stdout
