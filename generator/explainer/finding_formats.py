"""What is wrong, for programs: as JSON, as GitHub's annotations, and as SARIF 2.1.0, which code scanners show."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from .diagnostics import Diagnostic
from .findings import findings
from .terminal import in_repository

__all__ = ["FORMATS", "as_github", "as_json", "as_sarif"]


def as_json(diagnostics: Sequence[Diagnostic]) -> str:
    """A list of objects, each with code, severity, file, line, column, fact, field, message and help.

    Where something is about a file as a whole, line and column are null; ``fact`` is empty where it is about none.
    """
    return json.dumps([_values(one) for one in diagnostics], ensure_ascii=False, indent=2)


def as_github(diagnostics: Sequence[Diagnostic]) -> str:
    """A workflow command a line, by which GitHub shows each at its place in a pull request."""
    return "\n".join(one.annotation(in_repository(one.file) or one.file) for one in diagnostics)


def as_sarif(diagnostics: Sequence[Diagnostic]) -> str:
    """A log of one run, in the Static Analysis Results Interchange Format 2.1.0 of OASIS."""
    codes = list(dict.fromkeys(one.code for one in diagnostics))
    driver = {
        "name": "explainer",
        "version": version("explainer-site"),
        "rules": [_rule(code) for code in codes],
    }
    results = [_result(one, codes.index(one.code)) for one in diagnostics]
    log = {
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }
    return json.dumps(log, ensure_ascii=False, indent=2)


FORMATS: dict[str, Callable[[Sequence[Diagnostic]], str]] = {
    "json": as_json,
    "github": as_github,
    "sarif": as_sarif,
}
"""By the names that a person gives them; each prints all that was found."""


def _values(one: Diagnostic) -> dict[str, Any]:
    return {
        "code": one.code,
        "severity": one.severity,
        "file": one.file,
        "line": one.mark.line if one.mark else None,
        "column": one.mark.column if one.mark else None,
        "fact": one.fact,
        "field": one.field.removeprefix(f"{one.fact}.") if one.field != one.fact else "",
        "message": one.message,
        "help": one.help,
    }


def _rule(code: str) -> dict[str, Any]:
    means = findings()[code].means if code in findings() else code
    return {"id": code, "shortDescription": {"text": means.partition(". ")[0]}, "help": {"text": means}}


def _result(one: Diagnostic, rule: int) -> dict[str, Any]:
    where: dict[str, Any] = {"artifactLocation": {"uri": quote(in_repository(one.file) or one.file, errors="replace")}}
    if one.mark:
        where["region"] = {"startLine": one.mark.line, "startColumn": one.mark.column}
    return {
        "ruleId": one.code,
        "ruleIndex": rule,
        "level": one.severity,
        "message": {"text": f"{one.message}; {one.help}" if one.help else one.message},
        "locations": [{"physicalLocation": where}],
    }
