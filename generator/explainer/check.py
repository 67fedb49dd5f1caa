"""What is wrong with a fact base beyond its form: quotes, references, evidence."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .articles import strays
from .characters import named, strange_characters
from .content import ContentFolder
from .diagnostics import Diagnostic, Mark, Severity
from .disagreements import answering_articles
from .evidence import Ambiguous, Evidence, all_sources
from .field_types import Holds, fields_holding
from .hidden_names import HiddenNames
from .leftovers import example_left, lost_articles, lost_its_articles
from .lexicon import load_lexicon
from .merge import stale_facts
from .model import (
    ACTORS,
    EVENT,
    SHEETS,
    Actor,
    Claim,
    Event,
    Expulsion,
    Fact,
    FactBase,
    Happening,
    Source,
    claimed_fields,
    claims,
    has_claims,
)
from .numbers import says_count
from .published import Publication, published
from .quotes import fold
from .sentences import sentence, why_none
from .sheets import sheet_file
from .validation import place

__all__ = ["check"]


@dataclass(frozen=True, slots=True)
class _Problem:
    """What a rule found wrong with a fact, before its place in the file is looked up."""

    code: str
    message: str
    path: tuple[str | int, ...] = ()
    """Within the fact."""
    help: str = ""
    severity: Severity = "error"


_Rule = Callable[["_Known", Fact], Iterator[_Problem]]


@dataclass(frozen=True, slots=True)
class _Known:
    """What the rules look things up in."""

    evidence: Evidence
    actors: Mapping[str, Actor]
    facts: Mapping[str, Fact]
    """The facts of all other sheets than the actors'."""
    stale: Set[str]
    """The ids of those that were changed since they were checked."""


def check(base: FactBase, root: Path) -> list[Diagnostic]:
    """Everything that is wrong, in the order of the sheets.

    :param root: the content folder, whose sheets are read again only to say where a problem stands.
    """
    sheets = base.sheets.by_name()
    folder = ContentFolder(root)
    evidence = Evidence(base.articles)
    stale, wrong = stale_facts(folder, base.sheets, evidence)
    known = _Known(
        evidence,
        {actor.id: actor for actor in base.sheets.actors},
        {fact.id: fact for sheet, facts in sheets.items() if sheet != ACTORS for fact in facts},
        stale,
    )
    seen: dict[str, str] = {}
    publication = published(base)
    naming = _naming(publication)
    lost: list[tuple[str, int, Fact]] = []
    for sheet, facts in sheets.items():
        problems: list[tuple[int, _Problem]] = []
        for index, fact in enumerate(facts):
            if fact.id in seen:
                problems.append((index, _twice(fact, seen[fact.id], sheet)))
            seen.setdefault(fact.id, sheet)
            if lost_its_articles(fact, known.evidence):
                lost.append((sheet, index, fact))
            elif not fact.withdrawn:
                problems += [(index, problem) for rule in _RULES for problem in rule(known, fact)]
            problems += [(index, problem) for problem in naming.get(fact.id, ())]
        if problems:
            wrong += _placed(folder, sheet, facts, problems)
    wrong += [*lost_articles(lost, folder), *_story_problems(base, known, folder)]
    return [*wrong, *_naming_pages(publication.names, folder), *strays(folder.articles), *example_left(base, folder)]


def _naming(publication: Publication) -> dict[str, list[_Problem]]:
    """By fact what stays off the site because it names somebody who is kept off it."""
    found: dict[str, list[_Problem]] = defaultdict(list)
    for one in publication.named:
        found[one.fact].append(
            _Problem(
                "names-hidden",
                f"{one.name} is kept off the site, and so is this, which has the name",
                one.path,
                "explainer rename gives it another id" if one.path == ("id",) else "write it without the name",
                "warning",
            )
        )
    return found


def _naming_pages(names: HiddenNames, folder: ContentFolder) -> Iterator[Diagnostic]:
    """Lines of people's own pages that name somebody who is kept off the site: nothing takes the name out there."""
    for page in sorted(folder.pages.rglob("*.md")) if names else ():
        for number, line in enumerate(page.read_text("utf-8", errors="replace").splitlines(), 1):
            if name := names.first_in(line):
                yield Diagnostic(
                    code="names-hidden",
                    message=f"{name} is kept off the site, but this page of your own has the name",
                    file=folder.name(page),
                    mark=Mark(number, 1),
                    line=line,
                    help="write it without the name",
                    severity="warning",
                )


def _quotes(known: _Known, fact: Fact) -> Iterator[_Problem]:
    """Every quote stands in the article that its source names."""
    for path, source in all_sources(fact):
        article = known.evidence.reference(source.article)
        if article is None:
            yield _Problem(
                "no-article",
                f"there is no article {source.article}",
                (*path, "article"),
                "name a file of the folder articles by its stem, or by any unambiguous start of it",
            )
        elif isinstance(article, Ambiguous):
            yield _Problem(
                "ambiguous-article",
                f"{source.article} may mean {' or '.join(article.ids)}",
                (*path, "article"),
                "write more of the file's name",
            )
        elif (found := known.evidence.find(source)) is None:
            yield _Problem(
                "quote-not-found",
                f"these words do not stand in article {article.id}",
                (*path, "quote"),
                _nearest(article.text, source),
            )
        elif found.count > 1:
            yield _Problem(
                "quote-ambiguous",
                f"these words stand {found.count} times in article {article.id}",
                (*path, "quote"),
                "quote more words, or add prefix or suffix",
                "warning",
            )


def _sources(known: _Known, fact: Fact) -> Iterator[_Problem]:
    """Every fact that is to be shown and every one of several claims has a source."""
    if fact.publish and not fact.sources and not any(True for _ in all_sources(fact)):
        yield _Problem("no-source", "nothing bears this fact", (), "add sources: an article and the words that say it")
    for name, several in claimed_fields(fact):
        for index, claim in enumerate(several):
            if not claim.sources:
                yield _Problem("no-source", f"nothing bears this claim of {name}", (name, index), "add its sources")


def _references(known: _Known, fact: Fact) -> Iterator[_Problem]:
    """Every id that a fact refers to is there."""
    targets: list[tuple[str, Mapping[str, Fact], str]] = [
        *((name, known.actors, "actor") for name in fields_holding(type(fact), Holds.ACTOR)),
        *((name, known.facts, "fact") for name in fields_holding(type(fact), Holds.FACT)),
    ]
    for name, there, what in targets:
        for path, ident in _ids(name, getattr(fact, name)):
            if ident not in there:
                near = difflib.get_close_matches(ident, there, n=1)
                yield _Problem(
                    "no-such-id",
                    f"there is no {what} {ident}",
                    path,
                    f"did you mean {near[0]}?" if near else f"add the {what}, or mend the id",
                )
            elif ident == fact.id:
                yield _Problem("own-id", f"{name} names the fact itself", path, "name another fact")


def _parties(known: _Known, fact: Fact) -> Iterator[_Problem]:
    """Whoever takes part is an actor, or named by words that stand in a quote of the fact."""
    quotes = [fold(source.quote).casefold() for _, source in all_sources(fact)]
    for name in fields_holding(type(fact), Holds.PARTY):
        for path, party in _ids(name, getattr(fact, name)):
            words = re.compile(rf"(?<!\w){re.escape(fold(party).casefold())}(?!\w)")
            if party in known.actors or any(map(words.search, quotes)):
                continue
            near = difflib.get_close_matches(party, known.actors, n=1)
            meant = f"did you mean {near[0]}?" if near else "add the actor, or mend the id."
            yield _Problem(
                "no-such-id",
                f"there is no actor {party}, and no quote of this fact has these words",
                path,
                f"{meant} Who is no actor is named by words of a quote",
            )


def _expellers(known: _Known, fact: Fact) -> Iterator[_Problem]:
    """An expulsion is between countries or organisations; others stand on the timeline."""
    for name in fields_holding(Expulsion, Holds.PARTY) if isinstance(fact, Expulsion) else ():
        parties = list(_ids(name, getattr(fact, name)))
        actors = [known.actors[party] for _, party in parties if party in known.actors]
        if parties and not any(actor.kind in ("country", "organisation") for actor in actors):
            yield _Problem(
                "no-state",
                f"nobody in {name} is a country or an organisation",
                (name,),
                "name the country, or put the fact into timeline.yml",
                "warning",
            )


def _answers(known: _Known, fact: Fact) -> Iterator[_Problem]:
    """By what one article says, nothing answers what answers it."""
    for ident in dict.fromkeys(i for one in claims(getattr(fact, "in_response_to", None)) for i in one.value):
        other = known.facts.get(ident)
        if not isinstance(fact, Happening) or not isinstance(other, Happening) or other is fact:
            continue
        evidence = known.evidence
        both = answering_articles(fact, ident, evidence) & answering_articles(other, fact.id, evidence)
        for article in sorted(both):
            yield _Problem(
                "answers-itself",
                f"article {article} bears that it answers {ident}, and that {ident} answers it",
                ("in_response_to",),
                "give each answer only the sources that say that it is one",
                "warning",
            )


def _types(known: _Known, fact: Fact) -> Iterator[_Problem]:
    """An event's type is one of the lexicon."""
    types = load_lexicon().types
    for name in fields_holding(type(fact), Holds.EVENT_TYPE):
        told = getattr(fact, name)
        if told not in types and told != EVENT:
            near = difflib.get_close_matches(told, types, n=1)
            yield _Problem(
                "no-such-type",
                f"the lexicon has no event type {told}",
                (name,),
                f"did you mean {near[0]}?" if near else f"use one of {', '.join(sorted(types))}",
            )


def _sentences(known: _Known, fact: Fact) -> Iterator[_Problem]:
    """What has a type has a sentence: else an article's words tell it, and nobody said that they should."""
    if not isinstance(fact, Event) or fact.type not in load_lexicon().types or fact.summary:
        return
    if not sentence(fact, known.actors):
        path = ("verb",) if fact.verb else ("type",)
        yield _Problem("no-sentence", "no sentence tells it, so an article's words do", path, why_none(fact), "warning")


def _numbers(known: _Known, fact: Fact) -> Iterator[_Problem]:
    """A number, or the words for it, stand in the quotes that bear it: a slip of the finger is the commonest wrong fact."""
    for name in fields_holding(type(fact), Holds.COUNT):
        told = getattr(fact, name)
        for index, claim in enumerate(claims(told)):
            path, sources = ((name, index, "value"), claim.sources) if has_claims(told) else ((name,), fact.sources)
            quotes = [source.quote for source in sources]
            if quotes and not any(says_count(quote, claim.value) for quote in quotes):
                yield _Problem(
                    "number-not-quoted",
                    f"no quote of this fact says {claim.value}",
                    path,
                    "mend the number, or quote the words that give it",
                    "warning",
                )


def _checked(known: _Known, fact: Fact) -> Iterator[_Problem]:
    """A checked fact says what it said when somebody checked it."""
    if fact.id in known.stale:
        yield _Problem(
            "changed-since-checked",
            f"this fact was changed since it was checked on {fact.checked}",
            ("checked",),
            f"look again with explainer review --id {fact.id}, or set the day on which you did",
            "warning",
        )


_RULES: tuple[_Rule, ...] = (
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


def _twice(fact: Fact, first: str, sheet: str) -> _Problem:
    where = "this sheet" if first == sheet else f"{first}.yml"
    return _Problem(
        "id-twice", f"the id {fact.id} stands in {where} already", ("id",), "give one of the two another id"
    )


def _placed(
    folder: ContentFolder, sheet: str, facts: list[Fact], problems: Iterable[tuple[int, _Problem]]
) -> Iterator[Diagnostic]:
    """The problems of one sheet with their places in its file."""
    path = sheet_file(folder.facts, sheet)
    text, file = path.read_text("utf-8-sig") if path.exists() else "", folder.name(path)
    for index, problem in problems:
        mark, line = place(text, file, (index, *problem.path)) if text else (Mark(1, 1), "")
        odd = _strange(line, problem) if problem.severity == "error" else ""
        field = ".".join(map(str, (facts[index].id, *problem.path)))
        yield Diagnostic(
            code=problem.code,
            message=problem.message,
            file=file,
            mark=mark,
            line=line,
            field=field,
            help=odd + problem.help,
            severity=problem.severity,
        )


def _strange(line: str, problem: _Problem) -> str:
    """The first character of the line that is invisible, or only looks like what is looked for."""
    quoted = problem.path[-1:] == ("quote",)  # there hyphens are alike, and so are spaces
    for at in strange_characters(line):
        if not quoted or (fold(line[at]) == line[at] and not line[at].isspace()):
            return f"column {at + 1} is {named(line[at])}; "
    return ""


def _story_problems(base: FactBase, known: _Known, folder: ContentFolder) -> Iterator[Diagnostic]:
    """Key facts that are not there."""
    missing = [(no, ident) for no, ident in enumerate(base.story.key_facts) if ident not in known.facts]
    *first, last = (sheet for sheet in SHEETS if sheet != ACTORS)
    for no, ident in missing:
        file = folder.name(folder.story)
        mark, line = place(folder.story.read_text("utf-8-sig"), file, ("key_facts", no))
        yield Diagnostic(
            code="no-such-id",
            message=f"there is no fact {ident}",
            file=file,
            mark=mark,
            line=line,
            field=f"key_facts.{no}",
            help=f"take it out, or name a fact of {', '.join(first)} or {last}",
            severity="warning",
        )
