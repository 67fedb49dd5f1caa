"""Numbers as newspapers write them: read, spelt, and told from words that give no number.

The words are in ``data/en/numbers.yml``; those of languages that are only quoted are looked up by ``number_words``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from babel.numbers import format_decimal

from .messages import ENGLISH, Messages
from .number_words import NumberSpan, counts_vaguely, figures, number_of, numbers_told, spans_told
from .quotes import fold
from .tables import table

__all__ = [
    "is_english",
    "is_vague",
    "may_begin_number",
    "number_given",
    "number_spans",
    "numbers_in",
    "parse_number",
    "says_count",
    "spell",
]

_DIGITS = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(?:\.(?!0+$)(\d+))?")
"""What may be a number, or the thousands of a language that has dots for our commas (1.000), is none."""
_GLUED = re.compile(r"(?<=\d)(?=(?:k|m|bn)\b)")
_SPACED = re.compile(r"(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))")
_WORD = re.compile(r"\w+(?:[-,.]\w+)*")
_PIECE = re.compile(r"\w+(?:[,.]\w+)*")
_ARTICLES = ("a", "an")
_LONGEST = 6
"""How many words a number takes at most ("one hundred and twenty-five")."""
_LAST_SPELT = 10
"""Agencies and newspapers spell numbers up to ten and write digits from 11 (AP Stylebook says nine, BBC and Guardian nine or ten)."""


def parse_number(words: str) -> int | None:
    """The number that ``words`` give ("twenty-five", "1,200", "half a dozen", "1.2 million").

    :returns: None where any of the words is no part of a number, and where the number is no whole one.
    """
    tokens = _pieces(words)
    if tokens[:1] == ["half"]:
        whole = parse_number(" ".join(tokens[1:]))
        return whole // 2 if whole and whole % 2 == 0 else None
    total = part = 0.0
    seen = ""
    for token in tokens:
        kind, value = _read(token)
        if kind == "scale":
            part = (part or 1) * value
            if value >= 1000:
                total, part = total + part, 0.0
        elif _may_follow(seen, kind, part, value):
            part += value
        else:
            return None
        seen = kind
    number = total + part
    return int(number) if seen not in ("", "and") and number.is_integer() else None


@lru_cache(maxsize=2**14)
def _may_go_on(word: str) -> bool:
    """Whether a number may have this word in it."""
    return all(_read(piece)[0] for piece in _pieces(word))


@lru_cache(maxsize=2**14)
def may_begin_number(word: str) -> bool:
    """Whether a word may be the first of those that give a number: "half", "twenty-five", "a", but not "and"."""
    pieces = _pieces(word)
    return not pieces or pieces[0] == "half" or _read(pieces[0])[0] in ("value", "digits", "scale")


def number_given(words: str, languages: Iterable[str]) -> int | None:
    """The number that ``words`` give in any of these languages; None in none, or where each has it another.

    :param languages: ISO 639-1; of ``unknown`` ones the words are read as English.
    """
    read = (parse_number(words) if is_english(one) else number_of(words, one) for one in dict.fromkeys(languages))
    found = {number for number in read if number is not None}
    return found.pop() if len(found) == 1 else None


def numbers_in(text: str, language: str = "en") -> set[int]:
    """Every whole number that words of ``text`` give, those within longer ones included."""
    if not is_english(language):
        return numbers_told(text, language)
    words = _WORD.findall(_in_groups(text))
    starts = [at for at, word in enumerate(words) if may_begin_number(word)]
    return {number for at in starts for number in _beginning(words[at : at + _LONGEST])}


def number_spans(text: str, language: str = "en") -> Iterator[NumberSpan]:
    """The whole numbers that words of a text give, each as long as it goes: of "twenty-five" no five.

    :param language: the text's, ISO 639-1.
    """
    if not is_english(language):
        yield from spans_told(text, language)
        return
    words = [piece for word in _WORD.finditer(_in_groups(text)) for piece in _apart(word)]
    after = 0
    for at, (word, start) in enumerate(words):
        if at < after or not may_begin_number(word):
            continue
        found = None
        for length in range(1, min(_LONGEST, len(words) - at) + 1):
            last, begins = words[at + length - 1]
            if length > 1 and not (_may_go_on(last) and _is_joined(text[start + len(word) : begins])):
                break
            number = parse_number(" ".join(one for one, _ in words[at : at + length]))
            if number is not None:
                found, after = NumberSpan(number, start, begins + len(last)), at + length
        if found:
            yield found


def _apart(word: re.Match[str]) -> Iterator[tuple[str, int]]:
    """A word with its offset; one that only begins with a number is parted at hyphens: "48-hour", "10-12"."""
    if "-" not in word[0] or not may_begin_number(word[0]) or parse_number(word[0]) is not None:
        yield word[0], word.start()
        return
    yield from ((piece[0], word.start() + piece.start()) for piece in _PIECE.finditer(word[0]))


def _is_joined(text: str) -> bool:
    """Whether what stands between the first and the last word of a number parts nothing: no comma, no full stop."""
    return not re.search(r"[^\w\s-]", text)


def _beginning(words: Sequence[str]) -> Iterator[int]:
    """The numbers that the first of these words give, however many."""
    for length in range(1, len(words) + 1):
        if length > 1 and not _may_go_on(words[length - 1]):
            return
        if (number := parse_number(" ".join(words[:length]))) is not None:
            yield number


def says_count(text: str, count: int | str, language: str = "en") -> bool:
    """Whether a text has a number in any spelling, or the words that stand for one.

    :param count: words stand there if all numbers among them do, and of words that give none the most.
    :param language: the text's, ISO 639-1; what is counted may be in it or in English.
    """
    numbers, languages = numbers_in(text, language), (language, "en")
    whole = count if isinstance(count, int) else number_given(count, languages)
    if whole is not None:
        return whole in numbers
    given = _PIECE.findall(fold(str(count)).casefold())
    read = ((word, number_given(word, languages)) for word in given)
    if counted := [number for word, number in read if number is not None and word not in _ARTICLES]:
        return numbers.issuperset(counted)
    there = set(_PIECE.findall(fold(text).casefold()))
    return 2 * sum(word in there for word in given) > len(given)


def spell(n: int, messages: Messages = ENGLISH) -> str:
    """``n`` as newspapers write it: in English words up to ten, digits with thousands' commas from 11; elsewhere digits."""
    if not messages.is_english:
        return format_decimal(n, locale=messages.locale_of_story)
    return _spelt()[n] if 0 <= n <= _LAST_SPELT else f"{n:,}"


def is_vague(words: str, language: str = "en") -> bool:
    """Whether ``words`` count without a magnitude ("some", "several agents"); "dozens" and "several dozen" have one."""
    if not is_english(language) and counts_vaguely(words, language):
        return True
    tokens = words.lower().split()
    if any(
        token in _words("magnitudes") or token in _scales() or parse_number(token)
        for token in tokens
        if token not in _ARTICLES
    ):
        return False
    return any(tokens[: len(phrase)] == phrase for phrase in (entry.split() for entry in _words("vague")))


def is_english(language: str) -> bool:
    """Whether words of a language, ISO 639-1, are read as English: those of an unknown one are, too."""
    return language == "unknown" or language.partition("-")[0] == "en"


def _in_groups(text: str) -> str:
    """A text with 0 to 9 for the figures of any script, and with commas for the spaces that part thousands."""
    return text if text.isascii() else _SPACED.sub(",", figures(text))


def _pieces(words: str) -> list[str]:
    return _GLUED.sub(" ", _in_groups(words).lower().strip()).replace("-", " ").split()


def _may_follow(seen: str, kind: str, part: float, value: float) -> bool:
    """Whether a word of this kind may stand after one of the kind ``seen``: "five" after "twenty", not after "ten"."""
    if kind == "value":
        return seen in ("", "and", "scale") or (seen == "value" and part % 100 >= 20 and 0 < value < 10)
    return (kind == "and" and seen == "scale") or (kind == "digits" and not seen)


def _read(token: str) -> tuple[str, float]:
    """What a token is in a number (value, digits, scale, and, nothing), with what it is worth."""
    if token == "and":
        return "and", 0
    if token in _scales():
        return "scale", _scales()[token]
    if token in table("en/numbers")["values"]:
        return "value", int(table("en/numbers")["values"][token])
    if match := _DIGITS.fullmatch(token):
        return "digits", float(f"{match[1].replace(',', '')}.{match[2] or 0}")
    return "", 0


@cache
def _scales() -> dict[str, int]:
    return {word: int(value) for word, value in table("en/numbers")["scales"].items()}


@cache
def _spelt() -> dict[int, str]:
    """The words for 0 to ten."""
    words: dict[int, str] = {}
    for word, value in table("en/numbers")["values"].items():
        words.setdefault(int(value), word)
    return words


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("en/numbers")[name])
