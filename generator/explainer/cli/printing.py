"""What commands have in common: the folder that they are about, and what they say of a merge."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from ..terminal import is_quiet, say

if TYPE_CHECKING:
    from ..content import ContentFolder
    from ..merge import MergeReport

__all__ = ["content_folder", "print_files", "print_report"]


def content_folder(root: Path) -> ContentFolder:
    from ..content import ContentFolder

    return ContentFolder(root)


def print_report(report: MergeReport) -> None:
    """What a merge did, and the files that it wrote."""
    from ..terminal_lists import print_rows

    if is_quiet():
        return
    print_rows(report.rows, stderr=True)
    if report.unknown:
        say(
            f"note: no earlier reading was known, so the {report.unknown} facts in the sheets count as written by people;\n"
            "if there was one, take content/extracted back from your version control, with the sheets, and run this again"
        )
    print_files("written", report.files)


def print_files(what: str, paths: Iterable[str]) -> None:
    """What was done to files, a line a folder."""
    for folder, files in groupby(paths, key=lambda file: Path(file).parent.as_posix()):
        names = [Path(file).name for file in files]
        say(f"{what}: {folder}/{', '.join(names)}" if len(names) < 5 else f"{what}: {len(names)} files in {folder}")
