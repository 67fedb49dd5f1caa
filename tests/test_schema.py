"""What editors are told of the YAML: by the schemas themselves, a checker of schemas, and the server that editors run."""

import json
import os
import shutil
from pathlib import Path

import pytest
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner

from explainer.lexicon import load_lexicon
from explainer.model import SHEETS
from explainer.new import new_story
from explainer.schema import schema_texts, write_schemas

from .language_server import language_server

ROOT = Path(__file__).parent.parent
STARTER = ROOT / "generator" / "explainer" / "starter"
SCHEMAS = ROOT / "content" / ".schema"


def _accepts(schema, file):
    done = CliRunner().invoke(check_jsonschema, ["--schemafile", str(schema), str(file)])
    return done.exit_code == 0, done.output


def test_the_projects_schemas_are_those_of_its_model():
    there = {file.name: file.read_text("utf-8") for file in SCHEMAS.iterdir()}
    assert there == schema_texts(), "explainer schema writes them anew"


def test_every_field_has_words_that_say_what_it_is():
    for name, text in schema_texts().items():
        schema = json.loads(text)
        for model in [schema, *schema.get("$defs", {}).values()]:
            bare = [field for field, told in model.get("properties", {}).items() if not told.get("description")]
            assert not bare, f"{name}: {bare}"


def test_event_types_are_told_by_label_and_meaning():
    kind = json.loads(schema_texts()["timeline.schema.json"])["$defs"]["Event"]["properties"]["type"]
    told = dict(zip(kind["enum"], kind["markdownEnumDescriptions"], strict=True))
    assert set(told) == {"event", *load_lexicon().types}
    assert told["recall-envoy"] == "**Envoy recalled**: {by} recalled {what}[ from {against}]"


@pytest.mark.parametrize("root", [ROOT, STARTER])
def test_each_file_names_its_schema_in_its_first_line(root):
    files = {f"../.schema/{sheet}": root / "content" / "facts" / f"{sheet}.yml" for sheet in SHEETS}
    for name, file in (files | {".schema/story": root / "content" / "story.yml"}).items():
        first = file.read_text("utf-8").partition("\n")[0]
        assert first == f"# yaml-language-server: $schema={name}.schema.json"


def test_settings_of_the_editor_map_every_schema_to_its_files():
    mapped = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]
    assert {Path(schema).name for schema in mapped} == set(schema_texts())
    assert all((ROOT / schema).is_file() for schema in mapped)
    assert all("*" in files or (ROOT / files).is_file() for files in mapped.values())


def test_a_new_story_has_its_schemas_and_the_editors_settings(tmp_path):
    new_story(tmp_path)
    assert {file.name for file in (tmp_path / "content" / ".schema").iterdir()} == set(schema_texts())
    assert (tmp_path / ".vscode" / "settings.json").read_text() == (ROOT / ".vscode" / "settings.json").read_text()


@pytest.mark.slow
@pytest.mark.parametrize("name", [*SHEETS, "story"])
def test_the_projects_files_are_accepted(name):
    file = ROOT / "content" / ("story.yml" if name == "story" else f"facts/{name}.yml")
    accepted, said = _accepts(SCHEMAS / f"{name}.schema.json", file)
    assert accepted, said


@pytest.mark.slow
@pytest.mark.parametrize(
    ("fact", "accepted"),
    [
        ("{id: a, publish: false, corrections: [{date: 2024-05-06, why: We misread it.}]}", True),
        ("{id: a, publish: true, corrections: [{date: 2024-05-06, why: We misread it.}]}", False),
        ("{id: a, type: visit, date: 2024, by: x, number: [{value: 3, sources: [{article: 001, quote: q}]}]}", True),
        ("{id: a, type: visit, date: 2020/.., by: [x, y], publish: no, number: a dozen, corrections: []}", True),
        ("{id: a, type: visit, by: [], against: [{value: x}, {value: [y, z]}]}", True),
        ("{id: a, type: vist}", False),
        ("{id: a, type: visit, sumary: x}", False),
        ("{id: a, type: visit, date: 5 March 2024}", False),
        ("{id: A b, type: visit}", False),
        ("{id: a, type: visit, number: [{value: 3, sorces: []}]}", False),
    ],
)
def test_a_schema_accepts_what_the_model_does(tmp_path, fact, accepted):
    (tmp_path / "timeline.yml").write_text(f"- {fact}\n", "utf-8")
    assert _accepts(SCHEMAS / "timeline.schema.json", tmp_path / "timeline.yml")[0] is accepted


@pytest.fixture(scope="module")
def editor(tmp_path_factory):
    """The language server, with a story open."""
    command = shutil.which("yaml-language-server")
    if not command:
        if os.environ.get("EXPLAINER_EDITOR") == "required":
            pytest.fail("there is no yaml-language-server, and EXPLAINER_EDITOR=required asks for it")
        pytest.skip("no yaml-language-server: npm install --global yaml-language-server, with node")
    root = tmp_path_factory.mktemp("story")
    write_schemas(root / "content" / ".schema")
    with language_server(command, root) as server:
        yield server, root / "content" / "facts"


def _typed(sheet, fact):
    return f"# yaml-language-server: $schema=../.schema/{sheet}.schema.json\n- id: a\n{fact}\n"


@pytest.mark.slow
def test_an_editor_offers_the_types_of_events_with_what_they_mean(editor):
    server, facts = editor
    server.wrong(facts / "timeline.yml", _typed("timeline", "  type: "))
    offered = server.completions(facts / "timeline.yml", 2, 8)
    assert offered["recall-envoy"] == "**Envoy recalled**: {by} recalled {what}[ from {against}]"
    assert set(offered) == {"event", *load_lexicon().types}


@pytest.mark.slow
def test_an_editor_offers_what_an_expulsion_makes_of_people(editor):
    server, facts = editor
    server.wrong(facts / "expulsions.yml", _typed("expulsions", "  status: "))
    offered = server.completions(facts / "expulsions.yml", 2, 10)
    assert {"persona non grata", "ordered to leave", "recalled"} <= set(offered)


@pytest.mark.slow
def test_an_editor_offers_the_fields_of_a_fact(editor):
    server, facts = editor
    server.wrong(facts / "context.yml", _typed("context", "  "))
    assert server.completions(facts / "context.yml", 2, 2)["topic"] == "Facts of one topic stand together."


@pytest.mark.slow
def test_an_editor_marks_a_wrong_field_and_a_wrong_date_where_they_stand(editor):
    server, facts = editor
    text = _typed("timeline", "  type: visit\n  sumary: x\n  date: 5 March 2024\n  checked: 2024-05-04")
    wrong = server.wrong(facts / "visits.yml", text)
    assert sorted((one["range"]["start"]["line"], one["message"]) for one in wrong) == [
        (3, "Property sumary is not allowed."),
        (4, "is not a date in EDTF, such as 2025-09-19, 2025-09, 2025-08~, 2012/.. or 2020/2021"),
    ]


@pytest.mark.slow
def test_an_editor_finds_nothing_wrong_with_the_projects_sheets(editor):
    server, facts = editor
    for sheet in SHEETS:
        text = (ROOT / "content" / "facts" / f"{sheet}.yml").read_text("utf-8")
        assert server.wrong(facts / f"project-{sheet}.yml", text) == []


def test_what_other_programs_write_of_an_article_is_allowed_and_in_sheets_it_is_not():
    schemas = {name: json.loads(text) for name, text in schema_texts().items()}
    assert schemas["article.schema.json"]["additionalProperties"] is True
    assert schemas["story.schema.json"]["additionalProperties"] is False
