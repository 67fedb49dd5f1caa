from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.assemble.gather import GatheredActors, gather
from explainer.readers.reading import ActorMention, EventMention, Participant, Reading, RoleMention, TextSpan

from ..fixtures import FIXTURES, read_fixtures


def written(gathered: GatheredActors) -> list[str]:
    """Each actor as the fixtures write them."""
    return [
        " | ".join(
            (
                actor.id,
                actor.name,
                actor.kind + (f" of {actor.country}" if actor.country else ""),
                ", ".join(actor.aliases),
                ", ".join(
                    f"{role.value} ({', '.join(sorted({article for article, _ in role.said}))})" for role in actor.roles
                ),
            )
        ).rstrip()
        for actor in gathered.actors.values()
    ]


@pytest.mark.parametrize(("line", "title", "text", "expected"), read_fixtures(FIXTURES / "actors" / "gathered.txt"))
def test_actors_of_several_articles_are_brought_together(actors, line, title, text, expected):
    texts = text.split("\n---\n")
    readings = [Reading(str(number), text, (), actors=tuple(actors(text))) for number, text in enumerate(texts, 1)]
    assert [" ".join(one.split()) for one in written(gather(readings))] == [
        " ".join(one.split()) for one in expected.splitlines()
    ], f"gathered.txt:{line} {title}"


NAMES = ["Ana Sol", "Ana Maria Sol", "Sol", "Ana Sól", "Juan Sol", "Anna Soll", "Mali", "Malian army", "Jordan"]
MENTIONS = st.builds(
    lambda name, kind, form, at, role, country: ActorMention(
        span=TextSpan(at, at + len(name)),
        text=name,
        name=name,
        kind="country" if name in ("Mali", "Jordan") and kind != "person" else kind,
        form=form,
        country=country,
        roles=(RoleMention(value=role, span=TextSpan(at, at + 3)),) if role else (),
    ),
    st.sampled_from(NAMES),
    st.sampled_from(["person", "organisation", "group"]),
    st.sampled_from(["name", "short", "pronoun", "phrase", "demonym"]),
    st.integers(0, 90),
    st.sampled_from(["", "envoy", "the Malian envoy", "judge"]),
    st.sampled_from([None, "Mali"]),
)
READINGS = st.lists(st.lists(MENTIONS, max_size=5), max_size=4).map(
    lambda articles: [
        Reading(f"{number:03}", "x" * 100, (), actors=tuple(found)) for number, found in enumerate(articles)
    ]
)


@given(READINGS, st.randoms())
def test_the_order_of_articles_changes_nothing(readings, random):
    shuffled = list(readings)
    random.shuffle(shuffled)
    one, other = gather(readings), gather(shuffled)
    assert dict(one.actors) == dict(other.actors)
    for reading in readings:
        for mention in reading.actors:
            assert one.lookup(reading.article, mention.name) == other.lookup(reading.article, mention.name)


@given(READINGS)
def test_whoever_is_named_is_somebody_and_ids_are_unique(readings):
    gathered = gather(readings)
    assert all(ident == actor.id for ident, actor in gathered.actors.items())
    for reading in readings:
        for mention in reading.actors:
            if mention.form in ("name", "short") and mention.kind != "group":
                assert gathered.lookup(reading.article, mention.name) in gathered.actors


@given(READINGS)
def test_two_persons_whom_an_article_tells_apart_stay_two(readings):
    gathered = gather(readings)
    for reading in readings:
        named = {m.name for m in reading.actors if m.kind == "person" and m.form in ("name", "short")}
        others = {m.name for m in reading.actors if m.kind != "person"}
        ids = [gathered.lookup(reading.article, name) for name in named - others]
        assert len(ids) == len(set(ids))


def test_a_name_that_no_article_has_is_nobody():
    assert gather([]).lookup("000", "Ana Sol") is None


def test_a_short_name_is_its_bearer_s_where_only_one_has_it():
    def named(name, text, at):
        return ActorMention(span=TextSpan(at, at + len(text)), text=text, name=name, kind="person", form="short")

    one, other = named("Ana Sol", "Sol", 0), named("Juan Sol", "Sol", 9)
    assert gather([Reading("000", "x" * 20, (), actors=(one,))]).lookup("000", "Sol") == "ana-sol"
    assert gather([Reading("000", "x" * 20, (), actors=(one, other))]).lookup("000", "Sol") is None


def test_what_is_written_in_capitals_is_who_has_that_name_in_another_article():
    mention = ActorMention(span=TextSpan(0, 7), text="Ana Sol", name="Ana Sol", kind="person")
    shouted = Reading("001", "THE DIANA SOLIS SAID THAT ANA SOL LEFT", ())
    (actor,) = gather([Reading("000", "Ana Sol left", (), actors=(mention,)), shouted]).actors.values()
    assert actor.named == (("000", TextSpan(0, 7)), ("001", TextSpan(26, 33)))


def test_an_outlet_is_somebody_where_something_is_done_to_it():
    outlet = ActorMention(span=TextSpan(0, 4), text="Dawn", name="Dawn", kind="organisation", outlet=True)
    party = Participant(name="Dawn", text="Dawn", span=TextSpan(0, 4), kind="organisation")

    def event(kind):
        return EventMention(quote=TextSpan(0, 9), type=kind, by=(), against=(party,), modality="asserted")

    def actors(*events):
        return [*gather([Reading("000", "x" * 20, (), actors=(outlet,), events=events)]).actors]

    assert actors() == actors(event("say")) == []
    assert actors(event("close")) == ["dawn"]


def test_a_state_keeps_its_id_beside_somebody_of_its_name():
    mention = ActorMention(span=TextSpan(0, 6), text="Jordan", name="Jordan", kind="person")
    state = ActorMention(span=TextSpan(9, 15), text="Jordan", name="Jordan", kind="country")
    gathered = gather([Reading("000", "x" * 20, (), actors=(mention,)), Reading("001", "x" * 20, (), actors=(state,))])
    assert {ident: actor.kind for ident, actor in gathered.actors.items()} == {
        "jordan": "country",
        "jordan-2": "person",
    }


def test_where_an_article_names_somebody_first_is_kept():
    later = ActorMention(span=TextSpan(40, 47), text="Ana Sol", name="Ana Sol", kind="person")
    first = ActorMention(span=TextSpan(2, 5), text="she", name="Ana Sol", kind="person", form="pronoun")
    (actor,) = gather([Reading("000", "x" * 50, (), actors=(first, later))]).actors.values()
    assert actor.named == (("000", TextSpan(40, 47)),)


def test_a_surname_that_two_have_is_nobodys_name(actors):
    text = "Police arrested John Reed and Mary Reed on Monday. Reed was freed. Mr Reed said he had been beaten."
    gathered = gather([Reading("1", text, (), actors=tuple(actors(text)))])
    assert gathered.lookup("1", "Reed") is None
    assert gathered.lookup("1", "Mary Reed") == "mary-reed"
