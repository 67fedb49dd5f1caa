"""What commands share: their options, and the order in which they are listed."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
from click.types import StringParamType

from .terminal import QUIET

__all__ = ["InOrder", "content_option", "content_root", "quiet_option", "sheet_option", "with_content"]

_CONTENT = "explainer.content"  # the key under which a context keeps the content folder


def content_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--content DIR``, which means the same before and after the command's name."""

    def keep(ctx: click.Context, param: click.Parameter, value: Path | None) -> None:
        if value is not None:
            ctx.meta[_CONTENT] = value

    return click.option(
        "--content",
        type=click.Path(file_okay=False, path_type=Path),
        metavar="DIR",
        callback=keep,
        expose_value=False,
        help="The story's content folder.  [default: content]",
    )(command)


def quiet_option(command: Any) -> Any:
    """``--quiet``, which means the same before and after the command's name."""

    def keep(ctx: click.Context, param: click.Parameter, value: bool) -> None:
        if value:
            ctx.meta[QUIET] = True

    return click.option(
        "-q", "--quiet", is_flag=True, callback=keep, is_eager=True, expose_value=False, help="Say only what is wrong."
    )(command)


def content_root(ctx: click.Context) -> Path:
    """The story's content folder, as the words of a person name it."""
    root: Path = ctx.meta.get(_CONTENT, Path("content"))
    return root


def with_content(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command ``--content`` and, as its first argument, the folder that it names."""

    @content_option
    @functools.wraps(command)
    def run(*args: Any, **options: Any) -> Any:
        root = content_root(click.get_current_context())
        if not root.is_dir():
            raise click.UsageError(
                f"there is no content folder {root}: name it with --content DIR, or start a story with explainer new DIR"
            )
        return command(root, *args, **options)

    return run


def sheet_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """``--sheet NAME``."""
    return click.option("--sheet", type=_SheetName(), help="Only those of this sheet.")(command)


class _SheetName(StringParamType):
    """A sheet's name. The model knows them all; it is loaded when a command asks, so that ``--help`` stays instant."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        return self._names().convert(value, param, ctx)

    def get_metavar(self, param: click.Parameter, *ctx: Any, **more: Any) -> Any:
        return self._names().get_metavar(param, *ctx, **more)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> Any:
        return self._names().shell_complete(ctx, param, incomplete)

    @staticmethod
    def _names() -> Any:
        from .model import SHEETS

        return click.Choice(list(SHEETS))


class InOrder(click.Group):
    """Commands in the order in which a person needs them, each with its whole first sentence."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        rows = [(name, command.get_short_help_str(limit=200)) for name, command in self.commands.items()]
        with formatter.section("Commands"):
            formatter.write_dl(rows)
