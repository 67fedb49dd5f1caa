"""Fact bases written as YAML, for tests of pages: an invented quarrel over herring."""

from __future__ import annotations

import hashlib
from typing import Any

import markdown
from mkdocs.utils.meta import get_data

from explainer import strict_yaml
from explainer.model import Article, FactBase

__all__ = ["HERRING", "as_html", "base_of", "body"]

_EXTENSIONS = ["attr_list", "footnotes", "md_in_html", "tables", "toc"]

HERRING = """
story: {title: The herring quarrel, standfirst: Two neighbours fall out over a catch.}
articles:
  - id: 001-log
    meta: {title: Envoys sent home, publisher: The Fjord Log, published: 2031-04-03, language: en, rights: digest}
    text: |-
      Envoys sent home
      Norway sent two Icelandic attachés home on Thursday. It did so after Iceland held the trawler Havdis in March.
      A port worker says that the crew was not told why.
  - id: 002-tidende
    meta: {title: Ambassaden tømmes, publisher: Øytidende, agency: NTB, published: 2031-04-04, language: "no", rights: quotes-only}
    text: Norge har utvist tre islandske diplomater.
  - id: 003-note
    text: The Havdis was held, a note says.
actors:
  - {id: norway, name: Norway, kind: country, sources: [{article: "001", quote: Norway sent}]}
  - {id: iceland, name: Iceland, kind: country, sources: [{article: "001", quote: Iceland held}]}
  - id: eva-strand
    name: Eva Strand
    kind: person
    country: norway
    sources: [{article: "003", quote: a note says}]
    roles: [{value: port worker, from: 2029, sources: [{article: "001", quote: A port worker}]}]
timeline:
  - id: havdis-held
    date: 2031-03
    type: seize
    by: [iceland]
    summary: Iceland held the trawler Havdis.
    sources: [{article: "001", quote: Iceland held the trawler Havdis in March}, {article: "003", quote: The Havdis was held}]
  - id: crew-untold
    type: accuse
    modality: alleged
    said_by: [eva-strand]
    by: [iceland]
    summary: The crew was not told why, a port worker said.
    sources: [{article: "001", quote: the crew was not told why, said_by: eva-strand}]
expulsions:
  - id: norway-expels
    date: 2031-04-03
    by: [norway]
    against: [iceland]
    people: diplomats
    number:
      - {value: 2, sources: [{article: "001", quote: two Icelandic attachés}]}
      - {value: 3, sources: [{article: "002", quote: tre islandske diplomater}]}
    in_response_to: [havdis-held]
    sources: [{article: "001", quote: Norway sent two Icelandic attachés home on Thursday}]
context:
  - id: shared-waters
    topic: The waters
    date: 1998/..
    statement: Both fleets fish between the islands.
    actors: [norway, iceland]
    sources: [{article: "003", quote: The Havdis was held}]
"""


def base_of(text: str) -> FactBase:
    """The fact base that a YAML document describes; an article's lines are its blocks, the first its title."""
    raw: Any = strict_yaml.load(text, "story")
    articles = [_article(article) for article in raw.pop("articles", [])]
    story = raw.pop("story", {"title": "A story"})
    return FactBase(story=story, articles=articles, sheets=raw)


def as_html(text: str, *more: str) -> str:
    """Markdown as HTML, by the extensions that a site is built with and those that a person may add."""
    return markdown.markdown(text, extensions=[*_EXTENSIONS, *more])


def body(page: str) -> str:
    """A page's Markdown without its front matter."""
    return get_data(page)[0]


def _article(raw: dict[str, Any]) -> Article:
    text, blocks, at = raw.get("text", ""), [], 0
    lines = text.split("\n")
    for no, line in enumerate(lines):
        kind = "title" if no == 0 and len(lines) > 1 else "paragraph"
        blocks.append({"kind": kind, "start": at, "end": at + len(line)})
        at += len(line) + 1
    return Article(
        id=raw["id"],
        file=f"content/articles/{raw['id']}.md",
        meta=raw.get("meta", {}),
        text=text,
        blocks=blocks,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )
