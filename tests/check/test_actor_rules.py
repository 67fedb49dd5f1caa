import pytest

from explainer.check.actor_rules import RULES
from explainer.model import Actor

from .told import known, source

TEXT = """\
Ada Quill, the new mayor of Port, met Gen. Ivo Orr, army chief of Chile; the Norlandic guard stood by.

Presidents Mara Lind of Norland and Per Holt of Sudria came. FBI agents searched the house. Noor Vay works for the embassy.
Mara Lind and judge of late Bo Sild left.
"""
MEETING = "Ada Quill, the new mayor of Port, met Gen. Ivo Orr, army chief of Chile"
COUNTRIES = [{"id": ident, "name": ident.title(), "kind": "country"} for ident in ("norland", "chile", "sudria")]
PEOPLE = [{"id": name.lower().replace(" ", "-"), "name": name} for name in ("Ada Quill", "Ivo Orr", "Mara Lind")]


def found(tmp_path, quote=MEETING, **fields):
    actor = {"id": "x", "kind": "person", "sources": [source(quote)], **fields}
    story = known(tmp_path, TEXT, [*COUNTRIES, *(one for one in PEOPLE if one["name"] != actor["name"]), actor])
    return [one.message for rule in RULES for one in rule(story, Actor.model_validate(actor))]


@pytest.mark.parametrize(
    ("name", "kind", "is_found"),
    [
        ("Ada Quill", "person", False),
        ("Quill, Ada", "person", False),
        ("Ada Quil", "person", True),
        ("Norland", "country", False),  # by its adjective
        ("Ruritania", "country", True),
        ("Federal Bureau of Investigation", "organisation", False),  # the article has its short name
        ("Norlandic guard", "organisation", False),
    ],
)
def test_a_name_stands_in_an_article_or_a_table_has_it_for_one_that_does(tmp_path, name, kind, is_found):
    assert bool(found(tmp_path, name=name, kind=kind)) is is_found


@pytest.mark.parametrize(("alias", "is_found"), [("Quill", False), ("AQ", False), ("the Fox", True)])
def test_an_alias_is_what_an_article_calls_somebody(tmp_path, alias, is_found):
    assert bool(found(tmp_path, name="Ada Quill", aliases=[alias])) is is_found


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"name": "Chile", "kind": "person"}, "Chile is a country, and not of kind person"),
        (
            {"name": "Norland", "kind": "country", "country": "chile"},
            "a country has no country of its own: Norland is none",
        ),
        ({"name": "FBI", "kind": "country"}, "FBI is an organisation, and not a country"),
        ({"name": "FBI", "kind": "person"}, "FBI is no name of a person"),
    ],
)
def test_what_somebody_is_is_told_by_name_and_country(tmp_path, fields, message):
    assert message in found(tmp_path, **fields)


def role(value, quote=MEETING):
    return [{"value": value, "sources": [source(quote)]}]


def test_an_office_is_a_persons(tmp_path):
    assert "mayor of Port is what persons are, and none of kind group" in found(
        tmp_path, name="Ada Quill", kind="group", roles=role("mayor of Port")
    )
    fundraiser = found(tmp_path, name="Ada Quill", kind="group", roles=role("fundraiser of Port"))
    assert not [message for message in fundraiser if "what persons are" in message]  # an event is often one, too


@pytest.mark.parametrize(
    ("name", "value", "quote", "is_found"),
    [
        ("Ada Quill", "mayor of Port", MEETING, False),
        ("Ivo Orr", "mayor of Port", MEETING, True),
        ("Ivo Orr", "general", MEETING, False),
        ("Ivo Orr", "army chief of Chile", MEETING, False),
        ("Ivo Orr", "army chief of Sudria", MEETING, True),
        ("Ada Quill", "ambassador", MEETING, True),
        (
            "Per Holt",
            "president of Sudria",
            "Per Holt of Sudria came",
            False,
        ),  # of several in the plural any may be meant
        ("Noor Vay", "employee of the embassy", "Noor Vay works for the embassy", False),
        ("Noor Vay", "judge at the embassy", "Noor Vay works for the embassy", True),
        ("Ivo Orr", "source of the footage", MEETING, False),  # what a person says of him is no office
        ("Bo Sild", "judge", "judge of late Bo Sild", False),  # the quote names nobody else
        ("Bo Sild", "judge", "Mara Lind and judge of late Bo Sild", True),
    ],
)
def test_an_office_stands_in_the_words_and_beside_its_holder(tmp_path, name, value, quote, is_found):
    assert bool(found(tmp_path, quote, name=name, roles=role(value, quote))) is is_found


@pytest.mark.parametrize(("land", "is_found"), [("chile", False), ("sudria", True)])
def test_ones_country_is_named_where_one_is(tmp_path, land, is_found):
    assert bool(found(tmp_path, name="Ivo Orr", country=land)) is is_found
