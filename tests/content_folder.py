"""A content folder of a small invented story, for tests of what reads one."""

from __future__ import annotations

from pathlib import Path

__all__ = ["SHEETS", "write_content"]

ARTICLES = {
    "001": """\
---
title: Norland sends two envoys home
publisher: The Northern Post
published: 2019-03-15
language: en
---

Norland expelled two Sudrian envoys on Thursday. They have until Saturday to leave.

Its answer denied any pleasure, and was short: The ministry said so, and it denied any delight. The ministry said nothing else.
""",
    "002": """\
---
title: Three envoys must go
published: 2019-03-16
language: en
---

Three envoys must leave Norland, “a source” told the paper. It was an answer.
""",
}

SHEETS = {
    "actors": """\
- id: norland
  name: Norland
  kind: country
  sources:
    - article: 001
      quote: Norland expelled
- id: sudria
  name: Sudria
  kind: country
  sources:
    - article: 001
      quote: two Sudrian envoys
""",
    "expulsions": """\
- id: norland-expels-sudria
  date: 2019-03-14
  by: norland
  against: [sudria]
  number:
    - value: 2
      sources:
        - article: 001
          quote: two Sudrian envoys
    - value: 3
      sources:
        - article: 002
          quote: Three envoys must leave Norland, "a source" told
          said_by: a source
  people: envoys
  sources:
    - article: 001
      quote: Norland expelled two Sudrian envoys on Thursday
""",
    "timeline": """\
- id: regret
  type: deny
  by: norland
  what: any pleasure
  in_response_to: norland-expels-sudria
  sources:
    - article: 001
      quote: it denied any delight
""",
}


def write_content(root: Path, **sheets: str) -> Path:
    """The story's content folder, with these sheets in place of its own."""
    content = root / "content"
    (content / "articles").mkdir(parents=True)
    (content / "facts").mkdir()
    (content / "pages").mkdir()
    (content / "story.yml").write_text("title: Norland and Sudria\n", "utf-8")
    for name, text in ARTICLES.items():
        (content / "articles" / f"{name}.md").write_text(text, "utf-8")
    for name, text in (SHEETS | sheets).items():
        (content / "facts" / f"{name}.yml").write_text(text, "utf-8")
    return content
