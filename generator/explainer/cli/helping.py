"""The command that explains codes and other commands."""

from __future__ import annotations

import click

__all__ = ["help_"]


@click.command("help", epilog="Example: explainer help quote-not-found")
@click.argument("word", metavar="[CODE|COMMAND]", required=False)
@click.option("--codes", is_flag=True, help="List all codes, each with what it is.")
@click.pass_context
def help_(context: click.Context, word: str | None, codes: bool) -> None:
    """Explain a code, such as quote-not-found, with an example; or a command."""
    from ..findings import finding, findings

    group = context.find_root().command
    assert isinstance(group, click.Group)
    if codes:
        for one in findings().values():
            click.echo(f"{one.code}: {one.means.partition('. ')[0].rstrip('.')}")
    elif word is None:
        click.echo(group.get_help(context.find_root()))
    elif command := group.get_command(context, word):
        click.echo(command.get_help(click.Context(command, info_name=word, parent=context.find_root())))
    else:
        click.echo(click.wrap_text(str(finding(word)), width=100, preserve_paragraphs=True))
