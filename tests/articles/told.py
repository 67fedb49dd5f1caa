"""What was read in an article, as fixtures show it: metadata that is known, then a line for each block."""

from __future__ import annotations

import tempfile
from pathlib import Path

from explainer.articles import read_article
from explainer.model import Article

__all__ = ["shown", "told"]


def told(text: str, suffix: str) -> str:
    """The article in ``text`` as fixtures show it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, f"article{suffix}")
        file.write_text(text, "utf-8")
        return shown(read_article(file))


def shown(article: Article) -> str:
    meta = article.meta.model_dump(exclude_defaults=True)
    known = [f"{field} = {value}" for field, value in sorted(meta.items())]
    blocks = [f"{block.kind}: {article.text[block.start : block.end]}" for block in article.blocks]
    return "\n".join([*known, *blocks, *(f"warning: {warning.code}" for warning in article.warnings)])
