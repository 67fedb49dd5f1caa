"""Every regular expression of the package: found in its source, with what is done with it."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

import explainer

__all__ = ["Expression", "collected"]

_PACKAGE = Path(explainer.__file__).parent
_ASKING = frozenset({"match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"})

Made = Callable[[], Iterable[tuple[str, str]]]
"""Gives the expressions that a place makes out of tables, each with how it is asked."""


@dataclass(frozen=True, slots=True)
class Expression:
    """A regular expression, and one way in which it is asked."""

    place: str
    """Where it is written: the module, and the name that it is given or its source."""
    pattern: str | bytes
    """The expression."""
    flags: int
    """Its flags."""
    method: str
    """How it is asked: ``search`` where nobody sees how."""


def collected(made: Mapping[str, Made]) -> Iterator[Expression]:
    """The expressions of all modules.

    :param made: by place, those whose pieces are known only when the program runs.
    :raises LookupError: a place's expression is not known.
    """
    for file in sorted(_PACKAGE.rglob("*.py")):
        name = ".".join(("explainer", *file.relative_to(_PACKAGE).with_suffix("").parts)).removesuffix(".__init__")
        tree = ast.parse(file.read_text("utf-8"))
        if name != "explainer.__main__" and any(
            isinstance(node, ast.Import) and node.names[0].name == "re" for node in tree.body
        ):
            yield from _of_module(name, tree, made)


def _of_module(name: str, tree: ast.Module, made: Mapping[str, Made]) -> Iterator[Expression]:
    module = importlib.import_module(name)
    nodes = list(ast.walk(tree))
    at_the_top = {call: target for target, value in _assigned(tree) for call in ast.walk(value) if _is_of_re(call)}
    short = name.removeprefix("explainer.")
    for target in dict.fromkeys(at_the_top.values()):
        for pattern in _compiled(vars(module)[target]):
            for method in _asked(nodes, target, {"re", *at_the_top.values()}):
                yield Expression(f"{short}: {target}", pattern.pattern, pattern.flags & ~re.UNICODE, method)
    for call in nodes:
        if not _is_of_re(call) or call in at_the_top or call.func.attr not in {*_ASKING, "compile"}:
            continue
        place = f"{short}: {ast.unparse(call.args[0])}"
        flags = _flags(call, module)
        if place in made:
            for pattern, method in made[place]():
                yield Expression(place, pattern, flags, method)
        else:
            method = "search" if call.func.attr == "compile" else call.func.attr
            yield Expression(place, _value(call.args[0], module, place), flags, method)


def _compiled(value: object) -> Iterator[re.Pattern[Any]]:
    """The expressions in what a module gave a name."""
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, (list, tuple, dict)):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _compiled(one)


def _assigned(tree: ast.Module) -> Iterator[tuple[str, ast.expr]]:
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            yield node.targets[0].id, node.value


def _is_of_re(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id == "re"
    )


def _asked(nodes: list[ast.AST], target: str, others: Collection[str]) -> list[str]:
    """The methods that a module calls of an expression that it gave a name.

    Where the name itself goes somewhere, as into a loop, that may be any method that the module calls of anything else
    than the other expressions; where it calls none, nobody sees how it is asked: it may be searched for.
    """
    of_it = [node for node in nodes if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name)]
    called = [node for node in of_it if node.value.id == target]
    uses = [node for node in nodes if isinstance(node, ast.Name) and node.id == target]
    if any(isinstance(node.ctx, ast.Load) and node not in [one.value for one in called] for node in uses) or not uses:
        called = [node for node in of_it if node.value.id not in others]
    return sorted({node.attr for node in called if node.attr in _ASKING}) or ["search"]


def _value(node: ast.expr, module: ModuleType, place: str) -> str | bytes:
    """An expression's text; words that are escaped into it are any words, here two."""
    literal = ast.fix_missing_locations(ast.Expression(_WordsEscaped(module).visit(node)))
    try:
        value: str | bytes = eval(compile(literal, place, "eval"), dict(vars(module)))
    except NameError as error:
        raise LookupError(f"{place}: tell the test how this expression is made ({error})") from None
    return value


class _WordsEscaped(ast.NodeTransformer):
    def __init__(self, module: ModuleType) -> None:
        self.module = module

    def visit_Call(self, node: ast.Call) -> ast.AST:
        if _is_of_re(node) and node.func.attr == "escape":
            return ast.Constant("two words")
        return self.generic_visit(node)


def _flags(call: ast.Call, module: ModuleType) -> int:
    given = [word.value for word in call.keywords if word.arg == "flags"]
    if call.func.attr == "compile":
        given += call.args[1:2]
    return int(eval(ast.unparse(given[0]), dict(vars(module)))) if given else 0
