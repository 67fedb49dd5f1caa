"""Make folders for the score from the test data of other projects, which stays outside this one.

python -m tests.real_pages.convert KIND REPOSITORY FOLDER

KIND is one of trafilatura, readability, newspaper4k, goose3 and htmldate, REPOSITORY a checkout of it. The pages go to
FOLDER/dev and FOLDER/blind, half of them each by a hash of their names: rules are made on the former, and proved on the
latter, which nobody looks at. --but OTHER leaves out what another folder of this kind has already.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from lxml import html

from explainer.edtf_dates import is_edtf

from .expected import Expected, read_expected, write_expected
from .marks import folded, is_nobody

__all__ = ["KINDS", "convert", "main"]

Pages = Iterator[tuple[Path, Expected]]
"""Pages where they are in the repository, and what is known of them; their names are to be those in the folder."""

_STRINGS = 5
"""How many sentences of a whole text are asked for."""
_LONG = 40
"""Characters from which on a paragraph is one, and no label."""
_PARTS = ("p", "li", "blockquote")
_AROUND = "//*[self::p or self::li][ancestor::nav or ancestor::aside or ancestor::footer]"


def trafilatura(repository: Path) -> Pages:
    """Pages whose strings, titles, authors and days people wrote down."""
    tests = repository / "tests"
    for url, entry in json.loads((tests / "evaldata.json").read_text("utf-8")).items():
        author = entry.get("author") or ()
        yield (
            _first(tests / "cache" / entry["file"], tests / "eval" / entry["file"]),
            Expected(
                entry["file"],
                url,
                entry.get("title") or None,
                (author,) if isinstance(author, str) else tuple(author),
                _day(entry.get("date")),
                tuple(entry["with"]),
                tuple(entry["without"]),
            ),
        )


def readability(repository: Path) -> Pages:
    """Pages whose text as a reading view has it was looked through, and whose metadata is mostly what they state."""
    for folder in sorted((repository / "test/test-pages").iterdir()):
        known = json.loads((folder / "expected-metadata.json").read_text("utf-8"))
        whole = html.fromstring((folder / "expected.html").read_text("utf-8"))
        page = html.fromstring((folder / "source.html").read_bytes(), parser=html.HTMLParser(encoding="utf-8"))
        yield (
            folder / "source.html",
            Expected(
                f"{folder.name}.html",
                None,
                known.get("title"),
                _clean([known.get("byline")]),
                _day(known.get("publishedTime")),
                _sentences(_paragraphs(whole)),
                _not_in(folded(whole.text_content()), page),
            ),
        )


def newspaper4k(repository: Path) -> Pages:
    """Pages with the text and metadata that the project's own reading gave and its authors keep."""
    data = repository / "tests/data"
    for file in sorted((data / "metadata").glob("*.json")):
        known = json.loads(file.read_text("utf-8"))
        text = data / "txt" / f"{file.stem}.txt"
        lines = text.read_text("utf-8").splitlines() if text.is_file() else []
        yield (
            data / "html" / f"{file.stem}.html",
            Expected(
                f"{file.stem}.html",
                known.get("url"),
                known.get("title"),
                _clean(known.get("authors") or ()),
                _day(known.get("publish_date")),
                _sentences([line for line in map(folded, lines) if len(line) >= _LONG]),
            ),
        )


def goose3(repository: Path) -> Pages:
    """Pages, some of them made, with the beginning of their text or one thing that they state."""
    data = repository / "tests/data"
    for file in sorted(data.glob("*/*.json")):
        page = file.with_suffix(".html")
        entry = json.loads(file.read_text("utf-8"))
        known = entry.get("expected", {})
        expected = Expected(
            f"{file.parent.name}-{page.name}",
            None
            if "example.com" in entry.get("url", "") or "exemple.com" in entry.get("url", "")
            else entry.get("url"),
            known.get("title") or None,
            _clean(known.get("authors") or ()),
            _day(known.get("publish_date")),
            _sentences([line for line in map(folded, (known.get("cleaned_text") or "").splitlines()) if line]),
        )
        if page.is_file() and (expected.title or expected.authors or expected.date or expected.held):
            yield page, expected


def htmldate(repository: Path) -> Pages:
    """Pages whose days people wrote down."""
    tests = repository / "tests"
    for name in ("eval_default.json", "eval_mediacloud_2020.json"):
        for url, entry in json.loads((tests / name).read_text("utf-8")).items():
            file, date = entry["file"], entry["date"]
            if isinstance(date, str):  # not a number stands for none
                page = _first(tests / "cache" / file, tests / "eval" / file, tests / "test_set" / file)
                yield page, Expected(file, url, date=_day(date))


KINDS: dict[str, Callable[[Path], Pages]] = {
    one.__name__: one for one in (trafilatura, readability, newspaper4k, goose3, htmldate)
}


def convert(pages: Pages, folder: Path, but: Sequence[Path] = ()) -> dict[str, int]:
    """Copy pages into the halves of a folder and write what is known of them.

    :param but: folders with halves whose pages are left out: those of the same name, address or content.
    :returns: how many pages each half has.
    """
    halves: dict[str, list[Expected]] = {"dev": [], "blind": []}
    there = {known for other in but for half in halves for known in _known(other / half)}
    for half in halves:
        (folder / half).mkdir(parents=True, exist_ok=True)
    for page, expected in pages:
        data = page.read_bytes()
        if there & {expected.file, expected.url, hashlib.sha256(data).hexdigest()}:
            continue
        name = expected.file if expected.file.endswith((".html", ".htm")) else f"{expected.file}.html"
        half = "dev" if hashlib.sha256(name.encode()).digest()[0] % 2 else "blind"
        shutil.copyfile(page, folder / half / name)
        halves[half].append(replace(expected, file=name))
    for half, known in halves.items():
        write_expected(folder / half, known)
    return {half: len(known) for half, known in halves.items()}


def _known(half: Path) -> Iterator[str | None]:
    """By what a page of a half is known: its name, its address, its content."""
    for expected in read_expected(half):
        yield expected.file
        if expected.url:
            yield expected.url
        yield hashlib.sha256((half / expected.file).read_bytes()).hexdigest()


def _first(*files: Path) -> Path:
    return next(file for file in files if file.is_file())


def _day(written: str | None) -> str | None:
    """The day of a date or time; None where there is none, as in a thirteenth month, or where it is UTC's and may be another day's where it was.

    From 14 to 8 o'clock UTC it is another day somewhere that newspapers are printed.
    """
    match = re.match(r"(\d{4})[-.](\d\d?)[-.](\d\d?)(?:[T ](\d\d).*?(Z|[+-]00:?00)?$)?", written or "")
    if not match or (match[5] and not 8 <= int(match[4]) < 14):
        return None
    day = f"{match[1]}-{int(match[2]):02}-{int(match[3]):02}"
    return day if is_edtf(day) else None


def _clean(authors: Sequence[str | None]) -> tuple[str, ...]:
    """Authors as names; none where one of them is nobody: what was read by a machine is no measure then."""
    names = [re.sub(r"(?i)^(?:written )?(?:by|par)\s+", "", " ".join(author.split())) for author in authors if author]
    return () if any(is_nobody(name, []) for name in names) else tuple(names)


def _paragraphs(root: Any) -> list[str]:
    """The texts of paragraphs and items that are long enough to be one, in order."""
    parts = [element for element in root.iter(*_PARTS) if not any(True for _ in element.iterdescendants(*_PARTS))]
    texts = [folded(element.text_content()) for element in parts]
    return list(dict.fromkeys(text for text in texts if len(text) >= _LONG))


def _sentences(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """The beginnings of some paragraphs, the first and the last among them."""
    at = sorted({round(i * (len(paragraphs) - 1) / (_STRINGS - 1)) for i in range(_STRINGS)}) if paragraphs else []
    return tuple(_beginning(paragraphs[i]) for i in at)


def _beginning(text: str) -> str:
    """The first hundred characters or so, to the end of a word, without a bullet."""
    text = text.lstrip("•·*- ")
    return text if len(text) <= 100 else text[:100].rpartition(" ")[0] or text[:100]


def _not_in(text: str, page: Any) -> tuple[str, ...]:
    """Beginnings of what stands in a page's navigation, asides and footers, and not in its article."""
    texts = [folded(element.text_content()) for element in page.xpath(_AROUND)]
    beginnings = dict.fromkeys(_beginning(other) for other in texts if len(other) >= _LONG and not _has_code(other))
    return tuple(beginning for beginning in beginnings if beginning not in text)[:_STRINGS]


def _has_code(text: str) -> bool:
    return bool(re.search(r"[{}<>]|function\b|var ", text))


def main(argv: list[str] | None = None) -> int:
    """Convert, and say how many pages there are."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("kind", metavar="KIND", choices=KINDS)
    ask.add_argument("repository", metavar="REPOSITORY", type=Path)
    ask.add_argument("folder", metavar="FOLDER", type=Path)
    ask.add_argument("--but", metavar="OTHER", type=Path, action="append", default=[], help="whose pages are left out")
    options = ask.parse_args(argv)
    made = convert(KINDS[options.kind](options.repository), options.folder, options.but)
    print(f"{made['dev']} pages in {options.folder / 'dev'}, {made['blind']} in {options.folder / 'blind'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
