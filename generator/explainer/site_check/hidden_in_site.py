"""What is kept off the site and stands in a file of it nevertheless: ids, names, and words that only the hidden have."""

from __future__ import annotations

import gzip
import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from pathlib import Path

from babel.dates import get_day_names, get_month_names

from ..diagnostics import Severity
from ..evidence import all_sources
from ..messages import Messages
from ..model import Fact, FactBase
from ..names import fold_name
from ..published import Publication
from ..quotes import canonical, fold
from .built_page import Fault
from .built_site import SiteFiles

__all__ = ["TEXTS", "shown_though_hidden"]

TEXTS = frozenset({".bib", ".csv", ".gz", ".htm", ".html", ".json", ".md", ".svg", ".txt", ".xhtml", ".xml", ".yml"})
"""Files that hold words of the story, by how their names end: a theme's scripts and style sheets do not."""
_TAG = re.compile(r"<[^<>]*>")
_VALUE = re.compile(r"=\"([^\"]*)\"")
_ID = re.compile(r"""(?:(#|/|\bid"?[=:]\s?"?)|["'\s])([\w.:-]+?)(?:\.md|\.html)?(?=["'/#?\s]|$)""")
"""What may be an id, after what makes it one; a single word is none elsewhere."""
_LEAST_WORDS = 4
"""Words that are no coincidence."""
_SHOWN_WHOLE = ("digest", "full-text")
"""Rights to an article by which its page shows all of it."""


def shown_though_hidden(
    site: SiteFiles, base: FactBase, publication: Publication, own: Iterable[str]
) -> Iterator[tuple[str, Fault]]:
    """What a file of the site says of what is kept off, with the file's path.

    :param base: all that there is.
    :param publication: what of it is public.
    :param own: the texts of people's own pages.
    """
    if publication.base is base:
        return
    hidden = _Hidden(base, publication, own)
    fine = set[str]()
    for path in sorted(site.files):
        if Path(path).suffix in TEXTS:
            for number, line in enumerate(_lines(site.folder / path), 1):
                if line in fine:
                    continue
                faults = list(hidden.in_line(line, number))
                yield from ((path, fault) for fault in faults)
                if not faults:
                    fine.add(line)


def _lines(file: Path) -> list[str]:
    data = file.read_bytes()
    return (gzip.decompress(data) if file.suffix == ".gz" else data).decode("utf-8", "replace").split("\n")


class _Hidden:
    """What nothing on a site may say."""

    def __init__(self, base: FactBase, publication: Publication, own: Iterable[str]) -> None:
        public = publication.base
        there, shown = _facts(base), _facts(public)
        self._ids = (there.keys() | {article.id for article in base.articles}) - (
            shown.keys() | {article.id for article in public.articles}
        )
        self._names = publication.names
        self._told = {name for text in own for line in text.split("\n") if (name := self._names.first_in(line))}
        self._calendar = _calendar(Messages(base.story.language).spoken)
        self._words = _Passages(_said(there[ident] for ident in there.keys() - shown.keys()))
        self._words.forget(_said(shown.values()))
        self._words.forget(article.text for article in public.articles if article.meta.rights in _SHOWN_WHOLE)

    def in_line(self, line: str, number: int) -> Iterator[Fault]:
        """What a line of a file says of them."""
        text = html.unescape(line)
        for found in _ID.finditer(text):
            if found[2] in self._ids and (found[1] or "-" in found[2]):
                yield _fault(f"{found[2]} is kept off the site, and this is its id", line, number, found[2])
                break
        words = " | ".join([_TAG.sub("", text), *_VALUE.findall(text)]) if "<" in text else text
        name = self._names.first_in(words)
        if name and fold_name(name) not in self._calendar:
            may_be_another = " " not in name or name in self._told
            code = "site-may-name-hidden" if may_be_another else "site-shows-hidden"
            yield _fault(f"{name} is kept off the site, and this has the name", line, number, name, code)
        for passage in self._words.found_in(words):
            yield _fault(f"this is said only by what is kept off the site: {passage}", line, number, passage)
            break


def _fault(message: str, line: str, number: int, what: str, code: str = "site-shows-hidden") -> Fault:
    help = "look into templates and pages of your own; where none of them says it, Explainer is wrong, and the site has to wait"
    severity: Severity = "warning" if code == "site-may-name-hidden" else "error"
    return Fault(code, message, number, max(line.find(what), 0) + 1, what, help, severity)


def _facts(base: FactBase) -> dict[str, Fact]:
    return {fact.id: fact for there in base.sheets.by_name().values() for fact in there}


def _said(facts: Iterable[Fact]) -> Iterator[str]:
    """The words that tell or bear facts."""
    for fact in facts:
        yield from (source.quote for _, source in all_sources(fact))
        yield from filter(None, (getattr(fact, name, "") for name in ("summary", "statement", "note")))


def _calendar(language: str) -> Set[str]:
    """What months and days are called, as somebody may be.

    :param language: in which the site tells dates.
    """
    return {
        fold_name(word)
        for width in ("wide", "abbreviated")
        for names in (get_month_names(width, locale=language), get_day_names(width, locale=language))
        for word in names.values()
    }


class _Passages:
    """Passages of several words, looked for all at once."""

    def __init__(self, passages: Iterable[str]) -> None:
        self._by_start: dict[tuple[str, ...], dict[tuple[str, ...], str]] = defaultdict(dict)
        for passage in passages:
            words = _words(passage)
            if len(words) >= _LEAST_WORDS:
                self._by_start[words[:_LEAST_WORDS]][words] = passage

    def found_in(self, text: str) -> Iterator[str]:
        """Those that stand in a text."""
        words = _words(text) if self._by_start else ()
        for at in range(len(words) - _LEAST_WORDS + 1):
            for passage, said in self._by_start.get(words[at : at + _LEAST_WORDS], {}).items():
                if words[at : at + len(passage)] == passage:
                    yield said

    def forget(self, texts: Iterable[str]) -> None:
        """Leave out those that stand in texts that are public."""
        public = {said for text in texts for said in self.found_in(text)}
        for start in list(self._by_start):
            left = {words: said for words, said in self._by_start[start].items() if said not in public}
            self._by_start[start] = left
            if not left:
                del self._by_start[start]


def _words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", fold(canonical(text)).casefold()))
