"""Which type of event a verb or noun tells, by the patterns: the first of its patterns that fits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..syntax.grammar import is_infinitive, own_words, preposition_of, under
from ..vocabulary import words
from .frames import FrenchFrame, frame_of
from .participants import Participants
from .patterns import FrenchPattern, patterns

if TYPE_CHECKING:
    from ...parsed.tokens import Token

__all__ = ["FrenchMatch", "match"]


@dataclass(frozen=True, slots=True)
class FrenchMatch:
    """A verb or noun that tells an event, and who fills its sides."""

    type: str
    """The event type."""
    pattern: FrenchPattern
    frame: FrenchFrame
    by: Token | None
    """Who does it."""
    against: Token | None
    """To whom it is done."""
    both: Token | None
    """Who takes part as the doer does."""


def match(head: Token, participants: Participants) -> FrenchMatch | None:
    """What a verb or noun tells; None where no pattern fits."""
    if head.pos_ not in ("NOUN", "VERB"):
        return None
    listed = patterns().get(head.lemma_.lower(), ())
    if not listed:
        return None
    frame = frame_of(head)
    for kind, pattern in listed:
        if head.lemma_.lower() not in (pattern.nouns if frame.voice == "noun" else pattern.verbs):
            continue
        if (found := _fitted(kind, pattern, frame, participants)) is not None:
            return found
    return None


def _fitted(kind: str, pattern: FrenchPattern, frame: FrenchFrame, participants: Participants) -> FrenchMatch | None:
    by = _at(frame, [place for place in pattern.by if place != "subject"]) or _doer(frame, pattern)
    against = _hit(frame, pattern, participants)
    both = frame.at(pattern.both) if pattern.both else None
    sided = both if pattern.both else against if pattern.against else by
    if pattern.only and (sided is None or not participants.fits(sided, pattern.only)):
        return None
    if pattern.both and both is None:
        return None
    if not _has_all(pattern, frame, participants):
        return None
    return FrenchMatch(kind, pattern, frame, by, against, both)


def _doer(frame: FrenchFrame, pattern: FrenchPattern) -> Token | None:
    """Who does it: the subject, unless it is to them that it is done."""
    if frame.voice == "active" and pattern.against == ["subject"]:
        return None
    return frame.subject


def _hit(frame: FrenchFrame, pattern: FrenchPattern, participants: Participants) -> Token | None:
    """To whom it is done; a passive's subject where a pattern asks for an object or for whom "à" introduces."""
    if frame.voice == "passive" and not pattern.object and {"object", "à"} & set(pattern.against):
        return frame.object
    places = [place for place in pattern.against if place != "subject" or pattern.against == ["subject"]]
    found = (frame.at(place) for place in places)
    fitting = [token for token in found if token is not None and participants.fits(token, pattern.only)]
    return next(iter(fitting), None) or _at(frame, places)


def _at(frame: FrenchFrame, places: list[str]) -> Token | None:
    found = (frame.at(place) for place in places)
    return next((token for token in found if token is not None), None)


def _has_all(pattern: FrenchPattern, frame: FrenchFrame, participants: Participants) -> bool:
    """Whether all stands there that a pattern asks for besides who takes part."""
    if pattern.alone and (frame.voice != "active" or frame.object is not None):
        return False
    if pattern.object and (frame.object is None or not participants.fits(frame.object, pattern.object)):
        return False
    if pattern.own and not _is_own(frame.object):
        return False
    if pattern.infinitive and not any(word.lemma_ in pattern.infinitive for word in _infinitives(frame)):
        return False
    if pattern.words and not _has_words(pattern.words, frame.head):
        return False
    return not pattern.oblique or _has_oblique(pattern.oblique, frame)


def _infinitives(frame: FrenchFrame) -> list[Token]:
    """A verb's infinitives, also those that the parser hangs on its object: "une semaine pour partir"."""
    beside = [frame.object, *(token for _, token in frame.obliques)]
    hung = [
        word for token in beside if token is not None for word in under(token, "acl", "advcl") if is_infinitive(word)
    ]
    return [*frame.infinitives, *hung]


def _has_words(wanted: list[str], head: Token) -> bool:
    clause = {word.lower_ for word in own_words(head)}
    after = {word.lower_ for word in head.doc[head.i + 1 : head.i + 3]}
    return bool((clause | after) & set(wanted))


def _has_oblique(wanted: Mapping[str, list[str]], frame: FrenchFrame) -> bool:
    """Whether a preposition is followed by one of its nouns; the parser may hang it on the object."""
    near = [*frame.obliques]
    if frame.object is not None:
        near += [(preposition_of(child), child) for child in under(frame.object, "nmod")]
    return any(token.lemma_.lower() in wanted.get(preposition, ()) for preposition, token in near)


def _is_own(token: Token | None) -> bool:
    return token is not None and any(child.lower_ in words("grammar", "owners") for child in token.lefts)
