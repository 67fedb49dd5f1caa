"""What an attacker may write into any field: strings of every class of injection, each of which would run or change something."""

from __future__ import annotations

from pathlib import Path

import yaml

__all__ = ["INJECTIONS"]

_FILE = Path(__file__).parent / "injection_strings.yml"


def _read() -> list[str]:
    classes = yaml.safe_load(_FILE.read_text("utf-8")).values()
    return [one for listed in classes for one in (listed if isinstance(listed, list) else listed.splitlines())]


INJECTIONS = _read()
"""Each once, those of a class together."""
