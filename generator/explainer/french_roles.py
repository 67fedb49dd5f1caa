"""French words for who somebody is, in English: offices by tables, and the spelling of a few names.

The sheets are in English. A role is translated only where the tables know its every word, so that nothing is guessed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from .countries import Country
from .french_people import french_nouns
from .french_states import french_pieces, state_words, without_accents
from .known_bodies import known_bodies, ministry_name, national_body_name
from .phrase_matcher import PhraseMatcher
from .tables import table, words

__all__ = ["is_beside_another", "name_in_english", "role_in_english"]

_OF = frozenset({"de", "du", "des", "d"})
_ARTICLES = frozenset({"la", "le", "les", "l", "'"})
_AT = frozenset({"au", "aux", "en", "a"})


def role_in_english(role: str, country: str | None = None) -> str | None:
    """What a role in French is in English: "former Malian foreign minister" for "ancien ministre malien des Affaires
    étrangères". None where a word of it is in no table.

    :param country: the name of its bearer's state, which tells of several that a word may mean.
    """
    reading = _Role([plain for plain, _, _ in french_pieces(role)], country)
    return reading.english() if reading.read() else None


def is_beside_another(role: str) -> bool:
    """Whether a role in French says only what somebody is to another, who is not in it: "homologue nigérien"."""
    return role.lower().split(" ")[0] in words("fr/roles", "beside_another")


def name_in_english(name: str) -> str:
    """A person's name, where English spells a part of it otherwise ("Poutine") as it does."""
    for french, english in _names().items():
        if without_accents(french).lower() in without_accents(name).lower():
            name = re.sub(rf"(?<!\w){re.escape(french)}(?!\w)", english, name)
    return name


@dataclass(slots=True)
class _Role:
    """A role's words without accents, and what they were read as so far."""

    plain: list[str]
    country: str | None
    before: list[str] = field(default_factory=list)
    state: str = ""
    portfolio: str = ""
    noun: str = ""
    after: list[str] = field(default_factory=list)

    def english(self) -> str:
        return " ".join(filter(None, [*self.before, self.state, self.portfolio, self.noun, *self.after]))

    def read(self) -> bool:
        """Read all of the words; whether every one is known."""
        at = self._read_before(0)
        found = french_nouns().at(self._lower, at) if at < len(self.plain) else None
        if found is None or found[1].plural:
            return False
        at, meaning = found
        self.noun = meaning.english
        while at < len(self.plain):
            end = self._read_next(at)
            if end is None:
                return False
            at = end
        return True

    @property
    def _lower(self) -> list[str]:
        return [word.lower() for word in self.plain]

    def _read_before(self, at: int) -> int:
        while at < len(self.plain) and (found := _phrases("before").at(self._lower, at)):
            self.before.append(found[1])
            at = found[0] + (self.plain[found[0] : found[0] + 1] == ["-"])
        return at

    def _read_next(self, at: int) -> int | None:
        """The index after what stands at a place after the noun; None where no table knows it."""
        if found := _phrases("after").at(self._lower, at):
            self.before.append(found[1])
            return found[0]
        if state := self._state(at, "adjective"):
            if self.state:
                return None
            self.state = state[1].adjective
            return state[0]
        if self.plain[at].lower() in _AT and at + 1 < len(self.plain) and (state := self._state(at + 1, "name")):
            to = "to" if self.noun in words("fr/roles", "sent") else "in"
            self.after.append(f"{to} {state[1].with_article}")
            return state[0]
        return self._read_complement(at) if self.plain[at].lower() in _OF else None

    def _read_complement(self, at: int) -> int | None:
        at += 1
        while at < len(self.plain) and self.plain[at].lower() in _ARTICLES:
            at += 1
        if at == len(self.plain):
            return None
        if self.noun in words("fr/roles", "ministers") and (found := _portfolios().at(self._lower, at)):
            if self.portfolio:
                return None
            self.portfolio = found[1]
            return self._portfolio_end(found[0])
        if state := self._state(at, "name"):
            self.after.append(f"of {state[1].with_article}")
            return state[0]
        return self._read_body(at)

    def _read_body(self, at: int) -> int | None:
        """A body after "de": an organisation of the table, a ministry with its portfolio, or another body of a state."""
        if known := _known().at(self.plain, at):
            self.after.append(f"of {'the ' if ' ' in known[1] else ''}{known[1]}")
            return known[0]
        found = _phrases("complements").at(self._lower, at)
        if found is None:
            return None
        end, noun = found
        state = self._state(end, "adjective") if end < len(self.plain) else None
        end = state[0] if state else end
        if noun == "ministry":
            return self._read_ministry(end, state[1] if state else None)
        own = national_body_name(state[1].name, noun) if state else None
        if state and noun == "government":
            own = f"{state[1].adjective} government"
        if state and own is None:
            return None
        self.after.append(f"of the {own or noun}")
        return end

    def _read_ministry(self, at: int, state: Country | None) -> int | None:
        if at == len(self.plain) or self.plain[at].lower() not in _OF:
            return None
        at += 1
        while at < len(self.plain) and self.plain[at].lower() in _ARTICLES:
            at += 1
        found = _portfolios().at(self._lower, at) if at < len(self.plain) else None
        if found is None:
            return None
        end = self._portfolio_end(found[0])
        if state is None and end < len(self.plain) and (after := self._state(end, "adjective")):
            end, state = after
        self.after.append(f"of the {ministry_name(state.name if state else None, found[1])}")
        return end

    def _portfolio_end(self, at: int) -> int:
        """The index after a portfolio: what it goes on with ("et de la Coopération") is left unsaid."""
        if self.plain[at : at + 1] == ["et"] and self.plain[at + 1 : at + 2] and self.plain[at + 1].lower() in _OF:
            return next((i for i in range(at, len(self.plain)) if self._state(i, "adjective")), len(self.plain))
        return at

    def _state(self, at: int, kind: str) -> tuple[int, Country] | None:
        """The one state that a word at a place means, with the index after it."""
        found = state_words().at(self.plain, at)
        states = next((states for sense, states in found[1].items() if sense == kind), ()) if found else ()
        fitting = [state for state in states if state.name == self.country] or states
        living = [state for state in fitting if state.until is None] or fitting
        return (found[0], living[0]) if found and len(living) == 1 else None


@cache
def _phrases(key: str) -> PhraseMatcher[str]:
    said: dict[str, dict[str, str]] = {
        "before": table("fr/roles")["before"],
        "after": table("fr/roles")["after"],
        "complements": table("fr/roles")["complements"],
    }
    return PhraseMatcher((_pieces(french), english) for french, english in said[key].items())


@cache
def _portfolios() -> PhraseMatcher[str]:
    rows = table("fr/bodies")["portfolios"].items()
    return PhraseMatcher((_pieces(name), portfolio) for portfolio, names in rows for name in names)


@cache
def _known() -> PhraseMatcher[str]:
    return PhraseMatcher(
        (tuple(piece for piece, _, _ in french_pieces(name)), body.name)
        for body in known_bodies()
        for name in body.french
    )


@cache
def _names() -> dict[str, str]:
    named: dict[str, str] = table("fr/roles")["names"]
    return named


def _pieces(words: str) -> tuple[str, ...]:
    return tuple(piece.lower() for piece, _, _ in french_pieces(words))
