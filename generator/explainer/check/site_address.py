"""Whether a site can know where it will stand: what is lost without is lost in silence."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import yaml

from ..content import ContentFolder
from ..diagnostics import Diagnostic, Mark
from ..files import read_file

__all__ = ["NO_ADDRESS", "no_address"]

NO_ADDRESS = "no-address"
"""The code of a site that nobody tells where it stands."""
_ENVIRONMENT = "!ENV"
"""The tag of MkDocs for a value that is told where the site is built."""
_WORKFLOWS = (".github/workflows/*.yml", ".github/workflows/*.yaml", ".gitlab-ci.yml", ".forgejo/workflows/*.yml")
"""What builds a site elsewhere, and may tell it there."""


def no_address(folder: ContentFolder) -> Iterator[Diagnostic]:
    """The note about ``mkdocs.yml`` beside the content, if neither that nor what publishes the site gives its address."""
    file = folder.root.resolve().parent / "mkdocs.yml"
    if not file.is_file():
        return
    settings = _settings(file)
    if settings is None or "INHERIT" in settings:  # MkDocs says what is wrong with the one, and reads the other
        return
    value = settings.get("site_url")
    variables, written = _told(value)
    if written or any(os.environ.get(name) or _is_told_in_a_workflow(name, file.parent) for name in variables):
        return
    lines = read_file(file, file.parent).decode("utf-8-sig").splitlines()
    number = value.start_mark.line if value else 0
    yield Diagnostic(
        code=NO_ADDRESS,
        message="nothing says where the site will stand, so its sitemap is empty, links shared in chats have no picture, "
        "and the feed of corrections has no whole addresses",
        file=folder.name(file),
        mark=Mark(number + 1, 1),
        line=lines[number] if number < len(lines) else "",
        field="site_url",
        help="write it there, such as site_url: https://example.org/story/"
        + (f", or set {variables[0]} where the site is built" if variables else ""),
        severity="warning",
    )


def _settings(file: Path) -> dict[str, yaml.Node] | None:
    """What stands in a file by its keys, as it is written: what a tag asks to be made of it is not made."""
    try:
        node = yaml.compose(read_file(file, file.parent).decode("utf-8-sig"), yaml.SafeLoader)
    except (OSError, RecursionError, UnicodeDecodeError, yaml.YAMLError):
        return None
    return {str(key.value): value for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}


def _told(value: yaml.Node | None) -> tuple[list[str], bool]:
    """The variables that may tell an address, and whether one is written."""
    if value is None:
        return [], False
    parts = value.value if isinstance(value, yaml.SequenceNode) else [value]
    words = ["" if part.tag == "tag:yaml.org,2002:null" else str(part.value) for part in parts]
    if value.tag != _ENVIRONMENT:
        return [], any(words)
    variables, default = (
        (words[:-1], words[-1]) if isinstance(value, yaml.SequenceNode) and len(words) > 1 else (words, "")
    )
    return variables, bool(default)


def _is_told_in_a_workflow(name: str, root: Path) -> bool:
    files = (file for pattern in _WORKFLOWS for file in root.glob(pattern))
    return any(name.encode() in _bytes(file, root) for file in files)


def _bytes(file: Path, root: Path) -> bytes:
    """What a file of the story holds; nothing of one that is none."""
    with suppress(OSError):
        return read_file(file, root)
    return b""
