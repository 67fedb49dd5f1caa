"""Proposals and leads that a person names, settled."""

from __future__ import annotations

from collections.abc import Collection
from typing import Literal

from .content import ContentFolder
from .errors import ExplainerError
from .merge import MergeReport, Proposal, open_ids, open_leads, open_proposals, settle
from .model import Lead
from .terminal import say

__all__ = ["settle_chosen"]


def settle_chosen(
    folder: ContentFolder,
    verb: Literal["accept", "reject"],
    *,
    ids: Collection[str],
    sheet: str | None,
    every: bool,
) -> MergeReport:
    """Accept or reject the proposals and leads that a person named.

    :param ids: of proposals and leads, or starts of such.
    :param sheet: the proposals of this sheet.
    :param every: all proposals.
    :raises ExplainerError: none is named, or one that is not open or is several.
    """
    there, leads = open_proposals(folder), open_leads(folder)
    ids = open_ids(ids, [*(one.id for one in there), *(lead.id for lead in leads)])
    if not (ids or sheet or every):
        raise ExplainerError(
            "name proposals by their ids, or say --sheet SHEET or --all; explainer review --proposals shows one by one"
        )
    named: list[Proposal | Lead] = [one for one in there if every or one.id in ids or one.sheet == sheet]
    named += [lead for lead in leads if lead.id in ids]
    taken = [one.id for one in named]
    accepted, rejected = (taken, []) if verb == "accept" else ([], taken)
    report = settle(folder, accept=accepted, reject=rejected)
    say(f"{len(accepted)} accepted, {len(rejected)} rejected, {len(report.proposals)} open")
    return report
