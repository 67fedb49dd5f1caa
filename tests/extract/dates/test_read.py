import pytest

from generator.extract.dates import read_dates
from generator.extract.nlp import Passage
from generator.extract.reading import DateMention

from ...fixtures import FIXTURES, read_fixtures

CASES = [
    (line + 2 + number, title, *source.split(" | "), expected)
    for line, title, sources, results in read_fixtures(FIXTURES / "dates.txt")
    for number, (source, expected) in enumerate(zip(sources.splitlines(), results.splitlines(), strict=True))
]


@pytest.mark.parametrize(("line", "title", "published", "text", "expected"), CASES)
def test_a_date_means_what_it_says(nlp, line, title, published, text, expected):
    found = read_dates([Passage(nlp(text), 0, "paragraph")], published)
    assert ("; ".join(map(shown, found)) or "-") == expected, f"dates.txt:{line} {title}"


def shown(date: DateMention) -> str:
    value = f"{date.days} days" if date.days else date.value or "?"
    return f"{date.text} = {value} {date.open or ''}".strip()
