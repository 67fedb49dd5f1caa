import pytest

from explainer.diagnostics import Diagnostic, Mark, summary, told
from explainer.errors import InvalidContent

WRONG = Diagnostic(
    code="quote-not-found",
    message="these words do not stand in article 002",
    file="content/facts/timeline.yml",
    mark=Mark(12, 7),
    field="a.sources.0.quote",
    line="      quote: x y",
    help="copy the words",
)


def test_a_diagnostic_is_laid_out_as_compilers_do():
    assert str(WRONG) == (
        "error[quote-not-found]: these words do not stand in article 002\n"
        "  --> content/facts/timeline.yml:12:7 (a.sources.0.quote)\n"
        "     |\n"
        "  12 |       quote: x y\n"
        "     |       ^^^^^^^^^^\n"
        "  help: copy the words"
    )


def test_a_diagnostic_about_a_whole_file_has_no_line():
    assert str(Diagnostic(code="c", message="m", file="f", severity="warning")) == "warning[c]: m\n  --> f"


def test_problems_are_counted():
    warning = Diagnostic(code="c", message="m", file="f", severity="warning")
    assert summary([WRONG, WRONG, warning]) == "2 errors, 1 warning"
    assert summary([]) == "nothing wrong"


def test_invalid_content_says_all_that_is_wrong():
    assert str(InvalidContent([WRONG, WRONG])).count("error[quote-not-found]") == 2


def test_github_shows_it_at_its_place():
    wrong = Diagnostic(
        code="no-such-id", message="there is no fact a,b: 100%", file="x", mark=Mark(3, 7), help="mend\nit"
    )
    told = "::error file=content/facts/a%2Cb.yml,line=3,col=7,title=no-such-id::there is no fact a,b: 100%25; mend it"
    assert wrong.annotation("content/facts/a,b.yml") == told


def test_github_is_told_of_no_place_that_it_does_not_have():
    wrong = Diagnostic(code="c", message="m", file="elsewhere", mark=Mark(3, 7), severity="warning")
    assert wrong.annotation("") == "::warning title=c::m"


@pytest.mark.parametrize("column", [1, 150, 9_000, 9_999, 10_000])
def test_of_a_very_long_line_what_stands_about_the_mark_is_shown(column):
    line = "".join(chr(ord("a") + at % 26) for at in range(9_999))
    shown = str(Diagnostic(code="c", message="m", file="f", mark=Mark(1, column), line=line)).splitlines()
    assert len(shown[3]) < 500
    assert shown[3][shown[4].index("^") :].startswith(line[column - 1 : column + 4])


def test_what_a_terminal_would_obey_is_shown_and_not_done():
    line = "  by: \x1b[31mnorland\u202e2\u2069"
    told = str(Diagnostic(code="x-y", message="no \x07\u200b", file="a.yml", mark=Mark(1, 3), line=line))
    assert "1 |   by: \ufffd[31mnorland\ufffd2\ufffd\n" in told and ": no \ufffd\ufffd\n" in told


def test_of_one_code_fifty_are_told_in_any_place():
    many = [Diagnostic(code="x-y", message="no", file="a.yml")] * 70
    assert len(told(many)) == 51 and told(many)[-1] == "and 20 more of x-y"
