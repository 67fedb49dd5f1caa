"""Reads one kind of Spanish sentence: "Malí expulsa a 4 diplomáticos de Chad el 2024-05-03."."""

import re

from explainer.readers import EventMention, Participant, Reading, TextSpan

TOLD = re.compile(r"(?P<by>\w+) expulsa a (?P<number>\d+) diplomáticos de (?P<against>\w+) el (?P<date>[\d-]+)\.")
ENGLISH = {"Malí": "Mali", "Chad": "Chad"}


class TelegramReader:
    version = "1"
    languages = ("es",)

    def read(self, articles):
        return [self.reading(article.id, article.text, list(TOLD.finditer(article.text))) for article in articles]

    def reading(self, article, text, found):
        sentences = tuple(TextSpan(*told.span()) for told in found)
        return Reading(article, text, sentences, events=tuple(map(self.event, found, sentences)))

    def event(self, told, quote):
        by, against = ((self.state(told[side], TextSpan(*told.span(side))),) for side in ("by", "against"))
        number, date = int(told["number"]), told["date"]
        return EventMention(
            type="expel", quote=quote, by=by, against=against, number=number, date=date, modality="asserted"
        )

    def state(self, name, span):
        return Participant(name=ENGLISH[name], text=name, span=span, country=ENGLISH[name])


READER = TelegramReader()
