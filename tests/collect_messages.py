"""Collect what the site says into ``data/locale/explainer.pot``, from which translators begin: ``python -m tests.collect_messages``.

The catalogues beside it follow: what is said no more goes, and what is new stands there without a translation.
Messages stand in the order of the alphabet and without lines, so that the file changes only with what is said.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Iterator
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from explainer.lexicon import load_lexicon

__all__ = ["COLLECTED", "collected", "following"]

_ROOT = Path(__file__).parent.parent
COLLECTED = _ROOT / "generator/explainer/data/locale/explainer.pot"
_PASSING = (
    "POT-Creation-Date",
    "Report-Msgid-Bugs-To",
    "PO-Revision-Date",
    "Last-Translator",
    "Language-Team",
    "Generated-By",
)
"""Lines of the header that tell of the day and the tool, and not of what is said."""


def _in_python(
    file: BinaryIO, keywords: Collection[str], *_: object, **__: object
) -> Iterator[tuple[int, str, tuple[str | None, ...], list[str]]]:
    """Calls in code, those within f-strings too, which Babel does not see in every Python."""
    for node in ast.walk(ast.parse(file.read())):
        if (
            isinstance(node, ast.Call)
            and (name := getattr(node.func, "attr", getattr(node.func, "id", ""))) in keywords
        ):
            said = (
                one.value if isinstance(one, ast.Constant) and isinstance(one.value, str) else None for one in node.args
            )
            yield node.lineno, name, tuple(said), []


_TEMPLATES = ("templates/**.j2", "generator/explainer/plugin/theme/**.html")
_SOURCES = [*((files, "jinja2") for files in _TEMPLATES), ("generator/explainer/**.py", _in_python)]


def collected() -> str:
    """The catalogue of all that templates and code say, in English alone."""
    catalog = Catalog(
        project="Explainer", version="", charset="utf-8", header_comment="# What the site says of its own."
    )
    read = {"trim_blocks": "true", "lstrip_blocks": "true", "silent": "false"}
    options = dict.fromkeys(_TEMPLATES, read)
    for file, _, message, comments, _ in extract_from_dir(str(_ROOT), _SOURCES, options):
        catalog.add(message, locations=[(Path(file).as_posix(), 0)], auto_comments=comments)
    for name, kind in load_lexicon().types.items():
        catalog.add(
            kind.label, locations=[("generator/explainer/data/en/lexicon", 0)], auto_comments=[f"The type {name}."]
        )
    return _written(catalog)


def following(file: Path, template: str) -> str:
    """A language's catalogue with just the messages of the template.

    :param file: ``LANGUAGE.po``.
    """
    with file.open("rb") as po:
        catalog = read_po(po, locale=file.stem)
    catalog.update(read_po(BytesIO(template.encode())), no_fuzzy_matching=True, update_header_comment=False)
    return _written(catalog)


def _written(catalog: Catalog) -> str:
    text = BytesIO()
    write_po(text, catalog, width=100, sort_output=True, include_lineno=False, ignore_obsolete=True)
    lines = text.getvalue().decode().splitlines(keepends=True)
    return "".join(line for line in lines if not line.startswith(tuple(f'"{name}' for name in _PASSING)))


if __name__ == "__main__":
    COLLECTED.parent.mkdir(exist_ok=True)
    COLLECTED.write_text(collected(), "utf-8")
    for _file in COLLECTED.parent.glob("*.po"):
        _file.write_text(following(_file, COLLECTED.read_text("utf-8")), "utf-8")
