"""What changes no meaning, and must raise no finding: order, layout, comments, how quotation marks and dashes are typed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from random import Random

from explainer import strict_yaml

from .mutants import Mutant, kind
from .story_texts import Files, StoryTexts, put, sources_in, values_in

__all__: list[str] = []

_CURLY = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'"})
_STRAIGHT = str.maketrans({"'": "’"})


def _sheet(story: StoryTexts, chance: Random, change: Callable[[str], str], what: str) -> Mutant | None:
    sheet = chance.choice([sheet for sheet in story.sheets if story.of(sheet)])
    text = "".join(story.sheets[sheet])
    new = change(text)
    return Mutant(f"{sheet}: {what}", {f"facts/{sheet}.yml": new}) if new != text else None


@kind("facts in another order", "harmless", harmless=True)
def _order(story: StoryTexts, chance: Random) -> Mutant | None:
    def change(text: str) -> str:
        head, *facts = re.split(r"^(?=- )", text, flags=re.MULTILINE)
        facts = [fact.rstrip("\n") + "\n\n" for fact in facts]
        chance.shuffle(facts)
        return head + "".join(facts)

    return _sheet(story, chance, change, "another order")


@kind("fields in another order", "harmless", harmless=True)
def _fields(story: StoryTexts, chance: Random) -> Mutant:
    placed = chance.choice(story.facts)
    items = list(placed.fact.items())
    chance.shuffle(items)
    return Mutant(f"{placed.name}: {', '.join(key for key, _ in items)}", story.with_fact(placed, dict(items)))


@kind("sources in another order", "harmless", harmless=True)
def _sources(story: StoryTexts, chance: Random) -> Mutant | None:
    several = [placed for placed in story.facts if len(placed.fact.get("sources", ())) > 1]
    if not several:
        return None
    placed = chance.choice(several)
    turned = [*placed.fact["sources"][1:], placed.fact["sources"][0]]
    return Mutant(f"{placed.name}: sources turned", story.with_fact(placed, {**placed.fact, "sources": turned}))


@kind("actors or aliases in another order", "harmless", harmless=True)
def _group(story: StoryTexts, chance: Random) -> Mutant | None:
    fields = ("by", "against", "aliases", "actors")
    there = [(p, w, v) for p in story.facts for f in fields for w, v, _ in values_in(p.fact, f) if len(v) > 1]
    there = [(p, w, v) for p, w, v in there if isinstance(v, list)]
    if not there:
        return None
    placed, where, value = chance.choice(there)
    return Mutant(f"{placed.name} {where[0]} turned", story.with_fact(placed, put(placed.fact, where, value[::-1])))


@kind("one actor without brackets", "harmless", harmless=True)
def _plain(story: StoryTexts, chance: Random) -> Mutant | None:
    there = [
        (p, w, v[0])
        for p in story.happenings
        for f in ("by", "against")
        for w, v, _ in values_in(p.fact, f)
        if len(v) == 1
    ]
    if not there:
        return None
    placed, where, one = chance.choice(there)
    return Mutant(f"{placed.name} {where[0]}: {one}", story.with_fact(placed, put(placed.fact, where, one)))


@kind("comments", "harmless", harmless=True)
def _comments(story: StoryTexts, chance: Random) -> Mutant | None:
    comment = chance.choice(["# look at this again", "#", "# id: nobody", "# <<<<<<< no mark"])
    return _sheet(story, chance, lambda text: re.sub(r"^(?=- )", f"{comment}\n", text, flags=re.MULTILINE), "comments")


@kind("blank lines", "harmless", harmless=True)
def _blank(story: StoryTexts, chance: Random) -> Mutant | None:
    return _sheet(story, chance, lambda text: re.sub(r"^(?=- |  \w+:)", "\n", text, flags=re.MULTILINE), "blank lines")


@kind("laid out anew", "harmless", harmless=True)
def _anew(story: StoryTexts, chance: Random) -> Mutant | None:
    width = chance.choice([40, 72, 1000])
    return _sheet(
        story, chance, lambda text: strict_yaml.dump(strict_yaml.load(text, ""), width=width), f"{width} columns"
    )


@kind("line ends of Windows", "harmless", harmless=True)
def _windows(story: StoryTexts, chance: Random) -> Mutant | None:
    return _sheet(story, chance, lambda text: text.replace("\n", "\r\n"), "CRLF")


@kind("a byte order mark", "harmless", harmless=True)
def _mark(story: StoryTexts, chance: Random) -> Mutant | None:
    return _sheet(story, chance, lambda text: "\ufeff" + text, "byte order mark")


@kind("a document's dashes before it", "harmless", harmless=True)
def _dashes(story: StoryTexts, chance: Random) -> Mutant | None:
    return _sheet(story, chance, lambda text: "---\n" + text, "---")


@kind("texts in quotation marks of YAML", "harmless", harmless=True)
def _quoted(story: StoryTexts, chance: Random) -> Mutant | None:
    def change(text: str) -> str:
        return re.sub(r"^( +(?:date|value|kind|type|status|topic): )([\w-]+)$", r"\1'\2'", text, flags=re.MULTILINE)

    return _sheet(story, chance, change, "in quotation marks")


def _quote(story: StoryTexts, chance: Random, change: Callable[[str], str], what: str) -> Mutant | None:
    there = [(p, w, s["quote"]) for p in story.facts for w, s in sources_in(p.fact) if change(s["quote"]) != s["quote"]]
    if not there:
        return None
    placed, where, quote = chance.choice(there)
    files = story.with_fact(placed, put(placed.fact, (*where, "quote"), change(quote)))
    return Mutant(f"{placed.name} {'.'.join(map(str, where))}: {what}", files)


@kind("quotation marks made straight", "harmless", harmless=True)
def _straight(story: StoryTexts, chance: Random) -> Mutant | None:
    return _quote(story, chance, lambda quote: quote.translate(_CURLY), "straight")


@kind("apostrophes made curly", "harmless", harmless=True)
def _curly(story: StoryTexts, chance: Random) -> Mutant | None:
    return _quote(story, chance, lambda quote: quote.translate(_STRAIGHT), "curly")


@kind("another dash", "harmless", harmless=True)
def _dash(story: StoryTexts, chance: Random) -> Mutant | None:
    return _quote(story, chance, lambda quote: quote.replace("–", "—").replace("-", "‐"), "another dash")


@kind("accents as marks of their own", "harmless", harmless=True)
def _decomposed(story: StoryTexts, chance: Random) -> Mutant | None:
    return _quote(story, chance, lambda quote: unicodedata.normalize("NFD", quote), "NFD")


@kind("a space that does not break, in a quote", "harmless", harmless=True)
def _nbsp(story: StoryTexts, chance: Random) -> Mutant | None:
    return _quote(story, chance, lambda quote: quote.replace(" ", "\u00a0", 1), "non-breaking space")


@kind("an article called by its start", "harmless", harmless=True)
def _start(story: StoryTexts, chance: Random) -> Mutant | None:
    there = [(p, w, s["article"]) for p in story.facts for w, s in sources_in(p.fact)]
    placed, where, ident = chance.choice(there)
    start = next(
        (ident[:n] for n in range(1, len(ident)) if sum(a.id.startswith(ident[:n]) for a in story.articles) == 1), ident
    )
    files = story.with_fact(placed, put(placed.fact, (*where, "article"), start))
    return Mutant(f"{placed.name}: {start}", files) if start != ident else None


@kind("a note", "harmless", harmless=True)
def _note(story: StoryTexts, chance: Random) -> Mutant:
    placed = chance.choice(story.facts)
    return Mutant(f"{placed.name}: a note", story.with_fact(placed, {**placed.fact, "note": "To be looked at again."}))


@kind("what is so anyway written out", "harmless", harmless=True)
def _default(story: StoryTexts, chance: Random) -> Mutant:
    placed = chance.choice(story.facts)
    return Mutant(
        f"{placed.name}: publish: yes",
        story.with_fact(placed, {**placed.fact, "publish": chance.choice(["yes", "true"])}),
    )


@kind("one claim made a plain value", "harmless", harmless=True)
def _one_claim(story: StoryTexts, chance: Random) -> Mutant | None:
    """As it is for the merge: its sources are those of the fact, too."""
    there = []
    for placed in story.happenings:
        whole = placed.fact.get("sources", [])
        for field in ("date", "number", "people", "place", "status", "deadline", "left"):
            found = list(values_in(placed.fact, field))
            if len(found) == 1 and len(found[0][0]) == 3 and set(placed.fact[field][0]) == {"value", "sources"}:
                there += [(placed, field, found[0][1])] if all(s in whole for s in found[0][2]) else []
    if not there:
        return None
    placed, field, value = chance.choice(there)
    return Mutant(f"{placed.name} {field}: {value}", story.with_fact(placed, {**placed.fact, field: value}))


@kind("an article's file laid out anew", "harmless", harmless=True)
def _article(story: StoryTexts, chance: Random) -> Mutant | None:
    there = sorted(story.article_files)
    ident = chance.choice(there)
    text = story.article_text(ident)
    new = chance.choice([text + "\n\n", text.replace("\n", "\r\n"), "\ufeff" + text, text.replace(". ", ".\n")])
    files: Files = {story.article_files[ident]: new}
    return Mutant(f"{ident} laid out anew", files) if new != text else None


@kind("settings in another order", "harmless", harmless=True)
def _settings(story: StoryTexts, chance: Random) -> Mutant:
    items = list(story.story.items())
    chance.shuffle(items)
    return Mutant("story.yml in another order", {"story.yml": strict_yaml.dump(dict(items))})
