"""Requests that the web server itself cannot read: refused with the headers of every other answer, and
without repeating what was sent."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from email.message import Message
from email.parser import BytesHeaderParser
from pathlib import Path

import pytest

from tests.faults.test_headers import FIXED, POLICY

pytestmark = pytest.mark.once
ROOT = Path(__file__).resolve().parents[2]
SENTINEL = b"zanzibar"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, int]]:
    """The project's own gunicorn on a free port, for an https address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address: tuple[str, int] = free.getsockname()
    var = tmp_path_factory.mktemp("var")
    told = {"PUBLIC_URL": "https://compare.example.org", "COMPARATOR_VAR": str(var), "WEB_WORKERS": "1"}
    (var / "static").mkdir()
    process = subprocess.Popen(
        [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", "--bind",
         f"127.0.0.1:{address[1]}", "comparator.wsgi"],
        cwd=ROOT, env={**os.environ, **told, "DJANGO_SETTINGS_MODULE": "comparator.settings"},
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def ask(address: tuple[str, int], request: bytes) -> tuple[int, Message, bytes]:
    """The answer's status, headers and body; waits for a server that is just starting."""
    for _ in range(300):
        try:
            with socket.create_connection(address, timeout=30) as connection:
                connection.sendall(request)
                connection.shutdown(socket.SHUT_WR)
                answer = b"".join(iter(lambda: connection.recv(65536), b""))
            break
        except ConnectionRefusedError:
            time.sleep(0.1)
    head, _, body = answer.partition(b"\r\n\r\n")
    first, _, headers = head.partition(b"\r\n")
    return int(first.split()[1]), BytesHeaderParser().parsebytes(headers), body


@pytest.mark.parametrize(
    ("request_line", "status"),
    [
        (b"GET /" + SENTINEL, 400),
        (b"GET /" + SENTINEL + b"a" * 9000 + b" HTTP/1.1", 414),
        (b"GET / HTTP/1.1\r\n" + SENTINEL + b": " + b"a" * 9000, 431),
        (b"GET / HTTP/1.1\r\n" + SENTINEL + b" : 1", 400),
    ],
    ids=["no protocol", "too long", "too long a header", "a header that is none"],
)
def test_an_unreadable_request_gets_every_header(
    server: tuple[str, int], request_line: bytes, status: int
) -> None:
    answered, headers, body = ask(server, request_line + b"\r\nHost: localhost\r\n\r\n")
    assert answered == status
    assert {name: headers[name] for name in FIXED} == FIXED
    assert {part.strip() for part in headers["Content-Security-Policy"].split(";")} == POLICY
    assert headers["Strict-Transport-Security"].startswith("max-age=")
    assert headers["Content-Type"] == "text/plain; charset=utf-8"
    assert SENTINEL not in body
    assert body.startswith(str(status).encode())
