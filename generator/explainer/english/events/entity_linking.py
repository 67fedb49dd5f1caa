"""Who is meant by the words that fill an event's roles: the article's actors, looked up by token."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from ...countries import Country, load_countries, there_in
from ...model import ActorKind
from ...parsed.parsed_blocks import Passage
from ...person_nouns import is_person
from ...readers.reading import ActorMention, Participant
from ..quantities import counted
from ..syntax.affiliation import affiliations, first_of_affiliations
from ..syntax.antecedents import agrees, is_anaphoric, is_unnamed, possible_antecedents
from ..syntax.grammar import coordinated, counted_noun, counting_chain, describing, key, under
from ..syntax.phrases import between_semicolons, phrase
from ..syntax.subjects import surface_subject
from ..vocabulary import words

if TYPE_CHECKING:
    from ...parsed.tokens import Doc, Token

__all__ = ["EntityLinker", "Nature"]

_WITHIN = frozenset({"amod", "compound", "nmod", "poss"})


@dataclass(frozen=True, slots=True)
class Nature:
    """What a word is, in the terms in which a pattern's slot asks for its phrase."""

    kinds: frozenset[str]
    """The kinds of whom it means, of those in ``event_patterns.KINDS`` that need not be named."""
    lemmas: frozenset[str]
    """Its own, those of the nouns that describe whom it names, and what the article says that they are."""


class EntityLinker:
    """Links the words of an article to its actors, and says of any phrase who or what is meant by it."""

    def __init__(
        self,
        passages: Sequence[Passage],
        actors: Sequence[ActorMention],
        organs: frozenset[str],
        people: frozenset[str],
        forces: frozenset[str],
        year: int | None = None,
    ) -> None:
        """
        :param organs: lemmas of what acts for its state, such as ``ministry`` and ``authority``.
        :param forces: those of them that are not of the country that they are in.
        :param people: lemmas of people who may be told of again by another of them ("staff", then "the officials").
        :param year: of the article, where it is known.
        """
        self._passages: dict[Doc, Passage] = {passage.doc: passage for passage in passages}
        self._actors = sorted(actors, key=lambda actor: (actor.span.start, actor.span.end))
        self._organs = organs
        self._people = people
        self._forces = forces
        self._year = year
        self._roles = _role_nouns(actors)
        self._states = {actor.name for actor in actors if actor.kind == "country"}
        # each word is asked about by many patterns
        self.meant = cache(self._meant)
        """The noun that a pronoun or a bare definite phrase stands for, where the sentences around show it; else itself."""
        self.participants = cache(self._participants)
        """Who is meant by the phrase with this head: several for "French and Chadian officials"."""
        self._country = cache(self._belongs)
        self.mention = _by_word(self._actors, passages).get
        """The actor whose naming ends on, or else holds, a word; the longest where several do."""
        self.kinds = cache(self._kinds)
        """The kinds of actor that the phrase with this head names, and ``place`` where the name is one's."""
        self.nature = cache(self._nature)
        """What a word is, whatever the phrase around it says."""
        self.counting_chain = cache(counting_chain)
        """A noun and what it counts."""
        self.counted = cache(counted)
        """How many people the phrase with this head counts."""

    def named(self, token: Token) -> ActorMention | None:
        """The actor that a phrase with this head names, not one that only stands in it ("Malian" in "Malian envoys")."""
        actor = self.mention(token)
        return None if actor is not None and actor.form == "demonym" and token.dep_ in _WITHIN else actor

    def country(self, token: Token, *, pronouns: bool = True, phrases: bool = True) -> str | None:
        """The country that those meant by a phrase belong to: named, by demonym, by owner or by "of" and "from".

        :param pronouns: whether an owner that is a pronoun ("its envoys") is followed.
        :param phrases: whether what "the envoys" was found to mean before counts.
        """
        return self._country(token, pronouns, phrases)

    def _belongs(self, token: Token, pronouns: bool, phrases: bool) -> str | None:
        inner_first = self.counting_chain(token)[::-1]
        own = (self.named(level) for level in inner_first)
        if (name := next((a.country or a.name for a in own if a is not None and _has_country(a)), None)) is not None:
            return name
        for level in inner_first:
            for word in affiliations(level, local=key(level) in self._organs and key(level) not in self._forces):
                if (found := self._country_named(word, pronouns=pronouns)) is not None:
                    return found
        meant = (self.named(level) for level in inner_first) if phrases else ()
        return next((actor.country or None for actor in meant if actor is not None), None)

    def _kinds(self, token: Token) -> frozenset[str]:
        kinds: set[str] = {
            actor.kind for level in self.counting_chain(token) if (actor := self.named(level)) is not None
        }
        if any(level.ent_type_ in ("GPE", "LOC", "FAC") for level in self.counting_chain(token)):
            kinds.add("place")
        return frozenset(kinds)

    def _nature(self, word: Token) -> Nature:
        found = {
            "nationals": self._is_national(word),
            "number": word.pos_ == "NUM" and is_unnamed(word),
            "somebody": self.is_somebody(word),
            "unnamed": (word.tag_ not in ("PRP", "WP", "WDT", "DT") and is_unnamed(word)) or self._is_unknown(word),
            "person": is_person(key(word)),
        }
        kinds = frozenset(kind for kind, is_one in found.items() if is_one)
        return Nature(kinds, self._roles_of(word).union(map(key, (word, *describing(word)))))

    def _is_national(self, token: Token) -> bool:
        """Whether a noun is a demonym and means people: "four Russians"."""
        actor = self.mention(token) if token.dep_ not in _WITHIN else None
        return actor is not None and bool(load_countries().of_people(actor.text))

    def is_somebody(self, token: Token) -> bool:
        """Whether a noun or pronoun can mean people or a body of people, not a thing."""
        if self.named(token) is not None or token.ent_type_ in ("PERSON", "NORP", "ORG", "GPE"):
            return True
        return is_unnamed(token) or key(token) in self._organs or key(token) in self._forces or is_person(key(token))

    def _is_unknown(self, token: Token) -> bool:
        """Whether a person is named of whom the article does not say what they are."""
        actor = self.named(token)
        if actor is None or actor.kind != "person" or self._roles_of(token):
            return False
        return not any(is_person(key(noun)) for noun in describing(token))

    def _roles_of(self, token: Token) -> frozenset[str]:
        """The last words of what the article says that an actor is: ``ambassador``."""
        actor = self.named(token)
        return self._roles.get(actor.name, frozenset()) if actor is not None else frozenset()

    def is_private(self, token: Token) -> bool:
        """Whether a phrase means people who act for themselves and not for a state: "three Swedes", "a Danish man"."""
        noun = counted_noun(token)
        some = any(c.dep_ == "nummod" or c.lower_ in ("a", "an", "some") for c in token.lefts)
        return key(noun) in words("person_nouns", "private") or (some and self._is_national(noun))

    def side(self, token: Token) -> str | None:
        """The country, or else the organisation, whose people a phrase means."""
        return self.country(token) or self.body(token)

    def body(self, token: Token) -> str | None:
        """The organisation whose people a phrase means."""
        return next((actor.name for actor in self._bodies(token)), None)

    def _bodies(self, token: Token) -> Iterator[ActorMention]:
        for level in self.counting_chain(token):
            for word in affiliations(level, local=False):
                actor = self.mention(word)
                if actor is not None and actor.kind == "organisation":
                    yield actor

    def is_organ(self, token: Token) -> bool:
        """Whether a phrase's head is a body that acts for its state, such as "authorities"."""
        return key(counted_noun(token)) in self._organs

    def may_act(self, token: Token) -> bool:
        """Whether a name may be that of somebody who acts for a state: a minister, or somebody of whom nothing is told."""
        told = {lemma for lemma in self.nature(token).lemmas - {key(token)} if is_person(lemma)}
        return not told or bool(told & (self._organs | self._people))

    def _participants(self, token: Token) -> Sequence[Participant]:
        meant = self.meant(token)
        shared = self._shared_by(meant if token.pos_ == "PRON" else token)
        if len(shared) > 1:
            return [self._of_demonym(token, meant, word, country) for word, country in shared]
        together = self._coordinated_antecedents(token, meant)
        if len(together) > 1 and all(self.kinds(noun) for noun in together):  # "Chad and Togo said that they …"
            said = self._participant(token, "")
            return [replace(p, text=said.text, span=said.span) for noun in together for p in self.participants(noun)]
        return [self._one_meant(token, meant)]

    def _one_meant(self, token: Token, meant: Token) -> Participant:
        """Who is meant by a phrase that means one: an actor, a state by its organ, a body by its people, or its words."""
        country, actor = self.country(meant), self._actor(meant)
        if actor is not None:
            belongs = country or actor.country if actor.form == "phrase" else actor.country or country
            return self._participant(token, actor.name, actor.kind, belongs)
        if country and self.is_organ(meant):
            return self._participant(token, country, "country", country)
        if not country and (body := next(self._bodies(meant), None)) is not None and _is_of(meant):
            return self._participant(token, body.name, body.kind)
        return self._participant(token, phrase(meant).text, None, country)

    def _of_demonym(self, token: Token, meant: Token, demonym: str, country: str) -> Participant:
        """Those of one country, of a phrase that is said of several: "French officials", or France for its authorities."""
        if self.is_organ(meant):
            return self._participant(token, country, "country", country)
        return self._participant(token, f"{demonym} {phrase(counted_noun(meant))[-1].text}", None, country)

    def _participant(
        self, token: Token, name: str, kind: ActorKind | None = None, country: str | None = None
    ) -> Participant:
        """Somebody who is called by the phrase with this head."""
        span = phrase(token)
        place = self._passages[token.doc].span(span)
        return Participant(name=name, text=span.text, span=place, kind=kind, country=country)

    def _coordinated_antecedents(self, token: Token, meant: Token) -> list[Token]:
        """Those whom "they" means, with who is joined to them."""
        stands_for = meant != token and token.lower_ in words("grammar", "plural_pronouns")
        return coordinated(meant) if stands_for else []

    def _meant(self, token: Token) -> Token:
        if token.pos_ == "PRON":
            return self._antecedent(token) if token.tag_ in ("PRP", "PRP$", "DT") else token
        if self.country(token) or self.mention(token) is not None:
            return token
        if token.tag_ in ("PRP", "DT"):
            return next(possible_antecedents(token), token)
        if is_anaphoric(token):
            again = {key(token)} | (self._people if key(token) in self._people else set())
            return next((n for n in possible_antecedents(token) if self._is_told_of_again(n, again)), token)
        return token

    def _antecedent(self, pronoun: Token) -> Token:
        """The noun that a pronoun stands for: who says it, who the actors' reader found, or the likeliest noun before."""
        known = self.mention(pronoun) is not None
        if not known and (speaker := self._speaker(pronoun)) is not None:
            return speaker
        if self.country(pronoun):
            return pronoun
        if known:  # somebody is meant, and perhaps said more of
            return next((n for n in possible_antecedents(pronoun) if self.country(n, pronouns=False)), pronoun)
        if pronoun.tag_ in ("PRP", "DT"):
            return next(possible_antecedents(pronoun), pronoun)
        return pronoun

    def place_country(self, token: Token) -> str | None:
        """The country that a place is, or is the capital of; None where it is several or none."""
        if (found := self.country(token)) is not None:
            return found
        name = phrase(token).text
        known: Sequence[Country] = load_countries().named(name) or load_countries().seated_in(name)
        if len(known) > 1:  # of a seat of two states the one that the article speaks of, or that there was then
            known = [c for c in known if c.name in self._states] or there_in(known, self._year)
        return known[0].name if len(known) == 1 else None

    def other_country(self, token: Token, known: set[str]) -> str | None:
        """The one country besides those known that a sentence names, up to its semicolons; None for none or several."""
        named = {
            a.name
            for word in between_semicolons(token)
            if (a := self.mention(word)) is not None and a.kind == "country"
        }
        others = named - known
        return others.pop() if len(others) == 1 else None

    def tokens_of(self, name: str) -> Iterator[Token]:
        """The last word of each place where an actor is called by a name, in order."""
        for actor in self._actors:
            if actor.name == name and actor.form in ("name", "short"):
                for passage in self._passages.values():
                    span = passage.doc.char_span(actor.span.start - passage.start, actor.span.end - passage.start)
                    if span is not None and passage.start <= actor.span.start:
                        yield span.root
                        break

    def _actor(self, noun: Token) -> ActorMention | None:
        """The actor that a phrase names, with its head or after it: "an opposition leader, X"."""
        own = next((a for level in self.counting_chain(noun) if (a := self.named(level)) is not None), None)
        above = [noun.head] if noun.dep_ == "appos" and is_person(key(noun)) else []  # "X, an activist who …"
        beside = (self.named(c) for c in (*above, *under(noun, "appos")) if c.ent_type_ == "PERSON")
        return own or next((a for a in beside if a is not None and a.kind == "person"), None)

    def _speaker(self, pronoun: Token) -> Token | None:
        """For the subject of what somebody says, that somebody: "Rome said that it …"."""
        clause = pronoun.head
        if pronoun.dep_ not in ("nsubj", "nsubjpass") or clause.dep_ != "ccomp":
            return None
        return next((n for n in surface_subject(clause.head) if n.i < pronoun.i and agrees(pronoun, n)), None)

    def _is_told_of_again(self, noun: Token, lemmas: set[str]) -> bool:
        return key(counted_noun(noun)) in lemmas and self.country(noun, pronouns=False) is not None

    def _country_named(self, word: Token, *, pronouns: bool) -> str | None:
        actor = self.mention(word)
        known = load_countries().of_people(word.text) if word.dep_ == "amod" else ()
        if len(known) == 1 and (actor is None or actor.form == "phrase"):
            return known[0].name  # "the Mexican ambassador", whose name is told elsewhere
        if actor is not None:
            return actor.name if actor.kind == "country" else actor.country
        if word.tag_ == "PRP$" and pronouns:
            owner = next((n for n in possible_antecedents(word) if not n.is_ancestor(word)), None)
            return self.country(owner, pronouns=False) if owner is not None else None
        return None

    def _shared_by(self, token: Token) -> list[tuple[str, str]]:
        """The demonyms, with their countries, of which one noun is said: "French and Chadian officials"."""
        first = first_of_affiliations(counted_noun(token))
        words = [first, *first.conjuncts] if first is not None else []
        found = [(w.text, a.name) for w in words if (a := self.mention(w)) is not None and a.kind == "country"]
        return found if len(found) == len(words) else []


def _role_nouns(actors: Sequence[ActorMention]) -> dict[str, frozenset[str]]:
    """By name, the last words of an actor's roles before any "of", "to" or "in"."""
    found: dict[str, set[str]] = {}
    for actor in actors:
        for role in actor.roles:
            head = re.split(r" (?:of|to|in|at|for) |,", role.value.lower())[0]
            found.setdefault(actor.name, set()).update(head.split()[-1:])
    return {name: frozenset(words) for name, words in found.items()}


def _by_word(actors: Iterable[ActorMention], passages: Sequence[Passage]) -> dict[Token, ActorMention]:
    """The longest naming that ends on each word, or else that holds it."""
    begins = [passage.start for passage in passages]
    holding: dict[Token, ActorMention] = {}
    ending: dict[Token, ActorMention] = {}
    for actor in sorted(actors, key=lambda actor: actor.span.end - actor.span.start):
        passage = passages[bisect_right(begins, actor.span.start) - 1]
        start, end = actor.span.start - passage.start, actor.span.end - passage.start
        touched = passage.doc.char_span(start, end, alignment_mode="expand") or ()
        inside = [word for word in touched if start <= word.idx and word.idx + len(word.text) <= end]
        holding |= dict.fromkeys(inside, actor)
        if inside and inside[-1].idx + len(inside[-1].text) == end:
            ending[inside[-1]] = actor
    return holding | ending


def _has_country(actor: ActorMention) -> bool:
    """Whether an actor, named and not only spoken of again, is a country or of one."""
    return actor.form != "phrase" and (bool(actor.country) or actor.kind == "country")


def _is_of(noun: Token) -> bool:
    """Whether a noun means people: "UN officials" are the UN's."""
    return is_person(key(counted_noun(noun)))
