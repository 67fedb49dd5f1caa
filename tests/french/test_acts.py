import pytest

from explainer.french.acts import read_acts
from explainer.french.mending import mended
from explainer.parsed.parsed_blocks import Passage
from explainer.parsed.tokens import Doc


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le conseil a adopté la loi et le préfet l'a publiée.", ["adopté", "publiée"]),
        ("Le maire ouvrira le pont mardi.", ["ouvrira"]),
        ("Le pont reste ouvert.", []),
        ("Le maire a déclaré que le pont tenait.", []),
        ("Le pont pourrait céder.", []),
    ],
)
def test_what_somebody_does_is_an_act(nlp, text, expected):
    spans = read_acts([Passage(mended(Doc(nlp(text))), 0, "paragraph")])
    assert [text[span.start : span.end] for span in spans] == expected
