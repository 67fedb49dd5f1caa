"""A date in its sentence, and which event or verb there it is said of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...readers.reading import DateMention
from ..syntax.grammar import key, object_predicatives, under
from ..syntax.subjects import misattached_subject
from ..vocabulary import words
from .matching import Match

if TYPE_CHECKING:
    from ...parsed.tokens import Span, Token

__all__ = ["Dated", "attached_to", "dated_in", "noun_ended_by"]

_BESIDES = frozenset({"acl", "advcl", "csubj", "csubjpass"})
_NAMING = frozenset({"amod", "compound", "nmod", "nummod", "poss"})


@dataclass(frozen=True, slots=True)
class Dated:
    """A date with the words of its sentence."""

    mention: DateMention
    root: Token
    """The word that the others hang on."""
    last: Token
    preposition: str
    """What introduces it, such as ``by``; empty where nothing does."""
    bound: str = ""
    """The word right before it that makes it an end or a beginning, such as ``before``; empty where none does."""

    @property
    def when(self) -> str | None:
        """When that was of which it is said, EDTF: of "before May" and "after May" no more than the words say."""
        value = self.mention.value
        if not value or "/" in value or not self.bound:
            return value
        return f"{value}/.." if self.bound in words("grammar", "from_then_on") else f"../{value}"

    @property
    def is_of_verb(self) -> bool:
        """Whether it hangs on a verb and not on another word of its clause."""
        governor = self.root.head.head if self.root.head.pos_ in ("ADP", "SCONJ") else self.root.head
        return governor.pos_ in ("VERB", "AUX")

    @property
    def sets_limit(self) -> bool:
        """Whether its words say by when or within how long, and not when."""
        return self.mention.days is not None or self.preposition in words("grammar", "limits")


def dated_in(mention: DateMention, span: Span) -> Dated:
    """A date with the words that it is told in."""
    root = span.root
    preposition = root.head.lower_ if root.dep_ == "pobj" else ""
    before = [span[0].lower_, *(span.doc[i].lower_ for i in (span.start - 1,) if i >= 0), *_introducing(root)]
    marks = (*words("grammar", "limits"), "since")
    first = span.doc[span.start - 1].lower_ if span.start else ""
    bound = first if first in words("grammar", "up_to") or first in words("grammar", "from_then_on") else ""
    return Dated(mention, root, span[-1], next((word for word in before if word in marks), preposition), bound)


def _introducing(root: Token) -> Iterator[str]:
    """The prepositions above a date, up to the verb: "by", "on" in "by midnight on Sunday"."""
    at = root.left_edge.i - 1
    while at > 0 and (root.doc[at].lower_ in words("grammar", "times_of_day") or root.doc[at].text[:1].isdigit()):
        at -= 1
        yield root.doc[at].lower_
    for above in root.ancestors:
        if above.pos_ in ("VERB", "AUX") or (
            above.pos_ in ("NOUN", "PROPN") and above.ent_type_ not in ("DATE", "TIME", "")
        ):
            return
        if above.pos_ in ("ADP", "SCONJ"):
            yield above.lower_


def attached_to(dated: Dated, heads: Mapping[int, Match], ordered: Mapping[int, Match]) -> int | None:
    """The index of the event, or else the verb, that a date is said of; None where it only names something.

    Of "the 2013 pact" it is nothing. The tree is climbed from the date to the first word that can have it.

    :param heads: the sentence's events by the index of their verb or noun.
    :param ordered: those that are orders, by the index of their infinitive.
    """
    token = dated.root
    while (parent := token.head) != token:
        if (event := _event_at(dated, parent, heads, ordered)) is not None:
            return event
        if parent.pos_ in ("VERB", "AUX"):
            if parent.lower_ != "dated" and not _is_of_sentence(dated, parent):
                return _noun_before(dated, parent, heads)
        elif token.dep_ == "compound" and parent.dep_ == "pobj" and misattached_subject(parent.head.head) == parent:
            return parent.head.head.i
        elif _is_torn_off(dated, token, parent):
            return _noun_ended(parent, heads)
        elif _is_name_of(token, parent) and not _is_occasion(dated, parent):
            return _event_named(parent, heads)
        token = parent
    return None


def _event_at(dated: Dated, word: Token, heads: Mapping[int, Match], ordered: Mapping[int, Match]) -> int | None:
    """The event that a word above a date tells or belongs to."""
    if word.pos_ == "VERB" and (joined := _verb_after(dated, word)) is not None:
        return joined.i
    if word.i in heads and not _is_of_sentence(dated, word):
        return _noun_before(dated, word, heads)
    if " " in word.text and (told := _telling(word, heads)) is not None:
        return told
    return ordered[word.i].frame.head.i if word.i in ordered else None


def _is_of_sentence(dated: Dated, word: Token) -> bool:
    """Whether a date opens the sentence and was hung on a clause beside the sentence's own verb, whose it is."""
    return _opens(dated) and word.dep_ in _BESIDES


def _is_torn_off(dated: Dated, token: Token, preposition: Token) -> bool:
    """Whether an "of" was torn from its noun and hung on a verb: "the arrest, in public, of a clerk on 8 April"."""
    hung_on_verb = preposition.lower_ == "of" and preposition.head.pos_ == "VERB"
    return hung_on_verb and token.pos_ == "NOUN" and token != dated.root


def _is_name_of(token: Token, noun: Token) -> bool:
    """Whether a date only says which thing is meant: "the 2013 pact", "the coup attempt of 2016"."""
    if token.dep_ not in _NAMING and not (token.dep_ == "prep" and token.lower_ == "of"):
        return False
    return _is_announcement(noun) or (noun.pos_ in ("NOUN", "PROPN") and noun.ent_type_ not in ("DATE", "TIME"))


def _is_occasion(dated: Dated, noun: Token) -> bool:
    """Whether a thing that a day names is where something happened that day: "protested at Monday's session"."""
    is_day = len(dated.mention.value or "") == len("2018-03-14")
    return is_day and noun.dep_ == "pobj" and noun.head.lower_ in words("grammar", "occasions")


def _event_named(noun: Token, heads: Mapping[int, Match]) -> int | None:
    """The announcement that a date names, or the event in a compound: "the coup attempt of 2016"."""
    if _is_announcement(noun):
        return noun.i
    return next((child.i for child in under(noun, "compound") if child.i in heads), None)


def _is_announcement(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and key(noun) in words("grammar", "announcements")


def _noun_ended(preposition: Token, heads: Mapping[int, Match]) -> int | None:
    """The noun event before an "of" that the parser tore from it."""
    nouns = (i for i, m in heads.items() if m.frame.name == "noun" and preposition.head.i < i < preposition.i)
    return next(nouns, None)


def _telling(phrase: Token, heads: Mapping[int, Match]) -> int | None:
    """The event that a fixed phrase is part of, whatever the parser hung the phrase on."""
    return next(
        (i for i, m in heads.items() if m.frame.name != "noun" and phrase in object_predicatives(m.frame.head)), None
    )


def _opens(dated: Dated) -> bool:
    """Whether a date opens its sentence, and so dates the sentence's own verb."""
    first = dated.root.left_edge.i - (1 if dated.preposition else 0)
    return first <= dated.root.sent.start + 1


def _verb_after(dated: Dated, verb: Token) -> Token | None:
    """The verb joined to another that a date opens: "and, in March, broke off …", hung on the verb before it."""
    first = dated.root.left_edge.i - (1 if dated.preposition else 0)
    doc = dated.root.doc
    before = [t for t in doc[verb.i : max(first, verb.i)] if not t.is_punct]
    rest = next((t for t in doc[dated.root.right_edge.i + 1 : verb.sent.end] if not t.is_punct), None)
    if not before or before[-1].dep_ != "cc" or rest is None or rest.pos_ != "VERB" or rest.dep_ != "conj":
        return None
    return rest


def _noun_before(dated: Dated, verb: Token, heads: Mapping[int, Match]) -> int:
    """The noun event just before a date that the parser hung on its verb: "Her expulsion on Monday drew …"."""
    if verb.pos_ in ("VERB", "AUX") and dated.root.i < verb.i:
        for subject in under(verb, "nsubj", "nsubjpass"):
            if subject.i in heads and subject.i < dated.root.i:
                return subject.i
    if verb.lemma_ == "be" and verb.i not in heads:
        return noun_ended_by(dated, heads) or verb.i
    return verb.i


def noun_ended_by(dated: Dated, heads: Mapping[int, Match]) -> int | None:
    """The noun event whose words a date follows at once: "the murder of a clerk in 1988"."""
    first = dated.root.left_edge.i - (1 if dated.preposition else 0)
    nouns = (i for i, m in heads.items() if m.frame.name == "noun" and m.frame.head.right_edge.i == first - 1)
    return next(nouns, None)
