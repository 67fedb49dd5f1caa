from __future__ import annotations

import pytest

from explainer.articles.blocks import classify_lines
from explainer.articles.correction_notes import correction_notes
from explainer.articles.lines import Line

_TEXT = ["Norland sends an envoy home", "Norland has told an envoy to leave.", "Sudland has not answered yet."]


def _kinds(*lines: str) -> list[str]:
    parts, _ = classify_lines([Line(line) for line in lines], "unknown", "unknown")
    return [str(part.kind) for of_line in parts for part in of_line]


@pytest.mark.parametrize(
    "note",
    [
        "Correction: An earlier version of this article said that three envoys were told to leave.",
        "CORRECTION (3 May 2024): Norland told one envoy to leave, not three.",
        "Correction, May 3, 2024: It was one envoy.",
        "* Clarification: the envoy is a consul.",
        "An earlier version of this story said that three envoys were told to leave.",
        "(This story corrects the number of envoys in the second paragraph)",
        "This article was amended on 3 May 2024 to say that one envoy was told to leave.",
        "Editor's note: The number of envoys was given incorrectly and has been corrected.",
        "Update: An earlier version of this article gave three envoys.",
        "Correction – the number of envoys was misstated.",
        "Korrektur: In einer früheren Version hieß es, drei Gesandte müssten gehen.",
        "In einer früheren Fassung dieses Artikels waren es drei Gesandte.",
        "Anmerkung der Redaktion: Die Zahl wurde korrigiert.",
        "Rectificatif : un envoyé, et non trois, doit partir.",
        "Une première version de cet article parlait de trois envoyés.",
        "Una versión anterior de este artículo hablaba de tres enviados.",
        "Fe de errores: es un enviado.",
    ],
)
def test_a_note_of_correction_is_one(note: str) -> None:
    assert _kinds(*_TEXT, note)[-1] == "correction"
    assert _kinds(_TEXT[0], note, *_TEXT[1:])[1] == "correction"


def test_a_label_in_a_line_of_its_own_has_its_note_below() -> None:
    assert _kinds(*_TEXT, "Correction", "The number of envoys was misstated.")[-2:] == ["correction", "correction"]


@pytest.mark.parametrize(
    "line",
    [
        "Corrections officers were told to leave the embassy.",
        "Correction of the border took four years, the ministry said.",
        "“An earlier version of this article said three,” the editor of the Post told us.",
        "An earlier version of the treaty named three islands.",
        "Editor's note: This talk was held earlier this year.",
        "The Post published a correction: it had named three envoys.",
        "This article was written in Northaven.",
        "The market fell for a third day: a correction, traders say.",
    ],
)
def test_what_only_sounds_like_a_note_is_none(line: str) -> None:
    assert "correction" not in _kinds(*_TEXT, line)


def test_an_article_about_a_correction_has_no_note_but_its_text() -> None:
    lines = [
        Line("The Northaven Post takes it back", "title"),
        Line("Correction: The Post now says that it was one envoy."),
    ]
    assert correction_notes(lines) == frozenset()


def test_a_label_above_what_tells_of_no_mistake_is_a_heading() -> None:
    assert "correction" not in _kinds(
        *_TEXT, "Correction", "Shares fell by a tenth, as they do after such a year.", "So it went."
    )
