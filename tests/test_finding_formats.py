import json

from explainer.diagnostics import Diagnostic, Mark
from explainer.finding_formats import FORMATS, as_json, as_sarif

FOUND = [
    Diagnostic(
        code="quote-not-found",
        message="these words do not stand in article 001",
        file="content/facts/timeline.yml",
        mark=Mark(8, 7),
        field="regret.sources.0.quote",
        fact="regret",
        line="      quote: it denied all delight",
        help="the article has: it denied any delight",
    ),
    Diagnostic(code="no-address", message="nobody said where", file="a story/mkdocs.yml", severity="warning"),
]


def test_json_has_an_object_for_each_with_its_place_and_what_to_do():
    assert json.loads(as_json(FOUND)) == [
        {
            "code": "quote-not-found",
            "severity": "error",
            "file": "content/facts/timeline.yml",
            "line": 8,
            "column": 7,
            "fact": "regret",
            "field": "sources.0.quote",
            "message": "these words do not stand in article 001",
            "help": "the article has: it denied any delight",
        },
        {
            "code": "no-address",
            "severity": "warning",
            "file": "a story/mkdocs.yml",
            "line": None,
            "column": None,
            "fact": "",
            "field": "",
            "message": "nobody said where",
            "help": "",
        },
    ]


def test_sarif_names_each_rule_once_and_each_place():
    (run,) = json.loads(as_sarif([*FOUND, FOUND[0]]))["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["quote-not-found", "no-address"]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])
    assert [one["level"] for one in run["results"]] == ["error", "warning", "error"]
    where = [one["locations"][0]["physicalLocation"] for one in run["results"]]
    assert where[0]["region"] == {"startLine": 8, "startColumn": 7}
    assert where[1] == {"artifactLocation": {"uri": "a%20story/mkdocs.yml"}}


def test_nothing_wrong_is_an_empty_list_in_each_form():
    assert json.loads(FORMATS["json"]([])) == []
    assert FORMATS["github"]([]) == ""
    assert json.loads(FORMATS["sarif"]([]))["runs"][0]["results"] == []
