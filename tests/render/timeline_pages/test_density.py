"""How dense a timeline is, and where its bars lead."""

import pytest

from explainer.render.catalogue import LONG_TIMELINE, Catalogue
from explainer.render.timeline_pages.timeline import timeline_of
from tests.render.stories import base_of


def _bars(*dates):
    rows = [f'  - {{id: e-{no}, type: arrest, date: "{date}"}}' for no, date in enumerate(dates)]
    return timeline_of(Catalogue(base_of("timeline:\n" + "\n".join(rows) if rows else "{}"))).bars


def test_years_are_counted_those_without_a_fact_too():
    bars = _bars("2028", "2031-01", "2031-02", "2031-02", "2031-03", "2031-04")
    assert [(bar.label, bar.count, bar.share) for bar in bars] == [
        ("2028", 1, 0.2),
        ("2029", 0, 0),
        ("2030", 0, 0),
        ("2031", 5, 1),
    ]
    assert [(bar.path, bar.anchor) for bar in bars if bar.count] == [
        ("timeline.md", "in:2028"),
        ("timeline.md", "in:2031"),
    ]


def test_a_short_story_is_counted_by_month_and_a_bar_leads_to_its_first_fact():
    bars = _bars("2030-12-01", "2030-12-02", "2031-02-28", "2031-02-28", "2031-03-31", "2031-03-31")
    assert [(bar.label, bar.name, bar.year, bar.count) for bar in bars] == [
        ("Dec", "December 2030", "2030", 2),
        ("Jan", "January 2031", "2031", 0),
        ("Feb", "February 2031", "", 2),
        ("Mar", "March 2031", "", 2),
    ]
    assert [bar.anchor for bar in bars if bar.count] == ["in:2030", "in:2031", "e-4"]


def test_a_long_story_is_counted_by_decade():
    bars = _bars("1931", "1931", "1931", "1995", "2001", "2001")
    assert [(bar.label, bar.name, bar.count) for bar in bars if bar.count] == [
        ("1930s", "the 1930s", 3),
        ("1990s", "the 1990s", 1),
        ("2000s", "the 2000s", 2),
    ]


@pytest.mark.parametrize("dates", [(), ("2031",), ("2029", "2030", "2031"), ("2031-03",) * 9])
def test_what_is_seen_at_once_is_not_counted(dates):
    assert _bars(*dates) == []


def test_dates_at_either_end_of_time_are_counted():
    assert len(_bars(*["0001"] * 6, "2031")) == 204
    assert [bar.count for bar in _bars(*["9999-11"] * 6, "9999-12-31")] == [6, 1]


@pytest.mark.parametrize(("first", "anchor"), [("2000", "in:top"), ("2031-03", "in:march-2031")])
def test_of_a_long_timeline_a_bar_leads_to_the_page_of_the_year(first, anchor):
    bar = _bars(first, *["2031-03-02"] * LONG_TIMELINE, "2031-04")[-1 if first == "2000" else 0]
    assert (bar.path, bar.anchor) == ("timeline/2031.md", anchor)
