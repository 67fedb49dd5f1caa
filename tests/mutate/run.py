"""Stories broken again and again, and what a check finds of it, kind by kind."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from . import (  # noqa: F401  # each puts its kinds on the list
    harmless,
    twins,
    wrong_answers,
    wrong_articles,
    wrong_dates,
    wrong_form,
    wrong_names,
    wrong_numbers,
    wrong_quotes,
    wrong_tellings,
)
from .bench import CRASH, Bench, Finding, check_all
from .mutants import KINDS, Kind, Mutant
from .story_texts import StoryTexts

__all__ = ["AIMS", "Tried", "story_copy", "table", "total", "trying"]

AIMS = (0.90, 0.97)
"""Of what changes the meaning, the share to be found by a check, and by a check or as changed since it was checked."""
_CHANGED = frozenset({"changed-since-checked"})
"""The codes of what tells that something was changed, not what is wrong with it."""
_ABOUT = ("dates", "answers", "names", "numbers", "quotes", "articles", "telling", "twins", "form", "harmless")
"""In what order kinds are told of."""
_TRIES = 30
"""So often chance may break nothing, for each mutant asked for."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A mutant, and what a check said of it."""

    kind: Kind
    """Which kind it is of."""
    what: str
    """What was broken."""
    found: Sequence[Finding]
    """What a check said that it did not say before, but for that something was changed."""
    changed: Sequence[Finding]
    """The same, and that something was changed."""

    @property
    def crashed(self) -> bool:
        """Whether the check itself broke."""
        return any(code == CRASH for code, _ in (*self.found, *self.changed))

    @property
    def is_found(self) -> bool:
        """Whether a check says what is wrong."""
        return bool(self.found) and not self.crashed

    @property
    def is_changed(self) -> bool:
        """Whether nothing but that it was changed since it was checked is said."""
        return not self.is_found and bool(self.changed) and not self.crashed

    @property
    def wrong(self) -> bool:
        """Whether it was missed, or is a false alarm."""
        return bool(self.found or self.changed) if self.kind.harmless else not (self.is_found or self.is_changed)


def story_copy(story: Path, folder: Path) -> Path:
    """A copy of a story to be broken.

    :param story: its content folder, or a folder of articles, from which it is read.
    :param folder: an empty folder.
    :returns: the content folder of the copy.
    """
    if (story / "facts").is_dir():
        return Path(shutil.copytree(story, folder / "content", ignore=shutil.ignore_patterns("pages", ".*")))
    from ..made_stories import read_story

    return read_story(folder / "read", sorted(story.glob("*.md")))


def mutants(story: StoryTexts, kind: Kind, number: int, seed: str) -> Iterator[Mutant]:
    """So many mutants of a kind, each another one; fewer where a story has not so many places for it."""
    chance, known = Random(f"{kind.name} {seed}"), set()
    for _ in range(number * _TRIES):
        if len(known) == number:
            return
        try:
            mutant = kind.breaks(story, chance)
        except (IndexError, ValueError):  # nothing to choose from
            continue
        if mutant and mutant.what not in known:
            known.add(mutant.what)
            yield mutant


def trying(root: Path, number: int, *, kinds: str = "", seed: str = "") -> Iterator[Tried]:
    """Break a story in every kind of way, and check it each time.

    :param root: the content folder of a copy; it is not what it was afterwards.
    :param number: of each kind.
    :param kinds: only those with these words in their name.
    """
    wanted = sorted((kind for kind in KINDS.values() if kinds in kind.name), key=lambda kind: _ABOUT.index(kind.about))
    bench = Bench(root)
    as_it_is = [(kind, m, bench.new_findings(m)) for kind in wanted for m in mutants(bench.story, kind, number, seed)]
    check_all(root)
    bench = Bench(root)
    checked = {(kind.name, m.what): m for kind in wanted for m in mutants(bench.story, kind, number, seed)}
    for kind, mutant, said in as_it_is:
        again = not said and checked.get((kind.name, mutant.what))  # what is told already need not be told again
        said += bench.new_findings(again) if again else ()
        yield Tried(kind, mutant.what, [one for one in said if one[0] not in _CHANGED], said)


def total(tried: Sequence[Tried]) -> tuple[float, float]:
    """Of what changes the meaning, the share found, and the share found or told as changed."""
    meant = [one for one in tried if not one.kind.harmless]
    found, changed = sum(one.is_found for one in meant), sum(one.is_changed for one in meant)
    return found / max(1, len(meant)), (found + changed) / max(1, len(meant))


def table(tried: Sequence[Tried], kinds: str = "") -> Iterator[str]:
    """What was found, a line for each kind, and the sums.

    :param kinds: those that were asked for.
    """
    by_kind: dict[str, list[Tried]] = {}
    for one in tried:
        by_kind.setdefault(one.kind.name, []).append(one)
    yield f"{'':52}made  found  as changed  missed"
    about = ""
    for name, ones in by_kind.items():
        kind = ones[0].kind
        if kind.about != about:
            about = kind.about
            yield about.upper()
        crashes = sum(one.crashed for one in ones)
        tail = f"  ({crashes} end in a traceback)" if crashes else ""
        if kind.harmless:
            yield f"  {name:50}{len(ones):4}{'':26}{sum(one.wrong for one in ones):4} false alarms{tail}"
        else:
            found, changed = sum(one.is_found for one in ones), sum(one.is_changed for one in ones)
            yield f"  {name:50}{len(ones):4}{found:7}{changed:12}{len(ones) - found - changed:8}{tail}"
    meant = [one for one in tried if not one.kind.harmless]
    alarms = [one for one in tried if one.kind.harmless]
    found, either = total(tried)
    yield ""
    yield f"{len({one.kind.name for one in meant})} kinds that change the meaning, {len(meant)} mutants: {found:.1%} found by a check, {either:.1%} by it or as changed"
    yield f"{len({one.kind.name for one in alarms})} kinds that do not, {len(alarms)} mutants: {sum(one.wrong for one in alarms)} false alarms"
    if none := [kind for kind in KINDS if kind not in by_kind and kinds in kind]:
        yield f"No place in this story for: {', '.join(none)}"
