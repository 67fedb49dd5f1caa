"""Facts under the headings of their periods, in lanes that do not hide their order, with the answers that are drawn."""

from explainer.render import render
from explainer.render.catalogue import LONG_TIMELINE, Catalogue
from explainer.render.timeline_pages.timeline import timeline_of, timelines_of_years
from tests.render.stories import base_of

_ACTORS = """
actors:
  - {id: norway, name: Norway, kind: country}
  - {id: iceland, name: Iceland, kind: country}
timeline:
"""


def _catalogue(rows, story=""):
    return Catalogue(base_of(f"{story}{_ACTORS}" + "\n".join(rows)))


def _row(ident, date="2031-03-01", by="norway", **more):
    given = {"id": ident, "type": "attack", "by": f"[{by}]", "against": "[iceland]" if by == "norway" else "[norway]"}
    fields = given | ({"date": date} if date else {}) | more
    return "  - {" + ", ".join(f"{name}: {value}" for name, value in fields.items()) + "}"


def _year(*dates):
    """The headings of the page of a year that has each of these dates 60 times."""
    rows = [_row(f"e-{no}", f'"{date}"') for no, date in enumerate(dates * 60)]
    made = {path: context["timeline"] for path, context in timelines_of_years(_catalogue(rows))}
    return [period.heading for period in made["timeline/2031.md"].periods]


def test_each_period_of_a_year_has_one_heading():
    assert _year("2031", "2031-01-05", "2031-01-20/2031-02-03", "2031-01-25", "2031-02") == [
        "In the course of 2031",
        "January 2031",
        "February 2031",
    ]


def test_a_bound_stands_in_its_month():
    assert _year("../2031-03-05", "2031-04/..", "2031-05") == ["March 2031", "April 2031", "May 2031"]


def test_what_took_more_than_a_year_has_a_heading_of_its_own():
    rows = [_row(f"e-{no}", "2031-12/2032-01") for no in range(LONG_TIMELINE + 1)]
    [(_, context)] = timelines_of_years(_catalogue(rows))
    assert [period.heading for period in context["timeline"].periods] == ["In more than one year"]


def test_a_year_of_many_facts_is_told_by_month_and_others_by_year():
    rows = [_row("old", "2030-05")] + [_row(f"e-{no}", f"2031-{1 + no % 2:02}") for no in range(30)]
    periods = timeline_of(_catalogue(rows)).periods
    assert [(period.heading, len(period.facts)) for period in periods] == [
        ("2030", 1),
        ("January 2031", 15),
        ("February 2031", 15),
    ]


def _rows_of(*by, date="2031-03-01"):
    catalogue = _catalogue([_row(f"e-{no}", date, one) for no, one in enumerate(by)])
    timeline = timeline_of(catalogue)
    return [placed.row for placed in timeline.facts]


def test_a_fact_begins_below_the_one_before_and_never_over_one_of_its_lane():
    assert _rows_of("norway", "iceland", "iceland", "norway", "norway") == [1, 2, 4, 5, 7]


def test_what_stands_in_the_middle_stands_beside_nothing():
    assert _rows_of("norway", "iceland", "somebody", "norway") == [1, 2, 4, 6]


def test_what_has_no_date_stands_in_each_lane_for_itself():
    assert _rows_of("norway", "norway", "iceland", "iceland", date="") == [1, 3, 1, 3]


def _arcs(*rows):
    [period] = timeline_of(_catalogue(rows)).periods
    return [(arc.answer, arc.answered, arc.level) for arc in period.seen.arcs]


def test_an_answer_is_drawn_to_what_it_answers():
    rows = [_row("a"), _row("b", by="iceland", in_response_to="[a]")]
    [period] = timeline_of(_catalogue(rows)).periods
    [arc] = period.seen.arcs
    assert (arc.answer, arc.answered, arc.places, arc.rows, arc.is_below) == ("b", "a", (1, 2), (1, 2), False)


def test_what_answers_something_told_below_is_drawn_downward():
    rows = [_row("a", in_response_to="[b]"), _row("b", by="iceland", sources="[]")]
    [period] = timeline_of(_catalogue(rows)).periods
    [arc] = period.seen.arcs
    assert (arc.answer, arc.answered, arc.places, arc.is_below) == ("a", "b", (1, 2), True)


def test_arcs_that_cross_run_beside_one_another_and_answers_to_one_thing_together():
    across = _arcs(_row("a"), _row("b"), _row("c", in_response_to="[a]"), _row("d", in_response_to="[b]"))
    assert across == [("c", "a", 0), ("d", "b", 1)]
    together = _arcs(_row("a"), _row("b", in_response_to="[a]"), _row("c", in_response_to="[a]"))
    assert together == [("b", "a", 0), ("c", "a", 0)]


def test_of_arcs_that_all_cross_only_three_are_drawn():
    rows = [_row(f"q{no}") for no in range(5)] + [_row(f"r{no}", in_response_to=f"[q{no}]") for no in range(5)]
    assert [level for *_, level in _arcs(*rows)] == [0, 1, 2]


def test_an_answer_in_another_period_is_linked_and_not_drawn():
    periods = timeline_of(_catalogue([_row("a"), _row("b", "2032-03", in_response_to="[a]")])).periods
    assert [period.seen.arcs for period in periods] == [[], []]
    assert [answered.id for answered, _ in periods[1].facts[0].answers] == ["a"]


def test_who_takes_part_is_found_by_the_country_too():
    actors = _ACTORS.replace("timeline:", "  - {id: eva, name: Eva Strand, kind: person, country: norway}\ntimeline:")
    catalogue = Catalogue(base_of(actors + _row("a", by="eva") + "\n" + _row("b", by="somebody")))
    assert [list(placed.who) for placed in timeline_of(catalogue).facts] == [["eva", "norway"], ["norway"]]
    assert timeline_of(catalogue).people == ["norway"]


def _crowded(n, **more):
    """The page of a year whose March has so many facts, on its first days, and April one."""
    rows = [_row(f"e-{no}", f"2031-03-{no + 1:02}", **more) for no in range(n)]
    rest = [_row(f"r-{no}", f"2031-{5 + no // 4:02}") for no in range(25)]
    return timeline_of(_catalogue([*rows, *rest], "story: {title: T, key_facts: [e-7, e-5]}\n"))


def test_of_a_crowded_month_the_key_facts_stand_first_and_the_others_follow_in_their_order():
    march, may = _crowded(9).periods[:2]
    assert [placed.fact.id for placed in march.seen.facts] == ["e-0", "e-5", "e-7"]
    assert [placed.fact.id for placed in march.folded.facts] == ["e-1", "e-2", "e-3", "e-4", "e-6", "e-8"]
    assert len(may.facts) == 4 and not may.folded


def test_a_month_of_eight_facts_is_seen_at_once_and_so_is_a_year_that_is_not_told_by_month():
    assert not _crowded(8).periods[0].folded
    [year] = timeline_of(_catalogue([_row(f"e-{no}") for no in range(20)])).periods
    assert year.heading == "2031" and not year.folded


def test_what_is_folded_is_chosen_from_counted_and_linked_like_the_rest():
    timeline = _crowded(9)
    assert len(timeline.facts) == 34 and "e-8" in timeline.ids
    assert [bar.anchor for bar in timeline.bars][:3] == ["in:march-2031", "", "in:may-2031"]


def test_an_answer_is_drawn_among_what_is_folded_too():
    rows = [_row(f"e-{no}", f"2031-03-{no + 1:02}") for no in range(29)]
    rows.append(_row("answer", "2031-03-30", "iceland", in_response_to="[e-28]"))
    key = "story: {title: T, key_facts: [e-0, e-1, e-2]}\n"
    timeline = timeline_of(_catalogue(rows, key))
    [period] = timeline.periods
    assert not period.seen.arcs and [arc.answer for arc in period.folded.arcs] == ["answer"]
    assert timeline.has_arcs


def test_what_can_be_chosen_is_what_is_there():
    timeline = timeline_of(_catalogue([_row("a", checked="2031-05-01"), _row("b", type="event")]))
    assert timeline.has_checked and not timeline.has_differing
    assert timeline.kinds == {"deed", "told"}
    assert timeline.types == ["Violence or injury"]


def _page(*rows):
    return render(base_of(_ACTORS + "\n".join(rows)))["timeline.md"].markdown


def test_a_fact_says_its_side_and_that_it_was_said_in_words():
    page = _page(_row("a", type="accuse", what="spying"), _row("b", by="iceland"), _row("c", by="iceland"))
    assert '<p class="x-tags" data-search-exclude><b>Norway</b> <span>said</span></p>' in page
    assert '<p class="x-tags" data-search-exclude><b>Iceland</b></p>' in page


def test_what_is_not_surely_done_is_marked_in_words():
    assert "<span>planned</span>" in _page(_row("a", modality="planned"), _row("b", by="iceland"))


def test_of_what_words_alone_tell_no_side_is_named():
    page = _page(_row("a"), _row("b", by="iceland"), _row("c", type="event"))
    entry = page[page.index('data-x-lane="one" data-x-kind="told"') :]
    assert "x-tags" not in entry


def test_an_answer_and_what_it_answers_lead_to_each_other_on_the_page():
    page = _page(_row("a"), _row("b", by="iceland", in_response_to="[a]"))
    assert "In answer to: [Norway attacked Iceland](#a)" in page
    assert "Answered by: [Iceland attacked Norway](#b)" in page


def test_few_facts_have_no_density_no_filters_and_no_empty_lanes():
    page = _page(_row("a"))
    assert not any(part in page for part in ("x-density", "x-filters", "x-legend", "x-sided", "x-arcs"))


def test_what_is_folded_says_how_much_it_is_and_is_a_list_of_its_own():
    page = _page(*(_row(f"e-{no}", f"2031-03-{no + 1:02}") for no in range(25)))
    summary = "<summary data-search-exclude>22 more in this month</summary>"
    assert page.count('role="listitem"', page.index(summary)) == 22
    assert page.count('role="listitem"', 0, page.index(summary)) == 3


def test_only_what_a_side_did_stands_on_sides():
    page = _page(_row("old", "2029-01", by="somebody"), _row("a"), _row("b", by="iceland"))
    assert page.count('class="x-lanes"') == 1 and page.count('class="x-lanes x-sided"') == 1


def test_that_there_is_no_date_is_seen_in_the_heading_only():
    page = _page(_row("a", date=""), _row("b", date=""))
    assert "## Without a date" in page
    assert (
        page.count('<span class="x-heard">Date not given</span><span aria-hidden="true" data-search-exclude>#</span>')
        == 2
    )
    assert page.count("Date not given") == 2


def test_a_story_replaces_a_part_of_the_page(tmp_path):
    own = '{% extends "explainer/timeline.md.j2" %}{% block overview %}Mine.{% endblock %}'
    (tmp_path / "timeline.md.j2").write_text(own, "utf-8")
    page = render(base_of(_ACTORS + "\n".join(_row(f"e{no}", f"203{no}") for no in range(8))), tmp_path)["timeline.md"]
    assert "Mine." in page.markdown and "x-density" not in page.markdown
    assert page.markdown.count("x-fact") > 7
