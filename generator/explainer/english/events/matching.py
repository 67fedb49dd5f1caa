"""A lexicon's pattern held against the words around a trigger."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...lexicon.event_patterns import Element, Pattern, Slot
from ...person_nouns import is_person
from ..syntax.antecedents import is_unnamed, possible_antecedents
from ..syntax.grammar import companions, counted_noun, describing, key, under
from ..syntax.phrases import phrase
from ..syntax.subjects import objects, surface_subject
from ..syntax.verbs import is_finite
from ..vocabulary import words
from .entity_linking import EntityLinker
from .frames import Frame

if TYPE_CHECKING:
    from ...parsed.tokens import Token

__all__ = ["Match", "match"]


_PEOPLE = frozenset({"nationals", "person"})
_SIDES = frozenset({"against", "both", "by"})
_UNDERGOING = frozenset({"dobj", "nsubjpass", "pobj"})


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern that fits, with what fills it."""

    type: str
    """The event type; empty for what is no event."""
    pattern: Pattern
    frame: Frame
    roles: dict[str, tuple[Token, ...]]
    """The heads of the phrases that fill each role, those that only had to be there included."""
    introduced: dict[str, str]
    """What introduces a role's words: ``to`` or ``that``."""
    consumed: frozenset[int]
    """Indexes of the words that the pattern itself asked for: they tell no event of their own."""
    infinitive: Token | None = None
    """The verb of the infinitive that the pattern asked for ("leave" in "ordered to leave")."""


def match(type: str, pattern: Pattern, frame: Frame, linker: EntityLinker) -> Match | None:
    """How ``pattern`` fits ``frame``; None where it does not."""
    if frame.name == "passive" and pattern.subject.role == "by" and not pattern.has_object:
        return None
    if not _may_fit(pattern, frame):
        return None
    fitting = _Fitting(frame, linker, noun=frame.name == "noun")
    for element in pattern.elements:
        if not fitting.take(element, pattern) and not element.optional:
            return None
    if not fitting.take_subject(pattern.subject):
        return None
    return Match(
        type, pattern, frame, fitting.roles, fitting.introduced, frozenset(fitting.consumed), fitting.infinitive
    )


def _may_fit(pattern: Pattern, frame: Frame) -> bool:
    """Whether all is there that a pattern must have, whoever and whatever it is: most patterns fail already here."""
    if pattern.needed_objects > bool(frame.object) + bool(frame.recipient):
        return False
    if pattern.needs_subject and not frame.subject and frame.name != "noun":
        return False
    if frame.particles - pattern.words:
        return False
    prepositions, words, infinitives = pattern.needed_prepositions, pattern.needed_words, pattern.needed_infinitives
    if infinitives and any(map(frame.infinitive_words.isdisjoint, infinitives)):
        return False
    if prepositions and any(map(frame.prepositions.isdisjoint, prepositions)):
        return False
    return not (words and any(map(frame.words.isdisjoint, words)))


class _Fitting:
    """What has been filled so far."""

    def __init__(self, frame: Frame, linker: EntityLinker, *, noun: bool) -> None:
        self.frame, self.linker, self.noun = frame, linker, noun
        self.roles: dict[str, tuple[Token, ...]] = {}
        self.introduced: dict[str, str] = {}
        self.consumed: set[int] = set()
        self.infinitive: Token | None = None

    def take(self, element: Element, pattern: Pattern) -> bool:
        """Whether an element is there; what fills it is kept."""
        if element.how == "word":
            return bool(element.words & self.frame.words)
        if element.how == "infinitive":
            return self._take_infinitive(element)
        if (slot := element.slot) is None:
            return False
        if element.how == "clause":
            return self._take_clause(element, slot)
        if element.how == "preposition":
            return self._take_prepositional(element, slot, own_subject=not pattern.asks_only_for_doer)
        if element.how == "infinitive's object":
            return self.infinitive is not None and self._fill(slot, objects(self.infinitive), consume=True)
        return self._take_object(element, slot, two=pattern.has_two_objects)

    def take_subject(self, slot: Slot) -> bool:
        """Whether the subject fits its slot; a pattern's own subject must be there, who does it need not."""
        if self.noun and not self.frame.subject:
            spare = [t for t in (*self.frame.object, *self.frame.before) if t.i not in self._filled()]
            found = [t for t in spare if self.linker.mention(t) is not None and self.linker.country(t)]
            subject = tuple(found)
        else:
            subject = self.frame.subject
        if slot.role == "by" and slot.open:
            if subject:
                self.roles.setdefault("by", subject)
            return True
        return self._fill(slot, subject, consume=slot.role == "what")

    def _take_object(self, element: Element, slot: Slot, *, two: bool) -> bool:
        frame = self.frame
        if two and element.how != "second":
            return self._fill(slot, frame.recipient, consume=True)
        if self._fill(slot, frame.object, consume=True):
            return True
        if element.how == "second" or self.noun or frame.object:
            return False
        # "ordered the two envoys, who …, out": an object that the parser made a clause's subject
        return self._fill(slot, frame.recipient, consume=True)

    def _take_prepositional(self, element: Element, slot: Slot, *, own_subject: bool) -> bool:
        """Whether a preposition introduces what fills a slot, or "to" an infinitive, or a noun's owner what "of" would."""
        near = (*self.frame.obliques, *(self.frame.subject_obliques if own_subject else ()))
        phrases = _coordinated([(p, t) for p, t in near if p in element.words])
        for preposition, tokens in self._likeliest(slot, phrases):
            is_free = not self._filled() & {t.i for t in tokens}
            if is_free and self._fill(slot, tokens, consume=slot.role not in _SIDES):
                if preposition == "to" and slot.role == "what":
                    self.introduced[slot.role] = preposition
                return True
        if "to" in element.words and slot.open and (verb := self._open_infinitive()) is not None:
            self.roles[slot.role] = (verb,)
            self.introduced[slot.role] = "to"
            return True
        return self.noun and "of" in element.words and self._take_owner(slot)

    def _likeliest(self, slot: Slot, phrases: list[tuple[str, list[Token]]]) -> list[tuple[str, list[Token]]]:
        """The phrases that may fill a slot, the likeliest first; one that asks for nothing would take any."""
        if not slot.open:
            return phrases
        if slot.role == "what" and self.frame.object:  # "offered asylum to" is no "offered to"
            return [phrase for phrase in phrases if phrase[0] != "to"]
        if slot.role in ("against", "both"):  # whoever is named comes first
            phrases = sorted(phrases, key=lambda phrase: not any(map(self._is_actor, phrase[1])))
        if slot.role in _SIDES:  # not "in protest", "at dawn"
            return [p for p in phrases if p[0] not in ("in", "at") or any(map(self._is_actor, p[1]))]
        return phrases

    def _take_owner(self, slot: Slot) -> bool:
        """What a noun's "of" would introduce, where its owner or a noun before it does ("her expulsion")."""
        before = [t for t in self.frame.before if not slot.open or (t.pos_ == "NOUN" and self._is_actor(t))]
        if self._fill(slot, before):
            return True
        whole = self.frame.subject or not slot.open or all(self._is_person(t) for t in self.frame.object)
        return bool(whole) and self._fill(slot, self.frame.object)

    def _is_actor(self, token: Token) -> bool:
        return bool(self.linker.kinds(token)) or self.linker.country(token) is not None or self.linker.is_organ(token)

    def _is_person(self, token: Token) -> bool:
        return "person" in self.linker.kinds(token)

    def _take_infinitive(self, element: Element) -> bool:
        for verb in self.frame.infinitives:
            if key(verb) in element.words and not under(verb, "neg") and not is_finite(verb):
                self.infinitive = verb
                self.consumed.add(verb.i)
                return True
        return False

    def _take_clause(self, element: Element, slot: Slot) -> bool:
        verb = self.frame.clause
        if verb is None or (element.words and not any(key(c) in element.words for c in under(verb, "aux"))):
            return False
        subject = surface_subject(verb)
        if slot.role != "what" and subject and not self._fill(slot, subject):
            return False
        self.roles["what"] = (verb,)
        self.introduced["what"] = "that"
        return True

    def _open_infinitive(self) -> Token | None:
        to = [v for v in self.frame.infinitives if any(c.tag_ == "TO" for c in v.lefts)]
        return to[0] if to else None

    def _fill(self, slot: Slot, tokens: Sequence[Token], *, consume: bool = False) -> bool:
        """Whether one of the phrases fills a slot; those that do are kept, with who shares their lot.

        :param consume: whether they are words that the pattern asked for and tell nothing of their own.
        """
        fitting = tuple([found for t in tokens if (found := self._filler(slot, t)) is not None]) if tokens else ()
        if not fitting:
            return False
        if slot.role == "against":
            fitting += tuple(t for t in self._companions(slot, tokens[-1]) if t not in fitting)
        fitting += tuple(t for t in tokens if t.i > fitting[0].i and t not in fitting and _is_theirs(t))
        self.roles[slot.role] = (*self.roles.get(slot.role, ()), *fitting)
        if consume and not slot.open:
            self.consumed |= {t.i for t in fitting}
        return True

    def _companions(self, slot: Slot, token: Token) -> Iterator[Token]:
        """The people told of beside somebody who are of their lot or of the kind that the slot asks for."""
        for companion in companions(token):
            is_people = not self.linker.nature(counted_noun(companion)).kinds.isdisjoint(_PEOPLE)
            if is_people and (_is_theirs(companion) or self._filler(slot, companion)):
                yield companion

    def _filler(self, slot: Slot, token: Token) -> Token | None:
        """The phrase that fills a slot: this one, or the first that fits of those that a pronoun may stand for."""
        if slot.open:
            return token if _may_fill(slot, token) else None
        if self._suits(slot, token):
            return token
        if _is_ellipsis(token):
            return token if self._is_told_before(slot, token) else None
        if token.pos_ != "PRON":
            return self._of_phrase(slot, token)
        if token.tag_ not in ("PRP", "WP", "WDT", "DT"):
            return token if "unnamed" in slot.kinds and is_unnamed(token) else None  # "anybody"
        return self._of_pronoun(slot, token)

    def _is_told_before(self, slot: Slot, ellipsis: Token) -> bool:
        """Whether the noun that is left out stands before: "expelled the German envoy, and Berlin expelled Chad's"."""
        earlier = ellipsis.doc[ellipsis.sent.start : ellipsis.i]
        nouns = (t for t in earlier if t.pos_ == "NOUN" and t.dep_ in _UNDERGOING)
        return any(self._is_one(slot, noun, noun) for noun in nouns)

    def _of_phrase(self, slot: Slot, token: Token) -> Token | None:
        """A phrase that fits for what it was found to mean ("the two" for two envoys), or the noun above it that fits."""
        meant = self.linker.meant(token)
        if meant != token and any(self._is_one(slot, word, meant) for word in self.linker.counting_chain(meant)):
            return token
        return self._relative_head(slot, token)

    def _of_pronoun(self, slot: Slot, pronoun: Token) -> Token | None:
        """The antecedent that fits; the pronoun itself where it can only mean people of whom nothing more is told."""
        antecedents = self._antecedents(pronoun)
        fitting = next((noun for noun in antecedents if self._suits(slot, noun)), None)
        if counted_noun(pronoun) != pronoun:  # "some of their colleagues" are no people told before
            return pronoun if fitting is not None else None
        if fitting is not None or "unnamed" not in slot.kinds:
            return fitting
        is_known = any(is_person(key(noun)) for noun in antecedents) or self._is_a_body(pronoun, antecedents)
        return None if is_known else pronoun

    def _antecedents(self, pronoun: Token) -> list[Token]:
        """What a pronoun may stand for; the group that it was found to mean, as a whole, comes first."""
        found, actor = list(possible_antecedents(pronoun)), self.linker.mention(pronoun)
        if actor is not None and actor.kind == "group":  # "four envoys, among them X and Y … They": not X and Y alone
            found.sort(key=lambda noun: phrase(noun).text != actor.name)
        return found

    def _is_a_body(self, pronoun: Token, antecedents: Sequence[Token]) -> bool:
        """Whether a pronoun can only mean a state or a body: "Chad and Togo said that they were quitting the court"."""
        if pronoun.lower_ in words("grammar", "thing_pronouns"):
            return True
        kinds = [self.linker.kinds(noun) for noun in antecedents]
        return bool(kinds) and all(k and "person" not in k for k in kinds)

    def _relative_head(self, slot: Slot, token: Token) -> Token | None:
        """For "an accord on border traffic, which it signed": the noun further up that fits, if the nearest does not."""
        if self.frame.head.dep_ != "relcl" or self.frame.head.head != token or token.dep_ != "pobj":
            return None
        up = token.head.head
        return up if up.pos_ in ("NOUN", "PROPN") and self._suits(slot, up) else None

    def _suits(self, slot: Slot, noun: Token) -> bool:
        named = not slot.kinds.isdisjoint(self.linker.kinds(noun))
        return named or any(self._is_one(slot, word, noun) for word in self.linker.counting_chain(noun))

    def _is_one(self, slot: Slot, word: Token, token: Token) -> bool:
        nature = self.linker.nature(word)
        if not (slot.lemmas.isdisjoint(nature.lemmas) and slot.kinds.isdisjoint(nature.kinds)):
            return True
        return bool(slot.qualified) and any(self._is_qualified(slot, one, token) for one in (word, *describing(word)))

    def _is_qualified(self, slot: Slot, word: Token, token: Token) -> bool:
        wanted = slot.qualified.get(key(word))
        if wanted is None:
            return False
        near = {
            key(t)
            for link in self.linker.counting_chain(token)
            for t in link.subtree
            if t.dep_ not in ("relcl", "advcl")
        }
        near |= {key(t) for t in word.subtree}
        if "country" in wanted and self.linker.country(self.linker.meant(token)) is not None:
            return True
        if "organisation" in wanted and self.linker.side(token) is not None:
            return True
        return not wanted.isdisjoint(near)

    def _filled(self) -> set[int]:
        return {t.i for tokens in self.roles.values() for t in tokens}


def _coordinated(obliques: Sequence[tuple[str, Token]]) -> list[tuple[str, list[Token]]]:
    """What prepositions introduce, coordinated nouns under one: "with Chad and Togo"."""
    found: list[tuple[str, list[Token]]] = []
    for preposition, token in obliques:
        if found and found[-1][0] == preposition and token in found[-1][1][0].conjuncts:
            found[-1][1].append(token)
        else:
            found.append((preposition, [token]))
    return found


def _is_ellipsis(token: Token) -> bool:
    """Whether a noun is left out that was told before: "Chad's" for Chad's envoy, "its own"."""
    return any(c.tag_ == "POS" for c in token.rights) or (token.lower_ == "own" and bool(under(token, "poss")))


def _may_fill(slot: Slot, token: Token) -> bool:
    """Whether a phrase can fill a slot that asks for nothing: no time, and for an actor's role no verb."""
    if slot.role.startswith("_"):
        return True
    if token.ent_type_ in ("DATE", "TIME") and token.pos_ in ("NOUN", "PROPN", "NUM", "ADJ") and token.tag_ != "NNPS":
        return False
    return slot.role == "what" or token.pos_ not in ("VERB", "AUX", "ADV")


def _is_theirs(token: Token) -> bool:
    """Whether a coordinated noun belongs to the one before it: "the consul and his deputy"."""
    return any(
        t.tag_ == "PRP$" for t in (*token.doc[max(0, token.left_edge.i - 1) : token.i], *counted_noun(token).lefts)
    )
