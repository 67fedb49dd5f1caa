"""Marks that are no Markdown, of programs for notes (Obsidian) and for blogs (Jekyll, Hugo): only the words are left.

What a note hides is private: it is neither read nor published.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

__all__ = ["comment_without_end", "linked_words", "without_note_marks"]

_HIDING = re.compile(r"^%%%+[ \t]*$|(?<!\d)%%|%%(?=\w)|<!--|\{%-?[ \t]*comment\b", re.MULTILINE)
"""What may begin a comment, but the signs of "10%%", and rows of signs, which begin none."""
_HIDES_UNTIL = {"%%": "%%", "<!--": "-->", "{%": "endcomment"}
_BLANK = re.compile(r"\n[ \t]*\n")
_CALLOUT = re.compile(r"(?P<quote>[ \t]*>[> \t]*)\[![\w-]+(?:\|[^\[\]]*)?\][+-]?(?P<title>.*)")
_BLOCK_ID = re.compile(r"(?:[0-9a-z]{6}|[A-Za-z][A-Za-z0-9-]+)[ \t]*")
_FOOTNOTE = re.compile(r" {0,3}\[\^[\w-]+\]:(?P<text>.*)")
_FOOTNOTE_MARK = re.compile(r"\[\^[\w-]+\]")
_EMBEDDED = re.compile(r"!\[\[[^\[\]\n]+\]\]")
_WIKI_LINK = re.compile(r"\[\[([^\[\]\n]+)\]\](?![(\[])")
"""Not the words of a link in Markdown, such as ``[[1]](#note)``."""
_MARKED = re.compile(r"(?<![\w=])==(?=[^\s=])([^=\n]+)(?<=\S)==(?![\w=])")

_GONE = "\x1f"
"""Stands for what was taken away until lines of nothing else are left out: a character that no text has."""


def without_note_marks(text: str) -> str:
    """A text in Markdown without the marks of notes and blogs; footnotes are paragraphs at its end."""
    text = "".join(_without_templates(part) for part in _paragraphs(_without_comments(text)[0]))
    text = _EMBEDDED.sub(_GONE, text)
    rows = [row.replace(_GONE, "") for row in text.split("\n") if row.strip(f"{_GONE} \t") or _GONE not in row]
    rows, footnotes = _footnotes_apart([_without_block_id(row) for row in rows])
    text = "\n".join(part for row in [*rows, *footnotes] for part in _of_callout(row))
    text = _WIKI_LINK.sub(lambda link: linked_words(link[1]), _FOOTNOTE_MARK.sub("", text))
    return _MARKED.sub(r"\1", text)


def linked_words(target: str) -> str:
    """What a link of a note shows: ``people/Ada Quill|Ada`` is Ada, ``Ada Quill#Life`` is Ada Quill."""
    note, bar, label = target.replace("\\|", "|").partition("|")
    page, _, heading = note.partition("#")
    return label if bar else page.rpartition("/")[2] or heading


def comment_without_end(text: str) -> int | None:
    """Where a comment begins that hides all the rest of a text in Markdown; None where none does."""
    return _without_comments(text)[1]


def _without_comments(text: str) -> tuple[str, int | None]:
    """A text without what is hidden in it, and where a comment begins a line that has no end, so that it goes on to the text's."""
    parts, at = [], 0
    endless: set[str] = set()
    for found in _HIDING.finditer(text):
        start, kind = found.start(), found[0] if found[0] in _HIDES_UNTIL else found[0][:2]
        if start < at or kind in endless or found[0].startswith("%%%"):
            continue
        closing = _HIDES_UNTIL[kind]
        end = text.find(closing, found.end())
        if end < 0:
            endless.add(kind)
            if not text[text.rfind("\n", 0, start) + 1 : start].strip():
                parts.append(text[at:start])
                return "".join(parts), start
        elif not _is_percent(text, start, end):
            # What ends a comment of Liquid's is a tag, and goes with the others.
            parts += [text[at:start], "{%" if kind == "{%" else _GONE]
            at = end + (0 if kind == "{%" else len(closing))
    return "".join([*parts, text[at:]]), None


def _is_percent(text: str, start: int, end: int) -> bool:
    """Whether the marks are of "10 %%", which hides nothing: the next ones are another paragraph's, or begin a comment."""
    before, after = text[max(start - 2, 0) : start], text[start + 2 : start + 3]
    if not (before[:1].isdigit() and before[1:].isspace() and text.startswith("%%", start)) or after.isalnum():
        return False
    return bool(_BLANK.search(text, start, end)) or (text[end - 1].isspace() and text[end + 2 : end + 3].isalnum())


def _paragraphs(text: str) -> Iterator[str]:
    """The parts of a text between blank lines, which are parts, too."""
    at = 0
    for blank in _BLANK.finditer(text):
        yield text[at : blank.start()]
        yield blank[0]
        at = blank.end()
    yield text[at:]


def _without_templates(paragraph: str) -> str:
    """A paragraph without what a blog's program puts others' words in place of: ``{{ page.title }}``, ``{% include ad %}``."""
    for opening, closing in (("{{", "}}"), ("{%", "%}")):
        parts, at = [], 0
        while (start := paragraph.find(opening, at)) >= 0 and (end := paragraph.find(closing, start + 2)) >= 0:
            parts += [paragraph[at:start], _GONE]
            at = end + 2
        paragraph = "".join([*parts, paragraph[at:]])
    return paragraph


def _without_block_id(row: str) -> str:
    """A line without the name by which other notes call it, such as ``^quote-of-minister`` at its end."""
    words, caret, name = row.rpartition("^")
    return words.rstrip() if caret and not words[-1:].strip() and _BLOCK_ID.fullmatch(name) else row


def _of_callout(row: str) -> list[str]:
    """A line, or the first one of a callout as its title with a line that parts it from the text."""
    callout = _CALLOUT.match(row)
    return [callout["quote"] + callout["title"].strip(), callout["quote"]] if callout else [row]


def _footnotes_apart(rows: list[str]) -> tuple[list[str], list[str]]:
    """The lines of a text, and those of its footnotes, with blank ones between."""
    text: list[str] = []
    notes: list[str] = []
    within = blank = False
    for row in rows:
        if footnote := _FOOTNOTE.match(row):
            within = True
            notes += ["", footnote["text"].strip()]
        elif within and row.strip() and (not blank or row.startswith(("    ", "\t"))):
            notes.append(row.strip())
        elif within and not row.strip():
            notes.append("")
            text.append("")
        else:
            within = False
            text.append(row)
        blank = not row.strip()
    return text, notes
