"""Predicates with their arguments: a verb or a noun with what stands around it, which patterns are matched against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING

from ...person_nouns import is_person
from ..syntax.grammar import coordinated, key, noun_before_home, object_predicatives, owners, under
from ..syntax.subjects import agents, objects, surface_subject
from ..syntax.verbs import infinitives, is_finite, is_passive
from ..vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Collection

    from ...parsed.tokens import Token

__all__ = ["Frame", "noun_frame", "verb_frames"]

_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ"})
_DEPTH = 3
"""How deep in an object's phrase a preposition may stand ("part of an aid programme for Chad")."""


@dataclass(frozen=True)
class Frame:
    """A predicate with its arguments, as one reading of the sentence has them.

    What few patterns ask for is looked up when one does.
    """

    head: Token
    """The trigger."""
    name: str
    """What reading it is, such as ``active`` or ``passive``."""
    subject: tuple[Token, ...] = ()
    """Who does it, heads of phrases."""
    object: tuple[Token, ...] = ()
    """To whom or what."""
    recipient: tuple[Token, ...] = ()
    """The first of two objects."""
    before: tuple[Token, ...] = ()
    """For a noun: the adjectives and nouns before it ("the French suspension", "the embassy closure")."""

    @cached_property
    def obliques(self) -> tuple[tuple[str, Token], ...]:
        """Oblique arguments: each preposition with what it introduces, nearest first."""
        head, after = self.head, self.name != "active"
        objects = () if self.name == "noun" else [o for o in self.object if after or o.i > head.i]
        found = [*_obliques(head, 0), *(oblique for o in objects for oblique in _obliques(o, 1))]
        return tuple((preposition, token) for _, preposition, token in sorted(found, key=itemgetter(0)))

    @cached_property
    def subject_obliques(self) -> tuple[tuple[str, Token], ...]:
        """The same under the subject: "relations between Chad and Sudan"."""
        return tuple((preposition, token) for noun in self.subject for _, preposition, token in _obliques(noun, 1))

    @cached_property
    def prepositions(self) -> frozenset[str]:
        """All that introduce something; a noun's owner is as good as "of"."""
        return frozenset(p for p, _ in (*self.obliques, *self.subject_obliques)) | (
            {"of"} if self.name == "noun" else set()
        )

    @cached_property
    def particles(self) -> frozenset[str]:
        """The words that make another verb of a verb: "held up" tells nothing of what "held" tells."""
        if self.name == "noun":
            return frozenset()
        after = (c for c in under(self.head, "advmod") if c.i == self.head.i + 1)
        beside = (c for c in after if c.lower_ in words("grammar", "particles"))
        return frozenset(c.lower_ for c in (*under(self.head, "prt"), *beside))

    @cached_property
    def words(self) -> frozenset[str]:
        """Lemmas of particles, complements and objects."""
        if self.name == "noun":
            return frozenset(key(c) for c in self.head.children if c.dep_ != "prep") | _prepositional(self.head)
        return _words(self.head, self.object)

    @cached_property
    def infinitives(self) -> tuple[Token, ...]:
        """Verbs of the infinitives that depend on it."""
        return tuple(infinitives(self.head))

    @cached_property
    def infinitive_words(self) -> frozenset[str]:
        """Their lemmas."""
        return frozenset(map(key, self.infinitives))

    @cached_property
    def clause(self) -> Token | None:
        """The verb of the clause that is its object."""
        if self.name == "noun":
            found = (c for c in under(self.head, "acl", "ccomp", "relcl") if under(c, "mark") and is_finite(c))
        else:
            found = (c for c in _clauses(self.head) if is_finite(c) or under(c, "nsubj", "nsubjpass"))
        return next(found, None)


def verb_frames(verb: Token) -> Iterator[Frame]:
    """The readings of a verb, the parser's own first, then those that mend what it is known to get wrong."""
    return _passive_frames(verb) if is_passive(verb) else _active_frames(verb)


def _active_frames(verb: Token) -> Iterator[Frame]:
    subject = tuple(surface_subject(verb))
    direct = _named_in_phrase(verb, tuple(objects(verb)))
    times = _times(verb)
    direct, recipients = _given(verb, times) if times else (direct, _datives(verb))
    yield Frame(verb, "active", subject, direct, recipients)
    if recipients and times:
        yield Frame(verb, "active", subject, recipients)
    if not direct and subject and _may_be_reduced(verb):
        yield Frame(verb, "reduced relative", tuple(agents(verb)), subject)


def _passive_frames(verb: Token) -> Iterator[Frame]:
    subject = tuple(surface_subject(verb))
    direct = _named_in_phrase(verb, tuple(t for c in under(verb, "dobj") for t in coordinated(c)))
    times = _times(verb)
    direct, recipients = _given(verb, times) if times else (direct, _datives(verb))
    doers = tuple(agents(verb))
    patient = subject or ((verb.head,) if verb.dep_ in ("acl", "amod") else ())
    yield Frame(verb, "passive", doers, patient)
    if direct:  # "was given a note"
        yield Frame(verb, "passive", doers, direct, patient)
    if verb.dep_ == "acl" and verb.head.dep_ == "ROOT" and not doers:
        yield Frame(verb, "headless clause", (verb.head,), direct)
    if verb.dep_ == "conj" and verb.tag_ == "VBD":  # "was given two days and flew home"
        yield Frame(verb, "active", subject, direct, recipients)


def _datives(verb: Token) -> tuple[Token, ...]:
    """To whom, where no preposition says it: "gave the envoys a note"."""
    return tuple(t for c in under(verb, "dative") if c.pos_ != "ADP" for t in coordinated(c))


def _given(verb: Token, times: Sequence[Token]) -> tuple[tuple[Token, ...], tuple[Token, ...]]:
    """What is given and to whom, where it is a stretch of time: all else under the verb is whom it is given to."""
    others = (t for c in under(verb, "dobj", "dative", "pobj") if c not in times for t in coordinated(c))
    return tuple(times), tuple(dict.fromkeys(t for t in others if t.pos_ != "ADP"))


def noun_frame(noun: Token, light_verbs: Collection[str]) -> Frame:
    """A noun that tells of an event, with its owner or the subject of its light verb as who does it.

    :param light_verbs: lemmas of verbs that add nothing to the noun: "announced the arrest", "carried out a raid".
    """
    obliques = [(preposition, token) for _, preposition, token in _obliques(noun, 0)]
    has_object = any(preposition == "of" for preposition, _ in obliques)
    owner = tuple(owners(noun))
    does = tuple(token for preposition, token in obliques if preposition == "by")
    holder = (noun.head,) if noun.dep_ == "appos" and is_person(key(noun)) else ()  # "X, a winner of the prize"
    subject = does or holder or (owner if has_object else ()) or tuple(_light_subject(noun, light_verbs))
    before = tuple(c for c in under(noun, "compound", "amod", "nmod") if c.i < noun.i and c.pos_ in _NOMINAL)
    return Frame(noun, "noun", subject=subject, object=() if has_object else owner, before=before)


def _clauses(verb: Token) -> Iterator[Token]:
    """The clauses that may be a verb's object, one hung on a noun in between too: "demanded in a note that …"."""
    yield from under(verb, "ccomp")
    for noun in (o for p in under(verb, "prep") if p.i > verb.i for o in under(p, "pobj")):
        yield from (c for c in under(noun, "acl") if any(m.lower_ == "that" for m in under(c, "mark")))


def _times(verb: Token) -> list[Token]:
    """The stretch of time that a verb gives somebody ("gave them five days"), whatever the parser took it for."""
    if key(verb) not in words("grammar", "giving"):
        return []
    found = [c for c in under(verb, "dobj", "npadvmod") if key(c) in words("grammar", "terms")]
    return found[:1]


def _named_in_phrase(verb: Token, direct: tuple[Token, ...]) -> tuple[Token, ...]:
    """A verb's objects; for a fixed phrase taken for one, of whom it is said: "the Libyan chargé persona non grata"."""
    phrase = next(iter(object_predicatives(verb)), None)
    if phrase is None or (direct and phrase not in direct):
        return direct
    inside = [c for c in phrase.lefts if c.dep_ in ("compound", "nsubj", "nmod", "appos") and c.pos_ != "DET"]
    before = [t for t in phrase.conjuncts if t.i < phrase.i] if phrase.dep_ == "conj" else []
    return (*before, inside[-1]) if inside else direct


def _may_be_reduced(verb: Token) -> bool:
    """Whether an active verb without an object may be a participle after its noun, another verb being the sentence's.

    "The envoys ordered out have until Friday": the parser makes "ordered" the sentence's verb.
    """
    if verb.tag_ not in ("VBD", "VBN") or verb.dep_ == "relcl" or under(verb, "aux", "auxpass", "ccomp"):
        return False
    if verb.dep_ == "ROOT" and verb.sent[-1].text not in (".", "!", "?", "”", '"'):
        return True  # a headline: "Four envoys expelled from Lima"
    later = (t for t in verb.sent if t.i > verb.i and t.pos_ in ("VERB", "AUX"))
    return any(
        is_finite(t) and not any(c.dep_ == "nsubj" and verb.i < c.i and " " not in c.text for c in t.lefts)
        for t in later
    )


def _light_subject(noun: Token, light_verbs: Collection[str]) -> list[Token]:
    """Who does what a noun tells, where its verb is a light one: "announced the arrest", "the arrest was announced by"."""
    top = noun
    while top.dep_ == "conj" and top.head.pos_ in ("NOUN", "PROPN"):
        top = top.head
    verb = top.head
    if verb.pos_ != "VERB" or key(verb) not in light_verbs:
        return []
    if top.dep_ == "dobj":
        return surface_subject(verb)
    return agents(verb) if top.dep_ == "nsubjpass" else []


def _words(verb: Token, object: tuple[Token, ...]) -> frozenset[str]:
    """Lemmas of what stands under a verb and its object, with those of their prepositional and fixed phrases."""
    near = [*_under_verb(verb), *(c for o in object for c in under(o, "oprd", "appos", "acl", "advmod"))]
    compounds = {f"{key(c)}-{key(o)}" for o in near for c in under(o, "compound", "amod")}
    fixed = {key(phrase) for phrase in object_predicatives(verb)}
    return frozenset({key(token) for token in near} | compounds | fixed | _prepositional(verb, *object))


def _under_verb(verb: Token) -> Iterator[Token]:
    """Particles, complements, objects and auxiliaries, those of a verb's complement clause too."""
    yield from under(verb, "prt", "advmod", "acomp", "oprd", "attr", "dobj", "npadvmod", "prep", "appos", "aux")
    yield from (c for c in under(verb, "advcl") if c.pos_ == "ADJ")
    yield from (t for o in under(verb, "dobj") for t in under(o, "conj") if noun_before_home(t) is not None)
    for clause in under(verb, "xcomp", "ccomp"):
        yield from (clause, *under(clause, "attr", "acomp", "oprd", "advmod", "prt", "prep"))


def _prepositional(*tokens: Token) -> frozenset[str]:
    """What prepositions introduce right under these words, and the prepositions."""
    found = [p for token in tokens for p in under(token, "prep")]
    inner = [c for p in found for c in [*under(p, "pobj", "pcomp", "amod"), *under(p, "prep")]]
    return frozenset(key(token) for token in [*found, *inner])


def _obliques(token: Token, depth: int) -> Iterator[tuple[int, str, Token]]:
    """Prepositions with what they introduce, under a token and under what those introduce, and how deep they stand."""
    for clause in under(token, "advcl", "xcomp", "ccomp"):
        if any(c.lower_ == "for" for c in under(clause, "mark")):  # "gave 48 hours for the envoys to leave"
            yield from ((depth, "for", subject) for subject in under(clause, "nsubj"))
    prepositions = [c for c in under(token, "prep", "agent", "dative") if c.pos_ in ("ADP", "SCONJ", "ADV")]
    for preposition in prepositions:
        yield from ((depth, word, found) for word, found in _introduced(preposition))
    if depth < _DEPTH:
        for preposition in prepositions:
            if preposition.lower_ not in words("grammar", "reasons"):
                for member in _objects_of(preposition):
                    yield from _obliques(member, depth + 1)


def _introduced(preposition: Token) -> Iterator[tuple[str, Token]]:
    """What a preposition introduces, a gerund's subject after "for" too, and what one under it does ("out of Chad")."""
    for child in under(preposition, "pobj", "pcomp"):
        yield from ((preposition.lower_, t) for t in (coordinated(child) if child.dep_ == "pobj" else [child]))
        if child.dep_ == "pcomp" and preposition.lower_ == "for":
            yield from ((preposition.lower_, subject) for subject in under(child, "nsubj"))
    for inner in under(preposition, "prep"):
        yield from ((inner.lower_, t) for t in _objects_of(inner))


def _objects_of(preposition: Token) -> list[Token]:
    return [t for child in under(preposition, "pobj") for t in coordinated(child)]
