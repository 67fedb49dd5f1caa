"""The navigation of a site: what a person wrote of it, without pages that the story has not."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

__all__ = ["without_absent"]


def without_absent(nav: Any, absent: Container[str]) -> Any:
    """A ``nav`` of mkdocs.yml as it stands but for the pages that are not there: of any other that is missing MkDocs warns.

    :param absent: their paths; a section of nothing else goes with them.
    """
    match nav:
        case list():
            cleared = [(item, without_absent(item, absent)) for item in nav]
            return [left for item, left in cleared if not _is_gone(item, left)]
        case dict():
            named = [(title, item, without_absent(item, absent)) for title, item in nav.items()]
            return {title: left for title, item, left in named if not _is_gone(item, left)}
        case str():
            return None if nav in absent else nav
        case _:
            return nav


def _is_gone(item: Any, left: Any) -> bool:
    """Whether an entry was an absent page, or a section of nothing else."""
    return bool(item) and not left
