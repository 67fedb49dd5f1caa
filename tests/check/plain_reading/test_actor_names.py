import pytest

from explainer.check.plain_reading.actor_names import ActorNames, body_country, body_names
from explainer.model import Actor

NAMES = ActorNames(
    [
        Actor(id="chile", name="Chile", kind="country"),
        Actor(id="norland", name="Norland", kind="country"),
        Actor(id="united-states", name="United States", kind="country"),
        Actor(id="ada-quill", name="Ada May-Quill", kind="person", country="norland"),
        Actor(id="bank", name="Great North Bank", kind="organisation"),
        Actor(id="ministry", name="Chilean foreign ministry", kind="organisation"),
    ]
)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Chile's envoy", {"chile"}),
        ("CHILE, Santiago and the Chileans", {"chile"}),
        ("the Norlandic post", {"norland"}),
        ("they told us", set()),
        ("the US and U.S.", {"united-states"}),
        ("Quill may come", {"ada-quill"}),
        ("Adá", {"ada-quill"}),
        ("the GNB", {"bank"}),
        ("its foreign ministry", {"ministry"}),
    ],
)
def test_who_is_named(text, named):
    assert NAMES.named(text) == named


def test_a_place_says_by_what_it_names():
    assert [(one.start, one.how) for one in NAMES.mentions("Chilean, Chile, Santiago")] == [
        (0, "people"),
        (9, "name"),
        (16, "seat"),
    ]
    assert NAMES.belonging_to("norland") == {"ada-quill"}


def test_bodies_of_the_world_have_their_other_names():
    assert "NATO" in body_names("North Atlantic Treaty Organization") and body_names("Ruritanian Bank") == ()
    assert body_country("Royal Air Force") == "United Kingdom" and body_country("NATO") == ""


def test_a_name_that_thousands_have_is_looked_for_once():
    many = ActorNames(Actor(id=f"a-{no}", name="Ada Quill", kind="person") for no in range(5000))
    assert len(many.mentions("Ada Quill " * 50)) <= 50 * 3 * 20
