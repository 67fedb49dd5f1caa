"""What git is asked, and what there is where it has no answer."""

import pytest

from explainer.corrections.history import NO_HISTORY, TextsMissing, read_history, read_texts

from .newsroom import ENVOYS

pytestmark = pytest.mark.slow  # git is asked in each


def _subjects(newsroom):
    return [revision.subject for revision in read_history(newsroom.facts).revisions]


def test_a_folder_outside_of_git_has_no_history(tmp_path):
    assert read_history(tmp_path) == NO_HISTORY


def test_a_folder_that_is_not_there_has_no_history(tmp_path):
    assert read_history(tmp_path / "nowhere") == NO_HISTORY


def test_a_machine_without_git_has_no_history(newsroom, monkeypatch):
    monkeypatch.setenv("PATH", "")
    assert read_history(newsroom.facts) == NO_HISTORY


def test_sheets_that_were_never_committed_have_no_history(empty):
    empty.write(expulsions=ENVOYS)
    assert read_history(empty.facts) == NO_HISTORY
    (empty.repository.folder / "README").write_text("A story\n")
    empty.repository.git("add", "README")
    empty.repository.git("commit", "-q", "-m", "A story")
    assert read_history(empty.facts) == NO_HISTORY


def test_only_commits_that_change_a_sheet_count(newsroom):
    (newsroom.facts / "remarks.txt").write_text("Ask the ministry.\n")
    newsroom.commit("A remark")
    newsroom.edit("expulsions", "envoys\n", "consuls\n")
    newsroom.commit("They were consuls")
    assert _subjects(newsroom) == ["The story so far", "They were consuls"]


def test_a_revision_says_when_it_was_committed_where_it_was(newsroom):
    assert [revision.when for revision in read_history(newsroom.facts).revisions] == ["2024-05-06T13:00:00+02:00"]


def test_each_revision_has_the_texts_that_it_changed(newsroom):
    newsroom.write(timeline="[]\n")
    newsroom.commit("A timeline")
    (newsroom.facts / "expulsions.yml").unlink()
    newsroom.commit("No expulsions")
    history = read_history(newsroom.facts)
    assert list(read_texts(newsroom.facts, history)) == [
        {"expulsions": ENVOYS},
        {"timeline": "[]\n"},
        {"expulsions": ""},
    ]


def test_a_text_that_is_not_utf_8_is_not_there(newsroom):
    (newsroom.facts / "expulsions.yml").write_bytes(b"- id: \xff\n")
    newsroom.commit("Broken")
    assert list(read_texts(newsroom.facts, read_history(newsroom.facts)))[1] == {"expulsions": None}


def test_messages_may_hold_anything(newsroom):
    newsroom.edit("expulsions", "envoys\n", "consuls\n")
    newsroom.commit(":100644 100644 “Kött” \x01\n\n:body\n\n:more\n")
    newsroom.edit("expulsions", "consuls\n", "envoys\n")
    newsroom.commit("Back")
    assert _subjects(newsroom) == ["The story so far", ":100644 100644 “Kött” \x01", "Back"]


def test_a_merge_is_one_change_and_told_in_the_words_below_its_first_line(newsroom):
    git = newsroom.repository.git
    git("checkout", "-q", "-b", "desk")
    for word in ("consuls", "attachés"):
        newsroom.edit("expulsions", "people: ", f"people: {word} and ")
        newsroom.commit(f"Draft: {word}")
    git("checkout", "-q", "main")
    newsroom.write(context="[]\n")
    newsroom.commit("Meanwhile")
    git("merge", "-q", "--no-ff", "-m", "Merge pull request #7 from desk\n\nWho they were", "desk")
    history = read_history(newsroom.facts)
    assert [revision.subject for revision in history.revisions] == ["The story so far", "Meanwhile", "Who they were"]
    assert list(history.revisions[-1].blobs) == ["expulsions"]


def test_without_tags_there_is_no_release(newsroom):
    assert read_history(newsroom.facts).release == ""


@pytest.mark.parametrize("annotated", [[], ["-a", "-m", "Out"]])
def test_a_tag_releases_the_last_change_before_it(newsroom, annotated):
    newsroom.edit("expulsions", "envoys\n", "consuls\n")
    newsroom.commit("They were consuls")
    (newsroom.repository.folder / "README").write_text("A story\n")
    newsroom.commit("A readme")
    newsroom.repository.git("tag", *annotated, "v1")
    newsroom.edit("expulsions", "consuls\n", "envoys\n")
    newsroom.commit("They were not")
    history = read_history(newsroom.facts)
    assert [revision.release for revision in history.revisions] == ["", "v1", ""]
    assert history.release == "v1"


def test_a_tag_on_another_branch_releases_nothing(newsroom):
    newsroom.repository.git("checkout", "-q", "-b", "elsewhere")
    newsroom.edit("expulsions", "envoys\n", "consuls\n")
    newsroom.commit("They were consuls")
    newsroom.repository.git("tag", "v1")
    newsroom.repository.git("checkout", "-q", "main")
    assert read_history(newsroom.facts).release == ""


def test_a_whole_clone_has_the_whole_history(newsroom, tmp_path):
    newsroom.edit("expulsions", "envoys\n", "consuls\n")
    newsroom.commit("They were consuls")
    assert read_history(newsroom.clone(tmp_path / "clone")) == read_history(newsroom.facts)


def test_a_shallow_clone_says_that_it_is_one(newsroom, tmp_path):
    for word in ("consuls", "attachés", "clerks"):
        newsroom.edit("expulsions", "people: ", f"people: {word} and ")
        newsroom.commit(word)
    facts = newsroom.clone(tmp_path / "clone", "--depth", "2")
    history = read_history(facts)
    assert (history.reach, [revision.subject for revision in history.revisions]) == ("shallow", ["attachés", "clerks"])
    assert "clerks and attachés" in list(read_texts(facts, history))[1]["expulsions"]


def test_a_partial_clone_asks_nobody_for_what_it_lacks(newsroom, tmp_path):
    newsroom.repository.git("config", "uploadpack.allowFilter", "true")
    newsroom.edit("expulsions", "envoys\n", "consuls\n")
    newsroom.commit("They were consuls")
    facts = newsroom.clone(tmp_path / "clone", "--filter=blob:none")
    with pytest.raises(TextsMissing):
        list(read_texts(facts, read_history(facts)))


def test_a_hook_of_another_repository_does_not_lead_astray(newsroom, tmp_path, monkeypatch):
    before = read_history(newsroom.facts)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "other" / "index"))
    assert read_history(newsroom.facts) == before != NO_HISTORY
