import pytest

from explainer.check import check
from explainer.content import load

from ..content_folder import write_content

_RULED = """\
- id: court-rules
  type: {type}
  by: the ministry
  what: that it denied any delight
  sources:
    - article: 001
      quote: The ministry said so, and it denied any delight
"""


def problems(folder, ledgers, **sheets):
    root = write_content(folder, **sheets)
    (root / "story.yml").write_text(f"title: Norland and Sudria\nledgers:\n{ledgers}", "utf-8")
    return check(load(root), root)


def test_a_ledger_with_a_row_has_nothing_wrong(tmp_path):
    assert problems(tmp_path, "  - {title: Sent home, types: [expel], columns: [number, deadline]}\n") == []


def test_all_that_is_wrong_with_ledgers_is_said_at_once_with_its_line_and_what_to_do(tmp_path):
    ledgers = """\
  - title: ""
    types: []
  - title: Sent home
    types: [expell, event, xyzzy]
    columns: [datte, number, number]
  - title: Sent Home!
    types: [expel]
"""
    found = problems(tmp_path, ledgers)
    assert [(one.code, one.field, one.mark.line) for one in found] == [
        ("ledger-untitled", "ledgers.0.title", 3),
        ("ledger-empty", "ledgers.0.types", 4),
        ("no-such-type", "ledgers.1.types.0", 6),
        ("no-such-type", "ledgers.1.types.1", 6),
        ("no-such-type", "ledgers.1.types.2", 6),
        ("no-such-column", "ledgers.1.columns.0", 7),
        ("column-twice", "ledgers.1.columns.2", 7),
        ("ledger-twice", "ledgers.2.title", 8),
    ]
    assert {one.severity for one in found} == {"error"}
    assert {one.file for one in found} == {"content/story.yml"}
    helps = [one.help for one in found]
    assert "did you mean expel?" in helps[2] and "did you mean date?" in helps[5]
    assert "use one of abduct, accuse" in helps[4]
    assert "the ledger “Sent home” has the address ledgers/sent-home/ already" in found[-1].message


@pytest.mark.parametrize(
    ("type", "codes"),
    [
        ("rule", []),
        ("rule\n  verb: foil", ["ledger-without-rows"]),
        ("deny", ["ledger-without-rows"]),
        ("event", ["ledger-without-rows"]),
    ],
)
def test_a_ledger_of_nothing_that_is_told_in_a_sentence_is_warned_of(tmp_path, type, codes):
    found = problems(tmp_path, "  - {title: Rulings, types: [rule]}\n", timeline=_RULED.format(type=type))
    found = [one for one in found if one.code != "not-borne"]
    assert [(one.code, one.severity) for one in found] == [(code, "warning") for code in codes]
    if codes:
        assert (found[-1].mark.line, found[-1].field) == (3, "ledgers.0")
