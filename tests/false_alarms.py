"""How many facts that a careful editor would pass carry a finding all the same, by code.

    python -m tests.false_alarms [NAME…] [--list] [--keep DIR]

The stories are the repository's own, those of ``tests/stories``, some of them with sheets that were written by hand, those
of the corpus and its articles in fours, and articles of other people in fours, where there are any. What was read out of
articles may be wrong in itself, and then a finding is right: ``--list`` prints each with its fact and the words that bear it,
to be looked at.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from explainer.check import check
from explainer.content import load
from explainer.diagnostics import Diagnostic
from explainer.evidence import all_sources
from explainer.model import Fact
from explainer.sheets import plain

from .made_stories import STORIES, read_story

__all__ = ["FactFindings", "findings_by_fact", "kept_stories"]

_TESTS = Path(__file__).parent
_BY_HAND = {
    "election": _TESTS / "stories" / "election",
    "expulsions": _TESTS / "corpus" / "articles",
    "flood": _TESTS / "stories" / "flood",
}
"""The stories with sheets that were written by hand, and where their articles are."""
_TOGETHER = 4
"""So many articles make a story."""
_AIM = 0.02


@dataclass(frozen=True, slots=True)
class FactFindings:
    """A fact and what a check says of it."""

    fact: Fact
    """The fact."""
    found: Sequence[Diagnostic]
    """What is said of it, nothing in most cases."""


def findings_by_fact(root: Path) -> list[FactFindings]:
    """Each fact of a story with what a check says of it.

    :raises InvalidContent: a file is not as it has to be.
    """
    base = load(root)
    found: dict[str, list[Diagnostic]] = {}
    for one in check(base, root):
        found.setdefault(one.field.partition(".")[0], []).append(one)
    facts = [fact for listed in base.sheets.by_name().values() for fact in listed if not fact.withdrawn]
    return [FactFindings(fact, found.get(fact.id, ())) for fact in facts]


def kept_stories(folder: Path) -> Iterator[tuple[str, Callable[[], Path]]]:
    """The stories, by their names, with what makes each in the folder, where it is not there yet."""
    for name, make in _stories():
        yield name, partial(_made, folder / name, make)


def _made(folder: Path, make: Callable[[Path], Path]) -> Path:
    if (folder / "content" / "facts").is_dir():
        return folder / "content"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    return make(folder)


def _stories() -> Iterator[tuple[str, Callable[[Path], Path]]]:
    yield "own", partial(_copied, _TESTS.parent / "content")
    yield from ((name, STORIES[name]) for name in ("election", "flood", "arabic", "french"))
    yield "trawler", partial(_copied, _TESTS / "stories" / "trawler")
    for name, articles in _BY_HAND.items():
        yield f"{name}-by-hand", partial(_with_articles, _TESTS / "stories" / "by_hand" / name, articles)
    for story in sorted((_TESTS / "corpus" / "stories").iterdir()):
        yield story.name, partial(_read, sorted(story.glob("*.md")))
    shared = Path(os.environ.get("EXPLAINER_SHARED", _TESTS.parent.parent / "shared"))
    for name, articles in (
        ("corpus", _TESTS / "corpus" / "articles"),
        ("wild", shared / "measures" / "wild"),
    ):
        files = sorted(file for file in articles.glob("*.md") if file.stem != "GUIDE")
        for no in range(0, len(files), _TOGETHER):
            yield f"{name}-{no // _TOGETHER + 1}", partial(_read, files[no : no + _TOGETHER])


def _read(articles: Sequence[Path], folder: Path) -> Path:
    return read_story(folder, articles)


def _copied(content: Path, folder: Path) -> Path:
    return Path(shutil.copytree(content, folder / "content", ignore=shutil.ignore_patterns(".*")))


def _with_articles(content: Path, articles: Path, folder: Path) -> Path:
    """A story whose sheets were written by hand and not yet checked."""
    root = _copied(content, folder)
    (root / "articles").mkdir()
    for article in articles.glob("*.md"):
        shutil.copy(article, root / "articles" / article.name)
    return root


def _table(stories: dict[str, list[FactFindings]]) -> Iterator[str]:
    yield f"{'story':28}{'facts':>6}{'with a finding':>16}{'findings':>10}"
    for name, facts in stories.items():
        found = [one for one in facts if one.found]
        yield f"{name:28}{len(facts):6}{len(found):16}{sum(len(one.found) for one in found):10}"
    facts = [one for listed in stories.values() for one in listed]
    found = [one for one in facts if one.found]
    share = len(found) / max(1, len(facts))
    yield f"{'all':28}{len(facts):6}{len(found):16}{sum(len(one.found) for one in found):10}   {share:.1%} of the facts; aim {_AIM:.0%}"
    yield ""
    codes = Counter(one.code for fact in found for one in fact.found)
    of_facts = Counter(code for fact in found for code in {one.code for one in fact.found})
    for code, count in codes.most_common():
        yield f"  {code:40}{count:5} findings, {of_facts[code]:4} facts, {of_facts[code] / len(facts):.1%}"


def _listed(name: str, one: FactFindings) -> Iterator[str]:
    yield f"\n{name}: {one.fact.id}"
    yield from (
        f"    {d.severity}[{d.code}] {d.field.partition('.')[2]}: {d.message}. {d.help}".rstrip() for d in one.found
    )
    said = {key: value for key, value in plain(one.fact).items() if key not in ("id", "sources", "checked")}
    yield f"    says {said}"
    for source in dict.fromkeys((source.article, source.quote) for _, source in all_sources(one.fact)):
        yield f"    {source[0]}: “{source[1]}”"


def main() -> int:
    """Run it."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.false_alarms", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="only stories whose names begin so")
    parser.add_argument("--list", action="store_true", help="print each finding with its fact")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="keep the stories there, and take what is there")
    parser.add_argument("--strict", action="store_true", help="fail where too many facts have findings")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="explainer-alarms-") as folder:
        stories = {}
        for name, make in kept_stories(asked.keep or Path(folder)):
            if not asked.names or name.startswith(tuple(asked.names)):
                stories[name] = findings_by_fact(make())
    print("\n".join(_table(stories)))
    if asked.list:
        listed = ((name, one) for name, facts in stories.items() for one in facts if one.found)
        print("\n".join(line for name, one in listed for line in _listed(name, one)))
    facts = [one for listed in stories.values() for one in listed]
    return int(asked.strict and sum(bool(one.found) for one in facts) > _AIM * len(facts))


if __name__ == "__main__":
    sys.exit(main())
