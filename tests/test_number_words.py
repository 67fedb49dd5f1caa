import pytest

from explainer.number_words import counts_vaguely, figures, number_of, numbers_told


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
        ("1.000", "fr"),  # neither thousands nor a fraction are written so
        ("1,5", "fr"),
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
    assert numbers_told("Le 12.03.2032, 1,5 million d’euros", "fr") == set()
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
