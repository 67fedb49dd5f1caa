"""What is wrong with a fact base beyond its form: quotes, references, evidence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from ..articles import NO_ARTICLE, strays
from ..characters import named, strange_characters
from ..content import ContentFolder
from ..diagnostics import Diagnostic, Mark
from ..evidence import Evidence
from ..findings import is_settled
from ..leftovers import example_left, lost_articles, lost_its_articles
from ..merge import stale_facts
from ..merge.undated import DAY_UNKNOWN, day_unknown, undated_as_read
from ..messages import Messages
from ..model import ACTORS, Fact, FactBase
from ..published import published
from ..quotes import fold
from ..sheets import sheet_file
from ..validation import place
from .article_rules import ARTICLE_IN_GIT, article_problems
from .causes import causes
from .fact_rules import RULES
from .hidden import NAMES_HIDDEN, naming, naming_pages, naming_story
from .known_ids import KnownIds
from .ledger_rules import ledger_problems
from .order_rules import circles
from .plain_reading.actor_names import ActorNames
from .problem import Problem, StoryFacts
from .site_address import NO_ADDRESS, no_address
from .story_rules import story_problems
from .text_rules import text_problems
from .translation import NO_SUMMARY, NOT_TRANSLATED, not_in_language
from .twins import twins

__all__ = ["NO_ADDRESS", "check", "notes", "problems_of"]

_NOTES = frozenset({ARTICLE_IN_GIT, NAMES_HIDDEN, DAY_UNKNOWN, NO_ADDRESS, NO_ARTICLE, NO_SUMMARY, NOT_TRANSLATED})
"""The codes of what may be nobody's fault."""
_SETTLE = "; if it is right, write today's date into checked"


def check(base: FactBase, root: Path) -> list[Diagnostic]:
    """Everything that is wrong, in the order of the sheets.

    :param root: the content folder, whose sheets are read again only to say where a problem stands.
    """
    sheets = base.sheets.by_name()
    folder = ContentFolder(root)
    evidence = Evidence(base.articles)
    stale, wrong = stale_facts(folder, base.sheets, evidence)
    known = _known(base, evidence, stale)
    seen: dict[str, str] = {}
    rounds = circles(known.facts)
    publication = published(base)
    hidden, twice = naming(publication), twins(sheets, evidence)
    lost: list[tuple[str, int, Fact]] = []
    for sheet, facts in sheets.items():
        problems: list[tuple[int, Problem]] = []
        for index, fact in enumerate(facts):
            if fact.id in seen:
                problems.append((index, _twice(fact, seen[fact.id], sheet)))
            seen.setdefault(fact.id, sheet)
            if lost_its_articles(fact, known.evidence):
                lost.append((sheet, index, fact))
            elif not fact.withdrawn:
                settled = bool(fact.checked) and fact.id not in stale
                found = [problem for rule in RULES for problem in rule(known, fact)]
                found += [*twice.get(fact.id, ()), *rounds.get(fact.id, ())]
                found = [one for one in found if not (settled and is_settled(one.code))]
                problems += [(index, one) for one in causes(found)]
            problems += [(index, problem) for problem in hidden.get(fact.id, ())]
        if problems:
            wrong += _placed(folder, sheet, facts, problems)
    wrong += [*lost_articles(lost, folder), *story_problems(base.story, known, folder)]
    wrong += ledger_problems(base.story, publication, folder)
    wrong += [*naming_story(publication.names, base.story, folder), *naming_pages(publication.names, folder)]
    of_files = [warning for article in base.articles for warning in article.warnings]
    undated, broken = undated_as_read(folder)
    of_files += [*broken, *day_unknown(base.articles, base.sheets, evidence, undated, in_facts=True)]
    wrong += text_problems(base, folder)
    of_files += [*article_problems(base, evidence, folder), *not_in_language(base, folder)]
    return [*wrong, *of_files, *strays(folder.articles), *example_left(base, folder), *no_address(folder)]


def problems_of(base: FactBase, fact: Fact) -> list[Problem]:
    """What would be wrong with a fact by itself if it stood in its sheet so.

    :param fact: one that has the id of a fact of the story.
    """
    known = _known(base, Evidence(base.articles), frozenset(), instead=fact)
    return list(causes([problem for rule in RULES for problem in rule(known, fact)]))


def _known(base: FactBase, evidence: Evidence, stale: Set[str], instead: Fact | None = None) -> StoryFacts:
    """What the rules look things up in.

    :param instead: stands in the place of the fact with its id.
    """
    sheets = base.sheets.by_name().items()
    listed = (fact for sheet, facts in sheets if sheet != ACTORS for fact in facts)
    return StoryFacts(
        evidence,
        KnownIds((actor.id, actor) for actor in base.sheets.actors),
        KnownIds((one.id, instead if instead and one.id == instead.id else one) for one in listed),
        stale,
        base.articles,
        Messages(base.story.language).is_english,
        ActorNames(base.sheets.actors),
        (date.today() + timedelta(1)).isoformat(),  # it is tomorrow somewhere
    )


def notes(base: FactBase, found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Those of what was found that an editor should know, and that are no reason not to publish.

    How a file was read is such: nobody can mend what a page, a letter or another program says.
    """
    of_files = {warning for article in base.articles for warning in article.warnings}
    return [one for one in found if one.code in _NOTES or one in of_files]


def _twice(fact: Fact, first: str, sheet: str) -> Problem:
    where = "this sheet" if first == sheet else f"{first}.yml"
    return Problem("id-twice", f"the id {fact.id} stands in {where} already", ("id",), "give one of the two another id")


def _placed(
    folder: ContentFolder, sheet: str, facts: list[Fact], problems: Iterable[tuple[int, Problem]]
) -> Iterator[Diagnostic]:
    """The problems of one sheet with their places in its file."""
    path = sheet_file(folder.facts, sheet)
    text, file = path.read_text("utf-8-sig") if path.exists() else "", folder.name(path)
    for index, problem in problems:
        mark, line = place(text, file, (index, *problem.path)) if text else (Mark(1, 1), "")
        odd = _strange(line, problem.path[-1:] == ("quote",)) if problem.severity == "error" else ""
        settle = _SETTLE if is_settled(problem.code) else ""
        field = ".".join(map(str, (facts[index].id, *problem.path)))
        yield replace(problem, help=odd + problem.help + settle).at(file, mark, line, field, facts[index].id)


@lru_cache(maxsize=8)  # a line may have a thousand problems
def _strange(line: str, quoted: bool) -> str:
    """The first character of the line that is invisible, or only looks like what is looked for.

    :param quoted: whether that is a quote: there hyphens are alike, and so are spaces.
    """
    for at in strange_characters(line):
        if not quoted or (fold(line[at]) == line[at] and not line[at].isspace()):
            return f"column {at + 1} is {named(line[at])}; "
    return ""
