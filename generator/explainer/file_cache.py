"""Values kept from run to run in a folder, a file each; losing it costs time and nothing else."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from pathlib import Path
from typing import Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from .files import clear_litter, read_file, write_atomic

__all__ = ["FileCache"]

T = TypeVar("T")


class FileCache(Generic[T]):
    """A folder of values, each known by texts that say all that it depends on."""

    def __init__(self, folder: Path, kind: TypeAdapter[T]) -> None:
        self._folder, self._kind = folder, kind
        self._wanted: set[Path] = set()

    def get(self, *key: str) -> T | None:
        """The kept value; None where there is none."""
        try:
            return self._kind.validate_json(read_file(self._file(key)))
        except (OSError, ValidationError):
            return None

    def put(self, value: T, *key: str) -> None:
        """Keep a value, where there is room and right to do so."""
        with suppress(OSError, ValueError):  # a letter that is none cannot be written
            write_atomic(self._file(key), self._kind.dump_json(value).decode())

    def forget_others(self) -> None:
        """Remove the values that nobody has asked for or kept here, and what a killed process left of one."""
        clear_litter(self._wanted)
        for file in self._folder.glob("*.json"):
            if file not in self._wanted:
                with suppress(OSError):
                    file.unlink()

    def _file(self, key: tuple[str, ...]) -> Path:
        digest = hashlib.sha256("\0".join(key).encode()).hexdigest()
        file = self._folder / f"{digest}.json"
        self._wanted.add(file)
        return file
