"""Pronouns: whom "he", "she", "it" and "they" mean, where that can be told.

The subject of the sentence or of the one before is taken, or else the only one there that fits in number and
gender. Where two fit alike nothing is read: an event without its doer is mended more easily than one with a wrong one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from ..syntax.antecedents import parallel_pronoun
from ..syntax.verbs import is_passive
from ..vocabulary import table, words
from .annotation import AnnotatedPassage
from .discourse import (
    Discourse,
    Mention,
    SentenceMentions,
    TakenTokens,
    head_token,
    is_subject,
    last_subject,
    last_unread_subject,
)

if TYPE_CHECKING:
    from ...parsed.tokens import Token

__all__ = ["resolve_pronouns"]

_BACK = 2
"""How many sentences back somebody may be named."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OPENING = frozenset({"“", "``", "‘", "«"})
_CLOSING = frozenset({"”", "''", "’", "»"})


def resolve_pronouns(discourse: Discourse, groups: Sequence[Mention], taken: TakenTokens) -> list[Mention]:
    """The pronouns that can be resolved, in order; each is also noted in its sentence for those after it.

    :param groups: phrases for people who are not named ("two Thai envoys"), which "they" may mean.
    """
    resolved = []
    by_sentence: dict[int, list[Mention]] = {}
    for group in groups:
        by_sentence.setdefault(id(discourse.sentence(group.passage, group.first)), []).append(group)
    for sentence in discourse.sentences:
        for group in by_sentence.get(id(sentence), ()):
            sentence.add(group)
        for at in _pronouns(sentence):
            one = _antecedent(sentence, at)
            if one and taken.take_if_free(sentence.passage, at, at + 1):
                found = one.coreferring(sentence.passage, at, at + 1, "pronoun", "pronoun")
                sentence.add(found)
                resolved.append(found)
    return resolved


def _pronouns(sentence: SentenceMentions) -> Iterator[int]:
    """The pronouns of a sentence that stand for somebody named before, those in quoted speech aside."""
    passage = sentence.passage
    known = table("pronouns")["kinds"]
    for at in range(sentence.first, sentence.last):
        if passage.lower[at] in known and not _is_quoted(passage, at) and not _is_expletive(passage.doc[at]):
            yield at


def _antecedent(sentence: SentenceMentions, at: int) -> Mention | None:
    """Whom the pronoun at a place means; None where that cannot be told."""
    token = sentence.passage.doc[at]
    kind = table("pronouns")["kinds"][sentence.passage.lower[at]]
    if (same := parallel_pronoun(token)) is not None:
        return _mention_at(sentence, same.i)
    here = [one for one in sentence.mentions if one.last <= at and not _is_co_argument(one, token)]
    if kind == "it" and (unread := last_unread_subject(sentence, at)) is not None:
        return last_subject([one for one in here if one.first > unread and is_subject(one) and _agrees(one, kind)])
    if fits := [one for one in here if _agrees(one, kind)]:
        return _likeliest(fits, token)
    if token.tag_ == "PRP$" and (later := _subject_after(sentence, at, kind)):
        return later
    return None if kind == "they" and _name_several(here) else _named_earlier(sentence, token, kind)


def _mention_at(sentence: SentenceMentions, at: int) -> Mention | None:
    """Who is named or meant where a token stands."""
    return next((one for one in sentence.mentions if one.first <= at < one.last), None)


def _name_several(mentions: Sequence[Mention]) -> bool:
    """Whether mentions name more than one, whom "they" may mean together."""
    return len({one.name for one in mentions if one.form in ("name", "short")}) > 1


def _named_earlier(sentence: SentenceMentions, token: Token, kind: str) -> Mention | None:
    """Who fits in the nearest sentence before where anybody does; "they" goes on from subject to subject only."""
    earlier = sentence.before
    for _ in range(_BACK):
        if earlier is None:
            return None
        if kind == "it" and last_unread_subject(earlier, earlier.last) is not None:
            return None
        if fits := [one for one in earlier.mentions if _agrees(one, kind)]:
            found = _likeliest(_of_main_clause(fits) or fits, token)
            goes_on = kind != "they" or token.dep_ in _SUBJECTS or (found is not None and is_subject(found))
            return found if goes_on else None
        earlier = earlier.before
    return None


def _of_main_clause(fits: Sequence[Mention]) -> list[Mention]:
    """Those of a sentence whom it is itself about, not a clause that says when or why."""
    return [one for one in fits if is_subject(one) and not _is_in_subordinate(head_token(one).head)]


def _is_in_subordinate(verb: Token) -> bool:
    return any(up.dep_ in ("advcl", "relcl", "acl") for up in (verb, *verb.ancestors))


def _likeliest(fits: Sequence[Mention], token: Token) -> Mention | None:
    """The last subject, or the only one; "it" means so many things that only a subject is taken."""
    found = last_subject(fits)
    return found if found and (token.lower_ != "it" or is_subject(found)) else None


def _agrees(one: Mention, kind: str) -> bool:
    """Whether somebody can be meant by a pronoun of this kind: ``m``, ``f``, ``it`` or ``they``."""
    if kind in ("m", "f"):
        return one.kind == "person" and one.gender in ("", kind)
    if kind == "it":
        acts = one.form in ("name", "short", "seat", "phrase", "pronoun") and (
            one.kind == "organisation" or not _is_place(one)
        )
        return one.kind in ("country", "organisation") and acts and not _is_plural(one)
    return one.kind == "group" or _is_plural(one)


def _is_plural(one: Mention) -> bool:
    return one.passage.doc[one.last - 1].tag_ in ("NNS", "NNPS") and one.form == "phrase"


def _is_place(one: Mention) -> bool:
    token = head_token(one)
    return token.dep_ == "pobj" and token.head.lower_ in words("seats", "of_place") | {"from", "to", "of"}


def _is_co_argument(one: Mention, pronoun: Token) -> bool:
    """Whether both are arguments of one verb, so that they cannot be the same: "X met him"."""
    verb = pronoun.head
    while verb.dep_ == "advcl" and verb.tag_ == "VBG" and pronoun.dep_ == "dobj":  # "X left, accusing it of …"
        verb = verb.head
    above = head_token(one)
    shares = above.head.i == pronoun.head.i or (above.head.i == verb.i and above.dep_ == "nsubj")
    return pronoun.tag_ == "PRP" and shares and above.head.pos_ in ("VERB", "AUX")


def _subject_after(sentence: SentenceMentions, at: int, kind: str) -> Mention | None:
    """The subject of the sentence where a possessive stands before it: "In his speech, X said"."""
    main = sentence.passage.doc[sentence.first : sentence.last].root
    token = sentence.passage.doc[at]
    if not any(up.dep_ in ("prep", "advcl") and up.head.i == main.i for up in token.ancestors):
        return None
    return next(
        (
            one
            for one in sentence.mentions
            if one.first > at and is_subject(one) and head_token(one).head.i == main.i and _agrees(one, kind)
        ),
        None,
    )


def _is_quoted(passage: AnnotatedPassage, at: int) -> bool:
    """Whether a word stands in quotation marks, where pronouns are the speaker's."""
    quoted = False
    for text in passage.text[:at]:
        if text == '"':
            quoted = not quoted
        elif text in _OPENING:
            quoted = True
        elif text in _CLOSING:
            quoted = False
    return quoted


def _is_expletive(token: Token) -> bool:
    """Whether an "it" means nobody: "it is unclear", "it was reported that"."""
    if token.lower_ != "it":
        return False
    if token.dep_ not in _SUBJECTS:
        return True
    verb = token.head
    clauses = any(child.dep_ in ("ccomp", "xcomp", "csubj", "advcl", "acl") for child in verb.rights)
    if is_passive(verb):
        return clauses
    return token.dep_ == "nsubj" and verb.lemma_ in words("pronouns", "empty_with")
