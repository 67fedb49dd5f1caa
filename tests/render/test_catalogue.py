import re

import pytest

from explainer.errors import ExplainerError
from explainer.render.catalogue import LONG_TIMELINE, Catalogue
from tests.render.stories import HERRING, base_of


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


@pytest.mark.parametrize("ident", ["index", "README", "a b#c", "é", "../x", "x.y"])
def test_a_name_that_is_not_safe_in_an_address_is_changed(ident):
    assert re.fullmatch(r"sources/[A-Za-z0-9-]{12,}\.md", _path(ident))


def test_an_article_that_is_not_there_is_said():
    with pytest.raises(ExplainerError, match="there is no article 009"):
        Catalogue(base_of(HERRING)).article("009")
