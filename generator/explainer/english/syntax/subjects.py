"""Who does what a verb tells, and to whom: through passives, relative clauses, control and coordination.

The parser's dependencies are taken as they are but for the mistakes it is known to make in news, which
are mended here and in ``grammar`` so that nobody else has to know them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...person_nouns import is_person
from ..vocabulary import words
from .grammar import coordinated, is_time, key, object_predicatives, owners, under
from .verbs import causative_verb, infinitives, is_finite, is_passive

if TYPE_CHECKING:
    from ...parsed.tokens import Token

__all__ = ["agents", "misattached_subject", "objects", "surface_subject"]

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BESIDE_A_NUMBER = ("each", "more")
_OBJECTS = frozenset({"dobj", "dative"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_DOERS = frozenset({"GPE", "ORG", "PERSON", "NORP"})
_DEPTH = 6
"""How far up a chain of verbs a subject is looked for."""


def surface_subject(verb: Token, depth: int = 0) -> list[Token]:
    """What looks like the subject, found through coordination, control and relative pronouns."""
    if own := _own_subjects(verb):
        return list(dict.fromkeys(noun for child in own for noun in _resolved(child, verb)))
    if (swallowed := misattached_subject(verb)) is not None:
        return coordinated(swallowed)
    if (clause := _clause_before(verb)) is not None:
        return surface_subject(clause, depth + 1)
    return _inherited_subject(verb, depth) if depth <= _DEPTH and verb.head != verb else []


def _own_subjects(verb: Token) -> list[Token]:
    """The subjects that the parser hung on a verb: two if a word joins them, else the one nearest to it."""
    own = under(verb, *_SUBJECTS)
    joined = own and any(child.i < verb.i for child in own[0].rights if child.dep_ == "cc")
    return own if joined else own[-1:]


def _clause_before(verb: Token) -> Token | None:
    """The participle after a subject that the parser took for the clause's verb: "diplomats accused of spying were detained"."""
    clauses = (c for c in under(verb, "csubj", "csubjpass", "ccomp") if c.tag_ in ("VBN", "VBD") and c.i < verb.i)
    return next((clause for clause in clauses if _subject_after(clause, verb) is None), None)


def _inherited_subject(verb: Token, depth: int) -> list[Token]:
    """The subject of a verb without one of its own, from what it is joined to, hangs on or modifies."""
    head, dep = verb.head, verb.dep_
    if dep == "conj" and head.pos_ in ("VERB", "AUX"):
        return surface_subject(head, depth + 1)
    if dep in ("xcomp", "ccomp") and not is_finite(verb):
        return _controller(head, depth)
    if dep == "advcl" and not is_finite(verb):
        return (agents(head) if is_passive(head) else []) or surface_subject(head, depth + 1)
    if dep == "pcomp":
        return _of_gerund(head, depth)
    return _of_modifier(verb, depth) if dep in ("acl", "relcl") else []


def misattached_subject(verb: Token) -> Token | None:
    """The subject that the parser made part of what stands before it.

    Of a date ("On Friday Chad expelled …"), or of who did what opens the sentence ("Expelled by Chad, the envoy left").
    """
    for child in verb.lefts:
        noun = _after_date(child, verb) if child.dep_ == "prep" else _after_participle(child, verb)
        if noun is not None:
            return noun
    return None


def _after_date(preposition: Token, verb: Token) -> Token | None:
    """The noun right before a verb that was made the head of a date: "Chad" in "On Friday Chad expelled …"."""
    dated = (n for n in under(preposition, "pobj") if not is_time(n) and any(map(is_time, under(n, "compound"))))
    return next((noun for noun in dated if noun.i + 1 == verb.i), None)


def _after_participle(clause: Token, verb: Token) -> Token | None:
    """The noun right before a verb that was joined to who did what the participle tells."""
    if clause.dep_ != "advcl" or not is_passive(clause):
        return None
    for noun in (t for t in clause.subtree if t.dep_ == "pobj" and t.head.lower_ == "by"):
        after = [] if under(noun, "cc") else under(noun, "conj", "appos")
        if after and after[-1].right_edge.i >= verb.i - 2:
            return after[-1]
    return None


def _subject_after(clause: Token, verb: Token) -> Token | None:
    """Another subject between a clause and a verb, whose the verb then is."""
    return next((c for c in verb.lefts if c.i > clause.i and c.dep_ in _SUBJECTS), None)


def agents(verb: Token, depth: int = 0) -> list[Token]:
    """Who does what a passive verb tells: what "by" introduces; two verbs joined by "and" share it."""
    if found := _own_agents(verb) or _agents_below(verb):
        return found
    joined = [c for c in verb.rights if c.dep_ == "conj" and is_passive(c)]
    if joined and depth < _DEPTH and not any(under(c, "nsubjpass") for c in joined):
        return agents(joined[0], depth + 1)
    above = causative_verb(verb)
    return surface_subject(above) if above is not None else []


def _own_agents(verb: Token) -> list[Token]:
    """What the "by" of a verb introduces, or that of what is said of its object: "declared persona non grata by Rome"."""
    children = (child for word in (verb, *object_predicatives(verb)) for child in word.children)
    for by in (c for c in children if c.dep_ == "agent" or (c.dep_ == "prep" and c.lower_ == "by")):
        nouns = (t for obj in under(by, "pobj") for t in _joined(obj))
        if found := [t for t in nouns if not is_time(t) and t.pos_ != "NUM"]:
            return found
    return []


def _agents_below(verb: Token) -> list[Token]:
    """Who is named by a "by" hung too low: "were given a week to go by Jordan", "shown the door by it"."""
    for below in (*infinitives(verb), *under(verb, "dobj")):
        for by in (child for child in under(below, "prep", "agent") if child.lower_ == "by"):
            if found := [t for obj in under(by, "pobj") for t in coordinated(obj) if t.ent_type_ in _DOERS]:
                return found
    return []


def _joined(noun: Token) -> list[Token]:
    """Coordinated nouns, if a word joins them: a comma alone sets another phrase off."""
    found = coordinated(noun)
    return found if any(under(t, "cc") for t in (noun, *noun.conjuncts, *found)) else [noun]


def objects(verb: Token) -> list[Token]:
    """To whom or what an active verb does it."""
    own = under(verb, "dobj")
    if own and own[0].lower_ not in _BESIDE_A_NUMBER:
        return _resolved(own[0], verb)
    if (alone := _bare_number(verb) or _as_many(verb)) is not None:
        return coordinated(alone)
    if (noun := _noun_read_as_verb(verb)) is not None:
        return [noun]
    if (subject := _subject_below(verb)) is not None:
        return _resolved(subject, subject.head)
    gap = _gap(verb)
    return coordinated(gap) if gap is not None else []


def _noun_read_as_verb(verb: Token) -> Token | None:
    """The object that the parser took for a verb: "attachés" in "ordered two attachés to leave"."""
    clauses = (c for c in under(verb, "ccomp", "xcomp") if c.tag_ != "VB" and is_person(key(c)))
    misread = next(clauses, None)
    return misread if misread is not None and under(misread, "nummod", "det", "amod", "poss") else None


def _subject_below(verb: Token) -> Token | None:
    """The object that was made the subject of a clause: "ordered two envoys out", "gave them a day to leave"."""
    clauses = (c for c in under(verb, "ccomp", "xcomp") if not is_finite(c))
    return next((subject for clause in clauses for subject in under(clause, *_SUBJECTS)), None)


def _bare_number(verb: Token) -> Token | None:
    """The object that is a number alone, which the parser may hang on the verb or on a word beside it: "expel two each"."""
    beside = (c for c in under(verb, "npadvmod", "dobj", "advmod") if c.lower_ in _BESIDE_A_NUMBER)
    return next((n for word in (verb, *beside) for n in under(word, "nummod") if n.i > verb.i), None)


def _as_many(verb: Token) -> Token | None:
    """The object of which only is said that it is as many as were told before: "expelled as many Poles"."""
    nouns = (n for c in under(verb, "prep") if c.i == verb.i + 1 and c.lower_ == "as" for n in under(c, "pobj"))
    return next((n for n in nouns if any(a.lower_ == "many" for a in n.lefts)), None)


def _resolved(noun: Token, verb: Token) -> list[Token]:
    """A noun with its coordinates; for a relative pronoun what it stands for."""
    if noun.tag_ in ("WP", "WDT") or (noun.lower_ in _RELATIVE and noun.dep_ != "det" and noun.pos_ == "PRON"):
        antecedent = _antecedent(verb)
        return coordinated(antecedent) if antecedent is not None else []
    return coordinated(noun)


def _antecedent(verb: Token) -> Token | None:
    """The noun that a relative clause is about."""
    for _ in range(_DEPTH):
        if verb.dep_ == "relcl":
            return _noun_meant(verb.head)
        if verb.dep_ not in ("xcomp", "ccomp", "conj", "advcl"):
            return None
        verb = verb.head
    return None


def _noun_meant(noun: Token) -> Token:
    """A noun; for a fixed phrase that a clause was hung on by mistake, the noun that the phrase is said of."""
    while " " in noun.text and noun.head != noun and noun.head.pos_ in ("ADP", "SCONJ", "NOUN", "PROPN"):
        noun = noun.head
    return noun if noun.pos_ not in ("ADP", "SCONJ") else noun.head


def _gap(verb: Token) -> Token | None:
    """The noun that a relative clause without an object of its own has for its object: "the envoys it expelled"."""
    bottom = verb
    for _ in range(_DEPTH):
        if verb.dep_ == "relcl":
            subject = under(verb, "nsubj", "nsubjpass")
            about_subject = subject and subject[0].tag_ in ("WP", "WDT")
            return None if (about_subject and verb == bottom) or not subject else _noun_meant(verb.head)
        if verb.dep_ not in ("xcomp", "ccomp"):
            return None
        verb = verb.head
    return None


def _controller(head: Token, depth: int) -> list[Token]:
    """The subject of an infinitive: the object of the verb above ("told them to leave"), or else its subject."""
    if head.pos_ == "ADJ" and head.dep_ in ("acomp", "oprd"):  # "it is willing to …"
        return surface_subject(head.head, depth + 1)
    if head.pos_ not in ("VERB", "AUX"):
        return owners(head) if head.pos_ == "NOUN" else []
    object = next((c for c in under(head, *_OBJECTS) if c.pos_ in ("NOUN", "PROPN", "PRON", "NUM")), None)
    if object is not None and key(head) not in words("grammar", "subject_control") and not is_time(object):
        return _resolved(object, head)
    return surface_subject(head, depth + 1)


def _of_gerund(preposition: Token, depth: int) -> list[Token]:
    """The subject of a verb after a preposition ("after expelling", "accused of plotting")."""
    above = preposition.head
    if above.pos_ in ("VERB", "AUX"):
        if preposition.lower_ in words("grammar", "object_gerunds"):
            objs = surface_subject(above, depth + 1) if is_passive(above) else objects(above)
            if objs:
                return objs
        return surface_subject(above, depth + 1)
    return owners(above) or _governing_subject(above, depth)


def _of_modifier(verb: Token, depth: int) -> list[Token]:
    """The subject of a clause that modifies a noun."""
    noun = verb.head
    if verb.tag_ == "VB" and is_time(noun):
        return _controller(noun.head, depth)
    if verb.tag_ == "VB" and any(child.tag_ == "TO" for child in verb.lefts):
        return owners(noun) or _governing_subject(noun, depth) or ([noun] if noun.ent_type_ in _DOERS else [])
    return coordinated(_noun_meant(noun))


def _governing_subject(noun: Token, depth: int) -> list[Token]:
    """The subject of the verb that a noun is the object of: "announced plans to …"."""
    while noun.dep_ in ("pobj", "prep", "conj") and noun.head != noun:
        noun = noun.head
    verb = noun.head if noun.pos_ not in ("VERB", "AUX") else noun
    if verb.pos_ not in ("VERB", "AUX") or noun.dep_ in _SUBJECTS:
        return []
    return (agents(verb) if is_passive(verb) else []) or surface_subject(verb, depth + 1)
