"""Two readings of one article, by rules and by a language model, put together in one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ...readers.reading import DateMention, Reading, TextSpan
from .joined_actors import joined_actors
from .joined_events import joined_events

__all__ = ["joined"]


def joined(rules: Reading, model: Reading) -> Reading:
    """What two readers read in one article: what both have stands, what one has is told by its words.

    Every value is one of theirs, and nothing is surer than with either; but where both tell the same of one clause, its
    type's own sentence tells it though no pattern has a telling for its verb.

    :param rules: what the rules for the article's language read.
    :param model: what a language model reads, as far as the article's words bear it.
    :returns: what the model reads where there are no rules for the language; an article for which it gave no answer is
        unread, so that it is asked again.
    :raises ValueError: they are of two articles, or of two texts of one.
    """
    if (rules.article, rules.text) != (model.article, model.text):
        raise ValueError(f"{rules.article} and {model.article} are not read from one text")
    if rules.unread or model.unread:
        return model
    actors = joined_actors(rules.actors, model.actors)
    ours, theirs = ([actors.event(one) for one in reading.events] for reading in (rules, model))
    our_background, their_background = ([actors.event(one) for one in r.statements] for r in (rules, model))
    return replace(
        rules,
        sentences=rules.sentences or model.sentences,
        dates=_dates(rules.dates, model.dates),
        actors=actors.mentions,
        events=joined_events(ours, theirs),
        statements=joined_events(our_background, their_background),
        acts=tuple(sorted({*rules.acts, *model.acts}, key=_place)),
        not_believed=tuple(dict.fromkeys((*rules.not_believed, *model.not_believed))),
    )


def _dates(rules: Sequence[DateMention], model: Sequence[DateMention]) -> tuple[DateMention, ...]:
    """The dates of the rules, and of the model those whose words are in none of them."""
    further = [one for one in model if not any(one.span.overlaps(other.span) for other in rules)]
    return tuple(sorted([*rules, *further], key=lambda one: _place(one.span)))


def _place(span: TextSpan) -> tuple[int, int]:
    return span.start, span.end
