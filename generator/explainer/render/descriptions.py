"""What a page says of itself where only a line of it is shown: in lists of a search engine, and where its link is shared.

Whole sentences stand there, as many as fit: what is cut off may be who says so.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import Any

from ..date_words import first_capital
from ..model import Actor, Fact
from .catalogue import Catalogue
from .front_page.denials import is_accusation, is_denial
from .markdown import Markdown, meta_value
from .people_pages.lives import life
from .people_pages.people import who

__all__ = ["LONGEST", "first_words", "in_sentences", "in_short", "meta_description", "text_of"]

LONGEST = 160
"""Characters of a description: more is cut off where it is shown."""
_ABOUT = frozenset({"did", "underwent", "says"})
"""The parts of a life whose sentences say of somebody what is sure, or is somebody's own word."""
_TAG = re.compile(r"<[^<>]*>")
_STOP = re.compile(r"""(?:[.!?…؟۔।](?:\s»)?["'”’»)\]]*\s+|[。！？][」』”]?)""")
_LAST_WORD = re.compile(r"[^\W\d_]{5,}|[^\W\d_A-ZÀ-Þ]{3,}|\d{2,}")
"""A word behind which a full stop ends a sentence, and shortens neither a title nor a name."""


def meta_description(words: Any) -> Markdown:
    """A description for a page's front matter.

    :param words: text or Markdown; or sentences, of which each is told if it fits.
    """
    return meta_value(in_sentences(words if isinstance(words, list) else [words]))


def first_words(content: str) -> str:
    """The same of a page that has no description: the first sentences of its HTML's first paragraph."""
    return in_sentences([Markdown(content.partition("<p>")[2].partition("</p>")[0])])


def text_of(markup: str) -> str:
    """The text of HTML, or of Markdown without marks of its own, on one line."""
    return " ".join(html.unescape(_TAG.sub("", markup)).split())


def in_sentences(told: Sequence[Any], longest: int = LONGEST) -> str:
    """The first sentences, and of the others those that fit; a first one that is too long is cut at a word."""
    first, *others = [one for words in told for one in _sentences(_plain(words))] or [""]
    if len(first) > longest:
        start, _, rest = first[:longest].rpartition(" ")
        cut = (start or rest[:-1]).rstrip(" ,;:–—-")
        return f"{cut}…{'”' if cut.count('“') > cut.count('”') else ''}"
    for sentence in others:
        if len(first) + 1 + len(sentence) > longest:
            break
        first += f" {sentence}"
    return first


def in_short(actor: Actor, site: Catalogue) -> list[str]:
    """Sentences that say who somebody is and what it did: none on which articles differ, and no accusation."""
    words, name = who(actor, site).words, site.spoken[actor.id]
    if len(words) > LONGEST:  # it would be cut before who says so
        words = who(actor.model_copy(update={"roles": []}), site).words
    if name.casefold() not in words.casefold():
        words = site.messages.gettext("%(name)s: %(words)s") % {"name": first_capital(name), "words": words}
    facts = {
        fact.id: fact for part in life(actor, site) if part.name in _ABOUT for fact in (*part.dated, *part.undated)
    }
    order = {ident: place for place, ident in enumerate(site.story.key_facts)}
    told = sorted(
        (fact for fact in facts.values() if _is_sure(fact, site)),
        key=lambda fact: (order.get(fact.id, len(order)), -len({source.article for source in fact.sources})),
    )
    room, fit = LONGEST - len(words), set()
    for fact in told:
        if (length := len(site.told(fact).text) + 1) <= room:
            room -= length
            fit.add(fact.id)
    return [words, *(site.told(fact).text for fact in (*site.happenings, *site.undated) if fact.id in fit)]


def _is_sure(fact: Fact, site: Catalogue) -> bool:
    """Whether its sentence can stand by itself: somebody checked it or several articles tell it, none says otherwise, and
    it needs no other beside it."""
    if not fact.checked and len({source.article for source in fact.sources}) < 2:
        return False
    return not (site.otherwise(fact) or is_accusation(fact, site) or is_denial(fact, site))


def _plain(words: Any) -> str:
    return text_of(words) if isinstance(words, Markdown) else " ".join(str(words).split())


def _sentences(text: str) -> Iterator[str]:
    start = 0
    for stop in _STOP.finditer(text):
        before = text[start : stop.start()]
        if not stop[0].startswith(".") or _LAST_WORD.fullmatch(before.rpartition(" ")[2]):
            yield text[start : stop.end()].strip()
            start = stop.end()
    if text[start:]:
        yield text[start:]
