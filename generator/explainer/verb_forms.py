"""The forms of English verbs that a sentence of ours needs, made by how they are spelt.

What is not made by rule is in ``data/en/verbs.yml``.
"""

from __future__ import annotations

import re

from .tables import table

__all__ = ["gerund", "participle", "past"]

_SHORT = re.compile(r"[^aeiou]*[aeiou][^aeiouwxy]|qu[aeiou][^aeiouwxy]")
"""One syllable with one vowel and one consonant at its end: "ban", "stop", "quit"."""


def past(verb: str) -> str:
    """What somebody did: ``expelled``, ``withdrew``."""
    return _irregular(verb, 0) or _regular(verb)


def participle(verb: str) -> str:
    """What was done: ``expelled``, ``withdrawn``."""
    return _irregular(verb, 1) or _regular(verb)


def gerund(verb: str) -> str:
    """Doing it: ``expelling``, ``dying``."""
    if verb.endswith("ie"):
        return f"{verb[:-2]}ying"
    return (verb[:-1] if verb.endswith("e") and not verb.endswith(("ee", "oe")) else _doubled(verb)) + "ing"


def _irregular(verb: str, form: int) -> str | None:
    forms = table("en/verbs")["irregular"].get(verb)
    return str(forms[form]) if forms else None


def _regular(verb: str) -> str:
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ied"
    return f"{_doubled(verb)}ed"


def _doubled(verb: str) -> str:
    doubles = _SHORT.fullmatch(verb) or verb.endswith(tuple(table("en/verbs")["doubling"]))
    return verb + verb[-1] if doubles else verb
