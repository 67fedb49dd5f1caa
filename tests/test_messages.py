import ast
import re
from pathlib import Path

import jinja2
import pytest
from babel.messages.pofile import read_po
from jinja2 import nodes

from explainer import messages
from explainer.date_words import date_words
from explainer.messages import ENGLISH, Messages
from tests.collect_messages import COLLECTED, collected, following

TEMPLATES = Path(__file__).parent.parent / "templates"
PACKAGE = Path(messages.__file__).parent

_SAYING = ("_", "ngettext")
_READ_ALOUD = re.compile(r'\s(?:alt|aria-label|content|placeholder|title)="([^"]*)"')
_SCRIPT = re.compile(r"<script>.*?(?<!\\)</script>", re.DOTALL)
_MARKUP = re.compile(r"<[^<>]*>|\{:[^{}]*\}|\]\([^()]*\)|&#?\w+;|urn:\w+:")
_FRONT_MATTER = re.compile(r"---\n((?: *\w+:.*\n)+)---\n")
_WORDING = re.compile(r"^[A-Z][a-z]|[a-z]{2} [a-z]{2}")


def _own_english(template):
    """What a template says that no translator sees."""
    source = template.read_text("utf-8")
    environment = jinja2.Environment(trim_blocks=True, lstrip_blocks=True)
    text = "".join(
        value if kind == "data" else "·" * (kind == "variable_end") for _, kind, value in environment.lex(source)
    )
    if found := _FRONT_MATTER.search(text):
        named = re.findall(r"^(?:title|description):(.*)", found[1], re.MULTILINE)
        text = "\n".join([*named, text[: found.start()], text[found.end() :]])
    text = _SCRIPT.sub("·", text)
    shown = [*_READ_ALOUD.findall(text), *_MARKUP.sub("·", text).splitlines()]
    tree = environment.parse(source)
    said = [arg for call in tree.find_all(nodes.Call) if getattr(call.node, "name", "") in _SAYING for arg in call.args]
    constants = [one.value for one in tree.find_all(nodes.Const) if not any(one is arg for arg in said)]
    worded = [one for one in constants if isinstance(one, str) and _WORDING.search(one) and "x-" not in one]
    return [one.strip() for one in shown if re.search("[A-Za-z]", one)] + worded


def test_the_catalogue_holds_what_templates_and_code_say():
    assert COLLECTED.read_text("utf-8") == collected(), "run: python -m tests.collect_messages"


@pytest.mark.parametrize(
    "template",
    sorted({*TEMPLATES.rglob("*.j2"), *(PACKAGE / "plugin/theme").rglob("*.html")} - {*TEMPLATES.glob("model/*")}),
    ids=lambda file: file.name,
)
def test_a_template_has_no_english_that_a_translator_does_not_see(template):
    assert _own_english(template) == []


def _called(node):
    return getattr(node, "attr", getattr(node, "id", ""))


@pytest.mark.parametrize("module", sorted(PACKAGE.rglob("*.py")), ids=lambda file: file.stem)
def test_code_says_messages_by_names_that_are_collected(module):
    for node in ast.walk(ast.parse(module.read_text("utf-8"))):
        if isinstance(node, ast.Assign):
            names, values = (getattr(one, "elts", [one]) for one in (node.targets[0], node.value))
            pairs = [(_called(name), _called(value)) for name, value in zip(names, values, strict=False)]
            assert all(name in ("_", value) for name, value in pairs if value in ("gettext", "ngettext")), pairs


def test_a_language_with_a_catalogue_is_spoken_and_any_other_is_spoken_to_in_english(monkeypatch, tmp_path):
    (tmp_path / "fr.po").write_text(
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
        'msgid "since %(date)s"\nmsgstr "depuis %(date)s"\n\n'
        'msgid "since %(day)s"\nmsgstr "depuis le %(day)s"\n\n'
        'msgid "%(n)s article"\nmsgid_plural "%(n)s articles"\nmsgstr[0] "%(n)s texte"\nmsgstr[1] "%(n)s textes"\n',
        "utf-8",
    )
    monkeypatch.setattr(messages, "LOCALE", tmp_path)
    french, german = Messages("fr"), Messages("de")
    assert date_words("2012-09-01/..", french) == "depuis le 1 septembre 2012"
    assert date_words("2012-09/..", french) == "depuis septembre 2012"
    assert [french.ngettext("%(n)s article", "%(n)s articles", n) % {"n": n} for n in (0, 2)] == ["0 texte", "2 textes"]
    assert french.listed(["Mali", "Niger", "Togo"]) == "Mali, Niger et Togo"
    assert Messages("fr-CA").gettext("since %(date)s") == "depuis %(date)s"
    assert date_words("2012-09-01/..", german) == "since 1 September 2012"


@pytest.mark.parametrize(
    ("items", "all_of_them", "one_of_them"),
    [
        ([], "", ""),
        (["Mali"], "Mali", "Mali"),
        (["Mali", "Niger"], "Mali and Niger", "Mali or Niger"),
        (["Mali", "Niger", "Togo"], "Mali, Niger and Togo", "Mali, Niger or Togo"),
    ],
)
def test_english_lists_are_britains(items, all_of_them, one_of_them):
    assert (ENGLISH.listed(items), ENGLISH.either(items)) == (all_of_them, one_of_them)


def test_a_catalogue_says_how_much_of_the_site_it_lacks(monkeypatch, tmp_path):
    head = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n"Plural-Forms: nplurals=2; plural=(n > 1);\\n"\n\n'
    several = 'msgid "%(n)s article"\nmsgid_plural "%(n)s articles"\n'
    said = ['msgid "Close"\nmsgstr "Fermer"\n', f'{several}msgstr[0] "%(n)s texte"\nmsgstr[1] ""\n']
    blank = ['msgid "Close"\nmsgstr ""\n', 'msgid "Why:"\nmsgstr ""\n', f'{several}msgstr[0] ""\nmsgstr[1] ""\n']
    (tmp_path / "explainer.pot").write_text(head + "\n".join(blank), "utf-8")
    (tmp_path / "fr.po").write_text(head + "\n".join(said), "utf-8")
    monkeypatch.setattr(messages, "LOCALE", tmp_path)
    assert [Messages(language).untranslated for language in ("fr", "de", "en", "en-GB")] == [
        (2, 3),
        (3, 3),
        (0, 0),
        (0, 0),
    ]


CATALOGUES = sorted(PACKAGE.glob("data/locale/*.po"))


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.stem)
def test_a_catalogue_says_every_message_with_its_values_and_its_tags(file):
    assert Messages(file.stem).untranslated[0] == 0, "a message is lacking"
    with file.open("rb") as po:
        catalogue = read_po(po, locale=file.stem)
    for message in filter(lambda one: one.id, catalogue):
        forms = message.string if isinstance(message.string, tuple) else (message.string,)
        ids = message.id if isinstance(message.id, tuple) else (message.id,)
        for form in forms:
            # a form may leave out a number that it says in a word, as English does
            assert _values(form) <= set().union(*map(_values, ids)), message.id
            assert _values(form) >= set.intersection(*map(_values, ids)), message.id


def _values(text):
    return set(re.findall(r"%\(\w+\)[sd]|\{\w+\}|</?\w+>", text))


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.stem)
def test_a_catalogue_follows_what_is_said(file):
    assert following(file, COLLECTED.read_text("utf-8")) == file.read_text("utf-8"), (
        "run: python -m tests.collect_messages"
    )


def test_a_language_has_a_name_and_the_site_speaks_it_or_english():
    assert [(one.name, one.spoken) for one in map(Messages, ("ar", "en", "en-GB", "xx"))] == [
        ("Arabic", "en"),
        ("English", "en"),
        ("English", "en-GB"),
        ("xx", "en"),
    ]
