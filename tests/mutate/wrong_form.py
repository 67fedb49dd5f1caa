"""Slips and attacks in the files themselves: characters, YAML, fields, settings."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from .misspelling import misspelt
from .mutants import Mutant, kind
from .story_texts import Placed, StoryTexts, Where, put, sources_in, values_in

__all__: list[str] = []

_OVERRIDES = ("\u202e{}\u202c", "\u2067{}\u2069", "\u202d{}", "\u061c{}", "\u2066{}")
_INVISIBLE = ("\u200b", "\u200c", "\u2060", "\ufeff", "\u2063", "\u180e", "\U000e0041")
_LIKE = {"a": "а", "e": "е", "o": "о", "p": "р", "c": "с", "i": "і", "x": "х", "y": "у"}
_MARKUP = (
    "<b>{}</b>", "**{}**", "[{}](https://example.org/)", "{}<script>alert(1)</script>", "`{}`", "{} {{{{ 7*7 }}}}",
    "<!-- {} -->", "# {}", "{}\n\n- a list", "![{}](x.png)", "{}[^1]", "&lt;i&gt;{}", "{} <img src=x onerror=alert(1)>",
)  # fmt: skip


def _our_texts(story: StoryTexts) -> list[tuple[Placed, Where, str]]:
    fields = ("summary", "statement", "what", "people", "place", "name", "topic", "note")
    return [(p, w, str(v)) for p in story.facts for field in fields for w, v, _ in values_in(p.fact, field)]


def _changed(story: StoryTexts, placed: Placed, where: Where, new: object) -> Mutant:
    files = story.with_fact(placed, put(placed.fact, where, new))
    return Mutant(f"{placed.name} {'.'.join(map(str, where))}: {new!r}", files)


def _rewritten(story: StoryTexts, chance: Random, change: Callable[[str], str | None]) -> Mutant | None:
    placed, where, text = chance.choice(_our_texts(story))
    new = change(text)
    return _changed(story, placed, where, new) if new and new != text else None


def _inside(text: str, piece: str, chance: Random) -> str:
    at = chance.randrange(1, len(text)) if len(text) > 1 else 0
    return text[:at] + piece + text[at:]


# ---- characters


@kind("text direction overridden", "form")
def _bidi(story: StoryTexts, chance: Random) -> Mutant | None:
    def change(text: str) -> str:
        words = text.split(" ")
        at = chance.randrange(len(words))
        return " ".join((*words[:at], chance.choice(_OVERRIDES).format(words[at]), *words[at + 1 :]))

    return _rewritten(story, chance, change)


@kind("text direction overridden in a quote", "form")
def _bidi_quote(story: StoryTexts, chance: Random) -> Mutant | None:
    placed = chance.choice(story.facts)
    sources = list(sources_in(placed.fact))
    if not sources:
        return None
    where, source = chance.choice(sources)
    new = source["quote"].replace(" ", f" {chance.choice(_OVERRIDES).format('')}", 1)
    return _changed(story, placed, (*where, "quote"), new) if new != source["quote"] else None


@kind("an invisible character in a text", "form")
def _invisible(story: StoryTexts, chance: Random) -> Mutant | None:
    return _rewritten(story, chance, lambda text: _inside(text, chance.choice(_INVISIBLE), chance))


@kind("an invisible character in an id", "form")
def _invisible_id(story: StoryTexts, chance: Random) -> Mutant:
    placed = chance.choice(story.facts)
    return _changed(story, placed, ("id",), _inside(placed.fact["id"], chance.choice(_INVISIBLE), chance))


@kind("a letter of another alphabet in an id", "form")
def _like_id(story: StoryTexts, chance: Random) -> Mutant | None:
    placed = chance.choice(story.facts)
    letters = [at for at, char in enumerate(placed.fact["id"]) if char in _LIKE]
    if not letters:
        return None
    ident, at = placed.fact["id"], chance.choice(letters)
    return _changed(story, placed, ("id",), ident[:at] + _LIKE[ident[at]] + ident[at + 1 :])


@kind("a letter of another alphabet in a name", "form")
def _like(story: StoryTexts, chance: Random) -> Mutant | None:
    def change(text: str) -> str | None:
        letters = [at for at, char in enumerate(text) if char in _LIKE]
        at = chance.choice(letters) if letters else -1
        return text[:at] + _LIKE[text[at]] + text[at + 1 :] if letters else None

    return _rewritten(story, chance, change)


@kind("a soft hyphen in a text", "form")
def _soft_hyphen(story: StoryTexts, chance: Random) -> Mutant | None:
    return _rewritten(story, chance, lambda text: _inside(text, "\u00ad", chance))


@kind("a soft hyphen in a number or a date", "form")
def _soft_hyphen_date(story: StoryTexts, chance: Random) -> Mutant | None:
    there = [
        (p, w, str(v)) for p in story.facts for f in ("date", "number", "left") for w, v, _ in values_in(p.fact, f)
    ]
    placed, where, text = chance.choice(there)
    return _changed(story, placed, where, text + chance.choice(["\u00ad", "\u200b"]))


@kind("a non-breaking hyphen in an id or a date", "form")
def _hyphen(story: StoryTexts, chance: Random) -> Mutant | None:
    placed = chance.choice(story.facts)
    where = chance.choice([("id",), ("date",)])
    text = placed.fact.get(where[0])
    if not isinstance(text, str) or "-" not in text:
        return None
    return _changed(story, placed, where, text.replace("-", "\u2011", 1))


@kind("digits of another script", "form")
def _digits(story: StoryTexts, chance: Random) -> Mutant | None:
    there = [(p, w, str(v)) for p in story.facts for f in ("date", "number") for w, v, _ in values_in(p.fact, f)]
    placed, where, text = chance.choice(there)
    new = text.translate({ord(str(n)): chr(0x0660 + n) for n in range(10)})
    return _changed(story, placed, where, new) if new != text else None


@kind("markup in a text", "form")
def _markup(story: StoryTexts, chance: Random) -> Mutant | None:
    return _rewritten(story, chance, lambda text: chance.choice(_MARKUP).format(text))


@kind("a control character", "form")
def _control(story: StoryTexts, chance: Random) -> Mutant | None:
    return _rewritten(story, chance, lambda text: _inside(text, chance.choice("\x07\x1b\x00\x85\u2028"), chance))


# ---- YAML


def _of_text(story: StoryTexts, chance: Random, change: Callable[[str], str | None], what: str) -> Mutant | None:
    placed = chance.choice(story.facts)
    text = story.text(placed)
    new = change(text)
    return Mutant(f"{placed.name}: {what}", story.with_text(placed, new)) if new and new != text else None


@kind("a text cut by a number sign", "form")
def _cut(story: StoryTexts, chance: Random) -> Mutant | None:
    def change(text: str) -> str | None:
        lines = [
            m
            for m in re.finditer(r"^ +(?:summary|statement|name|what|place|people|quote): (?!['\"]).*$", text, re.M)
            if m[0].count(" ") > 6
        ]
        if not lines:
            return None
        line = chance.choice(lines)
        spaces = [at for at, char in enumerate(line[0]) if char == " "][-3:]
        at = line.start() + chance.choice(spaces)
        return text[:at] + " " + chance.choice(["#", "# "]) + text[at + 1 :]

    return _of_text(story, chance, change, " #")


@kind("a key twice", "form")
def _key_twice(story: StoryTexts, chance: Random) -> Mutant | None:
    def change(text: str) -> str:
        line = chance.choice(re.findall(r"^  (?!- )\w+:.*\n", text, re.MULTILINE) or ["  note: a\n  note: b\n"])
        return text + line if line.strip()[-1] != ":" else text + "  note: a\n  note: b\n"

    return _of_text(story, chance, change, "a key twice")


@kind("tabs", "form")
def _tabs(story: StoryTexts, chance: Random) -> Mutant | None:
    return _of_text(story, chance, lambda text: text.replace("\n  ", "\n\t", 1), "a tab")


@kind("indented wrongly", "form")
def _indented(story: StoryTexts, chance: Random) -> Mutant | None:
    def change(text: str) -> str | None:
        lines = text.split("\n")
        at = chance.randrange(1, max(2, len(lines) - 1))
        lines[at] = chance.choice([" ", "   "]) + lines[at] if at < len(lines) else ""
        return "\n".join(lines)

    return _of_text(story, chance, change, "indented wrongly") if chance else None


@kind("a field that there is not", "form")
def _unknown(story: StoryTexts, chance: Random) -> Mutant | None:
    placed = chance.choice(story.facts)
    key = misspelt(chance.choice([name for name in placed.fact if name != "id"]), chance)
    return _changed(story, placed, (key,), "something") if key not in placed.fact else None


@kind("a field misspelt", "form")
def _field(story: StoryTexts, chance: Random) -> Mutant | None:
    placed = chance.choice(story.facts)
    old = chance.choice([name for name in placed.fact if name not in ("id", "sources")] or ["sources"])
    new = misspelt(old, chance)
    fact = {new if name == old else name: value for name, value in placed.fact.items()}
    return Mutant(f"{placed.name}: {old} → {new}", story.with_fact(placed, fact))


@kind("two sheets' files swapped", "form")
def _sheets(story: StoryTexts, chance: Random) -> Mutant | None:
    one, other = chance.sample([sheet for sheet in story.sheets if story.of(sheet)], 2)
    texts = {one: "".join(story.sheets[other]), other: "".join(story.sheets[one])}
    return Mutant(f"{one} and {other} swapped", {f"facts/{sheet}.yml": text for sheet, text in texts.items()})


@kind("a fact in the wrong sheet", "form")
def _wrong_sheet(story: StoryTexts, chance: Random) -> Mutant:
    placed = chance.choice(story.facts)
    other = chance.choice([sheet for sheet in story.sheets if sheet != placed.sheet])
    files = story.with_fact(placed, None) | story.adding(other, placed.fact)
    return Mutant(f"{placed.name} in {other}", files)


@kind("a sheet in Latin-1", "form")
def _latin(story: StoryTexts, chance: Random) -> Mutant | None:
    sheet = chance.choice([sheet for sheet in story.sheets if story.of(sheet)])
    data = "".join(story.sheets[sheet]).replace("# ", "# é ", 1).encode("latin-1", "replace")
    return Mutant(f"{sheet} in Latin-1", {f"facts/{sheet}.yml": data}) if max(data) > 127 else None


@kind("half a sheet lost", "form")
def _half(story: StoryTexts, chance: Random) -> Mutant:
    sheet = chance.choice([sheet for sheet in story.sheets if len(story.of(sheet)) > 1])
    text = "".join(story.sheets[sheet])
    return Mutant(f"{sheet} cut", {f"facts/{sheet}.yml": text[: chance.randint(len(text) // 3, len(text) - 2)]})


@kind("marks of a merge left", "form")
def _torn(story: StoryTexts, chance: Random) -> Mutant | None:
    return _of_text(story, chance, lambda t: f"<<<<<<< ours\n{t}=======\n{t}>>>>>>> theirs\n", "marks of git")


@kind("a value of the wrong shape", "form")
def _shape(story: StoryTexts, chance: Random) -> Mutant:
    placed = chance.choice(story.facts)
    field = chance.choice([name for name in placed.fact if name != "id"])
    return _changed(
        story, placed, (field,), chance.choice([{"a": "b"}, [["x"]], [{"valu": "1"}], [{"value": {"a": "b"}}]])
    )


# ---- settings of a fact and of the story


@kind("checked on a day to come", "form")
def _future(story: StoryTexts, chance: Random) -> Mutant:
    day = (date.today() + timedelta(chance.randint(2, 900))).isoformat()
    return _changed(story, chance.choice(story.facts), ("checked",), day)


@kind("checked on no day", "form")
def _no_day(story: StoryTexts, chance: Random) -> Mutant:
    return _changed(story, chance.choice(story.facts), ("checked",), chance.choice(["yes", "2025", "29.11.2026", "me"]))


@kind("publish is neither yes nor no", "form")
def _publish(story: StoryTexts, chance: Random) -> Mutant:
    return _changed(story, chance.choice(story.facts), ("publish",), chance.choice(["maybe", "checked", "2", "nope"]))


@kind("a correction of no field", "form")
def _correction(story: StoryTexts, chance: Random) -> Mutant:
    field = chance.choice(["nubmer", "told", "everything", "sumary"])
    correction = {"date": date.today().isoformat(), "field": field, "said": "x", "why": "y"}
    return _changed(story, chance.choice(story.facts), ("corrections",), [correction])


@kind("a correction on a day to come", "form")
def _correction_later(story: StoryTexts, chance: Random) -> Mutant:
    day = (date.today() + timedelta(chance.randint(2, 900))).isoformat()
    return _changed(story, chance.choice(story.facts), ("corrections",), [{"date": day, "why": "We were wrong."}])


@kind("a ledger of no type", "form")
def _ledger(story: StoryTexts, chance: Random) -> Mutant:
    types = chance.choice([["no-such-type"], ["arest"], ["event"], [], ["arrest", "ruling"]])
    ledger = {"title": "Ledger", "types": types}
    return Mutant(f"story.yml ledgers: {types}", story.with_story(ledgers=[ledger]))


@kind("a ledger with no such column", "form")
def _column(story: StoryTexts, chance: Random) -> Mutant:
    columns = [misspelt(chance.choice(["by", "number", "date", "against", "place"]), chance)]
    ledger = {"title": "Ledger", "types": ["arrest"], "columns": ["date", *columns]}
    return Mutant(f"story.yml ledgers: {columns}", story.with_story(ledgers=[ledger]))


@kind("story told in another language", "form")
def _language(story: StoryTexts, chance: Random) -> Mutant:
    new = chance.choice(["fr", "de", "xx", "english", "ar"])
    return Mutant(f"story.yml language: {new}", story.with_story(language=new))


@kind("first published on a day to come", "form")
def _since(story: StoryTexts, chance: Random) -> Mutant:
    day = (date.today() + timedelta(chance.randint(2, 900))).isoformat()
    return Mutant(f"story.yml since: {day}", story.with_story(since=day))


@kind("no title", "form")
def _title(story: StoryTexts, chance: Random) -> Mutant:
    return Mutant("story.yml title", story.with_story(title=chance.choice(["", [], {"a": "b"}])))


@kind("a setting that there is not", "form")
def _setting(story: StoryTexts, chance: Random) -> Mutant:
    name = chance.choice(["key_fact", "standfrist", "titel", "publish", "sinse"])
    return Mutant(f"story.yml {name}", story.with_story(**{name: "x"}))
