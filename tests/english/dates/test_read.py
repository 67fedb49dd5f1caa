import pytest

from explainer.date_reading import Dateline
from explainer.english.dates import read_dates
from explainer.parsed.parsed_blocks import Passage
from explainer.parsed.tokens import Doc
from explainer.readers.reading import DateMention

from ...fixtures import FIXTURES, read_fixtures

CASES = [
    (line + 2 + number, title, *source.split(" | "), expected)
    for line, title, sources, results in read_fixtures(FIXTURES / "dates.txt")
    for number, (source, expected) in enumerate(zip(sources.splitlines(), results.splitlines(), strict=True))
]


@pytest.mark.parametrize(("line", "title", "published", "text", "expected"), CASES)
def test_a_date_means_what_it_says(nlp, line, title, published, text, expected):
    found = read_dates([Passage(Doc(nlp(text)), 0, "paragraph")], published)
    assert ("; ".join(map(shown, found)) or "-") == expected, f"dates.txt:{line} {title}"


def shown(date: DateMention) -> str:
    value = f"{date.days} days" if date.days else date.value or "?"
    return f"{date.text} = {value} {date.open or ''}".strip()


def test_a_headline_tells_in_the_present_what_has_happened(nlp):
    headline = Doc(nlp("Chile expels two consuls on Friday"))
    (told,) = read_dates([Passage(headline, 0, "title")], "2018-03-14")
    (to_come,) = read_dates([Passage(headline, 0, "paragraph")], "2018-03-14")
    assert (told.value, to_come.value) == ("2018-03-09", "2018-03-16")


def test_a_date_is_counted_from_one_in_a_passage_before(nlp):
    one, other = Doc(nlp("The consul left on 2 March.")), Doc(nlp("The following day his deputy left."))
    found = read_dates([Passage(one, 0, "paragraph"), Passage(other, 28, "paragraph")], "2018-03-14")
    assert [date.value for date in found] == ["2018-03-02", "2018-03-03"]
    assert found[1].span.start == 28


def test_nothing_is_remembered_from_one_article_to_the_next(nlp):
    read_dates([Passage(Doc(nlp("The consul left on 2 March.")), 0, "paragraph")], "2018-03-14")
    (found,) = read_dates([Passage(Doc(nlp("The following day his deputy left.")), 0, "paragraph")], "2018-03-14")
    assert found.value is None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("WASHINGTON, March 8 (Xinhua) --", "2018-03-08"),
        ("Lima [Peru], March 8 :", "2018-03-08"),
        ("OSLO, 28 Dec (AFP) -", "2017-12-28"),
        ("QUITO, May 3, 2016 (EFE) –", "2016-05-03"),
    ],
)
def test_a_dateline_tells_a_day_near_the_publication(words, day):
    (found,) = read_dates([], "2018-03-14", [Dateline(words, 12)])
    assert found.value == day
    assert words[found.span.start - 12 : found.span.end - 12] == found.text


def test_a_dateline_without_a_day_tells_none():
    assert read_dates([], "2018-03-14", [Dateline("KYIV (Reuters) —", 0), Dateline("NAIROBI, Kenya —", 40)]) == []


def test_what_follows_a_dateline_is_counted_from_its_day(nlp):
    before, after = (Passage(Doc(nlp("The consul left on Friday.")), start, "paragraph") for start in (0, 60))
    found = read_dates([before, after], "2018-03-14", [Dateline("LIMA, March 8 (AP) —", 30)])
    assert [date.value for date in found] == ["2018-03-09", "2018-03-08", "2018-03-02"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The consul left on Sunday.", ["Sunday"]),
        ("The consul left in March and came back yesterday.", ["March", "yesterday"]),
        ("Within the past two weeks, consuls left.", ["the past two weeks"]),
        ("The consul left on 2 March 2018 and his deputy the following day.", []),
        ("The consul left in 2018, and his deputy soon.", []),
        ("They were told to leave within 72 hours.", []),
    ],
)
def test_what_only_lacks_the_day_of_publication_is_known(nlp, text, words):
    def lacking(published):
        found = read_dates([Passage(Doc(nlp(text)), 0, "paragraph")], published)
        return [date.text for date in found if date.lacks_day]

    assert lacking("unknown") == words
    assert lacking("2018-03-14") == []


def test_the_day_that_a_dateline_tells_is_lacking_to_nobody(nlp):
    passage = Passage(Doc(nlp("The consul left on Sunday.")), 40, "paragraph")
    found = read_dates([passage], "unknown", [Dateline("QUITO, May 3, 2016 (EFE) –", 0)])
    assert [date.lacks_day for date in found] == [False, False]
