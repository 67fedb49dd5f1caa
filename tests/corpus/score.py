"""Read the corpus and print what was read rightly, kind by kind.

python -m tests.corpus.score           the table
python -m tests.corpus.score -v        with every miss
python -m tests.corpus.score --floors  and make the figures the floors below which the test fails
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from explainer import strict_yaml

from .gold import load_corpus
from .sentence_score import read_sentences, score_sentences
from .story_score import score_stories
from .table import Table

__all__ = ["FLOORS", "floors", "main", "score"]

FLOORS = Path(__file__).with_name("floors.yml")
"""The share of each measure that reading has reached."""

_HEAD = """\
# What reading has reached on the corpus: the share of each measure that is right, rounded down.
# The test fails when one drops. Written by `python -m tests.corpus.score --floors`.
"""


def score() -> Table:
    """Everything in the corpus read and marked."""
    corpus, table = load_corpus(), Table()
    score_sentences(corpus, read_sentences(corpus.sentences), table)
    score_stories(corpus, table)
    return table


def floors() -> dict[str, float]:
    """The recorded floors by measure."""
    recorded = strict_yaml.load(FLOORS.read_text("utf-8"), FLOORS.name)
    return {name: float(figure) for name, figure in recorded.items()}


def main(argv: list[str] | None = None) -> int:
    """Print the table, on demand with the misses, and record the floors where asked."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("-v", "--verbose", action="store_true", help="list every miss")
    ask.add_argument("--floors", action="store_true", help="record the figures as floors")
    options = ask.parse_args(argv)
    table = score()
    print("\n".join(table.lines(verbose=options.verbose)))
    if options.floors:
        recorded = [f"{name}: {int(measure.figure * 1000) / 1000:.3f}" for name, measure in table.measures.items()]
        FLOORS.write_text(_HEAD + "\n".join(recorded) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
