"""The way to a language model's server and back: HTTP within limits, and nothing of the key in what is said of it."""

from __future__ import annotations

import json
import os
import re
import socket
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from ipaddress import IPv6Address, ip_address
from ssl import PROTOCOL_TLS_CLIENT, SSLContext
from types import ModuleType
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ..errors import ExplainerError, ReaderMissing
from ..reader_settings import ReaderSettings

if TYPE_CHECKING:
    import httpx

__all__ = ["KEPT", "Connection", "Limits", "Lost", "NoAnswer", "Response", "check_address"]

KEPT = "what was answered so far is kept"
"""What a person need not fear for."""
_SHOWN = 200
"""Characters of a server's own words that are shown."""


class NoAnswer(ExplainerError):
    """A server cannot be asked; the text says why and what to do."""


class Lost(Exception):
    """There was no connection, or it broke."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long is waited for a server, and how much is read of it."""

    connect: float = 10
    """Seconds until it is there."""
    tries: int = 5
    """How often it is asked the same where it may answer in a moment."""
    longest_wait: float = 120
    """Seconds between two tries, whatever it asks for."""
    largest: int = 4 * 2**20
    """Bytes of an answer."""


@dataclass(frozen=True, slots=True)
class Response:
    """What came back."""

    status: int
    text: str
    kind: str
    """Its content type."""
    after: str
    """What its ``Retry-After`` says."""
    leads_to: str
    """What its ``Location`` says."""


class Connection:
    """A server that can be reached."""

    def __init__(self, settings: ReaderSettings, limits: Limits) -> None:
        """
        :raises NoAnswer: what it is asked is not safe on its way.
        """
        check_address(settings)
        self._settings, self._limits = settings, limits

    @property
    def host(self) -> str:
        """What the server is called."""
        return urlsplit(self._settings.address).hostname or ""

    def sent(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Response:
        """What comes back, read within its limits.

        :raises NoAnswer: it takes too long, or is too long.
        :raises Lost: the connection.
        """
        httpx, begun = _httpx(), time.monotonic()
        try:
            with self._client.stream(method, self._settings.address + path, json=body, headers=self._signed()) as got:
                data = bytearray()
                for part in got.iter_bytes():
                    data += part
                    if len(data) > self._limits.largest:
                        raise NoAnswer(
                            f"{self.host} sends more than {self._limits.largest // 2**20} MB, which was not read on: "
                            "no answer of a model is that long; mend reader: address in story.yml, or take another model"
                        )
                    if time.monotonic() - begun > self._settings.timeout:
                        raise self._too_slow()
                text = data.decode("utf-8", "replace")
                heads = (got.headers.get(name, "") for name in ("content-type", "retry-after", "location"))
                return Response(got.status_code, text, *heads)
        except httpx.ConnectTimeout:
            raise Lost(f"not within {self._limits.connect:g} seconds") from None
        except httpx.TimeoutException:
            raise self._too_slow() from None
        except (httpx.TransportError, httpx.DecodingError) as error:
            raise Lost(self.clean(str(error)) or type(error).__name__) from None

    def _too_slow(self) -> NoAnswer:
        return NoAnswer(
            f"{self.host} gave no answer within {self._settings.timeout:g} seconds: give it longer with reader: timeout in "
            f"story.yml, ask about less at once with part_words, or take a smaller model; {KEPT}"
        )

    @cached_property
    def _client(self) -> httpx.Client:
        library = _httpx()
        limits = library.Timeout(self._settings.timeout, connect=self._limits.connect, pool=None)
        # where nothing is encrypted the world's certificates need not be read: an empty context trusts nobody
        is_open = self._settings.address.startswith("http:")
        trusts = SSLContext(PROTOCOL_TLS_CLIENT) if is_open else True
        # a proxy that somebody set for the web passes on what it cannot read, and nothing that goes to this computer
        by_proxy = not is_open and not _is_near(self.host, unknown=False)
        try:
            client: httpx.Client = library.Client(timeout=limits, verify=trusts, trust_env=by_proxy)
        except (ImportError, OSError, ValueError, library.InvalidURL):  # whose words may have the proxy's password
            raise NoAnswer(
                "the proxy or the certificates that the environment names cannot be used: look at the variables HTTPS_PROXY, "
                "ALL_PROXY (for SOCKS: pip install 'httpx[socks]') and SSL_CERT_FILE"
            ) from None
        return client

    def _signed(self) -> dict[str, str]:
        """What stands before a question: the key, where there is one."""
        return {"Accept-Encoding": "identity"} | ({"Authorization": f"Bearer {key}"} if (key := self._key()) else {})

    def _key(self) -> str:
        """
        :raises NoAnswer: the variable holds none.
        """
        name = self._settings.variable
        key = os.environ.get(name, "").strip() if name else ""
        if name and not key:
            raise NoAnswer(f"the variable {name} holds no key: put the server's key into it (export {name}=…)")
        if not re.fullmatch(r"[!-~]*", key):
            raise NoAnswer(f"what the variable {name} holds is no key: a key is of ASCII letters, digits and signs")
        return key

    def words(self, said: Response) -> str:
        """A server's own words on what is wrong, as part of a sentence; of a page of HTML none."""
        if "html" in said.kind:
            return ""
        try:
            value = json.loads(said.text)
        except (ValueError, RecursionError):
            value = said.text
        for name in ("error", "message", "detail"):
            value = value.get(name, value) if isinstance(value, dict) else value
        words = self.clean(value if isinstance(value, str) else json.dumps(value))
        return f": {words}" if words else ""

    def clean(self, text: str) -> str:
        """A stranger's words as they may stand in a terminal and a log: one short line, without the key."""
        name = self._settings.variable
        if name and (key := os.environ.get(name, "").strip()):
            text = text.replace(key, "…")
        line = " ".join("".join(c if c.isprintable() else " " for c in text[: 2 * _SHOWN]).split())
        return line if len(line) <= _SHOWN else f"{line[: _SHOWN - 1]}…"


def _httpx() -> ModuleType:
    """
    :raises ReaderMissing: it is not installed.
    """
    try:
        import httpx
    except ImportError as error:
        raise ReaderMissing(
            f"asking a language model needs httpx: pip install 'explainer-site[model]' ({error})"
        ) from None
    return httpx


def check_address(settings: ReaderSettings) -> None:
    """
    :raises NoAnswer: there is no address, no model, or what goes there could be read on its way.
    """
    for name in ("address", "model"):
        if not getattr(settings, name):
            raise NoAnswer(f"story.yml does not say which {name} is asked: write it under reader: there")
    parts = urlsplit(settings.address)
    if parts.scheme == "http" and not _is_near(parts.hostname or ""):
        raise NoAnswer(
            f"{settings.address} would be asked in the open, where others can read the articles and the key: "
            "write https:// in reader: address of story.yml (http:// is for this computer and its own network)"
        )


def _is_near(host: str, *, unknown: bool = True) -> bool:
    """Whether a host is this computer or one of its own network.

    :param unknown: what is said of one that cannot be found: it gets nothing, unless a proxy knows it.
    """
    try:
        found = {host} if _is_number(host) else {str(one[4][0]) for one in socket.getaddrinfo(host, None)}
    except (OSError, UnicodeError):
        return unknown
    return all(_is_own(one) for one in found)


def _is_number(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _is_own(address: str) -> bool:
    there = ip_address(address.partition("%")[0])
    if isinstance(there, IPv6Address) and there.ipv4_mapped:  # which older Pythons take for private whatever it is
        there = there.ipv4_mapped
    return there.is_loopback or there.is_private
