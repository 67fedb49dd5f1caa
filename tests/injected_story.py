"""A story of which every field that takes a text says what it is told to: the fields are those that the model has."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError

from explainer.field_types import Holds, Many, kind_of
from explainer.model import SHEETS, Article, ArticleMeta, Claim, FactBase, Story, takes_claims
from explainer.names import composed

__all__ = ["ELSEWHERE", "InjectedStory", "refused"]

_PROBE = "Qx <b> xQ"
_DAY = "2031-04-03"
_TYPES = ("arrest", "recall-envoy", "event")
_COLUMNS = ["date", "by", "what", "place"]
ELSEWHERE = "news.example"
"""A host to whose pages articles lead."""


@dataclass(frozen=True, slots=True)
class InjectedStory:
    """Makes a story in which each sheet has so many facts, and there are as many articles."""

    count: int
    """How many."""
    said: Callable[[str, int], str]
    """What a field says, by its path, such as ``timeline.summary``, and the number of its fact."""

    def base(self) -> FactBase:
        """The story."""
        sheets = {
            sheet: [self._filled(model, sheet, number) for number in range(self.count)]
            for sheet, model in SHEETS.items()
        }
        quoted: dict[str, list[str]] = {}
        for source in _sources(sheets):
            quoted.setdefault(source["article"], []).append(source["quote"])
        return FactBase(
            story=self._filled(Story, "story", 0) | self._of_story(),
            articles=[self._article(number, quoted.get(f"{number:03}", [])) for number in range(self.count)],
            sheets=sheets,
        )

    def _of_story(self) -> dict[str, Any]:
        """What a story has several of."""
        return {
            "unknown": [self.said("story.unknown", number) for number in range(self.count)],
            "ledgers": [
                self._filled(get_args(Story.model_fields["ledgers"].annotation)[0], "story.ledgers", n)
                for n in range(9)
            ],
            "key_facts": [f"{sheet}-{number}" for sheet in SHEETS if sheet != "actors" for number in range(5)],
            "former_ids": {f"former-{number}": f"timeline-{number}" for number in range(self.count)},
        }

    def _article(self, number: int, quotes: list[str]) -> Article:
        meta = self._filled(ArticleMeta, "article", number)
        stem = composed(re.sub(r"[/\0]", "", self.said("article.file", number)))
        lines = [
            _folded(meta["title"]),
            *(_folded(self.said(f"article.text.{no}", number)) for no in range(3)),
            *quotes,
        ]
        text, blocks, at = "\n".join(lines), [], 0
        for no, line in enumerate(lines):
            blocks.append({"kind": "paragraph" if no else "title", "start": at, "end": at + len(line)})
            at += len(line) + 1
        return Article(
            id=f"{number:03}-{stem}",
            file=f"content/articles/{number:03}-{stem}.md",
            meta=meta,
            text=text,
            blocks=blocks,
            read_by=f"model {self.said('article.read_by', number)}",
            sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        )

    def _filled(self, model: type[BaseModel], path: str, number: int) -> dict[str, Any]:
        fields = model.model_fields.items()
        filled = {field.alias or name: self._value(model, name, f"{path}.{name}", number) for name, field in fields}
        return {name: value for name, value in filled.items() if value is not None}

    def _value(self, model: type[BaseModel], name: str, path: str, number: int) -> Any:
        """What a field says: a text wherever it takes one, and all else what is needed for that to be shown; None for nothing."""
        kind, annotation = kind_of(model, name), model.model_fields[name].annotation
        within = _model(annotation)
        match name:
            case "id":
                return f"{path.split('.')[0]}-{number}"
            case "article" | "inferred_from":
                return f"{number:03}"
            case "quote":
                return _folded(self.said(path, number))
            case "type":
                return _TYPES[number % len(_TYPES)]
            case "types":
                return [_TYPES[number % len(_TYPES)], "expel"]
            case "columns":
                return _COLUMNS
            case "field":
                return ""
            case "url" | "archived":
                return f"https://{ELSEWHERE}/{''.join(self.said(path, number).split())}"
            case "language":
                return "en"
            case "since" | "until" | "rank" | "reader":  # who reads is on no page; who read is, see read_by
                return None
            case "rights":
                return "full-text"
        if within is not None and within is not Claim:
            return [self._filled(within, path, number)]
        if kind.holds is Holds.FACT:
            return [f"expulsions-{(number + 1) % self.count}"]
        if kind.holds is Holds.ACTOR:
            return [f"actors-{number}"] if kind.many is Many.SET else f"actors-{(number + 1) % self.count}"
        if get_origin(annotation) is Literal:
            return get_args(annotation)[number % len(get_args(annotation))]
        if not _takes_text(model, name):
            return _DAY if _takes(model, name, _DAY) else None
        if takes_claims(model, name) and number % 5 == 0:
            return [self._claim(path, number, which) for which in range(2)]
        said = self.said(path, number)
        return said if _takes_one(model, name) else [said]

    def _claim(self, path: str, number: int, which: int) -> dict[str, Any]:
        quote = _folded(self.said(f"{path}.sources.quote", number))
        return {
            "value": self.said(path, number + which),
            "sources": [{"article": f"{(number + which) % self.count:03}", "quote": quote}],
            "note": self.said(f"{path}.note", number),
        }


def refused() -> Iterator[tuple[type[BaseModel], str]]:
    """The fields of sheets, articles and stories that take no text, but what is of a form."""
    for model in (*SHEETS.values(), Story, ArticleMeta):
        for name, field in model.model_fields.items():
            if _model(field.annotation) is None and not _takes_text(model, name):
                yield model, name


@cache
def _takes_text(model: type[BaseModel], name: str) -> bool:
    return _takes_one(model, name) or _takes(model, name, [_PROBE])


@cache
def _takes_one(model: type[BaseModel], name: str) -> bool:
    return _takes(model, name, _PROBE)


def _takes(model: type[BaseModel], name: str, value: object) -> bool:
    field = model.model_fields[name]
    kind: Any = Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError:
        return False
    return True


def _model(annotation: Any) -> type[BaseModel] | None:
    """The model whose items a field lists, if it lists any."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next(filter(None, map(_model, get_args(annotation))), None)


def _sources(value: Any) -> Iterator[dict[str, Any]]:
    """All sources in what was filled."""
    if isinstance(value, dict):
        if "quote" in value:
            yield value
        for inner in value.values():
            yield from _sources(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _sources(inner)


def _folded(text: str) -> str:
    return " ".join(text.split())
