"""Doors: what other installed packages add to this one, through entry points.

    [project.entry-points."explainer.formats"]
    pdf = "my_package:PDF"

Each room with a door says what it takes, in a Protocol or dataclass, and holds what is built in as a plain
dictionary. Here is only what all doors share: finding, loading, and saying whose fault it is.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import EntryPoint, entry_points
from typing import ParamSpec, TypeVar

from .errors import ExplainerError

__all__ = ["Plugin", "PluginBroken", "plugins"]

P = ParamSpec("P")
R = TypeVar("R")


class PluginBroken(ExplainerError):
    """What came in through a door broke; the text names the plugin, its package and what happened."""


@dataclass(frozen=True, slots=True)
class Plugin:
    """One thing that an installed package adds."""

    entry: EntryPoint
    """The package's entry point."""

    def __str__(self) -> str:
        package = f" of {self.entry.dist.name} {self.entry.dist.version}" if self.entry.dist else ""
        return f"the plugin {self.entry.name}{package} ({self.entry.group})"

    def load(self) -> object:
        """What the entry point names, imported.

        :raises PluginBroken: it cannot be imported, or is not there.
        """
        with self.blamed():
            return self.entry.load()

    @contextmanager
    def blamed(self) -> Iterator[None]:
        """While the block runs, an error that nobody made for a person to read is told as this plugin's.

        :raises PluginBroken: in place of it.
        """
        try:
            yield
        except ExplainerError:
            raise
        except Exception as error:
            raise self.broken(f"{type(error).__name__}: {error}") from error

    def guarded(self, function: Callable[P, R]) -> Callable[P, R]:
        """A function of this plugin that is :meth:`blamed` whenever it is called."""

        @functools.wraps(function)
        def run(*args: P.args, **options: P.kwargs) -> R:
            with self.blamed():
                return function(*args, **options)

        return run

    def broken(self, problem: str) -> PluginBroken:
        """The error to raise where this plugin is not, or does not do, what its door asks for."""
        return PluginBroken(f"{self} is broken: {problem}")


def plugins(group: str) -> dict[str, Plugin]:
    """What installed packages add to a group of entry points, by its name there; nothing is imported yet.

    :raises PluginBroken: two packages add something of the same name.
    """
    return dict(_installed(group, tuple(sys.path)))


@functools.cache  # it looks into every installed package, and is asked for each article
def _installed(group: str, path: tuple[str, ...]) -> dict[str, Plugin]:
    """:param path: where packages are looked for: on another path there may be others."""
    found: dict[str, Plugin] = {}
    for entry in sorted(entry_points(group=group), key=lambda entry: entry.name):
        plugin = Plugin(entry)
        if other := found.get(entry.name):
            raise plugin.broken(f"{other} has the same name: uninstall one of the two")
        found[entry.name] = plugin
    return found
