"""Every command that writes, each with a story in which it has something to do."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from explainer.cli import main as explainer
from explainer.resources import packaged

from .reviewing.newspaper import EXPULSION, PORT, make_story

__all__ = ["STORIES", "WORKS", "Work", "silence"]

STORIES = Path(__file__).parent.parent / "content", packaged("starter") / "content"
"""The repository's story and the example of a new one, which is small."""


@dataclass(frozen=True, slots=True)
class Work:
    """A command that writes."""

    words: Callable[[Path], Sequence[str]]
    """What stands behind ``explainer``, by the folder of the story."""
    prepare: Callable[[Path], None] = lambda story: None
    """Makes of a copy of a story one in which the command has something to do."""
    keys: str = ""
    """What is typed where it asks; then the terminal is closed."""
    not_ours: str = ""
    """Of which folder another program writes the files, so that half of one may be there until the next run."""


def silence() -> contextlib.AbstractContextManager[object]:
    """Nothing is said on stderr while the block runs."""
    return contextlib.redirect_stderr(io.StringIO())


def _twice_taken(story: Path) -> None:
    """A setting that was made otherwise and is brought up to date."""
    explainer(["-q", "new", "--empty", str(story / "other")])
    file = story / "other" / "content" / "extracted" / "originals.json"
    file.write_text(file.read_text("utf-8").replace("name: ", "name:  "), "utf-8")


def _in_conflict(story: Path) -> None:
    """Two branches on which a person changed the same fact."""
    git = "git -c user.name=A -c user.email=a@example.org -c commit.gpgsign=false"
    sheet = story / "content" / "facts" / "timeline.yml"
    text = sheet.read_text("utf-8")
    place = text.index("  sources:")
    for step in (
        "init -q -b main",
        "add -A",
        "commit -qm first",
        "checkout -qb other",
        text[:place] + "  note: One.\n" + text[place:],
        "commit -qam one",
        "checkout -q main",
        text[:place] + "  note: Two.\n" + text[place:],
        "commit -qam two",
        "merge -q other",
    ):
        if "\n" in step:
            sheet.write_text(step, "utf-8")
        else:
            os.system(f"cd {story} && {git} {step} >/dev/null 2>&1")


def _unread(story: Path) -> None:
    """What was read and is in no sheet any more."""
    (story / "content" / "facts" / "timeline.yml").write_text("[]\n", "utf-8")


def _proposing(story: Path) -> None:
    """A new fact of which a person wrote half, and nothing was rejected yet of what articles say otherwise."""
    sheet = story / "content" / "facts" / "expulsions.yml"
    sheet.write_text(re.sub(r"(?m)^  (number|people|date): .*\n(?!    )", "", sheet.read_text("utf-8")), "utf-8")
    (story / "content" / "extracted" / "proposals.yml").write_text("[]\n", "utf-8")


def _retold(story: Path) -> list[str]:
    """A person's own fact, which was taken for what was read, is to be another."""
    sheet = story / "content" / "facts" / "timeline.yml"
    read = [ident for ident in _ids(story, "timeline") if f"- id: {ident}\n" in _read(story, "timeline")][-1]
    sheet.write_text(sheet.read_text("utf-8").replace(f"- id: {read}\n", "- id: ours\n"), "utf-8")
    with contextlib.chdir(story), silence():
        explainer(["-q", "extract"])
    return ["apart", read]


def _read(story: Path, sheet: str) -> str:
    return (story / "content" / "extracted" / f"{sheet}.yml").read_text("utf-8")


def _newspaper(story: Path) -> None:
    """Another story, with one proposal."""
    shutil.rmtree(story / "content")
    make_story(story)


def _settings(story: Path) -> None:
    """A site to be built."""
    explainer(["-q", "new", str(story / "made")])
    shutil.copy(story / "made" / "mkdocs.yml", story)
    shutil.rmtree(story / "made")


def _misspelt(story: Path) -> None:
    """Invisible characters in two sheets, which can only be taken out."""
    for sheet in ("timeline", "actors"):
        file = story / "content" / "facts" / f"{sheet}.yml"
        file.write_text(file.read_text("utf-8").replace("quote: ", "quote: \ufeff", 1), "utf-8")


def _parting(story: Path) -> list[str]:
    """Makes a fact of its own of what the last of an expulsion's articles says."""
    sheet = (story / "content" / "facts" / "expulsions.yml").read_text("utf-8")
    first = re.split(r"(?m)^- id: ", sheet)[1]
    return ["split", first.split()[0], "its-other-half", "--source", re.findall(r"article: (\S+)", first)[-1]]


def _ids(story: Path, sheet: str) -> list[str]:
    text = (story / "content" / "facts" / f"{sheet}.yml").read_text("utf-8")
    return re.findall(r"^- id: (\S+)", text, re.MULTILINE)


def _always(*words: str) -> Callable[[Path], Sequence[str]]:
    return lambda story: words


WORKS = {
    "extract": Work(_always("extract"), _unread),
    "accept": Work(_always("accept", "--all"), _proposing),
    "reject": Work(_always("reject", "--all"), _proposing),
    "restore": Work(_always("restore", "--all"), _unread),
    "resolve": Work(_always("resolve"), _in_conflict),
    "rename": Work(lambda story: ["rename", _ids(story, "timeline")[0], "another-name"]),
    "merge-actors": Work(lambda story: ["merge-actors", *_ids(story, "actors")[:2]]),
    "retract": Work(lambda story: ["retract", _ids(story, "timeline")[0], "--why", "It was a slip."]),
    "merge-facts": Work(lambda story: ["merge-facts", *_ids(story, "timeline")[:2]]),
    "split": Work(_parting),
    "apart": Work(_retold),
    "review, right": Work(_always("review", "--id", PORT, "--id", "norland"), _newspaper, keys="by"),
    "review, accept": Work(_always("review", "--proposals"), _newspaper, keys="a"),
    "review, delete": Work(_always("review", "--id", EXPULSION), _newspaper, keys="d"),
    "check --fix": Work(_always("check", "--fix"), _misspelt),
    "new --update": Work(_always("new", "--update", "other"), _twice_taken),
    "new": Work(_always("new", "made")),
    "schema": Work(_always("schema", "--to", "schemas")),
    "export": Work(_always("export", "--to", "out")),
    "render": Work(_always("render", "--to", "pages")),
    "build": Work(_always("build"), _settings, not_ours="build/site/"),
}
"""Every command that writes."""
