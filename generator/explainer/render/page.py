"""A page as it leaves here for a site builder."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Page"]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site."""

    markdown: str
    """Its Markdown, front matter included."""
    source: str
    """The file in the content folder that a person edits for it, such as ``facts/timeline.yml``."""
