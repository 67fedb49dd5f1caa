import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import explainer
from explainer.findings import NoSuchCode, finding, findings, is_settled

PACKAGE = Path(explainer.__file__).parent
ROOTS = {"Diagnostic": None, "Problem": 0}
"""What is made with a code, and as which argument it takes it, where not by name alone."""


def codes_in_use() -> dict[str, str]:
    """Every code that the package makes something of, with a place where it does."""
    trees = {path: ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}
    nodes = [(path, node) for path, tree in trees.items() for node in ast.walk(tree)]
    names = {
        target.id: node.value.value
        for _, node in nodes
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    takes = dict(ROOTS)
    for _, node in nodes:
        if isinstance(node, ast.FunctionDef) and any(arg.arg == "code" for arg in node.args.args):
            takes[node.name] = [arg.arg for arg in node.args.args if arg.arg != "self"].index("code")
    return {
        code: f"{path.relative_to(PACKAGE)}:{node.lineno}"
        for path, node in nodes
        if isinstance(node, ast.Call)
        for code in codes_of(node, takes, names)
    }


def codes_of(call: ast.Call, takes: dict[str, int | None], names: dict[str, object]) -> Iterator[str]:
    called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    if called not in takes:
        return
    at = takes[called]
    given = [keyword.value for keyword in call.keywords if keyword.arg == "code"]
    given += [call.args[at]] if at is not None and len(call.args) > at else []
    for value in given:
        for node in ast.walk(value):
            code = names.get(node.id) if isinstance(node, ast.Name) else getattr(node, "value", None)
            if isinstance(code, str) and code.replace("-", "").isalnum() and code.islower() and "-" in code:
                yield code


def test_every_code_that_is_used_is_explained():
    assert {code: place for code, place in codes_in_use().items() if code not in findings()} == {}


def test_every_code_that_is_explained_is_used():
    sources = "".join(path.read_text("utf-8") for path in PACKAGE.rglob("*.py"))
    assert [code for code in findings() if f'"{code}"' not in sources] == []


@pytest.mark.parametrize("one", findings().values(), ids=lambda one: one.code)
def test_what_a_code_means_is_said_in_sentences(one):
    assert one.means[0].isupper() and one.means.endswith(".") and len(one.means) > 30
    assert bool(one.wrong) == bool(one.right)
    assert one.severity == "warning" or not one.settled, "what compares a fact with its words is a warning"


def test_a_code_is_explained_with_an_example():
    assert str(finding("number-not-quoted")).startswith("warning[number-not-quoted]\n\nA number stands in none")
    assert "Wrong:\n  number: 4\n" in str(finding("number-not-quoted"))
    assert is_settled("number-not-quoted") and not is_settled("quote-not-found")


def test_a_code_that_there_is_not_is_told_with_the_nearest():
    with pytest.raises(NoSuchCode, match="did you mean quote-not-found"):
        finding("quotes-not-found")
