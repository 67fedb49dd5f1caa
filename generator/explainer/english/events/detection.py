"""What the patterns of the lexicon find in each sentence, what of it is no news, and what is told by several sources."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from ...lexicon import Lexicon
from ...numbers import parse_number
from ...parsed.parsed_blocks import Passage
from ...person_nouns import is_person
from ..syntax.grammar import key, under
from ..syntax.phrases import phrase
from .entity_linking import EntityLinker
from .matching import Match
from .mentions import Mentions, dated, tells_something
from .scene import HAPPENED, ReadEvent, Scene, by_sentence
from .timing import Timing
from .triggers import matches

if TYPE_CHECKING:
    from ...parsed.tokens import Span, Token

__all__ = ["detect_events", "drop_promised_plans", "drop_repeated_sayings", "tell_rival_counts"]

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NEAR = 8
"""How many words a number may stand before "according to"."""


def detect_events(scene: Scene, events: list[ReadEvent]) -> list[ReadEvent]:
    """Tell an event wherever a pattern of the lexicon fits, with its sides, date, place and quote."""
    return [*events, *(one for passage in scene.passages for one in _events_of(passage, scene))]


def drop_repeated_sayings(scene: Scene, events: list[ReadEvent]) -> list[ReadEvent]:
    """Leave out what is only said: by nobody named, on no day, or of what the same sentence tells as an event."""
    return [one for told in by_sentence(events) for one in told if not _only_repeats(one, told, scene.lexicon)]


def drop_promised_plans(scene: Scene, events: list[ReadEvent]) -> list[ReadEvent]:
    """Leave out the plans that somebody promised on a day: "vowed on Monday to free them" is one event."""
    return [one for told in by_sentence(events) for one in told if not _is_promised(one, told, scene.lexicon)]


def tell_rival_counts(scene: Scene, events: list[ReadEvent]) -> list[ReadEvent]:
    """Tell an event once for each of the sources that count it differently: "40 according to X, 100 according to Y"."""
    return [one for told in by_sentence(events) for one in _for_each_source(told, scene)]


def _events_of(passage: Passage, scene: Scene) -> Iterator[ReadEvent]:
    """The events of one block; a caption without a day of its own shows what nothing dates."""
    shown = None
    if passage.kind == "caption":
        days = [d for d in scene.calendar.within(passage.doc[:]) if _DAY.fullmatch(d.mention.value or "")]
        if len(days) != 1:
            return
        shown = Timing(date=days[0])
    mentions = Mentions(scene.lexicon, scene.linker)
    for sentence in passage.doc.sents:
        if not (found := matches(sentence, scene.lexicon, scene.linker)):
            continue
        for m, timing in zip(found, scene.calendar.timings(sentence, found, scene.lexicon), strict=True):
            if not (scene.lexicon.types[m.type].saying and _is_undated(timing)):
                yield from _events_told(m, shown or timing, passage, mentions)


def _events_told(m: Match, timing: Timing, passage: Passage, mentions: Mentions) -> Iterator[ReadEvent]:
    """The event that one match tells, once for each of its dates."""
    one, kind = ReadEvent(mentions.mention(m, timing, passage), m, timing, passage), mentions.lexicon.types[m.type]
    if kind.expulsion:
        yield one
    elif tells_something(one.event, m, kind):
        yield one
        yield from (ReadEvent(dated(one.event, other), m, timing, passage) for other in timing.also)


def _is_undated(timing: Timing) -> bool:
    """Whether a thing is said on no day: no event, and most of what is said, so that nothing more is made of it."""
    return timing.date is None and timing.report is None


def _only_repeats(said: ReadEvent, told: Sequence[ReadEvent], lexicon: Lexicon) -> bool:
    """Whether it is only said, by nobody named or on no day, or tells what another event of the sentence tells."""
    if not lexicon.types[said.event.type].saying:
        return False
    if said.event.date is None or not any(p.kind for p in said.event.by):
        return True
    return any(said.head.is_ancestor(one.head) and one.event.modality in HAPPENED for one in told)


def _is_promised(plan: ReadEvent, told: Sequence[ReadEvent], lexicon: Lexicon) -> bool:
    """Whether a plan is what its sentence tells as promised on a day; a promise without one stands in no timeline."""
    if plan.event.modality != "planned":
        return False
    telling = (one for one in told if "what" in one.match.introduced and plan.head in one.match.roles["what"])
    return any(one.event.date and lexicon.types[one.event.type].lasting for one in telling)


def _for_each_source(told: Sequence[ReadEvent], scene: Scene) -> Sequence[ReadEvent]:
    """The events of a sentence, the last one before two or more counts by different sources once with each."""
    counts = list(_sourced_counts(told[0].sentence))
    if len({number for _, number, _ in counts}) < 2:
        return told
    kinds = scene.lexicon.types
    counting = [one for one in told if kinds[one.event.type].counted or kinds[one.event.type].expulsion]
    counted = next((one for one in reversed(counting) if one.head.i < counts[-1][0].i), None)
    if counted is None or sum(one.head is counted.head for one in told) > 1:  # what each of several states did
        return told
    each = [
        replace(counted, event=replace(counted.event, number=number, said_by=_name(source, scene.linker)))
        for _, number, source in counts
    ]
    return [new for one in told for new in (each if one is counted else [one])]


def _sourced_counts(sentence: Span) -> Iterator[tuple[Token, int, Token]]:
    """Each number of people that a source is given for right after it: its word, the number and the source."""
    start = sentence.start
    for to in sentence:
        if to.lower_ != "to" or to.i == 0 or to.doc[to.i - 1].lower_ != "according":
            continue
        source = next(iter(under(to, "pobj")), None)
        near = to.doc[max(start, to.i - 1 - _NEAR) : to.i - 1]
        word = next((t for t in reversed(near) if t.pos_ == "NUM"), None)
        number = parse_number(word.text) if word is not None else None
        if source is not None and word is not None and number is not None and _counts_people(word, to):
            yield word, number, source
        start = to.i


def _counts_people(number: Token, to: Token) -> bool:
    """Whether a number stands before "according to" alone or with a noun for people."""
    between = [t for t in number.doc[number.i + 1 : to.i - 1] if not t.is_punct]
    return not number.ent_type_.startswith(("DATE", "TIME", "MONEY")) and (
        not between or any(is_person(key(t)) for t in between)
    )


def _name(source: Token, linker: EntityLinker) -> str:
    actor = linker.named(source)
    return actor.name if actor is not None else phrase(source).text
