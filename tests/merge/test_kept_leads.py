"""Leads on disk: written with the sheets, listed until a fact bears them or a person rejects them, accepted as events."""

from datetime import date

import pytest

from explainer.content import ContentFolder, load
from explainer.errors import ExplainerError, InvalidContent
from explainer.merge import merge, open_leads, open_proposals, rename, settle
from explainer.model import Lead, Sheets
from explainer.strict_yaml import load as load_yaml

TEXT = "---\ntitle: News\n---\n\nRuritania closed two ports on 3 May. Graustark was silent. The council met twice.\n"
ZENDA = {
    "id": "ruritania",
    "name": "Ruritania",
    "kind": "country",
    "sources": [{"article": "001-courier", "quote": "Ruritania"}],
}
EVENT = {
    "id": "council-meets",
    "date": "2024-05",
    "type": "event",
    "sources": [{"article": "001-courier", "quote": "The council met twice."}],
}
PORTS = Lead(
    id="001-closed-two-ab12",
    article="001-courier",
    quote="Ruritania closed two ports on 3 May.",
    date="2024-05-03",
    by=["ruritania", "the harbour master"],
    against=["two ports"],
    type="close-border",
    why="it is only supposed",
)
SILENT = Lead(
    id="001-was-silent-cd34", article="001-courier", quote="Graustark was silent.", why="no known type of event"
)


def _sheets(**more):
    return Sheets.model_validate({"actors": [ZENDA], **more})


@pytest.fixture
def story(tmp_path):
    """A story of one article with two leads."""
    folder = ContentFolder(tmp_path / "content")
    folder.articles.mkdir(parents=True)
    (folder.articles / "001-courier.md").write_text(TEXT, "utf-8")
    merge(folder, _sheets(), leads=[PORTS, SILENT])
    return folder


def _ids(folder):
    return [lead.id for lead in open_leads(folder)]


def _timeline(folder):
    return load_yaml((folder.facts / "timeline.yml").read_text("utf-8"), "timeline.yml")


def test_leads_are_read_as_they_were_written(story):
    assert open_leads(story) == [PORTS, SILENT]


def test_a_story_without_leads_has_no_file_of_them(tmp_path):
    folder = ContentFolder(tmp_path / "content")
    merge(folder, _sheets())
    assert not (folder.extracted / "leads.yml").exists() and _ids(folder) == []


def test_the_site_is_made_without_leads(story):
    assert load(story.root).leads == []


def test_an_accepted_lead_is_an_event_of_the_persons_checked_today(story):
    report = settle(story, accept=[PORTS.id])
    assert [(row.what, row.fact) for row in report.rows] == [("new", "2024-05-03-closed-two")]
    [fact] = _timeline(story)
    assert fact == {
        "id": "2024-05-03-closed-two",
        "date": "2024-05-03",
        "by": ["ruritania"],
        "against": ["two ports"],
        "type": "event",
        "checked": date.today().isoformat(),
        "sources": [{"article": "001-courier", "quote": PORTS.quote}],
    }
    assert _ids(story) == [SILENT.id]


def test_the_date_of_a_sentence_of_no_known_type_is_not_taken_for_the_events(story):
    merge(story, _sheets(), leads=[PORTS.model_copy(update={"type": ""})])
    settle(story, accept=[PORTS.id])
    [fact] = _timeline(story)
    assert (fact["id"], "date" in fact) == ("closed-two", False)


def test_what_was_accepted_is_left_alone_by_the_next_reading_and_no_lead_again(story):
    settle(story, accept=[PORTS.id])
    before = _timeline(story)
    report = merge(story, _sheets(timeline=[EVENT]), leads=[PORTS, SILENT])
    assert [fact for fact in _timeline(story) if fact["id"] != EVENT["id"]] == before
    assert (report.proposals, report.leads) == ((), 1)
    assert _ids(story) == [SILENT.id]


def test_an_accepted_lead_takes_the_ids_that_people_gave(story):
    rename(story, "ruritania", "the-ruritanians")
    settle(story, accept=[PORTS.id])
    assert _timeline(story)[0]["by"] == ["the-ruritanians"]


def test_a_rejected_lead_is_listed_again_only_when_its_words_change(story):
    settle(story, reject=[SILENT.id])
    longer = SILENT.model_copy(update={"id": "001-other-ef56", "quote": f"{PORTS.quote} {SILENT.quote}"})
    other = SILENT.model_copy(update={"quote": "Silent was Graustark."})
    for again in (SILENT, longer, other):
        merge(story, _sheets(), leads=[PORTS, again])
        assert _ids(story) == [PORTS.id]
    changed = SILENT.model_copy(update={"id": "001-was-loud-9a9a", "quote": "Graustark was loud."})
    merge(story, _sheets(), leads=[PORTS, changed])
    assert _ids(story) == [PORTS.id, changed.id]


def test_a_rejected_lead_is_no_fact_when_further_articles_make_it_surer(story):
    settle(story, reject=[SILENT.id])
    silent = {"id": "graustark-silent", "type": "event", "sources": [{"article": "001-courier", "quote": SILENT.quote}]}
    answer = {**EVENT, "in_response_to": "graustark-silent"}
    merge(story, _sheets(timeline=[silent, answer]))
    assert [(fact["id"], "in_response_to" in fact) for fact in _timeline(story)] == [("council-meets", False)]
    told_again = [*silent["sources"], {"article": "001-courier", "quote": "The council met twice."}]
    merge(story, _sheets(timeline=[{**silent, "sources": told_again}, answer]))
    assert "graustark-silent" in [fact["id"] for fact in _timeline(story)]


def test_a_fact_that_a_person_writes_of_a_rejected_leads_words_is_read_like_others(story):
    settle(story, reject=[SILENT.id])
    silent = {"id": "graustark-silent", "type": "event", "sources": [{"article": "001-courier", "quote": SILENT.quote}]}
    path = story.facts / "timeline.yml"
    path.write_text(
        "- id: graustark-is-silent\n  type: event\n  sources: [{article: '001', quote: Graustark was silent.}]\n",
        "utf-8",
    )
    merge(story, _sheets(timeline=[silent]))
    report = merge(story, _sheets(timeline=[silent]))
    assert [fact["id"] for fact in _timeline(story)] == ["graustark-is-silent"] and not report.files


def test_leads_that_are_rejected_one_after_the_other_are_all_remembered(story):
    settle(story, reject=[SILENT.id])
    settle(story, reject=[PORTS.id])
    merge(story, _sheets(), leads=[PORTS, SILENT])
    assert _ids(story) == []


def test_a_rejected_lead_is_remembered_though_a_reading_lacks_it(story):
    settle(story, reject=[SILENT.id])
    merge(story, _sheets())
    merge(story, _sheets(), leads=[SILENT])
    assert _ids(story) == []


def test_what_lies_under_a_quote_of_a_persons_fact_is_listed_no_more(story):
    written = "- id: ports\n  type: event\n  sources:\n    - article: 001\n      quote: closed two ports on 3 May\n"
    (story.facts / "timeline.yml").write_text(written, "utf-8")
    assert _ids(story) == [SILENT.id]


def test_proposals_and_leads_are_settled_together(story):
    merge(story, _sheets(timeline=[EVENT]), leads=[PORTS, SILENT])
    file = story.facts / "timeline.yml"
    file.write_text(file.read_text("utf-8").replace("2024-05", "2024-06"), "utf-8")
    merge(story, _sheets(timeline=[EVENT | {"date": "2024-05-02"}]), leads=[PORTS, SILENT])
    [proposal] = open_proposals(story)
    settle(story, accept=[proposal.id, PORTS.id], reject=[SILENT.id])
    assert {fact["date"] for fact in _timeline(story)} == {"2024-05-02", "2024-05-03"}
    assert (open_proposals(story), _ids(story)) == ([], [])


def test_ids_that_are_not_open_are_told_at_once_with_near_ones(story):
    with pytest.raises(
        ExplainerError, match=r"no open proposal or lead 001-closed-tow-ab12, did you mean 001-c.*or lead 3fa9: see"
    ):
        settle(story, accept=["001-closed-tow-ab12", SILENT.id, "3fa9"])
    assert _timeline(story) == []


def test_a_lead_whose_article_changed_is_not_accepted_and_nothing_is_written(story):
    (story.articles / "001-courier.md").write_text(TEXT.replace("two ports", "a port"), "utf-8")
    with pytest.raises(ExplainerError, match=r"001-closed-two-ab12 no longer stand in 001-courier.*explainer extract"):
        settle(story, accept=[PORTS.id, SILENT.id])
    assert _timeline(story) == [] and _ids(story) == [PORTS.id, SILENT.id]


@pytest.mark.parametrize("broken", ["", "- id: 1\n", "- id: one\n  state: lost\n  article: a\n  quote: b\n  why: c\n"])
def test_a_broken_file_of_leads_is_told(story, broken):
    (story.extracted / "leads.yml").write_text(broken, "utf-8")
    with pytest.raises(InvalidContent, match=r"leads\.yml"):
        open_leads(story)
