"""Sheets of before: a story that an earlier reader made, and people edited, is read anew without a wall of questions."""

import re
import shutil
from pathlib import Path

import pytest

from explainer.articles import read_articles
from explainer.content import ContentFolder
from explainer.extract.run import extract
from explainer.merge import merge, open_proposals
from explainer.model import EVENT, SHEETS, Sheets
from explainer.quotes import find
from explainer.sheets import plain, read_sheets

BEFORE = Path(__file__).parent / "before"
STORIES = ("content", "starter")
SENTENCE_ENDS = re.compile(r"[.!?]”? |\n")


@pytest.fixture(params=STORIES)
def before(request, tmp_path):
    """A story's articles and sheets, people's and the machine's, as they were with the reader of issue 11."""
    root = tmp_path / "content"
    shutil.copytree(BEFORE / request.param, root)
    return ContentFolder(root)


def _told(folder):
    """For each fact the sentence that people alone write, or None."""
    facts = [fact for listed in read_sheets(folder.facts).by_name().values() for fact in listed]
    return {fact.id: getattr(fact, "summary", None) for fact in facts}


@pytest.mark.slow
def test_the_reader_of_today_asks_at_most_five_questions(before):
    told = _told(before)
    asked = extract(before.root).merged.proposals
    assert len(asked) <= 5, [(one.fact, one.field, one.now, one.proposed) for one in asked]
    assert told.items() <= _told(before).items()


def _sentence(text, quote):
    """The whole sentence, or sentences, around a quote."""
    found = find(text, quote)
    start = max([0, *(end.end() for end in SENTENCE_ENDS.finditer(text, 0, found.start))])
    end = SENTENCE_ENDS.search(text, found.end)
    return text[start : end.start() + 1].rstrip() if end else text[start:].rstrip()


def _surer(fact, texts, number):
    """A fact as a reader has it that quotes sentences, gives values their own words and is sure of less; what tells it."""
    words = {}
    for source in fact["sources"]:
        told, article = source["quote"], source["article"]
        source["quote"] = _sentence(texts[article], told)
        words[fact["id"], article, source["quote"]] = told
    fact["sources"] = [source for at, source in enumerate(fact["sources"]) if source not in fact["sources"][:at]]
    for name in ("date", "number", "what", "place", "left", "people"):
        if name in fact and not isinstance(fact[name], list):
            fact[name] = [{"value": fact[name], "sources": fact["sources"][:1]}]
    if number % 5 == 1:
        fact.pop("place", None)
        fact.pop("status", None)
    return fact, words


@pytest.mark.parametrize("before", ["content"], indirect=True)
def test_a_reader_that_quotes_more_and_is_sure_of_less_asks_nothing(before):
    articles = {article.id: article.text for article in read_articles(before.articles)}
    reading = {sheet: [] for sheet in SHEETS}
    words, there = {}, _told(before)
    for sheet, facts in read_sheets(before.extracted).by_name().items():
        for number, fact in enumerate(facts):
            if sheet == "actors":
                reading[sheet].append(plain(fact))
            elif number % 4:  # the others are only leads now
                surer, told = _surer(plain(fact), articles, number)
                words |= told
                if sheet == "timeline" and number % 2:
                    surer["type"] = EVENT
                reading[sheet].append(surer)
    report = merge(before, Sheets.model_validate(reading), words=words)
    assert [(one.fact, one.field, one.now, one.proposed) for one in report.proposals] == []
    assert not [row.fact for row in report.rows if row.what in ("new", "taken out")]
    assert report.unsure > 5 and f"{report.unsure} facts are no longer read surely" in report.summary()
    assert _told(before) == there
    assert open_proposals(before) == []
