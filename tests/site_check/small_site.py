"""A small site, as it was built of the story of ``tests/content_folder.py``: three facts on two pages."""

from __future__ import annotations

from pathlib import Path

__all__ = ["FRONT", "TIMELINE", "page", "put", "write_site"]

_HEAD = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'self'; script-src 'self' 'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw='; img-src 'self' data:">
<title>Norland and Sudria</title>
<link rel="stylesheet" href="{up}assets/site.css">
<script>go()</script>
</head>
<body>
"""
_END = "</body>\n</html>\n"
FRONT = '<h1 id="top-of-page">Norland and Sudria</h1>\n<p><a href="timeline/#regret">What happened</a></p>\n'
TIMELINE = """\
<h2 id="norland-expels-sudria">Norland expelled two envoys</h2>
<p>Norland expelled two envoys.<sup id="fnref:n-1"><a class="footnote-ref" href="#fn:n-1">1</a></sup></p>
<h2 id="regret">The ministry denied any pleasure</h2>
<p>Norland denied any pleasure.<button type="button" popovertarget="e-2">?</button></p>
<div class="x-panel" id="e-2" popover aria-labelledby="e-2-h"><p id="e-2-h">“it denied any&nbsp;delight”</p></div>
<div class="footnote"><ol><li id="fn:n-1"><p>The Northern Post: “Norland expelled two <em>Sudrian</em> envoys on Thursday” <a href="#fnref:n-1">↩</a></p></li></ol></div>
"""


def page(body: str, up: str = "") -> str:
    """A whole page.

    :param up: the relative address of the site's top.
    """
    return _HEAD.format(up=up) + body + _END


def put(site: Path, path: str, text: str) -> None:
    """Write a file of the site."""
    file = site / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def write_site(root: Path) -> Path:
    """The site's folder, beside the content folder."""
    site = root / "build" / "site"
    put(site, "index.html", page(FRONT))
    put(site, "timeline/index.html", page(TIMELINE, "../"))
    put(site, "actors/norland/index.html", page('<h1 id="norland">Norland</h1>\n', "../../"))
    put(site, "actors/sudria/index.html", page('<h1 id="sudria">Sudria</h1>\n', "../../"))
    put(site, "assets/site.css", "/* url(nowhere.png) */ h1 { background: url('mark.svg') }\n")
    put(site, "assets/mark.svg", "<svg/>")
    put(
        site,
        "assets/addresses.json",
        '{"pages":{"actors/norland/":["norland"],"actors/sudria/":["sudria"],"timeline/":["norland-expels-sudria","regret"]},"now":{}}',
    )
    return site
