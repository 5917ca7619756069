"""How gunicorn serves, in the demonstration and in the container: sync views in a few threads."""

import os
import socket
import sys

from gunicorn import util


def _count(name: str, default: int) -> int:
    value = os.environ.get(name, "").strip() or str(default)
    if not value.isascii() or not value.isdigit() or not 1 <= int(value) <= 64:
        sys.exit(f"{name} must be a whole number from 1 to 64. Example: {name}={default}")
    return int(value)


workers = _count("WEB_WORKERS", 2)
worker_class = "gthread"
threads = _count("WEB_THREADS", 4)
timeout = 60
graceful_timeout = 5
keepalive = 5
max_requests = 5000
max_requests_jitter = 500
# No access log: addresses of pages may hold search words.
accesslog = None
errorlog = "-"
loglevel = "error"  # its warnings name the addresses of visitors whose requests it cannot read
control_socket_disable = True


def _refuse(client: socket.socket, status: int, reason: str, _words: str) -> None:
    """Answer a request that gunicorn itself cannot read, in place of its own `write_error`: with the headers
    of every other answer, and without repeating what was sent."""
    from csp.utils import build_policy

    from comparator.web.middleware import answer_headers

    body = f"{status} {reason}\n"
    headers = {
        "Connection": "close",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Length": str(len(body)),
        "Cache-Control": "no-store",
        "Content-Security-Policy": build_policy(),
        **answer_headers(),
    }
    lines = [
        f"HTTP/1.1 {status} {reason}",
        *(f"{name}: {value}" for name, value in headers.items()),
        "",
        body,
    ]
    util.write_nonblock(client, "\r\n".join(lines).encode("latin-1"))


util.write_error = _refuse
