"""An export of the corpus's articles, and what it holds."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from explainer.content import ContentFolder, load
from explainer.export import export
from explainer.extract.run import extract
from explainer.merge import open_leads

__all__ = ["Fact", "export_articles", "sources", "values"]

Fact = Mapping[str, Any]

_IN_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""Where files cost no disk's time: what is written here is thrown away at once."""


def export_articles(
    articles: Iterable[Path], reading: Callable[[Path], AbstractContextManager[None]] = nullcontext
) -> dict[str, Any]:
    """The export of a content folder that holds nothing but these articles, leads included.

    :param reading: called with the folder; as long as what it gives lasts, the articles are read.
    """
    with TemporaryDirectory(dir=_IN_MEMORY) as folder:
        root = Path(folder, "content")
        (root / "articles").mkdir(parents=True)
        (root / "story.yml").write_text("title: A story\n", "utf-8")
        for article in articles:
            shutil.copy(article, root / "articles")
        with reading(root):
            extract(root, agree=lambda _: True)
        return export(load(root).model_copy(update={"leads": open_leads(ContentFolder(root))}))


def values(field: Any) -> list[Any]:
    """Every value of an exported field, the preferred one first."""
    if isinstance(field, dict):
        return [value for claim in field.get("claims", []) for value in values(claim["value"])]
    if isinstance(field, list):
        return [value for item in field for value in values(item)]
    return [] if field is None else [field]


def sources(fact: Any) -> Iterator[Fact]:
    """Every source of an exported fact, those of its claims and roles included."""
    if isinstance(fact, dict):
        yield from fact.get("sources", [])
        for key, item in fact.items():
            if key != "sources":
                yield from sources(item)
    elif isinstance(fact, list):
        for item in fact:
            yield from sources(item)
