"""Keep a story for seven days through the commands alone, and print what an editor would see: ``python -m tests.seven_days``."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from .days import DAYS
from .desk import Desk


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=len(DAYS), help="how many days; all where left out")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the story in this new folder")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk((chosen.keep or Path(folder) / "havfrue").resolve(), "Ada", lambda line: print(line, flush=True))
        for name, day in list(DAYS.items())[: chosen.days]:
            desk.say(f"\n=== {name}: {day.__doc__}\n")
            day(desk)


main()
