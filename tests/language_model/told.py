"""Small articles with what a model answers about them."""

import json

from explainer.articles import read_article
from explainer.assemble import assemble
from explainer.language_model.answer import parse_answer
from explainer.language_model.believed import believed

__all__ = ["ANSWER", "article", "event", "reading", "sheets"]

_HEAD = "---\ntitle: A week in May\npublisher: The Northern Post\npublished: 2031-05-02\nlanguage: {language}\n---\n\n"

ANSWER = {"actors": [], "events": [], "expulsions": [], "context": []}
"""An answer that tells nothing."""


def article(tmp_path, text, language="en"):
    """An article of 2 May 2031, a Friday."""
    file = tmp_path / "001.md"
    file.write_text(_HEAD.format(language=language) + text, "utf-8")
    return read_article(file)


def event(quote, **fields):
    """An event as a model tells it."""
    return {"id": "e", "type": "event", "by": [], "against": [], "quotes": [quote], **fields}


def reading(article, *answers, **parts):
    """What is believed of answers, or of one that has these parts."""
    return believed(article, [parse_answer(json.dumps(ANSWER | one)) for one in answers or (parts,)])


def sheets(article, *answers, **parts):
    """The sheets that are made of them."""
    return assemble([reading(article, *answers, **parts)], [article]).sheets
