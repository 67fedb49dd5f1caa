"""How many: each number stands in the words that bear it, as a count of what the fact counts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from ..evidence import all_sources
from ..field_types import Holds, Many, Trait, fields_holding, kinds_of
from ..inflection import plural
from ..model import Fact, Source
from ..numbers import is_english, numbers_in, says_count
from ..person_nouns import is_person, is_person_noun
from ..tables import table, words
from .plain_reading.counted import DATE, PEOPLE, CountedNumber, counted_numbers
from .plain_reading.passages import passage
from .plain_reading.word_forms import stems, word_set
from .problem import BorneValue, Problem, Rule, StoryFacts, borne_values

__all__ = ["RULES"]

_HELP = "mend the number, or quote the words that give it"


def _numbers(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """A number, or the words for it, stand in the quotes that bear it: a slip of the finger is the commonest wrong fact."""
    counted, named = _counted_words(fact), _named(fact) | _single(known, fact)
    for name in fields_holding(type(fact), Holds.COUNT):
        for one in borne_values(fact, name):
            if (
                one.value not in named
                and one.sources
                and all(passage(known.evidence, source) for source in one.sources)
            ):
                yield from _number(known, one, counted)


def _number(known: StoryFacts, one: BorneValue, counted: Set[str]) -> Iterator[Problem]:
    """What is wrong with a number, which one of its quotes must say; of a claim none may say another."""
    bearing = [_bears(known, source, one.value, counted) for source in one.sources]
    if any(bearing):
        for source, bears in zip(one.sources, bearing, strict=True):
            if one.claim and not bears and (others := _of_people(known, source, counted)):
                said = f"the quote from {source.article} says {others[0]}, and not {one.value}"
                yield Problem("number-not-quoted", said, one.path, _HELP, "warning")
                return
        return
    unfit = [n for source in one.sources for n in _in_quote(known, source) if n.span.value == one.value and n.what]
    if others_said := {_says(number) for number in unfit if not number.is_article}:
        said = f"where a quote says {one.value} it {' and '.join(sorted(others_said))}"
        yield Problem("number-of-another-thing", said, one.path, _HELP, "warning")
        return
    counts = dict.fromkeys(str(number) for source in one.sources for number in _of_people(known, source, counted))
    said = f"no quote of this fact says {one.value}" + (f"; they say {' and '.join(counts)}" if counts else "")
    yield Problem("number-not-quoted", said, one.path, _HELP, "warning")


def _of_people(known: StoryFacts, source: Source, counted: Set[str]) -> Sequence[int]:
    """The numbers that a quote gives as counts of what a fact counts."""
    if not is_english(known.evidence.language(source)):
        return ()
    there = (number for number in _in_quote(known, source) if number.what and _counts(number, counted))
    return [number.span.value for number in there]


def _bears(known: StoryFacts, source: Source, value: int | str, counted: Set[str]) -> bool:
    """Whether a quote says how many in these words, or in this number as a count of what the fact counts."""
    language = known.evidence.language(source)
    needed = {value} if isinstance(value, int) else {n.span.value for n in counted_numbers(value) if not n.is_article}
    if not is_english(language) or not needed or _refers_back(source.quote):
        return _refers_back(source.quote) or says_count(source.quote, value, language)
    if needed == {1} and _is_of_one(source.quote):
        return True
    fitting = [number for number in _in_quote(known, source) if _counts(number, counted)]
    in_all = sum(
        number.span.value for number in fitting if not number.is_article
    )  # "three men and one of Chad" are four
    if isinstance(value, str) and not _approximate(value) <= _approximate(source.quote):
        return False
    return needed <= {in_all, *(number.span.value for number in fitting)}


def _says(number: CountedNumber) -> str:
    """What a number counts or is, as a message says it."""
    if number.what == PEOPLE:
        return "counts people"
    return f"counts {plural(number.what)}" if number.counts else f"is a {number.what}"


def _counts(number: CountedNumber, counted: Set[str]) -> bool:
    """Whether a number in a quote may be how many there are of what a fact counts."""
    if not number.what:
        return not number.is_article
    return number.what == PEOPLE or (number.counts and not counted.isdisjoint(stems(number.what)))


def _refers_back(quote: str) -> bool:
    """Whether a quote counts as many as were counted before: "an equal number"."""
    return any(f" {phrase} " in f" {quote.lower()} " for phrase in table("en/numbers")["same"])


def _is_of_one(quote: str) -> bool:
    """Whether a quote is of somebody who is one person: "its ambassador", "he"."""
    of_one = (word for word, whom in table("en/pronouns")["kinds"].items() if whom in ("m", "f"))
    found = word_set(quote)
    people = found - words("en/person_nouns", "collectives")
    return not found.isdisjoint(of_one) or any(is_person_noun(word) or is_person(word) for word in people)


def _approximate(text: str) -> frozenset[str]:
    """The words of a text that make a number no exact one: "at least", "some"."""
    folded = f" {' '.join(text.lower().replace(',', ' ').split())} "
    return frozenset(word for word in table("en/numbers")["approximate"] if f" {word} " in folded)


def _in_quote(known: StoryFacts, source: Source) -> tuple[CountedNumber, ...]:
    """The numbers that a quote has whole, read with what its sentence has around it."""
    there = passage(known.evidence, source)
    if there is None:
        return counted_numbers(source.quote)
    first = len(there.before)
    last = first + there.end - there.start
    return tuple(n for n in counted_numbers(there.sentence) if first <= n.span.start and n.span.end <= last)


def _counted_words(fact: Fact) -> frozenset[str]:
    """Stems of the words for what a fact counts: of its people, of what it was about, and of a sentence of ours."""
    names = ("people", "what", "summary")
    told = (str(one.value) for name in names if hasattr(fact, name) for one in borne_values(fact, name))
    return frozenset(stem for text in told for stem in stems(text))


def _texts(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """A number in a person's own words stands in a quote of the fact, and counts the same there."""
    if not known.has_sentences:
        return
    for name, kind in kinds_of(type(fact)).items():
        if Trait.OUR_WORDS in kind.traits and Trait.HEADLINE in kind.traits:
            for one in borne_values(fact, name):
                yield from _text(known, fact, one)


def _text(known: StoryFacts, fact: Fact, one: BorneValue) -> Iterator[Problem]:
    text = str(one.value)
    said = [n for n in counted_numbers(text) if n.span.value != 1 and n.what != DATE and not _is_of_told(text, n)]
    sources = [source for _, source in all_sources(fact)]
    yield from _magnitudes(known, one, sources)
    foreign = [source for source in sources if not is_english(known.evidence.language(source))]
    elsewhere = {n for source in foreign for n in numbers_in(source.quote, known.evidence.language(source))}
    quoted = [n for source in sources if source not in foreign for n in _in_quote(known, source)]
    named = _named(fact)
    for number in said:
        as_written = text[number.span.start : number.span.end]
        alike = [n for n in quoted if n.span.value == number.span.value]
        if number.span.value in elsewhere | named or any(
            not n.what or not number.what or n.what == number.what for n in alike
        ):
            continue
        if alike:
            message = f"where a quote says {as_written} it {_says(alike[0])}"
            yield Problem("number-of-another-thing", message, one.path, _HELP, "warning")
        else:
            yield Problem("number-not-quoted", f"no quote of this fact says {as_written}", one.path, _HELP, "warning")


def _is_of_told(text: str, number: CountedNumber) -> bool:
    """Whether a number only takes up those who were told before: "both", "the pair"."""
    return text[number.span.start : number.span.end].lower().split()[-1] in words("en/numbers", "told_before")


def _named(fact: Fact) -> frozenset[int]:
    """How many a fact names: a person may count them."""
    fields = [*fields_holding(type(fact), Holds.PARTY), *fields_holding(type(fact), Holds.ACTOR, Many.SET)]
    return frozenset(len(one.value) for name in fields for one in borne_values(fact, name) if len(one.value) > 1)


def _single(known: StoryFacts, fact: Fact) -> frozenset[int]:
    """One, where a fact names a single person as whom it was done to."""
    told = borne_values(fact, "against") if "against" in fields_holding(type(fact), Holds.PARTY) else ()
    persons = [one for one in told if len(one.value) == 1 and one.value[0] in known.actors]
    return frozenset(1 for one in persons if known.actors[one.value[0]].kind == "person")


def _magnitudes(known: StoryFacts, one: BorneValue, sources: Sequence[Source]) -> Iterator[Problem]:
    """A number that is only a magnitude, such as "dozens", stands in a quote, too."""
    if all(is_english(known.evidence.language(source)) for source in sources):
        quoted = frozenset(word for source in sources for word in word_set(source.quote))
        for word in sorted((word_set(str(one.value)) & words("en/numbers", "magnitudes")) - quoted):
            yield Problem("number-not-quoted", f"no quote of this fact says {word}", one.path, _HELP, "warning")


RULES: tuple[Rule, ...] = (_numbers, _texts)
