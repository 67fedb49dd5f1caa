"""Dates against words, each in a story of its own: who says so, when they were published, and what of it a fact says."""

from textwrap import dedent

import pytest

from explainer.articles import read_article
from explainer.check.date_rules import RULES
from explainer.check.plain_reading import article_dates
from explainer.check.problem import StoryFacts
from explainer.date_phrases import phrases_in
from explainer.evidence import Evidence
from explainer.model import Actor, Claim, Context, Event, Expulsion, Role, Source

FINER, OTHER, LATE = "date-finer-than-words", "date-not-quoted", "date-after-articles"


@pytest.fixture
def story(tmp_path):
    """A story of articles, each the day of its publication and its text."""

    def made(*articles, language="en"):
        for no, (published, text) in enumerate(articles, 1):
            head = f"---\ntitle: Graustark and Sidonia\npublished: {published}\nlanguage: {language}\n---\n\n"
            (tmp_path / f"{no:03}.md").write_text(head + dedent(text), "utf-8")
        read = [read_article(path) for path in sorted(tmp_path.glob("*.md"))]
        return StoryFacts(Evidence(read), {}, {}, set(), read)

    return made


def source(quote, article="001"):
    return Source(article=article, quote=quote)


def event(date, *quotes, **fields):
    return Event(id="left", type="event", date=date, sources=[source(quote) for quote in quotes], **fields)


def codes(known, fact):
    return [problem.code for rule in RULES for problem in rule(known, fact)]


def test_the_words_of_a_quote_s_sentence_give_its_date(story):
    known = story(
        ("2031-05-20", "The consul left on Monday, and had until Sunday to go. In April a guard had been hurt.")
    )
    for date, found in (("2031-05-19", []), ("2031-05-18", []), ("2031-05-20", [OTHER]), ("2031-04", [OTHER])):
        assert codes(known, event(date, "had until Sunday to go")) == found


def test_a_quote_without_a_date_goes_on_from_what_stands_before_it(story):
    known = story(("2031-05-20", "The consul left on 2 May. His deputy left too.\n\nOn 9 April a guard had been hurt."))
    assert codes(known, event("2031-05-02", "His deputy left too")) == []
    assert codes(known, event("2031-04-09", "His deputy left too")) == [OTHER]


def test_what_follows_goes_on_from_the_first_paragraphs(story):
    lines = ["The consul left on 2 May.", *(f"Rain fell on {day} April." for day in (3, 4, 5)), "A deputy left too."]
    known = story(("2031-05-20", "\n\n".join(lines)))
    assert codes(known, event("2031-05-02", "A deputy left too")) == []
    assert codes(known, event("2031-05-01", "A deputy left too")) == [OTHER]


def test_a_headline_sums_up_what_follows(story):
    known = story(("2031-05-20", "# Sidonia withdraws its consul\n\nThe consul left on 2 May.\n\nNobody was hurt."))
    assert codes(known, event("2031-05-02", "withdraws its consul")) == []
    assert codes(known, event("2031-05-03", "withdraws its consul")) == [OTHER]


@pytest.mark.parametrize(
    ("date", "found"), [("2031-05-20", []), ("2031-05-18", []), ("2031-05", []), ("2031-05-13", [OTHER])]
)
def test_news_without_a_date_is_of_the_day(story, date, found):
    assert codes(story(("2031-05-20", "Sidonia closed the port.")), event(date, "closed the port")) == found


def test_one_source_that_gives_a_date_is_enough_and_one_that_is_silent_is_not(story):
    known = story(("2031-05-20", "Sidonia closed the port on Monday."), ("2031-05-20", "The port is closed."))
    quotes = [source("closed the port on Monday"), source("The port is closed", "002")]
    for date, found in (("2031-05-19", []), ("2031-05-20", [OTHER]), ("2031-05-19/2031-05-20", [OTHER])):
        assert codes(known, Event(id="closed", type="event", date=date, sources=quotes)) == found


def test_each_claim_is_held_against_its_own_words(story):
    known = story(("2031-05-20", "Sidonia closed the port on Monday. It opened in April."))
    claims = [
        Claim(value="2031-04", sources=[source("closed the port on Monday")]),
        Claim(value="2030", sources=[source("opened in April")], rank="deprecated"),
    ]
    found = [problem.path for rule in RULES for problem in rule(known, event(claims))]
    assert found == [("date", 0, "value")]


def test_without_a_day_of_publication_a_weekday_gives_no_day(story):
    known = story(("unknown", "They left on Monday. They had come on 2 May 2031, the month before last."))
    assert codes(known, event("2031-05-19", "They left on Monday")) == [FINER]
    assert codes(known, event("2031-05-20", "They left on Monday")) == [OTHER]
    assert codes(known, event("2031-05-02", "They had come on 2 May 2031")) == []


def test_another_article_gives_the_day_from_which_a_weekday_counts(story):
    known = story(("unknown", "They left on Monday."), ("2031-05-20", "Sidonia closed the port."))
    for date, found in (("2031-05-19", []), ("2031-05-12", [OTHER]), ("2031-05-20", [OTHER])):
        claim = Claim(value=date, sources=[source("They left on Monday")], inferred_from="002")
        assert codes(known, event([claim], "They left on Monday")) == found


def test_a_dateline_gives_the_day_from_which_words_count(story):
    known = story(("2031-05-20", "LIMA, May 10 (AP) — They left on Monday."))
    assert codes(known, event("2031-05-05", "They left on Monday")) == []
    assert codes(known, event("2031-05-19", "They left on Monday")) == [OTHER]


def test_what_has_happened_lies_before_its_article_and_what_is_planned_may_not(story):
    known = story(("2031-05-20", "They will leave on Friday."))
    assert codes(known, event("2031-05-23", "They will leave on Friday", modality="planned")) == []
    assert codes(known, event("2031-05-23", "They will leave on Friday")) == [LATE]
    assert codes(known, event("2031-05-30", "They will leave on Friday", modality="planned")) == [OTHER]


@pytest.mark.parametrize(
    ("words", "deadline", "found"),
    [
        ("They have 72 hours to leave", "2031-05-22", []),
        ("They have 72 hours to leave", "2031-05-23", [OTHER]),
        ("They must leave by Friday", "2031-05-23", []),
        ("They must leave by Friday", "2031-05-19", [OTHER]),
        ("They must leave within two weeks", "2031-06-02", []),
    ],
)
def test_a_deadline_is_counted_from_its_order(story, words, deadline, found):
    known = story(("2031-05-20", f"Sidonia expelled two envoys on Monday. {words}, it said on Tuesday."))
    claim = Claim(value=deadline, sources=[source(words)])
    order = [source("Sidonia expelled two envoys on Monday")]
    assert codes(known, Expulsion(id="expels", date="2031-05-19", deadline=[claim], sources=order)) == found


def test_a_role_s_dates_are_in_its_own_words(story):
    known = story(("2031-05-20", "Ada Quill, minister from 2012 to 2016, spoke. The war began in 2010."))
    for since, until, found in (("2012", "2016", []), ("2010", "2016", [OTHER]), ("2012-05", None, [FINER])):
        role = Role.model_validate(
            {
                "value": "minister",
                "from": since,
                "until": until,
                "sources": [source("Ada Quill, minister from 2012 to 2016")],
            }
        )
        assert codes(known, Actor(id="ada-quill", name="Ada Quill", kind="person", roles=[role])) == found


def test_dates_in_words_of_ours_are_those_of_the_sources(story):
    known = story(("2031-05-20", "Sidonia closed the port on Monday."))
    for words, found in (
        ("Sidonia closed the port on 19 May 2031.", []),
        ("Sidonia closed the port on Monday.", []),
        ("Sidonia closed the port in April.", [OTHER]),
        ("Sidonia closed its only port.", []),
    ):
        assert codes(known, event("2031-05-19", "closed the port on Monday", summary=words)) == found
        told = Context(id="port", topic="Ports", statement=words, sources=[source("closed the port on Monday")])
        assert codes(known, told) == found


def test_of_a_language_without_rules_the_names_of_days_and_months_are_held_against_dates(story):
    known = story(("2031-05-20", "Se marcharon el lunes. El puerto cerró ayer."), language="es")
    assert codes(known, event("2031-05-19", "Se marcharon el lunes")) == []
    assert codes(known, event("2031-05-12", "Se marcharon el lunes")) == [OTHER]
    assert codes(known, event("2031-05-19", "El puerto cerró ayer")) == []
    assert codes(known, event("2030-05-19", "El puerto cerró ayer")) == []  # who knows what "ayer" says


def test_french_is_held_against_dates_as_english_is(story):
    text = "Ils sont partis la semaine dernière. Le port a fermé hier. Ils ont jusqu’à vendredi."
    known = story(("2031-05-20", text), language="fr")
    assert codes(known, event("2031-05-12/2031-05-18", "Ils sont partis la semaine dernière")) == []
    assert codes(known, event("2031-05-13", "Ils sont partis la semaine dernière")) == [FINER]
    assert codes(known, event("2031-05-19", "Le port a fermé hier")) == []
    assert codes(known, event("2031-05-18", "Le port a fermé hier")) == [OTHER]
    assert codes(known, event("2030-05-19", "Le port a fermé hier")) == [OTHER]


def test_a_time_that_no_calendar_knows_speaks_against_nothing(story):
    known = story(("2031-05-20", "They left two days after the vote."))
    assert codes(known, event("2031-04-02", "They left two days after the vote")) == []


def test_a_long_article_is_searched_once_for_all_its_facts(story, monkeypatch):
    searched = []

    def counted(parts, *how):
        parts = list(parts)
        searched.extend(text for _, text in parts)
        return phrases_in(parts, *how)

    monkeypatch.setattr(article_dates, "phrases_in", counted)
    text = "\n\n".join(
        f"On {no % 28 + 1} May, and two days later, guard G{no} left, it said on Monday." for no in range(100)
    )
    known = story(("2031-05-20", text))
    facts = [event(f"2031-05-{no % 28 + 1:02}", f"guard G{no} left") for no in range(100)]
    assert not any(codes(known, fact) for fact in facts if fact.date < "2031-05-21")
    assert len(searched) == len(set(searched)) >= len(facts)
