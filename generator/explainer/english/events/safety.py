"""Whether a sentence of ours tells just what an event's words say, and if not, why: the last step of reading.

A sentence is safe where

- the pattern that matched has a telling of its own, with its own verb;
- all that the telling needs was read in the same sentence of the article, by name or in the article's words: neither
  inferred nor known from another sentence, no phrase cut short, no one of several left out (``bearing``);
- at most one thing governs the clause, and the telling says it: who says so, a plan, a demand, an accusation whose
  accuser is named (``governing``);
- nothing stands in the clause that the telling leaves out and that makes it tell something else: a question, a
  condition, "nearly", "only", "again", what is so in general.

Whatever else is told by its article's words. What is read still less surely is only a lead (``doubt``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ...readers.reading import EventMention
from ..syntax.grammar import under
from ..syntax.quotable import quotable
from ..vocabulary import words
from .bearing import unborne
from .doubts import doubt
from .governing import governed_by
from .scene import ReadEvent, Scene

__all__ = ["tell_safely"]

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_FIELD = re.compile(r"\{(\w+)\}")
_NO_FIELDS = frozenset({"has", "was", "were"})
_PARTIES = frozenset({"against", "by"})
_SURE = frozenset({"asserted", "planned", "threatened"})
_WITH_SPEAKER = frozenset({"alleged", "demanded", "denied"})
_PRESENT = frozenset({"VBP", "VBZ"})


def tell_safely(scene: Scene, events: list[ReadEvent]) -> list[ReadEvent]:
    """Say of each event what a fact of it quotes, and what speaks against telling it in a sentence of ours."""
    return [replace(one, event=_judged(one, scene)) for one in events]


def _judged(one: ReadEvent, scene: Scene) -> EventMention:
    part = quotable(one.head)
    unsafe = tuple(dict.fromkeys(_reasons(one, scene)))
    return replace(
        one.event,
        sentence=one.passage.span(part if part is not None else one.sentence),
        unsafe=unsafe,
        doubt=doubt(one, scene, is_quotable=part is not None),
    )


def _reasons(one: ReadEvent, scene: Scene) -> Iterator[str]:
    """All that speaks against a sentence of ours, in plain words."""
    kind = scene.lexicon.types[one.event.type]
    fields = _told(kind.tell, one.event)
    if fields is None:
        yield "its telling lacks who or what"
    else:
        yield from unborne(one, scene, fields)
    yield from _ungoverned(one)
    yield from _changed(one)


def _told(tellings: Sequence[str], event: EventMention) -> frozenset[str] | None:
    """The fields that the first telling that can be filled names; None where none can."""
    has = {
        name
        for name in ("by", "against", "number", "people", "what", "place")
        if getattr(event, name) not in (None, ())
    }
    has |= {"whom"} if has & {"against", "number", "people"} else set()
    for telling in tellings:
        needed = set(_FIELD.findall(_OPTIONAL.sub("", telling))) - _NO_FIELDS
        if needed <= has:
            return frozenset(set(_FIELD.findall(telling)) & has)
    return None


def _ungoverned(one: ReadEvent) -> Iterator[str]:
    """What governs the clause and the telling does not say."""
    event, found = one.event, governed_by(one.head)
    if len(found) > 1:
        yield f"more than one thing governs it: {', '.join(found)}"
    if found and event.modality == "asserted" and not event.said_by:
        yield f"“{found[0]}” governs it"
    if event.modality in _WITH_SPEAKER and not event.said_by:
        yield f"nobody is named by whom it is {event.modality}"
    if event.modality in ("planned", "threatened") and not event.by:
        yield f"nobody is named by whom it is {event.modality}"
    if event.modality == "planned" and set(found) & words("modality", "nobodys_plan"):
        yield "it is expected, and not said by whom"
    if event.modality not in _SURE | _WITH_SPEAKER:
        yield "it is only supposed"


def _changed(one: ReadEvent) -> Iterator[str]:
    """What stands in the clause that the telling leaves out and that changes what it tells."""
    head = one.head
    near = [
        *under(head, "advmod", "preconj"),
        *(w for c in under(head, "dobj", "nsubj", "nsubjpass", "prep") for w in under(c, "advmod")),
    ]
    for word in near:
        if word.lower_ in words("grammar", "changing"):
            yield f"“{word.text}” would be left out"
    if any(w.lower_ in words("modality", "marks") for c in under(head, "advcl") for w in c.lefts):
        yield "a condition would be left out"
    if one.sentence.text.rstrip("\"'”’ ").endswith("?"):
        yield "it is asked"
    if one.match.frame.name == "noun" and not one.match.frame.subject:
        yield "a noun alone tells it"
    if head.dep_ == "amod":
        yield "a word before a noun tells it"
    if _is_general(one):
        yield "it is told as what is so in general"


def _is_general(one: ReadEvent) -> bool:
    """Whether a plain present tense tells it in running text, where it tells what somebody does time and again."""
    head = one.head
    if head.tag_ not in _PRESENT or one.passage.kind == "title" or under(head, "aux"):
        return False
    return one.sentence.text.rstrip("\"'”’ ").endswith(".") and not one.event.date
