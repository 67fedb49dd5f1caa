"""What is to be looked at, as text: how the site tells it, its sources in their paragraphs, what is doubtful about it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence

import click

from ..date_words import date_words
from ..evidence import all_sources
from ..field_types import kind_of
from ..in_words import told_with_its_day
from ..merge import Proposal, quotes, values_in_words
from ..model import SHEETS, Actor, Article, Fact, Lead, Source
from ..sentences import joined
from ..sheets import plain
from ..telling import heading, outlet
from .desk import Desk, Placed
from .field_words import field_name, further_fields, with_articles
from .offers import offers
from .queue import Item

__all__ = ["screen", "short", "wrapped"]

_HOW = {
    "summary": "in the sheet's own words",
    "sentence": "by a sentence made from its fields",
    "words": "by the article's words",
}
_OPEN, _CLOSE = ">>", "<<"
"""Around what is quoted: no article writes these, and they are seen without colours, too."""
_MARKED = re.compile(f"({_OPEN}|{_CLOSE})")
_AROUND = 360
"""Characters of a long paragraph that are shown before and after a quote."""


def screen(item: Item, desk: Desk, width: int, height: int = 10_000) -> list[str]:
    """All of an item, no line wider than the terminal and no word cut off.

    :param width: of the terminal, in columns.
    :param height: in lines; where the item has more of them, what matters most stands once more at its end.
    """
    if isinstance(item, Placed):
        lines, brief = [*_fact(item, desk, width)], [*_telling(item.fact, desk, width)][1:]
    elif isinstance(item, Proposal):
        lines, brief = [*_proposal(item, desk, width)], [*_values(item, desk, width)]
    else:
        lines, brief = [*_lead(item, desk, width)], []
    return lines if len(lines) <= height else [*lines, *brief]


def short(placed: Placed, desk: Desk) -> str:
    """A fact as the site tells it, after its day; of an actor all that is said of it."""
    if not isinstance(placed.fact, Actor):
        return told_with_its_day(desk.told(placed.fact).text, plain(placed.fact))
    return "; ".join(
        (desk.name(placed.fact.id), *(f"{name}: {value}" for name, value in further_fields(placed.fact, desk)))
    )


def wrapped(text: str, width: int, lead: str = "", below: str | None = None) -> list[str]:
    """A text in as many lines as it needs.

    :param lead: what stands before its first line.
    :param below: what stands before the others; spaces where left out.
    """
    indent = " " * len(lead) if below is None else below
    return textwrap.wrap(
        text, width, initial_indent=lead, subsequent_indent=indent, break_on_hyphens=False, break_long_words=False
    ) or [lead.rstrip()]


def _fact(placed: Placed, desk: Desk, width: int) -> Iterator[str]:
    fact = placed.fact
    yield from _head(placed.sheet, fact, desk, width)
    yield from _telling(fact, desk, width)
    for name, value in further_fields(fact, desk):
        yield from wrapped(value, width, f"  {name}: ", " " * 4)
    if fact.note:
        yield from wrapped(fact.note, width, "  note: ", " " * 4)
    yield ""
    yield from _sources([(_bears(path, fact, desk), source) for path, source in all_sources(fact)], desk, width)
    yield from _offers(fact, desk, width)
    yield from _doubts(fact, desk, width)


def _proposal(one: Proposal, desk: Desk, width: int) -> Iterator[str]:
    placed = desk.placed[one.fact]
    yield from _head(one.sheet, placed.fact, desk, width)
    yield from _telling(placed.fact, desk, width)
    yield ""
    yield from _values(one, desk, width)
    yield from wrapped(one.reason, width, "  why: ", " " * 4)
    yield ""
    yield from _sources([("", Source(article=article, quote=quote)) for article, quote in quotes(one)], desk, width)


def _values(one: Proposal, desk: Desk, width: int) -> Iterator[str]:
    """What stands in the sheet beside what is proposed; nothing where a whole fact is."""
    if one.path:
        now, proposed = values_in_words(one, desk.names)
        yield from (click.style(line, bold=True) for line in wrapped(field_name(one.field), width, "  "))
        yield from wrapped("left out" if one.now is None else now, width, "    the sheet has     ")
        yield from wrapped("left out" if one.proposed is None else proposed, width, "    the articles say  ")


def _lead(lead: Lead, desk: Desk, width: int) -> Iterator[str]:
    yield click.style(lead.id, bold=True)
    yield from wrapped(f"No fact bears this sentence: {lead.why}.", width)
    parts = [
        ("date", date_words(lead.date) if lead.date else ""),
        ("by", ", ".join(map(desk.name, lead.by))),
        ("against", ", ".join(map(desk.name, lead.against))),
    ]
    for name, value in parts:
        if value:
            yield from wrapped(value, width, f"  {name}: ", " " * 4)
    yield ""
    yield from _sources([("", Source(article=lead.article, quote=lead.quote, prefix=lead.prefix))], desk, width)


def _head(sheet: str, fact: Fact, desk: Desk, width: int) -> Iterator[str]:
    state = f"checked on {date_words(fact.checked)}" if fact.checked else "not checked"
    state += "" if fact.id in desk.on_site else ", off the site"
    yield from wrapped(f"{sheet}.yml: {fact.id}  ({state})", width)


def _telling(fact: Fact, desk: Desk, width: int) -> Iterator[str]:
    """How the site tells it; of an actor, what it is called."""
    told = desk.told(fact)
    is_actor = isinstance(fact, Actor)
    yield ""
    text = heading(fact, told) if is_actor else told.text
    yield from (click.style(line, bold=True) for line in wrapped(text, width))
    yield from () if is_actor else wrapped(f"told {_HOW[told.how]}", width, "  ")


def _doubts(fact: Fact, desk: Desk, width: int) -> Iterator[str]:
    """What a check warns of, and where sources differ."""
    said = [f"{one.message}: {one.help}" if one.help else one.message for one in desk.doubts.get(fact.id, ())]
    for one in desk.differing.get(fact.id, ()):
        if one.is_order:
            other = next(ident for ident in one.acts if ident != fact.id)
            said.append(f"sources differ on which came first, this or {desk.names.fact(other) or other}")
        else:
            values = [value.model_dump(by_alias=True, exclude_defaults=True) for value in one.claims]
            kind = kind_of(SHEETS[one.sheet], one.field)
            said.append(f"sources differ on {field_name(one.field)}: {with_articles(kind, values, desk)}")
    for text in said:
        yield from (click.style(line, fg="yellow") for line in wrapped(text, width, "! "))
    if said:
        yield ""


def _offers(fact: Fact, desk: Desk, width: int) -> Iterator[str]:
    """What a model wrote of the same words, with the key that takes it or what speaks against it."""
    offered = offers(fact, desk)
    for key, offer in enumerate(offered, 1):
        yield from wrapped(offer.text, width, f"{key}  a model's sentence: ", " " * 4)
        for message in offer.against:
            yield from (
                click.style(line, fg="yellow") for line in wrapped(f"not to be taken: {message}", width, "   ! ")
            )
    if offered:
        yield ""


def _bears(path: Sequence[str | int], fact: Fact, desk: Desk) -> str:
    """What words bear that bear one value only, such as ``number: 3``."""
    if len(path) < 4:
        return ""
    name, index = str(path[0]), path[1]
    item = getattr(fact, name)[index].model_dump(by_alias=True, exclude={"sources"}, exclude_defaults=True)
    return f"{field_name(name)}: {with_articles(kind_of(type(fact), name), [item], desk)}"


def _sources(borne: Sequence[tuple[str, Source]], desk: Desk, width: int) -> Iterator[str]:
    """Each paragraph that has words of a fact, these marked in it, after whose it is and of which day.

    :param borne: the sources, each with the value that it alone bears.
    """
    places: dict[tuple[str, int, int], list[tuple[str, Source]]] = {}
    lost: list[Source] = []
    for bears, source in borne:
        found = desk.evidence.find(source)
        if found and (article := desk.evidence.article(source)):
            places.setdefault((article.id, *_paragraph(article, found.start, found.end)), []).append((bears, source))
        else:
            lost.append(source)
    for (ident, start, end), there in places.items():
        article = next(article for article in desk.base.articles if article.id == ident)
        yield from (click.style(line, fg="cyan") for line in wrapped(_credit(article, desk), width))
        spans = [(found.start, found.end) for _, source in there if (found := desk.evidence.find(source))]
        yield from _styled(wrapped(_marked(article.text, start, end, spans), width, "  "))
        values = dict.fromkeys(value for value, _ in there if value)
        speakers = dict.fromkeys(desk.name(source.said_by) for _, source in there if source.said_by)
        for text in ("; ".join(values), f"said by {joined([*speakers])}" if speakers else ""):
            yield from wrapped(text, width, "  - ") if text else ()
        yield ""
    for ident, quote in dict.fromkeys((source.article, source.quote) for source in lost):
        yield from wrapped(f"not found in {desk.short(ident)}: “{quote}”", width)
        yield ""


def _credit(article: Article, desk: Desk) -> str:
    """An article as it is told from the others: its number, whose it is, and of which day."""
    day = "undated" if article.meta.published == "unknown" else date_words(article.meta.published)
    return f"{desk.short(article.id)}  {outlet(article)}, {day}"


def _paragraph(article: Article, start: int, end: int) -> tuple[int, int]:
    """From where to where the paragraphs go that have some words."""
    blocks = [block for block in article.blocks if block.start < end and start < block.end]
    return (min(block.start for block in blocks), max(block.end for block in blocks)) if blocks else (start, end)


def _marked(text: str, start: int, end: int, spans: Iterable[tuple[int, int]]) -> str:
    """A paragraph with what is quoted marked; of a long one what stands around that."""
    merged: list[list[int]] = []
    for first, last in sorted(spans):
        if merged and first <= merged[-1][1]:
            merged[-1][1] = max(last, merged[-1][1])
        else:
            merged.append([first, last])
    parts, at = [], start
    for first, last in merged:
        parts += [_plain(text[at:first]), f"{_OPEN}{_plain(text[first:last])}{_CLOSE}"]
        at = last
    before, after = parts[0], _plain(text[at:end])
    if len(before) > _AROUND:
        parts[0] = "… " + before[-_AROUND:].partition(" ")[2]
    if len(after) > _AROUND:
        after = after[:_AROUND].rpartition(" ")[0] + " …"
    return "".join((*parts, after))


def _plain(text: str) -> str:
    return text.replace("\n", " ").replace(_OPEN, "»").replace(_CLOSE, "«")


def _styled(lines: Iterable[str]) -> Iterator[str]:
    """Lines in which what stands between the marks is bold, marks and all."""
    inside = False
    for line in lines:
        out = []
        for part in _MARKED.split(line):
            inside = inside or part == _OPEN
            out.append(click.style(part, bold=True) if inside and part else part)
            inside = inside and part != _CLOSE
        yield "".join(out)
