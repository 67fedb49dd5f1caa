import shutil

import jinja2
import pytest

from explainer.errors import InvalidContent
from explainer.messages import Messages
from explainer.render.environment import environment, fill

ENGLISH = Messages("en")

_TEMPLATES = {
    "output": "{{ v }}",
    "joined with ~": "{{ '<i>'|safe ~ v }}",
    "added to a macro": "{% macro m(x) %}<b>{{ x }}</b>{% endmacro %}{{ m('') + v }}",
    "in a macro": "{% macro m(x) %}<b>{{ x }}</b>{% endmacro %}{{ m(v) }}",
    "in a call block": "{% macro m() %}<b>{{ caller() }}</b>{% endmacro %}{% call m() %}{{ v }}{% endcall %}",
    "in a set block": "{% set x %}<b>{{ v }}</b>{% endset %}{{ x ~ v }}",
    "formatted": "{{ '<i>%s</i>'|safe % v }}",
    "formatted by a filter": "{{ '<i>%s</i>'|safe|format(v) }}",
    "joined": "{{ [v, '<i>'|safe]|join(v) }}",
    "replaced": "{{ '<i>x</i>'|safe|replace('x', v) }}",
    "replaced in a macro's text": "{% macro m() %}<b>x</b>{% endmacro %}{{ m()|replace('x', v) }}",
    "escaped by hand": "{{ v|e }}{{ v|escape }}",
    "changed": "{{ v|upper }}{{ v|trim }}{{ v|indent }}{{ v|title }}",
    "in a loop": "{% for x in [v, v] %}{{ x }}{% endfor %}",
    "stripped of tags": "{{ v|striptags }}",
}


@pytest.mark.parametrize("template", _TEMPLATES.values(), ids=_TEMPLATES)
def test_a_template_cannot_forget_to_escape(template, tmp_path):
    (tmp_path / "t.md.j2").write_text(template)
    made = fill(environment(tmp_path, ENGLISH), "t.md.j2", v="*[x](javascript:y)*_`")
    assert "&#42;&#91;" in made
    assert not set("*[`_") & set(made)


def test_a_template_that_is_there_takes_the_place_of_the_packaged_one(tmp_path):
    (tmp_path / "sources.md.j2").write_text("Mine.")
    jinja = environment(tmp_path, ENGLISH)
    assert fill(jinja, "sources.md.j2") == "Mine.\n"
    assert jinja.get_template("macros.md.j2").module


def test_a_template_that_changes_is_read_again(tmp_path):
    file = tmp_path / "t.md.j2"
    file.write_text("One.")
    assert fill(environment(tmp_path, ENGLISH), "t.md.j2") == "One.\n"
    file.write_text("Two, and longer.")
    assert fill(environment(tmp_path, ENGLISH), "t.md.j2") == "Two, and longer.\n"


def _never(*args, **kwargs):
    raise AssertionError("compiled again")


@pytest.fixture
def kept(tmp_path, monkeypatch):
    """Where compiled templates are kept, and a template."""
    folder = tmp_path / "kept"
    folder.mkdir()

    def user_cache_path(*args, **kwargs):
        if not folder.is_dir():
            raise NotADirectoryError
        return folder

    monkeypatch.setitem(environment.__globals__, "user_cache_path", user_cache_path)
    (tmp_path / "t.md.j2").write_text("One.")
    return folder


def test_a_template_is_compiled_once_for_all_runs(tmp_path, kept, monkeypatch):
    assert fill(environment(tmp_path, ENGLISH), "t.md.j2") == "One.\n"
    monkeypatch.setattr(jinja2.Environment, "compile", _never)
    assert fill(environment(tmp_path, ENGLISH), "t.md.j2") == "One.\n"


def test_a_template_is_compiled_again_where_jinja_is_another(tmp_path, kept, monkeypatch):
    fill(environment(tmp_path, ENGLISH), "t.md.j2")
    monkeypatch.setattr(jinja2, "__version__", "another")
    monkeypatch.setattr(jinja2.Environment, "compile", _never)
    with pytest.raises(AssertionError, match="compiled again"):
        fill(environment(tmp_path, ENGLISH), "t.md.j2")


def test_what_is_kept_knows_nothing_of_this_package(tmp_path, kept):
    """So that no version of it is served what another has kept."""
    (tmp_path / "t.md.j2").write_text("{% macro m(x) %}<b>{{ x }}</b>{% endmacro %}{{ m(1) ~ 2 }}")
    fill(environment(tmp_path, ENGLISH), "t.md.j2")
    [file] = kept.iterdir()
    assert b"explainer" not in file.read_bytes()


def test_templates_are_compiled_even_where_nothing_can_be_kept(tmp_path, kept, monkeypatch):
    kept.rmdir()
    kept.write_text("a file where a folder should be")
    assert fill(environment(tmp_path, ENGLISH), "t.md.j2") == "One.\n"
    kept.unlink()
    kept.mkdir()
    jinja = environment(tmp_path, ENGLISH)
    shutil.rmtree(kept)
    assert fill(jinja, "t.md.j2") == "One.\n"


_BROKEN = {
    "syntax": ("Fine.\n\n{% if x %}\n", 3),
    "an unknown name": ("Fine.\n{{ nobody.there }}\n", 2),
    "an unknown field": ("{{ 'x'.nothing }}\n", 1),
    "an unknown filter": ("\n\n\n{{ 1|nothing }}\n", 4),
    "a filter that would make HTML": ("{{ x|tojson }}\n", 1),
    "arithmetic": ("\n{{ 1 / 0 }}\n", 2),
    "a wrong call": ("\n{{ date_words() }}\n", 2),
    "a missing include": ("{% include 'nowhere.md.j2' %}\n", 1),
}


@pytest.mark.parametrize(("template", "line"), _BROKEN.values(), ids=_BROKEN)
def test_a_broken_template_is_named_with_its_line(template, line, tmp_path):
    (tmp_path / "t.md.j2").write_text(template)
    with pytest.raises(InvalidContent) as error:
        fill(environment(tmp_path, ENGLISH), "t.md.j2", x=1)
    [diagnostic] = error.value.diagnostics
    assert diagnostic.code == "template-fails"
    assert diagnostic.file == str(tmp_path / "t.md.j2")
    assert diagnostic.mark.line == line
    assert diagnostic.line in template
    assert diagnostic.help


def test_a_template_that_is_not_utf_8_is_named(tmp_path):
    (tmp_path / "t.md.j2").write_bytes(b"caf\xe9")
    with pytest.raises(InvalidContent, match=r"'utf-8' codec can't decode byte 0xe9(.|\n)*t\.md\.j2"):
        fill(environment(tmp_path, ENGLISH), "t.md.j2")


def test_an_error_of_ours_is_not_blamed_on_the_template(tmp_path):
    (tmp_path / "t.md.j2").write_text("{{ broken() }}")

    def broken():
        raise ValueError("ours")

    with pytest.raises(ValueError, match="ours"):
        fill(environment(tmp_path, ENGLISH), "t.md.j2", broken=broken)


def test_blank_lines_are_folded(tmp_path):
    (tmp_path / "t.md.j2").write_text("\n\nOne.\n\n  \n\n\nTwo.\n\n\n")
    assert fill(environment(tmp_path, ENGLISH), "t.md.j2") == "One.\n\nTwo.\n"
