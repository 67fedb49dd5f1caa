"""The rules of each language that is read, in its ``dates.yml``, and what they fit in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from ..numbers import number_given
from ..tables import table
from .symbols import FIGURES, UNKNOWN, Case, Encoded, Vocabulary, Writing

__all__ = ["LANGUAGES", "DateMatch", "Rule", "before_hour", "joined", "lead", "matches"]

LANGUAGES = ("en", "fr")
"""Those whose dates are read by rules, ISO 639-1."""


_PART = re.compile(
    r"<(?P<name>\w+)(?::(?P<known_as>\w+))?>|\\(?P<mark>.)|(?P<word>\w+)|(?P<open>\((?!\?))|(?P<space>\s+)"
)
_GROUP = re.compile(r"(?<!\\)\((?!\?)")
"""Where a regular expression opens a group that is kept."""
_TABLE = "dates"
_WORD = re.compile(r"\w+")
_JOINED = "-'"
"""After these no space parts two words."""
_LEAD_CHARS = 40
"""How far before a date its lead is looked for."""


@dataclass(frozen=True, slots=True)
class Rule:
    """How one way to say a date is read: an entry of ``rules`` in a language's ``dates.yml``."""

    name: str
    """As in ``DateMention.rule``."""
    reads: str
    """The function of ``named`` or ``counted`` that makes a date of what matched, or what ``read`` does with it."""
    needs: str
    """The table of leads of which one must stand right before; empty where none must."""
    name_like: bool
    """Whether a proper name may look the same."""
    fixed: Mapping[str, str]
    """What its reading needs where no word says it: unit, away, from, as."""


@dataclass(frozen=True, slots=True)
class DateMatch:
    """Words that a rule fits."""

    rule: Rule
    start: int
    """Offset in the text that was searched."""
    end: int
    """Offset after it."""
    words: Mapping[str, str]
    """What each name in the pattern matched, over the rule's fixed values: of a word of a table its worth, of words that
    give a number that number, of others the words."""
    spans: Mapping[str, tuple[int, int]]
    """Where each name matched."""


def matches(text: str, language: str) -> Iterator[DateMatch]:
    """All that a language's rules fit in folded text, from left to right, not overlapping."""
    grammar = _grammar(language)
    encoded = grammar.vocabulary.encode(text)
    for place in grammar.anywhere.finditer(encoded.symbols):
        form = grammar.forms[(place.lastindex or 0) - 1]
        rule, found = form.rule, form.match(encoded.symbols, place.start())
        words, spans = dict(rule.fixed), {}
        for group, (name, piece) in enumerate(form.names, 1):
            if found[group] is not None:
                spans[name] = _span(encoded, *found.span(group))
                words[name] = _worth(piece, text[slice(*spans[name])], language)
        yield DateMatch(rule, *_span(encoded, *found.span()), words, spans)


def lead(name: str, text: str, start: int, language: str) -> str:
    """The longest words of ``leads: name`` (``open.since`` for one within another) that stand right before ``start``.

    :returns: the words with the space after them; empty where there are none, and in a language without rules.
    """
    if language not in LANGUAGES:
        return ""
    before = text[max(0, start - _LEAD_CHARS) : start]
    pattern, ends = _lead(name, language)
    if ends and not before.lower().endswith(ends):  # as before most dates, and far sooner seen than searched for
        return ""
    found = pattern.search(before)
    return found[0] if found else ""


def before_hour(text: str, start: int, language: str) -> int:
    """Where the words "9 p.m. on" begin that stand right before ``start``; ``start`` itself where there are none."""
    return start - len(lead("hour", text, start, language))


@cache
def joined(name: str, language: str) -> frozenset[str]:
    """The words of ``joined: name``."""
    return frozenset(_data(language)["joined"][name])


def _worth(piece: str, written: str, language: str) -> str:
    """What is known of the words that a table or piece matched."""
    data = _data(language)
    if piece in data["words"]:
        return _values(piece, language)[_key(written)]
    return _number(written, language) if piece in data["numbers"] else written


def _number(written: str, language: str) -> str:
    """The number that words such as "twenty-five", "a couple of" and "nineteen ninety-six" give; these where they give none."""
    key = _key(written)
    if value := _values("couple", language).get(key):
        return value
    if (found := number_given(written, [language])) is not None:
        return f"{found}"
    hundreds = (entry for entry in _values("hundreds", language).items() if key.startswith(f"{entry[0]} "))
    for name, value in sorted(hundreds, reverse=True):
        if (years := number_given(key.removeprefix(name), [language])) is not None:
            return f"{int(value) + years}"
    return written


@dataclass(frozen=True)
class _Form:
    """How a rule looks in symbols."""

    rule: Rule
    expression: str
    names: list[tuple[str, str]]
    """What the expression's groups are known as, and the tables or pieces that they stand for."""

    def match(self, symbols: str, at: int) -> re.Match[str]:
        """What stands in each of its groups where it fits."""
        found = self.pattern.match(symbols, at)
        assert found is not None
        return found

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self.expression)  # of a few of the rules: most fit nothing in a text


@dataclass(frozen=True, slots=True)
class _Grammar:
    vocabulary: Vocabulary
    forms: list[_Form]
    """In the order in which they are tried."""
    anywhere: re.Pattern[str]
    """What fits where any of them does: it has no groups but an empty one after each, by whose number it is known, so
    that Python looks for all of them at once."""


@cache
def _grammar(language: str) -> _Grammar:
    known = ("name", "reads", "fit", "needs", "name_like")
    data = _data(language)
    patterns = [*data["pieces"].values(), *(entry["fit"] for entry in data["rules"])]
    literals = [part["word"] for pattern in patterns for part in _PART.finditer(pattern) if part["word"]]
    figures = data["figures"]
    writing = Writing(figures["thousands"], figures["ordinal"], figures["decade"])
    vocabulary = Vocabulary([*literals, *(entry for words in data["words"].values() for entry in words)], writing)
    forms = []
    for entry in data["rules"]:
        texts = (entry["name"], entry["reads"], entry.get("needs", ""))
        fixed = {key: value for key, value in entry.items() if key not in known}
        rule = Rule(*texts, entry.get("name_like") == "yes", fixed)
        names: list[tuple[str, str]] = []
        forms.append(_Form(rule, _expression(entry["fit"], names, vocabulary, data), names))
    anywhere = "|".join(f"(?:{_GROUP.sub('(?:', form.expression)})()" for form in forms)
    begins = f"(?![{UNKNOWN}])"  # no rule begins with a word that no pattern names: most words are passed over at once
    return _Grammar(vocabulary, forms, re.compile(f"{begins}(?:{anywhere})"))


def _expression(pattern: str, names: list[tuple[str, str]], vocabulary: Vocabulary, data: Mapping[str, Any]) -> str:
    """A pattern as a regular expression over symbols, each of its names in a group of its own."""

    def replaced(part: re.Match[str]) -> str:
        if part["space"]:
            return ""
        if part["open"]:
            return "(?:"
        if part["mark"]:
            return re.escape(part["mark"])
        if part["word"]:
            return vocabulary.pattern(part["word"])
        name = part["name"]
        if name in ("word", "Name"):
            return f"[{vocabulary.any_word(capital=name == 'Name')}]"
        names.append((part["known_as"] or name, name))
        if name in FIGURES:
            return f"([{vocabulary.figures(name)}])"
        if name in data["words"]:
            entries = sorted(data["words"][name], key=len, reverse=True)
            case: Case = "capital" if name in data["capitals"] else "small" if name in data["small"] else "any"
            return f"({'|'.join(vocabulary.pattern(entry, case) for entry in entries)})"
        return f"({_expression(data['pieces'][name], names, vocabulary, data)})"

    return _PART.sub(replaced, pattern)


def _span(encoded: Encoded, first: int, after: int) -> tuple[int, int]:
    """Where symbols stand in the text."""
    if first == len(encoded.places):  # nothing, at the end of the text
        return encoded.places[-1].end(), encoded.places[-1].end()
    return encoded.places[first].start(), encoded.places[max(first, after - 1)].end()


def _any(entries: Iterable[str]) -> str:
    return "|".join(re.escape(entry) for entry in sorted(entries, key=len, reverse=True))


def _data(language: str) -> Mapping[str, Any]:
    return table(f"{language}/{_TABLE}")


@cache
def _values(name: str, language: str) -> dict[str, str]:
    return {_key(written): value for written, value in _data(language)["words"].get(name, {}).items()}


def _key(written: str) -> str:
    """A word of a table, however it is spaced: "twenty-five" and "twenty - five" are one."""
    return " ".join(_WORD.findall(written.lower()))


@cache
def _lead(name: str, language: str) -> tuple[re.Pattern[str], tuple[str, ...]]:
    """The expression of a lead, and how a text ends that it fits; no such ends where its entry is an expression."""
    entries: Any = _data(language)["leads"]
    for key in name.split("."):
        entries = entries[key]
    is_expression = isinstance(entries, str)
    words = entries if is_expression else _any(entries)
    ends = () if is_expression else tuple(f"{end.lower()}{'' if end[-1] in _JOINED else ' '}" for end in entries)
    return re.compile(rf"(?:(?<!\w)|(?='))(?:{words})(?: |(?<=[{_JOINED}]))$", re.IGNORECASE), ends
