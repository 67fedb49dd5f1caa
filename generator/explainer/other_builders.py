"""A story's site on disk, for site builders that do not have the plugin: its pages, all that they need, and settings."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .builder_settings import read_settings, settings_text
from .content import ContentFolder
from .diagnostics import Diagnostic
from .errors import ExplainerError
from .files import clear_litter, own_place, read_file, write_atomic
from .render import Page, with_markdown_links, write_files
from .resources import packaged
from .site import make_site, templates_folder

__all__ = ["WrittenSite", "write_site"]

_HEAD = "# Written by explainer render from the story's mkdocs.yml: change that, and run it again."


@dataclass(frozen=True, slots=True)
class WrittenSite:
    """What was written."""

    pages: int
    """How many pages the folder holds."""
    changed: list[Path]
    """The files that are new, changed or gone."""
    settings: Path
    """The settings for other builders."""
    diagnostics: list[Diagnostic]
    """What an editor should look at, or know."""


def write_site(root: Path, folder: Path) -> WrittenSite:
    """Write all that a story's pages need into a folder, and beside it ``FOLDER.yml``, by which other builders make the site.

    :param root: the content folder.
    :param folder: where the pages go; what else is there stays.
    :raises ExplainerError: something in the content or in a template is wrong, or something that was not written
        here would be lost; nothing was written.
    :raises OSError: the disk or the permissions do not allow it.
    """
    root = root.resolve()
    folder = own_place(folder, root.parent)
    if folder.is_relative_to(root):
        raise ExplainerError(f"{folder} is in the content folder, which people write: name another folder with --to")
    settings, own = folder.with_name(f"{folder.name}.yml"), root.parent / "mkdocs.yml"
    if settings.exists() and not read_file(settings, settings.parent).startswith(_HEAD.encode()):
        raise ExplainerError(f"{settings} is not of an earlier run and would be lost: name another folder with --to")
    known = read_settings(own if own.is_file() else packaged("mkdocs.yml"))
    directories, address = known.get("use_directory_urls", True), known.get("site_url") or ""
    site = make_site(
        root,
        templates_folder(root),
        address and address.rstrip("/") + "/",
        "/" if directories else ".html",
    )
    files = _files(site.pages, site.assets, dict(_own_files(ContentFolder(root).pages)), directories=directories)
    changed = write_files(files, folder)
    text = settings_text(
        known,
        head=_HEAD,
        title=site.title,
        messages=site.messages,
        pages=folder.name,
        there=files,
        nav=list(_leaves(site.sections.nav([path for path in files if path.endswith(".md")]))),
        added=site.assets,
        up=os.path.relpath(own.parent, settings.parent),
    )
    clear_litter([settings])
    if write_atomic(settings, text, settings.parent):
        changed.append(settings)
    return WrittenSite(sum(path.endswith(".md") for path in files), changed, settings, [*site.warnings, *site.notes])


def _leaves(nav: Iterable[Any]) -> Iterator[Any]:
    """A navigation without sections: pages hide the sidebar in which themes list what is in one."""
    for entry in nav:
        sections = [target for target in entry.values() if isinstance(target, list)] if isinstance(entry, dict) else []
        yield from (leaf for section in sections for leaf in _leaves(section))
        yield from () if sections else (entry,)


def _own_files(pages: Path) -> Iterator[tuple[str, bytes]]:
    """A person's own pages and pictures by their paths, but for hidden files, which MkDocs leaves out too."""
    for file in sorted(pages.rglob("*")):
        path = file.relative_to(pages)
        if file.is_file() and not any(part.startswith(".") for part in path.parts):
            yield path.as_posix(), read_file(file, within=pages)


def _files(
    pages: Mapping[str, Page], assets: Mapping[str, bytes], own: Mapping[str, bytes], *, directories: bool
) -> dict[str, bytes]:
    """All files by their paths: where a person's own and a generated one would be one on the site, the person's own."""
    from mkdocs.structure.files import File

    def place(path: str) -> str:
        return File(path, "", "", directories).dest_uri

    taken = {place(path) for path in own}
    texts = {path: with_markdown_links(page.markdown).encode() for path, page in pages.items()}
    return {path: content for path, content in (texts | dict(assets)).items() if place(path) not in taken} | dict(own)
