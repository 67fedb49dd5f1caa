"""The sheets as they stood at each commit, asked of git; without git there is no history, and that is said."""

from __future__ import annotations

import bisect
import os
import subprocess
import tempfile
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path
from typing import IO, Literal

from ..errors import ExplainerError
from ..model import SHEETS
from ..names import composed

__all__ = ["NO_HISTORY", "History", "Reach", "Revision", "TextsMissing", "read_history", "read_texts"]

Reach = Literal["whole", "shallow", "partial", "refused", "none"]
"""How far back the history goes: to the first commit, to where a shallow clone begins; or nowhere, since a partial clone
lacks its texts, git refuses to read it, or there is none."""

_GIT = ("git", "--no-pager", "--no-replace-objects", "-c", "log.showSignature=false", "-c", "log.showRoot=true")
_CHANGES = ("-z", "--raw", "--relative", "--no-renames", "--no-abbrev", "--first-parent", "-m")
_FOR_A_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""What git tells a hook about its own repository; it would be wrong about ours."""
_REASONS = "%(trailers:key=Correction,valueonly,unfold,separator=%x01)"
_NOTHING_THERE = ("not a git repository (or any", "does not have any commits")
"""What git says where there is no history; whatever else it says, there is one that it does not read."""
_LACKING = ("lazy fetching disabled", "promisor remote")
"""What git says of texts that a partial clone lacks."""
_FIELDS = ("%H", "%cI", _REASONS)
"""Of a commit: its name, when it was committed, and what its message says to readers, in fields ``Correction:``."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A commit that changed a sheet, on the way that the branch itself has gone."""

    commit: str
    """Its whole name."""
    when: str
    """When it was committed: RFC 3339, in the committer's own time zone."""
    reasons: tuple[str, ...]
    """What its message tells readers, in fields ``Correction:`` at its end; nothing else of a message is for them."""
    blobs: Mapping[str, str]
    """What git calls the text of each sheet that it changed, by the sheet's name; empty where the sheet is gone."""
    release: str = ""
    """The tag that released it: the last on the branch that has this and no later change of a sheet."""
    hides: tuple[str, ...] = ()
    """Ids of the articles that it took off the site, of those that are off it now."""


@dataclass(frozen=True, slots=True)
class History:
    """Every revision of the sheets."""

    reach: Reach
    """How far back it goes."""
    revisions: Sequence[Revision] = ()
    """Oldest first."""
    first: int | None = None
    """The number of the revision that readers saw first; None where nothing says when the story was published."""
    refusal: str = ""
    """In git's words why it does not read this checkout."""

    @property
    def release(self) -> str:
        """The last release; empty where there is no tag, and every commit counts as one."""
        return next((revision.release for revision in reversed(self.revisions) if revision.release), "")

    @property
    def since(self) -> str:
        """The day of the revision that readers saw first, such as ``2025-09-22``; empty where that is not known."""
        return "" if self.first is None else self.revisions[self.first].when[:10]

    def seen(self) -> Iterator[bool]:
        """For each revision whether readers saw it: from the first publication on releases, or without any each."""
        for number, revision in enumerate(self.revisions):
            told = self.first is not None and number > self.first and (revision.release or not self.release)
            yield bool(told) or number == self.first


NO_HISTORY = History("none")
"""What there is without git."""


class TextsMissing(ExplainerError):
    """A clone has the commits, but not all that stood in the files."""


def read_history(facts: Path, since: str = "", hidden: Iterable[str] = ()) -> History:
    """The history of a folder of sheets; :data:`NO_HISTORY` where git is missing or knows nothing of the folder.

    Only the branch's own commits are followed (``--first-parent``): a merge is one change, made when it was merged.

    :param since: the day of the first publication as story.yml beside the folder has it; empty where it has none.
    :param hidden: ids of the articles beside the folder that are kept off the site now: their changes count, too.
    """
    files = {ident: [f"../articles/{file}" for file in _files(facts, ident)] for ident in hidden}
    try:
        revisions = _revisions(facts, [file for there in files.values() for file in there])
        if not revisions:
            return NO_HISTORY
        shallow = _git(facts, "rev-parse", "--is-shallow-repository").strip() == "true"
        chain = _git(facts, "rev-list", "--first-parent", "HEAD").split()
        releases = _releases(facts, [revision.commit for revision in revisions], chain)
        hiding = {ident: _hiding(facts, there) for ident, there in files.items()}
        revisions = [
            replace(
                one,
                release=releases.get(one.commit, ""),
                hides=tuple(ident for ident, commit in hiding.items() if commit == one.commit),
            )
            for one in reversed(revisions)
        ]
        first = _published(facts, since, revisions, chain) if since else _released(revisions)
    except subprocess.CalledProcessError as error:
        return _without(error.stderr.decode("utf-8", "replace"))
    except OSError:
        return NO_HISTORY
    return History("shallow" if shallow else "whole", revisions, first)


def _without(said: str) -> History:
    """What there is where git gave up with these words."""
    if any(words in said for words in _NOTHING_THERE):
        return NO_HISTORY
    if any(words in said for words in _LACKING):
        return History("partial")
    return History("refused", refusal=next((line.removeprefix("fatal: ") for line in said.splitlines() if line), ""))


def _released(revisions: Sequence[Revision]) -> int | None:
    """The first that a tag released."""
    return next((number for number, one in enumerate(revisions) if one.release), None)


def _published(facts: Path, since: str, revisions: Sequence[Revision], chain: Sequence[str]) -> int:
    """The last that there was when the story was first published, or else the first of all.

    That was at the end of the day, but where story.yml was given the day on that day itself: then with that commit.
    """
    dated = _git(facts, "log", "--first-parent", "-m", "--format=%H %cI", f"-G^since:.*{since}", "--", "../story.yml")
    commit, _, when = dated.strip().rpartition("\n")[2].partition(" ")
    if when.startswith(since):
        ages = {one: age for age, one in enumerate(chain)}
        before = [one for one in revisions if ages[one.commit] >= ages[commit]]
    else:
        before = list(takewhile(lambda one: one.when[:10] <= since, revisions))
    return max(len(before) - 1, 0)


def read_texts(facts: Path, history: History) -> Iterator[dict[str, str | None]]:
    """For each revision the texts of the sheets that it changed, by their names.

    A sheet that is gone has an empty text, one that is not UTF-8 None.

    :param facts: the folder that the history is of.
    :raises TextsMissing: this is a partial clone, which has not got them all.
    """
    asked = "".join(f"{blob}\n" for revision in history.revisions for blob in revision.blobs.values() if blob)
    with tempfile.TemporaryFile() as names:  # a pipe that is written and read at once may block
        names.write(asked.encode())
        names.seek(0)
        command = [*_GIT, "cat-file", "--batch"]
        quiet = subprocess.DEVNULL
        with subprocess.Popen(
            command, cwd=facts, env=_environment(), stdin=names, stdout=subprocess.PIPE, stderr=quiet
        ) as process:
            assert process.stdout is not None  # it is a pipe
            for revision in history.revisions:
                yield {sheet: _text(process.stdout) if blob else "" for sheet, blob in revision.blobs.items()}


def _text(answers: IO[bytes]) -> str | None:
    """The next text that git gives.

    :raises TextsMissing: it has none.
    """
    answer = answers.readline().split()  # NAME blob LENGTH, NAME missing, or nothing where git has given up
    if len(answer) != 3:
        raise TextsMissing("this clone of the history lacks texts of it")
    try:
        return answers.read(int(answer[2]) + 1)[:-1].decode("utf-8-sig")
    except UnicodeDecodeError:
        return None


def _files(facts: Path, article: str) -> list[str]:
    """An article's file, and the one beside it that says what is known about it, within the folder of articles."""
    folder = facts.resolve().parent / "articles"
    there = sorted(file for file in folder.rglob("*") if composed(file.name).startswith(f"{article}."))
    return [file.relative_to(folder).as_posix() for file in there]


def _hiding(facts: Path, files: Sequence[str]) -> str:
    """The last commit that said of an article whether it is published; empty where none did."""
    asked = ("log", "-1", "--first-parent", "-m", "--format=%H", "-G^publish:")
    return _git(facts, *asked, "--", *files).strip() if files else ""


def _revisions(facts: Path, others: Sequence[str]) -> list[Revision]:
    """The commits that changed a sheet, or another of these files, newest first."""
    form = f"--format=tformat:{'%x00'.join(_FIELDS)}"
    files = [f"{sheet}.yml" for sheet in SHEETS]
    parts = deque(_git(facts, "log", *_CHANGES, "--encoding=UTF-8", form, "--", *files, *others).split("\0"))
    found = []
    while len(parts) > len(_FIELDS):
        commit, when, told = (parts.popleft() for _ in _FIELDS)
        blobs = {}
        while parts[0].lstrip("\n").startswith(":"):  # :100644 100644 OLD NEW M
            blob, path = parts.popleft().split()[3], parts.popleft()
            blobs[path.removesuffix(".yml")] = blob.strip("0") and blob
        reasons = tuple(reason.strip() for reason in told.split("\x01") if reason.strip())
        found.append(Revision(commit, when, reasons, blobs))
    return found


def _releases(facts: Path, commits: Sequence[str], chain: Sequence[str]) -> dict[str, str]:
    """The tag that released each commit of ``commits`` (newest first), where one did.

    :param chain: all commits of the branch, newest first.
    """
    named = "%(if)%(*objectname)%(then)%(*objectname)%(else)%(objectname)%(end) %(refname:strip=2)"
    tags = dict(
        line.split(" ", 1)
        for line in _git(facts, "for-each-ref", "--merged=HEAD", f"--format={named}", "refs/tags").splitlines()
    )
    ages = {commit: age for age, commit in enumerate(chain)}
    places = [ages[commit] for commit in commits]
    found: dict[str, str] = {}
    for commit in sorted(tags.keys() & ages.keys(), key=lambda commit: ages[commit]):
        at = bisect.bisect_left(places, ages[commit])
        if at < len(commits):
            found.setdefault(commits[at], tags[commit])
    return found


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
    return ours | {
        "LC_ALL": "C",
        "GIT_ALLOW_PROTOCOL": "none",
        "GIT_LITERAL_PATHSPECS": "1",  # [ and ? may stand in the name of an article
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_TERMINAL_PROMPT": "0",
    }
