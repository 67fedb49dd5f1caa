"""Event mentions made of the verbs and nouns that tell them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ...edtf_dates import deadline
from ...lexicon import EventType, load_lexicon
from ...parsed.parsed_blocks import Passage
from ...readers.reading import ActorMention, DateMention, EventMention, Participant
from ..modality import modality
from ..syntax.attribution import reporting, speakers
from ..syntax.governors import governor_of
from ..syntax.grammar import coordinated, object_of, own_words
from ..vocabulary import words
from .dating import date_of, limit_of
from .matching import FrenchMatch, match
from .participants import CountedPeople, Participants
from .told import doubt_of, reasons

if TYPE_CHECKING:
    from ...parsed.tokens import Span, Token

__all__ = ["read_events"]


@dataclass(frozen=True, slots=True)
class _Block:
    """A passage with what was read in its article."""

    passage: Passage
    participants: Participants
    dates: Sequence[DateMention]


def read_events(
    passages: Sequence[Passage], dates: Sequence[DateMention], actors: Sequence[ActorMention]
) -> list[EventMention]:
    """All events that an article tells, in their order."""
    out: list[EventMention] = []
    for passage in passages:
        if passage.kind == "caption":
            continue
        out += _events(_Block(passage, Participants(passage, actors), dates))
    return out


def _events(block: _Block) -> list[EventMention]:
    """The events of a passage; a pronoun in a joined clause means whom the clause before it tells of."""
    found: dict[int, EventMention] = {}
    for head in block.passage.doc:
        if (told := match(head, block.participants)) is None or _is_ordered(head, block.participants):
            continue
        before = found.get(head.head.i) if head.dep_ == "conj" else None
        event = _mention(told, block, before)
        if event is not None:
            found[head.i] = event
    return list(found.values())


def _is_ordered(head: Token, participants: Participants) -> bool:
    """Whether a verb only says what somebody is ordered to do, which the order tells: "sommés de quitter le pays"."""
    order = match(head.head, participants) if head.head is not head else None
    return order is not None and head.lemma_ in order.pattern.infinitive


def _mention(told: FrenchMatch, block: _Block, before: EventMention | None) -> EventMention | None:
    kind, head = load_lexicon().types[told.type], told.frame.head
    by, against = _sides(told, block.participants, before)
    counted = block.participants.counted(told.against) if told.against is not None else CountedPeople()
    if told.against is not None and told.against.pos_ == "PRON" and before is not None:
        counted = CountedPeople(before.number if isinstance(before.number, int) else None, before.people)
    said = _speaker(head, block.participants)
    if kind.expulsion and not by:
        by = _state_left(told, against, said, block) or _speaking_state(told, against, said, block)
    status = modality(head)
    date, limit = date_of(head, block.passage, block.dates), None
    if kind.sets_limit:
        limit = limit_of(head, block.passage, block.dates)
    if date is None and kind.expulsion and status == "asserted":
        date = _announced(head, by, block)
    is_counted = kind.expulsion or kind.counted is not None
    event = EventMention(
        trigger=block.passage.span(head),
        quote=block.passage.span(_clause(head)),
        type=told.type,
        plover=kind.plover,
        by=by,
        against=against,
        number=counted.number if is_counted else None,
        people=counted.people if is_counted else None,
        what=_own(told, by, block.participants),
        date=date.value if date is not None else None,
        date_span=date.span if date is not None else None,
        status=kind.status,
        said_by=_said_by(said, by, kind, block),
        modality=status,
        verb=told.pattern.telling or None,
        sentence=block.passage.span(head.sent),
        rule=f"{told.frame.voice}: {head.lemma_}",
    )
    if limit is not None:
        event = _limited(event, limit)
    if not (event.by or event.against or event.date):
        return None
    event = replace(event, unsafe=tuple(dict.fromkeys(reasons(event, told, block.participants))))
    return replace(event, doubt=doubt_of(event, told))


def _sides(
    told: FrenchMatch, participants: Participants, before: EventMention | None
) -> tuple[tuple[Participant, ...], tuple[Participant, ...]]:
    by, against, both = (
        tuple(dict.fromkeys(participants.of(token))) if token is not None else ()
        for token in (told.by, told.against, told.both)
    )
    if before is not None and told.against is not None and told.against.pos_ == "PRON":
        against = before.against
    doers = {one.name for one in by}
    return by, tuple(one for one in (*against, *both) if one.name not in doers)


def _speaker(head: Token, participants: Participants) -> Token | None:
    """Who says so: of a role and a name beside it the name's."""
    return next(iter(speakers(head)), None)


def _said_by(said: Token | None, by: Sequence[Participant], kind: EventType, block: _Block) -> str | None:
    """An actor's name, or the article's words; a state speaks by its organs."""
    if said is None:
        return None
    found = block.participants.of(said)
    named = [one for one in found if one.kind is not None]
    if named:
        return named[0].name
    return found[0].text if found else None


def _state_left(
    told: FrenchMatch, against: Sequence[Participant], said: Token | None, block: _Block
) -> tuple[Participant, ...]:
    """The state that somebody is ordered to leave, which orders it unless another's say so: "priés de quitter le Mali"."""
    theirs = {one.country for one in against} - {None}
    places = (object_of(word) for word in told.frame.infinitives if told.frame.voice == "passive")
    found = [one for place in places if place is not None for one in block.participants.of(place)]
    state = next((one for one in found if one.kind == "country" and theirs and one.country not in theirs), None)
    spoken = {one.country for one in block.participants.of(said)} - {None} if said is not None else set()
    return (state,) if state is not None and spoken <= {state.country} else ()


def _speaking_state(
    told: FrenchMatch, against: Sequence[Participant], said: Token | None, block: _Block
) -> tuple[Participant, ...]:
    """The state whose ministry or government tells that somebody was ordered out, where no word says who did it."""
    if said is None:
        return ()
    theirs = {one.country for one in against}
    above = governor_of(told.frame.head)
    is_done = above is not None and told.frame.voice == "noun" and above.word.lemma_ in words("speech", "doing")
    is_organ = is_done or said.lemma_.lower() in words("speech", "organs") or "minist" in said.lemma_.lower()
    found = [one for one in block.participants.of(said) if one.country and one.country not in theirs]
    if not is_organ or len(found) != 1 or not theirs - {None}:
        return ()
    return (replace(found[0], name=found[0].country or "", kind="country"),)


def _announced(head: Token, by: Sequence[Participant], block: _Block) -> DateMention | None:
    """The day on which the state that ordered it said so, where no other is told: it is done by saying it."""
    states = {one.country for one in by}
    for verb, speaker in reporting(head):
        if states & {one.country for one in block.participants.of(speaker)} - {None}:
            return date_of(verb, block.passage, block.dates)
    return None


def _own(told: FrenchMatch, by: Sequence[Participant], participants: Participants) -> str | None:
    """What is the doer's own, in English: "its ambassador"; None where more is said of it than a sentence of ours says."""
    token = told.frame.object
    if told.pattern.what != "own" or token is None or len(by) != 1 or by[0].kind != "country":
        return None
    if len(coordinated(token)) > 1 or any(child.dep_ in ("amod", "appos") for child in token.children):
        return None
    english = participants.english(token)
    return f"its {english}" if english else None


def _limited(event: EventMention, limit: DateMention) -> EventMention:
    """The event with the limit that it sets, counted from its date where it is a number of days."""
    by_when = limit.value if limit.days is None else None
    if limit.days is not None and event.date:
        by_when = deadline(event.date, limit.days)
    days = limit.days if by_when is None else None
    return replace(event, deadline=by_when, deadline_days=days, deadline_span=limit.span)


def _clause(head: Token) -> Span:
    """The shortest words that bear an event: its clause from its first word to its last."""
    inside = own_words(head)
    first, last = min(word.i for word in inside), max(word.i for word in inside)
    while last > first and head.doc[last].is_punct:
        last -= 1
    while first < last and head.doc[first].is_punct:
        first += 1
    return head.doc[first : last + 1]
