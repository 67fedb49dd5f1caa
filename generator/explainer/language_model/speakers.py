"""Whether a sentence has somebody say something: who only stands in it, beside what another says or does, says nothing."""

from __future__ import annotations

import re
from functools import cache

from ..tables import words
from ..verb_forms import participle, past

__all__ = ["is_speaker"]

_SAYING = ("neutral", "claiming", "denying", "demanding", "counting")
_OWN = r"(?:['’]s?)?(?:\s(?!and\b|or\b)[\w'’-]+){0,4}?"
"""What may stand after a state: "Mali's ruling junta", "Malian officials"."""
_WHERE = r"(?:\s(?:in|of|from|for|at|on|with|who)(?:\s[\w'’-]+){1,4}?)?"
_ASIDE = r"(?:,(?:\s[^.;:“”\"]{1,100},)?)?"
_HELPING = r"(?:\s(?:has|have|had|also|later|then|again|further|yesterday|today|\w+ly|(?:on\s)?[A-Z]\w+day|and))*"
_OF = re.compile(r"\b(?:about|against|at|by|for|from|in|of|on|to|with)\s(?:the\s)?$", re.I)
"""What stands before a name that is only part of another's: "the brother of Ada Quill said"."""
_TITLE = r"(?:[\w'’.-]+\s){0,7}"
"""What may stand between a verb and the name: "said the foreign minister of Mali Awa Keita"."""


def is_speaker(sentence: str, start: int, end: int, *, of_state: bool = False) -> bool:
    """Whether whoever is named at a place of a sentence says something there, by words right beside the name.

    :param of_state: whether it is a state, for which its people and bodies may speak.
    """
    before, after = sentence[:start], sentence[end:]
    says_behind = _behind(of_state=of_state).match(after) and not _OF.search(before)
    return bool(says_behind or _ahead().search(before))


@cache
def _behind(*, of_state: bool) -> re.Pattern[str]:
    """What stands behind the name of who says something."""
    own = _OWN if of_state else ""
    says = rf"{own}{_WHERE}{_ASIDE}{_HELPING}\s(?:{_said()})\b|['’]s?\s(?:\w+\s){{0,2}}(?:{_nouns()})\b|:\s"
    return re.compile(says)


@cache
def _ahead() -> re.Pattern[str]:
    """What stands before the name."""
    said, nouns = _said(), _nouns()
    ways = (
        rf"(?:[,”\"’]|\bas)\s(?:{said})\s(?:by\s)?{_TITLE}$"
        rf"|\b(?:according to|citing|cited|quoting|quoted)\s{_TITLE}$"
        rf"|\b(?:{nouns})\s(?:by|from|of)\s{_TITLE}$"
        rf"|\b(?:{said})\sby\s{_TITLE}$"
    )
    return re.compile(ways, re.I)


@cache
def _said() -> str:
    verbs = [one for key in _SAYING for one in words("en/speech", key)]
    forms = {form for verb in verbs for form in (verb, past(verb), participle(verb), f"{verb}s", f"{verb}es")}
    return "|".join(sorted(map(re.escape, {*forms, "denies", "denied", "replies", "says", "implies"})))


@cache
def _nouns() -> str:
    return "|".join(f"{noun}s?" for noun in sorted(words("en/speech", "nouns")))
