"""Newsrooms change what they said, and the log tells of it."""

import pytest

from explainer.corrections.field_changes import FieldChange
from explainer.field_types import kind_of
from explainer.model import Expulsion

from .newsroom import ENVOYS, log_of

pytestmark = pytest.mark.slow  # git is asked in each

COUNT = kind_of(Expulsion, "number")
ACTORS = """\
- id: borduria
  name: Borduria
  kind: country
  sources: [{article: "001", quote: Borduria}]
- id: syldavia
  name: Syldavia
  kind: country
  sources: [{article: "001", quote: Syldavia}]
"""
PROTEST = """
- id: syldavia-protests
  date: 1974-04-03
  type: protest
  by: syldavia
  in_response_to: borduria-expels-syldavia
  summary: Syldavia protested.
  sources:
    - article: "002"
      quote: a note of protest
"""


def _told(newsroom):
    return [(entry.kind, entry.what, entry.fact) for entry in newsroom.log().entries]


def test_what_stood_there_from_the_start_is_no_news(newsroom):
    log = newsroom.log()
    assert log.entries == []
    assert (log.history.reach, log.updated) == ("whole", "2024-05-06T13:00:00+02:00")


def test_a_changed_value_is_a_correction_with_the_commit_s_day(newsroom):
    newsroom.edit("expulsions", "number: 2", "number: 3")
    newsroom.commit("We counted only two\n\nThe third left by train.", days=2)
    [entry] = newsroom.log().entries
    assert (entry.kind, entry.what, entry.fact) == ("correction", "changed", "borduria-expels-syldavia")
    assert entry.changes == [FieldChange("number", "correction", ("2",), ("3",), COUNT)]
    assert (entry.day, entry.why) == ("2024-05-08", [])


def test_what_a_commit_says_to_readers_is_the_reason(newsroom):
    newsroom.edit("expulsions", "number: 2", "number: 3")
    newsroom.commit("retracted\n\nCorrection: We forgot the driver.\nCorrection: He drove.")
    [entry] = newsroom.log().entries
    assert entry.why == ["We forgot the driver.", "He drove."]


def test_a_commit_that_corrects_nothing_else_corrects_what_it_changes_if_it_says_so(newsroom):
    newsroom.edit("expulsions", "number: 2", "number: 2\n  deadline: 1974-04-05")
    newsroom.edit("expulsions", "  sources:\n", "  sources:\n    - {article: '003', quote: they left}\n")
    newsroom.commit("Deadline\n\nCorrection: We had left out the deadline.")
    [entry] = newsroom.log().entries
    assert [(change.field, change.kind) for change in entry.changes] == [
        ("deadline", "correction"),
        ("sources", "update"),
    ]
    newsroom.write(timeline=PROTEST)
    newsroom.edit("expulsions", "number: 2", "number: 3")
    newsroom.commit("Three, and a protest\n\nCorrection: We forgot the driver.")
    assert _told(newsroom)[-2:] == [
        ("correction", "changed", "borduria-expels-syldavia"),
        ("update", "new", "syldavia-protests"),
    ]


def test_a_new_fact_and_a_new_source_are_updates(newsroom):
    newsroom.write(timeline=PROTEST)
    newsroom.commit("A protest")
    newsroom.edit("expulsions", "  sources:\n", "  sources:\n    - {article: '003', quote: they left}\n")
    newsroom.commit("One more article")
    assert _told(newsroom) == [
        ("update", "changed", "borduria-expels-syldavia"),
        ("update", "new", "syldavia-protests"),
    ]


def test_of_a_fact_that_is_gone_only_its_sheet_and_its_day_are_told(newsroom):
    newsroom.write(timeline=PROTEST)
    newsroom.commit("A protest")
    newsroom.write(timeline="")
    newsroom.commit("Syldavia never protested\n\nCorrection: Our mistake.", days=1)
    [entry] = newsroom.log().entries
    assert (entry.kind, entry.what, entry.sheet, entry.day) == ("correction", "withdrawn", "timeline", "2024-05-07")
    assert (entry.fact, entry.said, entry.changes, entry.why) == ("", "", (), ["Our mistake."])


def test_the_newest_day_comes_first_and_on_a_day_corrections(newsroom):
    newsroom.edit("expulsions", "number: 2", "number: 3")
    newsroom.commit("Three", days=1)
    newsroom.write(timeline=PROTEST)
    newsroom.commit("A protest")
    newsroom.edit("expulsions", "number: 3", "number: 4")
    newsroom.commit("Four", days=1)
    assert [(entry.day[-2:], entry.kind) for entry in newsroom.log().entries] == [
        ("08", "correction"),
        ("07", "correction"),
        ("07", "update"),
    ]


def test_comments_order_and_spacing_are_no_change(newsroom):
    newsroom.write(
        expulsions="# Checked\n\n" + ENVOYS.replace("  number: 2\n", "").replace("  by:", "  number:   2 # two\n  by:")
    )
    newsroom.commit("Tidied")
    assert newsroom.log().entries == []


def test_between_two_tags_only_the_outcome_counts(newsroom):
    newsroom.repository.git("tag", "v1")
    for number in (3, 4, 2):
        newsroom.edit("expulsions", "  number: ", f"  number: {number} # was ")
        newsroom.commit(f"Draft {number}")
    newsroom.edit("expulsions", "envoys\n", "consuls\n")
    newsroom.commit("They were consuls")
    newsroom.edit("expulsions", "  date: ", "  # Read again\n  date: ")
    newsroom.commit("Tidied", days=1)
    newsroom.repository.git("tag", "v2")
    newsroom.edit("expulsions", "consuls\n", "clerks\n")
    newsroom.commit("They were clerks")
    log = newsroom.log()
    assert [[change.after for change in entry.changes] for entry in log.entries] == [[("clerks",)], [("consuls",)]]
    assert log.history.release == "v2"


def test_the_reasons_of_all_commits_of_a_release_are_told(newsroom):
    newsroom.repository.git("tag", "v1")
    for number, why in ((3, "We forgot the driver."), (4, "And the cook.")):
        newsroom.edit("expulsions", f"number: {number - 1}", f"number: {number}")
        newsroom.commit(f"{number}\n\nCorrection: {why}")
    newsroom.repository.git("tag", "v2")
    [entry] = newsroom.log(None).entries
    assert (entry.changes[0].before, entry.changes[0].after) == (("2",), ("4",))
    assert entry.why == ["We forgot the driver.", "And the cook."]


def test_without_a_first_publication_nothing_is_listed(newsroom):
    newsroom.edit("expulsions", "  number: 2\n", "  number: 3\n" + NOTE)
    newsroom.commit("Three")
    log = newsroom.log(None)
    assert (log.entries, log.since) == ((), "")


def test_what_was_never_released_needs_no_correction(newsroom):
    newsroom.edit("expulsions", "number: 2", "number: 3")
    newsroom.commit("Three")
    newsroom.repository.git("tag", "v1")
    log = newsroom.log(None)
    assert (log.entries, log.since) == ([], "2024-05-06")


@pytest.mark.parametrize(("since", "listed"), [("2024-05-06", 1), ("2024-05-07", 0), ("2031-01-01", 0)])
def test_what_changed_before_the_first_publication_is_not_listed(newsroom, since, listed):
    newsroom.edit("expulsions", "  number: 2\n", "  number: 3\n" + NOTE.replace("05-07", "05-06"))
    newsroom.commit("Three", days=1)
    assert len(newsroom.log(since).entries) == listed


def test_a_story_that_was_published_without_facts_has_new_ones(empty):
    empty.write(timeline="[]\n")
    empty.commit("Nothing yet")
    empty.write(timeline=PROTEST)
    empty.commit("A protest")
    assert _told(empty) == [("update", "new", "syldavia-protests")]


def test_what_is_not_committed_is_not_listed(newsroom):
    newsroom.edit("expulsions", "number: 2", "number: 3")
    assert newsroom.log().entries == []


def test_an_entry_s_name_stays_when_more_is_changed(newsroom):
    newsroom.edit("expulsions", "number: 2", "number: 3")
    newsroom.commit("Three")
    [before] = newsroom.log().entries
    newsroom.edit("expulsions", "number: 3", "number: 4")
    newsroom.commit("Four")
    assert newsroom.log().entries[1] == before


def test_the_same_commit_gives_the_same_log(newsroom, tmp_path):
    newsroom.edit("expulsions", "number: 2", "number: 3")
    newsroom.commit("Three")
    assert log_of(newsroom.clone(tmp_path / "clone")) == newsroom.log()


# Ids


def test_a_changed_id_is_no_change_and_takes_the_past_with_it(newsroom):
    newsroom.write(actors=ACTORS, timeline=PROTEST)
    newsroom.commit("Actors, and a protest")
    newsroom.edit("expulsions", "number: 2", "number: 3")
    newsroom.commit("Three")
    before = _told(newsroom)
    for sheet in ("actors", "expulsions", "timeline"):
        newsroom.edit(sheet, "syldavia", "the-syldavians")
    newsroom.commit("Other ids")
    assert _told(newsroom) == [(kind, what, fact.replace("syldavia", "the-syldavians")) for kind, what, fact in before]


def test_two_actors_that_become_one_are_no_withdrawal(newsroom):
    newsroom.write(
        actors=ACTORS + ACTORS.replace("borduria", "republic").replace("Borduria", "the Republic").split("- id: syl")[0]
    )
    newsroom.edit("expulsions", "by: borduria", "by: republic")
    newsroom.commit("Actors")
    newsroom.write(actors=ACTORS.replace("kind: country\n", "kind: country\n  aliases: [the Republic]\n", 1))
    newsroom.edit("expulsions", "by: republic", "by: borduria")
    newsroom.commit("One and the same", days=1)
    [entry] = [entry for entry in newsroom.log().entries if entry.day == "2024-05-07"]
    assert (entry.kind, entry.fact, [change.field for change in entry.changes]) == ("update", "borduria", ["aliases"])


def test_two_facts_that_become_one_are_no_withdrawal(newsroom):
    newsroom.write(timeline=PROTEST + PROTEST.replace("protests", "complains").replace("a note", "a letter"))
    newsroom.commit("Two protests")
    newsroom.write(timeline=PROTEST + "    - article: '003'\n      quote: a letter of protest\n")
    newsroom.commit("One and the same", days=1)
    [entry, *_] = newsroom.log().entries
    assert (entry.kind, entry.what, entry.fact) == ("update", "changed", "syldavia-protests")


def test_a_fact_that_story_yml_knows_under_another_id_was_not_withdrawn(newsroom):
    newsroom.write(timeline=PROTEST)
    newsroom.commit("A protest")
    newsroom.write(timeline="")
    newsroom.commit("Part of the other")
    assert [entry.what for entry in newsroom.log().entries] == ["withdrawn"]
    former = {"syldavia-protests": "borduria-expels-syldavia"}
    assert newsroom.log(former_ids=former).entries[0].fact == "borduria-expels-syldavia"


def test_an_id_to_nowhere_was_never_told(newsroom):
    newsroom.edit("expulsions", "by: borduria", "by: the-republic")
    newsroom.edit("expulsions", "against: syldavia", "against: envoys from the south")
    newsroom.commit("A slip")
    newsroom.write(
        actors=ACTORS
        + ACTORS.split("- id: syl")[0].replace("borduria", "south").replace("Borduria", "The envoys from the South")
    )
    newsroom.edit("expulsions", "by: the-republic", "by: borduria")
    newsroom.edit("expulsions", "against: envoys from the south", "against: south")
    newsroom.commit("Mended", days=1)
    [entry] = [entry for entry in newsroom.log().entries if entry.day == "2024-05-07" and entry.what != "new"]
    assert [(change.field, change.kind, change.before) for change in entry.changes] == [("by", "update", ())]


# What is kept off the site


def test_of_what_is_kept_off_the_site_only_that_it_was_withdrawn_is_told(newsroom):
    newsroom.edit("expulsions", "number: 2", "number: 3")
    newsroom.commit("Three")
    newsroom.edit("expulsions", "  by:", "  publish: false\n  by:")
    newsroom.commit("Not for readers", days=1)
    [entry] = newsroom.log().entries
    assert (entry.what, entry.fact, entry.day) == ("withdrawn", "", "2024-05-07")
    (newsroom.facts / "expulsions.yml").unlink()
    newsroom.commit("Gone")
    assert newsroom.log().entries == [entry]


def test_nothing_is_told_of_what_never_was(newsroom):
    newsroom.write(timeline=PROTEST + "  publish: false\n  corrections: [{date: 2024-05-07, why: It was none.}]\n")
    newsroom.commit("Not yet")
    newsroom.write(timeline="")
    newsroom.commit("Never")
    assert newsroom.log().entries == []


def test_what_is_published_at_last_is_new(newsroom):
    newsroom.write(timeline=PROTEST + "  publish: false\n")
    newsroom.commit("Not yet")
    newsroom.edit("timeline", "by: syldavia", "by: borduria")
    newsroom.commit("Still not")
    newsroom.edit("timeline", "  publish: false\n", "")
    newsroom.commit("Now")
    assert _told(newsroom) == [("update", "new", "syldavia-protests")]


def test_an_actor_who_is_kept_off_the_site_is_named_nowhere(newsroom):
    newsroom.write(actors=ACTORS, timeline=PROTEST.replace("  summary: Syldavia protested.\n", "  against: borduria\n"))
    newsroom.commit("Actors, and a protest")
    newsroom.edit("expulsions", "against: syldavia", "against: [syldavia, borduria]")
    newsroom.commit("Against both")
    newsroom.edit("expulsions", "against: [syldavia, borduria]", "against: [syldavia]")
    newsroom.edit("actors", "name: Borduria", "publish: false\n  name: Borduria")
    newsroom.edit("expulsions", "by: borduria", "by: []")
    newsroom.write(timeline="")
    newsroom.commit("It asked not to be named")
    log = newsroom.log()
    assert "orduria" not in str([(entry.changes, entry.said, entry.fact.partition("-")[2]) for entry in log.entries])
    assert [(entry.what, entry.sheet, entry.kind) for entry in log.entries] == [
        ("withdrawn", "timeline", "correction"),
        ("withdrawn", "expulsions", "correction"),
        ("withdrawn", "actors", "correction"),
        ("new", "actors", "update"),
    ]


def test_a_fact_that_goes_with_a_name_was_withdrawn(newsroom):
    newsroom.write(actors=ACTORS, timeline=PROTEST)
    newsroom.commit("Actors, and a protest")
    newsroom.edit("actors", "name: Syldavia", "publish: false\n  name: Syldavia")
    newsroom.commit("It asked not to be named", days=1)
    log = newsroom.log()
    gone = [(entry.sheet, entry.day) for entry in log.entries if entry.what == "withdrawn"]
    assert sorted(gone) == [(sheet, "2024-05-07") for sheet in ("actors", "expulsions", "timeline")]
    newsroom.edit("actors", "  publish: false\n", "")
    newsroom.commit("It may be named", days=1)
    new = [entry.sheet for entry in newsroom.log().entries if entry.what == "new" and entry.day == "2024-05-08"]
    assert sorted(new) == ["actors", "expulsions", "timeline"]


def test_what_was_withdrawn_and_came_back_under_another_id_was_withdrawn(newsroom):
    newsroom.edit("expulsions", "  by:", "  publish: false\n  by:")
    newsroom.commit("Not for readers")
    newsroom.edit("expulsions", "  publish: false\n", "")
    newsroom.edit("expulsions", "id: borduria-expels-syldavia", "id: envoys-go")
    newsroom.commit("Under another id", days=1)
    assert _told(newsroom) == [("update", "new", "envoys-go"), ("correction", "withdrawn", "")]


def test_what_stayed_off_for_a_name_was_never_told(empty):
    hidden = ACTORS.replace("name: Syldavia", "publish: false\n  name: Syldavia")
    empty.write(actors=hidden, timeline=PROTEST, expulsions="")
    empty.commit("The story so far")
    empty.edit("timeline", "Syldavia protested", "Syldavia complained")
    empty.commit("Other words")
    empty.write(timeline="")
    empty.commit("Gone")
    assert empty.log().entries == []


def test_what_only_an_article_bears_that_is_kept_off_the_site_is_not_told(newsroom):
    claims = "  number:\n    - value: 2\n    - value: 77\n      sources: [{article: '002', quote: seventy-seven}]\n"
    newsroom.edit("expulsions", "  number: 2\n", claims)
    newsroom.commit("Another paper has more")
    newsroom.edit("expulsions", "value: 77", "value: 88")
    newsroom.commit("Many more", days=1)
    newsroom.edit("expulsions", "value: 2", "value: 3")
    newsroom.commit("Three", days=1)
    assert "77" in str(newsroom.log().entries)
    [entry] = newsroom.log(away="002").entries
    assert [(change.before, change.after) for change in entry.changes] == [(("2",), ("3",))]


@pytest.mark.parametrize("name", ["002.md", "[old]/002.md"])
def test_what_goes_with_an_article_was_withdrawn_when_that_was_hidden(newsroom, name):
    article = newsroom.facts.parent / "articles" / name
    article.parent.mkdir(parents=True)
    article.write_text("---\ntitle: A protest\n---\n\nThey wrote a note of protest.\n")
    newsroom.write(timeline=PROTEST)
    newsroom.commit("A protest")
    article.write_text("---\ntitle: A protest\npublish: false\n---\n\nThey wrote a note of protest.\n")
    newsroom.commit("The paper took it back", days=1)
    article.write_text("---\ntitle: Protest\npublish: false\n---\n\nThey wrote a note of protest.\n")
    newsroom.commit("A title", days=1)
    newsroom.edit("timeline", "Syldavia protested", "Syldavia complained")
    newsroom.commit("Other words", days=1)
    [entry] = newsroom.log(away="002").entries
    assert (entry.what, entry.sheet, entry.day) == ("withdrawn", "timeline", "2024-05-07")
    newsroom.edit(
        "timeline", '- article: "002"\n      quote: a note of protest', '- article: "003"\n      quote: a note'
    )
    newsroom.commit("Another paper has it", days=1)
    assert [one.what for one in newsroom.log(away="002").entries] == ["new", "withdrawn", "new"]


def test_what_only_a_hidden_article_ever_bore_was_never_told(newsroom):
    article = newsroom.facts.parent / "articles" / "002.md"
    article.parent.mkdir()
    article.write_text("---\npublish: false\n---\n\nThey wrote a note of protest.\n")
    newsroom.write(timeline=PROTEST)
    newsroom.commit("A protest")
    newsroom.write(timeline="")
    newsroom.commit("Gone")
    assert newsroom.log(away="002").entries == []


# Editors' notes

NOTE = "  corrections: [{date: 2024-05-07, field: number, why: We forgot the driver.}]\n"


def test_a_note_of_the_same_commit_is_the_reason(newsroom):
    newsroom.edit("expulsions", "  number: 2\n", "  number: 3\n" + NOTE)
    newsroom.commit("wip")
    [entry] = newsroom.log().entries
    assert (entry.why, entry.kind) == (["We forgot the driver."], "correction")


def test_of_what_an_editor_notes_too_what_was_taken_back_later_is_not_told(newsroom):
    claims = "  people:\n    - value: envoys\n    - value: spies\n"
    note = "  corrections: [{date: 2024-05-06, field: people, why: Another paper has more.}]\n"
    newsroom.edit("expulsions", "  people: envoys\n", claims + note)
    newsroom.commit("More")
    newsroom.edit("expulsions", "    - value: spies\n", "")
    newsroom.commit("Libel", days=1)
    log = newsroom.log()
    assert "spies" not in str(log.entries)
    [(change,), (noted,)] = [entry.changes for entry in log.entries]
    assert (change.withdrawn, noted.before, noted.after, noted.withdrawn) == ("value", (), ("envoys",), "")


def test_of_a_field_that_is_taken_back_nothing_that_it_ever_said_is_told(newsroom):
    for old, new in (("envoys", "spies"), ("spies", "clerks")):
        newsroom.edit("expulsions", f"  people: {old}\n", f"  people: {new}\n")
        newsroom.commit(new)
    assert "spies" in str(newsroom.log().entries)
    note = "  corrections: [{date: 2024-05-06, field: people, said: withheld, why: Nobody knows.}]\n"
    newsroom.edit("expulsions", "  people: clerks\n", note)
    newsroom.commit("Taken back")
    told = [entry.changes[0] for entry in newsroom.log().entries]
    assert [(change.before, change.after, change.withdrawn) for change in told] == [((), (), "value")] * 3


def test_what_a_commit_corrects_stays_listed_when_other_words_take_its_place(newsroom):
    newsroom.edit("expulsions", "Borduria sent two envoys of Syldavia home.", "Two envoys went.")
    newsroom.commit("Words\n\nCorrection: They went by themselves.")
    [before] = newsroom.log().entries
    newsroom.edit("expulsions", "Two envoys went.", "Both packed their bags.")
    newsroom.commit("Other words", days=1)
    _, entry = newsroom.log().entries
    assert (entry.kind, entry.why, entry.ident) == ("correction", before.why, before.ident)


def test_a_note_that_comes_later_stands_beside_the_last_change_of_its_field(newsroom):
    for old, new in (("number: 2", "number: 3"), ("number: 3", "number: 4"), ("people: envoys", "people: consuls")):
        newsroom.edit("expulsions", old, new)
        newsroom.commit(new)
    newsroom.edit("expulsions", "  number: 4\n", "  number: 4\n" + NOTE)
    newsroom.commit("A note")
    newsroom.edit("expulsions", "number: 4", "number: 5")
    newsroom.commit("number: 5")
    assert [(entry.changes[0].after, len(entry.why)) for entry in newsroom.log().entries] == [
        (("5",), 0),
        (("consuls",), 0),
        (("4",), 1),
        (("3",), 0),
    ]


def test_a_note_makes_a_correction_of_an_update(newsroom):
    newsroom.edit(
        "expulsions",
        "date: 1974-04-02",
        "date: 1974-04-02\n  deadline: 1974-04-05\n" + NOTE.replace("number", "deadline").rstrip(),
    )
    newsroom.commit("wip")
    assert _told(newsroom) == [("correction", "changed", "borduria-expels-syldavia")]


def test_our_sentence_in_other_words_is_an_update_unless_a_note_says_that_it_was_wrong(newsroom):
    newsroom.edit("expulsions", "Borduria sent two envoys of Syldavia home.", "Two Syldavian envoys were sent home.")
    newsroom.commit("Shorter")
    assert [(entry.kind, entry.changes[0].kind) for entry in newsroom.log().entries] == [("update", "update")]
    note = "  corrections: [{date: 2024-05-07, field: summary, why: It sounded as if they had left.}]\n"
    newsroom.edit("expulsions", "  sources:", note + "  sources:")
    newsroom.commit("A note")
    assert [(entry.kind, entry.changes[0].kind) for entry in newsroom.log().entries] == [("correction", "correction")]


def test_a_slip_that_is_mended_in_our_sentence_is_not_told(newsroom):
    newsroom.edit("expulsions", "sent two envoys of Syldavia home.", "sent two envoys of Syldavia, home")
    newsroom.commit("wip")
    assert newsroom.log().entries == []


def test_a_note_of_a_time_before_the_history_stands_by_itself(empty):
    empty.write(expulsions=ENVOYS + NOTE.replace("why", "said: '1', why"))
    empty.commit("The story so far")
    empty.edit("expulsions", "number: 2", "number: 3")
    empty.commit("Three", days=3)
    three, note = empty.log().entries
    assert (three.why, note.when, note.kind) == ([], "2024-05-07T00:00:00Z", "correction")
    assert note.changes == [FieldChange("number", "correction", ("1",), ("3",), COUNT)]


def test_without_git_there_are_the_notes(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", "")
    (tmp_path / "expulsions.yml").write_text(ENVOYS)
    log = log_of(tmp_path)
    assert (log.entries, log.history.reach, log.updated) == ([], "none", "")
    (tmp_path / "expulsions.yml").write_text(ENVOYS + NOTE)
    log = log_of(tmp_path)
    assert [(entry.day, entry.changes) for entry in log.entries] == [
        ("2024-05-07", [FieldChange("number", "correction", (), ("2",), COUNT)])
    ]
    assert log.updated == "2024-05-07T00:00:00Z"


def test_a_note_on_what_is_withdrawn_later_tells_of_no_other_withdrawal(newsroom):
    newsroom.edit("expulsions", "  by:", "  corrections: [{date: 2024-05-06, said: They fled., why: None did.}]\n  by:")
    newsroom.commit("A note")
    newsroom.edit("expulsions", "  by:", "  publish: false\n  by:")
    newsroom.commit("Not for readers", days=1)
    [entry] = newsroom.log().entries
    assert (entry.what, entry.day, entry.said) == ("withdrawn", "2024-05-07", "")


def test_a_note_on_what_is_kept_off_the_site_is_not_told(empty):
    empty.write(expulsions=ENVOYS + NOTE + "  publish: false\n")
    assert empty.log().entries == []


@pytest.mark.parametrize("depth", [1, 2])
def test_a_shallow_clone_tells_what_it_has(newsroom, tmp_path, depth):
    for number in (3, 4):
        newsroom.edit("expulsions", f"number: {number - 1}", f"number: {number}")
        newsroom.commit(f"Not {number - 1}")
    log = log_of(newsroom.clone(tmp_path / "clone", "--depth", str(depth)))
    assert log.history.reach == "shallow"
    assert [entry.changes[0].after for entry in log.entries] == [("4",)][: depth - 1]


def test_a_partial_clone_tells_only_the_notes(newsroom, tmp_path):
    newsroom.repository.git("config", "uploadpack.allowFilter", "true")
    newsroom.edit("expulsions", "  number: 2\n", "  number: 3\n" + NOTE)
    newsroom.commit("Three")
    log = log_of(newsroom.clone(tmp_path / "clone", "--filter=blob:none"))
    assert (log.history.reach, [entry.when for entry in log.entries]) == ("partial", ["2024-05-07T00:00:00Z"])
