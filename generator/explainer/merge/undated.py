"""Articles of which nobody knows on which day they were published, and what is not dated because of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from ..articles import sidecar_of
from ..content import ContentFolder
from ..diagnostics import Diagnostic
from ..edtf_dates import bounds
from ..errors import InvalidContent
from ..evidence import Evidence, all_sources
from ..model import Article, Happening, Sheets
from ..quotes import fold
from ..utf8 import opened
from .machine_files import UNDATED_FILE, read_undated

__all__ = ["DAY_UNKNOWN", "day_unknown", "undated_as_read"]

DAY_UNKNOWN = "day-unknown"
"""The code of what is told of such an article: it may be that nobody can find the day out."""


def undated_as_read(folder: ContentFolder) -> tuple[dict[str, tuple[str, ...]], list[Diagnostic]]:
    """By articles' ids words that were no dates when they were last read, and what is wrong with the file of these."""
    file = folder.extracted / UNDATED_FILE
    if not file.exists():
        return {}, []
    try:
        text = opened(file, folder.name(file), folder.root).decode("utf-8", "replace")
        return read_undated(text, folder.name(file)), []
    except InvalidContent as error:  # nothing is made from it
        return {}, [replace(one, severity="warning") for one in error.diagnostics]


def day_unknown(
    articles: Sequence[Article],
    sheets: Sheets,
    evidence: Evidence,
    undated: Mapping[str, Iterable[str]],
    *,
    in_facts: bool = False,
) -> Iterator[Diagnostic]:
    """For each article of which nobody knows the day what is not dated because of it, and where to write the day.

    :param evidence: the articles, asked again and again.
    :param undated: by articles' ids words that would be dates.
    :param in_facts: tell only where a fact has no date because of it.
    """
    for article in articles:
        words = [*dict.fromkeys(undated.get(article.id, ()))]
        if not words or _is_day(article.meta.published):
            continue
        count = _undated_facts(article, words, sheets, evidence)
        if in_facts and not count:
            continue
        more = f" and {len(words) - 1} more" if len(words) > 1 else ""
        facts = f" in {count} fact{'s' * (count != 1)}" if count else ""
        file = article.file if article.front_matter else sidecar_of(Path(article.file)).as_posix()
        yield Diagnostic(
            code=DAY_UNKNOWN,
            message=f"“{words[0]}”{more} cannot be dated{facts}: nobody knows on which day this was published",
            file=article.file,
            help=f"write the day into {file}, such as published: 2024-05-03, and run explainer extract",
            severity="warning",
        )


def _is_day(published: str) -> bool:
    first, last = bounds(published) if published != "unknown" else (0, 1)
    return first == last


def _undated_facts(article: Article, words: Iterable[str], sheets: Sheets, evidence: Evidence) -> int:
    """How many facts without a date quote such words of an article."""
    told = [fold(one) for one in words]
    facts = (fact for listed in sheets.by_name().values() for fact in listed if isinstance(fact, Happening))
    return sum(
        any(
            evidence.article(source) == article and any(one in fold(source.quote) for one in told)
            for _, source in all_sources(fact)
        )
        for fact in facts
        if not fact.date
    )
