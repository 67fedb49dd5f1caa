import hashlib

import pytest

from explainer.date_reading import Dateline
from explainer.french.dates import read_dates
from explainer.parsed.parsed_blocks import Passage
from explainer.parsed.tokens import Doc
from explainer.readers.reading import DateMention

from ...fixtures import FIXTURES, read_fixtures

BLIND = FIXTURES / "french" / "dates_blind.txt"
FROZEN = "4a49c6e691baec2ec7c25ee559cd9156794eac7be71c389a5b293133c57afa29"
MOST_FALSE = 3


def sentences(file):
    return [
        (line + 2 + number, title, *source.split(" | "), expected)
        for line, title, sources, results in read_fixtures(file)
        for number, (source, expected) in enumerate(zip(sources.splitlines(), results.splitlines(), strict=True))
    ]


@pytest.fixture(scope="module")
def read(nlp):
    """Reads a sentence, as it stands in a block of some kind."""
    return lambda text, published, kind="paragraph": read_dates([Passage(Doc(nlp(text)), 0, kind)], published)


def shown(date: DateMention) -> str:
    value = f"{date.days} days" if date.days else date.value or "?"
    return f"{date.text} = {value} {date.open or ''}".strip()


@pytest.mark.parametrize(
    ("line", "title", "published", "text", "expected"), sentences(FIXTURES / "french" / "dates.txt")
)
def test_a_date_means_what_it_says(read, line, title, published, text, expected):
    assert ("; ".join(map(shown, read(text, published))) or "-") == expected, f"french/dates.txt:{line} {title}"


def test_the_blind_half_is_as_it_was_written():
    assert hashlib.sha256(BLIND.read_bytes()).hexdigest() == FROZEN, "it measures only as long as nobody changes it"


def test_dates_that_nobody_had_in_mind_do_not_become_falser(read):
    false = 0
    for _, _, published, text, expected in sentences(BLIND):
        false += sum(shown(date) not in expected.split("; ") for date in read(text, published))
    assert false <= MOST_FALSE


def test_a_headline_tells_in_the_present_what_has_happened(read):
    (told,) = read("La Valdorie expulse vendredi deux consuls", "2018-03-14", "title")
    (to_come,) = read("La Valdorie expulse vendredi deux consuls", "2018-03-14")
    assert (told.value, to_come.value) == ("2018-03-09", "2018-03-16")


@pytest.mark.parametrize("words", ["DORVAN, 8 mars (AFP) –", "Dorvan, le 8 mars", "DORVAN, jeudi 8 mars –"])
def test_what_follows_a_dateline_is_counted_from_its_day(nlp, words):
    after = Passage(Doc(nlp("Le consul est parti vendredi.")), 60, "paragraph")
    found = read_dates([after], "2018-03-14", [Dateline(words, 30)])
    assert [date.value for date in found] == ["2018-03-08", "2018-03-02"]
    assert words[found[0].span.start - 30 : found[0].span.end - 30] == found[0].text


def test_a_date_is_counted_from_one_in_a_passage_before(nlp):
    one, other = Doc(nlp("Le consul est parti le 2 mars.")), Doc(nlp("Le lendemain, son adjoint est parti."))
    found = read_dates([Passage(one, 0, "paragraph"), Passage(other, 31, "paragraph")], "2018-03-14")
    assert [date.value for date in found] == ["2018-03-02", "2018-03-03"]
