import pytest

from explainer.date_phrases.other_languages import foreign_matches


def found(text, language):
    return [(text[match.start : match.end], dict(match.words)) for match in foreign_matches(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("fr", "le 1er mai 2031", {"day": "1", "month": "5", "year": "2031"}),
        ("de", "am 3. März", {"day": "3", "month": "3"}),
        ("es", "el 12 de abril de 2031", {"day": "12", "month": "4", "year": "2031"}),
        ("pt-BR", "em setembro de 2031", {"month": "9", "year": "2031"}),
        ("ar", "يوم الجمعة", {"weekday": "4"}),
        ("ar", "١٢ أبريل", {"day": "12", "month": "4"}),
        ("ja", "2031年4月12日", {"year": "2031", "month": "4", "day": "12"}),
        ("ru", "12.04.2031", {"slashed_date": "12.04.2031"}),
        ("qq", "2031-04-12", {"iso_date": "2031-04-12"}),
        ("fr", "depuis 2012", {"year": "2012"}),
    ],
)
def test_a_date_has_what_its_words_are_worth(language, text, words):
    assert [given for _, given in found(text, language)] == [words]


@pytest.mark.parametrize("text", ["2031 personnes", "en 20312", "1.234.567", "Sept ouvriers"])
def test_a_number_or_a_word_that_looks_like_a_month_is_no_day(text):
    assert all(words.keys() == {"year"} for _, words in found(text, "fr"))


def test_each_date_stands_where_it_stands():
    assert [words for words, _ in found("Du 3 mars au 5 avril, un lundi.", "fr")] == ["3 mars", "5 avril", "lundi"]
