"""What a fact base can be written as: the one table, and the door for further outputs.

A further output comes in by an entry point named as people ask for it, which leads to an :class:`Exporter`:

    [project.entry-points."explainer.exporters"]
    csv = "my_package:tables"

    def tables(base):
        return {"timeline.csv": ..., "actors.csv": ...}

It takes the place of a built-in one of that name.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Protocol

from .doors import Plugin, plugins
from .export import export
from .model import FactBase
from .published import published

__all__ = ["Exporter", "export_files", "exporter_names"]


class Exporter(Protocol):
    """A fact base in, named files out: a file's path, relative and with slashes, and its bytes.

    What ``publish: false`` keeps off the site is not in the fact base. Leads may be: they are for editors alone.
    """

    def __call__(self, base: FactBase, /) -> Mapping[str, bytes]: ...


def exporter_names() -> list[str]:
    """The outputs that there are, those that are built in first.

    :raises PluginBroken: two packages add an output of the same name.
    """
    return list(dict.fromkeys([*_BUILT_IN, *plugins(_GROUP)]))


def export_files(base: FactBase, name: str) -> dict[str, bytes]:
    """The files of an output, by their paths; what is kept off the site is in none of them.

    :param name: one of :func:`exporter_names`.
    :raises PluginBroken: the package that adds it is broken.
    """
    plugin, public = plugins(_GROUP).get(name), published(base).base
    return _from_plugin(plugin, public) if plugin else dict(_BUILT_IN[name](public))


def _from_plugin(plugin: Plugin, base: FactBase) -> dict[str, bytes]:
    """What a package's exporter makes, looked at here, where it is known whose it is."""
    exporter = plugin.load()
    if not callable(exporter):
        raise plugin.broken(f"it is {exporter!r} and no function")
    with plugin.blamed():
        files: object = exporter(base)
        if not isinstance(files, Mapping):
            raise TypeError(f"what it makes is {files!r:.80} and no dictionary of files")
        for path, data in files.items():
            _check_file(path, data)
        return dict(files)


def _check_file(path: object, data: object) -> None:
    """Refuse what is no file, and what would be written outside its folder."""
    if not isinstance(path, str) or not isinstance(data, bytes):
        raise TypeError(f"what it makes of {path!r} is no path with bytes")
    parts = PurePosixPath(path).parts
    if not parts or ".." in parts or parts[0] == "/" or "\\" in path or ":" in path:
        raise ValueError(f"{path!r} is no path within a folder")


def _json(base: FactBase) -> dict[str, bytes]:
    return {"facts.json": (json.dumps(export(base), ensure_ascii=False, indent=2) + "\n").encode()}


_GROUP = "explainer.exporters"
_BUILT_IN: dict[str, Exporter] = {"json": _json}
