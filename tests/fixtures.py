"""Fixtures of text in and text out, in files where a line with a single dot parts title, input and expected text."""

from __future__ import annotations

from pathlib import Path

__all__ = ["FIXTURES", "read_fixtures"]

FIXTURES = Path(__file__).parent / "fixtures"


def read_fixtures(path: Path) -> list[tuple[int, str, str, str]]:
    """Every fixture of a file: the line of its title, the title, the input and the expected text.

    A fixture is its title's line, ``.``, the input, ``.``, the expected text, ``.``; lines between fixtures
    that begin with ``#`` are comments.
    """
    found, parts, title, line = [], [], "", 0
    for number, text in enumerate(path.read_text("utf-8").splitlines(), 1):
        if text.rstrip() == ".":
            parts.append([])
            if len(parts) == 3:
                found.append((line, title, "\n".join(parts[0]), "\n".join(parts[1])))
                parts, title = [], ""
        elif parts:
            parts[-1].append(text)
        elif text.strip() and not text.startswith("#"):
            title, line = text.strip(), number
    assert not parts, f"{path}:{line}: the fixture is not closed by a dot"
    return found
