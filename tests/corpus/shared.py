"""The measures in ``../shared``, on text that nobody here wrote. They are no part of the project, nor is what they read.

``EXPLAINER_SHARED`` names the folder where the checkout does not stand beside it.
"""

from __future__ import annotations

import importlib.util
import json
import math
import os
import re
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext, redirect_stdout
from dataclasses import dataclass
from functools import partial
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any
from unittest.mock import patch

from ..language_model.replay import replayed
from .exported import export_articles

__all__ = ["SHARED", "ArticleFigures", "fact_figures", "model_figures", "reading_figures", "story_figures", "totals"]

SHARED = Path(os.environ.get("EXPLAINER_SHARED") or Path(__file__).parents[3] / "shared")
"""Where the measures are, if they are there."""

_FIGURE = re.compile(r"^(?P<name>.+?) +(?P<hit>\d+) / (?P<of>\d+) ", re.MULTILINE)
_FACTS_A_SENTENCE = 12 / 20
_SENTENCE_ENDS = re.compile(r"[.!?][\"”’)]*(?=\s|$)")


@dataclass(frozen=True, slots=True)
class ArticleFigures:
    """What ``score_facts.py`` counts in one article."""

    article: str
    counts: dict[str, int]
    sentences: int

    @property
    def quotes_everything(self) -> bool:
        """Whether there are more than twelve facts to twenty of the article's sentences: quoting is no reading."""
        return self.counts["facts"] + self.counts["statements"] > math.ceil(_FACTS_A_SENTENCE * self.sentences)


def fact_figures(reading: Callable[[Path], AbstractContextManager[None]] = nullcontext) -> list[ArticleFigures]:
    """What ``score_facts.py`` counts, article by article, of facts that this process writes: no command is started.

    :param reading: as of ``export_articles``.
    """
    measure, figures = _script("measures/score_facts.py"), []
    for gold in sorted((SHARED / "measures" / "wild").glob("*.jsonl")):
        arguments = ["", "--json", "--only", gold.stem]
        with patch.object(measure, "extracted", partial(_extracted, reading)), patch.object(sys, "argv", arguments):
            counts = json.loads(_printed(measure.main))
        body = gold.with_suffix(".md").read_text("utf-8").split("---", 2)[2]
        figures.append(ArticleFigures(gold.stem, counts, len(_SENTENCE_ENDS.findall(body))))
    return figures


def totals(figures: list[ArticleFigures]) -> dict[str, float]:
    """The shares of ``score_facts.py`` over all articles."""
    total = {key: sum(one.counts[key] for one in figures) for key in figures[0].counts if key != "why"}
    facts, main = max(1, total["facts"]), max(1, total["main"])
    return {
        "false": total["false"] / facts,
        "right": total["right"] / facts,
        "about a main event": total["on_main"] / facts,
        "main events told": total["main_right"] / main,
        "main events quoted or in the first leads": (total["main_quoted"] + total["main_in_leads"]) / main,
        "articles that are quoted rather than read": sum(one.quotes_everything for one in figures) / len(figures),
    }


def story_figures() -> dict[str, float]:
    """The shares of ``score.py`` on the five articles, those of nothing left out."""
    with TemporaryDirectory() as folder:
        facts = Path(folder, "facts.json")
        facts.write_text(json.dumps(export_articles((SHARED / "articles").glob("*.txt"))), "utf-8")
        arguments = [str(SHARED / "gold" / "france-mali.yml"), str(facts), "--json"]
        printed = _printed(lambda: _script("score.py").main(arguments))
    return {name.strip(): share for name, share in json.loads(printed.splitlines()[-1]).items() if share is not None}


def reading_figures(what: str) -> dict[str, float]:
    """The shares of ``score_reading.py``.

    :param what: ``dates`` or ``events``.
    """
    arguments = [what, "--command", f"{sys.executable} -m explainer read --json"]
    printed = _printed(lambda: _script("measures/score_reading.py").main(arguments))
    return {match["name"]: int(match["hit"]) / int(match["of"]) for match in _FIGURE.finditer(printed)}


def model_figures() -> list[ArticleFigures]:
    """The same of facts that a language model reads, in whose place a careful reader's notes answer."""
    return fact_figures(lambda content: replayed(content, SHARED / "answers"))


def _extracted(
    reading: Callable[[Path], AbstractContextManager[None]], command: str, name: str, text: str
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """In the place of the measure's own, which starts two programs an article."""
    with TemporaryDirectory() as folder:
        article = Path(folder, f"{name}.md")
        article.write_text(text, "utf-8")
        facts = export_articles([article], reading)
    return facts, facts.get("leads", [])


def _script(name: str) -> ModuleType:
    path = SHARED / name
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _printed(run: Callable[[], object]) -> str:
    with redirect_stdout(StringIO()) as out:
        run()
    return out.getvalue()
