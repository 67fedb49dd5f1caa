"""What the French model is known to get wrong, corrected: words taken for others, and times taken for things."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..number_words import number_of
from .vocabulary import table, words

if TYPE_CHECKING:
    from ..parsed.tokens import Doc, Token

__all__ = ["is_time", "mended"]

_SIDES = frozenset({"appos", "dep", "nsubj", "nsubj:pass", "obj", "obl:arg", "xcomp"})

_BARE = frozenset({"appos", "ccomp", "nmod", "obj", "obl:arg"})
"""What an object is taken for where a time stands before it, or "que" ("n'a expulsé que deux diplomates")."""
_WITH_OBJECT = frozenset({"aux:pass", "nsubj:pass", "obj"})
_FEMININES = ("ée", "ie", "ue", "ise", "ose", "use", "te")
"""How participles end in the feminine: "mise", "close", "élue", "faite"; "expulse" is none."""
_NOMINAL = frozenset({"NOUN", "PROPN"})
_REPEATED = ("nsubj", "nsubj:pass", "obj")


def mended(doc: Doc) -> Doc:
    """The text, lemmas and labels of its words corrected in place."""
    for token in doc:
        _mend_word(token)
    for token in doc:
        _mend_numeral(token)
        if token.pos_ != "VERB" and token.lower_ == "dément":
            _make_denial(token)
        if token.pos_ == "VERB":
            _give_object(token)
            _join(token)
        if token.pos_ == "VERB" and token.lemma_ in words("speech", "saying") and _is_inverted(token):
            _give_back(token)
    return doc


def _mend_word(token: Token) -> None:
    """What a word is, and what it is to its head."""
    token.lemma_ = table("grammar")["lemmas"].get(token.lower_, token.lemma_)
    _make_present(token)
    if token.lower_.replace("’", "'") in words("grammar", "fixed_nouns"):
        token.pos_, token.lemma_ = "NOUN", token.lower_.replace("’", "'")
    if token.dep_ in _SIDES and is_time(token) and not _has_preposition(token):
        token.dep_ = "obl:mod"
    if token.dep_ == "nsubj" and token.lower_ in words("grammar", "clitics") and token.i < token.head.i:
        token.dep_ = "iobj"
    if token.dep_ == "case" and token.head.pos_ == "DET":  # "de | son chargé d'affaires"
        token.hang_on(token.head.head)


def _mend_numeral(token: Token) -> None:
    """A number of which the parser joins the noun to the first half: "trente et | un soldats"."""
    if (noun := _counted_with(token)) is not None:
        noun.dep_ = token.dep_
        noun.hang_on(noun if token.head is token else token.head)
        token.dep_ = "nummod"
        token.hang_on(noun)


def _counted_with(number: Token) -> Token | None:
    """The noun that is joined to the first half of its number."""
    joined = next((child for child in number.rights if child.dep_ == "conj" and child.pos_ == "NOUN"), None)
    words_for_it = number.doc[number.i : number.i + 3].text
    return joined if joined is not None and number_of(words_for_it, "fr") is not None else None


def is_time(token: Token) -> bool:
    """Whether a word says when: "mardi", "août", and "12" of "12 août"."""
    if token.lemma_ in words("grammar", "days") or token.lower_ in words("grammar", "months"):
        return True
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    is_day = token.text.isdigit() or token.lower_ == "1er"
    return is_day and after is not None and after.lower_ in words("grammar", "months")


def _has_preposition(token: Token) -> bool:
    return any(child.dep_ == "case" for child in token.children)


def _make_present(token: Token) -> None:
    """What is no past participle, or has a subject and no auxiliary: "que le gouvernement expulse", "le ministère dit"."""
    if token.pos_ != "VERB" or "VerbForm=Part" not in token.morph_ or "Tense=Past" not in token.morph_:
        return
    is_alone = not any(child.dep_.startswith("aux") for child in token.children)
    has_subject = any(child.dep_ == "nsubj" for child in token.lefts)
    ends_so = token.lower_.endswith("e") and not token.lower_.endswith(_FEMININES)
    if ends_so or (is_alone and has_subject and token.lower_ in words("grammar", "present_too")):
        token.morph_ = "Mood=Ind|Tense=Pres|VerbForm=Fin"


def _make_denial(token: Token) -> None:
    """ "L'Ouganda dément avoir expulsé": the parser takes the verb for an adverb of what is denied."""
    denied, doer = token.head, token.head.head
    if denied.pos_ != "VERB" or doer.i > token.i or denied is doer:
        return
    token.pos_, token.dep_, token.morph_ = "VERB", doer.dep_, "Mood=Ind|Tense=Pres|VerbForm=Fin"
    above = doer.head
    token.hang_on(token if above is doer else above)
    doer.dep_, denied.dep_ = "nsubj", "xcomp"
    doer.hang_on(token)
    denied.hang_on(token)


def _give_object(verb: Token) -> None:
    """What the parser hangs on the time before an object, or takes for something else: "ont signé vendredi un accord"."""
    if any(child.dep_ in _WITH_OBJECT for child in verb.children):
        return
    near = [verb]
    for word in near:  # "le 2 octobre" is two
        near += [child for child in word.rights if is_time(child)]
    bare = [child for word in near for child in word.rights if child.dep_ in _BARE and child.pos_ in _NOMINAL]
    found = next((child for child in bare if not is_time(child) and not _has_preposition(child)), None)
    if found is not None:
        found.dep_ = "obj"
        found.hang_on(verb)


def _join(verb: Token) -> None:
    """What commas join, each of which the parser makes a subject or an object: "un consul, un attaché et deux agents"."""
    for label in _REPEATED:
        sides = [one for one in verb.children if one.dep_ == label and one.pos_ in _NOMINAL and not is_time(one)]
        for other in sides[1:]:
            if (sides[0].i < verb.i) == (other.i < verb.i):
                other.dep_ = "conj"
                other.hang_on(sides[0])


def _is_inverted(verb: Token) -> bool:
    """Whether a verb of saying follows a comma, with nothing but auxiliaries between."""
    before = verb.i - 1
    while before > 0 and verb.doc[before].pos_ in ("AUX", "ADV"):
        before -= 1
    return before > 0 and verb.doc[before].text == ","


def _give_back(verb: Token) -> None:
    """What stands before the comma of an inverted verb of saying is the object of the verb before it."""
    before = next((word for word in reversed(verb.doc[verb.sent.start : verb.i]) if word.pos_ == "VERB"), None)
    taken = next((child for child in verb.lefts if child.dep_ == "nsubj"), None)
    if before is None or taken is None or taken.i < before.i or any(child.dep_ == "obj" for child in before.children):
        return
    taken.dep_ = "obj"
    taken.hang_on(before)
