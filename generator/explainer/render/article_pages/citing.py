"""How to cite an article: its entry for BibTeX and for CSL-JSON, and the address of its words at the publisher's page.

What is unknown is left out, and nothing is guessed: which part of a name is the family's is nowhere said, so authors, who may
be bodies, are written as one whole.
"""

from __future__ import annotations

import json
import re
from urllib.parse import quote

from ...edtf_dates import bounds
from ...messages import Messages
from ...model import Article, Source
from ...quotes import find
from ..markdown import Markdown, escape, web_address

__all__ = ["at_publishers", "bibtex", "citations", "csl_json"]

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_APPROXIMATE = re.compile("[~?%]")
_LATEX = str.maketrans(
    {character: f"\\{character}" for character in "&%$#_"}
    | {"\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}"}
    | {"~": "\\textasciitilde{}", "^": "\\textasciicircum{}"}
)
"""What has a meaning in LaTeX; a lone brace would end the entry's field even behind a backslash."""
_MOST_WORDS = 12
"""A longer quote is found by how it begins and ends: the less is asked, the likelier it stands so on the page."""
_ENDS = 5
"""How many words of a longer quote are asked for at either end."""


def citations(article: Article, key: str, messages: Messages) -> dict[str, Markdown]:
    """An article's entries as text to be copied, by the names of their forms; none where neither title nor address is known.

    :param key: what the entries are called: ASCII letters, digits, hyphens and underscores.
    :param messages: in which the site says whose report an article repeats.
    """
    if article.meta.title == "unknown" and not _address(article):
        return {}
    agency = article.meta.agency
    known = agency not in ("unknown", article.meta.publisher)
    note = messages.gettext("Repeats a report by %(agency)s") % {"agency": agency} if known else ""
    return {"BibTeX": _lines(bibtex(article, key, note)), "CSL-JSON": _lines(csl_json(article, key, note))}


def bibtex(article: Article, key: str, note: str = "") -> str:
    """The article's entry for BibTeX and biblatex."""
    meta = article.meta
    address = _address(article)
    date = [] if _APPROXIMATE.search(meta.published) else _date_parts(meta.published)
    fields = {
        "author": f"{{{' and '.join(f'{{{_latex(name)}}}' for name in meta.authors)}}}" if meta.authors else "",
        "title": "" if meta.title == "unknown" else f"{{{{{_latex(meta.title)}}}}}",
        "journal": "" if meta.publisher == "unknown" else f"{{{{{_latex(meta.publisher)}}}}}",
        "year": f"{{{date[0]}}}" if date else "",
        "month": _MONTHS[date[1] - 1] if len(date) > 1 else "",
        "day": f"{{{date[2]}}}" if len(date) > 2 else "",
        "url": f"{{{address}}}" if address else "",
        "note": f"{{{_latex(note)}}}" if note else "",
    }
    kind = "misc" if meta.publisher == "unknown" else "article"
    return "\n".join([f"@{kind}{{{key},", *(f"  {name} = {value}," for name, value in fields.items() if value), "}"])


def csl_json(article: Article, key: str, note: str = "") -> str:
    """The article as a list of one item of CSL-JSON, as CSL 1.0.2 has them."""
    meta = article.meta
    address, date = _address(article), _date_parts(meta.published)
    circa = {"circa": True} if _APPROXIMATE.search(meta.published) else {}
    item = {
        "id": key,
        "type": _type(article),
        "title": "" if meta.title == "unknown" else meta.title,
        "author": [{"literal": name} for name in meta.authors],
        "container-title": "" if meta.publisher == "unknown" else meta.publisher,
        "issued": {"date-parts": [date], **circa} if date else {},
        "language": "" if meta.language == "unknown" else meta.language,
        "URL": address,
        "note": note,
    }
    lines = [f"  {json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in item.items() if value]
    return "\n".join(["[{", ",\n".join(lines), "}]"])


def at_publishers(article: Article, source: Source) -> str:
    """The address at which a browser shows a quote on the publisher's own page (WICG's text fragments).

    :returns: empty where the article has no address, where its text is a digest, whose words are not the page's (those in
        quotation marks may have been shortened or translated), and where the quote does not stand in the text.
    """
    address = web_address(article.meta.url)
    found = find(article.text, source.quote, source.prefix, source.suffix)
    if not address or not found or article.meta.rights == "digest":
        return ""
    words = article.text[found.start : found.end]
    before = [f"{_fragment(source.prefix)}-"] if source.prefix else []
    after = [f"-{_fragment(source.suffix)}"] if source.suffix else []
    asked = ",".join([*before, *map(_fragment, _ends(words)), *after])
    page, _, fragment = address.partition("#")
    return f"{page}#{fragment.partition(':~:')[0]}:~:text={asked}"


def _type(article: Article) -> str:
    """A newspaper's article where it is known whose it is, a page where only its address is."""
    if article.meta.publisher != "unknown":
        return "article-newspaper"
    return "webpage" if _address(article) else "document"


def _address(article: Article) -> str:
    """Where it can be read: at its publisher's, or else in an archive."""
    return web_address(article.meta.url) or web_address(article.meta.archived)


def _date_parts(published: str) -> list[int]:
    """The year, month and day of a date, as far as all days that it may mean agree."""
    if published == "unknown":
        return []
    first, last = bounds(published)
    same: list[int] = []
    for one, other in zip(first.timetuple()[:3], last.timetuple()[:3], strict=True):
        if one != other:
            break
        same.append(one)
    return same


def _latex(text: str) -> str:
    return text.translate(_LATEX)


def _ends(words: str) -> list[str]:
    """How a quote begins and ends, or all of a short one that stands in one paragraph."""
    lines = words.split("\n")
    if len(lines) == 1 and len(words.split(" ")) <= _MOST_WORDS:
        return [words]
    return [" ".join(lines[0].split(" ")[:_ENDS]), " ".join(lines[-1].split(" ")[-_ENDS:])]


def _fragment(text: str) -> str:
    """Text as a part of a text directive, in which commas, ampersands and hyphens part what is asked."""
    return quote(text, safe="").replace("-", "%2D")


def _lines(text: str) -> Markdown:
    """Lines as they stand, to be set in ``pre``; escaping folds white space, which tells the depth of a line here."""
    lines = ((line, line.lstrip(" ")) for line in text.split("\n"))
    return Markdown("\n").join(Markdown(" " * (len(line) - len(left))) + escape(left) for line, left in lines)
