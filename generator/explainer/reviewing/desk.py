"""All that somebody who reviews a story needs to know, read from its files at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..articles import read_articles
from ..check import check
from ..content import ContentFolder
from ..diagnostics import Diagnostic
from ..disagreements import Disagreement, disagreements
from ..evidence import Evidence
from ..in_words import Names
from ..language_model.model_sentences import ModelSentence, model_sentences
from ..merge import Proposal, asked
from ..merge.story_files import StoryFiles, read_files
from ..messages import Messages
from ..model import Actor, Article, Fact, FactBase, Lead, Story
from ..published import published
from ..sentences import spoken_name
from ..sheets import read_sheets, read_story
from ..telling import Told, tell
from ..transaction import finish

__all__ = ["Desk", "Placed", "read_desk"]


@dataclass(frozen=True, slots=True)
class Placed:
    """A fact with its place."""

    sheet: str
    """Its sheet's name."""
    index: int
    """Which it is in that sheet, from 0."""
    fact: Fact
    """The fact."""


@dataclass(frozen=True, eq=False)
class Desk:
    """A story as it is on disk, with what is asked and what is doubtful."""

    files: StoryFiles
    """The files that a merge reads and writes."""
    base: FactBase
    """The facts and their articles."""
    proposals: Sequence[Proposal]
    """What is open."""
    leads: Sequence[Lead]
    """What was read but is borne by no fact."""
    wrong: Sequence[Diagnostic]
    """What a check says."""

    @property
    def folder(self) -> ContentFolder:
        """Where the story is."""
        return self.files.folder

    @cached_property
    def placed(self) -> Mapping[str, Placed]:
        """Every fact by its id; of two with one id the first."""
        sheets = self.base.sheets.by_name()
        listed = [
            Placed(sheet, no, fact)
            for sheet, facts in sheets.items()
            for no, fact in enumerate(facts)
            if not fact.withdrawn  # nothing of it is left to look at
        ]
        return {one.fact.id: one for one in reversed(listed)}

    @cached_property
    def facts(self) -> Sequence[Placed]:
        """Every fact, in the order of the sheets."""
        return list(self.placed.values())[::-1]

    @cached_property
    def actors(self) -> Mapping[str, Actor]:
        """The actors by their ids."""
        return {actor.id: actor for actor in self.base.sheets.actors}

    @cached_property
    def evidence(self) -> Evidence:
        """The articles, to look quotes up in."""
        return Evidence(self.base.articles)

    @cached_property
    def sentences(self) -> Mapping[str, Sequence[ModelSentence]]:
        """What a model wrote of each article, by its id."""
        return model_sentences(self.folder.extracted / "answers", self.base.articles)

    @cached_property
    def doubts(self) -> Mapping[str, Sequence[Diagnostic]]:
        """What a check says of each fact, by its id."""
        found: dict[str, list[Diagnostic]] = {}
        for one in self.wrong:
            found.setdefault(one.field.partition(".")[0], []).append(one)
        return found

    @cached_property
    def differing(self) -> Mapping[str, Sequence[Disagreement]]:
        """Where sources differ on a fact, by its id; on an order by the ids of both."""
        found: dict[str, list[Disagreement]] = {}
        for one in disagreements(self.base.sheets, self.evidence):
            for ident in dict.fromkeys((one.fact, *one.acts)):
                found.setdefault(ident, []).append(one)
        return found

    @cached_property
    def public(self) -> FactBase:
        """What the site knows: nobody who is hidden is named in it."""
        return published(self.base).base

    @cached_property
    def on_site(self) -> Mapping[str, Fact]:
        """Every fact that is on the site, as the site has it, by its id."""
        return {fact.id: fact for facts in self.public.sheets.by_name().values() for fact in facts}

    def told(self, fact: Fact) -> Told:
        """How the site tells a fact; of one that is not there, how it would."""
        if not (shown := self.on_site.get(fact.id)):
            return tell(fact, self.actors, self.evidence, self._messages)
        return tell(shown, self._actors_on_site, self._public_evidence, self._messages)

    @cached_property
    def _messages(self) -> Messages:
        return Messages(self.base.story.language)

    @cached_property
    def _actors_on_site(self) -> Mapping[str, Actor]:
        return {actor.id: actor for actor in self.public.sheets.actors}

    @cached_property
    def _public_evidence(self) -> Evidence:
        return Evidence(self.public.articles)

    @cached_property
    def names(self) -> Names:
        """What ids are called in a sentence."""

        def actor(ident: str) -> str | None:
            return spoken_name(self.actors[ident]) if ident in self.actors else None

        def fact(ident: str) -> str | None:
            return self.told(self.placed[ident].fact).text if ident in self.placed else None

        return Names(actor, fact)

    def name(self, who: str) -> str:
        """What to call an actor in a sentence; words that are no id stay as they are."""
        return self.names.actor(who) or who

    def short(self, reference: str) -> str:
        """The first words of an article's id that no other begins with, such as ``003``."""
        article = self.evidence.reference(reference)
        if not isinstance(article, Article):
            return reference
        parts = article.id.split("-")
        starts = ("-".join(parts[:count]) for count in range(1, len(parts) + 1))
        return next((start for start in starts if self.evidence.reference(start) == article), article.id)


def read_desk(folder: ContentFolder, articles: list[Article] | None = None) -> Desk:
    """A story with all that is to be looked at.

    :param articles: those of the story, where they were read before.
    :raises InvalidContent: with everything that is wrong in its files.
    """
    finish(folder.extracted)
    files = read_files(folder)
    base = FactBase.model_construct(
        story=read_story(folder.story, folder.name(folder.story)) or Story(title="Untitled"),
        articles=read_articles(folder.articles, folder.texts) if articles is None else articles,
        sheets=read_sheets(folder.facts, folder.name),
        leads=[],
    )
    proposals, leads = asked(files)
    return Desk(files, base, proposals, leads, check(base, folder.root))
