"""The words of English: the tables in ``generator/explainer/data/en/``."""

from __future__ import annotations

from functools import cache
from typing import Any

from .. import tables

__all__ = ["LANGUAGE", "table", "words"]

LANGUAGE = "en"
"""ISO 639-1; also the name of the folder."""


@cache
def table(name: str) -> dict[str, Any]:
    """The table ``name`` of English: ``grammar`` is ``generator/explainer/data/en/grammar.yml``.

    :raises InvalidContent: it is no strict YAML.
    """
    return tables.table(f"{LANGUAGE}/{name}")


@cache
def words(name: str, key: str) -> frozenset[str]:
    """The words of a list in a table of English, for looking up: ``words("grammar", "limits")``.

    :raises InvalidContent: the table is no strict YAML.
    """
    return tables.words(f"{LANGUAGE}/{name}", key)
