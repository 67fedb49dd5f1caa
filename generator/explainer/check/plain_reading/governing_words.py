"""What governs words of English from outside them: that it is denied, alleged, wanted, planned or supposed.

Found without a language model, so only where it stands right beside them. The cues are those that the reader judges by
(``data/en/modality.yml``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ...inflection import plural
from ...numbers import may_begin_number
from ...tables import table
from ...verb_forms import gerund, participle, past

__all__ = ["forms_of", "governor_after", "governor_before"]

_REACH = 200
"""How many characters away a governor is looked for."""
_END = re.compile(r"\A.*(?:[;:!?—]|[.–](?=\s))", re.DOTALL)
"""What stands before the last clause of a text."""
_OPENING = " \n\"'“‘«([…–-"
_WORD = r"(?: (?!(?:and|because|but|that|wh\w+|after|before|since|so)\b)[\w’'-]+)"
"""A word that begins no clause of its own."""
_LIGHT = (
    r"(?: (?:also|already|again|an?|any|are|be|been|being|even|ever|get|had|has|have|having|her|his|is|its|such|the|their|then|was"
    r"|were|yet|(?!(?:merely|only|reply|simply)\b)\w+ly))*"
)
"""Words between a governor and what it governs that change nothing."""
_TOKEN = re.compile(r"[\w’'-]+")
_MONTH = re.compile(r"\bMay\b")
"""In small letters it is a modal."""
_SAYING = r"(?: (?:by|from|of|said|to|\w+ing))*"
"""Between a cue and the "that" of its clause: "accused of having said that"."""
_PARTICLE = re.compile(r" (?:about|for|from|of|on|to|with)$")
"""Of a cue the last word may stand apart: "told them to"."""
_WORD_BEFORE = re.compile(r"\w $")
_MARKS = r"[\s,”\"'’)—–-]*"
_WANTING = ("denied", "threatened", "demanded", "planned", "hypothetical")
"""The governors that take a clause with "to" or "that", and say that it did not happen, or not yet."""
_SAYING_KINDS = ("neutral", "claiming", "denying", "demanding")
_JOINING = frozenset({"and", "but", "or"})
"""What begins with one of these may stand beside what is governed, and not in it."""


@dataclass(frozen=True, slots=True)
class _CueBefore:
    """One way to govern what follows."""

    phrases: Mapping[str, tuple[str, ...]]
    """Its phrases in small letters by their first word, the longest first: hundreds are sooner found so than by one
    expression made of them all."""
    rest: re.Pattern[str]
    """What stands between one of them and the words that it governs."""
    begins: bool = False
    """Whether no word of its clause stands before it."""
    of_phrases: bool = False
    """Whether it governs also what tells nothing that happens: "not in Paris"."""
    believes: bool = False
    """Whether it says that somebody holds it to be so."""
    reports: bool = False
    """Whether it says only who says so, and takes no side."""
    counts: bool = True
    """Whether it governs a number, too: "perhaps 200" are told as many as they may be."""
    unless: frozenset[str] = frozenset()
    """Words that, next to it, are not governed by it."""

    def at(self, text: str, start: int, word: str) -> str:
        """What it matches where a word begins, up to the end of a text; empty where it does not."""
        if self.begins and _WORD_BEFORE.search(text, 0, start):
            return ""
        for phrase in self.phrases.get(word, ()):
            end = start + len(phrase)
            if text[start:end].lower() == phrase and (found := self.rest.match(text, end)):
                return text[start : found.end()]
        return ""


@dataclass(frozen=True, slots=True)
class _CueAfter:
    """One way to govern what stands before."""

    words: frozenset[str]
    """The first words of its phrases, in small letters: only there it need be looked for."""
    pattern: re.Pattern[str]
    """What it matches after the words that it governs; its group is the cue."""
    believes: bool = False
    """Whether it says that somebody holds it to be so."""


def governor_before(
    before: str, after: str, *, phrase: bool = False, believed: bool = True, reported: bool = True
) -> str:
    """The words that govern what follows them; empty where nothing does.

    :param before: what stands before the words in question, from the beginning of their sentence.
    :param after: those words.
    :param phrase: whether they tell nothing that happens, but only who, what, where or how many.
    :param believed: whether it counts that somebody alleges or believes it.
    :param reported: whether it counts that somebody says it.
    """
    tail = _MONTH.sub("", _END.sub("", " ".join(before[-_REACH:].rstrip(_OPENING).split())))
    first = "".join(after.lstrip(_OPENING).split(maxsplit=1)[:1]).lower()
    tokens = [(token.start(), token[0].lower()) for token in _TOKEN.finditer(tail)]
    for cue in _before():
        if (phrase and not cue.of_phrases) or (cue.believes and not believed) or (cue.reports and not reported):
            continue
        if first in cue.unless or (not cue.counts and may_begin_number(first)):
            continue
        if found := next(filter(None, (cue.at(tail, start, word) for start, word in tokens)), ""):
            return found.strip(" ,")
    return ""


def governor_after(after: str, *, believed: bool = True) -> str:
    """The words that govern what stands before them in their sentence; empty where nothing does.

    :param believed: as above.
    """
    rest = _MONTH.sub("", " ".join(after[:_REACH].split()))
    there = frozenset(token.lower() for token in _TOKEN.findall(rest))
    for cue in _after():
        if (believed or not cue.believes) and not cue.words.isdisjoint(there) and (found := cue.pattern.match(rest)):
            return found[1]
    return ""


def forms_of(lemma: str) -> frozenset[str]:
    """The forms that a verb or noun may have, in small letters; of several words the first changes."""
    first, _, rest = lemma.partition(" ")
    forms = {first, plural(first), past(first), participle(first), gerund(first)}
    return frozenset(f"{form} {rest}".strip() for form in forms)


@cache
def _before() -> tuple[_CueBefore, ...]:
    data = table("en/modality")
    governors = data["governors"]
    hedges = [*data["adverbs"]["hypothetical"], *data["adverbs"]["alleged"]]
    adjectives = [word for kind in data["adjectives"].values() for word in kind]
    alleged = _forms(governors["alleged"])
    wanted = _forms(cue for kind in _WANTING for cue in governors[kind])
    dismissed, warned = _forms(governors["dismissed"]), _forms(governors["warned"])
    negations = [*data["negations"], *_contracted()]
    modals, later = [word for word in data["modals"] if word != "would"], _any(data["past_future"])
    saying = [verb for kind in _SAYING_KINDS for verb in table("en/speech")[kind]]
    said = [past(verb) for verb in saying if " " not in verb]
    return (
        _cue_before(negations, rf"{_LIGHT}$", of_phrases=True),
        _cue_before([*data["prepositions"], *data["adverbs"]["denied"]], rf"{_LIGHT}$", of_phrases=True),
        _cue_before(hedges, rf"{_LIGHT}$", of_phrases=True, counts=False),
        _cue_before(adjectives, "$", of_phrases=True, counts=False),
        _cue_before([*modals, *(f"{be} to" for be in data["being"])], rf"{_LIGHT}$"),
        _cue_before(["would"], rf"(?! {later}\b){_LIGHT}$", unless=data["past_future"]),
        _cue_before(_forms(data["beside"]), rf"{_LIGHT}$"),
        _cue_before(wanted, rf" (?:for|from|of|to){_LIGHT}$"),
        _cue_before(wanted, rf"{_WORD}{{0,8}} (?:from|to){_LIGHT}$"),
        _cue_before([*wanted, *dismissed], rf"{_SAYING} that{_WORD}{{0,6}}$", unless=_JOINING),
        _cue_before(negations, rf"(?: [\w’'-]+){{1,2}} (?:that|whether){_WORD}{{0,6}}$", unless=_JOINING),
        _cue_before(alleged, rf"{_WORD}{{0,8}} (?:of|to){_LIGHT}$", believes=True),
        _cue_before(
            [*alleged, *warned], rf"{_WORD}{{0,3}}?{_SAYING} that{_WORD}{{0,6}}$", believes=True, unless=_JOINING
        ),
        _cue_before([*said, "says"], rf"{_LIGHT}$", reports=True),
        _cue_before(_forms(saying), rf"(?:,?{_WORD}){{0,5}},? that{_WORD}{{0,6}}$", reports=True, unless=_JOINING),
        _cue_before(data["modals"], rf"{_WORD}{{1,3}} that{_WORD}{{0,6}}$", unless=_JOINING),
        _cue_before(data["conditions"], rf"{_WORD}{{0,6}}$", unless=_JOINING),
        _cue_before([*data["conditions"], "should"], r"\b[^,]*,$", begins=True),
    )


@cache
def _after() -> tuple[_CueAfter, ...]:
    data = table("en/modality")
    no = [f"{verb} {word}" for verb in data["auxiliaries"] for word in ("not", "never")]
    untrue = [f"{be} {how}" for be in data["being"] for how in (*data["untrue"], *data["refuted"])]
    claimed = _forms(data["governors"]["alleged"])
    return (
        _cue_after([*data["conditions"], "should"], r"\b)", ahead=rf"{_MARKS}((?:only )?"),
        _cue_after(
            ["but"], rf" (?:it|that|this) (?:is|was) {_any([*data['untrue'], *data['refuted']])})", ahead=rf"{_MARKS}("
        ),
        _cue_after(["which"], rf"{_WORD}{{1,5}}? {_any(forms_of('deny'))})", ahead=rf"{_MARKS}(", believes=True),
        _cue_after(["never", *data["modals"], *no, *_contracted(), *untrue], r"\b)", ahead=r"[”\"'’)]* ?("),
        _cue_after(["according"], rf" to{_WORD}{{0,2}}? {_any(claimed)})\b", ahead=rf"{_MARKS}(", believes=True),
        _cue_after(claimed, r")(?=[.,:;]| and |$)", ahead=r",[”\"'’)]* ((?:[\w’'-]+ ){1,4}?", believes=True),
    )


def _contracted() -> list[str]:
    """Such as "didn't"."""
    return [f"{verb}n{mark}t" for verb in table("en/modality")["auxiliaries"] for mark in "'’"]


def _cue_before(
    phrases: Iterable[str],
    rest: str,
    *,
    begins: bool = False,
    of_phrases: bool = False,
    believes: bool = False,
    reports: bool = False,
    counts: bool = True,
    unless: Iterable[str] = (),
) -> _CueBefore:
    by_first: dict[str, set[str]] = {}
    for phrase in phrases:
        by_first.setdefault(_first(phrase), set()).add(phrase)
    longest = {first: tuple(sorted(there, key=len, reverse=True)) for first, there in by_first.items()}
    pattern = re.compile(rest, re.IGNORECASE)
    return _CueBefore(longest, pattern, begins, of_phrases, believes, reports, counts, frozenset(unless))


def _cue_after(phrases: Sequence[str], rest: str, *, ahead: str, believes: bool = False) -> _CueAfter:
    pattern = re.compile(rf"{ahead}\b{_any(phrases)}{rest}", re.IGNORECASE)
    return _CueAfter(frozenset(map(_first, phrases)), pattern, believes)


def _first(phrase: str) -> str:
    return str(_TOKEN.findall(phrase)[0])


def _forms(cues: Iterable[str]) -> list[str]:
    """How cues of the reader's table are written: "be wanted for", "a bid to", "rule out"."""
    return [form for cue in cues for form in _forms_of_cue_after(cue)]


def _forms_of_cue_after(cue: str) -> Iterable[str]:
    first, _, rest = _PARTICLE.sub("", cue).partition(" ")
    if first == "be" and rest:
        verb, _, more = rest.partition(" ")
        return (
            f"{be} {form} {more}".strip() for be in table("en/modality")["being"] for form in {verb, participle(verb)}
        )
    return (rest,) if first == "a" and rest else forms_of(f"{first} {rest}".strip())


def _any(phrases: Iterable[str]) -> str:
    """A pattern for any of these, the longest first."""
    return f"(?:{'|'.join(sorted(map(re.escape, phrases), key=len, reverse=True))})"
