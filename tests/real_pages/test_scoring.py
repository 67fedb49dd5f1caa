import json

import pytest

from explainer.model import Article, ArticleMeta, Block

from .__main__ import main
from .expected import Expected, read_expected, write_expected
from .scoring import marked, score

PARTS = [
    ("title", "Ferry runs aground"),
    ("paragraph", "The ferry Alma ran aground off Port Lorne on Sunday."),
    ("furniture", "Sign up for our letter"),
    ("correction", "An earlier version said that it sank."),
    ("paragraph", "Read also: A whale in the bay"),
]


def _article(**meta):
    text, blocks = "\n".join(text for _, text in PARTS), []
    for kind, part in PARTS:
        start = text.index(part)
        blocks.append(Block.model_construct(kind=kind, start=start, end=start + len(part)))
    return Article.model_construct(
        id="a", file="a.html", meta=ArticleMeta.model_construct(**meta), text=text, blocks=blocks, sha256=""
    )


def _marks(expected, **meta):
    return marked(Expected("a.html", **expected), _article(**meta)).marks


def test_what_is_not_known_is_not_marked():
    assert _marks({}) == {"mojibake": "ok", "lost": "ok"}


def test_foreign_text_is_what_is_read_and_no_furniture_correction_or_title():
    assert _marks({"foreign": ("Sign up", "earlier version", "Ferry runs")})["foreign"] == "ok"
    assert _marks({"foreign": ("Sign up", "A whale")})["foreign"] == "foreign"


def test_a_sentence_is_lacking_where_it_is_away_or_furniture():
    assert _marks({"held": ("ran aground off Port Lorne", "An earlier version said")})["lacking"] == "ok"
    assert _marks({"held": ("ran aground off Port Lorne", "Sign up")})["lacking"] == "lacking"
    assert _marks({"held": ("Nobody was hurt",)})["lacking"] == "lacking"


@pytest.mark.parametrize("author", ["Ada Moor", ["Ada Moor"]])
def test_authors_may_be_a_name_or_a_list(author):
    marks = _marks({"authors": ("Ada Moor",)}, author=author)
    assert (marks["author"], marks["nobody"]) == ("right", "ok")


def test_nobody_is_counted_where_the_author_is_not_known_too_but_not_against_what_is_known():
    assert _marks({}, author="Posted 3 May")["nobody"] == "nobody"
    assert "nobody" not in _marks({}, author="unknown")
    assert _marks({"authors": ("admin",)}, author="admin")["nobody"] == "ok"


def test_a_page_that_could_not_be_read_says_nothing_and_lacks_everything():
    expected = Expected("a.html", None, "Ferry", ("Ada Moor",), "2031-05-04", ("ran aground",), ("whale",))
    marks = marked(expected, None).marks
    wanted = {"day": "unknown", "title": "unknown", "author": "unknown", "lacking": "lacking", "foreign": "ok"}
    assert wanted.items() <= marks.items()


@pytest.fixture
def folder(tmp_path):
    """Three pages: one right, one wrong in everything, one that is empty."""
    right = (
        "---\ntitle: Ferry runs aground\npublished: 2031-05-04\nauthor: Ada Moor\n---\nThe ferry Alma ran aground.\n"
    )
    wrong = "---\ntitle: Ferry - The Tide\npublished: 2031-05-05\nauthor: Article by\n---\nA whale swam into the bay.\n"
    texts = {"right.md": right, "wrong.md": wrong, "empty.md": "\n"}
    for name, text in texts.items():
        (tmp_path / name).write_text(text, "utf-8")
    known = ("Ferry runs aground", ("Ada Moor",), "2031-05-04", ("The ferry Alma",), ("A whale swam into the bay",))
    write_expected(tmp_path, [Expected(name, None, *known) for name in texts])
    return tmp_path


def _figures(printed):
    """The last column of the table by what it counts; rows that are called alike keep their order."""
    rows = [(line[:36].strip(), line[36:].split()[0]) for line in printed.splitlines() if line[36:].strip()]
    return [row for row in rows if row[0] and "seconds" not in row[0]]


def test_the_table_counts_each_page_once_under_its_marks(folder, capsys):
    assert main([str(folder), "--jobs", "1"]) == 0
    assert _figures(capsys.readouterr().out) == [
        ("pages", "3"),
        ("days known", "3"),
        ("right", "1"),
        ("unknown", "1"),
        ("wrong", "1"),
        ("titles known", "3"),
        ("right", "1"),
        ("site's name or more left over", "0"),
        ("unknown", "1"),
        ("wrong", "1"),
        ("authors known", "3"),
        ("right", "1"),
        ("some of them", "0"),
        ("unknown", "1"),
        ("wrong", "1"),
        ("authors found", "2"),
        ("nobody", "1"),
        ("pages whose foreign text is known", "3"),
        ("with foreign text", "1"),
        ("pages whose sentences are known", "3"),
        ("that lack a sentence", "2"),
        ("mojibake", "0"),
        ("characters lost (U+FFFD)", "0"),
        ("not read: article-empty", "1"),
        ("crash: none", "0"),
    ]


def test_misses_are_listed_with_what_was_expected_and_what_was_found(folder, capsys):
    main([str(folder), "--jobs", "1", "--list", "days"])
    out = capsys.readouterr().out
    assert f"wrong      {folder / 'wrong.md'}: 2031-05-04 ← 2031-05-05" in out
    assert f"unknown    {folder / 'empty.md'}: 2031-05-04 ← unknown" in out
    assert "right.md" not in out


def test_a_later_run_tells_what_got_better_and_what_got_worse(folder, capsys):
    before = folder / "before.json"
    main([str(folder), "--jobs", "1", "--json", str(before)])
    assert json.loads(before.read_text("utf-8"))[0]["marks"]["day"] == "right"
    swapped = (folder / "right.md").read_text("utf-8").replace("05-04", "05-06")
    (folder / "right.md").write_text(swapped, "utf-8")
    (folder / "wrong.md").write_text((folder / "wrong.md").read_text("utf-8").replace("05-05", "05-04"), "utf-8")
    capsys.readouterr()
    main([str(folder), "--jobs", "1", "--against", str(before)])
    told = [line.split(" /")[0] for line in capsys.readouterr().out.splitlines() if "→" in line]
    assert told == ["worse  right → wrong", "better wrong → right"]


def test_a_page_that_breaks_what_reads_it_is_a_crash_and_the_others_are_read(folder, monkeypatch):
    def broken(file):
        raise ZeroDivisionError

    monkeypatch.setattr("tests.real_pages.scoring.read_article", broken)
    outcomes = list(score([(folder, expected) for expected in read_expected(folder)], 1))
    assert [outcome.marks["crash"] for outcome in outcomes] == ["ZeroDivisionError"] * 3


def test_a_page_that_takes_too_long_is_a_crash(folder, monkeypatch):
    def endless(file):
        while True:
            pass

    monkeypatch.setattr("tests.real_pages.scoring.read_article", endless)
    monkeypatch.setattr("tests.real_pages.scoring.LIMIT", 1)
    outcome = next(score([(folder, read_expected(folder)[0])], 1))
    assert outcome.marks["crash"] == "TimeoutError"


def test_folders_are_columns_of_one_table(folder, tmp_path_factory, capsys):
    other = tmp_path_factory.mktemp("other")
    (other / "one.md").write_text("A word.\n", "utf-8")
    write_expected(other, [Expected("one.md", held=("A word",))])
    main([str(folder), str(other), "--jobs", "1"])
    pages = next(line for line in capsys.readouterr().out.splitlines() if line.startswith("pages "))
    assert pages.split() == ["pages", "3", "1", "4"]
