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


def test_a_changed_value_is_a_correction_with_the_commit_s_day_and_words(newsroom):
    newsroom.edit("expulsions", "number: 2", "number: 3")
    newsroom.commit("We counted only two\n\nThe third left by train.", days=2)
    [entry] = newsroom.log().entries
    assert (entry.kind, entry.what, entry.fact) == ("correction", "changed", "borduria-expels-syldavia")
    assert entry.changes == [FieldChange("number", "correction", ("2",), ("3",), COUNT)]
    assert (entry.day, entry.message) == ("2024-05-08", "We counted only two")


def test_a_new_fact_and_a_new_source_are_updates(newsroom):
    newsroom.write(timeline=PROTEST)
    newsroom.commit("A protest")
    newsroom.edit("expulsions", "  sources:\n", "  sources:\n    - {article: '003', quote: they left}\n")
    newsroom.commit("One more article")
    assert _told(newsroom) == [
        ("update", "changed", "borduria-expels-syldavia"),
        ("update", "new", "syldavia-protests"),
    ]


def test_a_fact_that_is_gone_is_a_correction_that_says_what_it_was(newsroom):
    newsroom.write(actors=ACTORS, timeline=PROTEST.replace("  summary: Syldavia protested.\n", ""))
    newsroom.commit("Actors, and a protest")
    newsroom.write(timeline="")
    newsroom.commit("Nobody protested")
    entry = newsroom.log().entries[0]
    assert (entry.kind, entry.what, entry.message) == ("correction", "withdrawn", "Nobody protested")
    assert entry.subject == "Syldavia protested"


def test_a_fact_that_is_gone_and_cannot_be_told_any_more_has_its_id(newsroom):
    newsroom.write(timeline="- id: old-times\n  happened: long ago\n")
    newsroom.commit("As sheets once were")
    newsroom.write(timeline="")
    newsroom.commit("As they are")
    assert newsroom.log().entries[0].subject == "old times"


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
    assert [(entry.message, len(entry.changes)) for entry in log.entries] == [
        ("They were clerks", 1),
        ("They were consuls", 1),
    ]
    assert log.history.release == "v2"


def test_what_was_never_released_needs_no_correction(newsroom):
    newsroom.edit("expulsions", "number: 2", "number: 3")
    newsroom.commit("Three")
    newsroom.repository.git("tag", "v1")
    assert newsroom.log().entries == []


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
    newsroom.commit("One and the same")
    [entry] = [entry for entry in newsroom.log().entries if entry.message == "One and the same"]
    assert (entry.kind, entry.fact, [change.field for change in entry.changes]) == ("update", "borduria", ["aliases"])


# What is kept off the site


def test_nothing_is_told_of_what_is_kept_off_the_site(newsroom):
    newsroom.edit("expulsions", "number: 2", "number: 3")
    newsroom.commit("Three")
    newsroom.edit("expulsions", "  by:", "  publish: false\n  by:")
    newsroom.commit("Not for readers")
    assert newsroom.log().entries == []
    (newsroom.facts / "expulsions.yml").unlink()
    newsroom.commit("Gone")
    assert newsroom.log().entries == []


def test_what_is_published_at_last_is_new(newsroom):
    newsroom.write(timeline=PROTEST + "  publish: false\n")
    newsroom.commit("Not yet")
    newsroom.edit("timeline", "by: syldavia", "by: borduria")
    newsroom.commit("Still not")
    newsroom.edit("timeline", "  publish: false\n", "")
    newsroom.commit("Now")
    assert _told(newsroom) == [("update", "new", "syldavia-protests")]


def test_what_an_articles_words_told_is_called_by_its_day_and_them_when_it_is_withdrawn(newsroom):
    words = PROTEST.replace("  summary: Syldavia protested.\n", "").replace("type: protest", "type: event")
    newsroom.write(timeline=words)
    newsroom.commit("A protest")
    newsroom.write(timeline="")
    newsroom.commit("It was none")
    assert newsroom.log().entries[0].subject == "3 April 1974: “a note of protest”"


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
    assert "orduria" not in str([(entry.changes, entry.subject) for entry in log.entries]) + str(log.names)
    assert [(entry.what, entry.subject) for entry in log.entries] == [
        ("withdrawn", "Syldavia protested"),
        ("new", ""),
        ("new", ""),
    ]


# Editors' notes

NOTE = "  corrections: [{date: 2024-05-07, field: number, why: We forgot the driver.}]\n"


def test_a_note_of_the_same_commit_is_the_reason(newsroom):
    newsroom.edit("expulsions", "  number: 2\n", "  number: 3\n" + NOTE)
    newsroom.commit("wip")
    [entry] = newsroom.log().entries
    assert ([note.why for note in entry.notes], entry.kind) == (["We forgot the driver."], "correction")


def test_a_note_that_comes_later_stands_beside_the_last_change_of_its_field(newsroom):
    for old, new in (("number: 2", "number: 3"), ("number: 3", "number: 4"), ("people: envoys", "people: consuls")):
        newsroom.edit("expulsions", old, new)
        newsroom.commit(new)
    newsroom.edit("expulsions", "  number: 4\n", "  number: 4\n" + NOTE)
    newsroom.commit("A note")
    newsroom.edit("expulsions", "number: 4", "number: 5")
    newsroom.commit("number: 5")
    assert [(entry.message, len(entry.notes)) for entry in newsroom.log().entries] == [
        ("number: 5", 0),
        ("people: consuls", 0),
        ("number: 4", 1),
        ("number: 3", 0),
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
    assert (three.notes, note.when, note.kind) == ((), "2024-05-07T00:00:00Z", "correction")
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
    assert [entry.message for entry in log.entries] == ["Not 3"][: depth - 1]


def test_a_partial_clone_tells_only_the_notes(newsroom, tmp_path):
    newsroom.repository.git("config", "uploadpack.allowFilter", "true")
    newsroom.edit("expulsions", "  number: 2\n", "  number: 3\n" + NOTE)
    newsroom.commit("Three")
    log = log_of(newsroom.clone(tmp_path / "clone", "--filter=blob:none"))
    assert (log.history.reach, [entry.message for entry in log.entries]) == ("none", [""])
