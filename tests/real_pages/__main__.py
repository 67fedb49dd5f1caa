"""Score folders of saved pages against what is known of them.

python -m tests.real_pages FOLDER...              the table, a column for each folder
python -m tests.real_pages FOLDER --list days     and each miss: what was expected ← what was found
python -m tests.real_pages FOLDER --json FILE     and what came out, to compare a later run with
python -m tests.real_pages FOLDER --against FILE  and what differs from that earlier run
"""

from __future__ import annotations

import argparse
import json
import sys
from dataclasses import asdict
from pathlib import Path

from .expected import read_expected
from .printing import LISTS, differences, misses, table
from .scoring import Outcome, score

__all__ = ["main"]


def main(argv: list[str] | None = None) -> int:
    """Print the table, and what was asked for."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("folders", metavar="FOLDER", nargs="+", type=Path, help="pages with an expected.jsonl")
    ask.add_argument("--list", choices=LISTS, action="append", default=[], help="list what is missed")
    ask.add_argument("--json", metavar="FILE", type=Path, help="write what came out, page by page")
    ask.add_argument("--against", metavar="FILE", type=Path, help="tell what differs from a run written by --json")
    ask.add_argument("--jobs", type=int, default=2, help="processes (2)")
    options = ask.parse_args(argv)
    pages = [(folder, expected) for folder in options.folders for expected in read_expected(folder)]
    outcomes = list(score(pages, options.jobs))
    for listed in options.list:
        print("\n".join(misses(outcomes, listed)), end="\n\n")
    if options.against:
        before = [Outcome(**entry) for entry in json.loads(options.against.read_text("utf-8"))]
        print("\n".join(differences(before, outcomes)), end="\n\n")
    print("\n".join(table(outcomes)))
    if options.json:
        options.json.write_text(json.dumps([asdict(o) for o in outcomes], ensure_ascii=False, indent=1), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
