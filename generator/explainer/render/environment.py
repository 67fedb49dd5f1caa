"""Jinja, set up so that a template cannot forget to escape, and says where it is broken."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, MutableMapping
from contextlib import suppress
from functools import cache, partial
from pathlib import Path
from types import CodeType
from typing import Any

import jinja2
from jinja2.bccache import Bucket
from jinja2.runtime import Macro
from platformdirs import user_cache_path

from ..date_words import date_words, first_capital, period_words
from ..diagnostics import Diagnostic, Mark
from ..errors import InvalidContent
from ..messages import Messages
from ..model import preferred
from ..resources import packaged
from .descriptions import in_short, meta_description
from .field_labels import field_labels
from .footnotes import credit, published_on, title
from .lanes import by_date, date_shape, fact_kind, most_telling
from .languages import isolated, of_story
from .markdown import Markdown, escape, external_link, meta_value, title_value
from .people_pages.people import line_of

__all__ = ["environment", "fill", "template_loader"]


_BLANK_LINES = re.compile(r"\n(?:[ \t]*\n){2,}")


class _Template(jinja2.Template):
    """A template that escapes with ours wherever Jinja's own would escape for HTML: output, ``~``, macros, blocks.

    What Jinja compiles a template to looks these names up where it runs. They are no part of its public interface,
    so pyproject.toml says which Jinja has them.
    """

    @classmethod
    def from_code(
        cls,
        environment: jinja2.Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],
        uptodate: Callable[[], bool] | None = None,
    ) -> jinja2.Template:
        made = super().from_code(environment, code, globals, uptodate)
        made.root_render_func.__globals__.update(escape=escape, Markup=Markdown, markup_join=_joined, Macro=_Macro)
        return made


class _Macro(Macro):
    def _invoke(self, arguments: list[Any], autoescape: bool) -> Markdown:
        return Markdown(super()._invoke(arguments, autoescape))


class _Environment(jinja2.Environment):
    template_class = _Template


def template_loader(templates: Path | None) -> jinja2.BaseLoader:
    """What finds templates: a story's own, then the packaged ones, which are also there as ``explainer/NAME``.

    :param templates: the folder of the story's own templates, if it has one.
    """
    own = [jinja2.FileSystemLoader(templates)] if templates else []
    ours = jinja2.FileSystemLoader(packaged("templates"))
    return jinja2.ChoiceLoader([*own, ours, jinja2.PrefixLoader({"explainer": ours})])


def environment(templates: Path | None, messages: Messages) -> jinja2.Environment:
    """Jinja with the packaged templates, of which a story's own take the place file by file.

    A story's own ``index.md.j2`` can extend ``explainer/index.md.j2``, the packaged one, and replace a block of it.
    It is made anew for every site: it reads a template once, and does not look whether it changes.

    :param templates: the folder of the story's own templates, if it has one.
    :param messages: what the site says of its own.
    """
    made = _Environment(
        loader=template_loader(templates),
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
    made.filters |= {"e": escape, "escape": escape, "join": _join}
    made.filters |= {"meta": meta_value, "meta_description": meta_description, "meta_title": title_value}
    made.filters |= {"first_capital": first_capital, "isolated": isolated}
    made.filters |= {"of_story": partial(of_story, messages=messages)}
    made.globals |= _functions(messages) | _speaking(messages)
    return made


def _functions(messages: Messages) -> dict[str, Callable[..., Any]]:
    """What every template can call beside ``here``."""
    speaking = (credit, date_words, period_words, published_on)
    return {
        "by_date": by_date,
        "date_shape": date_shape,
        "external_link": external_link,
        "fact_kind": fact_kind,
        "in_short": in_short,
        "field_labels": lambda: {name: Markdown(label) for name, label in field_labels(messages).items()},
        "line_of": line_of,
        "most_telling": most_telling,
        "preferred": preferred,
        "title": title,
        **{function.__name__: partial(function, messages=messages) for function in speaking},
    }


def _speaking(messages: Messages) -> dict[str, Callable[..., Markdown]]:
    """``_("As of %(day)s", day=…)`` and ``ngettext("%(n)s article", "%(n)s articles", n)``: messages are Markdown, values
    are escaped."""

    @cache  # each page has all labels at hand
    def said(message: str) -> Markdown:
        return Markdown(messages.gettext(message))

    def _(message: str, **values: Any) -> Markdown:
        return said(message) % values if values else said(message)

    def ngettext(one: str, several: str, n: int, **values: Any) -> Markdown:
        return Markdown(messages.ngettext(one, several, n)) % {"n": n, **values}

    return {"_": _, "ngettext": ngettext}


class _Compiled(jinja2.FileSystemBytecodeCache):
    """Templates that an earlier run compiled, which takes a fifth of ``explainer render`` of a small story."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError):  # a full disk: they are compiled again next time
            super().dump_bytecode(bucket)


def _compiled_before() -> jinja2.BytecodeCache | None:
    """The compiled templates in the user's cache folder; None where there can be no such folder."""
    try:
        folder = user_cache_path("explainer-site", appauthor=False, ensure_exists=True)
    except OSError:
        return None
    return _Compiled(str(folder), f"jinja-{jinja2.__version__}-%s.cache")


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
        raise _broken(*(_frames(error, ".j2") or [(name, 1)])[-1], str(error)) from None  # else it is not UTF-8
    return _BLANK_LINES.sub("\n\n", text).strip() + "\n"


def _broken(file: str, line: int, problem: str) -> InvalidContent:
    path = Path(file)
    lines = path.read_text("utf-8").splitlines() if path.is_file() else []
    return InvalidContent(
        [
            Diagnostic(
                code="template-fails",
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
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if not frame.filename.startswith("<frozen")]
    return [(frame.filename, frame.lineno or 1) for frame in frames if frame.filename.endswith(suffix)]


def _joined(parts: Any) -> Markdown:
    return Markdown("").join(parts)


def _join(items: Any, between: Any = "", attribute: str | None = None) -> Markdown:
    return escape(between).join(getattr(item, attribute) if attribute else item for item in items)
