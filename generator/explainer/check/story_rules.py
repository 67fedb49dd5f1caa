"""What story.yml says of the story as a whole: that it is there and dated, and that readers see its key facts."""

from __future__ import annotations

from collections.abc import Iterator

from ..content import ContentFolder
from ..diagnostics import Diagnostic
from ..model import ACTORS, SHEETS, Story
from ..validation import place
from .problem import Problem, StoryFacts

__all__ = ["story_problems"]


def story_problems(story: Story, known: StoryFacts, folder: ContentFolder) -> Iterator[Diagnostic]:
    """A story.yml that is not there, a day to come, and key facts that are not there, twice, or kept off the site."""
    file = folder.name(folder.story)
    if not folder.story.exists():
        message = "there is no story.yml, so readers are told no title and nothing of the story as a whole"
        problem = Problem("no-story", message, help="write it, with title: and standfirst:", severity="warning")
        yield problem.at(file, None, "", "")
        return
    text = folder.story.read_text("utf-8-sig")
    if story.since and story.since > known.tomorrow:
        message = f"{story.since} is still to come, so no correction is listed"
        help = "write the day of the first publication"
        mark, line = place(text, file, ("since",))
        yield Problem("day-to-come", message, (), help, "warning").at(file, mark, line, "since")
    for no, ident in enumerate(story.key_facts):
        if found := _key_fact(ident, known, is_again=ident in story.key_facts[:no]):
            mark, line = place(text, file, ("key_facts", no))
            yield found.at(file, mark, line, f"key_facts.{no}")


def _key_fact(ident: str, known: StoryFacts, *, is_again: bool) -> Problem | None:
    if (fact := known.facts.get(ident)) is None:
        near = known.facts.near(ident, surely=True)
        *first, last = (sheet for sheet in SHEETS if sheet != ACTORS)
        help = f"did you mean {near[0]}?" if near else f"take it out, or name a fact of {', '.join(first)} or {last}"
        message = f"{ident} is an actor, not a fact" if ident in known.actors else f"there is no fact {ident}"
        return Problem("no-such-key-fact", message, (), help, "warning", known.facts.fix(ident))
    if is_again:
        return Problem("key-fact-unshown", f"{ident} stands twice among the key facts", (), "take it out", "warning")
    if not fact.publish:
        message = f"{ident} is kept off the site, and so is no key fact there"
        return Problem("key-fact-unshown", message, (), "take it out", "warning")
    return None
