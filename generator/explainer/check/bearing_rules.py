"""What was done: type, verb, status, modality, answer, people and matter of a fact have words in its quotes that bear them.

English alone is read. Type and verb stand in the quote itself; other values may stand in its sentence, a status and people
also in its paragraph.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from ..countries import load_countries
from ..edtf_dates import bounds
from ..evidence import all_sources
from ..inflection import singular
from ..lexicon import load_lexicon
from ..model import Event, Expulsion, Fact, Happening, Source, claims, preferred
from ..numbers import is_english
from ..person_nouns import is_person, is_person_noun
from ..tables import table, words
from .plain_reading.modality_words import says_modality
from .plain_reading.passages import passage
from .plain_reading.type_words import may_tell, tells, tells_expulsion, tells_status
from .plain_reading.word_cues import any_cue
from .plain_reading.word_forms import content_words, forms, stem, stems, word_set
from .problem import BorneValue, Problem, Rule, StoryFacts, borne_values

__all__ = ["RULES"]


def _types(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """A type, and the verb that tells it, have a word in a quote."""
    if not isinstance(fact, (Event, Expulsion)) or (isinstance(fact, Event) and fact.type not in load_lexicon().types):
        return
    sources = [source for _, source in all_sources(fact)]
    if not sources or not _are_read(known, sources):
        return
    there = word_set("\n".join(source.quote for source in sources))
    if isinstance(fact, Expulsion):
        if not tells_expulsion(there):
            yield _unborne("no quote of this fact tells of an expulsion", (), "put it into timeline.yml")
        return
    if not (_may_tell(fact, there) if preferred(fact.summary) else tells(fact.type, there)):
        yield _unborne(f"no quote of this fact tells of {fact.type}", ("type",), "mend the type")
    elif fact.verb and not _has_verb(fact.verb.split()[0], there):
        yield _unborne(f"no quote of this fact has the verb {fact.verb.split()[0]}", ("verb",), "mend the verb")


def _may_tell(fact: Event, there: frozenset[str]) -> bool:
    """The same of a fact that its own sentence tells: no label is made of its type, which that sentence bears, too."""
    return may_tell(fact.type, there) or tells(fact.type, word_set(str(preferred(fact.summary))))


def _has_verb(verb: str, there: frozenset[str]) -> bool:
    """Whether words have a verb in any form, or a noun made from it: "resignation" of "resign"."""
    return not forms(verb).isdisjoint(there) or any(word.startswith(verb[:-1]) for word in there if len(verb) > 4)


def _statuses(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """A status is said by a quote's sentence or, where that says none, by its paragraph."""

    def says(source: Source, status: str) -> bool:
        there = word_set(_sentence(known, source))
        if not any(tells_status(other, there) for other in table("en/bearing")["statuses"]):
            there = word_set(_paragraph(known, source))
        return tells_status(status, there) or _content(status) <= _stems(there)

    if isinstance(fact, Expulsion):
        for one in borne_values(fact, "status"):
            if not _is_borne(known, one, says):
                yield _unborne(f"no quote says that they were {one.value}", one.path, "mend the status")


def _modalities(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """That something is alleged, denied or planned is said by a word."""
    if not isinstance(fact, Event) or fact.modality == "asserted":
        return
    sources = [source for _, source in all_sources(fact)]
    if not sources or not _are_read(known, sources):
        return
    if fact.modality == "alleged" and fact.said_by:
        return  # who says so bears it
    if fact.modality == "planned" and any(_is_to_come(known, fact, source) for source in sources):
        return
    if not any(says_modality(fact.modality, _sentence(known, source)) for source in sources):
        yield _unborne(f"no quote of this fact says that it is {fact.modality}", ("modality",), "mend the modality")


def _is_to_come(known: StoryFacts, fact: Event, source: Source) -> bool:
    """Whether an article tells of what is dated after its day, as "takes office on 20 January" does."""
    article, date = known.evidence.article(source), preferred(fact.date)
    if article is None or article.meta.published == "unknown" or not date:
        return False
    return bounds(date)[0] > bounds(article.meta.published)[1]


def _answers(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """That one thing answers another is said by a word near the quote, and the other is told there, too."""

    def says(source: Source, answered: Sequence[str]) -> bool:
        is_called_one = any_cue(table("en/bearing")["answering"], _paragraph(known, source))
        if not is_called_one and not any_cue(table("en/bearing")["answering_there"], _sentence(known, source)):
            return False
        there = word_set(_nearby(known, source))
        others = [known.facts[ident] for ident in answered if ident in known.facts]
        return all(
            _may_answer(known, fact, other, there) or (is_called_one and _is_of_nobody_known(known, other))
            for other in others
        )

    if isinstance(fact, Happening):
        for one in borne_values(fact, "in_response_to"):
            if one.value and not _is_borne(known, one, says):
                answered = ", ".join(one.value)
                yield _unborne(f"no quote says that it answers {answered}", one.path[:1], "take the answer out")


def _may_answer(known: StoryFacts, fact: Fact, other: Fact, nearby: frozenset[str]) -> bool:
    """Whether the other is told nearby, and is no act of the same against anybody but them."""
    doers, done_to = _parties(known, fact, "by"), _parties(known, fact, "against")
    others, to_others = _parties(known, other, "by"), _parties(known, other, "against")
    is_own = doers and doers == others and done_to and to_others and done_to.isdisjoint(others)
    return _is_told(other, nearby) and not is_own


def _is_of_nobody_known(known: StoryFacts, fact: Fact) -> bool:
    """Whether it is not known whose act it is: nobody's, or of somebody who is no actor."""
    doers = _parties(known, fact, "by")
    return not doers or not all(party in known.actors for party in doers)


def _is_told(fact: Fact, there: frozenset[str]) -> bool:
    """Whether words may tell a fact; what it is of no type that is known nobody can say."""
    if isinstance(fact, Expulsion):
        return tells_expulsion(there)
    return not isinstance(fact, Event) or fact.type not in load_lexicon().types or tells(fact.type, there)


def _parties(known: StoryFacts, fact: Fact, name: str) -> frozenset[str]:
    """Who takes part, and the countries of those who do."""
    told = (claim.value for claim in claims(getattr(fact, name, None)))
    parties = frozenset(party for several in told for party in several)
    actors = (known.actors[party] for party in parties if party in known.actors)
    return parties.union(claim.value for actor in actors for claim in claims(actor.country))


def _people(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """Who they are is said by a quote's sentence, in these words or in others for such people; not whose they are.

    Where that has no noun for people, its paragraph says who "they" are.
    """

    def says(source: Source, people: str) -> bool:
        there = word_set(_sentence(known, source))
        if not any(is_person(singular(word)) or is_person_noun(singular(word)) for word in there):
            there = word_set(_paragraph(known, source))
        called = _stems(there)
        needed = [word for word in content_words(people) if not load_countries().of_people(word.title())]
        return all(stem(word) in called or not _alike(word).isdisjoint(there) for word in needed)

    if isinstance(fact, Happening):
        for one in borne_values(fact, "people"):
            if not _is_borne(known, one, says):
                yield _unborne(f"no quote has the words {one.value}", one.path, "mend people")


def _matter(known: StoryFacts, fact: Fact) -> Iterator[Problem]:
    """What it was about is said in the sentence of a quote, by half of its words at least."""

    def says(source: Source, what: str) -> bool:
        needed = _content(what)
        return 2 * len(needed & stems(_sentence(known, source))) >= len(needed)

    if isinstance(fact, Event):
        for one in borne_values(fact, "what"):
            if not _is_borne(known, one, says, each=False):
                yield _unborne(f"no quote has the words {one.value}", one.path, "mend what")


def _is_borne(known: StoryFacts, one: BorneValue, says: Callable[[Source, str], bool], each: bool = True) -> bool:
    """Whether a quote says a value. Where one is not read nobody knows, and it is taken to be.

    :param each: whether of a claim each quote has to.
    """
    if not one.sources or not _are_read(known, one.sources):
        return True
    said = [says(source, one.value) for source in one.sources]
    return all(said) if each and one.claim else any(said)


def _are_read(known: StoryFacts, sources: Sequence[Source]) -> bool:
    """Whether all quotes stand in their articles, which are English."""
    return all(passage(known.evidence, one) and is_english(known.evidence.language(one)) for one in sources)


def _unborne(message: str, path: tuple[str | int, ...], mend: str) -> Problem:
    return Problem("not-borne", message, path, f"{mend}, or quote the words that say it", "warning")


def _sentence(known: StoryFacts, source: Source) -> str:
    there = passage(known.evidence, source)
    return there.sentence if there else source.quote


def _paragraph(known: StoryFacts, source: Source) -> str:
    there = passage(known.evidence, source)
    return there.paragraph if there else source.quote


def _nearby(known: StoryFacts, source: Source) -> str:
    there = passage(known.evidence, source)
    return "\n".join((*there.heads, there.nearby)) if there else source.quote


def _content(text: str) -> frozenset[str]:
    return frozenset(map(stem, content_words(text)))


def _stems(found: frozenset[str]) -> frozenset[str]:
    return frozenset(map(stem, found))


@cache
def _alike(word: str) -> frozenset[str]:
    """Forms of the nouns that may mean the same people as one."""
    groups = [group for group in table("en/bearing")["people"] if singular(word) in group]
    if singular(word) in words("en/bearing", "anybody"):
        groups = table("en/bearing")["people"]
    return frozenset(form for group in groups for noun in group for form in forms(noun))


RULES: tuple[Rule, ...] = (_types, _statuses, _modalities, _answers, _people, _matter)
