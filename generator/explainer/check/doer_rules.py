"""Who did it to whom: where a quote has both beside the verb, their order says which is which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from functools import cache, lru_cache
from typing import NamedTuple

from ..field_types import Holds, fields_holding
from ..lexicon import load_lexicon
from ..lexicon.event_patterns import parse_pattern
from ..model import Actor, Event, Expulsion, Fact, Happening, claims, preferred
from ..tables import table, words
from ..verb_forms import gerund, participle, past
from .nearness import Near, english_passages, nearest_standing
from .plain_reading.actor_names import Naming
from .plain_reading.passages import QuotePassage
from .problem import Problem, Rule, StoryFacts

__all__ = ["RULES"]

_HELP = "mend by and against"
_BE = re.compile(r"\b(?:am|are|be|been|being|is|was|were|get|gets|got)\b(?:\s+\w+){0,2}\s*$", re.I)
"""A form of "be" right before a participle."""
_AUXILIARY = re.compile(
    r"(?:\s+(?:\w+ly|has|have|had|will|would|is|are|was|were|also|now|then|again|since|in turn|\w+ed and|\w+ed by))*\s*$"
)
"""What may stand between the one who does a thing and its verb."""
_APPOSITION = re.compile(r"^,[^,;:.]*,(?=\s|$)")
"""What is said of somebody between two commas: "Ada Quill, the mayor, ..."."""
_OBJECT = re.compile(
    r"^\s*(?:(?!(?:in|at|from|to|with|for|by|and|as|that|over|near|into)\b)[\w“”\"’'-]+\s+){0,6}$", re.I
)
"""What may stand between a verb and the one it is done to."""
_HELPED = re.compile(r"\b(?:has|have|had)(?:\s+\w+ly)?\s*$")
_AND = re.compile(r"\band\s*(?:\w+ly\s*)?$")
_HEAD = 4
"""So many words stand at most between a state's adjective and the verb: "the Malian foreign ministry expelled"."""
_CLAUSE = re.compile(r"[.,;:!?“”\"()]")
"""What ends the part of a sentence that somebody's body stands in."""
_BY = re.compile(r"^[^.,;]*\bby (?:the )?$")
_FINITE = re.compile(r"\s+(?:\w+ly\s+)?(?:had|has|have|did|does)\b")
"""What follows who has done something."""
_RELATIVE = re.compile(r"\s+(?:last|next|this|in|on|at|by|during|since|under|after|before)\b|\s*[.,;]|$")
"""What follows a participle that stands for a clause: "the assembly elected last year"."""
_TOGETHER = re.compile(r"\b(?:both|(?:he|she|they) and|and (?:he|she|him|her|they|them))\b", re.I)
"""What makes one of several doers somebody whom no name tells here: "she and her husband"."""
_FAR = 400
"""So many characters stand at most between somebody and the verb of what they do, or what is done to them."""
_FIRST = 4
"""So many letters stand at most before what begins a sentence."""


class _Order(NamedTuple):
    """What stands where around one verb."""

    doers: frozenset[str]
    """Who does it by the words, as far as they can be told; ids."""
    objects: frozenset[str]
    """To whom it is done, as far as they can be told."""
    verb: str


def _swapped(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """Who is told as the doer is not whom the words have it done to."""
    if not isinstance(fact, Happening):
        return
    by, against = ({one for one in _listed(fact, name) if one in known.actors} for name in ("by", "against"))
    if both := sorted(by & against):
        name = _name(known.actors[both[0]])
        yield Problem(
            "doer-not-quoted", f"{name} stands both under by and under against", ("against",), _HELP, "warning"
        )
        return
    passages = english_passages(known, fact.sources)
    if not passages:
        return
    orders = [order for there in passages for order in _orders(known, fact, there)]
    if any(not order.doers.isdisjoint(by) for order in orders) or any(_acts(known, there, by) for there in passages):
        return
    for order in orders:
        if wrong := order.doers & against:
            name = _name(known.actors[min(wrong)])
            message = f"in the quote it is {name} that “{order.verb}”, but here {name} stands under against"
            yield Problem("doer-not-quoted", message, ("by",), _HELP, "warning")
            return
        if (wrong := order.objects & by) and not order.doers and order.objects.isdisjoint(against):
            name = _name(known.actors[min(wrong)])
            message = f"in the quote it is done to {name} (“{order.verb}”), but here {name} stands under by"
            yield Problem("doer-not-quoted", message, ("by",), _HELP, "warning")
            return


def _acts(known: StoryFacts, there: QuotePassage, doers: Set[str]) -> bool:
    """Whether a quote tells anything of some actors that they do: "a day after Sudria had done the same"."""
    named = (one for one in known.names.mentions(there.quote) if one.actor in doers and one.how != "people")
    return any(_FINITE.match(there.quote, one.end) for one in named)


def _beside(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """Who is named only around the quotes, where these name others of the kind who did it or to whom it was done."""
    passages = english_passages(known, fact.sources) if isinstance(fact, Happening) else None
    if not passages or not isinstance(fact, Happening):
        return
    orders = [order for there in passages for order in _orders(known, fact, there)]
    for field in ("by", "against"):
        told = {one for one in _listed(fact, field) if one in known.actors}
        near = {one: nearest_standing(known, passages, known.actors[one]) for one in told}
        quoted = {one for order in orders for one in (order.doers if field == "by" else order.objects)}
        quoted |= {one for one in told if near[one] is Near.SENTENCE}
        for ident in sorted(one for one in told if near[one] is Near.AROUND):
            rivals = [one for one in quoted if known.actors[one].kind == known.actors[ident].kind]
            if rivals and not (
                known.actors[ident].kind == "person" and any(_is_with_another(there) for there in passages)
            ):
                names = " and ".join(_name(known.actors[one]) for one in sorted(rivals))
                message = (
                    f"the quotes name {names}, and {_name(known.actors[ident])} is named only in the text around them"
                )
                yield Problem("doer-not-quoted", message, (field,), _HELP, "warning")
                return


def _is_with_another(there: QuotePassage) -> bool:
    """Whether somebody does it together with a person whom a pronoun means."""
    return bool(_TOGETHER.search(there.sentence))


def _listed(fact: Happening, field: str) -> list[str]:
    value = preferred(getattr(fact, field)) if field in fields_holding(type(fact), Holds.PARTY) else None
    return [value] if isinstance(value, str) else list(value or ())


def _name(actor: Actor) -> str:
    return str(next(iter(claims(actor.name))).value)


def _orders(known: StoryFacts, fact: Happening, there: QuotePassage) -> Iterator[_Order]:
    """Who stands before and after each verb in a quote that tells what a fact tells."""
    sentence, first = there.sentence, len(there.before)
    named = [one for one in known.names.mentions(sentence) if known.actors[one.actor].kind != "group"]
    for match in _verbs(fact).finditer(sentence, first, first + there.end - there.start):
        start, end = match.span()
        before = sentence[:start]
        if _RELATIVE.match(sentence, end) and not _HELPED.search(before) and not _BE.search(before):
            continue
        subjects = {one.actor for one in named if one.end <= start and _is_subject(one, before[one.end :][: _FAR + 1])}
        objects = {one.actor for one in named if one.start >= end and _OBJECT.match(sentence[end : one.start])}
        if not objects and there.paragraph in there.heads:  # a headline leaves "was" out: "Envoy poisoned with arsenic"
            continue
        if match.group().lower() in _sayings():  # “We know,” said Quill
            objects = set()
        if not match.group().lower().endswith("ing") and _BE.search(before):
            agents = {one.actor for one in named if one.start >= end and _BY.search(sentence[end : one.start])}
            yield _Order(frozenset(agents), frozenset(subjects), match.group())
            continue
        if not subjects and _AND.search(before):
            subjects = {one.actor for one in named if one.start <= _FIRST and one.end <= start and one.how == "name"}
        yield _Order(frozenset(subjects), frozenset(objects - subjects), match.group())


def _is_subject(one: Naming, between: str) -> bool:
    """Whether somebody named before a verb does what it tells: nothing stands between, or a body of theirs."""
    if len(between) > _FAR:
        return False
    left = _AUXILIARY.sub("", _APPOSITION.sub("", between))
    if not left.strip():
        return one.how != "people"
    words_ = re.sub(r"^['’]s?\b", "", left).lower().split()
    return 0 < len(words_) <= _HEAD and words_[-1] in _bodies() and not _CLAUSE.search(left)


@cache
def _bodies() -> frozenset[str]:
    """Last words of what acts for a state: "government", "army", "ministry", "president"."""
    of_state = words("en/bodies", "national") | words("en/bodies", "state")
    classes = table("en/person_nouns")["classes"]
    heads = [*classes["head-of-state"], *classes["head-of-government"], "minister", "officials", "leaders"]
    return frozenset(noun.rpartition(" ")[2] for noun in (*of_state, *heads))


def _verbs(fact: Happening) -> re.Pattern[str]:
    """Finds the finite verbs by which a text tells what a fact tells."""
    if isinstance(fact, Expulsion):
        return _forms(frozenset(name for name, kind in load_lexicon().types.items() if kind.expulsion))
    return _forms(frozenset([fact.type]) if isinstance(fact, Event) else frozenset())


@cache
def _sayings() -> frozenset[str]:
    return frozenset(form for verb in words("en/speech", "neutral") for form in _finite(verb))


def _finite(verb: str) -> tuple[str, ...]:
    return (past(verb), participle(verb), gerund(verb), f"{verb}s", f"{verb}es")


@lru_cache(maxsize=256)
def _forms(types: Set[str]) -> re.Pattern[str]:
    lexicon = load_lexicon()
    heads: set[str] = set()
    for name in types & lexicon.types.keys():
        for text in lexicon.types[name].verbs:
            pattern = parse_pattern(text, lexicon.classes)
            if pattern.asks_only_for_doer and any(e.slot and e.slot.role == "against" for e in pattern.elements):
                heads |= pattern.heads
        heads |= words("en/speech", "neutral") if lexicon.types[name].spoken else set()
    forms = {form for verb in heads for form in _finite(verb)}
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(forms)))})\b" if forms else r"(?!)", re.I)


RULES: tuple[Rule, ...] = (_swapped, _beside)
