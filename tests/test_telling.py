import pytest

from explainer.evidence import Evidence
from explainer.messages import Messages
from explainer.model import Actor, Article, Context, Event
from explainer.telling import Told, heading, outlet, tell

ACTORS = {
    "chad": Actor(id="chad", name="Chad", kind="country"),
    "post": Actor(id="post", name="The Northern Post", kind="organisation", aliases=["Post"]),
}


def article(ident="001", **meta):
    return Article.model_validate({"id": ident, "file": "x", "meta": meta, "text": "", "sha256": ""})


def told(*articles, language="en", **fields):
    fact = Event.model_validate({"id": "x", **fields})
    return tell(fact, ACTORS, Evidence(articles) if articles else None, Messages(language))


def words(quote, said_by="", **meta):
    """How an event is told of which one article says this."""
    return told(article(**meta), type="event", sources=[{"article": "001", "quote": quote, "said_by": said_by}])


def test_a_summary_that_a_person_wrote_is_told_as_it_stands():
    said = told(type="arrest", against="chad", summary="she was held for a day")
    assert said == Told("summary", "She was held for a day.")
    assert told(type="event", summary="She was held for a day.").how == "summary"


def test_a_statement_is_told_as_it_stands():
    statement = Context(id="x", topic="security", statement="Chad has fought rebels since 2016")
    assert tell(statement, ACTORS).text == "Chad has fought rebels since 2016."


def test_a_typed_fact_is_told_by_a_sentence_from_its_fields():
    assert told(type="resign", by="chad") == Told("sentence", "Chad resigned.")


def test_in_another_language_than_english_a_typed_fact_is_told_by_a_summary_or_else_by_words():
    sources = [{"article": "001", "quote": "Le Tchad se retire"}]
    said = told(article(publisher="Le Phare", language="fr"), language="fr", type="resign", by="chad", sources=sources)
    assert (said.how, said.text) == ("words", "Le Phare: “Le Tchad se retire”")
    assert told(language="fr", type="resign", by="chad", summary="Le Tchad se retire.").how == "summary"


def test_an_event_is_told_by_the_first_of_its_quotes():
    sources = [{"article": "001", "quote": "Chad held its breath"}, {"article": "002", "quote": "all waited"}]
    said = told(type="event", by="chad", sources=sources)
    assert (said.how, said.text, said.source.article) == ("words", "“Chad held its breath”", "001")


def test_background_without_a_statement_is_told_by_its_words():
    fact = Context.model_validate({"id": "x", "topic": "war", "sources": [{"article": "001", "quote": "war came"}]})
    assert tell(fact, ACTORS, Evidence([article(agency="AFP")])).text == "AFP: “war came”"


@pytest.mark.parametrize(
    ("meta", "name"),
    [
        ({"agency": "AFP", "publisher": "The Northern Post"}, "AFP"),
        ({"publisher": "The Northern Post"}, "The Northern Post"),
        ({"title": "A long night"}, "One article"),
    ],
)
def test_an_articles_words_are_its_agencys_or_else_its_publishers(meta, name):
    assert outlet(article(**meta)) == name
    assert words("it was dark", **meta).text == f"{name}: “it was dark”"


def test_of_the_sources_the_first_in_the_sites_language_tells_it():
    sources = [{"article": "001", "quote": "det var mørkt"}, {"article": "002", "quote": "it was dark"}]
    both = article(language="no"), article("002", language="en", agency="NTB")
    assert told(*both, type="event", sources=sources).text == "NTB: “it was dark”"
    assert told(*both, language="no", type="event", sources=sources).source.article == "001"
    assert told(*both, language="fr", type="event", sources=sources).source.article == "001"


@pytest.mark.parametrize(
    ("said_by", "voice"),
    [
        ("two officials", "The Northern Post, citing two officials"),
        ("chad", "The Northern Post, citing Chad"),
        ("post", "The Northern Post"),
        ("the northern post", "The Northern Post"),
        ("The junta", "The Northern Post, citing the junta"),
        ("His office", "The Northern Post, citing his office"),
    ],
)
def test_who_says_so_stands_before_the_words_but_nobody_cites_himself(said_by, voice):
    said = words("it was dark", said_by, publisher="The Northern Post")
    assert (said.voice, said.words, said.text) == (voice, "“it was dark”", f"{voice}: “it was dark”")


def test_whom_the_words_name_is_not_named_before_them():
    assert words("it was dark, Chad said", "chad").voice == "One article"
    assert words("it was dark, two  officials said", "Two officials").voice == "One article"


def test_who_says_a_fact_stands_before_its_words_too():
    said = told(article(), type="event", said_by="chad", sources=[{"article": "001", "quote": "it was dark"}])
    assert said.voice == "One article, citing Chad"


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        ("five “staff members” left", "“five ‘staff members’ left”"),
        ('five "staff members" left', "“five ‘staff members’ left”"),
        ('("foreign states") and "unfounded"', "“(‘foreign states’) and ‘unfounded’”"),
        ("the envoys' “staff", "“the envoys' ‘staff”"),
    ],
)
def test_marks_within_a_quote_are_single(quote, expected):
    assert words(quote).words == expected


def test_the_words_of_a_digest_are_ours_and_stand_without_quotation_marks():
    said = words("Mali declared “five staff” unwanted", "a source", agency="AFP", rights="digest")
    assert said.text == "AFP, citing a source: Mali declared “five staff” unwanted."


def test_a_long_quote_stands_whole():
    long = "word " * 59 + "end"
    assert words(long).words == f"“{long}”"


def called(fact_id="x", **fields):
    fact = Event.model_validate({"id": fact_id, "type": "event", **fields})
    return heading(fact, tell(fact, ACTORS, Evidence([article(agency="AFP")])))


def test_what_words_tell_is_called_by_its_day_and_the_words_cut_at_a_word():
    sources = [{"article": "001", "quote": "the garrison, which had been promised leave, " + "waited and " * 9}]
    assert called(date="2031-04-05", by="chad", sources=sources) == (
        "5 April 2031: “the garrison, which had been promised leave, waited and waited and waited and waited and…”"
    )
    assert called(sources=[{"article": "001", "quote": "all waited"}]) == "“all waited”"


@pytest.mark.parametrize(
    ("quote", "expected"),
    [
        (
            "Sixty people drowned on the river below the dam on the night of the flood, the aid group Help said on Friday, almost twice as many as before",
            "“Sixty people drowned on the river below the dam on the night of the flood, the aid group Help said on Friday…”",
        ),
        (
            "The harbour office has withdrawn the permit of the ferry that ran aground last week, two officials said.",
            "“The harbour office has withdrawn the permit of the ferry that ran aground last week, two officials said.”",
        ),
    ],
)
def test_a_clause_that_says_who_says_so_is_not_cut(quote, expected):
    assert called(sources=[{"article": "001", "quote": quote}]) == expected


def test_what_a_sentence_tells_is_called_by_it_and_an_actor_by_the_name():
    assert called(type="resign", by="chad", date="2031") == "Chad resigned"
    assert heading(ACTORS["post"], tell(ACTORS["post"], ACTORS)) == "The Northern Post"
