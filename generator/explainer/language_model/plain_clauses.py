"""Whether an article's sentence says just what a sentence of ours would: with the same words in the same order, where it
begins or says what something else came after, and with nothing else in it that could make something else of them.

That is stricter than a reader needs to be that knows grammar. Whatever else a model tells the article's words tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from ..check.plain_reading.governing_words import governor_after, governor_before
from ..check.plain_reading.word_forms import word_set
from ..date_phrases import DatePhrase
from ..model import Actor, Event, Expulsion, preferred
from ..numbers import number_spans
from ..readers import EventMention, Participant, TextSpan
from ..sentences import made_from
from ..tables import table, words
from ..verb_forms import past

__all__ = ["is_said_plainly"]

_FIELD = re.compile(r"\{(\w+)\}")
_SIDES = {"by": "by", "who": "by", "against": "against", "them": "against", "whom": "against"}
"""The fields of a telling that are read here, with the side that fills each."""
_WAS = "(?:was|were|has been|have been|had been)"
_HELPING = "(?:(?:has|have|had|also|then|later) )*"
_ARTICLE = "(?:(?:[Tt]he|[Aa]n?) )?"
_TIME = "(?:after|as|when|while)"
"""What begins a clause that is told as having happened, whatever hangs on it."""
_BESIDE = r"(?:, [^,;:.()“”\"]{1,80},)?"
"""What is said of somebody between two commas."""
_JOINED = "(?: |, | and |, and | of | of the | from )"
"""What may stand between two of those whom it is done to, or between how many they are and whose."""
_AFTER = re.compile(" ?(?:$|[.,;!](?: |$)|(?:after|amid|and|at|before|during|following|in|on|over|since|when|while) )")
"""What may follow, so that nothing is cut short: the end of a clause, or what says when, where and why."""


def is_said_plainly(
    mention: EventMention,
    fact: Event | Expulsion,
    text: str,
    actors: Mapping[str, Actor],
    phrases: Sequence[DatePhrase],
) -> bool:
    """Whether the sentence that a fact quotes says what the sentence of ours does that its fields make, and says it as done.

    :param text: the article's.
    :param phrases: the article's phrases that say when.
    """
    made, span = made_from(fact, actors), mention.sentence
    if made is None or span is None or mention.modality != "asserted" or mention.said_by:
        return False
    sentence = _in_one_line(text[span.start : span.end])
    dates = [_in_one_line(p.text) for p in phrases if span.start <= p.start and p.end <= span.end and p.is_sure]
    whose = {side: _side(mention, side, text, actors) for side in ("by", "against")}
    pattern = _pattern(made[0], whose, "|".join(map(re.escape, dates)) or "(?!)")
    found = re.match(pattern, sentence) if pattern else None
    if found is None or not (_AFTER.match(sentence, found.end()) or _is_dated(sentence[found.end() :], dates)):
        return False
    before, rest = found["before"] or "", sentence[found.end() :]
    if governor_before(before, found[0][len(before) :]) or governor_after(rest):
        return False
    return _unsure().isdisjoint(word_set(before + rest)) and not re.search(r"[?:“”\"«»]", sentence)


def _in_one_line(words: str) -> str:
    """The words with one space between two, so that expressions need not look for several."""
    return " ".join(words.split())


def _is_dated(rest: str, dates: Sequence[str]) -> bool:
    return any(rest.lstrip().startswith(date) for date in dates)


def _pattern(telling: str, whose: Mapping[str, str], dates: str) -> str:
    """How a sentence begins that tells this; empty where it has a field that is not read here.

    :param telling: with its fields in braces.
    :param whose: the pattern of each side's words; empty where it has none in the sentence.
    """
    when = f"(?:(?:[Oo]n |[Ii]n )?(?:{dates}) )?"
    parts = [f"(?P<before>[^,;:.]{{1,80}}, |[^;:?]{{1,200}}? {_TIME} |(?:[Oo]n |[Ii]n )?(?:{dates}) )?"]
    for no, part in enumerate(filter(str.strip, re.split(r"(\{\w+\})", telling))):
        field = _FIELD.fullmatch(part)
        if field and field[1] == "was":
            parts.append(f"{_WAS} ")
        elif field and whose.get(_SIDES.get(field[1], "")):
            parts.append(f"{_ARTICLE}{whose[_SIDES[field[1]]]}{_BESIDE if no == 0 else ''} ")
        elif field:
            return ""
        else:
            parts.append(f"{when}{_HELPING}{when}{re.escape(part.strip())} ")
    return "".join(parts).removesuffix(" ") + r"(?!\w)"


def _side(mention: EventMention, side: str, text: str, actors: Mapping[str, Actor]) -> str:
    """The pattern of the words for those on one side, with how many they are; empty where some are not in the sentence."""
    span = mention.sentence
    parties: tuple[Participant, ...] = getattr(mention, side)
    if span is None or any(not span.start <= party.span.start < party.span.end <= span.end for party in parties):
        return ""
    if any(text[p.span.start : p.span.end] != p.text or (side == "by" and _is_of_people(p)) for p in parties):
        return ""
    named = [(p.span, _offices(p, actors)) for p in parties]
    counted = [(one, "") for one in _counted(mention, text)] if side == "against" else []
    told = sorted([*named, *counted], key=lambda one: one[0].start)
    return _JOINED.join(f"{before}{re.escape(_in_one_line(text[at.start : at.end]))}" for at, before in told)


def _is_of_people(party: Participant) -> bool:
    """Whether a state is only meant by an adjective: "Chadian soldiers" are not told as Chad."""
    return party.kind == "country" and party.text != party.name


def _offices(party: Participant, actors: Mapping[str, Actor]) -> str:
    """What may stand before somebody's name: their offices, as the article says them."""
    own = [actor for actor in actors.values() if preferred(actor.name) == party.name]
    roles = sorted({role.value for actor in own for role in actor.roles}, key=len, reverse=True)
    return f"(?:(?:{'|'.join(map(re.escape, roles))}) )?" if roles else ""


def _counted(mention: EventMention, text: str) -> Iterator[TextSpan]:
    """Where the sentence says how many people there were, and who."""
    span = mention.sentence
    if span is None:
        return
    sentence = text[span.start : span.end]
    if isinstance(mention.number, int):
        places = [(one.start, one.end) for one in number_spans(sentence) if one.value == mention.number != 1]
    else:
        places = _places(sentence, mention.number)
    for start, end in (*places[:1], *_places(sentence, mention.people)[:1]):
        yield TextSpan(span.start + start, span.start + end)


def _places(sentence: str, told: str | None) -> list[tuple[int, int]]:
    at = sentence.find(told) if told else -1
    return [(at, at + len(told))] if told and at >= 0 else []


@cache
def _unsure() -> frozenset[str]:
    """Words by which somebody says it, or by which it may not be so."""
    data, speech = table("en/modality"), table("en/speech")
    verbs = [verb for kind in ("neutral", "claiming", "denying", "demanding") for verb in speech[kind]]
    verbs += data["made_up"]
    said = frozenset(form for verb in verbs for form in (past(verb), f"{verb}s"))
    single = {*data["negations"], *data["modals"], *data["conditions"], *data["untrue"], "according", "but", "or"}
    hedges = {word for kind in data["adverbs"].values() for word in kind}
    return said | single | hedges | words("en/grammar", "changing")
