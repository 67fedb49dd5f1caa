"""A story's settings and workflows brought up to those of a new story; what people changed in them stays.

As Copier does: what the story was made from is kept with it, so three texts are merged, line by line.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import TypeAdapter, ValidationError

from .content import ContentFolder
from .errors import ExplainerError
from .files import read_file
from .installed_from import requirement
from .new import ORIGINALS, SCHEMAS, originals_text, schema_files, settings_files
from .transaction import Change, commit, exclusive

__all__ = ["Update", "update_story"]

_ORIGINALS = TypeAdapter(dict[str, str])
_REWRITTEN = frozenset({"README.md"})
"""What people write anew rather than edit: once it is theirs, it is left alone."""
_SIDES = ("yours", "as it was made", "as it is made now")
_MOST_CONFLICTS = 127
"""Above it git means that something is wrong."""


@dataclass(frozen=True, slots=True)
class Update:
    """What an update did to a story."""

    written: list[Path]
    """The files that changed."""
    conflicts: list[Path]
    """Those of them in which both sides changed the same lines; marked there as git marks them."""


def update_story(folder: Path) -> Update:
    """Bring a story's settings up to date, all of them or none.

    A file that people took out stays out; one that is new in new stories comes.

    :param folder: the story's folder, in which ``mkdocs.yml`` and ``content`` are.
    :raises ExplainerError: there is no story, an earlier conflict is not settled, or git is missing; nothing was written.
    """
    content = ContentFolder(folder / "content")
    if not content.story.exists():
        raise ExplainerError(f"there is no story in {folder}: explainer new DIR starts one")
    with exclusive(content.extracted):
        originals, now = _originals(folder), _known_settings()
        there = {path: read_file(folder / path, folder) for path in now if (folder / path).exists()}
        _refuse_conflicts(there)
        changes: dict[Path, Change] = {}
        conflicts = []
        for path, text, marked in _merged(there, originals, now):
            changes[folder / path] = Change(text, there.get(path))
            conflicts += [folder / path] if marked else []
        if (folder / SCHEMAS).is_dir() or not originals:
            changes |= {folder / path: Change(text, _bytes(folder, path)) for path, text in schema_files().items()}
        kept = originals_text({**originals, **now})
        changes[folder / ORIGINALS] = Change(kept, _bytes(folder, ORIGINALS))
        written = commit(content.extracted, changes)
    return Update([file for file in written if file != folder / ORIGINALS], conflicts)


def _bytes(folder: Path, path: str) -> bytes | None:
    return read_file(folder / path, folder) if (folder / path).exists() else None


def _known_settings() -> dict[str, str]:
    """A new story's settings; of what makes the site only where that is known, for a person may have written it."""
    files = settings_files()
    return files if requirement() else {path: text for path, text in files.items() if path != "requirements.txt"}


def _merged(
    there: Mapping[str, bytes], originals: Mapping[str, str], now: Mapping[str, str]
) -> Iterator[tuple[str, str, bool]]:
    """Each file that may change: its path, its new text, and whether conflicts are marked in it."""
    for path, new in now.items():
        base = originals.get(path)
        if path not in there:
            if base is None:
                yield path, new, False
        elif base != new:
            ours = there[path].decode("utf-8")
            if path not in _REWRITTEN or ours.replace("\r\n", "\n") == base:
                yield path, *_three_way(ours, base or "", new)


def _three_way(ours: str, base: str, new: str) -> tuple[str, bool]:
    """The merge of a text with what it was and what it should be; whether some of it is in conflict."""
    ends = "\r\n" if "\r\n" in ours else "\n"
    with TemporaryDirectory() as name:
        files = [Path(name) / side.replace(" ", "-") for side in _SIDES]
        for file, text in zip(files, (ours.replace("\r\n", "\n"), base, new), strict=True):
            file.write_bytes(text.encode())
        labels = [word for side in _SIDES for word in ("-L", side)]
        try:
            done = subprocess.run(["git", "merge-file", "-p", *labels, *files], capture_output=True, cwd=name)
        except FileNotFoundError:
            raise ExplainerError(
                "git is not installed, and merges the settings: install it, then run this again"
            ) from None
    if not 0 <= done.returncode <= _MOST_CONFLICTS:
        raise ExplainerError(f"git cannot merge the settings: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout.decode().replace("\n", ends), done.returncode > 0


def _originals(folder: Path) -> dict[str, str]:
    """What a story was made from; nothing where that is not kept: then lines that differ are in conflict."""
    try:
        return _ORIGINALS.validate_json(_bytes(folder, ORIGINALS) or b"{}")
    except ValidationError:
        raise ExplainerError(f"{folder / ORIGINALS} is broken: take it back from your version control") from None


def _refuse_conflicts(there: Mapping[str, bytes]) -> None:
    if left := [path for path, data in there.items() if b"\n<<<<<<< " in b"\n" + data]:
        raise ExplainerError(f"settle the conflicts in {', '.join(left)} first; nothing was written")
