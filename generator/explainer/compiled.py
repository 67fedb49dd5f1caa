"""What is made of the package's own files, the same on every run, kept in the user's cache folder for the next."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from platformdirs import user_cache_path

from .files import write_atomic

__all__ = ["cache_folder", "compiled"]


def cache_folder() -> Path | None:
    """The user's folder for what can be made again; None where there can be none."""
    try:
        return user_cache_path("explainer-site", appauthor=False, ensure_exists=True)
    except OSError:
        return None


def compiled(name: str, made_of: bytes, make: Callable[[], Any]) -> Any:
    """What ``make`` makes, or what it made in an earlier run of the same.

    :param name: what it is called in the cache folder.
    :param made_of: all that it depends on.
    :param make: makes a value that JSON holds.
    """
    folder, version = cache_folder(), hashlib.sha256(made_of).hexdigest()
    file = folder / f"{name}.json" if folder else None
    if file and (found := _read(file)) and found[0] == version:
        return found[1]
    made = make()
    if file:
        with suppress(OSError):  # a full disk: it is made again next time
            write_atomic(file, json.dumps([version, made], ensure_ascii=False))
    return made


def _read(file: Path) -> list[Any] | None:
    """A version and what was made of it."""
    with suppress(OSError, ValueError):
        found = json.loads(file.read_bytes())
        return found if isinstance(found, list) and len(found) == 2 else None
    return None
