"""Files of a site that stand on no disk."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

__all__ = ["generated"]


def generated(config: MkDocsConfig, path: str, content: str | bytes, source: Path) -> File:
    """A file of the site that stands on no disk, with the one it is made from: other plugins ask for its place and days."""
    file = File.generated(config, path, content=content)
    file.abs_src_path = str(source.resolve())
    return file
