"""A new reading brought into the fact sheets that people edit."""

from __future__ import annotations

from dataclasses import dataclass

from ..content import ContentFolder
from ..model import SHEETS, Sheets
from ..sheets import dump_sheet, read_sheets, sheet_file
from ..transaction import Change, commit, exclusive

__all__ = ["MergeReport", "merge"]


@dataclass(frozen=True, slots=True)
class MergeReport:
    """What a new reading changed."""

    changed: tuple[str, ...] = ()
    """The sheets of people whose text changed."""

    def summary(self) -> str:
        """What happened, in a line for a person."""
        return f"{', '.join(self.changed)} changed" if self.changed else "nothing new"


def merge(folder: ContentFolder, sheets: Sheets) -> MergeReport:
    """Bring what the articles say into the fact sheets.

    :raises InvalidContent: a sheet is wrong; nothing was written.
    """
    with exclusive(folder.extracted):
        base, ours = read_sheets(folder.extracted, folder.name), read_sheets(folder.facts, folder.name)
        changes, changed = {}, []
        for sheet in SHEETS:
            text = dump_sheet(getattr(sheets, sheet))
            people, machine = sheet_file(folder.facts, sheet), sheet_file(folder.extracted, sheet)
            changes[machine] = Change(text, machine.read_bytes() if machine.exists() else None)
            untouched = not people.exists() or getattr(ours, sheet) == getattr(base, sheet)
            if untouched and getattr(sheets, sheet) != getattr(ours, sheet):
                changes[people] = Change(text, people.read_bytes() if people.exists() else None)
                changed.append(sheet)
        commit(folder.extracted, changes)
        return MergeReport(tuple(changed))
