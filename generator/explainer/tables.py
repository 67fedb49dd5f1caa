"""What is a fact about language or the world: the YAML tables in ``generator/explainer/data/``.

What is a fact about one language lies in a folder of its code: ``data/en/`` is English. The rooms that read a language
name it in one place, as ``english.vocabulary`` does.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from . import strict_yaml

__all__ = ["table", "words"]


@cache
def table(name: str) -> dict[str, Any]:
    """The table ``name`` (``en/numbers`` is ``generator/explainer/data/en/numbers.yml``); every scalar in it is a string.

    It is shared by all who ask for it: read it, never change it.

    :raises InvalidContent: it is no strict YAML.
    """
    text = (files("explainer") / "data" / f"{name}.yml").read_text("utf-8")
    value = strict_yaml.load(text, f"generator/explainer/data/{name}.yml")
    return value if isinstance(value, dict) else {}


@cache
def words(name: str, key: str) -> frozenset[str]:
    """The words of a list in a table, for looking up: ``words("en/numbers", "vague")``.

    :raises InvalidContent: the table is no strict YAML.
    """
    return frozenset(table(name)[key])
