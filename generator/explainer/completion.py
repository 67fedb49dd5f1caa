"""What a shell may complete: ids, found by a look at the files' lines, since nobody waits for a whole story at a prompt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click
from click.shell_completion import CompletionItem

from .files import read_file
from .names import composed
from .options import content_root

__all__ = ["actor_ids", "article_ids", "fact_ids", "missing_ids", "open_ids", "reviewed_ids", "taken_ids"]

_ID = re.compile(r"""^[ \t{-]*id:\s*["']?([\w.-]+)""", re.MULTILINE)
_ITEM = re.compile(r"^- ", re.MULTILINE)
_OPEN = re.compile(r"^ *state: open$", re.MULTILINE)
_REMARK = re.compile(r"^#.*$", re.MULTILINE)
_LISTED = re.compile(r"(?<!-)(?:-*\w)+")
_KEY = re.compile(r"^([\w-]+):", re.MULTILINE)
_SIDECAR = ".meta.yml"


def fact_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of facts and actors, each with its sheet's name."""
    sheets = sorted((content_root(ctx) / "facts").glob("*.yml"))
    return _beginning(incomplete, ((ident, sheet.stem) for sheet in sheets for ident in _ID.findall(_text(sheet))))


def actor_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of actors."""
    return [item for item in fact_ids(ctx, param, incomplete) if item.help == "actors"]


def article_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of articles."""
    folder = content_root(ctx) / "articles"
    files = sorted(file for file in folder.rglob("*") if file.name[0] != "." and file.is_file())
    return _beginning(incomplete, ((composed(file.stem), "") for file in files if not file.name.endswith(_SIDECAR)))


def open_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of open proposals and leads."""
    folder = content_root(ctx) / "extracted"
    items = ((item, name) for name in ("proposals", "leads") for item in _ITEM.split(_text(folder / f"{name}.yml")))
    there = ((ident, name) for item, name in items if _OPEN.search(item) for ident in _ID.findall(item)[:1])
    return _beginning(incomplete, there)


def reviewed_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of all that can be reviewed: facts, proposals and leads."""
    return [*fact_ids(ctx, param, incomplete), *open_ids(ctx, param, incomplete)]


def missing_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids of facts that were read and are not in the sheets."""
    text = _text(content_root(ctx) / "extracted" / "missing.yml")
    return _beginning(incomplete, ((ident, "") for ident in _LISTED.findall(_REMARK.sub("", text))))


def taken_ids(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """What the reader calls facts that people call otherwise."""
    text = _text(content_root(ctx) / "extracted" / "ids.yml")
    return _beginning(incomplete, ((ident, "") for ident in _KEY.findall(text)))


def _beginning(incomplete: str, found: Iterator[tuple[str, str]]) -> list[CompletionItem]:
    return [CompletionItem(ident, help=said or None) for ident, said in found if ident.startswith(incomplete)]


def _text(file: Path) -> str:
    """A file's text; a prompt is no place to complain about one that cannot be read."""
    try:
        return read_file(file).decode("utf-8-sig", "replace").replace("\r\n", "\n")
    except OSError:
        return ""
