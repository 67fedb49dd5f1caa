"""What the front page shows."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.render import render
from explainer.render.catalogue import Catalogue
from explainer.render.changed import Shown
from explainer.render.front_page.denials import denial_of
from explainer.render.front_page.front import front_of
from tests.render.stories import HERRING, base_of


def _front(text, changed=()):
    return front_of(Catalogue(base_of(text)), changed)


def _page(text):
    return render(base_of(text))["index.md"].markdown


def _many(count):
    """A story of as many expulsions, one a day, each told otherwise."""
    lines = [
        f"  - {{id: x-{no:03}, date: 2031-{1 + no // 28:02}-{1 + no % 28:02}, number: {no + 2}, people: envoys, sources: []}}"
        for no in range(count)
    ]
    return "\n".join(["expulsions:", *lines] if lines else ["story: {title: A story}"])


def _named(*idents):
    return HERRING.replace("story: {", f"story: {{key_facts: [{', '.join(idents)}], ")


def test_a_story_that_nobody_has_checked_says_so_once_and_one_that_somebody_has_marks_the_rest():
    page = _page(HERRING)
    assert page.count("<b>Unchecked:</b>") == 1
    assert page.index("<b>Unchecked:</b>") < page.index("## ") and "x-unchecked" not in page
    some = _page(HERRING.replace("- id: norway-expels", "- checked: 2031-05-01\n    id: norway-expels"))
    assert "compared this story" not in some and "x-unchecked" in some


def test_what_the_story_names_is_told_in_its_order_and_all_of_it():
    front = _front(_named("shared-waters", "norway-expels", "havdis-held"))
    assert [fact.id for fact in front.key_facts] == ["shared-waters", "norway-expels", "havdis-held"]
    assert [card.fact.id for card in front.cards] == ["norway-expels"]
    assert [fact.id for fact in front.known] == ["shared-waters", "havdis-held"]


def test_a_story_that_names_none_is_told_in_the_order_in_which_things_happened():
    assert [fact.id for fact in _front(HERRING).key_facts] == ["havdis-held", "norway-expels", "crew-untold"]


@pytest.mark.parametrize(("count", "cards", "known"), [(0, 0, 0), (1, 0, 1), (3, 0, 3), (40, 0, 7)])
def test_as_much_is_told_as_a_minute_has_room_for(count, cards, known):
    front = _front(_many(count))
    assert (len(front.cards), len(front.known)) == (cards, known)


def test_of_many_facts_the_latest_are_told():
    assert [fact.id for fact in _front(_many(40)).known] == [f"x-{no:03}" for no in range(33, 40)]


def test_what_is_counted_makes_a_card_before_what_is_not_but_leaves_sentences_to_tell():
    facts = [
        f'  - {{id: f-{no}, date: 2031-04-{no + 1:02}, type: arrest, number: {no + 11}, people: sailors, sources: [{{article: "001", quote: Envoys sent home}}]}}'
        for no in range(7)
    ]
    text = HERRING.partition("timeline:")[0] + "timeline:\n" + "\n".join(facts)
    front = _front(text)
    assert [card.large for card in front.cards] == ["16", "17"]
    assert len(front.known) == 5


def test_an_accusation_stands_with_its_denial_unless_that_is_told_by_itself():
    text = HERRING.replace(
        "expulsions:", "  - {id: no, type: deny, by: [iceland], summary: Iceland denied it., sources: []}\nexpulsions:"
    )
    accused = text.replace(
        "by: [iceland]\n    summary: The crew was not told why, a port worker said.",
        "against: [iceland]\n    summary: Iceland allegedly told nobody.",
    )
    front = _front(accused)
    assert {ident: denial.id for ident, denial in front.denials.items()} == {"crew-untold": "no"}
    assert "no" not in {fact.id for fact in front.key_facts}
    assert '<span class="x-denial">[Iceland](actors/iceland.md) denied it.' in _page(accused)
    named = accused.replace("story: {", "story: {key_facts: [crew-untold, no], ")
    assert _front(named).denials == {}


def test_a_denied_accusation_is_disputed_each_side_linked_to_where_it_is_told():
    more = """  - {id: said, type: accuse, by: [norway], against: [iceland], what: theft, sources: []}
  - {id: no, type: deny, by: [iceland], summary: Iceland denied it., sources: []}
expulsions:"""
    text = _named("said").replace("expulsions:", more)
    assert [(fact.id, no.id) for fact, no in _front(text).denied] == [("said", "no")]
    assert (
        '<li class="x-denied" markdown>[Norway accused Iceland of theft](timeline.md#said) '
        '<i class="x-or">but</i> [Iceland denied it](timeline.md#no)</li>' in _page(text)
    )
    actors = "actors: [{id: norway, name: Norway, kind: country}, {id: iceland, name: Iceland, kind: country}]"
    alone = _page(f"{actors}\ntimeline:\n{more.removesuffix('expulsions:')}")
    assert "## What is disputed" in alone and "differences.md" not in alone


def test_accusations_leave_room_for_what_else_is_disputed():
    actors = "actors: [{id: norway, name: Norway, kind: country}, {id: iceland, name: Iceland, kind: country}]"
    numbers = (
        "number: [{value: 2, sources: [{article: x, quote: Two}]}, {value: 3, sources: [{article: y, quote: Three}]}]"
    )
    rows = [f"  - {{id: f-{no}, type: arrest, date: 2031-04-{no + 1:02}, {numbers}, sources: []}}" for no in range(6)]
    for no in range(3):
        rows.append(f"  - {{id: a-{no}, type: accuse, by: [norway], against: [iceland], what: theft, sources: []}}")
        rows.append(
            f"  - {{id: d-{no}, type: deny, by: [iceland], in_response_to: [a-{no}], summary: No., sources: [] }}"
        )
    text = f"articles: [{{id: x, text: Two.}}, {{id: y, text: Three.}}]\n{actors}\ntimeline:\n" + "\n".join(rows)
    front = _front(text)
    assert (len(front.disputed), len(front.denied)) == (3, 2)


def test_a_strip_shows_what_has_a_day_and_a_sentence_and_accuses_nobody():
    more = """  - {id: said, date: 2031-04-01, type: accuse, by: [norway], against: [iceland], what: theft, sources: []}
  - {id: words, date: 2031-04-02, type: event, sources: [{article: "001", quote: A port worker says}]}
expulsions:"""
    front = _front(HERRING.replace("expulsions:", more))
    assert {"said", "words", "crew-untold"} <= {fact.id for fact in front.key_facts}
    assert [fact.id for fact in front.strip] == ["havdis-held", "norway-expels"]


def test_disputes_of_what_the_page_tells_come_first_and_the_gravest_of_them():
    text = (
        _named("norway-expels")
        .replace(
            "    in_response_to: [havdis-held]",
            """    people:
      - {value: diplomats, sources: [{article: "001", quote: two Icelandic attachés}]}
      - {value: cooks, sources: [{article: "002", quote: tre islandske diplomater}]}""",
        )
        .replace("    people: diplomats\n", "")
        .replace(
            "    type: seize\n",
            """    type: seize
    number:
      - {value: 4, sources: [{article: "001", quote: Iceland held}]}
      - {value: 5, sources: [{article: "003", quote: The Havdis was held}]}
""",
        )
    )
    front = _front(text)
    assert [(fact.id, one.field) for fact, one in front.disputed] == [
        ("norway-expels", "number"),
        ("norway-expels", "people"),
        ("havdis-held", "number"),
    ]
    assert front.disputes == 3


def test_a_story_is_as_of_its_latest_article():
    assert _front(HERRING).as_of == "2031-04-04"
    assert _front("articles: [{id: a, text: x}]").as_of == ""


@pytest.mark.parametrize(
    ("date", "modality", "day"),
    [
        ("2031-05-09", "asserted", "2031-05-09"),
        ("2031-05-09", "planned", "2031-04-04"),
        ("2031-05", "asserted", "2031-04-04"),
        ("2031-04-01", "asserted", "2031-04-04"),
    ],
)
def test_a_story_is_as_of_what_an_article_without_a_day_tells_as_done(date, modality, day):
    undated = f"""
articles:
  - {{id: 001-log, meta: {{published: 2031-04-04}}, text: x}}
  - {{id: 002-note, text: Ships met.}}
timeline:
  - {{id: met, type: meet, date: {date}, modality: {modality}, summary: Ships met., sources: [{{article: "002", quote: Ships met}}]}}
"""
    assert _front(undated).as_of == day


def test_a_story_without_a_standfirst_is_told_by_its_articles_headlines():
    bare = HERRING.replace(", standfirst: Two neighbours fall out over a catch.", "")
    assert [article.id for article in _front(bare).headlines] == ["001-log", "002-tidende"]
    assert '<ul class="x-headlines" markdown>\n<li markdown>[Envoys sent home](sources/001-log.md)' in _page(bare)
    assert _front(HERRING).headlines == ()


def test_of_many_headlines_the_last_are_told_and_undated_ones_after_them():
    dates = ["unknown", *(f"2031-0{month}" for month in (6, 5, 4, 3, 2))]
    rows = [f"  - {{id: a-{no}, meta: {{title: T, published: {date}}}}}" for no, date in enumerate(dates)]
    assert [article.id for article in _front("articles:\n" + "\n".join(rows)).headlines] == [
        "a-5",
        "a-4",
        "a-3",
        "a-2",
        "a-1",
    ]
    assert [article.id for article in _front("articles:\n" + "\n".join(rows[:2])).headlines] == ["a-1", "a-0"]


def test_the_last_correction_is_named():
    entries = [
        Shown(f"{no:013}", kind, "changed", f"2031-05-0{no}T00:00:00Z", "timeline", "", "havdis-held", (), ())
        for no, kind in [(3, "update"), (2, "correction"), (1, "correction")]
    ]
    assert _front(HERRING, entries).corrected is entries[1]
    assert _front(HERRING).corrected is None


def test_what_came_before_is_background_and_what_happened_once():
    once = HERRING.replace(
        "timeline:", "timeline:\n  - {id: once, date: 2025, type: seize, summary: A net was seized., sources: []}", 1
    )
    assert [fact.id for fact in _front(once).before] == ["once", "shared-waters"]
    assert "## What came before" in _page(once)


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        (
            "story: {title: Nothing yet}",
            "What is known|What is disputed|What nobody|Who is who|What came before|timeline.md|sources.md",
        ),
        (HERRING, "What nobody"),
        (HERRING.partition("context:")[0], "What came before|context.md"),
    ],
)
def test_a_part_that_has_nothing_to_show_is_not_there(text, absent):
    assert not re.search(absent, _page(text))


_LEANING = """
articles: [{id: a, text: He left.}]
timeline: [{id: led, type: event, sources: [{article: a, quote: He left}]}]
"""
"""A story of one fact, that no front page tells."""


@pytest.mark.parametrize(
    ("text", "before", "after"),
    [
        (_named("crew-untold"), "What is known", "What is disputed"),
        (_many(5), "What happened when", "## Footnotes"),
        (_LEANING, "What happened when", "## Footnotes"),
    ],
)
def test_the_whole_timeline_hangs_under_what_it_is_more_of(text, before, after):
    page = _page(text)
    assert page.count("The whole timeline") == 1
    link = page.index("The whole timeline")
    assert page.index(before) < link < (page.index(after) if after in page else len(page))
    assert page.count("\n## ", page.index(before), link) <= 1


def test_what_nobody_has_said_is_told_as_the_story_has_it():
    page = _page(HERRING.replace("story: {", "story: {unknown: [Where the *crew* is.], "))
    assert "## What nobody has said {: #what-nobody-has-said }" in page
    assert "<li>Where the &#42;crew&#42; is.</li>" in page


_IDS = [f"f-{no}" for no in range(9)]
_KINDS = st.sampled_from(
    [
        "type: accuse, by: [norway], against: [iceland], what: theft of nets",
        "type: deny, by: [iceland], summary: Iceland denied it",
        "type: arrest, by: [norway], number: 12, people: sailors",
        "type: event",
        "type: kill, by: [iceland], number: 3, people: seals",
        "type: say, by: [norway], what: that it rained",
    ]
)
_DATES = st.sampled_from(["", ", date: 2031-04-02", ", date: 2031-03", ", date: 2019"])
_QUOTES = st.sampled_from(
    ["Envoys sent home", "Norway sent two Icelandic attachés home", "A port worker says", "the crew was not told why"]
)


@given(
    facts=st.lists(st.tuples(_KINDS, _DATES, _QUOTES), max_size=9), named=st.lists(st.sampled_from(_IDS), unique=True)
)
def test_whatever_the_sheets_have_the_page_tells_each_fact_once_and_no_accusation_without_its_denial(facts, named):
    rows = [
        f'  - {{id: f-{no}, {kind}{date}, sources: [{{article: "001", quote: {quote}}}]}}'
        for no, (kind, date, quote) in enumerate(facts)
    ]
    text = _named(*named) if named else HERRING
    catalogue = Catalogue(base_of(text.partition("timeline:")[0] + ("timeline:\n" + "\n".join(rows) if rows else "")))
    front = front_of(catalogue, ())
    told = [
        *(card.fact.id for card in front.cards),
        *(f.id for f in front.known),
        *(f.id for f in front.denials.values()),
    ]
    assert len(told) == len(set(told))
    assert set(told) == {fact.id for fact in (*front.key_facts, *front.denials.values())}
    assert all(denial.id in told for fact in front.key_facts if (denial := denial_of(fact, catalogue)))
    if chosen := [ident for ident in named if ident in catalogue.facts]:
        assert [fact.id for fact in front.key_facts] == chosen
    else:
        quotes = [catalogue.told(fact).text for fact in front.key_facts if catalogue.told(fact).how == "words"]
        assert len(quotes) == len(set(quotes)) <= 3


def test_a_story_replaces_one_part_of_the_page_with_its_own(tmp_path):
    own = """{% extends "explainer/index.md.j2" %}
{% block unknown %}
## What we ask

{% endblock %}
"""
    (tmp_path / "index.md.j2").write_text(own, "utf-8")
    page, usual = render(base_of(HERRING), tmp_path)["index.md"].markdown, _page(HERRING)
    assert page.replace("## What we ask\n\n", "") == usual
    assert page != usual
