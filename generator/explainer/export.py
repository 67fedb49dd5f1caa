"""The whole of what is known as one JSON document: the form stands in the format of the fact sheets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .disagreements import disagreements
from .evidence import Evidence
from .messages import Messages
from .model import Actor, Article, Claim, Fact, FactBase, Lead, Role, Source, preferred
from .reader_settings import ReaderSettings
from .telling import tell

__all__ = ["export", "exported_lead"]

_PRIVATE = ReaderSettings.model_fields.keys() - {"name", "model"}
"""What is known of the story's reader and is nobody's business, such as the address of its server."""
_EMPTY: tuple[object, ...] = (None, "", [])


def export(base: FactBase) -> dict[str, Any]:
    """The fact base as plain values for JSON, all of it: see :func:`explainer.published.published`."""
    evidence = Evidence(base.articles)
    actors = {actor.id: actor for actor in base.sheets.actors}
    messages = Messages(base.story.language)
    sheets = {
        sheet: [_fact(fact, actors, evidence, messages) for fact in facts]
        for sheet, facts in base.sheets.by_name().items()
    }
    return {
        "story": base.story.model_dump(exclude_defaults=True, exclude={"reader": _PRIVATE}),
        "articles": [_article(article) for article in base.articles],
        **sheets,
        "disagreements": [
            {"sheet": d.sheet, "fact": d.fact, "field": d.field, "values": [_claim(c, evidence) for c in d.claims]}
            for d in disagreements(base.sheets, evidence)
        ],
        "leads": [exported_lead(lead, evidence) for lead in base.leads],
    }


def exported_lead(lead: Lead, evidence: Evidence) -> dict[str, Any]:
    """A lead as plain values for JSON, with where it stands in its article as long as it does."""
    values = lead.model_dump(exclude={"prefix"})
    found = evidence.find(Source(article=lead.article, quote=lead.quote, prefix=lead.prefix))
    return values | ({"start": found.start, "end": found.end} if found else {})


def _article(article: Article) -> dict[str, Any]:
    return {"id": article.id, **article.meta.model_dump(), "sha256": article.sha256}


def _fact(fact: Fact, actors: Mapping[str, Actor], evidence: Evidence, messages: Messages) -> dict[str, Any]:
    out: dict[str, Any] = {"id": fact.id}
    for name in type(fact).model_fields:
        value = getattr(fact, name)
        if name not in Fact.model_fields and value not in _EMPTY:
            out[name] = _field(value, evidence)
    if not isinstance(fact, Actor):
        told = tell(fact, actors, evidence, messages)
        out |= {"told": told.how, "telling": told.text}
    if isinstance(fact, Actor):
        out = {"aliases": [], "roles": [], **out}
    if fact.note:
        out["note"] = fact.note
    if fact.checked:
        out["checked"] = fact.checked
    if fact.corrections:
        out["corrections"] = [correction.model_dump(exclude_defaults=True) for correction in fact.corrections]
    return out | {"sources": _sources(fact.sources, evidence)}


def _field(value: Any, evidence: Evidence) -> Any:
    if isinstance(value, list) and value and isinstance(value[0], Role):
        return [_claim(role, evidence) for role in value]
    if isinstance(value, list) and value and isinstance(value[0], Claim):
        return {"value": preferred(value), "claims": [_claim(claim, evidence) for claim in value]}
    return value


def _claim(claim: Claim[Any] | Role, evidence: Evidence) -> dict[str, Any]:
    plain = claim.model_dump(by_alias=True, exclude_defaults=True)
    return {**plain, "value": claim.value, "sources": _sources(claim.sources, evidence)}


def _sources(sources: Sequence[Source], evidence: Evidence) -> list[dict[str, Any]]:
    return [_source(source, evidence) for source in sources]


def _source(source: Source, evidence: Evidence) -> dict[str, Any]:
    article = evidence.article(source)
    found = evidence.find(source)
    out = source.model_dump(exclude_defaults=True) | {"article": article.id if article else source.article}
    if found is None:
        return out | {"verified": False}
    return out | {"start": found.start, "end": found.end, "verified": True}
