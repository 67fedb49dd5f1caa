from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from explainer.readers.reading import ActorMention, DateMention, TextSpan

from ...fixtures import FIXTURES, read_fixtures

OPEN, BLIND = (FIXTURES / "french" / f"{name}.txt" for name in ("actors", "actors_blind"))


def written(mentions: Iterable[ActorMention]) -> list[str]:
    """Each actor as the fixtures write them, whatever the order."""
    roles: dict[str, list[str]] = {}
    for one in mentions:
        who = f"{'outlet' if one.outlet else one.kind} {one.name}" + (f" ({one.country})" if one.country else "")
        roles.setdefault(who, []).extend(role.value for role in one.roles)
    return sorted(f"{who}: {'; '.join(said)}" if said else who for who, said in roles.items())


@pytest.mark.parametrize(("line", "title", "text", "expected"), read_fixtures(OPEN))
def test_who_a_sentence_names(french_actors, line, title, text, expected):
    read = written(french_actors(text, published="1983-05-01" if "1983" in text else "2025-06-14"))
    assert read == sorted(filter(None, expected.splitlines())), f"actors.txt:{line} {title}"


def test_the_blind_half_is_as_it_was_written():
    assert hashlib.sha256(BLIND.read_bytes()).hexdigest()[:16] == "6751fc28a8fb262f"


def test_the_blind_half_is_read_as_well_as_ever(french_actors):
    """A floor and no aim: nothing is tuned to these sentences."""
    right = wrong = 0
    for _, _, text, expected in read_fixtures(BLIND):
        read = written(french_actors(text, published="1983-05-01" if "1983" in text else "2025-06-14"))
        right += len(set(read) & set(expected.splitlines()))
        wrong += len(set(read) - set(expected.splitlines()))
    assert right >= 78
    assert wrong <= 1


def test_all_that_names_somebody_is_a_mention_in_order_and_none_overlaps(french_actors):
    read = french_actors("Le ministre malien Abdoulaye Diop a vu Paris. M. Diop est parti au Mali. Il vit à Ségou.")
    assert [(one.text, one.name, one.form) for one in read] == [
        ("malien", "Mali", "demonym"),
        ("Abdoulaye Diop", "Abdoulaye Diop", "name"),
        ("Diop", "Abdoulaye Diop", "short"),
        ("Mali", "Mali", "name"),
        ("Il", "Abdoulaye Diop", "pronoun"),
    ]


def test_a_role_has_its_words_as_quote_and_the_date_since_when(french_actors):
    text = "Awa Diallo, ministre de la Santé depuis 2021, a démissionné."
    since = DateMention(span=TextSpan(42, 46), text="2021", value="2021", open="since")
    (role,) = french_actors(text, (since,))[0].roles
    assert (role.value, text[role.span.start : role.span.end], role.since) == (
        "ministre de la Santé",
        "ministre de la Santé",
        "2021",
    )


@pytest.mark.parametrize(
    "text",
    [
        "Awa Diallo a rencontré Issa Koné. Il est reparti.",  # she is the subject
        "Issa Koné a rencontré Ali Sow. Il est reparti.",
        "Awa Diallo a démissionné. Il pleuvait.",
    ],
)
def test_he_is_nobody_where_that_is_not_sure(french_actors, text):
    assert not [one for one in french_actors(text) if one.form == "pronoun"]


WORDS = (
    "Le la l' d' de du des à et , . ( ) : - « » le président général ministre Mali malien Paris Bamako Français "
    "Franco-Malien Awa Diallo Diop Il M. a dit est ONU Union CNSP"
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=14).map(" ".join))
def test_mentions_stand_in_the_text_in_order_and_none_overlaps(french_actors, text):
    read = french_actors(text)
    assert all(text[one.span.start : one.span.end] == one.text for one in read)
    assert all(0 <= role.span.start < role.span.end <= len(text) for one in read for role in one.roles)
    places = [(one.span.start, one.span.end) for one in read]
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(places))
