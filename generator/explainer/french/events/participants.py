"""Who takes part in an event: the actors of an article at the words that fill a side, or the words themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...french_people import french_nouns
from ...french_states import french_pieces
from ...inflection import plural
from ...number_words import number_of
from ...parsed.parsed_blocks import Passage
from ...readers.reading import ActorMention, Participant
from ..mending import is_time
from ..syntax.grammar import coordinated, preposition_of, subject_of, under
from ..vocabulary import table, words
from .patterns import lemmas_of

if TYPE_CHECKING:
    from ...parsed.tokens import Span, Token

__all__ = ["CountedPeople", "Participants"]

_LANGUAGE = "fr"
_NAMES = frozenset({"name", "seat", "short"})
_APPOSED = ("appos", "flat:name", "nmod")
_INNER = ("acl", "acl:relcl", "advcl", "appos", "cc", "conj", "parataxis", "punct")
"""What follows a noun and says no more of who it is."""
_ORDINALS = frozenset({"premier", "deuxième", "second", "troisième"})


@dataclass(frozen=True, slots=True)
class CountedPeople:
    """How many people, and who they are."""

    number: int | None = None
    people: str | None = None
    """An English noun, in the plural; None where no table has it."""
    inexact: bool = False
    """Whether the words do not say just how many: "au moins douze"."""


class Participants:
    """The actors at a passage's words."""

    def __init__(self, passage: Passage, actors: Sequence[ActorMention]) -> None:
        self._passage = passage
        self._at: dict[int, ActorMention] = {}
        tokens = passage.doc.tokens
        for actor in actors:
            for token in tokens:
                span = passage.span(token)
                if actor.span.start < span.end and span.start < actor.span.end:
                    self._at[token.i] = actor

    def of(self, token: Token) -> list[Participant]:
        """Whoever a phrase with this head means, one for each of those that it joins."""
        return [one for head in coordinated(token) for one in self._of_one(head)]

    def actor(self, token: Token) -> ActorMention | None:
        """The actor whom a phrase names, by its head or by the name beside it: "l'avocat Idriss Naceur"."""
        own = self._at.get(token.i)
        if own is not None and own.form != "demonym":
            return own
        beside = (child for child in under(token, *_APPOSED) if child.dep_ != "nmod" or not under(child, "case"))
        return next((found for child in beside if (found := self._person(child)) is not None), None)

    def country(self, token: Token) -> str | None:
        """The state to which those belong whom a phrase means: "diplomates français", "l'ambassade de Russie"."""
        if (own := self._at.get(token.i)) is not None and own.kind in ("country", "organisation"):
            return own.country or (own.name if own.kind == "country" else None)
        theirs = dict.fromkeys(state for child in token.children for state in self._states_of(token, child))
        if len(theirs) > 1:  # "les ambassadeurs de France et d'Italie"
            return None
        return next(iter(theirs), None) or self._owner(token)

    def _states_of(self, token: Token, child: Token) -> Iterator[str]:
        """The states that a word after a noun says the noun's people are of, and those joined to it."""
        is_within = child.dep_ == "conj" and child not in coordinated(token)
        if child.i < token.i or not (is_within or child.dep_ in ("amod", "nmod", "flat:name", "flat:foreign")):
            return
        if child.dep_ == "nmod" and not any(case.lower_[:1] == "d" for case in under(child, "case")):
            return
        for word in coordinated(child):
            found = self._at.get(word.i)
            if found is not None and found.kind == "country":
                yield found.country or found.name
            elif word.pos_ == "NOUN" and (inner := self.country(word)) is not None:
                yield inner

    def are_anothers(self, token: Token) -> bool:
        """Whether a noun for people, who are not named, says whose they are: "le frère du président"."""
        if self.actor(token) is not None or token.pos_ != "NOUN":
            return False
        of = (child for child in under(token, "nmod") if preposition_of(child) == "de")
        return self.country(token) is None and next(of, None) is not None

    def fits(self, token: Token, classes: Sequence[str]) -> bool:
        """Whether a phrase is of one of these classes; any is where none is asked."""
        return not classes or any(self._fits(token, name) for name in classes)

    def counted(self, token: Token) -> CountedPeople:
        """How many people a phrase counts, those that it joins together, and who they are."""
        heads = coordinated(token)
        each = [self._counted(head) for head in heads]
        people = " and ".join(dict.fromkeys(one.people for one in each if one.people))
        inexact = any(one.inexact for one in each)
        whole = [one.number for one in each if one.number is not None]
        if inexact or (len(heads) > 1 and len(whole) != len(heads) and any(under(head, "det") for head in heads[1:])):
            return CountedPeople(None, people or None, True)
        known = people if people and all(one.people for one in each) else None
        return CountedPeople(sum(whole) if whole else None, known)

    def words(self, token: Token) -> Span:
        """The words of a phrase, without clauses and names that only say more of it."""
        inside = [word for child in token.children if _says_who(child) for word in child.subtree]
        last = token.i
        for word in sorted([*inside, token], key=lambda word: word.i):
            if word.i > token.i and (word.is_punct or is_time(word)):
                break
            last = max(last, word.i)
        first = min(
            [
                token.i,
                *(
                    word.i
                    for child in token.lefts
                    if child.dep_ in ("amod", "det", "nummod", "nmod")
                    for word in child.subtree
                ),
            ]
        )
        return token.doc[first : last + 1]

    def _person(self, token: Token) -> ActorMention | None:
        found = self._at.get(token.i)
        return found if found is not None and found.kind == "person" else None

    def _of_one(self, token: Token) -> Iterator[Participant]:
        actor = self.actor(token)
        if actor is not None and (actor.kind != "country" or actor.form in _NAMES):
            yield Participant(
                name=actor.name,
                text=actor.text,
                span=actor.span,
                kind=actor.kind,
                country=actor.country or (actor.name if actor.kind == "country" else None),
            )
            return
        country, told = self.country(token), self.words(token)
        span = self._passage.span(told)
        if country and token.lemma_.lower() in words("speech", "organs"):
            yield Participant(name=country, text=told.text, span=span, kind="country", country=country)
        elif token.pos_ != "PRON":
            yield Participant(name=told.text, text=told.text, span=span, country=country)

    def _owner(self, token: Token) -> str | None:
        """The state whose a thing is: "son ambassadeur" is that of the state that does it, "leurs" of none of several."""
        owned = any(child.lower_ in words("grammar", "owners") for child in token.lefts)
        verb = next((word for word in token.ancestors if word.pos_ == "VERB"), None)
        is_main = verb is not None and verb.dep_ in ("ROOT", "acl:relcl", "conj")
        subject = subject_of(verb) if owned and verb is not None and is_main else None
        if subject is None or subject is token or len(coordinated(subject)) > 1 or self._at.get(subject.i) is None:
            return None
        found = self._at[subject.i]
        return found.name if found.kind == "country" and found.form in _NAMES else None

    def _fits(self, token: Token, name: str) -> bool:
        actor, lemma = self.actor(token), token.lemma_.lower()
        is_person = actor is not None and actor.kind == "person"
        match name:
            case "person":
                return is_person
            case "people":
                is_counted = token.pos_ == "NUM" or (token.pos_ == "PRON" and token.lower_ not in ("se", "y", "en"))
                return is_person or is_counted or self.english(token) is not None
            case "pronoun":
                return token.pos_ == "PRON"
            case "place":
                return actor is not None and actor.kind == "country"
            case "state_people":
                own = self._at.get(token.i)
                is_theirs = own is not None and own.form == "demonym" and token.pos_ != "ADJ"
                return is_theirs or (lemma in lemmas_of("nationals") and self.country(token) is not None)
            case "staff":
                beside = {word.lemma_.lower() for word in token.subtree} & (lemmas_of("mission") | _ORDINALS)
                return lemma in lemmas_of("staff") and bool(beside)
            case "diplomats":
                return lemma in lemmas_of(name) or self._is_diplomat(actor)
            case _:
                return lemma in lemmas_of(name)

    def _is_diplomat(self, actor: ActorMention | None) -> bool:
        """Whether what the article says that somebody is makes a diplomat of them."""
        said = {word.lower() for role in (actor.roles if actor is not None else ()) for word in role.value.split()}
        return bool(said & lemmas_of("diplomats"))

    def _counted(self, token: Token) -> CountedPeople:
        actor = self.actor(token)
        if actor is not None and actor.kind == "person":
            return CountedPeople(1, self._plural(token))
        before = [child for child in token.lefts if child.dep_ in ("advmod", "amod", "case", "det", "nummod", "dep")]
        near = {word.lower_ for child in before for word in child.subtree} | {token.lemma_.lower()}
        if near & words("grammar", "inexact"):
            counted = next((child for child in under(token, "nmod")), token)
            return CountedPeople(None, self._plural(counted), True)
        numeral = next((child for child in token.lefts if child.dep_ == "nummod" or child.pos_ == "NUM"), None)
        if numeral is None and token.pos_ == "NUM":
            numeral = token
        if numeral is not None:
            number = number_of(token.doc[numeral.i : max(numeral.i + 1, token.i)].text, _LANGUAGE)
            number = number_of(numeral.text, _LANGUAGE) if number is None else number  # "trois jeunes soldats"
            return CountedPeople(number, self._plural(token), number is None)
        is_one = any(child.lower_ in words("grammar", "of_one") for child in token.lefts) and self.english(token)
        return CountedPeople(1 if is_one else None, self._plural(token))

    def _plural(self, token: Token) -> str | None:
        english = self.english(token)
        return plural(english) if english else None

    def english(self, token: Token) -> str | None:
        """The English noun for the people whom a phrase means; None where no table has all of it.

        Those who work for a mission may be of any state: "employés de l'ambassade de France" are embassy employees.
        """
        english, missions = table("bodies")["staff"].get(token.lemma_.lower()), table("bodies")["missions"]
        theirs = [
            missions.get(one.lemma_.lower()) for child in under(token, "conj", "nmod") for one in coordinated(child)
        ]
        if english and any(theirs):
            return f"{theirs[0]} {english}" if len(theirs) == 1 else english
        return self._noun(token)

    def _noun(self, token: Token) -> str | None:
        said = [token.lower_.replace("’", "'")]
        after = [child.lower_ for child in token.rights if child.dep_ == "amod"]
        before = [child.lower_ for child in token.lefts if child.dep_ == "amod"]
        for tried in ([*said, *after[:1]], [*before[-1:], *said], said):
            pieces = [piece for piece, _, _ in french_pieces(" ".join(tried))]
            found = [
                meaning for first, last, meaning in french_nouns().all(pieces) if (first, last) == (0, len(pieces))
            ]
            if found:
                return found[0].english
        return None


def _says_who(child: Token) -> bool:
    """Whether what hangs on a noun says who is meant, and neither what they do nor what for."""
    if child.dep_ in _INNER:
        return False
    return preposition_of(child) in ("", "de", "à")
