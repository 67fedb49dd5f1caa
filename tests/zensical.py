"""Has Zensical make a site of a story's pages, and says what became of them.

    python -m tests.zensical [--story DIR] [--keep DIR]

It is installed into an environment of its own, in the version that this was last seen to work with. Where a link is
dead, a footnote is not where it belongs or the search reads nothing, the script ends with 1.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from pathlib import Path

from explainer.other_builders import write_site

from .built_site import BuiltSite

__all__ = ["build_with_zensical"]

ROOT = Path(__file__).parent.parent
_ZENSICAL = "zensical==0.0.73"


def build_with_zensical(content: Path, folder: Path) -> BuiltSite:
    """Write a story's pages into a folder and have Zensical make a site of them.

    :param content: the content folder.
    :param folder: where its environment, the pages and the site go.
    :raises subprocess.CalledProcessError: it cannot be installed, or does not make the site.
    """
    environment = folder / "environment"
    programs = environment / ("Scripts" if sys.platform == "win32" else "bin")
    if not (programs / "zensical").exists():
        venv.create(environment, with_pip=True)
        subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", _ZENSICAL], check=True)
    alone = subprocess.run([programs / "zensical", "build"], cwd=content.parent, capture_output=True, text=True)
    print("mkdocs.yml itself:", (alone.stderr or alone.stdout).strip())
    settings = write_site(content, folder / "pages").settings
    subprocess.run([programs / "zensical", "build", "--clean", "--strict", "-f", settings], check=True)
    return BuiltSite(folder / "pages-site")


def _faults(site: BuiltSite) -> int:
    """Print what became of the pages.

    :returns: how much of it is wrong.
    """
    dead, astray = site.dead_links(), site.dead_footnotes()
    print(f"{len(site.pages)} pages, {len(site.links)} links of which {len(dead)} are dead,")
    print(
        f"{site.count_of_footnotes()} footnotes of which {len(astray)} are astray, {len(site.searched)} entries of the search"
    )
    for one in [*dead, *astray]:
        print(f"  {one}")
    return len(dead) + len(astray) + (not site.searched) + (not site.count_of_footnotes())


def main(words: Sequence[str]) -> int:
    """Do what the words of the command line say.

    :returns: the exit code.
    """
    parser = argparse.ArgumentParser(prog="python -m tests.zensical", description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--story", type=Path, default=ROOT, metavar="DIR", help="left out, the project's own")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="where the environment, the pages and the site stay")
    asked = parser.parse_args(words)
    with tempfile.TemporaryDirectory() as scratch:
        site = build_with_zensical(asked.story / "content", asked.keep or Path(scratch))
        return bool(_faults(site))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
