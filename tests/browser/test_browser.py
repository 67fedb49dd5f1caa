"""What serves a browser, without one."""

import socket
import struct
import threading
import time
import urllib.request
from urllib.parse import urlsplit

import pytest

from .browser import served


@pytest.mark.slow
def test_a_browser_that_hangs_up_leaves_no_traceback(tmp_path, capfd):
    (tmp_path / "large.bin").write_bytes(bytes(30_000_000))
    before = threading.active_count()
    with served(tmp_path) as address:
        with socket.create_connection((urlsplit(address).hostname, urlsplit(address).port)) as browser:
            browser.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))  # close by a reset
            browser.sendall(b"GET /large.bin HTTP/1.0\r\n\r\n")
            assert browser.recv(5) == b"HTTP/"
        while threading.active_count() > before + 1:  # it is still being sent
            time.sleep(0.01)
        with urllib.request.urlopen(f"{address}large.bin") as answer:
            assert answer.status == 200
    assert capfd.readouterr().err == ""
