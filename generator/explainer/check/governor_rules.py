"""What governs a clause is quoted with it, and told with it: that it is denied, alleged, planned or supposed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ..evidence import all_sources
from ..lexicon import load_lexicon
from ..lexicon.event_patterns import parse_pattern
from ..model import EVENT, Actor, Event, Expulsion, Fact, Source, preferred
from ..names import fold_name
from ..tables import words
from .plain_reading.governing_words import forms_of, governor_after, governor_before
from .plain_reading.passages import QuotePassage, passage
from .problem import Problem, Rule, StoryFacts

__all__ = ["RULES"]

_ENGLISH = "en"
_RELATIVE = re.compile(r"(?:(?:[Tt]he|[Aa]n?)(?: \w+){1,3}|[A-Z][^\s,]*(?: [A-Z][^\s,]*){0,4}), (?:who|which|whose)\b")
"""What begins with somebody or something and tells of it in a clause of its own, which nothing before governs."""
_CLAUSE = 4
"""So many words at least may tell something that happened."""


def _left_out(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """A quote does not leave out what governs its words right before or after them.

    Words that bear a single value, such as a name, may stand under anything but a denial or a doubt of their own: what
    governs their sentence is told by the quotes that bear the fact.
    """
    told = [where for source in fact.sources if (where := passage(known.evidence, source))]
    for path, source in all_sources(fact):
        tells = path[0] == "sources"
        where = passage(known.evidence, source) if known.evidence.language(source) == _ENGLISH else None
        if where is None or (tells and isinstance(fact, Actor)):
            continue
        clause = tells or (
            not isinstance(fact, Actor)
            and len(where.quote.split()) >= _CLAUSE
            and not any(_is_within(where, one) for one in told)
        )
        believed = not _is_attributed(known, fact, source)
        reported = believed and not _is_spoken(fact)
        before = "" if _RELATIVE.match(where.quote) else where.before
        governor = governor_before(before, where.quote, phrase=not clause, believed=believed, reported=reported) or (
            clause and governor_after(where.after, believed=reported)
        )
        if governor:
            yield Problem(
                "governor-left-out",
                f"the quote leaves out the words that govern it: “{governor}”",
                (*path, "quote"),
                "quote these words too, and tell the fact so: with its modality, as an event, or in a summary",
                "warning",
            )


def _is_within(where: QuotePassage, other: QuotePassage) -> bool:
    return where.article is other.article and other.start <= where.start and where.end <= other.end


def _is_attributed(known: StoryFacts, fact: Fact, source: Source) -> bool:
    """Whether it is told who says so, and the quote does not name him itself."""
    quote = fold_name(source.quote)
    for who in [source.said_by] if source.said_by else getattr(fact, "said_by", []):
        actor = known.actors.get(who)
        names = [str(preferred(actor.name)), *actor.aliases] if actor else [who]
        if not any(fold_name(name) in quote for name in names):
            return True
    return False


def _is_spoken(fact: Fact) -> bool:
    """Whether it is a fact that somebody says something, whatever others say of that."""
    kind = load_lexicon().types.get(fact.type) if isinstance(fact, Event) else None
    return kind is not None and (kind.spoken or kind.saying)


def _surer(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """A sentence of ours does not tell as done what every quote only denies, alleges, plans or supposes."""
    if not _is_told_as_done(fact):
        return
    found: list[str] = []
    for source in fact.sources:
        if known.evidence.language(source) != _ENGLISH or not (governors := _governors(fact, source)):
            return  # told elsewhere, or by words that we do not know
        found += governors
    if found:
        yield Problem(
            "told-surer-than-quoted",
            f"this is told as done, but its quote says “{found[0]}”",
            ("sources", 0, "quote"),
            "give it its modality, make it an event, or write a summary",
            "warning",
        )


def _is_told_as_done(fact: Fact) -> bool:
    if not isinstance(fact, (Event, Expulsion)) or preferred(fact.summary):
        return False
    return not isinstance(fact, Event) or (fact.type != EVENT and fact.modality == "asserted")


def _governors(fact: Fact, source: Source) -> Sequence[str]:
    """What governs each word of a quote that tells a fact; nothing where one stands free, or none is there."""
    believed = not (source.said_by or getattr(fact, "said_by", []))
    quote, types = source.quote, _types(fact)
    own = [*_pattern(f"{fact.verb}").finditer(quote)] if isinstance(fact, Event) and fact.verb else []
    found = [
        governor_before(quote[: word.start()], quote[word.start() :], believed=believed, reported=False)
        for word in own or [match for name in types for match in _telling(name).finditer(quote)]
    ]
    return found if all(found) else ()


def _types(fact: Fact) -> Sequence[str]:
    """The types of event that a fact may be of: an expulsion's articles may use the words of any expulsion."""
    if isinstance(fact, Event):
        return (fact.type,) if fact.type in load_lexicon().types else ()
    return [name for name, kind in load_lexicon().types.items() if kind.expulsion]


@cache
def _telling(name: str) -> re.Pattern[str]:
    """The verbs and nouns with which articles tell an event of a type, but for those that have hardly a meaning."""
    lexicon = load_lexicon()
    kind = lexicon.types[name]
    heads = {head for pattern in (*kind.verbs, *kind.nouns) for head in parse_pattern(pattern, lexicon.classes).heads}
    return _pattern(*heads.difference(lexicon.light_verbs, words("en/modality", "leaving") if kind.expulsion else ()))


@cache
def _pattern(*verbs: str) -> re.Pattern[str]:
    forms = {form for verb in verbs for form in forms_of(verb.partition(" ")[0])}
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(forms, key=len, reverse=True)))})\b", re.IGNORECASE)


RULES: tuple[Rule, ...] = (_left_out, _surer)
