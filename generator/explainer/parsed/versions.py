"""The version of a reader of a language: another one after every change of what it reads with."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

__all__ = ["reader_version", "what_reads"]

_SHARED = ("", "date_phrases", "lexicon", "parsed", "readers")
"""The rooms whose code all readers of languages read with."""


def reader_version(room: str, distributions: Iterable[str], steps: Iterable[str] = ()) -> str:
    """A hash of what reads: the room's code, that of the rooms below it, the tables, and what is installed.

    :param room: the reader's.
    :param distributions: the libraries and models that it reads with.
    :param steps: the names of those that it reads in.
    """
    digest = hashlib.sha256()
    for file in what_reads(room):
        digest.update(file.name.encode() + b"\0" + file.read_bytes())
    for step in steps:
        digest.update(step.encode())
    for name in distributions:
        digest.update(f"{name}={_version(name)}".encode())
    return digest.hexdigest()


def what_reads(room: str) -> list[Path]:
    """The files of code and tables that decide what the reader in a room reads."""
    package = Path(__file__).parents[1]
    code = [file for shared in _SHARED for file in (package / shared).glob("*.py")]
    return sorted([*code, *(package / room).rglob("*.py"), *(package / "data").rglob("*.yml")])


def _version(distribution: str) -> str:
    try:
        return version(distribution)
    except PackageNotFoundError:
        return ""
