"""Facts of a history that stayed off the site for a name in them, as ``published`` keeps them off it now."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..hidden_names import HiddenNames, all_names
from ..model import ACTORS
from ..published import LEFT_OUT_OF_ACTORS, NO_WORDS
from .states import Delta, Facts, Stated
from .successors import names

__all__ = ["KeptOff"]


class KeptOff:
    """Which facts name somebody who is kept off the site, revision by revision."""

    def __init__(self) -> None:
        self.ids: set[str] = set()
        """Their ids."""
        self._ids: set[str] = set()
        self._actors: set[str] = set()
        self._names = HiddenNames()

    def take(self, facts: Facts, delta: Delta) -> set[str]:
        """The next revision; the ids of facts that are written as before and are kept off now, or no more.

        :param facts: all that there are now.
        :param delta: those that are written otherwise than before.
        """
        self._ids |= delta.keys()
        before, actors = set(self.ids), {ident for ident, fact in delta.items() if fact and fact.sheet == ACTORS}
        if actors or self._actors & delta.keys():
            self._actors = (self._actors - delta.keys()) | actors
            self._look_at_all(facts)
        else:
            there = {ident: fact for ident, fact in delta.items() if fact}
            self.ids = (self.ids - delta.keys()) | self._naming(there)
        return (before ^ self.ids) - delta.keys()

    def _look_at_all(self, facts: Facts) -> None:
        """Who is kept off may be another; an actor that goes for a name is kept off with all names of its own."""
        actors = {ident: facts[ident] for ident in self._actors}
        hidden = {ident for ident, fact in actors.items() if not fact.shown}
        self.ids, self._names = set(), HiddenNames()
        if not hidden:
            return
        called = {ident: all_names(names(fact), str(fact.fields.get("kind"))) for ident, fact in actors.items()}
        found = hidden
        while found:
            self.ids |= found - hidden
            away = hidden | self.ids
            self._names = HiddenNames.of(called, away, actors.keys() - away)
            found = self._naming(facts) - self.ids

    def _naming(self, facts: Facts) -> set[str]:
        shown = ((ident, fact) for ident, fact in facts.items() if fact.shown) if self._names else ()
        return {ident for ident, fact in shown if self._is_named_in(ident, fact)}

    def _is_named_in(self, ident: str, fact: Stated) -> bool:
        """Whether somebody is who is kept off; of an actor such values go by themselves, and ids are no words."""
        goes = {"id", *(LEFT_OUT_OF_ACTORS if fact.sheet == ACTORS else ())}
        texts = (text for name, raw in fact.fields.items() if name not in goes for text in _words(raw))
        told = (text for text in texts if text not in self._ids)
        return bool(self._names.first_in(ident, as_id=True)) or any(map(self._names.first_in, told))


def _words(raw: Any) -> Iterator[str]:
    """Every text in plain values that readers see."""
    if isinstance(raw, str):
        yield raw
    elif isinstance(raw, list):
        for item in raw:
            yield from _words(item)
    elif isinstance(raw, dict):
        for name, value in raw.items():
            if name not in NO_WORDS:
                yield from _words(value)
