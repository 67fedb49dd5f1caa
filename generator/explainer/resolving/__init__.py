"""A merge that git could not finish, finished by fact and field: ``explainer resolve``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..conflict_marks import is_left_to_person, is_torn
from ..content import ContentFolder
from ..errors import ExplainerError
from ..files import read_file
from ..in_words import Names
from ..merge import BranchFiles, FactClash, both_files, both_stories, known_articles, known_files
from ..merge.articles_as_read import both_as_read
from ..merge.mended_sidecars import both_given
from ..model import SHEETS
from ..sheets import sheet_file
from ..transaction import Change, commit, exclusive
from .unmerged import Unmerged, add, read_unmerged

__all__ = ["Resolved", "resolve"]


@dataclass(frozen=True, slots=True)
class Resolved:
    """What became of a merge that git could not finish."""

    merged: tuple[str, ...]
    """Names of the files that are merged now, as git was told."""
    clashes: tuple[FactClash, ...]
    """What a person is to decide."""
    left: tuple[str, ...]
    """Names of the files in which a person is to decide something: sheets, each with its first line, and other files."""
    labels: tuple[str, str]
    """What to call this branch and the other."""
    go_on: str
    """The command that finishes the merge; empty where there is none."""
    names: Names | None = None
    """What ids are called; None where nothing was merged."""


def resolve(folder: ContentFolder) -> Resolved:
    """Merge the sheets and machine files of a story that git has not merged, from what its index has of them.

    Where a person changed a place on both sides, marks stand around that field alone, and the file stays unmerged.

    :raises ExplainerError: git knows nothing of the folder, or a sheet was removed on one side.
    :raises InvalidContent: with what is wrong in a file on one of the sides.
    :raises Busy: another process changes this story.
    """
    with exclusive(folder.extracted):
        known = known_files(folder)
        unmerged = read_unmerged(folder.root, known)
        mine = [path for path in unmerged.files if path in known]
        kept = [path for path in unmerged.files if path.is_relative_to(folder.texts)]
        story, given = _story(folder, unmerged), _given(folder, unmerged)
        others = [path for path in unmerged.files if path not in (*mine, *kept, *story, *given)]
        if not (mine or kept or story or given):
            torn = [
                path for path in known if path.exists() and is_torn(_text(read_file(path, folder.root)))
            ]  # committed like this
            return Resolved((), (), (*_places(folder, torn), *_names(folder, others)), unmerged.labels, unmerged.go_on)
        sheets = [sheet_file(folder.facts, sheet) for sheet in SHEETS]
        _refuse_removed(folder, unmerged, [path for path in mine if path in sheets])
        there = {path: read_file(path, folder.root) for path in (*known, *kept, *given, folder.story) if path.exists()}
        peoples = (*sheets, folder.story)
        settled = {path: there[path] for path in peoples if path in there and not is_torn(_text(there[path]))}
        base, one, other = unmerged.sides
        both = both_files(folder, BranchFiles(base, one, other, settled, unmerged.labels), known_articles(folder))
        texts = both.texts | {path: _text(_either(unmerged, path)) for path in kept} | story | given
        left = [
            path for path in both.marked if is_left_to_person(_text(there.get(path, b"")))
        ]  # a person is at work there
        done = commit(
            folder.extracted, {path: Change(text, there.get(path)) for path, text in texts.items() if path not in left}
        )
        clean = [path for path in dict.fromkeys((*mine, *kept, *story, *given, *done)) if path not in both.marked]
        add(folder.root, clean)
    return Resolved(
        tuple(sorted(folder.name(path) for path in clean)),
        tuple(one for one in both.clashes if _is_open(one, folder, left)),
        (*_places(folder, sorted(both.marked)), *_names(folder, others)),
        unmerged.labels,
        unmerged.go_on,
        both.names,
    )


def _story(folder: ContentFolder, unmerged: Unmerged) -> dict[Path, str]:
    """story.yml as it should be, where git has not merged it and no person has to decide."""
    sides = unmerged.files.get(folder.story, ())
    if not sides or None in sides[1:] or not is_torn(_text(read_file(folder.story, folder.root))):
        return {}
    base, one, other = (_text(side or b"{}") for side in sides)
    text = both_stories(base, one, other, folder.name(folder.story))
    return {} if text is None else {folder.story: text}


def _given(folder: ContentFolder, unmerged: Unmerged) -> dict[Path, str]:
    """What was last read of articles and for their sidecars as it should be, where git has not merged it."""
    both = {folder.sidecars: both_given, folder.articles_as_read: both_as_read}
    out = {}
    for path in both.keys() & unmerged.files.keys():
        base, one, other = (_text(side or b"") for side in unmerged.files[path])
        out[path] = both[path](base, one, other, folder.name(path))
    return out


def _refuse_removed(folder: ContentFolder, unmerged: Unmerged, sheets: Sequence[Path]) -> None:
    """Leave a whole sheet that was removed on one side to a person."""
    removed = [path for path in sheets if None in unmerged.files[path][1:] or not path.exists()]
    if removed:
        raise ExplainerError(
            f"{', '.join(_names(folder, removed))}: removed on one side and changed on the other, so nothing was written; "
            "say which with git rm or git add, then run explainer resolve again"
        )


def _either(unmerged: Unmerged, path: Path) -> bytes:
    """A kept text as it is here, else as the other has it: the next reading makes it anew from its article."""
    _, here, there = unmerged.files[path]
    return here or there or b""


def _is_open(one: FactClash, folder: ContentFolder, left: Sequence[Path]) -> bool:
    """Whether something is still to be decided, in a sheet in which a person has begun to decide, too."""
    path = sheet_file(folder.facts, one.sheet)
    return path not in left or f"<<<<<<< {'.'.join((one.fact, *one.clash.path[:1]))} on " in _text(
        read_file(path, folder.root)
    )


def _places(folder: ContentFolder, paths: Sequence[Path]) -> Iterator[str]:
    """Files, each with the line of its first mark."""
    for path in paths:
        lines = _text(read_file(path, folder.root)).split("\n")
        yield f"{folder.name(path)}:{next(number for number, line in enumerate(lines, 1) if line.startswith('<<<<<<<'))}"


def _names(folder: ContentFolder, paths: Sequence[Path]) -> tuple[str, ...]:
    return tuple(sorted(folder.name(path) for path in paths))


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")
