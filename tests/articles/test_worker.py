"""Files are converted in a process of their own, and what happens to it is told."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from explainer.articles import read_article, read_articles, texts_to_keep, worker
from explainer.doors import PluginBroken
from explainer.errors import InvalidContent, ReaderMissing

from ..plugins import install

PAGE = (
    "<html><head><title>Norland shuts its border</title></head><body><article><h1>Norland shuts its border</h1>"
    + "<p>Norland shut its border with Sudland on Friday, the ministry said in a statement.</p>" * 5
    + "</article></body></html>"
)
CODE = """
    import os, sys, time
    from explainer.articles import Format, Line, RawArticle
    from explainer.diagnostics import Diagnostic
    from explainer.errors import InvalidContent, ReaderMissing

    def read(data, file):
        exec(data.decode(), globals())
        return RawArticle([Line(f"{os.getpid()}")])

    Many = RawArticle
    CODE = Format(read)
"""

Convert = Callable[[str], str]


@pytest.fixture
def convert(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Convert:
    """Reads a file that holds what its reader does."""
    install(monkeypatch, tmp_path, "runs_code", "explainer.formats", CODE, run="CODE")
    return lambda does: worker.raw_article(Path("a.run"), does.encode(), "articles/a.run").lines[0].text


def _told(convert: Convert, does: str) -> tuple[str, str, str]:
    with pytest.raises(InvalidContent) as caught:
        convert(does)
    (told,) = caught.value.diagnostics
    assert told.file == "articles/a.run"
    assert ".txt" in told.help
    return told.code, told.message, told.help


def test_one_process_converts_many_files(convert: Convert) -> None:
    assert convert("pass") == convert("print('what a library prints')") != str(os.getpid())


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system does not count a process's work")
def test_what_takes_too_long_is_ended_and_told_and_the_next_file_is_read(
    convert: Convert, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = convert("pass")
    monkeypatch.setattr(worker, "_SECONDS", 0.2)
    assert _told(convert, "while True: pass")[0] == "article-takes-too-long"
    monkeypatch.setattr(worker, "_SECONDS", 5)
    assert convert("pass") != first


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="the system does not count a process's work")
def test_time_is_counted_for_each_file(convert: Convert, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_SECONDS", 1)
    work = "begun = time.process_time()\nwhile time.process_time() < begun + 0.4: pass"
    assert len({convert(work) for _ in range(4)}) == 1


def test_what_only_waits_is_ended_and_told(convert: Convert, monkeypatch: pytest.MonkeyPatch) -> None:
    first = convert("pass")
    monkeypatch.setattr(worker, "_SECONDS_IN_ALL", 0.5)
    assert _told(convert, "time.sleep(100)")[0] == "article-takes-too-long"
    monkeypatch.setattr(worker, "_SECONDS_IN_ALL", 30)
    assert convert("pass") != first


@pytest.mark.skipif(sys.platform != "linux", reason="the system does not limit a process's memory")
def test_what_takes_too_much_memory_is_told_and_the_next_file_is_read(convert: Convert) -> None:
    first = convert("pass")
    assert _told(convert, "bytearray(2**30)")[0] == "article-takes-too-much-memory"
    assert convert("pass") != first


@pytest.mark.skipif(sys.platform != "linux", reason="the system does not limit a process's memory")
def test_what_other_files_left_in_memory_keeps_no_file_from_being_read(convert: Convert) -> None:
    kept = "globals().setdefault('kept', []).append(bytearray(150 * 2**20))"
    assert len({convert(kept) for _ in range(4)}) > 1


@pytest.mark.parametrize("does", ["os.abort()", "os._exit(0)", "os.kill(os.getpid(), 9)"])
def test_a_library_that_breaks_down_is_told_and_the_next_file_is_read(convert: Convert, does: str) -> None:
    first = convert("pass")
    assert _told(convert, does)[:2] == ("article-not-converted", "what reads .run broke down over this file")
    assert convert("pass") != first


def test_what_a_plugin_raises_is_told_as_its_own(convert: Convert) -> None:
    with pytest.raises(PluginBroken, match=r"runs_code 1\.0.*is broken: KeyError: 'x'"):
        convert("{}['x']")


def test_what_a_library_raises_is_told_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "format_of", lambda file: None)
    answer = worker._answer(worker._Request("a.html", b"", "articles/a.html", 5))
    assert isinstance(answer, InvalidContent)
    assert answer.diagnostics[0].code == "article-not-converted"


def test_errors_come_through_as_they_are(convert: Convert) -> None:
    wrong = (
        "raise InvalidContent([Diagnostic(code='a', message='b', file=f, help='.txt') for f in ('articles/a.run',)])"
    )
    assert _told(convert, wrong) == ("a", "b", ".txt")
    with pytest.raises(InvalidContent, match=r"^error\[a\]: b\n  --> articles/a.run"):
        convert(wrong)
    with pytest.raises(ReaderMissing, match=r"^no library$"):
        convert("raise ReaderMissing('no library')")


@pytest.mark.parametrize("lines", ["[Line('x' * 5_000_000)]", "[Line('x')] * 60_000"])
def test_a_text_without_end_is_told(convert: Convert, lines: str) -> None:
    with pytest.raises(InvalidContent, match="article-too-large"):
        convert(f"RawArticle = lambda _: Many({lines})")


def test_short_texts_and_kept_ones_begin_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.html").write_text(PAGE)
    (folder / "b.md").write_text("# Norland\n\nThe border is shut.")
    texts = tmp_path / "texts"
    for path, change in texts_to_keep(folder, read_articles(folder, texts), texts).items():
        texts.mkdir()
        path.write_text(str(change.text))
    monkeypatch.setattr(worker, "_converter", None)
    assert [article.id for article in read_articles(folder, texts)] == ["a", "b"]
    (folder / "b.md").write_text("The border is shut.\n\n" * 10_000)
    with pytest.raises(TypeError):
        read_articles(folder, texts)


@pytest.mark.slow
@pytest.mark.parametrize("run", [["-m", "reading"], ["reading.py"], ["-c", "import reading"]])
def test_it_works_however_a_program_was_begun_and_ends_with_it(tmp_path: Path, run: list[str]) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    (tmp_path / "reading.py").write_text(
        "from pathlib import Path; from explainer.articles import read_article, worker\n"
        "print(read_article(Path('a.html')).meta.title)\n"
        "print(worker._converter()._process.pid)\n"
    )
    done = subprocess.run([sys.executable, *run], cwd=tmp_path, capture_output=True, text=True, check=True)
    title, process = done.stdout.splitlines()
    assert (title, done.stderr) == ("Norland shuts its border", "")
    assert not _runs(int(process))


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="the system does not fork")
def test_a_process_that_is_split_has_its_own(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    code = (
        "import os; from pathlib import Path; from explainer.articles import read_article\n"
        "one = read_article(Path('a.html'))\n"
        "child = os.fork()\n"
        "assert read_article(Path('a.html')) == one\n"
        "if child: assert os.waitpid(child, 0)[1] == 0\n"
    )
    subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=True, timeout=60)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_it_ends_when_the_program_that_began_it_is_killed(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE)
    code = (
        "import os; from pathlib import Path; from explainer.articles import read_article, worker\n"
        "read_article(Path('a.html')); print(worker._converter()._process.pid, flush=True); os.kill(os.getpid(), 9)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    until = time.monotonic() + 30
    while _runs(int(done.stdout)) and time.monotonic() < until:
        time.sleep(0.1)
    assert not _runs(int(done.stdout))


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except OSError:
        return False
    return Path(f"/proc/{process}/stat").read_text().split()[2] != "Z" if sys.platform == "linux" else True


def test_a_page_is_read_as_by_its_format(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text(PAGE)
    assert read_article(file).meta.title == "Norland shuts its border"
