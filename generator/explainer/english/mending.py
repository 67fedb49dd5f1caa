"""What the parser is known to get wrong in news prose, set right in the tree before anything is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..person_nouns import is_person_noun
from .vocabulary import words

if TYPE_CHECKING:
    from ..parsed.tokens import Doc, Token

__all__ = ["mended"]

_DETERMINERS = ("det", "nummod", "poss")
_CLAUSES = frozenset({"advcl", "ccomp", "parataxis"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_DOERS = frozenset({"GPE", "NORP", "ORG", "PERSON"})
_AUXILIARIES = frozenset({"aux", "auxpass"})
_HAVE_BE = frozenset({"be", "have", "been"})


def mended(doc: Doc) -> Doc:
    """The text, heads and labels of its words corrected in place."""
    singulars, never_verbs = words("grammar", "singulars"), words("grammar", "never_verbs")
    for token in doc:
        if token.text == ";":
            _part(token)
        if token.lower_ in singulars:
            token.tag_ = "NN"
        if token.lower_ in never_verbs and token.pos_ == "VERB":
            _make_noun(token)
        if token.tag_ == "VBD" and not _has_subject(token):
            _give_subject(token)
        if token.dep_ == "appos" and token.lemma_ in words("grammar", "terms"):
            _give_time(token)
        if token.dep_ == "conj" and _is_counted_with(token.head, token):
            _make_modifier(token.head, token)
        if (head := _new_head(token)) is not None:
            token.hang_on(head)
    return doc


def _make_noun(word: Token) -> None:
    """A noun that was taken for a clause's verb is the object of the verb above it, and what seemed its subject describes it."""
    word.pos_, word.tag_ = "NOUN", "NNS"
    word.dep_ = "dobj" if word.dep_ in ("ccomp", "xcomp") else word.dep_
    for before in (c for c in word.lefts if c.dep_ in _SUBJECTS):
        before.dep_ = "amod"
        for number in (c for c in before.lefts if c.dep_ == "nummod"):
            number.hang_on(word)


def _give_time(time: Token) -> None:
    """What is given after a name set off by commas is no other name for whom it is given: "gave the envoy, X, two days"."""
    receiver, verb = time.head, time.head.head
    if receiver.dep_ == "dobj" and verb.lemma_ in words("grammar", "giving") and not receiver.ent_type_:
        time.dep_, receiver.dep_ = "dobj", "dative"
        time.hang_on(verb)


def _is_counted_with(first: Token, noun: Token) -> bool:
    """Whether a number above one stands before a singular that only says what sort of people are meant.

    In "14 consular and technical staff" there is no consular: the parser took the first of two modifiers for a noun.
    """
    people = noun.tag_ == "NNS" or noun.lemma_ in words("person_nouns", "collectives")
    if first.tag_ != "NN" or not people or any(c.dep_ in _DETERMINERS for c in noun.lefts):
        return False
    return any(c.dep_ == "nummod" and c.lower_ not in ("one", "1") for c in first.lefts)


def _make_modifier(first: Token, noun: Token) -> None:
    """The second of two joined nouns takes the place of the first, which says what sort it is."""
    noun.dep_, first.dep_ = first.dep_, "nmod"
    noun.hang_on(first.head)
    first.hang_on(noun)
    for word in [c for c in first.lefts if c.dep_ in (*_DETERMINERS, "amod")]:
        word.hang_on(noun)


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ in _SUBJECTS for c in verb.lefts) or verb.dep_ in ("relcl", "acl", "amod")


def _give_subject(verb: Token) -> None:
    """The name before a verb does what it tells, though it was made part of a date: "in June and Peru expelled …".

    Or it was made an adverb: "Peru on Friday ordered two envoys to leave".
    """
    adverbs = [c for c in verb.lefts if c.dep_ == "npadvmod" and c.pos_ == "PROPN" and c.ent_type_ in _DOERS]
    if adverbs:
        adverbs[-1].dep_ = "nsubj"
        return
    name = verb.doc[verb.i - 1] if verb.i > verb.sent.start else verb
    if name.pos_ != "PROPN" or name.text in words("grammar", "days") or name.dep_ not in ("conj", "pobj"):
        return
    date = name.head if name.dep_ == "conj" else next((c for c in name.lefts if c.dep_ == "compound"), name)
    if date.text not in words("grammar", "days") or (name.dep_ == "pobj" and name.i != date.i + 1):
        return
    if name.dep_ == "pobj":  # "In June Peru expelled …"
        date.dep_ = "pobj"
        date.hang_on(name.head)
    name.dep_, name.ent_type_ = "nsubj", "" if name.ent_type_ == "DATE" else name.ent_type_
    name.hang_on(verb)


def _new_head(token: Token) -> Token | None:
    """The word that a word should hang on, where the parser is known to err; else None."""
    if token.dep_ == "conj":
        return _head_in_series(token) or _head_of_finite(token) or _head_like(token)
    if token.dep_ == "relcl":
        return _who(token)
    return _titled(token) if token.dep_ == "appos" else None


def _part(semicolon: Token) -> None:
    """What stands on the other side of a semicolon is said beside it, not by it: "A was held; B said nothing"."""
    doc, first = semicolon.doc, semicolon.i
    while first > 0 and not doc[first].is_sent_start:
        first -= 1
    for token in doc[first : semicolon.i]:
        if token.dep_ in _CLAUSES and token.head.i > semicolon.i and any(c.dep_ in _SUBJECTS for c in token.lefts):
            token.dep_ = "conj"


def _head_in_series(verb: Token) -> Token | None:
    """The verb that opens a series whose second member was hung further up: "after a man burst in, shot X and fled"."""
    if verb.tag_ != "VBD" or verb.i < 2 or verb.doc[verb.i - 1].text != ",":
        return None
    if any(c.dep_ in _SUBJECTS or c.dep_ == "aux" for c in verb.lefts) or not any(c.dep_ == "cc" for c in verb.rights):
        return None
    nearer = verb.doc[verb.head.i + 1 : verb.i]
    return next((v for v in nearer if v.dep_ == "advcl" and v.tag_ == "VBD" and _ends_before(v, verb)), None)


def _head_of_finite(verb: Token) -> Token | None:
    """The verb beside which a past form stands that was hung on an infinitive: "told him to leave and froze trade"."""
    infinitive = verb.head
    if verb.tag_ not in ("VBD", "VBN") or infinitive.tag_ != "VB" or infinitive.i > verb.i:
        return None
    if any(c.dep_ in _SUBJECTS or c.dep_ in _AUXILIARIES for c in verb.lefts):
        return None
    is_bare = any(c.tag_ == "TO" for c in infinitive.lefts) and not any(c.lower_ in _HAVE_BE for c in infinitive.lefts)
    return next((v for v in infinitive.ancestors if v.tag_ in ("VBD", "VBN")), None) if is_bare else None


def _head_like(verb: Token) -> Token | None:
    """The verb of the same form beside which one stands that was hung on its object: "to close the port and expel two"."""
    noun = verb.head
    if verb.pos_ != "VERB" or noun.pos_ not in ("NOUN", "PROPN") or noun.dep_ != "dobj":
        return None
    return noun.head if noun.head.pos_ == "VERB" and noun.head.tag_ == verb.tag_ and not _has_subject(verb) else None


def _who(clause: Token) -> Token | None:
    """Whom a clause with "who" is about that was hung on a body's name: "an officer of the KGB who came over"."""
    name, of = clause.head, clause.head.head
    if name.ent_type_ not in ("ORG", "GPE") or name.dep_ != "pobj" or of.lower_ != "of":
        return None
    is_who = any(c.lower_ == "who" and c.dep_ in _SUBJECTS for c in clause.lefts)
    return of.head if is_who and of.head.pos_ == "NOUN" and not of.head.ent_type_ else None


def _titled(name: Token) -> Token | None:
    """The noun that says what somebody is, whose name was hung on its complement: "the president of Chad, Ali Oumar"."""
    above = name.head
    if name.ent_type_ != "PERSON" or above.dep_ != "pobj" or above.ent_type_ == "PERSON":
        return None
    while above.dep_ == "pobj" and above.head.dep_ == "prep" and above.head.head.pos_ in ("NOUN", "PROPN"):
        above = above.head.head
        if is_person_noun(above.lower_) and above.tag_ in ("NN", "NNP"):
            return above
    return None


def _ends_before(clause: Token, verb: Token) -> bool:
    has_subject = any(c.dep_ in _SUBJECTS for c in clause.lefts)
    return has_subject and clause.head is verb.head and verb.i - 2 <= clause.right_edge.i < verb.i
