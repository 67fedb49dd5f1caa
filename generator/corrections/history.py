"""The sheets as they stood at each commit, asked of git; without git there is no history, and that is said."""

from __future__ import annotations

import bisect
import os
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from ..model import SHEETS

__all__ = ["NO_HISTORY", "History", "Reach", "Revision", "open_texts", "read_history"]

Reach = Literal["whole", "shallow", "none"]
"""How far back the history goes: to the first commit, to where a shallow clone begins, or nowhere."""

_GIT = ("git", "--no-pager", "--no-replace-objects", "-c", "log.showSignature=false")
_FOR_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What git tells a hook about its own repository; it would be wrong about ours."""
_FIELDS = ("%H", "%cI", "%P", "%s", "%b")
"""Of a commit: its name, when it was committed, its parents, its message's first line and the rest."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit that changed a sheet, on the way that the branch itself has gone."""

    commit: str
    """Its whole name."""
    when: str
    """When it was committed: RFC 3339, in the committer's own time zone."""
    subject: str
    """The message's first line; for a merge the first line that a person wrote below it, if one did."""
    blobs: tuple[str, ...]
    """What git calls the text of each sheet, in the order of ``SHEETS``; empty for a sheet that is not there."""
    release: str = ""
    """The tag that released it: the last on the branch that has this and no later change of a sheet."""


@dataclass(frozen=True, slots=True)
class History:
    """Every revision of the sheets."""

    reach: Reach
    """How far back it goes."""
    revisions: Sequence[Revision] = ()
    """Oldest first."""

    @property
    def release(self) -> str:
        """The last release; empty where there is no tag, and every commit counts as one."""
        return next((revision.release for revision in reversed(self.revisions) if revision.release), "")


NO_HISTORY = History("none")
"""What there is without git."""


def read_history(facts: Path) -> History:
    """The history of a folder of sheets; :data:`NO_HISTORY` where git is missing or knows nothing of the folder.

    Only the branch's own commits are followed (``--first-parent``): a merge is one change, made when it was merged.
    """
    try:
        commits = _commits(facts)
        if not commits:
            return NO_HISTORY
        shallow = _git(facts, "rev-parse", "--is-shallow-repository").strip() == "true"
        releases = _releases(facts, [commit for commit, *_ in commits])
        blobs = _blobs(facts, [commit for commit, *_ in commits])
    except (OSError, subprocess.CalledProcessError):
        return NO_HISTORY
    revisions = [
        Revision(commit, when, _subject(parents, subject, body), there, releases.get(commit, ""))
        for (commit, when, parents, subject, body), there in zip(commits, blobs, strict=True)
    ]
    return History("shallow" if shallow else "whole", revisions[::-1])


@contextmanager
def open_texts(facts: Path) -> Iterator[_Texts]:
    """What reads the texts of sheets, one after another, while the block runs.

    :param facts: the folder that the history is of.
    """
    process = subprocess.Popen(
        [*_GIT, "cat-file", "--batch"],
        cwd=facts,
        env=_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    with process:
        yield _Texts(process)


class _Texts:
    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process

    def read(self, blob: str) -> str | None:
        """A sheet's text; None where a partial clone lacks it, or where it is not UTF-8."""
        ask, answer = self._process.stdin, self._process.stdout
        assert ask and answer  # both are pipes
        ask.write(f"{blob}\n".encode())
        ask.flush()
        _, *rest = answer.readline().split()
        if len(rest) != 2:  # "missing"
            return None
        text = answer.read(int(rest[1]) + 1)[:-1]
        try:
            return text.decode("utf-8-sig")
        except UnicodeDecodeError:
            return None


def _commits(facts: Path) -> list[tuple[str, ...]]:
    """The commits that changed a sheet, newest first, each as ``_FIELDS`` says."""
    form = f"--format=tformat:{'%x00'.join(_FIELDS)}"
    files = [f"{sheet}.yml" for sheet in SHEETS]
    parts = _git(facts, "log", "--first-parent", "-z", "--encoding=UTF-8", form, "--", *files).split("\0")
    return [tuple(parts[at : at + len(_FIELDS)]) for at in range(0, len(parts) - 1, len(_FIELDS))]


def _releases(facts: Path, commits: Sequence[str]) -> dict[str, str]:
    """The tag that released each commit of ``commits`` (newest first), where one did."""
    named = "%(if)%(*objectname)%(then)%(*objectname)%(else)%(objectname)%(end) %(refname:strip=2)"
    tags = dict(
        line.split(" ", 1)
        for line in _git(facts, "for-each-ref", "--merged=HEAD", f"--format={named}", "refs/tags").splitlines()
    )
    if not tags:
        return {}
    chain = {commit: place for place, commit in enumerate(_git(facts, "rev-list", "--first-parent", "HEAD").split())}
    places = [chain[commit] for commit in commits]
    found: dict[str, str] = {}
    for commit in sorted(tags.keys() & chain.keys(), key=lambda commit: chain[commit]):
        at = bisect.bisect_left(places, chain[commit])
        if at < len(commits):
            found.setdefault(commits[at], tags[commit])
    return found


def _blobs(facts: Path, commits: Sequence[str]) -> list[tuple[str, ...]]:
    """What git calls each sheet at each commit."""
    asked = "".join(f"{commit}:./{sheet}.yml\n" for commit in commits for sheet in SHEETS)
    names = [
        "" if line.endswith(" missing") else line
        for line in _git(facts, "cat-file", "--batch-check=%(objectname)", ask=asked).splitlines()
    ]
    return [tuple(names[at : at + len(SHEETS)]) for at in range(0, len(names), len(SHEETS))]


def _subject(parents: str, subject: str, body: str) -> str:
    if " " not in parents:
        return subject
    return next((line.strip() for line in body.splitlines() if line.strip()), "")


def _git(folder: Path, *words: str, ask: str = "") -> str:
    """What git answers.

    :raises OSError: there is no git, or no such folder.
    :raises subprocess.CalledProcessError: git knows nothing of the folder.
    """
    done = subprocess.run(
        [*_GIT, *words], cwd=folder, env=_environment(), input=ask.encode(), capture_output=True, check=True
    )
    return done.stdout.decode("utf-8", "replace")


def _environment() -> dict[str, str]:
    """git in its own words, asking nobody: neither a person nor, for what a partial clone lacks, another machine."""
    ours = {name: value for name, value in os.environ.items() if name not in _FOR_A_HOOK}
    return ours | {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}
