import pytest

from explainer.articles import read_article
from explainer.check.twins import twins
from explainer.evidence import Evidence
from explainer.model import Actor, Context, Event, Expulsion

QUOTE = "Norland expelled and jailed two envoys on Monday"
SHOT = {"type": "arrest", "by": ["norland"], "against": ["sudria"], "date": "2031-05-01", "number": 2}


@pytest.fixture
def found(tmp_path):
    file = tmp_path / "001.md"
    file.write_text(f"{QUOTE}. Rain fell. Sudria said that it never happened.\n", "utf-8")
    evidence = Evidence([read_article(file)])

    def ask(*facts, actors=()):
        sheets = {"actors": list(actors), "timeline": list(facts)}
        return {ident: [one.code for one in listed] for ident, listed in twins(sheets, evidence).items()}

    return ask


def fact(ident, quote=QUOTE, model=Event, **fields):
    return model.model_validate({"id": ident, "sources": [{"article": "001", "quote": quote}], **fields})


@pytest.mark.parametrize(
    "again",
    [
        fact("b", **SHOT),
        fact("b", **SHOT, what="spying").model_copy(update={"what": None}),
    ],
)
def test_what_is_told_again_by_the_same_words_is_told(found, again):
    assert found(fact("a", **SHOT), again) == {"b": ["told-twice"]}


@pytest.mark.parametrize(
    "changed",
    [{"type": "expel"}, {"type": "event"}, {"number": 3}, {"against": []}, {"date": "2031-05-02"}, {"modality": "denied"}, {"what": "a ship"}],
)  # fmt: skip
def test_another_act_in_the_same_words_is_another_fact(found, changed):
    assert found(fact("a", **SHOT), fact("b", **SHOT | changed)) == {}


def test_two_sentences_of_ours_that_differ_tell_two_acts_by_the_same_words(found):
    first, again = fact("a", type="event", summary="Norland jailed two."), {"type": "event"}
    assert found(first, fact("b", **again, summary="Norland expelled two.")) == {}
    assert found(first, fact("b", **again)) == {"b": ["told-twice"]}
    assert found(fact("b", **again), first) == {"a": ["told-twice"]}


def test_other_words_tell_another_fact(found):
    assert found(fact("a", **SHOT), fact("b", "Rain fell", **SHOT)) == {}


def test_an_expulsion_in_two_sheets_and_one_sentence_of_ours_in_two_are_told_twice(found):
    told = {"by": ["norland"], "against": ["sudria"]}
    assert found(fact("a", model=Expulsion, **told), fact("b", type="expel", **told)) == {"b": ["told-twice"]}
    said = fact("a", type="event", summary="It rained.")
    assert found(said, fact("b", "Rain fell", Context, topic="Rain", statement="It rained.")) == {"b": ["told-twice"]}


def actor(ident, name, kind="person", aliases=()):
    return Actor(id=ident, name=name, kind=kind, aliases=list(aliases))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (actor("ada-quill", "Ada Quill"), actor("ada", "Áda Quill")),
        (actor("ada-quill", "Ada Quill"), actor("orr", "Ivo Orr", aliases=["Ada Quill"])),
        (actor("ada-quill", "Ada Quill", aliases=["The Fox"]), actor("orr", "Ivo Orr", aliases=["The Fox"])),
        (actor("united-states", "United States", "country"), actor("usa", "US", "country")),
        (actor("quill", "Ada Quill"), actor("orr", "Quill")),
        (actor("ada-quill", "Ada Quill", aliases=["Quill"]), actor("orr", "Ivo Orr", aliases=["Quill"])),
        (actor("orr", "Ivo Orr", aliases=["Quill"]), actor("ada-quill", "Ada Quill", aliases=["Quill"])),
    ],
)
def test_two_of_one_name_are_told(found, one, other):
    assert found(actors=[one, other]) == {other.id: ["same-name"]}


def test_a_shared_surname_is_no_shared_name(found):
    one = actor("ada-quill", "Ada Quill", aliases=["Quill"])
    assert found(actors=[one, actor("bo-quill", "Bo Quill", aliases=["Quill"])]) == {}


def test_thousands_by_one_quote_are_gone_through_once(found):
    facts = [fact(f"f-{no}", **SHOT | {"number": no}) for no in range(3000)]
    assert found(*facts) == {}
