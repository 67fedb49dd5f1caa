"""What is known of the pages of a folder: its ``expected.jsonl``."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["FILE", "Expected", "read_expected", "write_expected"]

FILE = "expected.jsonl"


@dataclass(frozen=True, slots=True)
class Expected:
    """What is known of a page; what is None or empty is not known, and not measured."""

    file: str
    """Its name within the folder."""
    url: str | None = None
    """Where it stood: its host says what its site is called."""
    title: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    """The day of publication, ``YYYY-MM-DD``."""
    held: tuple[str, ...] = ()
    """Strings of the article's text: ``with`` in the file."""
    foreign: tuple[str, ...] = ()
    """Strings of the page that are not the article's: ``without`` in the file."""


def read_expected(folder: Path) -> list[Expected]:
    """What is known of the pages of a folder, a line for each in its ``expected.jsonl``.

    :raises OSError: there is no such file.
    """
    lines = (folder / FILE).read_text("utf-8").splitlines()
    return [_of(json.loads(line)) for line in lines if line.strip()]


def write_expected(folder: Path, pages: Iterable[Expected]) -> None:
    """Write the ``expected.jsonl`` of a folder."""
    lines = [json.dumps(_entry(page), ensure_ascii=False) + "\n" for page in pages]
    (folder / FILE).write_text("".join(lines), "utf-8")


def _of(entry: dict[str, Any]) -> Expected:
    author = entry.get("author") or ()
    return Expected(
        entry["file"],
        entry.get("url"),
        entry.get("title") or None,
        (author,) if isinstance(author, str) else tuple(author),
        entry.get("date") or None,
        tuple(entry.get("with") or ()),
        tuple(entry.get("without") or ()),
    )


def _entry(page: Expected) -> dict[str, Any]:
    entry = {
        "file": page.file,
        "url": page.url,
        "title": page.title,
        "author": list(page.authors),
        "date": page.date,
        "with": list(page.held),
        "without": list(page.foreign),
    }
    return {key: value for key, value in entry.items() if value}
