"""Two branches of a story, merged with real git."""

import re

import pytest

from explainer import cli
from explainer.articles import Attested, read_articles
from explainer.errors import ExplainerError, InvalidContent
from explainer.evidence import Evidence
from explainer.merge import edits, merge_facts, open_proposals, rename, retract, settle, split, stale_facts
from explainer.merge.machine_files import Remembered, dump_sidecars
from explainer.merge.mended_sidecars import given_in_sidecars
from explainer.sheets import read_sheets
from explainer.strict_yaml import load

from .branching import Branching

pytestmark = pytest.mark.slow  # git is asked in each


@pytest.fixture
def story(tmp_path):
    return Branching(tmp_path / "story")


def in_any_order(value):
    """A value with its lists in one order."""
    if isinstance(value, dict):
        return {name: in_any_order(item) for name, item in value.items()}
    return sorted((in_any_order(item) for item in value), key=str) if isinstance(value, list) else value


def edits_on_both(story, mine, theirs, *, sheet="expulsions"):
    """The same article read on both branches, so that machine files conflict, and an edit of the expulsion on each."""
    story.branch("colleague")
    story.read(1)
    theirs(story)
    story.repository.commit("The colleague's")
    story.branch("main")
    story.read(2)
    mine(story)
    story.repository.commit("Mine")


def two_articles(story):
    """A branch for each of two articles, each with an edit."""
    story.branch("colleague")
    story.read(1)
    story.edit("actors", "name: Rudolf Rassendyll", "name: R. Rassendyll # as he signs")
    story.repository.commit("The Gazette")
    story.branch("main")
    story.read(2)
    story.edit("context", "topic: Before", "topic: Long before")
    story.repository.commit("The Herald")


def test_two_branches_with_an_article_each_are_merged_and_read_on(story, tmp_path):
    two_articles(story)
    story.merge("colleague")
    done = story.resolve()
    assert (done.clashes, done.left, story.unmerged()) == ((), (), set())
    assert (done.labels, done.go_on) == (("main", "colleague"), "git commit")
    story.repository.git("commit", "-q", "-m", "Both")
    facts = story.facts()
    assert facts["rassendyll"]["name"] == "R. Rassendyll"
    assert "# as he signs" in (story.folder.facts / "actors.yml").read_text("utf-8")
    assert facts["quarrel"]["topic"] == "Long before"

    report = story.read()
    told = [(row.fact, one.text) for row in report.rows for one in row.remarks if not one.text.startswith("aliases")]
    borne = "number: 2 is now borne by 003-herald too"  # each branch knew two of three articles
    assert told == [("ruritania-expels-graustark", borne)]
    assert (report.missing, report.unsure, report.proposals) == ((), 0, ())
    facts = story.facts()
    whole = Branching(tmp_path / "whole", (0, 1, 2)).facts()
    for there in (facts, whole):
        del there["rassendyll"]["name"], there["quarrel"]["topic"]
    assert in_any_order(facts) == in_any_order(whole)
    story.read()
    now = story.texts()
    assert story.read().rows == ()
    assert story.texts() == now


def test_what_git_refuses_to_take_is_told_and_taken_when_it_does(story):
    two_articles(story)
    story.merge("colleague")
    lock = story.folder.root.parent / ".git/index.lock"
    lock.touch()
    with pytest.raises(ExplainerError, match=r"the files are merged, but git does not take them: .*index\.lock"):
        story.resolve()
    lock.unlink()
    story.resolve()
    assert story.repository.git("ls-files", "--unmerged") == ""


def test_what_was_read_for_sidecars_is_merged_by_article(story):
    """Each branch reads another article."""

    def remember(**titles):
        wrote = {article: {"title": Attested(title, "its first line")} for article, title in titles.items()}
        given = {article: Remembered(said) for article, said in wrote.items()}
        story.folder.sidecars.write_text(dump_sidecars(given), "utf-8")

    remember(a="Two leave")
    story.repository.commit("The first")
    story.branch("colleague")
    remember(a="Two leave", b="Hers")
    story.repository.commit("The colleague's")
    story.branch("main")
    remember(a="Two leave", c="Mine")
    story.repository.commit("Mine")
    story.merge("colleague")
    done = story.resolve()
    assert (done.merged, done.left, story.unmerged()) == (("content/extracted/sidecars.yml",), (), set())
    given = given_in_sidecars(story.folder).wrote
    assert {article: said["title"].value for article, said in given.items()} == {
        "a": "Two leave",
        "b": "Hers",
        "c": "Mine",
    }


FIRST = "ruritania-expels-graustark"


def an_edit(sheet, old, new):
    return lambda story: story.edit(sheet, old, new)


def test_a_field_that_both_changed_is_named_and_marked_alone(story):
    edits_on_both(
        story,
        an_edit("context", "topic: Before\n", "topic: Long before # in our words\n  note: Mine.\n"),
        an_edit("context", "topic: Before\n", "topic: Of old\n  publish: false\n"),
    )
    story.merge("colleague")
    done = story.resolve()
    (one,) = done.clashes
    assert (one.sheet, one.fact, one.clash.path) == ("context", "quarrel", ("topic",))
    assert (one.clash.one, one.clash.other) == ("Long before", "Of old")
    assert story.unmerged() == {"context.yml"}
    assert done.left == ("content/facts/context.yml:2",)
    text = (story.folder.facts / "context.yml").read_text("utf-8")
    assert text.startswith(
        "- id: quarrel\n"
        "<<<<<<< quarrel.topic on main\n  topic: Long before # in our words\n"
        "=======\n  topic: Of old # in our words\n>>>>>>> quarrel.topic on colleague\n"
    )
    assert text.count("<<<<<<<") == 1
    assert "note: Mine." in text and "publish: false" in text
    with pytest.raises(InvalidContent, match=r"keep the one that is right.* git add the file"):
        story.read()


def test_what_a_person_has_begun_to_decide_is_left_alone(story):
    edits_on_both(
        story,
        lambda s: [s.edit("context", "topic: Before", "topic: Mine"), s.edit("actors", "name: Ruritania", "name: R1")],
        lambda s: [
            s.edit("context", "topic: Before", "topic: Of old"),
            s.edit("actors", "name: Ruritania", "name: R2"),
        ],
    )
    story.merge("colleague")
    assert len(story.resolve().clashes) == 2
    file = story.folder.facts / "context.yml"
    kept = [
        line
        for line in file.read_text("utf-8").splitlines(keepends=True)
        if line[0] not in "<=>" and "Mine" not in line
    ]
    file.write_text("".join(kept), "utf-8")
    done = story.resolve()
    assert [one.fact for one in done.clashes] == ["ruritania"]
    assert story.unmerged() == {"actors.yml"}
    assert file.read_text("utf-8") == "".join(kept)
    file = story.folder.facts / "actors.yml"
    kept = [
        line for line in file.read_text("utf-8").splitlines(keepends=True) if line[0] not in "<=>" and "R2" not in line
    ]
    file.write_text("".join(kept), "utf-8")
    assert story.resolve().left == ()
    story.repository.git("commit", "-q", "-m", "Both")
    before = story.facts()
    assert (before["quarrel"]["topic"], before["ruritania"]["name"]) == ("Of old", "R1")
    story.read()
    assert story.facts()["ruritania"]["name"] == "R1"
    assert {row.fact for row in edits(story.folder)} == {"quarrel", "ruritania"}


def test_a_reading_gives_way_to_a_person_on_the_other_branch_who_is_then_asked(story):
    story.branch("colleague")
    story.edit("expulsions", "date: 2024-05", "date: 2024-04")
    story.read(1)
    story.repository.commit("An earlier date")
    story.branch("main")
    story.read(2, version=3)
    story.repository.commit("A better reader")
    story.merge("colleague")
    assert story.resolve().clashes == ()
    assert story.facts()[FIRST]["date"] == "2024-04"
    story.read(version=3)
    assert story.facts()[FIRST]["date"] == "2024-04"
    assert [(one.fact, one.field) for one in open_proposals(story.folder)] == [(FIRST, "date")]


def test_a_fact_renamed_on_one_branch_and_edited_on_the_other_is_one(story):
    edits_on_both(
        story,
        lambda s: rename(s.folder, FIRST, "the-first"),
        an_edit("expulsions", "date: 2024-05", "# a comment\n  date: 2024-05-02"),
    )
    story.merge("colleague")
    assert story.resolve().clashes == ()
    facts = story.facts()
    assert facts["the-first"]["date"] == "2024-05-02" and FIRST not in facts
    assert "# a comment" in (story.folder.facts / "expulsions.yml").read_text("utf-8")
    assert facts["graustark-expels-ruritania"]["in_response_to"] == ["the-first"]
    story.read()
    assert story.facts().keys() == facts.keys()


def test_a_rename_comes_in_from_the_other_branch(story):
    edits_on_both(
        story,
        an_edit("expulsions", "date: 2024-05", "date: 2024-05-02"),
        lambda s: rename(s.folder, FIRST, "the-first"),
    )
    story.merge("colleague")
    assert story.resolve().clashes == ()
    facts = story.facts()
    assert facts["the-first"]["date"] == "2024-05-02" and FIRST not in facts
    assert facts["graustark-expels-ruritania"]["in_response_to"] == ["the-first"]
    story.read()
    assert story.facts().keys() == facts.keys()


def test_two_names_for_one_fact_are_a_conflict(story):
    edits_on_both(
        story, lambda s: rename(s.folder, FIRST, "the-first"), lambda s: rename(s.folder, FIRST, "first-of-all")
    )
    story.merge("colleague")
    (one,) = story.resolve().clashes
    assert (one.fact, one.clash.path, one.clash.other) == ("the-first", ("id",), "first-of-all")
    text = (story.folder.facts / "expulsions.yml").read_text("utf-8")
    assert "=======\n- id: first-of-all\n>>>>>>> the-first.id on colleague\n" in text


def test_the_name_that_a_person_chooses_of_two_is_the_facts(story):
    edits_on_both(
        story, lambda s: rename(s.folder, FIRST, "the-first"), lambda s: rename(s.folder, FIRST, "first-of-all")
    )
    story.merge("colleague")
    story.resolve()
    sheet = story.folder.facts / "expulsions.yml"
    text = re.sub(r"<<<<<<< .*\n(?:.*\n)*?=======\n((?:.*\n)*?)>>>>>>> .*\n", r"\1", sheet.read_text("utf-8"))
    sheet.write_text(text, "utf-8")
    assert story.resolve().clashes == ()
    assert "first-of-all" in story.facts() and "the-first" not in story.facts()
    former = load((story.folder.root / "story.yml").read_text("utf-8"), "")["former_ids"]
    assert former == {FIRST: "first-of-all", "the-first": "first-of-all"}
    there = story.facts().keys()
    story.read()
    assert story.facts().keys() == there


def test_settings_that_a_person_has_put_right_stay(story):
    settings = story.folder.root / "story.yml"
    edits_on_both(
        story,
        lambda s: rename(s.folder, FIRST, "the-first"),
        lambda s: rename(s.folder, "graustark-expels-ruritania", "the-answer"),
    )
    story.merge("colleague")
    settings.write_text("title: Decided\n", "utf-8")
    story.resolve()
    assert settings.read_text("utf-8") == "title: Decided\n"


def test_facts_joined_and_parted_on_one_branch_stay_so_beside_an_edit_on_the_other(story):
    story.read(1, 2)
    story.repository.commit("All articles")
    edits_on_both(
        story,
        lambda s: [
            merge_facts(s.folder, "graustark-expels-ruritania", "ruritania-expels-graustark-2"),
            split(s.folder, FIRST, "another-one", ["002"]),
        ],
        lambda s: [s.edit("expulsions", "date: 2024-05", "date: 2024-05-02"), s.read(version=2)],
    )
    story.merge("colleague")
    assert story.resolve().clashes == ()
    story.repository.git("commit", "-q", "-m", "Both")
    facts = story.facts()
    assert "graustark-expels-ruritania" not in facts
    assert (facts[FIRST]["date"], {one["article"] for one in facts["another-one"]["sources"]}) == (
        "2024-05-02",
        {"002-gazette"},
    )
    story.read(version=2)
    assert story.facts().keys() == facts.keys()
    story.read(version=2)
    now = story.texts()
    story.read(version=2)
    assert story.texts() == now


def without_the_quarrel(story):
    (story.folder.facts / "context.yml").write_text("[]\n", "utf-8")


def test_a_fact_deleted_on_one_branch_and_edited_on_the_other_stays_until_a_person_decides(story):
    edit = an_edit("context", "topic: Before", "topic: Of old")
    edits_on_both(story, without_the_quarrel, edit)
    story.merge("colleague")
    (one,) = story.resolve().clashes
    assert (one.fact, one.clash.path, one.clash.one) == ("quarrel", (), None)
    lines = (story.folder.facts / "context.yml").read_text("utf-8").splitlines()
    assert lines[:3] == ["<<<<<<< quarrel on main", "=======", "- id: quarrel"]
    assert lines[-1] == ">>>>>>> quarrel on colleague"
    story.repository.git("merge", "--abort")

    story.branch("colleague")
    story.merge("main")
    (one,) = story.resolve().clashes
    assert one.clash.other is None
    lines = (story.folder.facts / "context.yml").read_text("utf-8").splitlines()
    assert lines[0] == "<<<<<<< quarrel on colleague" and lines[-2:] == ["=======", ">>>>>>> quarrel on main"]


def test_a_fact_taken_back_on_one_branch_and_edited_on_the_other_is_named_as_a_whole(story):
    edits_on_both(
        story,
        lambda s: retract(s.folder, FIRST, "We misread it."),
        an_edit("expulsions", "date: 2024-05", "date: 2024-05-02"),
    )
    story.merge("colleague")
    done = story.resolve()
    (one,) = done.clashes
    assert (one.fact, one.clash.path) == (FIRST, ())
    assert one.in_words(done.names) == ("taken back", "Ruritania expelled two people.")
    sheet = story.folder.facts / "expulsions.yml"
    text = sheet.read_text("utf-8")
    assert text.count("<<<<<<<") == 1
    sheet.write_text(re.sub(r"<<<<<<< .*\n(?:.*\n)*?=======\n((?:.*\n)*?)>>>>>>> .*\n", r"\1", text), "utf-8")
    assert story.resolve().clashes == ()
    assert story.facts()[FIRST]["date"] == "2024-05-02" and "publish" not in story.facts()[FIRST]


def test_a_fact_taken_back_on_one_branch_and_only_read_on_the_other_stays_so(story):
    edits_on_both(story, lambda s: retract(s.folder, FIRST, "We misread it."), lambda s: None)
    story.merge("colleague")
    assert story.resolve().clashes == ()
    assert story.facts()[FIRST].keys() == {"id", "publish", "corrections"}
    story.read()
    assert story.facts()[FIRST].keys() == {"id", "publish", "corrections"}


def test_a_fact_deleted_on_one_branch_alone_stays_deleted(story):
    edits_on_both(story, without_the_quarrel, an_edit("expulsions", "date: 2024-05", "date: 2024-05-02"))
    story.merge("colleague")
    assert story.resolve().clashes == ()
    assert "quarrel" not in story.facts()
    assert story.read().missing == ("quarrel",)
    assert "quarrel" not in story.facts()


def test_an_article_that_both_branches_added_is_there_once(story):
    story.branch("colleague")
    story.read(1)
    story.edit("expulsions", "number: 4", "number: 5")
    story.repository.commit("The Gazette")
    story.branch("main")
    story.read(1)
    story.edit("actors", "name: Rudolf Rassendyll", "name: R. Rassendyll")
    story.edit("context", "topic: Before", "topic: Of old")
    story.repository.commit("The Gazette, too")
    keys = story.facts().keys()
    story.merge("colleague")
    assert story.resolve().clashes == ()
    facts = story.facts()
    assert facts.keys() == keys
    assert facts["rassendyll"]["name"] == "R. Rassendyll"
    report = story.read()
    assert (report.rows, story.facts()) == ((), facts)


def test_a_check_on_one_branch_of_what_the_other_changed_is_named(story):
    edits_on_both(
        story,
        an_edit("context", "topic: Before", "checked: 2024-06-01\n  topic: Before"),
        an_edit("context", "topic: Before", "topic: Of old"),
    )
    story.merge("colleague")
    (one,) = story.resolve().clashes
    assert (one.fact, one.clash.path) == ("quarrel", ("checked",))
    assert "topic: Of old" in (story.folder.facts / "context.yml").read_text("utf-8")


def test_what_a_reading_changed_leaves_a_checked_fact_as_it_was_checked(story):
    story.branch("colleague")
    story.read(1, version=3)
    story.repository.commit("A better reader")
    story.branch("main")
    story.edit("expulsions", "date: 2024-05\n", "date: 2024-05\n  checked: 2024-06-01\n")
    story.read(2)
    story.repository.commit("Checked")
    checked = story.facts()[FIRST]
    story.merge("colleague")
    assert story.resolve().clashes == ()
    assert story.facts()[FIRST] == checked


def test_what_each_branch_took_over_from_articles_leaves_a_checked_fact_checked(story):
    story.edit("expulsions", "date: 2024-05\n", "date: 2024-05\n  checked: 2024-06-01\n")
    story.read()
    story.repository.commit("Checked")
    story.branch("colleague")
    story.read(1)
    settle(story.folder, accept=[one.id for one in open_proposals(story.folder)])
    story.repository.commit("The Gazette")
    story.branch("main")
    story.read(2)
    story.repository.commit("The Herald")
    story.merge("colleague")
    assert story.resolve().clashes == ()
    folder = story.folder
    evidence = Evidence(read_articles(folder.articles, folder.texts))
    assert stale_facts(folder, read_sheets(folder.facts, folder.name), evidence) == (set(), [])


def test_windows_line_ends_and_every_untouched_byte_stay(story):
    story.repository.git("config", "core.autocrlf", "false")
    for sheet in story.folder.facts.iterdir():
        sheet.write_bytes(b"# of our own\n\n" + sheet.read_bytes().replace(b"\n", b"   # why\n", 1))
        sheet.write_bytes(sheet.read_bytes().replace(b"\n", b"\r\n"))
    story.repository.commit("Windows")
    edits_on_both(
        story,
        an_edit("context", "topic: Before", "topic: Of old"),
        an_edit("context", "topic: Before", "topic: Long ago"),
    )
    story.merge("colleague")
    assert len(story.resolve().clashes) == 1
    for sheet in story.folder.facts.iterdir():
        data = sheet.read_bytes()
        assert data.startswith(b"# of our own\r\n\r\n- id:") and data.count(b"# why\r\n") == 1
        assert data.count(b"\n") == data.count(b"\r\n")


def test_line_ends_that_git_changes_are_those_of_the_work_tree(story):
    story.repository.git("config", "core.autocrlf", "true")
    edits_on_both(
        story,
        an_edit("context", "topic: Before", "topic: Of old"),
        an_edit("actors", "name: Flavia", "name: Queen Flavia"),
    )
    story.branch("colleague")
    story.branch("main")
    story.merge("colleague")
    assert story.resolve().left == ()
    data = (story.folder.facts / "timeline.yml").read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n") > 5
    story.repository.git("commit", "-q", "-m", "Both")
    assert story.repository.git("status", "--porcelain") == ""


@pytest.mark.parametrize("how", ["rebase", "cherry-pick"])
def test_a_rebase_and_a_cherry_pick_are_finished_likewise(story, how):
    two_articles(story)
    story.merge("colleague", how)
    done = story.resolve()
    assert (done.left, done.go_on) == ((), f"git {how} --continue")
    story.repository.git("-c", "core.editor=true", how, "--continue")
    facts = story.facts()
    assert (facts["rassendyll"]["name"], facts["quarrel"]["topic"]) == ("R. Rassendyll", "Long before")
    story.read()
    assert story.facts().keys() == facts.keys()


def test_a_stash_that_conflicts_is_merged_likewise(story):
    story.read(1)
    story.edit("context", "topic: Before", "topic: Of old")
    story.repository.git("stash", "--include-untracked")
    story.read(2)
    story.repository.commit("The Herald")
    story.merge("pop", "stash")
    done = story.resolve()
    assert (done.left, done.go_on) == ((), "git stash drop")
    assert story.facts()["quarrel"]["topic"] == "Of old"
    assert {"rassendyll", "flavia"} <= story.facts().keys()


def test_a_story_in_a_subfolder_and_in_a_linked_work_tree(tmp_path):
    story = Branching(tmp_path / "all", within="stories/ruritania")
    two_articles(story)
    story.repository.git("worktree", "add", "-q", "-b", "third", str(tmp_path / "linked"))
    story.repository.folder = tmp_path / "linked"
    story.folder = type(story.folder)(tmp_path / "linked" / "stories" / "ruritania" / "content")
    story.merge("colleague")
    done = story.resolve()
    assert (done.left, story.unmerged()) == ((), set())
    assert "content/facts/actors.yml" in done.merged
    story.repository.git("commit", "-q", "-m", "Both")
    assert story.repository.git("status", "--porcelain") == ""


def test_an_article_that_both_added_differently_is_left_to_git(story):
    two_articles(story)
    for branch in ("colleague", "main"):
        story.branch(branch)
        (story.folder.articles / "004-post.md").write_text(f"{branch}.\n", "utf-8")
        story.repository.commit("The Post")
    story.merge("colleague")
    done = story.resolve()
    assert (done.left, story.unmerged()) == (("content/articles/004-post.md",), {"004-post.md"})


def test_a_sheet_removed_on_one_side_is_left_to_a_person(story):
    edits_on_both(
        story, lambda s: (s.folder.facts / "context.yml").unlink(), an_edit("context", "topic: Before", "topic: Of old")
    )
    story.merge("colleague")
    before = story.texts()
    with pytest.raises(ExplainerError, match=r"context.yml: removed on one side"):
        story.resolve()
    assert story.texts() == before


def test_two_facts_that_got_one_id_stay_two(story):
    post = "- id: a-treaty\n  topic: A treaty\n  date: {}\n  sources:\n    - {{article: '001', quote: {}}}\n"
    edits_on_both(
        story,
        lambda s: s.edit("context", "- id: quarrel", post.format("1999", "of old") + "\n- id: quarrel"),
        lambda s: s.edit("context", "- id: quarrel", post.format("2011", "of late") + "\n- id: quarrel"),
    )
    story.merge("colleague")
    assert story.resolve().clashes == ()
    facts = story.facts()
    assert (facts["a-treaty"]["date"], facts["a-treaty-2"]["date"]) == ("1999", "2011")


def test_where_git_has_merged_all_there_is_nothing_to_do(story, tmp_path, capsys):
    assert story.resolve().merged == ()
    assert cli.main(["resolve", "--content", str(story.folder.root)]) == 0
    (tmp_path / "content").mkdir()
    assert cli.main(["resolve", "--content", str(tmp_path / "content")]) == 1
    assert "in no git repository" in capsys.readouterr().err


def test_marks_that_somebody_committed_are_left_to_a_person(story):
    story.edit("context", "- id: quarrel\n", "<<<<<<< HEAD\n- id: quarrel\n=======\n- id: row\n>>>>>>> x\n")
    story.repository.commit("Oh")
    assert story.resolve().left == ("content/facts/context.yml:1",)


def test_the_command_names_both_values_and_ends_with_1_until_all_is_decided(story, capsys):
    edits_on_both(
        story,
        an_edit("context", "topic: Before", "topic: Of old"),
        an_edit("context", "topic: Before", "topic: Long ago"),
    )
    story.merge("colleague")
    assert cli.main(["check", "--content", str(story.folder.root)]) == 1
    assert "run explainer resolve" in capsys.readouterr().err
    assert cli.main(["resolve", "--content", str(story.folder.root)]) == 1
    said = capsys.readouterr().err
    assert "context.yml: quarrel topic\n  main: Of old\n  colleague: Long ago\n" in said
    assert "yours to decide: content/facts/context.yml:" in said
    sheet = story.folder.facts / "context.yml"
    sheet.write_text(re.sub(r"<<<<<<< .*\n(.*\n)=======\n.*\n>>>>>>> .*\n", r"\1", sheet.read_text("utf-8")), "utf-8")
    story.repository.git("add", str(sheet))
    assert cli.main(["resolve", "--content", str(story.folder.root)]) == 0
    assert capsys.readouterr().err == "All is merged: git commit, then explainer extract\n"


def test_ids_that_both_branches_changed_lead_on_in_the_storys_own_file(story):
    story.branch("colleague")
    rename(story.folder, "quarrel", "the-quarrel")
    story.repository.commit("A better address")
    story.branch("main")
    rename(story.folder, "ruritania-expels-graustark", "the-expulsion")
    story.repository.commit("Another")
    story.merge("colleague")
    assert story.resolve().left == ()
    former = load((story.folder.root / "story.yml").read_text("utf-8"), "story.yml")["former_ids"]
    assert former == {"quarrel": "the-quarrel", "ruritania-expels-graustark": "the-expulsion"}
    assert story.unmerged() == set()
