"""A story as the sources that typesetters take, and as the text that is expected of what they make."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from html import escape
from itertools import groupby
from unicodedata import combining

from .stories import Story

__all__ = [
    "expected",
    "groff",
    "html",
    "latex",
    "office",
    "typst",
    "with_high_quotes",
    "without_notes",
    "without_points",
]

_NOTE = re.compile(r"\{\{(.*?)\}\}")
_FROM_RIGHT = ("ar", "he")


def _notes_of(story: Story) -> list[str]:
    """Its footnotes in order."""
    return [note for part in story.parts for note in _NOTE.findall(part.text)]


def without_notes(story: Story) -> Story:
    """The story where a typesetter has no footnotes."""
    return replace(story, parts=tuple(replace(part, text=_NOTE.sub("", part.text)) for part in story.parts))


def without_points(story: Story) -> Story:
    """The story without marks over letters, guillemets and brackets, which most typesetters do not spell out."""

    def bare(text: str) -> str:
        return "".join(letter for letter in text if not combining(letter) and letter not in "«»()")

    parts = tuple(replace(part, text=bare(part.text)) for part in story.parts)
    return replace(story, title=bare(story.title), byline=bare(story.byline), parts=parts)


def with_high_quotes(story: Story) -> Story:
    """The story for fonts that have no guillemets, such as the first ones of TeX."""
    raised = str.maketrans({"«": "“", "»": "”"})
    parts = (
        replace(part, text=part.text.translate(raised).replace("“ ", "“").replace(" ”", "”")) for part in story.parts
    )
    return replace(story, parts=tuple(parts))


def expected(story: Story, marks: Sequence[str], said: Mapping[str, str], *, bullets: bool = True) -> str:
    """What has to be read: what it says of itself, its lines, and the codes of warnings; dots divide them.

    :param marks: what stands before the footnotes.
    :param said: by field; one without a value is not expected.
    :param bullets: whether bullets are letters and no drawings.
    """
    hints = {"heading": "[heading] ", "item": "[item] " if bullets else "", "row": "[item] ", "paragraph": ""}
    lines = [f"[title] {story.title}", story.byline]
    lines += [hints[part.kind] + _NOTE.sub("", part.text) for part in story.parts]
    lines += [f"{mark} {text}" for mark, text in zip(marks, _notes_of(story), strict=False)]
    fields = sorted(f"{name}: {value}" for name, value in said.items() if value)
    return "\n.\n".join("\n".join(part) for part in (fields, lines, [])).rstrip("\n") + "\n"


def html(story: Story, css: str) -> str:
    """A web page; its notes are spans of the class ``note``."""
    out = []
    for kind, parts in _grouped(story):
        match kind:
            case "heading":
                out += [f"<h2>{escape(text)}</h2>" for text in parts]
            case "item":
                out.append("<ul>" + "".join(f"<li>{escape(text)}</li>" for text in parts) + "</ul>")
            case "row":
                rows = ("".join(f"<td>{escape(cell)}</td>" for cell in text.split(" | ")) for text in parts)
                out.append("<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>")
            case _:
                out += ["<p>" + _NOTE.sub(r"<span class=note>\1</span>", escape(text)) + "</p>" for text in parts]
    css += "table { border-collapse: collapse } td { border: 1px solid; padding: 4px 8px }"
    head = f"<meta charset=utf-8><title>{escape(story.title)}</title><style>{css}</style>"
    direction = "rtl" if story.language in _FROM_RIGHT else "ltr"
    body = f"<h1>{escape(story.title)}</h1><p>{escape(story.byline)}</p><main>{''.join(out)}</main>"
    return f"<!doctype html><html lang={story.language} dir={direction}><head>{head}</head><body>{body}</body></html>"


def latex(story: Story, preamble: str) -> str:
    """A LaTeX source for any engine."""
    out = [preamble, r"\usepackage{booktabs}", r"\begin{document}"]
    out += [rf"\title{{{_tex(story.title)}}}\author{{{_tex(story.byline)}}}\date{{}}\maketitle"]
    for kind, parts in _grouped(story):
        match kind:
            case "heading":
                out += [rf"\section*{{{_tex(text)}}}" for text in parts]
            case "item":
                out.append(r"\begin{itemize}" + "".join(rf"\item {_tex(text)} " for text in parts) + r"\end{itemize}")
            case "row":
                rows = [_tex(text).replace(" | ", " & ") + r" \\" for text in parts]
                out.append(r"\begin{tabular}{lrrr}\toprule " + rows[0] + r"\midrule " + "\n".join(rows[1:]))
                out.append(r"\bottomrule\end{tabular}")
            case _:
                out += [_NOTE.sub(r"\\footnote{\1}", _tex(text)) for text in parts]
    return "\n\n".join([*out, r"\end{document}"])


def typst(story: Story) -> str:
    """A Typst source in two columns with numbered pages."""
    out = [
        f'#set page("a5", columns: 2, numbering: "1", margin: 15mm)\n#set text(9pt, lang: "{story.language}")',
        f'#set document(title: "{story.title}")\n#set par(justify: true, first-line-indent: 1em, spacing: 0.65em)',
        f'#place(top, scope: "parent", float: true)[#text(18pt, weight: "bold")[{story.title}]\n\n{story.byline}]',
    ]
    for part in story.parts:
        text = _NOTE.sub(r"#footnote[\1]", part.text)
        out.append(f"== {text}" if part.kind == "heading" else text)
    return "\n\n".join(out)


def groff(story: Story) -> str:
    """A source for groff's ms macros, in two columns."""
    out = [".nr PS 10", ".nr VS 12", ".TL", story.title, ".AU", story.byline, ".2C"]
    for part in story.parts:
        match part.kind:
            case "heading":
                out += [".SH", part.text]
            case _:
                out += [".PP", _NOTE.sub(r"\\**\n.FS\n\1\n.FE\n", part.text).rstrip("\n")]
    return "\n".join(line.lstrip() for line in "\n".join(out).split("\n")) + "\n"


def office(story: Story) -> str:
    """A flat OpenDocument text with a running header, numbered pages, and words parted at line ends."""
    numbers = iter(range(1, 100))

    def note(found: re.Match[str]) -> str:
        number = next(numbers)
        body = f'<text:note-body><text:p text:style-name="Footnote">{found[1]}</text:p></text:note-body>'
        citation = f"<text:note-citation>{number}</text:note-citation>"
        return f'<text:note text:id="n{number}" text:note-class="footnote">{citation}{body}</text:note>'

    out = [
        f'<text:p text:style-name="Title">{escape(story.title)}</text:p>',
        f'<text:p text:style-name="Body">{escape(story.byline)}</text:p>',
    ]
    for kind, parts in _grouped(story):
        match kind:
            case "heading":
                out += [
                    f'<text:h text:style-name="Head" text:outline-level="2">{escape(text)}</text:h>' for text in parts
                ]
            case "item":
                items = (
                    f'<text:list-item><text:p text:style-name="Body">{text}</text:p></text:list-item>' for text in parts
                )
                out.append('<text:list text:style-name="Bullets">' + "".join(items) + "</text:list>")
            case "row":
                out.append('<table:table><table:table-column table:number-columns-repeated="4"/>')
                for text in parts:
                    cells = (
                        f'<table:table-cell table:style-name="Cell"><text:p>{escape(cell)}</text:p></table:table-cell>'
                        for cell in text.split(" | ")
                    )
                    out.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
                out.append("</table:table>")
            case _:
                out += [f'<text:p text:style-name="Body">{_NOTE.sub(note, escape(text))}</text:p>' for text in parts]
    return _OFFICE.format(
        body="\n".join(out),
        language=story.language,
        mode="rl-tb" if story.language in _FROM_RIGHT else "lr-tb",
        align="start"
        if story.language in _FROM_RIGHT
        else "justify",  # its letters drawn out are no letters in the PDF
    )


def _grouped(story: Story) -> Iterator[tuple[str, list[str]]]:
    for kind, parts in groupby(story.parts, key=lambda part: part.kind):
        yield kind, [part.text for part in parts]


def _tex(text: str) -> str:
    return text.replace("−", "$-$").replace("%", r"\%")


_OFFICE = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><meta:creation-date>2019-08-07T06:05:04</meta:creation-date></office:meta>
<office:styles>
 <style:default-style style:family="paragraph"><style:text-properties fo:font-size="11pt" style:font-name="Liberation Serif"
  fo:font-family="'Liberation Serif'" fo:language="{language}" fo:country="none" style:language-complex="{language}"
  style:country-complex="none" style:font-family-complex="'Noto Naskh Arabic'" style:font-size-complex="11pt"
  fo:hyphenate="true"/></style:default-style>
 <style:style style:name="Standard" style:family="paragraph"/>
 <style:style style:name="Body" style:family="paragraph"><style:paragraph-properties fo:text-align="{align}"
  fo:margin-bottom="2mm" style:writing-mode="{mode}"/></style:style>
 <style:style style:name="Title" style:family="paragraph"><style:paragraph-properties style:writing-mode="{mode}"/>
  <style:text-properties fo:font-size="20pt" style:font-size-complex="20pt" fo:hyphenate="false"/></style:style>
 <style:style style:name="Head" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>
 <style:style style:name="Footnote" style:family="paragraph"><style:text-properties fo:font-size="9pt"/></style:style>
 <text:list-style style:name="Bullets"><text:list-level-style-bullet text:level="1" text:bullet-char="•">
  <style:list-level-properties text:space-before="5mm" text:min-label-width="5mm"/></text:list-level-style-bullet>
 </text:list-style>
</office:styles>
<office:automatic-styles>
 <style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000"
  fo:padding="1mm"/></style:style>
 <style:page-layout style:name="Page"><style:page-layout-properties fo:page-width="148mm" fo:page-height="210mm"
  fo:margin="18mm"/><style:header-style/><style:footer-style/></style:page-layout>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="Page">
 <style:header><text:p>The Linden Courier</text:p></style:header>
 <style:footer><text:p>Page <text:page-number/> of <text:page-count/></text:p></style:footer>
</style:master-page></office:master-styles>
<office:body><office:text>
{body}
</office:text></office:body>
</office:document>
"""
