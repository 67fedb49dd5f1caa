from explainer.extract.explain import explain
from explainer.model import EVENT, Event, Sheets, Source
from explainer.readers import EventMention, NotBelieved, Reading, TextSpan

TEXT = "Peru may close its border, a minister said."


def explained(reader="", **fields):
    span = TextSpan(0, len(TEXT))
    told = {
        "trigger": TextSpan(9, 14),
        "quote": span,
        "sentence": span,
        "type": "close-border",
        "by": (),
        "against": (),
    }
    mention = EventMention(**{"modality": "asserted"} | told | fields)
    fact = Event(id="x", type=EVENT, sources=[Source(article="001", quote=TEXT)])
    return explain(
        Sheets(timeline=[fact]), [Reading("001", TEXT, (span,), events=(mention,), reader=reader)]
    ).splitlines()


def test_each_fact_is_explained_by_the_rule_and_words_that_read_it():
    lines = explained(rule="active: close {what}", date="2019-03")
    assert lines[:3] == [
        "timeline: x",
        f"  001: {TEXT}",
        "    close-border by rule active: close {what} at “close”: date = 2019-03",
    ]


def test_the_reader_of_the_article_is_named():
    assert explained(reader="telegram")[1] == f"  001 (reader telegram): {TEXT}"


def test_why_no_sentence_tells_it_is_said_reason_by_reason():
    lines = explained(unsafe=("it is only supposed", "two words govern it"))
    assert [line.strip() for line in lines[3:5]] == [
        "not told in a sentence of ours: it is only supposed",
        "not told in a sentence of ours: two words govern it",
    ]


def test_why_it_is_only_a_lead_is_said():
    assert "      only a lead: all capitals" in explained(doubt="all capitals")


def test_what_a_reader_was_told_and_did_not_believe_is_said_and_does_nothing_to_a_terminal():
    lost = NotBelieved("event: \x1b[2J it fled", "no such words")
    reading = Reading("001", TEXT, (), reader="model", not_believed=(lost,))
    assert explain(Sheets(), [reading]).splitlines() == [
        "001: told by model and not believed",
        "  event: \ufffd[2J it fled: no such words",
    ]
