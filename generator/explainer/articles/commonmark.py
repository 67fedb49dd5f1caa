"""Articles in Markdown: the words, without the markup.

Articles are prose that people and programs wrote with or without Markdown in mind, so what only
programs' source uses is text here: indented and fenced code, backticks, and tags that are not HTML's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from .lines import LONGEST_WRAPPED, Hint, Line, ends_a_sentence, unwrapped
from .note_marks import without_note_marks

__all__ = ["read_markdown"]

_HTML = re.compile(
    r"</?(?P<name>a|abbr|address|article|aside|b|big|blockquote|br|button|caption|center|cite|code|dd|del|details|dfn|div"
    r"|dl|dt|em|figcaption|figure|font|footer|form|h[1-6]|header|hr|i|iframe|img|input|ins|kbd|label|li|link|main|mark"
    r"|meta|nav|noscript|ol|p|picture|pre|q|s|samp|script|section|small|source|span|strike|strong|style|sub|summary|sup"
    r"|svg|table|tbody|td|tfoot|th|thead|time|title|tr|tt|u|ul|var|video|wbr)(?=[\s/>])|<!--|<!\w|<\?",
    re.IGNORECASE,
)
_BREAKING = frozenset({"br", "dd", "div", "dt", "li", "p", "td", "th", "tr"})
_LINK = re.compile(r"(?:[a-z][a-z0-9+.-]*:|[/#.?]|[^\s/][^\s/.]*\.[^\s/]+/)", re.IGNORECASE)


def read_markdown(text: str) -> list[Line]:
    """The lines of a Markdown text (without front matter): headings, paragraphs, items of lists, captions."""
    text = without_note_marks(text)
    env: dict[str, dict[str, dict[str, str]]] = {}
    tokens = _parser(references=True).parse(text, env)
    if not all(_LINK.match(link["href"]) for link in env.get("references", {}).values()):
        tokens = _parser(references=False).parse(text)  # "[Editor]: agreed" defines no link: it is text
    return list(_lines(tokens))


@cache
def _parser(*, references: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    return parser.disable(["code", "fence", "html_block", "backticks"] + ([] if references else ["reference"]))


def _lines(tokens: Sequence[Token]) -> list[Line]:
    out: list[Line] = []
    heading, number, items = "", "", 0
    cells: list[str] | None = None
    for token in tokens:
        match token.type:
            case "heading_open":
                heading = f"{token.tag}{token.markup[0]}"
            case "heading_close":
                heading = ""
            case "list_item_open":
                items += 1
                number = f"{token.info}{token.markup} " if token.info or token.markup == "+" else ""
            case "list_item_close":
                items -= 1
            case "tr_open":
                cells = []
            case "tr_close":
                out.append(Line(" | ".join(filter(None, cells or [])), "item"))
                cells = None
            case "inline" if cells is not None:
                cells.append(" ".join(_words(token.children or [])))
            case "inline":
                out += _block(token, heading, "item" if items else None, number)
                number = ""
    return [line for line in out if line.text.strip()]


def _block(token: Token, heading: str, hint: Hint | None, number: str) -> list[Line]:
    """The lines of one heading or paragraph.

    :param heading: ``h1`` to ``h6`` and the mark it was made with, empty for a paragraph.
    :param number: that of an item of a numbered list.
    """
    children = token.children or []
    rows = _words(children)
    if not heading and {child.type for child in children} - {"link_open", "link_close"} == {"image"}:
        return [Line(" ".join(rows), "caption")]
    # A text over a row of hyphens is a heading to Markdown, but a sentence over one is a sentence.
    if heading and not (heading[-1] in "-=" and (len(rows) > 1 or ends_a_sentence(rows[-1]))):
        return [Line(number + " ".join(rows), "title" if heading.startswith("h1") else "heading")]
    wrapped = max(map(len, rows)) <= LONGEST_WRAPPED  # longer ones are paragraphs without the blank line between
    joined = [" ".join(rows)] if wrapped else unwrapped([rows], wrapped=False)[0]
    return [Line((number if no == 0 else "") + row, hint) for no, row in enumerate(joined)]


def _words(children: Sequence[Token]) -> list[str]:
    """The text of inline tokens, a string for each line of the file."""
    rows = [""]
    marks: list[str] = []
    for token in children:
        match token.type:
            case "softbreak" | "hardbreak":
                rows.append("")
            case "text" | "text_special" | "image":
                rows[-1] += token.content
            case "html_inline":
                rows[-1] += _tag(token.content)
            case "em_open" | "strong_open":  # the asterisks of "f**k" are letters left out, not emphasis
                marks.append(token.markup if rows[-1][-1:].isalnum() else "")
                rows[-1] += marks[-1]
            case "em_close" | "strong_close":
                rows[-1] += marks.pop()
    return [row for row in rows if row.strip()] or [""]


def _tag(markup: str) -> str:
    """What is left of a tag: nothing of one of HTML's or of a comment, all of what merely looks like one."""
    tag = _HTML.match(markup)
    if tag is None:
        return markup
    return " " if (tag["name"] or "").lower() in _BREAKING else ""
