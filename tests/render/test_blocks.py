"""A story's own template replaces one part of a page; the rest is as every other story has it."""

import re

import jinja2
import pytest
from jinja2.nodes import Block, Getattr
from rcssmin import cssmin
from rjsmin import jsmin

from explainer.render import assets, catalogue, render
from explainer.resources import packaged
from tests.render.stories import HERRING, base_of

_STORY = HERRING.replace("a catch.}", "a catch., ledgers: [{title: Seizures, types: [seize]}]}")
_NOTES = re.compile(
    r'\[\^[^\]]*\]|\s*<p class="x-byline"( markdown)? data-search-exclude>.*?</p>|\s*## \S+ \{: #in:notes .*'
    r'|<sup class="x-keys">.*?</sup>|<div class="x-sources">.*',
    re.DOTALL,
)
"""References, what is said once of marks, and all below the heading of footnotes or sources: they go with the sentences."""


def _blocks():
    """Each block of a packaged template that can be replaced alone: the notes of what is cited must stand somewhere."""
    for file in sorted(packaged("templates").glob("*.md.j2")):
        for block in jinja2.Environment().parse(file.read_text("utf-8")).find_all(Block):
            if not any(call.attr in ("footnotes", "notes") for call in block.find_all(Getattr)):
                yield pytest.param(file.name, block.name, id=f"{file.name.split('.')[0]}-{block.name}")


def _rendered(folder, template, block, words):
    folder.mkdir()
    own = f'{{% extends "explainer/{template}" %}}\n{{% block {block} %}}{words}{{% endblock %}}\n'
    (folder / template).write_text(own, "utf-8")
    return {path: _NOTES.sub("", page.markdown).rstrip() for path, page in render(base_of(_STORY), folder).items()}


@pytest.mark.parametrize(("template", "block"), list(_blocks()))
def test_a_block_that_is_replaced_leaves_the_rest_of_its_page_and_all_others_alone(
    template, block, tmp_path, monkeypatch
):
    if template == "timeline-year.md.j2":
        monkeypatch.setattr(catalogue, "LONG_TIMELINE", 0)
    before = _rendered(tmp_path / "before", template, block, "BEGIN{{ super() }}END")
    after = _rendered(tmp_path / "after", template, block, "MINE")
    assert any("MINE" in page for page in after.values())
    assert after == {path: re.sub("BEGIN.*?END", "MINE", page, flags=re.S) for path, page in before.items()}


def test_a_storys_own_part_of_the_styles_takes_the_place_of_one_and_another_is_added(tmp_path):
    (tmp_path / "styles").mkdir()
    (tmp_path / "styles/90-print.css").write_text(".x-nothing { color: inherit }\n", "utf-8")
    (tmp_path / "styles/95-mine.css").write_text(".x-mine { color: inherit }\n", "utf-8")
    theirs = {file.name: file.read_text("utf-8") for file in (packaged("templates") / "styles").glob("*.css")}
    packaged_styles = assets()["assets/explainer.css"].decode()
    print_styles = cssmin(theirs["90-print.css"])
    assert print_styles in packaged_styles
    expected = packaged_styles.replace(print_styles, ".x-nothing{color:inherit}") + ".x-mine{color:inherit}"
    assert assets(tmp_path)["assets/explainer.css"].decode() == expected


def test_a_storys_own_script_takes_the_place_of_one_and_another_is_added(tmp_path):
    (tmp_path / "scripts").mkdir()
    (tmp_path / "scripts/evidence.js").write_text("byHand();\n", "utf-8")
    (tmp_path / "scripts/zz-mine.js").write_text("mine(); // mine\n", "utf-8")
    scripts = {file.name: file.read_text("utf-8") for file in (packaged("templates") / "scripts").glob("*.js")}
    scripts |= {"evidence.js": "byHand();\n", "zz-mine.js": "mine(); // mine\n"}
    expected = "\n".join(text for _, text in sorted(scripts.items()))
    made = assets(tmp_path)["assets/explainer.js"].decode()
    assert made == jsmin(expected) and "byHand()" in made and "// mine" not in made
