"""What a site looks like: one page of each kind as a picture, at three widths, light, dark and without scripts, and on paper.

    python -m tests.browser.screenshots [--story NAME|DIR] [--pages KIND ...] [--to DIR]

A story is a folder with a mkdocs.yml, or one that ``tests.made_stories`` names. ``KIND-WIDTH.png`` is light,
``KIND-WIDTH-dark.png`` dark, ``KIND-WIDTH-plain.png`` light without scripts; ``dossier-sheet-1.png`` is the dossier's first sheet of A4, and
``card.png`` what is shown where a link to the story is shared.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pypdfium2

from explainer.render import CARD
from tests.made_stories import STORIES

from .browser import Browser, found_browser, open_browser, served
from .building import built, kinds

__all__ = ["write_pictures", "write_sheets"]

ROOT = Path(__file__).parent.parent.parent
WIDTHS = (360, 768, 1440)
_WIDTHS_PLAIN = (360, 1440)
_HEIGHT = 6_000
"""CSS pixels: what stands below is left out of the picture."""
_ON_PAPER = "dossier"
"""The kind of page that is made for paper."""
_ADDRESS = "http://127.0.0.1/"
"""Where the site is said to stand: without an address it has no picture for links."""


def main(words: Sequence[str]) -> int:
    """Write the pictures; 1 where there is no browser."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.browser.screenshots", description=(__doc__ or "").split("\n")[0]
    )
    stories = ", ".join(STORIES)
    parser.add_argument("--story", default=str(ROOT), help=f"{stories}, or a folder; left out, the project's own")
    parser.add_argument("--pages", nargs="+", metavar="KIND", help="such as index, timeline, actor; left out, all")
    parser.add_argument("--to", type=Path, metavar="DIR", help="left out, build/screenshots")
    asked = parser.parse_args(words)
    found = found_browser()
    if isinstance(found, str):
        print(found, file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as scratch:
        story, site, profile = Path(asked.story), Path(scratch, "site"), Path(scratch, "profile")
        if asked.story in STORIES:
            story = STORIES[asked.story](Path(scratch, asked.story)).parent
        pages = kinds(built(story, site, strict=False, address=_ADDRESS))
        if unknown := set(asked.pages or ()) - set(pages):
            parser.error(f"no page of the kind {', '.join(sorted(unknown))}: there are {', '.join(pages)}")
        wanted = {kind: path for kind, path in pages.items() if kind in (asked.pages or pages)}
        with served(site) as address, open_browser(*found, profile) as browser:
            folder = asked.to or ROOT / "build" / "screenshots"
            for file in write_pictures(browser, address, wanted, folder):
                print(file)
            if _ON_PAPER in wanted:
                for file in write_sheets(browser, address + wanted[_ON_PAPER], _ON_PAPER, folder):
                    print(file)
            if (site / CARD).is_file():
                print(shutil.copy(site / CARD, folder))
    return 0


def write_pictures(browser: Browser, address: str, pages: dict[str, str], folder: Path) -> Iterator[Path]:
    """Write pictures of pages.

    :param address: of the site, ending in a slash.
    :param pages: paths by the names that the pictures begin with.
    :returns: each picture's file, once it is there.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for looks, widths in (("", WIDTHS), ("-dark", WIDTHS), ("-plain", _WIDTHS_PLAIN)):
        browser.prefer("dark" if looks == "-dark" else "light")
        with browser.scripts(looks != "-plain"):
            for kind, path in pages.items():
                for width in widths:
                    browser.open(address + path, width=width)
                    file = folder / f"{kind}-{width}{looks}.png"
                    file.write_bytes(browser.picture(_HEIGHT))
                    yield file


def write_sheets(browser: Browser, address: str, name: str, folder: Path) -> Iterator[Path]:
    """Write pictures of a page on sheets of A4: ``NAME-sheet-1.png``."""
    browser.open(address)
    for number, sheet in enumerate(pypdfium2.PdfDocument(browser.pdf()), 1):
        file = folder / f"{name}-sheet-{number}.png"
        sheet.render(scale=2).to_pil().save(file)
        yield file


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
