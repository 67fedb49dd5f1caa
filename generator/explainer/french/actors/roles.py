"""What an article says that somebody is: a title before a name, an office between commas, an appointment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from ...french_states import state_prefixes
from ...readers.reading import DateMention, RoleMention
from ..vocabulary import words
from .annotation import FrenchPassage, NounHit, courtesy_gender, plain_words, skip_of
from .named_states import StateChooser

__all__ = ["FrenchRoles", "SaidOfSomebody"]

_PHRASE = frozenset({"ADP", "DET", "NOUN", "ADJ", "PROPN", "NUM", "X"})
_ARTICLES = frozenset({"le", "la", "les", "l", "un", "une", "son", "sa", "leur", "notre", "'"})
_ABROAD = frozenset({"a", "au", "aux", "en", "aupres", "chez", "dans", "sur"})
_CLOSING = frozenset(",.;)»")
_AUXILIARIES = frozenset({"a", "est", "été", "ont", "sont", "fut", "vient", "d'", "de"})
_LONGEST = 40
"""How many words, marks among them, a role has at most."""
_SINCE = 10
"""Characters between the words for a role and the date since when it is held."""


@dataclass(slots=True)
class SaidOfSomebody:
    """What stands beside a name."""

    roles: list[RoleMention] = field(default_factory=list)
    country: str | None = None
    """The name of the state that a role gives its bearer."""
    genders: list[str] = field(default_factory=list)
    """``f`` or ``m`` for each word that tells it, the surest first."""
    titled: bool = False
    """Whether a title or an office stands right before the name."""


class FrenchRoles:
    """Reads what is said of the bearers of names in a passage."""

    def __init__(
        self,
        passage: FrenchPassage,
        names: Sequence[tuple[int, int]],
        chooser: StateChooser,
        dates: Sequence[DateMention],
    ) -> None:
        """
        :param names: where names of persons may stand.
        """
        self._passage = passage
        self._starts = {first for first, _ in names}
        self._within = {at for first, last in names for at in range(first, last)}
        self._chooser = chooser
        self._dates = dates
        self._dated = {offset for date in dates for offset in range(date.span.start, date.span.end)}

    def read(self, first: int, last: int) -> SaidOfSomebody:
        """What is said of whom the words from ``first`` up to ``last`` name."""
        said = SaidOfSomebody()
        at = self._courtesy(first, said)
        self._nationality(at, said)
        self._before(at, last, said)
        self._after(last, said)
        self._appointed(first, last, said)
        return said

    def _courtesy(self, at: int, said: SaidOfSomebody) -> int:
        """The index of the first word of "M." or "Mme" before a name; the name's own where there is none."""
        passage = self._passage
        first = at - 2 if at > 1 and passage.plain[at - 1] == "." else at - 1
        if first < 0 or not (
            passage.is_capital(first) or passage.lower[first] in plain_words("person_nouns", "in_full")
        ):
            return at
        if gender := courtesy_gender(passage.lower[first]):
            said.titled = True
            said.genders.append(gender)
            return first
        return at

    def _nationality(self, at: int, said: SaidOfSomebody) -> None:
        """The people that somebody is of before a name: "le Malien X"; of two, neither is theirs alone."""
        passage = self._passage
        hit = passage.states_ending.get(at)
        if hit is None or hit.first == 0 or "people" not in hit.senses:
            return
        is_second = passage.plain[hit.first - 1] == "-"
        said.titled = is_second or passage.lower[hit.first - 1] in _ARTICLES
        state = self._chooser.state(hit.senses["people"])
        said.country = state.name if state and said.titled and not is_second else None

    def _before(self, at: int, last: int, said: SaidOfSomebody) -> None:
        """Titles before a name: "le président malien X", and before a comma "le ministre de la Défense, X,"."""
        passage = self._passage
        apposed = at > 1 and passage.plain[at - 1] == ","
        end = at - 1 if apposed else at
        nouns = list(self._nouns_before(end))
        if not apposed and end and passage.tokens[end - 1].pos_ in ("ADP", "DET"):
            return  # "le fils de X"
        if not nouns or (apposed and not self._is_apposed(nouns[-1], last)):
            return
        noun = nouns[-1] if apposed else nouns[0]
        said.titled = True
        if not noun.meaning.plural:
            self._say(noun, self._role_end(noun, end), said)
        if not apposed and (title := self._title_before(noun)):
            self._say(title, self._role_end(title, self._modified_start(noun)), said)
        if not apposed and (office := self._office_before(noun, last)):
            self._say(office, self._role_end(office, noun.first), said)

    def _title_before(self, noun: NounHit) -> NounHit | None:
        """Another role that a title is joined to by "et": "le ministre de la Défense et général X"."""
        at = self._modified_start(noun) - 1
        if at < 1 or self._passage.lower[at] != "et":
            return None
        before = next(iter(self._nouns_before(at)), None)
        return before if before and not before.meaning.plural else None

    def _office_before(self, title: NounHit, last: int) -> NounHit | None:
        """An office before a comma and a title: "le ministre de la Défense, le général X"."""
        at = self._modified_start(title) - 1
        if at < 2 or self._passage.lower[at] not in ("le", "la") or self._passage.plain[at - 1] != ",":
            return None
        office = next(iter([*self._nouns_before(at - 1)][-1:]), None)
        return office if office and not office.meaning.plural and self._is_apposed(office, last) else None

    def _nouns_before(self, end: int) -> Iterator[NounHit]:
        """The nouns for one person before a place with nothing but their complements between, the nearest first."""
        passage = self._passage
        at = end - 1
        while at >= max(0, end - _LONGEST):
            hit = passage.nouns_ending.get(at + 1)
            if hit and hit.meaning.is_role:
                yield hit
                at = hit.first - 1
            elif self._is_in_phrase(at):
                at -= 1
            else:
                return

    def _is_in_phrase(self, at: int) -> bool:
        """Whether a word can stand in a complement: no mark, no verb, no word that begins another phrase."""
        passage = self._passage
        if at in passage.taken and passage.plain[at] not in "(),":
            return True
        if at in self._within or passage.lower[at] in plain_words("person_nouns", "ends"):
            return False
        if passage.plain[at] in "'-’":
            return True
        if passage.lower[at] == "et":
            return skip_of(passage, at + 1) is not None or passage.tokens[min(at + 1, len(passage) - 1)].pos_ == "ADJ"
        return (
            passage.tokens[at].pos_ in _PHRASE or passage.lower[at] in plain_words("person_nouns", "within")
        ) and passage.plain[at].isalnum()

    def _is_apposed(self, noun: NounHit, last: int) -> bool:
        """Whether a name after a comma tells who a phrase with an article means: a mark closes it."""
        passage = self._passage
        start = self._modified_start(noun)
        if start == 0 or passage.lower[start - 1] not in _ARTICLES | {"du", "au"}:
            return False
        return last >= len(passage) or passage.plain[last] in _CLOSING

    def _after(self, last: int, said: SaidOfSomebody) -> None:
        """Offices after a name: "X, ministre de la Défense et porte-parole du gouvernement,"."""
        passage = self._passage
        at = last
        while at < len(passage) and passage.lower[at] in ((",", "(", "et") if at > last else (",", "(")):
            start = self._skipped(at + 1)
            noun = passage.nouns.get(start)
            if noun is None or noun.meaning.plural or not noun.meaning.is_role:
                return
            end = self._role_end(noun, len(passage))
            holds_other = any(one in passage.nouns for one in range(noun.last, end))  # "fils du président Y"
            if not holds_other and self._is_of_next_name(end, definite=passage.lower[at + 1] in ("le", "la", "l")):
                return
            self._say(noun, end, said)
            at = end

    def _is_of_next_name(self, end: int, *, definite: bool) -> bool:
        """Whether a role that ends at a place is of whom the words after it name: "X, le général Y", "X, le sénateur (PS) Y",
        and after "le" also where a comma stands between: "À X, le ministre, Y".
        """
        passage = self._passage
        if passage.plain[end : end + 1] == ["("]:
            closing = range(end, min(end + _LONGEST, len(passage)))
            end = next((i + 1 for i in closing if passage.plain[i] == ")"), end)
        return end in self._starts or (definite and passage.plain[end : end + 1] == [","] and end + 1 in self._starts)

    def _skipped(self, at: int) -> int:
        """The index after articles and adjectives that a role may begin with."""
        passage = self._passage
        while at < len(passage) and at not in passage.nouns:
            if passage.lower[at] not in _ARTICLES | {"ex", "-"} and passage.tokens[at].pos_ != "ADJ":
                break
            at += 1
        return at

    def _appointed(self, first: int, last: int, said: SaidOfSomebody) -> None:
        """An office that somebody is given, or is said to have: "X a été nommée ministre", "X est le porte-parole"."""
        passage = self._passage
        subject = passage.tokens[first]
        while subject.dep_ in ("appos", "flat:name", "nmod") and subject.head.i < subject.i:
            subject = subject.head
        head = subject.head
        if subject.dep_ not in ("nsubj", "nsubj:pass") or head.i < subject.i:
            return
        beside = {child.lower_ for child in head.children}
        if beside & plain_words("person_nouns", "not_said") or head.dep_ not in ("ROOT", "conj"):
            return
        auxiliaries = {child.lower_ for child in head.children if child.dep_.startswith(("aux", "cop"))}
        at = passage.word_of.get(head.i, len(passage))
        if head.lemma_ in words("person_nouns", "appointing") and "été" in auxiliaries and auxiliaries <= _AUXILIARIES:
            noun = passage.nouns.get(self._skipped(self._dates_end(at + 1))) if at < len(passage) else None
        elif auxiliaries == {"est"} and head.pos_ == "NOUN":
            noun = passage.nouns.get(at)
        else:
            return
        if noun and noun.meaning.is_role and not noun.meaning.plural:
            self._say(noun, self._role_end(noun, len(passage)), said)

    def _dates_end(self, at: int) -> int:
        """The index after the words of a date that begins at a place: "nommé vendredi ministre"."""
        passage = self._passage
        while at < len(passage) and (passage.offset + passage.starts[at]) in self._dated:
            at += 1
        return at

    def _modified_start(self, noun: NounHit) -> int:
        """The index of the first of the adjectives before a noun that say something of it: "ancien", "ex-"."""
        passage = self._passage
        at = noun.first
        while at > 0:
            before = at - 1
            if passage.plain[before] == "-" and before > 0 and passage.lower[before - 1] == "ex":
                at -= 2
            elif (
                passage.tokens[before].pos_ == "ADJ" and passage.plain[before].isalpha() and before not in self._within
            ):
                at -= 1
            else:
                break
        return at

    def _role_end(self, noun: NounHit, end: int) -> int:
        """The index after the words for a role: its noun with adjectives and complements."""
        passage = self._passage
        at = noun.last
        while at < min(end, noun.last + _LONGEST) and at not in self._starts and self._is_in_phrase(at):
            if self._is_other_name(at):
                break
            if at > noun.last and at in passage.nouns and passage.tokens[at - 1].pos_ not in ("ADP", "DET", "ADJ"):
                break
            at += 1
        while at > noun.last and (
            passage.tokens[at - 1].pos_ in ("ADP", "DET", "CCONJ") or passage.plain[at - 1] in "'-"
        ):
            at -= 1
        return at

    def _is_other_name(self, at: int) -> bool:
        """Whether a word with a capital follows a noun with nothing between: "le député LR"."""
        passage = self._passage
        is_name = passage.is_capital(at) and at not in passage.taken and not passage.is_joined(at)
        return is_name and passage.tokens[at - 1].pos_ not in ("ADP", "DET", "CCONJ")

    def _say(self, noun: NounHit, end: int, said: SaidOfSomebody) -> None:
        passage = self._passage
        first = self._modified_start(noun)
        while first < noun.first and passage.lower[first] in plain_words("person_nouns", "empty"):
            first += 1
        if first < noun.first and passage.lower[first] in _ARTICLES:
            first = noun.first
        if end == noun.last and noun.meaning.noun in words("person_nouns", "relational"):
            return  # "son successeur, X" does not say whose
        value = passage.text(first, end)
        span = passage.span(first, end)
        said.roles.append(RoleMention(value=value[0].lower() + value[1:], span=span, since=self._since(span.end)))
        said.country = said.country or self._country(noun, end)
        if noun.meaning.gender:
            said.genders.append(noun.meaning.gender)

    def _since(self, end: int) -> str | None:
        """Since when, where the date stands right after the role: "ministre depuis 2020"."""
        near = (date for date in self._dates if 0 <= date.span.start - end <= _SINCE and date.open == "since")
        return next((date.value for date in near), None)

    def _country(self, noun: NounHit, end: int) -> str | None:
        """The state that a role is of: the first adjective of one in its words, or the first name after "de"."""
        passage = self._passage
        for at in range(noun.last, end):
            if passage.lower[at] in _ABROAD or (at in passage.nouns and at > noun.last):
                return None
            hit = passage.states.get(at)
            if hit and "adjective" in hit.senses:
                if passage.plain[at - 1] == "-" and passage.lower[at - 2] in state_prefixes():
                    return None  # "franco-algérien"
                state = self._chooser.state(hit.senses["adjective"])
                return state.name if state else None
            name = skip_of(passage, at)
            if name is not None and name < end and (hit := passage.state_at(name, "name")):
                state = self._chooser.state(hit.senses["name"])
                return state.name if state else None
        return None
