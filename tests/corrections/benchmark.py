"""What the page of corrections costs beside MkDocs: the same story built with a history of many commits and without.

    python -m tests.corrections.benchmark [FACTS [COMMITS]]

Seconds are the processor's, git's included, which a busy machine does not change.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

from explainer.content import load
from explainer.corrections import change_log
from tests.corrections.newsroom import PUBLISHED
from tests.corrections.repository import Repository
from tests.made_stories import make_story

GOAL = 0.10
"""The history may take this share of what the whole build takes."""


def main(words: Sequence[str]) -> int:
    """Print both times; 1 where the goal is missed."""
    facts, commits = (int(word) for word in (*words, *("1000", "200")[len(words) :]))
    with tempfile.TemporaryDirectory() as folder:
        content = make_story(Path(folder), facts)
        _commit(Path(folder), content / "facts" / "timeline.yml", commits)
        base = load(content)
        start = _seconds()
        log = change_log(base, content / "facts")
        ours = _seconds() - start
        config = load_config(str(Path(folder) / "mkdocs.yml"))
        start = _seconds()
        build(config)
        whole = _seconds() - start
    print(f"{facts:,} facts, {commits} commits, {len(log.entries)} corrections and updates")
    print(f"history {ours:.2f} s, the whole build {whole:.2f} s: {ours / whole:.1%}")
    return int(ours > GOAL * whole)


def _commit(folder: Path, sheet: Path, commits: int) -> None:
    """Change one fact after another, a commit each."""
    repository = Repository(folder)
    with (folder / "content" / "story.yml").open("a", encoding="utf-8") as story:
        story.write(f"since: {PUBLISHED}\n")
    repository.commit("The story so far")
    facts = yaml.safe_load(sheet.read_text("utf-8"))
    written = [yaml.safe_dump([fact], sort_keys=False) for fact in facts]
    for number in range(commits):
        at = number * 37 % len(facts)
        written[at] = yaml.safe_dump([facts[at] | {"what": f"envoy {number}"}], sort_keys=False)
        sheet.write_text("".join(written), "utf-8")
        repository.commit(f"Envoy {number} it was")
    repository.git("gc", "-q")  # as in a clone


def _seconds() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
