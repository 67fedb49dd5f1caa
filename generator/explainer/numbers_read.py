"""Numbers that sheets have in words, read by the language of the words that bear them: that "Cinq" of a French article is 5.

The sheets stay as they are written; what is compared and shown is this.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .evidence import Evidence
from .field_types import Holds, fields_holding
from .model import Claim, Fact, Sheets, Source, has_claims
from .numbers import number_given

__all__ = ["with_numbers_read"]


def with_numbers_read(sheets: Sheets, evidence: Evidence) -> Sheets:
    """The sheets with a number wherever a field that counts has its words, and claims of one number made one.

    :param evidence: the story's articles, whose languages these words may be in, beside English.
    """
    return sheets.model_copy(
        update={name: [_read(fact, evidence) for fact in facts] for name, facts in sheets.by_name().items()}
    )


def _read(fact: Fact, evidence: Evidence) -> Fact:
    names = fields_holding(type(fact), Holds.COUNT)
    told = {name: getattr(fact, name) for name in names}
    read = {name: _field(value, fact.sources, evidence) for name, value in told.items() if _may_be_words(value)}
    return fact.model_copy(update=read) if read else fact


def _may_be_words(value: Any) -> bool:
    return isinstance(value, str) or (has_claims(value) and any(isinstance(claim.value, str) for claim in value))


def _field(value: Any, sources: Iterable[Source], evidence: Evidence) -> Any:
    if not has_claims(value):
        return _number(value, sources, evidence)
    found: list[Claim[Any]] = []
    for claim in value:
        claim = claim.model_copy(update={"value": _number(claim.value, claim.sources or sources, evidence)})
        same = next((at for at, other in enumerate(found) if _is_same(claim, other)), None)
        if same is None:
            found.append(claim)
        else:
            found[same] = found[same].model_copy(update={"sources": [*found[same].sources, *claim.sources]})
    return found


def _is_same(one: Claim[Any], other: Claim[Any]) -> bool:
    """Whether two claims are of one number and nothing else is said of either."""
    plain = all(claim.sources and not claim.note for claim in (one, other))
    return plain and isinstance(one.value, int) and (one.value, one.rank) == (other.value, other.rank)


def _number(value: int | str, sources: Iterable[Source], evidence: Evidence) -> int | str:
    if isinstance(value, int):
        return value
    number = number_given(value, [*(evidence.language(source) for source in sources), "en"])
    return value if number is None else number
