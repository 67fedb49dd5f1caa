"""The theme's search, taught what readers ask for: accents fold, and what it is called for screen readers."""

from __future__ import annotations

from fnmatch import fnmatch
from importlib.resources import files as package_files
from pathlib import Path
from typing import TYPE_CHECKING

from .generated_files import generated

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

__all__ = ["fold_accents_in_search", "with_named_search"]

_SEARCH_WORKER = "assets/javascripts/workers/search.*.min.js"


def fold_accents_in_search(files: Files, config: MkDocsConfig) -> None:
    """Let the theme's search find "Goïta" for "Goita" and the other way round: a few lines are added to its worker."""
    for worker in [file for file in files if fnmatch(file.src_uri, _SEARCH_WORKER)]:
        folding = (package_files(__package__) / "search_folding.js").read_text("utf-8")
        files.remove(worker)
        source = Path(worker.abs_src_path or __file__)
        files.append(generated(config, worker.src_uri, f"{worker.content_string}\n{folding}", source))


def with_named_search(page: str) -> str:
    """A page on which the theme's search, a dialog, is called for screen readers as the buttons in it are."""
    _, there, after = page.partition('<nav class="md-search__options" ')
    name = after.partition(">")[0]
    dialog = 'data-md-component="search" role="dialog"'
    return page.replace(dialog, f"{dialog} {name}", 1) if there else page
