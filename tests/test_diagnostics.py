from explainer.diagnostics import Diagnostic, Mark, summary
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
