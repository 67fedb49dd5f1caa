"""Packages with plugins, installed for one test."""

from __future__ import annotations

import sys
from pathlib import Path
from textwrap import dedent

import pytest

__all__ = ["install"]


def install(monkeypatch: pytest.MonkeyPatch, folder: Path, name: str, group: str, code: str, **plugins: str) -> None:
    """Put a package of one module on the path, as pip would install it.

    :param folder: an empty folder for it.
    :param name: of the package and of its module.
    :param code: the module's.
    :param plugins: what it adds to the group of entry points: its name there, and what it is in the module.
    """
    (folder / f"{name}.py").write_text(dedent(code), "utf-8")
    about = folder / f"{name}-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n", "utf-8")
    lines = [f"[{group}]", *(f"{plugin} = {name}:{attribute}" for plugin, attribute in plugins.items())]
    (about / "entry_points.txt").write_text("\n".join(lines) + "\n", "utf-8")
    sys.modules.pop(name, None)  # an earlier test's
    monkeypatch.syspath_prepend(str(folder))
