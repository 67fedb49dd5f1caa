"""Whether what a reader gives is readings of the articles that it was given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields, is_dataclass

from pydantic import TypeAdapter, ValidationError

from ..edtf_dates import is_edtf
from ..model import Article
from .reading import EventMention, Reading, TextSpan

__all__ = ["checked"]

_READING = TypeAdapter(Reading)


def checked(readings: object, articles: Sequence[Article]) -> list[Reading]:
    """The readings as they are, once it is sure that facts can be made of them.

    :raises ValueError: with what is wrong, and in the reading of which article.
    """
    if not isinstance(readings, Sequence) or len(readings) != len(articles):
        raise ValueError(f"for {len(articles)} articles it gives {readings!r:.80}")
    return [_checked(reading, article) for reading, article in zip(readings, articles, strict=True)]


def _checked(reading: object, article: Article) -> Reading:
    if not isinstance(reading, Reading) or (reading.article, reading.text) != (article.id, article.text):
        raise ValueError(f"for the article {article.id} it gives {reading!r:.80}, which is no Reading of its text")
    try:
        valid = _READING.validate_python(asdict(reading))
    except ValidationError as error:
        first = error.errors()[0]
        raise ValueError(_told(article, ".".join(map(str, first["loc"])), first["msg"])) from None
    for field, problem in _problems(valid):
        raise ValueError(_told(article, field, problem))
    return valid


def _told(article: Article, field: str, problem: str) -> str:
    return f"in its reading of the article {article.id}, {field}: {problem}"


def _problems(reading: Reading) -> Iterator[tuple[str, str]]:
    """What types do not tell: places that are outside the text, dates that are none, answers to nothing."""
    for field, span in _spans(reading, ""):
        if not 0 <= span.start < span.end <= len(reading.text) or not reading.text[span.start : span.end].strip():
            yield field, f"{span} are no words of the text"
    for field, date in _dates(reading):
        if date is not None and not is_edtf(date):
            yield field, f"{date!r} is no date in EDTF"
    for no, event in enumerate(reading.events):
        if not set(event.response_to) <= set(range(len(reading.events))):
            yield f"events.{no}.response_to", f"there are {len(reading.events)} events"


def _spans(value: object, place: str) -> Iterator[tuple[str, TextSpan]]:
    """All spans in a value, each with where it stands."""
    if isinstance(value, TextSpan):
        yield place, value
    elif isinstance(value, tuple):
        for no, item in enumerate(value):
            yield from _spans(item, f"{place}.{no}")
    elif is_dataclass(value):
        for field in fields(value):
            yield from _spans(getattr(value, field.name), f"{place}.{field.name}".lstrip("."))


def _dates(reading: Reading) -> Iterator[tuple[str, str | None]]:
    """All dates in a reading, each with where it stands."""
    yield from ((f"dates.{no}.value", mention.value) for no, mention in enumerate(reading.dates))
    for no, actor in enumerate(reading.actors):
        for role in actor.roles:
            yield from ((f"actors.{no}.roles", date) for date in (role.since, role.until))
    events: list[tuple[str, EventMention]] = [(f"events.{no}", event) for no, event in enumerate(reading.events)]
    events += [(f"statements.{no}", event) for no, event in enumerate(reading.statements)]
    for place, event in events:
        yield from ((f"{place}.{name}", getattr(event, name)) for name in ("date", "deadline", "left"))
