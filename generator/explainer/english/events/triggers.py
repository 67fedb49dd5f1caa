"""The verbs and nouns of a sentence that tell events, each with the pattern that fits best."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from ...lexicon import Candidate, Lexicon
from ..syntax.grammar import key, under
from ..vocabulary import words
from .entity_linking import EntityLinker
from .frames import Frame, noun_frame, verb_frames
from .matching import Match, match

if TYPE_CHECKING:
    from ...parsed.tokens import Span, Token

__all__ = ["matches"]

_TELLING = frozenset({"AUX", "NOUN", "PROPN", "VERB"})


def matches(sentence: Span, lexicon: Lexicon, linker: EntityLinker) -> list[Match]:
    """What the sentence tells, in its order; words that another pattern asked for tell nothing of their own."""
    found = [m for token in sentence if _may_tell(token) and (m := _best(token, lexicon, linker)) is not None]
    expulsions = {m.frame.head for m in found if lexicon.is_expulsion(m.type)}
    found = [m for m in found if not (_says_must(m) and m.roles["what"][0] in expulsions)]
    told = {m.frame.head for m in found if _is_told(m, lexicon)}
    found = [m for m in found if not (_gives_way(m.type, lexicon) and _only_carries(m, told))]
    taken = {i for m in found for i in m.consumed if m.frame.head.i != i}
    return [m for m in found if m.type and m.frame.head.i not in taken and (m.roles or _needs_nobody(m, lexicon))]


def _may_tell(token: Token) -> bool:
    """Whether a word may tell an event; a noun in a date ("the May coup") tells none."""
    return token.pos_ in _TELLING and (token.ent_type_ != "DATE" or token.pos_ in ("AUX", "VERB"))


def _says_must(m: Match) -> bool:
    """Whether it only tells that somebody says that something must be done, which the words after "that" tell."""
    return any(e.how == "clause" and e.words for e in m.pattern.elements)


def _is_told(m: Match, lexicon: Lexicon) -> bool:
    """Whether a match tells an event surely, a noun with who took part, and of a type that gives way to no other."""
    if m.frame.name == "noun" and m.roles.keys().isdisjoint(("against", "both", "by")):
        return False
    return bool(m.type) and not _gives_way(m.type, lexicon) and not lexicon.types[m.type].is_unsure(m.pattern)


def _gives_way(type: str, lexicon: Lexicon) -> bool:
    return bool(type) and lexicon.types[type].by_words


def _only_carries(m: Match, told: Collection[Token]) -> bool:
    """Whether it is done to another event, or to the news of one told before: "announced the arrest", "the decision"."""
    what = () if m.introduced.get("what") == "that" else m.roles.get("what", ())
    near = [*what, *under(m.frame.head, "xcomp"), *(verb for noun in what for verb in under(noun, "acl"))]
    return any(token in told for token in near) or any(_is_known_news(noun) for noun in what)


def _is_known_news(noun: Token) -> bool:
    is_known = any(child.lower_ in ("that", "the", "this") for child in under(noun, "det"))
    return is_known and key(noun) in words("grammar", "announcements")


def _needs_nobody(m: Match, lexicon: Lexicon) -> bool:
    return m.frame.name != "noun" or lexicon.types[m.type].without_actors


def _best(token: Token, lexicon: Lexicon, linker: EntityLinker) -> Match | None:
    """The first pattern that fits, heaviest first."""
    if token.pos_ in ("NOUN", "PROPN"):
        candidates = _noun_candidates(token, lexicon)
        frames: Iterable[Frame] = (noun_frame(token, lexicon.light_verbs),) if candidates else ()
    else:
        candidates = () if token.dep_ in ("aux", "auxpass") else lexicon.verbs.get(key(token), ())
        frames = verb_frames(token) if candidates else ()
    readings = list(frames)
    last = [one for one in candidates if _gives_way(one[0], lexicon)]
    for some in ([one for one in candidates if one not in last], last):
        for frame in readings:
            for type, pattern in some:
                found = match(type, pattern, frame, linker)
                if found is not None and not _done_by_an_event(found, lexicon):
                    return found
    return None


def _done_by_an_event(found: Match, lexicon: Lexicon) -> bool:
    """Whether the subject is itself an event, which acts only where it strikes: "the suspension threatens …"."""
    if not found.type or lexicon.types[found.type].plover.startswith("ASSAULT"):
        return False
    doers = [key(t) for t in found.roles.get("by", ()) if t.pos_ == "NOUN"]
    return any(type and not _gives_way(type, lexicon) for lemma in doers for type, _ in lexicon.nouns.get(lemma, ()))


def _noun_candidates(token: Token, lexicon: Lexicon) -> Sequence[Candidate]:
    lemma = key(token)
    if lemma not in lexicon.last_nouns:
        return ()
    compounds = (lexicon.nouns.get(f"{key(before)}-{lemma}", ()) for before in under(token, "compound", "amod"))
    return [*chain.from_iterable(compounds), *lexicon.nouns.get(lemma, ())]
