"""Jinja, set up so that a template cannot forget to escape, and says where it is broken."""

from __future__ import annotations

import hashlib
import re
import traceback
from contextlib import suppress
from pathlib import Path
from typing import Any

import jinja2
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Template
from jinja2.runtime import Context, Macro

from ..compiled import cache_folder
from ..date_words import date_words, first_capital, period_words
from ..diagnostics import Diagnostic, Mark
from ..errors import InvalidContent
from ..model import preferred
from ..resources import packaged
from . import markdown
from .footnotes import credit, published_on, title
from .markdown import Markdown, escape, external_link, meta_value

__all__ = ["environment", "fill"]


_FUNCTIONS = {
    "credit": credit,
    "date_words": date_words,
    "external_link": external_link,
    "period_words": period_words,
    "preferred": preferred,
    "published_on": published_on,
    "title": title,
}
"""What every template can call."""


_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")


class _Escaping(CodeGenerator):
    """Compiled templates escape with ours wherever Jinja's would escape for HTML: output, ``~``, macros, blocks."""

    def visit_Template(self, node: Template, frame: Frame | None = None) -> None:
        super().visit_Template(node, frame)
        self.writeline(f"from {__name__} import escape, Markdown as Markup, _joined as markup_join, _Macro as Macro")


class _Macro(Macro):
    def _invoke(self, arguments: list[Any], autoescape: bool) -> Markdown:
        return Markdown(self._func(*arguments))


class _Context(Context):
    def call(self, function: Any, /, *args: Any, _loop_vars: Any = None, _block_vars: Any = None, **kwargs: Any) -> Any:
        """Jinja looks each time whether a function asks for the context; none of ours does, and this is much faster."""
        return function(*args, **kwargs)


class _Environment(jinja2.Environment):
    code_generator_class = _Escaping
    context_class = _Context


def environment(templates: Path | None) -> jinja2.Environment:
    """Jinja with the packaged templates, of which a story's own take the place file by file.

    It is made anew for every site: it reads a template once, and does not look whether it changes.

    :param templates: the folder of the story's own templates, if it has one.
    """
    folders = ([templates] if templates else []) + [packaged("templates")]
    made = _Environment(
        loader=jinja2.ChoiceLoader([jinja2.FileSystemLoader(folder) for folder in folders]),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=_compiled_before(),
    )
    for unsafe in ("forceescape", "tojson", "urlize", "xmlattr"):  # they make HTML of their own, escaped for HTML alone
        del made.filters[unsafe]
    made.filters |= {"e": escape, "escape": escape, "first_capital": first_capital, "join": _join, "meta": meta_value}
    made.globals |= _FUNCTIONS
    return made


class _Compiled(jinja2.FileSystemBytecodeCache):
    """Templates that an earlier run compiled; compiling takes a small story as long as all else that is done for it."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):  # a full disk: they are compiled again next time
            super().dump_bytecode(bucket)


def _compiled_before() -> jinja2.BytecodeCache | None:
    """What is compiled depends on Jinja and on how we escape, so another version of either finds nothing here."""
    ours = [Path(module).read_bytes() for module in (__file__, markdown.__file__)]
    version = hashlib.sha256(b"\0".join([jinja2.__version__.encode(), *ours])).hexdigest()[:16]
    folder = cache_folder()
    return _Compiled(str(folder), f"templates-{version}-%s.cache") if folder else None


def fill(made: jinja2.Environment, name: str, **context: Any) -> str:
    """The template ``name`` filled.

    :raises InvalidContent: the template is broken, with its file and line.
    """
    try:
        text = made.get_template(name).render(**context)
    except jinja2.TemplateSyntaxError as error:
        raise _broken(error.filename or name, error.lineno, error.message or "it cannot be read") from None
    except jinja2.TemplateError as error:
        missing = f"there is no template {error.message}" if isinstance(error, jinja2.TemplateNotFound) else str(error)
        raise _broken(*(_frames(error, ".j2") or [(name, 1)])[-1], missing) from None
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        *_, (made_in, _) = _frames(error)
        if not made_in.endswith(".j2") and made_in != __file__ and Path(made_in).parent.name != "jinja2":
            raise  # code that the template calls is to blame
        raise _broken(*_frames(error, ".j2")[-1], str(error)) from None
    return _BLANK_LINES.sub("\n\n", text).strip() + "\n"


def _broken(file: str, line: int, problem: str) -> InvalidContent:
    path = Path(file)
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    return InvalidContent(
        [
            Diagnostic(
                code="template",
                message=f"the template is broken: {problem.rstrip('.')}",
                file=file,
                mark=Mark(line, 1),
                line=lines[line - 1] if 0 < line <= len(lines) else "",
                help="mend the template, or remove it: then the packaged one is used",
            )
        ]
    )


def _frames(error: BaseException, suffix: str = "") -> list[tuple[str, int]]:
    """The files and lines that an error came through, the innermost last; those of templates name the template's."""
    frames = traceback.extract_tb(error.__traceback__)
    return [(frame.filename, frame.lineno or 1) for frame in frames if frame.filename.endswith(suffix)]


def _joined(parts: Any) -> Markdown:
    return Markdown("").join(parts)


def _join(items: Any, between: Any = "", attribute: str | None = None) -> Markdown:
    return escape(between).join(getattr(item, attribute) if attribute else item for item in items)
