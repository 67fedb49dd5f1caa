"""What a text says that a person is: titles before the name, appositions after and before it, predicates."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from itertools import pairwise

from ..vocabulary import words
from .annotation import NOUN_TAGS, AnnotatedPassage, PersonNoun
from .gazetteer import Disambiguator
from .predicates import leading_claims, led_by_claims, predicated_claims
from .role_claims import RoleClaim, role_claim
from .role_phrases import joined_phrases, phrase_start

__all__ = ["RoleReader"]

_OPENERS = frozenset({",", "(", "–", "—", "-", "--"})
_CLOSERS = frozenset({",", ".", ";", ")", ":", "–", "—", "-", "--", "!", "?", '"', "”", "'", "’"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_REACH = 16
"""How far before a name an apposition may begin, in words."""
_NEAR = 6
"""How far before a plural "one of" may stand."""


@dataclass(slots=True)
class RoleReader:
    """Reads the roles of the persons named in one passage, from left to right."""

    passage: AnnotatedPassage
    names: frozenset[int]
    """The tokens of all names in the passage that may be persons'."""
    disambiguator: Disambiguator
    _used: list[tuple[int, int]] = field(default_factory=list)
    """Phrases that are said of somebody already: "X, the envoy, Y" has one envoy."""

    def read(self, first: int, last: int, *, is_listed: bool = False) -> list[RoleClaim]:
        """The roles of the person whose name stands at ``first`` to ``last``.

        :param is_listed: whether the phrase after the name is said of all of a list.
        """
        start, roles = self._titles(first)
        before = self._apposed_before(start, last) or self._complemented_before(start)
        roles += before
        roles = self._with_state(roles, first, last)
        if not is_listed and not (before and self._is_before_name(last)) and (roles or not self._is_placed(start)):
            roles += self._apposed_after(first, last)
        roles += led_by_claims(self.passage, start, last, self.disambiguator)
        roles += self._membership(last)
        roles += predicated_claims(self.passage, first, last, self.names, self.disambiguator)
        roles += leading_claims(self.passage, first, last, self.disambiguator)
        self._used += [(role.first, role.last) for role in roles]
        return roles

    def _titles(self, first: int) -> tuple[int, list[RoleClaim]]:
        """Titles right before a name: "the Thai Foreign Minister, General X" has one of them there, "General"."""
        roles: list[RoleClaim] = []
        at = first - (first > 0 and self.passage.lower[first - 1] in words("person_nouns", "called"))
        if first > 3 and self.passage.text[first - 1] == ")" and self.passage.text[first - 3] == "(":
            at = first - 3  # "Member of Parliament (MP) X"
        while (noun := self.passage.noun_ending.get(at)) and not noun.plural and noun.first not in self.names:
            start = phrase_start(self.passage, noun, self.names)
            role = role_claim(self.passage, start, at, self.disambiguator)
            if role is None:
                break
            roles.append(role)
            at = start - self._joins_titles(start, noun)
        return (roles[-1].first if roles else first), roles

    def _joins_titles(self, start: int, noun: PersonNoun) -> bool:
        """Whether "and" joins a title to another of the same person: "Prime Minister and former Defence Minister X"."""
        is_joined = start > 0 and self.passage.lower[start - 1] == "and"
        return is_joined and bool(set(self.passage.lower[start : noun.first]) & words("person_nouns", "contrast"))

    def _complemented_before(self, start: int) -> list[RoleClaim]:
        """A title with what belongs to it before the name: "President of the Republic of Mali X"."""
        at = start - 1
        while at > 0 and start - at < _REACH and self._is_in_title(at):
            noun = self.passage.noun_ending.get(at)
            has_complement = self.passage.tag[start - 1] in NOUN_TAGS
            if noun and not noun.plural and self.passage.lower[at] in ("of", "for") and has_complement:
                role = role_claim(self.passage, phrase_start(self.passage, noun, self.names), start, self.disambiguator)
                return [role] if role else []
            at -= 1
        return []

    def _is_in_title(self, at: int) -> bool:
        if at in self.names:
            return False
        return self.passage.tag[at] in NOUN_TAGS | {"JJ", "DT", "CC"} or self.passage.lower[at] in ("of", "for")

    def _apposed_before(self, start: int, last: int) -> list[RoleClaim]:
        """An apposition before the name: "the former prime minister of Mali, X"."""
        if start < 2 or self.passage.text[start - 1] != "," or not self._ends_clause(self._after_state(last)):
            return []
        for at in range(max(0, start - _REACH), start - 1):
            noun = self.passage.noun_starting.get(at)
            if noun is None or self._is_used(at) or at in self.names or not self._is_of_one(noun):
                continue
            phrases = joined_phrases(self.passage, at, self.names)
            if not phrases or not self._reaches(phrases[-1][1], start - 1):
                continue
            begin = phrase_start(self.passage, noun, self.names)
            first = role_claim(self.passage, begin, phrases[0][1], self.disambiguator, of_many=noun.plural)
            more = [role_claim(self.passage, *phrase, self.disambiguator) for phrase in phrases[1:]]
            return [role for role in (first, *more) if role]
        return []

    def _after_state(self, last: int) -> int:
        """The index after a name and the state that it is of: "X of Turkey"."""
        hit = self.passage.hit_at.get(last + 1) if self.passage.lower[last : last + 1] == ["of"] else None
        return hit.last if hit and hit.states("state") else last

    def _is_of_one(self, noun: PersonNoun) -> bool:
        """Whether a noun is of one person, as a plural is in "one of its agents, X"."""
        if not noun.plural:
            return True
        before = self.passage.lower[max(0, noun.first - _NEAR) : noun.first]
        return any(one in ("one", "another") and of == "of" for one, of in pairwise(before))

    def _reaches(self, end: int, comma: int) -> bool:
        """Whether a phrase goes up to a comma, with at most "sent to Mali" between."""
        if end == comma or " ".join(self.passage.lower[end:comma]) in words("person_nouns", "tails"):
            return True
        tags = self.passage.tag[end:comma]
        return bool(tags) and tags[0] in ("VBN", "VBG") and not any(tag in _FINITE or tag == "," for tag in tags)

    def _apposed_after(self, first: int, last: int) -> list[RoleClaim]:
        """An apposition after the name: "X, senior colonel and minister of mines"."""
        at = self._after_opener(last)
        phrases = joined_phrases(self.passage, at, self.names) if at is not None else []
        if at is None or not phrases or not self._may_be_apposed(first, last, phrases):
            return []
        roles = [role_claim(self.passage, *phrase, self.disambiguator) for phrase in phrases]
        if roles[0] is None:
            roles[0] = self._nationality(*phrases[0]) or self._loosely_apposed(first, last, *phrases[0])
        opening = set(self.passage.lower[last:at])
        if roles[0] and opening & (words("person_nouns", "past_adverbs") | words("person_nouns", "until")):
            roles[0] = replace(roles[0], value=f"former {roles[0].value}", first=at - 1)
        return [role for role in roles if role and not role.courtesy]

    def _may_be_apposed(self, first: int, last: int, phrases: list[tuple[int, int]]) -> bool:
        """Whether phrases after a name are said of it: no other name or title goes on, and no verb of their own."""
        end = phrases[-1][1]
        if end in self.names:
            return False
        if end >= len(self.passage):
            return True
        if end in self.passage.noun_starting:
            return False
        return self.passage.tag[end] not in _FINITE or self._is_apposed(first, last, phrases[0])

    def _after_opener(self, last: int) -> int | None:
        """Where an apposition may begin after a name: past the comma, an age, a party and "now"."""
        passage = self.passage
        if last + 1 >= len(passage) or passage.text[last] not in _OPENERS or passage.is_hyphen(last):
            return None
        at = self._after_party(self._after_age(last + 1))
        while at < len(passage) and passage.lower[at] in words("person_nouns", "adverbs"):
            at += 1
        if at < len(passage) and passage.lower[at] in words("person_nouns", "until"):  # "X, until last week envoy"
            at = next((i for i in range(at + 1, min(at + _NEAR, len(passage))) if i in passage.noun_starting), at)
        return at if at < len(passage) else None

    def _after_age(self, at: int) -> int:
        """The index after an age in commas: "X, 54, envoy", "X, aged 54, envoy"."""
        at += self.passage.lower[at] == "aged"
        is_age = at + 1 < len(self.passage) and self.passage.tag[at] == "CD" and self.passage.text[at + 1] == ","
        return at + 2 if is_age else at

    def _after_party(self, at: int) -> int:
        """The index after a party and a state in commas: "X, D-Vt., chairman"."""
        passage = self.passage
        is_party = passage.text[at] in ("D", "R", "I") and passage.is_hyphen(at + 1)
        return passage.text.index(",", at) + 1 if is_party and "," in passage.text[at : at + _REACH] else at

    def _is_apposed(self, first: int, last: int, edge: tuple[int, int]) -> bool:
        root = self.passage.doc[edge[0] : edge[1]].root
        return root.dep_ == "appos" and first <= root.head.i < last

    def _nationality(self, begin: int, end: int) -> RoleClaim | None:
        """An apposition that only says of which state somebody is: "X, an Argentine"."""
        hit = self.passage.hit_at.get(end - 1)
        state = self.disambiguator.state(hit.states("people")) if hit and hit.states("people") else None
        if state is None or self.passage.lower[begin] not in ("a", "an"):
            return None
        return RoleClaim(self.passage.text_of(begin + 1, end), begin, end, "national", state.name)

    def _loosely_apposed(self, first: int, last: int, begin: int, end: int) -> RoleClaim | None:
        """An apposition whose noun the table lacks: "X, a blacksmith"."""
        base = next((at for at in range(begin, end) if self.passage.tag[at] == "IN"), end)
        noun = self.passage.lower[base - 1] if base > begin else ""
        if self.passage.lower[begin] not in ("a", "an") or self.passage.tag[base - 1] != "NN":
            return None
        if not noun.endswith(tuple(words("person_nouns", "endings"))) or not self._is_apposed(
            first, last, (begin, end)
        ):
            return None
        return RoleClaim(self.passage.text_of(begin + 1, end), begin, end, "", None)

    def _with_state(self, roles: list[RoleClaim], first: int, last: int) -> list[RoleClaim]:
        """The roles with the state after the name: "President X of Nigeria"."""
        if not roles or last + 1 >= len(self.passage) or self.passage.lower[last] != "of":
            return roles
        hit = self.passage.hit_at.get(last + 1 + (self.passage.lower[last + 1] == "the"))
        state = self.disambiguator.state(hit.states("state")) if hit else None
        title = next((r for r in roles if r.last == first and not r.courtesy and r.country is None), None)
        if hit is None or state is None or title is None:
            return roles
        whole = replace(title, value=f"{title.value} of {state.with_article}", last=hit.last, country=state.name)
        return [whole if role is title else role for role in roles]

    def _membership(self, last: int) -> list[RoleClaim]:
        """What somebody is of whom only their party is told: "X of the ruling Unity party"."""
        if self.passage.lower[last : last + 2] not in (["of", "the"], ["from", "the"]):
            return []
        at = last + 2
        while (
            at < len(self.passage)
            and self.passage.tag[at] in NOUN_TAGS | {"JJ", "HYPH", "NNPS"}
            and at - last < _NEAR + 2
        ):
            at += 1
            if self.passage.lower[at - 1] in words("person_nouns", "memberships"):
                return [RoleClaim(f"member of {self.passage.text_of(last + 1, at)}", last, at, "member", None)]
        return []

    def _ends_clause(self, last: int) -> bool:
        return (
            last >= len(self.passage)
            or self.passage.text[last] in _CLOSERS
            or self.passage.lower[last] in ("and", "'s", "who", "")
        )

    def _is_before_name(self, last: int) -> bool:
        """Whether what follows in commas is itself followed by a name: "…, X, the envoy, Y"."""
        if last >= len(self.passage) or self.passage.text[last] != ",":
            return False
        phrases = joined_phrases(self.passage, last + 1, self.names)
        end = phrases[-1][1] if phrases else last
        return end > last and self.passage.text[end : end + 1] == [","] and end + 1 in self.names

    def _is_placed(self, start: int) -> bool:
        """Whether a preposition of place is before the name: what follows is said of somebody else."""
        return start > 0 and self.passage.lower[start - 1] in words("seats", "of_place")

    def _is_used(self, at: int) -> bool:
        return any(first <= at < last for first, last in self._used)
