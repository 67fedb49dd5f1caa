import pytest

from explainer.extract.value import value


@value()
class Place:
    name: str


@value(eq=False)
class Visit:
    place: Place


@value(kw_only=True)
class Named:
    name: str


def test_values_with_the_same_fields_are_one_and_the_same():
    assert Place("Lomé") == Place("Lomé") != Place("Cotonou")
    assert len({Place("Lomé"), Place("Lomé"), Place("Cotonou")}) == 2


def test_a_value_that_is_only_itself_differs_from_all_others():
    visit = Visit(Place("Lomé"))
    assert visit == visit != Visit(Place("Lomé"))
    assert len({visit, visit, Visit(Place("Lomé"))}) == 2


def test_a_value_takes_no_other_fields():
    with pytest.raises(AttributeError):
        Place("Lomé").size = 3


def test_a_value_may_ask_for_the_names_of_its_fields():
    with pytest.raises(TypeError):
        Named("Lomé")
    assert Named(name="Lomé").name == "Lomé"
