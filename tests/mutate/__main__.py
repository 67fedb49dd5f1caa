"""Break a story in every kind of way, each N times, and say what a check finds of it.

    python -m tests.mutate [N] [--story DIR] [--kind WORDS] [--seed TEXT] [--each] [--strict]

A mutant is *found* where a check of the story as it stands, or taken as wholly checked before it was broken, says something
that it did not say before; *as changed* where it says only that something was changed since it was checked; else *missed*.
Of what changes no meaning everything that is said is a false alarm.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from .run import AIMS, Tried, story_copy, table, total, trying


def main() -> int:
    """Run it."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.mutate", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("number", nargs="?", type=int, default=12, metavar="N", help="of each kind")
    parser.add_argument(
        "--story", type=Path, default=Path("content"), metavar="DIR", help="a content folder, or articles"
    )
    parser.add_argument("--kind", default="", metavar="WORDS", help="only kinds with these words in their name")
    parser.add_argument("--seed", default="", metavar="TEXT", help="other mutants of the same kinds")
    parser.add_argument("--each", action="store_true", help="print every mutant, and what was said of it")
    parser.add_argument("--strict", action="store_true", help="fail where less is found than is aimed at")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="explainer-mutate-") as folder:
        root = story_copy(asked.story, Path(folder))
        tried = list(trying(root, asked.number, kinds=asked.kind, seed=asked.seed))
    print("\n".join(table(tried, asked.kind)))
    if asked.each:
        print("\n".join(["", *map(_line, tried)]))
    return int(asked.strict and any(share < aim for share, aim in zip(total(tried), AIMS, strict=True)))


def _line(one: Tried) -> str:
    sign = "crashed" if one.crashed else "found" if one.found else "changed" if one.changed else "nothing"
    said = "; ".join(f"{code}: {message}" for code, message in (one.found or one.changed)[:3])
    return f"{sign:8}{one.kind.name} | {one.what}" + (f" | {said}" if said else "")


if __name__ == "__main__":
    sys.exit(main())
