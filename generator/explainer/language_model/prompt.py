"""What a language model is asked about an article: templates that a story can override, filled in the contract's terms."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from ..lexicon import EventType, load_lexicon
from ..model import Article, Block
from ..render.environment import fill, template_loader

__all__ = ["Inquiry", "Prompt", "tokens"]

_READ = frozenset({"title", "standfirst", "heading", "paragraph", "caption", "dateline"})
"""Kinds of blocks from which facts are read."""
_OVERLAP = 4
"""A part repeats the end of the one before it where that is at most one of so many parts of it."""
_BYTES = 4
"""Of UTF-8 in a token, about: of English a little more, of other scripts less than four letters."""
_ANSWERED = 3
"""How much longer an answer is than what it is about, by readings of 25 articles."""


_STEM = 4
"""Letters by which two words are taken for forms of one."""


def tokens(text: str) -> int:
    """About how many tokens a text is for a language model."""
    return -(-len(text.encode()) // _BYTES)


@dataclass(frozen=True, slots=True)
class Inquiry:
    """What is asked about an article, or a part of one."""

    part: int
    parts: int
    instructions: str
    article: str
    words: int
    """Words of the article in it."""
    form: Mapping[str, Any]
    """The JSON Schema of its answer."""

    @property
    def messages(self) -> list[dict[str, str]]:
        """It as the chat form has it."""
        return [{"role": "system", "content": self.instructions}, {"role": "user", "content": self.article}]

    @property
    def tokens_in(self) -> int:
        """About how many tokens are sent."""
        return tokens(self.instructions) + tokens(self.article)

    @property
    def tokens_out(self) -> int:
        """About how many tokens are answered."""
        return _ANSWERED * tokens(self.article)

    def key(self, model: str) -> str:
        """A hash of all that an answer depends on: what is asked, in which form, and whom.

        :param model: what the server calls it.
        """
        asked = json.dumps([model, self.messages, self.form], ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(asked.encode()).hexdigest()


class Prompt:
    """The templates by which a story asks."""

    def __init__(self, templates: Path | None, part_words: int, form: Mapping[str, Any]) -> None:
        """
        :param templates: the folder of the story's own templates, if it has one.
        :param part_words: so many words of an article are asked about at once.
        :param form: the JSON Schema of an answer, whose parts are lists.
        :raises InvalidContent: a template of the story's own is broken.
        """
        self._part_words, self._form = part_words, form
        # nothing is escaped: what is asked is no page, and an article stands in it letter by letter
        self._jinja = jinja2.Environment(
            loader=template_loader(templates),
            autoescape=False,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._instructions = self._filled("instructions", types=_types(), form=_described(form))

    @property
    def version(self) -> str:
        """A hash of what is asked of every article."""
        asked = json.dumps([self._instructions, self._form, self._part_words, self._sources()], sort_keys=True)
        return hashlib.sha256(asked.encode()).hexdigest()

    def questions(self, article: Article) -> list[Inquiry]:
        """What is asked about an article: of a long one several questions, whose parts overlap.

        :raises InvalidContent: a template of the story's own is broken.
        """
        texts = _parts(article, self._part_words)
        return [
            Inquiry(
                part=no,
                parts=len(texts),
                instructions=self._instructions,
                article=self._filled(
                    "article", article=article.meta, text=text, mark=_mark(article, text), part=no, parts=len(texts)
                ),
                words=len(text.split()),
                form=self._form,
            )
            for no, text in enumerate(texts, 1)
        ]

    def again(self, question: Inquiry, why: str) -> list[dict[str, str]]:
        """A question asked once more.

        :param why: its answer could not be read.
        """
        return [*question.messages, {"role": "user", "content": self._filled("again", why=why)}]

    def _filled(self, name: str, **context: Any) -> str:
        return fill(self._jinja, f"model/{name}.md.j2", **context)

    def _sources(self) -> list[str]:
        loader = self._jinja.loader
        assert loader
        return [loader.get_source(self._jinja, f"model/{name}.md.j2")[0] for name in ("article", "again")]


@cache
def _types() -> Mapping[str, str]:
    """The types that an event can have, each with a sentence of what it means.

    Expulsions are asked for by themselves. Of what is told by an article's words alone no type says more than `event`.
    """
    types = load_lexicon().types.items()
    return {name: _meaning(name, kind) for name, kind in types if not (kind.expulsion or kind.by_words)}


def _meaning(name: str, kind: EventType) -> str:
    """A type's telling with its fields in words, such as “BY recalled WHAT from AGAINST”, and its label where that says more."""
    plain = kind.tell[0].replace("[", "").replace("]", "").replace("{was}", "was").replace("{whom}", "{against}")
    sentence = re.sub(r"\{(\w+)\}", lambda field: field[1].upper(), plain)
    said = f"{name} {sentence}".lower()
    says_more = any(word[:_STEM].lower() not in said for word in kind.label.split() if len(word) >= _STEM)
    return f"{sentence} ({kind.label.lower()})" if says_more else sentence


def _described(form: Mapping[str, Any]) -> Mapping[str, tuple[str, Mapping[str, str]]]:
    """The parts of an answer, each with what it is and its fields, as the schema has them."""
    return {
        part: (about.get("description", ""), dict(_fields(about["items"]["$ref"], form)))
        for part, about in form["properties"].items()
    }


def _fields(ref: str, form: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """The fields of what a schema refers to, each with what it holds."""
    for name, field in form["$defs"][ref.rpartition("/")[2]]["properties"].items():
        said = [field.get("description", "")]
        if inner := field.get("items", {}).get("$ref"):
            said.append(f"Each with {', '.join(json.dumps(key) for key, _ in _fields(inner, form))}.")
        if choice := field.get("enum"):
            said.append(f"One of {', '.join(choice)}.")
        yield name, " ".join(said)


def _mark(article: Article, text: str) -> str:
    """A line that cannot stand in what it encloses, the same each time: a hash of that."""
    within = "\n".join([text, *map(str, article.meta.model_dump().values())])
    return f"===== ARTICLE {hashlib.sha256(within.encode()).hexdigest()[:32]} ====="


def _parts(article: Article, most: int) -> list[str]:
    """The text of an article in parts of about so many words, cut between paragraphs, each with the end of the one before."""
    parts: list[list[str]] = [[]]
    length = 0
    for piece in _pieces(article, most):
        words = len(piece.split())
        if parts[-1] and length + words > most:
            last = parts[-1][-1]
            parts.append([last] if len(last.split()) * _OVERLAP <= most else [])
            length = sum(len(one.split()) for one in parts[-1])
        parts[-1].append(piece)
        length += words
    return ["\n".join(part) for part in parts]


def _pieces(article: Article, most: int) -> Iterator[str]:
    """The blocks of which facts are read; one that is too long in stretches that overlap."""
    blocks: Sequence[Block] = article.blocks or [Block(kind="paragraph", start=0, end=len(article.text))]
    for block in blocks:
        if block.kind not in _READ:
            continue
        text = article.text[block.start : block.end]
        words = [*re.finditer(r"\S+", text)]
        step = most - most // _OVERLAP
        for at in range(0, max(1, len(words) - most // _OVERLAP), step):
            stretch = words[at : at + most]
            yield text[stretch[0].start() : stretch[-1].end()] if stretch else text
