"""Runs the command with a model reader whose model gives kept answers: ``score_facts.py --command "python -m … replay"``.

The answers are a folder of files in the form of a careful reader's notes (``actors``, ``timeline``, ``expulsions``,
``context``), each named like its article; the variable ``EXPLAINER_ANSWERS`` says where.
"""

import json
import os
from pathlib import Path

from explainer import readers
from explainer.language_model.answer import parse_answer
from explainer.language_model.believed import believed


def adapted(notes):
    """A careful reader's notes in the form that a model is asked for."""
    told = {"actors": notes.get("actors", []), "context": notes.get("context", [])}
    for name, sheet in (("events", "timeline"), ("expulsions", "expulsions")):
        told[name] = [fact | {"quotes": [one["quote"] for one in fact["sources"]]} for fact in notes.get(sheet, [])]
    for fact in told["expulsions"]:
        fact["left"] = fact["left"] if isinstance(fact["left"], str) else None
    return json.dumps(told)


class Replayed:
    """A reader that believes what it can of kept answers."""

    version = "1"
    languages = frozenset({"en"})

    def read(self, articles):
        folder = Path(os.environ["EXPLAINER_ANSWERS"])
        return [self._read(article, folder / f"{article.id}.json") for article in articles]

    def _read(self, article, file):
        answer = parse_answer(adapted(json.loads(file.read_text("utf-8"))))
        return believed(article, [answer])


READER = Replayed()

if __name__ == "__main__":
    readers.installed._BUILT_IN["english"] = "tests.language_model.replay:READER"
    from explainer.__main__ import main

    main()
