"""Interleavings of readings and edits by the thousand: ``python -m tests.merge.soak 100000 --jobs 2``."""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor

from .refitting import RefittingNewsroom

__all__ = ["REFITTING", "STEPS", "interleave"]

STEPS = (
    *("extract",) * 6,
    *("set_field", "edit_list", "comment") * 2,
    *("remove_field", "delete", "add", "reorder", "blank_line", "rename", "rename_by_hand", "merge_actors"),
    *("accept", "reject", "check", "lose_article", "requote"),
    *("write_anew",) * 3,
    *(
        "annotate",
        "type_quote",
        "join_by_hand",
        "split_by_hand",
        "rename_by_hand_with_article",
        "uncheck",
        "tell_apart",
    ),
    *("rename_article", "split_article", "bring_article_back", "forget_missing", "retract"),
)
REFITTING = (*STEPS, *("merge_facts", "split") * 2)
"""What can happen where facts are made one and taken apart by commands, too."""
_CHUNK = 50


def interleave(seed: int, steps: int = 5, what: Sequence[str] = STEPS) -> int:
    """One interleaving, which begins with a reading; how many steps it took.

    :raises AssertionError: something was lost; the seed and the steps until then are told.
    """
    pick = random.Random(seed)
    newsroom = RefittingNewsroom(pick)
    done = ["extract"]
    try:
        newsroom.extract()
        for _ in range(steps):
            done.append(pick.choice(what))
            getattr(newsroom, done[-1])()
        newsroom.extract()
    except BaseException as error:
        error.add_note(f"seed {seed}: {', '.join(done)}")
        raise
    return len(done) + 1


def _chunk(seeds: range) -> tuple[int, list[str]]:
    """How many steps some interleavings took, and what failed."""
    steps, failed = 0, []
    for seed in seeds:
        try:
            steps += interleave(seed, what=REFITTING)
        except Exception as error:  # whatever it is, the other seeds are still run
            failed.append(f"{error.__notes__[-1]}: {type(error).__name__}: {error}")
    return steps, failed


def main() -> None:
    """Run as many interleavings as asked for and print how many passed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=100_000)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    options = parser.parse_args()
    start, last = time.monotonic(), options.first + options.count
    chunks = [range(at, min(at + _CHUNK, last)) for at in range(options.first, last, _CHUNK)]
    steps, failed = 0, []
    with ProcessPoolExecutor(options.jobs) as pool:
        for number, (took, lost) in enumerate(pool.map(_chunk, chunks), 1):
            steps += took
            failed += lost
            for line in lost:
                print(line, file=sys.stderr)
            if number % 10 == 0:
                print(f"{number * _CHUNK} interleavings, {time.monotonic() - start:.0f} s", file=sys.stderr)
    print(f"{options.count} interleavings of {steps} steps in {time.monotonic() - start:.0f} s: {len(failed)} failed")
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
