"""How sure an article is of what a model quotes, and whose words these are: read without a parser, from the words around."""

from __future__ import annotations

import re

from ..check.plain_reading.governing_words import governor_after, governor_before
from ..check.plain_reading.modality_words import says_modality
from ..check.plain_reading.passages import sentences_in
from ..check.plain_reading.word_forms import word_set
from ..model import Modality
from ..readers import TextSpan
from ..tables import words
from .quoting import QuotedWords

__all__ = ["is_somebodys_words", "no_telling", "sureness", "unquoted"]

_LEAST_SURE_FIRST: tuple[Modality, ...] = (
    "denied",
    "hypothetical",
    "threatened",
    "demanded",
    "planned",
    "alleged",
)
_SIGNS = re.compile(r"[{}<>]|\]\(|://")
"""What stands in code and in addresses, and not in sentences."""
_WORD_OR_SIGN = re.compile(r"[\w{}<>\[\])]")
_POINTS_BACK = re.compile(r"\W*(?:It|That|The|This)\b")
_CLOSED_BY = {"“": "”", "„": "“”", "«": "»", "»": "«»", "”": "”", '"': '"'}
"""The marks that open what somebody says, each with those that close it in the languages that open with it."""


def sureness(told: Modality, found: QuotedWords) -> Modality | None:
    """How sure an event is: as a model says, but never surer than our own reading of its clause.

    None where something governs the clause of which we do not know what it makes of it.
    """
    there = found.there
    governor = governor_before(there.before, there.quote, reported=False) or governor_after(there.after, believed=True)
    if not governor:
        return told
    ours = next((one for one in _LEAST_SURE_FIRST if says_modality(one, governor)), None)
    if ours is None or told == ours:
        return ours
    return ours if told == "asserted" or _LEAST_SURE_FIRST.index(ours) < _LEAST_SURE_FIRST.index(told) else told


def is_somebodys_words(found: QuotedWords, told: TextSpan) -> bool:
    """Whether nothing of what a fact quotes stands outside of quotation marks: then it is for who says it to answer for."""
    return not _outside(found, told).strip()


def no_telling(found: QuotedWords, told: TextSpan) -> str:
    """Why words are no telling of anything, whatever they say; empty where they may be one."""
    if _SIGNS.search(_outside(found, told)):
        return "it is no sentence of prose"
    if _is_taken_back(found):
        return "the sentence after it calls it untrue"
    paragraph = unquoted(found.there.paragraph).lower()
    if not words("en/grammar", "addressing").isdisjoint(re.findall(r"\w+", paragraph)):
        return "its paragraph speaks to whoever reads it"
    return ""


def _is_taken_back(found: QuotedWords) -> bool:
    """Whether what comes next in the paragraph is such as "That is a lie"."""
    _, _, after = found.there.paragraph.partition(found.there.sentence)
    following = next((after[start:end] for start, end in sentences_in(after)), "")
    return bool(_POINTS_BACK.match(following)) and not words("en/modality", "untrue").isdisjoint(word_set(following))


def _outside(found: QuotedWords, told: TextSpan) -> str:
    """What of some words stands outside of quotation marks, as its paragraph sets them."""
    there, paragraph = found.there, found.there.paragraph
    first = paragraph.find(there.sentence)
    if first < 0:
        return unquoted(there.quote)
    start = first + told.start - found.sentence.start
    return unquoted(paragraph[: start + told.end - told.start], start)


def unquoted(text: str, start: int = 0) -> str:
    """What of a text stands outside of quotation marks.

    :param start: from where on.
    """
    opened: list[str] = []
    out = []
    for at, char in enumerate(text):
        if opened and char in _CLOSED_BY[opened[-1]]:
            opened.pop()
        elif char in _CLOSED_BY:
            opened.append(char)
        elif at >= start and not opened:
            out.append(char)
    left = "".join(out)
    places = [found.start() for found in _WORD_OR_SIGN.finditer(left)]
    return left[places[0] : places[-1] + 1] if places else ""
