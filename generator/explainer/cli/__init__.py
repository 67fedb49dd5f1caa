"""The command line: it takes words from a person, calls what does the work, and says how it went.

Nothing else in the package knows of it, and what a command does not need is not imported, so
``explainer --help`` is instant and building a site needs no language model.
"""

from __future__ import annotations

from collections.abc import Sequence

import click

from .. import __version__
from ..errors import ExplainerError, InvalidContent, ReaderMissing
from ..files import refusal
from ..options import InOrder, content_option, quiet_option
from ..terminal import print_diagnostics, say
from .deciding import accept, diff, proposals, reject, resolve, restore, review, status
from .editing import apart, merge_actors, merge_facts, rename, retract, split, tell
from .extracting import extract, leads, read
from .helping import help_
from .publishing import build, changes, check, export, render, schema, serve
from .stories import new

__all__ = ["cli", "main"]

_WRONG, _USAGE, _NO_READER, _INTERRUPTED = 1, 2, 3, 130
_CODES = """\b
Exit codes:
  0    done
  1    something in the content is wrong, or a file cannot be read or written
  2    the command was called wrongly
  3    what reads articles is not installed: pip install 'explainer-site[extract]'
  130  interrupted
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    :param argv: the words after ``explainer``; those of the process where left out.
    :returns: the exit code; a person has been told of anything that is wrong, without a traceback.
    """
    try:
        return cli.main(args=None if argv is None else list(argv), prog_name="explainer", standalone_mode=False) or 0
    except click.exceptions.Abort:
        return _INTERRUPTED
    except click.ClickException as error:  # MkDocs' own errors are of this kind too
        error.show()
        return error.exit_code
    except ReaderMissing as error:
        say(f"error: {error}")
        return _NO_READER
    except InvalidContent as error:
        print_diagnostics(error.diagnostics)
        return _WRONG
    except ExplainerError as error:
        say(f"error: {error}")
        return _WRONG
    except OSError as error:
        say("error: " + (f"{error.filename}: " if error.filename else "") + refusal(error))
        return _WRONG


@click.group(
    cls=InOrder,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog=_CODES,
    no_args_is_help=True,
)
@click.version_option(__version__, "-V", "--version", prog_name="explainer")
@content_option
@quiet_option
def cli() -> None:
    """Turn news articles into a site that explains one story, in which every fact can be checked."""


for _command in (
    new,
    extract,
    status,
    review,
    proposals,
    leads,
    accept,
    reject,
    diff,
    restore,
    resolve,
    tell,
    rename,
    merge_actors,
    apart,
    merge_facts,
    split,
    retract,
    check,
    render,
    build,
    serve,
    export,
    changes,
    schema,
    read,
    help_,
):
    cli.add_command(quiet_option(_command))
