"""A telling as a model's answer has it, made of words of the article: who, to whom, how many, when, by whose word."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ..countries import load_countries
from ..date_phrases import DatePhrase
from ..lexicon import load_lexicon
from ..model import EVENT, Article
from ..names import find_name
from ..numbers import is_english, parse_number
from ..quotes import fold
from ..readers import NO_OWN_TELLING, ActorMention, EventMention, NotBelieved, Participant, TextSpan
from ..tables import table, words
from .answer import AnsweredEvent, AnsweredExpulsion
from .clauses import is_somebodys_words, no_telling, sureness
from .named_actors import NamedActors
from .own_dates import own_date
from .quoting import QuotedWords
from .speakers import is_speaker

__all__ = ["RULE", "Drafts"]

RULE = "language model"
"""What ``--explain`` calls the rule by which a model's telling is read."""
_OFFICE = re.compile(r"\bthe ([\w-]+(?: [\w-]+)?)")
"""What may be somebody's office: "the president", "the foreign minister"."""
_MOST_WORDS = 10
"""So many words has what is no name at most."""


class Drafts:
    """Tellings of one article, before anything is held against its words."""

    def __init__(self, article: Article, actors: NamedActors, phrases: Sequence[DatePhrase]) -> None:
        """:param phrases: the article's phrases that say when."""
        self._article = article
        self._actors = actors
        self.phrases = phrases
        self._mentions: dict[str, list[ActorMention]] = {}
        self._called: dict[str, str] = {}
        for mention in actors.mentions:
            self._mentions.setdefault(mention.name, []).append(mention)
            if mention.form != "demonym":
                self._called.setdefault(mention.text, mention.name)
        self._called |= {name: name for name in self._mentions}

    def telling(
        self, no: int, told: AnsweredEvent | AnsweredExpulsion, found: QuotedWords, quotes: Sequence[QuotedWords]
    ) -> tuple[EventMention, list[NotBelieved]]:
        """What an answer tells as the article's words have it, and what of it these have not.

        :param no: the answer's number.
        :param found: the quote that tells it.
        :param quotes: all of its quotes.
        """
        lost: list[NotBelieved] = []
        modality = sureness(told.modality, found)
        draft = EventMention(
            quote=found.words,
            type=self._type(told),
            by=self._parties(no, told.by, found, lost),
            against=self._parties(no, told.against, found, lost),
            number=told.number,
            people=self._words(_plain_people(told.people), found),
            modality=modality or told.modality,
            said_by=self._speaker(no, told.said_by, found, lost),
            sentence=found.told,
            unsafe=(NO_OWN_TELLING,),
            doubt="" if modality else "what governs it is not known",
            rule=RULE,
        )
        if isinstance(told, AnsweredEvent):
            draft = replace(draft, what=self._words(told.what, found), place=self._words(told.place, found))
        draft = self._dated(draft, told, [found, *(one for one in quotes if one is not found)], lost)
        return draft, lost

    def _type(self, told: AnsweredEvent | AnsweredExpulsion) -> str:
        types = load_lexicon().types
        if isinstance(told, AnsweredEvent):
            return told.type if told.type in types else EVENT
        plain = next(name for name, kind in types.items() if kind.expulsion and kind.status is None)
        statuses = {kind.status: name for name, kind in types.items() if kind.expulsion and kind.status}
        said = (told.status or "").lower()
        return next((name for status, name in statuses.items() if status and status in said), plain)

    def _words(self, told: str | None, found: QuotedWords) -> str | None:
        """Words as the sentence has them; None where it does not."""
        span = self._in_sentence(told, found) if told else None
        return self._article.text[span.start : span.end] if span else None

    def _in_sentence(self, told: str, found: QuotedWords) -> TextSpan | None:
        place = found.told or found.sentence
        sentence = fold(self._article.text[place.start : place.end])
        match = find_name(fold(told), sentence) if len(told.split()) <= _MOST_WORDS else None
        return TextSpan(place.start + match.start(), place.start + match.end()) if match else None

    def _parties(
        self, no: int, told: Sequence[str], found: QuotedWords, lost: list[NotBelieved]
    ) -> tuple[Participant, ...]:
        parties = []
        for ident in told:
            party = self._named(no, ident, found) or self._by_words(no, ident, found)
            if party is None:
                lost.append(NotBelieved(f"who takes part: {ident}", "the sentence has no such words"))
            elif party not in parties:
                parties.append(party)
        return tuple(parties)

    def _named(self, no: int, ident: str, found: QuotedWords) -> Participant | None:
        name = self._actors.named.get((no, ident), ident)
        own = self._mentions.get(self._called.get(name, name), [])
        if not own:
            return None
        actor, place = own[0], found.told or found.sentence
        near = next((one for one in own if place.start <= one.span.start and one.span.end <= place.end), None)
        if near is None and not self._is_meant(actor, place):
            return None
        return Participant(
            name=actor.name,
            text=near.text if near else actor.name,
            span=near.span if near else found.words,
            kind=actor.kind,
            country=actor.name if actor.kind == "country" else actor.country,
        )

    def _is_meant(self, actor: ActorMention, place: TextSpan) -> bool:
        """Whether words that do not name somebody may mean them, as far as their language is read here.

        A person is who was named last before them, or whose office they name.
        """
        if not is_english(self._article.meta.language):
            return False
        if actor.kind != "person":
            return True
        before = [one for one in self._actors.mentions if one.kind == "person" and one.span.end <= place.start]
        if before and before[-1].name == actor.name:
            return True
        offices = {
            word for one in self._mentions[actor.name] for role in one.roles for word in role.value.lower().split()
        }
        named = _OFFICE.findall(self._article.text[place.start : place.end].lower())
        sentence = {word for one in named for word in one.split()} - {"of"}
        return not offices.isdisjoint(sentence)

    def _by_words(self, no: int, ident: str, found: QuotedWords) -> Participant | None:
        for called in self._actors.called.get((no, ident), (ident,)):
            span = self._in_sentence(called, found)
            if span and called.lower() not in words("en/grammar", "nameless"):
                text = self._article.text[span.start : span.end]
                return Participant(name=text, text=text, span=span)
        return None

    def _speaker(self, no: int, told: Sequence[str], found: QuotedWords, lost: list[NotBelieved]) -> str | None:
        for ident in told:
            party = self._named(no, ident, found) or self._by_words(no, ident, found)
            if party and self._says(party, found):
                return party.name
            lost.append(NotBelieved(f"who says so: {ident}", "the sentence has nobody so who says anything"))
        return None

    def _says(self, party: Participant, found: QuotedWords) -> bool:
        """Whether the sentence has whoever it is say something, as far as its language is read here."""
        if not is_english(self._article.meta.language):
            return True
        place, span = found.sentence, party.span
        sentence = self._article.text[place.start : place.end]
        start, end = span.start - place.start, span.end - place.start
        return 0 <= start < end <= len(sentence) and is_speaker(sentence, start, end, of_state=party.kind == "country")

    def _dated(
        self,
        draft: EventMention,
        told: AnsweredEvent | AnsweredExpulsion,
        quotes: Sequence[QuotedWords],
        lost: list[NotBelieved],
    ) -> EventMention:
        """The telling with its dates, each by our reading of its sentence.

        Until when those expelled had to go, and when they left, another quote may say; its other days are of something else.
        """
        dates = {"date": told.date}
        status = None
        if isinstance(told, AnsweredExpulsion):
            dates |= {"deadline": told.deadline, "left": told.left}
            status = load_lexicon().types[draft.type].status if draft.type in load_lexicon().types else None
        read: dict[str, Any] = {"status": status}
        for name, date in dates.items():
            where = quotes[:1] if name == "date" else quotes
            found = next(filter(None, (own_date(date, self._within(one.sentence)) for one in where)), None)
            if found:
                read |= {name: found.value, f"{name}_span": found.span}
            elif date:
                lost.append(NotBelieved(f"{name}: {date}", "no words that are quoted give it"))
        return replace(draft, **read)

    def _within(self, span: TextSpan) -> list[DatePhrase]:
        return [one for one in self.phrases if span.start <= one.start and one.end <= span.end]

    def doubt(self, draft: EventMention, found: QuotedWords) -> str:
        """Why a telling is only a lead, whatever its fields are."""
        if found.told is None:
            return "its sentence is too long to be quoted, and cannot be parted"
        if not draft.said_by and is_somebodys_words(found, found.told):
            return "somebody says it, and it is not told who"
        return no_telling(found, found.told)


def _plain_people(told: str | None) -> str | None:
    """Who they are without how many and whose: "envoys" of "the two Chadian envoys"."""
    left = (told or "").split()
    while len(left) > 1 and (
        left[0].lower() in table("telling")["determiners"]
        or parse_number(left[0]) is not None
        or load_countries().of_people(left[0])
    ):
        left = left[1:]
    return " ".join(left) or None
