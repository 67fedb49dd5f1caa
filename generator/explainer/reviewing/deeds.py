"""What was written in a review, step by step, so that it can be taken back byte by byte."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..content import ContentFolder
from ..errors import ExplainerError
from ..files import read_file
from ..merge.story_files import StoryFiles
from ..merge.story_texts import changes
from ..merge.three_way import Outcome
from ..model import SHEETS
from ..sheets import sheet_file
from ..transaction import Change, ChangedMeanwhile, commit, exclusive

__all__ = ["Deed", "edited_since", "sheets_now", "take_back", "written"]


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that a person did."""

    did: str
    """What, in a few words, such as ``right: france-expels-mali``."""
    at: str
    """The id of what was looked at."""
    later: tuple[str, ...] = ()
    """The ids of what had been put aside before it."""
    back: Mapping[Path, Change] = field(default_factory=dict)
    """What takes it back."""
    decided: tuple[str, ...] = ()
    """The ids of what it decided."""


def written(files: StoryFiles, outcome: Outcome) -> dict[Path, Change]:
    """Write what a decision comes to.

    :param files: the files that it was worked out from.
    :returns: what takes it back.
    :raises ChangedMeanwhile: somebody else changed a file since these were read; nothing was written.
    """
    wanted = changes(files, outcome)
    with exclusive(files.folder.extracted):
        done = commit(files.folder.extracted, wanted)
    return {path: Change(wanted[path].before, wanted[path].data) for path in done}


def take_back(folder: ContentFolder, deed: Deed) -> None:
    """Give the files that a step wrote the bytes that they had before it.

    :raises ExplainerError: somebody else changed one of them since; nothing was taken back.
    """
    try:
        with exclusive(folder.extracted):
            commit(folder.extracted, deed.back)
    except ChangedMeanwhile:
        raise ExplainerError(f"not taken back ({deed.did}): somebody else changed the same file since") from None


def sheets_now(folder: ContentFolder) -> dict[Path, bytes]:
    """The bytes of the files that a person edits."""
    paths = (*(sheet_file(folder.facts, sheet) for sheet in SHEETS), folder.story)
    return {path: read_file(path, folder.root) for path in paths if path.exists()}


def edited_since(before: Mapping[Path, bytes], after: Mapping[Path, bytes]) -> dict[Path, Change]:
    """What takes back that files were edited by hand."""
    paths = dict.fromkeys((*before, *after))
    return {path: Change(before.get(path), after.get(path)) for path in paths if before.get(path) != after.get(path)}
