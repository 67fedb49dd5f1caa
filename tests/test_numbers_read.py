import pytest

from explainer.disagreements import disagreements
from explainer.evidence import Evidence
from explainer.model import Article, ArticleMeta, Expulsion, Sheets
from explainer.numbers_read import with_numbers_read

_TEXTS = {
    "en": "It expelled five.",
    "fr": "Cinq ont dû partir.",
    "ar": "طرد ٥ منهم",
    "de": "Es sind 1.000.",
    "unknown": "1.000",
}
_EVIDENCE = Evidence(
    [
        Article(id=language, file=language, meta=ArticleMeta(language=language), text=text, sha256="")
        for language, text in sorted(_TEXTS.items())
    ]
)


def _expulsion(*told, **more):
    claims = [{"value": value, "sources": [{"article": one, "quote": _TEXTS[one]}], **more} for value, one in told]
    sources = [{"article": one, "quote": _TEXTS[one]} for _, one in told]
    return Sheets(expulsions=[Expulsion(id="out", number=claims, sources=sources)])


def _read(sheets):
    return [
        (claim.value, [source.article for source in claim.sources])
        for claim in with_numbers_read(sheets, _EVIDENCE).expulsions[0].number
    ]


def test_one_number_in_three_languages_is_one_claim():
    told = _expulsion((5, "en"), ("Cinq", "fr"), ("٥", "ar"))
    assert _read(told) == [(5, ["en", "fr", "ar"])]
    assert disagreements(told, _EVIDENCE) == []


def test_a_number_in_words_disagrees_with_another_as_it_does_in_figures():
    assert [
        claim.value for claim in disagreements(_expulsion(("1.000", "de"), ("Cinq", "fr")), _EVIDENCE)[0].claims
    ] == [
        1000,
        5,
    ]


@pytest.mark.parametrize(
    ("value", "article", "read"),
    [("1.000", "de", 1000), ("1.000", "unknown", "1.000"), ("five", "fr", 5), ("cinq", "en", "cinq")],
)
def test_words_are_read_in_the_language_of_what_bears_them_or_in_english(value, article, read):
    assert _read(_expulsion((value, article))) == [(read, [article])]


def test_several_in_french_may_be_five():
    assert disagreements(_expulsion((5, "en"), ("plusieurs", "fr")), _EVIDENCE) == []
    assert disagreements(_expulsion((5, "en"), ("plusieurs", "de")), _EVIDENCE)


def test_a_claim_of_which_more_is_said_stays_its_own():
    assert _read(_expulsion((5, "en"), ("Cinq", "fr"), note="Says the ministry.")) == [(5, ["en"]), (5, ["fr"])]


def test_a_plain_value_is_read_too():
    sheets = Sheets(expulsions=[Expulsion(id="out", number="Cinq", sources=[{"article": "fr", "quote": _TEXTS["fr"]}])])
    assert with_numbers_read(sheets, _EVIDENCE).expulsions[0].number == 5
