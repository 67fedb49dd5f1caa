"""The YAML language server that editors run, spoken to over its standard input and output as an editor would."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

__all__ = ["LanguageServer", "language_server"]

_SETTINGS = {"validate": True, "completion": True, "hover": True, "schemaStore": {"enable": False}}
"""As editors set it, but for the schemas that it would fetch from elsewhere."""


class LanguageServer:
    """A running server that has read no file yet."""

    def __init__(self, process: subprocess.Popen[bytes], root: Path) -> None:
        self._process = process
        self._asked = self._version = 0
        self._found: dict[str, list[Any]] = {}
        capabilities = {"textDocument": {"completion": {"completionItem": {"documentationFormat": ["markdown"]}}}}
        folder = {"uri": root.as_uri(), "name": "story"}
        self.ask(
            "initialize",
            {
                "processId": None,
                "rootUri": root.as_uri(),
                "workspaceFolders": [folder],
                "capabilities": capabilities | {"workspace": {"configuration": True}},
            },
        )
        self._tell("initialized", {})
        self._tell("workspace/didChangeConfiguration", {"settings": {"yaml": _SETTINGS}})

    def wrong(self, path: Path, text: str) -> list[dict[str, Any]]:
        """What the server finds wrong with a file that holds this text."""
        uri = path.as_uri()
        self._version += 1
        if self._found.pop(uri, None) is None:
            document = {"uri": uri, "languageId": "yaml", "version": self._version, "text": text}
            self._tell("textDocument/didOpen", {"textDocument": document})
        else:
            changed = {"uri": uri, "version": self._version}
            self._tell("textDocument/didChange", {"textDocument": changed, "contentChanges": [{"text": text}]})
        while uri not in self._found:
            self._take(self._read())
        return self._found[uri]

    def completions(self, path: Path, line: int, column: int) -> dict[str, str]:
        """What the server offers at a place of an open file, counted from 0, each with what it says of it."""
        place = {"textDocument": {"uri": path.as_uri()}, "position": {"line": line, "character": column}}
        found = self.ask("textDocument/completion", place)
        return {item["label"]: _text(item.get("documentation", "")) for item in found["items"]}

    def ask(self, method: str, params: Any) -> Any:
        """The server's answer to a request."""
        self._asked += 1
        number = self._asked
        self._send({"id": number, "method": method, "params": params})
        while True:
            message = self._read()
            if message.get("id") == number and "method" not in message:
                assert "error" not in message, message
                return message["result"]
            self._take(message)

    def _take(self, message: dict[str, Any]) -> None:
        """What the server says of itself: its questions are answered, and what it finds wrong is kept."""
        if message.get("method") == "textDocument/publishDiagnostics":
            self._found[message["params"]["uri"]] = message["params"]["diagnostics"]
        if "id" in message and "method" in message:
            asked = message["params"].get("items", []) if message["method"] == "workspace/configuration" else []
            answer = [_SETTINGS if item.get("section") == "yaml" else {} for item in asked] or None
            self._send({"id": message["id"], "result": answer})

    def _tell(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def _send(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout
        length = 0
        while line := self._process.stdout.readline().strip():
            if line.lower().startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        assert length, "the language server hung up"
        return json.loads(self._process.stdout.read(length))


@contextmanager
def language_server(command: str, root: Path) -> Iterator[LanguageServer]:
    """A server while the block runs.

    :param command: the program.
    :param root: the folder that the editor has open.
    """
    process = subprocess.Popen([command, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        yield LanguageServer(process, root)
    finally:
        process.kill()
        process.communicate()


def _text(documentation: Any) -> str:
    return documentation["value"] if isinstance(documentation, dict) else documentation
