"""A small story that was read, edited and read again: a proposal, facts that are not checked, a lead, and doubts."""

from __future__ import annotations

import json
from pathlib import Path

from explainer.articles import read_articles
from explainer.content import ContentFolder
from explainer.language_model.kept_answers import KeptAnswers
from explainer.language_model.prompt import Inquiry
from explainer.merge import merge
from explainer.model import Lead, Sheets
from explainer.reader_settings import ReaderSettings

__all__ = [
    "ANSWER",
    "ARTICLES",
    "EXPULSION",
    "LEAD",
    "PORT",
    "edit",
    "keep_answer",
    "make_story",
    "text",
    "write_articles",
]

ARTICLES = {
    "001-courier": """\
---
title: Norland sends two envoys home
publisher: The Courier
published: 2019-03-15
language: en
---

Norland expelled two Sudrian envoys on Thursday. They have until Saturday to leave.

The two had come to Norland years ago. Norland closed the port of Brack on Friday. Nobody was let in.

Sudria recalled its ambassador on Friday in response. The minister resigned on 16 March.
""",
    "002-gazette": """\
---
title: Three envoys must go
publisher: The Gazette
published: 2019-03-16
language: en
---

Three envoys must leave Norland, “a source” told the paper.
""",
}

EXPULSION, ANSWER, PORT = "norland-expels-sudria", "sudria-recalls-envoy", "norland-closes-brack"

LEAD = Lead(
    id="001-resigned-1a1a",
    article="001-courier",
    quote="The minister resigned on 16 March.",
    date="2019-03-16",
    type="resign",
    why="who did it is not told",
)


def _source(article: str, quote: str, **more: str) -> dict:
    return {"article": article, "quote": quote} | more


_TWO = _source("001-courier", "two Sudrian envoys")
_THREE = _source("002-gazette", "Three envoys must leave Norland", said_by="a source")


def _sheets(people: str) -> Sheets:
    actors = [("norland", "Norland", "Norland expelled"), ("sudria", "Sudria", "Sudria recalled")]
    return Sheets.model_validate(
        {
            "actors": [
                {"id": ident, "name": name, "kind": "country", "sources": [_source("001-courier", quote)]}
                for ident, name, quote in actors
            ],
            "expulsions": [
                {
                    "id": EXPULSION,
                    "date": "2019-03-14",
                    "by": "norland",
                    "against": "sudria",
                    "number": [{"value": 2, "sources": [_TWO]}, {"value": 3, "sources": [_THREE]}],
                    "people": people,
                    "sources": [_source("001-courier", "Norland expelled two Sudrian envoys on Thursday"), _THREE],
                }
            ],
            "timeline": [
                {
                    "id": ANSWER,
                    "date": "2019-03-15",
                    "type": "recall-envoy",
                    "by": "sudria",
                    "against": "norland",
                    "what": "its ambassador",
                    "in_response_to": EXPULSION,
                    "sources": [_source("001-courier", "Sudria recalled its ambassador on Friday")],
                },
                {
                    "id": PORT,
                    "date": "2019-03-15",
                    "type": "event",
                    "by": "norland",
                    "sources": [_source("001-courier", "Norland closed the port of Brack on Friday")],
                },
            ],
        }
    )


def make_story(root: Path) -> ContentFolder:
    """A story in which a person corrected who was expelled, and a later reading says otherwise."""
    folder = write_articles(root)
    merge(folder, _sheets("envoys"), leads=[LEAD])
    edit(folder, "expulsions", "people: envoys", "people: diplomats  # so the ministry")
    merge(folder, _sheets("delegates"), leads=[LEAD])
    return folder


def write_articles(root: Path) -> ContentFolder:
    """The story before anything was read of it."""
    folder = ContentFolder(root / "content")
    folder.articles.mkdir(parents=True)
    folder.story.write_text("title: Norland and Sudria\n", "utf-8")
    for name, article in ARTICLES.items():
        (folder.articles / f"{name}.md").write_text(article, "utf-8")
    return folder


def keep_answer(folder: ContentFolder, *told: tuple[str, str]) -> None:
    """Keep what a model answered about the first article: summaries, each with the words that it rests on."""
    (folder.extracted / "answers").mkdir(exist_ok=True)
    article = read_articles(folder.articles)[0]
    kept = KeptAnswers(folder.extracted / "answers", ReaderSettings(model="m", address="http://localhost:1/v1"))
    events = [{"id": "e", "type": "event", "summary": said, "quotes": [words]} for said, words in told]
    kept.put(Inquiry(1, 1, "", article.text, 9, {}), article, json.dumps({"events": events}))


def text(folder: ContentFolder, sheet: str) -> str:
    """A sheet's text."""
    return (folder.facts / f"{sheet}.yml").read_text("utf-8")


def edit(folder: ContentFolder, sheet: str, old: str, new: str) -> None:
    """Change a sheet by hand."""
    assert old in text(folder, sheet)
    (folder.facts / f"{sheet}.yml").write_text(text(folder, sheet).replace(old, new), "utf-8")
