"""A story on a disk with little room: ``python -m tests.merge.full_disk DISK``, where DISK is small and empty.

Each change is tried with a page more of room than before, until it fits. What was refused left every byte as it was.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

from explainer.content import ContentFolder
from explainer.merge import merge, rename
from explainer.transaction import Change, NotWritten

from .readings import reading, sheets

__all__ = ["tried"]

_PAGE = os.sysconf("SC_PAGE_SIZE")


def tried(disk: Path, change: Callable[[ContentFolder], object]) -> list[int]:
    """For each page of room more how many files were there after the change, which was refused but for the last.

    :raises AssertionError: something is not as it was, or a person was not told what to do.
    """
    seen: list[int] = []
    while True:
        folder = ContentFolder(disk / "content")
        merge(folder, sheets(reading([0, 1], 0)[0]))
        before = _there(folder)
        _fill(disk, room=len(seen))
        try:
            change(folder)
        except NotWritten as error:
            assert "nothing was changed: no space left on device (make room on the disk" in str(error), error
            assert _there(folder) == before
            seen.append(len(before))
        else:
            seen.append(len(_there(folder)))
            return seen
        finally:
            for path in disk.iterdir():
                shutil.rmtree(path) if path.is_dir() else path.unlink()


def _fill(disk: Path, room: int) -> None:
    """Leave no more than some pages."""
    free = os.statvfs(disk).f_bavail * os.statvfs(disk).f_frsize
    (disk / "full").write_bytes(b"x" * max(0, free - room * _PAGE))


def _there(folder: ContentFolder) -> dict[Path, bytes | None]:
    there = (path for path in folder.root.rglob("*") if path.name != ".lock")
    return {path: path.read_bytes() if path.is_file() else None for path in there}


def _read(folder: ContentFolder) -> None:
    """A reading that has found more, and two files beside the sheets."""
    about = {
        folder.articles / "001-courier.meta.yml": Change("title: Courier\n" * 400, None),
        folder.texts / "002-gazette.json": Change("{}\n" * 4000, None),
    }
    merge(folder, sheets(reading([0, 1, 2], 2)[0]), about)


def _main() -> None:
    for change in (_read, lambda folder: rename(folder, "ruritania", "the-kingdom")):
        print(*tried(Path(sys.argv[1]), change))


if __name__ == "__main__":
    _main()
