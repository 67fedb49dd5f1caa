"""A checkout of a story at which one person works: commands, git, an editor and the built site."""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NoReturn, TextIO

import pexpect

from explainer import cli, strict_yaml
from explainer.english.nlp import load

__all__ = ["ARTICLES", "Desk"]

ARTICLES = Path(__file__).parent / "articles"
"""What the press writes in these days."""

_WIDTH = "100"
_ASKS = re.compile("q quit|n go on one by one")
_COLOUR = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")
_TAG = re.compile(r"<(script|style)\b.*?</\1>|<[^>]+>", re.S)


class Desk:
    """One person's checkout of a story; what is typed at it and what comes of that is told as it would be seen."""

    def __init__(self, folder: Path, who: str, say: Callable[[str], None]) -> None:
        """
        :param folder: the checkout, which may be made later.
        :param who: whose name git writes.
        :param say: what takes each line that is typed or printed.
        """
        self.folder, self._who, self.say = folder, who, say
        self._day = "2026-05-05"

    def at(self, day: str) -> None:
        """Let a day begin.

        :param day: the day on which git says that commits are made, such as ``2026-05-05``.
        """
        self._day = day

    def explainer(self, *words: str, code: int = 0) -> str:
        """Run a command of ours.

        :param code: the exit code with which it is to end.
        :returns: what it printed.
        """
        load()  # once, and every command has it
        return self._said(["explainer", *words], *_forked(words, self._cwd, self._env()), code)

    def review(self, *words: str, keys: str) -> str:
        """Go through what is to be looked at, in a terminal.

        :param keys: the keys that are pressed, each when it is asked for; after the last of them the review has ended.
        :returns: what was on the screen.
        """
        self.say(f"$ explainer review {' '.join(words)}".rstrip())
        command = ["-m", "explainer", "review", *words]
        env = {**self._env(), "TERM": "xterm"}
        size = (40, int(_WIDTH))
        there = pexpect.spawn(
            sys.executable, command, cwd=self.folder, env=env, encoding="utf-8", timeout=120, dimensions=size
        )
        seen = ""
        for key in keys:
            there.expect(_ASKS)
            seen += self._seen(there.before + there.after)
            self.say(f"(presses {key})")
            there.send(key)
        there.expect(pexpect.EOF)
        seen += self._seen(there.before)
        there.close()
        assert there.exitstatus == 0, seen
        return seen

    def _seen(self, screen: str) -> str:
        """What a terminal shows, without its colours."""
        told = _COLOUR.sub("", screen).replace("\r\n", "\n").strip("\n")
        self.say(told)
        return f"{told}\n"

    def git(self, *words: str, code: int = 0) -> str:
        """Run a command of git's."""
        done = subprocess.run(
            ["git", *words], cwd=self._cwd, env=self._env(), text=True, encoding="utf-8", stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, check=False,
        )  # fmt: skip
        return self._said(["git", *words], done.stdout, done.returncode, code)

    def commit(self, message: str) -> None:
        """Commit all that there is, without a word of git's."""
        self._quietly("add", "--all")
        self._quietly("commit", "--quiet", "--message", message)
        subject, _, rest = message.partition("\n\n")
        self.say(f"$ git commit --all --message '{subject}'" + (f" --message '{rest}'" if rest else ""))

    def put(self, article: str) -> None:
        """Save an article of the press.

        :param article: the start of its file's name.
        """
        (file,) = ARTICLES.glob(f"{article}*")
        (self.content / "articles").mkdir(parents=True, exist_ok=True)
        shutil.copy(file, self.content / "articles")
        self.say(f"(saves content/articles/{file.name})")

    def write(self, path: str, text: str) -> None:
        """Write a file of the story's."""
        self.content.joinpath(path).write_text(text, "utf-8")
        self.say(f"(writes content/{path})")

    def read(self, path: str) -> str:
        """What a file of the story's says."""
        return self.content.joinpath(path).read_text("utf-8")

    def edit(self, sheet: str, old: str, new: str) -> None:
        """Change the first such words of a sheet, as in an editor."""
        file = self.content / "facts" / f"{sheet}.yml"
        text = file.read_text("utf-8")
        assert old in text, f"{sheet}.yml does not say {old!r}"
        file.write_text(text.replace(old, new, 1), "utf-8")
        self.say(f"(edits content/facts/{sheet}.yml)")

    def edit_fact(self, sheet: str, ident: str, old: str, new: str) -> None:
        """Change the first such words of one fact."""
        text = self.text_of(sheet, ident)
        assert old in text, f"{ident} does not say {old!r}"
        self.edit(sheet, text, text.replace(old, new, 1))

    def text_of(self, sheet: str, ident: str) -> str:
        """A fact as it stands in its sheet."""
        text = (self.content / "facts" / f"{sheet}.yml").read_text("utf-8")
        (found,) = re.findall(rf"^- id: {ident}\n(?:[ ].*\n|\n(?=[ ]))*", text, re.M)
        return str(found)

    def facts(self, sheet: str) -> Mapping[str, Mapping[str, Any]]:
        """The facts of a sheet by their ids."""
        text = (self.content / "facts" / f"{sheet}.yml").read_text("utf-8")
        return {fact["id"]: fact for fact in strict_yaml.load(text, sheet) or []}

    def content_bytes(self) -> Mapping[str, bytes]:
        """Every file of the content folder that git keeps."""
        kept = self._quietly("ls-files", "--cached", "--others", "--exclude-standard", "content").split("\n")
        return {path: (self.folder / path).read_bytes() for path in filter(None, kept)}

    def site(self) -> Mapping[str, str]:
        """Build the site, which is to have no warning.

        :returns: the words of each page by its name.
        """
        self.explainer("build", "--strict")
        return {
            page.parent.name if page.name == "index.html" else page.stem: _words(page)
            for page in sorted((self.folder / "build" / "site").rglob("*.html"))
        }

    @property
    def content(self) -> Path:
        """The story's content folder."""
        return self.folder / "content"

    @property
    def _cwd(self) -> Path:
        return self.folder if self.folder.is_dir() else self.folder.parent

    def _said(self, typed: list[str], printed: str, ended: int, code: int) -> str:
        """What was printed, once it is told what was typed and that it ended as it was to."""
        self.say("$ " + " ".join(word if word.isascii() and " " not in word else f"'{word}'" for word in typed))
        self.say(printed.rstrip("\n"))
        assert ended == code, f"{' '.join(typed)} ended with {ended}:\n{printed}"
        return printed

    def _quietly(self, *words: str) -> str:
        done = subprocess.run(
            ["git", *words], cwd=self.folder, env=self._env(), check=True, capture_output=True, text=True
        )
        return done.stdout

    def _env(self) -> dict[str, str]:
        when = f"{self._day}T18:00:00+00:00"
        about = dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), self._who)
        mail = dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "desk@news.example")
        dates = dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), when)
        plain = {"COLUMNS": _WIDTH, "NO_COLOR": "1", "TERM": "dumb", "GIT_CONFIG_GLOBAL": os.devnull}
        return {**os.environ, **about, **mail, **dates, **plain, "GIT_EDITOR": "true", "GIT_PAGER": "cat"}


def _forked(words: Sequence[str], cwd: Path, env: Mapping[str, str]) -> tuple[str, int]:
    """What a command of ours prints, and its exit code, in a process of its own that begins with what is loaded here."""
    with tempfile.TemporaryFile("w+", buffering=1, encoding="utf-8") as printed:
        child = os.fork()
        if not child:
            _become(words, cwd, env, printed)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        printed.seek(0)
        return printed.read(), code


def _become(words: Sequence[str], cwd: Path, env: Mapping[str, str], printed: TextIO) -> NoReturn:
    """Be the command, as a shell begins it, and end."""
    code = 70
    try:
        os.dup2(printed.fileno(), 1)
        os.dup2(printed.fileno(), 2)
        sys.stdout = sys.stderr = printed
        os.chdir(cwd)
        os.environ.clear()
        os.environ.update(env)
        code = cli.main(words)
    except BaseException:
        traceback.print_exc()
    finally:
        printed.flush()
        os._exit(code)


def _words(page: Path) -> str:
    """What a reader reads on a page."""
    body = page.read_text("utf-8").partition("<article")[2].partition("</article>")[0]
    return " ".join(html.unescape(_TAG.sub(" ", f"<article{body}")).split())
