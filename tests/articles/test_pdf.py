"""PDFs of many producers, letter by letter against the texts that they were made from."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.articles.pdf import read_pdf
from explainer.articles.pdf.document import MOST_PAGES
from explainer.articles.pdf.hyphens import joined, words_of
from explainer.errors import InvalidContent

_PDFS = Path(__file__).parent / "pdfs"


def _read(data: bytes) -> str:
    """What is read in a PDF, as the expected texts have it; what is wrong with one that cannot be read, as its code."""
    try:
        raw = read_pdf(data, "a.pdf")
    except InvalidContent as error:
        return f"\n.\n\n.\n{error.diagnostics[0].code}\n"
    said = [
        f"{name}: {', '.join([*found.value] if isinstance(found.value, list) else [found.value])}"
        for name, found in raw.metadata.items()
    ]
    lines = [f"[{line.hint}] {line.text}" if line.hint else line.text for line in raw.lines]
    parts = (sorted(said), lines, [warning.code for warning in raw.warnings])
    return "\n.\n".join("\n".join(part) for part in parts).rstrip("\n") + "\n"


@pytest.mark.parametrize("name", sorted(file.stem for file in _PDFS.glob("*.pdf")))
def test_a_pdf_is_read_as_the_text_it_was_made_from(name: str) -> None:
    assert _read((_PDFS / f"{name}.pdf").read_bytes()) == (_PDFS / f"{name}.txt").read_text("utf-8")


def _pdf(content: bytes, pages: int = 1) -> bytes:
    """The smallest PDF of so many pages that show the same; what its table of places would say readers find out."""
    kids = b" ".join(b"%d 0 R" % (5 + page) for page in range(pages))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Resources<</Font<</F 3 0 R>>>>/Contents 4 0 R>>"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, pages),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(content), content),
        *[page] * pages,
    ]
    body = b"".join(b"%d 0 obj%b endobj\n" % (number, text) for number, text in enumerate(objects, 1))
    return b"%PDF-1.4\n" + body + b"trailer<</Root 1 0 R/Size %d>>\n%%%%EOF" % (len(objects) + 1)


_LETTERS = b"/Encoding/WinAnsiEncoding"
_NAMELESS = _LETTERS.replace(b"/WinAnsi", b"<</BaseEncoding/WinAnsi") + b"/Differences[%d/x1]>>"
"""The same with one letter's sign under a name that says nothing."""
_CATALOG = b"<</Type/Catalog/Pages 2 0 R"

_SAYS = b"BT /F 12 Tf 20 100 Td (The border has been shut since midnight.) Tj ET"


def _code(data: bytes) -> str:
    with pytest.raises(InvalidContent) as told:
        read_pdf(data, "a.pdf")
    (problem,) = told.value.diagnostics
    assert problem.file == "a.pdf" and problem.help
    return problem.code


def test_what_stands_before_the_head_of_a_pdf_is_passed_over_as_browsers_do():
    (line,) = read_pdf(b"\r\n<!-- sent by a mail server -->\n" + _pdf(_SAYS), "a.pdf").lines
    assert line.text == "The border has been shut since midnight."


def test_what_a_browser_prints_around_a_page_is_not_read_and_has_its_address():
    printed = (
        b"BT /F 5 Tf 9 190 Td (6/4/24, 10:15 AM) Tj 0 -180 Td (https://example.org/border) Tj 270 0 Td (1/1) Tj ET "
    )
    raw = read_pdf(_pdf(printed + _SAYS), "a.pdf")
    assert [line.text for line in raw.lines] == ["The border has been shut since midnight."]
    assert raw.metadata["url"].value == "https://example.org/border"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<html>no PDF</html>", "article-not-of-its-kind"),
        (b"%PDF-1.7", "pdf-damaged"),
        (_pdf(_SAYS)[:150], "pdf-damaged"),
        (_pdf(b""), "pdf-scanned"),
        (_pdf(b"1 g " + _SAYS), "pdf-scanned"),
        (_pdf(_SAYS, MOST_PAGES + 1), "pdf-too-long"),
        (_pdf(_SAYS).replace(_LETTERS, _NAMELESS % ord("e")), "pdf-without-letters"),
        (
            _pdf(_SAYS).replace(_CATALOG, _CATALOG + b"/NeedsRendering true/AcroForm<</Fields[]/XFA(<xdp/>)>>"),
            "pdf-form",
        ),
    ],
)
def test_what_cannot_be_read_of_a_pdf_is_told_with_what_to_do(data: bytes, code: str):
    assert _code(data) == code


def test_letters_that_a_pdf_does_not_name_are_warned_of_where_they_are_few():
    page = _pdf(_SAYS.replace(b"shut", b"just")).replace(_LETTERS, _NAMELESS % ord("j"))
    (told,) = read_pdf(page, "a.pdf").warnings
    assert told.code == "pdf-unknown-letters" and "1 word" in told.message


def test_a_pdf_cut_short_anywhere_is_read_or_told():
    whole = (_PDFS / "harbour-xelatex.pdf").read_bytes()
    for end in range(0, len(whole), 997):
        try:
            read_pdf(whole[:end], "a.pdf")
        except InvalidContent as error:
            assert error.diagnostics[0].help


@pytest.mark.parametrize(
    ("before", "after", "text", "line"),
    [
        ("the Franco-", "Malian treaty", "", "the Franco-Malian treaty"),
        ("in 2022-", "23 it fell", "", "in 2022-23 it fell"),
        ("the long-", "running row", "", "the long-running row"),
        ("a cease-", "fire held", "the new cease-fire was kept", "a cease-fire held"),
        ("a cease-", "fire held", "the new ceasefire was kept", "a ceasefire held"),
        ("an ex-", "minister left", "the old minister was there", "an ex-minister left"),
        ("it was ex-", "pected", "the old minister was there", "it was expected"),
        ("the long-run-", "ning row", "he was running away fast", "the long-running row"),
        ("his mother-in-", "law", "", "his mother-in-law"),
        ("Port Linden–", "Veskar", "", "Port Linden–Veskar"),
        ("at https://", "example.org", "", "at https://example.org"),
        ("the end -", "or not", "", "the end - or not"),
        ("two", "words", "", "two words"),
    ],
)
def test_a_hyphen_at_a_lines_end_stays_where_it_is_the_words_own(before: str, after: str, text: str, line: str):
    assert joined(before, after, words_of([text])) == line


def test_words_with_a_shadow_are_read_once_and_letters_put_one_by_one_all():
    shadow = b"0.6 g BT /F 12 Tf 21 99 Td (The border) Tj ET 0 g BT /F 12 Tf 20 100 Td (The border) Tj ET "
    letters = b"BT /F 12 Tf 20 60 Td (f) Tj 3.3 0 Td (i) Tj 2.7 0 Td (l) Tj 2.7 0 Td (l) Tj 2.7 0 Td (s) Tj ET"
    assert [line.text for line in read_pdf(_pdf(shadow + letters), "a.pdf").lines] == ["The border", "fills"]


@pytest.mark.parametrize(
    ("shown", "codes"),
    [
        (b"BA BA", []),
        (rb"\(BA\) BA", ["pdf-right-to-left"]),
        (b"BCA BA", ["pdf-right-to-left"]),
        (b"the word BA is short", ["pdf-right-to-left"]),
    ],
)
def test_letters_from_the_right_are_warned_of_where_glyphs_do_not_tell_how_they_are_written(
    shown: bytes, codes: list[str]
):
    hebrew = b"/Encoding<</Differences[65/afii57664/afii57665/afii57798]>>"  # alef, bet and a point
    data = _pdf(b"BT /F 12 Tf 20 100 Td (%b) Tj ET" % shown).replace(b"/Encoding/WinAnsiEncoding", hebrew)
    assert [warning.code for warning in read_pdf(data, "a.pdf").warnings] == codes
