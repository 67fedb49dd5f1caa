"""What is installed where the site is made is what was tried: the versions, and the hashes of their files."""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
LOCK = (ROOT / "requirements.lock").read_text("utf-8")
PINNED = re.compile(r"^([\w.-]+)==([^\s;]+)", re.MULTILINE)


def pinned(text):
    return {canonicalize_name(name): version for name, version in PINNED.findall(text)}


def test_the_lock_has_the_versions_of_the_constraints():
    assert pinned(LOCK) == pinned((ROOT / "constraints.txt").read_text("utf-8"))


def test_every_package_of_the_lock_has_a_hash():
    entries = re.split(r"^(?=\w)", LOCK, flags=re.MULTILINE)[1:]
    assert len(entries) == len(pinned(LOCK))
    assert [entry for entry in entries if not re.search(r"--hash=sha256:[0-9a-f]{64}", entry)] == []


def test_the_lock_names_no_place_that_packages_are_fetched_from():
    assert not re.search(r"https?://|--(index|find|extra)", LOCK)


def test_every_stated_dependency_is_locked_at_a_version_that_it_allows():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    extras = project["project"]["optional-dependencies"].values()
    stated = [*project["project"]["dependencies"], *(line for extra in extras for line in extra)]
    versions = pinned(LOCK)
    for needed in map(Requirement, [*stated, *project["build-system"]["requires"]]):
        assert needed.specifier.contains(versions[canonicalize_name(needed.name)]), str(needed)
