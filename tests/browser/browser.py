"""A real browser, as far as the tests need one: what it shows, what it asks the network for, what it complains of."""

from __future__ import annotations

import base64
import os
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from selenium.webdriver import Chrome, ChromeOptions, ChromeService, Keys
from selenium.webdriver.support.ui import WebDriverWait

__all__ = ["Browser", "found_browser", "open_browser", "served"]

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_ARGUMENTS = (
    "--headless=new",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-features=AutofillServerCommunication,OptimizationHints,OptimizationGuideModelDownloading,OptimizationHintsFetching",
    "--disable-gpu",
    "--disable-sync",
    "--gaia-url=http://127.0.0.1:9",
    "--no-first-run",
)
_PATIENCE = 20  # seconds; a search index is built in the browser, on a machine that may be busy
_KEYS = {"Tab": (9, ""), "Enter": (13, "\r"), "Escape": (27, ""), "Space": (32, " ")}
"""What a browser calls a key, and what it writes."""
_IDLE_WORKERS = "globalThis.Worker = class extends EventTarget { postMessage() {} };"
_SEEN = """
    const within = document.querySelector(arguments[0]), from = document.querySelector(arguments[1]) ?? within, seen = [];
    const texts = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const text = texts.currentNode, its = text.parentElement, range = new Range();
        if (!from.contains(text) && from.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_PRECEDING) continue;
        if (!its.checkVisibility({visibilityProperty: true, opacityProperty: true, contentVisibilityAuto: true})) continue;
        range.selectNodeContents(text);
        const box = range.getBoundingClientRect();
        if (box.right > 0 && box.left < innerWidth && its.getBoundingClientRect().width > 1) seen.push(text.data);
    }
    return seen.join(" ");
"""
"""The words that have a place in the page's width: none of what is folded away, in a drawer or for screen readers alone."""


def found_browser() -> tuple[str, str] | str:
    """The browser's and its driver's paths, or what is missing."""
    browser = next(filter(None, map(shutil.which, _BROWSERS)), None)
    driver = shutil.which("chromedriver")
    if not browser:
        return "no Chromium on this machine: apt install chromium chromium-driver"
    if not driver:
        return "no chromedriver on this machine: apt install chromium-driver"
    return browser, driver


@contextmanager
def served(folder: Path, asked: list[str] | None = None) -> Iterator[str]:
    """The address under which a folder is served on this machine while the block runs.

    :param asked: where each path is written down that is asked for.
    """
    handler = partial(_Quiet, [] if asked is None else asked, directory=str(folder))
    server = _Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def open_browser(browser: str, driver: str, profile: Path) -> Iterator[Browser]:
    """A browser with a profile of its own while the block runs; no other host answers it."""
    with _recorded() as (proxy, asked), _chrome(browser, driver, profile, proxy) as chrome:
        yield Browser(chrome, asked)


@contextmanager
def _recorded() -> Iterator[tuple[str, list[str]]]:
    """A proxy that answers nothing, and the list of what it was asked for: pages, workers and frames alike."""
    asked: list[str] = []

    class Refuse(BaseHTTPRequestHandler):
        def refuse(self) -> None:
            asked.append(self.path)
            self.send_error(502)

        do_CONNECT = do_GET = do_HEAD = do_OPTIONS = do_POST = refuse

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = _Server(("127.0.0.1", 0), Refuse)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        server.server_close()


@contextmanager
def _chrome(browser: str, driver: str, profile: Path, proxy: str) -> Iterator[Chrome]:
    options = ChromeOptions()
    options.binary_location = browser
    for argument in (*_ARGUMENTS, f"--user-data-dir={profile}", f"--proxy-server={proxy}"):
        options.add_argument(argument)
    if os.geteuid() == 0:
        options.add_argument("--no-sandbox")  # which Chromium cannot set up for root
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    chrome = Chrome(options=options, service=ChromeService(executable_path=driver))
    try:
        yield chrome
    finally:
        chrome.quit()


class Browser:
    """One window."""

    def __init__(self, chrome: Chrome, asked: list[str]) -> None:
        self.chrome, self._asked = chrome, asked

    def open(self, address: str, *, width: int = 1280, height: int = 900) -> None:
        """Show a page in a window of this size, in CSS pixels; what was logged before is forgotten."""
        self.resize(width, height)
        self._asked.clear()
        self.complaints()
        self.chrome.get(address)
        self.wait_until("document.readyState === 'complete'")

    def resize(self, width: int, height: int = 900) -> None:
        """Give the window this size, in CSS pixels."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        self.chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)

    def run(self, script: str, *arguments: object) -> object:
        """What a script returns in the page."""
        return self.chrome.execute_script(script, *arguments)

    def words(self, within: str = "body", since: str = "body") -> list[str]:
        """What a reader sees, wherever the page is scrolled to, word by word.

        :param within: a selector of the part of the page that is read.
        :param since: one of where reading begins; left out or not there, at the part's beginning.
        """
        return self.run(_SEEN, within, since).split()  # type: ignore[attr-defined]

    def wait_until(self, condition: str) -> None:
        """Wait for an expression of JavaScript to be true."""
        WebDriverWait(self.chrome, _PATIENCE, poll_frequency=0.05).until(
            lambda _: self.run(f"return Boolean({condition})"), condition
        )

    def press(self, key: str) -> None:
        """Press a key: ``Tab``, ``Enter``, ``Escape`` or ``Space``."""
        event = {"key": " " if key == "Space" else key, "code": key, "windowsVirtualKeyCode": _KEYS[key][0]}
        down = {"type": "keyDown", "text": _KEYS[key][1]} if _KEYS[key][1] else {"type": "rawKeyDown"}
        for happens in (down, {"type": "keyUp"}):
            self.chrome.execute_cdp_cmd("Input.dispatchKeyEvent", event | happens)

    def tab(self, times: int) -> None:
        """Press Tab so many times in one go, which takes a sixth of what pressing it one by one does."""
        self.chrome.switch_to.active_element.send_keys(Keys.TAB * times)

    def rest(self) -> None:
        """Wait until nothing moves and no colour changes any more."""
        self.wait_until("document.getAnimations().every(one => one.playState !== 'running')")

    def prefer(self, scheme: str) -> None:
        """Say that the system's colours are ``light`` or ``dark``."""
        feature = {"name": "prefers-color-scheme", "value": scheme}
        self.chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [feature]})

    @contextmanager
    def scripts(self, run: bool) -> Iterator[None]:
        """Whether pages' own scripts run while the block does; :meth:`run` goes on working."""
        self.chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not run})
        try:
            yield
        finally:
            self.chrome.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})

    @contextmanager
    def without_policy(self) -> Iterator[None]:
        """Pages that are opened while the block runs obey no Content-Security-Policy."""
        self.chrome.execute_cdp_cmd("Page.setBypassCSP", {"enabled": True})
        try:
            yield
        finally:
            self.chrome.execute_cdp_cmd("Page.setBypassCSP", {"enabled": False})

    @contextmanager
    def without_workers(self) -> Iterator[None]:
        """Workers of pages that are opened while the block runs do nothing."""
        script = self.chrome.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": _IDLE_WORKERS})
        try:
            yield
        finally:
            self.chrome.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", script)

    def picture(self, height: int) -> bytes:
        """The page as a PNG without scroll bars, from its top to its end or to ``height``, in CSS pixels."""
        self.chrome.execute_cdp_cmd("Emulation.setScrollbarsHidden", {"hidden": True})
        width, ends = self.run("return [innerWidth, document.documentElement.scrollHeight]")  # type: ignore[misc]
        self.resize(width, min(height, ends))
        self.rest()
        taken = self.chrome.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
        self.chrome.execute_cdp_cmd("Emulation.setScrollbarsHidden", {"hidden": False})
        return base64.b64decode(taken["data"])

    def pdf(self, width: float = 210 / 25.4, height: float = 297 / 25.4) -> bytes:
        """The page as a PDF, on sheets of this size in inches; left out, of A4."""
        made = self.chrome.execute_cdp_cmd("Page.printToPDF", {"paperWidth": width, "paperHeight": height})
        return base64.b64decode(made["data"])

    def search(self, words: str) -> list[tuple[str, str, list[str]]]:
        """Each result of the page's search box: its address, its text and the words marked in it."""
        box = "document.querySelector('input[data-md-component=search-query]')"
        self.run(f"{box}.focus()")
        self.wait_until("document.querySelector('.md-search-result__meta').textContent.trim()")
        before = "document.querySelector('.md-search-result__meta')"
        self.run(f"{before}.dataset.asked = ''; {before}.textContent = ''")
        self.run(f"{box}.value = arguments[0]; {box}.dispatchEvent(new Event('keyup'))", words)
        self.wait_until(f"/\\d|No/.test({before}.textContent)")
        return self.run(  # type: ignore[return-value]
            "return Array.from(document.querySelectorAll('.md-search-result__link'), link => "
            "[link.getAttribute('href'), link.textContent, Array.from(link.querySelectorAll('mark'), m => m.textContent)])"
        )

    def asked_elsewhere(self) -> list[str]:
        """What was asked of any other machine since the page was opened."""
        return list(self._asked)

    def complaints(self) -> list[str]:
        """Errors in the console since the page was opened."""
        return [entry["message"] for entry in self.chrome.get_log("browser") if entry["level"] == "SEVERE"]


class _Server(ThreadingHTTPServer):
    """Says nothing of a browser that hangs up on it, as one does that is closed."""

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Quiet(SimpleHTTPRequestHandler):
    def __init__(self, asked: list[str], *arguments: object, **settings: object) -> None:
        self._asked = asked
        super().__init__(*arguments, **settings)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        self._asked.append(self.path)
        super().do_GET()

    def send_error(self, code: int, *arguments: object) -> None:  # type: ignore[override]
        """An address that leads nowhere is answered by the site's own page, as those who serve sites do."""
        page = Path(self.directory, "404.html")
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, *arguments)  # type: ignore[arg-type]
            return
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        self.wfile.write(page.read_bytes())

    def log_message(self, format: str, *args: object) -> None:
        pass
