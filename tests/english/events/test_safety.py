from __future__ import annotations

import pytest

from explainer.readers.reading import EventMention
from tests.fixtures import FIXTURES, read_fixtures

from .compact import read_text

CASES = read_fixtures(FIXTURES / "safety.txt")


@pytest.mark.parametrize(("line", "title", "text", "expected"), CASES)
def test_how_a_fact_may_be_told_is_read_from_its_words(nlp, line, title, text, expected):
    published, article = text.split("\n", 1)
    told = "\n".join(_how(event) for event in read_text(nlp, article, published)) or "nothing"
    assert told == expected, f"safety.txt:{line} {title}"


def test_a_fact_quotes_the_whole_sentence_that_tells_it(nlp):
    text = "Oman was quiet. On Monday, after talks, it closed its border, a source said. Peru did not."
    (event,) = read_text(nlp, text, "2011-04-06")
    quoted = text[event.sentence.start : event.sentence.end]
    assert quoted == "On Monday, after talks, it closed its border, a source said."


def _how(event: EventMention) -> str:
    if event.doubt:
        return f"{event.type}: lead: {event.doubt}"
    return f"{event.type}: " + (f"words: {'; '.join(event.unsafe)}" if event.unsafe else "safe")


def test_of_a_long_sentence_a_part_is_quoted_with_what_governs_the_clause(nlp):
    aside = "which had been rebuilt after the flood of 1987 by masons from all the villages of the lower valley " * 2
    text = f"The Danish ministry, in a hall, {aside.strip()}, said that Oman had recalled its ambassador from Peru, {aside.strip()}."
    (event,) = [e for e in read_text(nlp, text, "2011-04-06") if e.type == "recall-envoy"]
    quoted = text[event.sentence.start : event.sentence.end]
    assert len(quoted) <= 300 or event.doubt == "it stands too far from what governs it"
    assert "said that Oman had recalled its ambassador" in quoted


def test_a_quotation_is_quoted_to_its_end(nlp):
    text = 'The minister said on Friday: "Oman has recalled its envoy. We regret it." Peru did not answer.'
    (event,) = [e for e in read_text(nlp, text, "2011-04-06") if e.type == "recall-envoy"]
    assert text[event.sentence.start : event.sentence.end] == text.partition(" Peru did")[0]
