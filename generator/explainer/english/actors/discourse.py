"""Who is named or meant where: mentions of actors, the tokens that they take, and an article's sentences with them.

A pronoun or a definite phrase means somebody whom the sentences before it name.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from ...model import ActorKind
from ...readers.reading import ActorMention, RoleMention
from .annotation import AnnotatedPassage

if TYPE_CHECKING:
    from ...parsed.tokens import Token

__all__ = [
    "Discourse",
    "Mention",
    "MentionForm",
    "SentenceMentions",
    "TakenTokens",
    "acting_state",
    "head_token",
    "is_subject",
    "last_subject",
    "last_unread_subject",
]

MentionForm = Literal["name", "short", "demonym", "seat", "pronoun", "phrase"]
"""How somebody is named; ``ActorMention.form`` says what each means."""

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True, kw_only=True, slots=True)
class Mention:
    """Somebody named or meant at a place, as the readers of actors hand it on among themselves."""

    passage: AnnotatedPassage
    first: int
    """Index of the first token."""
    last: int
    """Index after the last token."""
    name: str
    """The fullest name that the article has for whoever is meant."""
    kind: ActorKind
    country: str | None = None
    """The name of the state that they belong to."""
    form: MentionForm = "name"
    rule: str = ""
    """What it was read by."""
    roles: tuple[RoleMention, ...] = ()
    """What is said here of what they are."""
    gender: str = ""
    """``f`` or ``m`` where it is known."""
    nouns: frozenset[str] = frozenset()
    """The nouns that are said of a person here, in the singular: what a definite phrase may call them."""

    @property
    def place(self) -> tuple[int, int]:
        """The offsets of its first character and after its last in the article's text, by which mentions are ordered."""
        start = self.passage.offset
        return start + self.passage.starts[self.first], start + self.passage.ends[self.last - 1]

    def coreferring(self, passage: AnnotatedPassage, first: int, last: int, form: MentionForm, rule: str) -> Mention:
        """A mention at another place that means the same; what is said of them here is not said there."""
        return replace(self, passage=passage, first=first, last=last, form=form, rule=rule, roles=(), nouns=frozenset())

    def to_actor_mention(self) -> ActorMention:
        """The same as a part of the article's reading."""
        return ActorMention(
            span=self.passage.span(self.first, self.last),
            text=self.passage.text_of(self.first, self.last),
            name=self.name,
            kind=self.kind,
            country=self.country,
            roles=self.roles,
            form=self.form,
            outlet=self.rule == "news outlet",
            rule=self.rule,
        )


class TakenTokens:
    """The tokens of an article that already name somebody: no two mentions overlap.

    A demonym gives way to a longer phrase that means somebody: "the Thai envoy".
    """

    def __init__(self) -> None:
        self._taken: set[tuple[int, int]] = set()
        self._giving_way: set[tuple[int, int]] = set()

    def are_free(self, passage: AnnotatedPassage, first: int, last: int, *, over_demonyms: bool = False) -> bool:
        """Whether none of these tokens is taken.

        :param over_demonyms: whether tokens that give way count as free.
        """
        taken = self._taken - self._giving_way if over_demonyms else self._taken
        return taken.isdisjoint([(passage.offset, index) for index in range(first, last)])

    def take(self, passage: AnnotatedPassage, first: int, last: int, *, gives_way: bool = False) -> None:
        """Take these tokens.

        :param gives_way: whether a longer phrase may take them again.
        """
        tokens = {(passage.offset, index) for index in range(first, last)}
        self._taken |= tokens
        if gives_way:
            self._giving_way |= tokens

    def take_if_free(self, passage: AnnotatedPassage, first: int, last: int, *, over_demonyms: bool = False) -> bool:
        """Take these tokens where none of them is taken; whether it was so."""
        if not self.are_free(passage, first, last, over_demonyms=over_demonyms):
            return False
        self.take(passage, first, last)
        return True

    def taking(self, mentions: Iterable[Mention]) -> Iterator[Mention]:
        """Those of mentions whose tokens are free; they are taken."""
        return (one for one in mentions if self.take_if_free(one.passage, one.first, one.last))


@dataclass(slots=True)
class SentenceMentions:
    """A sentence, with who is named or meant in it so far."""

    passage: AnnotatedPassage
    first: int
    """Index of its first token."""
    last: int
    """Index after its last."""
    before: SentenceMentions | None
    """The sentence before it in the running text; none for the first, and across headlines and captions."""
    mentions: list[Mention] = field(default_factory=list)
    """In order."""

    def add(self, one: Mention) -> None:
        """Note one more who is named or meant here."""
        self.mentions.append(one)
        self.mentions.sort(key=lambda mention: mention.place)

    def is_unread_name(self, token: Token) -> bool:
        """Whether a word is a name that no mention has, and no day or month."""
        hit = self.passage.hit_at.get(token.i)
        is_name = token.tag_ in ("NNP", "NNPS") and self.passage.capital[token.i]
        is_read = any(one.first <= token.i < one.last for one in self.mentions)
        return is_name and not is_read and not (hit and hit.has("calendar"))


class Discourse:
    """The sentences of an article, with who is named or meant in each so far."""

    def __init__(self, article: Sequence[AnnotatedPassage], mentions: Iterable[Mention]) -> None:
        self.sentences: list[SentenceMentions] = list(_sentences(article))
        self._starts = [(s.passage.offset, s.first) for s in self.sentences]
        for one in mentions:
            self.sentence(one.passage, one.first).mentions.append(one)
        for sentence in self.sentences:
            sentence.mentions.sort(key=lambda one: one.place)

    def sentence(self, passage: AnnotatedPassage, at: int) -> SentenceMentions:
        """The sentence that a token is in."""
        return self.sentences[bisect_right(self._starts, (passage.offset, at)) - 1]


def head_token(one: Mention) -> Token:
    """The token of a mention that hangs on the rest of the sentence, through lists of names."""
    token = one.passage.doc[one.first : one.last].root
    while token.dep_ == "conj" and token.head.pos_ in ("PROPN", "NOUN", "PRON"):
        token = token.head
    return token


def is_subject(one: Mention) -> bool:
    """Whether a mention is what its clause is about."""
    return head_token(one).dep_ in _SUBJECTS


def last_subject(found: Sequence[Mention]) -> Mention | None:
    """The last of several who is a subject, else the only one; None where several are alike."""
    subjects = [one for one in found if is_subject(one)]
    if subjects:
        return subjects[-1]
    return found[-1] if len({one.name for one in found}) == 1 else None


def last_unread_subject(sentence: SentenceMentions, at: int) -> int | None:
    """The last subject before a place that has a name which no mention has, its own or its owner's, by its token."""
    named = {index for one in sentence.mentions for index in range(one.first, one.last)}
    found = None
    for token in sentence.passage.doc[sentence.first : at]:
        if token.dep_ in _SUBJECTS and token.i not in named and any(map(sentence.is_unread_name, _owners(token))):
            found = token.i
    return found


def _owners(token: Token) -> Iterator[Token]:
    """A noun, whose it is ("Mali's army") and what it is of ("the army of Mali")."""
    yield token
    for child in token.children:
        if child.dep_ == "poss":
            yield child
        elif child.dep_ == "prep" and child.lower_ == "of":
            yield from (one for one in child.children if one.dep_ == "pobj")


def acting_state(sentence: SentenceMentions, at: int) -> str | None:
    """The name of the state that acts at a place: that of the subject before it here, of the only owner here
    ("Mali's"), or of the subject of the sentence before where nobody is named here yet, of its main verb if it can be.
    A subject whose name nobody knows may act there itself.
    """
    here = [one for one in sentence.mentions if one.last <= at]
    if (unread := last_unread_subject(sentence, at)) is not None:
        here = [one for one in here if one.first > unread and is_subject(one)]
        return _state_of(here[-1]) if here else None
    before = sentence.before if not here else None
    earlier = before.mentions if before and last_unread_subject(before, before.last) is None else []
    for found in (
        [one for one in here if is_subject(one)],
        [one for one in here if head_token(one).dep_ == "poss"],
        sorted([one for one in earlier if is_subject(one)], key=_depth, reverse=True),
    ):
        states = [state for one in found if (state := _state_of(one))]
        if states:
            return states[-1]
    return None


def _depth(one: Mention) -> int:
    """How many clauses and phrases are around a mention."""
    return sum(1 for _ in head_token(one).ancestors)


def _state_of(one: Mention) -> str | None:
    """The state that somebody is or belongs to; a demonym only says of others that they do."""
    if one.kind == "country":
        return one.name if one.form != "demonym" else None
    return one.country


def _sentences(article: Sequence[AnnotatedPassage]) -> Iterator[SentenceMentions]:
    before: dict[str, SentenceMentions] = {}
    for passage in article:
        kind = "paragraph" if passage.kind == "standfirst" else passage.kind
        for span in passage.doc.sents:
            sentence = SentenceMentions(passage, span.start, span.end, before.get(kind))
            before[kind] = sentence
            yield sentence
