"""Marks and panels in a page's HTML: what they say of the articles, and that nothing else changes."""

import re
from collections import Counter
from dataclasses import replace

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.render import render
from explainer.render.evidence_marks import Borne, PageEvidence, Quotation, with_marks
from explainer.render.markdown import Markdown
from tests.render.stories import HERRING, as_html, base_of, body

ARTICLES = {"1": "NTB, 4 Apr", "2": "The Fjord Log", "3": "article 3", "4": "TT, 5 Apr", "5": "article 5"}
STANCES = {"n": "bears", "p": "part", "o": "otherwise"}


def _evidence(*labels, articles=ARTICLES, digests=()):
    """Footnotes whose labels tell their stance and their article, such as ``o-3``."""
    words = {label: (Quotation("q-1", Markdown(f"“words of {label}”"), Markdown("")),) for label in labels}
    notes = {label: Borne(label[2:].partition("-")[0], STANCES[label[0]], words[label]) for label in labels}
    return PageEvidence(notes, articles, frozenset(digests))


def _page(text, *labels, **more):
    """A page of this Markdown with these footnotes, with marks."""
    notes = [f"[^{label}]: Name: [Title](../sources/{label[2:]}/#q-1): “words of {label}”" for label in labels]
    notes = [
        note.replace(": [", ", [says otherwise](../differences/#x): [") if "[^o" in note else note for note in notes
    ]
    html = as_html(text + "\n\n" + "\n".join(notes) + "\n")
    return lxml.html.fromstring("<main>" + with_marks(html, _evidence(*labels, **more)) + "</main>")


def _marks(page):
    return page.findall(".//button[@class='x-mark']")


def _shapes(mark):
    return "".join({"x-bears": "●", "x-part": "◐", "x-other": "◆", "x-silent": "○"}[i.get("class")] for i in mark)


def _text(element):
    return " ".join(element.text_content().split())


@pytest.mark.parametrize(
    ("cited", "shapes", "said"),
    [
        ("n-1 n-2 n-3", "●●●○○", "3 of 5 articles say this"),
        ("n-1", "●○○○○", "1 of 5 articles says this"),
        ("n-1 n-2 n-3 o-4", "●●●◆○", "3 of 5 articles say this; 1 says otherwise"),
        ("n-1 p-2 p-3 o-4 o-5", "●◐◐◆◆", "1 of 5 articles says this; 2 say part of it; 2 say otherwise"),
        ("p-2", "◐○○○○", "None of 5 articles says all of this; 1 says part of it"),
        ("n-1 n-1-again", "●○○○○", "1 of 5 articles says this"),
        ("n-1 o-1", "◆○○○○", "None of 5 articles says all of this; 1 says otherwise"),
    ],
)
def test_a_mark_tells_by_shapes_and_in_words_how_many_articles_bear_a_sentence(cited, shapes, said):
    labels = cited.split()
    page = _page("It was so." + "".join(f"[^{label}]" for label in labels), *labels)
    [mark] = _marks(page)
    assert (_shapes(mark), mark.get("aria-label")) == (shapes, said)
    assert _text(page.find(".//div[@class='x-panel']/p")) == said


def test_of_more_than_seven_articles_the_mark_is_a_fraction():
    seven, eight = ({str(no): f"Paper {no}" for no in range(1, many + 1)} for many in (7, 8))
    [mark] = _marks(_page("So.[^n-1][^n-2]", "n-1", "n-2", articles=seven))
    assert _shapes(mark) == "●●○○○○○"
    [mark] = _marks(_page("So.[^n-1][^n-2]", "n-1", "n-2", articles=eight))
    assert [(i.get("class"), i.get("data-x-count")) for i in mark] == [("x-count", "2/8")]
    [mark] = _marks(_page("So.[^n-1][^o-2][^o-3]", "n-1", "o-2", "o-3", articles=eight))
    assert [(i.get("class"), i.get("data-x-count")) for i in mark] == [("x-count", "1/8"), ("x-other", None)]


def test_of_the_only_article_a_mark_only_leads_to_the_words():
    page = _page("So.[^n-1]", "n-1", articles={"1": "NTB"})
    [mark] = _marks(page)
    assert (_shapes(mark), mark.get("aria-label")) == ("●", "The words that bear this")
    assert "Silent" not in _text(page)


def test_a_panel_has_the_words_by_article_what_says_otherwise_apart_and_who_is_silent():
    page = _page("So.[^n-1][^p-3][^o-2]", "n-1", "p-3", "o-2")
    [panel] = page.findall(".//div[@class='x-panel']")
    assert [_text(part) for part in panel.iterchildren()] == [
        "1 of 5 articles says this; 1 says part of it; 1 says otherwise",
        "NTB, 4 Apr “words of n-1”",
        "Part of it",
        "Article 3 “words of p-3”",
        "Otherwise side by side",
        "The Fjord Log “words of o-2”",
        "Silent on this: TT, 5 Apr; article 5.",
        "",
    ]
    links = [link.get("href") for link in panel.iter("a")]
    assert links == ["../sources/1/#q-1", "../sources/3/#q-1", "../differences/#x", "../sources/2/#q-1"]


def test_a_panel_counts_silent_articles_that_are_too_many_to_be_named():
    many = {str(no): f"Paper {no}" for no in range(1, 15)}
    panel = _page("So.[^n-1]", "n-1", articles=many).find(".//div[@class='x-panel']")
    assert _text(panel).endswith("“words of n-1”13 other articles are silent on this.")
    del many["14"]
    assert "Silent on this: Paper 2; Paper 3;" in _text(_page("So.[^n-1]", "n-1", articles=many))


@pytest.mark.parametrize(
    ("telling", "silent"),
    [
        ([{"1"}], "Silent on this: The Fjord Log; article 3; TT, 5 Apr; article 5."),
        ([{"1", "2", "5"}], "Silent on this: article 3; TT, 5 Apr."),
        ([{"1", "2", "3", "4", "5"}], ""),
        ([{"1", "2"}, {"1", "3"}], ""),  # the same words bear two things, of which others are silent
    ],
)
def test_who_tells_of_it_in_another_way_is_not_silent(telling, silent):
    evidence = replace(_evidence("n-1"), telling={frozenset({"n-1"}): set(map(frozenset, telling))})
    page = lxml.html.fromstring("<main>" + with_marks(as_html("So.[^n-1]\n\n[^n-1]: Words.\n"), evidence) + "</main>")
    [panel] = page.findall(".//div[@class='x-panel']")
    assert _text(panel) == f"1 of 5 articles says thisNTB, 4 Apr “words of n-1”{silent}"


def test_a_panel_says_who_says_so_and_has_the_words_language():
    words = Quotation("q-1", Markdown("“<span lang='no' dir='ltr'>ord</span>”"), Markdown("Eva Strand"))
    html = as_html("So.[^n-1]\n\n[^n-1]: x: [y](../s/#q-1): z")
    said = with_marks(html, PageEvidence({"n-1": Borne("1", words=(words,))}, ARTICLES))
    assert "<a href=\"../s/#q-1\">“<span lang='no' dir='ltr'>ord</span>”</a> <small>said by Eva Strand</small>" in said


@pytest.mark.parametrize(
    ("digests", "said"),
    [("12", "Quoted from our digests of the articles."), ("1", "Quoted from our digest: NTB, 4 Apr."), ("3", None)],
)
def test_a_panel_says_once_whose_words_are_our_digests(digests, said):
    text = _text(_page("So.[^n-1][^o-2]", "n-1", "o-2", digests=digests).find(".//div[@class='x-panel']"))
    assert text.count(said or "our digest") == (1 if said else 0)


def test_the_same_references_cited_twice_have_two_marks_and_one_panel():
    page = _page("So.[^n-1][^n-2]\n\nAgain.[^n-1][^n-2]\n\nOther.[^n-1][^n-3]", "n-1", "n-2", "n-3")
    targets = [mark.get("popovertarget") for mark in _marks(page)]
    assert targets[0] == targets[1] != targets[2]
    assert [panel.get("id") for panel in page.findall(".//div[@class='x-panel']")] == [targets[0], targets[2]]


def test_a_panels_id_does_not_change_with_what_else_a_page_says():
    one, other = _page("So.[^n-1]", "n-1"), _page("More.[^n-2]\n\nSo.[^n-1]", "n-1", "n-2")
    assert _marks(one)[0].get("popovertarget") == _marks(other)[1].get("popovertarget")


@pytest.mark.parametrize(
    ("text", "panel_is_child_of"),
    [
        ("So.[^n-1] It was.", "main"),
        ("## So[^n-1]", "main"),
        ("* So.[^n-1]\n* And.", "li"),
        ("| a | b |\n|---|---|\n| So[^n-1] | x |", "td"),
        ("<dl markdown>\n<div markdown><dt>By</dt>\n<dd markdown>So[^n-1]</dd>\n</div>\n</dl>", "dd"),
        ("> So.[^n-1]", "blockquote"),
    ],
)
def test_a_panel_stands_after_the_block_or_within_one_that_may_hold_it(text, panel_is_child_of):
    [panel] = _page(text, "n-1").findall(".//div[@class='x-panel']")
    assert panel.getparent().tag == panel_is_child_of


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("It was so.[^n-1]", "so."),
        ("It was in [Oslo](x).[^n-1]", "."),
        ("It was in [Oslo](x)[^n-1]", ""),
        ("It was’s &#58;-[^n-1]", ":-"),
        ("It was donaudampfschifffahrtsgesellschaft.[^n-1]", ""),
        ("So[^n-1]", "So"),
    ],
)
def test_a_mark_stands_on_a_line_with_the_last_word(text, kept):
    [end] = _page(text, "n-1").find_class("x-end")
    assert (end.text or "") == kept
    assert ("x-joined" in end.classes) is (not kept)


def test_footnotes_are_folded_and_say_how_many_there_are():
    page = _page("So.[^n-1][^n-2]", "n-1", "n-2")
    [folded] = page.findall(".//details[@class='x-notes']")
    assert _text(folded.find("summary")) == "2 footnotes"
    assert len(folded.findall("div[@class='footnote']/ol/li")) == 2
    assert folded.getnext() is None


def test_a_reference_that_a_person_wrote_stays_as_it_is():
    html = as_html("So.[^n-1] Mine.[^mine]\n\n[^n-1]: x\n[^mine]: y")
    page = lxml.html.fromstring(with_marks(html, _evidence("n-1")))
    assert len(_marks(page)) == 1
    assert [a.get("href") for a in page.findall(".//sup/a") if a.getparent().getparent().tag == "p"] == ["#fn:mine"]


def test_a_page_without_evidence_stays_as_it_is():
    html = as_html("Mine.[^mine]\n\n[^mine]: y")
    assert with_marks(html, PageEvidence()) == html


_LABELS = st.sampled_from([f"{stance}-{article}" for stance in STANCES for article in ARTICLES])
_WORDS = st.sampled_from(["so", "[Oslo](x)", "&#58;", "*held*", "“words”", "a.", "<b>x</b>", "ø"])
_SENTENCE = st.tuples(st.lists(_WORDS, max_size=4), st.lists(_LABELS, max_size=4, unique=True))
_BLOCK = st.tuples(st.sampled_from(["", "* ", "## ", "> "]), st.lists(_SENTENCE, min_size=1, max_size=3))


@given(st.lists(_BLOCK, max_size=5))
def test_every_reference_is_in_one_mark_and_the_pages_text_stays(blocks):
    text = "\n\n".join(
        start + " ".join(" ".join(words) + "".join(f"[^{label}]" for label in cited) for words, cited in sentences)
        for start, sentences in blocks
    )
    labels = list(dict.fromkeys(label for _, sentences in blocks for _, cited in sentences for label in cited))
    html = as_html(text + "\n\n" + "\n".join(f"[^{label}]: Name: [Title](../s/#q-1): words" for label in labels))
    before = lxml.html.fromstring(f"<body>{html}</body>")
    after = lxml.html.fromstring(f"<body>{with_marks(html, _evidence(*labels))}</body>")

    references = [a.get("href") for a in before.iter("a") if a.get("class") == "footnote-ref"]
    marked = [a.get("href") for refs in after.findall(".//span[@class='x-refs']") for a in refs.iter("a")]
    assert marked == references
    for refs in after.findall(".//span[@class='x-refs']"):
        assert refs.getnext().get("class") == "x-mark"
    panels = Counter(panel.get("id") for panel in after.findall(".//div[@class='x-panel']"))
    assert set(panels.values()) <= {1}
    assert set(panels) == {mark.get("popovertarget") for mark in _marks(after)}
    ids = Counter(element.get("id") for element in after.iter() if element.get("id"))
    assert set(ids.values()) <= {1}
    for added in (*after.findall(".//div[@class='x-panel']"), *after.findall(".//details/summary")):
        added.drop_tree()
    assert after.text_content() == before.text_content()


def test_the_pages_of_a_story_have_a_mark_behind_each_run_of_references():
    for path, page in render(base_of(HERRING)).items():
        html = as_html(body(page.markdown))
        marked = with_marks(html, page.evidence)
        runs = re.findall(r"(?:<sup id=\"fnref[^>]*>.*?</sup>)+", html)
        assert marked.count('class="x-mark"') == len(runs), path
