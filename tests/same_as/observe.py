"""One side of the comparison: does with one tree's code all that is compared, and writes what came of it.

It is run as a program, not imported, and uses of the tree only what ``expected.yml`` names, so that it works
with the code of any revision.
"""

from __future__ import annotations

import argparse
import atexit
import hashlib
import importlib
import json
import os
import pickle
import random
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

_HERE = Path(__file__).parent
_EXPECTED = yaml.safe_load((_HERE / "expected.yml").read_text("utf-8"))
_SEEDS, _STEPS = 150, 8
_DATE = re.compile(r"\d{4}(-\d\d){0,2}")


def main() -> None:
    """Write the outputs of the parts that are asked for."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--tree", type=Path, required=True)
    parser.add_argument("--inputs", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--parsed", type=Path)
    parser.add_argument("parts", nargs="+")
    options = parser.parse_args()
    if options.parsed:
        keep_parsed(options.parsed)
    source = options.tree / "generator"
    sys.path[:0] = [str(source if (source / "explainer").is_dir() else options.tree), str(options.tree)]
    for part in options.parts:
        folder = options.out / part
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        {"readings": readings, "stories": stories, "merge": merge}[part](options.inputs, folder)
        (folder / "done").write_text("")


def keep_parsed(file: Path) -> None:
    """Make spaCy take what it parsed in earlier runs from a file: most of the time goes there."""
    from spacy.language import Language
    from spacy.tokens import Doc

    known: dict[str, bytes] = pickle.loads(file.read_bytes()) if file.exists() else {}
    parse = Language.pipe

    def pipe(nlp: Language, texts: Any, *, as_tuples: bool = False, **options: Any) -> Iterator[Any]:
        pairs = list(texts) if as_tuples else [(text, None) for text in texts]
        if new := [text for text, _ in pairs if text not in known]:
            known.update((text, doc.to_bytes()) for text, doc in zip(new, parse(nlp, new, **options), strict=True))
        for text, context in pairs:
            doc = Doc(nlp.vocab).from_bytes(known[text])
            yield (doc, context) if as_tuples else doc

    Language.pipe = pipe  # type: ignore[method-assign]

    @atexit.register
    def write() -> None:
        fresh = file.with_name(f".{file.name}.{os.getpid()}")
        fresh.write_bytes(pickle.dumps(known))
        fresh.replace(file)


def the(name: str) -> Any:
    """What this tree has under one of a name's addresses; a package that is only installed is another tree's."""
    for address in _EXPECTED["names"][name]:
        module, _, attribute = address.partition(":")
        if not any(Path(folder, module.partition(".")[0], "__init__.py").exists() for folder in sys.path[:2]):
            continue
        try:
            return getattr(importlib.import_module(module), attribute)
        except ModuleNotFoundError:
            continue
    raise SystemExit(f"this tree has none of {', '.join(_EXPECTED['names'][name])}")


# --- readings --------------------------------------------------------------


def readings(inputs: Path, out: Path) -> None:
    """The full reading of every text, a line each."""
    from pydantic import TypeAdapter

    adapter = TypeAdapter(the("Reading"))
    for group, texts in text_groups(inputs):
        folder = out / "texts"
        folder.mkdir(exist_ok=True)
        articles = [the("with_language")(the("read_article")(file, name=file.name)) for file in _files(folder, texts)]
        shutil.rmtree(folder)
        lines = (
            json.dumps(_kept(adapter.dump_python(one, mode="json")), ensure_ascii=False) for one in _read(articles)
        )
        (out / f"{group}.jsonl").write_text("\n".join(lines), "utf-8")


def _read(articles: list[Any]) -> list[Any]:
    return the("read_all")(articles)


def _kept(value: Any) -> Any:
    """A reading without what is left out on purpose."""
    if isinstance(value, dict):
        return {key: _kept(item) for key, item in value.items() if key not in _EXPECTED["left_out"]}
    return [_kept(item) for item in value] if isinstance(value, list) else value


def _files(folder: Path, texts: dict[str, str]) -> Iterator[Path]:
    for name, text in texts.items():
        file = folder / name
        file.write_text(text, "utf-8")
        yield file


def text_groups(inputs: Path) -> Iterator[tuple[str, dict[str, str]]]:
    """Groups of articles: a file's name and its text."""
    tests, shared = inputs / "tests", inputs.parent / "shared"
    for file in sorted((tests / "fixtures").rglob("*.txt")):
        name = "-".join(file.relative_to(tests / "fixtures").with_suffix("").parts)
        yield f"fixtures-{name}", {f"{no:04}.md": _article(text) for no, text in enumerate(_inputs_of(file))}
    corpus = tests / "corpus"
    sentences = yaml.safe_load((corpus / "sentences.yml").read_text("utf-8"))["sentences"]
    told = {f"{no:04}.md": _article(one["text"], str(one.get("published", ""))) for no, one in enumerate(sentences)}
    yield "corpus-sentences", told
    for name, folder in (("corpus", corpus), ("content", inputs / "content")):
        yield f"articles-{name}", _texts(folder, "*.md")
    if (shared / "articles").is_dir():
        yield "shared-articles", _texts(shared / "articles", "*.txt")
        yield "shared-wild", _texts(shared / "measures" / "wild", "d*.md")
        for measure, key in (("dates", "published"), ("events", "date")):
            lines = (shared / "measures" / f"{measure}.jsonl").read_text("utf-8").splitlines()
            found = [json.loads(line) for line in lines]
            yield f"shared-{measure}", {f"{no:04}.md": _article(one["text"], one[key]) for no, one in enumerate(found)}


def _texts(folder: Path, pattern: str) -> dict[str, str]:
    files = sorted(folder.rglob(pattern))
    return {f"{no:03}-{file.name}": file.read_text("utf-8") for no, file in enumerate(files) if file.stem != "README"}


def _inputs_of(file: Path) -> Iterator[str]:
    """The input of every fixture of a file; of one that is no text to read, any text will do as well."""
    parts = re.split(r"^\.\n", file.read_text("utf-8"), flags=re.MULTILINE)
    yield from (text for text in parts[1::3] if text.strip())


def _article(text: str, published: str = "") -> str:
    """A text as an article; its first line may say when it was published."""
    first, _, rest = text.partition("\n")
    if not published and _DATE.fullmatch(first.strip()) and rest.strip():
        published, text = first.strip(), rest
    text = re.sub(r"[\[\]]", "", text)
    return (
        f"---\npublished: {published or '2024-01-17'}\nlanguage: en\n---\n\n{text.strip().lstrip('-#') or 'Nothing.'}\n"
    )


# --- stories ---------------------------------------------------------------


def stories(inputs: Path, out: Path) -> None:
    """What is exported and rendered of each story, as it stands and as it is read anew."""
    _told(inputs / "content", out / "content")
    for name, root in _stories(inputs, out / "work"):
        if (root / "facts").is_dir():
            _told(root, out / name / "as-it-stands")
        the("extract")(root)
        for file in sorted(path for part in ("facts", "extracted", "articles") for path in (root / part).rglob("*.*")):
            if file.is_file() and not any(part.startswith(".") for part in file.relative_to(root).parts):
                _write(out / name / "files" / file.relative_to(root), file.read_bytes())
        _told(root, out / name / "read-anew")
    shutil.rmtree(out / "work")


def _stories(inputs: Path, work: Path) -> Iterator[tuple[str, Path]]:
    """Copies of the stories that there are, and one of each article that is a story by itself."""
    for name, content in (("content-anew", inputs / "content"), ("starter", _starter() / "content")):
        shutil.copytree(content, work / name / "content", ignore=shutil.ignore_patterns(".cache"))
        yield name, work / name / "content"
    corpus, shared = inputs / "tests" / "corpus", inputs.parent / "shared"
    folders = [(story.name, sorted(story.glob("*.md"))) for story in sorted((corpus / "stories").iterdir())]
    folders += [(file.stem, [file]) for file in sorted((corpus / "articles").glob("*.md"))]
    if (shared / "articles").is_dir():
        folders.append(("shared-five", sorted((shared / "articles").glob("*.txt"))))
        folders.append(("shared-wild", sorted((shared / "measures" / "wild").glob("d*.md"))))
    for name, files in folders:
        root = work / name / "content"
        (root / "articles").mkdir(parents=True)
        (root / "story.yml").write_text("title: A story\n", "utf-8")
        for file in files:
            shutil.copy(file, root / "articles")
        yield name, root


def _starter() -> Path:
    return the("packaged")("starter")


def _told(root: Path, out: Path) -> None:
    """The export of a story and every page, feed and asset of its site."""
    exported = json.dumps(the("export")(the("load")(root)), ensure_ascii=False, indent=1)
    _write(out / "export.json", exported.encode())
    site = the("make_site")(root, None, "https://example.org/", "corrections/")
    for path, page in site.pages.items():
        _write(out / "pages" / path, page.markdown.encode())
    for path, data in site.assets.items():
        _write(out / "pages" / path, data)
    _write(out / "warnings.txt", "\n".join(map(str, site.warnings)).encode())


def _write(file: Path, data: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)


# --- merge -----------------------------------------------------------------


def merge(inputs: Path, out: Path) -> None:
    """The files of a newsroom after each step of interleavings by seed, as the soak makes them."""
    from tests.merge.newsroom import Newsroom
    from tests.merge.soak import STEPS

    lines = []
    for seed in range(_SEEDS):
        pick = random.Random(seed)
        newsroom = Newsroom(pick)
        for step in ("extract", *(pick.choice(STEPS) for _ in range(_STEPS)), "extract"):
            getattr(newsroom, step)()
            held = b"".join(str(path).encode() + b"\0" + data for path, data in sorted(newsroom.files.items()))
            lines.append(f"{seed} {step} {hashlib.sha256(held).hexdigest()}")
    (out / "interleavings.txt").write_text("\n".join(lines), "utf-8")


if __name__ == "__main__":
    main()
