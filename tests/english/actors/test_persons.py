from __future__ import annotations

import pytest

from ...fixtures import FIXTURES, read_fixtures


def told(mentions) -> list[str]:
    """Each person as the fixtures write them: name, state, roles, and how often they are named."""
    persons: dict[str, list] = {}
    for mention in mentions:
        if mention.kind == "person" and mention.form in ("name", "short"):
            persons.setdefault(mention.name, []).append(mention)
    pronouns = [mention for mention in mentions if mention.form == "pronoun"]
    return [
        _line(name, found, [*found, *(one for one in pronouns if one.name == name)]) for name, found in persons.items()
    ]


def _line(name: str, mentions, all_mentions) -> str:
    roles = dict.fromkeys(
        role.value + (f" since {role.since}" if role.since else "") + (f" until {role.until}" if role.until else "")
        for mention in all_mentions
        for role in mention.roles
    )
    state = f" ({mentions[0].country})" if mentions[0].country else ""
    return (
        name + state + (f": {'; '.join(roles)}" if roles else "") + (f" x{len(mentions)}" if len(mentions) > 1 else "")
    )


@pytest.mark.parametrize(("line", "title", "text", "expected"), read_fixtures(FIXTURES / "actors" / "people.txt"))
def test_persons_are_found_with_what_they_are(actors, line, title, text, expected):
    assert told(actors(text)) == expected.splitlines(), f"people.txt:{line} {title}"


@pytest.mark.parametrize(("line", "title", "text", "expected"), read_fixtures(FIXTURES / "actors" / "nobody.txt"))
def test_what_is_nobody_is_no_person(actors, line, title, text, expected):
    assert told(actors(text)) == expected.splitlines(), f"nobody.txt:{line} {title}"


def test_a_role_is_quoted_with_its_owner(actors):
    text = "Peru's interior minister, Rómulo Vega Landa, resigned."
    (person,) = (mention for mention in actors(text) if mention.kind == "person")
    (role,) = person.roles
    assert text[role.span.start : role.span.end] == "Peru's interior minister"


def test_a_role_is_quoted_with_its_dates(actors):
    text = "Samir Haddad, president since 2014, was charged."
    (person,) = (mention for mention in actors(text) if mention.kind == "person")
    (role,) = person.roles
    assert text[role.span.start : role.span.end] == "president since 2014"


def test_a_name_in_the_credit_of_a_caption_is_nobody(actors):
    assert told(actors("A market in Kara. Photo by Anselm Weber", kind="caption")) == []


def test_a_short_form_is_told_from_a_full_name(actors):
    forms = [mention.form for mention in actors("Salome Dzidze was fined. Dzidze will appeal.")]
    assert forms == ["name", "short"]


def test_capitals_tell_no_names_in_a_headline_but_those_of_the_article(actors):
    text = "Lavrenko Tells Berlin Moscow Will Answer As Summit Nears\nForeign Minister Sergei Lavrenko spoke."
    assert told(actors(text)) == ["Sergei Lavrenko: foreign minister x2"]
