"""Pages as they leave here, and files written into a folder for any site builder: what changed, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Mapping, Set
from dataclasses import dataclass, field
from pathlib import Path

from ..errors import ExplainerError
from ..files import clear_litter, read_file, real_place, write_atomic
from .evidence_marks import PageEvidence
from .search_entries import Entries

__all__ = ["MANIFEST", "Page", "write_files"]

MANIFEST = ".explainer-pages.json"
"""The file that lists what the last run wrote, so that only that is ever written over or removed."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site."""

    markdown: str
    """Its Markdown, front matter included."""
    source: str
    """The file that a person edits for it: relative to the content folder, such as ``facts/timeline.yml``, or absolute."""
    evidence: PageEvidence = field(default_factory=PageEvidence)
    """What the marks behind its sentences are made of."""
    entries: Entries = field(default_factory=dict)
    """What the site's search finds on it; of a page without any, what its headings part."""


def write_files(files: Mapping[str, bytes], folder: Path) -> list[Path]:
    """Make ``folder`` hold ``files``, by their paths in it; those of an earlier run that are not among them are removed.

    A file that this function did not write stays as it is.

    :returns: the files written or removed, in order.
    :raises ExplainerError: another file stands where one would; nothing was written.
    :raises OSError: the disk or the permissions do not allow it.
    """
    before = _listed(folder / MANIFEST)
    for path in files:
        real_place(folder / path, folder)
    for path in sorted(files.keys() - before):
        if (folder / path).exists() and _bytes(folder / path) != files[path]:
            raise ExplainerError(f"{folder / path} is not of an earlier run and would be lost: write to another folder")
    clear_litter(folder / path for path in (*before, *files, MANIFEST))
    _list(before | files.keys(), folder)  # first: what a run that is cut off wrote, the next has to know
    changed = [folder / path for path, content in files.items() if write_atomic(folder / path, content, folder)]
    for path in sorted(before - files.keys()):
        file = folder / path
        if file.is_file() and file.resolve().is_relative_to(folder.resolve()):
            file.unlink()
            changed.append(file)
            _remove_empty(file.parent, folder)
    _list(files.keys(), folder)
    return sorted(changed)


def _listed(manifest: Path) -> set[str]:
    try:
        paths = json.loads(read_file(manifest, manifest.parent))
    except (OSError, RecursionError, ValueError):
        return set()
    return {path for path in paths if isinstance(path, str)} if isinstance(paths, list) else set()


def _bytes(file: Path) -> bytes | None:
    """What a file holds; None where it is none."""
    return read_file(file) if file.is_file() else None


def _list(paths: Set[str], folder: Path) -> None:
    write_atomic(folder / MANIFEST, json.dumps(sorted(paths), indent=0) + "\n", folder)


def _remove_empty(folder: Path, top: Path) -> None:
    while folder != top and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
