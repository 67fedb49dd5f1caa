"""What reading, checking and rendering cost beside MkDocs, for the same story in the same run.

python -m tests.benchmark [FACTS ...]
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config
from rich.console import Console
from rich.table import Table

from generator.check import check
from generator.content import load
from generator.render import render
from tests.made_stories import make_story

SIZES = (100, 1_000, 10_000)
GOAL = 0.10
"""Ours may take this share of what MkDocs takes."""


def main(sizes: tuple[int, ...] = SIZES) -> int:
    """Print the table; 1 where the goal is missed."""
    table = Table(title="Seconds for the same story in one run")
    for column in (
        "facts",
        "pages",
        "read",
        "check",
        "render",
        "ours",
        "MkDocs",
        "ours / MkDocs",
        "ours / 1,000 facts",
    ):
        table.add_column(column, justify="right")
    worst = 0.0
    for facts in sizes:
        with tempfile.TemporaryDirectory() as folder:
            pages, (read, checked, rendered), mkdocs = _measured(Path(folder), facts)
        ours = read + checked + rendered
        worst = max(worst, ours / mkdocs)
        seconds = [f"{value:.2f}" for value in (read, checked, rendered, ours, mkdocs)]
        table.add_row(f"{facts:,}", f"{pages:,}", *seconds, f"{ours / mkdocs:.1%}", f"{ours / facts * 1000:.2f}")
    Console().print(table)
    return int(worst > GOAL)


def _measured(folder: Path, facts: int) -> tuple[int, tuple[float, float, float], float]:
    """How many pages there are, the seconds of our three steps, and MkDocs' own."""
    root = make_story(folder, facts)
    base, read = _timed(load, root)
    wrong, checked = _timed(check, base, root)
    assert not wrong, wrong[0]
    pages, rendered = _timed(render, base)
    del base
    config = load_config(str(folder / "mkdocs.yml"))
    plugin = config.plugins["explainer"]
    make, spent = plugin.on_pre_build, []
    config.plugins.events["pre_build"] = [lambda **given: spent.append(_timed(make, **given)[1])]
    _, whole = _timed(build, config)
    return len(pages), (read, checked, rendered), whole - sum(spent)


def _timed(function: Callable[..., Any], *given: Any, **named: Any) -> tuple[Any, float]:
    gc.collect()
    start = time.perf_counter()
    result = function(*given, **named)
    return result, time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main(tuple(map(int, sys.argv[1:])) or SIZES))
