"""Numbers in other languages than English, of which only that is known which number words and figures give.

The words are in ``data/number_words.yml``; how figures are grouped says Unicode's CLDR. What may be two numbers is none.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError

from .tables import table

__all__ = ["counts_vaguely", "figures", "languages", "number_of", "numbers_told"]

_SPACES = "\u00a0\u2009\u202f"
"""Spaces that part the figures of a number in any language, since no line is broken there."""
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 4
"""How many words a number takes at most ("quatre-vingt-dix-neuf")."""
_MOST_FIGURES = 15
"""And how many figures, which is what floating-point numbers tell apart."""


def languages() -> list[str]:
    """The languages of which number words are known, ISO 639-1."""
    return list(table("number_words")["words"])


def number_of(words: str, language: str) -> int | None:
    """The number that words or figures give in a language; None where they give none, or more beside it.

    :param language: ISO 639-1, which may go on with a region.
    """
    text = figures(words.strip())
    if re.fullmatch(_figures(language), text):
        return _whole(text)
    return None if re.search(r"\d", text) else _numbers(_plain(language)).get(" ".join(_WORD.findall(_folded(text))))


def numbers_told(text: str, language: str) -> set[int]:
    """Every whole number that words and figures of a text give, those within longer ones included."""
    text = figures(text)
    found = {_whole(match[0]) for match in re.finditer(rf"(?<![\d.,]){_figures(language)}(?![\d]|[.,]\d)", text)}
    words = _WORD.findall(_folded(text))
    runs = (tuple(words[at : at + length]) for at in range(len(words)) for length in range(1, _LONGEST + 1))
    return {number for number in (*found, *(_worth(run, language) for run in runs)) if number is not None}


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


def _whole(text: str) -> int | None:
    """The number of some figures; None of so many that nobody counts so far."""
    digits = re.sub(r"\D", "", text)
    return int(digits) if len(digits) <= _MOST_FIGURES else None


@cache
def _figures(language: str) -> str:
    """The pattern of a whole number in figures, in groups of three as the language parts them."""
    try:
        group = Locale.parse(language, sep="-").number_symbols["latn"]["group"]
    except (KeyError, TypeError, UnknownLocaleError, ValueError):
        group = ""
    between = re.escape(" " if group.isspace() else group) + _SPACES
    return rf"(?:\d{{1,3}}(?:[{between}]\d{{3}})+|\d+)"


@lru_cache(maxsize=2**14)
def _worth(words: tuple[str, ...], language: str) -> int | None:
    """The number of a run of folded words; one at its front may hold an article or a preposition too."""
    known, plain = _numbers(_plain(language)), _plain(language)
    if (number := known.get(" ".join(words))) is not None or not words:
        return number
    first, *rest = words
    bare = (
        first.removeprefix(start) for start in table("number_words")["before"].get(plain, ()) if first.startswith(start)
    )
    return next((number for one in bare if (number := known.get(" ".join([one, *rest]))) is not None), None)


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
