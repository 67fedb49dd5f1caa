import hashlib

import pytest

from explainer.english.nlp import passages
from explainer.english.reader import read
from explainer.lexicon import load_background
from explainer.lexicon.event_patterns import parse_pattern
from explainer.model import Article, ArticleMeta, Block
from explainer.sentences import fill, joined

from ..fixtures import FIXTURES, read_fixtures


def _article(text):
    ends = [i for i, char in enumerate(text + "\n") if char == "\n"]
    blocks = [Block(kind="paragraph", start=a, end=b) for a, b in zip([0, *(e + 1 for e in ends)], ends, strict=False)]
    digest = hashlib.sha256(text.encode()).hexdigest()
    meta = ArticleMeta(published="2022-05-10", language="en")
    return Article(id="a", file="a.txt", meta=meta, text=text, blocks=blocks, sha256=digest)


def _statements(text, nlp):
    article, parsed = next(iter(passages([_article(text)], nlp)))
    return read(article, parsed).statements


def _told(statement):
    since = (statement.date or "").removesuffix("/..")
    lasts = (statement.date or "").endswith("/..")
    fields = {
        "by": (joined([p.text for p in statement.by]), len(statement.by) > 1),
        "against": (joined([p.text for p in statement.against]), len(statement.against) > 1),
        "what": (statement.what or "", False),
        "place": (statement.place or "", False),
        "since": (since if lasts else "", False),
        "date": ("" if lasts else since, False),
    }
    kind = load_background().types[statement.type]
    return f"{kind.label}: {fill(kind.tell, fields)}" + (f" | {statement.date}" if statement.date else "")


@pytest.mark.parametrize(("line", "title", "text", "expected"), read_fixtures(FIXTURES / "statements.txt"))
def test_background_is_told_from_its_parts(nlp, line, title, text, expected):
    found = _statements(text, nlp)
    assert "\n".join(map(_told, found)) == expected, f"statements.txt:{line} {title}"
    assert all(one.background for one in found)


def test_a_statement_is_quoted_with_what_bears_it(nlp):
    text = "The mood was calm.\nHungary depends on Norway for gas, and Peru does not."
    (found,) = _statements(text, nlp)
    assert text[found.quote.start : found.quote.end] == "Hungary depends on Norway for gas"


def test_every_pattern_of_background_can_be_read():
    background = load_background()
    for form in ("verbs", "nouns"):
        assert list(background.patterns(form))
    for text in background.not_events:
        parse_pattern(text, background.classes)


def test_every_type_of_background_is_named_for_it():
    assert all(name.startswith("context-") for name in load_background().types)
