"""Quotes cut in the wrong place, of another place, or that say something else."""

from __future__ import annotations

import copy
import re
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Any

from explainer.model import Article

from .misspelling import misspelt
from .mutants import Mutant, kind
from .story_texts import Placed, StoryTexts, Where, put, sources_in

__all__: list[str] = []

_NUMBER = re.compile(r"\b(?:\d[\d,]+|\d+-\w+|(?:thirteen|fifteen|twenty|thirty|forty|fifty)(?:-\w+)?)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{4,}")
_ENDS = re.compile(r"(?<=[.!?])\s+")


def _quoted(story: StoryTexts, *sheets: str) -> list[tuple[Placed, Where, dict[str, Any]]]:
    """The sources of the facts of some sheets."""
    facts = story.of(*(sheets or ("timeline", "expulsions", "context", "actors")))
    return [(placed, where, source) for placed in facts for where, source in sources_in(placed.fact)]


def _requoted(story: StoryTexts, placed: Placed, where: Where, quote: str) -> Mutant:
    """The story with another quote in one place."""
    files = story.with_fact(placed, put(placed.fact, (*where, "quote"), quote))
    return Mutant(f"{placed.name} {'.'.join(map(str, where))}: “{quote}”", files)


def _requoted_throughout(story: StoryTexts, placed: Placed, old: str, new: str) -> Mutant:
    """The story with another quote wherever the fact has this one."""
    fact = copy.deepcopy(placed.fact)
    for where, source in sources_in(placed.fact):
        if source["quote"] == old:
            fact = put(fact, (*where, "quote"), new)
    return Mutant(f"{placed.name}: “{new}”", story.with_fact(placed, fact))


def _choosing(story: StoryTexts, chance: Random, change: Callable[[str], str | None], *sheets: str) -> Mutant | None:
    there = _quoted(story, *sheets)
    placed, where, source = chance.choice(there)
    new = change(source["quote"])
    return _requoted(story, placed, where, new) if new and new != source["quote"] else None


# ---- where a quote begins and ends


@kind("quote begins inside a number", "quotes")
def _in_number(story: StoryTexts, chance: Random) -> Mutant | None:
    def change(quote: str) -> str | None:
        found = chance.choice([*_NUMBER.finditer(quote)] or [None])
        return quote[found.start() + chance.randint(1, len(found[0]) - 1) :] if found else None

    return _choosing(story, chance, change)


@kind("quote ends inside a number", "quotes")
def _to_number(story: StoryTexts, chance: Random) -> Mutant | None:
    def change(quote: str) -> str | None:
        found = chance.choice([*_NUMBER.finditer(quote)] or [None])
        return quote[: found.end() - chance.randint(1, len(found[0]) - 1)] if found else None

    return _choosing(story, chance, change)


@kind("quote begins inside a word", "quotes")
def _in_word(story: StoryTexts, chance: Random) -> Mutant | None:
    def change(quote: str) -> str | None:
        found = chance.choice([*_WORD.finditer(quote)][:3] or [None])
        return quote[found.start() + chance.randint(1, len(found[0]) - 1) :] if found else None

    return _choosing(story, chance, change)


@kind("quote ends inside a word", "quotes")
def _to_word(story: StoryTexts, chance: Random) -> Mutant | None:
    def change(quote: str) -> str | None:
        found = chance.choice([*_WORD.finditer(quote)][-3:] or [None])
        return quote[: found.end() - chance.randint(1, len(found[0]) - 1)] if found else None

    return _choosing(story, chance, change)


# ---- what governs a clause and is left out


_GOVERNED = {
    "quote leaves out who says so": r"\b(?:says?|said|reports?|announced|according to [^,.;]+,)(?: that)? ",
    "quote leaves out an allegation": r"\b(?:alleges?|alleged|claims?|claimed|accuses?|accused|charges|suspected|allegedly|reportedly)(?: (?:that|of))? ",
    "quote leaves out a denial": r"\b(?:denie[sd]|deny|rejects?|rejected|dismisse[sd]|not|never|without|no)(?: (?:that|having|the accusation))? ",
    "quote leaves out a condition": r"\b(?:if|unless|in case|whether|should|until|before) ",
    "quote leaves out a plan": r"\b(?:would|will|plan(?:s|ned)? to|wants? to|wanted to|may|could|to|must|is expected to) ",
    "quote leaves out a threat or demand": r"\b(?:threaten(?:s|ed)? to|warns?|warned|demands?|demanded|calls? for|called for|urges?|urged|promised?)(?: (?:that|of|to))? ",
}


def _governed(name: str, words: str) -> None:
    """A kind: a fact is given the words after a governor as its quote, without what comes before."""
    pattern = re.compile(words)

    @kind(name, "quotes")
    def cut(story: StoryTexts, chance: Random) -> Mutant | None:
        there = []
        for placed in story.happenings:
            for quote in dict.fromkeys(source["quote"] for source in placed.fact.get("sources", ())):
                there += [
                    (placed, quote, rest)
                    for match in pattern.finditer(quote)
                    if len((rest := quote[match.end() :]).split()) > 3
                ]
        return _requoted_throughout(story, *chance.choice(there)) if there else None


for _name, _words in _GOVERNED.items():
    _governed(_name, _words)


_BEFORE = {
    "a denial stands before the quote": (
        "{who} denied that ",
        "It is not true that ",
        "{who} has denied having said that ",
    ),
    "an accusation stands before the quote": (
        "{who} is accused of having said that ",
        "{who} alleged that ",
        "Prosecutors claim that ",
    ),
    "a condition stands before the quote": ("If ", "Unless ", "{who} asked what would happen if "),
    "a plan stands before the quote": ("{who} considers whether ", "{who} would make sure that ", "{who} plans that "),
    "a threat stands before the quote": ("{who} threatened that ", "{who} warned that ", "{who} demanded that "),
}
_AFTER = {
    "a denial stands after the quote": (", which {who} denied", ", {who} falsely claimed", ", but that was not true"),
    "a condition stands after the quote": (", if {who} agrees", ", unless {who} objects", ", should {who} allow it"),
    "a hedge stands after the quote": (", {who} alleged", ", according to rumours", ", it was alleged"),
}


def _around(name: str, phrases: Sequence[str], *, before: bool) -> None:
    """A kind: the article says something right before or after a quote of a fact that turns what it says.

    It is held against the same article changed at its end, so that its being changed is no merit, and the fact is one
    that nobody has checked yet.
    """

    @kind(name, "quotes")
    def beside(story: StoryTexts, chance: Random) -> Mutant | None:
        placed, _, source = chance.choice(_quoted(story, "timeline", "expulsions"))
        place = story.place_of(source)
        if not place or place[0].id not in story.article_files or _crossed(story, *place):
            return None
        article, start, end = place
        words, text = article.text[start:end], story.article_text(article.id)
        who = chance.choice([story.name_of(one.fact["id"]) for one in story.actors])
        phrase = chance.choice(phrases).format(who=who)
        first = article.text[max(0, start - 1) : start] in ("", "\n") or article.text[:start].rstrip().endswith(".")
        if text.count(words) != 1 or (before and not first) or (not before and words.endswith(".")):
            return None
        changed = text.replace(words, phrase + words if before else words + phrase)
        file = story.article_files[article.id]
        end_of_it = text.rstrip("\n") + "\n\nThe weather was fine that day.\n"
        unchecked = story.with_fact(placed, {key: value for key, value in placed.fact.items() if key != "checked"})
        what = f"{placed.name}: {phrase}{'…' if before else ''} beside “{words}”"
        return Mutant(what, {file: changed, **unchecked}, {file: end_of_it, **unchecked})


def _crossed(story: StoryTexts, article: Article, start: int, end: int) -> bool:
    """Whether another quote goes beyond the beginning or the end of this one."""
    for _, _, source in _quoted(story):
        other = story.place_of(source)
        if other and other[0].id == article.id and (other[1] < start < other[2] or other[1] < end < other[2]):
            return True
    return False


for _name, _phrases in _BEFORE.items():
    _around(_name, _phrases, before=True)
for _name, _phrases in _AFTER.items():
    _around(_name, _phrases, before=False)


# ---- another quote


def _sentences(article: Article) -> Iterator[str]:
    for block in article.blocks:
        if block.kind == "paragraph":
            yield from _ENDS.split(article.text[block.start : block.end])


@kind("quote of another sentence", "quotes")
def _sentence(story: StoryTexts, chance: Random) -> Mutant | None:
    placed, _, source = chance.choice(_quoted(story, "timeline", "expulsions"))
    article = story.article_of(source)
    others = (
        [s for s in _sentences(article) if source["quote"] not in s and s not in source["quote"]] if article else []
    )
    return _requoted_throughout(story, placed, source["quote"], chance.choice(others)) if others else None


@kind("quote of another fact", "quotes")
def _of_another(story: StoryTexts, chance: Random) -> Mutant | None:
    (one, _, source), (other, _, there) = chance.sample(_quoted(story, "timeline", "expulsions"), 2)
    if one is other or source["article"] != there["article"] or there["quote"] in source["quote"]:
        return None
    return _requoted_throughout(story, one, source["quote"], there["quote"])


@kind("all sources of another fact", "quotes")
def _all_of_another(story: StoryTexts, chance: Random) -> Mutant | None:
    one, other = chance.sample(story.happenings, 2)
    files = story.with_fact(one, {**one.fact, "sources": other.fact.get("sources", [])})
    return Mutant(f"{one.name} with the sources of {other.name}", files)


@kind("quote from another article", "quotes")
def _article(story: StoryTexts, chance: Random) -> Mutant | None:
    placed, where, source = chance.choice(_quoted(story))
    other = chance.choice([article.id for article in story.articles])
    there = story.article_of(source)
    if not there or other == there.id:
        return None
    files = story.with_fact(placed, put(placed.fact, (*where, "article"), other))
    return Mutant(f"{placed.name} {'.'.join(map(str, where))}.article: {other}", files)


@kind("quote paraphrased", "quotes")
def _paraphrased(story: StoryTexts, chance: Random) -> Mutant | None:
    def change(quote: str) -> str | None:
        words = quote.split(" ")
        at = chance.randrange(len(words))
        words[at] = chance.choice(["really", "", "supposedly", words[at].upper()])
        return " ".join(word for word in words if word)

    return _choosing(story, chance, change)


@kind("quote misspelt", "quotes")
def _misspelt(story: StoryTexts, chance: Random) -> Mutant | None:
    return _choosing(story, chance, lambda quote: misspelt(quote, chance))


@kind("a negation taken out of a quote", "quotes")
def _negation(story: StoryTexts, chance: Random) -> Mutant | None:
    return _choosing(story, chance, lambda quote: re.sub(r"\b(?:not|never|no|un(?=[a-z]{4}))\b ?", "", quote, count=1))


@kind("two pieces joined by dots", "quotes")
def _joined(story: StoryTexts, chance: Random) -> Mutant | None:
    def change(quote: str) -> str | None:
        words = quote.split(" ")
        return " ".join((*words[:3], chance.choice(["…", "...", "[…]"]), *words[-3:])) if len(words) > 8 else None

    return _choosing(story, chance, change)


@kind("quote cut to its first words", "quotes")
def _first_words(story: StoryTexts, chance: Random) -> Mutant | None:
    there = [(p, s) for p, _, s in _quoted(story, "timeline", "expulsions") if len(s["quote"].split()) > 8]
    if not there:
        return None
    placed, source = chance.choice(there)
    return _requoted_throughout(story, placed, source["quote"], " ".join(source["quote"].split()[:3]))


@kind("quote emptied", "quotes")
def _emptied(story: StoryTexts, chance: Random) -> Mutant | None:
    placed, where, _ = chance.choice(_quoted(story))
    return _requoted(story, placed, where, chance.choice(["", "…", ".", "-"]))


@kind("a whole article quoted", "quotes")
def _whole(story: StoryTexts, chance: Random) -> Mutant | None:
    placed, where, source = chance.choice(_quoted(story))
    article = story.article_of(source)
    body = [block for block in article.blocks if block.kind == "paragraph"] if article else []
    return _requoted(story, placed, where, article.text[body[0].start : body[-1].end]) if article and body else None


@kind("prefix or suffix that does not stand there", "quotes")
def _prefix(story: StoryTexts, chance: Random) -> Mutant | None:
    placed, where, _ = chance.choice(_quoted(story))
    field = chance.choice(["prefix", "suffix"])
    files = story.with_fact(placed, put(placed.fact, (*where, field), "words of nobody"))
    return Mutant(f"{placed.name} {'.'.join(map(str, where))}.{field}", files)


@kind("no source left", "quotes")
def _no_source(story: StoryTexts, chance: Random) -> Mutant | None:
    having = [(p, w) for p, w, _ in _quoted(story)]
    placed, where = chance.choice(having)
    return Mutant(
        f"{placed.name} {'.'.join(map(str, where[:-1]))}: []", story.with_fact(placed, put(placed.fact, where[:-1], []))
    )


def _several_claims(story: StoryTexts) -> list[tuple[Placed, str]]:
    """Each field of a fact that has several claims."""
    return [
        (placed, field)
        for placed in story.facts
        for field, told in placed.fact.items()
        if field not in ("sources", "corrections", "roles")
        and isinstance(told, list)
        and len(told) > 1
        and isinstance(told[0], dict)
    ]


@kind("sources of two claims swapped", "quotes")
def _claims(story: StoryTexts, chance: Random) -> Mutant | None:
    if not (there := _several_claims(story)):
        return None
    placed, field = chance.choice(there)
    one, other = chance.sample(range(len(placed.fact[field])), 2)
    first, second = (placed.fact[field][no].get("sources", []) for no in (one, other))
    if first == second:
        return None
    fact = put(put(placed.fact, (field, one, "sources"), second), (field, other, "sources"), first)
    return Mutant(f"{placed.name} {field}: sources swapped", story.with_fact(placed, fact))


@kind("a claim of one article with the value of another", "quotes")
def _claim_value(story: StoryTexts, chance: Random) -> Mutant | None:
    if not (there := _several_claims(story)):
        return None
    placed, field = chance.choice(there)
    one, other = chance.sample(range(len(placed.fact[field])), 2)
    moved = placed.fact[field][other].get("sources", [])
    kept = placed.fact[field][one].get("sources", [])
    fact = put(placed.fact, (field, one, "sources"), [*kept, *moved])
    fact[field] = [claim for no, claim in enumerate(fact[field]) if no != other]
    return Mutant(f"{placed.name} {field}: what bore {other} now bears {one}", story.with_fact(placed, fact))
