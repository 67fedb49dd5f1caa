import pytest

from explainer.parsed.parsed_blocks import in_capitals


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CHAD EXPELS TWO CUBAN ENVOYS", True),
        ("OSLO, August 7 (TASS) -- THE ENVOYS LEFT AND SO DID McCABE, THE CONSUL, ON FRIDAY", True),
        ("ENVOYS OUT", False),
        ("NATO and the UN left.", False),
        ("Chad Expels Two Cuban Envoys", False),
    ],
)
def test_a_text_is_in_capitals_where_nearly_every_word_is(text, expected):
    assert in_capitals(text) is expected
