"""Runs a command on a story that is read by a language model, whose server on the loopback gives kept answers.

    score_facts.py --command "env EXPLAINER_ANSWERS=FOLDER python -m tests.language_model.replay"

The answers are a folder of files named like their articles, in the form of a careful reader's notes (``actors``,
``timeline``, ``expulsions``, ``context``); ``EXPLAINER_READER`` is ``model``, or ``both``. Each article's own answer comes for
any question about it.
"""

import json
import os
import sys
from contextlib import contextmanager
from pathlib import Path

from explainer.articles import read_article
from explainer.cli import main

from ..model_server import model_server, said

__all__ = ["adapted", "replayed"]


def adapted(notes):
    """A careful reader's notes in the form that a model is asked for."""
    told = {"actors": notes.get("actors", []), "context": notes.get("context", [])}
    for name, sheet in (("events", "timeline"), ("expulsions", "expulsions")):
        told[name] = [fact | {"quotes": [one["quote"] for one in fact["sources"]]} for fact in notes.get(sheet, [])]
    for fact in told["expulsions"]:
        fact["left"] = fact["left"] if isinstance(fact["left"], str) else None
    return json.dumps(told)


def _answers(content, answers):
    """What answers a question: the notes on the article that has its first words."""
    articles = [read_article(file) for file in sorted((content / "articles").iterdir()) if file.suffix != ".yml"]

    def reply(body):
        asked = "\n".join(message["content"] for message in body["messages"])
        article = max(articles, key=lambda one: sum(line in asked for line in one.text.split("\n")))
        return said(adapted(json.loads((answers / f"{article.id}.json").read_text("utf-8"))))

    return reply


@contextmanager
def replayed(content, answers, reader="model"):
    """Has a story be read by kept answers as long as this lasts.

    :param answers: the folder of them.
    :param reader: ``model`` or ``both``.
    """
    with model_server(_answers(content, answers)) as server:
        story = content / "story.yml"
        settings = {"name": reader, "address": server.address, "model": "kept"}
        told = "".join(f"  {name}: {value}\n" for name, value in settings.items())
        story.write_text(f"{story.read_text('utf-8')}reader:\n{told}", "utf-8")
        yield


def _run(arguments):
    content = Path(arguments[arguments.index("--content") + 1]) if "--content" in arguments else Path("content")
    if "extract" not in arguments:
        return main(arguments)
    with replayed(content, Path(os.environ["EXPLAINER_ANSWERS"]), os.environ.get("EXPLAINER_READER", "model")):
        return main([*arguments, "--yes"])


if __name__ == "__main__":
    sys.exit(_run(sys.argv[1:]))
