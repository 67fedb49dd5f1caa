"""What a field tells a reader, and whether another telling of it corrects or adds to it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from typing import Any, Literal

from ..edtf_dates import is_edtf, within
from ..field_types import FieldKind, Holds, Many, Trait, fields_holding, kind_of, kinds_of
from ..model import ACTORS, SHEETS, Fact
from ..number_words import languages
from ..numbers import is_vague, number_given, numbers_in
from ..quotes import fold
from ..tables import words
from .states import Stated, sources

__all__ = ["ChangeKind", "FieldChange", "ToldValue", "adds_to", "articles", "bare", "changes", "renamed", "told"]

ChangeKind = Literal["correction", "update"]
"""A correction takes back something that the site said. An update adds to it: a fact, a source, a further or finer value;
or it says the same in other words."""

ToldValue = str | tuple[str, ...]
"""What is told: words, a date, an id; several ids that are told as one; a role with its ``from`` and ``until``."""

_DOUBT = re.compile("[~?%]")
_TOKEN = re.compile(r"\d+(?:[.,:/-]\d+)*|\w+|[^\w\s'\".,;:!?…()\[\]-]")
"""A number, a word, or a sign that is read with them, such as ``%``; other marks part words and say nothing."""

_LONG = 6
"""Letters from which on a word seldom becomes another by one of those inside it."""


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field that tells something else than before."""

    field: str
    """The field's name; ``sources`` for articles that bear the fact now and did not before."""
    kind: ChangeKind
    """Whether it takes something back."""
    before: tuple[ToldValue, ...]
    """The values that were told, the preferred one first; empty where nothing was."""
    after: tuple[ToldValue, ...]
    """The values that are told now; empty where nothing is."""
    field_kind: FieldKind
    """What kind of field it is."""
    withdrawn: Literal["", "value", "words", "wording"] = ""
    """What was told and is neither told any more nor here: a value, words of ours, or their wording, in whose place others
    tell the same; empty where that is nothing."""


def changes(before: Stated, after: Stated, now: Callable[[str], str]) -> list[FieldChange]:
    """What a fact tells otherwise than before; comments, order, spacing, quotes and notes are no telling.

    Of what an article's words tell, before or after, only when it was and what it is called are told; a sentence that
    gave way to such words is taken back, and one in their place is not.

    Our own sentence in other words is an update as long as what it tells of, the fact's other fields, is not corrected
    and it counts as before; a slip of the keyboard that is mended in it is not told at all. So is the same told by
    another verb, or in a sentence where an article's words stood or the other way round, as long as they bear both.

    :param now: what an id, or somebody's name, of ``before`` is called in ``after``.
    """
    found = []
    was_placed, is_placed = (SHEETS[one.sheet].fields_only_place(one.fields) for one in (before, after))
    retold = _is_retold(before, after, was_placed, is_placed)
    for name, field_kind in kinds_of(SHEETS[after.sheet]).items():
        if name in Fact.model_fields or before.fields.get(name) == after.fields.get(name):
            continue
        if (was_placed or is_placed) and not _stands_beside_words(field_kind):
            continue
        old, new = (
            tuple(renamed(value, now) if field_kind.refers else value for value in told(one, name))
            for one in (before, after)
        )
        if Trait.WITH_ITS_TYPE in field_kind.traits and not old:
            continue  # the verb of a type that told the same before
        slip = Trait.OUR_WORDS in field_kind.traits and _slipped(_texts(old), _texts(new))
        kind = _kind(field_kind, old, new)
        if kind and ((retold and _tells_how(field_kind)) or (field_kind.holds is Holds.EVENT_TYPE and was_placed)):
            kind = "update"
        if kind and not slip:
            found.append(FieldChange(name, kind, old, new, field_kind))
    corrected = any(change.kind == "correction" for change in found if not _retells(change))
    found = [change if corrected or not _rewords(change) else replace(change, kind="update") for change in found]
    come = () if after.sheet == ACTORS else _new_articles(before, after)  # that an actor is named again is no news
    if come:
        found.append(FieldChange("sources", "update", (), come, kind_of(Fact, "sources")))
    return found


def told(stated: Stated, name: str) -> tuple[ToldValue, ...]:
    """The values of a field that are not set aside, the preferred one first."""
    raw, kind = stated.fields.get(name), kind_of(SHEETS[stated.sheet], name)
    if not raw:
        field = SHEETS[stated.sheet].model_fields.get(name)
        default = field.default if field else None  # a fact may have come here from a sheet of other fields
        return (default,) if isinstance(default, str) else ()
    if isinstance(raw, list) and isinstance(raw[0], dict):
        claims = [claim for claim in raw if isinstance(claim, dict)]
        standing = [claim for claim in claims if claim.get("rank") != "deprecated"] or claims
        return tuple(dict.fromkeys(value for claim in standing for value in _values(kind, claim)))
    if kind.many is Many.SET and isinstance(raw, list):
        return tuple(dict.fromkeys(_words(item) for item in raw))
    return (_one(kind, raw),)


def articles(stated: Stated) -> list[str]:
    """The articles that a fact's sources name, its claims' and roles' included, each once."""
    return list(dict.fromkeys(str(source["article"]) for source in sources(stated.fields) if source.get("article")))


def renamed(value: ToldValue, now: Callable[[str], str]) -> ToldValue:
    """A reference, or several that are told as one, under the ids of now."""
    return tuple(sorted({now(ident) for ident in value})) if isinstance(value, tuple) else now(value)


def bare(text: str) -> str:
    """A text without its articles, which make no other value of it."""
    return " ".join(word for word in text.split() if word.casefold() not in words("en/corrections", "articles")) or text


def adds_to(one: ToldValue, other: ToldValue) -> bool:
    """Whether ``other`` is the office ``one``, of the same time, told with more names: of whose it is."""
    if one[1:] != other[1:]:
        return False
    old, new = ({re.sub("['’]s$", "", word) for word in bare(role[0]).split()} for role in (one, other))
    known = {word.casefold() for word in old}
    more = {word for word in new if word.casefold() not in known}
    joining = words("en/corrections", "joining")
    return known <= {word.casefold() for word in new} and all(w[0].isupper() or w in joining for w in more)


def _is_retold(before: Stated, after: Stated, was_placed: bool, is_placed: bool) -> bool:
    """Whether the type says only how a fact is told: it has the same, or an article's words tell it that bear both."""
    types = fields_holding(SHEETS[after.sheet], Holds.EVENT_TYPE)
    if was_placed == is_placed:
        return all(before.fields.get(name) == after.fields.get(name) for name in types)
    quotes = [{str(source.get("quote")) for source in sources(one.fields)} for one in (before, after)]
    return not quotes[0].isdisjoint(quotes[1])


def _tells_how(kind: FieldKind) -> bool:
    """Whether it says how a fact is told."""
    return kind.holds is Holds.EVENT_TYPE or Trait.WITH_ITS_TYPE in kind.traits


def _stands_beside_words(kind: FieldKind) -> bool:
    """Whether it is told of what an article's words tell too."""
    return kind.holds in (Holds.DATE, Holds.EVENT_TYPE) or bool(kind.traits & {Trait.HEADLINE, Trait.OUR_WORDS})


def _retells(change: FieldChange) -> bool:
    return Trait.RETELLING in change.field_kind.traits


def _rewords(change: FieldChange) -> bool:
    """Whether it is our sentence in other words, which counts as before."""
    return _retells(change) and not _counts_otherwise(_texts(change.before), _texts(change.after))


def _texts(values: tuple[ToldValue, ...]) -> list[str]:
    return [str(value) for value in values]


def _values(kind: FieldKind, claim: dict[str, Any]) -> Iterator[ToldValue]:
    value = claim.get("value")
    if kind.holds is Holds.ROLE:
        yield _words(value), _words(claim.get("from")), _words(claim.get("until"))
    elif kind.many is Many.SET and isinstance(value, list):
        yield from map(_words, value)
    else:
        yield _one(kind, value)


def _one(kind: FieldKind, raw: Any) -> ToldValue:
    if kind.many is Many.GROUP:
        return tuple(sorted(map(_words, raw if isinstance(raw, list) else [raw])))
    text = _words(raw)
    if kind.holds is not Holds.COUNT or not text.replace("-", "").replace(" ", "").isalpha():
        return text
    number = number_given(text, ["en", *languages()])  # "Cinq" is no other than 5
    return text if number is None else str(number)


def _words(raw: Any) -> str:
    """Text as it is read: what only looks otherwise to a machine is the same."""
    return unicodedata.normalize("NFC", " ".join(str("" if raw is None else raw).split()))


def _kind(field_kind: FieldKind, before: tuple[ToldValue, ...], after: tuple[ToldValue, ...]) -> ChangeKind | None:
    """Whether values told otherwise correct or add to what was told; None where they tell the same."""
    old, new = (list(dict.fromkeys(_bare(field_kind.holds, value) for value in values)) for values in (before, after))
    same_first = field_kind.many is Many.SET or old[:1] == new[:1]
    if set(old) == set(new) and same_first:
        return None
    if set(old) == set(new) or not old or (set(old) < set(new) and same_first):
        return "update"
    if field_kind.holds is Holds.ROLE and all(one in new or any(adds_to(one, other) for other in new) for one in old):
        return "update"
    if len(old) == len(new) == 1 and _finer(field_kind.holds, str(old[0]), str(new[0])):
        return "update"
    return "correction"


def _bare(holds: Holds, value: ToldValue) -> ToldValue:
    if holds is Holds.ROLE:
        return (bare(value[0]), *value[1:])
    return bare(value) if holds is Holds.TEXT and isinstance(value, str) else value


def _finer(holds: Holds, before: str, after: str) -> bool:
    """Whether ``after`` only tells more exactly what ``before`` left open: of a month its day, of "some" how many."""
    if holds is Holds.DATE and is_edtf(before) and is_edtf(after):
        surer = bool(_DOUBT.search(before)) and not _DOUBT.search(after)
        return within(after, before) and (surer or not within(before, after))
    return holds is Holds.COUNT and is_vague(before) and not is_vague(after)


def _new_articles(before: Stated, after: Stated) -> tuple[str, ...]:
    """The articles that bear a fact now and did not before."""
    known = articles(before)
    return tuple(one for one in articles(after) if not any(_same_article(one, other) for other in known))


def _same_article(one: str, other: str) -> bool:
    """Whether two references may name one article: a source names it by its id or by a start of it."""
    return one.startswith(other) or other.startswith(one)


def _slipped(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether sentences differ by no more than case, punctuation and single letters inside long words.

    A name with another letter, a letter at a word's end (``envoy``, ``envoys``) and any figure is more than that.
    """
    return len(before) == len(after) and all(map(_is_slip, before, after))


def _counts_otherwise(before: Sequence[str], after: Sequence[str]) -> bool:
    """Whether a number that sentences had, in digits or words, is another one now, and not only added or left out."""
    then, now = (set().union(*map(numbers_in, texts)) for texts in (before, after))
    return bool(then - now and now - then)


def _is_slip(before: str, after: str) -> bool:
    pairs = zip_longest(*(_TOKEN.findall(fold(bare(text))) for text in (before, after)), fillvalue="")
    return numbers_in(before) == numbers_in(after) and all(
        a.casefold() == b.casefold() or _is_mistyped(a, b) for a, b in pairs
    )


def _is_mistyped(one: str, other: str) -> bool:
    """Whether two words are one but for a letter inside it: another, one too many, or two that changed places."""
    if not (one + other).isalpha() or not (one.islower() and other.islower()) or max(len(one), len(other)) < _LONG:
        return False
    head = _common_start(one, other)
    tail = _common_start(one[head:][::-1], other[head:][::-1])
    mine, yours = (word[head : len(word) - tail] for word in (one, other))
    changed_places = len(mine) == 2 and mine == yours[::-1]
    return bool(head and tail) and (changed_places or max(len(mine), len(yours)) == 1)


def _common_start(one: str, other: str) -> int:
    """How many letters two words begin with both."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
