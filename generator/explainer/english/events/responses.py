"""Which event answers which, where the text says so: "in response to", "in retaliation", "comes after".

A word of time ("after", "following") makes an answer only of an act against whoever did the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import TYPE_CHECKING

from ...lexicon import Lexicon
from ...parsed.parsed_blocks import Passage
from ...readers.reading import EventMention, TextSpan
from ..syntax.grammar import coordinated, key, under
from ..vocabulary import table, words
from .scene import ReadEvent, Scene, sides

if TYPE_CHECKING:
    from ...parsed.tokens import Token

__all__ = ["link_answers", "link_moves", "link_retaliations"]

_ACTS_AGAIN = frozenset({"it", "that", "this"})
_Link = tuple[int, tuple[int, ...], TextSpan]
"""The index of an event, those of the events that it answers, and the words that say so."""


@dataclass(frozen=True, slots=True)
class _Cue:
    """Words that make an answer of an event."""

    span: TextSpan
    """Where they stand in the article's text."""
    targets: tuple[Token, ...] = ()
    """The words among which what it answers is told; none for a bare "in retaliation"."""
    certain: bool = True
    """Whether the words themselves say that it answers, not only that it came after."""


def link_answers(scene: Scene, events: list[ReadEvent]) -> list[ReadEvent]:
    """Tell what an event answers where words beside it say so: "in response to", "in retaliation", "after"."""
    links = ((at, tuple(_answered(at, cue, events, scene.lexicon)), cue.span) for at, cue in _cues(events))
    return _linked(events, links)


def link_moves(scene: Scene, events: list[ReadEvent]) -> list[ReadEvent]:
    """Tell what an act answers where a later sentence says so: "The move comes after …", "It was the answer to …"."""
    return _linked(events, _moves(events, scene.lexicon))


def link_retaliations(scene: Scene, events: list[ReadEvent]) -> list[ReadEvent]:
    """Tell what an expulsion answers that is told after "Chad hits back"."""
    return _linked(events, _retaliations(events, scene.lexicon))


def _linked(events: Sequence[ReadEvent], links: Iterable[_Link]) -> list[ReadEvent]:
    """The events with these links, the first of each alone, and none where there was one before."""
    out = list(events)
    for at, answered, span in links:
        if answered and not out[at].event.response_to:
            out[at] = replace(out[at], event=replace(out[at].event, response_to=answered, response_span=span))
    return out


def _retaliations(told: Sequence[ReadEvent], lexicon: Lexicon) -> Iterator[_Link]:
    """Expulsions told after "Chad hits back": each answers the expulsion of its doer's people that the article tells."""
    orders = [i for i, one in enumerate(told) if lexicon.is_expulsion(one.event.type)]
    for start, one in enumerate(told):
        if not lexicon.types[one.event.type].retort or one.event.modality != "asserted":
            continue
        doers = sides(one.event.by)
        at = next((i for i in orders if i > start and sides(told[i].event.by) & doers), None)
        if at is None:
            continue
        hit = [i for i in orders if i != at and _against_its_doer(told[at].event, told[i].event, lexicon, sure=True)]
        if hit:
            yield at, (min(hit, key=lambda i: abs(i - at)),), one.event.quote


def _cues(told: Sequence[ReadEvent]) -> Iterator[tuple[int, _Cue]]:
    """What the words around the events say of answers: the index of the event that answers, and the cue."""
    seen = set()
    for index, one in enumerate(told):
        yield from ((index, cue) for cue in (*_own_cues(one), *_sequence(one)))
        if (place := (id(one.passage), one.head.sent.start)) in seen:
            continue
        seen.add(place)
        heads = {other.head: i for i, other in enumerate(told) if other.passage is one.passage}
        for word in one.head.sent:
            if word.children and (cue := _cue(word, one.passage)) is not None:
                answering = {told[at].head for at in _answering(word, heads)}  # what each of several did has one head
                yield from ((i, cue) for i, other in enumerate(told) if other.head in answering)


def _answering(word: Token, heads: Mapping[Token, int]) -> list[int]:
    """The events whose words a cue hangs on: the first above it, or the one that its verb only announces or names.

    What hangs on a participle is said of the verb above it too: "threw the envoy out, accusing it of … after …".
    """
    for above in word.ancestors:
        if above in heads:
            participle = above.dep_ == "advcl" and above.tag_ == "VBG"
            main = [t for t in (above.head, *_joined(above.head)) if t in heads] if participle else []
            return [heads[above], *(heads[t] for t in main)]
        if above.pos_ == "VERB" and key(above) not in words("responses", "calling"):
            announced = [heads[c] for c in under(above, "dobj", "nsubjpass", "xcomp", "ccomp") if c in heads]
            if announced:
                return announced[:1]
    return []


def _joined(verb: Token) -> list[Token]:
    """The verbs before one that shares their subject: "expelled" of "expelled the envoy and froze all trade"."""
    joined = verb.dep_ == "conj" and not under(verb, "nsubj", "nsubjpass")
    return [verb.head, *_joined(verb.head)] if joined else []


def _cue(word: Token, passage: Passage) -> _Cue | None:
    """The cue that a preposition or a clause under an event's verb begins."""
    if word.dep_ == "advcl" and word.lower_ in words("responses", "temporal"):  # "following the arrest", read as a verb
        return _temporal_cue(word, under(word, "dobj", "pobj"), passage)
    if word.dep_ in ("advcl", "ccomp"):
        marks = [c for c in word.lefts if c.dep_ == "mark" and c.lower_ in words("responses", "temporal")]
        return _Cue(_over(passage, marks[0], word), (word,), certain=False) if marks else None
    if word.dep_ in ("oprd", "attr", "appos") and key(word) in table("responses")["answers"]["in"]:
        targets = _answered_by(under(word, "prep"))  # "called it a reply to …"
        return _Cue(_over(passage, word, *targets), targets) if targets else None
    if (cue := _answering_noun(word, passage)) is not None:
        return cue
    if word.lower_ in words("responses", "temporal") or word.lower_ in words("responses", "causal"):
        return _temporal_cue(word, under(word, "pobj", "pcomp"), passage)
    return None


def _temporal_cue(word: Token, targets: Sequence[Token], passage: Passage) -> _Cue | None:
    """The cue of a word that only says that it came after something, or because of it."""
    return _Cue(_over(passage, word, *targets), tuple(targets), certain=False) if targets else None


def _answering_noun(preposition: Token, passage: Passage) -> _Cue | None:
    """The cue of a noun that means an answer: "in response to …", "as a reply", "in a tit-for-tat move"."""
    for noun in under(preposition, "pobj"):
        if key(noun) in table("responses")["answers"].get(preposition.lower_, ()):
            beside = [p for p in under(preposition.head, "prep") if p.i == noun.i + 1]
            targets = _answered_by(under(noun, "prep")) or _answered_by(beside)
            return _Cue(_over(passage, preposition, *(targets or (noun,))), targets)
        if key(noun) in words("responses", "acts") and any(
            key(c) in words("responses", "reciprocal") for c in noun.subtree
        ):
            return _Cue(_over(passage, preposition, noun))
    return None


def _answered_by(prepositions: Iterable[Token]) -> tuple[Token, ...]:
    """What is answered: what "to" and its like introduce after a noun such as "response"."""
    to = (p for p in prepositions if p.lower_ in words("responses", "answered_by"))
    return tuple(t for p in to for t in under(p, "pobj", "pcomp"))


def _moves(told: Sequence[ReadEvent], lexicon: Lexicon) -> Iterator[_Link]:
    """Sentences such as "The move comes after …": the last act before it that hits the doer of what is told there."""
    for at, one in enumerate(told):
        for cue in _move_cues(one):
            if any(t == one.head or t.is_ancestor(one.head) for t in cue.targets):
                act = _last_act_against(at, told, lexicon)
                if act is not None:
                    yield act, (at,), cue.span


def _move_cues(one: ReadEvent) -> Iterator[_Cue]:
    """What the verbs above an event say of "the move" or "it", the act told before: that it followed, or was the answer."""
    for verb in one.head.ancestors:
        if any(key(s) in words("responses", "acts") for s in under(verb, "nsubj")):
            yield from _following(verb, table("responses")["sequence"].get(key(verb), ()), one.passage)
        yield from _answer_cues(verb, one.passage)


def _last_act_against(at: int, told: Sequence[ReadEvent], lexicon: Lexicon) -> int | None:
    """The last act of an earlier sentence that hits an event's doer; of its sentence's an expulsion, if the event is one."""
    one = told[at]
    acts = [
        i
        for i in range(at - 1, -1, -1)
        if told[i].sentence != one.sentence and _against_its_doer(told[i].event, one.event, lexicon, sure=True)
    ]
    last = [i for i in acts if told[i].sentence == told[acts[0]].sentence]
    expulsions = [i for i in last if lexicon.is_expulsion(told[i].event.type)]
    is_one = lexicon.is_expulsion(one.event.type)
    return next(iter(expulsions if is_one and expulsions else last), None)


def _answer_cues(verb: Token, passage: Passage) -> Iterator[_Cue]:
    """What "it was the answer to …" or "it came in response to …" says of the act told before."""
    known = table("responses")["answers"]
    answers = [c for c in under(verb, "attr") if key(c) in known["in"]]
    if key(verb) in table("responses")["sequence"]:
        answers += [o for p in under(verb, "prep") for o in under(p, "pobj") if key(o) in known.get(p.lower_, ())]
    subjects = [s for s in under(verb, "nsubj") if s.lower_ in _ACTS_AGAIN or key(s) in words("responses", "acts")]
    if answers and subjects:
        yield _Cue(_over(passage, verb, answers[0]), (verb,))


def _is_hit(verb: Token, event: EventMention) -> bool:
    """Whether the subject of a verb is whom an event hits, and so not who does it."""
    hit = {text for p in event.against for text in (p.name, p.text)}
    return any(subject.text in hit for subject in under(verb, "nsubj"))


def _own_cues(one: ReadEvent) -> Iterator[_Cue]:
    """Words that make an answer of the event itself: "retaliated by expelling", "a tit-for-tat expulsion"."""
    verb = one.head.head
    while verb.dep_ in ("prep", "pcomp") and verb.head != verb:
        verb = verb.head
    if one.head.dep_ in ("pcomp", "conj", "advcl") and key(verb) in words("responses", "replying"):
        yield _Cue(one.passage.span(verb))
    for word in one.head.sent:  # "Rome answered at once: two envoys have to go"
        if word.text == ":" and word.i < one.head.i:
            replies = [t for t in one.head.sent if t.i < word.i and key(t) in words("responses", "replying")]
            yield from (_Cue(one.passage.span(verb)) for verb in replies[:1] if not _is_hit(verb, one.event))
    reciprocal = words("responses", "reciprocal")
    for child in one.head.children:
        if child.lower_ in reciprocal or key(child) in reciprocal:
            yield _Cue(one.passage.span(child))


def _sequence(one: ReadEvent) -> Iterator[_Cue]:
    """The event as the subject of "came after …" or "followed …", or as what another one prompted."""
    verb = one.head.head
    if one.head.dep_ in ("dobj", "xcomp", "ccomp") and key(verb) in words("responses", "provocation"):
        subjects = tuple(under(verb, "nsubj"))
        if subjects:
            yield _Cue(_over(one.passage, subjects[0], verb), subjects)
    if one.head.dep_ in ("nsubj", "nsubjpass") and (prepositions := table("responses")["sequence"].get(key(verb))):
        yield from _following(verb, prepositions, one.passage)


def _following(verb: Token, prepositions: Sequence[str], passage: Passage) -> Iterator[_Cue]:
    for child in verb.rights:
        if child.dep_ == "dobj" and "" in prepositions:
            yield _Cue(_over(passage, verb, child), (child,), certain=False)
        elif child.dep_ == "prep" and child.lower_ in prepositions:
            targets = tuple(under(child, "pobj", "pcomp"))
            yield _Cue(_over(passage, verb, *targets), targets, certain=False)
        elif child.dep_ == "advcl" and any(c.lower_ in prepositions for c in under(child, "mark")):
            yield _Cue(_over(passage, verb, child), (child,), certain=False)


def _answered(index: int, cue: _Cue, told: Sequence[ReadEvent], lexicon: Lexicon) -> list[int]:
    """The events that a cue's words tell, or, where they tell none, the other side's last act."""
    one = told[index]
    heads = {t for target in cue.targets for t in (target, *coordinated(target))}
    found = [
        i for i, other in enumerate(told) if i != index and any(other.head == t or _tells(t, other.head) for t in heads)
    ]
    if found:
        return [i for i in found if cue.certain or _is_provoked(one.event, told[i].event, lexicon)]
    bare = not cue.targets or all(key(t) in words("responses", "acts") for t in cue.targets)
    return _last_act(index, told, lexicon) if cue.certain and bare else []


def _tells(target: Token, head: Token) -> bool:
    """Whether an event's verb or noun is what a cue introduces, or stands in it as "the decision to expel"."""
    return target.is_ancestor(head) and head.dep_ in ("acl", "xcomp", "pobj", "conj", "ccomp", "relcl")


def _last_act(index: int, told: Sequence[ReadEvent], lexicon: Lexicon) -> list[int]:
    """The act that a bare "in retaliation" answers: an expulsion is answered by one, rather than what the text told last."""
    one = told[index].event
    before = [i for i in range(index - 1, -1, -1) if lexicon.is_hostile(told[i].event.type)]
    alike = [i for i in before if lexicon.is_expulsion(one.type) and lexicon.is_expulsion(told[i].event.type)]
    sure = (i for i in (*alike, *before) if _against_its_doer(one, told[i].event, lexicon, sure=True))
    unsure = (i for i in before if _against_its_doer(one, told[i].event, lexicon))
    found = next(chain(sure, unsure), None)
    return [] if found is None else [found]


def _is_provoked(answer: EventMention, act: EventMention, lexicon: Lexicon) -> bool:
    """Whether what only came after an act answers it: the one is against the other's doer, or expels the doer's people."""
    if _against_its_doer(answer, act, lexicon, sure=True):
        return True
    doers = sides(act.by)
    hit = bool(doers & sides(answer.against)) and not doers & sides(answer.by)
    return hit and lexicon.is_expulsion(answer.type) and not lexicon.is_friendly(act.type)


def _against_its_doer(answer: EventMention, act: EventMention, lexicon: Lexicon, *, sure: bool = False) -> bool:
    """Whether one event hits the side that did the other.

    :param sure: whether both sides must be told.
    """
    if not lexicon.is_hostile(answer.type) or not lexicon.is_hostile(act.type):
        return False
    doers, hit = sides(act.by), sides(answer.against)
    own, suffered = sides(answer.by), sides(act.against)
    if own and doers and own & doers:
        return False
    return bool(doers & hit) or bool(own & suffered) or not (sure or (doers and own))


def _over(passage: Passage, first: Token, *rest: Token) -> TextSpan:
    """From one word to the end of others' phrases."""
    last = max((token.right_edge for token in rest), key=lambda t: t.i, default=first)
    last = max(first, last, key=lambda t: t.i)
    return passage.span(first.doc[min(first.i, last.i) : last.i + 1])
