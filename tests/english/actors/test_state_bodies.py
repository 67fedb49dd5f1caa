import pytest

from explainer.english.actors.state_bodies import portfolio_of_ministry


@pytest.mark.parametrize(
    ("name", "of"),
    [
        ("foreign ministry", "foreign"),
        ("ministry of external affairs", "foreign"),
        ("ministry for europe and foreign affairs", "foreign"),
        ("ministry of national defence", "defence"),
        ("department of the interior", "interior"),
        ("ministry of happiness", "happiness"),
        ("ministry", None),
        ("post office", None),
        ("army", None),
    ],
)
def test_a_portfolio_is_one_under_many_names(name, of):
    assert portfolio_of_ministry(tuple(name.split())) == of
