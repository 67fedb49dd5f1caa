"""The words of French: the tables in ``generator/explainer/data/fr/``."""

from __future__ import annotations

from functools import cache
from typing import Any

from .. import tables

__all__ = ["LANGUAGE", "table", "words"]

LANGUAGE = "fr"
"""ISO 639-1; also the name of the folder."""


@cache
def table(name: str) -> dict[str, Any]:
    """The table ``name`` of French: ``grammar`` is ``generator/explainer/data/fr/grammar.yml``.

    :raises InvalidContent: it is no strict YAML.
    """
    return tables.table(f"{LANGUAGE}/{name}")


@cache
def words(name: str, key: str) -> frozenset[str]:
    """The words of a list in a table of French, for looking up.

    :raises InvalidContent: the table is no strict YAML.
    """
    return tables.words(f"{LANGUAGE}/{name}", key)
