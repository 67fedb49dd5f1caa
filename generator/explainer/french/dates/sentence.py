"""What a French sentence says of a date in it: which way it lies from the day of publication, and what it is told of.

The verb that governs the date tells, by its form more than by the parse, which takes one French verb in ten for something
else; limits and words such as "prévu" overrule it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from ...date_phrases.anchors import Direction
from ...date_phrases.rules import before_hour, lead
from ...date_reading import Naming
from ..vocabulary import LANGUAGE, words

if TYPE_CHECKING:
    from ...parsed.tokens import Span, Token

__all__ = ["direction", "goes_on_from", "is_given", "is_name", "is_of_verb", "is_told"]

_Tense = Literal["past", "present", "future", "conditional"]

_FUTURE = re.compile(r"(?:ai|as|a|ons|ez|ont)")
_CONDITIONAL = re.compile(r"(?:ais|ait|ions|iez|aient)")
"""What follows the stem of the future, which is the infinitive's."""
_ACCENTED = re.compile(r"ée?s?$")
_HIGHEST = 12
"""Steps up the tree; a date further down hangs on something else."""


def direction(span: Span, text: str, naming: Naming, *, headline: bool) -> Direction | None:
    """Which way the date in ``span`` lies; see ``SentenceGrammar``."""
    start = before_hour(text, span.start_char, LANGUAGE)
    if lead("ahead", text, start, LANGUAGE):
        return "future"
    if lead("behind", text, start, LANGUAGE):
        return "past"
    limited = bool(lead("limit", text, start, LANGUAGE))
    verb = _governor(span)
    found = _of_verb(verb, span, limited, naming != "longer", headline) if verb is not None else None
    if found == "past":
        return "past" if _is_beside(verb, span) or not _is_attribute(span) else "likely past"
    return "future" if limited else found


def _governor(span: Span) -> Token | None:
    """The verb whose date it is: what stands right before it, else the nearest above it, else the sentence's first finite one."""
    before = span.doc[span.start - 1] if span.start > span.sent.start else None
    if before is not None and before.pos_ in ("VERB", "AUX"):
        return before
    above = next((token for token in _above(span.root) if token.pos_ in ("VERB", "AUX")), None)
    return above or next((token for token in span.sent if _form(token)), None)


def _of_verb(verb: Token, span: Span, limited: bool, is_day: bool, headline: bool) -> Direction | None:
    """Which way a verb's form points, and where that tells nothing the form of the verb above it."""
    for word in (verb, *(token for token in _above(verb)[1:] if token.pos_ in ("VERB", "AUX"))):
        if limited and word.lemma_.lower() in words("tense", "granting"):
            return "future"
        if found := _of_form(word, is_day, headline):
            return found
    return None


def _of_form(verb: Token, is_day: bool, headline: bool) -> Direction | None:
    """Which way one verb's form points; None where that is for the verb above it to say."""
    helpers = [child for child in verb.lefts if child.pos_ == "AUX"]
    tense = next((form for helper in helpers if (form := _form(helper))), None)
    if _is_infinitive(verb) or (_is_participle(verb) and any(map(_is_infinitive, helpers))):
        return _of_infinitive(verb, helpers)
    if _is_participle(verb):
        if verb.lower_ in words("tense", "planning") and not _is_long_past(verb, tense):
            return "future"
        if tense in (None, "past", "conditional") or _has_taken_place(verb, helpers):
            return "past"
        return "future" if tense == "future" or (is_day and not headline) else "past" if headline else None
    match _form(verb):
        case "past":
            return "past"
        case "future" | "conditional":
            return "future"
        case "present":
            if headline or verb.lemma_.lower() in words("tense", "telling"):
                return "past"
            return "future" if is_day else None
    return None


def _of_infinitive(verb: Token, helpers: list[Token]) -> Direction | None:
    """An infinitive looks ahead ("doit être reçu"), unless it is a perfect, or the verb above says that it came to pass."""
    if any(helper.lemma_ == "avoir" for helper in helpers):
        return "past"  # "après avoir quitté"
    only_goes_on = any(child.lower_ in words("tense", "going_on") for child in verb.lefts)
    is_done = verb.head is not verb and verb.head.lemma_.lower() in words("tense", "implicative")
    return None if only_goes_on or is_done else "future"


def _is_long_past(verb: Token, tense: _Tense | None) -> bool:
    """Whether a participle tells what was planned, by its own helpers or by those of the verb whose thing it tells of."""
    above = next((token for token in _above(verb)[1:] if token.pos_ == "VERB"), None) if tense is None else None
    helpers = (child for child in above.lefts if child.pos_ == "AUX") if above is not None else ()
    return tense == "past" or any(_form(helper) == "past" for helper in helpers)


def _has_taken_place(verb: Token, helpers: list[Token]) -> bool:
    """Whether the helpers of a participle make a perfect of it: "a quitté", "est parti", but not "est expulsé"."""
    if any(_form(helper) == "future" for helper in helpers):
        return False
    with_etre = verb.lemma_.lower() in words("tense", "perfect_with_etre") or any(
        child.pos_ == "PRON" and child.lower_ in words("tense", "reflexive") for child in verb.lefts
    )
    return with_etre or any(helper.dep_ == "aux:tense" for helper in helpers)


def _form(verb: Token) -> _Tense | None:
    """The tense of a finite verb; None of any other word."""
    if verb.pos_ not in ("VERB", "AUX") or _is_participle(verb) or _is_infinitive(verb) or verb.lower_.endswith("ant"):
        return None
    written, stem = verb.lower_, verb.lemma_.lower().removesuffix("e")
    ending = written.removeprefix(stem) if stem.endswith("r") and written.startswith(stem) else ""
    if "Mood=Cnd" in verb.morph_ or written in words("tense", "conditional") or _CONDITIONAL.fullmatch(ending):
        return "conditional"
    if "Tense=Fut" in verb.morph_ or written in words("tense", "future") or _FUTURE.fullmatch(ending):
        return "future"
    is_past = "Tense=Imp" in verb.morph_ or "Tense=Past" in verb.morph_
    return "past" if is_past and "VerbForm=Fin" in verb.morph_ else "present"


def _is_participle(verb: Token) -> bool:
    """Whether it is a past participle: of a verb in -er the model takes some other forms for one, but none has its accent."""
    is_tagged = "VerbForm=Part" in verb.morph_ and "Tense=Past" in verb.morph_
    return is_tagged and (not verb.lemma_.endswith("er") or _ACCENTED.search(verb.lower_) is not None)


def _is_infinitive(verb: Token) -> bool:
    return "VerbForm=Inf" in verb.morph_


def _is_beside(verb: Token | None, span: Span) -> bool:
    return verb is not None and verb.i == span.start - 1


def _is_attribute(span: Span) -> bool:
    """Whether the date only says which thing is meant: "le sommet du 5 octobre"."""
    thing = span.root.head
    return span.root.dep_ in ("nmod", "appos") and thing.pos_ in ("NOUN", "PROPN")


def _above(token: Token) -> list[Token]:
    """The token and those above it in the tree, from the nearest."""
    path = [token]
    while path[-1].head != path[-1] and len(path) < _HIGHEST:
        path.append(path[-1].head)
    return path


def _verbs_above(date: Token) -> Iterator[Token]:
    return (token for token in _above(date) if token.pos_ in ("VERB", "AUX"))


def goes_on_from(later: Token, earlier: Token) -> bool:
    """Whether the verb that one date is told of only goes on from another's."""
    first, verb = next(_verbs_above(earlier), None), next(_verbs_above(later), None)
    while verb is not None and verb is not first:
        verb = verb.head if verb.dep_ == "conj" else None
    return verb is not None


def is_given(span: Span) -> bool:
    """Whether the words are what somebody is given: "leur a donné dix jours"."""
    return any(verb.lemma_.lower() in words("tense", "giving") for verb in list(_verbs_above(span.root))[:1])


def is_name(span: Span) -> bool:
    """Whether the words are, or begin, a name: "Noël Mamère"."""
    following = span.doc[span.end] if span.end < span.sent.end else None
    return following is not None and following.text[:1].isupper() and following.pos_ == "PROPN"


def is_of_verb(span: Span) -> bool:
    """Whether the words tell of a verb and not of a noun."""
    return span.root.head.pos_ in ("VERB", "AUX")


def is_told(span: Span) -> bool:
    """Whether the date says when something was said: "a-t-elle déclaré vendredi"."""
    verb = _governor(span)
    return verb is not None and verb.lemma_.lower() in words("tense", "telling")
