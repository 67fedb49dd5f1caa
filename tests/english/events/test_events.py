from __future__ import annotations

import pytest

from explainer.english.events.entity_linking import EntityLinker
from explainer.lexicon import load_lexicon
from explainer.parsed.parsed_blocks import Passage
from explainer.parsed.tokens import Doc
from tests.fixtures import FIXTURES, read_fixtures

from .compact import compact, read_text

CASES = [(file.name, *case) for file in sorted(FIXTURES.glob("events*.txt")) for case in read_fixtures(file)]
TEXTS = [text.split("\n", 1) for _, _, _, text, _ in CASES]


@pytest.mark.parametrize(("file", "line", "title", "text", "expected"), CASES)
def test_events_are_read_from_a_text(nlp, file, line, title, text, expected):
    published, article = text.split("\n", 1)
    lines = [compact(event) for event in read_text(nlp, article, published)] or ["nothing"]
    assert "\n".join(lines) == expected, f"{file}:{line} {title}"


def test_every_offset_points_into_the_text_and_every_answer_at_an_event(nlp):
    for published, text in TEXTS:
        events = read_text(nlp, text, published)
        for event in events:
            assert event.quote.start <= event.trigger.start < event.trigger.end <= event.quote.end <= len(text)
            for span in (event.date_span, event.deadline_span, event.left_span, event.response_span):
                assert span is None or 0 <= span.start < span.end <= len(text)
            for who in (*event.by, *event.against):
                assert text[who.span.start : who.span.end] == who.text
            assert all(0 <= answered < len(events) for answered in event.response_to)
            assert bool(event.response_to) == (event.response_span is not None)


def test_every_event_names_a_type_and_a_pattern_of_the_lexicon(nlp):
    lexicon = load_lexicon()
    for published, text in TEXTS:
        for event in read_text(nlp, text, published):
            kind = lexicon.types[event.type]
            assert event.plover == kind.plover
            assert event.rule.split(": ", 1)[1] in [p for t in lexicon.types.values() for p in (*t.verbs, *t.nouns)]


def test_an_article_is_read_the_same_twice(nlp):
    for published, text in TEXTS[:20]:
        assert read_text(nlp, text, published) == read_text(nlp, text, published)


def test_a_date_is_never_the_publication_date_by_itself(nlp):
    (event,) = read_text(nlp, "Chile has expelled two envoys of Belize.", "2011-04-06")
    assert event.date is None


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Chad declared a Cuban attaché persona non grata.", "persona non grata"),
        ("Chad ordered a Cuban attaché to leave.", "ordered to leave"),
        ("Chad asked Cuba to recall its attaché.", "recalled"),
        ("Chad expelled a Cuban attaché.", None),
    ],
)
def test_an_expulsion_has_its_status(nlp, text, status):
    (event,) = read_text(nlp, text, "2011-04-06")
    assert (event.status, load_lexicon().is_expulsion(event.type)) == (status, True)


def test_a_caption_is_read_where_it_has_a_day_of_its_own(nlp):
    undated = "Police arrest a protester in Nairobi."
    assert read_text(nlp, undated, "2011-04-06", kind="caption") == []
    dated = "Police arrest a protester in Nairobi, 7 July 1997."
    assert [event.date for event in read_text(nlp, dated, "2011-04-06", kind="caption")] == ["1997-07-07"]


def test_the_quote_is_the_shortest_clause_that_bears_the_event(nlp):
    text = "Late on Monday, Oman suspended talks with Yemen and expelled two Yemeni attachés, a source said."
    events = read_text(nlp, text, "2011-04-06")
    assert [text[e.quote.start : e.quote.end] for e in events] == [
        "Late on Monday, Oman suspended talks with Yemen",
        "expelled two Yemeni attachés",
    ]


def test_words_that_no_actor_is_named_by_mean_nobody(nlp):
    text = "Two attachés were expelled."
    passage = Passage(Doc(nlp(text)), 0, "paragraph")
    nobody = frozenset()
    (who,) = EntityLinker([passage], [], nobody, nobody, nobody).participants(passage.doc[1])
    assert (who.name, who.kind, who.country) == ("Two attachés", None, None)
