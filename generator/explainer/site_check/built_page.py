"""What of a page of a built site has to hold: where it leads, what it loads, what can be led to, what is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..diagnostics import Severity

__all__ = ["Anchor", "BuiltPage", "Fault", "Link"]


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a page, whatever else is on the site."""

    code: str
    """As diagnostics have it."""
    message: str
    """What is wrong."""
    line: int
    """Where in the page, from 1."""
    column: int
    """Where in the line, from 1."""
    written: str = ""
    """What stands there."""
    help: str = ""
    """What to do."""
    severity: Severity = "error"
    """An error, unless somebody may have meant it."""
    own: bool = False
    """Whether it is one only on a page that a person wrote."""


@dataclass(frozen=True, slots=True)
class Link:
    """An address that a page names."""

    address: str
    """As a browser reads it from the attribute."""
    line: int
    """Where in the page, from 1."""
    column: int
    """Where in the line, from 1."""
    written: str
    """The tag, or the beginning of it."""
    loads: bool
    """Whether a browser asks for it by itself, or sends there what a reader typed."""


@dataclass(slots=True)
class Anchor:
    """A place that an address can lead to."""

    name: str
    """Its id."""
    line: int
    """Where in the page, from 1."""
    column: int
    """Where in the line, from 1."""
    evidence: str = ""
    """The words of a panel or a footnote."""


@dataclass(slots=True)
class BuiltPage:
    """What was read of a page."""

    address: str = ""
    """The whole address that it gives as its own; empty where it gives none."""
    hosts: list[str] = field(default_factory=list)
    """Other hosts that its policy allows."""
    links: list[Link] = field(default_factory=list)
    """Where it leads and what it loads, in order."""
    anchors: list[Anchor] = field(default_factory=list)
    """What can be led to, in order."""
    faults: list[Fault] = field(default_factory=list)
    """What is wrong with it."""
