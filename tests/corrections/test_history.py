"""What git is asked, and what there is where it has no answer."""

import pytest

from explainer.corrections.history import NO_HISTORY, TextsMissing, read_history, read_texts

from .newsroom import ENVOYS

pytestmark = pytest.mark.slow  # git is asked in each


def _reasons(newsroom):
    return [revision.reasons for revision in read_history(newsroom.facts).revisions]


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
    assert len(read_history(newsroom.facts).revisions) == 2


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


def test_of_a_message_only_its_fields_of_that_name_are_for_readers(newsroom):
    newsroom.edit("expulsions", "envoys\n", "consuls\n")
    newsroom.commit(
        ":100644 100644 “Kött” \x02\n\n:body\nCorrection: no field\n\n"
        "Correction: They were consuls,\n says the ministry\ncorrection: Kött\nReviewed-by: somebody\n"
    )
    newsroom.edit("expulsions", "consuls\n", "envoys\n")
    newsroom.commit("Correction: first line")
    assert _reasons(newsroom) == [(), ("They were consuls, says the ministry", "Kött"), ()]


def test_a_merge_is_one_change(newsroom):
    git = newsroom.repository.git
    git("checkout", "-q", "-b", "desk")
    for word in ("consuls", "attachés"):
        newsroom.edit("expulsions", "people: ", f"people: {word} and ")
        newsroom.commit(f"Draft: {word}")
    git("checkout", "-q", "main")
    newsroom.write(context="[]\n")
    newsroom.commit("Meanwhile")
    git("merge", "-q", "--no-ff", "-m", "Merge pull request #7 from desk\n\nCorrection: Who they were", "desk")
    assert _reasons(newsroom) == [(), (), ("Who they were",)]
    assert list(read_history(newsroom.facts).revisions[-1].blobs) == ["expulsions"]


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
    assert (history.reach, len(history.revisions)) == ("shallow", 2)
    assert "clerks and attachés" in list(read_texts(facts, history))[1]["expulsions"]


def test_a_checkout_that_git_refuses_is_not_one_without_history(newsroom, monkeypatch):
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    history = read_history(newsroom.facts)
    assert (history.reach, history.revisions) == ("refused", ())
    assert "dubious ownership" in history.refusal


def test_a_checkout_whose_repository_is_elsewhere_is_not_one_without_history(empty):
    empty.write(expulsions=ENVOYS)
    empty.repository.git("worktree", "prune")
    (empty.repository.folder / ".git").rename(empty.repository.folder / "moved")
    (empty.repository.folder / ".git").write_text("gitdir: /nowhere/worktrees/story\n")
    assert read_history(empty.facts).reach == "refused"


# The first publication


def _numbers(newsroom, *, days, tag=0):
    """A story in which the number is another one in each commit, so many days after the last."""
    for number, wait in enumerate(days, start=3):
        newsroom.edit("expulsions", "  number: ", f"  number: {number} # was ")
        newsroom.commit(f"Number {number}", days=wait)
        if number == tag:
            newsroom.repository.git("tag", "v1")


def test_without_a_day_or_a_tag_nothing_says_when_the_story_was_published(newsroom):
    _numbers(newsroom, days=[1, 1])
    history = read_history(newsroom.facts)
    assert (history.first, history.since, list(history.seen())) == (None, "", [False, False, False])


def test_a_tag_is_the_first_publication(newsroom):
    _numbers(newsroom, days=[1, 1, 1], tag=4)
    history = read_history(newsroom.facts)
    assert (history.first, history.since) == (2, "2024-05-08")


@pytest.mark.parametrize(
    ("since", "first"), [("2024-05-01", 0), ("2024-05-06", 0), ("2024-05-07", 2), ("2024-05-20", 3)]
)
@pytest.mark.parametrize("tag", [0, 4])
def test_a_day_counts_before_any_tag_and_to_its_end(newsroom, since, first, tag):
    _numbers(newsroom, days=[1, 0, 1], tag=tag)
    assert read_history(newsroom.facts, since).first == first


def test_a_day_that_story_yml_was_given_on_that_day_counts_from_that_commit(newsroom):
    _numbers(newsroom, days=[1, 0])
    (newsroom.facts.parent / "story.yml").write_text("title: Envoys\nsince: 2024-05-07\n")
    newsroom.commit("Published")
    _numbers(newsroom, days=[0, 0])
    (newsroom.facts.parent / "story.yml").write_text("title: The envoys\nsince: '2024-05-07'\n")
    newsroom.commit("Another title")
    history = read_history(newsroom.facts, "2024-05-07")
    assert (history.first, list(history.seen())) == (2, [False, False, True, True, True])


def test_a_partial_clone_asks_nobody_for_what_it_lacks(newsroom, tmp_path):
    newsroom.repository.git("config", "uploadpack.allowFilter", "true")
    newsroom.edit("expulsions", "envoys\n", "consuls\n")
    newsroom.commit("They were consuls")
    facts = newsroom.clone(tmp_path / "clone", "--filter=blob:none")
    with pytest.raises(TextsMissing):
        list(read_texts(facts, read_history(facts)))


def test_a_partial_clone_that_lacks_older_texts_of_story_yml_is_one(newsroom, tmp_path):
    newsroom.repository.git("config", "uploadpack.allowFilter", "true")
    story = newsroom.facts.parent / "story.yml"
    for title in ("One", "Another"):
        story.write_text(f"title: {title}\nsince: 2024-05-05\n")
        newsroom.commit(title)
    facts = newsroom.clone(tmp_path / "clone", "--filter=blob:none")
    assert read_history(facts, "2024-05-05").reach == "partial"


def test_a_hook_of_another_repository_does_not_lead_astray(newsroom, tmp_path, monkeypatch):
    before = read_history(newsroom.facts)
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "other"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "other" / "index"))
    assert read_history(newsroom.facts) == before != NO_HISTORY
