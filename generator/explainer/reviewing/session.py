"""A review at the terminal: one thing after the other is shown, and one key decides on it."""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import click

from ..articles import read_articles
from ..content import ContentFolder
from ..errors import ExplainerError, InvalidContent
from ..evidence import all_sources
from ..merge import Proposal, settled
from ..merge.decisions import checked, deleted, hidden, referring, told
from ..merge.three_way import Outcome
from ..model import Article
from ..sheets import sheet_file
from ..transaction import ChangedMeanwhile
from ..validation import place
from .deeds import Deed, edited_since, sheets_now, take_back, written
from .desk import Desk, Placed, read_desk
from .editor import open_editor
from .keys import (
    ALWAYS,
    AT_THE_END,
    BROKEN,
    FACT,
    GONE,
    LEAD,
    PROPOSAL,
    WRONG_FACT,
    key_lines,
    read_key,
)
from .offers import offers
from .queue import Choice, Item, chosen, ident_of, plain_facts, queue
from .resume import Left, read_left, write_left
from .showing import screen, short, wrapped

__all__ = ["review"]

_WIDEST = 100
_DONE = {"y": "right", "h": "off the site", "a": "accepted", "r": "rejected"}
"""What was done by a key."""
_LINES_AROUND = 6
"""Lines that stand above and below what is looked at."""


def review(folder: ContentFolder, choice: Choice) -> None:
    """Go through what a person has to look at until nothing is left, or the person leaves.

    :param choice: what to look at.
    :raises ExplainerError: there is no terminal here, or nothing has an id that the choice names.
    :raises InvalidContent: a sheet is wrong.
    """
    session = _Session(folder, choice, read_articles(folder.articles, folder.texts), read_left(folder))
    session.desk = read_desk(folder, session.articles)
    session.choice = chosen(session.desk, choice)
    if not session.items():
        click.echo(_nothing(session.desk, choice))
        return
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise ExplainerError(
            "there is no terminal here to ask at: see explainer proposals, accept ID and reject ID, "
            "or write `checked: DAY` into the sheets"
        )
    if not any(folder.extracted.glob("*.yml")):
        session.said = (
            "note: no reading of the articles is known here, so all facts count as written by people; if there was one, "
            "quit, and take content/extracted back from your version control"
        )
    session.run()


@dataclass
class _Session:
    """A review while it goes on."""

    folder: ContentFolder
    """Where the story is."""
    choice: Choice
    """What is to be looked at."""
    articles: list[Article]
    """The story's articles, which are read once."""
    left: Left
    """Where it stands."""
    desk: Desk = field(init=False)
    """The story as it was last read."""
    broken: InvalidContent | None = None
    """What is wrong with the sheets since they were edited; None where nothing is."""
    deeds: list[Deed] = field(default_factory=list)
    """What was done in this review, the last at the end."""
    aside: set[str] = field(default_factory=set)
    """What was put aside in this review."""
    done: set[str] = field(default_factory=set)
    """What was decided in it."""
    said: str = ""
    """What came of the last key."""

    def run(self) -> None:
        """Show and ask until nothing is left."""
        try:
            while (item := self.next()) or self.broken or self.deeds:
                if self.broken:
                    keys, lines = BROKEN, self.what_is_wrong()
                elif item is None:
                    keys, lines = AT_THE_END, [self.at_the_end()]
                else:
                    self.left = Left(ident_of(item), self.left.later)
                    keys, lines = self.keys(item), screen(item, self.desk, self.width, self.height)
                self.show(lines, keys)
                if (key := read_key(keys)) == "q":
                    break
                self.said = self.act(key, item)
        finally:
            write_left(self.folder, self.left)
        self.say_goodbye()

    def at_the_end(self) -> str:
        """What to say where nothing is left that was not put aside."""
        left = len(self.items())
        return f"All that is left was put aside for later: {left}." if left else "Nothing is left to look at."

    def next(self) -> Item | None:
        """What to look at: what was looked at last, as long as there is something to decide on it, else the first."""
        items = self.items()
        here = next((item for item in items if ident_of(item) == self.left.at and self.left.at not in self.aside), None)
        return here or next((item for item in items if ident_of(item) not in self.aside), None)

    def items(self) -> list[Item]:
        """What is left, in order."""
        return [item for item in queue(self.desk, self.choice, self.left.later) if ident_of(item) not in self.done]

    @property
    def width(self) -> int:
        """How many columns a line may take."""
        return min(shutil.get_terminal_size().columns, _WIDEST)

    @property
    def height(self) -> int:
        """How many lines of an item there is room for above the keys."""
        return shutil.get_terminal_size().lines - _LINES_AROUND

    def keys(self, item: Item) -> dict[str, str]:
        """What each key does to an item."""
        if isinstance(item, Placed):
            article, plain = self.plain(item)
            many = {"b": f"all {len(plain)} of {self.desk.short(article)} without doubts"} if len(plain) > 1 else {}
            return (FACT if self.may_be_right(item) else WRONG_FACT) | self.sentences(item) | ALWAYS | many
        if isinstance(item, Proposal):
            return (PROPOSAL if item.path else GONE) | ALWAYS
        return LEAD | ALWAYS

    def sentences(self, item: Placed) -> dict[str, str]:
        """The keys of the model's sentences that may tell a fact."""
        offered = enumerate(offers(item.fact, self.desk), 1)
        return {str(key): f"sentence {key} tells it" for key, offer in offered if not offer.against}

    def may_be_right(self, item: Placed) -> bool:
        """Whether a check finds no error in a fact: one whose words stand nowhere is to be mended first."""
        return all(one.severity != "error" for one in self.desk.doubts.get(item.fact.id, ()))

    def plain(self, item: Placed) -> tuple[str, list[Placed]]:
        """The article that bears a fact first, and its facts about which nothing is doubtful."""
        source = next((source for _, source in all_sources(item.fact)), None)
        article = self.desk.evidence.article(source) if source else None
        return (article.id, plain_facts(self.desk, article.id, self.choice)) if article else ("", [])

    def show(self, lines: list[str], keys: dict[str, str]) -> None:
        """Draw the screen anew: what the last key did, what is looked at, what the keys do."""
        width, left = self.width, len(self.items()) if not self.broken else 0
        said = wrapped(self.said, width) if self.said else []
        head = [*said, f"{f' {left} left ' if left else '':─^{width}}"]
        out = [*head, *lines, "─" * width, *key_lines(keys, width)]
        colour = False if os.environ.get("NO_COLOR") else None
        if os.environ.get("TERM") != "dumb":
            click.clear()
        click.echo("\n".join(out), color=colour)

    def act(self, key: str, item: Item | None) -> str:
        """Do what a key says; what came of it, in words."""
        try:
            if key == "u":
                return self.undo()
            if key == "e":
                return self.edit(item)
            assert item is not None
            ident = ident_of(item)
            if key == "l":
                return self.put_aside(ident)
            if key == "b" and isinstance(item, Placed):
                return self.all_plain(item)
            if key == "d":
                return self.delete(ident)
            if key.isdigit() and isinstance(item, Placed):
                return self.tell(item, int(key))
            about = f"{item.fact}, {item.field}" if isinstance(item, Proposal) and item.path else ident
            return self.decide(ident, f"{_DONE[key]}: {about}", _outcome(key, self.desk, ident))
        except ChangedMeanwhile:
            self.reload()
            return "somebody else changed the sheets just now, and nothing was written: look again"
        except ExplainerError as error:
            return str(error)

    def decide(self, at: str, did: str, outcome: Outcome, ids: Sequence[str] = ()) -> str:
        """Write what a decision comes to, and read the story again.

        :param ids: those of all that it decides; only what is looked at where left out.
        """
        back = written(self.desk.files, outcome)
        self.deeds.append(Deed(did, at, self.left.later, back, tuple(ids or [at])))
        self.done.update(self.deeds[-1].decided)
        self.reload()
        return did

    def delete(self, ident: str) -> str:
        """Take a fact out of its sheet; the ids of those that named it are told, since they change, too."""
        others = referring(self.desk.files.state.ours, ident)
        did = self.decide(ident, f"deleted: {ident}", deleted(self.desk.files, [ident]))
        return did + (f"; {', '.join(others)} no longer name{'s' * (len(others) == 1)} it" if others else "")

    def tell(self, item: Placed, key: int) -> str:
        """Let a fact be told by a model's sentence, which is then the person's own; it is looked at again."""
        offer = offers(item.fact, self.desk)[key - 1]
        ident = item.fact.id
        back = written(self.desk.files, told(self.desk.files, ident, offer.field, offer.text))
        self.deeds.append(Deed(f"told: {ident}", ident, self.left.later, back))
        self.reload()
        return self.deeds[-1].did

    def put_aside(self, ident: str) -> str:
        """Let something come after all else."""
        self.deeds.append(Deed(f"later: {ident}", ident, self.left.later))
        self.left = Left("", (*(other for other in self.left.later if other != ident), ident))
        self.aside.add(ident)
        return self.deeds[-1].did

    def all_plain(self, item: Placed) -> str:
        """After one question: that all facts of an article are right about which nothing is doubtful."""
        article, plain = self.plain(item)
        asked = f"{len(plain)} facts rest on {article} alone, and nothing is doubtful about them:"
        lines = [*wrapped(asked, self.width), ""]
        for one in plain:
            lines += wrapped(short(one, self.desk), self.width, "- ")
        keys = {"y": "all of them are right", "n": "go on one by one"}
        self.said = ""
        self.show(lines, keys)
        if read_key(keys) != "y":
            return ""
        ids = [one.fact.id for one in plain]
        did = f"right: {len(ids)} facts of {self.desk.short(article)}"
        return self.decide(item.fact.id, did, checked(self.desk.files, ids, _today()), ids)

    def edit(self, item: Item | None) -> str:
        """Let a person edit the sheet where the item stands, and read it again."""
        before = sheets_now(self.folder)
        file, line = self.place_of(item)
        ident = ident_of(item) if item else self.left.at
        open_editor(file, line)
        if back := edited_since(before, sheets_now(self.folder)):
            self.deeds.append(Deed(f"edited: {ident}", ident, self.left.later, back))
        self.reload()
        return self.deeds[-1].did if back else "nothing was edited"

    def place_of(self, item: Item | None) -> tuple[Path, int]:
        """The file and the line at which to edit."""
        if self.broken:
            first = self.broken.diagnostics[0]
            files = {self.folder.name(file): file for file in sheets_now(self.folder)}
            if first.file not in files:
                raise ExplainerError(f"{first.file} is not for editing here: quit, and do there what is said above")
            return files[first.file], first.mark.line if first.mark else 1
        fact = item.fact if isinstance(item, Proposal) else ident_of(item) if item else ""
        placed = self.desk.placed[fact]
        file = sheet_file(self.folder.facts, placed.sheet)
        within = item.path[:1] if isinstance(item, Proposal) else ()
        mark, _ = place(file.read_text("utf-8-sig"), file.name, (placed.index, *within))
        return file, mark.line if mark else 1

    def undo(self) -> str:
        """Take the last step back, and go to where it was made."""
        if not self.deeds:
            return "nothing was done that could be taken back"
        deed = self.deeds[-1]
        take_back(self.folder, deed)
        self.deeds.pop()
        self.aside.discard(deed.at)
        self.done.difference_update(deed.decided)
        self.left = Left(deed.at, deed.later)
        self.reload()
        return f"taken back: {deed.did}"

    def reload(self) -> None:
        """Read the story again; what is wrong with it now is kept, to be shown."""
        try:
            self.desk, self.broken = read_desk(self.folder, self.articles), None
        except InvalidContent as error:
            self.broken = error

    def what_is_wrong(self) -> list[str]:
        """What is to be mended before anything else can be looked at."""
        assert self.broken
        return ["The sheets cannot be read any more:", "", *"\n\n".join(map(str, self.broken.diagnostics)).splitlines()]

    def say_goodbye(self) -> None:
        """What was done, and what is left."""
        counts: Counter[str] = Counter()
        for deed in self.deeds:
            counts[deed.did.partition(":")[0]] += len(deed.decided) or 1
        done = ", ".join(f"{count} {what}" for what, count in counts.items())
        items = [] if self.broken else self.items()
        aside = sum(ident_of(item) in self.aside for item in items)
        rest = f"{len(items)} left" + (f", {aside} of them for later" if aside else "") if items else "nothing is left"
        again = ": explainer review goes on there" if items else ""
        click.echo(f"{done or 'nothing was decided'}; " + ("a sheet is broken" if self.broken else rest + again))


def _outcome(key: str, desk: Desk, ident: str) -> Outcome:
    """What a key comes to, before it is written."""
    match key:
        case "y":
            return checked(desk.files, [ident], _today())
        case "h":
            return hidden(desk.files, [ident])
        case "a":
            return settled(desk.files, accept=[ident])
        case _:
            return settled(desk.files, reject=[ident])


def _today() -> str:
    return date.today().isoformat()


def _nothing(desk: Desk, choice: Choice) -> str:
    """Why there is nothing to look at."""
    if not desk.facts:
        return "nothing to look at: the sheets have no facts yet, see explainer extract"
    if choice.only_proposals:
        return "no proposals: the articles say nothing else than the sheets"
    if choice.sheet or choice.article:
        return "nothing to look at there: every fact of it is checked, and nothing is asked"
    return "nothing to look at: every fact is checked, and nothing is asked"
