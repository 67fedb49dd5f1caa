"""A server with the OpenAI chat form on the loopback, which answers what a test tells it to, well and badly."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

__all__ = ["ModelServer", "Reply", "model_server", "said"]


@dataclass(frozen=True)
class Reply:
    """What is sent back."""

    body: bytes | str = b""
    status: int = 200
    heads: Mapping[str, str] = field(default_factory=dict)
    hangs: bool = False
    """Whether nothing is sent until the server is closed."""
    cut: bool = False
    """Whether the connection breaks in the middle of it."""


def said(text: str | None, *, finish: str = "stop") -> Reply:
    """A model's words as a server sends them."""
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": finish}
    heads = {"Content-Type": "application/json"}
    return Reply(json.dumps({"object": "chat.completion", "choices": [choice]}), heads=heads)


Replies = Callable[[dict[str, Any]], Reply]
"""What is sent back for a question, by its body."""


class ModelServer:
    """What a server was asked, and where it is."""

    def __init__(self, replies: Replies) -> None:
        self.replies = replies
        self.asked: list[dict[str, Any]] = []
        """The bodies of all questions, in the order in which they came."""
        self.heads: list[Mapping[str, str]] = []
        """The heads of all that it was asked."""
        self.models: list[str] = []
        """What it has, by its own account."""
        self.most_at_once = 0
        """How many questions were open at a time."""
        self.closing = threading.Event()
        self.address = ""
        self._open, self._lock = 0, threading.Lock()

    def reply(self, body: dict[str, Any]) -> Reply:
        with self._lock:
            self.asked.append(body)
            self._open += 1
            self.most_at_once = max(self.most_at_once, self._open)
        try:
            return self.replies(body)
        finally:
            with self._lock:
                self._open -= 1


@contextmanager
def model_server(*replies: Reply | Replies) -> Iterator[ModelServer]:
    """A server that is there while the block runs.

    :param replies: what is sent back for each question in turn, the last of them for all others too; or what makes it.
    """
    turns = iter(replies)
    last: list[Reply | Replies] = []

    def next_reply(body: dict[str, Any]) -> Reply:
        last[:] = [next(turns, *last)]
        return last[0] if isinstance(last[0], Reply) else last[0](body)

    server = ModelServer(next_reply)
    listening = ThreadingHTTPServer(("127.0.0.1", 0), _handler(server))
    listening.daemon_threads = True
    server.address = f"http://127.0.0.1:{listening.server_port}/v1"
    thread = threading.Thread(target=listening.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.closing.set()
        listening.shutdown()
        listening.server_close()


def _handler(server: ModelServer) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            server.heads.append(dict(self.headers))
            found = self.path == "/v1/chat/completions"
            self._send(server.reply(body) if found else Reply("nothing is here", 404))

        def do_GET(self) -> None:
            server.heads.append(dict(self.headers))
            listed = {"object": "list", "data": [{"id": name} for name in server.models]}
            self._send(Reply(json.dumps(listed)) if self.path == "/v1/models" else Reply("nothing is here", 404))

        def _send(self, reply: Reply) -> None:
            if reply.hangs:
                server.closing.wait(30)
                return
            data = reply.body.encode() if isinstance(reply.body, str) else reply.body
            self.send_response(reply.status)
            for name, value in (
                {"Content-Type": "text/plain", "Content-Length": str(len(data))} | {**reply.heads}
            ).items():
                self.send_header(name, value)
            self.end_headers()
            with suppress(OSError):  # who asked has heard enough
                self.wfile.write(data[: len(data) // 2] if reply.cut else data)
            if reply.cut:
                self.close_connection = True

        def log_message(self, format: str, *args: Any) -> None:
            """Nothing: what a test shows is the program's."""

    return Handler
