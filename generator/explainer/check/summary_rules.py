"""What a sentence of ours says of a fact, its summary or statement, its words say, too. English alone is read.

Names and numbers in it are held against the words as those of any field are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ..evidence import all_sources
from ..lexicon import load_lexicon
from ..model import Event, Fact, Source
from ..numbers import is_english
from ..quotes import fold
from ..tables import table
from .plain_reading.passages import passage
from .plain_reading.type_words import may_tell
from .plain_reading.word_cues import any_cue
from .plain_reading.word_forms import content_words, stem, stems, word_set
from .problem import BorneValue, Problem, Rule, StoryFacts, borne_values

__all__ = ["RULES"]

_IN_QUOTATION_MARKS = re.compile(r'"([^"]+)"')
_LEFT_OUT = re.compile(r"\[[^\[\]]*\]|…|\.\.\.")
"""What is in a quotation and no word of whom it quotes."""
_SPEAKER = 12
"""So many words at most say who says something, and when, before the "that" of what is said."""


def _misquoted(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """What it has in quotation marks stands in an article that the fact cites.

    What is left out or put in by the editor has its signs.
    """
    cited = {it.id: it for _, source in all_sources(fact) if (it := known.evidence.article(source))}
    for one in _sentences(known, fact):
        for said in _IN_QUOTATION_MARKS.findall(fold(str(one.value))):
            pieces = [piece.strip(" .,").casefold() for piece in _LEFT_OUT.split(said)]
            texts = (fold(article.text).casefold() for article in cited.values())
            if " " in said and not any(all(piece in text for piece in pieces) for text in texts):
                message = f"no article of this fact has the words “{said}”, which stand in quotation marks here"
                help = "write the words as an article has them, cite the article that has them, or take the marks out"
                yield Problem("words-nobody-said", message, one.path, help, "warning")


def _denied(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """Where it denies something, a word of a quote does."""
    negations = table("en/bearing")["negations"]
    for one in _sentences(known, fact):
        if any_cue(negations, str(one.value)) and not any_cue(_denials(), _quoted(one.sources)):
            message = "this denies something, and no quote does"
            yield Problem("not-borne", message, one.path, "mend it, or quote the words that deny it", "warning")


def _said(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """Of what is only said or alleged it says so."""
    for one in _sentences(known, fact):
        text = str(one.value)
        is_said = _is_said(fact) or all(_is_report(source.quote) for source in one.sources)
        if is_said and not (_tells_type(fact, text) or any_cue(_sayings(), text)):
            message = "this tells as done what its quotes only say"
            yield Problem("told-surer-than-quoted", message, one.path, "write who says it", "warning")


def _cut_short(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """What of it the quotes' sentences say, the quotes say, for the most part."""
    for one in _sentences(known, fact):
        ours, quoted = frozenset(map(stem, content_words(str(one.value)))), stems(_quoted(one.sources))
        where = [there for source in one.sources if (there := passage(known.evidence, source))]
        around = stems("\n".join(there.sentence for there in where))
        if 2 * len(ours & quoted) < len(ours & around):
            message = "the quote stops before it has said what the summary tells"
            yield Problem("quote-breaks-off", message, ("sources", 0, "quote"), "quote all of the clause", "warning")


def _sentences(known: StoryFacts, fact: Fact) -> Iterator[BorneValue]:
    """Each sentence of ours with the quotes that bear it, where all of these are English; else words may be translated."""
    for name in ("summary", "statement"):
        for one in borne_values(fact, name) if known.has_sentences and hasattr(fact, name) else ():
            if one.sources and all(is_english(known.evidence.language(source)) for source in one.sources):
                yield one


def _quoted(sources: Sequence[Source]) -> str:
    return "\n".join(source.quote for source in sources)


def _is_said(fact: Fact) -> bool:
    """Whether it is a fact that somebody says or alleges something."""
    if not isinstance(fact, Event):
        return False
    kind = load_lexicon().types.get(fact.type)
    return fact.modality == "alleged" or (kind is not None and (kind.spoken or kind.saying))


def _is_report(quote: str) -> bool:
    """Whether a quote begins with who says the rest of it: "The ministry said on Friday that …"."""
    begins, that, _ = quote.partition(" that ")
    return bool(that) and len(begins.split()) <= _SPEAKER and any_cue(_sayings(), begins)


def _tells_type(fact: Fact, text: str) -> bool:
    """Whether a sentence has a word for what a fact is by its type, such as "mocks"."""
    return isinstance(fact, Event) and fact.type in load_lexicon().types and may_tell(fact.type, word_set(text))


@cache
def _denials() -> tuple[str, ...]:
    """Words by which a text denies something."""
    data = table("en/modality")
    before = (word for word, makes in data["prepositions"].items() if makes == "denied")
    governors = (*data["governors"]["denied"], *data["governors"]["dismissed"])
    return (*table("en/bearing")["negations"], *governors, *before, *data["adverbs"]["denied"])


@cache
def _sayings() -> tuple[str, ...]:
    """Words by which a text says that something is said, alleged or threatened."""
    data, speech = table("en/modality"), table("en/speech")
    governors = (cue for kind in ("alleged", "warned", "threatened") for cue in data["governors"][kind])
    verbs = (
        verb for kind in ("neutral", "claiming", "denying", "demanding", "citing", "putting") for verb in speech[kind]
    )
    hedges = (
        *data["adverbs"]["alleged"],
        *data["adjectives"]["alleged"],
        *table("en/bearing")["modalities"]["alleged"],
    )
    return (*governors, *verbs, *speech["nouns"], *hedges)


RULES: tuple[Rule, ...] = (_misquoted, _denied, _said, _cut_short)
