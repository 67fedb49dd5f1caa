"""Sidecars of articles: what no person wrote follows a better reading, an edit stays, whatever the order of things."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.articles import Attested, new_sidecar, readable_articles, with_language, words_of_comment
from explainer.articles.kept import Kept
from explainer.content import ContentFolder
from explainer.errors import ExplainerError, InvalidContent
from explainer.merge.machine_files import Remembered, dump_sidecars, read_sidecars
from explainer.merge.mended_sidecars import both_given, given_in_sidecars, mended, mended_sidecars
from explainer.model import ArticleMeta
from explainer.strict_yaml import load
from explainer.transaction import commit

from ..fixtures import FIXTURES, read_fixtures

CASES = read_fixtures(FIXTURES / "merge_sidecars.txt")
FIELDS = ("title", "publisher", "author", "published", "agency")
VALUES = st.sampled_from(["unknown", "One", "it's: two", "# three", '"4"', "null", "2024-05"])
SAID = st.fixed_dictionaries(
    {
        name: st.builds(
            Attested,
            st.sampled_from(["unknown", "2023", "2024-05", "2024-05-03"]) if name == "published" else VALUES,
            st.sampled_from(["", "its byline", "the page’s og:title", "a: b # c"]).map(words_of_comment),
        )
        for name in FIELDS
    }
)


def said_in(text):
    lines = dict(line.split(": ", 1) for line in text.splitlines())
    found = {name: re.fullmatch(r"(.*?)(?: # (.*))?", line) for name, line in lines.items()}
    return {name: Attested(load(one[1], ""), one[2] or "") for name, one in found.items()}


@pytest.mark.parametrize(("line", "title", "given_", "expected"), CASES, ids=[case[1] for case in CASES])
def test_a_sidecar_is_merged_with_what_is_read_now(line, title, given_, expected):
    text, last, now = given_.split("\n=\n")
    last = None if last == "nothing" else Remembered(said_in(last))
    assert mended(text + "\n", "a.meta.yml", last, said_in(now))[0] == expected + "\n"
    for form in (("\ufeff" + text + "\n"), (text + "\n").replace("\n", "\r\n")):
        new, _ = mended(form, "a.meta.yml", last, said_in(now))
        assert new.removeprefix("\ufeff").replace("\r\n", "\n") == expected + "\n"
        assert (new[:1] == "\ufeff", "\r\n" in new) == (form[:1] == "\ufeff", "\r\n" in form)


@given(SAID, SAID, st.dictionaries(st.sampled_from(FIELDS), st.sampled_from(["edited", "deleted", "remarked"])))
def test_an_edit_stays_and_the_rest_is_what_is_read_now(first, second, deeds):
    lines = {line.split(":")[0]: line for line in new_sidecar("a.html", first).splitlines()}
    mine = {"published": "1999-12-31"}
    for name, deed in deeds.items():
        if deed == "deleted":
            del lines[name]
        elif deed == "edited":
            lines[name] = f"{name}:   '{mine.get(name, 'Mine')}'  # I know"
        else:
            lines[name] = f"# I asked\n{lines[name]}"
    text = "\n".join(lines.values()) + "\n"
    new, remembered = mended(text, "a.meta.yml", Remembered(first), second)
    for name in FIELDS:
        there = [line for line in new.splitlines() if line.startswith(name)]
        if deeds.get(name) == "deleted":
            assert there == []
        elif deeds.get(name) == "edited":
            assert there == [lines[name]]
        else:
            value, _, comment = there[0].partition(f" # {second[name].where}" if second[name].where else "\n")
            assert (load(value, ""), comment) == ({name: second[name].value}, "")
    assert new.count("# I asked") == list(deeds.values()).count("remarked")
    assert mended(new, "a.meta.yml", remembered, second) == (new, remembered), "a second reading changes nothing"


@given(SAID, st.lists(SAID, min_size=1), st.sampled_from(FIELDS), st.booleans(), st.data())
def test_what_a_person_wrote_is_theirs_for_good_though_articles_agree_once(first, later, name, by_hand, data):
    """Also a line that they deleted and wrote again, and a sidecar that they wrote before the first reading."""
    said_later = [said[name].value for said in later]
    mine = data.draw(st.sampled_from([value for value in said_later if value != first[name].value] or ["1999"]))
    others = {other: said for other, said in first.items() if other != name}
    lines = new_sidecar("a.html", others)
    line = f"{name}:   {json.dumps(mine)}  # by phone"
    last = None if by_hand else Remembered(first)
    if not by_hand and data.draw(st.booleans()):
        _, last = mended(lines, "a.meta.yml", last, data.draw(SAID))
    text = f"{lines}{line}\n"
    for said in later:
        text, last = mended(text, "a.meta.yml", last, said)
        assert line in text.splitlines()
        assert name not in last.wrote and last.theirs[name] == said[name].value
        if by_hand:
            assert text == f"{lines}{line}\n"


@given(
    st.dictionaries(
        st.sampled_from(["001-a", "2", "no: 3"]),
        st.builds(Remembered, SAID, st.dictionaries(st.sampled_from(["url", "language"]), VALUES)),
    )
)
def test_what_was_given_is_remembered(given_):
    assert read_sidecars(dump_sidecars(given_), "sidecars.yml") == given_


def test_a_sidecar_that_cannot_be_edited_is_told_and_stays():
    said, second = ({"title": Attested(title, "")} for title in ("One", "Two"))
    first = Remembered(said)
    with pytest.raises(ExplainerError, match=r"a\.meta\.yml is laid out .*each field on a line of its own"):
        mended("{title: One}\n", "a.meta.yml", first, second)
    assert mended("{title: One}\n", "a.meta.yml", first, said) == ("{title: One}\n", first)


def test_two_branches_that_read_articles_remember_both():
    was, mine, theirs = (Remembered({"title": Attested(title, "")}) for title in ("was", "mine", "theirs"))
    base = dump_sidecars({"1": was, "2": was, "3": was})
    one = dump_sidecars({"1": mine, "2": was, "3": mine, "4": mine})
    other = dump_sidecars({"1": was, "2": theirs, "3": theirs, "5": theirs})
    both = read_sidecars(both_given(base, one, other, "sidecars.yml"), "sidecars.yml")
    assert both == {"1": mine, "2": theirs, "3": mine, "4": mine, "5": theirs}
    assert read_sidecars(both_given("", one, other, ""), "").keys() == {"1", "2", "3", "4", "5"}
    hers = dump_sidecars({"3": Remembered({}, {"title": "theirs"})})
    both = read_sidecars(both_given(base, one, hers, ""), "")
    assert both["3"] == Remembered({}, {"title": "theirs"}), "what one branch knows for a person's is so"


TEXT = "Norland shuts its border\nBy Jane Doe\nNORTHAVEN, 3 May 2024 (AP) — The border has been shut since midnight.\n"


@pytest.fixture
def folder(tmp_path: Path) -> ContentFolder:
    folder = ContentFolder(tmp_path / "content")
    folder.articles.mkdir(parents=True)
    folder.extracted.mkdir()
    (folder.articles / "a.txt").write_text(TEXT, "utf-8")
    return folder


def run(folder, *, wrong=()):
    """What extract does with sidecars: the articles' metadata in memory, and what is told."""
    last = given_in_sidecars(folder)
    articles, told = readable_articles(folder.articles, last.wrote)
    assert [one.code for one in told] == list(wrong)
    articles = [with_language(article) for article in articles]
    done = mended_sidecars(folder, articles, last)
    commit(folder.extracted, done.changes)
    return {article.id: article.meta for article in articles}, done.differences


def texts(folder):
    return {path: path.read_bytes() for path in folder.root.rglob("*") if path.is_file()}


def test_each_value_says_where_it_was_found(folder):
    run(folder)
    written = (folder.articles / "a.meta.yml").read_text("utf-8").splitlines()
    assert written[0].startswith("# What is known about a.txt")
    assert written[1].startswith("title: Norland shuts its border # ")
    assert written[3].startswith("author: Jane Doe # ")
    assert written[5:7] == ["url: unknown", "language: en # the words of its text"]
    before = texts(folder)
    run(folder)
    assert texts(folder) == before


def test_what_no_person_wrote_is_read_anew_from_the_article(folder):
    run(folder)
    article = folder.articles / "a.txt"
    article.write_text(TEXT.replace("Jane", "Joan").replace("3 May", "4 May"), "utf-8")
    meta, told = run(folder)
    assert (meta["a"].author, meta["a"].published, told) == ("Joan Doe", "2024-05-04", [])
    assert load((folder.articles / "a.meta.yml").read_text("utf-8"), "")["published"] == "2024-05-04"


def test_what_follows_the_article_is_told_with_the_old_value_and_where_the_new_one_is(folder):
    run(folder)
    sidecar, article = folder.articles / "a.meta.yml", folder.articles / "a.txt"
    sidecar.write_text(sidecar.read_text("utf-8").replace("author: Jane Doe", "author: J. A. Doe"), "utf-8")
    article.write_text(TEXT.replace("Jane", "Joan").replace("3 May", "4 May"), "utf-8")
    last = given_in_sidecars(folder)
    articles = [with_language(one) for one in readable_articles(folder.articles, last.wrote)[0]]
    (line,) = mended_sidecars(folder, articles, last).followed
    told = "content/articles/a.meta.yml: published: 2024-05-04 instead of 2024-05-03 ("
    assert line.startswith(told) and "NORTHAVEN, 4 May 2024" in line
    run(folder)
    assert mended_sidecars(folder, articles, given_in_sidecars(folder)).followed == []


def test_what_the_article_says_otherwise_than_a_person_is_told_once(folder):
    run(folder)
    sidecar, article = folder.articles / "a.meta.yml", folder.articles / "a.txt"
    sidecar.write_text(sidecar.read_text("utf-8").replace("author: Jane Doe", "author: J. A. Doe"), "utf-8")
    assert run(folder)[1] == [], "that it was edited is known to who edited it"
    article.write_text(TEXT.replace("Jane", "Joan"), "utf-8")
    meta, (told,) = run(folder)
    assert meta["a"].author == "J. A. Doe"
    assert (told.code, told.file, told.field) == ("sidecar-differs", "content/articles/a.meta.yml", "author")
    assert "the article now says Joan Doe (" in told.message and told.line.startswith("author: J. A. Doe")
    assert run(folder)[1] == []


def test_a_day_that_a_person_wrote_coarser_is_finer_in_memory_only(folder):
    (folder.articles / "a.meta.yml").write_text("published: 2024-05 # so much is sure\n", "utf-8")
    for _ in range(2):
        meta, told = run(folder)
        assert (meta["a"].published, told) == ("2024-05-03", [])
        assert (folder.articles / "a.meta.yml").read_text("utf-8") == "published: 2024-05 # so much is sure\n"


def test_a_sidecar_from_before_anything_was_remembered_is_a_persons_and_is_told_once(folder):
    sidecar, article = folder.articles / "a.meta.yml", folder.articles / "a.txt"
    written = "title: Norland shuts its border\nauthor: Jane D.\npublished: 2024-05-03 # by phone\n"
    sidecar.write_text(written, "utf-8")
    _, (told,) = run(folder)
    assert told.field == "author"
    assert run(folder)[1] == []
    article.write_text(TEXT.replace("3 May", "4 May"), "utf-8")
    meta, (told,) = run(folder)
    assert (meta["a"].published, told.code, told.field) == ("2024-05-03", "sidecar-differs", "published")
    assert (run(folder)[1], sidecar.read_text("utf-8")) == ([], written)


def test_a_day_that_a_person_wrote_stays_theirs_though_the_article_once_says_the_same(folder):
    sidecar, article = folder.articles / "a.meta.yml", folder.articles / "a.txt"
    article.write_text(TEXT.replace("3 May 2024 ", ""), "utf-8")
    run(folder)
    line = "published: 2024-05-04 # by phone"
    sidecar.write_text(sidecar.read_text("utf-8").replace("published: unknown", line), "utf-8")
    days = []
    for day in ("", "4 May 2024 ", "6 May 2024 ", "6 May 2024 "):
        article.write_text(TEXT.replace("3 May 2024 ", day), "utf-8")
        meta, told = run(folder)
        days.append((meta["a"].published, [one.code for one in told if one.field == "published"]))
    assert days == [("2024-05-04", []), ("2024-05-04", []), ("2024-05-04", ["sidecar-differs"]), ("2024-05-04", [])]
    assert line in sidecar.read_text("utf-8").splitlines()


def test_what_the_last_version_kept_of_a_page_tells_what_no_person_wrote(folder):
    """It kept what a person had written before the reading, too, so what goes is told once."""
    sidecar = folder.articles / "a.meta.yml"
    sidecar.write_text("title: Shut\nauthor: Nobody\npublished: 2024-05-06\nagency: AFP\n", "utf-8")
    kept = Kept(
        page="", meta=ArticleMeta(title="Shut", author="Nobody", published="2024-05-06"), text="Shut.", blocks=[]
    )
    folder.texts.mkdir()
    (folder.texts / "a.json").write_text(kept.model_dump_json(), "utf-8")
    meta, told = run(folder)
    assert (meta["a"].title, meta["a"].author, meta["a"].agency) == ("Norland shuts its border", "Jane Doe", "AFP")
    assert [(one.code, one.field) for one in told] == [
        ("sidecar-differs", "agency"),
        ("sidecar-mended", "title"),
        ("sidecar-mended", "author"),
        ("sidecar-mended", "published"),
    ]
    assert "this said Nobody, and the article now says Jane Doe (the line" in told[2].message
    lines = sidecar.read_text("utf-8").splitlines()
    assert lines[1].startswith("author: Jane Doe # ") and lines[3] == "agency: AFP"
    assert run(folder)[1] == []


def test_a_renamed_article_takes_its_sidecar_along(folder):
    run(folder)
    sidecar = folder.articles / "a.meta.yml"
    sidecar.write_text(sidecar.read_text("utf-8").replace("author: Jane Doe", "author: J. A. Doe"), "utf-8")
    run(folder)
    edited = sidecar.read_bytes()
    for name in ("a.txt", "a.meta.yml"):
        (folder.articles / name).rename(folder.articles / name.replace("a.", "b.", 1))
    assert run(folder)[1] == []
    assert (folder.articles / "b.meta.yml").read_bytes() == edited
    assert given_in_sidecars(folder).known["b"].theirs == {"author": "Jane Doe"}
    assert given_in_sidecars(folder).known.keys() == {"b"}


def test_what_was_given_to_an_article_that_cannot_be_read_now_is_remembered(folder):
    run(folder)
    (folder.articles / "a.txt").write_text("\n", "utf-8")
    run(folder, wrong=["article-empty"])
    assert given_in_sidecars(folder).known.keys() == {"a"}


def test_what_has_front_matter_has_no_sidecar_and_every_other_has(folder):
    (folder.articles / "b.md").write_text("---\ntitle: Mine\n---\nThe border is shut.", "utf-8")
    (folder.articles / "c.md").write_text("The border is shut.", "utf-8")
    run(folder)
    assert {file.name for file in folder.articles.glob("*.yml")} == {"a.meta.yml", "c.meta.yml"}
    assert given_in_sidecars(folder).known.keys() == {"a", "c"}


def test_a_broken_memory_is_told(folder):
    folder.sidecars.write_text("a:\n  sad: {}\n", "utf-8")
    with pytest.raises(InvalidContent, match=r"sidecars\.yml.*\n[^~]*take it back from your version control"):
        given_in_sidecars(folder)


def test_a_list_of_one_author_says_what_the_article_says(folder):
    (folder.articles / "a.meta.yml").write_text("author: [Jane Doe]\n", "utf-8")
    assert run(folder)[1] == []
    assert (folder.articles / "a.meta.yml").read_text("utf-8") == "author: [Jane Doe]\n"
