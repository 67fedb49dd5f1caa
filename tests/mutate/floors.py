"""The kinds of mutants that a check found when this was last written down: python -m tests.mutate.floors"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from .bench import Bench, uncheck_all
from .mutants import KINDS
from .run import mutants, story_copy

__all__ = ["FLOORS", "found_kinds"]

FLOORS = Path(__file__).with_name("floors.yml")
"""Where they are kept."""
_STORY = Path(__file__).parent.parent / "stories" / "trawler"
_HEAD = """\
# Kinds of mutants that a check of tests/stories/trawler found one of: none may fall out.
# Written by python -m tests.mutate.floors
"""


def found_kinds(folder: Path, kinds: Iterable[str] = KINDS) -> list[str]:
    """The kinds of which a check says something new, of one mutant each of a small story that nobody has checked yet.

    :param folder: an empty folder.
    :param kinds: those that are tried.
    """
    root = story_copy(_STORY, folder)
    uncheck_all(root)
    bench = Bench(root)
    one_each = [(KINDS[name], mutant) for name in kinds for mutant in mutants(bench.story, KINDS[name], 1, "")]
    return sorted(kind.name for kind, mutant in one_each if bench.new_findings(mutant))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        found = found_kinds(Path(folder))
    FLOORS.write_text(_HEAD + "".join(f"- {name}\n" for name in found), "utf-8")
