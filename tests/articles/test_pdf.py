"""PDFs of many producers, letter by letter against the texts that they were made from."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer.articles.pdf import read_pdf
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
