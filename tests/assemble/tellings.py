"""Tellings made by hand, for what is done with them."""

from __future__ import annotations

import hashlib

from explainer.assemble.tellings import Telling
from explainer.model import Article, ArticleMeta, Block
from explainer.readers.reading import EventMention, TextSpan

_SENTENCE = "In article {article} something was told in words of its own."


def article(ident: str, published: str = "unknown", text: str = "", kind: str = "paragraph") -> Article:
    """An article of one block."""
    text = text or _SENTENCE.format(article=ident)
    return Article(
        id=ident,
        file=f"articles/{ident}.md",
        meta=ArticleMeta(published=published),
        text=text,
        blocks=[Block(kind=kind, start=0, end=len(text))],
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )


def telling(
    kind: str,
    by: str | None = None,
    against: str | None = None,
    *,
    source: str = "001",
    index: int = 0,
    persons: tuple[str, ...] = (),
    published: str = "1998-05-20",
    **fields: object,
) -> Telling:
    """A telling of an event of this type by one state against another, or against persons."""
    where = article(source, published)
    told = {
        "trigger": TextSpan(11 + index, 20),
        "quote": TextSpan(0, len(where.text)),
        "by": (),
        "against": (),
        "modality": "asserted",
    } | fields
    mention = EventMention(type=kind, rule="by hand", **told)
    states = [frozenset({state}) if state else frozenset() for state in (by, against)]
    named = [(state,) if state else () for state in (by, against)]
    return Telling(where, index, mention, named[0], persons or named[1], *states, frozenset(persons))
