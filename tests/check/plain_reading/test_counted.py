import pytest

from explainer.check.plain_reading.counted import counted_numbers


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("expelled five Norlandish embassy staff members", ["five: people"]),
        ("two of the country's senior diplomats were given 48 hours", ["two: people", "48: hour"]),
        ("a 48-hour deadline", ["a: ", "48: hour"]),
        ("five more working days", ["five: day"]),
        ("a two-member team and 10-12 soldiers", ["a: ", "two: people", "10: ", "12: people"]),
        ("two Malians and two French were held", ["two: people", "two: "]),
        ("the five had left for 66 others", ["five: ", "66: "]),
        ("on 5 September 2019, and on Sept. 6", ["5: date", "2019: date", "6: date"]),
        ("in 2012, 2000 soldiers", ["2012: date", "2000: people"]),
        ("$5 million, 25 per cent and 30%", ["5 million: sum of money", "25: share", "30: share"]),
        ("at 5:30, or 6 p.m.", ["5: time of the day", "30: time of the day", "6: time of the day"]),
        ("under Article 5, aged 61, said Rana Oduya, 55, and so on", ["5: name of a thing", "61: age", "55: age"]),
        ("three rockets and five articles", ["three: rocket", "five: article"]),
        ("one hundred and five envoys in twenty-five cars", ["one hundred and five: people", "twenty-five: car"]),
    ],
)
def test_what_a_number_counts_is_told_from_the_words_beside_it(text, counted):
    assert [f"{text[n.span.start : n.span.end]}: {n.what}" for n in counted_numbers(text)] == counted


def test_an_article_counts_nothing_by_itself():
    assert [number.is_article for number in counted_numbers("a dozen men, an envoy, one envoy")] == [False, True, False]
