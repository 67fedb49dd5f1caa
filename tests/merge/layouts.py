"""Facts laid out in every way in which YAML may be written by hand, with comments and blank lines anywhere."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from explainer.strict_yaml import dump

__all__ = ["Layout", "changed", "fact"]

_WORDS = (
    *(
        "a",
        "b: c",
        "# d",
        "a #b",
        "3",
        "null",
        "~",
        "true",
        "no",
        "2024-05-03",
        "it's",
        '"e"',
        "[f",
        "{x}",
        "é, g",
        "- h",
    ),
    *("&y", "*z", "!t", "%p", "@q", "`r", "a: ", "trail ", "|", "> x", "?", "? k", "-", "--- x"),
    *("two words here", "more words than go into a line of a sheet, so that it goes on below", "two\nlines", "a\ttab"),
)


def fact(pick: Random, ident: str) -> dict[str, Any]:
    """A fact of fields in every shape, whatever they mean."""
    told: dict[str, Any] = {
        "number": pick.choice(_WORDS),
        "by": _some(pick, 3),
        "roles": [_item(pick, word, "from") for word in _some(pick, 3)],
        "left": [_item(pick, word, "note") for word in _some(pick, 2)],
        "note": pick.choice(_WORDS),
    }
    there = {name: value for name, value in told.items() if pick.random() < 0.5}
    return {"id": ident, **there, "sources": _sources(pick)}


def changed(pick: Random, old: dict[str, Any]) -> dict[str, Any]:
    """The fact with one to three other values in it."""
    new: dict[str, Any] = json.loads(json.dumps(old))
    for _ in range(pick.randint(1, 3)):
        other = fact(pick, old["id"])
        name = pick.choice([name for name in {**new, **other} if name != "id"])
        inner = name in new and isinstance(new[name], list) and isinstance(new[name][0], dict)
        if inner and pick.random() < 0.6:
            item = pick.choice(new[name])
            item |= {pick.choice(["from", "said_by"]): pick.choice(_WORDS)}
        elif name in new and name != "sources" and pick.random() < 0.3:
            del new[name]
        elif name in other:
            new[name] = other[name]
    return new


class Layout:
    """Writes facts; keeps in mind the comments that it made."""

    def __init__(self, pick: Random) -> None:
        self.pick = pick
        self.comments: list[str] = []

    def sheet(self, facts: list[dict[str, Any]]) -> str:
        """A sheet's text; now and then something that looks like a comment is swallowed by the text above it."""
        text = self._lines() + (self._sequence(facts, self.pick.choice([0, 0, 0, 2])) if facts else self._nothing())
        if self._now_and_then(0.1):
            text = f"---{self._behind()}\n{text}"
        if self._now_and_then(0.1):
            text += f"...{self._behind()}\n{self._lines()}"
        return text.rstrip("\n") if self._now_and_then(0.1) else text

    def _nothing(self) -> str:
        """How a sheet without facts may be written."""
        empty = self.pick.choice(["[]", "[ ]", "null", "~", "", "[", "--- []"])
        inside = f"{self._behind()}\n{self._lines()}]" if empty == "[" else ""
        return f"{empty}{inside}{self._behind()}\n{self._lines()}"

    def _sequence(self, items: list[Any], column: int) -> str:
        out, pad = "", " " * column
        for item in items:
            out += self._lines()
            if isinstance(item, dict) and self._now_and_then(0.8):
                if self._now_and_then(0.1):
                    out += f"{pad}-{self._behind()}\n" + self._mapping(item, column + 2)
                else:
                    gap = self.pick.choice([1, 1, 1, 3])
                    out += self._mapping(item, column + 1 + gap, f"{pad}-{' ' * gap}")
            else:
                out += f"{pad}-" + self._value(item, column, inline=True)
        return out

    def _mapping(self, values: dict[str, Any], column: int, first: str = "") -> str:
        out = ""
        for number, (name, value) in enumerate(values.items()):
            lead = first if first and not number else self._lines() + " " * column
            key = name if self._now_and_then(0.95) else json.dumps(name)
            out += f"{lead}{key}{' ' * self._now_and_then(0.03)}:" + self._value(value, column)
        return out

    def _value(self, value: Any, column: int, inline: bool = False) -> str:
        """What stands behind a key or a dash, to the end of the line or lines."""
        if isinstance(value, (dict, list)):
            if inline or self._now_and_then(0.35):
                return f" {self._flow(value, column)}{self._behind()}\n"
            head = self._behind() + "\n"
            if isinstance(value, dict):
                return head + self._mapping(value, column + self.pick.choice([1, 2, 4]))
            return head + self._sequence(value, column + self.pick.choice([0, 2, 4]))
        text = self._scalar(value, column, flow=False)
        sign, _, rest = text.partition("\n")
        if sign in ("|-", ">-"):
            return f" {sign}{self._behind()}\n{rest}\n"
        if not inline and self._now_and_then(0.05):
            return f"\n{' ' * (column + 3)}{text}{self._behind()}\n"
        return f" {text}{self._behind()}\n"

    def _flow(self, value: Any, column: int) -> str:
        comma = f",\n{' ' * (column + 3)}" if self._now_and_then(0.2) else ", "
        if isinstance(value, dict):
            return "{" + comma.join(f"{name}: {self._flow(item, column)}" for name, item in value.items()) + "}"
        if isinstance(value, list):
            return "[" + comma.join(self._flow(item, column) for item in value) + "," * self._now_and_then(0.1) + "]"
        return self._scalar(value, column, flow=True)

    def _scalar(self, text: str, column: int, *, flow: bool) -> str:
        style, pad, words = (
            self.pick.choice(["plain", "'", '"', "|", ">", "two lines"]),
            " " * (column + 2),
            text.split(" "),
        )
        simple = bool(text.strip()) and "" not in words and not {"\n", "\t"} & set(text)
        if style == '"':
            return json.dumps(text, ensure_ascii=self._now_and_then(0.5))
        if style == "'" and "\n" not in text:
            return "'" + text.replace("'", "''") + "'"
        if style == "|" and simple and not flow:
            return f"|-\n{pad}{text}"
        if style == ">" and simple and not flow and not text.startswith("#"):
            return ">-\n" + ("\n".join(pad + word for word in words) if self._now_and_then(0.5) else pad + text)
        if style == "two lines" and simple and len(words) > 1:
            cut = self.pick.randrange(1, len(words))
            halves = (" ".join(half).replace("'", "''") for half in (words[:cut], words[cut:]))
            return "'" + f"\n{pad}".join(halves) + "'"
        written = dump({"k": [text]} if flow else {"k": text}, width=2**20)
        return written[4:].rstrip("\n")[:-1] if flow else written[3:].strip("\n")

    def _lines(self) -> str:
        """Blank lines and comments, seldom."""
        out = ""
        while self._now_and_then(0.1):
            kind = self.pick.randrange(3)
            out += ("", "   ", " " * self.pick.randrange(9) + self._comment() if kind == 2 else "")[kind] + "\n"
        return out

    def _behind(self) -> str:
        return "  " + self._comment() if self._now_and_then(0.12) else ""

    def _comment(self) -> str:
        self.comments.append(f"# note {len(self.comments)}.")
        return self.comments[-1]

    def _now_and_then(self, chance: float) -> bool:
        return self.pick.random() < chance


def _some(pick: Random, most: int) -> list[str]:
    return pick.sample(_WORDS, pick.randint(1, most))


def _item(pick: Random, word: str, more: str) -> dict[str, Any]:
    told = {"value": word, more: pick.choice(["2020", None]), "sources": pick.choice([_sources(pick), None])}
    return {name: value for name, value in told.items() if value}


def _sources(pick: Random) -> list[dict[str, str]]:
    return [{"article": pick.choice(_WORDS), "quote": quote} for quote in _some(pick, 3)]
