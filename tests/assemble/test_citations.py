from hypothesis import given
from hypothesis import strategies as st

from explainer.assemble.citations import citation, sentence_around
from explainer.quotes import canonical, find, whole_words
from explainer.readers.reading import TextSpan

from .tellings import article

TEXT = "The envoy left. The minister said so. The envoy left on Sunday, with two aides. The minister wept."


def test_a_quote_that_stands_once_needs_no_prefix():
    made = citation(article("001", text=TEXT), TextSpan(16, 36))
    assert (made.quote, made.prefix) == ("The minister said so", "")


def test_a_quote_that_stands_twice_gets_the_words_that_tell_it_apart():
    second = TEXT.index("The envoy", 5)
    made = citation(article("001", text=TEXT), TextSpan(second, second + 14))
    found = find(TEXT, made.quote, made.prefix)
    assert (made.quote, found.start, found.count) == ("The envoy left", second, 1)


def test_the_sentence_around_a_span_ends_at_its_full_stop():
    at = TEXT.index("Sunday")
    span = sentence_around(article("001", text=TEXT), TextSpan(at, at + 6))
    assert TEXT[span.start : span.end] == "The envoy left on Sunday, with two aides"


@given(st.text(alphabet="ab .", min_size=3, max_size=60).map(canonical).filter(bool), st.data())
def test_every_source_is_found_where_it_was_taken_from(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    start, end = whole_words(text, start, end)  # nothing is quoted from within a word
    if not text[start:end].strip():
        return
    made = citation(article("001", text=text), TextSpan(start, end))
    found = find(text, made.quote, made.prefix)
    assert found is not None and start <= found.start and found.end <= end
