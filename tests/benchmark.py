"""What reading, checking and rendering cost beside MkDocs, for the same story in the same run.

    python -m tests.benchmark [FACTS ...]

Each size is a process of its own, as `mkdocs build` is, so what either side compiles or looks up once counts too;
what Python takes to load the code of either does not. The templates that a machine's first build compiles, and keeps in
the user's cache as Python keeps compiled code, are told by themselves. Seconds are the processor's, not the clock's.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

SIZES = (100, 1_000, 10_000)
GOAL = 0.15
"""Ours may take this share of what MkDocs takes."""
STEPS = ("read", "check", "render")
"""What ours consists of."""


def main(words: Sequence[str]) -> int:
    """Print the table; 1 where the goal is missed."""
    if words[:1] == ["--one"]:
        print(json.dumps(measure(Path(words[1]))))
        return 0
    with tempfile.TemporaryDirectory() as cache:
        first, again = (_measured(SIZES[0], cache)["ours"] for _ in range(2))
        rows = [_measured(facts, cache) for facts in map(int, words or map(str, SIZES))]
    _print(rows)
    print(f"A machine's first build also compiles templates: {first - again:.2f} s.")
    return int(any(row["ours"] > GOAL * row["mkdocs"] for row in rows))


def measure(folder: Path) -> dict[str, float]:
    """Build the story in ``folder`` once: the seconds of our steps and of MkDocs, and the number of pages."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    from explainer import plugin
    from explainer.check import check
    from explainer.content import load
    from explainer.render import assets, render
    from explainer.site import Site

    config = load_config(str(folder / "mkdocs.yml"))
    clock = [time.process_time()]
    base = load(folder / "content")
    clock.append(time.process_time())
    wrong = check(base, folder / "content")
    clock.append(time.process_time())
    pages = render(base)
    clock.append(time.process_time())
    if wrong:
        raise ValueError(str(wrong[0]))
    plugin.make_site = lambda *_: Site(pages, assets())
    build(config)
    clock.append(time.process_time())
    *ours, theirs = (after - before for before, after in pairwise(clock))
    return {**dict(zip(STEPS, ours, strict=True)), "ours": sum(ours), "mkdocs": theirs, "pages": len(pages)}


def _measured(facts: int, cache: str) -> dict[str, float]:
    """One size's row.

    :param cache: what stands for the user's cache folder.
    """
    from .made_stories import make_story

    with tempfile.TemporaryDirectory() as folder:
        make_story(Path(folder), facts)
        command = [sys.executable, "-m", "tests.benchmark", "--one", folder]
        there = {"env": {**os.environ, "XDG_CACHE_HOME": cache}, "cwd": Path(__file__).parent.parent}
        done = subprocess.run(command, capture_output=True, text=True, check=True, **there)
    return {"facts": facts, **json.loads(done.stdout)}


def _print(rows: Sequence[dict[str, float]]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title="Seconds of the processor for the same story in one run")
    for column in ("facts", "pages", *STEPS, "ours", "MkDocs", "ours / MkDocs", "ours a fact", "MkDocs a fact"):
        table.add_column(column, justify="right")
    for row in rows:
        counts = (f"{row[name]:,.0f}" for name in ("facts", "pages"))
        seconds = (f"{row[name]:.2f}" for name in (*STEPS, "ours", "mkdocs"))
        a_fact = (f"{row[name] / row['facts'] * 1000:.2f} ms" for name in ("ours", "mkdocs"))
        table.add_row(*counts, *seconds, f"{row['ours'] / row['mkdocs']:.1%}", *a_fact)
    Console(width=130).print(table)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
