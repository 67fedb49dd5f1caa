"""Where a review was left, kept beside the content folder in ``.explainer``, of which git knows nothing."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from ..content import ContentFolder
from ..files import read_file, write_atomic

__all__ = ["Left", "read_left", "write_left"]

_IGNORE_ALL = "*\n"


@dataclass(frozen=True, slots=True)
class Left:
    """Where a review was left."""

    at: str = ""
    """The id of what was looked at last; empty at the beginning."""
    later: tuple[str, ...] = ()
    """The ids of what was put aside, in the order of that."""


def read_left(folder: ContentFolder) -> Left:
    """Where the last review was left; at the beginning where nobody knows."""
    with suppress(OSError, ValueError, TypeError, LookupError, RecursionError):
        file = _file(folder)
        values = json.loads(read_file(file, file.parent.parent))
        return Left(str(values["at"]), tuple(map(str, values["later"])))
    return Left()


def write_left(folder: ContentFolder, left: Left) -> None:
    """Keep where a review was left. It is a convenience: where it cannot be written, nobody is stopped."""
    file = _file(folder)
    with suppress(OSError):
        write_atomic(file.with_name(".gitignore"), _IGNORE_ALL, file.parent.parent)
        write_atomic(file, json.dumps(asdict(left), indent=1) + "\n", file.parent.parent)


def _file(folder: ContentFolder) -> Path:
    return folder.root.resolve().parent / ".explainer" / "review.json"
