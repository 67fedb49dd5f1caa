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
_WAS = r"(?:was|were|has been|have been|had been)"
_HELPING = r"(?:(?:has|have|had|also|then|later) )*"
_THE, _A = r"(?:[Tt]he )?", r"(?:(?:[Tt]he|[Aa]n?) )?"
"""What may stand before a name, and before what is none: "a Southern Front" is not the one that has this name."""
_TIME = r"(?:after|as|when|while)"
"""What begins a clause that is told as having happened, whatever hangs on it."""
_SCENE = (
    r"(?:(?:[Hh]ours|[Dd]ays|[Ww]eeks|[Mm]onths|[Yy]ears|[Ss]hortly|[Ss]oon) )?"
    r"(?:[Aa]fter|[Aa]mid|[Bb]efore|[Dd]uring|[Ee]arlier|[Ff]ollowing|[Ll]ater|[Mm]eanwhile|[Ss]ince|[Tt]hen|[Ww]hen|[Ww]hile)"
    r"\b[^,;:.]{0,80}, "
)
"""What may begin a sentence: what was before or at the same time. "In his view" and "by their account" may not."""
_BESIDE = r"(?P<beside>, (?:the|an?|its|his|her|their|who|whose|aged|former|then|[\w-]+ (?:of|at|in|for)) [^,;:.()“”\"]{1,80},|, \d+,)?"
"""What is said of somebody between two commas."""
_WHEN = r"(?:[Oo]n |[Ii]n )?"
_WHERE = r"(?: (?:in|at|near)(?: (?!\w+ed\b|that\b|which\b)[\w'’-]+){1,4}?)?"
"""Where it was, as what may stand between a clause and when it was: "at the age of 55 on Monday"."""
_JOINED = r"(?: |, | and |, and | of | of the | from )"
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
    sentence = text[span.start : span.end]
    dates = [p.text for p in phrases if span.start <= p.start and p.end <= span.end and p.is_sure]
    whose = {side: _side(mention, side, text, actors) for side in ("by", "against")}
    pattern = _pattern(made[0], whose, "|".join(map(re.escape, dates)) or "(?!)")
    found = re.match(pattern, sentence) if pattern else None
    if found is None or not (_AFTER.match(sentence, found.end()) or _is_dated(sentence[found.end() :], dates)):
        return False
    before, beside, rest = found["before"] or "", found.groupdict().get("beside") or "", sentence[found.end() :]
    if governor_before(before, found[0][len(before) :]) or governor_after(rest):
        return False
    if mention.date_span and not _has_date(mention.date_span, text, span, found):
        return False
    said_around = word_set(" ".join((before, beside, rest)))
    return _unsure().isdisjoint(said_around) and not re.search(r"[?:“”\"«»]", sentence)


def _is_dated(rest: str, dates: Sequence[str]) -> bool:
    return any(rest.lstrip().startswith(date) for date in dates)


def _has_date(date: TextSpan, text: str, span: TextSpan, found: re.Match[str]) -> bool:
    """Whether words that say when stand in a clause or right beside it, and so are no other clause's.

    :param span: the sentence's.
    :param found: the clause in the sentence.
    """
    at, words = date.start - span.start, re.escape(text[date.start : date.end])
    if found.end() <= at:
        return bool(re.fullmatch(rf"{_WHERE} {_WHEN}{words}", text[span.start + found.end() : date.end]))
    before = found["before"] or ""
    return found.start() <= at and (at >= len(before) or bool(re.fullmatch(rf"{_WHEN}{words},? ", before)))


def _pattern(telling: str, whose: Mapping[str, str], dates: str) -> str:
    """How a sentence begins that tells this; empty where it has a field that is not read here.

    :param telling: with its fields in braces.
    :param whose: the pattern of each side's words; empty where it has none in the sentence.
    """
    when = rf"(?:{_WHEN}(?:{dates}) )?"
    parts = [rf"(?P<before>{_SCENE}|[^,;:?]{{1,200}}?,? {_TIME} |{_WHEN}(?:{dates}),? )?"]
    for no, part in enumerate(filter(str.strip, re.split(r"(\{\w+\})", telling))):
        field = _FIELD.fullmatch(part)
        if field and field[1] == "was":
            parts.append(f"{_WAS} ")
        elif field and whose.get(_SIDES.get(field[1], "")):
            parts.append(rf"{whose[_SIDES[field[1]]]}{_BESIDE if no == 0 else ''} ")
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
    names = [p.span for p in parties if p.kind and not _is_of_people(p)]
    article = _THE if told and told[0][0] in names else _A
    return bool(told) * article + _JOINED.join(f"{before}{re.escape(text[at.start : at.end])}" for at, before in told)


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
    single = {
        *data["negations"],
        *data["modals"],
        *data["conditions"],
        *data["untrue"],
        *data["tales"],
        "according",
        "but",
        "or",
    }
    hedges = {word for kind in data["adverbs"].values() for word in kind}
    return said | single | hedges | words("en/grammar", "changing")
