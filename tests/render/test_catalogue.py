import re

import pytest

from explainer.errors import ExplainerError
from explainer.render.catalogue import LONG_TIMELINE, Catalogue
from tests.render.stories import HERRING, base_of
from tests.render.test_here import DISPUTED


def _events(*dates):
    lines = [
        f'  - {{id: e-{no}, type: arrest, summary: It was, date: "{date}", sources: []}}'
        for no, date in enumerate(dates)
    ]
    return base_of("timeline:\n" + "\n".join(lines))


def test_a_coarse_date_stands_at_its_first_day_and_an_unknown_start_at_its_end():
    catalogue = Catalogue(_events("2025-09-20", "2025-09", "../2025-09-14", "2012/..", "{2020,2021}", "2023-22"))
    assert [fact.date for fact in catalogue.happenings] == [
        "2012/..",
        "{2020,2021}",
        "2023-22",
        "2025-09",
        "../2025-09-14",
        "2025-09-20",
    ]


def test_what_has_no_date_is_apart():
    catalogue = Catalogue(base_of(HERRING))
    assert [fact.id for fact in catalogue.undated] == ["crew-untold"]
    assert [fact.id for fact in catalogue.happenings] == ["havdis-held", "norway-expels"]


def test_a_long_timeline_is_split_by_year_and_its_facts_move_there():
    short = Catalogue(_events(*["2025-09-20"] * LONG_TIMELINE))
    long = Catalogue(_events(*["2025-09-20"] * LONG_TIMELINE, "2024-02"))
    assert short.years == {}
    assert short.homes["e-0"].path == "timeline.md"
    assert {year: len(facts) for year, facts in long.years.items()} == {"2024": 1, "2025": LONG_TIMELINE}
    assert long.homes["e-0"].path == "timeline/2025.md"


def test_every_quote_stands_once_with_all_that_rests_on_it_in_the_article_s_order():
    catalogue = Catalogue(base_of(HERRING))
    quotes = catalogue.quotes
    assert [list(quoted.facts) for quoted in quotes["003-note"]] == [["havdis-held", "shared-waters"], ["eva-strand"]]
    places = [catalogue.evidence.find(quoted.source).start for quoted in quotes["001-log"]]
    assert places == sorted(places)
    assert len(places) == 7


def test_an_actor_takes_part_in_what_it_does_suffers_and_says():
    deeds = Catalogue(base_of(HERRING)).deeds
    assert {ident: [fact.id for fact in facts] for ident, facts in deeds.items()} == {
        "iceland": ["havdis-held", "norway-expels", "crew-untold"],
        "norway": ["norway-expels"],
        "eva-strand": ["crew-untold"],
    }


def test_an_answer_is_known_from_both_sides():
    catalogue = Catalogue(base_of(HERRING))
    [(fact, sources)] = catalogue.answers["havdis-held"]
    assert fact.id == "norway-expels"
    assert sources == fact.sources


def _path(ident):
    return Catalogue(base_of(f'articles: [{{id: "{ident}", text: x}}]')).article_paths[ident]


def test_an_article_s_page_has_its_name():
    assert _path("002-plain_A") == "sources/002-plain_A.md"


@pytest.mark.parametrize("ident", ["index", "README", "a b#c", "é", "../x", "x.y", "x" * 252, "x." * 126, "ﷺ" * 84])
def test_a_name_that_is_not_safe_in_an_address_or_too_long_for_a_disk_is_changed(ident):
    assert re.fullmatch(r"sources/[A-Za-z0-9-]{12,240}\.md", _path(ident))


def test_an_article_that_is_not_there_is_said():
    with pytest.raises(ExplainerError, match="there is no article 009"):
        Catalogue(base_of(HERRING)).article("009")


def _quarrel(fields):
    sources = ", ".join(f'{{article: "00{no}", quote: words}}' for no in range(1, 6))
    articles = "\n".join(f"  - {{id: 00{no}, text: words}}" for no in range(1, 6))
    return Catalogue(
        base_of(f"""
articles:
{articles}
actors:
  - {{id: norway, name: Norway, kind: country, sources: []}}
  - {{id: eva-strand, name: Eva Strand, kind: person, sources: []}}
timeline:
  - id: arrest
    type: arrest
    by: [norway]
    against: [eva-strand]
    {fields}
    sources: [{sources}]
""")
    )


def _claims(name, **articles):
    given = {
        value: ", ".join(f"{{article: '00{no}', quote: words}}" for no in them) for value, them in articles.items()
    }
    listed = [f"{{value: {value}, sources: [{sources}]}}" for value, sources in given.items()]
    return f"{name}: [{', '.join(listed)}]"


def _otherwise(fields):
    catalogue = _quarrel(fields)
    return [source.article for source in catalogue.otherwise(catalogue.facts["arrest"])]


def test_articles_say_otherwise_only_about_what_the_sentence_tells():
    assert _otherwise(_claims("place", Bergen=(1, 2), Oslo=(3,))) == ["003"]
    assert _otherwise(_claims("what", charges=(1, 2), spying=(3,))) == []
    summary = 'summary: "Eva Strand was held over charges."\n    '
    assert _otherwise(summary + _claims("what", charges=(1, 2), spying=(3,))) == ["003"]
    assert _otherwise(summary + _claims("place", Bergen=(1, 2), Oslo=(3,))) == []


def test_an_article_that_bears_the_value_told_and_another_is_no_dissenter():
    assert _otherwise(_claims("place", Bergen=(1, 2), Oslo=(2, 3))) == ["003"]


def test_no_article_says_otherwise_whose_value_the_sentence_tells_too():
    summary = 'summary: "Five were held, or dozens."\n    '
    assert _otherwise(summary + "number: [{value: 5, sources: [{article: '001', quote: words}]}, "
                      "{value: dozens, sources: [{article: '002', quote: words}]}, "
                      "{value: 7, sources: [{article: '003', quote: words}]}]") == ["003"]  # fmt: skip


def test_what_is_set_aside_says_nothing_otherwise():
    claims = _claims("place", Bergen=(1, 2), Oslo=(3,))
    assert _otherwise(claims.replace("{value: Oslo,", "{value: Oslo, rank: deprecated,")) == []


def test_each_value_of_a_field_has_its_own_rivals():
    catalogue = _quarrel(_claims("place", Bergen=(1, 2), Oslo=(3,), Vardø=(4,)))
    fact = catalogue.facts["arrest"]
    rivals = {claim.value: [s.article for s in catalogue.rivals(fact, "place", claim)] for claim in fact.place}
    assert rivals == {"Bergen": ["003", "004"], "Oslo": ["001", "002", "004"], "Vardø": ["001", "002", "003"]}


def test_a_value_without_sources_is_borne_by_the_articles_that_give_no_other():
    catalogue = _quarrel("place: [{value: Bergen}, {value: Oslo, sources: [{article: '003', quote: words}]}]")
    fact = catalogue.facts["arrest"]
    assert catalogue.bearing(fact, "place", fact.place[0]) == {"001", "002", "004", "005"}
    assert [source.article for source in catalogue.otherwise(fact)] == ["003"]


def test_a_contested_order_says_nothing_otherwise():
    catalogue = Catalogue(base_of(DISPUTED))
    assert len(catalogue.disputes) == 2
    assert not any(catalogue.otherwise(fact) for fact in catalogue.facts.values())


def test_a_role_has_the_roles_as_rivals_that_cannot_both_hold():
    roles = "[{value: diplomat, sources: [{article: '001', quote: words}]}, {value: spy, sources: [{article: '002', quote: words}]}, {value: father, sources: [{article: '003', quote: words}]}]"
    text = "articles: [{id: '001', text: words}, {id: '002', text: words}, {id: '003', text: words}]\n"
    catalogue = Catalogue(base_of(f"{text}actors: [{{id: eva, name: Eva, kind: person, roles: {roles}, sources: []}}]"))
    eva = catalogue.actors["eva"]
    assert [[s.article for s in catalogue.rivals(eva, "roles", role)] for role in eva.roles] == [["002"], ["001"], []]


def test_an_articles_words_are_borne_by_the_articles_that_have_them():
    catalogue = Catalogue(
        base_of("""
articles: [{id: a, text: She denied the charge.}, {id: b, text: "Denying it, she left."}, {id: c, text: She denied the charge.}]
timeline:
  - id: denied
    type: event
    sources: [{article: a, quote: She denied the charge}, {article: b, quote: Denying it}, {article: c, quote: She denied the charge}]
""")
    )
    assert catalogue.bearers(catalogue.facts["denied"]) == {"a", "c"}
