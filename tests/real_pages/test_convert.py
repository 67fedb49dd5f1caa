import json

import pytest

from .convert import KINDS, convert
from .expected import Expected, read_expected

PAGE = (
    "<html><body><nav><p>Subscribe to the letter that we write each week</p></nav><article>{}</article></body></html>"
)
TEXT = "The ferry Alma ran aground off Port Lorne on Sunday, the harbour office said."


def _write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text if isinstance(text, str) else json.dumps(text), "utf-8")


def _only(kind, repository):
    return next(iter(KINDS[kind](repository)))[1]


def test_trafilatura(tmp_path):
    entry = {
        "file": "a.html",
        "with": ["ran aground"],
        "without": ["letter"],
        "title": "T",
        "author": "",
        "date": "2031-5-04",
    }
    _write(tmp_path / "tests/evaldata.json", {"https://tide.example/a": entry})
    _write(tmp_path / "tests/eval/a.html", PAGE)
    assert _only("trafilatura", tmp_path) == Expected(
        "a.html", "https://tide.example/a", "T", (), "2031-05-04", ("ran aground",), ("letter",)
    )


def test_readability(tmp_path):
    folder = tmp_path / "test/test-pages/ferry"
    known = {"title": "T", "byline": "By Ada Moor", "publishedTime": "2031-05-04T10:00:00Z"}
    _write(folder / "expected-metadata.json", known)
    _write(folder / "expected.html", f"<div><blockquote><p>{TEXT}</p></blockquote><p>Short</p></div>")
    _write(folder / "source.html", PAGE.format(f"<p>{TEXT}</p>"))
    foreign = ("Subscribe to the letter that we write each week",)
    assert _only("readability", tmp_path) == Expected(
        "ferry.html", None, "T", ("Ada Moor",), "2031-05-04", (TEXT,), foreign
    )


def test_newspaper4k(tmp_path):
    data = tmp_path / "tests/data"
    known = {
        "url": "https://tide.example/a",
        "title": "T",
        "authors": ["Ada Moor"],
        "publish_date": "2031-05-04T10:00:00",
    }
    _write(data / "metadata/ferry.json", known)
    _write(data / "txt/ferry.txt", f"• {TEXT}\n\nShort\n")
    _write(data / "html/ferry.html", PAGE)
    expected = Expected("ferry.html", "https://tide.example/a", "T", ("Ada Moor",), "2031-05-04", (TEXT,))
    assert _only("newspaper4k", tmp_path) == expected


def test_goose3(tmp_path):
    data = tmp_path / "tests/data/content"
    _write(data / "a.json", {"url": "http://example.com/a", "expected": {}})
    _write(data / "a.html", PAGE)
    _write(data / "b.json", {"url": "http://example.com/b", "expected": {"title": "", "cleaned_text": "The ferry"}})
    _write(data / "b.html", PAGE)
    assert [expected for _, expected in KINDS["goose3"](tmp_path)] == [Expected("content-b.html", held=("The ferry",))]


def test_htmldate(tmp_path):
    known = {"https://tide.example/a": {"file": "a.html", "date": "2031-05-04"}}
    _write(tmp_path / "tests/eval_default.json", known)
    (tmp_path / "tests/eval_mediacloud_2020.json").write_text('{"b": {"file": "b.html", "date": NaN}}', "utf-8")
    _write(tmp_path / "tests/test_set/a.html", PAGE)
    pages = list(KINDS["htmldate"](tmp_path))
    assert [expected for _, expected in pages] == [Expected("a.html", "https://tide.example/a", date="2031-05-04")]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2031-05-04T10:00:00Z", "2031-05-04"),
        ("2031-05-04T22:30:00.000Z", None),
        ("2031-05-04T02:30:00+00:00", None),
        ("2031-05-04T22:30:00+02:00", "2031-05-04"),
        ("2031-05-04 22:30:00", "2031-05-04"),
        ("2031-13-04", None),
        (None, None),
    ],
)
def test_a_time_in_utc_names_a_day_only_about_noon(tmp_path, written, day):
    _write(tmp_path / "tests/data/metadata/a.json", {"publish_date": written})
    assert _only("newspaper4k", tmp_path).date == day


def test_authors_that_a_machine_read_and_that_are_nobody_are_no_measure(tmp_path):
    _write(tmp_path / "tests/data/metadata/a.json", {"authors": ["Ada Moor", "on December"]})
    assert _only("newspaper4k", tmp_path).authors == ()


def test_pages_go_to_two_halves_with_what_is_known_and_others_folders_pages_are_left_out(tmp_path):
    pages = []
    for number in range(40):
        _write(tmp_path / f"from/{number}", f"page {number}")
        pages.append((tmp_path / f"from/{number}", Expected(str(number), f"https://tide.example/{number}")))
    assert sum(convert(iter(pages[:20]), tmp_path / "one").values()) == 20
    made = convert(iter(pages), tmp_path / "two", [tmp_path / "one"])
    assert sum(made.values()) == 20
    assert min(made.values()) > 3
    for half in ("dev", "blind"):
        known = read_expected(tmp_path / "two" / half)
        assert [(tmp_path / "two" / half / one.file).read_text("utf-8") for one in known] == [
            f"page {one.file.removesuffix('.html')}" for one in known
        ]
        assert all(int(one.file.removesuffix(".html")) >= 20 for one in known)
