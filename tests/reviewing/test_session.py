"""A review in a real terminal, key by key: what is shown, what is written, what is taken back."""

import os
import re
import shutil
import sys
import time
from datetime import date

import pytest

from explainer.cli import main
from explainer.content import ContentFolder
from explainer.merge import open_leads, open_proposals

from .newspaper import ANSWER, EXPULSION, LEAD, PORT, edit, keep_answer, make_story, text

pexpect = pytest.importorskip("pexpect")
pytestmark = pytest.mark.slow

TODAY = date.today().isoformat()
_ASKS = re.compile(r"q quit|n go on one by one")


class Terminal:
    """A review in a terminal of 80 columns."""

    def __init__(self, folder, *words, **environ):
        environ = {"PATH": os.environ["PATH"], "TERM": "xterm", "COVERAGE_PROCESS_START": ""} | environ
        command = ["-m", "explainer", "--content", str(folder.root), "review", *words]
        options = {"env": environ, "dimensions": (24, 80), "encoding": "utf-8", "timeout": 60}
        self.process = pexpect.spawn(sys.executable, command, **options)
        self.screen = self._until(_ASKS)

    def press(self, keys):
        """The screen after some keys, each pressed when the one before it has done its work."""
        for key in keys:
            self.screen = self._pressed(key)
        return self.screen

    def _pressed(self, key):
        """The screen after a key; one pressed in the moment before keys are read is lost, and so pressed again."""
        for patience in (10, 20, 30):
            self.process.send(key)
            try:
                return self._until(pexpect.EOF if key == "q" else [_ASKS, pexpect.EOF], patience)
            except pexpect.TIMEOUT:
                continue
        raise AssertionError(f"nothing came of {key}: {self.process.before}")

    def _until(self, what, patience=60):
        self.process.expect(what, patience)
        after = self.process.after if isinstance(self.process.after, str) else ""
        plain = re.sub(r"\x1b\[[0-9;]*[A-Za-z]", "", self.process.before + after)
        return plain.replace("\r\n", "\n")


@pytest.fixture
def folder(tmp_path):
    return make_story(tmp_path)


def _bytes(folder):
    """Every file of a story but the lock."""
    found = (path for path in folder.root.rglob("*") if path.is_file() and path.name != ".lock")
    return {path.relative_to(folder.root).as_posix(): path.read_bytes() for path in found}


def _edits(tmp_path, *commands):
    """An editor that changes the file that it is given, with what it was called with beside the story."""
    script = tmp_path / "my-editor"
    script.write_text('#!/bin/sh\necho "$@" >> "$0.called"\n' + "".join(f'{line} "$1"\n' for line in commands), "utf-8")
    script.chmod(0o755)
    return {"EDITOR": str(script)}


def test_a_proposal_comes_first_and_is_shown_beside_what_the_site_tells(folder):
    screen = Terminal(folder).screen
    assert "Norland expelled two diplomats." in screen
    assert "the sheet has     diplomats\n    the articles say  delegates" in screen
    assert "001  The Courier, 15 March 2019\n  >>Norland expelled two Sudrian envoys on Thursday<<. They have" in screen


def test_taking_and_keeping_what_is_proposed(folder):
    Terminal(folder, "--proposals").press("a")
    assert "people: delegates  # so the ministry" in text(folder, "expulsions")
    assert open_proposals(folder) == []


def test_a_right_fact_gets_its_day_and_nothing_else_changes(folder):
    before = text(folder, "timeline")
    screen = Terminal(folder, "--sheet", "timeline").press("y")
    assert "right: " in screen
    day = f"  checked: {TODAY}\n"
    assert text(folder, "timeline").count(day) == 1
    assert text(folder, "timeline").replace(day, "") == before
    assert f"{ANSWER}: {TODAY} " in (folder.extracted / "checked.yml").read_text("utf-8")


def test_a_model_s_sentence_tells_a_fact_once_a_person_takes_it(folder):
    said = "Norland shut the port of Brack."
    keep_answer(folder, (said, "closed the port of Brack"))
    before = _bytes(folder)
    terminal = Terminal(folder, "--id", PORT)
    assert "1 sentence 1 tells it" in terminal.screen
    screen = terminal.press("1")
    assert f"told: {PORT}" in screen and "told in the sheet's own words" in screen
    assert f"  summary: {said}\n" in text(folder, "timeline")
    assert "taken back: " in terminal.press("u")
    assert _bytes(folder) == before


def test_off_the_site_and_out_of_the_sheet(folder):
    screen = Terminal(folder, "--id", EXPULSION).press("d")
    assert f"deleted: {EXPULSION}; {ANSWER} no longer names it" in screen
    assert text(folder, "expulsions") == "[]\n"
    assert "in_response_to" not in text(folder, "timeline")
    Terminal(folder, "--id", PORT).press("h")
    assert text(folder, "timeline").count("  publish: false\n") == 1


def test_who_takes_part_in_facts_is_not_deleted_by_a_key(folder):
    before = _bytes(folder)
    screen = Terminal(folder, "--id", "sudria").press("d")
    assert f"sudria takes part in {ANSWER}, {EXPULSION}: take it off the site" in " ".join(screen.split())
    assert _bytes(folder) == before


def test_a_lead_becomes_an_event_or_is_put_away(folder):
    terminal = Terminal(folder, "--id", LEAD.id)
    assert "No fact bears this sentence: who did it is not told." in terminal.screen
    terminal.press("a")
    assert LEAD.quote in text(folder, "timeline")
    assert open_leads(folder) == []
    assert open_leads(make_story(folder.root.parent / "other"))


@pytest.mark.parametrize(
    ("words", "key"),
    [(["--proposals"], "a"), (["--proposals"], "r"), *((["--id", PORT], key) for key in "yhd")]
    + [(["--id", LEAD.id], key) for key in "ar"],
)
def test_undo_takes_back_every_byte(folder, words, key):
    before = _bytes(folder)
    terminal = Terminal(folder, *words)
    where = terminal.screen[terminal.screen.index("──") :]
    terminal.press(key)
    assert _bytes(folder) != before
    screen = terminal.press("u")
    assert "taken back: " in screen
    assert screen[screen.index("──") :] == where
    assert _bytes(folder) == before


def test_any_number_of_steps_is_taken_back_the_last_first(folder):
    before = _bytes(folder)
    terminal = Terminal(folder)
    screens = [terminal.screen, *(terminal.press(key) for key in "rylyh")]
    for screen in reversed(screens[:-1]):
        there = terminal.press("u")
        assert there[there.index("──") :] == screen[screen.index("──") :]
    assert _bytes(folder) == before
    assert "nothing was done that could be taken back" in terminal.press("u")


def test_what_somebody_else_changed_is_not_taken_back(folder):
    terminal = Terminal(folder, "--sheet", "timeline")
    terminal.press("y")
    edit(folder, "timeline", "what: its ambassador", "what: its envoy")
    assert "somebody else changed the same file since" in " ".join(terminal.press("u").split())
    assert "what: its envoy" in text(folder, "timeline")
    assert f"checked: {TODAY}" in text(folder, "timeline")


def test_no_decision_is_made_on_what_is_not_what_was_shown(folder):
    terminal = Terminal(folder, "--id", ANSWER)
    edit(folder, "timeline", "what: its ambassador", "what: its envoy")
    screen = terminal.press("y")
    assert "somebody else changed the sheets just now" in " ".join(screen.split())
    assert "what: its envoy" in screen
    assert "checked" not in text(folder, "timeline")


def test_editing_opens_the_editor_and_comes_back_to_the_fact(folder, tmp_path):
    environ = _edits(tmp_path, "sed -i 's/its ambassador/its envoy/'")
    before = _bytes(folder)
    terminal = Terminal(folder, "--id", ANSWER, **environ)
    screen = terminal.press("e")
    assert f"edited: {ANSWER}" in screen
    assert "Sudria recalled its envoy from Norland." in screen
    assert "taken back: edited" in terminal.press("u")
    assert _bytes(folder) == before


def test_a_broken_sheet_is_told_with_its_line_and_edited_again_or_taken_back(folder, tmp_path):
    environ = _edits(tmp_path, "sed -i 's/^  against: \\[norland\\]/  against: [norland/'")
    terminal = Terminal(folder, "--id", ANSWER, **environ)
    screen = terminal.press("e")
    line = text(folder, "timeline").splitlines().index("  against: [norland") + 1
    assert re.search(rf"content/facts/timeline\.yml:({line}|{line + 1}):", screen)
    assert "e edit again   u undo" in screen
    assert "Sudria recalled its ambassador" in terminal.press("eu")
    assert "against: [norland]" in text(folder, "timeline")


def test_what_has_an_error_cannot_be_right_before_it_is_mended(folder, tmp_path):
    edit(folder, "timeline", "recalled its ambassador on", "recalled an ambassador on")
    environ = _edits(tmp_path, "sed -i 's/recalled an ambassador on/recalled its ambassador on/'")
    terminal = Terminal(folder, "--id", ANSWER, **environ)
    assert "y right" not in terminal.screen
    assert "these words do not stand in article 001-courier" in " ".join(terminal.screen.split())
    assert "y right" in terminal.press("e")


def test_without_an_earlier_reading_it_is_said_what_that_means(folder):
    shutil.rmtree(folder.extracted)
    screen = Terminal(folder, "--id", ANSWER).screen
    assert "note: no reading of the articles is known here" in " ".join(screen.split())


def test_all_of_an_article_without_doubts_are_right_after_one_question(folder):
    before = _bytes(folder)
    terminal = Terminal(folder, "--id", PORT, "--id", ANSWER, "--id", "norland")
    screen = terminal.press("b")
    assert "3 facts rest on 001-courier alone, and nothing is doubtful about them:" in screen
    assert "- 15 March 2019: Sudria recalled its ambassador from Norland." in screen
    terminal.press("n")
    assert _bytes(folder) == before
    terminal.press("by")
    assert text(folder, "timeline").count(f"checked: {TODAY}") == 2
    assert text(folder, "actors").count(f"checked: {TODAY}") == 1


def test_a_bulk_is_taken_back_at_once(folder):
    before = _bytes(folder)
    terminal = Terminal(folder, "--article", "001")
    terminal.press("rlby")
    assert _bytes(folder) != before
    terminal.press("uuu")
    assert _bytes(folder) == before


def test_a_review_goes_on_where_it_was_left_and_git_sees_nothing_of_it(folder):
    terminal = Terminal(folder, "--sheet", "timeline")
    assert ANSWER in terminal.screen
    assert "2 left, 1 of them for later" in terminal.press("lq")
    again = Terminal(folder, "--sheet", "timeline")
    assert PORT in again.screen
    assert ANSWER in again.press("y")
    assert (folder.root.parent / ".explainer" / ".gitignore").read_text("utf-8") == "*\n"


def test_a_review_ends_when_nothing_is_left(folder):
    terminal = Terminal(folder, "--id", PORT)
    assert "Nothing is left to look at." in terminal.press("y")
    assert "1 right; nothing is left" in terminal.press("q")


def test_keys_that_were_pressed_before_something_was_shown_decide_nothing(folder, tmp_path):
    terminal = Terminal(folder, "--id", ANSWER, **_edits(tmp_path, "sleep 1; test -f"))
    terminal.process.send("e")
    time.sleep(0.5)
    terminal.process.send("y")
    terminal.process.expect("nothing was edited")
    terminal.process.expect(_ASKS)
    time.sleep(0.5)
    assert "checked" not in text(folder, "timeline")
    assert "right: " in terminal.press("y")


def test_without_colours_everything_is_there(folder):
    terminal = Terminal(folder, NO_COLOR="1", TERM="dumb")
    assert "\x1b" not in terminal.process.before
    assert ">>Norland expelled two Sudrian envoys on Thursday<<" in terminal.screen


def test_where_there_is_no_terminal_it_says_so(folder, capsys):
    assert main(["--content", str(folder.root), "review"]) == 1
    assert "there is no terminal here to ask at" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "the sheets have no facts yet, see explainer extract"),
        (["--proposals"], "no facts yet"),
    ],
)
def test_an_empty_story_has_nothing_to_look_at(tmp_path, capsys, words, said):
    folder = ContentFolder(tmp_path / "content")
    folder.articles.mkdir(parents=True)
    assert main(["--content", str(folder.root), "review", *words]) == 0
    assert said in capsys.readouterr().out


def test_that_nothing_is_asked_is_said(folder, capsys):
    assert main(["--content", str(folder.root), "reject", "--all"]) == 0
    assert main(["--content", str(folder.root), "review", "--proposals"]) == 0
    assert "no proposals: the articles say nothing else than the sheets" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "said"),
    [(["--id", "sudria-recals-envoy"], f"did you mean {ANSWER}?"), (["--article", "00"], "more than one article's id")],
)
def test_what_is_not_there_is_said(folder, capsys, words, said):
    assert main(["--content", str(folder.root), "review", *words]) == 1
    assert said in capsys.readouterr().err


def test_what_was_put_aside_is_counted_at_the_end_and_a_key_that_means_nothing_is_told(folder):
    review = Terminal(folder, "--sheet", "expulsions")
    review.process.send("z")
    review.process.expect("z means nothing here")
    while "l later" in review.screen:
        review.press("l")
    assert re.search(r"All that is left was put aside for later: \d+\.", review.screen)
