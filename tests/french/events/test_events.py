from __future__ import annotations

import pytest

from tests.fixtures import FIXTURES, read_fixtures

from .reading import read_line, shown

CASES = read_fixtures(FIXTURES / "french" / "events.txt")


@pytest.mark.parametrize(("line", "title", "text", "expected"), CASES)
def test_events_are_read_from_a_sentence(nlp, line, title, text, expected):
    published, sentence = text.split("\n", 1)
    lines = [shown(event) for event in read_line(nlp, sentence, published)] or ["nothing"]
    assert "\n".join(lines) == expected, f"{line} {title}"


def test_every_offset_points_into_the_text(nlp):
    for _, _, text, _ in CASES:
        published, sentence = text.split("\n", 1)
        for event in read_line(nlp, sentence, published):
            assert event.quote.start <= event.trigger.start < event.trigger.end <= event.quote.end <= len(sentence)
            for who in (*event.by, *event.against):
                assert sentence[who.span.start : who.span.end] == who.text
