"""What a shell offers, asked as click's scripts for bash, zsh and fish ask."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.shell_completion import BashComplete

from explainer.cli import cli
from explainer.content import ContentFolder
from explainer.merge import merge, merge_actors, open_leads, open_proposals
from explainer.model import Lead, Sheets

SOURCE = {"article": "001-courier", "quote": "two envoys were expelled"}
ACTORS = [
    {"id": ident, "name": ident.title(), "kind": "country", "sources": [SOURCE]} for ident in ("graustark", "ruritania")
]
FACT = {"id": "expulsion", "by": ["ruritania"], "number": 2, "sources": [SOURCE]}
LEAD = Lead(id="001-they-left-1a2b", article="001-courier", quote="They left.", why="no type")


def _sheets(**fields):
    return Sheets.model_validate({"actors": ACTORS, "expulsions": [FACT | fields]})


@pytest.fixture
def story(tmp_path, monkeypatch):
    """A story with a proposal, a lead, a fact that was deleted and an actor with another id."""
    folder = ContentFolder(tmp_path / "content")
    folder.articles.mkdir(parents=True)
    for name in ("001-courier.md", "002-gazette.txt", "002-gazette.meta.yml", ".draft.md"):
        (folder.articles / name).write_text("two envoys were expelled. They left.", "utf-8")
    event = {"id": "gone", "type": "arrest", "sources": [SOURCE]}
    merge(folder, _sheets().model_copy(update={"timeline": Sheets.model_validate({"timeline": [event]}).timeline}))
    file = folder.facts / "expulsions.yml"
    file.write_text(file.read_text("utf-8").replace("number: 2", "number: 5"), "utf-8")
    (folder.facts / "timeline.yml").write_text("- {id: in-flow, type: arrest}\n", "utf-8")
    changed = _sheets(number=3).model_copy(update={"timeline": Sheets.model_validate({"timeline": [event]}).timeline})
    merge(folder, changed, leads=[LEAD])
    monkeypatch.chdir(tmp_path)
    return folder


def offered(*words, incomplete=""):
    """What is offered behind some words."""
    shell = BashComplete(cli, {}, "explainer", "_EXPLAINER_COMPLETE")
    return [item.value for item in shell.get_completions(list(words), incomplete)]


FACTS = ["graustark", "ruritania", "expulsion", "in-flow"]


@pytest.mark.parametrize(
    "words", [["tell"], ["rename"], ["merge-facts"], ["merge-facts", "in-flow"], ["split"], ["retract"]]
)
def test_facts_and_actors_are_offered_where_either_may_stand(story, words):
    assert offered(*words) == FACTS
    assert offered(*words, incomplete="in") == ["in-flow"]


def test_only_actors_are_made_one(story):
    assert offered("merge-actors") == offered("merge-actors", "graustark") == ["graustark", "ruritania"]


def test_no_id_is_offered_for_one_that_is_new(story):
    assert offered("rename", "expulsion") == offered("split", "expulsion") == []


@pytest.mark.parametrize("verb", ["accept", "reject"])
def test_open_proposals_and_leads_are_offered_until_they_are_settled(story, verb):
    [proposal], [lead] = open_proposals(story), open_leads(story)
    assert offered(verb) == [proposal.id, lead.id]
    cli.main(["reject", proposal.id, lead.id], standalone_mode=False)
    assert offered(verb) == []


def test_all_that_may_be_reviewed_is_offered(story):
    [proposal] = open_proposals(story)
    assert offered("review", "--id") == [*FACTS, proposal.id, LEAD.id]


def test_what_is_missing_and_what_the_reader_calls_otherwise(story):
    assert offered("restore") == ["gone"]
    merge_actors(story, "graustark", "ruritania")
    assert offered("apart") == ["graustark"]


@pytest.mark.parametrize(
    "words",
    [["leads", "--article"], ["restore", "--article"], ["review", "--article"], ["split", "a", "b", "--source"]],
)
def test_articles_are_offered_by_their_ids(story, words):
    assert offered(*words) == ["001-courier", "002-gazette"]


@pytest.mark.parametrize("before", [["tell"], []])
def test_the_content_folder_that_is_named_is_looked_into(story, tmp_path, monkeypatch, before):
    monkeypatch.chdir("/")
    folder = ["--content", str(story.root)]
    assert offered(*(["tell", *folder] if before else [*folder, "tell"])) == FACTS
    assert offered("tell") == offered("accept") == offered("leads", "--article") == offered("restore") == []


def test_a_sheet_that_cannot_be_read_keeps_nobody_from_typing(story):
    (story.facts / "timeline.yml").write_bytes(b"- id: caf\xe9\n<<<<<<< HEAD\n- id: still-there\n")
    assert "still-there" in offered("tell")


def test_bash_completes_after_the_documented_line_and_waits_for_no_model(story):
    if not (bash := shutil.which("bash")):
        pytest.skip("no bash")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    script = (
        'eval "$(_EXPLAINER_COMPLETE=bash_source explainer)"\n'
        "COMP_WORDS=(explainer tell ex); COMP_CWORD=2\n_explainer_completion explainer\n"
        'echo "offered: ${COMPREPLY[*]}"\n'
    )
    done = subprocess.run(
        [bash, "--norc", "-c", script], env={**os.environ, "PATH": path}, cwd=story.root.parent, capture_output=True
    )
    if b"not supported" in done.stderr:
        pytest.skip("a bash that click's script does not know")
    assert done.stdout.decode().endswith("offered: expulsion\n"), done.stderr.decode()
    code = "import sys; import explainer.completion, explainer.cli; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_many_facts_are_offered_at_once(story):
    (story.facts / "context.yml").write_text("".join(f"- id: fact-{n}\n  topic: x\n" for n in range(5000)), "utf-8")
    start = time.perf_counter()
    assert len(offered("tell", incomplete="fact-")) == 5000
    assert time.perf_counter() - start < 1
