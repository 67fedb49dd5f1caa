"""Of a model's answers that is believed which the article's words bear, and nothing else reaches a sheet."""

import re

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.check.fact_rules import RULES
from explainer.check.known_ids import KnownIds
from explainer.check.plain_reading.actor_names import ActorNames
from explainer.check.problem import StoryFacts
from explainer.evidence import Evidence, all_sources
from explainer.model import Actor, preferred
from explainer.names import fold_name
from explainer.quotes import find
from explainer.readers.checked import checked

from ..fixtures import FIXTURES, read_fixtures
from .told import article, event, reading, sheets

ORDERS = read_fixtures(FIXTURES / "language_model_orders.txt")


def _problems(made, article):
    """What check has against the sheets of one article."""
    facts = [fact for listed in made.by_name().values() for fact in listed]
    known = StoryFacts(
        Evidence([article]),
        KnownIds((one.id, one) for one in made.actors),
        KnownIds((one.id, one) for one in facts if not isinstance(one, Actor)),
        frozenset(),
        [article],
        names=ActorNames(made.actors),
    )
    return [f"{fact.id}: {problem.message}" for fact in facts for rule in RULES for problem in rule(known, fact)]


def _values(fact):
    """The texts of a fact that are words of its article, but for its quotes."""
    for name in ("name", "aliases", "by", "against", "people", "what", "place", "said_by"):
        told = preferred(getattr(fact, name, None))
        yield from [told] if isinstance(told, str) else (told or ())
    yield from (role.value for role in getattr(fact, "roles", ()))


def _strange(made, article):
    """Values of the sheets that are no words of the article, and quotes that are not there."""
    names = {actor.id: preferred(actor.name) for actor in made.actors}
    for fact in (fact for listed in made.by_name().values() for fact in listed):
        for value in _values(fact):
            if f" {fold_name(names.get(value, value))} " not in f" {fold_name(article.text)} ":
                yield value
        yield from (source.quote for _, source in all_sources(fact) if not find(article.text, source.quote))


@pytest.mark.parametrize(("text", "answer"), [one[2:] for one in ORDERS], ids=[f"{one[0]}: {one[1]}" for one in ORDERS])
def test_an_article_that_gives_orders_changes_nothing(tmp_path, text, answer):
    there = article(tmp_path, text)
    told = yaml.safe_load(answer)
    made = sheets(there, told)
    facts = [*made.timeline, *made.expulsions]
    assert {source.quote for fact in facts for source in fact.sources} == set(told["told"])
    assert not _problems(made, there)
    assert not list(_strange(made, there))
    written = yaml.safe_dump(made.model_dump(mode="json"))
    assert not re.search(r"script|https|\.\./|etc/passwd|checked: '|treasury|thief|2000-01-01|queen of all", written)
    for fact in facts:
        assert fact.summary is None
        assert preferred(fact.date) in (None, "2031-05-01")
        assert preferred(fact.number) != 200
        assert (fact.by, fact.against) != (["norlund"], ["veldania"])
        assert "mara-voss" not in fact.by


def test_there_are_twenty_such_articles():
    assert len(ORDERS) == 20


TEXT = (
    "Ada Quill, the mayor of Brunsk, arrested Bo Lund on Wednesday. Two guards were injured.\n\n"
    "“She had no right to,” said Bo Lund's lawyer, Cy Marr. Veldania expelled three Norlundic envoys on Thursday, "
    "and Norlund expelled three of Veldania in response.\n\n"
    "Dee Orr denied that she paid him. Dee Orr threatened to sue Ada Quill on 5 May."
)
ACTORS = [
    {"id": "q", "name": "Ada Quill", "kind": "person", "roles": [{"value": "mayor", "quote": "Ada Quill, the mayor"}]},
    {"id": "l", "name": "Bo Lund", "kind": "person"},
    {"id": "v", "name": "Veldania", "kind": "country"},
    {"id": "n", "name": "Norlund", "kind": "country"},
    {"id": "o", "name": "Dee Orr", "kind": "person"},
]
ARREST = event(
    "Ada Quill, the mayor of Brunsk, arrested Bo Lund on Wednesday",
    type="arrest",
    by=["q"],
    against=["l"],
    date="2031-04-30",
)


@pytest.fixture
def brunsk(tmp_path):
    return article(tmp_path, TEXT)


def _of(article, told, **more):
    """The only event that is believed of an answer."""
    (one,) = reading(article, actors=ACTORS, events=[told], **more).events
    return one


def test_what_the_words_bear_is_believed(brunsk):
    one = _of(brunsk, ARREST)
    assert (one.type, [p.name for p in one.by], [p.name for p in one.against]) == ("arrest", ["Ada Quill"], ["Bo Lund"])
    assert (one.date, one.modality, one.doubt) == ("2031-04-30", "asserted", "")
    actors = {actor.name: actor for actor in sheets(brunsk, actors=ACTORS).actors}
    assert [role.value for role in actors["Ada Quill"].roles] == ["mayor"]
    assert actors.keys() == {"Ada Quill", "Bo Lund", "Veldania", "Norlund", "Dee Orr"}


@pytest.mark.parametrize(
    ("wrong", "field", "believed"),
    [
        ({"by": ["l"], "against": ["q"]}, "by", ()),
        ({"by": ["l"], "against": ["q"]}, "against", ()),
        ({"by": ["Nils Aster"]}, "by", ()),
        ({"date": "2031-05-01"}, "date", None),
        ({"date": "Wednesday"}, "date", None),
        ({"date": "2031-04"}, "date", "2031-04-30"),  # ours is the finer
        ({"number": 7}, "number", None),
        ({"what": "theft of the silver"}, "what", None),
        ({"place": "Norlund"}, "place", None),
        ({"type": "murder"}, "type", "event"),
        ({"type": "acquit"}, "type", "event"),
        ({"said_by": ["Nils Aster"]}, "said_by", None),
        ({"summary": "Ada Quill kidnapped Bo Lund."}, "background", False),
    ],
)
def test_what_they_do_not_bear_is_left_out(brunsk, wrong, field, believed):
    assert getattr(_of(brunsk, ARREST | wrong), field) == believed


def test_what_is_not_believed_is_told_with_the_reason(brunsk):
    lost = reading(brunsk, actors=ACTORS, events=[ARREST | {"date": "2031-05-01", "number": 7}]).not_believed
    assert ("date: 2031-05-01", "no words that are quoted give it") in {(one.said, one.reason) for one in lost}
    assert any(one.reason == "no quote of this fact says 7" for one in lost)


@pytest.mark.parametrize(
    "told",
    [
        event("she paid him", by=["o"]),
        event("sue Ada Quill on 5 May", type="sue", by=["o"], against=["q"], date="2031-05-05"),
    ],
)
def test_nothing_is_told_surer_than_its_clause_is(brunsk, told):
    one = _of(brunsk, told)
    assert one.doubt or one.modality in ("denied", "threatened")
    made = sheets(brunsk, actors=ACTORS, events=[told])
    assert not made.timeline


def test_a_threat_is_told_as_one(brunsk):
    told = event("Dee Orr threatened to sue Ada Quill", type="threaten", by=["o"], against=["q"])
    (fact,) = sheets(brunsk, actors=ACTORS, events=[told]).timeline
    assert fact.by == ["dee-orr"]


def test_a_quote_that_is_not_there_makes_nothing(brunsk):
    made = reading(brunsk, actors=ACTORS, events=[event("Ada Quill fled on Thursday", by=["q"])])
    assert not made.events
    assert made.not_believed[-1].said == "event: Ada Quill fled on Thursday"


def test_an_answer_stands_where_words_say_that_it_is_one(brunsk):
    first = {
        "id": "a",
        "by": ["v"],
        "against": ["n"],
        "number": 3,
        "quotes": ["Veldania expelled three Norlundic envoys"],
    }
    second = {"id": "b", "by": ["n"], "against": ["v"], "number": 3, "quotes": ["Norlund expelled three of Veldania"]}
    there = reading(brunsk, actors=ACTORS, expulsions=[first, second | {"in_response_to": ["a"]}])
    assert [one.response_to for one in there.events] == [(), (0,)]
    arrest = ARREST | {"in_response_to": ["a"]}
    assert not reading(brunsk, actors=ACTORS, events=[arrest], expulsions=[first]).events[0].response_to


def test_what_two_parts_of_an_article_tell_alike_is_told_once(brunsk):
    part = {"actors": ACTORS, "events": [ARREST]}
    again = {
        "actors": ACTORS,
        "events": [ARREST | {"id": "x", "quotes": ["Quill, the mayor of Brunsk, arrested Bo Lund"]}],
    }
    assert len(reading(brunsk, part, again).events) == 1


def test_background_is_told_by_its_words(brunsk):
    told = {"topic": "Crime", "statement": "Brunsk is lawless.", "quote": "Two guards were injured"}
    (fact,) = sheets(brunsk, actors=ACTORS, context=[told]).context
    assert (fact.topic, fact.statement, fact.sources[0].quote) == ("Background", None, "Two guards were injured.")


def test_a_state_that_a_table_knows_is_called_as_it_has_it(tmp_path):
    there = article(tmp_path, "British troops left Paris on Thursday.")
    actors = [{"id": "uk", "name": "UK", "kind": "country"}, {"id": "f", "name": "Paris", "kind": "country"}]
    made = sheets(there, actors=actors, events=[event("British troops left Paris", by=["uk"])])
    assert {actor.name for actor in made.actors} == {"United Kingdom", "France"}


@pytest.mark.parametrize(
    ("role", "believed"),
    [
        ("interior minister", ["interior minister"]),
        ("interior minister of Chad", ["Chadian interior minister"]),
        ("Minister of the Interior of Chad", ["Chadian interior minister"]),
        ("minister", ["minister"]),
        ("former interior minister", []),
        ("interior minister of Kenya", []),
        ("thief", []),
        ("mayor", []),  # she was
        ("former mayor", ["former mayor"]),
    ],
)
def test_a_role_is_told_in_the_order_of_the_article(tmp_path, role, believed):
    there = article(
        tmp_path, "The Chadian interior minister, Ada Quill, was tired. The former mayor, Ada Quill, slept."
    )
    quote = "The former mayor, Ada Quill" if "mayor" in role else "The Chadian interior minister, Ada Quill"
    told = {"value": role, "quote": quote}
    made = sheets(there, actors=[{"id": "q", "name": "Ada Quill", "kind": "person", "roles": [told]}])
    assert [one.value for actor in made.actors if actor.kind == "person" for one in actor.roles] == believed


def test_in_another_language_it_is_told_by_words_with_what_stands_there(tmp_path):
    there = article(tmp_path, "Le Mali a expulsé cinq diplomates français le 30 avril 2031. Ils sont partis.", "fr")
    actors = [{"id": "m", "name": "Mali", "kind": "country"}, {"id": "f", "name": "France", "kind": "country"}]
    told = {
        "id": "e",
        "by": ["m"],
        "against": ["f"],
        "number": 5,
        "date": "2031-04-30",
        "quotes": ["Le Mali a expulsé cinq"],
    }
    (one,) = reading(there, actors=actors, expulsions=[told]).events
    assert (one.number, one.date, one.unsafe != ()) == (5, "2031-04-30", True)
    assert [p.name for p in one.by] == ["Mali"]
    (wrong,) = reading(there, actors=actors, expulsions=[told | {"number": 6, "date": "2031-04-29"}]).events
    assert (wrong.number, wrong.date) == (None, None)
    (they,) = reading(there, actors=actors, events=[event("Ils sont partis", by=["m"])]).events
    assert not they.by  # who they are nobody can tell here


def test_words_that_would_be_dates_if_the_article_had_a_day_are_known(tmp_path):
    there = article(tmp_path, TEXT)
    undated = there.model_copy(update={"meta": there.meta.model_copy(update={"published": "unknown"})})
    assert {one.text for one in reading(undated).dates if one.lacks_day} == {"Wednesday", "Thursday", "5 May"}
    assert not any(one.lacks_day for one in reading(there).dates)


WORDS = st.sampled_from(
    ["Ada Quill", "Bo Lund", "q", "l", "v", "mayor", "three", "on Wednesday", "", "2031-04-30", "x", "../x"]
)
TYPES = st.sampled_from(["arrest", "kill", "expel", "event", "say", "attack", "threaten", "order-out", "nonsense"])
NAMES = st.lists(WORDS, max_size=3)
MODALITY = st.sampled_from(["asserted", "alleged", "denied", "threatened", "planned", "hypothetical", "demanded"])


@st.composite
def quotes(draw):
    """Words of the article, or nearly."""
    words = TEXT.replace("\n", " ").split()
    start = draw(st.integers(0, len(words) - 1))
    return [" ".join(words[start : start + draw(st.integers(1, 15))]) + draw(st.sampled_from(["", ".", "!", " x"]))]


HAPPENING = {
    "id": WORDS,
    "by": NAMES,
    "against": NAMES,
    "number": st.none() | st.integers(0, 9) | WORDS,
    "people": st.none() | WORDS,
    "date": st.none() | WORDS,
    "modality": MODALITY,
    "said_by": NAMES,
    "in_response_to": NAMES,
    "quotes": quotes(),
}
ANSWERS = st.fixed_dictionaries(
    {
        "actors": st.lists(
            st.fixed_dictionaries(
                {
                    "id": WORDS,
                    "name": WORDS,
                    "aliases": NAMES,
                    "kind": st.sampled_from(["person", "country", "organisation", "group"]),
                    "country": st.none() | WORDS,
                    "roles": st.lists(st.fixed_dictionaries({"value": WORDS, "quote": quotes().map(lambda q: q[0])})),
                }
            ),
            max_size=4,
        ),
        "events": st.lists(
            st.fixed_dictionaries(HAPPENING | {"type": TYPES, "what": st.none() | WORDS, "place": st.none() | WORDS}),
            max_size=4,
        ),
        "expulsions": st.lists(
            st.fixed_dictionaries(HAPPENING | {"status": WORDS, "deadline": WORDS, "left": WORDS}), max_size=3
        ),
        "context": st.lists(st.fixed_dictionaries({"quote": quotes().map(lambda q: q[0])}), max_size=2),
    }
)


@pytest.fixture(scope="module")
def of_brunsk(tmp_path_factory):
    return article(tmp_path_factory.mktemp("brunsk"), TEXT)


@given(answers=st.lists(ANSWERS, min_size=1, max_size=2))
@settings(max_examples=30)
def test_whatever_is_answered_the_sheets_say_what_the_article_does(of_brunsk, answers):
    made = reading(of_brunsk, *answers)
    checked([made], [of_brunsk])
    facts = sheets(of_brunsk, *answers)
    assert not _problems(facts, of_brunsk)
    assert not list(_strange(facts, of_brunsk))


def test_a_day_of_another_sentence_is_of_something_else(tmp_path):
    text = "Kenya arrested Bo Lund. His trial begins on 2 June."
    told = event("Kenya arrested Bo Lund.", type="arrest", by=["Kenya"], against=["Bo Lund"], date="2031-06-02")
    told["quotes"].append("His trial begins on 2 June.")
    names = [
        {"id": "Kenya", "name": "Kenya", "kind": "country"},
        {"id": "Bo Lund", "name": "Bo Lund", "kind": "person"},
    ]
    found = [
        one for one in reading(article(tmp_path, text), actors=names, events=[told]).events if one.type == "arrest"
    ]
    assert [(one.date, one.modality) for one in found] == [(None, "asserted")]


@pytest.mark.parametrize(
    ("sentence", "by"),
    [
        ("He condemned the raid.", {"Bo Lund": ["Bo Lund"], "Ada Quill": []}),
        ("The mayor condemned the raid.", {"Bo Lund": ["Bo Lund"], "Ada Quill": ["Ada Quill"]}),
        ("Ada Quill condemned the raid.", {"Ada Quill": ["Ada Quill"]}),
    ],
)
def test_whom_a_sentence_does_not_name_is_who_was_named_last_or_whose_office_it_names(tmp_path, sentence, by):
    text = f"The mayor of Ella, Ada Quill, wept. Bo Lund left the port. {sentence}"
    names = [{"id": one, "name": one, "kind": "person"} for one in ("Ada Quill", "Bo Lund")]
    names[0]["roles"] = [{"value": "mayor of Ella", "quote": "The mayor of Ella, Ada Quill"}]
    for told, expected in by.items():
        [found] = reading(article(tmp_path, text), actors=names, events=[event(sentence, by=[told])]).events
        assert [one.name for one in found.by] == expected
