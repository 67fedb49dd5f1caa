"""What a fact is called now: an id that was changed by hand, or an actor that went up in another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..model import ACTORS
from ..names import fold_name
from .states import Facts, Stated, sources

__all__ = ["evidence", "latest_id", "names", "successors"]


def successors(gone: Facts, new: Facts, there: Facts, had: Facts) -> dict[str, str]:
    """For facts that are gone the ids of the same facts now, where that shows.

    An actor is known by its name, also where that has become an alias of another; any other fact by the words
    that bear it, also where those that another had not before have all become its.

    :param new: facts that are written otherwise than before, or for the first time.
    :param there: all facts that there are now.
    :param had: those of ``new`` that there were before, as they were.
    """
    actors = {ident: _folded(stated) for ident, stated in there.items() if stated.sheet == ACTORS} if gone else {}
    come = {ident: evidence(stated) - evidence(had[ident]) for ident, stated in new.items() if ident in had}
    found: dict[str, str] = {}
    for ident, stated in gone.items():
        if stated.sheet == ACTORS:
            name = next(iter(_folded(stated)), None)
            heirs = [other for other, called in actors.items() if name in called]
            heirs.sort(key=lambda other: other in had or other not in new)
        else:
            own = _own(stated)
            fresh = (i for i, other in new.items() if i not in had and other.sheet == stated.sheet)
            shared = {other: len(own & _own(new[other])) for other in fresh}
            heirs = sorted((other for other in shared if shared[other]), key=lambda other: -shared[other])
            heirs = [other for other in heirs if other not in found.values()]
            heirs += [other for other, taken in come.items() if own and own <= taken]
        if heirs:
            found[ident] = heirs[0]
    return found


def latest_id(ident: str, now: Mapping[str, str]) -> str:
    """The id at the end of a chain of changed ids."""
    seen = {ident}
    while (ident := now.get(ident, ident)) not in seen:
        seen.add(ident)
    return ident


def names(stated: Stated) -> list[str]:
    """An actor's names, the one it is called by first."""
    return [name for field in ("name", "aliases") for name in _texts(stated.fields.get(field))]


def _folded(stated: Stated) -> list[str]:
    """Its names as they are compared."""
    return list(filter(None, dict.fromkeys(map(fold_name, names(stated)))))


def _texts(raw: Any) -> Iterator[str]:
    if isinstance(raw, str):
        yield raw
    for item in raw if isinstance(raw, list) else ():
        text = item.get("value") if isinstance(item, dict) else item
        if isinstance(text, str):
            yield text


def evidence(stated: Stated) -> set[tuple[str, str]]:
    """The words that bear a fact, its claims' too, each with the start of its article's id, which every reference to
    it shares."""
    return _words(stated.fields)


def _own(stated: Stated) -> set[tuple[str, str]]:
    """Those that bear it as a whole."""
    return _words({"sources": stated.fields.get("sources")})


def _words(raw: Any) -> set[tuple[str, str]]:
    return {(str(source.get("article"))[:1], str(source.get("quote"))) for source in sources(raw)}
