"""The command line: what it prints where, and with which exit code it ends."""

import json
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from explainer import cli
from explainer.content import ContentFolder
from explainer.merge import merge
from explainer.model import SHEETS, Sheets
from explainer.new import new_story

from .plugins import install

ROOT = Path(__file__).parent.parent
COMMANDS_PAGE = (ROOT / "generator" / "README.md").read_text("utf-8")
COMMANDS = sorted(cli.cli.commands)

ARTICLE = """\
---
title: Norway sends three consuls home
published: 2011-03-12
language: en
---

Norway expelled three Chilean consuls on Friday. Chile called the step “a grave mistake”.
"""


@pytest.fixture
def story(tmp_path):
    """A new story's folder."""
    new_story(tmp_path / "story")
    return tmp_path / "story"


@pytest.fixture
def unread_story(tmp_path):
    """A story of one article, of which nothing is read yet."""
    articles = tmp_path / "unread" / "content" / "articles"
    articles.mkdir(parents=True)
    (articles / "001-consuls.md").write_text(ARTICLE, "utf-8")
    return tmp_path / "unread"


@pytest.fixture
def explainer(capsys):
    """Run a command: the exit code, what stands on stdout and what on stderr."""

    def run(*words):
        code = cli.main([str(word) for word in words])
        out, err = capsys.readouterr()
        return code, out, err

    return run


def _edit(file, old, new):
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def _process(*words, code="from explainer.cli import main; sys.exit(main())", **options):
    """Run a command in a process of its own."""
    command = [sys.executable, "-c", f"import sys; {code}", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, **options)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_table_of_commands(name):
    assert re.search(rf"^\| `explainer {name}\b", COMMANDS_PAGE, re.M)


def test_every_command_that_is_written_down_exists():
    places = [ROOT / "README.md", ROOT / "generator" / "README.md", *(ROOT / ".github" / "workflows").iterdir()]
    written = "\n".join(place.read_text("utf-8") for place in places)
    assert set(re.findall(r"explainer (?:--content \S+ )?([a-z-]+)", written)) == set(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_commands_help_has_an_example(explainer, name):
    code, out, _ = explainer(name, "--help")
    assert code == 0
    assert f"Example: explainer {name}" in out


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - {"changes", "help", "new", "read"}))
def test_every_command_on_a_story_takes_its_content_folder(explainer, name):
    assert "--content DIR" in explainer(name, "--help")[1]


def test_help_tells_all_exit_codes(explainer):
    out = explainer("--help")[1]
    codes = [cli._WRONG, cli._USAGE, cli._NO_READER, cli._INTERRUPTED]
    assert all(re.search(rf"^ +{code}  +\w", out, re.M) for code in codes)


def test_help_is_shown_without_loading_what_works():
    code = "from explainer.cli import main; main(['--help']); print(sorted(sys.modules), file=sys.stderr)"
    loaded = _process(code=code).stderr
    assert not [name for name in ("spacy", "mkdocs", "pydantic", "jinja2", "rich") if f"'{name}'" in loaded]


def test_a_sheet_is_named_as_the_model_names_it(explainer, story):
    assert f"--sheet [{'|'.join(SHEETS)}]" in explainer("proposals", "--help")[1]
    code, _, err = explainer("--content", story / "content", "proposals", "--sheet", "people")
    assert code == 2
    assert "'people' is not one of 'actors'" in err


def test_content_means_the_same_before_and_after_the_command(explainer, story):
    before, after = (
        explainer("--content", story / "content", "export"),
        explainer("export", "--content", story / "content"),
    )
    assert before == after
    assert before[0] == 0


@pytest.mark.parametrize("place", ["before", "after"])
def test_quiet_says_only_what_is_wrong_before_and_after_the_command(explainer, story, place):
    words = ["-q", "check"] if place == "before" else ["check", "--quiet"]
    content = "--content", story / "content"
    assert explainer(*words, *content) == (0, "", "")
    _edit(story / "content" / "facts" / "timeline.yml", "by: graustark", "by: graustarck")
    code, out, err = explainer(*words, *content)
    assert (code, out) == (1, "") and "error[no-such-id]" in err


@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_programs_are_told_on_stdout_what_is_wrong(explainer, story, form):
    content = "--content", story / "content"
    _edit(story / "content" / "facts" / "timeline.yml", "by: graustark", "by: graustarck")
    code, out, err = explainer("check", "--format", form, *content)
    assert (code, err) == (1, "") and "no-such-id" in out
    if form == "json":
        (found,) = [one for one in json.loads(out) if one["code"] == "no-such-id"]
        assert found["severity"] == "error" and found["line"] > 0 and "did you mean graustark?" in found["help"]


def test_what_has_one_right_answer_is_mended_on_demand(explainer, story):
    content = "--content", story / "content"
    file = story / "content" / "facts" / "timeline.yml"
    right = file.read_text("utf-8")
    _edit(file, "  sources:", "  sourcs:")
    code, _, err = explainer("check", *content)
    assert code == 1 and "explainer check --fix mends 2" in err
    code, _, err = explainer("check", "--fix", *content)
    assert code == 0 and "mended: content/facts/timeline.yml:" in err
    assert file.read_text("utf-8") == right


def test_of_each_kind_fifty_are_told_and_the_rest_counted(explainer, story):
    file = story / "content" / "facts" / "timeline.yml"
    wrong = "".join(f"- id: more-{no}\n  type: denny\n  summary: No.\n  publish: false\n" for no in range(70))
    file.write_text(file.read_text("utf-8") + wrong, "utf-8")
    code, _, err = explainer("check", "--content", story / "content")
    assert code == 1 and err.count("error[no-such-type]") == 50
    assert "and 20 more of no-such-type" in err and "70 errors" in err


def test_a_code_and_a_command_are_explained(explainer):
    code, out, _ = explainer("help", "quote-not-found")
    assert code == 0 and out.startswith("error[quote-not-found]") and "\nWrong:\n  quote: " in out
    assert explainer("help", "check")[1].startswith("Usage: explainer check")
    assert "quote-not-found: The words of a quote" in explainer("help", "--codes")[1]
    code, _, err = explainer("help", "quote-notfound")
    assert code == 1 and "did you mean quote-not-found?" in err


@pytest.mark.slow
def test_a_quiet_build_says_nothing_and_no_build_says_what_its_theme_advertises(story):
    built = _process("--content", story / "content", "build", "--strict", "-q")
    assert (built.returncode, built.stdout, built.stderr) == (0, "", "")
    assert "INFO" in (said := _process("--content", story / "content", "build").stderr)
    assert "end of life" not in said


def test_the_version_is_told(explainer):
    assert explainer("-V") == explainer("--version")
    assert explainer("-V")[1].startswith("explainer, version ")


def test_a_busy_port_is_told_before_anything_is_built(explainer, story, monkeypatch):
    monkeypatch.setattr("mkdocs.commands.serve.serve", lambda *_, **__: pytest.fail("it was built"))
    with socket.create_server(("127.0.0.1", 0)) as busy:
        port = busy.getsockname()[1]
        code, _, err = explainer("--content", story / "content", "serve", "--address", f"127.0.0.1:{port}")
    assert code == 1
    assert "already in use" in err and f"--address 127.0.0.1:{port + 1}" in err


def test_serve_opens_the_browser_where_it_is_asked_to(explainer, story, monkeypatch):
    asked = []
    monkeypatch.setattr("mkdocs.commands.serve.serve", lambda *_, **options: asked.append(options))
    for more in [], ["--open"]:
        assert explainer("--content", story / "content", "serve", "--address", "localhost:0", *more)[0] == 0
    assert [(one["open_in_browser"], one["dev_addr"]) for one in asked] == [
        (False, "localhost:0"),
        (True, "localhost:0"),
    ]


def test_a_content_folder_that_is_not_there_is_a_wrong_call(explainer, tmp_path):
    code, out, err = explainer("--content", tmp_path / "nowhere", "check")
    assert (code, out) == (2, "")
    assert "no content folder" in err


@pytest.mark.parametrize(
    "words", [["fly"], ["extract", "--jobs", "none"], ["read"], ["changes", "one.json"], ["serve", "--address", "x"]]
)
def test_a_wrong_call_ends_with_2(explainer, words):
    assert explainer(*words)[0] == 2


def test_a_new_story_has_nothing_wrong(explainer, story):
    code, out, err = explainer("--content", story / "content", "check")
    assert (code, out) == (0, "")
    assert "nothing wrong" in err


def test_everything_wrong_is_told_at_once_with_file_line_and_field(explainer, story):
    facts = story / "content" / "facts"
    _edit(facts / "context.yml", "quarrelled over fishing in the Bay of Zenda since", "quarrelled over shipping since")
    _edit(facts / "timeline.yml", "by: graustark", "by: graustarck")
    code, out, err = explainer("--content", story / "content", "check")
    assert (code, out) == (1, "")
    assert re.search(r"content/facts/context\.yml:\d+:\d+ \(quarrel-over-fishing\.sources\.0\.quote\)", err)
    assert re.search(r"content/facts/timeline\.yml:\d+:\d+ \(graustark-recalls-ambassador\.by", err)
    assert "did you mean graustark?" in err
    assert "2 errors" in err
    assert "Traceback" not in err


def test_a_sheet_that_is_no_yaml_is_told_with_its_line(explainer, story):
    sheet = story / "content" / "facts" / "actors.yml"
    sheet.write_text("- id: a\n  name: [\n", "utf-8")
    code, _, err = explainer("--content", story / "content", "render")
    assert code == 1
    assert "content/facts/actors.yml:" in err


def test_a_warning_does_not_fail_a_check(explainer, story):
    _edit(story / "content" / "facts" / "expulsions.yml", "value: 3", "value: 4")
    code, _, err = explainer("--content", story / "content", "check")
    assert code == 0
    assert "1 warning" in err


def test_export_prints_json_and_nothing_else(explainer, story):
    code, out, err = explainer("--content", story / "content", "export")
    assert (code, err) == (0, "")
    exported = json.loads(out)
    assert [fact["id"] for fact in exported["expulsions"]] == ["ruritania-expels-graustark"]


def test_export_writes_the_same_into_a_folder(explainer, story, tmp_path):
    _, printed, _ = explainer("--content", story / "content", "export")
    code, out, err = explainer("--content", story / "content", "export", "--format", "json", "--to", tmp_path / "out")
    assert (code, out) == (0, "")
    assert str(tmp_path / "out" / "facts.json") in err
    assert (tmp_path / "out" / "facts.json").read_text("utf-8") == printed


def test_export_in_a_format_that_there_is_not_is_a_wrong_call(explainer, story):
    code, out, err = explainer("--content", story / "content", "export", "--format", "stone")
    assert (code, out) == (2, "")
    assert "there is no format stone: name one of json" in err


def test_export_of_several_files_needs_a_folder(explainer, story, tmp_path, monkeypatch):
    (tmp_path / "package").mkdir()
    code = "def two(base): return {'a.txt': base.story.title.encode(), 'b/c.bin': bytes([0, 255])}"
    install(monkeypatch, tmp_path / "package", "writes_two", "explainer.exporters", code, two="two")
    code, out, err = explainer("--content", story / "content", "export", "--format", "two")
    assert (code, out) == (2, "")
    assert "two makes 2 files: say where they go with --to DIR" in err
    code, out, _ = explainer("--content", story / "content", "export", "--format", "two", "--to", tmp_path / "out")
    assert (code, out) == (0, "")
    assert (tmp_path / "out" / "a.txt").read_text("utf-8") == "Two envoys sent home"
    assert (tmp_path / "out" / "b" / "c.bin").read_bytes() == b"\0\xff"


def test_export_by_a_plugin_that_breaks_names_it_and_shows_no_traceback(explainer, story, tmp_path, monkeypatch):
    (tmp_path / "package").mkdir()
    code = "def broken(base): return base.no_such_part"
    install(monkeypatch, tmp_path / "package", "breaks_export", "explainer.exporters", code, broken="broken")
    code, out, err = explainer("--content", story / "content", "export", "--format", "broken")
    assert (code, out) == (1, "")
    assert err.startswith("error: the plugin broken of breaks_export 1.0 (explainer.exporters) is broken: Attribute")
    assert err.count("\n") == 1


def test_export_says_of_a_quote_that_is_not_found_that_it_is_not(explainer, story):
    _edit(
        story / "content" / "facts" / "context.yml", "quarrelled over fishing in the Bay of Zenda since", "talked since"
    )
    code, out, _ = explainer("--content", story / "content", "export")
    assert code == 0
    assert [source["verified"] for source in json.loads(out)["context"][0]["sources"]] == [False]


def test_rendering_again_writes_nothing(explainer, story):
    first = explainer("--content", story / "content", "render")
    assert first[0] == 0
    assert (story / "build" / "pages" / "timeline.md").is_file()
    assert (
        "0 files new or changed; pages.yml is for other builders"
        in explainer("--content", story / "content", "render")[2]
    )


def test_pages_go_where_they_are_asked_to(explainer, story, tmp_path):
    assert explainer("--content", story / "content", "render", "--to", tmp_path / "elsewhere")[0] == 0
    assert (tmp_path / "elsewhere" / "index.md").is_file()
    assert (tmp_path / "elsewhere.yml").is_file()


def test_pages_do_not_go_where_people_write(explainer, story):
    code, _, err = explainer("--content", story / "content", "render", "--to", story / "content" / "pages")
    assert code == 1
    assert "name another folder with --to" in err
    assert [file.name for file in (story / "content" / "pages").iterdir()] == [".gitkeep"]


@pytest.mark.slow
def test_a_new_story_builds_strictly(explainer, story):
    code, _, err = explainer("--content", story / "content", "build", "--strict")
    assert code == 0, err
    assert "Ruritania" in (story / "build" / "site" / "index.html").read_text("utf-8")


@pytest.mark.slow
def test_a_site_is_looked_at_when_it_is_built_and_whenever_that_is_asked(explainer, story):
    page = story / "content" / "pages" / "visits.md"
    page.write_text('# Visits\n\n<img src="nowhere.png" alt="">\n', "utf-8")
    code, _, err = explainer("--content", story / "content", "build")
    assert code == 1 and (story / "build" / "site" / "visits" / "index.html").is_file()
    assert "error[site-dead-link]" in err and "content/pages/visits.md:3:1" in err
    for words in (["--site"], ["--site", story / "build" / "site"]):
        code, out, _ = explainer("--content", story / "content", "check", "--format", "json", *words)
        assert (code, [one["code"] for one in json.loads(out)]) == (1, ["site-dead-link"])
    assert explainer("--content", story / "content", "check")[0] == 0


def test_building_without_mkdocs_yml_says_where_it_should_be(explainer, story):
    (story / "mkdocs.yml").unlink()
    code, _, err = explainer("--content", story / "content", "build")
    assert code == 1
    assert f"there is no {story / 'mkdocs.yml'}" in err


def test_a_broken_mkdocs_yml_is_told_without_a_traceback(explainer, story):
    _edit(story / "mkdocs.yml", "docs_dir: content/pages", "docs_dir: [")
    code, _, err = explainer("--content", story / "content", "build")
    assert code == 1
    assert "mkdocs.yml" in err
    assert "Traceback" not in err


def test_changes_prints_markdown(explainer, story, tmp_path):
    for name in ("old.json", "new.json"):
        (tmp_path / name).write_text(explainer("--content", story / "content", "export")[1], "utf-8")
        sheet = story / "content" / "facts" / "expulsions.yml"
        sheet.write_text(sheet.read_text("utf-8").replace("deadline: 2024-05-06", "deadline: 2024-05"), "utf-8")
    code, out, _ = explainer("changes", tmp_path / "old.json", tmp_path / "new.json")
    assert code == 0
    assert "| deadline: 6 May 2024 → May 2024 |" in out


def test_a_new_story_in_a_full_folder_is_refused(explainer, story):
    code, out, err = explainer("new", story)
    assert (code, out) == (1, "")
    assert "not empty" in err


def test_what_the_disk_refuses_is_one_line(explainer, story, tmp_path):
    (tmp_path / "file").write_text("")
    code, _, err = explainer("--content", story / "content", "render", "--to", tmp_path / "file" / "pages")
    assert code == 1
    assert len(err.splitlines()) == 1
    assert err == f"error: {tmp_path}/file/pages: not a directory\n"


@pytest.mark.slow
def test_a_missing_reader_ends_with_3_and_says_how_to_get_it(story):
    code = "sys.modules['spacy'] = None; from explainer.cli import main; sys.exit(main())"
    done = _process("--content", story / "content", "extract", code=code)
    assert done.returncode == 3
    assert "explainer-site[extract]" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_interruption_ends_with_130(explainer, story, monkeypatch):
    def interrupted(root):
        raise KeyboardInterrupt

    monkeypatch.setattr("explainer.content.load", interrupted)
    code, out, err = explainer("--content", story / "content", "export")
    assert (code, out) == (130, "")
    assert "Traceback" not in err


@pytest.mark.slow
def test_a_reader_that_stops_listening_hears_no_complaint(story):
    script = f"{sys.executable} -m explainer --content {story / 'content'} export | head -c 10"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, timeout=60)
    assert done.stderr == ""
    assert len(done.stdout) == 10


@pytest.mark.slow
def test_extract_reads_articles_and_says_what_it_did(explainer, unread_story):
    code, out, err = explainer("--content", unread_story / "content", "extract", "--explain")
    assert code == 0
    assert "Norway expelled three Chilean consuls" in out
    assert "1 article" in err
    assert err.endswith("1 fact told in a sentence, 0 by words, 1 lead (explainer leads)\n")
    exported = json.loads(explainer("--content", unread_story / "content", "export")[1])
    [expulsion] = exported["expulsions"]
    assert [expulsion[field] for field in ("by", "against", "number", "date")] == [
        ["norway"],
        ["chile"],
        3,
        "2011-03-11",
    ]
    assert explainer("--content", unread_story / "content", "check")[0] == 0


@pytest.mark.slow
def test_read_prints_one_line_of_json_an_article(explainer, story, unread_story):
    files = [file for folder in (story, unread_story) for file in sorted((folder / "content" / "articles").iterdir())]
    code, out, _ = explainer("read", "--json", *files)
    assert code == 0
    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["article"] for line in lines] == [file.stem for file in files]
    for line in lines:
        assert {"article", "text", "dates", "actors", "events"} <= line.keys()
        assert all(line["text"][date["start"] : date["end"]] == date["text"] for date in line["dates"])
    [line] = [line for line in lines if line["article"] == "001-consuls"]
    [expulsion] = [event for event in line["events"] if event["type"] == "expel"]
    assert ([who["name"] for who in expulsion["by"]], expulsion["number"], expulsion["date"]) == (
        ["Norway"],
        3,
        "2011-03-11",
    )
    assert expulsion.keys() >= {"start", "end", "plover", "against", "said_by", "modality"}


def test_read_lists_its_steps_without_an_article(explainer):
    code, out, _ = explainer("read", "--steps")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines()][:2] == ["detect", "expulsions"]
    assert all(len(line.split()) > 5 for line in out.splitlines())


@pytest.mark.slow
def test_read_leaves_steps_out(explainer, unread_story):
    article = unread_story / "content" / "articles" / "001-consuls.md"
    code, out, _ = explainer("read", "--json", "--without", "detect", "--without", "departures", article)
    assert (code, json.loads(out)["events"]) == (0, [])


def test_read_without_a_step_that_there_is_not_is_a_wrong_call(explainer, unread_story):
    article = unread_story / "content" / "articles" / "001-consuls.md"
    code, out, err = explainer("read", "--without", "guesses", article)
    assert (code, out) == (2, "")
    assert "there is no step guesses: name one of detect, expulsions," in err


@pytest.mark.slow
def test_read_shows_the_text_to_a_person(explainer, unread_story):
    code, out, _ = explainer("read", unread_story / "content" / "articles" / "001-consuls.md")
    assert code == 0
    assert "Norway expelled three Chilean consuls on Friday." in " ".join(out.split())
    assert "2011-03-11" in out


DOUBTFUL = """
    from explainer.articles import Attested, Format, Line, RawArticle
    from explainer.diagnostics import Diagnostic

    def read(data, file):
        torn = Diagnostic(code="torn", message="its second page is torn", file=file, severity="warning")
        return RawArticle([Line(data.decode())], {"language": Attested("nb", "its head")}, warnings=[torn])

    KEPT = Format(read, kept=True)
"""


@pytest.mark.parametrize("words", [["check"], ["extract"], ["read"]])
def test_how_an_articles_file_was_read_is_told_once(explainer, story, tmp_path, monkeypatch, words):
    install(monkeypatch, tmp_path, "reads_scrolls", "explainer.formats", DOUBTFUL, scroll="KEPT")
    scroll = story / "content" / "articles" / "900-consuls.scroll"
    scroll.write_text("Tre konsuler er sendt hjem.\n", "utf-8")
    for file in scroll.parent.glob("*.md"):
        file.write_text(file.read_text("utf-8").replace("language: en", "language: nb"), "utf-8")
    where = [scroll] if words == ["read"] else ["--content", story / "content"]
    for _ in range(2):  # the second time its text is kept
        code, _, err = explainer(*words, *where)
        assert (code, err.count("warning[torn]: its second page is torn")) == (0, 1)
        assert "900-consuls.scroll\n" in err


def test_read_shows_what_is_known_of_an_article_that_nobody_reads_and_its_text(explainer, tmp_path):
    text = "أمرت الوزارة ثلاثة مبعوثين من الدولة المجاورة بالمغادرة خلال أسبوع واحد"
    (tmp_path / "900.md").write_text(f"---\ntitle: مغادرة\nauthor: [سلمى, Ada Moor]\n---\n\n{text}\n", "utf-8")
    code, out, _ = explainer("read", tmp_path / "900.md")
    lines = [" ".join(line.split()) for line in out.splitlines()]
    assert code == 0 and "not read: no installed model reads its language (ar)" in lines
    assert lines[2:5] == ["title مغادرة", "author سلمى, Ada Moor", "language ar"]
    assert text in " ".join(lines[5:])


def test_what_was_read_and_is_not_in_the_sheets_is_listed_and_comes_back(explainer, unread_story):
    content = unread_story / "content"
    norway = {"id": "norway", "name": "Norway", "kind": "country"}
    norway["sources"] = [{"article": "001-consuls", "quote": "Norway expelled"}]
    merge(ContentFolder(content), Sheets.model_validate({"actors": [norway]}))
    whole = (content / "facts" / "actors.yml").read_text("utf-8")
    (content / "facts" / "actors.yml").write_text("[]\n", "utf-8")
    code, out, err = explainer("diff", "--content", content)
    assert (code, out) == (0, "read, and not in actors.yml\n  norway  Norway, country\n")
    assert "explainer restore ID..." in err
    assert explainer("restore", "--content", content)[0] == 2
    assert explainer("restore", "norway", "--content", content)[0] == 0
    assert (content / "facts" / "actors.yml").read_text("utf-8") == whole
    assert explainer("diff", "--content", content) == (0, "", "people changed nothing: the sheets say what was read\n")
    assert explainer("diff", "--unsure", "--content", content) == (0, "", "every fact that was read is read surely\n")


def test_on_github_what_is_wrong_is_shown_at_its_line(explainer, story, monkeypatch):
    _edit(story / "content" / "facts" / "timeline.yml", "by: graustark", "by: graustarck")
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(story.parent))
    monkeypatch.chdir(story)
    code, out, err = explainer("check")
    assert (code, out) == (1, "")
    assert re.search(r"^::error file=story/content/facts/timeline\.yml,line=\d+,col=\d+,title=no-such-id::", err, re.M)


def test_a_new_story_needs_a_name_and_an_update_needs_none(explainer, story, monkeypatch):
    assert explainer("new")[0] == 2
    monkeypatch.chdir(story)
    code, out, err = explainer("new", "--update")
    assert (code, out, err) == (0, "", "nothing to update\n")


def test_what_an_update_leaves_in_conflict_is_named_and_ends_with_1(explainer, story):
    (story / "content" / "extracted" / "originals.json").unlink()
    _edit(story / "mkdocs.yml", "language: en", "language: fr")
    code, out, err = explainer("new", "--update", story)
    assert (code, out.splitlines()) == (1, [str(story / "mkdocs.yml")])
    assert f"in conflict: {story / 'mkdocs.yml'}: choose between the lines" in err


def test_how_a_fact_is_told_without_a_field_that_is_taken_back_is_said(explainer, story):
    words = ["--field", "number", "--why", "We miscounted.", "--content", story / "content"]
    code, _, err = explainer("retract", "ruritania-exp", *words)
    assert code == 0
    assert err.startswith(
        "ruritania-expels-graustark  has no number any more, and is told so: Ruritania ordered diplomats to leave.\n"
        "its quotes are shown as before"
    )


def test_what_is_taken_back_is_asked_why(explainer, story):
    sheet = story / "content/facts/timeline.yml"
    before = sheet.read_text("utf-8")
    ident = re.search("^- id: (.*)$", before, re.M)[1]
    for words in ([], ["--why", " "]):
        code, _, err = explainer("retract", ident, "--content", story / "content", *words)
        assert (code, sheet.read_text("utf-8")) == (2, before)
        assert "say with --why TEXT what readers are told" in err
    code, _, err = explainer("retract", ident, "--content", story / "content", "--why", "We misread it.")
    assert code == 0
    assert err.startswith(f"{ident}  is withdrawn\n")
    assert "written: content/facts/timeline.yml" in err
    assert "the words still stand in" in err
    assert "why: We misread it." in sheet.read_text("utf-8")
