"""What our reading costs beside the language model's on the same text, and how memory grows with articles.

    python -m tests.benchmark_reading [ARTICLES ...]

Each size is a process of its own. Seconds are the processor's. The texts are those of the corpus, again and again.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

SIZES = (50, 200, 800)
GOAL = 1 / 3
"""Ours may take this share of what spaCy takes on the same text."""
_CORPUS = Path(__file__).parent / "corpus" / "articles"


def main(words: Sequence[str]) -> int:
    """Print the table; 1 where the goal is missed."""
    if words[:1] == ["--one"]:
        print(json.dumps(measure(int(words[1]))))
        return 0
    rows = [_measured(articles) for articles in map(int, words or map(str, SIZES))]
    _print(rows)
    return int(any(row["ours"] > GOAL * row["spacy"] for row in rows))


def measure(count: int) -> dict[str, float]:
    """Read ``count`` articles: the seconds of the parser and of ours, and the most memory held, in MiB."""
    from explainer.articles import read_article
    from explainer.english.nlp import load
    from explainer.english.reader import read_together
    from explainer.extract.run import CHUNK

    texts = [read_article(file) for file in sorted(_CORPUS.glob("*.md"))]
    articles = [
        text.model_copy(update={"id": f"{no}-{text.id}"}) for no, text in enumerate(islice(cycle(texts), count))
    ]
    nlp = load()
    read_together(texts, nlp)  # what is compiled or looked up once
    before, parser, clock = _most_memory(), _Timed(nlp), time.process_time()
    for at in range(0, count, CHUNK):
        read_together(articles[at : at + CHUNK], parser)
    ours = time.process_time() - clock - parser.seconds
    return {
        "articles": count,
        "spacy": parser.seconds,
        "ours": ours,
        "before": before,
        "grown": _most_memory() - before,
    }


class _Timed:
    """The parser with a clock: all that is not spent in it is ours."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self.seconds = 0.0

    def pipe(self, texts: Iterable[Any], **options: Any) -> Iterator[Any]:
        """What the parser's own ``pipe`` gives."""
        clock = time.process_time()
        for parsed in self._nlp.pipe(texts, **options):
            self.seconds += time.process_time() - clock
            yield parsed
            clock = time.process_time()
        self.seconds += time.process_time() - clock


def _most_memory() -> float:
    """The most memory that the process has held so far, in MiB; macOS counts bytes and Linux KiB."""
    units = 2**20 if sys.platform == "darwin" else 2**10
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / units


def _measured(articles: int) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmark_reading", "--one", str(articles)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=Path(__file__).parent.parent)
    return json.loads(done.stdout)


def _print(rows: Sequence[dict[str, float]]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table(title="Seconds of the processor for the same texts in one run")
    for column in ("articles", "spaCy", "ours", "ours / spaCy", "ours an article", "memory before", "grown by"):
        table.add_column(column, justify="right")
    for row in rows:
        table.add_row(
            f"{row['articles']:,.0f}",
            f"{row['spacy']:.2f}",
            f"{row['ours']:.2f}",
            f"{row['ours'] / row['spacy']:.1%}",
            f"{row['ours'] / row['articles'] * 1000:.1f} ms",
            f"{row['before']:.0f} MiB",
            f"{row['grown']:.0f} MiB",
        )
    Console(width=110).print(table)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
