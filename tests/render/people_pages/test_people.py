from __future__ import annotations

import json

import pytest

from explainer.render.catalogue import Catalogue
from explainer.render.people_pages.people import line_of, who
from tests.render.stories import base_of

STORY = """
articles:
  - {{id: 001-log, text: x}}
  - {{id: 002-post, text: x}}
  - {{id: 003-star, text: {text}}}
actors:
  - {{id: norway, name: Norway, kind: country, sources: [{{article: "001", quote: x}}, {{article: "003", quote: x}}]}}
  - {{id: united-states, name: United States, kind: country, sources: [{{article: "001", quote: x}}]}}
  - {{id: ann, {ann}}}
"""


def _role(value, articles="1", said_by="", **more):
    sources = [{"article": f"00{no}", "quote": "x", "said_by": said_by} for no in articles]
    return {"value": value, "sources": sources, **more}


def _told(*roles, named_in="1", language="en", text="x", **ann):
    """The sentence and the line that tell who Ann Lund is."""
    sources = [{"article": f"00{no}", "quote": "x"} for no in named_in]
    ann = {
        "name": "Ann Lund",
        "kind": "person",
        "checked": "2031-01-01",
        "roles": list(roles),
        "sources": sources,
        **ann,
    }
    site = Catalogue(
        base_of(
            f"story: {{title: x, language: {language}}}"
            + STORY.format(text=text, ann=", ".join(f"{name}: {json.dumps(value)}" for name, value in ann.items()))
        )
    )
    return who(site.actors["ann"], site), line_of(site.actors["ann"], site)


@pytest.mark.parametrize(
    ("role", "sentence"),
    [
        ("president of Mali", "Ann Lund is president of Mali."),
        ("Mali's security minister", "Ann Lund is Mali's security minister."),
        ("House of Commons speaker", "Ann Lund is House of Commons speaker."),
        ("employee of the French embassy", "Ann Lund is an employee of the French embassy."),
        ("employee of the prime minister", "Ann Lund is an employee of the prime minister."),
        ("former prime minister of Mali", "Ann Lund is a former prime minister of Mali."),
        ("ousted president of Mali", "Ann Lund is the ousted president of Mali."),
        ("government's lawyer", "Ann Lund is the government's lawyer."),
        ("Mayor Jan Vos's spokesman", "Ann Lund is Mayor Jan Vos's spokesman."),
        ("widow of Jan Vos", "Ann Lund is the widow of Jan Vos."),
        ("sister of Jan Vos", "Ann Lund is a sister of Jan Vos."),
        ("a judge", "Ann Lund is a judge."),
        ("president", "One of three articles calls Ann Lund president."),
    ],
)
def test_a_role_stands_in_a_sentence_as_english_has_it(role, sentence):
    assert _told(_role(role))[0].words == sentence


@pytest.mark.parametrize(
    ("articles", "sentence"),
    [
        ("1", "One of three articles calls Ann Lund a skipper."),
        ("13", "Two of three articles call Ann Lund a skipper."),
        ("123", "All three articles call Ann Lund a skipper."),
    ],
)
def test_what_no_editor_has_checked_is_told_as_what_articles_call_somebody(articles, sentence):
    assert _told(_role("skipper", articles), checked=None)[0].words == sentence


def test_in_another_language_than_english_a_role_stands_by_itself():
    assert [one.words for one in _told(_role("maire de Bergen"), language="fr")] == [
        "Maire de Bergen.",
        "Maire de Bergen",
    ]


def test_what_no_article_says_itself_is_told_with_who_says_it():
    sentence, line = _told(_role("spy", said_by="Le Point"))
    assert (sentence.words, line.words) == ("Ann Lund is a spy, according to Le Point.", "Spy, according to Le Point")


def test_what_an_article_says_itself_goes_before_what_it_reports():
    sentence, _ = _told(_role("spy", said_by="Le Point"), _role("skipper"))
    assert sentence.words == "Ann Lund is a skipper."


def test_a_role_that_ended_is_told_as_one_that_was():
    sentence, line = _told(_role("skipper", until="2024", **{"from": "2019"}))
    assert (sentence.words, line.words) == ("Ann Lund was a skipper, 2019 to 2024.", "Skipper, 2019 to 2024")


def test_a_role_that_holds_goes_before_a_former_one():
    sentence, line = _told(_role("former defence minister of France"), _role("prime minister of France"))
    assert sentence.words == "Ann Lund is prime minister of France and a former defence minister of France."
    assert line.words == "Prime minister of France and former defence minister of France"


def test_a_second_role_is_told_only_if_just_the_same_articles_bear_it():
    sentence, _ = _told(_role("president of Mali", "12"), _role("captain", "1"))
    assert sentence.words == "Ann Lund is president of Mali."
    assert [source.article for source in sentence.sources] == ["001", "002"]


def test_a_role_that_is_set_aside_tells_nobody_who_somebody_is():
    sentence, _ = _told(_role("spy", rank="deprecated"), named_in="13")
    assert sentence.words == "Named in two of three articles."


def test_where_articles_do_not_agree_it_is_told_how_many_say_what():
    sentence, line = _told(_role("employee of the embassy", "12"), _role("officer of Norway's intelligence", "3"))
    assert sentence.words == (
        "In two of three articles Ann Lund is an employee of the embassy, in one an officer of Norway's intelligence."
    )
    assert line.words == "Employee of the embassy; in one article, officer of Norway's intelligence"
    assert [source.article for source in sentence.otherwise] == ["003"]


def test_where_two_articles_do_not_agree_one_is_another():
    sentence, _ = _told(_role("general", "1"), _role("colonel", "2"))
    assert sentence.words == "In one of three articles Ann Lund is a general, in another a colonel."


def test_what_another_article_only_reports_is_told_with_who_says_it():
    sentence, line = _told(_role("general", "12"), _role("colonel", "3", said_by="norway"))
    assert sentence.words.endswith(", in one, according to Norway, a colonel.")
    assert line.words.endswith("; in one article, according to Norway, colonel")


def test_two_roles_of_one_article_do_not_contradict_each_other():
    assert _told(_role("general", "1"), _role("colonel", "1"))[0].otherwise == []


def test_a_title_that_is_part_of_the_name_says_nothing_more():
    assert _told(_role("queen"), name="Queen Ann")[0].words == "Named in one of three articles."


@pytest.mark.parametrize(
    ("ann", "sentence"),
    [
        ({"kind": "country"}, "A country in this story."),
        ({"kind": "organisation", "country": "united-states"}, "A body of the United States."),
        ({"named_in": "12"}, "Named in this story."),
        ({"named_in": "123"}, "Named in all three articles."),
    ],
)
def test_who_is_named_in_articles_that_are_not_quoted_is_counted_in_none(ann, sentence):
    assert _told(**ann, aliases=["the Lund"], text="The Lund came.")[0].words == sentence


@pytest.mark.parametrize(
    ("ann", "sentence"),
    [
        ({"named_in": "123"}, "Named in all three articles."),
        ({"kind": "group"}, "A group named in one of three articles."),
        ({"kind": "organisation"}, "An organisation named in one of three articles."),
        (
            {"kind": "organisation", "country": "united-states"},
            "A body of the United States, named in one of three articles.",
        ),
    ],
)
def test_of_whom_no_role_is_known_it_is_told_how_many_articles_name_it(ann, sentence):
    assert _told(**ann)[0].words == sentence


@pytest.mark.parametrize(
    ("role", "line"),
    [
        ("skipper", "Skipper, Norway"),
        ("Norwegian skipper", "Norwegian skipper"),
        ("skipper from Norway", "Skipper from Norway"),
    ],
)
def test_a_line_names_the_country_where_the_role_does_not(role, line):
    assert _told(_role(role), country="norway")[1].words == line


def test_under_its_country_a_line_does_not_say_it_again():
    ann = "name: Ann Lund, kind: person, country: norway, roles: [{value: skipper}]"
    site = Catalogue(base_of(STORY.format(text="x", ann=ann)))
    assert line_of(site.actors["ann"], site, in_country=True).words == "Skipper"
    assert line_of(site.actors["norway"], site, in_country=True).words == "Named in two of three articles"
