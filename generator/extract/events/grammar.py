"""What stands where in a parsed sentence: subjects, objects, owners, coordination.

The parser's dependencies are taken as they are but for the mistakes it is known to make in news, which
are mended here so that nobody else has to know them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...tables import table
from .people import is_person

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Token

__all__ = [
    "agents",
    "coordinated",
    "counted_noun",
    "describing",
    "infinitives",
    "is_finite",
    "is_passive",
    "key",
    "levels",
    "objects",
    "owners",
    "said_of",
    "surface_subject",
    "swallowed_subject",
    "under",
]

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "dative"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
_DOERS = frozenset({"GPE", "ORG", "PERSON", "NORP"})
_FIXED = "explainer_fixed_phrases"
_DEPTH = 6
"""How far up a chain of verbs a subject is looked for."""


def key(token: Token) -> str:
    """The lemma that the lexicon's words are compared with; a fixed phrase's words are joined by hyphens."""
    text = token.lower_
    if " " in text:
        return table("grammar")["fixed_phrases"].get(text.replace("’", "'"), text.replace(" ", "-"))
    lemma = token.lemma_.lower()
    lemma = lemma[:-1] if lemma.endswith("és") else lemma
    return table("grammar")["lemmas"].get(lemma, lemma)


def coordinated(token: Token) -> list[Token]:
    """A noun and those joined to it by "and" or a comma, left to right."""
    if token.lower_ in table("grammar")["adverbs_read_as_nouns"] and under(token, "compound"):
        return under(token, "compound")[-1:]  # "sent the ambassador and his staff home"
    found = [token]
    for child in token.rights:
        if child.dep_ == "appos" and token.ent_type_ == "PERSON":  # "X, the ambassador, and Y"
            found += [n for c in under(child, "conj") if c.ent_type_ == "PERSON" for n in coordinated(c)]
        listed = child.dep_ == "conj" or (child.dep_ == "appos" and _is_listed(child, token))
        if listed and child.pos_ in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"):
            found += coordinated(child)
    return found


def under(token: Token, *deps: str) -> list[Token]:
    """A token's children with one of these dependencies."""
    return [child for child in token.children if child.dep_ in deps]


def is_finite(verb: Token) -> bool:
    """Whether a verb stands in a clause of its own: in the past or present, or behind "will", "has" and the like."""
    return verb.tag_ in _FINITE or any(
        child.tag_ in _FINITE for child in verb.lefts if child.dep_ in ("aux", "auxpass")
    )


def is_passive(verb: Token) -> bool:
    """Whether what looks like the subject has it done to it."""
    if key(verb) in table("grammar")["never_passive"]:
        return False
    if any(child.dep_ in ("nsubjpass", "auxpass") for child in verb.children):
        return True
    if verb.tag_ not in ("VBN", "VBD", "JJ") or _has_aux(verb):
        return False
    if verb.dep_ in ("acl", "amod"):
        return verb.tag_ != "VBD" or not under(verb, "dobj")
    if verb.dep_ == "advcl":
        return verb.tag_ == "VBN" and not under(verb, "nsubj")
    return verb.dep_ == "conj" and not under(verb, "nsubj", "dobj") and is_passive(verb.head)


def surface_subject(verb: Token, depth: int = 0) -> list[Token]:
    """What looks like the subject, found through coordination, control and relative pronouns."""
    own = [child for child in verb.children if child.dep_ in _SUBJECTS]
    if own:
        both = own if any(child.dep_ == "cc" and child.i < verb.i for child in own[0].rights) else own[-1:]
        return list(dict.fromkeys(noun for child in both for noun in _resolved(child, verb)))
    if (swallowed := swallowed_subject(verb)) is not None:
        return coordinated(swallowed)
    for clause in under(verb, "csubj", "csubjpass", "ccomp"):  # "diplomats accused of spying were detained"
        if clause.tag_ in ("VBN", "VBD") and clause.i < verb.i and _subject_after(clause, verb) is None:
            return surface_subject(clause, depth + 1)
    head, dep = verb.head, verb.dep_
    if depth > _DEPTH or head == verb:
        return []
    if dep == "conj" and head.pos_ in ("VERB", "AUX"):
        return surface_subject(head, depth + 1)
    if dep in ("xcomp", "ccomp") and not is_finite(verb):
        return _controller(head, depth)
    if dep == "advcl" and not is_finite(verb):
        return (agents(head) if is_passive(head) else []) or surface_subject(head, depth + 1)
    if dep == "pcomp":
        return _of_gerund(head, depth)
    if dep in ("acl", "relcl"):
        return _of_modifier(verb, depth)
    return []


def swallowed_subject(verb: Token) -> Token | None:
    """The subject that the parser made part of what stands before it.

    Of a date ("On Friday Chad expelled …"), or of who did what opens the sentence ("Expelled by Chad, the envoy left").
    """
    for child in verb.lefts:
        for noun in under(child, "pobj") if child.dep_ == "prep" else ():
            if any(_is_time(c) for c in under(noun, "compound")) and not _is_time(noun) and noun.i + 1 == verb.i:
                return noun
        if child.dep_ == "advcl" and child.tag_ == "VBN":
            for noun in (t for t in child.subtree if t.dep_ == "pobj" and t.head.lower_ == "by"):
                after = [c for c in under(noun, "conj", "appos") if not under(noun, "cc")]
                if after and after[-1].right_edge.i >= verb.i - 2:
                    return after[-1]
    return None


def _subject_after(clause: Token, verb: Token) -> Token | None:
    """Another subject between a clause and a verb, whose the verb then is."""
    return next((c for c in verb.lefts if c.i > clause.i and c.dep_ in _SUBJECTS), None)


def agents(verb: Token, depth: int = 0) -> list[Token]:
    """Who does what a passive verb tells: what "by" introduces; two verbs joined by "and" share it."""
    for child in (c for word in (verb, *said_of(verb)) for c in word.children):  # "declared persona non grata by Rome"
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            found = [t for obj in under(child, "pobj") for t in _joined(obj) if not _is_time(t)]
            if found:
                return found
    for infinitive in infinitives(verb):  # "were given a week to go by Jordan"
        for by in under(infinitive, "prep", "agent"):
            found = [
                t for obj in under(by, "pobj") if by.lower_ == "by" for t in coordinated(obj) if t.ent_type_ in _DOERS
            ]
            if found:
                return found
    joined = [c for c in verb.rights if c.dep_ == "conj" and c.tag_ == "VBN" and is_passive(c)]
    if joined and depth < _DEPTH and not any(under(c, "nsubjpass") for c in joined):
        return agents(joined[0], depth + 1)
    return []


def _joined(noun: Token) -> list[Token]:
    """Coordinated nouns, if a word joins them: a comma alone sets another phrase off."""
    return coordinated(noun) if any(under(t, "cc") for t in (noun, *noun.conjuncts)) else [noun]


def objects(verb: Token) -> list[Token]:
    """To whom or what an active verb does it."""
    own = under(verb, "dobj")
    if own:
        return _resolved(own[0], verb)
    misread = [c for c in under(verb, "ccomp", "xcomp") if c.tag_ != "VB" and is_person(key(c))]
    if misread and under(misread[0], "nummod", "det", "amod", "poss"):
        return misread[:1]  # "ordered two attachés to leave", the noun taken for a verb
    clause = next(
        (c for c in under(verb, "ccomp", "xcomp") if not is_finite(c) and under(c, "nsubj", "nsubjpass")), None
    )
    if clause is not None:  # "ordered two envoys out" and "gave them a day to leave" as clauses of their own
        return _resolved(under(clause, "nsubj", "nsubjpass")[0], clause)
    gap = _gap(verb)
    return coordinated(gap) if gap is not None else []


def said_of(verb: Token) -> list[Token]:
    """The fixed phrases in a verb's clause that say something of its object: "persona non grata"."""
    known = verb.doc.user_data.get(_FIXED)
    if known is None:  # asked of every verb, and few texts have any
        known = [t.i for t in verb.doc if " " in t.text and key(t) in table("grammar")["said_of"]]
        verb.doc.user_data[_FIXED] = known
    found = [t for t in map(verb.doc.__getitem__, known) if verb.is_ancestor(t)]
    return [
        t
        for t in found
        if next((a for a in t.ancestors if a.pos_ in ("VERB", "AUX")), verb) == verb or t.i == verb.i + 1
    ]


def owners(noun: Token) -> list[Token]:
    """Whose it is: "Mali" in "Mali's suspension of …"."""
    return [t for child in noun.children if child.dep_ == "poss" for t in coordinated(child)]


def infinitives(token: Token) -> Iterator[Token]:
    """The verbs of the infinitives and clauses that depend on a verb or on its objects, their coordinates too."""
    near = [c for c in token.children if c.dep_ in ("xcomp", "ccomp", "advcl", "pcomp", "relcl", "acl")]
    near += [c for adjective in under(token, "acomp") for c in under(adjective, "xcomp")]
    for child in token.children:
        if child.dep_ in ("dobj", "dative", "prep", "npadvmod"):
            near += [c for c in child.children if c.dep_ in ("relcl", "acl", "pcomp", "xcomp")]
    for verb in near:
        yield verb
        yield from under(verb, "conj", *(() if is_finite(verb) else ("xcomp", "ccomp", "advcl")))


def levels(noun: Token) -> list[Token]:
    """A noun and what it counts: "members" and "staff" in "members of the staff", or "three" and "diplomats"."""
    found = [noun]
    while len(found) < 4 and _counts(found[-1]):
        inner = next((p for c in found[-1].rights if c.lower_ == "of" for p in under(c, "pobj")), None)
        if inner is None:
            break
        found.append(inner)
    return found


def describing(noun: Token) -> list[Token]:
    """The nouns that say what somebody with a name is: "ambassador" in "Ambassador Li" and "Li, the ambassador, …"."""
    if noun.pos_ != "PROPN":
        return []
    return [c for c in noun.children if c.dep_ == "compound" or (c.dep_ == "appos" and c.pos_ in ("NOUN", "PROPN"))]


def counted_noun(noun: Token) -> Token:
    """The noun that says who: "diplomats" in "three of its diplomats"."""
    return levels(noun)[-1]


def _is_listed(name: Token, token: Token) -> bool:
    """Whether a name after a comma is a list's second member, not another name of the first: "Chad, Togo and Benin"."""
    return name.ent_type_ == token.ent_type_ == "GPE" and any(c.dep_ == "conj" and c.i > name.i for c in token.rights)


def _counts(word: Token) -> bool:
    return word.pos_ in ("NUM", "DET", "PRON") or word.lower_ in table("grammar")["counting_nouns"]


def _has_aux(verb: Token) -> bool:
    return any(child.dep_ in ("aux", "auxpass") for child in verb.children)


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
    objs = [
        child for child in head.children if child.dep_ in _OBJECTS and child.pos_ in ("NOUN", "PROPN", "PRON", "NUM")
    ]
    if objs and key(head) not in table("grammar")["subject_control"] and not _is_time(objs[0]):
        return _resolved(objs[0], head)
    return surface_subject(head, depth + 1)


def _is_time(noun: Token) -> bool:
    return noun.ent_type_ in ("DATE", "TIME")


def _of_gerund(preposition: Token, depth: int) -> list[Token]:
    """The subject of a verb after a preposition ("after expelling", "accused of plotting")."""
    above = preposition.head
    if above.pos_ in ("VERB", "AUX"):
        if preposition.lower_ in table("grammar")["object_gerunds"]:
            objs = surface_subject(above, depth + 1) if is_passive(above) else objects(above)
            if objs:
                return objs
        return surface_subject(above, depth + 1)
    return owners(above) or _governing_subject(above, depth)


def _of_modifier(verb: Token, depth: int) -> list[Token]:
    """The subject of a clause that modifies a noun."""
    noun = verb.head
    if verb.tag_ == "VB" and _is_time(noun):
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
