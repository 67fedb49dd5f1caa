"""An article, the form of an answer and questions, for tests of how a model is asked."""

from __future__ import annotations

from pathlib import Path

from explainer.articles import read_article
from explainer.model import Article

__all__ = ["FORM", "TEXT", "write_article"]

FORM = {
    "$defs": {
        "Role": {"properties": {"value": {}, "quote": {}}},
        "Actor": {
            "properties": {
                "name": {"description": "The fullest name."},
                "kind": {"enum": ["person", "country"], "description": "What they are."},
                "roles": {"items": {"$ref": "#/$defs/Role"}, "description": "What they were."},
            }
        },
    },
    "properties": {"actors": {"items": {"$ref": "#/$defs/Actor"}, "description": "Who takes part."}},
}
"""A JSON Schema as an answer's is."""

TEXT = """\
The harbour of Port Ella was closed on Monday, the ministry of Chile said.

Chile expelled two Peruvian envoys on Thursday. “They have until Saturday to leave,” it said.

Share this article

Peru called the step absurd, and its minister wept.
"""


def write_article(folder: Path, text: str = TEXT, **known: str) -> Article:
    """An article in a file of its own, as it is read."""
    told = {"title": "Chile sends two envoys home", "published": "2019-03-15", "language": "en"} | known
    head = "".join(f"{name}: {value}\n" for name, value in told.items())
    file = folder / "001.md"
    file.write_text(f"---\n{head}---\n\n{text}", "utf-8")
    return read_article(file)
