"""Who published the article on a page."""

from __future__ import annotations

from ...quotes import canonical
from ..bylines import letters
from ..raw import Attested
from .parsing import WebPage
from .site_names import SiteNames, host, parts

__all__ = ["publisher"]


def publisher(page: WebPage, site: SiteNames) -> Attested | None:
    """The site's name as it calls itself, without its slogan; its host where it has no other, None without that."""
    domain = letters(host(page))
    for stated in site.stated:
        if name := _name(str(stated.value), domain):
            return Attested(_written_out(name, site), stated.where)
    for title in page.tree.iter("title"):
        for part in parts(canonical(title.text_content())):
            if len(letters(part)) > 1 and domain.startswith(letters(part)):
                return Attested(part, "the page’s title")
    return Attested(host(page), "the page’s address") if domain else None


def _name(stated: str, domain: str) -> str:
    """The part of a stated name that is the name: the one that the host is called, else the first."""
    every = parts(stated)
    return next((part for part in every if letters(part) in domain), every[0] if every else "").removeprefix("www.")


def _written_out(name: str, site: SiteNames) -> str:
    """The name as the site writes it elsewhere where this is its host: "Graustark Post" for "graustark-post.example"."""
    if "." not in name or " " in name:
        return name
    spelt = letters(name.rpartition(".")[0])
    others = (str(one.value) for one in site.stated)
    return next((other for other in others if letters(other) in (spelt, f"the{spelt}") and "." not in other), name)
