"""What a fact said when a person checked it, kept as a digest, so that whoever changes it later is told."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from ..content import ContentFolder
from ..diagnostics import Diagnostic
from ..errors import InvalidContent
from ..evidence import Evidence
from ..field_types import kinds_of
from ..model import ACTORS, SHEETS, Article, Sheets
from ..quotes import canonical, fold
from ..sheets import plain
from ..utf8 import opened
from .identity import renamed
from .machine_files import CHECKED_FILE, read_checked
from .uniting import Facts
from .values import Values

__all__ = ["digests_after", "stale_facts"]

_BESIDE = frozenset({"id", "note", "publish", "checked", "corrections", "inferred_from"})
"""What a fact, claim, role or source may say beside its values and quotes."""
_CLAIM = frozenset({"value", "sources"})
_HEX = 16
"""Digits of a digest: it finds slips, no forgery."""

_Whole = Callable[[str], str]
"""From what a source calls its article to that article's whole id."""


def stale_facts(folder: ContentFolder, sheets: Sheets, evidence: Evidence) -> tuple[set[str], list[Diagnostic]]:
    """Ids of facts that say something else than on the day on which they were checked, and what is wrong with the file.

    A fact of which nothing is kept, or that has another day than what is kept, is believed.
    """
    file = folder.extracted / CHECKED_FILE
    if not file.exists():
        return set(), []
    try:
        text = opened(file, folder.name(file), folder.root).decode("utf-8", "replace")
        known = read_checked(text.replace("\r\n", "\n"), folder.name(file))
    except InvalidContent as error:  # nothing is made from it
        return set(), [replace(one, severity="warning") for one in error.diagnostics]

    def whole(reference: str) -> str:
        article = evidence.reference(reference)
        return article.id if isinstance(article, Article) else reference

    listed = (fact for facts in sheets.by_name().values() for fact in facts)
    kept = ((fact, record) for fact in listed if (record := known.get(fact.id)) and fact.checked == _day(record))
    return {fact.id for fact, record in kept if record != _record(plain(fact), whole)}, []


def digests_after(
    known: Mapping[str, str], before: Facts, after: Facts, renames: Mapping[str, str], articles: Collection[str]
) -> dict[str, str]:
    """What is kept of checked facts after a merge, by their ids.

    What the merge itself did to a fact that was as checked (a source of another article, another id) leaves it so.
    One with a new day was checked anew.

    :param known: what was kept before it, by the ids of then.
    :param before: people's sheets before the merge.
    :param after: and after it.
    :param renames: ids of facts that were changed.
    :param articles: the ids of the articles that are there.
    """
    whole, former = _whole_ids(articles), {new: old for old, new in renames.items()}
    known = {renames.get(ident, ident): record for ident, record in known.items()} | {**known}
    was = {ident: (sheet, fact) for sheet, facts in before.items() for ident, fact in facts.items()}
    was |= {new: was[old] for old, new in renames.items() if old in was and new not in was}
    out: dict[str, str] = {}
    for facts in after.values():
        for ident, fact in facts.items():
            if "checked" not in fact:
                continue
            record = known.get(ident)
            sheet, now = was.get(ident, (ACTORS, fact))
            then = renamed(now, former, kinds_of(SHEETS[sheet])) | {"id": now["id"]}
            same = now == fact == then
            if (
                record
                and _day(record) == fact["checked"]
                and (same or record not in {_record(now, whole), _record(then, whole)})
            ):
                out[ident] = record
            else:
                out[ident] = _record(fact, whole)
    return dict(sorted(out.items()))


def _whole_ids(articles: Collection[str]) -> _Whole:
    """What leads from an unambiguous start of an article's id to all of it; any other text leads to itself.

    :param articles: the ids of the articles, and of what stands beside them, such as ``002.meta``.
    """

    @cache
    def whole(reference: str) -> str:
        begun = [ident for ident in articles if ident.startswith(reference)]
        first = min(begun, key=len, default=reference)
        return first if all(ident == first or ident.startswith(f"{first}.") for ident in begun) else reference

    return whole


def _day(record: str | None) -> str | None:
    return record.partition(" ")[0] if record else None


def _record(fact: Values, whole: _Whole) -> str:
    """The day on which a fact was checked, and the digest of what it says."""
    said = json.dumps(_in_one_shape(_said(fact, whole)), ensure_ascii=False)
    return f"{fact['checked']} {hashlib.sha256(said.encode()).hexdigest()[:_HEX]}"


def _said(value: Any, whole: _Whole) -> Any:
    """A value without what stands beside it, in one order and in one way to type it."""
    if isinstance(value, dict):
        there = {name: whole(item) if name == "article" else item for name, item in value.items()}
        return {name: _said(there[name], whole) for name in sorted(there) if name not in _BESIDE}
    return _sorted(_said(item, whole) for item in value) if isinstance(value, list) else fold(canonical(str(value)))


def _in_one_shape(fact: Values) -> Values:
    """What a fact says, with the plain value and the sources of a claim that is the only one of its field."""
    single = {name: value[0] for name, value in fact.items() if _is_only_claim(value)}
    borne = [source for claim in single.values() for source in claim.get("sources", ())]
    plain = {name: claim["value"] for name, claim in single.items()}
    return {**fact, **plain, "sources": _sorted([*fact.get("sources", ()), *borne])}


def _is_only_claim(value: Any) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 1
        and isinstance(value[0], dict)
        and _CLAIM >= value[0].keys() >= {"value"}
    )


def _sorted(items: Iterable[Any]) -> list[Any]:
    """Items in an order that does not depend on where they stand, each once."""
    texts = {json.dumps(item, ensure_ascii=False): item for item in items}
    return [texts[text] for text in sorted(texts)]
