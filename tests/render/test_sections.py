"""What leads through a site from every page, and the same in the form of mkdocs.yml."""

from types import SimpleNamespace

from explainer.model import Ledger
from explainer.render.sections import sections

_ALWAYS = ["index.md", "timeline.md", "sources.md", "about.md", "corrections.md"]


def test_the_five_are_tabs_and_all_else_is_in_a_section_of_its_own():
    pages = [*_ALWAYS, "differences.md", "actors.md", "context.md", "expulsions.md", "timeline/2031.md", "letters.md"]
    assert sections().nav(pages) == [
        {"Story": "index.md"},
        {"Timeline": "timeline.md"},
        {"People": "actors.md"},
        {"Disputed": "differences.md"},
        {"Sources": "sources.md"},
        {
            "More": [
                {"Expulsions": "expulsions.md"},
                {"Background": "context.md"},
                {"How this is made": "about.md"},
                {"Corrections": "corrections.md"},
                "letters.md",
            ]
        },
    ]


def test_nothing_leads_to_what_is_not_there():
    there = sections().among({*_ALWAYS, "facts.json"})
    assert [tab.title for tab in there.tabs] == ["Story", "Timeline", "Sources"]
    assert [entry.path for entry in (*there.foot, *there.files)] == ["about.md", "corrections.md", "facts.json"]
    assert there.tabs[0].under == ()
    assert there.paths == set(_ALWAYS)


def test_a_storys_own_pages_come_last_as_they_are_given():
    own = ["letters.md", {"Essays": ["essays/first.md"]}]
    assert sections().nav(_ALWAYS, own)[-1]["More"][2:] == own


def test_a_storys_ledgers_stand_under_it_in_its_order_where_they_list_something():
    ledgers = [Ledger(title=title) for title in ("Rulings", "Arrests", "Visits")]
    there = sections(ledgers=ledgers).among({*_ALWAYS, "context.md", "ledgers/rulings.md", "ledgers/visits.md"})
    assert [one.title for one in there.tabs[0].under] == ["Rulings", "Visits", "Background"]


def test_all_that_leads_on_is_called_in_the_sites_language():
    shouting = sections(SimpleNamespace(gettext=str.upper))
    titles = [title for entry in shouting.nav(shouting.paths)[:-1] for title in entry]
    titles += [title for entry in shouting.nav(shouting.paths)[-1]["MORE"] for title in entry]
    titles += [file.title for file in shouting.files]
    assert len(titles) == 12
    assert all(title.isupper() for title in titles)
