import pytest

from explainer.english.actors.state_bodies import ministry_name, portfolio_of_ministry


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


@pytest.mark.parametrize(
    ("state", "of", "name"),
    [
        ("Mali", "foreign", "Malian foreign ministry"),
        ("United States", "foreign", "US State Department"),
        (None, "foreign", "foreign ministry"),
        ("Bhutan", "happiness", "Bhutanese ministry of happiness"),
    ],
)
def test_a_ministry_has_one_name(state, of, name):
    assert ministry_name(state, of) == name
