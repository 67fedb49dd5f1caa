"""What may be wrong with one fact: its quotes, its references, its evidence."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from typing import Any

from ..diagnostics import Diagnostic, Mark, Severity
from ..disagreements import answering_articles
from ..evidence import Ambiguous, Evidence, all_sources
from ..field_types import Holds, fields_holding
from ..lexicon import load_lexicon
from ..model import (
    EVENT,
    Actor,
    Claim,
    Event,
    Expulsion,
    Fact,
    Happening,
    Source,
    claimed_fields,
    claims,
    has_claims,
)
from ..numbers import says_count
from ..quotes import fold
from ..sentences import sentence, why_none

__all__ = ["RULES", "Problem", "StoryFacts"]


@dataclass(frozen=True, slots=True)
class Problem:
    """What a rule found wrong with a fact, before its place in the file is looked up."""

    code: str
    message: str
    path: tuple[str | int, ...] = ()
    """Within the fact."""
    help: str = ""
    severity: Severity = "error"

    def at(self, file: str, mark: Mark | None, line: str, field: str) -> Diagnostic:
        """The same with its place in a file.

        :param line: the line that the mark is in.
        :param field: what people call the place.
        """
        return Diagnostic(
            code=self.code,
            message=self.message,
            file=file,
            mark=mark,
            line=line,
            field=field,
            help=self.help,
            severity=self.severity,
        )


@dataclass(frozen=True, slots=True)
class StoryFacts:
    """What the rules look things up in."""

    evidence: Evidence
    actors: Mapping[str, Actor]
    facts: Mapping[str, Fact]
    """The facts of all other sheets than the actors'."""
    stale: Set[str]
    """The ids of those that were changed since they were checked."""
    has_sentences: bool = True
    """Whether sentences of ours tell the story: they are English."""


_Rule = Callable[[StoryFacts, Fact], Iterator[Problem]]


def _quotes(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """Every quote stands in the article that its source names."""
    for path, source in all_sources(fact):
        article = known.evidence.reference(source.article)
        if article is None:
            yield Problem(
                "no-article",
                f"there is no article {source.article}",
                (*path, "article"),
                "name a file of the folder articles by its stem, or by any unambiguous start of it",
            )
        elif isinstance(article, Ambiguous):
            yield Problem(
                "ambiguous-article",
                f"{source.article} may mean {' or '.join(article.ids)}",
                (*path, "article"),
                "write more of the file's name",
            )
        elif (found := known.evidence.find(source)) is None:
            yield Problem(
                "quote-not-found",
                f"these words do not stand in article {article.id}",
                (*path, "quote"),
                _nearest(article.text, source),
            )
        elif found.count > 1:
            yield Problem(
                "quote-ambiguous",
                f"these words stand {found.count} times in article {article.id}",
                (*path, "quote"),
                "quote more words, or add prefix or suffix",
                "warning",
            )


def _sources(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """Every fact that is to be shown and every one of several claims has a source."""
    if fact.publish and not fact.sources and not any(True for _ in all_sources(fact)):
        yield Problem("no-source", "nothing bears this fact", (), "add sources: an article and the words that say it")
    for name, several in claimed_fields(fact):
        for index, claim in enumerate(several):
            if not claim.sources:
                yield Problem("no-source", f"nothing bears this claim of {name}", (name, index), "add its sources")


def _references(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """Every id that a fact refers to is there."""
    targets: list[tuple[str, Mapping[str, Fact], str]] = [
        *((name, known.actors, "actor") for name in fields_holding(type(fact), Holds.ACTOR)),
        *((name, known.facts, "fact") for name in fields_holding(type(fact), Holds.FACT)),
    ]
    for name, there, what in targets:
        for path, ident in _ids(name, getattr(fact, name)):
            if ident not in there:
                near = difflib.get_close_matches(ident, there, n=1)
                yield Problem(
                    "no-such-id",
                    f"there is no {what} {ident}",
                    path,
                    f"did you mean {near[0]}?" if near else f"add the {what}, or mend the id",
                )
            elif ident == fact.id:
                yield Problem("own-id", f"{name} names the fact itself", path, "name another fact")


def _parties(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """Whoever takes part is an actor, or named by words that stand in a quote of the fact."""
    quotes = [fold(source.quote).casefold() for _, source in all_sources(fact)]
    for name in fields_holding(type(fact), Holds.PARTY):
        for path, party in _ids(name, getattr(fact, name)):
            words = re.compile(rf"(?<!\w){re.escape(fold(party).casefold())}(?!\w)")
            if party in known.actors or any(map(words.search, quotes)):
                continue
            near = difflib.get_close_matches(party, known.actors, n=1)
            meant = f"did you mean {near[0]}?" if near else "add the actor, or mend the id."
            yield Problem(
                "no-such-id",
                f"there is no actor {party}, and no quote of this fact has these words",
                path,
                f"{meant} Who is no actor is named by words of a quote",
            )


def _expellers(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """An expulsion is between countries or organisations; others stand on the timeline."""
    for name in fields_holding(Expulsion, Holds.PARTY) if isinstance(fact, Expulsion) else ():
        parties = list(_ids(name, getattr(fact, name)))
        actors = [known.actors[party] for _, party in parties if party in known.actors]
        if parties and not any(actor.kind in ("country", "organisation") for actor in actors):
            yield Problem(
                "no-state",
                f"nobody in {name} is a country or an organisation",
                (name,),
                "name the country, or put the fact into timeline.yml",
                "warning",
            )


def _answers(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """By what one article says, nothing answers what answers it."""
    for ident in dict.fromkeys(i for one in claims(getattr(fact, "in_response_to", None)) for i in one.value):
        other = known.facts.get(ident)
        if not isinstance(fact, Happening) or not isinstance(other, Happening) or other is fact:
            continue
        evidence = known.evidence
        both = answering_articles(fact, ident, evidence) & answering_articles(other, fact.id, evidence)
        for article in sorted(both):
            yield Problem(
                "answers-itself",
                f"article {article} bears that it answers {ident}, and that {ident} answers it",
                ("in_response_to",),
                "give each answer only the sources that say that it is one",
                "warning",
            )


def _types(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """An event's type is one of the lexicon."""
    types = load_lexicon().types
    for name in fields_holding(type(fact), Holds.EVENT_TYPE):
        told = getattr(fact, name)
        if told not in types and told != EVENT:
            near = difflib.get_close_matches(told, types, n=1)
            yield Problem(
                "no-such-type",
                f"the lexicon has no event type {told}",
                (name,),
                f"did you mean {near[0]}?" if near else f"use one of {', '.join(sorted(types))}",
            )


def _sentences(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """What has a type has a sentence: else an article's words tell it, and nobody said that they should."""
    if not isinstance(fact, Event) or fact.type not in load_lexicon().types or fact.summary or not known.has_sentences:
        return
    if not sentence(fact, known.actors):
        path = ("verb",) if fact.verb else ("type",)
        yield Problem("no-sentence", "no sentence tells it, so an article's words do", path, why_none(fact), "warning")


def _numbers(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """A number, or the words for it, stand in the quotes that bear it: a slip of the finger is the commonest wrong fact."""
    for name in fields_holding(type(fact), Holds.COUNT):
        told = getattr(fact, name)
        for index, claim in enumerate(claims(told)):
            path, sources = ((name, index, "value"), claim.sources) if has_claims(told) else ((name,), fact.sources)
            quotes = [(source.quote, known.evidence.language(source)) for source in sources]
            if quotes and not any(says_count(quote, claim.value, language) for quote, language in quotes):
                yield Problem(
                    "number-not-quoted",
                    f"no quote of this fact says {claim.value}",
                    path,
                    "mend the number, or quote the words that give it",
                    "warning",
                )


def _checked(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """A checked fact says what it said when somebody checked it."""
    if fact.id in known.stale:
        yield Problem(
            "changed-since-checked",
            f"this fact was changed since it was checked on {fact.checked}",
            ("checked",),
            f"look again with explainer review --id {fact.id}, or set the day on which you did",
            "warning",
        )


RULES: tuple[_Rule, ...] = (
    _quotes,
    _sources,
    _references,
    _parties,
    _expellers,
    _answers,
    _types,
    _sentences,
    _numbers,
    _checked,
)


def _ids(name: str, field: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """The ids in a field with their paths, whatever its shape."""
    if isinstance(field, str):
        yield (name,), field
    elif isinstance(field, list):
        for index, item in enumerate(field):
            if isinstance(item, Claim):
                values = item.value if isinstance(item.value, list) else [item.value]
                yield from (((name, index, "value"), value) for value in values)
            else:
                yield (name, index), item


def _nearest(text: str, source: Source) -> str:
    """What the article has in place of a quote that it does not have, where that can be told."""
    words, folded = fold(source.quote), fold(text)
    match = difflib.SequenceMatcher(None, folded, words, autojunk=False).find_longest_match()
    if match.size < max(8, len(words) // 4):
        return "copy the words from the article, or name the article that has them"
    start = max(0, match.a - match.b)
    return f"the article has: {text[start : start + len(words) + 10].strip()}"
