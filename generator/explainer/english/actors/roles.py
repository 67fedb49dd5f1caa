"""What a text says that a person is: titles before the name, appositions after and before it, predicates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ..vocabulary import table, words
from .predicates import led, led_nouns, predicates
from .role_phrases import NOUNS, left_edge, right_edges
from .states import Attested
from .told import Told, told
from .words import PersonNoun, Words

__all__ = ["RoleReader"]

_OPENERS = frozenset({",", "(", "–", "—", "-", "--", ";"})
_CLOSERS = frozenset({",", ".", ";", ")", ":", "–", "—", "-", "--", "!", "?", '"', "”", "'", "’"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_REACH = 16
"""How far before a name an apposition may begin, in words."""
_NEAR = 6
"""How far before a plural "one of" may stand."""


@dataclass(slots=True)
class RoleReader:
    """Reads the roles of the persons named in one passage, from left to right."""

    words: Words
    names: frozenset[int]
    """The tokens of all names in the passage that may be persons'."""
    attested: Attested
    _used: list[tuple[int, int]] = field(default_factory=list)
    """Phrases that are said of somebody already: "X, the envoy, Y" has one envoy."""

    def read(self, first: int, last: int, *, is_listed: bool = False) -> list[Told]:
        """The roles of the person whose name stands at ``first`` to ``last``.

        :param is_listed: whether the phrase after the name is said of all of a list.
        """
        start, roles = self._titles(first)
        before = self._apposed_before(start, last) or self._complemented_before(start)
        roles += before
        roles = self._of_state(roles, first, last)
        if not is_listed and not (before and self._is_before_name(last)) and (roles or not self._is_placed(start)):
            roles += self._apposed_after(first, last)
        roles += self._led(start, last)
        roles += self._member(last)
        roles += self.predicated(first, last)
        roles += [self._leads(*body) for body in led(self.words, first, last)]
        self._used += [(role.first, role.last) for role in roles]
        return roles

    def predicated(self, first: int, last: int) -> list[Told]:
        """What is predicated of whoever is meant at ``first`` to ``last``: "X is the envoy"."""
        return [role for a, b in predicates(self.words, first, last) for role in self._from(a, b)]

    def _titles(self, first: int) -> tuple[int, list[Told]]:
        """Titles right before a name: "the Thai Foreign Minister, General X" has one of them there, "General"."""
        roles, at = (
            [],
            first
            - (
                self.words.lower[first - 1 : first] != []
                and self.words.lower[first - 1] in words("person_nouns", "called")
            ),
        )
        while (noun := self.words.noun_ending.get(at)) and not noun.plural and noun.first not in self.names:
            start = left_edge(self.words, noun, self.names)
            role = told(self.words, start, at, self.attested)
            if role is None:
                break
            roles.append(role)
            at = start
            if (
                at
                and self.words.lower[at - 1] == "and"
                and set(self.words.lower[start : noun.first]) & words("person_nouns", "contrast")
            ):
                at -= 1
        return (roles[-1].first if roles else first), roles

    def _complemented_before(self, start: int) -> list[Told]:
        """A title with what belongs to it before the name: "President of the Republic of Mali X"."""
        at = start - 1
        while at > 0 and start - at < _REACH and self._is_in_title(at):
            noun = self.words.noun_ending.get(at)
            has_complement = self.words.tag[start - 1] in NOUNS
            if noun and not noun.plural and self.words.lower[at] in ("of", "for") and has_complement:
                role = told(self.words, left_edge(self.words, noun, self.names), start, self.attested)
                return [role] if role else []
            at -= 1
        return []

    def _is_in_title(self, at: int) -> bool:
        if at in self.names:
            return False
        return self.words.tag[at] in NOUNS | {"JJ", "DT", "CC"} or self.words.lower[at] in ("of", "for")

    def _apposed_before(self, start: int, last: int) -> list[Told]:
        """An apposition before the name: "the former prime minister of Mali, X"."""
        if start < 2 or self.words.text[start - 1] != "," or not self._closes(self._after_state(last)):
            return []
        for at in range(max(0, start - _REACH), start - 1):
            noun = self.words.noun_starting.get(at)
            if noun is None or self._is_used(at) or at in self.names or (noun.plural and not self._is_one_of(noun)):
                continue
            edges = right_edges(self.words, at, self.names)
            if not edges or not self._reaches(edges[-1][1], start - 1):
                continue
            begin = left_edge(self.words, noun, self.names)
            first = told(self.words, begin, edges[0][1], self.attested, of_many=noun.plural)
            more = [told(self.words, *edge, self.attested) for edge in edges[1:]]
            return [role for role in (first, *more) if role]
        return []

    def _after_state(self, last: int) -> int:
        """The index after a name and the state that it is of: "X of Turkey"."""
        hit = self.words.hit_at.get(last + 1) if self.words.lower[last : last + 1] == ["of"] else None
        return hit.last if hit and hit.states("state") else last

    def _is_one_of(self, noun: PersonNoun) -> bool:
        """Whether a plural is of one: "one of its agents, X"."""
        before = self.words.lower[max(0, noun.first - _NEAR) : noun.first]
        return any(one in ("one", "another") and of == "of" for one, of in pairwise(before))

    def _reaches(self, end: int, comma: int) -> bool:
        """Whether a phrase goes up to a comma, with at most "sent to Mali" between."""
        if end == comma or " ".join(self.words.lower[end:comma]) in words("person_nouns", "tails"):
            return True
        tags = self.words.tag[end:comma]
        return bool(tags) and tags[0] in ("VBN", "VBG") and not any(tag in _FINITE or tag == "," for tag in tags)

    def _apposed_after(self, first: int, last: int) -> list[Told]:
        """An apposition after the name: "X, senior colonel and minister of mines"."""
        at = self._after_opener(last)
        if at is None:
            return []
        edges = right_edges(self.words, at, self.names)
        if not edges:
            return []
        end = edges[-1][1]
        if end in self.names or (end < len(self.words) and end in self.words.noun_starting):
            return []
        if end < len(self.words) and self.words.tag[end] in _FINITE and not self._is_apposed(first, last, edges[0]):
            return []
        roles = [told(self.words, *edge, self.attested) for edge in edges]
        if roles[0] is None:
            roles[0] = self._of_people(*edges[0]) or self._loosely_apposed(first, last, *edges[0])
        opening = set(self.words.lower[last:at])
        if roles[0] and opening & (words("person_nouns", "past_adverbs") | words("person_nouns", "until")):
            roles[0] = replace(roles[0], value=f"former {roles[0].value}", first=at - 1)
        return [role for role in roles if role and not role.courtesy]

    def _after_opener(self, last: int) -> int | None:
        """Where an apposition may begin after a name: past the comma, an age and "now"."""
        words_ = self.words
        if (
            last + 1 >= len(words_)
            or words_.text[last] not in _OPENERS
            or words_.joins(last)
            or words_.text[last] == ";"
        ):
            return None
        at = last + 1
        if words_.lower[at] == "aged":
            at += 1
        if at + 1 < len(words_) and words_.tag[at] == "CD" and words_.text[at + 1] == ",":
            at += 2
        if (
            words_.text[at] in ("D", "R", "I") and words_.joins(at + 1) and "," in words_.text[at : at + _REACH]
        ):  # "D-Vt.,"
            at = words_.text.index(",", at) + 1
        while at < len(words_) and words_.lower[at] in words("person_nouns", "adverbs"):
            at += 1
        if at < len(words_) and words_.lower[at] in words("person_nouns", "until"):  # "X, until last week envoy"
            at = next((i for i in range(at + 1, min(at + _NEAR, len(words_))) if i in words_.noun_starting), at)
        return at if at < len(words_) else None

    def _is_apposed(self, first: int, last: int, edge: tuple[int, int]) -> bool:
        root = self.words.doc[edge[0] : edge[1]].root
        return root.dep_ == "appos" and first <= root.head.i < last

    def _of_people(self, begin: int, end: int) -> Told | None:
        """An apposition that only says of which state somebody is: "X, an Argentine"."""
        hit = self.words.hit_at.get(end - 1)
        state = self.attested.state(hit.states("people")) if hit and hit.states("people") else None
        if state is None or self.words.lower[begin] not in ("a", "an"):
            return None
        return Told(self.words.said(begin + 1, end), begin, end, "national", state.name)

    def _loosely_apposed(self, first: int, last: int, begin: int, end: int) -> Told | None:
        """An apposition whose noun the table lacks: "X, a blacksmith"."""
        base = next((at for at in range(begin, end) if self.words.tag[at] == "IN"), end)
        noun = self.words.lower[base - 1] if base > begin else ""
        if self.words.lower[begin] not in ("a", "an") or self.words.tag[base - 1] != "NN":
            return None
        if not noun.endswith(tuple(words("person_nouns", "endings"))) or not self._is_apposed(
            first, last, (begin, end)
        ):
            return None
        return Told(self.words.said(begin + 1, end), begin, end, "", None)

    def _of_state(self, roles: list[Told], first: int, last: int) -> list[Told]:
        """The roles with the state after the name: "President X of Nigeria"."""
        if not roles or last + 1 >= len(self.words) or self.words.lower[last] != "of":
            return roles
        at = last + 1 + (self.words.lower[last + 1] == "the")
        hit = self.words.hit_at.get(at)
        states = hit.states("state") if hit else ()
        state = self.attested.state(states) if states else None
        title = next((r for r in roles if r.last == first and not r.courtesy and r.country is None), None)
        if hit is None or state is None or title is None:
            return roles
        whole = replace(title, value=f"{title.value} of {state.with_article}", last=hit.last, country=state.name)
        return [whole if role is title else role for role in roles]

    def _led(self, start: int, last: int) -> list[Told]:
        """What leads a body, told of the body: "the junta, led by X"."""
        verb = start - 2
        if (
            verb < 1
            or self.words.lower[start - 1] != "by"
            or self.words.lower[verb] not in table("person_nouns")["led_by"]
        ):
            return []
        end = verb - (self.words.text[verb - 1] == ",")
        head = end - 1
        if head < 0 or self.words.lower[head] not in led_nouns():
            return []
        begin = head
        while begin > 0 and self.words.tag[begin - 1] in NOUNS | {"JJ", "POS", "PRP$", "HYPH"}:
            begin -= 1
        noun = table("person_nouns")["led_by"][self.words.lower[verb]]
        hit = next((h for at in range(begin, end) if (h := self.words.hit_at.get(at))), None)
        state = self.attested.state(hit.states("state", "people")) if hit and hit.states("state", "people") else None
        if self.words.tag[begin] == "PRP$":
            begin += 1
        return [Told(f"{noun} of {self._with_article(begin, end)}", begin, last, noun, state.name if state else None)]

    def _member(self, last: int) -> list[Told]:
        """What somebody is of whom only their party is told: "X of the ruling Unity party"."""
        if self.words.lower[last : last + 2] not in (["of", "the"], ["from", "the"]):
            return []
        at = last + 2
        while at < len(self.words) and self.words.tag[at] in NOUNS | {"JJ", "HYPH", "NNPS"} and at - last < _NEAR + 2:
            at += 1
            if self.words.lower[at - 1] in words("person_nouns", "memberships"):
                return [Told(f"member of {self.words.said(last + 1, at)}", last, at, "member", None)]
        return []

    def _leads(self, noun: str, verb: int, begin: int, end: int) -> Told:
        """What somebody is who leads a body: "X, who heads the bank" is its head."""
        hit = next((h for at in range(begin, end) if (h := self.words.hit_at.get(at))), None)
        state = self.attested.state(hit.states("state", "people")) if hit and hit.states("state", "people") else None
        return Told(f"{noun} of {self._with_article(begin, end)}", verb, end, noun, state.name if state else None)

    def _with_article(self, begin: int, end: int) -> str:
        """The words for a body, with "the" where the text has it or says whose it is."""
        text = self.words.said(begin, end)
        before = self.words.lower[begin - 1] if begin else ""
        bare = "POS" not in self.words.tag[begin:end] and self.words.lower[begin] != "the"
        has_article = before in words("pronouns", "definite") or self.words.tag[max(0, begin - 1)] == "PRP$"
        return f"the {text}" if bare and has_article else text

    def _from(self, begin: int, end: int) -> Iterator[Told]:
        for edge in right_edges(self.words, begin, self.names):
            if (role := told(self.words, *edge, self.attested)) and not role.courtesy:
                yield role

    def _closes(self, last: int) -> bool:
        return (
            last >= len(self.words)
            or self.words.text[last] in _CLOSERS
            or self.words.lower[last] in ("and", "'s", "who", "")
        )

    def _is_before_name(self, last: int) -> bool:
        """Whether what follows in commas is itself followed by a name: "…, X, the envoy, Y"."""
        if last >= len(self.words) or self.words.text[last] != ",":
            return False
        edges = right_edges(self.words, last + 1, self.names)
        return (
            bool(edges) and self.words.text[edges[-1][1] : edges[-1][1] + 1] == [","] and edges[-1][1] + 1 in self.names
        )

    def _is_placed(self, start: int) -> bool:
        """Whether a preposition of place is before the name: what follows is said of somebody else."""
        return start > 0 and self.words.lower[start - 1] in words("seats", "of_place")

    def _is_used(self, at: int) -> bool:
        return any(first <= at < last for first, last in self._used)
