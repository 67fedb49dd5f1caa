"""What of a text stands outside of quotation marks, and how sure a clause is by the words around it."""

import pytest

from explainer.language_model.clauses import is_somebodys_words, no_telling, sureness, unquoted
from explainer.language_model.quoting import QuotedArticle

from .told import article


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("“It fell,” she said. “We saw it.” It stood", "she said.  It stood"),
        ('"It fell," she said', "she said"),
        ("„Es fiel“, sagte sie. Es stand", "sagte sie. Es stand"),
        ("« Il est tombé », a-t-elle dit", "a-t-elle dit"),
        ("»Es fiel«, sagte sie", "sagte sie"),
        ("”Det föll”, sa hon", "sa hon"),
        ("It fell. “It was", "It fell"),
        ("“It fell.”", ""),
    ],
)
def test_what_somebody_says_is_left_out_in_the_marks_of_many_languages(text, left):
    assert unquoted(text) == left


TEXT = (
    "Ada Quill denied that Bo Lund fled. She plans to sell the mill. It would have burned. The mill was sold.\n\n"
    "“He lied. He sold the mill,” she said. “He is gone.” You should know that he was ill. See {mill} there."
)


@pytest.fixture
def find(tmp_path):
    return QuotedArticle(article(tmp_path, TEXT.replace(" You should", "\n\nYou should"))).find


@pytest.mark.parametrize(
    ("quote", "told", "sure"),
    [
        ("Bo Lund fled", "asserted", "denied"),
        ("Bo Lund fled", "denied", "denied"),
        ("sell the mill", "asserted", "planned"),
        ("sell the mill", "hypothetical", "hypothetical"),
        ("have burned", "planned", "hypothetical"),
        ("The mill was sold", "asserted", "asserted"),
        ("The mill was sold", "alleged", "alleged"),
    ],
)
def test_nothing_is_surer_than_what_governs_its_clause(find, quote, told, sure):
    assert sureness(told, find(quote)) == sure


def test_a_sentence_within_quotation_marks_is_somebodys_words(find):
    told = {
        quote: is_somebodys_words(find(quote), find(quote).told) for quote in ("He lied", "He sold", "The mill was")
    }
    assert told == {"He lied": True, "He sold": False, "The mill was": False}


def test_what_is_no_prose_or_speaks_to_its_reader_tells_nothing(find):
    why = [no_telling(find(quote), find(quote).told) for quote in ("The mill was sold", "he was ill", "See {mill}")]
    assert why == ["", "its paragraph speaks to whoever reads it", "it is no sentence of prose"]
