"""A change that the disk has no room for leaves every byte as it was, and a person is told what to do."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
SMALL = 'mount -t tmpfs -o size=192k tmpfs "$1" && shift && exec "$@"'
"""A disk of its own for one process; it is gone with the process."""


def _on_a_small_disk(disk, *words):
    """What some program prints in whose eyes a folder is a small disk; None where the system allows nobody that."""
    for rights in ([], ["--map-root-user"]):
        command = ["unshare", "--mount", *rights, "sh", "-c", SMALL, "sh", str(disk)]
        if shutil.which("unshare") and not subprocess.run([*command, "true"], capture_output=True).returncode:
            done = subprocess.run([*command, *words], capture_output=True, text=True, cwd=ROOT)
            assert not done.returncode, done.stderr
            return done.stdout
    return None


@pytest.mark.slow
def test_a_disk_without_room_leaves_all_as_it_was_until_there_is_room(tmp_path):
    out = _on_a_small_disk(tmp_path, sys.executable, "-m", "tests.merge.full_disk", str(tmp_path))
    if out is None:
        pytest.skip("nobody may mount a small disk here; tests/test_transaction.py fills one by a limit on files")
    for line in out.splitlines():
        *refused, done = map(int, line.split())
        assert len(set(refused)) == 1
        assert len(refused) >= 5, "there is room from the beginning, so nothing is tested"
        assert done > refused[0], "the change itself writes files"
    assert len(out.splitlines()) == 2
