"""Definite phrases: whom "the envoy", "the ministry", "the government" and "the latter" mean.

Each is looked up among those whom the article has named so far. Where two fit alike nothing is read.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from ...phrase_matcher import PhraseMatcher
from ..vocabulary import table, words
from .context import Context, Sentence, acting_state
from .found import Claimed, Found
from .persons_described import Described
from .words import Words

__all__ = ["resolve_descriptions"]

_Meant = tuple[int, int, Found]
"""A phrase's first token, the index after its last, and whom it means."""
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})


def resolve_descriptions(context: Context, described: Described, claimed: Claimed) -> list[Found]:
    """The definite phrases that can be resolved, each noted in its sentence for what comes after."""
    resolved = []
    for sentence in context.sentences:
        for first, last, one in _phrases(sentence, described):
            if claimed.free(sentence.words, first, last, over_demonyms=True):
                claimed.take(sentence.words, first, last)
                found = replace(
                    one,
                    words=sentence.words,
                    first=first,
                    last=last,
                    form="phrase",
                    rule="definite phrase",
                    roles=(),
                    nouns=frozenset(),
                )
                sentence.found = [other for other in sentence.found if not first <= other.first < last]
                sentence.add(found)
                resolved.append(found)
    return resolved


def _phrases(sentence: Sentence, described: Described) -> Iterator[_Meant]:
    words_ = sentence.words
    single = _single_nouns()
    for at in range(sentence.first, sentence.last):
        if noun := words_.noun_starting.get(at):
            if not noun.plural and (found := described.read(sentence, noun)):
                yield found
        elif (resolve := single.get(words_.lower[at])) and (found := resolve(sentence, at)):
            yield found
    for at, last, kinds in _body_nouns().all(words_.lower, sentence.first, sentence.last):
        if (first := _start(words_, at, last)) is not None and (one := _body(sentence, first, kinds)):
            yield first, last, one


def _start(words_: Words, at: int, last: int = 0) -> int | None:
    """Where a phrase with "the" begins whose noun stands here alone; None where it is longer or indefinite."""
    last = last or at + 1
    if last < len(words_) and (words_.tag[last] in _NOUNS or words_.lower[last] == "of" or words_.joins(last)):
        return None
    first = at
    while first > 0 and words_.lower[first - 1] in words("pronouns", "plain"):
        first -= 1
    return first - 1 if first > 0 and words_.lower[first - 1] in ("the", "this", "that") else None


def _state(sentence: Sentence, at: int) -> _Meant | None:
    """The state that acts where "the government" stands."""
    first = _start(sentence.words, at)
    state = acting_state(sentence, first) if first is not None else None
    if first is None or state is None:
        return None
    return first, at + 1, Found(words=sentence.words, first=first, last=at + 1, name=state, kind="country")


def _whole_state(sentence: Sentence, at: int) -> _Meant | None:
    """The state that "the country" means: nothing may stand between the two words, as in "the West African country"."""
    return _state(sentence, at) if at > 0 and sentence.words.lower[at - 1] == "the" else None


def _latter(sentence: Sentence, at: int) -> _Meant | None:
    """The last of two who were named before."""
    first = _start(sentence.words, at)
    if first is None:
        return None
    here = [one for one in sentence.found if one.last <= first]
    found = here if len({one.name for one in here}) > 1 else sentence.before.found if sentence.before else []
    return (first, at + 1, found[-1]) if len({one.name for one in found}) > 1 else None


def _body(sentence: Sentence, at: int, kinds: frozenset[str]) -> Found | None:
    """The body last named that is of the kind that a noun says."""
    earlier: Sentence | None = sentence
    while earlier is not None:
        fits = [
            one
            for one in earlier.found
            if one.kind == "organisation"
            and one.rule != "news outlet"
            and (earlier is not sentence or one.last <= at)
            and _is_of(one.name, kinds)
        ]
        if fits:
            return fits[-1]
        earlier = earlier.before
    return None


def _is_of(name: str, kinds: frozenset[str]) -> bool:
    said = _kinds_of(name)
    return bool(said & kinds) or (not said and "group" in kinds)


@cache
def _kinds_of(name: str) -> frozenset[str]:
    """The nouns by which a phrase may mean the body of this name."""
    found = [kinds for _, _, kinds in _body_nouns().all(name.lower().split())]
    return found[-1] if found else frozenset()


@cache
def _single_nouns() -> dict[str, Callable[[Sentence, int], _Meant | None]]:
    """What finds whom a phrase with one of these nouns means."""
    found = dict.fromkeys(words("bodies", "state_phrases"), _state) | dict.fromkeys(
        words("pronouns", "state_nouns"), _whole_state
    )
    return found | {"latter": _latter}


@cache
def _body_nouns() -> PhraseMatcher[frozenset[str]]:
    """The nouns for bodies, each with all that may be said of the same body."""
    return PhraseMatcher((noun.split(), frozenset(nouns)) for nouns in table("bodies")["phrases"] for noun in nouns)
