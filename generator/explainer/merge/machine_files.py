"""What is remembered from run to run, in files that nobody needs to edit: read as strictly as people's sheets."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, Field, StringConstraints, TypeAdapter
from pydantic_core import PydanticKnownError

from ..articles import Attested, Said
from ..conflict_marks import conflict
from ..diagnostics import Diagnostic, Mark
from ..errors import InvalidContent
from ..model import SHEETS, Lead, Model, Source
from ..strict_yaml import dump, load
from ..validation import validated
from .kept_leads import KeptLeads
from .moved_quotes import MovedQuote
from .proposals import Proposal, identified
from .telling_words import Words
from .uniting import Facts
from .values import Values

__all__ = [
    "ABOUT_CHECKED",
    "ABOUT_IDS",
    "ABOUT_LOST",
    "ABOUT_MISSING",
    "CHECKED_FILE",
    "UNDATED_FILE",
    "Remembered",
    "broken_machine_file",
    "dump_articles",
    "dump_leads",
    "dump_moved",
    "dump_proposals",
    "dump_sidecars",
    "dump_undated",
    "read_articles_file",
    "read_checked",
    "read_fact_ids",
    "read_given",
    "read_ids",
    "read_leads",
    "read_moved",
    "read_rejected",
    "read_sidecars",
    "read_undated",
    "read_words",
]

T = TypeVar("T")

ABOUT_IDS = (
    "# What the reader calls the first is called the second by people. Written by explainer, not to be edited.\n"
)
ABOUT_MISSING = """\
# What was read and is not in people's fact sheets, as far as they were told. Written by explainer, not to be edited:
# `explainer diff` lists it, `explainer restore` brings it back.
"""
ABOUT_LOST = (
    "# Facts that are not read any more and whose words are in no article. Written by explainer, not to be edited.\n"
)
CHECKED_FILE = "checked.yml"
"""What is kept of checked facts."""
UNDATED_FILE = "undated.yml"
"""What is kept of words that are no dates, since nobody knows when their articles were published."""
ABOUT_CHECKED = "# The day on which a fact was checked, and a digest of what it said then. Written by explainer, not to be edited.\n"
_ABOUT_PROPOSALS = """\
# What the articles say that people's fact sheets do not. Written by explainer, not to be edited:
# `explainer proposals` shows these, `explainer accept` and `explainer reject` settle them.
"""
_ABOUT_LEADS = """\
# What the articles tell that no fact bears. Written by explainer, not to be edited:
# `explainer leads` shows these, `explainer accept` and `explainer reject` settle them.
"""
_ABOUT_MOVED = """\
# Quotes that people moved to the fact that is named first, from that in which the reader has them. Written by explainer,
# not to be edited: `explainer split` and `explainer merge-facts` move quotes.
"""
_ABOUT_UNDATED = """\
# Words of articles that would be dates if it were known on which day these were published. Written by explainer, not to be edited.
"""
_ABOUT_ARTICLES = """\
# A digest of each article's text, and what was known of it, when it was last read. Written by explainer, not to be edited:
# `explainer check` tells what has changed since then, and `explainer extract` reads it anew.
"""
_ABOUT_SIDECARS = """\
# What was last written into the sidecars of articles, with the comments that say where; and of the fields that are a person's
# what the article last said. Written by explainer, not to be edited: what a sidecar says otherwise is a person's for good.
"""
_HELP = "nobody needs to edit this file: take it back from your version control"


def _known_sheet(name: str) -> str:
    if name not in SHEETS:
        *first, last = map(repr, SHEETS)
        raise PydanticKnownError("literal_error", {"expected": f"{', '.join(first)} or {last}"})
    return name


_Sheet = Annotated[str, AfterValidator(_known_sheet)]
_Plain = None | bool | int | float | str
_Item = dict[str, _Plain | list[str] | list[dict[str, _Plain]]]


class _Row(Model):
    """A proposal as its file has it."""

    id: str
    state: Literal["open", "rejected"]
    sheet: _Sheet
    fact: str
    field: list[str]
    now: Any = None
    proposed: Any = None
    reason: str
    sources: list[Source]


class _LeadRow(Lead):
    """A lead as its file has it."""

    state: Literal["open", "rejected"]


class _MovedRow(Model):
    """A moved quote as its file has it, under the fact that it was moved to."""

    article: str
    quote: str
    words: str = ""
    was_in: str


class _SidecarRow(Model):
    """What is remembered of an article's sidecar, by field."""

    wrote: dict[str, str | list[str]]
    where: dict[str, str] = Field(default_factory=dict)
    theirs: dict[str, str | list[str]] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Remembered:
    """What is remembered of an article's sidecar."""

    wrote: Said
    """What stands in it, or stood there last, and no person wrote."""
    theirs: Mapping[str, str | list[str]] = field(default_factory=dict)
    """What the article last said of the fields that a person wrote or deleted: these are the person's for good."""


_IDS = TypeAdapter(dict[str, str])
_CHECKED = TypeAdapter(dict[str, Annotated[str, StringConstraints(pattern=r"^\d{4}-\d\d-\d\d [0-9a-f]+$")]])
_GIVEN = TypeAdapter(dict[_Sheet, dict[str, dict[str, _Plain | list[str | _Item]]]])
_ROWS = TypeAdapter(list[_Row])
_LEADS = TypeAdapter(list[_LeadRow])
_WORDS = TypeAdapter(Words)
_FACT_IDS = TypeAdapter(frozenset[str])
_MOVED = TypeAdapter(dict[str, list[_MovedRow]])
_UNDATED = TypeAdapter(dict[str, tuple[str, ...]])
_ARTICLES = TypeAdapter(dict[str, dict[str, str]])
_SIDECARS = TypeAdapter(dict[str, _SidecarRow])


def read_ids(text: str, file: str) -> dict[str, str]:
    """What people call facts that the reader calls otherwise.

    :raises InvalidContent: somebody broke the file.
    """
    return _checked(lambda: validated(_IDS, load(text, file), text, file), text, file)


def read_checked(text: str, file: str) -> dict[str, str]:
    """What is kept of checked facts, by their ids.

    :raises InvalidContent: somebody broke the file.
    """
    return _checked(lambda: validated(_CHECKED, load(text, file), text, file), text, file)


def read_given(text: str, file: str) -> Facts:
    """What people were given where that is not what was last read.

    :raises InvalidContent: somebody broke the file.
    """
    return _checked(lambda: validated(_GIVEN, _json(text, file), text, file), text, file)


def read_words(text: str, file: str) -> Words:
    """The words that tell what was read.

    :raises InvalidContent: somebody broke the file.
    """
    return _checked(lambda: validated(_WORDS, _json(text, file), text, file), text, file)


def read_fact_ids(text: str, file: str) -> frozenset[str]:
    """The ids of facts of which something is remembered, such as that they are in no sheet.

    :raises InvalidContent: somebody broke the file.
    """
    return _checked(lambda: validated(_FACT_IDS, load(text, file), text, file), text, file)


def read_rejected(text: str, file: str) -> list[Proposal]:
    """The proposals that people do not want to be asked again.

    :raises InvalidContent: somebody broke the file.
    """
    rows: list[_Row] = _checked(lambda: validated(_ROWS, load(text, file), text, file), text, file)
    return [_proposal(row) for row in rows if row.state == "rejected"]


def dump_proposals(open_: Iterable[Proposal], rejected: Iterable[Proposal]) -> str:
    """The proposals as a file's text."""
    rows = [_row(one, "open") for one in open_] + [_row(one, "rejected") for one in rejected]
    return _ABOUT_PROPOSALS + "\n" + ("\n".join(dump([row]) for row in rows) or "[]\n")


def read_moved(text: str, file: str) -> tuple[MovedQuote, ...]:
    """The quotes that people moved to another fact.

    :raises InvalidContent: somebody broke the file.
    """
    moved: dict[str, list[_MovedRow]] = _checked(lambda: validated(_MOVED, load(text, file), text, file), text, file)
    return tuple(
        MovedQuote(ident, row.was_in, row.article, row.quote, row.words)
        for ident, rows in moved.items()
        for row in rows
    )


def dump_moved(moved: Iterable[MovedQuote]) -> str:
    """Moved quotes as a file's text."""
    rows: dict[str, list[Values]] = {}
    for one in moved:
        rows.setdefault(one.fact, []).append({**one.as_source(), "was_in": one.was})
    return _ABOUT_MOVED + "\n" + dump(rows)


def read_leads(text: str, file: str) -> KeptLeads:
    """The leads of the last reading, and those that people rejected.

    :raises InvalidContent: somebody broke the file.
    """
    rows: list[_LeadRow] = _checked(lambda: validated(_LEADS, load(text, file), text, file), text, file)
    leads = [(row.state, Lead.model_validate(row.model_dump(exclude={"state"}))) for row in rows]
    return KeptLeads(*(tuple(lead for state, lead in leads if state == wanted) for wanted in ("open", "rejected")))


def dump_leads(leads: KeptLeads) -> str:
    """The leads as a file's text."""
    rows = [_lead(one, "open") for one in leads.open] + [_lead(one, "rejected") for one in leads.rejected]
    return _ABOUT_LEADS + "\n" + ("\n".join(dump([row]) for row in rows) or "[]\n")


def read_undated(text: str, file: str) -> dict[str, tuple[str, ...]]:
    """By articles' ids words that would be dates if the day of publication were known.

    :raises InvalidContent: somebody broke the file.
    """
    return _checked(lambda: validated(_UNDATED, load(text, file), text, file), text, file)


def dump_undated(undated: Mapping[str, Sequence[str]]) -> str:
    """Undated words as a file's text."""
    return _ABOUT_UNDATED + dump({article: [*words] for article, words in sorted(undated.items())})


def read_articles_file(text: str, file: str) -> dict[str, dict[str, str]]:
    """By articles' ids what was known of each when it was last read.

    :raises InvalidContent: somebody broke the file.
    """
    return _checked(lambda: validated(_ARTICLES, load(text, file), text, file), text, file)


def dump_articles(articles: Mapping[str, Mapping[str, str]]) -> str:
    """What was known of articles as a file's text."""
    return _ABOUT_ARTICLES + dump({article: {**known} for article, known in sorted(articles.items())})


def read_sidecars(text: str, file: str) -> dict[str, Remembered]:
    """What is remembered of the sidecars of articles, by these articles' ids.

    :raises InvalidContent: somebody broke the file.
    """
    rows: dict[str, _SidecarRow] = _checked(lambda: validated(_SIDECARS, load(text, file), text, file), text, file)
    return {
        article: Remembered(
            {field: Attested(value, row.where.get(field, "")) for field, value in row.wrote.items()}, row.theirs
        )
        for article, row in rows.items()
    }


def dump_sidecars(remembered: Mapping[str, Remembered]) -> str:
    """What is remembered of the sidecars of articles as a file's text."""
    rows = {
        article: {
            "wrote": {field: one.value for field, one in sidecar.wrote.items()},
            "where": {field: one.where for field, one in sidecar.wrote.items() if one.where},
            "theirs": dict(sidecar.theirs),
        }
        for article, sidecar in sorted(remembered.items())
    }
    return _ABOUT_SIDECARS + dump(rows)


def broken_machine_file(wrong: Sequence[Diagnostic]) -> InvalidContent:
    """The first thing that is wrong in a file that nobody needs to edit, with what to do about that."""
    first = wrong[0]
    return InvalidContent([first if first.code == "merge-conflict" else replace(first, help=_HELP)])


def _checked(read: Callable[[], T], text: str, file: str) -> T:
    """:raises InvalidContent: the file is empty, which none is that was written here, or else wrong."""
    if not text.strip():
        raise broken_machine_file([Diagnostic(code="file-emptied", message="somebody emptied this file", file=file)])
    try:
        return read()
    except InvalidContent as error:
        raise broken_machine_file(error.diagnostics) from None


def _json(text: str, file: str) -> Any:
    try:
        return json.loads(text)
    except (RecursionError, ValueError) as error:  # of numbers of thousands of digits, too
        mark = Mark(error.lineno, error.colno) if isinstance(error, json.JSONDecodeError) else Mark(1, 1)
        wrong = Diagnostic(code="json-syntax", message="this is not JSON", file=file, mark=mark)
        raise InvalidContent([conflict(text, file) or wrong]) from None


def _row(one: Proposal, state: str) -> Values:
    told = {"now": one.now, "proposed": one.proposed}
    return {
        "id": one.id,
        "state": state,
        "sheet": one.sheet,
        "fact": one.fact,
        "field": list(one.path),
        **{name: value for name, value in told.items() if value is not None},
        "reason": one.reason,
        "sources": [{"article": article, "quote": quote} for article, quote in one.sources],
    }


def _lead(one: Lead, state: str) -> Values:
    values = one.model_dump(exclude_defaults=True)
    return {"id": values.pop("id"), "state": state, **values}


def _proposal(row: _Row) -> Proposal:
    told = tuple((source.article, source.quote) for source in row.sources)
    return identified(Proposal("", row.sheet, row.fact, tuple(row.field), row.now, row.proposed, row.reason, told))
