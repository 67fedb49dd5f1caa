"""Which fact of one reading is which fact of another: by evidence, not by name or place.

So an id survives another wording, a better date, a corrected number, a new article and a new reader. Evidence is
the words that tell a fact, where they are known, and else what is quoted: a longer quote around the same words is
the same telling, and two facts that one sentence tells are told apart.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from ..edtf_dates import agree
from ..field_types import Holds, Many, fields_holding, identifying
from ..model import EVENT, Actor, Fact
from ..names import fold_name
from ..quotes import fold
from .values import ITEM_KINDS, Kinds, Values, same_article

__all__ = ["acting", "evidence", "identify", "names", "renamed", "sources", "tell_the_same", "without"]

_ENOUGH = 0.3
"""How surely two facts are one at least, where they are taken for one."""


def identify(model: type[Fact], new: Iterable[Values], old: Iterable[Values], *, borne: bool = False) -> dict[str, str]:
    """For each fact that was there before its id of then; one to one, the surest first.

    :param model: what the sheet lists that all these facts are of, or sheets between which they move.
    :param borne: whether facts are one only if they share evidence or names, so not for their id alone.
    """
    pairs = sorted(_pairs(model, new, old, borne), key=lambda pair: (-pair[0], pair[1], pair[2]))
    ids: dict[str, str] = {}
    used: set[str] = set()
    for _, mine, yours in pairs:
        if mine not in ids and yours not in used:
            ids[mine] = yours
            used.add(yours)
    return ids


def sources(value: Any) -> Iterator[Values]:
    """Every source in a value, those of claims and roles too."""
    if isinstance(value, dict):
        yield from value.get("sources", ())
        for key, item in value.items():
            if key != "sources" and isinstance(item, (dict, list)):  # a scalar has none, and most values are scalars
                yield from sources(item)
    elif isinstance(value, list):
        for item in value:
            yield from sources(item)


def evidence(fact: Values) -> set[tuple[str, str]]:
    """Article and folded quote of every source in a fact."""
    return {(source["article"], fold(source["quote"])) for source in sources(fact) if "quote" in source}


def names(actor: Values) -> set[str]:
    """Everything that an actor is called, folded."""
    name = actor.get("name", ())
    told = [claim["value"] for claim in name if "value" in claim] if isinstance(name, list) else [name]
    aliases = [
        alias for alias in actor.get("aliases", ()) if isinstance(alias, str)
    ]  # not one marked as a person's own
    return {fold_name(str(n)) or str(n) for n in (*told, *aliases) if n}


def tell_the_same(one: Values, other: Values) -> bool:
    """Whether two facts share evidence: a quote around the same words."""
    return _overlap(_tellings(one), _tellings(other)) > 0


def acting(side: Any, actors: Collection[str]) -> list[str]:
    """Those of who takes part that are actors; the others are an article's words for people who are none.

    :param side: ids and words, or claims of such.
    """
    return sorted(_ids(side) & set(actors))


def renamed(values: Values, ids: Mapping[str, str], kinds: Kinds) -> Values:
    """Values with their own id and every reference in them replaced by the id that it goes by.

    :param kinds: the kinds of their fields.
    """
    if not ids:
        return values
    new = {
        name: _replaced(value, ids) if _refers(name, kinds) else _items_renamed(value, ids)
        for name, value in values.items()
    }
    return new | {"id": ids.get(values["id"], values["id"])} if "id" in values else new


def without(values: Values, ids: frozenset[str], kinds: Kinds) -> Values:
    """Values with no reference to some ids; a field of which nothing is left is left out.

    :param kinds: the kinds of their fields.
    """
    if not ids:
        return values
    left = {
        name: _dropped(value, ids) if _refers(name, kinds) else _items_without(value, ids)
        for name, value in values.items()
    }
    return {name: value for name, value in left.items() if value is not None}


def _refers(name: str, kinds: Kinds) -> bool:
    return name in kinds and kinds[name].refers


def _items_renamed(value: Any, ids: Mapping[str, str]) -> Any:
    """A field's value with the references in its claims, roles or sources replaced."""
    if isinstance(value, list):
        return [_items_renamed(item, ids) for item in value]
    return renamed(value, ids, ITEM_KINDS) if isinstance(value, dict) else value


def _items_without(value: Any, ids: frozenset[str]) -> Any:
    """A field's value with no reference to some ids in its claims, roles or sources."""
    if isinstance(value, list):
        return [_items_without(item, ids) for item in value]
    return without(value, ids, ITEM_KINDS) if isinstance(value, dict) else value


def _replaced(value: Any, ids: Mapping[str, str]) -> Any:
    if isinstance(value, str):
        return ids.get(value, value)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return list(dict.fromkeys(ids.get(item, item) for item in value))
    if isinstance(value, list):
        return [_claim_renamed(claim, ids) for claim in value]
    return value


def _claim_renamed(claim: Values, ids: Mapping[str, str]) -> Values:
    """A claim whose value is references; one that only marks what a person wrote has none."""
    return renamed(claim, ids, ITEM_KINDS) | ({"value": _replaced(claim["value"], ids)} if "value" in claim else {})


def _dropped(value: Any, ids: frozenset[str]) -> Any:
    """References without some ids; None where none is left."""
    if isinstance(value, str):
        return None if value in ids else value
    left: list[Any] = []
    for item in value:
        if isinstance(item, str):
            left += [item] * (item not in ids)
        elif "value" not in item:
            left.append(without(item, ids, ITEM_KINDS))
        elif (kept := _dropped(item["value"], ids)) is not None:
            left.append(without(item, ids, ITEM_KINDS) | {"value": kept})
    return left or None


def _pairs(
    model: type[Fact], new: Iterable[Values], old: Iterable[Values], borne: bool
) -> Iterator[tuple[float, str, str]]:
    """Facts of both that may be one, each with how surely; only those that share something are compared."""
    index: dict[Any, list[Values]] = defaultdict(list)
    for fact in old:
        for clue in _clues(fact):
            index[clue].append(fact)
    for fact in new:
        near = {other["id"]: other for clue in _clues(fact) for other in index.get(clue, ())}
        for other in near.values():
            if (score := _sameness(model, fact, other, borne)) >= _ENOUGH:
                yield score, fact["id"], other["id"]


def _clues(fact: Values) -> set[Any]:
    return {("id", fact["id"])} | {article for article, _ in evidence(fact)} | names(fact)


def _sameness(model: type[Fact], one: Values, other: Values, borne: bool) -> float:
    """How surely two facts of one sheet are one: 0 for not at all, up to 2."""
    same_id: bool = one["id"] == other["id"]
    shared = _overlap(_tellings(one), _tellings(other))
    if issubclass(model, Actor):
        return _sameness_of_actors(one, other, shared, 0.5 if same_id and not borne else 0)
    sides = fields_holding(model, Holds.PARTY, Many.GROUP)
    parted = sum(_parted(one.get(side), other.get(side)) for side in sides)
    if parted >= 2:  # tit and tat may share their words
        return 0
    if not shared:
        return 0.4 if same_id and not (borne or parted) and _dates_agree(model, one, other) else 0
    score = shared + same_id / 2 + _alike(model, one, other) / 2
    types = fields_holding(model, Holds.EVENT_TYPE)
    return score / 2 if parted or any(_of_two_types(one.get(name), other.get(name)) for name in types) else score


def _sameness_of_actors(one: Values, other: Values, shared: float, of_ids: float) -> float:
    """By names; an actor whose name is spelt in another way is known by the words that both share, and the quotes."""
    if one.get("kind") != other.get("kind"):
        return 0
    mine, yours = names(one), names(other)
    if same := mine & yours:
        return 1 + len(same) / min(len(mine), len(yours)) / 2 + of_ids
    words, others = ({word for name in group for word in name.split()} for group in (mine, yours))
    return (shared / 2 if words & others else 0) + of_ids


_Telling = tuple[str, str, str]
"""An article, a quote and the words in it that tell a fact, where they are known."""


def _tellings(fact: Values) -> set[_Telling]:
    """By what a fact is known: its own quotes where it is known which of their words tell it, else all its quotes."""
    own = [source for source in fact.get("sources", ()) if "words" in source]
    known = own or [source for source in sources(fact) if "quote" in source]
    return {(source["article"], fold(source["quote"]), fold(source.get("words", ""))) for source in known}


def _overlap(mine: set[_Telling], yours: set[_Telling]) -> float:
    """The share of the lesser fact's tellings that are tellings of the other, too."""
    if not mine or not yours:
        return 0
    small, big = sorted((mine, yours), key=len)
    return sum(any(_same_telling(one, other) for other in big) for one in small) / len(small)


def _same_telling(one: _Telling, other: _Telling) -> bool:
    """Whether one quote has the other in it, around the same words."""
    (article, quote, words), (its_article, its_quote, its_words) = one, other
    if not same_article(article, its_article) or not _nested(quote, its_quote):
        return False
    return _nested(words or quote, its_words or its_quote)


def _nested(one: str, other: str) -> bool:
    return one in other or other in one


def _of_two_types(one: Any, other: Any) -> bool:
    """Whether two events are of two types; one that is told by its article's words may be of any."""
    return one != other and EVENT not in (one, other)


def _parted(one: Any, other: Any) -> bool:
    """Whether participants of two facts are told and none is the same."""
    return bool(one and other) and not (_ids(one) & _ids(other))


def _ids(value: Any) -> set[str]:
    return {ident for item in value for ident in (item.get("value", ()) if isinstance(item, dict) else [item])}


def _dates_agree(model: type[Fact], one: Values, other: Values) -> bool:
    dates = set(fields_holding(model, Holds.DATE)) & set(identifying(model))
    pairs = [(_first(one.get(name)), _first(other.get(name))) for name in dates]
    return all(agree(mine, yours) for mine, yours in pairs if mine and yours)


def _first(value: Any) -> Any:
    return value[0].get("value") if isinstance(value, list) else value


def _alike(model: type[Fact], one: Values, other: Values) -> float:
    """In how many of the identifying fields that both have they say the same, as a share."""
    both = [name for name in identifying(model) if name in one and name in other]
    return sum(one[name] == other[name] for name in both) / len(both) if both else 0
