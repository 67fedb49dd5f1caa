"""No text, however it is made, keeps a regular expression busy: each takes time linear in what it is asked of."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import pytest

from explainer import number_words
from explainer.articles import correction_notes, front_matter, furniture, furniture_patterns
from explainer.articles.pdf import margins
from explainer.articles.webpage import linked_data
from explainer.check import doer_rules, governor_rules, quote_rules
from explainer.check.plain_reading import governing_words
from explainer.date_phrases import other_languages, rules
from explainer.language_model import plain_clauses, speakers
from explainer.tables import table

from .linear_time.collected import Expression, collected
from .linear_time.degree import EXPONENTIAL, Growth, growth

_FURNITURE = "articles.furniture_patterns: self.expression"
_GOVERNORS = "check.plain_reading.governing_words: rest"
_DENIALS = "check.plain_reading.governing_words: f'{ahead}\\\\b{_any(phrases)}{rest}'"
_LONGEST = furniture._LONGEST
_SHORT = {
    (_FURNITURE, "search"): _LONGEST,
    (_FURNITURE, "fullmatch"): _LONGEST,
    ("articles.webpage.linked_data: _CLOSING", "search"): linked_data._LONGEST_CLOSING,
    ("check.doer_rules: _AUXILIARY", "sub"): doer_rules._FAR,
    ("check.quote_rules: _LAST", "search"): quote_rules._LONGEST_WORD,
}
"""The most characters that a place asks an expression of in this way, so that their square is a small number."""
_OF_TEMPLATES = frozenset({"plugin.content_security: _OPENING", "plugin.content_security: _TOP"})
"""What is asked only of what a theme's templates write, and never of what stands in a page's content."""


def _furniture() -> Iterator[tuple[str, str]]:
    for where, method in (("heads", "match"), ("tails", "search"), ("lines", "fullmatch")):
        for pattern in furniture_patterns.patterns(where):
            yield pattern.expression, method


def _leads(entries: dict[str, Any], language: str, within: str = "") -> Iterator[tuple[str, str]]:
    for name, words in entries.items():
        if isinstance(words, dict):
            yield from _leads(words, language, f"{within}{name}.")
        else:
            yield rules._lead(within + name, language)[0].pattern, "search"


def _all_leads() -> Iterator[tuple[str, str]]:
    for language in rules.LANGUAGES:
        yield from _leads(table(f"{language}/dates")["leads"], language)


def _date_rules() -> Iterator[tuple[str, str]]:
    """The rules, each as if looked for anywhere: what fits anywhere is one of them."""
    return ((form.expression, "search") for language in rules.LANGUAGES for form in rules._grammar(language).forms)


_ANY_OF = "{{'|'.join(map(re.escape, {}))}}"
_MADE = {
    _FURNITURE: _furniture,
    _GOVERNORS: lambda: [(cue.rest.pattern, "match") for cue in governing_words._before()],
    _DENIALS: lambda: [(cue.pattern.pattern, "match") for cue in governing_words._after()],
    f"check.doer_rules: f\"\\\\b(?:{_ANY_OF.format('sorted(forms)')})\\\\b\" if forms else '(?!)'": lambda: [
        (doer_rules._forms(frozenset({"expel"})).pattern, "search")
    ],
    f'check.governor_rules: f"\\\\b(?:{_ANY_OF.format("sorted(forms, key=len, reverse=True)")})\\\\b"': lambda: [
        (governor_rules._telling("expel").pattern, "search")
    ],
    "articles.correction_notes: pattern": lambda: [
        (beginning.pattern, "match") for beginning in correction_notes._beginnings()
    ],
    "articles.front_matter: _CLOSING.format(opening['marks'])": lambda: [
        (front_matter._CLOSING.format("-----"), "search")
    ],
    "articles.pdf.margins: f'[-–—|\\\\s]*(?:(?:{before}) ?)?(?P<page>\\\\d{{1,4}})(?: ?(?:{between}) ?(?P<pages>\\\\d{{1,4}}))?[-–—|\\\\s]*'": (
        lambda: [(margins._number().pattern, "fullmatch")]
    ),
    "known_bodies: f'^(?:{owners}) | of (?:the )?(?:{owners})$'": lambda: [("^(?:a|b) | of (?:the )?a$", "sub")],
    "date_phrases.rules: self.expression": _date_rules,
    "date_phrases.rules: f'{begins}(?:{anywhere})'": lambda: [],  # each of its rules is proved above
    'date_phrases.rules: f"(?:(?<!\\\\w)|(?=\'))(?:{words})(?: |(?<=[{_JOINED}]))$"': _all_leads,
    "date_phrases.other_languages: expression": lambda: [
        (other_languages._names(language)[0].pattern, "finditer") for language in ("fr", "ar", "ja")
    ],
    "language_model.plain_clauses: pattern": lambda: [
        (
            plain_clauses._pattern(
                "{by} expelled {against}", {"by": "Mali", "against": "two envoys"}, "Monday|on 3 May"
            ),
            "match",
        )
    ],
    "language_model.speakers: says": lambda: [
        (speakers._behind(of_state=of_state).pattern, "match") for of_state in (False, True)
    ],
    "language_model.speakers: ways": lambda: [(speakers._ahead().pattern, "search")],
    "number_words: expression": lambda: [(number_words._token("fr").pattern, "finditer")],
}
"""How to have the expressions that are made from tables when the program runs, by the place where they are compiled."""

_EXPRESSIONS = list(collected(_MADE))


def _growth(expression: Expression) -> Growth:
    return growth(
        expression.pattern,
        expression.flags,
        whole=expression.method == "fullmatch",
        anywhere=expression.method not in ("match", "fullmatch"),
        one_line=expression.place == _FURNITURE,
    )


@pytest.mark.parametrize("place", sorted({expression.place for expression in _EXPRESSIONS} - _OF_TEMPLATES))
def test_an_expression_takes_time_linear_in_the_text(place: str) -> None:
    for expression in _EXPRESSIONS:
        if expression.place == place:
            found = _growth(expression)
            short = _SHORT.get((place, expression.method), 2**30) <= _LONGEST
            assert found.degree <= (2 if short else 1), f"{expression} takes long for {found.attack(5)!a}"


def test_the_places_where_expressions_are_made_from_tables_are_there() -> None:
    assert set(_MADE) <= {expression.place for expression in _EXPRESSIONS} | {
        place for place, expressions in _MADE.items() if not list(expressions())
    }
    assert len(_EXPRESSIONS) > 200


def test_the_longest_line_that_is_looked_at_for_furniture_is_soon_looked_through() -> None:
    attacks = [
        (expression.pattern, expression.method, found.attack(_LONGEST)[: _LONGEST - 1] + "!")
        for expression in _EXPRESSIONS
        if expression.place == _FURNITURE and (found := _growth(expression)).degree > 1
    ]
    assert attacks
    script = "import re, sys\nfor pattern, method, text in eval(sys.stdin.read()): getattr(re, method)(pattern, text)"
    subprocess.run([sys.executable, "-c", script], input=repr(attacks), text=True, check=True, timeout=60)


@pytest.mark.parametrize(
    ("expression", "how", "degree"),
    [
        (r"a*b", {"anywhere": False}, 1),
        (r"a*a*b", {"anywhere": False}, 2),
        (r"a*b", {}, 2),
        (r"\s+$", {}, 2),
        (r"\b\w+x", {}, 1),
        (r"(?<![a-z])[a-z]+1", {}, 1),
        (r"(?m)^[ \t]*x", {}, 1),
        (r"(?m)^\s*x", {}, 2),
        (r"\w+(?:[,.]\w+)*", {}, 1),
        (r"a*+a*+b", {"anywhere": False}, 1),
        (r"(?:a|a)*b", {}, EXPONENTIAL),
        (r"(a*)*b", {}, EXPONENTIAL),
        (r"(?:a|ab|b)*c", {}, EXPONENTIAL),
        (r"(?!.*b).*c", {"anywhere": False}, 1),
        (r"(?:(?!.*b).)*c", {"anywhere": False}, 2),
        (r".*,.*", {"whole": True, "anywhere": False}, 2),
        (r".*,.*", {"whole": True, "anywhere": False, "one_line": True}, 1),
        (r".*,.*x", {"whole": True, "anywhere": False, "one_line": True}, 2),
        (r"(?:\S+ ?){1,8}", {"whole": True, "anywhere": False}, 8),
        (rb"<meta[^>]{0,200}charset", {}, 2),
    ],
)
def test_the_proof_knows_what_takes_long(expression: str, how: dict[str, bool], degree: int) -> None:
    assert growth(expression, **how).degree == degree


def test_what_is_told_to_take_long_does() -> None:
    slow = [
        r"(?:\s*(?:#.*)?\n)*\s*[A-Za-z_]+\s*:(?:\s|$)",
        r"(?:Photo|Image) ?: ?(?!.*[.!?] )(?:\S+ ?){1,8}(?<!\.)$",
        r"(?:[A-Z][\w.'’-]*(?:[ -][A-Z][\w.'’-]*){1,6})(?:(?:, [A-Z][\w.'’-]*(?:[ -][A-Z][\w.'’-]*){1,6}){0,4})?$",
    ]
    script = "import re, sys\nre.match(*eval(sys.argv[1]))\nprint('done')"
    running = [
        subprocess.Popen([sys.executable, "-c", script, repr((pattern, growth(pattern, anywhere=False).attack(60)))])
        for pattern in slow
    ]
    time.sleep(2)
    assert [process.poll() for process in running] == [None] * len(slow)
    for process in running:
        process.kill()
        process.wait()
