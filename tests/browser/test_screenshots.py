"""What a page looks like, as pictures."""

import struct

from .screenshots import write_pictures, write_sheets


def test_a_page_is_shown_at_three_widths_light_dark_and_without_scripts(browser, site, tmp_path):
    files = list(write_pictures(browser, site, {"about": "about/"}, tmp_path))
    looks = {file.stem: _size(file) for file in files}
    assert set(looks) == {
        *("about-360", "about-768", "about-1440"),
        *("about-360-dark", "about-768-dark", "about-1440-dark"),
        *("about-360-plain", "about-1440-plain"),
    }
    assert all(width == int(name.split("-")[1]) for name, (width, _) in looks.items())
    assert all(height > 900 for _, height in looks.values()), "the whole page, not the window"
    assert (tmp_path / "about-360.png").read_bytes() != (tmp_path / "about-360-dark.png").read_bytes()


def test_a_page_is_shown_sheet_by_sheet(browser, site, tmp_path):
    first, *further = write_sheets(browser, f"{site}dossier/", "dossier", tmp_path)
    assert (first.name, further[-1].name) == ("dossier-sheet-1.png", f"dossier-sheet-{len(further) + 1}.png")
    width, height = _size(first)
    assert width > 1_000 and 1.4 < height / width < 1.42, "A4 stands upright"


def test_a_long_page_is_cut(browser, site, tmp_path):
    browser.open(site, width=360)
    (tmp_path / "cut.png").write_bytes(browser.picture(1_000))
    assert _size(tmp_path / "cut.png") == (360, 1_000)


def test_without_scripts_a_page_runs_none_and_can_be_asked(browser, site):
    themes = "return document.documentElement.classList.contains('js')"
    with browser.scripts(False):
        browser.open(site)
        assert browser.run(themes) is False
    browser.open(site)
    assert browser.run(themes) is True


def _size(file):
    """Width and height, of a PNG's head."""
    return struct.unpack(">II", file.read_bytes()[16:24])
