"""What a model's answers tell as having happened, held against the article's words, each telling by itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace

from ..assemble.citations import citation
from ..check.plain_reading.governing_words import forms_of
from ..check.plain_reading.word_forms import word_set
from ..date_phrases import DatePhrase
from ..lexicon import EventType, load_lexicon
from ..model import EVENT, Article, Context
from ..numbers import is_english
from ..readers import NO_OWN_TELLING, EventMention, NotBelieved, Participant
from .answer import AnsweredContext, AnsweredEvent, AnsweredExpulsion, ModelAnswer
from .clauses import sureness
from .drafts import RULE, Drafts
from .named_actors import NamedActors
from .plain_clauses import is_said_plainly
from .quoting import QuotedArticle, QuotedWords

__all__ = ["ToldEvents"]

_TRIES = 3
"""So many of its quotes are tried for the one that bears most of it."""
_NO_QUOTE = "no words that are quoted for it stand in the article"


@dataclass(frozen=True, slots=True)
class _ToldEvent:
    """A telling that is believed, or is a lead."""

    mention: EventMention
    answer: int
    """The number of the answer that has it."""
    ids: tuple[str, ...]
    """Its id there, and those of others that are told by the same words."""
    answers: tuple[str, ...]
    """The ids of what it answers."""


class ToldEvents:
    """The events and the background of one article's answers."""

    def __init__(
        self, article: Article, quoted: QuotedArticle, actors: NamedActors, phrases: Sequence[DatePhrase]
    ) -> None:
        """:param phrases: the article's phrases that say when."""
        self._article = article
        self._quoted = quoted
        self._actors = actors
        self._drafts = Drafts(article, actors, phrases)
        self._told: list[_ToldEvent] = []
        self._background: list[EventMention] = []
        self.not_believed: list[NotBelieved] = []

    def add(self, no: int, answer: ModelAnswer) -> None:
        """Hold what an answer tells against the words.

        :param no: its number.
        """
        every: list[AnsweredEvent | AnsweredExpulsion] = [*answer.events, *answer.expulsions]
        for told in every:
            mention = self._mention(no, told)
            if mention is None:
                self._leave(told, _NO_QUOTE)
                continue
            self._keep(_ToldEvent(mention, no, (told.id,), tuple(told.in_response_to)))
        for context in answer.context:
            self._background += [one] if (one := self._statement(context)) else []

    def events(self) -> tuple[EventMention, ...]:
        """The events in the order of the text, with what each answers."""
        told = sorted(self._told, key=lambda one: (one.mention.quote.start, one.mention.quote.end))
        index = {(one.answer, ident): at for at, one in enumerate(told) for ident in one.ids}
        return tuple(
            replace(one.mention, response_to=tuple(self._answered(one, at, told, index))) for at, one in enumerate(told)
        )

    def statements(self) -> tuple[EventMention, ...]:
        """The background, but for sentences that tell an event."""
        taken = {one.mention.sentence for one in self._told if not one.mention.doubt}
        return tuple(one for one in self._background if one.sentence not in taken)

    def _mention(self, no: int, told: AnsweredEvent | AnsweredExpulsion) -> EventMention | None:
        """What is left of a telling: told by those of its quotes whose words bear most of it."""
        found = [one for quote in told.quotes if (one := self._quoted.find(quote))]
        if not found:
            return None
        tried = [self._held(no, told, one, found) for one in found[:_TRIES]]
        best, lost = min(tried, key=lambda one: (bool(one[0].doubt), bool(one[0].unsafe), len(one[1])))
        self.not_believed += lost
        return best

    def _held(
        self, no: int, told: AnsweredEvent | AnsweredExpulsion, found: QuotedWords, quotes: Sequence[QuotedWords]
    ) -> tuple[EventMention, list[NotBelieved]]:
        draft, lost = self._drafts.telling(no, told, found, quotes)
        mention, more = self._actors.objections.without(draft)
        mention = replace(mention, doubt=mention.doubt or self._drafts.doubt(mention, found))
        is_said = bool(told.said_by)  # and so no sentence of ours tells it, whether these say it or not
        return mention if is_said else self._told_plainly(mention), [*lost, *more]

    def _told_plainly(self, mention: EventMention) -> EventMention:
        """The telling as one that a sentence of ours tells, where the article's own says just the same."""
        kind, objections = load_lexicon().types.get(mention.type), self._actors.objections
        if kind is None or mention.doubt or not is_english(self._article.meta.language):
            return mention
        span = mention.sentence or mention.quote
        for told in _ways_to_tell(mention, kind, word_set(self._article.text[span.start : span.end])):
            fact = objections.fact_of(told)
            if (
                fact is not None
                and is_said_plainly(told, fact, self._article.text, objections.actors, self._drafts.phrases)
                and not objections.to(fact)
            ):
                return told
        return mention

    def _keep(self, event: _ToldEvent) -> None:
        """Take a telling in, unless another tells the same by the same words, as those of overlapping parts do."""
        for at, other in enumerate(self._told):
            if self._is_same(event.mention, other.mention):
                ids = other.ids + event.ids if event.answer == other.answer else other.ids
                self._told[at] = replace(other, ids=ids, answers=other.answers or event.answers)
                return
        self._told.append(event)

    def _is_same(self, one: EventMention, other: EventMention) -> bool:
        if (one.sentence, one.type, one.modality) != (other.sentence, other.type, other.modality):
            return False
        names = [(*(p.name for p in m.by), "", *(p.name for p in m.against)) for m in (one, other)]
        return names[0] == names[1] and one.number == other.number

    def _answered(
        self, event: _ToldEvent, own: int, told: Sequence[_ToldEvent], index: dict[tuple[int, str], int]
    ) -> Iterator[int]:
        """What a telling answers, where words say so."""
        for ident in event.answers:
            at = index.get((event.answer, ident))
            if at is None or at == own:
                continue
            fact, other = (self._actors.objections.fact_of(one.mention) for one in (event, told[at]))
            if fact is None or other is None:
                continue
            answer = fact.model_copy(update={"in_response_to": ["y"]})
            if wrong := self._actors.objections.to(answer, [other.model_copy(update={"id": "y"})]):
                self.not_believed.append(NotBelieved(f"what it answers: {ident}", wrong[0].message))
            else:
                yield at

    def _statement(self, told: AnsweredContext) -> EventMention | None:
        """Background in the article's words, with those whom they name; None where these bear none."""
        found = self._quoted.find(told.quote)
        shown = f"background: {told.quote[:80]}"
        if found is None or found.told is None:
            self.not_believed.append(NotBelieved(shown, _NO_QUOTE))
            return None
        place = found.told
        near = [m for m in self._actors.mentions if place.start <= m.span.start and m.span.end <= place.end]
        parties = {m.name: Participant(name=m.name, text=m.text, span=m.span, kind=m.kind) for m in near}
        mention = EventMention(
            quote=found.words,
            type=EVENT,
            by=tuple(parties.values()),
            against=(),
            modality=sureness("asserted", found) or "hypothetical",
            sentence=place,
            unsafe=(NO_OWN_TELLING,),
            background=True,
            rule=RULE,
        )
        is_sure = mention.modality == "asserted"
        doubt = self._drafts.doubt(mention, found) if is_sure else f"read as {mention.modality}"
        ids = [ident for party in mention.by if (ident := self._actors.objections.ident(party))]
        fact = Context(id="x", topic="x", actors=list(dict.fromkeys(ids)), sources=[citation(self._article, place)])
        if wrong := self._actors.objections.to(fact):
            doubt = doubt or wrong[0].message
        return replace(mention, doubt=doubt)

    def _leave(self, told: AnsweredEvent | AnsweredExpulsion, reason: str) -> None:
        quote = told.quotes[0] if told.quotes else told.id
        self.not_believed.append(NotBelieved(f"{getattr(told, 'type', 'expulsion')}: {quote[:80]}", reason))


def _ways_to_tell(mention: EventMention, kind: EventType, there: Set[str]) -> Iterator[EventMention]:
    """A telling with each verb of its type that stands there or, of an expulsion, as each type of expulsion."""
    bare = replace(mention, what=None, place=None, unsafe=())
    if not kind.expulsion:
        told = (verb for verb in kind.tellings if not forms_of(verb.partition(" ")[0]).isdisjoint(there))
        yield from (replace(bare, verb=verb) for verb in told)
        return
    for name, other in load_lexicon().types.items():
        if other.expulsion:
            yield replace(bare, type=name, status=other.status)
