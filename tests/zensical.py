"""Has Zensical make a site of a story's pages, and says what became of them.

    python -m tests.zensical [--story DIR] [--keep DIR]

It is installed into an environment of its own, in the version that this was last seen to work with. Where a link is
dead, a footnote is not where it belongs, the search reads nothing or mkdocs.yml itself does not stop it, the script ends with 1.
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

__all__ = ["build_with_zensical", "installed", "stopped"]

ROOT = Path(__file__).parent.parent
_ZENSICAL = "zensical==0.0.73"


def installed(folder: Path) -> Path:
    """Zensical's program, in an environment in this folder.

    :raises subprocess.CalledProcessError: it cannot be installed.
    """
    programs = folder / ("Scripts" if sys.platform == "win32" else "bin")
    if not (programs / "zensical").exists():
        venv.create(folder, with_pip=True)
        subprocess.run([programs / "python", "-m", "pip", "install", "--quiet", _ZENSICAL], check=True)
    return programs / "zensical"


def build_with_zensical(program: Path, content: Path, folder: Path) -> BuiltSite:
    """Write a story's pages into a folder and have Zensical make a site of them.

    :param content: the content folder.
    :param folder: where the pages and the site go.
    :raises subprocess.CalledProcessError: it does not make the site.
    """
    settings = write_site(content, folder / "pages").settings
    subprocess.run([program, "build", "--clean", "--strict", "-f", settings], check=True)
    return BuiltSite(folder / "pages-site")


def stopped(program: Path, settings: Path) -> bool:
    """Whether it makes nothing of the settings that only MkDocs can use, and says what to do; print what it says."""
    done = subprocess.run([program, "build", "-f", settings], capture_output=True, text=True)
    print(f"{settings.name}: {(done.stderr or done.stdout).strip()}")
    return done.returncode != 0 and "run_explainer_render_first" in done.stderr


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
        folder = asked.keep or Path(scratch)
        program = installed(folder / "environment")
        stops = stopped(program, asked.story / "mkdocs.yml")
        faults = _faults(build_with_zensical(program, asked.story / "content", folder))
        return 0 if stops and not faults else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
