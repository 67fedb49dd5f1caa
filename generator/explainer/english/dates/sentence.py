"""What the sentence says of a date in it: which way it lies from the day of publication, and what it is told of.

Of a date that is named without its year or week the verb that governs it tells whether it is past; words such as
"until" and "scheduled" overrule it.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import TYPE_CHECKING

from ...date_phrases.anchors import Direction
from ...date_phrases.rules import before_hour, lead
from ...date_reading import Naming
from ..vocabulary import LANGUAGE, words

if TYPE_CHECKING:
    from ...parsed.tokens import Span, Token

__all__ = ["direction", "goes_on_from", "is_given", "is_name", "is_of_verb", "is_told"]

_HIGHEST = 12
"""Steps up the tree; a date further down hangs on something else."""


def direction(span: Span, text: str, naming: Naming, *, headline: bool) -> Direction | None:
    """Which way the date in ``span`` lies.

    :param text: the folded text of the span's doc.
    :param naming: how the date is named.
    :param headline: whether the present tense tells what has happened.
    :returns: None where nothing tells.
    """
    start = before_hour(text, span.start_char, LANGUAGE)
    if lead("ahead", text, start, LANGUAGE) or (naming != "longer" and lead("ahead_of_day", text, start, LANGUAGE)):
        return "future"
    owner = text.startswith("'s", span.end_char)
    if owner and not _is_occasion(span.root):
        return "past"
    if _says_before(span):
        return "past"
    limited = not owner and bool(lead("limit", text, start, LANGUAGE))
    found = _by_verbs(span.root, limited, naming != "longer", headline)
    if found == "future" and naming != "weekday" and _is_attribute(span.root):
        return None
    if found == "past":
        return "past" if _is_adverb(span.root) else "likely past"
    return "future" if limited else found


def _says_before(span: Span) -> bool:
    """Whether a verb of saying in the past stands right before the date, whose it is: "said Friday the port would close"."""
    before = [word for word in span.doc[max(0, span.start - 2) : span.start] if word.lower_ != "on"]
    return bool(before) and before[-1].tag_ == "VBD" and before[-1].lemma_.lower() in words("tense", "telling")


def _is_occasion(day: Token) -> bool:
    """Whether the day's thing is where something happens ("at Friday's summit") rather than what it is about."""
    thing = day.head
    return thing.head.pos_ in ("ADP", "SCONJ") and thing.head.lower_ in words("tense", "occasions")


def _is_adverb(date: Token) -> bool:
    """Whether the date says when its verb happened ("left Monday", "left on Monday")."""
    governor = date.head.head if date.head.pos_ in ("ADP", "SCONJ") else date.head
    return governor.pos_ in ("VERB", "AUX") and date.dep_ not in ("dobj", "nsubj", "attr")


def _is_attribute(date: Token) -> bool:
    """Whether the date only says which thing is meant ("the June accord"), which may long be over."""
    thing = date.head
    return (
        date.dep_ in ("compound", "nmod", "amod", "nummod")
        and thing.pos_ == "NOUN"
        and thing.lemma_.lower() not in words("tense", "future_nouns")
    )


def _by_verbs(date: Token, limited: bool, is_day: bool, headline: bool) -> Direction | None:
    """Which way the verbs above a date point, the nearest first; one that grants a time to a limit points ahead."""
    noun = False
    for word in _above(date):
        if word.lower_ in words("tense", "since"):
            return "past"
        limited = limited or word.lower_ in words("tense", "limits")
        if word.pos_ == "NOUN" and word.lemma_.lower() in words("tense", "future_nouns"):
            return "future"
        if (
            word.pos_ == "ADJ"
            and word.lower_ in words("tense", "future_adjectives")
            and word.head.tag_ in ("VBZ", "VBP")
        ):
            return "future"
        if word.pos_ in ("VERB", "AUX"):
            if limited and word.lemma_.lower() in words("tense", "granting"):
                return "future"
            if found := _of_verb(word, noun or date.head == word, limited, headline):
                return found
            if word.tag_ in ("VBZ", "VBP"):
                return "future" if is_day and not noun else None
        noun = noun or (word.pos_ in ("NOUN", "PROPN") and word != date)
    return None


def _of_verb(verb: Token, loose: bool, limited: bool, headline: bool) -> Direction | None:
    """Which way a verb's form points; None where that is for the verb above it to say, and for a simple present.

    :param loose: whether the date hangs on the verb by no preposition, or on another word of its clause.
    :param limited: whether the date is a limit.
    """
    helpers = [child for child in verb.children if child.dep_ in ("aux", "auxpass")]
    forms = {child.lower_ for child in helpers}
    has = any(child.lemma_.lower() == "have" for child in helpers)
    if not headline and _is_condition(verb, helpers):
        return "future"
    if not limited and _did_not(verb, forms):
        return "past"
    if forms & words("tense", "future_modals"):
        return "past" if has and verb.tag_ == "VBN" else "future"
    if "to" in forms:
        return "past" if has else _of_infinitive(verb, loose)
    if verb.tag_ in ("VBN", "VBD") or (verb.tag_ == "VBP" and verb.lower_ in words("tense", "unchanged")):
        return _of_past_form(verb, forms)
    if has or any(child.tag_ == "VBD" for child in helpers):
        return "past"
    if verb.tag_ == "VBG":
        return "future" if any(child.tag_ in ("VBP", "VBZ") for child in helpers) else None
    return "past" if headline or verb.lemma_.lower() in words("tense", "telling") else None


def _of_past_form(verb: Token, helpers: Set[str]) -> Direction:
    """The past, unless it tells what is planned ("is scheduled for Friday", not "had been scheduled")."""
    plans = verb.lemma_.lower() in words("tense", "planning") or (
        verb.tag_ == "VBN"
        and verb.lemma_.lower() in words("tense", "appointing")
        and any(child.lower_ == "for" for child in verb.rights)
    )
    return "future" if plans and "had" not in helpers else "past"


def _did_not(verb: Token, helpers: Set[str]) -> bool:
    """Whether it is told that something did not come about: "could not be reached on Friday", "would not say on Friday"."""
    negated = any(c.dep_ == "neg" or c.lower_ == "neither" for c in verb.lefts) or any(
        word.lower_ in ("no", "neither", "nobody", "none")
        for subject in verb.lefts
        if subject.dep_ in ("nsubj", "nsubjpass")
        for word in (subject, *subject.lefts)
    )
    return negated and ("could" in helpers or ("would" in helpers and verb.lemma_.lower() in words("tense", "telling")))


def _is_condition(verb: Token, helpers: Sequence[Token]) -> bool:
    """Whether the verb tells in the present what something waits for: "unless they are freed by Friday"."""
    marks = any(
        child.dep_ in ("mark", "advmod") and child.lower_ in words("tense", "conditions") for child in verb.lefts
    )
    tense = helpers[0].tag_ if helpers else verb.tag_
    return marks and tense in ("VBZ", "VBP") and "have" not in {child.lemma_ for child in helpers}


def _of_infinitive(verb: Token, loose: bool) -> Direction | None:
    """An infinitive looks ahead, unless the verb above says that it came to pass ("managed to leave on Friday").

    A loose day after an infinitive that hangs on no verb is that of the clause ("made an offer to buy it Friday").
    """
    if (loose and verb.dep_ in ("acl", "advcl")) or _has_a_term(verb):
        return None
    if verb.head != verb and verb.head.lemma_.lower() in words("tense", "implicative"):
        return None
    return "past" if any(child.lower_ == "had" for child in verb.head.children) else "future"


def _has_a_term(infinitive: Token) -> bool:
    """Whether it is told how long somebody has for it, so that a day is not that of doing it but of giving it so long:
    "gave him 72 hours to leave on Thursday".
    """
    near = [t for t in (infinitive.head, *infinitive.head.children) if t.i < infinitive.i]
    near += [t for p in infinitive.rights if p.lower_ in ("in", "within") for t in p.rights]
    return any(t.lemma_ in words("grammar", "terms") and _is_counted(t) for t in near)


def _is_counted(noun: Token) -> bool:
    return any(c.dep_ == "nummod" or c.lower_ in ("a", "an") for c in noun.lefts)


def _above(token: Token) -> list[Token]:
    """The token and those above it in the tree, from the nearest."""
    path = [token]
    while path[-1].head != path[-1] and len(path) < _HIGHEST:
        path.append(path[-1].head)
    return path


def goes_on_from(later: Token, earlier: Token) -> bool:
    """Whether the verb that one date is told of only goes on from another's: "was expelled in May and left in June"."""
    first, verb = _verb_above(earlier), _verb_above(later)
    while verb is not None and verb is not first:
        verb = verb.head if verb.dep_ == "conj" else None
    return verb is not None


def _verb_above(date: Token) -> Token | None:
    return next((token for token in _above(date) if token.pos_ in ("VERB", "AUX")), None)


def is_given(span: Span) -> bool:
    """Whether the words are what somebody is given ("gave the two consuls 15 days")."""
    return span.root.head.lemma_.lower() in words("tense", "giving")


def is_name(span: Span) -> bool:
    """Whether the words begin a longer name ("Sunday Tribune", "April Jones")."""
    last = span[-1]
    follows = last.dep_ == "compound" and last.head.pos_ == "PROPN" and last.head.i == last.i + 1
    return follows and last.head.lower_ not in words("tense", "rites")


def is_of_verb(span: Span) -> bool:
    """Whether the words tell of a verb ("must leave in two days") and not of a noun ("the third strike in two days")."""
    return span.root.head.pos_ in ("VERB", "AUX")


def is_told(span: Span) -> bool:
    """Whether the date says when something was said, as in "she told reporters on Friday", and not "told him to go"."""
    verb = _verb_above(span.root)
    if verb is None or verb.lemma_.lower() not in words("tense", "telling"):
        return False
    return not any(c.dep_ == "xcomp" and any(t.tag_ == "TO" for t in c.lefts) for c in verb.children)
