"""Makes the PDFs of this folder and their expected texts, as ``python -m tests.articles.pdfs.make [NAME...]``.

The texts come from ``stories.py`` and never from what our reader makes of a PDF. README.md says what has to be installed.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

from .by_hand import BY_HAND
from .stories import ARABIC, FRENCH, HARBOUR, HEBREW, RELEASE, VOCALISED, Story
from .typesetting import expected, groff, html, latex, office, typst, with_high_quotes, without_notes, without_points

__all__ = ["PDFS", "main"]

_HERE = Path(__file__).parent
_SCREEN = "body { font: 16px/1.5 'Liberation Serif', serif; margin: 2em; } h1 { font-size: 32px; }"
_COLUMNS = """
@page { size: A5 landscape; margin: 20mm 15mm; @top-left { content: "The Linden Courier"; font-size: 8pt }
        @top-right { content: "Sunday edition"; font-size: 8pt } @bottom-center { content: "– " counter(page) " –" } }
body { font: 9.5pt/1.3 'Liberation Serif'; } h1 { font-size: 24pt; line-height: 1.1 } h2 { font-size: 11pt }
main { columns: 3; column-gap: 6mm; text-align: justify; hyphens: auto } p { margin: 0; text-indent: 1em }
.note { float: footnote; font-size: 7.5pt; text-indent: 0 }
::footnote-call { font-size: 70%; vertical-align: super; line-height: 0 }
"""
_ARTICLE = r"\documentclass[twocolumn]{article}"
_RUNNING = r"""\documentclass[11pt]{article}\usepackage{fontspec}\usepackage{fancyhdr}\pagestyle{fancy}
\usepackage[a5paper,margin=20mm]{geometry}\lhead{The Linden Courier}\rhead{\thepage}\cfoot{Printed in Port Linden}"""
_LETTER = r"\documentclass{article}\usepackage[T1]{fontenc}\usepackage{lmodern}"
_FRENCH = r"\documentclass{article}\usepackage[a5paper]{geometry}\usepackage[french]{babel}"


def _run(*command: str | Path) -> None:
    subprocess.run([str(part) for part in command], check=True, capture_output=True, timeout=300)


def _by_office(story: Story, pdf: Path) -> None:
    source = pdf.with_suffix(".fodt")
    source.write_text(office(story), "utf-8")
    tagged = 'pdf:writer_pdf_Export:{"UseTaggedPDF":{"type":"boolean","value":"true"}}'
    _run("soffice", "--headless", "--convert-to", tagged, "--outdir", pdf.parent, source)


def _by_latex(engine: str, preamble: str, story: Story, pdf: Path) -> None:
    source = pdf.with_suffix(".tex")
    source.write_text(latex(story, preamble), "utf-8")
    for _ in range(2):  # the second time the notes' places are known
        _run(engine, "-interaction=batchmode", "-output-directory", pdf.parent, source)


def _by_chromium(story: Story, pdf: Path) -> None:
    source = pdf.with_suffix(".html")
    source.write_text(html(story, _SCREEN), "utf-8")
    _run("chromium", "--headless", "--no-sandbox", f"--print-to-pdf={pdf}", source)


def _by_wkhtmltopdf(story: Story, pdf: Path) -> None:
    source = pdf.with_suffix(".html")
    source.write_text(html(story, _SCREEN), "utf-8")
    _run("wkhtmltopdf", "--quiet", "--footer-center", "[page]/[topage]", source, pdf)


def _by_weasyprint(story: Story, pdf: Path) -> None:
    source = pdf.with_suffix(".html")
    source.write_text(html(story, _COLUMNS), "utf-8")
    _run("weasyprint", source, pdf)


def _by_typst(story: Story, pdf: Path) -> None:
    import typst as compiler

    source = pdf.with_suffix(".typ")
    source.write_text(typst(story), "utf-8")
    compiler.compile(str(source), output=str(pdf))


def _by_groff(story: Story, pdf: Path) -> None:
    source = pdf.with_suffix(".ms")
    source.write_text(groff(story), "utf-8")
    pdf.write_bytes(
        subprocess.run(["groff", "-Kutf8", "-ms", "-t", "-Tpdf", str(source)], check=True, capture_output=True).stdout
    )


def _story(
    make: Callable[[Story, Path], None],
    story: Story,
    pdf: Path,
    *,
    marks: str = "¹ ²",
    bullets: bool = True,
    **said: str,
) -> str:
    make(story, pdf)
    return expected(story, marks.split(), {"title": story.title, "language": story.language, **said}, bullets=bullets)


PDFS: dict[str, Callable[[Path], str]] = {
    "harbour-libreoffice": partial(_story, _by_office, HARBOUR, marks="1 2"),
    "harbour-pdflatex": partial(_story, partial(_by_latex, "pdflatex", _ARTICLE), HARBOUR, language=""),
    "harbour-xelatex": partial(_story, partial(_by_latex, "xelatex", _RUNNING), HARBOUR, language=""),
    "harbour-chromium": partial(_story, _by_chromium, without_notes(HARBOUR)),
    "harbour-wkhtmltopdf": partial(_story, _by_wkhtmltopdf, without_notes(HARBOUR), language=""),
    "harbour-weasyprint": partial(_story, _by_weasyprint, HARBOUR, marks="1. 2."),
    "harbour-typst": partial(_story, _by_typst, HARBOUR),
    "harbour-groff": partial(_story, _by_groff, HARBOUR, language=""),
    "release-libreoffice": partial(_story, _by_office, RELEASE),
    "release-pdflatex": partial(_story, partial(_by_latex, "pdflatex", _LETTER), RELEASE, language=""),
    "release-chromium": partial(_story, _by_chromium, RELEASE, bullets=False),
    "french-lualatex": partial(_story, partial(_by_latex, "lualatex", _FRENCH), FRENCH, language="", marks="1."),
    "french-pdflatex": partial(
        _story, partial(_by_latex, "pdflatex", _FRENCH), with_high_quotes(FRENCH), language="", marks="1."
    ),
    "arabic-chromium": partial(_story, _by_chromium, ARABIC),
    "arabic-libreoffice": partial(_story, _by_office, ARABIC),
    "vocalised-chromium": partial(_story, _by_chromium, VOCALISED),
    "hebrew-chromium": partial(_story, _by_chromium, HEBREW),
    "unvocalised-libreoffice": partial(_story, _by_office, without_points(VOCALISED)),
    "unvocalised-wkhtmltopdf": partial(_story, _by_wkhtmltopdf, without_points(HEBREW), language=""),
    **BY_HAND,
}


def main(names: list[str]) -> None:
    """Makes the PDFs of these names; all where none is named."""
    os.environ["SOURCE_DATE_EPOCH"] = "1700000000"
    with tempfile.TemporaryDirectory() as folder:
        for name in names or PDFS:
            pdf = Path(folder) / f"{name}.pdf"
            text = PDFS[name](pdf)
            (_HERE / pdf.name).write_bytes(pdf.read_bytes())
            (_HERE / f"{name}.txt").write_text(text, "utf-8")
            print(f"{name}: {pdf.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
