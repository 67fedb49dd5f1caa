"""The style sheet: legible in both schemes, and complete in itself."""

import re

import pytest

from explainer.render import assets
from explainer.resources import packaged

_CSS = "\n".join(file.read_text("utf-8") for file in sorted((packaged("templates") / "styles").glob("*.css")))


def _colours(scheme):
    [block] = re.findall(rf'^\[data-md-color-scheme="{scheme}"\] {{(.*?)^}}', _CSS, re.DOTALL | re.MULTILINE)
    return dict(re.findall(r"(--x-[a-z]+): (#[0-9a-f]{6});", block))


def _luminance(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one, other):
    """WCAG 2's contrast ratio."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("text", ["--x-ink", "--x-pale", "--x-accent", "--x-other"])
@pytest.mark.parametrize("ground", ["--x-paper", "--x-card"])
def test_text_is_legible(scheme, text, ground):
    colours = _colours(scheme)
    assert _contrast(colours[text], colours[ground]) >= 4.5  # WCAG 2.2, AA for text of any size


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_marked_words_are_legible(scheme):
    colours = _colours(scheme)
    assert _contrast(colours["--x-ink"], colours["--x-mark"]) >= 4.5


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("line", ["--x-one", "--x-other"])
def test_the_lines_that_tell_sides_apart_can_be_seen(scheme, line):
    colours = _colours(scheme)
    assert _contrast(colours[line], colours["--x-card"]) >= 3  # WCAG 2.2, AA for graphics


def test_the_site_has_the_rules_without_the_comments():
    made = assets()["assets/explainer.css"].decode()
    assert "/*" in _CSS and "/*" not in made
    assert made.count("{") == re.sub(r"/\*[^*]*\*+(?:[^/*][^*]*\*+)*/", "", _CSS).count("{")


def test_nothing_is_fetched_from_anywhere():
    assert not re.search(r"url\(|@import|https?:|//", _CSS)


def test_every_colour_that_is_used_is_set_in_both_schemes():
    used = set(re.findall(r"var\((--x-[a-z]+)\)", _CSS)) - set(
        re.findall(r"^  (--x-[a-z]+): (?!#)", _CSS, re.MULTILINE)
    )
    assert used == set(_colours("default")) == set(_colours("slate"))
