"""A new reading brought into the fact sheets that people edit: no edit is lost, and what differs is asked.

``merge`` is the run after a reading; the others are what people ask for between readings. Each reads all
files, works out what they should hold, and writes them together or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from ..articles import read_articles
from ..content import ContentFolder
from ..errors import ExplainerError
from ..evidence import Evidence
from ..model import Lead, Sheets, Source
from ..transaction import Change, commit, exclusive, finish
from ..typed_ids import whole_id, whole_ids
from .branch_files import BothFiles, BranchFiles, both_files
from .branch_stories import both_stories
from .branches import FactClash
from .checked_digests import stale_facts
from .edits import edits, names, unsure
from .forgetting import without_lost_facts
from .kept_leads import TIMELINE, KeptLeads, event_of, in_peoples_ids, listed, rejecting, without_rejected
from .missing import borne_by, missing, with_article_told_again, with_restored, with_their_actors
from .proposals import Proposal, quotes, values_in_words
from .refit import making_one, making_one_actor, renaming, taking_apart
from .repeats import some, summed_up
from .report import MergeReport, Row, differences, report, row_of
from .reread_texts import Texts, merge_reading
from .retracting import retracted, with_withdrawn
from .story_files import StoryFiles, as_facts, known_articles, known_files, read_files
from .story_texts import changes
from .telling_words import words_of_reading
from .three_way import Outcome, merge_story
from .uniting import Facts
from .values import Values

__all__ = [
    "BothFiles",
    "BranchFiles",
    "FactClash",
    "MergeReport",
    "Proposal",
    "Row",
    "apart",
    "asked",
    "both_files",
    "both_stories",
    "check_ready",
    "differences",
    "edits",
    "known_articles",
    "known_files",
    "merge",
    "merge_actors",
    "merge_facts",
    "names",
    "open_ids",
    "open_leads",
    "open_proposals",
    "quotes",
    "rename",
    "restore",
    "retract",
    "row_of",
    "settle",
    "settled",
    "some",
    "split",
    "stale_facts",
    "summed_up",
    "unsure",
    "values_in_words",
]


def merge(
    folder: ContentFolder,
    sheets: Sheets,
    about: Mapping[Path, Change] | None = None,
    leads: Sequence[Lead] = (),
    words: Mapping[tuple[str, str, str], str] | None = None,
    *,
    texts: Texts | None = None,
    forget_missing: bool = False,
) -> MergeReport:
    """Bring what the articles say into people's fact sheets.

    :param sheets: the new reading.
    :param words: by fact, article and quote of the reading the words that tell the fact.
    :param about: what else the reading comes to, such as articles' sidecars: written with the sheets or not at all.
    :param leads: what was read but is borne by no fact.
    :param texts: the articles' texts, in which quotes are looked up.
    :param forget_missing: take facts out of the sheets none of whose articles is there, people's own too.
    :raises InvalidContent: a sheet is wrong; nothing was written.
    :raises Busy: another process changes this story.
    :raises NotWritten: the disk or the permissions do not allow it.
    """
    told = words_of_reading(words or {})

    def work(files: StoryFiles) -> Outcome:
        rejected = files.state.leads.rejected
        reading = without_rejected(as_facts(sheets.by_name()), rejected, files.state.ours)
        outcome = merge_reading(files.state, reading, told, texts or Texts())
        rejected = outcome.state.leads.rejected
        if forget_missing:
            outcome = without_lost_facts(outcome, reading, told)
        kept = KeptLeads(listed(leads, rejected, with_withdrawn(outcome.state)), rejected)
        gone = _ids(missing(outcome.state))
        outcome.state = replace(outcome.state, leads=kept, missing=frozenset(gone))
        return outcome

    return _run(folder, work, about)


def check_ready(folder: ContentFolder) -> None:
    """Make sure that a reading can be merged, before the long work of reading.

    :raises InvalidContent: with everything that is wrong in people's sheets or in what is known of them.
    :raises Busy: another process changes this story.
    :raises NotWritten: the folder cannot be written to.
    """
    with exclusive(folder.extracted):
        read_files(folder)


def open_proposals(folder: ContentFolder) -> list[Proposal]:
    """What people are asked, as the sheets are now.

    :raises InvalidContent: a sheet is wrong.
    """
    finish(folder.extracted)
    return merge_story(read_files(folder).state).proposals


def open_leads(folder: ContentFolder) -> list[Lead]:
    """What was read but is borne by no fact, as the sheets are now: an article's most telling first.

    :raises InvalidContent: a sheet is wrong.
    """
    finish(folder.extracted)
    return _open_leads(merge_story(read_files(folder).state))


def open_ids(typed: Iterable[str], there: Collection[str]) -> list[str]:
    """The ids of proposals and leads that people mean: each is named by all of its id or by a start that only it has.

    :param there: those of the proposals and leads that are open.
    :raises ExplainerError: with everything that names none of them, or several.
    """
    return whole_ids(typed, there, "open proposal or lead", see="explainer proposals and explainer leads")


def settle(folder: ContentFolder, *, accept: Collection[str] = (), reject: Collection[str] = ()) -> MergeReport:
    """Carry out proposals and make facts of leads, or remember that people do not want them.

    :param accept: ids of open proposals and leads, or starts of such.
    :param reject: ids of open proposals and leads, or starts of such.
    :raises ExplainerError: one of them is not open, or the words of a lead no longer stand in its article; nothing was
        written.
    """
    return _run(folder, lambda files: settled(files, accept=accept, reject=reject))


def settled(files: StoryFiles, *, accept: Collection[str] = (), reject: Collection[str] = ()) -> Outcome:
    """What comes of carrying out proposals and leads, and of putting others away; nothing is written.

    :param accept: ids of open proposals and leads, or starts of such.
    :param reject: ids of open proposals and leads, or starts of such.
    :raises ExplainerError: one of them is not open, or the words of a lead no longer stand in its article.
    """
    now = merge_story(files.state)
    leads = {lead.id: lead for lead in _open_leads(now)}
    there = [*(one.id for one in now.proposals), *leads]
    taken, left = (open_ids(typed, there) for typed in (accept, reject))
    wanted = [leads[ident] for ident in taken if ident in leads]
    if wanted:
        _refuse_changed(files.folder, wanted)
    outcome = merge_story(files.state, accept=taken, reject=left)
    for lead in wanted:
        fact = event_of(lead, outcome.state.ours, date.today().isoformat())
        outcome.state.ours[TIMELINE][fact["id"]] = fact
    outcome.state = replace(outcome.state, leads=rejecting(files.state.leads, left))
    return outcome


def asked(files: StoryFiles) -> tuple[list[Proposal], list[Lead]]:
    """The proposals and the leads that are open by a story's files."""
    outcome = merge_story(files.state)
    return outcome.proposals, _open_leads(outcome)


def _open_leads(outcome: Outcome) -> list[Lead]:
    """The leads that are to be looked at after a merge, in people's ids."""
    leads, state = outcome.state.leads, outcome.state
    return list(in_peoples_ids(listed(leads.open, leads.rejected, with_withdrawn(state)), state.ids))


def _refuse_changed(folder: ContentFolder, leads: Collection[Lead]) -> None:
    """Refuse leads whose words no longer stand in their articles."""
    evidence = Evidence(read_articles(folder.articles, folder.texts))
    gone = [
        lead for lead in leads if not evidence.find(Source(article=lead.article, quote=lead.quote, prefix=lead.prefix))
    ]
    if gone:
        ids, changed = ", ".join(lead.id for lead in gone), ", ".join(sorted({lead.article for lead in gone}))
        raise ExplainerError(
            f"the words of {ids} no longer stand in {changed}, so nothing was written: run explainer extract"
        )


def rename(folder: ContentFolder, old: str, new: str) -> MergeReport:
    """Give a fact another id, everywhere; the reader will remember it.

    :param old: its id, or a start that no other fact's has.
    :raises ExplainerError: there is no such fact, or the new id is none or was given to another.
    """
    return _run(folder, lambda files: renaming(files.state, old, new))


def merge_actors(folder: ContentFolder, gone: str, kept: str) -> MergeReport:
    """Make one actor part of another, everywhere; the reader will remember it.

    :param gone: its id, or a start that no other actor's has.
    :param kept: that of the other, likewise.
    :raises ExplainerError: one of them is no actor, or both are the same.
    """
    return _run(folder, lambda files: making_one_actor(files.state, gone, kept))


def apart(folder: ContentFolder, read: str) -> MergeReport:
    """Undo that what the reader calls ``read`` was taken for a fact of people's: each is a fact of its own.

    :raises ExplainerError: it was not taken for another fact.
    """

    def work(files: StoryFiles) -> Outcome:
        ids = merge_story(files.state).state.ids
        taken = [ident for ident in ids if any(ident in facts for facts in files.state.read.values())]
        ident = whole_id(read, taken, "fact taken for another", see="explainer diff")
        if any(ident in facts for facts in files.state.ours.values()):
            raise ExplainerError(f"the sheets have a fact {ident} already: give that another id first")
        return merge_story(files.state, apart=[ident])

    return _run(folder, work)


def restore(
    folder: ContentFolder, idents: Collection[str] = (), *, article: str = "", every: bool = False
) -> MergeReport:
    """Bring facts that were read back into people's sheets as they were read last, with the actors that they name.

    :param idents: ids of facts that are not in the sheets, or starts that no other of these has.
    :param article: those that this article bears, too, and its sources of others: its id, or any start of it.
    :param every: all of them.
    :raises ExplainerError: one of them was not read, or is in the sheets; nothing was written.
    """

    def work(files: StoryFiles) -> Outcome:
        now = merge_story(files.state)
        gone, there = missing(now.state), _ids(now.state.ours)
        facts = {ident: fact for listed in gone.values() for ident, fact in listed.items()}
        if known := [ident for ident in idents if ident in there]:
            raise ExplainerError(f"{', '.join(known)} is in the sheets: nothing is to be brought back")
        named = whole_ids(idents, facts, "missing fact", see="explainer diff")
        articles = {one for one in files.state.articles if article and one.startswith(article)}
        wanted = {ident for ident, fact in facts.items() if every or ident in named or borne_by(fact, articles)}
        before = with_article_told_again(files.state, articles)
        if not wanted and before == files.state:
            raise ExplainerError("nothing that was read is missing in the sheets" + f" of {article}" * bool(article))
        wanted = with_their_actors(wanted, gone)
        outcome = merge_story(with_restored(before, wanted, gone))
        outcome.before = now.before
        outcome.state = replace(outcome.state, missing=files.state.missing & (facts.keys() - wanted))
        return outcome

    return _run(folder, work)


def merge_facts(folder: ContentFolder, gone: str, kept: str) -> tuple[MergeReport, Values]:
    """Make one fact of what happened, or of background, part of another, everywhere; the reader will remember it.

    The values of the one that is kept stand; the other's become further claims, with its sources.

    :param gone: its id, or a start that no other fact's has.
    :param kept: that of the other, likewise.
    :returns: the report, and by field what of the fact that is gone is not told any more; what a person wrote of it stands
        in a comment.
    :raises ExplainerError: there is no such fact, or the two cannot be one; nothing was written.
    """
    aside: Values = {}

    def work(files: StoryFiles) -> Outcome:
        outcome, lost = making_one(files.state, gone, kept)
        aside.update(lost)
        return outcome

    return _run(folder, work), aside


def split(folder: ContentFolder, ident: str, new: str, sources: Collection[str]) -> MergeReport:
    """Move sources of a fact, and what only they bear, into a new fact beside it; the reader will remember it.

    :param ident: the fact's id, or a start that no other fact's has.
    :param new: the new fact's id.
    :param sources: the sources, each as ``003`` for all of that article or as ``003:2`` for its second.
    :raises ExplainerError: there is no such fact or source, or nothing would stay; nothing was written.
    """
    return _run(folder, lambda files: taking_apart(files.state, ident, new, sources))


def retract(folder: ContentFolder, typed: str, why: str, field: str = "") -> tuple[str, MergeReport]:
    """Take a fact back, or a field of it, so that no reading brings it in again and readers are told that, not what.

    :param typed: its id, or a start that no other fact's has.
    :param why: what readers are told.
    :returns: its whole id, and what changed.
    :raises ExplainerError: there is no such fact or field, or it was taken back already; nothing was written.
    """
    meant: list[str] = []

    def work(files: StoryFiles) -> Outcome:
        meant.append(whole_id(typed, _ids(files.state.ours), "fact"))
        return retracted(merge_story(files.state), meant[0], field, why, date.today().isoformat())

    report = _run(folder, work)
    return meant[0], report


def _run(
    folder: ContentFolder, work: Callable[[StoryFiles], Outcome], about: Mapping[Path, Change] | None = None
) -> MergeReport:
    with exclusive(folder.extracted):
        files = read_files(folder)
        outcome = work(files)
        written = commit(folder.extracted, {**(about or {}), **changes(files, outcome)})
        first = not any(path.parent == folder.extracted for path in files.bytes_)
        told = tuple(folder.name(path) for path in written)
        news = sorted(outcome.state.missing - files.state.missing)
        return report(files.state, outcome, told, first=first, missing=news)


def _ids(facts: Facts) -> set[str]:
    return {ident for listed in facts.values() for ident in listed}
