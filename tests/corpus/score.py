"""Read the corpus and print what was read rightly, kind by kind, of its open half and of its blind half.

python -m tests.corpus.score           the tables
python -m tests.corpus.score -v        with every miss in the open half; those in the blind half are nobody's to mend
python -m tests.corpus.score --floors  and make the open half's figures the floors below which the test fails
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from .blind import load_blind, score_blind
from .floors import record_floors
from .gold import ENGLISH, FRENCH, load_corpus
from .sentence_score import read_sentences, score_sentences
from .story_score import score_stories
from .table import Table

__all__ = ["main", "score"]


def score(folder: Path = ENGLISH) -> Table:
    """Everything in the open half in a folder read and marked."""
    corpus, table = load_corpus(folder), Table()
    score_sentences(corpus, read_sentences(corpus), table)
    score_stories(corpus, table)
    return table


def main(argv: list[str] | None = None) -> int:
    """Print the tables, on demand with the misses, and record the floors where asked."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("-v", "--verbose", action="store_true", help="list every miss")
    ask.add_argument("--floors", action="store_true", help="record the figures as floors")
    options = ask.parse_args(argv)
    table = score()
    print("\n".join(table.lines(verbose=options.verbose)))
    print("\nThe blind half")
    print("\n".join(score_blind(load_blind()).lines()))
    print("\nFrench")
    print("\n".join(score(FRENCH).lines(verbose=options.verbose)))
    print("\nFrench, the blind half")
    print("\n".join(score_blind(load_blind(FRENCH)).lines()))
    if options.floors:
        record_floors({name: measure.figure for name, measure in table.measures.items()})
    return 0


if __name__ == "__main__":
    sys.exit(main())
