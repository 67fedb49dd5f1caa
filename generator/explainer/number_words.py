"""Numbers in other languages than English, of which only that is known which number words and figures give.

The words are in ``data/number_words.yml``; how figures are grouped says Unicode's CLDR. What may be two numbers is none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError

from .tables import table

__all__ = ["NumberSpan", "counts_vaguely", "figures", "languages", "number_of", "numbers_told", "spans_told"]

_SPACES = "\u00a0\u2009\u202f"
"""Spaces that part the figures of a number in any language, since no line is broken there."""
_WORD = re.compile(r"[^\W_]+")
_MARKED_WORD = r"(?:[^\W\d_]|[\u0300-\u036f\u064b-\u0652\u0670])+"
"""A word of letters, with accents and the points of vowels that stand apart."""
_JOINER = re.compile(r"[\s\-‐‑]*")
"""What may stand between the words of one number."""
_LONGEST = 8
"""How many words a number takes at most ("deux cent quatre-vingt-dix-neuf mille")."""
_MOST_FIGURES = 15
"""And how many figures, which is what floating-point numbers tell apart."""


@dataclass(frozen=True, slots=True)
class NumberSpan:
    """A number where it stands in a text."""

    value: int
    """The number."""
    start: int
    """Offset of its first character."""
    end: int
    """Offset after its last."""


def languages() -> list[str]:
    """The languages of which number words are known, ISO 639-1."""
    return list(table("number_words")["words"])


def number_of(words: str, language: str) -> int | None:
    """The number that words or figures give in a language; None where they give none, or more beside it.

    :param language: ISO 639-1, which may go on with a region.
    """
    text = figures(words)
    tokens = [match[0] for match in _token(language).finditer(text)]
    if re.search(r"\d", _token(language).sub("", text)):
        return None
    return _whole(_composed(tuple(map(_folded, tokens)), language))


def numbers_told(text: str, language: str) -> set[int]:
    """Every whole number that words and figures of a text give, those within longer ones included."""
    return {span.value for span in _all_spans(figures(text), language)}


def spans_told(text: str, language: str) -> Iterator[NumberSpan]:
    """The whole numbers that words and figures of a text give, each as long as it goes: of "vingt-cinq" no five."""
    after = 0
    for span in sorted(_all_spans(figures(text), language), key=lambda span: (span.start, -span.end)):
        if span.start >= after:
            yield span
            after = span.end


def _all_spans(text: str, language: str) -> Iterator[NumberSpan]:
    places = [match.span() for match in _token(language).finditer(text)]
    words = [_folded(text[start:end]) for start, end in places]
    for first, (start, end) in enumerate(places):
        for last in range(first, min(first + _LONGEST, len(places))):
            apart, after = end, places[last]
            if last > first and not (_may_go_on(words[last], language) and _JOINER.fullmatch(text, apart, after[0])):
                break
            end = after[1]
            if (value := _whole(_worth(tuple(words[first : last + 1]), language))) is not None:
                yield NumberSpan(value, start, end)


def counts_vaguely(words: str, language: str) -> bool:
    """Whether words count without saying how many or of which magnitude: "plusieurs agents"."""
    folded = f"{' '.join(_WORD.findall(_folded(words)))} "
    return any(folded.startswith(f"{phrase} ") for phrase in _vague(_plain(language)))


def figures(text: str) -> str:
    """A text with the figures of any script as 0 to 9, and the signs between Arabic ones as they are between these."""
    if text.isascii():
        return text
    plain = (str(unicodedata.decimal(one)) if one.isdecimal() else one for one in text)
    return "".join(plain).replace("\u066c", "\u202f").replace("\u066b", ".")


def _whole(number: Fraction | None) -> int | None:
    """A number that is a whole one."""
    return int(number) if number is not None and number.denominator == 1 else None


@cache
def _token(language: str) -> re.Pattern[str]:
    """The pattern of a number in figures, in groups of three as the language parts them, or of a word."""
    group, decimal = _signs(language)
    between = re.escape(group) + _SPACES
    fraction = rf"(?:[{re.escape(decimal)}]\d{{1,3}})?" if decimal else ""
    expression = rf"(?<![\d.,])(?:\d{{1,3}}(?:[{between}]\d{{3}})+|\d+){fraction}(?!\d|[.,]\d)|{_MARKED_WORD}"
    return re.compile(expression)


def _signs(language: str) -> tuple[str, str]:
    """What parts thousands, and a whole number from its fraction; nothing where the language is not known."""
    try:
        symbols = Locale.parse(language, sep="-").number_symbols["latn"]
    except (KeyError, TypeError, UnknownLocaleError, ValueError):
        return "", ""
    group = " " if symbols["group"].isspace() else symbols["group"]
    return group + table("number_words")["grouped"].get(_plain(language), ""), symbols["decimal"]


@lru_cache(maxsize=2**14)
def _worth(words: tuple[str, ...], language: str) -> Fraction | None:
    """The worth of a run of folded words; one at its front may hold an article or a preposition too."""
    if not words or (number := _composed(words, language)) is not None:
        return number if words else None
    first, *rest = words
    starts = table("number_words")["before"].get(_plain(language), ())
    bare = (first.removeprefix(start) for start in starts if first.startswith(start))
    return next((found for one in bare if (found := _composed((one, *rest), language)) is not None), None)


def _composed(words: Sequence[str], language: str) -> Fraction | None:
    """The worth of folded words and figures: "deux cent mille", "1,2 million"."""
    if not words:
        return None
    known, scales = _numbers(_plain(language)), _scales(_plain(language))
    if len(words) == 1 and words[0][0].isdigit():
        return _of_figures(words[0], language)
    if (number := known.get(" ".join(words))) is not None:
        return Fraction(number)
    at = max((n for n, word in enumerate(words) if word in scales), key=lambda n: scales[words[n]], default=None)
    if at is None:
        return None
    scale, before, after = scales[words[at]], words[:at], words[at + 1 :]
    times = _composed(before, language) if before else Fraction(1) if words[at] in known else None
    more = _composed(after, language) if after else Fraction(0)
    return times * scale + more if times is not None and more is not None and more < scale else None


def _of_figures(written: str, language: str) -> Fraction | None:
    """The worth of figures; None of so many that nobody counts so far, and of a fraction that may be thousands: "1,000"."""
    decimal = _signs(language)[1]
    whole, _, part = written.partition(decimal) if decimal else (written, "", "")
    digits = re.sub(r"\D", "", whole)
    is_unclear = part and not part.strip("0")
    return Fraction(f"{digits}.{part or 0}") if len(digits) <= _MOST_FIGURES and not is_unclear else None


@lru_cache(maxsize=2**14)
def _may_go_on(word: str, language: str) -> bool:
    """Whether a number may have this word in it that does not begin with it."""
    return word in _vocabulary(_plain(language))


@cache
def _vocabulary(language: str) -> frozenset[str]:
    return frozenset(word for form in _numbers(language) for word in form.split()) | _scales(language).keys()


@cache
def _scales(language: str) -> Mapping[str, int]:
    """The words that multiply what stands before them, folded."""
    given = table("number_words")["scales"].get(language, {})
    return {_folded(form): int(number) for number, forms in given.items() for form in forms.split("|")}


@cache
def _numbers(language: str) -> Mapping[str, int]:
    """The numbers of a language by their folded words."""
    given = {
        int(number): forms.split("|") for number, forms in table("number_words")["words"].get(language, {}).items()
    }
    found = {" ".join(_WORD.findall(_folded(form))): number for number, forms in given.items() for form in forms}
    return dict(_joined(language, given)) | found


def _joined(language: str, given: Mapping[int, list[str]]) -> Iterator[tuple[str, int]]:
    """Tens with what they take, such as "vingt et un"."""
    for ten in (number for number in given if 20 <= number < 100 and number % 10 == 0):
        for unit in (number for number in given if 0 < number < (20 if ten in (60, 80) and language == "fr" else 10)):
            for form in table("number_words")["joined"][language]:
                for first in given[ten]:
                    for second in given[unit]:
                        yield " ".join(_WORD.findall(_folded(form.format(ten=first, unit=second)))), ten + unit


@cache
def _vague(language: str) -> frozenset[str]:
    phrases = table("number_words")["vague"].get(language, ())
    return frozenset(" ".join(_WORD.findall(_folded(phrase))) for phrase in phrases)


def _folded(text: str) -> str:
    """A text without case, accents and the points of vowels."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(one for one in letters if not unicodedata.combining(one))


def _plain(language: str) -> str:
    return language.partition("-")[0]
