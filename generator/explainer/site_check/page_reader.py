"""A page of a built site, read once through for all that has to hold of it."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser

from ..tables import words
from .built_page import Anchor, BuiltPage, Fault, Link
from .parse_errors import parse_errors
from .plain_markup import VOID, OpenElements, PlainMarkup
from .references import LOADS, WITH_ADDRESSES, loaded_by, named_by, scheme
from .style_sheets import addresses_in

__all__ = ["read_page"]

_LONGEST = 300
"""Characters that are kept of a tag."""
_DEEPEST = 512
"""Elements within each other that browsers follow."""
_MARK = re.compile(r"\[\^[^\]\[\s]{1,100}\]")
"""A reference to a footnote that is none."""
_VERBATIM = words("html", "verbatim")
_ANY = "'unsafe-inline'"
"""What lets any script in a page run, unless a hash stands beside it."""
_OF_THEME = "__"
"""How ids of a theme's own begin, which may be of what a page has not."""
_HANDLER = re.compile(r"on[a-z]+")
_RUNS = re.compile(
    r"|module|importmap|speculationrules|(text|application)/(x-)?(java|ecma|j|live)script[\d.]*", re.IGNORECASE
)
"""Types of scripts that browsers obey."""


def read_page(text: str) -> BuiltPage:
    """A page read once through.

    :param text: its HTML.
    """
    reader = _Reader(text)
    closed = text.rfind(">") + 1
    is_closed = "<" not in text[closed:]
    reader.feed(text if is_closed else text[:closed])  # html.parser reads tags that never end in quadratic time
    reader.close()
    page = reader.page
    page.faults += [*reader.dead_ids(), *reader.blocked()]
    if not (is_closed and reader.is_plain()) and not reader.is_too_deep:
        lines = text.split("\n")
        for line, column, kind in parse_errors(text):
            stands = lines[min(line, len(lines)) - 1]
            page.faults.append(
                Fault(
                    "site-parse-error",
                    f"browsers have to guess what is meant here: {kind}",
                    line,
                    column,
                    stands.strip(),
                )
            )
    return page


@dataclass(slots=True)
class _Script:
    """A script that stands on the page."""

    line: int
    column: int
    policies: tuple[str, ...]
    """What each policy that stands before it says of scripts: all of them have to let it run."""
    text: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=False)
        self.page = BuiltPage()
        self._plain = PlainMarkup(text)
        self._open = OpenElements()
        self.is_too_deep = False
        """Whether browsers do not follow, and the standard's algorithm would take long."""
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]
        self._text = text
        self._places: dict[str, tuple[int, int]] = {}
        self._named: list[tuple[str, str, int, int, str]] = []
        self._policies: tuple[str, ...] = ()
        self._scripts: list[_Script] = []
        self._evidence: tuple[int, Anchor] | None = None

    def is_plain(self) -> bool:
        return self._plain.is_plain(self._open)

    def dead_ids(self) -> Iterator[Fault]:
        """Where an element names another by an id that none has."""
        for attribute, ident, line, column, raw in self._named:
            if ident not in self._places and not ident.startswith(_OF_THEME):
                message = f"{attribute} names {ident}, and nothing on the page has this id"
                yield Fault("site-no-such-id", message, line, column, raw)

    def blocked(self) -> Iterator[Fault]:
        """Scripts in the page that its policy does not know, and the policy itself where there is none."""
        if not self._policies:
            yield Fault(
                "site-no-policy",
                "the page has no Content-Security-Policy",
                1,
                1,
                help="let it be made from Markdown, by the plugin, or write one into its head",
                severity="warning",
            )
            return
        for script in self._scripts:
            text = "".join(script.text)
            digest = base64.b64encode(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()).decode()
            if script.policies and all(_lets_run(policy, f"'sha256-{digest}'") for policy in script.policies):
                continue
            yield Fault(
                "site-inline-script",
                "this script is not one of the theme's, and the page's policy does not let it run",
                script.line,
                script.column,
                text.strip().partition("\n")[0][:_LONGEST],
                "put it into a file of its own in content/pages, and name that in extra_javascript",
            )

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        raw = self.get_starttag_text() or ""
        self._plain.start(tag, raw, attrs, self._open)
        if attrs or tag == "script":
            self._look_at(tag, attrs, raw[:_LONGEST])
        if tag not in VOID and not ("svg" in self._open and raw.endswith("/>")):
            self._open.append(tag)
            if len(self._open) > _DEEPEST and not self.is_too_deep:
                self.is_too_deep = True
                message = (
                    f"elements stand {_DEEPEST} deep in each other, and browsers take those further in out of them"
                )
                line, column = self._place()
                self.page.faults.append(Fault("site-parse-error", message, line, column, raw[:_LONGEST]))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        self._plain.end(tag, self._raw(len(tag) + 3), self._open)
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        if self._evidence and len(self._open) < self._evidence[0]:
            self._evidence = None

    def handle_data(self, data: str) -> None:
        self._plain.text(self._raw(len(data) + 1).ljust(len(data) + 1), self._open)
        if self._open[-1:] == ["script"] and self._scripts:
            self._scripts[-1].text.append(data)
        elif self._open[-1:] == ["style"]:
            line, column = self._place()
            for address in addresses_in(data):
                self.page.links.append(Link(address, line, column, address[:_LONGEST], loads=True))
        self._read(data)
        if "[^" in data and not self._open.any_of(_VERBATIM):
            self._marks_in(data)

    def handle_entityref(self, name: str) -> None:
        self._refer(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._refer(f"&#{name}")

    def handle_comment(self, data: str) -> None:
        self._plain.comment(self._raw(len(data) + 7), data)

    def handle_decl(self, decl: str) -> None:
        self._plain.kind(decl, self._open)

    def handle_pi(self, data: str) -> None:
        self._plain.something_else()

    def unknown_decl(self, data: str) -> None:
        self._plain.something_else()

    def _refer(self, name: str) -> None:
        raw = self._raw(len(name) + 1)
        self._plain.reference(raw, self._open)
        self._read(html.unescape(raw if raw.endswith(";") else name))

    def _raw(self, length: int) -> str:
        """What is written from here on."""
        line, column = self.getpos()
        start = self._starts[line - 1] + column
        return self._text[start : start + length]

    def _read(self, words: str) -> None:
        if self._evidence:
            self._evidence[1].evidence += words

    def _place(self) -> tuple[int, int]:
        line, column = self.getpos()
        return line, column + 1

    def _marks_in(self, data: str) -> None:
        line, column = self.getpos()
        start = self._starts[line - 1] + column
        for found in _MARK.finditer(data):
            at = start + found.start()
            row = line + data.count("\n", 0, found.start())
            self.page.faults.append(
                Fault(
                    "site-no-footnote",
                    f"{found[0]} is shown as it stands, for the page has no such footnote",
                    row,
                    at - self._starts[row - 1] + 1,
                    found[0],
                    f"write what the footnote says in a paragraph of its own that begins with {found[0]}:",
                    own=True,
                )
            )

    def _look_at(self, tag: str, attrs: Sequence[tuple[str, str | None]], raw: str) -> None:
        line, column = self._place()
        values = {name: value or "" for name, value in reversed(attrs)}  # of two alike the first holds
        ident = values.get("id", "")
        if ident:
            self._anchor(ident, line, column, raw)
        if tag == "a" and (name := values.get("name", "")) and name != ident:
            self._anchor(name, line, column, raw)
        if not self._evidence and ident and _is_evidence(tag, ident, values):
            self._evidence = (len(self._open) + 1, self.page.anchors[-1])
        for name, value in values.items():
            for named in named_by(name, tag, value):
                self._named.append((name, named, line, column, raw))
            if _HANDLER.fullmatch(name):
                message = f"{name} is a script in the page, which its policy does not let run"
                help = "put it into a script of its own in content/pages, and name that in extra_javascript"
                self.page.faults.append(Fault("site-inline-handler", message, line, column, raw, help))
        for address, how in () if WITH_ADDRESSES.isdisjoint(values) else loaded_by(tag, values):
            if scheme(address) in ("javascript", "vbscript", "data") and how != "shown":
                message = f"an address that begins with {scheme(address)}: is a script, or may hold one"
                self.page.faults.append(
                    Fault("site-unsafe-link", message, line, column, raw, "link to a page or a file")
                )
            else:
                self.page.links.append(Link(address, line, column, raw, how in LOADS))
        if "srcdoc" in values:
            message = "a page within an attribute is not looked at, and is shown as if it were the site's own"
            help = "put it into a file of its own, and name that in src"
            self.page.faults.append(Fault("site-unsafe-link", message, line, column, raw, help))
        if tag == "script" and "src" not in values and _RUNS.fullmatch(values.get("type", "").strip()):
            self._scripts.append(_Script(line, column, self._policies))
        elif tag == "script":
            self._scripts.append(_Script(line, column, (_ANY,)))
        if tag == "link" and values.get("rel", "").lower() == "canonical":
            self.page.address = self.page.address or values.get("href", "")
        if tag == "meta" and values.get("http-equiv", "").lower() == "content-security-policy":
            self._obey(values.get("content", ""))

    def _anchor(self, name: str, line: int, column: int, raw: str) -> None:
        if name in self._places:
            message = f"the id {name} stands in line {self._places[name][0]} already, so that nothing leads here"
            self.page.faults.append(
                Fault("site-id-twice", message, line, column, raw, "give one of the two another id")
            )
        self._places.setdefault(name, (line, column))
        self.page.anchors.append(Anchor(name, line, column))

    def _obey(self, policy: str) -> None:
        """What a policy allows."""
        said = {name.lower(): rest for name, _, rest in (one.strip().partition(" ") for one in policy.split(";"))}
        scripts = said.get("script-src-elem", said.get("script-src", said.get("default-src", _ANY)))
        self._policies = (*self._policies, scripts)
        self.page.hosts += [one for rest in said.values() for one in rest.split() if not one.startswith("'")]


def _lets_run(policy: str, digest: str) -> bool:
    """Whether what a policy says of scripts lets one run that stands in the page and has this hash."""
    return digest in policy.split() or (_ANY in policy.split() and "'sha" not in policy)


def _is_evidence(tag: str, ident: str, values: dict[str, str]) -> bool:
    """Whether an element is a panel, a footnote or a dossier's source, whose words bear something."""
    return "x-panel" in values.get("class", "").split() or (tag == "li" and ident.startswith("fn:"))
