"""Articles in, fact sheets out: the one place where reading meets the disk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from ..articles import (
    Conversions,
    article_id,
    readable_articles,
    strays,
    texts_read_otherwise,
    texts_to_keep,
    with_language,
)
from ..assemble import assemble
from ..content import ContentFolder
from ..diagnostics import Diagnostic
from ..errors import InvalidContent, ReaderMissing
from ..evidence import Evidence, all_sources
from ..merge import MergeReport, check_ready, merge
from ..merge.articles_as_read import as_read
from ..merge.mended_sidecars import given_in_sidecars, mended_sidecars
from ..merge.reread_texts import Texts, lost_quotes
from ..merge.undated import day_unknown
from ..model import ACTORS, Article, Sheets, Story
from ..readers import InstalledReader, ReaderChoice, Reading, chosen, reader_named
from ..readers.cache import ReadingCache
from ..sheets import read_sheets, read_story, sheet_file
from ..telling import tell
from .agreements import Agree, Agreements, ask_nobody
from .explain import explain
from .together import together
from .unread import unread_because, unread_warning
from .unsaid_language import unsaid_languages

__all__ = ["CHUNK", "ExtractReport", "extract", "read_all", "reader_choice"]

Progress = Callable[[int, int], None]
"""Called with how many articles are read and how many there are."""

_NAMED = 5
"""So many articles are named; of more it is said how many."""

CHUNK = 8
"""Articles that a reader is given together, and that a process takes at a time."""


@dataclass(frozen=True, slots=True)
class ExtractReport:
    """What a run read and what came of it."""

    readings: list[Reading]
    sheets: Sheets
    """What the articles say, before people's edits."""
    standing: Sheets
    """The sheets as they stand after it."""
    merged: MergeReport
    diagnostics: list[Diagnostic]
    """What is wrong with articles that were not read, as errors, and warnings."""
    followed: list[str]
    """What articles say otherwise than before in their sidecars, in a line a field."""

    def summary(self) -> str:
        """What happened, in a line for a person."""
        unread = sum(bool(reading.unread) for reading in self.readings)
        read = len(self.readings) - unread
        told = f"{read} article{'s' * (read != 1)} read" + (f", {unread} not read" if unread else "")
        return f"{told}; {self.merged.summary()}; {self._counts()}"

    def _counts(self) -> str:
        """How the facts in the sheets are told, and how many leads there are besides."""
        actors = {actor.id: actor for actor in self.standing.actors}
        sheets = {sheet: facts for sheet, facts in self.standing.by_name().items() if sheet != ACTORS}
        facts = [fact for listed in sheets.values() for fact in listed if fact.publish]
        told = Counter(tell(fact, actors).how for fact in facts)
        sentences, leads = len(facts) - told["words"], self.merged.leads
        return (
            f"{sentences} fact{'s' * (sentences != 1)} told in a sentence, {told['words']} by words, "
            f"{leads} lead{'s' * (leads != 1)}{' (explainer leads)' if leads else ''}"
        )

    def explained(self) -> str:
        """For every fact the article, the sentence, the rule and the words that filled each role."""
        return explain(self.sheets, self.readings)


def extract(
    root: Path,
    *,
    jobs: int = 1,
    forget_missing: bool = False,
    progress: Progress = lambda done, of: None,
    reader: str | None = None,
    agree: Agree = ask_nobody,
) -> ExtractReport:
    """Read the articles of a content folder and bring what they say into its fact sheets.

    A file that cannot be read is left out and told, unless facts rest on it: its silence would take them away.

    :param root: the content folder.
    :param jobs: processes that read; the result is the same for any number.
    :param forget_missing: take facts out of the sheets none of whose articles is there, people's own too.
    :param reader: the name of the reader, in place of the one that the story names.
    :param agree: asks a person whether articles may be sent elsewhere, where the reader does that.
    :raises NotAgreed: they may not.
    :raises InvalidContent: an article or a sheet is wrong; nothing was written.
    :raises ReaderMissing: what an article is read with is not installed, and facts rest on it or no other is read.
    """
    folder = ContentFolder(root)
    check_ready(folder)
    given = given_in_sidecars(folder)
    conversions = Conversions(folder.extracted / ".cache" / "files")
    read, wrong = readable_articles(folder.articles, given.wrote, conversions.raw_article)
    conversions.forget_others()
    if wrong and (known := _with_facts(folder, wrong)):
        raise InvalidContent(known)
    articles = [with_language(article) for article in read]
    sidecars = mended_sidecars(folder, articles, given)
    reread = texts_read_otherwise(folder.articles, articles, folder.texts)
    about = sidecars.changes | texts_to_keep(folder.articles, articles, folder.texts)
    cache = ReadingCache(folder.extracted / ".cache")
    choice, needed = reader_choice(root, reader), _cited(folder)
    readings = read_all(
        articles,
        choice=choice,
        jobs=jobs,
        progress=progress,
        cache=cache,
        needed=needed,
        agreements=Agreements(root, agree),
    )
    _refuse_gaps(folder, read, readings, needed)
    read_by = {one.article: choice.called(one.reader) for one in readings if one.reader and not one.unread}
    about[folder.articles_as_read] = as_read(folder, articles, read_by)
    assembled = assemble(readings, articles, _story(folder).language)
    unread = [
        unread_warning(article, reading.unread, folder.name(Path(article.file)))
        for article, reading in zip(read, readings, strict=True)
        if reading.unread
    ]
    facts = assembled.sheets, about, assembled.leads, assembled.words
    evidence = Evidence(articles)
    undated = {reading.article: words for reading in readings if (words := _undated(reading))}
    merged = merge(folder, *facts, texts=Texts(evidence, undated, reread), forget_missing=forget_missing)
    of_files = [warning for article in articles for warning in article.warnings]
    standing = read_sheets(folder.facts, folder.name)
    asked = {one.fact for one in merged.proposals if not one.path}
    otherwise = _read_otherwise(folder, standing, evidence, reread, asked)
    unknown = day_unknown(articles, standing, evidence, undated)
    unsaid = unsaid_languages(folder, read, articles, readings)
    about_articles = [*unknown, *unread, *unsaid, *strays(folder.articles)]
    warnings = [*of_files, *sidecars.differences, *otherwise, *about_articles]
    return ExtractReport(readings, assembled.sheets, standing, merged, [*wrong, *warnings], sidecars.followed)


def _read_otherwise(
    folder: ContentFolder, standing: Sheets, evidence: Evidence, reread: Collection[str], asked: Collection[str]
) -> Iterator[Diagnostic]:
    """That the texts of some articles are read otherwise, though their files are the same, and what of facts is lost by it.

    :param asked: the ids of facts about which people are asked as a whole.
    """
    if not reread:
        return
    named = ", ".join(sorted(reread)[:_NAMED]) + f" and {len(reread) - _NAMED} more" * (len(reread) > _NAMED)
    yield Diagnostic(
        code="texts-read-otherwise",
        message=f"the text of {named} is read otherwise than the last time, from the same file",
        file=folder.name(folder.articles),
        help="facts follow, and so do quotes of yours that are there in other words; those that are lost are told below, or asked about",
        severity="warning",
    )
    for sheet, fact, source in lost_quotes(standing, evidence, reread):
        if fact.id in asked:
            continue
        yield Diagnostic(
            code="quote-lost",
            message=f"{source.article} has these words no more, as it is read now: {source.quote}",
            file=folder.name(sheet_file(folder.facts, sheet)),
            field=fact.id,
            help="quote other words of it, or take this source out: explainer check names its line",
            severity="warning",
        )


def _undated(reading: Reading) -> tuple[str, ...]:
    """Words that would be dates if it were known on which day the article was published."""
    return tuple(dict.fromkeys(date.text for date in reading.dates if date.lacks_day))


def _with_facts(folder: ContentFolder, wrong: Sequence[Diagnostic]) -> list[Diagnostic]:
    """What is wrong with articles that were read before, and that facts rest on."""
    cited = _cited(folder)
    why = "; facts rest on this article, so no other was read either"
    known = (problem for problem in wrong if article_id(Path(problem.file)).removesuffix(".meta") in cited)
    return [replace(problem, help=problem.help + why) for problem in known]


def _cited(folder: ContentFolder) -> set[str]:
    """The articles on which the facts rest that were read last."""
    facts = [fact for listed in read_sheets(folder.extracted, folder.name).by_name().values() for fact in listed]
    return {source.article for fact in facts for _, source in all_sources(fact)}


def reader_choice(root: Path, name: str | None = None) -> ReaderChoice:
    """What reads a story's articles.

    :param root: its content folder, which may be none: then all are read by the rules of their languages.
    :param name: a reader's, in place of the one that the story names.
    :raises ExplainerError: there is no such reader.
    :raises InvalidContent: story.yml is wrong.
    """
    settings = _story(ContentFolder(root)).reader
    return chosen(settings if name is None else settings.model_copy(update={"name": name}), root)


def _story(folder: ContentFolder) -> Story:
    """What story.yml says; what goes without saying, where there is none.

    :raises InvalidContent: it is wrong.
    """
    return read_story(folder.story, folder.name(folder.story)) or Story(title="Untitled")


def _refuse_gaps(
    folder: ContentFolder, articles: Sequence[Article], readings: Sequence[Reading], needed: Collection[str]
) -> None:
    """
    :raises InvalidContent: a reader could not read an article on which facts rest: its silence would take them away.
    """
    gaps = [
        replace(unread_warning(article, reading.unread, folder.name(Path(article.file))), severity="error")
        for article, reading in zip(articles, readings, strict=True)
        if reading.unread and reading.reader and article.id in needed
    ]
    if gaps:
        why = "facts rest on this article, so nothing was written; "
        raise InvalidContent([replace(gap, help=why + gap.help) for gap in gaps])


def read_all(
    articles: Sequence[Article],
    *,
    choice: ReaderChoice | None = None,
    jobs: int = 1,
    progress: Progress = lambda done, of: None,
    cache: ReadingCache | None = None,
    needed: Collection[str] = (),
    agreements: Agreements | None = None,
) -> list[Reading]:
    """The reading of each article by its reader, in their order; what the cache has is not read again.

    What a reader reads with may not be installed: its articles are left unread, and say what to install.

    :param choice: which reader reads which article; that of its language where it is left out.
    :param needed: the ids of articles that must be read if others are to be of use.
    :param agreements: what may be sent to whom; nothing may where it is left out.
    :raises NotAgreed: a reader would send articles elsewhere, and nobody agreed.
    :raises PluginBroken: a package's reader breaks.
    :raises ReaderMissing: one of these cannot be read, or no article can.
    """
    choice = choice or ReaderChoice()
    done: dict[int, Reading] = {}
    wanted: dict[str, list[int]] = {}
    readers: dict[str, InstalledReader] = {}
    for index, article in enumerate(articles):
        reader = choice.of(article)
        if reader is None:
            done[index] = Reading(article.id, article.text, (), unread=unread_because(article))
        elif cache and (kept := cache.get(article, reader.version)):
            done[index] = kept
        else:
            readers[reader.name] = reader
            wanted.setdefault(reader.name, []).append(index)
    own = wanted.get(choice.own.name, []) if choice.own else []
    sending = choice.sender.sending([articles[index] for index in own]) if choice.sender and own else None
    if sending:
        (agreements or Agreements(Path(), ask_nobody)).need(sending)
    progress(len(done), len(articles))
    for name, indexes in wanted.items():
        reader = readers[name]
        try:
            readings = _read(reader, choice, [articles[i] for i in indexes], jobs)
            for index, reading in zip(indexes, readings, strict=True):
                done[index] = reading
                if cache and not reading.unread:
                    cache.put(articles[index], reader.version, reading)
                progress(len(done), len(articles))
        except ReaderMissing as error:
            unread = [index for index in indexes if index not in done]
            if len(unread) == len(articles) or any(articles[index].id in needed for index in unread):
                raise
            done |= {i: Reading(articles[i].id, articles[i].text, (), unread=str(error)) for i in unread}
    if cache:
        cache.forget_others()
    return [done[index] for index in range(len(articles))]


def _read(reader: InstalledReader, choice: ReaderChoice, articles: Sequence[Article], jobs: int) -> Iterator[Reading]:
    """Readings one by one, so that no more than a chunk's articles are at work at once."""
    if reader == choice.own and choice.sender:
        yield from together(lambda article: reader.read([article])[0], articles, choice.sender.at_once)
        return
    chunks = [articles[at : at + CHUNK] for at in range(0, len(articles), CHUNK)]
    if jobs == 1 or len(chunks) < 2 or reader.configured:
        for chunk in chunks:
            yield from reader.read(chunk)
        return
    with ProcessPoolExecutor(jobs) as pool:
        for readings in pool.map(partial(_read_chunk, reader.name), chunks):
            yield from readings


def _read_chunk(reader: str, articles: Sequence[Article]) -> list[Reading]:
    """:param reader: its name, by which a process finds its own."""
    return reader_named(reader).read(articles)
