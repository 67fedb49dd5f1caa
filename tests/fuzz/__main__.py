"""Damage files of a kind for some time, led by which code they reach: ``python -m tests.fuzz .html --seconds 600``.

With atheris (the extra ``fuzz``) it is libFuzzer that damages them; without, chance alone. What should not come of a file is
kept beside the traceback, as ``crash-…`` in the folder ``--keep``, and read again by ``--again FILE``.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
import tempfile
import time
from pathlib import Path
from random import Random

from .damage import damaged


def main() -> None:
    """Run it."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("kind", help="such as .html, .pdf, 'front matter' or sidecar")
    parser.add_argument("--seconds", type=int, default=600)
    parser.add_argument("--keep", type=Path, default=Path("build/fuzz"), metavar="DIR")
    parser.add_argument("--again", type=Path, metavar="FILE", help="read only this file")
    asked = parser.parse_args()
    asked.keep.mkdir(parents=True, exist_ok=True)
    try:
        import atheris
    except ImportError:
        atheris = None
    if atheris and not asked.again:
        with atheris.instrument_imports(include=["explainer"]):
            from .kinds import KINDS
            from .reading import read_damaged
    else:
        from .kinds import KINDS
        from .reading import read_damaged
    kind = KINDS[asked.kind]
    if asked.again:
        read_damaged(kind, asked.again.read_bytes())
    elif atheris:
        seeds = Path(tempfile.mkdtemp(prefix="explainer-seeds-"))
        for seed in kind.seeds:
            (seeds / hashlib.sha256(seed).hexdigest()[:16]).write_bytes(seed)
        options = [
            f"-max_total_time={asked.seconds}",
            f"-artifact_prefix={asked.keep}/",
            "-timeout=20",
            "-len_control=0",
        ]
        options += ["-rss_limit_mb=2048", "-max_len=200000", str(seeds)]
        atheris.Setup([sys.argv[0], *options], lambda data: read_damaged(kind, data))
        atheris.Fuzz()
    else:
        chance, until = Random(asked.kind), time.monotonic() + asked.seconds
        while time.monotonic() < until:
            data = damaged(kind.seeds, chance)
            try:
                read_damaged(kind, data)
            except BaseException:
                file = asked.keep / f"crash-{hashlib.sha256(data).hexdigest()[:16]}"
                file.write_bytes(data)
                print(f"{file} is what this comes of:", file=sys.stderr)
                raise


if __name__ == "__main__":
    main()
