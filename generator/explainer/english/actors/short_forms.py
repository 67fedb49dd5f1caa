"""Short forms that the first mention of a body teaches: "MHR", "the House", a company without "Inc."."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ...person_names import gender_of_name
from ..vocabulary import words
from .annotation import NOUN_TAGS, AnnotatedPassage
from .capitalised_names import run_end
from .discourse import Mention, TakenTokens
from .state_bodies import portfolio_words

__all__ = ["BY_NOUN", "begins_other_name", "initials_in_brackets", "one_word_names", "read_short_forms", "short_forms"]

BY_NOUN = "noun in its name"
"""The rule by which a body is read that only a noun in its name tells."""
_LEAST_INITIALS = 3
"""Letters from which on initials tell a body that does not have them beside its name."""
_OPENING_BRACKETS = frozenset({"(", "["})


def read_short_forms(
    article: Sequence[AnnotatedPassage], short: Mapping[str, Mention], taken: TakenTokens
) -> Iterator[Mention]:
    """The bodies of an article that it calls by short forms; their tokens are taken."""
    for passage in article if short else ():
        yield from taken.taking(_by_short_form(passage, short))


def short_forms(found: Sequence[Mention]) -> dict[str, Mention]:
    """What later mentions may call the bodies of an article: initials, a company's name without "Inc.", "the House"."""
    short = _houses(found) | _initials(found)
    for body in sorted(found, key=lambda body: body.place):
        if initials := initials_in_brackets(body.passage, body.last) or _in_commas(body.passage, body.last):
            short.setdefault(initials, body)
        if body.rule != BY_NOUN:
            continue
        name = _without_company(body.name)
        if name != body.name and " " in name:
            short.setdefault(name, body)
    return short


def _houses(found: Sequence[Mention]) -> dict[str, Mention]:
    """The only House of an article, as "the House": the one of Commons or of Representatives, where it names no other."""
    houses = [body for body in found if "House of " in body.name]
    return {"House": houses[0]} if len({body.name for body in houses}) == 1 else {}


def _initials(found: Sequence[Mention]) -> dict[str, Mention]:
    """The bodies of several words by their first letters, where those are of one body."""
    bodies = {body.name: body for body in found if body.rule == BY_NOUN}
    letters = {name: "".join(word[0] for word in name.split() if word[0].isupper()) for name in bodies}
    counted = Counter(letters.values())
    return {of: bodies[name] for name, of in letters.items() if len(of) >= _LEAST_INITIALS and counted[of] == 1}


def one_word_names(bodies: Iterable[Mention]) -> dict[str, Mention]:
    """What companies are called by one word: "Mirsa" for "Mirsa Airlines"."""
    short = {_without_company(body.name): body for body in bodies}
    common = words("bodies", "in_names") | words("bodies", "companies") | portfolio_words()
    return {
        name: body
        for name, body in short.items()
        if " " not in name and name != body.name and name.lower() not in common and not gender_of_name(name)
    }


def _without_company(name: str) -> str:
    """A name without the words for a company at its end: "Inc.", "Corp."."""
    said = name.split()
    while len(said) > 1 and said[-1].lower() in words("bodies", "companies"):
        said.pop()
    return " ".join(said)


def _by_short_form(passage: AnnotatedPassage, short: Mapping[str, Mention]) -> Iterator[Mention]:
    """Bodies by what their first mentions teach, the longest form first."""
    by_first: dict[str, list[tuple[str, ...]]] = {}
    for called in short:
        by_first.setdefault(called.split()[0], []).append(tuple(called.split()))
    for at, text in enumerate(passage.text):
        for name in sorted(by_first.get(text, ()), key=len, reverse=True):
            last = at + len(name)
            if tuple(passage.text[at:last]) == name and _may_be_short(passage, at, last):
                yield short[" ".join(name)].coreferring(passage, at, last, "short", "short form")
                break


def _may_be_short(passage: AnnotatedPassage, first: int, last: int) -> bool:
    """Whether words are a short form by themselves, and no part of a person's or another body's name."""
    if begins_other_name(passage, last) or (last < len(passage) and passage.doc[last].ent_type_ == "PERSON"):
        return False
    if passage.lower[first:last] != ["house"]:
        return True
    is_part = last < len(passage) and (passage.capital[last] or passage.tag[last] in NOUN_TAGS)
    return first > 0 and passage.lower[first - 1] == "the" and not is_part


def begins_other_name(passage: AnnotatedPassage, last: int) -> bool:
    """Whether a body's name only begins another name: "Amnesty Watch" is not Amnesty International."""
    if passage.is_headline or last == len(passage) or gender_of_name(passage.text[last]):
        return False
    rest = range(last, run_end(passage, last))
    if any(at in passage.hit_at or at in passage.noun_starting or passage.doc[at].ent_type_ == "PERSON" for at in rest):
        return False
    head = passage.doc[last - 1]
    return head.dep_ == "compound" and head.head.i in rest


def initials_in_brackets(passage: AnnotatedPassage, at: int) -> str:
    """The capitals in brackets that begin at a place; empty where there are none."""
    if at + 2 >= len(passage) or passage.text[at] not in _OPENING_BRACKETS or passage.text[at + 2] not in ")]":
        return ""
    text = passage.text[at + 1]
    return text if len(text) > 1 and text.isupper() and text.isalnum() else ""


def _in_commas(passage: AnnotatedPassage, at: int) -> str:
    """The capitals between commas that begin at a place: "the security service, the SBU, said"."""
    if passage.text[at : at + 1] != [","]:
        return ""
    at += 2 if passage.lower[at + 1 : at + 2] == ["the"] else 1
    text = passage.text[at] if at + 1 < len(passage) and passage.text[at + 1] == "," else ""
    return text if len(text) > 1 and text.isupper() and text.isalnum() and at not in passage.hit_at else ""
