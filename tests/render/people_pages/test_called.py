from __future__ import annotations

import pytest

from explainer.render.catalogue import Catalogue
from explainer.render.people_pages.called import called, other_names
from tests.render.stories import base_of


def _site(ann, *texts):
    articles = "\n".join(f"  - {{id: 00{no}-a, text: {text!r}}}" for no, text in enumerate(texts, 1))
    return Catalogue(base_of(f"articles:\n{articles}\nactors: [{{id: ann, kind: person, {ann}}}]"))


def _shown(ann, *texts):
    """For each article that has words for Ann Lund these, a name in brackets; then the silent articles."""
    site = _site(ann, *texts)
    found = called(site.actors["ann"], site)
    rows = [
        (article.id[:3], [f"{one.before}[{one.name}]{one.after}" for one in callings])
        for article, callings, _ in found.rows
    ]
    return rows, [article.id[:3] for article in found.silent]


def _role(quote, value, more=""):
    return f"name: Ann Lund, roles: [{{value: {value}, sources: [{{article: '001', quote: {quote!r}{more}}}]}}]"


@pytest.mark.parametrize(
    ("quote", "value", "words"),
    [
        ("Ann Lund, a judge", "judge", "[Ann Lund], a judge"),
        ("They met Judge Ann Lund in Oslo", "judge", "… met Judge [Ann Lund] …"),
        ("Norway said Judge Ann Lund left", "judge", "… Judge [Ann Lund] …"),
        ("They met with Judge Ann Lund", "judge", "… Judge [Ann Lund]"),
        ("The spy Ann Lund left", "spy", "The spy [Ann Lund] …"),
        ("The alleged spy Ann Lund left", "spy", "… alleged spy [Ann Lund] …"),
        ("On Monday Ann Lund, an alleged spy, left", "spy", "On Monday [Ann Lund], an alleged spy …"),
        ("So the judge, Ann Lund, left", "judge", "So the judge, [Ann Lund] …"),
        ("Its director, Ann Lund, denied this and invited", "director", "Its director, [Ann Lund] …"),
        ("Chad's judge, Ann Lund, has alleged", "judge", "Chad's judge, [Ann Lund] …"),
        ("In the north, Ann Lund, a judge for the", "judge", "… [Ann Lund], a judge for the …"),
        ("the former judge Ann Lund, received 47", "former judge", "the former judge [Ann Lund] …"),
        ("Judge Ann Lund, and her spokesman", "judge", "Judge [Ann Lund] …"),
        ("Ann Lund said nothing, though she is a judge", "judge", "[Ann Lund] said nothing, though she is a judge"),
        ("one of its judges", "judge", "one of its judges[]"),
    ],
)
def test_what_describes_somebody_is_cut_to_title_and_apposition(quote, value, words):
    assert _shown(_role(quote, value), quote)[0] == [("001", [words])]


@pytest.mark.parametrize(("quote", "period"), [("she is mayor since 1998", ""), ("Mayor Ann Lund", "since 1998")])
def test_a_period_is_told_once(quote, period):
    site = _site(_role(quote, "mayor").replace("value: mayor", "value: mayor, from: 1998"), quote)
    assert [one.period for _, callings, _ in called(site.actors["ann"], site).rows for one in callings] == [period]


def test_what_an_article_only_reports_is_not_cut():
    quote = "Judge Ann Lund left, Norway said"
    assert _shown(_role(quote, "judge", ", said_by: Norway"), quote)[0] == [
        ("001", ["Judge [Ann Lund] left, Norway said"])
    ]


def test_each_article_is_told_by_its_own_name_and_the_silent_ones_are_named():
    ann = "name: Ann Lund, aliases: [A. Lund], sources: [{article: '001', quote: Ann Lund}, {article: '002', quote: A. Lund}]"
    rows, silent = _shown(ann, "Ann Lund left", "A. Lund left", "Nobody left", "Then Ann Lund came")
    assert rows == [("001", ["[Ann Lund]"]), ("002", ["[A. Lund]"])]
    assert silent == ["003"]


def test_where_all_call_somebody_the_same_nothing_is_told():
    ann = "name: Ann Lund, sources: [{article: '001', quote: Ann Lund}, {article: '002', quote: Ann Lund}]"
    assert _shown(ann, "Ann Lund", "Ann Lund", "Nobody") == ([], [])


def test_a_name_that_stands_in_other_words_of_the_article_is_not_said_again():
    ann = f"{_role('Judge Ann Lund', 'judge')}, sources: [{{article: '001', quote: Ann Lund}}]"
    assert _shown(ann, "Judge Ann Lund")[0] == [("001", ["Judge [Ann Lund]"])]


def test_a_short_name_is_known_by_its_capitals():
    ann = "name: United States, aliases: [US, US-led], sources: [{article: '001', quote: it told us that US-led troops left}]"
    site = _site(ann, "it told us that US-led troops left")
    assert called(site.actors["ann"], site).rows == ()
    ann += ", roles: [{value: state, sources: [{article: '001', quote: it told us that US-led troops left}]}]"
    assert _shown(ann, "it told us that US-led troops left")[0][0][1][0].startswith("it told us that [US]-led")


def test_every_source_of_a_row_is_at_hand():
    ann = f"{_role('Judge Ann Lund', 'judge')}, sources: [{{article: '001', quote: Ann Lund}}]"
    site = _site(ann, "Judge Ann Lund")
    [(_, _, sources)] = called(site.actors["ann"], site).rows
    assert [source.quote for source in sources] == ["Judge Ann Lund", "Ann Lund"]


def test_other_names_are_those_that_no_part_of_a_name_or_of_the_table_is():
    ann = "name: Ann Lund, aliases: [Lund, Änn Lund, The Judge]"
    site = _site(ann, "x")
    assert other_names(site.actors["ann"], called(site.actors["ann"], site)) == ["The Judge"]
