"""What ships with the package beside its code."""

from __future__ import annotations

from pathlib import Path

__all__ = ["packaged"]


def packaged(name: str) -> Path:
    """The file or folder ``name``: inside the package when it is installed, at the top of a checkout."""
    package = Path(__file__).resolve().parent
    inside = package / name
    return inside if inside.exists() else package.parents[1] / name
