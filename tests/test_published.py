import json

import pytest
import yaml

from explainer.check import check
from explainer.content import load
from explainer.exporters import export_files
from explainer.hidden_names import WITHHELD
from explainer.model import Lead
from explainer.published import published
from explainer.render import render
from tests.content_folder import SHEETS, write_content
from tests.render.stories import HERRING, base_of


def _with(**hidden):
    """The herring story with some facts kept off the site: ids by sheet."""
    raw = yaml.load(HERRING, yaml.BaseLoader)
    for sheet in ("actors", "timeline", "expulsions", "context"):
        for fact in raw[sheet]:
            if fact["id"] in hidden.get(sheet, ()):
                fact["publish"] = "false"
    return raw


def _base(raw):
    return base_of(yaml.safe_dump(raw, allow_unicode=True))


def test_a_base_that_hides_nothing_stays_as_it_is():
    base = base_of(HERRING)
    assert published(base).base is base


def test_a_hidden_fact_is_on_no_page():
    raw = _with(timeline=["havdis-held"])
    raw["timeline"][0]["summary"] = "Zebra."
    raw["story"]["key_facts"] = ["havdis-held", "norway-expels"]
    pages = render(_base(raw))
    for path, page in pages.items():
        assert "Zebra" not in page.markdown, path
        assert "havdis-held" not in page.markdown, path


def test_a_hidden_actor_is_named_nowhere():
    raw = _with(actors=["eva-strand", "iceland"])
    raw["actors"][1]["name"] = raw["actors"][2]["name"] = "Zebra"
    raw["timeline"][1] |= {"summary": "The crew was not told why."}
    raw["expulsions"][0]["by"] = [{"value": ["iceland"], "sources": [{"article": "001", "quote": "Iceland"}]}]
    pages = render(_base(raw))
    assert "actors/iceland.md" not in pages
    for path, page in pages.items():
        assert "Zebra" not in page.markdown, path
        assert "actors/iceland" not in page.markdown, path
        assert "eva-strand" not in page.markdown, path


def test_what_somebody_hidden_says_is_not_told_as_known():
    raw = _with(actors=["eva-strand"])
    fact = {"by": ["norway"], "type": "strike", "said_by": ["eva-strand"], "modality": "asserted"}
    raw["timeline"][1] = {key: raw["timeline"][1][key] for key in ("id", "sources")} | fact
    base = _base(raw)
    (told,) = [fact for fact in json.loads(export_files(base, "json")["facts.json"])["timeline"] if "said_by" in fact]
    assert told["said_by"] == [told["sources"][0]["said_by"]] == [WITHHELD]
    assert told["telling"] == f"Norway went on strike, according to {WITHHELD}."
    escaped = WITHHELD.replace("[", "&#91;").replace("]", "&#93;")
    assert escaped in render(base)["timeline.md"].markdown


def test_a_claim_keeps_the_actors_that_are_shown():
    raw = _with(actors=["iceland"])
    raw["expulsions"][0]["by"] = [
        {"value": ["norway", "iceland"], "sources": [{"article": "001", "quote": "Norway sent"}]},
        {"value": ["iceland"], "sources": [{"article": "003", "quote": "a note says"}]},
    ]
    [claim] = published(_base(raw)).base.sheets.expulsions[0].by
    assert claim.value == ["norway"]


def test_a_quote_that_bears_only_what_is_hidden_is_not_shown():
    raw = _with(timeline=["crew-untold"])
    shown, whole = (render(_base(one))["sources/001-log.md"].markdown for one in (raw, _with()))
    assert whole.count("the crew was not told why") > shown.count("the crew was not told why") == 1
    assert "the crew was not told why.</p>" in shown


def _outputs(base):
    """Everything that is public, by what it is: pages, and the export."""
    pages = {path: page.markdown + page.source for path, page in render(base).items()}
    return pages | {path: data.decode() for path, data in export_files(base, "json").items()}


def _crew():
    """A story in which a hidden person is named in every kind of place."""
    raw = _with(actors=["eva-strand"])
    raw["articles"].append(
        {
            "id": "004-zebra-arrested",
            "meta": {
                "title": "Anna Zebra arrested",
                "publisher": "The Fjord Log",
                "short": "Log on Zebra",
                "url": "https://fjord.example/anna-zebra-arrested",
                "archived": "https://archive.example/anna-zebra-arrested",
                "language": "en",
                "rights": "full-text",
            },
            "text": "Anna Zebra arrested\nPolice held ANNA ZEBRA on Monday. Zebra’s boat lay idle. A zebra stood by. Norway protested.",
        }
    )
    raw["actors"][2] |= {"name": "Anna Zebra", "aliases": ["The Skipper"]}
    raw["timeline"][1] |= {"summary": "The crew was not told why."}
    source = {"article": "004", "quote": "Norway protested"}
    raw["timeline"].append(
        {
            "id": "norway-protests",
            "type": "event",
            "by": ["norway"],
            "summary": "Norway protested.",
            "sources": [source],
        }
    )
    return raw


def test_whoever_is_hidden_is_named_in_no_output():
    raw = _crew()
    outputs = _outputs(_base(raw))
    for path, text in outputs.items():
        for name in ("Anna", "ANNA", "Zebra", "ZEBRA", "Skipper", "anna-zebra", "004-zebra"):
            assert name not in text, (path, name)
    assert "facts.json" in outputs and "norway-protests" in outputs["facts.json"]


def test_a_name_in_the_text_of_a_source_is_withheld_and_marked():
    base = _base(_crew())
    (page,) = [page for path, page in render(base).items() if "Police held" in page.markdown]
    assert page.markdown.count('<span class="x-withheld">') == 2  # both of the text, and the title below
    assert "A zebra stood by." in page.markdown
    assert WITHHELD in published(base).base.articles[-1].meta.title


def test_offsets_stay_where_names_are_barred():
    (source,) = next(
        fact["sources"]
        for fact in json.loads(export_files(_base(_crew()), "json")["facts.json"])["timeline"]
        if fact["id"] == "norway-protests"
    )
    text = _crew()["articles"][-1]["text"]
    assert text[source["start"] : source["end"]] == "Norway protested" and source["verified"]


def test_a_fact_whose_words_name_somebody_hidden_stays_off():
    for field, value in (
        ("summary", "Norway protested for Zebra."),
        ("note", "Zebra wrote to us."),
        ("id", "norway-frees-anna-zebra"),
        ("what", "the Skipper"),
        ("sources", [{"article": "004", "quote": "Zebra’s boat lay idle"}]),
    ):
        raw = _crew()
        raw["timeline"][-1][field] = value
        found = published(_base(raw))
        assert [fact.id for fact in found.base.sheets.timeline] == ["havdis-held", "crew-untold"], field
        assert [one.path[0] for one in found.named] == [field]


def test_an_actor_stays_without_the_quotes_that_name_somebody_hidden():
    raw = _crew()
    raw["actors"][0]["sources"].append({"article": "004", "quote": "Police held ANNA ZEBRA on Monday"})
    raw["actors"][0]["roles"] = [{"value": "Zebra’s home", "sources": [{"article": "001", "quote": "Norway sent"}]}]
    found = published(_base(raw))
    norway = found.base.sheets.actors[0]
    assert (norway.id, len(norway.sources), norway.roles) == ("norway", 1, [])
    assert {one.path[:2] for one in found.named} == {("sources", 1), ("roles", 0)}


def test_who_is_named_by_a_hidden_name_is_hidden_with_all_names():
    raw = _crew()
    raw["actors"].append({"id": "fund", "name": "Anna Zebra Fund", "kind": "organisation", "aliases": ["The Fund"]})
    raw["timeline"][-1]["summary"] = "Norway protested, the Fund said."
    assert [one.fact for one in published(_base(raw)).named] == ["fund", "norway-protests"]


def test_a_surname_that_somebody_shown_has_too_is_not_withheld():
    raw = _crew()
    raw["actors"].append({"id": "ole-zebra", "name": "Ole Zebra", "kind": "person"})
    raw["timeline"][-1]["summary"] = "Norway protested for Zebra."
    assert not published(_base(raw)).named
    raw["timeline"][-1]["summary"] = "Norway protested for Anna Zebra."
    assert published(_base(raw)).named


def test_a_hidden_article_is_named_nowhere_and_what_it_alone_bears_stays_off():
    raw = _with()
    raw["articles"][1]["meta"]["publish"] = "false"
    raw["timeline"][0]["sources"] = [{"article": "002", "quote": "Norge har utvist"}]
    raw["expulsions"][0]["in_response_to"] = []
    outputs = _outputs(_base(raw))
    for path, text in outputs.items():
        for words in ("002-tidende", "Øytidende", "NTB", "Ambassaden", "tre islandske", "Havdis was seized", "three"):
            assert words not in text, (path, words)
    base = published(_base(raw)).base
    assert [fact.id for fact in base.sheets.timeline] == ["crew-untold"]
    assert [claim.value for claim in base.sheets.expulsions[0].number] == [2]


def test_whom_only_hidden_articles_bear_stays_where_a_shown_fact_names_it():
    raw = _with()
    raw["articles"][1]["meta"]["publish"] = "false"

    def only():
        return [{"article": "002", "quote": "Norge har utvist"}]

    raw["actors"][0] |= {"sources": only(), "roles": [{"value": "host", "sources": only()}]}
    raw["actors"].append({"id": "ntb", "name": "NTB", "kind": "organisation", "sources": only()})
    raw["timeline"][0]["note"] = "Norway was asked, and so was NTB."
    found = published(_base(raw))
    norway, *others = found.base.sheets.actors
    assert (norway.id, norway.sources, norway.roles) == ("norway", [], [])
    assert "ntb" not in [actor.id for actor in others]
    assert not found.names and not found.named


def test_editors_are_told_what_stays_off_because_of_a_name(tmp_path):
    hidden = SHEETS["actors"].replace("kind: country", "kind: country\n  publish: false", 1)
    root = write_content(tmp_path, actors=hidden, timeline=SHEETS["timeline"] + "  note: Norland asked.\n")
    (found,) = [one for one in check(load(root), root) if one.field.endswith(".note")]
    assert (found.code, found.severity) == ("names-hidden", "warning")
    assert found.mark.line == 9 and "Norland is kept off the site" in found.message


def test_a_quote_with_a_hidden_name_gives_way_to_one_without(tmp_path):
    hidden = SHEETS["actors"].replace("kind: country", "kind: country\n  publish: false", 1)
    root = write_content(
        tmp_path, actors=hidden, timeline=SHEETS["timeline"].replace("it denied any delight", "Norland expelled")
    )
    (found,) = [one for one in check(load(root), root) if one.code == "names-hidden" and one.fact == "regret"]
    assert found.help == "quote words without the name"


def test_a_page_of_ones_own_that_names_somebody_hidden_is_told(tmp_path):
    hidden = SHEETS["actors"].replace("kind: country", "kind: country\n  publish: false", 1)
    root = write_content(tmp_path, actors=hidden)
    (root / "pages" / "letters.md").write_text("# Letters\n\nTo Norland, with thanks.\n")
    (root / "pages" / "map.svg").write_text("<svg>\n<text>Norland</text></svg>\n")
    (root / "pages" / "norland.png").write_bytes(b"\x89PNG")
    found = [one for one in check(load(root), root) if one.code == "page-names-hidden"]
    places = {(one.file.removeprefix("content/pages/"), one.mark.line if one.mark else None) for one in found}
    assert places == {("letters.md", 3), ("map.svg", 2), ("norland.png", None)}


@pytest.mark.parametrize("field", ["title", "standfirst"])
def test_that_a_name_is_withheld_over_every_page_is_told(field, tmp_path):
    hidden = SHEETS["actors"].replace("kind: country", "kind: country\n  publish: false", 1)
    root = write_content(tmp_path, actors=hidden)
    words = {"title": "Envoys go", "standfirst": "They went."} | {field: "Norland and Sudria"}
    (root / "story.yml").write_text("".join(f"{name}: {text}\n" for name, text in words.items()))
    (found,) = [one for one in check(load(root), root) if one.file == "content/story.yml"]
    assert (found.code, found.field, found.severity) == ("names-hidden", field, "warning")


def test_old_ids_of_what_is_hidden_are_named_nowhere():
    raw = _with(actors=["iceland"], timeline=["havdis-held"])
    raw["story"]["former_ids"] = {
        "held": "havdis-held",
        "iceland-was-sorry": "norway-expels",
        "quarrel": "shared-waters",
    }
    assert published(_base(raw)).base.story.former_ids == {"quarrel": "shared-waters"}


@pytest.mark.parametrize(
    ("name", "kind", "text", "left"),
    [
        ("Anna Zebra Jr.", "person", "Zebra left with Bob Horn Jr.", " left with Bob Horn Jr."),
        ("Anna al-Zebra", "person", "Al-Zebra and Mr. Zebra", " and Mr. "),
        ("The Dockers' Union", "organisation", "a Dockers’ Union, the union", "a , the union"),
        ("The Union", "organisation", "the Dockers’ Union, The Union", "the Dockers’ Union, "),
    ],
)
def test_who_is_hidden_is_withheld_in_short_forms_too(name, kind, text, left):
    raw = _with(actors=["eva-strand"])
    raw["actors"][2] |= {"name": name, "kind": kind}
    assert published(_base(raw)).names.withheld(text).replace(WITHHELD, "") == left


def test_a_reference_to_who_is_hidden_goes_and_the_fact_stays():
    raw = _crew()
    raw["timeline"].append(raw["timeline"][-1] | {"id": "frees-anna-zebra", "publish": "false"})
    raw["timeline"][-2] |= {"by": ["norway", "anna-zebra"], "in_response_to": ["frees-anna-zebra"]}
    raw["actors"][2]["id"] = "anna-zebra"
    base = published(_base(yaml.safe_load(json.dumps(raw).replace("eva-strand", "anna-zebra")))).base
    (left,) = [fact for fact in base.sheets.timeline if fact.id == "norway-protests"]
    assert (left.by, left.in_response_to) == (["norway"], [])


def test_leads_name_nobody_who_is_hidden():
    lead = Lead(
        id="one", article="004-zebra-arrested", quote="Norway protested", by=["norway", "eva-strand"], why="No type."
    )
    (left,) = published(_base(_crew()).model_copy(update={"leads": [lead]})).base.leads
    assert left.by == ["norway"]
    assert left.article == published(_base(_crew())).base.articles[-1].id


def test_words_beside_a_quote_are_barred_as_the_article_is():
    raw = _crew()
    text = raw["articles"][-1]["text"]
    raw["articles"][-1]["text"] = f"{text} Zebra’s boat sank."
    beside = {"article": "004", "quote": "boat", "prefix": "Zebra’s ", "suffix": " sank"}
    raw["timeline"][-1]["sources"] = [beside]
    base = _base(raw)
    assert "Zebra" not in "".join(_outputs(base).values())
    (fact,) = json.loads(export_files(base, "json")["facts.json"])["timeline"][-1:]
    assert fact["sources"][0]["start"] == len(text) + len(" Zebra’s ")


@pytest.mark.parametrize(("hidden", "dates"), [("article", ["2012"]), ("name", ["2031-03", "2012"])])
def test_a_date_goes_with_the_hidden_article_that_it_was_worked_out_with(hidden, dates):
    raw = _crew()
    if hidden == "article":
        raw["articles"][-1]["meta"]["publish"] = "false"
    dated, other = (
        {"value": day, "sources": [{"article": "001", "quote": "Iceland held"}]} for day in ("2031-03", "2012")
    )
    raw["timeline"][0]["date"] = [dated | {"inferred_from": "004-zebra-arrested"}, other]
    base = _base(raw)
    assert [claim.value for claim in published(base).base.sheets.timeline[0].date] == dates
    assert render(base)


def test_ids_of_what_was_deleted_are_public_nowhere():
    raw = _with()
    raw["story"] |= {"former_ids": {"libel": "slander"}, "key_facts": ["slander", "norway-expels"]}
    story = published(_base(raw)).base.story
    assert (story.former_ids, story.key_facts) == ({}, ["norway-expels"])


def test_a_ledger_whose_title_names_somebody_hidden_is_left_out(tmp_path):
    root = write_content(
        tmp_path, actors=SHEETS["actors"].replace("  kind: country\n", "  kind: country\n  publish: false\n", 1)
    )
    (root / "story.yml").write_text("title: Envoys go\nledgers: [{title: By Norland, types: [deny]}]\n", "utf-8")
    base = load(root)
    assert published(base).base.story.ledgers == []
    assert [one.help for one in check(base, root) if one.field == "ledgers.0.title"] == ["write it without the name"]
