"""What of a site is not in the story's language: the site's own words, and what only sentences of ours could tell."""

from __future__ import annotations

from collections.abc import Iterator

from ..content import ContentFolder
from ..diagnostics import Diagnostic
from ..field_types import headline
from ..messages import Messages
from ..model import EVENT, Event, Expulsion, FactBase, preferred
from ..validation import place
from .problem import Problem

__all__ = ["NOT_TRANSLATED", "NO_SUMMARY", "not_in_language"]

NOT_TRANSLATED = "not-translated"
"""The code of what says that words of the site itself are English."""
NO_SUMMARY = "no-summary"
"""The code of what says that facts are told by words of articles, since sentences of ours are English."""
_NAMED = 5
"""So many facts are named at most."""


def not_in_language(base: FactBase, folder: ContentFolder) -> Iterator[Diagnostic]:
    """What an editor should know of a site in another language than English."""
    messages, file = Messages(base.story.language), folder.name(folder.story)
    if messages.is_english:
        return
    mark, line = (
        place(folder.story.read_text("utf-8-sig"), file, ("language",)) if folder.story.exists() else (None, "")
    )
    missing, all_of_them = messages.untranslated
    if missing:
        message = f"{missing} of {all_of_them} messages of the site itself are not translated into {messages.name} yet: they are English"
        help = "pages say so, and mark what is of which language; CONTRIBUTING.md says how to translate them"
        if messages.name == messages.language:
            help = "nobody calls a language that: write its code, such as fr or pt-BR"
        yield Problem(NOT_TRANSLATED, message, help=help, severity="warning").at(file, mark, line, "")
    if untold := [fact.id for fact in _typed(base) if not preferred(getattr(fact, headline(type(fact))))]:
        named = ", ".join(untold[:_NAMED]) + (f" and {len(untold) - _NAMED} more" if len(untold) > _NAMED else "")
        message = f"articles' words tell {named}: sentences of ours are English"
        help = f"where a sentence should stand, write it as the fact's summary, in {messages.name}"
        yield Problem(NO_SUMMARY, message, help=help, severity="warning").at(file, mark, line, "")


def _typed(base: FactBase) -> Iterator[Event | Expulsion]:
    """The facts that a sentence would tell in English."""
    yield from (fact for fact in base.sheets.timeline if not fact.withdrawn and fact.type != EVENT)
    yield from (fact for fact in base.sheets.expulsions if not fact.withdrawn)
