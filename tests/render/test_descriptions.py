"""A page's description: whole sentences that fit, without markup, and nothing surer than the page says."""

import re

import pytest
from mkdocs.utils.meta import get_data

from explainer.render import render
from explainer.render.catalogue import Catalogue
from explainer.render.descriptions import LONGEST, in_sentences, in_short, text_of
from explainer.render.markdown import Markdown, escape
from tests.render.stories import HERRING, base_of


def _in_short(ident, text=HERRING):
    site = Catalogue(base_of(text))
    return " ".join(in_short(site.actors[ident], site))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["Two fall out.", "One leaves."], "Two fall out. One leaves."),
        (["Two fall out. " + "So it is said. " * 20], "Two fall out. " + "So it is said. " * 8 + "So it is said."),
        (["Gen. Strand of St. Ives was seen. " + "x" * 150], "Gen. Strand of St. Ives was seen."),
        (["« Où sont-ils ? » " + "y" * 150], "« Où sont-ils ? »"),
        (["二人は争った。" + "彼" * 170], "二人は争った。"),
        (["word " * 50], "word " * 31 + "word…"),
        (["What “" + "word " * 50 + "” says"], "What “" + "word " * 29 + "word…”"),
        (["z" * 300], "z" * 159 + "…"),
        ([""], ""),
    ],
)
def test_whole_sentences_are_told_that_fit_and_else_whole_words(words, told):
    assert in_sentences(words) == told
    assert len(told) <= LONGEST + 1


def test_what_says_who_says_so_is_not_cut_off_a_sentence():
    told = in_sentences(["The crew was " + "very " * 25 + "cold.", "Nobody told it why, a port worker said."])
    assert told.endswith("cold.")


def test_markup_does_not_show():
    assert text_of(Markdown('<bdi dir="rtl">خليل</bdi> &#38; co<span class="x">s</span>')) == "خليل & cos"
    assert text_of(escape("a * b <c> # d")) == "a * b <c> # d"


def test_of_an_actor_it_says_who_that_is_and_what_it_did():
    assert _in_short("iceland") == "Iceland: A country named in one of three articles. Iceland held the trawler Havdis."


def test_of_an_actor_it_tells_no_number_on_which_articles_differ():
    assert "attach" not in _in_short("norway") and "diplomat" not in _in_short("norway")


def test_of_an_actor_it_tells_no_accusation():
    assert "not told why" not in _in_short("iceland") + _in_short("eva-strand")


def test_what_somebody_is_said_to_be_is_not_cut_before_who_says_so():
    said = (
        "{value: "
        + "leader of the smugglers " * 6
        + "of Oslo, sources: [{article: '001', quote: A port worker, said_by: norway}]}"
    )
    role = '{value: port worker, from: 2029, sources: [{article: "001", quote: A port worker}]}'
    assert role in HERRING
    assert _in_short("eva-strand", HERRING.replace(role, said)) == "Eva Strand: Named in one of three articles."


def test_of_an_actor_it_tells_what_one_article_says_only_if_an_editor_checked_it():
    told = ', {article: "003", quote: The Havdis was held}'
    assert told in HERRING
    once = HERRING.replace(told, "")
    assert "Havdis" not in _in_short("iceland", once)
    assert "Havdis" in _in_short(
        "iceland", once.replace("- id: havdis-held\n", "- id: havdis-held\n    checked: 2031-04-05\n")
    )


def test_of_an_actor_it_tells_what_an_editor_finds_most_important_first():
    acts = "\n".join(
        f"  - {{id: act-{n}, date: 2031-05, type: seize, checked: 2031-06-01, by: [iceland], summary: Iceland held trawler number {n}{' of the northern fleet' * 2}., "
        'sources: [{article: "001", quote: Iceland held}]}'
        for n in range(1, 5)
    )
    text = HERRING.replace("timeline:\n", f"timeline:\n{acts}\n").replace(
        "story: {title: The herring quarrel,", "story: {title: The herring quarrel, key_facts: [act-3],"
    )
    assert "number 3" in _in_short("iceland", text)


def test_every_page_has_a_description_of_its_own_without_markup():
    text = HERRING.replace("story: {", "story: {former_ids: {island: iceland}, ")
    described = {
        path: get_data(page.markdown)[1].get("description", "") for path, page in render(base_of(text)).items()
    }
    assert "actors/island.md" in described
    assert all(described.values()), [path for path, said in described.items() if not said]
    assert len(set(described.values())) == len(described)
    assert not [said for said in described.values() if re.search(r"[\[\]*{}]|<|\]\(", said) or len(said) > LONGEST * 2]
