"""Each code with a fixture of what is wrong and one of what is right, in `tests/fixtures/findings`.

A fixture's title is the code, or the code and `right`. Its input changes the story of `tests/content_folder.py`: a line
`@ facts/timeline.yml` names a file; below it, lines that begin with `- ` are put out and those that begin with `+ ` below
them put in their place; any other text is all of the file. What is expected is everything that `check` then says.
What needs more than texts, such as a PDF, has a test elsewhere, which `elsewhere.yml` names.
"""

import ast
import re
from itertools import groupby
from pathlib import Path

import pytest

from explainer import strict_yaml
from explainer.errors import InvalidContent
from explainer.findings import findings
from explainer.site import checked

from ..content_folder import write_content
from ..fixtures import FIXTURES, read_fixtures

FOLDER = FIXTURES / "findings"
CASES = [(path.name, *case) for path in sorted(FOLDER.glob("*.txt")) for case in read_fixtures(path)]
ELSEWHERE = strict_yaml.load((FOLDER / "elsewhere.yml").read_text("utf-8"), "elsewhere.yml")
_HOW_MANY = re.compile(r"\d+ of \d+ messages")
"""Of the site's own messages there are more with every page that is added."""
TESTS = Path(__file__).parents[1]


def change(content, changes):
    """Make the changes of a fixture's input."""
    for file, lines in parts(changes):
        path = content / file
        if not path.exists() or not any(line.startswith(("- ", "+ ")) for line in lines[:1]):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text("\n".join([*lines, ""]), "utf-8")
            continue
        text, old = path.read_text("utf-8"), ""
        for sign, some in groupby(lines, key=lambda line: line[:2]):
            block = "".join(f"{line[2:]}\n" for line in some)
            if sign == "- ":
                assert block in text, f"{file} has no lines {block}"
                old = block
            else:
                text, old = (text.replace(old, block, 1) if old else text + block), ""
        path.write_text(text.replace(old, "", 1) if old else text, "utf-8")


def parts(changes):
    file, lines = "", []
    for line in [*changes.splitlines(), "@ "]:
        if line.startswith("@ "):
            if file:
                yield file, lines
            file, lines = line[2:], []
        else:
            lines.append(line)


def said(content):
    """Everything that is found wrong, as a person reads it."""
    try:
        return checked(content)[1]
    except InvalidContent as error:
        return error.diagnostics


@pytest.mark.parametrize(("file", "line", "title", "changes", "expected"), CASES, ids=lambda value: None)
def test_what_is_wrong_is_told_in_these_words(tmp_path, file, line, title, changes, expected):
    content = write_content(tmp_path)
    change(content, changes)
    found = said(content)
    told = _HOW_MANY.sub("some messages", "\n".join(map(str, found)).replace(str(tmp_path), ""))
    assert told == expected.strip("\n"), f"{file}:{line}"
    code, _, right = title.partition(" ")
    assert (code in {one.code for one in found}) != (right == "right"), f"{file}:{line}"
    assert all(one.severity == findings()[one.code].severity for one in found)


@pytest.mark.parametrize("code", findings())
def test_each_code_has_a_fixture_of_what_is_wrong_and_of_what_is_right(code):
    titles = [title for _, _, title, _, _ in CASES]
    if code not in ELSEWHERE:
        assert code in titles and f"{code} right" in titles, "add both to a file in tests/fixtures/findings"
        return
    file, _, name = ELSEWHERE[code].partition("::")
    tree = ast.parse((TESTS / file).read_text("utf-8"))
    assert any(isinstance(node, ast.FunctionDef) and node.name == name for node in ast.walk(tree)), ELSEWHERE[code]
