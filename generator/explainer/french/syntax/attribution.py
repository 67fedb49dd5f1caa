"""Who a sentence says that says so: "selon le ministère", "…, a annoncé le ministre", "le ministre affirme que"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ..mending import is_time
from ..vocabulary import words
from .governors import governor_of
from .grammar import finite, is_participle, preposition_of, subject_of

if TYPE_CHECKING:
    from ...parsed.tokens import Token

__all__ = ["is_in_quotation", "reporting", "speakers"]

_NAMING = frozenset({"NOUN", "PROPN", "PRON"})

_INVERTED = frozenset({"-il", "-elle", "-ils", "-elles", "-on", "-t-il", "-t-elle", "-t-on"})
_BEFORE_SAYING = frozenset({"l'", "l’", "t", "-t"}) | _INVERTED


def speakers(event: Token) -> list[Token]:
    """Whoever says that an event happened, the head of the words for each, in their order."""
    found = [*_beside(event), *_above(event)]
    return sorted(dict.fromkeys(found), key=lambda word: word.i)


def reporting(sentence_of: Token) -> list[tuple[Token, Token]]:
    """The verbs of a word's sentence that stand with their speaker beside what is said, and the speakers."""
    return list(_inverted(sentence_of))


def is_in_quotation(event: Token) -> bool:
    """Whether a word stands in words that somebody is quoted with, in its block of text."""
    before = event.doc[: event.i].text if event.i else ""
    is_open = before.count("“") + before.count("«") > before.count("”") + before.count("»")
    return is_open or before.count('"') % 2 == 1


def _above(event: Token) -> Iterator[Token]:
    """The subjects of what governs it, as far as these say so."""
    above, word = governor_of(event), event
    while above is not None and above.word is not word:
        if above.word.lemma_ in words("speech", "saying") | words("speech", "claiming"):
            yield from _speaker(above.word)
        word = above.word
        above = governor_of(word)


def _speaker(verb: Token) -> list[Token]:
    """Who says what stands under a verb; of a passive ("il est accusé par") whom "par" introduces."""
    if any(child.dep_ in ("aux:pass", "nsubj:pass") for child in verb.children) or is_participle(verb):
        return [child for child in verb.rights if preposition_of(child) == "par"]
    subject = subject_of(verb)
    return [subject] if subject is not None else []


def _beside(event: Token) -> Iterator[Token]:
    """The speakers that stand beside what is said, in its sentence."""
    for word in event.sent:
        is_speaker = preposition_of(word) in words("speech", "according")
        if is_speaker and word.pos_ in _NAMING and word.lemma_ not in words("speech", "no_speakers"):
            yield word
    yield from (speaker for verb, speaker in _inverted(event) if verb is not event)


def _inverted(event: Token) -> Iterator[tuple[Token, Token]]:
    """Verbs of saying after a comma or a closing mark that stand before their subject, with it."""
    sentence = list(event.sent)
    for place, word in enumerate(sentence):
        if word.pos_ not in ("AUX", "VERB") or word.lemma_ not in words("speech", "saying") or finite(word) is None:
            continue  # "…, accusés d'espionnage"
        start = place
        while start and (sentence[start - 1].pos_ in ("AUX", "ADV") or sentence[start - 1].lower_ in _BEFORE_SAYING):
            start -= 1
        if not start or sentence[start - 1].text not in (",", "»", "”", '"'):
            continue
        pronoun = next((one for one in sentence[start:place] if one.lower_ in _INVERTED), None)
        if pronoun is not None:
            yield word, pronoun
            continue
        speaker = next((one for one in sentence[place + 1 :] if _names(one)), None)
        if speaker is not None and not any(
            one.is_punct and one.text != "," for one in sentence[place : speaker.i - event.sent.start]
        ):
            yield word, speaker


def _names(word: Token) -> bool:
    return word.pos_ in _NAMING and not is_time(word) and not word.text.isdigit()
