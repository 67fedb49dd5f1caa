import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.number_words import counts_vaguely, figures, number_of, numbers_told, spans_told


@pytest.mark.parametrize(
    ("words", "language", "number"),
    [
        ("Cinq", "fr", 5),
        ("soixante et onze", "fr", 71),
        ("quatre-vingt-dix-sept", "fr-CA", 97),
        ("vingt-et-une", "fr", 21),
        ("fünfundzwanzig", "de", 25),
        ("TREINTA Y CINCO", "es", 35),
        ("ventitré", "it", 23),
        ("tweeëntwintig", "nl", 22),
        ("trinta e duas", "pt", 32),
        ("خمسة", "ar", 5),
        ("خَمْسَة", "ar", 5),
        ("خمسة وعشرين", "ar", 25),
        ("٥", "ar", 5),
        ("١٬٠٠٠", "ar", 1000),
        ("5", "fr", 5),
        ("1\u202f000", "fr", 1000),
        ("1 000", "fr", 1000),
        ("1.000", "fr", 1000),
        ("une vingtaine", "fr", 20),
        ("deux douzaines", "fr", 24),
        ("2,5 millions", "fr", 2_500_000),
        ("1.000", "de", 1000),
        ("1.000", "es", 1000),
        ("1’000", "de-CH", 1000),
        ("12.345.678", "it", 12345678),
    ],
)
def test_a_number_is_read_as_its_language_writes_it(words, language, number):
    assert number_of(words, language) == number


@pytest.mark.parametrize(
    ("words", "language"),
    [
        ("1,000", "fr"),  # neither thousands nor a whole number are written so
        ("1,5", "fr"),
        ("des centaines", "fr"),
        ("millions", "fr"),
        ("cent deux cents", "fr"),
        ("1 000", "de"),
        ("10.00", "de"),
        ("cinq salariés", "fr"),
        ("five", "fr"),
        ("Cinq", "xx"),
        ("الستة", "ar"),  # the six, or and six, is more than six
        ("1,000", "xx"),
        ("", "fr"),
    ],
)
def test_what_may_be_something_else_is_no_number(words, language):
    assert number_of(words, language) is None


def test_all_numbers_of_a_text_are_found_and_none_in_days_and_fractions():
    assert numbers_told("Quelque 1 000 personnes, dont vingt-cinq élus", "fr") == {1000, 20, 25, 5}
    assert numbers_told("Le 12.03.2032, 1,5 kilo", "fr") == set()
    assert numbers_told("1,5 million d’euros", "fr") == {1_500_000}
    assert numbers_told("طرد الأربعة من ١٢ دبلوماسيًا", "ar") == {4, 12}


def test_more_figures_than_anybody_counts_are_no_number():
    assert number_of("9" * 15, "en") == int("9" * 15)
    assert number_of("9" * 5_000, "en") is None
    assert numbers_told(f"7 or {'9' * 5_000}", "en") == {7}


def test_words_that_give_no_number_are_known_in_their_language():
    assert counts_vaguely("Plusieurs agents", "fr") and counts_vaguely("عدد من الموظفين", "ar")
    assert not counts_vaguely("cinq agents", "fr") and not counts_vaguely("desserts", "fr")


def test_figures_of_other_scripts_are_ours():
    assert figures("۱۲ و ٣٫٥") == "12 و 3.5"


_ONES = ["zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze"]
_ONES += ["treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf"]
_TENS = ["", "", "vingt", "trente", "quarante", "cinquante", "soixante", "soixante", "quatre-vingt", "quatre-vingt"]


def in_french(n: int) -> str:
    """``n`` below a million in words, written independently of the table."""
    if n < 20:
        return _ONES[n]
    if n < 100:
        ten, rest = divmod(n, 10)
        rest += 10 if ten in (7, 9) else 0
        if not rest:
            return _TENS[ten] + ("s" if ten == 8 else "")
        return f"{_TENS[ten]} et {_ONES[rest]}" if rest in (1, 11) and ten < 8 else f"{_TENS[ten]}-{_ONES[rest]}"
    for size, word in ((1000, "mille"), (100, "cent")):
        if n >= size:
            times, rest = divmod(n, size)
            plural = "s" if size == 100 and times > 1 and not rest else ""
            return " ".join(
                part
                for part in (in_french(times) if times > 1 else "", word + plural, in_french(rest) if rest else "")
                if part
            )
    raise AssertionError


@given(st.integers(0, 999_999))
def test_every_number_in_french_words_is_read(n):
    assert number_of(in_french(n), "fr") == n


@given(st.lists(st.integers(0, 9_999), min_size=1, max_size=4), st.sampled_from([" hommes, ", " et ", " ; "]))
def test_french_numbers_that_stand_apart_are_found_one_by_one(numbers, between):
    text = between.join(f"{in_french(n)} bateaux" for n in numbers)
    assert [span.value for span in spans_told(text, "fr")] == numbers


def test_where_numbers_stand_each_is_as_long_as_it_goes():
    text = "Une vingtaine d’élus, plus de 1.200 civils, soit quatre-vingt-dix-sept familles, et 2,5 millions d’euros"
    found = [text[span.start : span.end] for span in spans_told(text, "fr")]
    assert found == ["Une vingtaine", "1.200", "quatre-vingt-dix-sept", "2,5 millions"]
    assert [span.value for span in spans_told("١٢ دبلوماسيًا", "ar")] == [12]
