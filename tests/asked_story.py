"""A story with two proposals, and one that has leads besides."""

from explainer.content import ContentFolder
from explainer.merge import merge
from explainer.model import Lead, Sheets

__all__ = ["ARTICLES", "CLOSED", "REOPENED", "add_leads", "asked_story"]

_ACTORS = [
    {"id": "zenda", "name": "Zenda", "kind": "country"},
    {"id": "strelsau", "name": "Strelsau", "kind": "country"},
]
ARTICLES = {"001-courier": "Zenda closed a port. Nobody came.", "002-gazette": "It reopened. " * 12}


def _lead(ident, article, quote, **more):
    return Lead(id=ident, article=article, quote=quote, why="no known type of event", **more)


CLOSED = _lead("001-closed-a-1a1a", "001-courier", "Zenda closed a port.", date="2024-05-03", by=["zenda"])
REOPENED = [_lead(f"002-reopened-{n:04}", "002-gazette", "It reopened.") for n in range(12)]


def asked_story(root):
    """A story with two proposals, on the date and on the number."""
    folder = ContentFolder(root)
    merge(folder, _sheets())
    file = folder.facts / "expulsions.yml"
    file.write_text(file.read_text("utf-8").replace("number: 2", "number: 5").replace("2024-05", "2024-06"), "utf-8")
    merge(folder, _sheets(number=3, date="2024-07"))
    return folder


def add_leads(folder):
    """Give the story two articles and thirteen leads."""
    folder.articles.mkdir(parents=True)
    for ident, text in ARTICLES.items():
        (folder.articles / f"{ident}.md").write_text(f"---\ntitle: News\n---\n\n{text}\n", "utf-8")
    merge(folder, _sheets(number=3, date="2024-07"), leads=[CLOSED, *REOPENED])
    return folder


def _sheets(**fields):
    fact = {"id": "one", "date": "2024-05", "number": 2, "people": "envoys"} | fields
    sources = [{"article": "001-courier", "quote": "two envoys"}]
    actors = [actor | {"sources": sources} for actor in _ACTORS]
    return Sheets.model_validate({"actors": actors, "expulsions": [fact | {"sources": sources}]})
