from explainer.model import Actor, Context, Event
from explainer.telling import Told, tell

ACTORS = {"chad": Actor(id="chad", name="Chad", kind="country")}


def told(**fields):
    return tell(Event.model_validate({"id": "x", **fields}), ACTORS)


def test_a_summary_that_a_person_wrote_is_told_as_it_stands():
    said = told(type="arrest", against="chad", summary="She was held for a day")
    assert said == Told("summary", "She was held for a day.")


def test_a_statement_is_told_as_it_stands():
    statement = Context(id="x", topic="security", statement="Chad has fought rebels since 2016")
    assert tell(statement, ACTORS).text == "Chad has fought rebels since 2016."


def test_a_typed_fact_is_told_by_a_sentence_from_its_fields():
    assert told(type="resign", by="chad") == Told("sentence", "Chad resigned.")


def test_an_event_is_told_by_the_first_of_its_quotes():
    sources = [{"article": "001", "quote": "Chad held its breath"}, {"article": "002", "quote": "all waited"}]
    said = told(type="event", by="chad", sources=sources)
    assert (said.how, said.text, said.source.article) == ("words", "“Chad held its breath”", "001")
