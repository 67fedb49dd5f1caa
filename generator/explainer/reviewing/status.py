"""How far a story is, in four lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ..content import ContentFolder
from ..merge.identity import sources
from ..model import ACTORS, EVENT, Event, Expulsion, Fact
from ..readers import chosen
from ..sentences import why_none
from .desk import Desk, read_desk
from .queue import Choice, queue

__all__ = ["status_lines"]

_REASONS = 2
"""How many reasons are told why facts are told by words."""


def status_lines(folder: ContentFolder) -> list[str]:
    """How facts are told, what is checked, what is open, and what to do next.

    :raises InvalidContent: with everything that is wrong in the story's files.
    """
    desk = read_desk(folder)
    errors = sum(one.severity == "error" for one in desk.wrong)
    opened = [
        _counted(len(desk.proposals), "proposal"),
        _counted(len(desk.leads), "lead"),
        *([_counted(errors, "error")] if errors else []),
        _counted(len(desk.wrong) - errors, "warning"),
    ]
    return [
        f"told     {_told(desk)}",
        f"checked  {_checked(desk)}",
        f"open     {', '.join(opened)}",
        f"next     {_next(desk)}",
    ]


def _told(desk: Desk) -> str:
    """How facts are told, and the commonest reasons why some are told by words."""
    facts = [one.fact for one in desk.facts if one.sheet != ACTORS]
    by_words = [fact for fact in facts if desk.told(fact).how == "words"]
    said = f"{_counted(len(facts) - len(by_words), 'fact')} in sentences, {len(by_words)} by words"
    reasons = Counter(_reason(fact) for fact in by_words).most_common(_REASONS)
    return said + (f" ({', '.join(f'{reason} {count}' for reason, count in reasons)})" if reasons else "")


def _reason(fact: Fact) -> str:
    if isinstance(fact, Event) and fact.type == EVENT:
        return "of no type that is told in a sentence"
    if isinstance(fact, (Event, Expulsion)):
        return "no telling of its type fits" if "tellings" in why_none(fact) else "its verb or mood has no telling"
    return "background without a statement"


def _checked(desk: Desk) -> str:
    facts = [one.fact for one in desk.facts]
    stale = sum(one.code == "changed-since-checked" for one in desk.wrong)
    return f"{sum(bool(fact.checked) for fact in facts)} of {len(facts)} facts and actors" + (
        f", {stale} changed since" if stale else ""
    )


def _next(desk: Desk) -> str:
    """The command that a person wants next, and why."""
    if not any(desk.folder.extracted.glob("*.yml")):
        return "explainer extract: nothing was read yet"
    if new := [*_unread(desk)]:
        return f"explainer extract: nothing was read of {', '.join(new)} yet"
    if any(one.severity == "error" for one in desk.wrong):
        return "explainer check: it says what is wrong and where"
    if desk.proposals:
        return "explainer review --proposals: the articles say something else than the sheets"
    if items := queue(desk, Choice()):
        return f"explainer review: {_counted(len(items), 'thing')} to look at"
    return "explainer build: nothing is left to look at"


def _unread(desk: Desk) -> Iterator[str]:
    """The articles of which nothing that was read and no lead is; they are new, or say nothing.

    Those in a language that nobody reads are a person's to quote, and no command's.
    """
    read = {*_read(desk), *(lead.article for lead in desk.files.state.leads.open)}
    read |= {lead.article for lead in desk.files.state.leads.rejected}
    waiting = (article for article in desk.base.articles if article.id not in read)
    choice = chosen(desk.base.story.reader, desk.folder.root)
    return (desk.short(article.id) for article in waiting if choice.of(article))


def _read(desk: Desk) -> Iterable[str]:
    return (source["article"] for facts in desk.files.state.read.values() for source in sources(list(facts.values())))


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
