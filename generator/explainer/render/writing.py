"""Pages as they leave here, and written into a folder for any site builder: what changed, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..files import write_atomic
from .evidence_marks import PageEvidence

__all__ = ["MANIFEST", "Page", "write_pages"]

MANIFEST = ".explainer-pages.json"
"""The file that lists what the last run wrote, so that only that is ever removed."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site."""

    markdown: str
    """Its Markdown, front matter included."""
    source: str
    """The file that a person edits for it: relative to the content folder, such as ``facts/timeline.yml``, or absolute."""
    evidence: PageEvidence = field(default_factory=PageEvidence)
    """What the marks behind its sentences are made of."""


def write_pages(pages: Mapping[str, Page], folder: Path) -> list[Path]:
    """Make ``folder`` hold ``pages``; files of an earlier run that are no page any more are removed.

    A file that this function did not write stays.

    :returns: the files written or removed, in order.
    :raises OSError: the disk or the permissions do not allow it.
    """
    manifest = folder / MANIFEST
    before = _listed(manifest)
    changed = [folder / path for path, page in pages.items() if write_atomic(folder / path, page.markdown)]
    for path in sorted(before - set(pages)):
        file = folder / path
        if file.is_file() and file.resolve().is_relative_to(folder.resolve()):
            file.unlink()
            changed.append(file)
            _remove_empty(file.parent, folder)
    write_atomic(manifest, json.dumps(sorted(pages), indent=0) + "\n")
    return sorted(changed)


def _listed(manifest: Path) -> set[str]:
    try:
        paths = json.loads(manifest.read_text("utf-8"))
    except (OSError, ValueError):
        return set()
    return {path for path in paths if isinstance(path, str)} if isinstance(paths, list) else set()


def _remove_empty(folder: Path, top: Path) -> None:
    while folder != top and not any(folder.iterdir()):
        folder.rmdir()
        folder = folder.parent
